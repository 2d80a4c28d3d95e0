//! The search on the status line: the prompt while the query is typed, the query and its count while it stands.

use super::state::State;
use crate::app::App;
use crate::app::arrangement::Area;
use crate::config::{Role, Surface};
use crate::text::Cells;
use crate::text::search::{EXPRESSION, Fault};
use crate::ui::label::{Edge, label};
use crate::ui::{Look, typed};
use crate::words::Value;
use ratatui::buffer::Buffer;

/// Paints the prompt, the query with its caret and the count; gives what is left of the row.
pub fn prompt(app: &App, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let accent = look.style(Surface::Bar, Role::Accent);
    let rest = label(buffer, row, (Edge::Right, &look.words.say("search-prompt"), look.base()), accent);
    let rest = Area { width: rest.width - Cells(1), ..rest };
    let rest = typed::line(app.search.edit(), look, rest, buffer);
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

/// "3 of 12", or that there is no hit, or what is wrong; before anything is typed, what can be.
fn count(search: &State, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let (words, role) = match (search.fault(), search.current()) {
        (Some(Fault::Empty), _) => {
            (look.words.say_with("search-how", &[("sign", Value::Text(EXPRESSION))]), Role::Quiet)
        }
        (Some(fault), _) => (look.words.say(&format!("expression-{}", fault.name())), Role::Warning),
        (None, Some(current)) => {
            let values = [("position", Value::count(current + 1)), ("total", Value::count(search.hits().len()))];
            (look.words.say_with("position", &values), Role::Status)
        }
        (None, None) if search.query().is_empty() => {
            (look.words.say_with("search-how", &[("sign", Value::Text(EXPRESSION))]), Role::Quiet)
        }
        (None, None) => (look.words.say_with("search-none", &[("query", Value::Text(search.query()))]), Role::Warning),
    };
    label(buffer, row, (Edge::Right, &words, look.base()), look.style(Surface::Bar, role))
}
