//! Laid-out lines onto the screen: each cell at its column, with a style of its own.

use super::look::to_rect;
use crate::app::arrangement::Area;
use crate::panes::Turn;
use crate::text::{Cell, Cells, Column, Layout};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Paints line `line` of `layout` on the first row of `area`, its left edge on the area's. Cells outside the area are
/// left out; a wide cell is painted whole or not at all.
pub fn line(buffer: &mut Buffer, area: Area, shown: (&Layout, usize), style: impl Fn(&Cell<'_>) -> Style) {
    cells(buffer, area, shown, (Column(0), style));
}

/// As [`line()`], with the left edge of the line's first cell on the area's: the alignment of the layout is undone.
pub fn packed(buffer: &mut Buffer, area: Area, shown: (&Layout, usize), style: impl Fn(&Cell<'_>) -> Style) {
    let first = shown.0.cells(shown.1).find(|cell| cell.width > Cells(0)).map_or(Column(0), |cell| cell.column);
    cells(buffer, area, shown, (first, style));
}

fn cells(
    buffer: &mut Buffer,
    area: Area,
    (layout, line): (&Layout, usize),
    (origin, style): (Column, impl Fn(&Cell<'_>) -> Style),
) {
    for cell in layout.cells(line).filter(|cell| cell.width > Cells(0)) {
        let column = area.left + Cells(cell.column.0.saturating_sub(origin.0));
        if column + cell.width <= area.right() && area.height > 0 {
            put(buffer, (column, area.top), &cell, style(&cell));
        }
    }
}

/// Paints one cell; the second half of a wide one is emptied, so that nothing shows through.
fn put(buffer: &mut Buffer, (column, row): (Column, u16), cell: &Cell<'_>, style: Style) {
    for step in 0..cell.width.0 {
        if let Some(target) = buffer.cell_mut((column.0 + step, row)) {
            target.set_symbol(if step == 0 { cell.symbol } else { " " }).set_style(style);
        }
    }
}

/// Puts `sign`, one cell wide, at `column` of the first row of `area`.
pub fn sign(buffer: &mut Buffer, area: Area, column: Column, (sign, style): (char, Style)) {
    if area.height > 0
        && column < area.right()
        && let Some(target) = buffer.cell_mut((column.0, area.top))
    {
        target.set_char(sign).set_style(style);
    }
}

/// Makes the blank cells of what lies over the panes differ from those of the panes and from those of the turn before, for the same
/// reason as [`rewrite_blanks`]. Dim blanks look like any other.
pub fn rewrite_blanks_above(buffer: &mut Buffer, area: Area, turn: Turn) {
    let held = match turn {
        Turn::Odd => Modifier::DIM,
        Turn::Even => Modifier::DIM | Modifier::BOLD,
    };
    for position in to_rect(area).intersection(buffer.area).positions() {
        let cell = &mut buffer[position];
        // Turned inside out they would show it.
        if cell.symbol() == " " && !cell.modifier.contains(Modifier::REVERSED) {
            cell.modifier.insert(held);
        }
    }
}

/// Makes the blank cells of `area` differ from those of the turn before, to be written again: letters reach below their
/// cell, and xterm leaves these specks standing where nothing new is written. Bold blanks look like any other. To be done last: what
/// is painted on such a blank would be bold at every other turn.
pub fn rewrite_blanks(buffer: &mut Buffer, area: Area, turn: Turn) {
    if turn == Turn::Odd {
        return;
    }
    for position in to_rect(area).intersection(buffer.area).positions() {
        let cell = &mut buffer[position];
        if cell.symbol() == " " {
            cell.modifier.insert(Modifier::BOLD);
        }
    }
}

/// Makes the blank cells of each row of `area` depend on the letters of that row, to be written again when those change: for rows
/// that nobody counts the turns of, such as the status line. Now and then two rows are taken for one.
pub fn rewrite_blanks_by_letters(buffer: &mut Buffer, area: Area) {
    /// Nothing of these is seen on a blank.
    const UNSEEN: [Modifier; 3] = [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC];
    for row in to_rect(area).intersection(buffer.area).rows() {
        let mut hasher = DefaultHasher::new();
        row.positions().for_each(|position| buffer[position].symbol().hash(&mut hasher));
        let number = hasher.finish();
        let held = (0..).zip(UNSEEN).filter(|(bit, _)| number >> bit & 1 == 1).map(|(_, modifier)| modifier);
        let held = held.fold(Modifier::empty(), Modifier::union);
        for position in row.positions() {
            let cell = &mut buffer[position];
            if cell.symbol() == " " && !cell.modifier.contains(Modifier::REVERSED) {
                cell.modifier.insert(held);
            }
        }
    }
}
