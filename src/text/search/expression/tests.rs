//! Expressions: what they find, what they refuse, and the `regex` crate as their judge.

use super::*;
use crate::text::fold::fold;
use proptest::prelude::*;

fn found<'a>(text: &'a str, expression: &str) -> Vec<&'a str> {
    let folded = fold(text, Folding::Search);
    let places =
        Expression::new(expression, Folding::Search).expect("a right one").places(&folded).expect("little work");
    places.into_iter().map(|place| folded.original(place).of(text)).collect()
}

fn fault(expression: &str) -> Option<Fault> {
    Expression::new(expression, Folding::Search).err()
}

#[test]
fn letters_are_typed_as_they_come() {
    assert_eq!(found("الإدارة والاداره", "[إأ]دار[ةه]"), ["إدارة", "اداره"]);
    assert_eq!(found("قال م\u{64F}دير ومـدير", "مدي?ر"), ["م\u{64F}دير", "مـدير"]);
    assert_eq!(found("Reuters وREUTERS", "r[A-Z]+s"), ["Reuters", "REUTERS"]);
    assert_eq!(found("عام ٢٠٢٤ و۲۰۲۵", r"20\d\d"), ["٢٠٢٤", "۲۰۲۵"]);
}

#[test]
fn words_are_arabic_ones_too() {
    assert_eq!(found("وزير الخارجية ووزراء", r"\bوز\w+"), ["وزير"]);
    assert_eq!(found("بيان، بيانات", r"بيان\b"), ["بيان"]);
    assert_eq!(found("من 5 إلى 10", r"\d+\s\w+"), ["5 إلى"]);
}

#[test]
fn a_line_is_looked_at_by_itself() {
    assert_eq!(found("قال أحمد\nقال سعد\n\nثم قال", "^قال.*$"), ["قال أحمد", "قال سعد"]);
    assert_eq!(found("أول\nآخر", r"ل\s*ا"), [""; 0]);
}

#[test]
fn nothing_is_no_hit() {
    assert_eq!(found("aab", "a*"), ["aa"]);
    assert_eq!(found("خبر", "x*|$|"), [""; 0]);
    assert_eq!(found("", ".*"), [""; 0]);
}

#[test]
fn what_is_wrong_is_told_by_what_it_is() {
    let cases = [
        ("(خبر", Fault::OpenGroup),
        ("(?", Fault::OpenGroup),
        ("خبر)", Fault::StrayGroup),
        ("[خبر", Fault::OpenSet),
        ("[ي-ا]", Fault::Range),
        ("*خبر", Fault::Repetition),
        ("خ{2,", Fault::Repetition),
        ("خبر\\", Fault::Escape),
        (r"\p{Nonsense}", Fault::Escape),
        (r"(خ)\1", Fault::Unsupported),
        ("(?=خبر)", Fault::Unsupported),
        ("(خبر){9999}", Fault::TooBig),
        ("((((خ{99}){99}){99}){99}){99}", Fault::TooBig),
        ("  ", Fault::Empty),
    ];
    for (expression, expected) in cases {
        assert_eq!(fault(expression), Some(expected), "{expression}");
    }
    assert_eq!(fault(&format!("{}خ{}", "(".repeat(500), ")".repeat(500))), Some(Fault::TooBig));
    assert_eq!(fault(&"خ".repeat(3_000)), Some(Fault::TooBig));
}

#[test]
fn too_much_work_is_refused_and_not_done() {
    let folded = fold(&"ا".repeat(2_000), Folding::Search);
    let places = |expression: &str, steps, hits| {
        let right = Expression::new(expression, Folding::Search).expect("it is right");
        right.places_within(Budget { steps, hits }, &folded).map(|places| places.len())
    };
    // Each alef looks to the end of the line: half of the square of the letters.
    assert_eq!(places(".*z|ا", 1_000_000, 9_999), Err(Fault::TooMuch));
    assert_eq!(places(".*z|ا", 100_000_000, 9_999), Ok(2_000));
    assert_eq!(places("(ا?){900}(ا?){900}z", 1_000_000, 9_999), Err(Fault::TooMuch));
    assert_eq!(places("ا", 1_000_000, 1_999), Err(Fault::TooMuch));
    assert_eq!(places("ا", 1_000_000, 2_000), Ok(2_000));
}

/// What the `regex` crate finds in the same lines, without what is empty.
fn judged(folded: &Folded, expression: &str) -> Option<Vec<Range<usize>>> {
    let judge = regex::Regex::new(&pattern::folded(expression, Folding::Search)).ok()?;
    let mut found = Vec::new();
    for line in folded.lines() {
        let matches = judge.find_iter(folded.text().get(line.clone())?);
        found.extend(matches.filter(|m| !m.is_empty()).map(|m| line.start + m.start()..line.start + m.end()));
    }
    Some(found)
}

/// An expression, mostly a right one.
fn expressions() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "ا",
        "ب",
        "a",
        "b",
        ".",
        r"\w",
        r"\d",
        r"\s",
        "[اa]",
        "[^ب]",
        "^",
        "$",
        r"\b",
        r"\B",
        "",
        "أ",
        " ",
        "(?i:B)",
        r"\b{start}",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.concat()),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("(?:{})", parts.join("|"))),
            (inner, prop::sample::select(vec!["*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}"]))
                .prop_map(|(part, sign)| format!("({part}){sign}")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn the_regex_crate_finds_the_same(text in "[ابaأ 1\nb\u{64B}]{0,16}", expression in expressions()) {
        let folded = fold(&text, Folding::Search);
        let ours = Expression::new(&expression, Folding::Search);
        match (ours, judged(&folded, &expression)) {
            (Ok(ours), Some(judged)) => prop_assert_eq!(ours.places(&folded), Ok(judged), "{}", expression),
            (Err(fault), judged) => prop_assert!(judged.is_none() || fault == Fault::Empty, "{}: {:?}", expression, fault),
            (Ok(_), None) => prop_assert!(false, "{expression}: only ours takes it"),
        }
    }

    #[test]
    fn any_text_is_an_expression_or_a_fault(expression in "\\PC{0,20}|[(\\[)\\]{}*+?|\\\\^$.:<>a-cبpPx0-9,-]{0,20}", text in "\\PC{0,40}") {
        if let Ok(right) = Expression::new(&expression, Folding::Search) {
            let folded = fold(&text, Folding::Search);
            let places = right.places(&folded).expect("so little text");
            prop_assert!(places.iter().all(|place| !place.is_empty()));
            prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
