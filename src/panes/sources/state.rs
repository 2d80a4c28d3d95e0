//! What the list of sources holds: its rows, the chosen one, and how far it is scrolled.

use crate::app::store::{Rule, View};
use crate::model::Problem;

/// What can be chosen in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A list of articles.
    View(View),
    /// A rule, by its number.
    Rule(i64, Rule),
    /// A source that is suggested, by its address.
    Suggestion(String),
}

/// What stands over rows of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Saved searches.
    Searches,
    /// The reader's tags.
    Tags,
    /// What is muted or stands out.
    Rules,
    /// The sources.
    Sources,
    /// Sources that are suggested.
    Suggested,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A blank row.
    Blank,
    /// What the rows below are.
    Heading(Heading),
    /// Something to choose.
    Choice {
        /// What.
        choice: Choice,
        /// Its name; empty where the view has words of its own.
        name: String,
        /// How deep it stands in groups.
        depth: u8,
        /// How many of its articles are unread.
        unread: u32,
        /// Why it failed the last time, if it did.
        problem: Option<Problem>,
    },
}

/// The state of the list of sources.
#[derive(Debug, Default)]
pub struct State {
    pub(super) rows: Vec<Row>,
    pub(super) cursor: usize,
    pub(super) top: usize,
    pub(super) height: u16,
}

impl State {
    /// All rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row under the cursor.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The row of the cursor, counted from the first in sight.
    #[must_use]
    pub fn cursor_row(&self) -> u16 {
        u16::try_from(self.cursor.saturating_sub(self.top)).unwrap_or_default()
    }

    /// The first row in sight.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// Why the source under the cursor failed the last time, if it did.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self.rows.get(self.cursor)? {
            Row::Choice { problem, .. } => problem.as_ref(),
            Row::Blank | Row::Heading(_) => None,
        }
    }

    /// What is under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&Choice> {
        match self.rows.get(self.cursor)? {
            Row::Choice { choice, .. } => Some(choice),
            Row::Blank | Row::Heading(_) => None,
        }
    }
}
