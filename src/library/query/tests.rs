//! What searches mean.

use super::*;
use proptest::prelude::*;

/// 2025-11-03 10:00 UTC, in Damascus.
const WHEN: When = When { now: Timestamp(1_762_164_000), east: 10_800 };

fn parse(text: &str) -> Result<Vec<Clause>, Fault> {
    Query::parse(text, WHEN).map(|query| query.clauses)
}

fn words(words: &[&str]) -> What {
    let words = words.iter().map(|&word| word.to_owned()).collect();
    What::Words(Term { words, ending: Ending::Whole })
}

fn wanted(what: What) -> Clause {
    Clause { sign: Sign::Wanted, what }
}

fn seconds(text: &str) -> i64 {
    match parse(text).as_deref() {
        Ok([Clause { what: What::From(time) | What::To(time), .. }]) => time.0,
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_are_folded_and_all_wanted() {
    assert_eq!(parse("  قِمّة\u{A0}المناخ "), Ok(vec![wanted(words(&["قمه"])), wanted(words(&["المناخ"]))]));
}

#[test]
fn words_in_quotation_marks_stand_side_by_side() {
    let expected = Ok(vec![wanted(words(&["تغير", "المناخ"]))]);
    for text in ["\"تغيّر المناخ\"", "«تغير المناخ»", "“تغير المناخ”", "\"تغير المناخ", "تغير-المناخ"]
    {
        assert_eq!(parse(text), expected, "{text}");
    }
}

#[test]
fn a_star_leaves_the_end_of_a_word_open() {
    let open = |words: &[&str]| {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        Ok(vec![wanted(What::Words(Term { words, ending: Ending::Open }))])
    };
    assert_eq!(parse("مناخ*"), open(&["مناخ"]));
    assert_eq!(parse("مناخ٭"), open(&["مناخ"]));
    assert_eq!(parse("1.250*"), open(&["1", "250"]));
    assert_eq!(parse("خبر ال*"), Err(Fault::TooShort("ال".to_owned())));
    assert_eq!(parse("الم*"), Err(Fault::TooShort("الم".to_owned())));
    assert!(parse("المس*").is_ok() && parse("مسا*").is_ok());
}

#[test]
fn a_minus_excludes_what_follows_it() {
    let excluded = |what| Clause { sign: Sign::Excluded, what };
    assert_eq!(
        parse("-رياضة -tag:مهم - -«كأس العالم»"),
        Ok(vec![
            excluded(words(&["رياضه"])),
            excluded(What::Tag("مهم".to_owned())),
            excluded(words(&["كاس", "العالم"]))
        ])
    );
}

#[test]
fn keys_may_be_english_or_arabic_and_their_values_quoted() {
    let source = Ok(vec![wanted(What::Source("الجزيره نت".to_owned()))]);
    assert_eq!(parse("source:\"الجزيرة نت\""), source);
    assert_eq!(parse("مصدر: «الجزيرة نت»"), source);
    assert_eq!(parse("المصدر:كذا"), Ok(vec![wanted(words(&["المصدر", "كذا"]))]));
    assert_eq!(parse("is:unread"), parse("حالة:جديد"));
    assert_eq!(parse("وسم:مهم"), parse("TAG:مُهم"));
    assert_eq!(parse("كيان:سيراج"), parse("entity:سيراج"));
}

#[test]
fn a_word_with_a_colon_that_is_no_key_is_words() {
    assert_eq!(parse("19:30"), Ok(vec![wanted(words(&["19", "30"]))]));
    assert_eq!(parse("https://example.org"), Ok(vec![wanted(words(&["https", "example", "org"]))]));
}

#[test]
fn dates_are_local_and_whole() {
    let midnight = 1_762_117_200;
    assert_eq!(seconds("from:2025-11-03"), midnight);
    assert_eq!(seconds("من:٢٠٢٥/١١/٠٣"), midnight);
    assert_eq!(seconds("from:today"), midnight);
    assert_eq!(seconds("إلى:أمس"), midnight);
    assert_eq!(seconds("to:2025-11-03"), midnight + 86_400);
    assert_eq!(seconds("from:2025-11"), midnight - 2 * 86_400);
    assert_eq!(seconds("to:2025-12"), seconds("from:2026"));
    assert_eq!(seconds("to:2025"), seconds("from:2026-01-01"));
}

#[test]
fn ages_count_back_from_now() {
    assert_eq!(seconds("from:7d"), WHEN.now.0 - 7 * 86_400);
    assert_eq!(seconds("من:٧أيام"), seconds("from:1w"));
    assert_eq!(seconds("to:3h"), WHEN.now.0 - 3 * 3_600);
}

#[test]
fn what_means_nothing_is_named() {
    assert_eq!(parse(" - \" * "), Err(Fault::Empty));
    assert_eq!(parse("خبر source:"), Err(Fault::NoValue("source".to_owned())));
    assert_eq!(parse("من:2025-13"), Err(Fault::Date("2025-13".to_owned())));
    assert_eq!(parse("from:99999999999999999999d"), Err(Fault::Date("99999999999999999999d".to_owned())));
    assert_eq!(parse("is:new"), Err(Fault::State("new".to_owned())));
    assert_eq!(parse(&"كلمة ".repeat(49)), Err(Fault::TooLong));
}

proptest! {
    #[test]
    fn any_text_is_understood_or_refused(text in "(?s).{0,40}|[-:*\"«» ابمنxfrom0-9/]{0,24}") {
        if let Ok(clauses) = parse(&text) {
            prop_assert!(!clauses.is_empty());
        }
    }
}
