//! What this terminal must be sent, and why we think so.
//!
//! [`decide`] is pure: the bytes that came in answer to [`question`], the environment, and the reader's choice go
//! in, a [`Profile`] comes out. Nothing can see a reader's own bidi switch: an explicit choice always wins.

use std::fmt;
use std::str::FromStr;

use super::answers::{Answers, ModeState, Reading};
use super::environment::{Environment, Output};
use super::identity::Identity;
use super::links::Hyperlinks;
use super::program::{Multiplexer, Program};
pub use crate::text::Marks;

/// How a finished row of visual cells is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// As it is: for terminals that reorder nothing.
    #[default]
    Visual,
    /// As it is, to a terminal that was told not to reorder (ECMA-48, BDSM reset to explicit).
    Explicit,
    /// Every blank-free piece turned round, for a terminal that turns it back (kitty).
    Words,
    /// Every run of Arabic letters in reading order, with left-to-right marks (Konsole; VTE around tmux).
    Runs,
    /// A left-to-right mark after each Arabic cell (xterm.js).
    Anchored,
    /// The whole row in the order that a terminal shows as it was painted, if it finds the direction out (`PuTTY`).
    Row,
    /// As it is, to a terminal whose own switch was thrown (mlterm).
    Mlterm,
    /// As it is, in colours that change at every cell and look the same (`QTerminal`).
    Alternating,
    /// Put back into reading order with plain letters: for screen readers, and terminals that lay out whole rows.
    Logical,
}

/// Whether frames are sent between the marks of synchronized output (DEC private mode 2026).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Synchronized {
    /// Each frame between begin and end: terminals without the mode ignore both.
    #[default]
    Frames,
    /// Never.
    Off,
}

/// Why a profile is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The mode was asked for by argument.
    Chosen,
    /// The mode was asked for by `KHABAR_TERMINAL`.
    Variable,
    /// The mode was chosen for this terminal before and is in the config file.
    Stored,
    /// Standard output is no terminal.
    NotATerminal,
    /// `TERM=dumb`.
    Dumb,
    /// The terminal answered that it knows BDSM.
    AnsweredBdsm,
    /// The terminal gave its name or left a variable that does.
    Named(Program),
    /// A multiplexer answered; the terminal around it, as far as variables tell.
    Inside(Multiplexer, Option<Program>),
    /// Nothing told which terminal this is.
    FellBack,
}

/// What this terminal must be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// How rows are sent.
    pub mode: Mode,
    /// Why.
    pub reason: Reason,
    /// Whether marks are best kept or left out here.
    pub marks: Marks,
    /// Whether frames are sent synchronized.
    pub synchronized: Synchronized,
    /// Whether hyperlinks are sent.
    pub hyperlinks: Hyperlinks,
}

/// A mode the reader chose, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    mode: Mode,
    reason: Reason,
}

/// A name that is no mode's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no terminal mode is called {name:?} (there are: {})", Mode::NAMES.join(", "))]
pub struct UnknownMode {
    /// The name as it was given.
    pub name: String,
}

/// What the terminal is asked, in raw mode and before the alternate screen: BDSM reset, its state (DECRQM),
/// XTVERSION, DA2, what lies behind its letters (OSC 11), and DA1, which every terminal answers in its turn: that answer ends
/// the question, so that whatever is not answered costs no time.
///
/// `QTerminal` writes the last letter of a DECRQM, and the oldest consoles might write an OSC: the cursor goes back over it, and
/// the rest of the line is erased. `more` is asked before that, and may be written too.
#[must_use]
pub fn question(more: &[u8]) -> Vec<u8> {
    [b"\x1B7\x1B[8l\x1B[8$p\x1B[>q\x1B[>c\x1B]11;?\x07", more, b"\x1B8\x1B[K\x1B[c"].concat()
}

/// The reader's choice: `argument` if there is one, else `KHABAR_TERMINAL`.
///
/// # Errors
///
/// [`UnknownMode`] when the variable decides and names no mode.
pub fn choice(argument: Option<Mode>, environment: &Environment) -> Result<Option<Choice>, UnknownMode> {
    let Some(mode) = argument else {
        let Some(name) = &environment.khabar_terminal else { return Ok(None) };
        return Ok(Some(Choice { mode: name.parse()?, reason: Reason::Variable }));
    };
    Ok(Some(Choice { mode, reason: Reason::Chosen }))
}

/// The profile that can be told without asking the terminal, if one can: chosen, not a terminal, or a dumb one.
#[must_use]
pub fn without_asking(environment: &Environment, choice: Option<Choice>) -> Option<Profile> {
    let (mode, reason) = if let Some(choice) = choice {
        (choice.mode, choice.reason)
    } else if environment.output == Output::Other {
        (Mode::Logical, Reason::NotATerminal)
    } else if environment.term.as_deref() == Some("dumb") {
        (Mode::Logical, Reason::Dumb)
    } else {
        return None;
    };
    let is_alone = Multiplexer::identify(&Answers::default(), environment).is_none();
    let program = Program::identify(&Answers::default(), environment);
    Some(Profile {
        mode,
        reason,
        marks: program.map(Program::marks).unwrap_or_default(),
        synchronized: synchronized(reason),
        hyperlinks: program.filter(|_| is_alone).map(Program::hyperlinks).unwrap_or_default(),
    })
}

/// The profile of the terminal that answered `answers`: any bytes, also none, also with typed ones between. A choice wins
/// over the config file, and that over what is found out.
#[must_use]
pub fn decide(answers: &[u8], environment: &Environment, choice: Option<Choice>) -> Profile {
    without_asking(environment, choice).unwrap_or_else(|| by_answers(&Reading::of(answers).answers, environment))
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 9] = [
        Self::Visual,
        Self::Explicit,
        Self::Words,
        Self::Runs,
        Self::Anchored,
        Self::Row,
        Self::Mlterm,
        Self::Alternating,
        Self::Logical,
    ];
    /// The name of every mode, in the order of [`Self::ALL`].
    pub const NAMES: [&'static str; 9] = {
        let mut names = [""; 9];
        let mut i = 0;
        while i < names.len() {
            names[i] = Self::ALL[i].name();
            i += 1;
        }
        names
    };

    /// The name that [`FromStr`] reads.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visual => "visual",
            Self::Explicit => "explicit",
            Self::Words => "words",
            Self::Runs => "runs",
            Self::Anchored => "anchored",
            Self::Row => "row",
            Self::Mlterm => "mlterm",
            Self::Alternating => "alternating",
            Self::Logical => "logical",
        }
    }
}

impl Reason {
    /// Its name for programs, never changed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::Variable => "variable",
            Self::Stored => "stored",
            Self::NotATerminal => "not-a-terminal",
            Self::Dumb => "dumb",
            Self::AnsweredBdsm => "answered-bdsm",
            Self::Named(_) => "named",
            Self::Inside(..) => "inside",
            Self::FellBack => "fell-back",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chosen => f.write_str("--terminal asked for it"),
            Self::Variable => f.write_str("KHABAR_TERMINAL asks for it"),
            Self::Stored => f.write_str("the config file has it for this terminal"),
            Self::NotATerminal => f.write_str("standard output is no terminal"),
            Self::Dumb => f.write_str("TERM is dumb"),
            Self::AnsweredBdsm => f.write_str("the terminal answered that it knows the bidi mode (BDSM)"),
            Self::Named(program) => write!(f, "the terminal is {}", program.name()),
            Self::Inside(multiplexer, Some(program)) => {
                write!(f, "{} answered, in {}", multiplexer.name(), program.name())
            }
            Self::Inside(multiplexer, None) => write!(f, "{} answered, in an unknown terminal", multiplexer.name()),
            Self::FellBack => f.write_str("nothing told which terminal this is"),
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Mode {
    type Err = UnknownMode;

    fn from_str(name: &str) -> Result<Self, UnknownMode> {
        let named = Self::ALL.into_iter().find(|mode| mode.name() == name);
        named.ok_or_else(|| UnknownMode { name: name.to_owned() })
    }
}

fn by_answers(answers: &Answers, environment: &Environment) -> Profile {
    let found = found(answers, environment);
    match environment.stored.mode(&Identity::of(answers, environment)) {
        Some(mode) => Profile { mode, reason: Reason::Stored, ..found },
        None => found,
    }
}

/// The profile of the terminal that answered so, whatever the reader chose.
#[must_use]
pub fn found(answers: &Answers, environment: &Environment) -> Profile {
    let multiplexer = Multiplexer::identify(answers, environment);
    let program = match multiplexer {
        Some(_) => Program::outside(environment),
        None => Program::identify(answers, environment),
    };
    let (mode, reason) = match (answers.bidi_mode, multiplexer, program) {
        (Some(ModeState::Known), ..) => (Mode::Explicit, Reason::AnsweredBdsm),
        (_, Some(multiplexer), program) => {
            (program.map(Program::mode_outside).unwrap_or_default(), Reason::Inside(multiplexer, program))
        }
        (_, None, Some(program)) => (program.mode(), Reason::Named(program)),
        (_, None, None) => (Mode::Visual, Reason::FellBack),
    };
    Profile {
        mode,
        reason,
        marks: program.map(Program::marks).unwrap_or_default(),
        synchronized: synchronized(reason),
        // A multiplexer may drop them, or draw them as text.
        hyperlinks: program.filter(|_| multiplexer.is_none()).map(Program::hyperlinks).unwrap_or_default(),
    }
}

const fn synchronized(reason: Reason) -> Synchronized {
    match reason {
        Reason::NotATerminal | Reason::Dumb => Synchronized::Off,
        Reason::Chosen
        | Reason::Variable
        | Reason::Stored
        | Reason::AnsweredBdsm
        | Reason::Named(_)
        | Reason::Inside(..)
        | Reason::FellBack => Synchronized::Frames,
    }
}

#[cfg(test)]
mod tests;
