//! One line of words at an edge of a row, cut with an ellipsis where it does not fit.

use super::paint;
use crate::app::arrangement::Area;
use crate::text::{Base, Cells, Options, lay_out, lay_out_line};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// The side of a row that a label stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The left edge.
    Left,
    /// The right edge.
    Right,
    /// The middle.
    Middle,
}

/// Paints `text` at `edge` of the row `area`, and gives what is left of the row beside it.
pub fn label(buffer: &mut Buffer, area: Area, (edge, text, base): (Edge, &str, Base), style: Style) -> Area {
    let layout = lay_out_line(text, &Options { base, ..Options::new(area.width) });
    let used = layout.width(0);
    paint::packed(buffer, placed(area, edge, used), (&layout, 0), |_| style);
    beside(area, edge, used)
}

/// Paints a notice in the middle of `area`, on as many rows as it needs and the area has.
pub fn notice(buffer: &mut Buffer, area: Area, (text, base): (&str, Base), style: Style) {
    let layout = lay_out(text, &Options { base, ..Options::new(area.width) });
    for (line, row) in (0..layout.height()).zip(0..area.height) {
        let place = placed(area.row(row), Edge::Middle, layout.width(line));
        paint::packed(buffer, place, (&layout, line), |_| style);
    }
}

/// The part of `area`, `used` cells wide, that stands at `edge`.
#[must_use]
pub fn placed(area: Area, edge: Edge, used: Cells) -> Area {
    let spare = area.width - used;
    let shift = match edge {
        Edge::Left => Cells(0),
        Edge::Right => spare,
        Edge::Middle => Cells(spare.0 / 2),
    };
    Area { left: area.left + shift, width: used.min(area.width), ..area }
}

fn beside(area: Area, edge: Edge, used: Cells) -> Area {
    match edge {
        Edge::Left => Area { left: area.left + used, width: area.width - used, ..area },
        Edge::Right => Area { width: area.width - used, ..area },
        Edge::Middle => area,
    }
}

/// The cells that `text` takes on one line.
#[must_use]
pub fn width(text: &str, base: Base) -> Cells {
    lay_out_line(text, &Options { base, ..Options::new(Cells(u16::MAX)) }).width(0)
}
