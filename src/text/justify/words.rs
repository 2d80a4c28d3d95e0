//! The words of a stretch of text, and where a kashida may lengthen each.

use super::kashida::{self, Piece, Point};
use crate::text::bidi::Direction;
use crate::text::bidi::Levels;
use crate::text::measure::cluster::{Cluster, Kind};
use crate::text::measure::property::table;
use crate::text::wrap;
use unicode_normalization::char::is_combining_mark;

/// A stretch of text that words are looked for in.
#[derive(Clone, Copy)]
pub(in crate::text) struct Source<'a> {
    /// The whole text.
    pub(in crate::text) text: &'a str,
    /// The clusters of the stretch.
    pub(in crate::text) clusters: &'a [Cluster],
    /// The levels of its paragraph.
    pub(in crate::text) levels: &'a Levels,
    /// Whether all of it stands at the level of the paragraph.
    pub(in crate::text) is_even: bool,
}

/// The words of a stretch, in order: what stands between blanks.
#[derive(Debug, Default)]
pub(in crate::text) struct Words {
    words: Vec<Word>,
    /// Room to look at a word.
    pieces: Vec<Piece>,
}

/// One word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its first cluster.
    pub(super) start: usize,
    /// The cluster behind its last.
    pub(super) end: usize,
    /// Where a kashida stands best in it, if one may stand anywhere.
    pub(super) point: Option<Point>,
}

impl Words {
    /// Forgets the words.
    pub(in crate::text) fn clear(&mut self) {
        self.words.clear();
    }

    /// Replaces the words with those of `source`, none of which is to be lengthened.
    pub(in crate::text) fn read(&mut self, source: Source<'_>) {
        self.words.clear();
        let mut at = 0;
        let is_blank = |cluster: &Cluster| cluster.kind == Kind::Blank;
        while let Some(rest) = source.clusters.get(at..) {
            let Some(first) = rest.iter().position(|cluster| !is_blank(cluster)) else { break };
            let start = at + first;
            let length = rest.iter().skip(first).position(is_blank);
            at = length.map_or(source.clusters.len(), |length| start + length);
            self.words.push(Word { start, end: at, point: None });
        }
    }

    /// Finds where each word may be lengthened. Only words of right-to-left paragraphs are.
    pub(in crate::text) fn find_points(&mut self, source: Source<'_>) {
        if source.levels.base == Direction::Ltr {
            return;
        }
        for word in &mut self.words {
            if !source.cuts(word) {
                word.point = kashida::best_point(source, word.start..word.end, &mut self.pieces);
            }
        }
    }

    /// The words that stand on a line of the clusters from `start` to `end`, at least in part.
    pub(super) fn of_line(&self, start: usize, end: usize) -> &[Word] {
        let first = self.words.partition_point(|word| word.end <= start);
        let behind = self.words.partition_point(|word| word.start < end);
        self.words.get(first..behind).unwrap_or_default()
    }

    /// How much each of `units` can stretch.
    pub(in crate::text) fn stretches(&self, units: &[wrap::Unit], stretches: &mut Vec<wrap::Stretch>) {
        let mut points = self.words.iter().filter_map(|word| word.point).peekable();
        stretches.clear();
        stretches.extend(units.iter().map(|unit| {
            let mut kashidas = 0;
            while points.next_if(|point| point.at < unit.end).is_some() {
                kashidas += 1;
            }
            wrap::Stretch { kashidas, blanks: u32::from(unit.blank > 0) }
        }));
    }
}

impl Source<'_> {
    /// Whether `word` goes on outside the stretch. What is inside may be half of the name of God.
    fn cuts(&self, word: &Word) -> bool {
        let starts = self.clusters.first().filter(|_| word.start == 0);
        let ends = self.clusters.last().filter(|_| word.end == self.clusters.len());
        let before = starts.and_then(|first| self.text.get(..first.start.bytes())?.chars().next_back());
        let behind = ends.and_then(|last| self.text.get(last.end.bytes()..)?.chars().next());
        before.is_some_and(is_of_word) || behind.is_some_and(is_of_word)
    }
}

fn is_of_word(c: char) -> bool {
    table().look_up(c).letter.is_letter() || is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}')
}
