//! Spare cells of a full line → kashidas and wider blanks, so that both its edges are flush.
//!
//! In Arabic typography a line is filled by lengthening joins (U+0640), not only by spaces. Which joins may be
//! lengthened, and which first, is `kashida`'s to know; here the spare cells are dealt out: one kashida a word, two
//! at most, nearest the line's end first, never in neighbouring words nor under a kashida of the line above; what is
//! left widens the blanks evenly. Only the blanks of a left-to-right paragraph are widened. A line more than a
//! fifth short stays as it is, and so does one that cannot be filled wholly.

mod kashida;
mod letter;

use super::bidi::{Direction, Level};
use super::measure::cluster::{Cluster, Kind};
use kashida::Piece;
use letter::letter;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A line in visual order, before it is filled.
pub(super) struct Line<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The clusters of the line, in logical order, with no width where they hang.
    pub(super) clusters: &'a [Cluster],
    /// Its runs from left to right.
    pub(super) runs: &'a [Run],
    /// The direction of the paragraph.
    pub(super) base: Direction,
    /// Cells the line may take.
    pub(super) limit: u16,
    /// Cells it takes.
    pub(super) used: u16,
}

/// Clusters of a line that stand at one level, `start` up to but not including `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The first cluster.
    pub(super) start: usize,
    /// The one behind the last.
    pub(super) end: usize,
    /// Their level.
    pub(super) level: Level,
}

/// What a line is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum With {
    /// Kashidas, and wider blanks where they don't suffice.
    Kashidas,
    /// Wider blanks alone.
    Spaces,
}

/// Fills the lines of paragraphs, one after the other.
#[derive(Debug)]
pub(super) struct Justifier {
    /// Added cells behind each cluster of the line.
    fill: Vec<u16>,
    words: Vec<Word>,
    /// Room to look at a word.
    pieces: Vec<Piece>,
    /// Columns of the kashidas that were added to the line above.
    above: Vec<u16>,
}

/// A word of the line and where it may be lengthened.
#[derive(Debug)]
struct Word {
    clusters: Range<usize>,
    point: Point,
}

/// The cluster behind which a kashida may stand. Most words of a line are never asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Point {
    Unasked,
    At(usize),
    Nowhere,
}

/// At most so many kashidas a word.
const LONGEST_KASHIDA: u16 = 2;

impl Justifier {
    /// A justifier without a line.
    pub(super) const fn new() -> Self {
        Self { fill: Vec::new(), words: Vec::new(), pieces: Vec::new(), above: Vec::new() }
    }

    /// To be called before the first line of a stretch.
    pub(super) fn start(&mut self) {
        self.above.clear();
    }

    /// A line that is not to be filled: nothing is added to it.
    pub(super) fn rest(&mut self) -> &[u16] {
        self.above.clear();
        self.fill.clear();
        &self.fill
    }

    /// How many cells to add behind each cluster of `line`: kashidas behind letters, blanks behind blanks. Empty, or
    /// as long as the line; then their sum fills it.
    pub(super) fn fill(&mut self, line: &Line<'_>, with: With) -> &[u16] {
        let spare = line.limit.saturating_sub(line.used);
        if spare == 0 || u32::from(spare) * 5 > u32::from(line.limit) {
            return self.rest();
        }
        self.words.clear();
        self.words.extend(words(line));
        loop {
            self.fill.clear();
            self.fill.resize(line.clusters.len(), 0);
            let left = match with {
                With::Kashidas => self.lengthen(line, spare),
                With::Spaces => spare,
            };
            if !self.widen(left) {
                return self.rest();
            }
            let columns = kashida_columns(line, &self.fill);
            if columns.iter().all(|(column, _)| !self.above.contains(column)) {
                self.above = columns.into_iter().map(|(column, _)| column).collect();
                return &self.fill;
            }
            self.close_points(&columns);
        }
    }

    /// Deals kashidas to words from the line's end on; the cells left over.
    fn lengthen(&mut self, line: &Line<'_>, spare: u16) -> u16 {
        let mut left = spare;
        for _ in 0..LONGEST_KASHIDA {
            let mut neighbour = None;
            for i in (0..self.words.len()).rev() {
                if left == 0 {
                    return 0;
                }
                let Some(point) = Some(i).filter(|_| neighbour != Some(i + 1)).and_then(|i| self.point(line, i)) else {
                    continue;
                };
                self.fill[point] += 1;
                left -= 1;
                neighbour = Some(i);
            }
        }
        left
    }

    /// Where word `i` may be lengthened.
    fn point(&mut self, line: &Line<'_>, i: usize) -> Option<usize> {
        let word = &mut self.words[i];
        if word.point == Point::Unasked {
            let found = kashida::best_point(line, &word.clusters, &mut self.pieces);
            word.point = found.map_or(Point::Nowhere, Point::At);
        }
        match word.point {
            Point::At(cluster) => Some(cluster),
            Point::Nowhere | Point::Unasked => None,
        }
    }

    /// Widens the blanks between words by `left` cells in all, evenly; whether there was room for them.
    fn widen(&mut self, left: u16) -> bool {
        let gaps = self.words.len().saturating_sub(1);
        let (left, mut given) = (usize::from(left), 0);
        for (i, word) in self.words.iter().skip(1).enumerate() {
            let due = left * (i + 1) / gaps;
            self.fill[word.clusters.start - 1] += u16::try_from(due - given).unwrap_or_default();
            given = due;
        }
        given == left
    }

    /// Takes the point from every word with a kashida under one of the line above.
    fn close_points(&mut self, columns: &[(u16, usize)]) {
        for &(_, behind) in columns.iter().filter(|(column, _)| self.above.contains(column)) {
            self.words
                .iter_mut()
                .filter(|word| word.point == Point::At(behind))
                .for_each(|word| word.point = Point::Nowhere);
        }
    }
}

impl Line<'_> {
    /// Whether all of `clusters` run right to left.
    fn is_rtl(&self, clusters: &Range<usize>) -> bool {
        let stands_in = |run: &Run| run.start < clusters.end && clusters.start < run.end;
        self.runs.iter().all(|run| run.level.is_rtl() || !stands_in(run))
    }

    /// Whether the line starts inside a word that was longer than a line. What is left of it is not lengthened: it
    /// may be half of the name of God.
    fn cuts_a_word_before(&self) -> bool {
        let before = self.clusters.first().and_then(|first| self.text.get(..first.start.bytes()));
        before.and_then(|before| before.chars().next_back()).is_some_and(is_of_word)
    }

    /// Whether the line ends inside a word that was longer than a line.
    fn cuts_a_word_behind(&self) -> bool {
        let behind = self.clusters.last().and_then(|last| self.text.get(last.end.bytes()..));
        behind.and_then(|behind| behind.chars().next()).is_some_and(is_of_word)
    }
}

fn is_of_word(c: char) -> bool {
    letter(c).is_letter() || is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

/// The words of a line, apart by blanks. Each but the first has a blank before it.
fn words(line: &Line<'_>) -> impl Iterator<Item = Word> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_blank = |cluster: &Cluster| cluster.kind == Kind::Blank;
        let start = at + line.clusters.get(at..)?.iter().position(|cluster| !is_blank(cluster))?;
        let length = line.clusters.get(start..)?.iter().position(is_blank);
        let end = length.map_or(line.clusters.len(), |length| start + length);
        at = end;
        let is_cut =
            (start == 0 && line.cuts_a_word_before()) || (end == line.clusters.len() && line.cuts_a_word_behind());
        let point = match line.base {
            Direction::Rtl if !is_cut => Point::Unasked,
            Direction::Ltr | Direction::Rtl => Point::Nowhere,
        };
        Some(Word { clusters: start..end, point })
    })
}

/// The columns of added kashidas, each with the cluster it stands behind.
fn kashida_columns(line: &Line<'_>, fill: &[u16]) -> Vec<(u16, usize)> {
    let mut found = Vec::new();
    let mut column = 0;
    let mut put = |i: usize, level: Level| {
        let Some((cluster, &added)) = line.clusters.get(i).zip(fill.get(i)) else { return };
        let start = if level.is_rtl() { column } else { column + u16::from(cluster.width) };
        if cluster.kind != Kind::Blank {
            found.extend((0..added).map(|k| (start + k, i)));
        }
        column += u16::from(cluster.width) + added;
    };
    for run in line.runs {
        match run.level.direction() {
            Direction::Ltr => (run.start..run.end).for_each(|i| put(i, run.level)),
            Direction::Rtl => (run.start..run.end).rev().for_each(|i| put(i, run.level)),
        }
    }
    found
}
