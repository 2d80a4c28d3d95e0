//! Finding a query in folded text.
//!
//! A query is folded as the text is, so that spelling habits do not count; what is found is told in offsets of the
//! original text. Nothing here knows words: a query matches inside a word too.

use super::fold::{Folded, fold_word};
use super::measure::Span;
use memchr::memmem;

/// A query, folded and ready to be looked for in any number of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matcher {
    needle: String,
}

impl Matcher {
    /// Folds `query`. `None` where nothing of it is left to look for (blank, or marks only).
    #[must_use]
    pub fn new(query: &str) -> Option<Self> {
        let needle = fold_word(query).trim_matches(' ').to_owned();
        (!needle.is_empty()).then_some(Self { needle })
    }

    /// The query as it is looked for.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.needle
    }
}

/// Every place where the query stands in `haystack`, in reading order, none overlapping another.
/// The spans are of the original text: whole grapheme clusters, with the marks and tatweels that follow.
///
/// `haystack` must be folded with [`Folding::Search`](super::Folding::Search), as the query is.
///
/// ```
/// use khabar::text::{Folding, Matcher, fold, hits};
///
/// let text = "وزارة الإ\u{650}عـلام\nوالإعلام";
/// let matcher = Matcher::new("الاعلام").unwrap();
/// let found = hits(&fold(text, Folding::Search), &matcher);
/// assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["الإ\u{650}عـلام", "الإعلام"]);
/// ```
#[must_use]
pub fn hits(haystack: &Folded, matcher: &Matcher) -> Vec<Span> {
    let needle = matcher.needle.as_str();
    let mut found: Vec<Span> = Vec::new();
    for start in memmem::find_iter(haystack.text().as_bytes(), needle) {
        let span = haystack.original(start..start + needle.len());
        // Two hits may end up in one cluster, as "s" twice in "ß".
        if found.last().is_none_or(|last| last.end <= span.start) {
            found.push(span);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::fold::{Folding, fold};
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        let matcher = Matcher::new(query).expect("the query is not blank");
        hits(&fold(text, Folding::Search), &matcher).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn hamza_and_alef_do_not_matter() {
        assert_eq!(found("أعلنت الإدارة إعلان آخر", "اعلا"), ["إعلا"]);
        assert_eq!(found("مسؤول رئاسي", "مسوول"), ["مسؤول"]);
        assert_eq!(found("مسؤول رئاسي", "رياسي"), ["رئاسي"]);
    }

    #[test]
    fn tatweel_and_tashkeel_belong_to_the_hit() {
        assert_eq!(found("بيـــان م\u{64F}ه\u{650}م\u{64C}\u{651} جدا", "بيان"), ["بيـــان"]);
        assert_eq!(found("بيـــان م\u{64F}ه\u{650}م\u{64C}\u{651} جدا", "مهم"), ["م\u{64F}ه\u{650}م\u{64C}\u{651}"]);
    }

    #[test]
    fn a_query_may_have_marks_of_its_own() {
        assert_eq!(found("قال محمد", "م\u{64F}ح\u{64E}م\u{64E}\u{651}د"), ["محمد"]);
    }

    #[test]
    fn digits_of_every_kind_are_the_same() {
        assert_eq!(found("عام ٢٠٢٤ وعام ۲۰۲۴ وعام 2024", "2024"), ["٢٠٢٤", "۲۰۲۴", "2024"]);
        assert_eq!(found("عام 2024", "٢٠٢٤"), ["2024"]);
    }

    #[test]
    fn persian_letters_are_found_by_arabic_ones_and_the_other_way_round() {
        assert_eq!(found("کابل و علی", "كابل"), ["کابل"]);
        assert_eq!(found("علي", "علی"), ["علي"]);
        assert_eq!(found("می\u{200C}خواهم", "ميخواهم"), ["می\u{200C}خواهم"]);
    }

    #[test]
    fn presentation_forms_are_found_by_letters() {
        assert_eq!(found("\u{FEE3}\u{FEBC}\u{FEAE} \u{FEFB}", "مصر"), ["\u{FEE3}\u{FEBC}\u{FEAE}"]);
        assert_eq!(found("\u{FEFB}", "ا"), ["\u{FEFB}"]);
    }

    #[test]
    fn a_query_matches_across_a_line_break() {
        assert_eq!(found("الشرق\r\n الأوسط", "الشرق الاوسط"), ["الشرق\r\n الأوسط"]);
        assert_eq!(found("الشرق\u{A0}الأوسط", "  الشرق\tالأوسط "), ["الشرق\u{A0}الأوسط"]);
    }

    #[test]
    fn invisible_controls_around_a_hit_are_not_part_of_it() {
        let text = "قال \u{2068}Reuters\u{2069} إن";
        assert_eq!(found(text, "reuters"), ["Reuters"]);
        assert_eq!(found(text, "قال reuters إن"), [text]);
    }

    #[test]
    fn a_query_longer_than_the_text_is_not_found() {
        assert_eq!(found("خبر", "خبر عاجل"), [""; 0]);
        assert_eq!(found("", "خبر"), [""; 0]);
    }

    #[test]
    fn nul_is_a_character_like_any_other() {
        assert_eq!(found("a\0b", "\0B"), ["\0b"]);
        assert_eq!(found("ab", "\0"), [""; 0]);
    }

    #[test]
    fn a_query_of_blanks_marks_or_controls_is_none() {
        for query in ["", " \u{A0}\n", "\u{64B}\u{651}", "ـــ", "\u{200F}\u{2068} \u{2069}"] {
            assert_eq!(Matcher::new(query), None, "{query:?}");
        }
    }

    #[test]
    fn hits_do_not_overlap() {
        assert_eq!(found("aaaa", "aa"), ["aa", "aa"]);
        assert_eq!(found("ß", "s"), ["ß"]);
        assert_eq!(found("ßs", "ss"), ["ß"]);
    }

    const TEXT: &str = "[ابأة\u{64B}\u{640}\u{200C}\u{2067} aßé\n\u{FEFB}]{0,30}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn every_hit_folds_to_a_text_that_holds_the_query(text in TEXT, query in "[ابةaslé ]{1,3}") {
            let Some(matcher) = Matcher::new(&query) else { return Ok(()) };
            let spans = hits(&fold(&text, Folding::Search), &matcher);
            for span in &spans {
                prop_assert!(fold_word(span.of(&text)).contains(matcher.folded()));
            }
            prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert_eq!(spans.is_empty(), !fold_word(&text).contains(matcher.folded()));
        }
    }
}
