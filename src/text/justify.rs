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
use kashida::{Point, Rank, WORST_OF_TWO};
use std::cmp::Reverse;
use std::ops::Range;
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

/// Cells that fill a line: kashidas behind a letter, blanks behind a blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Added {
    /// The cluster of the line behind which they stand, in reading order.
    pub(super) at: usize,
    /// How many.
    pub(super) cells: u16,
}

/// What stands side by side in a run that is filled.
pub(super) enum Part {
    /// Clusters without anything added between them, in reading order.
    Clusters(Range<usize>),
    /// Added cells.
    Added(Added),
}

/// Fills the lines of paragraphs, one after the other.
#[derive(Debug, Default)]
pub(super) struct Justifier {
    /// What was added to the line, in reading order.
    added: Vec<Added>,
    /// For each word of the line, where in the line a kashida may stand.
    points: Vec<Option<Point>>,
    /// What each word of the line is given.
    given: Vec<Given>,
    /// Which words to lengthen, first to last: the best, of equals the nearest to the line's end.
    order: Vec<(Rank, Reverse<usize>)>,
    /// How many lines of the stretch have been filled.
    turn: usize,
    /// Columns of the kashidas that were added to the line above, and to this one with the cluster each stands behind.
    above: Vec<u16>,
    columns: Vec<(u16, usize)>,
}

/// The cells that a word is given.
#[derive(Clone, Copy, Debug, Default)]
struct Given {
    /// Blanks before it.
    blanks: u16,
    /// Kashidas inside it.
    kashidas: u16,
}

impl Run {
    /// Tells what stands in this run of a line with `added`, from left to right.
    pub(super) fn parts(self, added: &[Added], mut put: impl FnMut(Part)) {
        let first = added.partition_point(|added| added.at < self.start);
        let behind = added.partition_point(|added| added.at < self.end);
        let added = added.get(first..behind).unwrap_or_default();
        match self.level.direction() {
            Direction::Ltr => {
                let mut start = self.start;
                for &added in added {
                    put(Part::Clusters(start..added.at + 1));
                    put(Part::Added(added));
                    start = added.at + 1;
                }
                put(Part::Clusters(start..self.end));
            }
            Direction::Rtl => {
                let mut end = self.end;
                for &added in added.iter().rev() {
                    put(Part::Clusters(added.at + 1..end));
                    put(Part::Added(added));
                    end = added.at + 1;
                }
                put(Part::Clusters(self.start..end));
            }
        }
    }
}

impl Justifier {
    /// To be called before the first line of a stretch.
    pub(super) fn start(&mut self) {
        self.above.clear();
        self.turn = 0;
    }

    /// A line that is not to be filled: nothing is added to it.
    pub(super) fn rest(&mut self) -> &[Added] {
        self.above.clear();
        self.added.clear();
        &self.added
    }

    /// What to add to `line`: nothing, or what fills it. `words` are those of the line's stretch.
    pub(super) fn fill(&mut self, line: &Line<'_>, words: &Words) -> &[Added] {
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
            self.given.clear();
            self.given.resize(words.len(), Given::default());
            let left = self.lengthen(spare);
            if !self.widen(line, words, left) {
                return self.rest();
            }
            self.collect(line, words);
            self.find_columns(line);
            if self.columns.iter().all(|(column, _)| !self.above.contains(column)) {
                self.above.clear();
                self.above.extend(self.columns.iter().map(|(column, _)| column));
                self.turn += 1;
                return &self.added;
            }
            self.close_points();
        }
    }

    /// Deals kashidas to words; the cells left over.
    fn lengthen(&mut self, spare: u16) -> u16 {
        self.order.clear();
        let ranked = |(word, point): (usize, &Option<Point>)| Some((point.as_ref()?.rank, Reverse(word)));
        self.order.extend(self.points.iter().enumerate().filter_map(ranked));
        self.order.sort_unstable();
        if self.deal(spare) > 0 {
            // The best words stand in each other's way; as many as can be are lengthened from the end on.
            self.given.fill(Given::default());
            self.order.sort_unstable_by_key(|&(_, word)| word);
            let left = self.deal(spare);
            return self.double(left);
        }
        0
    }

    /// Deals one kashida each to words in order, but never to neighbours; the cells left over.
    fn deal(&mut self, spare: u16) -> u16 {
        let mut left = spare;
        for &(_, Reverse(word)) in &self.order {
            if left == 0 {
                break;
            }
            let is_beside = self.is_lengthened(word + 1) || word.checked_sub(1).is_some_and(|i| self.is_lengthened(i));
            if !is_beside {
                self.given[word].kashidas = 1;
                left -= 1;
            }
        }
        left
    }

    /// Deals a second kashida to words that have one at a join that bears it; the cells left over.
    fn double(&mut self, spare: u16) -> u16 {
        let mut left = spare;
        for (point, given) in self.points.iter().zip(&mut self.given).rev() {
            let bears = point.is_some_and(|point| point.rank <= WORST_OF_TWO);
            if left > 0 && given.kashidas > 0 && bears {
                given.kashidas += 1;
                left -= 1;
            }
        }
        left
    }

    fn is_lengthened(&self, word: usize) -> bool {
        self.given.get(word).is_some_and(|given| given.kashidas > 0)
    }

    /// Widens blanks between words by `left` cells in all, evenly, those that may well be wide before others; whether
    /// there was room for them. Each line starts elsewhere, so that wide blanks do not stand under each other.
    fn widen(&mut self, line: &Line<'_>, words: &[Word], left: u16) -> bool {
        if left == 0 {
            return true;
        }
        let left = usize::from(left);
        let loose = words.windows(2).filter(|pair| is_loose(line, pair)).count();
        let gaps = if loose >= left { loose } else { words.len().saturating_sub(1) };
        let phase = gaps * (self.turn * 5 % 8) / 8;
        let mut dealt = 0;
        let pairs = words.windows(2).enumerate().filter(|(_, pair)| loose < left || is_loose(line, pair));
        for (i, (before, _)) in pairs.enumerate() {
            let due = (left * (i + 1) + phase) / gaps;
            self.given[before + 1].blanks = u16::try_from(due - dealt).unwrap_or_default();
            dealt = due;
        }
        dealt == left
    }

    /// Puts together what was given to the words of the line.
    fn collect(&mut self, line: &Line<'_>, words: &[Word]) {
        self.added.clear();
        for ((word, point), given) in words.iter().zip(&self.points).zip(&self.given) {
            if given.blanks > 0 {
                self.added.push(Added { at: word.start - line.start - 1, cells: given.blanks });
            }
            if let Some(point) = point.filter(|_| given.kashidas > 0) {
                self.added.push(Added { at: point.at, cells: given.kashidas });
            }
        }
    }

    /// Finds the columns of the added kashidas, each with the cluster it stands behind.
    fn find_columns(&mut self, line: &Line<'_>) {
        self.columns.clear();
        if self.given.iter().all(|given| given.kashidas == 0) {
            return;
        }
        let mut column = 0;
        let mut put = |part: Part| match part {
            Part::Clusters(range) => {
                let clusters = line.clusters.get(range).unwrap_or_default();
                column += clusters.iter().map(|cluster| u16::from(cluster.width)).sum::<u16>();
            }
            Part::Added(Added { at, cells }) => {
                if line.clusters.get(at).is_some_and(|cluster| cluster.kind != Kind::Blank) {
                    self.columns.extend((0..cells).map(|k| (column + k, at)));
                }
                column += cells;
            }
        };
        line.runs.iter().for_each(|run| run.parts(&self.added, &mut put));
    }

    /// Takes the point from every word with a kashida under one of the line above.
    fn close_points(&mut self) {
        for &(_, behind) in self.columns.iter().filter(|(column, _)| self.above.contains(column)) {
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
