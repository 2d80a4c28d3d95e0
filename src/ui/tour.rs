//! The step of the tour that is to be done, on rows of its own above the status line.

use super::label::notice;
use super::look::{Look, fill};
use crate::app::App;
use crate::app::arrangement::Area;
use crate::app::tour::STEPS;
use crate::config::{Command, Role, Surface};
use crate::text::{Base, Cells, Options, lay_out};
use crate::words::Value;
use ratatui::buffer::Buffer;

/// The most rows that it takes.
const ROWS: u16 = 4;

/// Paints the step, while there is a tour.
pub fn view(app: &App, look: &Look, buffer: &mut Buffer) {
    let Some(step) = app.tour.and_then(|tour| Some((tour.done(), tour.step()?))) else { return };
    let (done, step) = step;
    let place = look.words.say_with(
        "tour-place",
        &[
            ("step", Value::count(done + 1)),
            ("total", Value::count(STEPS.len())),
            ("key", Value::Text(&key(app, Command::Cancel))),
        ],
    );
    let what = look.words.say_with(&format!("tour-{}", step.name), &[("key", Value::Text(&key(app, step.command)))]);
    let width = app.arrangement.status.inset(Cells(2)).width;
    let (first, second) = (height(&what, look.base(), width), height(&place, look.base(), width));
    let room = app.arrangement.status.top.saturating_sub(app.arrangement.titles.height).min(ROWS);
    let rows = (first + second).min(room);
    let area = Area { top: app.arrangement.status.top - rows, height: rows, ..app.arrangement.status };
    fill(buffer, area, look.style(Surface::Bar, Role::Text));
    let inner = area.inset(Cells(2));
    notice(buffer, inner, (&what, look.base()), look.style(Surface::Bar, Role::Accent));
    notice(buffer, inner.below(first), (&place, look.base()), look.style(Surface::Bar, Role::Quiet));
}

/// The most important key of a command, or its name where it has none.
pub(super) fn key(app: &App, command: Command) -> String {
    app.keymap.keys_of(command).first().map_or_else(|| command.name().to_owned(), ToString::to_string)
}

fn height(text: &str, base: Base, width: Cells) -> u16 {
    let layout = lay_out(text, &Options { base, ..Options::new(width) });
    u16::try_from(layout.height()).unwrap_or(ROWS)
}
