//! The findings as JSON: keys and names that never change.

use super::findings::{Contact, Findings, Pictures, Shelf, Support};
use super::locale::Encoding;
use crate::config::ColourSupport;
use crate::terminal::picture::Decision;
use crate::terminal::{Clue, Marks};
use serde::Serialize;
use std::path::PathBuf;

/// The one object of `khabar doctor --json`.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    khabar: &'static str,
    terminal: Terminal<'a>,
    mode: Mode,
    locale: Locale<'a>,
    size: Option<Size>,
    colors: Colors,
    marks: &'static str,
    clipboard: &'static str,
    hyperlinks: &'static str,
    pictures: PicturesRecord,
    library: Option<Library<'a>>,
    config: Option<File<'a>>,
    log: Option<File<'a>>,
}

#[derive(Debug, Serialize)]
struct Terminal<'a> {
    /// None where the terminal was not asked: then it may have another name.
    identity: Option<&'a str>,
    program: Option<&'static str>,
    known_by: Option<&'static str>,
    version: Option<&'a str>,
    term: Option<&'a str>,
    multiplexer: Option<&'static str>,
    asked: bool,
    answered: bool,
}

#[derive(Debug, Serialize)]
struct Mode {
    name: &'static str,
    reason: &'static str,
    found: &'static str,
}

#[derive(Debug, Serialize)]
struct Locale<'a> {
    name: Option<&'a str>,
    utf8: bool,
}

#[derive(Debug, Serialize)]
struct Size {
    columns: u16,
    rows: u16,
}

#[derive(Debug, Serialize)]
struct Colors {
    support: &'static str,
    no_color: bool,
}

#[derive(Debug, Serialize)]
struct PicturesRecord {
    way: &'static str,
    reason: &'static str,
}

#[derive(Debug, Serialize)]
struct File<'a> {
    path: std::borrow::Cow<'a, str>,
    exists: bool,
}

/// Counts are null where they can't be had.
#[derive(Debug, Serialize)]
struct Library<'a> {
    path: std::borrow::Cow<'a, str>,
    exists: bool,
    form: Option<i64>,
    sources: Option<u32>,
    articles: Option<u32>,
    unread: Option<u32>,
    starred: Option<u32>,
    entities: Option<u32>,
    bytes: Option<u64>,
    complaint: Option<&'a str>,
}

impl<'a> Record<'a> {
    /// The record of what was found.
    #[must_use]
    pub fn new(findings: &'a Findings) -> Self {
        Self {
            khabar: env!("CARGO_PKG_VERSION"),
            terminal: Terminal::new(findings),
            mode: Mode {
                name: findings.profile.mode.name(),
                reason: findings.profile.reason.name(),
                found: findings.found.mode.name(),
            },
            locale: Locale { name: findings.locale.name.as_deref(), utf8: findings.locale.encoding == Encoding::Utf8 },
            size: findings.size.map(|(columns, rows)| Size { columns: columns.0, rows: rows.0 }),
            colors: Colors { support: colours(findings.colours), no_color: findings.no_color },
            marks: match findings.profile.marks {
                Marks::Keep => "keep",
                Marks::Hide => "hide",
            },
            clipboard: support(findings.clipboard),
            hyperlinks: support(findings.hyperlinks),
            pictures: PicturesRecord::new(findings.pictures),
            library: findings.files.library.as_ref().map(Library::new),
            config: findings.files.config.as_ref().map(File::new),
            log: findings.files.log.as_ref().map(File::new),
        }
    }
}

impl<'a> Terminal<'a> {
    fn new(findings: &'a Findings) -> Self {
        let asked = matches!(findings.contact, Contact::Answered | Contact::Silent);
        Self {
            identity: asked.then_some(findings.identity.as_str()),
            program: findings.program.map(|(program, _)| program.name()),
            known_by: findings.program.map(|(_, clue)| known_by(clue)),
            version: findings.version.as_deref(),
            term: findings.term.as_deref(),
            multiplexer: findings.multiplexer.map(crate::terminal::Multiplexer::name),
            asked,
            answered: findings.contact == Contact::Answered,
        }
    }
}

impl PicturesRecord {
    const fn new(pictures: Pictures) -> Self {
        match pictures {
            Pictures::Colourless => Self { way: "none", reason: "no-colors" },
            Pictures::Decided(Decision { means, because }) => Self { way: means.name(), reason: because.name() },
        }
    }
}

impl<'a> Library<'a> {
    fn new(shelf: &'a Shelf) -> Self {
        let health = shelf.health.as_ref();
        Self {
            path: shelf.path.to_string_lossy(),
            exists: health.is_some() || shelf.complaint.is_some(),
            form: health.map(|health| health.form),
            sources: health.map(|health| health.sources),
            articles: health.map(|health| health.articles),
            unread: health.map(|health| health.unread),
            starred: health.map(|health| health.starred),
            entities: health.map(|health| health.entities),
            bytes: health.map(|health| health.bytes),
            complaint: shelf.complaint.as_deref(),
        }
    }
}

impl<'a> File<'a> {
    fn new((path, exists): &'a (PathBuf, bool)) -> Self {
        Self { path: path.to_string_lossy(), exists: *exists }
    }
}

const fn known_by(clue: Clue) -> &'static str {
    match clue {
        Clue::Version => "version",
        Clue::Attributes => "attributes",
        Clue::Term => "term",
        Clue::Variables => "variables",
    }
}

const fn support(support: Support) -> &'static str {
    match support {
        Support::Yes => "yes",
        Support::No => "no",
        Support::Unknown => "unknown",
    }
}

const fn colours(colours: ColourSupport) -> &'static str {
    match colours {
        ColourSupport::None => "none",
        ColourSupport::Sixteen => "16",
        ColourSupport::Palette => "256",
        ColourSupport::True => "true",
    }
}

#[cfg(test)]
mod tests {
    use super::super::findings::tests::findings;
    use super::*;

    #[test]
    fn the_keys_are_those_of_the_contract() {
        let variables = [("TERM", "xterm-256color"), ("LANG", "ar_EG.UTF-8")];
        let findings = findings("\x1B[8;0$y\x1BP>|XTerm(379)\x1B\\\x1B[>41;379;0c\x1B[?64;1;2c", &variables);
        let expected = concat!(
            r#""terminal":{"identity":"xterm","program":"xterm","known_by":"version","version":"XTerm(379)","#,
            r#""term":"xterm-256color","multiplexer":null,"asked":true,"answered":true},"#,
            r#""mode":{"name":"visual","reason":"named","found":"visual"},"locale":{"name":"ar_EG.UTF-8","utf8":true},"#,
            r#""size":{"columns":80,"rows":24},"colors":{"support":"256","no_color":false},"marks":"keep","#,
            r#""clipboard":"unknown","hyperlinks":"no","pictures":{"way":"blocks","reason":"fell-back"},"library":null,"#,
            r#""config":{"path":"/home/reader/.config/khabar/config.toml","exists":false},"log":null}"#,
        );
        let khabar = format!(r#"{{"khabar":"{}","#, env!("CARGO_PKG_VERSION"));
        let json = serde_json::to_string(&Record::new(&findings)).expect("it is plain data");
        assert_eq!(json, khabar + expected);
    }
}
