//! Spare cells of a full line → kashidas and wider blanks, so that both its edges are flush.
//!
//! In Arabic typography a line is filled by lengthening joins (U+0640), not only by spaces. Which joins may be
//! lengthened, and how well, is `kashida`'s to know; here the spare cells are dealt out: one kashida a word, at the
//! best joins of the line first, of equals nearest the line's end, never in neighbouring words nor under a kashida of
//! the line above. Then joins that bear it take a second one, and what is left widens the blanks evenly. Only the
//! blanks of a left-to-right paragraph are widened. A line more than a fifth short stays as it is, and so does one
//! that cannot be filled wholly.

mod kashida;
#[cfg(test)]
mod tests;
mod words;

use super::bidi::{Direction, Level};
use super::measure::cluster::{Cluster, Kind};
use super::measure::letter::Letter;
use super::wrap::RAGGED_PART;
use kashida::{Point, WORST_OF_TWO};
use std::cmp::Reverse;
use words::Word;
pub(super) use words::{Source, Words};

/// A line in visual order, before it is filled.
pub(super) struct Line<'a> {
    /// The clusters of the line, in logical order, with no width where they hang.
    pub(super) clusters: &'a [Cluster],
    /// Which of the stretch is its first cluster.
    pub(super) start: usize,
    /// Its runs from left to right.
    pub(super) runs: &'a [Run],
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

/// Fills the lines of paragraphs, one after the other.
#[derive(Debug, Default)]
pub(super) struct Justifier {
    /// Added cells behind each cluster of the line.
    fill: Vec<u16>,
    /// For each word of the line, where in the line a kashida may stand.
    points: Vec<Option<Point>>,
    /// Which words to lengthen, first to last.
    order: Vec<usize>,
    /// How many lines of the stretch have been filled.
    turn: usize,
    /// Columns of the kashidas that were added to the line above.
    above: Vec<u16>,
}

impl Justifier {
    /// To be called before the first line of a stretch.
    pub(super) fn start(&mut self) {
        self.above.clear();
        self.turn = 0;
    }

    /// A line that is not to be filled: nothing is added to it.
    pub(super) fn rest(&mut self) -> &[u16] {
        self.above.clear();
        self.fill.clear();
        &self.fill
    }

    /// How many cells to add behind each cluster of `line`: kashidas behind letters, blanks behind blanks. Empty, or
    /// as long as the line; then their sum fills it. `words` are those of the line's stretch.
    pub(super) fn fill(&mut self, line: &Line<'_>, words: &Words) -> &[u16] {
        let spare = line.limit.saturating_sub(line.used);
        if spare == 0 || u32::from(spare) * RAGGED_PART > u32::from(line.limit) {
            return self.rest();
        }
        let end = line.start + line.clusters.len();
        let words = words.of_line(line.start, end);
        self.points.clear();
        // A word that the line cuts is not lengthened.
        let is_whole = |word: &Word| line.start <= word.start && word.end <= end;
        let point = |word: &Word| word.point.filter(|_| is_whole(word));
        let in_line = |point: Point| Point { at: point.at - line.start, ..point };
        self.points.extend(words.iter().map(|word| point(word).map(in_line)));
        loop {
            self.fill.clear();
            self.fill.resize(line.clusters.len(), 0);
            let left = self.lengthen(spare);
            if !self.widen(line, words, left) {
                return self.rest();
            }
            let columns = kashida_columns(line, &self.fill);
            if columns.iter().all(|(column, _)| !self.above.contains(column)) {
                self.above.clear();
                self.above.extend(columns.into_iter().map(|(column, _)| column));
                self.turn += 1;
                return &self.fill;
            }
            self.close_points(&columns);
        }
    }

    /// Deals kashidas to words; the cells left over.
    fn lengthen(&mut self, spare: u16) -> u16 {
        let points = &self.points;
        self.order.clear();
        self.order.extend((0..points.len()).rev().filter(|&word| points[word].is_some()));
        // Stable: of equals the nearest to the line's end stays first.
        self.order.sort_by_key(|&word| points[word].map(|point| point.rank));
        if self.deal(spare) > 0 {
            // The best words stand in each other's way; as many as can be are lengthened from the end on.
            self.fill.fill(0);
            self.order.sort_unstable_by_key(|&word| Reverse(word));
            let left = self.deal(spare);
            return self.double(left);
        }
        0
    }

    /// Deals one kashida each to words in order, but never to neighbours; the cells left over.
    fn deal(&mut self, spare: u16) -> u16 {
        let mut left = spare;
        for &word in &self.order {
            let is_beside = self.is_lengthened(word + 1) || word.checked_sub(1).is_some_and(|i| self.is_lengthened(i));
            if let Some(point) = self.points[word].filter(|_| left > 0 && !is_beside) {
                self.fill[point.at] = 1;
                left -= 1;
            }
        }
        left
    }

    /// Deals a second kashida to words that have one at a join that bears it; the cells left over.
    fn double(&mut self, spare: u16) -> u16 {
        let mut left = spare;
        for point in self.points.iter().rev().flatten() {
            if left > 0 && self.fill[point.at] > 0 && point.rank <= WORST_OF_TWO {
                self.fill[point.at] += 1;
                left -= 1;
            }
        }
        left
    }

    fn is_lengthened(&self, word: usize) -> bool {
        self.points.get(word).copied().flatten().is_some_and(|point| self.fill[point.at] > 0)
    }

    /// Widens blanks between words by `left` cells in all, evenly, those that may well be wide before others; whether
    /// there was room for them. Each line starts elsewhere, so that wide blanks do not stand under each other.
    fn widen(&mut self, line: &Line<'_>, words: &[Word], left: u16) -> bool {
        let left = usize::from(left);
        let loose = words.windows(2).filter(|pair| is_loose(line, pair)).count();
        let gaps = if loose >= left { loose } else { words.len().saturating_sub(1) };
        let phase = gaps * (self.turn * 5 % 8) / 8;
        let mut given = 0;
        let pairs = words.windows(2).filter(|pair| loose < left || is_loose(line, pair));
        for (i, word) in pairs.filter_map(<[Word]>::last).enumerate() {
            let due = (left * (i + 1) + phase) / gaps;
            self.fill[word.start - line.start - 1] += u16::try_from(due - given).unwrap_or_default();
            given = due;
        }
        given == left
    }

    /// Takes the point from every word with a kashida under one of the line above.
    fn close_points(&mut self, columns: &[(u16, usize)]) {
        for &(_, behind) in columns.iter().filter(|(column, _)| self.above.contains(column)) {
            self.points
                .iter_mut()
                .filter(|point| point.is_some_and(|point| point.at == behind))
                .for_each(|point| *point = None);
        }
    }
}

/// Whether the blank between two words may well be wide: not behind a number or a Latin word, whose noun or next word
/// belongs to it, and not beside a sign that stands alone.
fn is_loose(line: &Line<'_>, pair: &[Word]) -> bool {
    let [before, behind] = pair else { return false };
    let letter = |at: usize| line.clusters.get(at.checked_sub(line.start)?)?.letter;
    let is_sign =
        |word: &Word| word.end - word.start == 1 && matches!(letter(word.start), Some(Letter::Sign | Letter::Stop));
    letter(before.end - 1) != Some(Letter::Bar) && !is_sign(before) && !is_sign(behind)
}

/// The columns of added kashidas, each with the cluster it stands behind.
fn kashida_columns(line: &Line<'_>, fill: &[u16]) -> Vec<(u16, usize)> {
    let mut found = Vec::new();
    if fill.iter().all(|&added| added == 0) {
        return found;
    }
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
