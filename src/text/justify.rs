//! Spare cells of a full line → kashidas and wider blanks, so that both its edges are flush.
//!
//! In Arabic typography a line is filled by lengthening joins (U+0640), not only by spaces. Which joins may be
//! lengthened, and which first, is `kashida`'s to know; here the spare cells are dealt out: one kashida a word, two
//! at most, nearest the line's end first, never in neighbouring words nor under a kashida of the line above; what is
//! left widens the blanks evenly. Only the blanks of a left-to-right paragraph are widened. A line more than a
//! fifth short stays as it is, and so does one that cannot be filled wholly.

mod kashida;
mod words;

use super::bidi::{Direction, Level};
use super::measure::cluster::{Cluster, Kind};
use super::wrap::RAGGED_PART;
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
    /// For each word of the line, the cluster of the line behind which a kashida may stand.
    points: Vec<Option<usize>>,
    /// Columns of the kashidas that were added to the line above.
    above: Vec<u16>,
}

/// At most so many kashidas a word.
const LONGEST_KASHIDA: u16 = 2;

impl Justifier {
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
        let point = |word: &Word| word.point.filter(|_| is_whole(word)).map(|point| point - line.start);
        self.points.extend(words.iter().map(point));
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
                return &self.fill;
            }
            self.close_points(&columns);
        }
    }

    /// Deals kashidas to words from the line's end on; the cells left over.
    fn lengthen(&mut self, spare: u16) -> u16 {
        let mut left = spare;
        for _ in 0..LONGEST_KASHIDA {
            let mut neighbour = None;
            for (i, point) in self.points.iter().enumerate().rev() {
                if left == 0 {
                    return 0;
                }
                if let Some(point) = point.filter(|_| neighbour != Some(i + 1)) {
                    self.fill[point] += 1;
                    left -= 1;
                    neighbour = Some(i);
                }
            }
        }
        left
    }

    /// Widens the blanks between words by `left` cells in all, evenly; whether there was room for them.
    fn widen(&mut self, line: &Line<'_>, words: &[Word], left: u16) -> bool {
        let gaps = words.len().saturating_sub(1);
        let (left, mut given) = (usize::from(left), 0);
        for (i, word) in words.iter().skip(1).enumerate() {
            let due = left * (i + 1) / gaps;
            self.fill[word.start - line.start - 1] += u16::try_from(due - given).unwrap_or_default();
            given = due;
        }
        given == left
    }

    /// Takes the point from every word with a kashida under one of the line above.
    fn close_points(&mut self, columns: &[(u16, usize)]) {
        for &(_, behind) in columns.iter().filter(|(column, _)| self.above.contains(column)) {
            self.points.iter_mut().filter(|point| **point == Some(behind)).for_each(|point| *point = None);
        }
    }
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
