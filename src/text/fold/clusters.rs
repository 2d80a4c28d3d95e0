//! Where grapheme clusters end (UAX #29), fast for what news is written with.
//!
//! ASCII and the Arabic letters are clusters of their own, with the marks that follow; everything else is asked of
//! `unicode-segmentation`. The borders are the same in both.

use unicode_segmentation::UnicodeSegmentation;

/// The clusters of a text in order, each with the offset where it starts.
pub(super) struct Clusters<'a> {
    rest: &'a str,
    start: usize,
}

impl<'a> Clusters<'a> {
    /// The clusters of `text`.
    pub const fn of(text: &'a str) -> Self {
        Self { rest: text, start: 0 }
    }
}

impl<'a> Iterator for Clusters<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let length = plain_length(self.rest).or_else(|| self.rest.graphemes(true).next().map(str::len))?;
        let (cluster, rest) = self.rest.split_at_checked(length)?;
        let start = self.start;
        self.rest = rest;
        self.start += length;
        Some((start, cluster))
    }
}

/// The length of the first cluster, where it is plain to see.
fn plain_length(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let (_, base) = chars.next()?;
    if !is_plain(base) {
        return None;
    }
    for (at, c) in chars {
        if is_plain(c) || c.is_ascii_control() {
            return Some(at);
        }
        if !is_tashkeel(c) {
            return None;
        }
    }
    Some(text.len())
}

/// Whether `c` begins a cluster whatever stands around it, and only marks can go on with it.
const fn is_plain(c: char) -> bool {
    matches!(
        c,
        ' '..='~' | '\u{608}' | '\u{60B}'..='\u{60F}' | '\u{61B}' | '\u{61D}'..='\u{64A}' | '\u{660}'..='\u{66F}'
            | '\u{671}'..='\u{6D3}' | '\u{6D5}' | '\u{6EE}'..='\u{6FF}'
    )
}

/// Whether `c` is a mark that goes on with the cluster before it.
const fn is_tashkeel(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALPHABET: &str = "a é\r\n\u{301}خبر\u{640}\u{64B}\u{651}\u{670}\u{6D6}\u{6DD}\u{6E5}\u{600}\u{61C}\u{200D}\u{200C}\u{AD}\
        \u{1F1F8}\u{1F1E9}\u{1F468}\u{1F469}\u{1F3FD}©क\u{94D}ष\u{903}각\u{1100}\u{1161}\u{11A8}\u{E01}\u{E33}";

    fn same(text: &str) -> bool {
        Clusters::of(text).eq(text.grapheme_indices(true))
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
        fn clusters_end_where_the_standard_says(letters in prop::collection::vec(prop::sample::select(ALPHABET.chars().collect::<Vec<_>>()), 0..20)) {
            prop_assert!(same(&letters.into_iter().collect::<String>()));
        }
    }
}
