//! The help painted: groups of keys with what each does.

use super::State;
use crate::app::App;
use crate::app::arrangement::Area;
use crate::config::{Command, Divider, Role, Sign, Surface};
use crate::panes::help::{Note, Row, area, rows};
use crate::text::{Base, Cells};
use crate::ui::label::{Edge, label, width};
use crate::ui::look::{Look, fill};
use crate::ui::paint;
use crate::words::Value;
use ratatui::buffer::Buffer;

/// Paints the help over the panes.
pub fn view(app: &App, look: &Look, state: State, buffer: &mut Buffer) {
    let frame = area(app.size());
    fill(buffer, frame, look.style(Surface::Bar, Role::Text));
    if look.theme.divider() == Divider::Line {
        edges(look, frame, buffer);
    }
    let inner = frame.inset(Cells(2));
    let title = look.words.say("help-title");
    let title = (Edge::Right, title.as_str(), look.base());
    let rest = label(buffer, inner.row(0), title, look.style(Surface::Bar, Role::Accent));
    if frame.height == app.size().rows {
        way_out(app, look, rest, buffer);
    }
    let body = Area { height: inner.height.saturating_sub(3), ..inner.below(2) };
    for (at, row) in (0..body.height).zip(rows(&app.keymap).into_iter().skip(state.top())) {
        paint_row(app, look, (row, body.row(at)), buffer);
    }
}

/// A line at both sides, where the surface alone does not set the help apart.
fn edges(look: &Look, frame: Area, buffer: &mut Buffer) {
    let style = look.style(Surface::Bar, Role::Border);
    for row in 0..frame.height {
        for column in [frame.left, frame.right() - Cells(1)] {
            paint::sign(buffer, frame.row(row), column, (look.sign(Sign::Border), style));
        }
    }
}

fn paint_row(app: &App, look: &Look, (row, area): (Row, Area), buffer: &mut Buffer) {
    match row {
        Row::Blank => {}
        Row::Group(group) => {
            let words = look.words.say(&format!("group-{}", group.name()));
            label(buffer, area, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Heading));
        }
        Row::Command(command) => paint_command(app, look, (command, area), buffer),
        Row::Note(note) => {
            let words = match note {
                Note::Counts => look.words.say_with("help-count", &[("example", Value::Text("5j"))]),
                Note::Keyboard => look.words.say("help-keyboard"),
            };
            label(buffer, area, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Quiet));
        }
    }
}

/// What the command does at the right, its keys at the left in the order of the keymap: the first of them in any case,
/// the others where the words leave room.
fn paint_command(app: &App, look: &Look, (command, area): (Command, Area), buffer: &mut Buffer) {
    let words = look.words.say(&format!("command-{}", command.name()));
    let mut rest = area;
    let needed = width(&words, look.base());
    for (number, chord) in app.keymap.keys_of(command).iter().enumerate() {
        let keys = chord.to_string();
        if number > 0 && width(&keys, Base::Ltr) + needed + Cells(2) > rest.width {
            break;
        }
        let after = label(buffer, rest, (Edge::Left, &keys, Base::Ltr), look.style(Surface::Bar, Role::Accent));
        rest = Area { left: after.left + Cells(2), width: after.width - Cells(2), ..after };
    }
    label(buffer, rest, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Text));
}

/// How to leave the help, where it hides the status line that would say so.
fn way_out(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let Some(key) = app.keymap.keys_of(Command::Cancel).first() else { return };
    let words = look.words.say_with("help-close", &[("key", Value::Text(&key.to_string()))]);
    if width(&words, look.base()) + Cells(2) <= area.width {
        label(buffer, area, (Edge::Left, &words, look.base()), look.style(Surface::Bar, Role::Quiet));
    }
}
