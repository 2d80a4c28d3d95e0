//! How wide the panes at the sides are: as usual, until the reader makes them wider or narrower by key or by drawing a border.
//!
//! A wish is kept in cells as it was made. A smaller screen grants what leaves the article room, a larger one all of it again.

use super::arrangement::{Area, Pane};
use super::{App, Notice, Pointer};
use crate::text::{Cells, Column};
use serde::{Deserialize, Serialize};

/// What the reader wishes; none where the usual width is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Widths {
    /// Of the headlines, in cells.
    pub headlines: Option<u16>,
    /// Of the entities, in cells.
    pub entities: Option<u16>,
}

/// A border that the button went down on, with the pane it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    /// It has not been drawn along yet.
    Not(Pane),
    /// It has.
    Along(Pane),
}

/// The narrowest pane at a side, in cells.
pub const NARROWEST_SIDE: u16 = 16;
/// The narrowest article that panes at its sides leave.
const NARROWEST_ARTICLE: u16 = 36;

impl Widths {
    /// The width of the headlines where `room` is left for them and the article.
    #[must_use]
    pub fn list(self, usual: Cells, room: Cells) -> Cells {
        granted(self.headlines, usual, room)
    }

    /// The width of the entities where `room` is left for them and the article.
    #[must_use]
    pub fn side(self, usual: Cells, room: Cells) -> Cells {
        granted(self.entities, usual, room)
    }
}

fn granted(wish: Option<u16>, usual: Cells, room: Cells) -> Cells {
    let most = room.0.saturating_sub(NARROWEST_ARTICLE).max(NARROWEST_SIDE);
    Cells(wish.unwrap_or(usual.0).clamp(NARROWEST_SIDE, most))
}

impl App {
    /// Makes the pane with the keyboard `cells` wider, or narrower where they are negative. The article takes from the
    /// headlines, or gives to them.
    pub(super) fn widen(&mut self, cells: i32) {
        let (pane, cells) = match self.focus {
            Pane::Reader => (Pane::Headlines, -cells),
            pane @ (Pane::Headlines | Pane::Entities) => (pane, cells),
        };
        let Some(area) = self.arrangement.area(pane).filter(|area| self.is_beside(*area)) else {
            self.notice = Some(Notice::NoPaneBeside);
            return;
        };
        self.wish_for(pane, i32::from(area.width.0) + cells);
    }

    /// Gives every pane its usual width.
    pub(super) fn reset_widths(&mut self) {
        self.widths = Widths::default();
        self.arrange();
    }

    /// The pane whose border the pointer is on: the last cell on one side of it, the first on the other.
    pub(super) fn border_at(&self, pointer: Pointer) -> Option<Pane> {
        let of = |pane| {
            let area = self.arrangement.area(pane).filter(|area| self.is_beside(*area))?;
            let edge = if begins_at_left(area) { area.right() } else { area.left };
            let is_on = pointer.column.0 == edge.0 || pointer.column.0 + 1 == edge.0;
            (is_on && area.holds(area.left, pointer.row)).then_some(pane)
        };
        of(Pane::Headlines).or_else(|| of(Pane::Entities))
    }

    /// Draws the border of `pane` to where the pointer is.
    pub(super) fn draw_border(&mut self, pane: Pane, to: Column) {
        let Some(area) = self.arrangement.area(pane) else { return };
        let width = if begins_at_left(area) { to.0 + 1 } else { self.size().columns.saturating_sub(to.0) };
        self.wish_for(pane, width.into());
    }

    fn wish_for(&mut self, pane: Pane, cells: i32) {
        let wish = Some(u16::try_from(cells.max(0)).unwrap_or(u16::MAX).max(NARROWEST_SIDE));
        match pane {
            Pane::Headlines => self.widths.headlines = wish,
            Pane::Entities => self.widths.entities = wish,
            Pane::Reader => return,
        }
        self.arrange();
        // What can't be granted is not wished for either: the next key is to be seen.
        let width = self.arrangement.area(pane).map(|area| area.width.0);
        match pane {
            Pane::Headlines => self.widths.headlines = width,
            Pane::Entities => self.widths.entities = width,
            Pane::Reader => {}
        }
    }

    /// Whether a pane stands beside the article.
    fn is_beside(&self, area: Area) -> bool {
        let reader = self.arrangement.reader;
        reader.is_some_and(|reader| area.right() <= reader.left || reader.right() <= area.left)
    }
}

fn begins_at_left(area: Area) -> bool {
    area.left == Column(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_granted_as_far_as_the_article_keeps_room() {
        let wish = |cells| Widths { headlines: Some(cells), entities: None }.list(Cells(30), Cells(100));
        assert_eq!([wish(5), wish(40), wish(90)], [Cells(16), Cells(40), Cells(64)]);
        assert_eq!(Widths::default().list(Cells(30), Cells(100)), Cells(30));
        assert_eq!(Widths { headlines: Some(60), entities: None }.list(Cells(30), Cells(40)), Cells(16));
    }
}
