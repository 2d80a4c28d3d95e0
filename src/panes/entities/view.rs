//! The sidebar painted: groups of names with a sign for their kind and a count at the far edge.

use super::state::{Fold, Group, Row, Stop};
use crate::app::arrangement::{Area, Pane};
use crate::app::{App, Overlay};
use crate::config::{Role, Sign, Surface};
use crate::model::{Article, Entity, Standing};
use crate::text::{Base, Cells, Column};
use crate::ui::label::{Edge, label, notice};
use crate::ui::look::{Look, base_of, fill};
use crate::ui::strip::{self, share};
use crate::ui::{paint, typed};
use ratatui::buffer::Buffer;

/// Columns from which a row has room for a bar of salience beside the name.
const ROOM_FOR_BARS: Cells = Cells(27);
/// The cells of such a bar.
const BAR: u16 = 3;

/// Paints the sidebar.
pub fn view(app: &App, look: &Look, buffer: &mut Buffer) {
    let Some(area) = app.arrangement.entities else { return };
    fill(buffer, area, look.style(Surface::Side, Role::Text));
    filter(app, look, area.row(0).inset(Cells(2)), buffer);
    let rows = app.entities.rows();
    let list = area.below(1);
    if rows.is_empty() {
        return empty(app, look, list, buffer);
    }
    let cursor = app.entities.stop().filter(|_| app.focus == Pane::Entities);
    for (at, row) in (0..).zip(rows) {
        paint_row(app, look, (row, cursor, list.row(at)), buffer);
    }
}

/// What the list is filtered by, while it is typed and as long as it stands.
fn filter(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let is_typed = app.overlays.last() == Some(&Overlay::Filter);
    let text = app.entities.filter().text();
    if !is_typed && text.is_empty() {
        return;
    }
    fill(buffer, area, look.style(Surface::Bar, Role::Text));
    let words = look.words.say("filter-prompt");
    let rest = label(buffer, area, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Accent));
    let rest = Area { width: rest.width - Cells(1), ..rest };
    if is_typed {
        typed::line(app.entities.filter(), look, rest, buffer);
    } else {
        label(buffer, rest, (Edge::Right, text, base_of(text, look.base())), look.style(Surface::Bar, Role::Text));
    }
}

fn empty(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    if app.reader.id().is_none() {
        return;
    }
    let words = if app.is_looking() {
        look.words.say("loading")
    } else if app.entities.filter().text().is_empty() {
        look.words.say("empty-entities")
    } else {
        look.words.say("palette-none")
    };
    let place = area.below(area.height / 3).inset(Cells(2));
    notice(buffer, place, (&words, look.base()), look.style(Surface::Side, Role::Quiet));
}

fn paint_row(app: &App, look: &Look, (row, cursor, area): (Row, Option<Stop>, Area), buffer: &mut Buffer) {
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
        Row::Fold(count) => paint_fold(app, look, (count, cursor, area), buffer),
        Row::Entity(index) => {
            let Some(entity) = app.found().get(index) else { return };
            paint_entity(app, look, ((index, entity), cursor, area), buffer);
        }
        Row::Strip(index) => {
            let Some(entity) = app.found().get(index) else { return };
            paint_strip(app, look, (entity, area.inset(Cells(2))), buffer);
        }
    }
}

fn paint_entity(
    app: &App,
    look: &Look,
    ((index, entity), cursor, area): ((usize, &Entity), Option<Stop>, Area),
    buffer: &mut Buffer,
) {
    let chosen = app.entities.chosen().is_some_and(|chosen| chosen.entity == index);
    let cursor = cursor == Some(Stop::Entity(index));
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
    let rest = Area { left: rest.left + Cells(1), width: rest.width - Cells(1), ..rest };
    let name = if area.width >= ROOM_FOR_BARS { salience(look, (entity, surface, rest), buffer) } else { rest };
    let role = match (chosen, entity.standing) {
        (true, _) => Role::from(entity.kind),
        (false, Standing::Shown) => Role::Text,
        (false, Standing::Maybe) => Role::Quiet,
    };
    let around = app.reader.article().map(Article::base).unwrap_or_default();
    let shown = (Edge::Right, entity.name.as_str(), base_of(&entity.name, around));
    label(buffer, name, shown, look.style(surface, role));
}

/// How much the article is about it, beside its count; what is left of the row.
fn salience(look: &Look, (entity, surface, area): (&Entity, Surface, Area), buffer: &mut Buffer) -> Area {
    // Counts of two digits leave the bars where they are.
    let left = area.left.max(Column(5));
    let moved = Cells(left.0.saturating_sub(area.left.0));
    let bars = Area { left, width: area.width - moved, ..area };
    let style = look.style(surface, Role::from(entity.kind));
    label(buffer, bars, (Edge::Left, &share(look.signs, entity.salience, BAR), Base::Ltr), style);
    let used = Cells(BAR + 1);
    Area { left: bars.left + used, width: bars.width - used, ..bars }
}

/// What folds away the entities that are not sure: how many, and which way.
fn paint_fold(app: &App, look: &Look, (count, cursor, area): (usize, Option<Stop>, Area), buffer: &mut Buffer) {
    let cursor = cursor == Some(Stop::Fold);
    let surface = if cursor { Surface::SelectedRow } else { Surface::Side };
    fill(buffer, area, look.style(surface, Role::Text));
    if cursor {
        paint::sign(buffer, area, area.left, (look.sign(Sign::LeftEdge), look.style(surface, Role::Accent)));
    }
    let style = look.style(surface, Role::Heading);
    let inner = area.inset(Cells(2));
    let sign = match app.entities.fold() {
        Fold::Closed => look.sign(Sign::Folded),
        Fold::Open => look.sign(Sign::Unfolded),
    };
    paint::sign(buffer, inner, inner.right() - Cells(1), (sign, style));
    let count = look.words.number(u32::try_from(count).unwrap_or(u32::MAX));
    let rest = Area { width: inner.width - Cells(2), ..inner };
    let rest = label(buffer, rest, (Edge::Left, &count, look.base()), look.style(surface, Role::Quiet));
    label(buffer, rest, (Edge::Right, &look.words.say("kinds-maybe"), look.base()), style);
}

/// Where in the article the entity is mentioned: the start of the text at the right.
fn paint_strip(app: &App, look: &Look, (entity, area): (&Entity, Area), buffer: &mut Buffer) {
    let length = app.reader.article().map_or(0, |article| article.text.len());
    let style = look.style(Surface::Side, Role::from(entity.kind));
    strip::paint(buffer, area, (length, entity.mentions.iter().map(|mention| mention.span)), (look.signs, style));
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
        Group::Maybe => "kinds-maybe",
    }
}
