//! Hashes of 40 bits, the same for training and for reading: of words, of phrases, of features.

/// The hash of a word, given by its key.
#[must_use]
pub fn word(key: &str) -> u64 {
    scatter(bytes(0, key))
}

/// The hash of a phrase that goes on with the word `key`.
#[must_use]
pub fn phrase(before: Option<u64>, key: &str) -> u64 {
    scatter(bytes(before.map_or(1, |before| before + 2), key))
}

/// The hash of a feature: which question, and its answer.
pub(super) const fn feature(question: u64, answer: u64) -> u64 {
    scatter(answer ^ question.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// Bytes in, eight at a time.
fn bytes(seed: u64, key: &str) -> u64 {
    key.as_bytes().chunks(8).fold(seed.wrapping_mul(0xA24B_AED4_963E_E407), |hash, chunk| {
        let part = chunk.iter().fold(0u64, |part, &byte| part << 8 | u64::from(byte));
        (hash.rotate_left(23) ^ part ^ chunk.len() as u64).wrapping_mul(0x9FB2_1C65_1E98_DF25)
    })
}

/// Forty bits that depend on all sixty-four.
const fn scatter(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash >> 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn hashes_have_forty_bits_and_differ() {
        let keys: Vec<String> = (0..20_000).map(|number| format!("كلمة{number}")).collect();
        let hashes: HashSet<u64> = keys.iter().map(|key| word(key)).collect();
        assert_eq!(hashes.len(), keys.len());
        assert!(hashes.iter().all(|hash| *hash < 1 << 40));
    }

    #[test]
    fn a_phrase_is_not_its_words_in_another_order() {
        let two = |a: &str, b: &str| phrase(Some(phrase(None, a)), b);
        assert_ne!(two("سعد", "محمد"), two("محمد", "سعد"));
        assert_ne!(phrase(None, "سعد"), word("سعد"));
    }
}
