//! The help: every key and what it does, taken from the keymap.

pub mod view;

use super::Motion;
use crate::app::arrangement::{OVERLAY_FRAME, Pane, Size, overlay};
use crate::config::{Command, Group, Keymap};

/// A row of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A blank row between groups.
    Blank,
    /// The name of a group.
    Group(Group),
    /// A command with its keys.
    Command(Command),
    /// Something to know of all keys.
    Note(Note),
}

/// What is to be known of all keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// A count may stand before them.
    Counts,
    /// Letters work by their place on an Arabic keyboard.
    Keyboard,
    /// How a command is looked for.
    Search,
    /// What can be asked of a search.
    Queries,
    /// Where keys are changed.
    Config,
    /// What shows how.
    Example,
    /// What tells where that file is.
    Path,
}

/// All rows: every command that has a key, by group; the groups that concern what has the keyboard stand first.
#[must_use]
pub fn rows(keymap: &Keymap, near: &[Group]) -> Vec<Row> {
    let mut rows = vec![Row::Note(Note::Search), Row::Blank];
    let rest = Group::ALL.into_iter().filter(|group| !near.contains(group));
    for group in near.iter().copied().chain(rest) {
        let bound = group.commands().filter(|&command| !keymap.keys_of(command).is_empty());
        rows.push(Row::Group(group));
        rows.extend(bound.map(Row::Command));
        if group == Group::Search {
            rows.push(Row::Note(Note::Queries));
        }
        rows.push(Row::Blank);
    }
    rows.extend([Note::Counts, Note::Keyboard, Note::Config, Note::Example, Note::Path].map(Row::Note));
    rows
}

/// The groups that concern `pane`.
#[must_use]
pub const fn near(pane: Pane) -> &'static [Group] {
    match pane {
        Pane::Headlines => &[Group::Articles, Group::Sources],
        Pane::Reader => &[Group::Moving, Group::Search, Group::Selection],
        Pane::Entities => &[Group::Entities],
    }
}

/// The state of the help: what stands first, and how far it is scrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    near: &'static [Group],
    top: usize,
    rows: usize,
    height: u16,
}

impl State {
    /// The help of whoever has `pane` before him.
    #[must_use]
    pub const fn new(pane: Pane) -> Self {
        Self { near: near(pane), top: 0, rows: 0, height: 0 }
    }

    /// All rows.
    #[must_use]
    pub fn all_rows(self, keymap: &Keymap) -> Vec<Row> {
        rows(keymap, self.near)
    }

    /// The first row in sight.
    #[must_use]
    pub const fn top(self) -> usize {
        self.top
    }

    /// How many rows it has.
    #[must_use]
    pub const fn rows(self) -> usize {
        self.rows
    }

    /// Takes its place on a screen of `size`: three rows go to the title and the space around it.
    pub fn arrange(&mut self, keymap: &Keymap, size: Size) {
        self.rows = self.all_rows(keymap).len();
        self.height = overlay(size, self.rows).height.saturating_sub(OVERLAY_FRAME);
        self.top = self.top.min(self.last_top());
    }

    /// Scrolls by `motion`.
    pub fn go(&mut self, motion: Motion) {
        self.top = motion.item(self.top, self.last_top() + 1, self.height);
    }

    fn last_top(self) -> usize {
        self.rows.saturating_sub(usize::from(self.height))
    }
}
