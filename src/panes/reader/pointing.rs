//! Selecting with the mouse: where it is pressed, and how far it is drawn.
//!
//! The screen has whole cells only, so both the cell it was pressed on and the one it is over are selected; after a
//! double click whole words, after a triple click whole paragraphs.

use super::flow::Row;
use super::selection::{Hold, Selection};
use super::state::State;
use super::units::{self, Unit};
use crate::text::{Column, Span};

/// The button is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// What it was pressed on.
    first: Span,
    /// What is selected whole; clusters where none.
    unit: Option<Unit>,
}

impl State {
    /// The button went down at a cell of the screen. What was selected is left; a whole `unit` is selected at once.
    pub fn press(&mut self, place: (Column, u16), unit: Option<Unit>) {
        self.selection = None;
        self.pressed = self.pointed_at(place, unit).map(|first| Pressed { first, unit });
        if let Some(Pressed { first, unit: Some(_) }) = self.pressed {
            self.select(first, Hold::Mouse);
        }
    }

    /// The mouse was drawn to a cell of the screen with the button down: what lies between is selected. Above and below
    /// the text it scrolls a row.
    pub fn draw_to(&mut self, (column, row): (Column, u16)) {
        let Some(pressed) = self.pressed else { return };
        let area = self.column();
        if row < area.top {
            self.scroll(-1);
        } else if row >= area.top + area.height {
            self.scroll(1);
        }
        let Some(row) = self.nearest_row(row.clamp(area.top, area.top + area.height.saturating_sub(1))) else { return };
        let Some(there) = self.pointed_at((column, row), pressed.unit) else { return };
        let selection = Selection::of(pressed.first, Hold::Mouse).reaching(there);
        self.selection = (!selection.span().is_empty()).then_some(selection);
    }

    /// The button was let go.
    pub fn let_go(&mut self) {
        self.pressed = None;
    }

    /// The cell, or the `unit` around it, that a cell of the screen shows; beside the text the end of it that is nearer.
    fn pointed_at(&mut self, (column, row): (Column, u16), unit: Option<Unit>) -> Option<Span> {
        let area = self.column();
        let &Row::Line { piece, line } = self.rows.get(usize::from(row.checked_sub(area.top)?))? else { return None };
        let (_, flow) = self.open.as_mut()?;
        // Left of the column is as good as its left edge.
        let cell = flow.cell_at((piece, line), Column(column.0.saturating_sub(area.left.0)));
        let Some(unit) = unit else { return Some(cell) };
        let around = units::around(flow.article(), unit, cell.start);
        Some(flow.whole_cells(around))
    }

    /// The row of text nearest to `row` of the screen, the one above first.
    fn nearest_row(&self, row: u16) -> Option<u16> {
        let top = self.column().top;
        let at = usize::from(row.checked_sub(top)?);
        let is_text = |row: &usize| matches!(self.rows.get(*row), Some(Row::Line { .. }));
        let found = (0..=at).rev().find(is_text).or_else(|| (at..self.rows.len()).find(is_text))?;
        Some(top + u16::try_from(found).ok()?)
    }
}
