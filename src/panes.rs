//! The panes of the reader: headlines or sources, article, entities; and what lies over them: prompts and the help.
//!
//! Each is a folder of `state` (plain values), `update` (how a motion or an answer changes them) and `view` (cells
//! painted from them). State and update know no screen library; a view changes nothing.

pub mod card;
pub mod entities;
pub mod headlines;
pub mod help;
pub mod hints;
pub mod motion;
pub mod palette;
pub mod prompt;
pub mod reader;
pub mod search;
pub mod sources;

pub use motion::Motion;

/// Which of two turns a pane is in: it changes whenever other rows come into sight, so that a view can tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// The first, the third …
    #[default]
    Odd,
    /// The second, the fourth …
    Even,
}

impl Turn {
    /// The turn of a number that changes with what is in sight.
    #[must_use]
    pub const fn of(number: usize) -> Self {
        if number.is_multiple_of(2) { Self::Odd } else { Self::Even }
    }

    /// The turn after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Odd => Self::Even,
            Self::Even => Self::Odd,
        }
    }
}
