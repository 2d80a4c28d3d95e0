//! Long paragraphs cut into stretches that are set one by one, so that any place of a very long paragraph can be
//! laid out without all that stands before it.
//!
//! A paragraph of news is one stretch. A longer one is cut where a sentence ends, else behind a blank: at no width
//! does a cut fall inside a word, and no letter is joined across it. Where there is no blank for 64 KiB the cut falls
//! between two clusters.

use crate::text::measure::Span;
use crate::text::measure::cluster::first_cluster;
use crate::text::measure::property::{Properties, table};
use crate::text::wrap::End;

/// A piece of a paragraph whose lines don't depend on what stands before or behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its range in the whole text.
    pub(super) span: Span,
    /// How many characters of the paragraph stand before it.
    pub(super) index: usize,
    /// How many characters it has.
    pub(super) count: usize,
    /// How its last line ends.
    pub(super) end: End,
}

/// What is left of a paragraph is one stretch if it has at most so many bytes.
const LONGEST_WHOLE: usize = 16 << 10;
/// A cut falls behind so many bytes or more.
const SHORTEST: usize = 8 << 10;
/// Behind so many bytes without a blank a cut falls anywhere.
const LONGEST: usize = 64 << 10;

/// The stretches of `paragraph`, which is a range of `text`: none of them empty, at least one.
pub(super) fn stretches(text: &str, paragraph: Span) -> impl Iterator<Item = Stretch> {
    let whole = paragraph.of(text);
    let (mut start, mut index) = (0, 0);
    std::iter::from_fn(move || {
        let rest = whole.get(start..).filter(|rest| !rest.is_empty())?;
        let length = if rest.len() > LONGEST_WHOLE { cut(rest) } else { rest.len() };
        let piece = rest.get(..length).unwrap_or(rest);
        let span = Span::new(paragraph.start.plus(start), paragraph.start.plus(start + piece.len()));
        let end = if piece.len() == rest.len() { End::Hard } else { End::Soft };
        let found = Stretch { span, index, count: piece.chars().count(), end };
        start += piece.len();
        index += found.count;
        Some(found)
    })
}

/// How many bytes of `rest` the stretch at its start takes.
fn cut(rest: &str) -> usize {
    let window = ends_of_words(rest, SHORTEST..LONGEST_WHOLE);
    let (mut at, mut sentence) = (None, None);
    for (end, stop) in window {
        at = Some(end);
        if stop {
            sentence = Some(end);
        }
    }
    let later = || ends_of_words(rest, LONGEST_WHOLE..LONGEST).next().map(|(end, _)| end);
    sentence.or(at).or_else(later).unwrap_or_else(|| between_clusters(rest))
}

/// The places in `range` of `rest` where blanks end before a plain letter, each with whether a sentence ends before
/// the blanks. Such a place is a border of clusters and of words, and a line may break there whatever stands before
/// (UAX #14, LB18).
fn ends_of_words(rest: &str, range: std::ops::Range<usize>) -> impl Iterator<Item = (usize, bool)> {
    let start = (range.start..rest.len()).find(|&at| rest.is_char_boundary(at)).unwrap_or(rest.len());
    let mut before = [' ', ' '];
    let chars = rest.get(start..).unwrap_or_default().char_indices();
    chars.take_while(move |(at, _)| start + at < range.end).filter_map(move |(at, c)| {
        let [stop, last] = before;
        before = if c == ' ' && last == ' ' { before } else { [last, c] };
        let found = table().get(c);
        let starts = last == ' ' && at > 0 && found.has(Properties::SIMPLE) && c.is_alphanumeric();
        starts.then(|| (start + at, matches!(stop, '.' | '؟' | '?' | '!' | '…' | '۔')))
    })
}

/// The last border between clusters before [`LONGEST`].
fn between_clusters(rest: &str) -> usize {
    let mut at = 0;
    loop {
        let length = first_cluster(rest.get(at..).unwrap_or_default());
        if length == 0 || (at > 0 && at + length > LONGEST) {
            return at.max(1);
        }
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_up(text: &str) -> Vec<Stretch> {
        stretches(text, Span::from(0..text.len())).collect()
    }

    #[test]
    fn a_paragraph_of_news_is_one_stretch() {
        let text = "قال الوزير إن المشروع سيبدأ غدا. ".repeat(100);
        let found = cut_up(&text);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].span, found[0].end), (Span::from(0..text.len()), End::Hard));
    }

    #[test]
    fn a_long_paragraph_is_cut_where_sentences_end() {
        let text = "قال الوزير إن المشروع سيبدأ غدا. ".repeat(1_000);
        let found = cut_up(&text);
        assert!(found.len() > 3);
        let (last, others) = found.split_last().unwrap();
        assert!(others.iter().all(|stretch| stretch.span.of(&text).ends_with("غدا. ")));
        assert!(others.iter().all(|stretch| stretch.end == End::Soft) && last.end == End::Hard);
        let mut index = 0;
        for stretch in &found {
            assert_eq!(stretch.index, index);
            assert_eq!(stretch.count, stretch.span.of(&text).chars().count());
            index += stretch.count;
        }
        assert_eq!(found.iter().map(|stretch| stretch.span.of(&text)).collect::<String>(), text);
    }

    #[test]
    fn without_blanks_a_cut_falls_between_clusters() {
        let text = "ب\u{64E}لا".repeat(40_000);
        let found = cut_up(&text);
        assert!(found.len() > 3);
        for stretch in &found {
            assert!(stretch.span.of(&text).len() <= LONGEST);
            assert!(matches!(stretch.span.of(&text).chars().next(), Some('ب' | 'ل')));
        }
    }

    #[test]
    fn one_cluster_without_end_is_one_stretch() {
        let text = format!("ب{}", "\u{64E}".repeat(100_000));
        assert_eq!(cut_up(&text).len(), 1);
    }
}
