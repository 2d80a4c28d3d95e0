//! What stands in a cell, and cells turned round.
//!
//! A wide cluster is a cell and the ones it covers: they stay together whatever is turned.

use ratatui::buffer::{Cell, CellWidth};
use unicode_bidi::BidiClass;

use crate::text::bidi::{self, mirrored};

/// U+200E, the left-to-right mark: no width, no picture, and it counts as a Latin letter.
const LEFT_TO_RIGHT_MARK: char = '\u{200E}';

/// What a cell is to a terminal that reorders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters that run right to left (R, AL).
    Letter,
    /// Arabic-Indic digits and what belongs to them (AN).
    Number,
    /// Anything else.
    Other,
}

/// The character a cell is judged by: what follows it are marks.
pub(super) fn first(cell: &Cell) -> char {
    cell.symbol().chars().next().unwrap_or(' ')
}

/// What a cell is to a terminal that reorders.
pub(super) fn kind(cell: &Cell) -> Kind {
    kind_of(first(cell))
}

/// What a character is to a terminal that reorders.
pub(super) fn kind_of(c: char) -> Kind {
    if c < '\u{590}' {
        return Kind::Other;
    }
    match bidi::class(c) {
        BidiClass::R | BidiClass::AL => Kind::Letter,
        BidiClass::AN => Kind::Number,
        _ => Kind::Other,
    }
}

/// Whether `c` draws a border. Terminals paint these themselves, without a font.
pub(super) const fn is_border(c: char) -> bool {
    // Box drawing, block elements, and the symbols for legacy computing.
    matches!(c, '\u{2500}'..='\u{259F}' | '\u{1FB00}'..='\u{1FBFF}')
}

/// The columns that the cluster at `column` takes, itself included, within `row`.
pub(super) fn columns(row: &[Cell], column: usize) -> usize {
    match row.get(column) {
        Some(cell) if !cell.symbol().is_ascii() || cell.symbol().len() > 1 => {
            usize::from(cell.cell_width().max(1)).min(row.len() - column)
        }
        Some(_) | None => 1,
    }
}

/// Turns `cells` round, wide clusters kept together.
pub(super) fn turn(cells: &mut [Cell]) {
    turn_clusters(cells);
    cells.reverse();
}

/// Turns each wide cluster round in its place, so that turning everything turns it back.
fn turn_clusters(cells: &mut [Cell]) {
    let mut column = 0;
    while column < cells.len() {
        let end = column + columns(cells, column);
        if let Some(cluster) = cells.get_mut(column..end) {
            cluster.reverse();
        }
        column = end;
    }
}

/// Turns brackets and their like round (UAX #9, L4): what a terminal mirrors is sent the other way.
pub(super) fn unmirror(cell: &mut Cell) {
    let mut symbol = cell.symbol().chars();
    if let (Some(c), None) = (symbol.next(), symbol.next())
        && let Some(mirror) = mirrored(c)
    {
        cell.set_char(mirror);
    }
}

/// Puts a left-to-right mark behind what stands in `cell`. On its own it would have no cell.
pub(super) fn anchor(cell: &mut Cell, room: &mut String) {
    if cell.symbol().ends_with(LEFT_TO_RIGHT_MARK) {
        return;
    }
    room.clear();
    room.push_str(cell.symbol());
    room.push(LEFT_TO_RIGHT_MARK);
    cell.set_symbol(room);
}
