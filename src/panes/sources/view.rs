//! The list of sources painted: names at the right, counts at the left, and under the cursor what is wrong with a source.

use super::state::{Choice, Heading, Row};
use crate::app::App;
use crate::app::arrangement::{Area, Pane};
use crate::app::store::{Rule, View};
use crate::config::{Command, Role, Sign, Surface};
use crate::model::Problem;
use crate::text::Cells;
use crate::ui::label::{Edge, label, notice};
use crate::ui::look::{Look, fill};
use crate::ui::paint;
use crate::words::{Value, Words};
use ratatui::buffer::Buffer;

/// Paints the list in the place of the headlines.
pub fn view(app: &App, look: &Look, buffer: &mut Buffer) {
    let Some(area) = app.arrangement.headlines else { return };
    fill(buffer, area, look.style(Surface::Side, Role::Text));
    let rows = app.sources.rows();
    for (at, row) in (0..area.height).zip(rows.iter().enumerate().skip(app.sources.top())) {
        paint_row(app, look, (row, area.row(at)), buffer);
    }
    if app.desk.overview.sources.is_empty() {
        hint(app, look, area, buffer);
    }
}

/// How a source is added, while there is none and where the list leaves room.
fn hint(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let shown = u16::try_from(app.sources.rows().len()).unwrap_or(u16::MAX);
    let Some(key) = app.keymap.keys_of(Command::AddSource).first() else { return };
    let words = look.words.say_with("sources-none", &[("add", Value::Text(&key.to_string()))]);
    let place = area.below(shown.saturating_add(1)).inset(Cells(2));
    notice(buffer, place, (&words, look.base()), look.style(Surface::Side, Role::Quiet));
}

fn paint_row(app: &App, look: &Look, ((place, row), area): ((usize, &Row), Area), buffer: &mut Buffer) {
    let text = area.inset(Cells(2));
    match row {
        Row::Blank => {}
        Row::Heading(heading) => {
            let words = look.words.say(heading_name(*heading));
            label(buffer, text, (Edge::Right, &words, look.base()), look.style(Surface::Side, Role::Heading));
        }
        Row::Choice { choice, name, depth, unread, problem } => {
            let selected = place == app.sources.cursor();
            let surface = if selected { Surface::SelectedRow } else { Surface::Side };
            fill(buffer, area, look.style(surface, Role::Text));
            if selected {
                let role = if app.focus == Pane::Headlines { Role::Accent } else { Role::Quiet };
                paint::sign(
                    buffer,
                    area,
                    area.right() - Cells(1),
                    (look.sign(Sign::RightEdge), look.style(surface, role)),
                );
            }
            let words = words_of(look, choice, name);
            let role = if *unread > 0 { Role::Unread } else { Role::Quiet };
            let indented = Area { width: text.width - Cells(2 * u16::from(*depth)), ..text };
            let rest = counted(look, (indented, surface), *unread, buffer);
            let rest = failed(look, (rest, surface), problem.as_ref(), buffer);
            label(buffer, rest, (Edge::Right, &words, look.base()), look.style(surface, role));
        }
    }
}

/// The count at the left; what is left of the row.
fn counted(look: &Look, (area, surface): (Area, Surface), unread: u32, buffer: &mut Buffer) -> Area {
    if unread == 0 {
        return area;
    }
    let count = look.words.number(unread);
    let rest = label(buffer, area, (Edge::Left, &count, look.base()), look.style(surface, Role::Quiet));
    Area { left: rest.left + Cells(1), width: rest.width - Cells(1), ..rest }
}

/// A sign for a source that failed, beside its count.
fn failed(look: &Look, (area, surface): (Area, Surface), problem: Option<&Problem>, buffer: &mut Buffer) -> Area {
    if problem.is_none() {
        return area;
    }
    paint::sign(buffer, area, area.left, (look.sign(Sign::Failed), look.style(surface, Role::Error)));
    Area { left: area.left + Cells(2), width: area.width - Cells(2), ..area }
}

const fn heading_name(heading: Heading) -> &'static str {
    match heading {
        Heading::Searches => "sources-searches",
        Heading::Tags => "sources-tags",
        Heading::Rules => "sources-rules",
        Heading::Sources => "sources-sources",
        Heading::Suggested => "sources-suggested",
    }
}

fn words_of(look: &Look, choice: &Choice, name: &str) -> String {
    match choice {
        Choice::View(view) if name.is_empty() => name_of(&look.words, view),
        Choice::View(View::Tag(_)) => format!("#{name}"),
        Choice::Rule(_, Rule::Mute) => look.words.say_with("rule-mute", &[("words", Value::Text(name))]),
        Choice::Rule(_, Rule::Highlight) => look.words.say_with("rule-highlight", &[("words", Value::Text(name))]),
        Choice::View(_) | Choice::Suggestion(_) => name.to_owned(),
    }
}

/// The words for a view that has no name of its own.
#[must_use]
pub fn name_of(words: &Words, view: &View) -> String {
    match view {
        View::All => words.say("view-all"),
        View::Unread => words.say("view-unread"),
        View::Starred => words.say("view-starred"),
        View::Today => words.say("view-today"),
        View::Source(_) => words.say("sources-sources"),
        View::Group(path) => path.last().cloned().unwrap_or_default(),
        View::Tag(name) => format!("#{name}"),
        View::Entity(_, name) | View::Saved(name) => name.clone(),
        View::Words(query) => query.clone(),
    }
}
