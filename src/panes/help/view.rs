//! The help painted: groups of keys with what each does.

use super::State;
use crate::app::App;
use crate::app::arrangement::Area;
use crate::config::{Command, Role, Surface};
use crate::panes::help::{Note, Row};
use crate::text::search::EXPRESSION;
use crate::text::{Base, Cells};
use crate::ui::Look;
use crate::ui::label::{Edge, label, width};
use crate::ui::popup;
use crate::words::Value;
use ratatui::buffer::Buffer;

/// Paints the help over the panes.
pub fn view(app: &App, look: &Look, (state, frame): (State, Area), buffer: &mut Buffer) {
    let body = popup::popup(look, (frame, (&look.words.say("help-title"), look.base())), buffer);
    for (at, row) in (0..body.height).zip(state.all_rows(&app.keymap).into_iter().skip(state.top())) {
        paint_row(app, look, (row, body.row(at)), buffer);
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
                Note::Queries => look.words.say_with("help-queries", &[("sign", Value::Text(EXPRESSION))]),
                Note::Keyboard => look.words.say("help-keyboard"),
                Note::Config => look.words.say("help-config"),
                Note::Example => {
                    look.words.say_with("help-config-example", &[("command", Value::Text("khabar config default"))])
                }
                Note::Path => {
                    look.words.say_with("help-config-path", &[("command", Value::Text("khabar config path"))])
                }
                Note::Search => {
                    let key = app.keymap.keys_of(Command::Search).first().map(ToString::to_string).unwrap_or_default();
                    look.words.say_with("help-search", &[("key", Value::Text(&key))])
                }
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
