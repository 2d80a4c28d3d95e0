//! Writes the file of a tagger, as `khabar::entities::tagger::Model` reads it.

use crate::crf::Weights;
use khabar::entities::tagger::{Scores, TAGS};
use std::collections::BTreeMap;

/// The bytes of a table without keys.
const EMPTY: usize = 4 + (1 << 16);

/// Everything that goes into a file.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What was learnt, if anything yet.
    pub weights: Option<Weights>,
    /// The lists of each phrase, one bit each.
    pub lists: BTreeMap<u64, u16>,
    /// The clusters of each word.
    pub clusters: BTreeMap<u64, [u16; 3]>,
}

impl Parts {
    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = b"KHTAG2\0\0".to_vec();
        let pairs = self.weights.as_ref().map_or([[0.0; TAGS]; TAGS], |weights| weights.transitions.0);
        file.extend(pairs.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        self.write_weights(&mut file);
        table(&mut file, self.lists.keys());
        file.extend(self.lists.values().flat_map(|mask| mask.to_le_bytes()));
        table(&mut file, self.clusters.keys());
        for cut in self.clusters.values() {
            file.extend([cut[0].to_le_bytes()[0], cut[1].to_le_bytes()[0]]);
            file.extend(cut[2].to_le_bytes());
        }
        file
    }

    /// The bytes of a file with these weights and the lists and clusters of another, which has no weights itself.
    #[must_use]
    pub fn bytes_with(&self, lexicon: &[u8]) -> Vec<u8> {
        let head = Self::default().bytes().len() - 2 * EMPTY;
        let mut file = self.bytes();
        file.truncate(file.len() - 2 * EMPTY);
        file.extend(lexicon.get(head..).unwrap_or_default());
        file
    }

    fn write_weights(&self, file: &mut Vec<u8>) {
        let learnt = self.weights.as_ref().map(|weights| weights.features.as_slice()).unwrap_or_default();
        let kept: Vec<(u64, Vec<(usize, f32)>)> =
            learnt.iter().map(|(key, scores)| (*key, said(scores))).filter(|(_, pairs)| !pairs.is_empty()).collect();
        table(file, kept.iter().map(|(key, _)| key));
        file.extend(kept.iter().map(|(_, pairs)| pairs.len().to_le_bytes()[0]));
        for (tag, weight) in kept.iter().flat_map(|(_, pairs)| pairs) {
            file.push(tag.to_le_bytes()[0]);
            file.extend(weight.to_le_bytes());
        }
    }
}

/// What a feature says: the tags for which it has a weight.
fn said(scores: &Scores) -> Vec<(usize, f32)> {
    scores.iter().copied().enumerate().filter(|(_, weight)| *weight != 0.0).collect()
}

fn table<'a>(file: &mut Vec<u8>, keys: impl Iterator<Item = &'a u64>) {
    let keys: Vec<u64> = keys.copied().collect();
    file.extend(u32::try_from(keys.len()).expect("fewer keys than 4 G").to_le_bytes());
    let mut counts = vec![0u8; 1 << 16];
    for key in &keys {
        let upper = usize::try_from(key >> 24).expect("sixteen bits");
        counts[upper] = counts[upper].checked_add(1).expect("hashes are even");
    }
    file.extend(counts);
    file.extend(keys.iter().flat_map(|key| key.to_le_bytes().into_iter().take(3)));
}
