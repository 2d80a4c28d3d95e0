//! What the list holds: the selected article, the first one in sight, and the layouts of the headlines in sight.

use crate::app::arrangement::Area;
use crate::app::shelf::ArticleId;
use crate::text::{Cells, Layout};
use std::collections::HashMap;

/// Lines a headline may take; what does not fit ends in an ellipsis.
pub const TITLE_LINES: usize = 2;
/// Cells to the right of a headline: the bar of the selected row, and the sign of an unread or starred article.
pub const GUTTER: Cells = Cells(3);
/// Blank cells to the left of a headline.
pub const MARGIN: Cells = Cells(1);

/// An article in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub id: ArticleId,
    /// Where in the list it stands.
    pub place: usize,
    /// Its first row, counted from the top of the pane.
    pub row: u16,
    /// The lines of its headline.
    pub lines: u16,
}

/// The state of the list.
#[derive(Debug, Default)]
pub struct State {
    pub(super) selected: usize,
    pub(super) top: usize,
    pub(super) area: Area,
    pub(super) entries: Vec<Entry>,
    pub(super) titles: HashMap<ArticleId, Layout>,
}

impl State {
    /// The place of the selected article in the list.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Where on the screen the list stands.
    #[must_use]
    pub const fn area(&self) -> Area {
        self.area
    }

    /// The articles in sight, from the top.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of the article on row `row` of the screen: its headline or the line of facts under it.
    #[must_use]
    pub fn at(&self, row: u16) -> Option<usize> {
        let row = row.checked_sub(self.area.top)?;
        self.entries.iter().find(|entry| (entry.row..=entry.row + entry.lines).contains(&row)).map(|entry| entry.place)
    }

    /// The headline of an article in sight.
    #[must_use]
    pub fn title(&self, id: ArticleId) -> Option<&Layout> {
        self.titles.get(&id)
    }

    /// Cells a headline may take.
    #[must_use]
    pub fn title_width(&self) -> Cells {
        self.area.width - GUTTER - MARGIN
    }
}
