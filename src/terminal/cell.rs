//! How many pixels a cell of the terminal has, as far as anybody tells.

use super::answers::Answers;
use super::tty;
use crate::model::CellSize;

/// The size of a cell as the system has it: it follows every change of font and window.
pub(super) fn system_cell() -> Option<CellSize> {
    cell_of(tty::pixels().ok()?)
}

/// The size of a cell as the terminal told it, of itself or of its window.
pub(super) fn told_cell(answers: &Answers) -> Option<CellSize> {
    answers.cell.and_then(|(width, height)| CellSize::new(width, height)).or_else(|| cell_of(answers.window?))
}

/// The size of a cell of a window that is so large now.
fn cell_of((width, height): (u16, u16)) -> Option<CellSize> {
    let (columns, rows) = tty::size().ok()?;
    CellSize::new(width.checked_div(columns.0)?, height.checked_div(rows.0)?)
}
