//! The file of a trained tagger: weights by feature, phrases by list, words by cluster.
//!
//! ```text
//! "KHTAG1\0\0"   f32 step    81 × i8 transitions
//! weights        table, then for each key u8 how many, then all pairs (u8 tag, i8 weight)
//! lists          table, then for each key u16: in which lists the phrase stands
//! clusters       table, then for each key u8, u8, u16: its cluster of three cuts
//! table          u32 how many, 65,536 × u8 keys for each upper half, then u24 lower halves in order
//! ```
//!
//! All numbers are little endian. Keys are hashes of 40 bits: of 100,000 of them one look-up in ten million is wrong.
//! A file that is not well formed is no model.

use super::chain::{Scores, TAGS, Transitions};
use std::ops::Range;

/// How many lists there may be.
pub const LISTS: usize = 16;

const MAGIC: &[u8] = b"KHTAG1\0\0";
const UPPER: usize = 1 << 16;

/// A trained tagger. It borrows the file.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    transitions: Transitions,
    step: f32,
    weights: Table<'a>,
    /// Where the pairs of each key start, and one more.
    starts: Vec<u32>,
    pairs: &'a [u8],
    lists: Table<'a>,
    masks: &'a [u8],
    clusters: Table<'a>,
    cuts: &'a [u8],
}

/// Keys in order.
#[derive(Clone, Debug)]
struct Table<'a> {
    /// Where the keys of each upper half start, and one more.
    starts: Vec<u32>,
    tails: &'a [u8],
}

impl<'a> Model<'a> {
    /// Reads a file; nothing where it is not well formed.
    #[must_use]
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let mut reader = Reader(file.strip_prefix(MAGIC)?);
        let step = f32::from_bits(reader.number()?);
        let transitions = transitions(reader.take(TAGS * TAGS)?, step);
        let weights = reader.table()?;
        let starts = sums(reader.take(weights.len())?);
        let pairs = reader.take(usize::try_from(*starts.last()?).ok()?.checked_mul(2)?)?;
        let lists = reader.table()?;
        let masks = reader.take(lists.len().checked_mul(2)?)?;
        let clusters = reader.table()?;
        let cuts = reader.take(clusters.len().checked_mul(4)?)?;
        let sound = step.is_finite() && pairs.iter().step_by(2).all(|tag| usize::from(*tag) < TAGS);
        let model = Self { transitions, step, weights, starts, pairs, lists, masks, clusters, cuts };
        (sound && reader.0.is_empty()).then_some(model)
    }

    /// What neighbouring tags score.
    #[must_use]
    pub const fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// Adds what the feature `key` says of each tag.
    pub(super) fn weigh(&self, key: u64, scores: &mut Scores) {
        let Some(at) = self.weights.find(key) else { return };
        let (Some(&first), Some(&last)) = (self.starts.get(at), self.starts.get(at + 1)) else { return };
        let pairs = self.pairs.get(first as usize * 2..last as usize * 2).unwrap_or_default();
        for pair in pairs.chunks_exact(2) {
            scores[usize::from(pair[0])] += f32::from(pair[1].cast_signed()) * self.step;
        }
    }

    /// The lists that hold the phrase `key`, one bit each.
    pub(super) fn lists_of(&self, key: u64) -> u16 {
        let found = self.lists.find(key).and_then(|at| self.masks.get(at * 2..at * 2 + 2));
        found.map_or(0, |mask| u16::from_le_bytes([mask[0], mask[1]]))
    }

    /// The clusters of the word `key`, from coarse to fine.
    pub(super) fn clusters_of(&self, key: u64) -> Option<[u16; 3]> {
        let at = self.clusters.find(key)?;
        let cut = self.cuts.get(at * 4..at * 4 + 4)?;
        Some([u16::from(cut[0]), u16::from(cut[1]), u16::from_le_bytes([cut[2], cut[3]])])
    }
}

impl Table<'_> {
    fn len(&self) -> usize {
        self.tails.len() / 3
    }

    /// The number of a key of 40 bits, if it is here.
    fn find(&self, key: u64) -> Option<usize> {
        let upper = usize::try_from(key >> 24).ok()?;
        let tail = [key.to_le_bytes()[0], key.to_le_bytes()[1], key.to_le_bytes()[2]];
        let range: Range<usize> = *self.starts.get(upper)? as usize..*self.starts.get(upper + 1)? as usize;
        let tails = self.tails.get(range.start * 3..range.end * 3)?;
        tails.chunks_exact(3).position(|other| other == tail).map(|at| range.start + at)
    }
}

/// The rest of a file.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, bytes: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        let bytes = self.take(4)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn table(&mut self) -> Option<Table<'a>> {
        let count = self.number()?;
        let starts = sums(self.take(UPPER)?);
        let whole = starts.last() == Some(&count);
        let tails = self.take(usize::try_from(count).ok()?.checked_mul(3)?)?;
        whole.then_some(Table { starts, tails })
    }
}

/// Sums of all before each count, and of all.
fn sums(counts: &[u8]) -> Vec<u32> {
    let mut sum = 0u32;
    let mut sums = Vec::with_capacity(counts.len() + 1);
    sums.push(0);
    sums.extend(counts.iter().map(|&count| {
        sum += u32::from(count);
        sum
    }));
    sums
}

fn transitions(bytes: &[u8], step: f32) -> Transitions {
    let weight =
        |tag: usize, next: usize| bytes.get(tag * TAGS + next).map_or(0.0, |byte| f32::from(byte.cast_signed()));
    Transitions(std::array::from_fn(|tag| std::array::from_fn(|next| weight(tag, next) * step)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with one key in each table.
    fn file() -> Vec<u8> {
        let mut table = vec![1, 0, 0, 0];
        table.extend((0..UPPER).map(|upper| u8::from(upper == 2)));
        table.extend([7, 0, 0]);
        let mut file = MAGIC.to_vec();
        file.extend(0.5f32.to_bits().to_le_bytes());
        file.extend([2; TAGS * TAGS]);
        file.extend(&table);
        file.extend([1, 3, 0xFE]);
        file.extend(&table);
        file.extend([5, 1]);
        file.extend(&table);
        file.extend([1, 2, 3, 1]);
        file
    }

    #[test]
    fn a_file_says_what_was_written() {
        let file = file();
        let model = Model::read(&file).expect("well formed");
        let key = 2 << 24 | 7;
        let mut scores = [0.0; TAGS];
        model.weigh(key, &mut scores);
        assert!((scores[3] + 1.0).abs() < f32::EPSILON);
        assert_eq!((model.lists_of(key), model.clusters_of(key)), (0x105, Some([1, 2, 259])));
        assert_eq!((model.lists_of(key + 1), model.clusters_of(7)), (0, None));
    }

    #[test]
    fn a_file_cut_short_or_lengthened_is_no_model() {
        let mut file = file();
        for end in [0, 7, 20, 100, 70_000, file.len() - 1] {
            assert!(Model::read(&file[..end]).is_none(), "{end}");
        }
        file.push(0);
        assert!(Model::read(&file).is_none());
    }
}
