//! The pass over a finished buffer: what this terminal must be sent, cell by cell.
//!
//! Runs after the view has painted and before the frame is compared with the last one, so the comparison works on what
//! is really sent. Pure: a function of the cells and the mode.
//!
//! It is also the last guard. Whatever the view painted, afterwards no cell holds a control character, a
//! bidirectional control, or anything else terminals disagree on the width of, and every cell takes at least one
//! column.

mod logical;
mod safety;

use ratatui::buffer::{Buffer, Cell};

use super::profile::Mode;

/// Rewrites `buffer`, painted in visual order, into what a terminal in `mode` must be sent.
///
/// [`Mode::Visual`] and [`Mode::Explicit`] leave safe rows as they are. [`Mode::Logical`] moves cells, with their
/// styles, within the pieces of a row that borders and gutters keep apart.
pub fn encode(buffer: &mut Buffer, mode: Mode) {
    buffer.content.iter_mut().for_each(safety::make_safe);
    match mode {
        Mode::Visual | Mode::Explicit => {}
        Mode::Logical => rows(buffer).for_each(logical::put_row_in_reading_order),
    }
}

fn rows(buffer: &mut Buffer) -> std::slice::ChunksExactMut<'_, Cell> {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks_exact_mut(width)
}

#[cfg(test)]
mod tests;
