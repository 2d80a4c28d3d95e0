//! The search on the status line: the prompt while the query is typed, the query and its count while it stands.

use super::state::State;
use crate::app::App;
use crate::app::arrangement::Area;
use crate::config::{Role, Surface};
use crate::text::{Cell, Cells, Offset, Options, lay_out_line};
use crate::ui::label::{Edge, label, placed};
use crate::ui::{Look, paint};
use crate::words::Value;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// Paints the prompt, the query with its caret and the count; gives what is left of the row.
pub fn prompt(app: &App, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let accent = look.style(Surface::Bar, Role::Accent);
    let rest = label(buffer, row, (Edge::Right, &look.words.say("search-prompt"), look.base()), accent);
    let rest = Area { width: rest.width - Cells(1), ..rest };
    let rest = query(app, look, rest, buffer);
    let rest = Area { width: rest.width - Cells(2), ..rest };
    count(&app.search, look, rest, buffer)
}

/// Paints the standing query and which hit of how many is the current one.
pub fn standing(app: &App, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let accent = look.style(Surface::Bar, Role::Accent);
    let rest = label(buffer, row, (Edge::Right, &look.words.say("search-prompt"), look.base()), accent);
    let rest = Area { width: rest.width - Cells(1), ..rest };
    let text = format!("\u{2068}{}\u{2069}", app.search.query());
    let half = Area { left: rest.left + Cells(rest.width.0 / 2), width: rest.width - Cells(rest.width.0 / 2), ..rest };
    let used = label(buffer, half, (Edge::Right, &text, look.base()), look.style(Surface::Bar, Role::Text));
    let rest = Area { width: rest.width - (half.width - used.width) - Cells(2), ..rest };
    count(&app.search, look, rest, buffer)
}

/// The query in its own direction, on at most half of the row, with the caret as a cell turned inside out. Where it is
/// too long, its end is shown.
fn query(app: &App, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let room = row.width - Cells(row.width.0 / 3);
    let (text, cut) = tail(app.search.query(), room);
    // A blank that cannot hang at the end of the line is where the caret stands behind the last letter. The isolate
    // gives it the direction of the query.
    let shown = format!("\u{2068}{text}\u{A0}\u{2069}");
    let caret = Offset::new('\u{2068}'.len_utf8()).plus(app.search.edit().caret().bytes().saturating_sub(cut));
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

/// "3 of 12", or that there is no hit.
fn count(search: &State, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let (words, role) = match search.current() {
        Some(current) => {
            let values = [("position", Value::count(current + 1)), ("total", Value::count(search.hits().len()))];
            (look.words.say_with("position", &values), Role::Status)
        }
        None if search.query().trim().is_empty() => return row,
        None => (look.words.say_with("search-none", &[("query", Value::Text(search.query()))]), Role::Warning),
    };
    label(buffer, row, (Edge::Right, &words, look.base()), look.style(Surface::Bar, role))
}
