//! What is marked in the text in sight: search hits, mentions of entities, links.

use super::moving_end::MovingEnd;
use crate::app::App;
use crate::model::{Kind, Link, Standing};
use crate::text::Span;

/// Why a range of text is marked. Later ones are painted over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The words of a link.
    Link,
    /// A mention of an entity.
    Mention(Kind),
    /// A mention of the chosen entity.
    Chosen(Kind),
    /// The mention that the reader has walked to.
    CurrentMention(Kind),
    /// A search hit.
    Hit,
    /// Another spelling of a name that is searched for.
    Spelling,
    /// The search hit that the reader has walked to.
    CurrentHit,
    /// What is selected.
    Selected,
    /// The letter at its moving end. Nothing that lies below shows.
    MovingEnd,
}

/// The marks that touch `sight`, the weakest first.
#[must_use]
pub fn marks(app: &App, sight: Span) -> Vec<(Span, Mark)> {
    let mut marks = links(app, sight);
    marks.extend(mentions(app, sight));
    marks.extend(hits(app, sight));
    let selected = app.reader.set_apart().and_then(|span| span.meet(sight));
    marks.extend(selected.map(|span| (span, Mark::Selected)));
    if let Some(MovingEnd::On(span)) = app.reader.moving_end() {
        marks.push((span, Mark::MovingEnd));
    }
    marks.sort_by_key(|&(_, mark)| mark);
    marks
}

fn links(app: &App, sight: Span) -> Vec<(Span, Mark)> {
    links_in(app, sight).map(|link| (link.span, Mark::Link)).collect()
}

/// The links of the blocks that touch `sight`.
pub fn links_in(app: &App, sight: Span) -> impl Iterator<Item = &Link> {
    let blocks = app.reader.article().map_or(&[][..], |article| &article.blocks);
    let first = blocks.partition_point(|block| block.span.end <= sight.start);
    let near = blocks.iter().skip(first).take_while(move |block| block.span.start < sight.end);
    near.flat_map(|block| &block.links)
}

fn mentions(app: &App, sight: Span) -> Vec<(Span, Mark)> {
    let chosen = app.entities.chosen();
    let mut marks = Vec::new();
    for (index, entity) in app.found().iter().enumerate() {
        let is_chosen = chosen.is_some_and(|chosen| chosen.entity == index);
        if entity.standing == Standing::Maybe && !is_chosen {
            continue;
        }
        for (number, mention) in entity.mentions.iter().enumerate() {
            if mention.span.meet(sight).is_none() {
                continue;
            }
            let mark = match chosen {
                Some(chosen) if chosen.entity == index && chosen.mention == Some(number) => {
                    Mark::CurrentMention(entity.kind)
                }
                Some(chosen) if chosen.entity == index => Mark::Chosen(entity.kind),
                Some(_) | None => Mark::Mention(entity.kind),
            };
            marks.push((mention.span, mark));
        }
    }
    marks
}

fn hits(app: &App, sight: Span) -> Vec<(Span, Mark)> {
    let hits = app.search.hits();
    let first = hits.partition_point(|hit| hit.end <= sight.start);
    let near = hits.iter().enumerate().skip(first).take_while(|(_, hit)| hit.start < sight.end);
    let mark = |index| match app.search.current() {
        Some(current) if current == index => Mark::CurrentHit,
        Some(_) | None if app.search.is_other(index) => Mark::Spelling,
        Some(_) | None => Mark::Hit,
    };
    near.map(|(index, &hit)| (hit, mark(index))).collect()
}
