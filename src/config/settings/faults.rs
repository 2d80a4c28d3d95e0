//! What can be wrong with a config file, each with its line (counted from 1).

use crate::config::keymap::KeymapError;
use crate::config::nearest::hint;
use crate::config::preferences::NotAValue;

/// One thing that is wrong with a config file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file is not TOML.
    #[error("line {line}: {message}")]
    Toml {
        /// The line.
        line: usize,
        /// What the TOML reader says.
        message: String,
    },
    /// Something else than a table where one is looked for.
    #[error("line {line}: {name} must be a table, as [{name}] on a line of its own")]
    NotATable {
        /// The line.
        line: usize,
        /// The name of the table.
        name: String,
    },
    /// A value that an option can't have.
    #[error("line {line}: {what}")]
    NotAValue {
        /// The line.
        line: usize,
        /// Which option, and what it can be.
        what: NotAValue,
    },
    /// A mode that is not written as text.
    #[error("line {line}: the mode of {terminal:?} must be a name in quotes, as \"visual\"")]
    NotAName {
        /// The line.
        line: usize,
        /// The terminal.
        terminal: String,
    },
    /// A table that khabar doesn't know.
    #[error("line {line}: unknown table [{name}]{hint}", name = name.escape_debug(), hint = hint(*.nearest))]
    UnknownTable {
        /// The line.
        line: usize,
        /// Its name.
        name: String,
        /// The table that may have been meant.
        nearest: Option<&'static str>,
    },
    /// A key that the table doesn't have.
    #[error("line {line}: unknown key {key:?} in [{table}]{hint}", hint = hint(*.nearest))]
    UnknownKey {
        /// The line.
        line: usize,
        /// The table.
        table: String,
        /// The key.
        key: String,
        /// The key that may have been meant.
        nearest: Option<&'static str>,
    },
    /// A name that no language of articles has.
    #[error(
        "line {line}: {name:?} is no language: take its code of two or three small letters, as [reader.languages.fa]"
    )]
    UnknownLanguage {
        /// The line.
        line: usize,
        /// The name.
        name: String,
    },
    /// A known key outside its table.
    #[error("line {line}: {key:?} belongs below [{table}]")]
    Misplaced {
        /// The line.
        line: usize,
        /// The key.
        key: String,
        /// Its table.
        table: &'static str,
    },
    /// A key outside every table.
    #[error("line {line}: unknown key {key:?}{hint}", hint = hint(*.nearest))]
    Stray {
        /// The line.
        line: usize,
        /// The key.
        key: String,
        /// The key or table that may have been meant.
        nearest: Option<&'static str>,
    },
    /// Keys that can't be bound so.
    #[error(transparent)]
    Keys(#[from] KeymapError),
}

impl Fault {
    /// The line.
    #[must_use]
    pub const fn line(&self) -> usize {
        match self {
            Self::Toml { line, .. }
            | Self::NotATable { line, .. }
            | Self::NotAValue { line, .. }
            | Self::NotAName { line, .. }
            | Self::UnknownTable { line, .. }
            | Self::UnknownKey { line, .. }
            | Self::UnknownLanguage { line, .. }
            | Self::Misplaced { line, .. }
            | Self::Stray { line, .. } => *line,
            Self::Keys(fault) => fault.line(),
        }
    }

    /// Whether it is only a name that this khabar doesn't know. Another version may: the reader opens all the same.
    #[must_use]
    pub const fn is_unknown_name(&self) -> bool {
        match self {
            Self::UnknownTable { .. }
            | Self::UnknownKey { .. }
            | Self::UnknownLanguage { .. }
            | Self::Misplaced { .. }
            | Self::Stray { .. }
            | Self::Keys(KeymapError::UnknownCommand { .. }) => true,
            Self::Toml { .. }
            | Self::NotATable { .. }
            | Self::NotAValue { .. }
            | Self::NotAName { .. }
            | Self::Keys(_) => false,
        }
    }
}
