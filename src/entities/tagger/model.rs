//! The file of a trained tagger: weights by feature, phrases by list, words by cluster.
//!
//! ```text
//! "KHTAG2\0\0"   81 × f32 transitions
//! weights        table, then for each key u8 how many, then all pairs (u8 tag, f32 weight)
//! lists          table, then for each key u16: in which lists the phrase stands
//! clusters       table, then for each key u8, u8, u16: its cluster of three cuts
//! table          u32 how many, 65,536 × u8 keys for each upper half, then u24 lower halves in order
//! ```
//!
//! All numbers are little endian. Keys are hashes of 40 bits: of 100,000 of them one look-up in ten million is wrong.
//! Weights are written as they were learnt: rounded to a byte they named other things in 26 of the 151 texts to choose by,
//! rounded to two bytes in one. A file that is not well formed, or holds a weight beyond all reason, is no model.

use super::chain::{Scores, TAGS, Transitions};
use std::ops::Range;

/// How many lists there may be.
pub const LISTS: usize = 16;

const MAGIC: &[u8] = b"KHTAG2\0\0";
const UPPER: usize = 1 << 16;

/// The bytes of a pair: a tag and its weight.
const PAIR: usize = 5;

/// The greatest weight there may be: no file that was learnt comes near.
const GREATEST: f32 = 1.0e6;

/// A trained tagger. It borrows the file.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    transitions: Transitions,
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
        let transitions = transitions(reader.take(TAGS * TAGS * 4)?)?;
        let weights = reader.table()?;
        let starts = sums(reader.take(weights.len())?);
        let pairs = reader.take(usize::try_from(*starts.last()?).ok()?.checked_mul(PAIR)?)?;
        let lists = reader.table()?;
        let masks = reader.take(lists.len().checked_mul(2)?)?;
        let clusters = reader.table()?;
        let cuts = reader.take(clusters.len().checked_mul(4)?)?;
        let sound = pairs.chunks_exact(PAIR).all(|pair| usize::from(pair[0]) < TAGS && is_weight(float(&pair[1..])));
        let model = Self { transitions, weights, starts, pairs, lists, masks, clusters, cuts };
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
        let pairs = self.pairs.get(first as usize * PAIR..last as usize * PAIR).unwrap_or_default();
        for pair in pairs.chunks_exact(PAIR) {
            scores[usize::from(pair[0])] += float(&pair[1..]);
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

/// What neighbouring tags score; nothing where one is no number.
fn transitions(bytes: &[u8]) -> Option<Transitions> {
    let mut weights = bytes.chunks_exact(4).map(float);
    let all = Transitions(std::array::from_fn(|_| std::array::from_fn(|_| weights.next().unwrap_or_default())));
    all.0.iter().flatten().all(|weight| is_weight(*weight)).then_some(all)
}

/// Whether a number may be a weight: sums of such numbers are numbers.
fn is_weight(number: f32) -> bool {
    number.abs() <= GREATEST
}

/// The number in four bytes.
fn float(bytes: &[u8]) -> f32 {
    bytes.try_into().map_or(0.0, f32::from_le_bytes)
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
        file.extend(std::iter::repeat_n(0.5f32.to_le_bytes(), TAGS * TAGS).flatten());
        file.extend(&table);
        file.extend([1, 3]);
        file.extend((-1.0f32).to_le_bytes());
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
    fn a_file_with_a_weight_that_is_no_number_is_no_model() {
        for wrong in [f32::NAN, f32::INFINITY, f32::MAX] {
            let mut file = file();
            file[8..12].copy_from_slice(&wrong.to_le_bytes());
            assert!(Model::read(&file).is_none(), "{wrong}");
        }
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
