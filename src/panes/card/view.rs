//! The card painted.

use super::state::{Heading, Row, State};
use crate::app::App;
use crate::app::arrangement::Area;
use crate::config::{Role, Sign, Surface};
use crate::model::Entity;
use crate::text::Cells;
use crate::ui::label::{Edge, label};
use crate::ui::look::{Look, base_of, fill};
use crate::ui::{facts, paint, popup, strip};
use crate::words::Value;
use ratatui::buffer::Buffer;

/// Paints the card over the panes.
pub fn view(app: &App, look: &Look, (state, frame): (&State, Area), buffer: &mut Buffer) {
    let (body, head) = popup::untitled(look, frame, buffer);
    title(look, state, head, buffer);
    let rows = state.rows().into_iter().skip(state.top());
    for (at, row) in (0..body.height).zip(rows) {
        paint_row(app, look, (state, row, body.row(at)), buffer);
    }
}

/// The sign of its kind, its name, that in Latin letters, and what it is.
fn title(look: &Look, state: &State, area: Area, buffer: &mut Buffer) {
    let style = look.style(Surface::Bar, Role::from(state.key.kind));
    let words = look.words.say(&format!("kind-{}", state.key.kind.name()));
    let rest = label(buffer, area, (Edge::Left, &words, look.base()), look.style(Surface::Bar, Role::Quiet));
    let rest = Area { left: rest.left + Cells(1), width: rest.width - Cells(1), ..rest };
    paint::sign(buffer, rest, rest.right() - Cells(1), (look.sign(Sign::Kind(state.key.kind)), style));
    let name = match state.latin() {
        Some(latin) => format!("\u{2068}{}\u{2069} {} \u{2068}{latin}\u{2069}", state.name, look.sign(Sign::Separator)),
        None => state.name.clone(),
    };
    let rest = Area { width: rest.width - Cells(2), ..rest };
    label(buffer, rest, (Edge::Right, &name, base_of(&state.name, look.base())), look.style(Surface::Bar, Role::Title));
}

fn paint_row(app: &App, look: &Look, (state, row, area): (&State, Row, Area), buffer: &mut Buffer) {
    let is_cursor = state.cursor() == Some(row);
    let surface = if is_cursor { Surface::SelectedRow } else { Surface::Bar };
    if is_cursor {
        fill(buffer, area, look.style(surface, Role::Text));
    }
    let style = look.style(surface, Role::Text);
    match (row, &state.entity, state.appearances()) {
        (Row::Heading(heading), ..) => {
            let words = words_of(look, heading);
            label(buffer, area, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Heading));
        }
        (Row::Waiting, ..) => {
            let words = look.words.say("loading");
            label(buffer, area, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Quiet));
        }
        (Row::Mentions, Some(entity), _) => {
            let words = look.words.say_with("card-mentions", &[("count", Value::count(entity.mentions.len()))]);
            label(buffer, area, (Edge::Right, &words, look.base()), style);
        }
        (Row::Strip, Some(entity), _) => strip_row(app, look, (entity, area), buffer),
        (Row::Why, Some(entity), _) => {
            label(buffer, area, (Edge::Right, &why(look, entity), look.base()), look.style(surface, Role::Quiet));
        }
        (Row::Alias(index), Some(entity), _) => {
            let Some(alias) = entity.aliases.get(index) else { return };
            label(buffer, indented(area), (Edge::Right, alias, base_of(alias, look.base())), style);
        }
        (Row::Article(index), _, Some(known)) => {
            let Some(headline) = known.articles.get(index) else { return };
            let facts = facts::of_listed(look, headline, app.now);
            let rest = label(buffer, area, (Edge::Left, &facts, look.base()), look.style(surface, Role::Quiet));
            let rest = Area { left: rest.left + Cells(2), width: rest.width - Cells(2), ..rest };
            let title = (Edge::Right, headline.title.as_str(), base_of(&headline.title, look.base()));
            label(buffer, indented(rest), title, style);
        }
        (Row::Companion(index), _, Some(known)) => {
            let Some(companion) = known.companions.get(index) else { return };
            let count = look.words.number(companion.articles);
            let rest = label(buffer, area, (Edge::Left, &count, look.base()), look.style(surface, Role::Quiet));
            let rest = indented(Area { left: rest.left + Cells(2), width: rest.width - Cells(2), ..rest });
            let kind = look.style(surface, Role::from(companion.kind));
            paint::sign(buffer, rest, rest.right() - Cells(1), (look.sign(Sign::Kind(companion.kind)), kind));
            let rest = Area { width: rest.width - Cells(2), ..rest };
            let name = (Edge::Right, companion.name.as_str(), base_of(&companion.name, look.base()));
            label(buffer, rest, name, style);
        }
        (
            Row::Blank | Row::Mentions | Row::Strip | Row::Why | Row::Alias(_) | Row::Article(_) | Row::Companion(_),
            ..,
        ) => {}
    }
}

fn indented(area: Area) -> Area {
    Area { width: area.width - Cells(2), ..area }
}

fn words_of(look: &Look, heading: Heading) -> String {
    match heading {
        Heading::Aliases => look.words.say("card-aliases"),
        Heading::Articles(total) => look.words.say_with("card-articles", &[("count", Value::count(total))]),
        Heading::Companions => look.words.say("card-companions"),
    }
}

/// How it was found, and how surely.
fn why(look: &Look, entity: &Entity) -> String {
    let words = look.words.say(&format!("why-{}", entity.why.name()));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (entity.confidence.clamp(0.0, 1.0) * 100.0).round() as u32;
    format!(
        "{words} {} {}",
        look.sign(Sign::Separator),
        look.words.say_with("card-sure", &[("percent", Value::Number(percent))])
    )
}

/// Where in the article it is mentioned, the start of the text at the right.
fn strip_row(app: &App, look: &Look, (entity, area): (&Entity, Area), buffer: &mut Buffer) {
    let length = app.reader.article().map_or(0, |article| article.text.len());
    let style = look.style(Surface::Bar, Role::from(entity.kind));
    strip::paint(buffer, area, (length, entity.mentions.iter().map(|mention| mention.span)), (look.signs, style));
}
