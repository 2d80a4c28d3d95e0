//! The palette painted: what is typed above, what matches below.

use super::state::{Item, Purpose, State, What};
use crate::app::App;
use crate::app::arrangement::Area;
use crate::config::languages::NAMED;
use crate::config::{Aim, Role, Sign, Surface};
use crate::text::{Base, Cells};
use crate::ui::label::{Edge, label, notice};
use crate::ui::look::{Look, base_of, fill};
use crate::ui::{paint, popup, typed};
use crate::words::Value;
use ratatui::buffer::Buffer;

/// Paints the palette over the panes.
pub fn view(app: &App, look: &Look, (state, frame): (&State, Area), buffer: &mut Buffer) {
    let (body, head) = popup::untitled(look, frame, buffer);
    let words = match state.purpose() {
        Purpose::Value(aim) => format!("\u{2068}{aim}\u{2069}:"),
        named => look.words.say(&format!("palette-{}", named.name())),
    };
    let rest = label(buffer, head, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Accent));
    typed::line(state.edit(), look, Area { width: rest.width - Cells(1), ..rest }, buffer);
    for (at, (item, is_cursor)) in (0..body.height).zip(state.in_sight()) {
        let surface = if is_cursor { Surface::SelectedRow } else { Surface::Bar };
        fill(buffer, body.row(at), look.style(surface, Role::Text));
        paint_item(app, look, (item, surface, body.row(at)), buffer);
    }
    if let Purpose::Value(aim) = state.purpose() {
        let rows = u16::try_from(state.items() + 1).unwrap_or(u16::MAX);
        let words = explained(look, *aim);
        notice(buffer, body.below(rows), (&words, look.base()), look.style(Surface::Bar, Role::Quiet));
    }
    if state.count() == 0 {
        nothing(look, state, body, buffer);
    }
}

fn paint_item(app: &App, look: &Look, (item, surface, area): (&Item, Surface, Area), buffer: &mut Buffer) {
    let style = look.style(surface, Role::Text);
    match &item.what {
        What::Command(command) => {
            let keys = app.keymap.keys_of(*command).first().map(ToString::to_string).unwrap_or_default();
            let rest = label(buffer, area, (Edge::Left, &keys, Base::Ltr), look.style(surface, Role::Accent));
            let rest = Area { left: rest.left + Cells(2), width: rest.width - Cells(2), ..rest };
            let words = look.words.say(&format!("command-{}", command.name()));
            label(buffer, rest, (Edge::Right, &words, look.base()), style);
        }
        What::Kind(kind) => {
            let words = look.words.say(&format!("kind-{}", kind.name()));
            signed(look, (*kind, surface, area), (&words, look.base()), buffer);
        }
        What::Entity(kind, name) => signed(look, (*kind, surface, area), (name, base_of(name, look.base())), buffer),
        What::Preference(aim) => {
            let value = app.settings.within(aim.language).value(aim.preference);
            let rest = label(buffer, area, (Edge::Left, &value, Base::Ltr), look.style(surface, Role::Quiet));
            let rest = Area { left: rest.left + Cells(2), width: rest.width - Cells(2), ..rest };
            let key = format!("{} · \u{2068}{aim}\u{2069}", look.words.say("palette-option"));
            label(buffer, rest, (Edge::Right, &key, look.base()), style);
        }
        What::Value(value) => {
            label(buffer, area, (Edge::Right, value, Base::Ltr), style);
        }
        What::Alias(alias) => {
            label(buffer, area, (Edge::Right, alias, base_of(alias, look.base())), style);
        }
    }
}

/// What an option does, and for which articles where not for all.
fn explained(look: &Look, aim: Aim) -> String {
    let sentence = look.words.say(&format!("preference-{}", aim.preference.key()));
    let Some(language) = aim.language else { return sentence };
    let code = language.as_str();
    let name = if NAMED.contains(&code) { look.words.say(&format!("language-{code}")) } else { code.to_owned() };
    let only = look.words.say_with("palette-only-in", &[("language", Value::Text(&name))]);
    format!("{only} {sentence}")
}

fn signed(
    look: &Look,
    (kind, surface, area): (crate::model::Kind, Surface, Area),
    (words, base): (&str, Base),
    buffer: &mut Buffer,
) {
    let style = look.style(surface, Role::from(kind));
    paint::sign(buffer, area, area.right() - Cells(1), (look.sign(Sign::Kind(kind)), style));
    let rest = Area { width: area.width - Cells(2), ..area };
    label(buffer, rest, (Edge::Right, words, base), look.style(surface, Role::Text));
}

/// Nothing matches: said in words, or what Enter does with what was typed.
fn nothing(look: &Look, state: &State, area: Area, buffer: &mut Buffer) {
    let typed = state.edit().text().trim();
    let words = match state.purpose() {
        Purpose::Merge(_) if typed.is_empty() => look.words.say("palette-type-a-name"),
        Purpose::Merge(_) => look.words.say_with("palette-merge-typed", &[("name", Value::Text(typed))]),
        Purpose::Value(_) if typed.is_empty() => look.words.say("palette-type-a-number"),
        Purpose::Value(_) => look.words.say_with("palette-value-typed", &[("value", Value::Text(typed))]),
        Purpose::Commands | Purpose::Kind(_) | Purpose::Split(_) => look.words.say("palette-none"),
    };
    label(buffer, area.row(0), (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Quiet));
}
