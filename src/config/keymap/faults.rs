//! What can be wrong with keys in a file, each with its line.

use crate::config::command::Command;
use crate::config::nearest::hint;

/// What is wrong with a keymap file, and on which line (counted from 1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// The file is not TOML.
    #[error("line {line}: {message}")]
    Toml {
        /// The line.
        line: usize,
        /// What the TOML reader says.
        message: String,
    },
    /// A name that no command has.
    #[error("line {line}: unknown command {name:?}{hint}", hint = hint(*.nearest))]
    UnknownCommand {
        /// The line.
        line: usize,
        /// The name.
        name: String,
        /// The command that may have been meant.
        nearest: Option<&'static str>,
    },
    /// A keyboard that is not known.
    #[error("line {line}: unknown keyboard; known are arabic, arabic-mac, persian, urdu")]
    UnknownKeyboard {
        /// The line.
        line: usize,
    },
    /// A command whose keys are not written as a list of texts.
    #[error("line {line}: the keys of {command} must be a list such as [\"j\", \"Down\"]", command = command.name())]
    NotKeys {
        /// The line.
        line: usize,
        /// The command.
        command: Command,
    },
    /// Something that is no key.
    #[error("line {line}: unknown key {key:?}")]
    UnknownKey {
        /// The line.
        line: usize,
        /// What stands there.
        key: String,
    },
    /// A chord that begins with a digit other than 0: it would be taken for a count.
    #[error("line {line}: {chord:?} starts with a digit, which counts")]
    Digit {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
    },
    /// A chord with Esc after its first key: Esc there forgets the keys before it.
    #[error("line {line}: {chord:?} can't be typed: Esc forgets the keys before it")]
    EscapeInside {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
    },
    /// A chord that is bound already.
    #[error("line {line}: {chord:?} is bound on line {first} already")]
    BoundTwice {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
        /// The line of the other binding.
        first: usize,
    },
    /// A chord that the keymap below has for another command, or that starts like one of it.
    #[error(
        "line {line}: {chord:?} clashes with {other:?} of {name} in the preset; give {name} other keys, or none: {name} = []",
        name = command.name()
    )]
    Taken {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
        /// The chord of the keymap below.
        other: String,
        /// Its command.
        command: Command,
    },
    /// A chord that is the start of another, which could then never be typed.
    #[error("line {line}: {chord:?} and {other:?} on line {first} start alike")]
    StartsAlike {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
        /// The other chord.
        other: String,
        /// The line of the other.
        first: usize,
    },
}

impl KeymapError {
    /// The line of the fault, counted from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        match self {
            Self::Toml { line, .. }
            | Self::UnknownCommand { line, .. }
            | Self::UnknownKeyboard { line }
            | Self::NotKeys { line, .. }
            | Self::UnknownKey { line, .. }
            | Self::Digit { line, .. }
            | Self::EscapeInside { line, .. }
            | Self::BoundTwice { line, .. }
            | Self::Taken { line, .. }
            | Self::StartsAlike { line, .. } => *line,
        }
    }
}
