//! Where the end of a selection that keys move is shown.
//!
//! It is shown on the letter that would leave the selection first; where that letter stands on another line, beside the line that the
//! end stands on. So the mark is never on a letter that is not selected, and always on the line that keys move from.

use super::flow::Row;
use super::selection::Hold;
use super::state::State;
use crate::text::{Caret, Cells, Column, Direction, Layout, Offset, Span};

/// Where the moving end is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovingEnd {
    /// On the letter of this range.
    On(Span),
    /// Beside a line of text.
    Beside {
        /// The piece of the line.
        piece: usize,
        /// The line of its layout.
        line: usize,
        /// Which of its ends: before the first letter, or behind the last.
        end: LineEnd,
    },
}

/// An end of a line, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// Where it is begun to be read.
    Start,
    /// Where it has been read.
    End,
}

impl State {
    /// Where the end that keys move is shown; `None` where they move none, or it is out of sight.
    #[must_use]
    pub fn moving_end(&self) -> Option<MovingEnd> {
        let selection = self.selection.filter(|selection| selection.hold() == Hold::Keys)?;
        let flow = self.flow()?;
        let (piece, line) = flow.seen_line(selection.head())?;
        let text = flow.text(piece)?;
        let (origin, span) = (text.block.span.start, selection.span());
        let moved = |offset: Offset| offset.plus(origin.bytes());
        let letters = || letters(text.layout, line).map(|letter| Span::new(moved(letter.start), moved(letter.end)));
        let within = letters().filter(|letter| span.start <= letter.start && letter.end <= span.end);
        let is_at_end = selection.head().offset == span.end;
        let shown =
            within.max_by_key(|letter| if is_at_end { letter.end.bytes() } else { usize::MAX - letter.start.bytes() });
        if let Some(letter) = shown {
            return Some(MovingEnd::On(letter));
        }
        let is_behind = letters().any(|letter| letter.end <= selection.head().offset);
        Some(MovingEnd::Beside { piece, line, end: if is_behind { LineEnd::End } else { LineEnd::Start } })
    }

    /// The row of the pane that the moving end is shown on.
    #[must_use]
    pub fn moving_row(&self) -> Option<u16> {
        self.moving_end()?;
        let (piece, line) = self.flow()?.seen_line(self.selection?.head())?;
        let at = self.rows().iter().position(|row| *row == Row::Line { piece, line })?;
        u16::try_from(at).ok()
    }
}

impl LineEnd {
    /// The cell beside line `line` of `layout`, so many columns from the left edge of its text. It may be one left of it.
    #[must_use]
    pub fn column(self, layout: &Layout, line: usize, left: Column) -> Column {
        let cells = || layout.cells(line).filter(|cell| cell.width > Cells(0));
        let edges = (cells().map(|cell| cell.column).min(), cells().map(|cell| cell.column + cell.width).max());
        let empty = layout.caret(Caret::before(layout.span(line).start)).1;
        let is_right = (self == Self::Start) == (layout.direction(line) == Direction::Rtl);
        match edges {
            _ if is_right => left + Cells(edges.1.unwrap_or(empty).0),
            (first, _) => left + Cells(first.unwrap_or(empty).0) - Cells(1),
        }
    }
}

/// What is seen of the text of a line, letter by letter. Kashidas belong to the letter before them.
fn letters(layout: &Layout, line: usize) -> impl Iterator<Item = Span> {
    let cells = layout.cells(line).filter(|cell| cell.width > Cells(0) && cell.start < cell.end);
    cells.map(|cell| Span::new(cell.start, cell.end))
}
