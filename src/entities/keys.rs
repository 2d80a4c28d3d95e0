//! Keys: the folded form by which words are compared, and the proclitics that may stand before a name.
//!
//! Every comparison of words in this room goes through [`fold_word`]; nothing else here folds.

use crate::text::fold::{self, Folding, fold};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use unicode_segmentation::UnicodeSegmentation;

/// One way to read a word: so many letters of proclitics, then this key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading<'a> {
    /// Letters of proclitics before the name.
    pub letters: usize,
    /// These letters.
    pub proclitic: &'static str,
    /// The key of the rest. In لل it has its alef back: للعراق reads as one letter and العراق.
    pub key: Cow<'a, str>,
}

/// A table looked up by key. Its keys are ours, so a quick hash is safe.
pub(super) type Table<V> = HashMap<String, V, BuildHasherDefault<QuickHasher>>;

/// A set of keys, as [`Table`].
pub(super) type KeySet = HashSet<String, BuildHasherDefault<QuickHasher>>;

/// A quick hash for short keys: multiply and rotate, eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// The proclitics that the conventions leave out of a span, by their first letter.
fn proclitics(key: &str) -> &'static [&'static str] {
    match key.chars().next() {
        Some('و') => &["و", "وب", "ول", "وك"],
        Some('ف') => &["ف", "فب", "فل", "فك"],
        Some('ب') => &["ب"],
        Some('ك') => &["ك"],
        Some('ل') => &["ل"],
        _ => &[],
    }
}

/// The key of a word: what is only a habit of spelling, marks and case fold away.
pub(super) fn fold_word(word: &str) -> String {
    fold::fold_word(word)
}

/// A word without its marks and tatweels, otherwise as it is written.
pub(super) fn bare(word: &str) -> String {
    fold(word, Folding::Exact).text().to_owned()
}

/// The ways to read a key, the plainest first.
pub(super) fn readings(key: &str) -> impl Iterator<Item = Reading<'_>> {
    let whole = Reading { letters: 0, proclitic: "", key: Cow::Borrowed(key) };
    std::iter::once(whole).chain(proclitics(key).iter().flat_map(move |proclitic| without(key, proclitic)))
}

fn without<'a>(key: &'a str, proclitic: &'static str) -> impl Iterator<Item = Reading<'a>> + use<'a> {
    let letters = proclitic.chars().count();
    let lam = proclitic.ends_with('ل');
    let rest = key.strip_prefix(proclitic).filter(|rest| rest.chars().nth(1).is_some());
    let restored = rest.filter(|rest| lam && rest.starts_with('ل')).map(|rest| Reading {
        letters,
        proclitic,
        key: Cow::Owned(format!("ا{rest}")),
    });
    restored.into_iter().chain(rest.map(|rest| Reading { letters, proclitic, key: Cow::Borrowed(rest) }))
}

/// How many bytes of `word` its first `letters` letters take, with their marks and the tatweels behind them.
/// Zero where nothing of the word would be left.
pub(super) fn skip_letters(word: &str, letters: usize) -> usize {
    if letters == 0 {
        return 0;
    }
    let mut seen = 0;
    for (at, cluster) in word.grapheme_indices(true) {
        let blank = cluster.chars().all(is_mark);
        if seen == letters && !blank {
            return at;
        }
        seen += usize::from(!blank);
    }
    0
}

/// Words whose first letters only look like the article.
const NO_ARTICLE: [&str; 12] =
    ["المان", "الباني", "الكترون", "الكسندر", "الكسيس", "البوم", "الهام", "الاف", "الياس", "البرت", "الين", "الفريد"];

/// Whether a key begins with the article.
pub(super) fn is_definite(key: &str) -> bool {
    key.strip_prefix("ال").is_some_and(|rest| rest.chars().nth(1).is_some())
        && !NO_ARTICLE.iter().any(|start| key.starts_with(start))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(word: &str) -> Vec<(usize, String)> {
        readings(word).map(|reading| (reading.letters, reading.key.into_owned())).collect()
    }

    #[test]
    fn spelling_habits_fold_away() {
        assert_eq!(fold_word("أنْـقرة"), fold_word("انقره"));
        assert_eq!(fold_word("٢٠٢٣"), "2023");
        assert_eq!(fold_word("OpenAI"), "openai");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for word in ["إلى", "مَكَّة", "غوغل", "GPT-4", "۱۲٫۵"] {
            assert_eq!(fold_word(&fold_word(word)), fold_word(word));
        }
    }

    #[test]
    fn a_double_lam_gives_the_article_back() {
        assert!(keys("للعراق").contains(&(1, "العراق".to_owned())));
        assert!(keys("وللعراق").contains(&(2, "العراق".to_owned())));
        assert!(keys("لليبيا").contains(&(1, "ليبيا".to_owned())));
    }

    #[test]
    fn a_proclitic_leaves_at_least_two_letters() {
        assert_eq!(keys("بن"), [(0, "بن".to_owned())]);
    }

    #[test]
    fn skipping_letters_takes_their_marks_and_tatweels_along() {
        assert_eq!(skip_letters("بِـمصر", 1), "بِـ".len());
        assert_eq!(skip_letters("ومصر", 0), 0);
        assert_eq!(skip_letters("و", 1), 0);
    }
}
