//! A line to be typed at the bottom of the screen: what to find, a tag, an address.

pub mod view;

use crate::app::edit::{Edit, Pressed};
use crate::config::{Code, Key};

/// What the line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A search of the library.
    Find,
    /// A tag for the selected article.
    Tag,
    /// A source to subscribe to.
    AddSource,
    /// The name of a search that is kept.
    SaveSearch,
    /// Words to leave out of all lists.
    Mute,
    /// Words to let stand out.
    Highlight,
    /// A program to give text to.
    Pipe,
}

/// What a key in the prompt led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The line is given.
    Given,
    /// The prompt was given up.
    GivenUp,
    /// It goes on.
    Nothing,
}

/// The state of the prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    purpose: Purpose,
    edit: Edit,
}

impl Purpose {
    /// The stable name, after `prompt-`, in the files of words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Find => "find",
            Self::Tag => "tag",
            Self::AddSource => "add-source",
            Self::SaveSearch => "save-search",
            Self::Mute => "mute",
            Self::Highlight => "highlight",
            Self::Pipe => "pipe",
        }
    }
}

impl State {
    /// An empty line.
    #[must_use]
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, edit: Edit::default() }
    }

    /// What the line is for.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The line.
    #[must_use]
    pub const fn edit(&self) -> &Edit {
        &self.edit
    }

    /// A key typed into the prompt.
    pub fn press(&mut self, key: Key) -> Typed {
        if key.code == Code::Enter {
            return Typed::Given;
        }
        match self.edit.press(key) {
            Pressed::Ended => Typed::GivenUp,
            Pressed::Edited | Pressed::Other => Typed::Nothing,
        }
    }

    /// Text pasted into the prompt.
    pub fn paste(&mut self, text: &str) {
        self.edit.insert(text.trim_end());
    }
}
