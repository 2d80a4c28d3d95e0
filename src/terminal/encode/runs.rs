//! For terminals that reorder a row by the bidirectional algorithm, left to right as a whole, and leave it no switch.
//!
//! A left-to-right mark counts as a Latin letter and takes no column: blanks, digits, punctuation and brackets between
//! Latin letters stay where they are. Konsole draws the letters of a word by a shaping of its own, which wants them in
//! reading order ([`turn_runs`]); xterm.js draws every cell by itself ([`anchor_cells`]).

use ratatui::buffer::Cell;

use super::clusters::{Kind, anchor, columns, kind, turn};

/// Puts each run of right-to-left letters in reading order, with a left-to-right mark behind it and behind each
/// number of Arabic-Indic digits, which would join the letters on its other side.
pub(super) fn turn_runs(row: &mut [Cell]) {
    let mut room = String::new();
    let mut column = 0;
    let mut found = false;
    while column < row.len() {
        let kind = kind(&row[column]);
        let end = end_of_run(row, column, kind);
        if let Some(run) = row.get_mut(column..end).filter(|_| kind != Kind::Other) {
            if kind == Kind::Letter {
                turn(run);
            }
            anchor_last(run, &mut room);
            found = true;
        }
        column = end;
    }
    if found {
        lead_left_to_right(row, &mut room);
    }
}

/// Puts a left-to-right mark behind every right-to-left cell.
pub(super) fn anchor_cells(row: &mut [Cell]) {
    let mut room = String::new();
    let mut found = false;
    for cell in row.iter_mut().filter(|cell| kind(cell) != Kind::Other) {
        anchor(cell, &mut room);
        found = true;
    }
    if found {
        lead_left_to_right(row, &mut room);
    }
}

/// Where the run of `kind` that starts at `column` ends.
fn end_of_run(row: &[Cell], column: usize, kind_here: Kind) -> usize {
    let mut end = column + columns(row, column);
    while kind_here != Kind::Other && row.get(end).is_some_and(|cell| kind(cell) == kind_here) {
        end += columns(row, end);
    }
    end
}

/// The last cluster of the run, which may cover the last cell.
fn anchor_last(run: &mut [Cell], room: &mut String) {
    if let Some(cell) = run.iter_mut().rfind(|cell| kind(cell) != Kind::Other) {
        anchor(cell, room);
    }
}

/// A mark in the first cell, unless a right-to-left letter stands there: for terminals that ask the first letter of a
/// row for its direction.
fn lead_left_to_right(row: &mut [Cell], room: &mut String) {
    if let Some(cell) = row.first_mut().filter(|cell| kind(cell) == Kind::Other) {
        anchor(cell, room);
    }
}
