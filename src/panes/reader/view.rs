//! The article painted: its rows, with headings, quotations and lists set apart, and with hits and mentions marked.

mod footnotes;

use super::flow::{Flow, Row};
use super::marks::{Mark, links_in, marks};
use super::moving_end::MovingEnd;
use super::state::anchor;
use crate::app::arrangement::{Area, Spread};
use crate::app::{App, Overlay};
use crate::config::{Divider, Role, Sign, Surface};
use crate::model::{Article, Block, BlockKind};
use crate::panes::hints::Label;
use crate::text::{Base, Cells, Column, Direction, Layout, Span};
use crate::ui::facts;
use crate::ui::label::{Edge, label, notice};
use crate::ui::look::{Look, fill};
use crate::ui::{paint, strip::strip};
use crate::words::Value;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// Paints the reading pane.
pub fn view(app: &App, look: &Look, buffer: &mut Buffer) {
    let Some(area) = app.arrangement.reader else { return };
    fill(buffer, area, look.style(Surface::Reading, Role::Text));
    let Some(flow) = app.reader.flow() else { return empty(app, look, area, buffer) };
    let sight = app.reader.in_sight();
    let marks = marks(app, sight);
    let links: Vec<_> = links_in(app, sight).map(|link| (link.span, look.links.mark(&link.url))).collect();
    let column = app.reader.column();
    for (row, at) in app.reader.rows().iter().zip(0..) {
        let place = column.row(at);
        match *row {
            Row::Blank => {}
            Row::Facts => facts_row(app, look, place, buffer),
            Row::Line { piece, line } => {
                Painter { look, flow, marks: &marks, links: &links }.line(place, (piece, line), buffer);
            }
            Row::FootnotesHead => footnotes_head(app, look, place, buffer),
            Row::Footnote { piece, line } => {
                if let Some(note) = flow.footnote(piece) {
                    footnotes::view(look, (flow, note, line), place, buffer);
                }
            }
        }
    }
    beside(app, look, column, buffer);
    hints(app, look, column, buffer);
    footnotes::hints(app, look, column, buffer);
    scroll_strip(app, look, area, buffer);
}

fn empty(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let words = match app.desk.searched() {
        Some(searched) => look.words.say_with("search-none", &[("query", Value::Text(searched))]),
        None => look.words.say("empty-headlines"),
    };
    let place = area.below(area.height / 3).inset(Cells(2));
    notice(buffer, place, (&words, look.base()), look.style(Surface::Reading, Role::Quiet));
}

fn facts_row(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let Some(article) = app.reader.article() else { return };
    let edge = if article.base() == Base::Ltr { Edge::Left } else { Edge::Right };
    let words = facts::of_article(look, article, (app.now, area.width));
    label(buffer, area, (edge, &words, look.base()), look.style(Surface::Reading, Role::Quiet));
}

fn footnotes_head(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let edge = if app.reader.article().map(Article::base) == Some(Base::Ltr) { Edge::Left } else { Edge::Right };
    let words = look.words.say("footnotes-head");
    label(buffer, area, (edge, &words, look.base()), look.style(Surface::Reading, Role::Quiet));
}

struct Painter<'a> {
    look: &'a Look,
    flow: &'a Flow,
    marks: &'a [(Span, Mark)],
    /// What the cells of each link carry besides their look.
    links: &'a [(Span, Modifier)],
}

impl Painter<'_> {
    fn line(&self, area: Area, (piece, line): (usize, usize), buffer: &mut Buffer) {
        let Some(shown) = self.flow.text(piece) else { return };
        let indent = self.flow.indent(shown.block.kind);
        let rtl = self.flow.article().base() != Base::Ltr;
        let left = area.left + self.flow.text_left(shown.block.kind);
        let text = Area { left, width: area.width - indent, ..area };
        let margin = Area { left: if rtl { text.right() } else { area.left }, width: indent, ..area };
        let first = shown.part == 0 && line == 0;
        self.margin(margin, (shown.block.kind, first), rtl, buffer);
        self.cells(text, (shown.block, shown.layout, line), buffer);
    }

    fn cells(&self, area: Area, (block, layout, line): (&Block, &Layout, usize), buffer: &mut Buffer) {
        let origin = block.span.start.bytes();
        let span = layout.span(line);
        let span = Span::new(span.start.plus(origin), span.end.plus(origin));
        let near: Vec<(Span, Mark)> =
            self.marks.iter().copied().filter(|(mark, _)| mark.meet(span).is_some()).collect();
        let plain = self.look.style(Surface::Reading, Role::from(block.kind));
        paint::line(buffer, area, (layout, line), |cell| {
            let at = anchor(cell).plus(origin);
            let touching = near.iter().filter(|(mark, _)| mark.contains(at));
            let style = touching.fold(plain, |style, &(_, mark)| {
                let below = if mark == Mark::MovingEnd { plain } else { style };
                below.patch(self.mark(mark))
            });
            let link = self.links.iter().find(|(link, _)| link.contains(at));
            link.map_or(style, |&(_, link)| style.add_modifier(link))
        });
    }

    fn mark(&self, mark: Mark) -> Style {
        match mark {
            Mark::Link => self.look.over(Role::Link),
            Mark::Mention(kind) => self.look.over(Role::from(kind)),
            Mark::Chosen(kind) => self.look.over(Role::from(kind)).patch(self.look.over(Role::Mention)),
            Mark::CurrentMention(_) => self.look.over(Role::CurrentMention),
            Mark::Hit => self.look.over(Role::Hit),
            Mark::Spelling => self.look.over(Role::Spelling),
            Mark::CurrentHit => self.look.over(Role::CurrentHit),
            Mark::Selected => self.look.over(Role::Marked),
            Mark::MovingEnd => self.look.over(Role::MovingEnd),
        }
    }

    /// The sign in the margin: the bar of a quotation, the bullet or number of a list item.
    fn margin(&self, area: Area, (kind, first): (BlockKind, bool), rtl: bool, buffer: &mut Buffer) {
        let style = self.look.style(Surface::Reading, Role::Quiet);
        let edge = if rtl { Edge::Right } else { Edge::Left };
        let start = if rtl { area.right() - Cells(1) } else { area.left };
        match kind {
            BlockKind::Quote => {
                let edge = if rtl { Sign::RightEdge } else { Sign::LeftEdge };
                paint::sign(buffer, area, start, (self.look.sign(edge), style));
            }
            BlockKind::Item { depth, number } if first => {
                let room = area.width.0.saturating_sub(2 * u16::from(depth.min(6)));
                let left = if rtl { area.left } else { area.right() - Cells(room) };
                let sign = number.map_or_else(
                    || self.look.sign(Sign::Bullet).to_string(),
                    |number| self.look.words.number(number) + ".",
                );
                let area = Area { left, width: Cells(room), ..area };
                let base = if rtl { Base::Rtl } else { Base::Ltr };
                label(buffer, area, (edge, &sign, base), style);
            }
            BlockKind::Item { .. }
            | BlockKind::Title
            | BlockKind::Heading(_)
            | BlockKind::Paragraph
            | BlockKind::Code
            | BlockKind::Caption
            | BlockKind::Row => {}
        }
    }
}

/// The moving end of a selection where it is shown beside a line.
fn beside(app: &App, look: &Look, column: Area, buffer: &mut Buffer) {
    let Some(MovingEnd::Beside { piece, line, end }) = app.reader.moving_end() else { return };
    let rows = app.reader.rows().iter().zip(0..);
    let Some((_, at)) = rows.into_iter().find(|(row, _)| **row == Row::Line { piece, line }) else { return };
    let Some((flow, text)) = app.reader.flow().and_then(|flow| Some((flow, flow.text(piece)?))) else { return };
    let left = end.column(text.layout, line, column.left + flow.text_left(text.block.kind));
    let style = look.style(Surface::Reading, Role::MovingEnd);
    // Its cell may be one of the margins.
    let area = Area { left: Column(0), width: Cells(u16::MAX), ..column.row(at) };
    paint::sign(buffer, area, left, (look.sign(Sign::Caret), style));
}

/// The letters of the links in sight, on the first cells of each.
fn hints(app: &App, look: &Look, column: Area, buffer: &mut Buffer) {
    let (Some(Overlay::Hints(hints)), Some(flow)) = (app.overlays.last(), app.reader.flow()) else { return };
    let style = look.style(Surface::Reading, Role::CurrentHit);
    for (row, at) in app.reader.rows().iter().zip(0..) {
        let Row::Line { piece, line } = *row else { continue };
        let Some(text) = flow.text(piece) else { continue };
        let origin = text.block.span.start;
        let here = |label: &&&Label| text.block.span.contains(label.span.start);
        let labels = hints.labels();
        for label in labels.iter().filter(here) {
            let (there, first) = text.layout.place(label.span.start.since(origin));
            if there != line {
                continue;
            }
            let left = column.left + flow.text_left(text.block.kind) + Cells(first.0);
            // Letters are read from the left; on a link that runs to the left they end at its first cell.
            let back = if text.layout.direction(line) == Direction::Rtl { label.letters.len() - 1 } else { 0 };
            let left = left - Cells(u16::try_from(back).unwrap_or_default());
            for (sign, step) in label.letters.chars().zip(0..) {
                paint::sign(buffer, column.row(at), left + Cells(step), (sign, style));
            }
        }
    }
}

/// Along the end edge of the pane: how far the reader is, and where the hits or the chosen entity stand.
fn scroll_strip(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let (Some(article), sight) = (app.reader.article(), app.reader.in_sight()) else { return };
    let length = article.text.len();
    let is_whole = sight.end.bytes() - sight.start.bytes() >= length || area.height == 0;
    if is_whole || app.spread() == Spread::Linear {
        return;
    }
    let chosen = app.entities.chosen().and_then(|chosen| app.found().get(chosen.entity));
    let mentions = chosen.map_or(&[][..], |entity| &entity.mentions).iter().map(|mention| mention.span);
    let marks: Vec<Option<(Sign, Role)>> = if app.search.hits().is_empty() {
        let role = chosen.map_or(Role::Mention, |entity| Role::from(entity.kind));
        let counts = strip(length, area.height, mentions);
        counts.into_iter().map(|count| (count > 0).then_some((Sign::Place, role))).collect()
    } else {
        hit_marks(app, length, area.height)
    };
    let column = if article.base() == Base::Ltr { area.right() - Cells(1) } else { area.left };
    for (row, &mark) in (0..).zip(&marks) {
        let from = length * usize::from(row) / usize::from(area.height);
        let to = length * (usize::from(row) + 1) / usize::from(area.height);
        let in_sight = Span::from(from..to.max(from + 1)).meet(sight).is_some();
        scroll_cell(look, area.row(row), column, (in_sight, mark), buffer);
    }
}

/// Where the hits stand; a place with only other spellings has a sign of its own.
fn hit_marks(app: &App, length: usize, height: u16) -> Vec<Option<(Sign, Role)>> {
    let all = strip(length, height, app.search.hits().iter().copied());
    let others = strip(length, height, app.search.others());
    let mark = |(all, others)| match (all, others) {
        (0, _) => None,
        (all, others) if all == others => Some((Sign::OtherPlace, Role::Accent)),
        _ => Some((Sign::Place, Role::Accent)),
    };
    all.into_iter().zip(others).map(mark).collect()
}

fn scroll_cell(
    look: &Look,
    area: Area,
    column: Column,
    (in_sight, mark): (bool, Option<(Sign, Role)>),
    buffer: &mut Buffer,
) {
    let (sign, role) = match (mark, in_sight, look.theme.divider()) {
        (Some(mark), _, _) => mark,
        (None, true, _) => (Sign::Track, Role::Quiet),
        (None, false, Divider::Background) => (Sign::Track, Role::Border),
        // The line between the panes is the track.
        (None, false, Divider::Line) => return,
    };
    paint::sign(buffer, area, column, (look.sign(sign), look.style(Surface::Reading, role)));
}
