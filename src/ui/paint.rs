//! Laid-out lines onto the screen: each cell at its column, with a style of its own.

use crate::app::arrangement::Area;
use crate::text::{Cell, Cells, Column, Layout};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

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
