//! One finished row of a sheet: the cells of a line, and what stands beside its text.

use super::Paragraph;
use crate::cli::surface::Rows;
use crate::text::{self, Base, Cells, Direction, Layout, Options};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// Which row of a paragraph it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The first, beside which its prefix and number stand.
    First,
    /// One that is indented by as much.
    Later,
}

/// Line `line` of `layout`, a piece of the paragraph, as a row.
pub(super) fn paint(paragraph: &Paragraph<'_>, layout: &Layout, (line, place): (usize, Place), rows: Rows) -> Buffer {
    let Rows { width, .. } = rows;
    let (indent, edge) = (paragraph.indent(), cells_of(paragraph.number));
    let direction = layout.direction(line);
    let text_left = edge + if direction == Direction::Ltr { indent } else { Cells(0) };
    let mut row = Buffer::empty(Rect::new(0, 0, rows.painted().0, 1));
    for cell in layout.cells(line) {
        put(&mut row, cell, text_left, paragraph.weight_at(cell.start));
    }
    if place == Place::First {
        let (base, left) = match direction {
            Direction::Rtl => (Base::Rtl, width - indent),
            Direction::Ltr => (Base::Ltr, edge),
        };
        aside(&mut row, (paragraph.prefix, base), left, paragraph.weight);
        aside(&mut row, (paragraph.number, Base::Ltr), Cells(0), Modifier::empty());
    }
    row
}

/// Puts what stands beside the text into the row, `left` cells from the left.
fn aside(row: &mut Buffer, (words, base): (&str, Base), left: Cells, weight: Modifier) {
    if !words.is_empty() {
        let layout = text::lay_out(words, &Options { base, ..Options::new(cells_of(words)) });
        layout.cells(0).for_each(|cell| put(row, cell, left, weight));
    }
}

/// Cells that `words` take: signs and digits, no letters that join.
pub(super) fn cells_of(words: &str) -> Cells {
    Cells(u16::try_from(words.width()).unwrap_or(u16::MAX))
}

/// Puts one cell into the row, moved `left` cells to the right. Cells without a picture have no place in it.
fn put(row: &mut Buffer, cell: text::Cell<'_>, left: Cells, weight: Modifier) {
    let column = cell.column + left;
    if cell.width == Cells(0) {
        return;
    }
    if let Some(place) = row.cell_mut((column.0, 0)) {
        place.set_symbol(cell.symbol);
        place.modifier = weight;
    }
}

pub(super) fn is_blank(cell: &ratatui::buffer::Cell) -> bool {
    cell.symbol().trim().is_empty() && cell.modifier.is_empty()
}
