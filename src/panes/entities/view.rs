//! The sidebar painted: groups of names with a sign for their kind and a count at the far edge.

use super::state::{Group, Row};
use crate::app::App;
use crate::app::arrangement::{Area, Pane};
use crate::config::{Role, Sign, Surface};
use crate::model::{Article, Entity};
use crate::text::{Cells, Column};
use crate::ui::label::{Edge, label, notice};
use crate::ui::look::{Look, base_of, fill};
use crate::ui::paint;
use crate::ui::strip::{bar, strip};
use ratatui::buffer::Buffer;

/// Paints the sidebar.
pub fn view(app: &App, look: &Look, buffer: &mut Buffer) {
    let Some(area) = app.arrangement.entities else { return };
    fill(buffer, area, look.style(Surface::Side, Role::Text));
    let rows = app.entities.rows();
    let list = area.below(1);
    if rows.is_empty() {
        return empty(app, look, list, buffer);
    }
    for (at, row) in (0..).zip(rows) {
        paint_row(app, look, (row, list.row(at)), buffer);
    }
}

fn empty(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    if app.reader.id().is_none() {
        return;
    }
    let words = look.words.say(if app.is_looking() { "loading" } else { "empty-entities" });
    let place = area.below(area.height / 3).inset(Cells(2));
    notice(buffer, place, (&words, look.base()), look.style(Surface::Side, Role::Quiet));
}

fn paint_row(app: &App, look: &Look, (row, area): (Row, Area), buffer: &mut Buffer) {
    match row {
        Row::Blank => {}
        Row::Heading(group) => {
            let words = look.words.say(word_of(group));
            label(
                buffer,
                area.inset(Cells(2)),
                (Edge::Right, &words, look.base()),
                look.style(Surface::Side, Role::Heading),
            );
        }
        Row::Entity(index) => {
            let Some(entity) = app.found().get(index) else { return };
            paint_entity(app, look, (index, entity, area), buffer);
        }
        Row::Strip(index) => {
            let Some(entity) = app.found().get(index) else { return };
            paint_strip(app, look, (entity, area.inset(Cells(2))), buffer);
        }
    }
}

fn paint_entity(app: &App, look: &Look, (index, entity, area): (usize, &Entity, Area), buffer: &mut Buffer) {
    let chosen = app.entities.chosen().is_some_and(|chosen| chosen.entity == index);
    let cursor = app.focus == Pane::Entities && app.entities.under_cursor() == Some(index);
    let surface = if cursor || chosen { Surface::SelectedRow } else { Surface::Side };
    fill(buffer, area, look.style(surface, Role::Text));
    if cursor {
        paint::sign(buffer, area, area.left, (look.sign(Sign::LeftEdge), look.style(surface, Role::Accent)));
    }
    let kind = look.style(surface, Role::from(entity.kind));
    let inner = area.inset(Cells(2));
    paint::sign(buffer, inner, inner.right() - Cells(1), (look.sign(Sign::Kind(entity.kind)), kind));
    let rest = Area { width: inner.width - Cells(2), ..inner };
    let count = look.words.number(u32::try_from(entity.mentions.len()).unwrap_or(u32::MAX));
    let rest = label(buffer, rest, (Edge::Left, &count, look.base()), look.style(surface, Role::Quiet));
    let name = Area { left: rest.left + Cells(1), width: rest.width - Cells(1), ..rest };
    let role = if chosen { Role::from(entity.kind) } else { Role::Text };
    let around = app.reader.article().map(Article::base).unwrap_or_default();
    let shown = (Edge::Right, entity.name.as_str(), base_of(&entity.name, around));
    label(buffer, name, shown, look.style(surface, role));
}

/// Where in the article the entity is mentioned: the start of the text at the right.
fn paint_strip(app: &App, look: &Look, (entity, area): (&Entity, Area), buffer: &mut Buffer) {
    let length = app.reader.article().map_or(0, |article| article.text.len());
    let counts = strip(length, area.width.0, entity.mentions.iter().map(|mention| mention.span));
    let most = counts.iter().copied().max().unwrap_or(0);
    let style = look.style(Surface::Side, Role::from(entity.kind));
    for (part, &count) in (0..).zip(&counts) {
        let column = Column((area.right() - Cells(1)).0.saturating_sub(part));
        paint::sign(buffer, area, column, (bar(look.signs, count, most), style));
    }
}

/// The words for a group.
const fn word_of(group: Group) -> &'static str {
    match group {
        Group::People => "kinds-person",
        Group::Organizations => "kinds-organization",
        Group::Places => "kinds-place",
        Group::Products => "kinds-product",
        Group::Events => "kinds-event",
        Group::Dates => "kinds-date",
        Group::Numbers => "kinds-numbers",
        Group::Others => "kinds-other",
    }
}
