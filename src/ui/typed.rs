//! A line that is being typed, with its caret.

use super::label::{Edge, placed};
use super::look::Look;
use super::paint;
use crate::app::arrangement::Area;
use crate::app::edit::Edit;
use crate::config::{Role, Surface};
use crate::text::{Cell, Cells, Offset, Options, lay_out_line};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// Paints the line at the right of `row` in its own direction, on at most two thirds of it, with the caret as a cell turned
/// inside out; gives what is left of the row. Where the line is too long, its end is shown.
pub fn line(edit: &Edit, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let room = row.width - Cells(row.width.0 / 3);
    let (text, cut) = tail(edit.text(), room);
    // A blank that cannot hang at the end of the line is where the caret stands behind the last letter. The isolate
    // gives it the direction of its letters.
    let shown = format!("\u{2068}{text}\u{A0}\u{2069}");
    let caret = Offset::new('\u{2068}'.len_utf8()).plus(edit.caret().bytes().saturating_sub(cut));
    let layout = lay_out_line(&shown, &Options { base: look.base(), ..Options::new(room) });
    let used = layout.width(0);
    let style = |cell: &Cell<'_>| {
        let style = look.style(Surface::Bar, Role::Prompt);
        if cell.start <= caret && caret < cell.end { style.add_modifier(Modifier::REVERSED) } else { style }
    };
    paint::packed(buffer, placed(row, Edge::Right, used), (&layout, 0), style);
    Area { width: row.width - used, ..row }
}

/// The last part of `text` that fits into `room` with a cell to spare, and the bytes cut off before it.
fn tail(text: &str, room: Cells) -> (&str, usize) {
    let fit = usize::from(room.0).saturating_sub(1);
    let skip = text.chars().count().saturating_sub(fit);
    let cut = text.char_indices().nth(skip).map_or(text.len(), |(at, _)| at);
    (text.get(cut..).unwrap_or_default(), cut)
}
