//! Where on the painted row the mouse is, for terminals that report the column of the row as it was sent.
//!
//! Konsole, `PuTTY` and VTE find out which of the cells they were sent stands under the pointer, and report its column. Where
//! nothing is moved, or the terminal reports the column of the screen (kitty), there is nothing to map.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::encode;
use crate::terminal::profile::Mode;
use crate::text::Column;

/// A background that no tag looks like: a cell that was hidden in the colour behind it has it.
const BEHIND: Color = Color::Indexed(0);

/// The column of the painted `row` that is seen where a terminal in `mode` reports `reported`. Columns beside the row stay
/// as they are.
#[must_use]
pub fn painted_column(row: &[Cell], mode: Mode, reported: Column) -> Column {
    match mode {
        Mode::Visual | Mode::Explicit | Mode::Words | Mode::Anchored | Mode::Mlterm | Mode::Alternating => reported,
        Mode::Runs | Mode::Row | Mode::Logical => sent_from(row, mode, reported).unwrap_or(reported),
    }
}

/// The painted column of the cell that is sent at `column`: cells take their colours along, so the colour says it.
fn sent_from(row: &[Cell], mode: Mode, column: Column) -> Option<Column> {
    let width = u16::try_from(row.len()).ok()?;
    let mut tagged = Buffer { area: Rect::new(0, 0, width, 1), content: row.to_vec() };
    for (at, cell) in (0..width).zip(&mut tagged.content) {
        cell.fg = tag(at);
        if cell.bg != Color::Reset {
            cell.bg = BEHIND;
        }
    }
    encode(&mut tagged, mode);
    match tagged.content.get(usize::from(column.0))?.fg {
        Color::Rgb(high, low, 0) => Some(Column(u16::from_be_bytes([high, low]))),
        // Only the blank at the right end is ever hidden.
        BEHIND => Some(Column(width.saturating_sub(1))),
        _ => None,
    }
}

const fn tag(column: u16) -> Color {
    let [high, low] = column.to_be_bytes();
    Color::Rgb(high, low, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(letters: &str) -> Vec<Cell> {
        let mut cells = Vec::new();
        for letter in letters.chars() {
            let mut cell = Cell::default();
            cell.set_char(letter);
            cells.push(cell);
        }
        cells
    }

    fn columns(letters: &str, mode: Mode) -> Vec<u16> {
        let row = row(letters);
        (0..row.len()).map(|at| painted_column(&row, mode, Column(u16::try_from(at).unwrap())).0).collect()
    }

    /// "خبر" as it is painted, with Latin letters and blanks around it.
    const PAINTED: &str = "ab \u{FEAE}\u{FE92}\u{FEA7} ";

    #[test]
    fn letters_sent_in_reading_order_are_found_where_they_are_seen() {
        assert_eq!(columns(PAINTED, Mode::Runs), [0, 1, 2, 5, 4, 3, 6]);
        assert_eq!(columns(PAINTED, Mode::Row), [6, 5, 4, 3, 2, 0, 1]);
    }

    #[test]
    fn where_nothing_is_moved_or_the_screen_is_reported_a_column_means_itself() {
        for mode in [Mode::Visual, Mode::Explicit, Mode::Words, Mode::Anchored, Mode::Mlterm, Mode::Alternating] {
            assert_eq!(columns(PAINTED, mode), [0, 1, 2, 3, 4, 5, 6], "{mode}");
        }
    }

    #[test]
    fn beside_the_row_nothing_is_mapped() {
        for mode in Mode::ALL {
            assert_eq!(painted_column(&row(PAINTED), mode, Column(60)), Column(60), "{mode}");
            assert_eq!(painted_column(&[], mode, Column(0)), Column(0), "{mode}");
        }
    }
}
