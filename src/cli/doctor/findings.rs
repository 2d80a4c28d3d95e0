//! What was found out about the terminal, as plain values: what the JSON and the words are made of.

use super::locale::Locale;
use crate::config::ColourSupport;
use crate::library::Health;
use crate::terminal::answers::Answers;
use crate::terminal::picture::{Decision, Means};
use crate::terminal::{
    Clue, Detected, Environment, Hyperlinks, Identity, Multiplexer, Profile, Program, Reason, profile as profiles,
};
use crate::text::Cells;
use std::path::PathBuf;

/// The attribute by which a terminal says in its answer to DA1 that it takes the clipboard (OSC 52).
const CLIPBOARD: u16 = 52;

/// A terminal that was looked at.
#[derive(Debug)]
pub struct Examined {
    /// What asking it brought.
    pub detected: Detected,
    /// What the environment says.
    pub environment: Environment,
    /// Its columns and rows.
    pub size: Option<(Cells, Cells)>,
    /// How pictures are drawn in it, but for its colours.
    pub pictures: Decision,
    /// khabar's own files.
    pub files: Files,
}

/// khabar's own files, where they have a place: the path, and whether a file is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The config file.
    pub config: Option<(PathBuf, bool)>,
    /// The log.
    pub log: Option<(PathBuf, bool)>,
    /// The library.
    pub library: Option<Shelf>,
}

/// The library: where it is, or would be, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// Where.
    pub path: PathBuf,
    /// How it is; none where it is not there or can't be opened.
    pub health: Option<Health>,
    /// What is wrong with it; none where it is whole or not there.
    pub complaint: Option<String>,
}

/// How the terminal was spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Standard output is none.
    NotATerminal,
    /// `TERM=dumb`, or it can't be reached: it was not asked.
    Unasked,
    /// It answered.
    Answered,
    /// It was asked and said nothing.
    Silent,
}

/// Whether a terminal can do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// It can.
    Yes,
    /// It can't.
    No,
    /// Nobody told.
    Unknown,
}

/// How pictures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    /// They are not: without colours there is nothing to draw them in.
    Colourless,
    /// So, and for this reason.
    Decided(Decision),
}

/// Everything that was found out.
#[derive(Debug)]
pub struct Findings {
    /// What it is sent, and why.
    pub profile: Profile,
    /// What it would be sent if nobody had chosen.
    pub found: Profile,
    /// Its name in the config file.
    pub identity: Identity,
    /// The name and version it gave itself.
    pub version: Option<String>,
    /// Which terminal it is, or is around the multiplexer, and what gave it away.
    pub program: Option<(Program, Clue)>,
    /// What stands between.
    pub multiplexer: Option<Multiplexer>,
    /// How it was spoken to.
    pub contact: Contact,
    /// `TERM`.
    pub term: Option<String>,
    /// The mode that `KHABAR_TERMINAL` asks for.
    pub variable: Option<String>,
    /// The locale of characters.
    pub locale: Locale,
    /// Columns and rows.
    pub size: Option<(Cells, Cells)>,
    /// How many colours are used.
    pub colours: ColourSupport,
    /// Whether `NO_COLOR` is the reason.
    pub no_color: bool,
    /// Whether it takes the clipboard (OSC 52).
    pub clipboard: Support,
    /// Whether it knows hyperlinks (OSC 8).
    pub hyperlinks: Support,
    /// How pictures are drawn.
    pub pictures: Pictures,
    /// khabar's own files.
    pub files: Files,
}

impl Findings {
    /// What `examined` and the variables come to.
    #[must_use]
    pub fn new(examined: Examined, variable: impl Fn(&str) -> Option<String>) -> Self {
        let Examined { detected: Detected { profile, answers, .. }, environment, size, pictures, files } = examined;
        let multiplexer = Multiplexer::identify(&answers, &environment);
        let program = match multiplexer {
            Some(_) => Program::outside(&environment).map(|program| (program, Clue::Variables)),
            None => Program::identify_by(&answers, &environment),
        };
        let [no_color, colorterm] = ["NO_COLOR", "COLORTERM"].map(&variable);
        let term = environment.term.as_deref();
        let colours = ColourSupport::from_environment_values(no_color.as_deref(), colorterm.as_deref(), term);
        Self {
            profile,
            found: found(profile, &answers, &environment),
            identity: Identity::of(&answers, &environment),
            program,
            multiplexer,
            contact: contact(profile.reason, &answers, &environment),
            locale: Locale::of(&variable),
            size,
            colours,
            no_color: no_color.is_some_and(|value| !value.is_empty()),
            clipboard: clipboard(&answers),
            hyperlinks: if multiplexer.is_some() { Support::Unknown } else { hyperlinks(program) },
            pictures: match (colours, pictures.means) {
                (_, Means::Words) => Pictures::Decided(pictures),
                (ColourSupport::None, Means::Blocks | Means::Drawn(..)) => Pictures::Colourless,
                (ColourSupport::Sixteen | ColourSupport::Palette | ColourSupport::True, _) => {
                    Pictures::Decided(pictures)
                }
            },
            version: answers.version,
            term: environment.term,
            variable: environment.khabar_terminal,
            files,
        }
    }
}

/// A pipe and a dumb terminal have nothing to be found out.
fn found(profile: Profile, answers: &Answers, environment: &Environment) -> Profile {
    profiles::without_asking(environment, None).unwrap_or_else(|| match profile.reason {
        Reason::Chosen | Reason::Variable | Reason::Stored => profiles::found(answers, environment),
        Reason::NotATerminal
        | Reason::Dumb
        | Reason::AnsweredBdsm
        | Reason::Named(_)
        | Reason::Inside(..)
        | Reason::FellBack => profile,
    })
}

fn contact(reason: Reason, answers: &Answers, environment: &Environment) -> Contact {
    match profiles::without_asking(environment, None).map_or(reason, |unasked| unasked.reason) {
        Reason::NotATerminal => Contact::NotATerminal,
        Reason::Dumb => Contact::Unasked,
        Reason::Chosen
        | Reason::Variable
        | Reason::Stored
        | Reason::AnsweredBdsm
        | Reason::Named(_)
        | Reason::Inside(..)
        | Reason::FellBack
            if *answers == Answers::default() =>
        {
            Contact::Silent
        }
        Reason::Chosen
        | Reason::Variable
        | Reason::Stored
        | Reason::AnsweredBdsm
        | Reason::Named(_)
        | Reason::Inside(..)
        | Reason::FellBack => Contact::Answered,
    }
}

fn clipboard(answers: &Answers) -> Support {
    match &answers.primary {
        // The first number is the class of the terminal.
        Some(attributes) if attributes.iter().skip(1).any(|&attribute| attribute == CLIPBOARD) => Support::Yes,
        Some(_) | None => Support::Unknown,
    }
}

/// As their makers say; no terminal answers this.
fn hyperlinks(program: Option<(Program, Clue)>) -> Support {
    let Some((program, _)) = program else { return Support::Unknown };
    match program.hyperlinks() {
        Hyperlinks::Sent => Support::Yes,
        Hyperlinks::Off if matches!(program, Program::AppleTerminal | Program::Putty | Program::Xterm) => Support::No,
        Hyperlinks::Off => Support::Unknown,
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::terminal::answers::Reading;
    use crate::terminal::environment::Output;
    use crate::terminal::picture::Wish;
    use crate::terminal::session;
    use crate::terminal::{Marks, Mode};

    /// The findings on a terminal that answers so, in an environment with these variables.
    pub fn findings(answers: &str, variables: &[(&str, &str)]) -> Findings {
        let value =
            |name: &str| variables.iter().find(|(there, _)| *there == name).map(|(_, value)| (*value).to_owned());
        let environment = Environment { output: Output::Terminal, ..Environment::from_variables(value) };
        let choice = profiles::choice(None, &environment).expect("the tests name modes");
        let detected = Detected {
            profile: profiles::decide(answers.as_bytes(), &environment, choice),
            answers: Reading::of(answers.as_bytes()).answers,
            typed: Vec::new(),
        };
        let config = Some(("/home/reader/.config/khabar/config.toml".into(), false));
        let files = Files { config, log: None, library: None };
        let pictures = session::pictures(Wish::Auto, &detected, &environment);
        Findings::new(Examined { detected, environment, size: Some((Cells(80), Cells(24))), pictures, files }, value)
    }

    #[test]
    fn a_terminal_that_gives_its_name_is_told_by_it() {
        let kitty = findings("\x1BP>|kitty(0.26.5)\x1B\\\x1B[?62;52;c", &[("TERM", "xterm-kitty")]);
        assert_eq!(kitty.program, Some((Program::Kitty, Clue::Version)));
        assert_eq!((kitty.contact, kitty.identity.as_str()), (Contact::Answered, "kitty"));
        assert_eq!((kitty.clipboard, kitty.hyperlinks, kitty.profile.marks), (Support::Yes, Support::Yes, Marks::Hide));
        assert_eq!(kitty.colours, ColourSupport::True);
    }

    #[test]
    fn a_choice_is_told_apart_from_what_was_found() {
        let chosen = findings("\x1B[8;2$y\x1B[?65;1c", &[("TERM", "xterm-256color"), ("KHABAR_TERMINAL", "visual")]);
        assert_eq!((chosen.profile.mode, chosen.profile.reason), (Mode::Visual, Reason::Variable));
        assert_eq!((chosen.found.mode, chosen.found.reason), (Mode::Explicit, Reason::AnsweredBdsm));
    }

    #[test]
    fn silence_and_a_dumb_terminal_are_told_apart() {
        assert_eq!(findings("", &[("TERM", "xterm")]).contact, Contact::Silent);
        assert_eq!(findings("", &[("TERM", "dumb")]).contact, Contact::Unasked);
    }

    #[test]
    fn a_class_of_terminals_is_no_clipboard_and_behind_a_multiplexer_links_are_not_known() {
        assert_eq!(findings("\x1B[?52;1c", &[]).clipboard, Support::Unknown);
        let tmux = findings("\x1B[>84;0;0c\x1B[?1;2c", &[("KITTY_WINDOW_ID", "1"), ("TERM", "tmux-256color")]);
        assert_eq!((tmux.multiplexer, tmux.hyperlinks), (Some(Multiplexer::Tmux), Support::Unknown));
        assert_eq!(tmux.program, Some((Program::Kitty, Clue::Variables)));
    }

    #[test]
    fn no_color_is_told() {
        let plain = findings("\x1B[?6c", &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]);
        assert_eq!((plain.colours, plain.no_color), (ColourSupport::None, true));
    }
}
