//! What the palette holds: what can be chosen, what was typed, and the cursor.

use crate::app::edit::Edit;
use crate::config::{Aim, Command};
use crate::model::{EntityKey, Kind};
use crate::text::fold::fold_word;

/// Rows for the sentence that explains an option.
const EXPLANATION: usize = 7;

/// What the choice is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A command, to be carried out.
    Commands,
    /// The kind that an entity is of.
    Kind(EntityKey),
    /// The entity that one is the same as; its name may be typed too.
    Merge(EntityKey),
    /// The spelling that is somebody else.
    Split(EntityKey),
    /// What an option is to be.
    Value(Aim),
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A command.
    Command(Command),
    /// A kind.
    Kind(Kind),
    /// An entity.
    Entity(Kind, String),
    /// A spelling.
    Alias(String),
    /// An option.
    Preference(Aim),
    /// A value of an option, as the config file has it.
    Value(String),
}

/// Something to choose, and what it is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// Every name that it is found by, folded, a line each.
    names: String,
}

/// The state of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub(super) purpose: Purpose,
    pub(super) edit: Edit,
    pub(super) items: Vec<Item>,
    /// Those that match, the best first.
    pub(super) matching: Vec<usize>,
    pub(super) cursor: usize,
    pub(super) top: usize,
    pub(super) height: u16,
}

impl Purpose {
    /// The stable name, after `palette-`, in the files of words.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Commands => "commands",
            Self::Kind(_) => "kind",
            Self::Merge(_) => "merge",
            Self::Split(_) => "split",
            Self::Value(_) => "value",
        }
    }
}

impl Item {
    /// Something that is found by any of these names.
    pub fn new(what: What, names: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let names: Vec<String> = names.into_iter().map(|name| fold_word(name.as_ref())).collect();
        Self { what, names: names.join("\n") }
    }

    /// How well it fits what was typed, folded: the start of a name is better than the start of a word, and that than any place.
    /// None where a word of it is nowhere.
    pub(super) fn rank(&self, wanted: &str) -> Option<u8> {
        let is_there = |word: &str| self.names.contains(word);
        if !wanted.split_whitespace().all(is_there) {
            return None;
        }
        let starts = |separators: &[char]| self.names.split(separators).any(|part| part.starts_with(wanted));
        Some(if starts(&['\n']) {
            0
        } else if starts(&['\n', ' ', '-']) {
            1
        } else {
            2
        })
    }
}

impl State {
    /// Everything there is to choose from.
    #[must_use]
    pub fn new(purpose: Purpose, items: Vec<Item>) -> Self {
        let matching = (0..items.len()).collect();
        Self { purpose, edit: Edit::default(), items, matching, cursor: 0, top: 0, height: 0 }
    }

    /// What the choice is for.
    #[must_use]
    pub const fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// What was typed.
    #[must_use]
    pub const fn edit(&self) -> &Edit {
        &self.edit
    }

    /// What matches, and whether the cursor is on it; those in sight.
    pub fn in_sight(&self) -> impl Iterator<Item = (&Item, bool)> {
        let sight = self.matching.iter().enumerate().skip(self.top).take(usize::from(self.height));
        sight.filter_map(|(place, &index)| Some((self.items.get(index)?, place == self.cursor)))
    }

    /// How many there are to choose from.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items.len()
    }

    /// The rows that it needs; an option is explained below its values.
    #[must_use]
    pub const fn rows(&self) -> usize {
        match self.purpose {
            Purpose::Value(_) => self.items.len() + EXPLANATION,
            Purpose::Commands | Purpose::Kind(_) | Purpose::Merge(_) | Purpose::Split(_) => self.items.len(),
        }
    }

    /// How many match.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.matching.len()
    }

    /// The row of the cursor, counted from the first in sight.
    #[must_use]
    pub fn cursor_row(&self) -> u16 {
        u16::try_from(self.cursor.saturating_sub(self.top)).unwrap_or_default()
    }

    /// What is under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&What> {
        self.items.get(*self.matching.get(self.cursor)?).map(|item| &item.what)
    }
}
