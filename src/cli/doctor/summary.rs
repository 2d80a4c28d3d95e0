//! The findings in words, one point each.

use super::findings::{Contact, Findings, Pictures, Shelf, Support};
use super::locale::Encoding;
use super::page::Page;
use crate::config::ColourSupport;
use crate::terminal::picture::{Because, Decision, Means};
use crate::terminal::{Clue, Marks, Mode, Reason, Way};
use crate::text::Base;
use crate::words::Value;
use std::io::{self, Write};
use std::path::PathBuf;

/// How to put a word of ours on the clipboard by hand.
const TRY_CLIPBOARD: &str = r"printf '\033]52;c;a2hhYmFy\a'";
/// How to see a link of ours by hand.
const TRY_LINK: &str = r"printf '\033]8;;https://example.org\akhabar\033]8;;\a\n'";
/// What to set where more colours are shown than the environment says.
const SET_COLOURS: &str = "COLORTERM=truecolor";

/// Writes every finding.
///
/// # Errors
/// Where the page takes no more.
pub fn write<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    page.first_title("doctor-title")?;
    terminal(page, findings)?;
    mode(page, findings)?;
    locale(page, findings)?;
    match findings.size {
        Some((columns, rows)) => {
            let (columns, rows) = (u32::from(columns.0), u32::from(rows.0));
            page.point("doctor-size", &[("columns", columns.into()), ("rows", rows.into())])?;
        }
        None => page.point("doctor-size-unknown", &[])?,
    }
    colours(page, findings)?;
    page.point(marks(findings), &[("command", "khabar show".into()), ("option", "--marks=keep".into())])?;
    can(page, findings)?;
    pictures(page, findings)?;
    shelf(page, findings)?;
    files(page, findings)
}

fn terminal<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let term = findings.term.as_deref().unwrap_or("–");
    let version = findings.version.as_deref();
    match (findings.program, version) {
        (Some((program, clue)), version) => {
            let name = match clue {
                Clue::Version => version.unwrap_or(program.name()),
                Clue::Attributes | Clue::Term | Clue::Variables => program.name(),
            };
            page.point(known_by(clue), &[("name", name.into())])?;
        }
        (None, Some(version)) if findings.multiplexer.is_none() => {
            page.point("doctor-terminal-stranger", &[("name", version.into())])?;
        }
        (None, Some(_) | None) => page.point("doctor-terminal-unknown", &[("term", term.into())])?,
    }
    match findings.contact {
        Contact::Answered => {}
        Contact::Silent => page.point("doctor-silent", &[])?,
        Contact::Unasked => page.point("doctor-unasked", &[])?,
        Contact::NotATerminal => page.point("doctor-pipe", &[("command", "khabar doctor".into())])?,
    }
    if let Some(multiplexer) = findings.multiplexer {
        page.point("doctor-multiplexer", &[("name", multiplexer.name().into())])?;
    }
    match findings.contact {
        Contact::Answered | Contact::Silent => {
            page.point("doctor-identity", &[("name", findings.identity.as_str().into())])
        }
        Contact::Unasked | Contact::NotATerminal => Ok(()),
    }
}

fn mode<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let (mode, reason) = (findings.profile.mode, findings.profile.reason);
    page.point("doctor-mode", &[("mode", mode.name().into())])?;
    page.point(sends(mode), &[])?;
    let [multiplexer, name] = match reason {
        Reason::Named(program) => ["", program.name()],
        Reason::Inside(multiplexer, program) => {
            [multiplexer.name(), program.map(crate::terminal::Program::name).unwrap_or_default()]
        }
        Reason::Chosen
        | Reason::Variable
        | Reason::Stored
        | Reason::NotATerminal
        | Reason::Dumb
        | Reason::AnsweredBdsm
        | Reason::FellBack => [""; 2],
    };
    let values: [(&str, Value<'_>); 4] = [
        ("multiplexer", multiplexer.into()),
        ("name", name.into()),
        ("found", findings.found.mode.name().into()),
        ("source", "--terminal".into()),
    ];
    page.point(why(reason), &values)
}

const fn known_by(clue: Clue) -> &'static str {
    match clue {
        Clue::Version => "doctor-terminal-version",
        Clue::Attributes => "doctor-terminal-attributes",
        Clue::Term => "doctor-terminal-term",
        Clue::Variables => "doctor-terminal-variables",
    }
}

const fn sends(mode: Mode) -> &'static str {
    match mode {
        Mode::Visual => "doctor-sends-visual",
        Mode::Explicit => "doctor-sends-explicit",
        Mode::Words => "doctor-sends-words",
        Mode::Runs => "doctor-sends-runs",
        Mode::Anchored => "doctor-sends-anchored",
        Mode::Row => "doctor-sends-row",
        Mode::Mlterm => "doctor-sends-mlterm",
        Mode::Alternating => "doctor-sends-alternating",
        Mode::Logical => "doctor-sends-logical",
    }
}

const fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Chosen => "doctor-why-chosen",
        Reason::Variable => "doctor-why-variable",
        Reason::Stored => "doctor-why-stored",
        Reason::NotATerminal => "doctor-why-pipe",
        Reason::Dumb => "doctor-why-dumb",
        Reason::AnsweredBdsm => "doctor-why-answered",
        Reason::Named(_) => "doctor-why-named",
        Reason::Inside(_, Some(_)) => "doctor-why-inside",
        Reason::Inside(_, None) => "doctor-why-inside-unknown",
        Reason::FellBack => "doctor-why-unknown",
    }
}

fn locale<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let name = findings.locale.name.as_deref();
    let values = [
        ("name", name.unwrap_or_default().into()),
        ("encoding", "UTF-8".into()),
        ("example", findings.locale.remedy.into()),
    ];
    let id = match (findings.locale.encoding, name) {
        (Encoding::Utf8, _) => "doctor-locale-good",
        (Encoding::Other, Some(_)) => "doctor-locale-bad",
        (Encoding::Other, None) => "doctor-locale-unset",
    };
    page.point(id, &values)
}

fn colours<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let (id, count) = match findings.colours {
        ColourSupport::None if findings.no_color => ("doctor-colours-refused", 0),
        ColourSupport::None => ("doctor-colours-none", 0),
        ColourSupport::Sixteen => ("doctor-colours-some", 16),
        ColourSupport::Palette => ("doctor-colours-some", 256),
        ColourSupport::True => ("doctor-colours-all", 0),
    };
    page.point(id, &[("count", Value::Number(count)), ("example", SET_COLOURS.into())])
}

fn marks(findings: &Findings) -> &'static str {
    match (findings.profile.marks, findings.program) {
        (Marks::Hide, _) => "doctor-marks-hidden",
        (Marks::Keep, Some(_)) => "doctor-marks-kept",
        (Marks::Keep, None) => "doctor-marks-unknown",
    }
}

fn can<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let clipboard = [("sequence", "OSC 52".into())];
    match findings.clipboard {
        Support::Yes => page.point("doctor-clipboard-yes", &clipboard)?,
        Support::No | Support::Unknown => {
            page.point("doctor-clipboard-unknown", &clipboard)?;
            page.sample(TRY_CLIPBOARD, Base::Ltr)?;
        }
    }
    let links = [("sequence", "OSC 8".into())];
    match findings.hyperlinks {
        Support::Yes => page.point("doctor-links-yes", &links),
        Support::No => page.point("doctor-links-no", &links),
        Support::Unknown => {
            page.point("doctor-links-unknown", &links)?;
            page.sample(TRY_LINK, Base::Ltr)
        }
    }
}

fn pictures<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let Pictures::Decided(Decision { means, because }) = findings.pictures else {
        return page.point("doctor-pictures-colourless", &[]);
    };
    let name = match because {
        Because::Inside(multiplexer) => multiplexer.name(),
        Because::Mode(mode) => mode.name(),
        Because::Chosen
        | Because::AnsweredKitty
        | Because::Named
        | Because::AnsweredSixel
        | Because::NoCellSize
        | Because::FellBack => "",
    };
    page.point(drawn(means), &[])?;
    page.point(why_drawn(because), &[("name", name.into()), ("option", "pictures".into())])
}

const fn drawn(means: Means) -> &'static str {
    match means {
        Means::Words => "doctor-pictures-words",
        Means::Blocks => "doctor-pictures-blocks",
        Means::Drawn(Way::Kitty, _) => "doctor-pictures-kitty",
        Means::Drawn(Way::Iterm2, _) => "doctor-pictures-iterm2",
        Means::Drawn(Way::Sixel, _) => "doctor-pictures-sixel",
    }
}

const fn why_drawn(because: Because) -> &'static str {
    match because {
        Because::Chosen => "doctor-pictures-why-chosen",
        Because::AnsweredKitty | Because::AnsweredSixel => "doctor-pictures-why-answered",
        Because::Named => "doctor-pictures-why-named",
        Because::Inside(_) => "doctor-pictures-why-inside",
        Because::NoCellSize => "doctor-pictures-why-cell",
        Because::Mode(_) => "doctor-pictures-why-mode",
        Because::FellBack => "doctor-pictures-why-silent",
    }
}

fn shelf<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let Some(Shelf { path, health, complaint }) = &findings.files.library else {
        return page.point("doctor-library-homeless", &[]);
    };
    let path = path.display().to_string();
    if let Some(complaint) = complaint {
        let values = [("path", path.as_str().into()), ("complaint", complaint.as_str().into())];
        return page.point("doctor-library-damaged", &values);
    }
    let Some(health) = health else {
        return page.point("doctor-library-none", &[("path", path.as_str().into())]);
    };
    let megabytes = u32::try_from(health.bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX);
    let values = [
        ("path", path.as_str().into()),
        ("sources", Value::Number(health.sources)),
        ("articles", Value::Number(health.articles)),
        ("unread", Value::Number(health.unread)),
        ("size", Value::Number(megabytes)),
    ];
    page.point("doctor-library", &values)
}

fn files<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let shown =
        |file: &Option<(PathBuf, bool)>| file.as_ref().map(|(path, is_there)| (path.display().to_string(), *is_there));
    match shown(&findings.files.config) {
        Some((path, true)) => page.point("doctor-config", &[("path", path.as_str().into())])?,
        Some((path, false)) => page.point("doctor-config-none", &[("path", path.as_str().into())])?,
        None => page.point("doctor-config-homeless", &[])?,
    }
    match shown(&findings.files.log) {
        Some((path, _)) => page.point("doctor-log", &[("path", path.as_str().into())]),
        None => Ok(()),
    }
}
