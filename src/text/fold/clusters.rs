//! Where grapheme clusters end (UAX #29), fast for what news is written with.
//!
//! ASCII and the Arabic letters are clusters of their own, with the marks that follow; everything else is asked of
//! `unicode-segmentation`. The borders are the same in both.

use crate::text::measure::grapheme::first_grapheme;
use std::str::Chars;

/// The clusters of a text in order, each with the offset where it starts.
pub(super) struct Clusters<'a> {
    text: &'a str,
    /// Where the next cluster starts.
    start: usize,
    /// The character that starts it.
    base: Option<char>,
    /// What follows that character.
    rest: Chars<'a>,
}

/// One cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cluster<'a> {
    /// A character by itself.
    Single(char),
    /// Any cluster, mostly of several characters.
    Any(&'a str),
}

impl<'a> Clusters<'a> {
    /// The clusters of `text`.
    pub fn of(text: &'a str) -> Self {
        let mut rest = text.chars();
        Self { text, start: 0, base: rest.next(), rest }
    }

    fn step(&mut self, base: char) {
        self.start += base.len_utf8();
        self.base = self.rest.next();
    }

    fn skip_to(&mut self, end: usize) {
        while let Some(c) = self.base.filter(|_| self.start < end) {
            self.step(c);
        }
    }
}

impl<'a> Iterator for Clusters<'a> {
    type Item = (usize, Cluster<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (base, start) = (self.base?, self.start);
        if is_plain(base) || base == '\n' {
            self.step(base);
            if base == '\n' || self.base.is_none_or(begins) {
                return Some((start, Cluster::Single(base)));
            }
        }
        let text = self.text.get(start..)?;
        let length = marked_length(text).or_else(|| Some(first_grapheme(text)).filter(|&length| length > 0))?;
        self.skip_to(start + length);
        Some((start, Cluster::Any(text.get(..length)?)))
    }
}

/// The length of the first cluster, where it is a plain character with nothing but tashkeel on it.
fn marked_length(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    chars.next().filter(|&(_, base)| is_plain(base))?;
    match chars.find(|&(_, c)| !is_tashkeel(c)) {
        Some((end, c)) => begins(c).then_some(end),
        None => Some(text.len()),
    }
}

/// Whether `c` begins a cluster behind any plain character.
const fn begins(c: char) -> bool {
    is_plain(c) || c.is_ascii_control()
}

/// Whether `c` begins a cluster whatever stands around it, and only marks can go on with it: ASCII, quotation marks,
/// dashes and what is no mark of the Arabic block.
const fn is_plain(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | '\u{A0}'
            | '\u{AB}'
            | '\u{BB}'
            | '\u{60B}'..='\u{60F}'
            | '\u{61B}'
            | '\u{61D}'..='\u{64A}'
            | '\u{660}'..='\u{66F}'
            | '\u{671}'..='\u{6D3}'
            | '\u{6D5}'
            | '\u{6EE}'..='\u{6FF}'
            | '\u{2010}'..='\u{2027}'
    )
}

/// Whether `c` is a mark that goes on with the cluster before it.
const fn is_tashkeel(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::measure::grapheme::{grapheme_borders, graphemes};
    use proptest::prelude::*;

    const ALPHABET: &str = "a é\r\n\u{301}خبر\u{640}\u{64B}\u{651}\u{670}\u{6D6}\u{6DD}\u{6E5}\u{600}\u{61C}\
        \u{200D}\u{200C}\u{AD}\u{1F1F8}\u{1F1E9}\u{1F468}\u{1F469}\u{1F3FD}©क\u{94D}ष\u{903}\
        각\u{1100}\u{1161}\u{11A8}\u{E01}\u{E33}«»“”–";

    fn text() -> impl Strategy<Value = String> {
        let letter = prop::sample::select(ALPHABET.chars().collect::<Vec<_>>());
        prop::collection::vec(letter, 0..20).prop_map(String::from_iter)
    }

    fn same(text: &str) -> bool {
        let clusters = Clusters::of(text).map(|(start, cluster)| match cluster {
            Cluster::Single(c) => (start, c.to_string()),
            Cluster::Any(text) => (start, text.to_owned()),
        });
        clusters.eq(grapheme_borders(text).zip(graphemes(text).map(str::to_owned)))
    }

    #[test]
    fn each_pair_of_a_letter_and_any_character_is_cut_as_the_standard_says() {
        for c in '\0'..='\u{2FFF}' {
            assert!(same(&format!("م{c}")) && same(&format!("{c}م")) && same(&format!("{c}a\u{64B}")), "{c:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn clusters_end_where_the_standard_says(text in text()) {
            prop_assert!(same(&text));
        }
    }
}
