//! For `PuTTY`, which reorders every row by itself, finds its direction out by its first letter, and ignores every
//! control.

use ratatui::buffer::Cell;

use super::clusters::{Kind, kind};
use super::inverse::Inverse;

/// Puts the whole row, blanks at its ends included, in the order that is shown as it was painted.
pub(super) fn turn_row(row: &mut [Cell], inverse: &mut Inverse) {
    if row.iter().any(|cell| kind(cell) != Kind::Other) {
        inverse.put(row);
    }
}
