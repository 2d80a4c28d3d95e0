//! Hits: what each kind of query finds, and the laws of all of them.

use super::super::fold::{Apart, fold_word};
use super::super::measure::grapheme::grapheme_borders;
use super::*;
use proptest::prelude::*;

fn spans(text: &str, query: &str, folding: Folding) -> Vec<Span> {
    let matcher = Matcher::new(query, folding).expect("the query is right");
    hits(&fold(text, folding), &matcher).expect("little work")
}

fn found<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
    spans(text, query, Folding::Search).into_iter().map(|span| span.of(text)).collect()
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
fn a_query_of_blanks_marks_or_controls_is_empty() {
    for query in
        ["", " \u{A0}\n", "\u{64B}\u{651}", "ـــ", "\u{200F}\u{2068} \u{2069}", "«", "«»", "\" \"", "re:", "re: "]
    {
        assert_eq!(Matcher::new(query, Folding::Search).err(), Some(Fault::Empty), "{query:?}");
    }
}

#[test]
fn hits_do_not_overlap() {
    assert_eq!(found("aaaa", "aa"), ["aa", "aa"]);
    assert_eq!(found("ß", "s"), ["ß"]);
    assert_eq!(found("ßs", "ss"), ["ß"]);
}

#[test]
fn a_word_in_quotation_marks_is_found_whole_with_its_proclitics() {
    let text = "الكتاب وبالكتاب، مكاتب وكتابات ولكتاب\u{64D} للكتاب";
    assert_eq!(found(text, "«كتاب»"), ["كتاب", "كتاب", "كتاب\u{64D}", "كتاب"]);
    assert_eq!(found(text, "«الكتاب»"), ["الكتاب", "الكتاب", "لكتاب"]);
    assert_eq!(found(text, "\"كتاب"), ["كتاب", "كتاب", "كتاب", "كتاب\u{64D}", "كتاب"]);
}

#[test]
fn letters_told_apart_are_not_found_by_each_other() {
    let telling = |query, apart| spans("مكتبة مكتبه", query, Folding::search(apart)).len();
    assert_eq!(["مكتبة", "مكتبه", "«مكتبه»", "re:مكتبة"].map(|query| telling(query, Apart::NONE)), [2; 4]);
    assert_eq!(["مكتبة", "مكتبه", "«مكتبه»", "re:مكتبة"].map(|query| telling(query, Apart::TEH_MARBUTA)), [1; 4]);
}

const TEXT: &str = "[ابأةؤى\u{64B}\u{640}\u{200C}\u{2067} aßé\n\u{FEFB}]{0,30}";
const QUERY: &str = "[ابةلوaslé ]{1,3}|[«\"][ابلوa ]{1,3}[»\"]?|re:[ابa.+*?|()\\[\\]w^]{1,5}";

fn foldings() -> impl Strategy<Value = Folding> {
    let apart = prop::sample::select(vec![Apart::NONE, Apart::TEH_MARBUTA, Apart::HAMZA, Apart::ALEF_MAKSURA]);
    apart.prop_map(Folding::search)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn hits_of_every_kind_stand_in_order_on_borders_of_clusters(text in TEXT, query in QUERY, folding in foldings()) {
        let Ok(matcher) = Matcher::new(&query, folding) else { return Ok(()) };
        let spans = hits(&fold(&text, folding), &matcher).expect("little work");
        let borders: Vec<usize> = grapheme_borders(&text).collect();
        prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for span in spans {
            prop_assert!(!span.is_empty());
            prop_assert!([span.start, span.end].iter().all(|end| borders.contains(&end.bytes())));
        }
    }

    #[test]
    fn every_hit_folds_to_a_text_that_holds_the_query(text in TEXT, query in "[ابةaslé ]{1,3}", folding in foldings()) {
        let Ok(needle) = needle(&query, folding) else { return Ok(()) };
        let spans = spans(&text, &query, folding);
        for span in &spans {
            prop_assert!(fold(span.of(&text), folding).text().contains(&needle));
        }
        prop_assert_eq!(spans.is_empty(), !fold(&text, folding).text().contains(&needle));
    }

    #[test]
    fn every_whole_word_folds_to_the_query_or_to_what_it_is_behind_lam(text in TEXT, query in "ال[ابل]{1,2}|[ابلوa]{1,3}") {
        let needle = fold_word(&query);
        for span in spans(&text, &format!("«{query}»"), Folding::Search) {
            let hit = fold_word(span.of(&text));
            prop_assert!(hit.contains(&needle) || needle.strip_prefix('ا').is_some_and(|short| hit.contains(short)));
        }
        // Whole words are among the words that begin so, and these among all places.
        let count = |query: &str| spans(&text, query, Folding::Search).len();
        let (whole, open) = (count(&format!("«{query}»")), count(&format!("«{query}")));
        prop_assert!(whole <= open);
    }
}
