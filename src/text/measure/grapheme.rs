//! Grapheme clusters (UAX #29, extended) as Unicode 18.0 has them.
//!
//! `unicode-segmentation` finds those of 17.0. What 18.0 adds is put on top: by its rule `GB9c` a consonant belongs to any linker
//! before it (a virama, say), whether a consonant stands before that or not.

use icu_properties::CodePointMapData;
use icu_properties::props::IndicConjunctBreak;
use unicode_segmentation::UnicodeSegmentation;

/// The grapheme clusters of `text`, in order.
pub(in crate::text) fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (first, behind) = rest.split_at_checked(first_grapheme(rest))?;
        rest = behind;
        (!first.is_empty()).then_some(first)
    })
}

/// The starts of the grapheme clusters of `text`, and its end.
pub(in crate::text) fn grapheme_borders(text: &str) -> impl Iterator<Item = usize> {
    let ends = graphemes(text).scan(0, |end, grapheme| {
        *end += grapheme.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends)
}

/// The length in bytes of the grapheme cluster at the start of `text`; zero where there is none.
pub(in crate::text) fn first_grapheme(text: &str) -> usize {
    let mut found = text.graphemes(true);
    let Some(first) = found.next() else { return 0 };
    let (mut length, mut last) = (first.len(), first);
    while ends_with_linker(last) {
        let Some(next) = found.next().filter(|next| starts_with_consonant(next)) else { break };
        length += next.len();
        last = next;
    }
    length
}

fn ends_with_linker(grapheme: &str) -> bool {
    let mut kinds = grapheme.chars().rev().map(kind);
    kinds.find(|kind| *kind != IndicConjunctBreak::Extend) == Some(IndicConjunctBreak::Linker)
}

fn starts_with_consonant(grapheme: &str) -> bool {
    grapheme.chars().next().map(kind) == Some(IndicConjunctBreak::Consonant)
}

fn kind(c: char) -> IndicConjunctBreak {
    CodePointMapData::<IndicConjunctBreak>::new().get(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consonant_belongs_to_a_linker_that_has_none_before_it() {
        let found = |text| graphemes(text).map(|grapheme| grapheme.chars().count()).collect::<Vec<_>>();
        assert_eq!(found("\u{905}\u{94D}\u{915}\u{915}"), [3, 1]);
        assert_eq!(found("\u{1CF5}\u{995}"), [2]);
        assert_eq!(grapheme_borders("a\u{94D}\u{915}b").collect::<Vec<_>>(), [0, 7, 8]);
    }
}
