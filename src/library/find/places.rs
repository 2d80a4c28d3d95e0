//! Where the words of a search stand in a text, and the part of it that shows them best. Pure.

use crate::library::index::is_of_word;
use crate::library::light10;
use crate::library::query::{Ending, Term};
use crate::text::{Folded, Folding, Offset, Span, fold};
use std::ops::Range;

/// How many characters of a snippet stand before its first hit, and from there on.
const BEFORE: usize = 50;
const BEHIND: usize = 130;

/// Every place of `text` where one of `terms` stands, in reading order, none overlapping another.
pub(super) fn hits(text: &str, terms: &[&Term]) -> Vec<Span> {
    if terms.is_empty() {
        return Vec::new();
    }
    let folded = fold(text, Folding::Search);
    let words = word_ranges(&folded);
    let mut hits: Vec<Span> = Vec::new();
    for place in 0..words.len() {
        let behind = words.get(place..).unwrap_or_default();
        let longest = terms.iter().filter_map(|term| matched(&folded, behind, term)).max_by_key(|range| range.end);
        let Some(range) = longest else { continue };
        let span = folded.original(range);
        if hits.last().is_none_or(|last| last.end <= span.start) {
            hits.push(span);
        }
    }
    hits
}

/// Where the words of a folded text stand in it.
fn word_ranges(folded: &Folded) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = None;
    for (at, c) in folded.text().char_indices() {
        match (start, is_of_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                ranges.push(from..at);
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    ranges.extend(start.map(|from| from..folded.text().len()));
    ranges
}

/// The folded range of `term`, where it starts with the first of `words`.
fn matched(folded: &Folded, words: &[Range<usize>], term: &Term) -> Option<Range<usize>> {
    let word = |range: &Range<usize>| folded.text().get(range.clone()).unwrap_or_default();
    let first = words.first()?;
    if let Some((wanted, stem)) = term.single() {
        let found = word(first);
        return (found == wanted || found == stem || light10(found) == stem).then(|| first.clone());
    }
    let words = words.get(..term.words.len())?;
    let last = words.len() - 1;
    let fits = words.iter().zip(&term.words).enumerate().all(|(number, (range, wanted))| match term.ending {
        Ending::Open if number == last => word(range).starts_with(wanted.as_str()),
        Ending::Open | Ending::Whole => word(range) == wanted,
    });
    fits.then(|| first.start..words.last().map_or(first.end, |last| last.end))
}

/// A part of one paragraph of `text`, cut at blanks: around the most hits that come close together, outside the title where there
/// are any; the first paragraph behind the title without a hit.
pub(super) fn snippet(text: &str, title: &str, hits: &[Span]) -> Span {
    let body = if text.starts_with(title) { title.len() } else { 0 };
    let in_body = hits.iter().filter(|hit| hit.start.bytes() >= body);
    let reach = |hit: &Span| hit.start.plus(2 * BEHIND);
    let dense = |hit: &&Span| hits.iter().filter(|other| hit.start <= other.start && other.end <= reach(hit)).count();
    // The first of those with the most: max_by_key would take the last.
    let best = in_body.rev().max_by_key(dense).or(hits.first());
    let behind_title = || {
        let rest = text.get(body..).unwrap_or_default();
        let start = Offset::new(text.len() - rest.trim_start().len());
        Span::new(start, start)
    };
    around(text, best.copied().unwrap_or_else(behind_title))
}

/// Some characters before and behind the start of `hit`, in its paragraph; all of the hit in any case.
fn around(text: &str, hit: Span) -> Span {
    let (before, behind) = text.split_at_checked(hit.start.bytes()).unwrap_or((text, ""));
    let paragraph = before.rsplit('\n').next().unwrap_or_default();
    let start = hit.start.bytes() - tail(paragraph, BEFORE);
    let length = hit.end.since(hit.start).bytes();
    let end = hit.start.bytes() + head(behind.split('\n').next().unwrap_or_default(), BEHIND).max(length);
    Span::from(start..end)
}

/// How many bytes at the end of `text` are whole words within `reach` characters.
fn tail(text: &str, reach: usize) -> usize {
    let Some((cut, _)) = text.char_indices().rev().nth(reach) else { return text.trim_start().len() };
    let rest = text.get(cut..).unwrap_or_default();
    rest.split_once(char::is_whitespace).map_or(0, |(_, words)| words.len())
}

/// How many bytes at the start of `text` are whole words within `reach` characters.
fn head(text: &str, reach: usize) -> usize {
    let Some((cut, _)) = text.char_indices().nth(reach) else { return text.trim_end().len() };
    let rest = text.get(..cut).unwrap_or_default();
    rest.rsplit_once(char::is_whitespace).map_or(cut, |(words, _)| words.len())
}
