//! What cleaning takes out, what it keeps, and its laws.

use super::*;

use proptest::prelude::*;

#[test]
fn an_escape_sequence_goes_with_its_payload() {
    assert_eq!(line("قبل\u{1B}]0;title\u{7} بعد"), "قبل بعد");
    assert_eq!(line("قبل\u{1B}]8;;http://x\u{1B}\\ بعد"), "قبل بعد");
    assert_eq!(line("قبل\u{1B}[31;1mأحمر\u{1B}[0m بعد"), "قبلأحمر بعد");
    assert_eq!(line("قبل\u{9B}31mأحمر\u{9D}52;c;eA==\u{9C} بعد"), "قبلأحمر بعد");
    assert_eq!(line("قبل\u{1B}c\u{1B}(B\u{1B}P1$qm\u{1B}\\بعد"), "قبلبعد");
}

#[test]
fn a_string_that_nothing_ends_loses_its_introducer_only() {
    assert_eq!(line("قبل\u{1B}]0;وبقية المقال\nسطر"), "قبلوبقية المقال سطر");
    assert_eq!(line("قبل\u{1B}"), "قبل");
}

#[test]
fn overrides_and_embeddings_go_and_marks_stay() {
    assert_eq!(line("a\u{202E}b\u{202C}\u{202A}c"), "abc");
    assert_eq!(line("می\u{200C}خواهم \u{200F}و\u{200E}و\u{61C}"), "می\u{200C}خواهم \u{200F}و\u{200E}و\u{61C}");
}

#[test]
fn isolates_are_balanced() {
    assert_eq!(line("\u{2069}a\u{2067}b\u{2068}c"), "a\u{2067}b\u{2068}c\u{2069}\u{2069}");
    let deep = format!("{}x{}", "\u{2066}".repeat(40), "\u{2069}".repeat(40));
    assert_eq!(line(&deep), format!("{}x{}", "\u{2066}".repeat(16), "\u{2069}".repeat(16)));
}

#[test]
fn white_space_is_one_space_and_nbsp_stays() {
    assert_eq!(line("  a\r\nb\u{2028}c\u{B}\u{C}d\te\u{3000}f\u{A0}g  "), "a b c d e f\u{A0}g");
}

#[test]
fn a_no_break_space_beside_a_space_or_at_an_end_is_none() {
    assert_eq!(line("\u{A0}a \u{A0}b\u{A0} c\u{A0}\u{A0}d\u{A0}"), "a b c\u{A0}d");
}

#[test]
fn code_keeps_its_lines() {
    assert_eq!(code_with("\n\n\tif a {\r\n  b  \r\n}\n\n", &mut []), "    if a {\n  b\n}");
}

#[test]
fn what_hides_or_smuggles_goes() {
    let hidden = "a\u{AD}b\u{FEFF}c\u{FFF9}d\u{FFFB}e\u{E0041}f\u{E000}g\u{FFFF}h\u{1FFFE}i\u{206A}j\0k\u{7F}";
    assert_eq!(line(hidden), "abcdefghijk");
}

#[test]
fn text_becomes_nfc() {
    assert_eq!(line("ا\u{653}خر e\u{301}"), "آخر é");
}

#[test]
fn marks_are_capped_on_one_base() {
    let zalgo = format!("ب{}ت", "\u{64B}".repeat(500));
    assert_eq!(line(&zalgo), format!("ب{}ت", "\u{64B}".repeat(8)));
    assert_eq!(line(&format!("ب{}ت", "\u{200D}".repeat(500))).chars().count(), 10);
}

#[test]
fn marks_of_the_caller_follow_their_words() {
    let text = "  قال\n\u{1B}[1mالوزير\u{1B}[0m  أمس";
    let start = text.find("الوزير").unwrap();
    let mut marks = [start, start + "الوزير".len()];
    let clean = line_with(text, &mut marks);
    assert_eq!(clean, "قال الوزير أمس");
    assert_eq!(clean.get(marks[0]..marks[1]).unwrap().trim(), "الوزير");
}

/// Characters that cleaning is about, and some that it is not.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "ا",
        "ب",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u{64B}",
        "\u{653}",
        "\u{301}",
        "e",
        "\u{200D}",
        "\u{200C}",
        "\u{202E}",
        "\u{2066}",
        "\u{2067}",
        "\u{2068}",
        "\u{2069}",
        "\u{1B}",
        "\u{1B}[",
        "\u{1B}]",
        "\u{9B}",
        "\u{9D}",
        "\u{9C}",
        "\u{7}",
        "0;",
        "m",
        "\\",
        "\u{A0}",
        "\u{958}",
        "\u{1100}",
        "\u{1161}",
        "\u{11A8}",
        "\u{344}",
        "\u{FEFF}",
        "\u{E0041}",
        "\0",
        "\u{FFFD}",
        "\u{2000}",
    ]);
    let chars = any::<char>().prop_map(String::from);
    prop::collection::vec(prop_oneof![3 => pieces.prop_map(String::from), 1 => chars], 0..60)
        .prop_map(|all| all.concat())
}

fn is_balanced(text: &str) -> bool {
    let mut open = 0_i32;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' => open -= 1,
            _ => {}
        }
        if open < 0 {
            return false;
        }
    }
    open == 0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn clean_text_is_safe_balanced_and_nfc(text in nasty()) {
        let clean = line(&text);
        prop_assert!(!clean.chars().any(|c| is_unsafe(c) || c == '\n'), "{clean:?}");
        prop_assert!(is_balanced(&clean), "{clean:?}");
        prop_assert!(unicode_normalization::is_nfc(&clean), "{clean:?}");
        let code = code_with(&text, &mut []);
        prop_assert!(!code.chars().any(is_unsafe) && is_balanced(&code), "{code:?}");
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in nasty()) {
        let clean = line(&text);
        prop_assert_eq!(line(&clean), clean);
        let code = code_with(&text, &mut []);
        prop_assert_eq!(code_with(&code, &mut []), code);
    }

    #[test]
    fn marks_stay_in_order_and_on_borders(text in nasty(), at in any::<[prop::sample::Index; 4]>()) {
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut marks: Vec<usize> = at.iter().map(|at| *at.get(&borders)).collect();
        marks.sort_unstable();
        let clean = line_with(&text, &mut marks);
        prop_assert!(marks.is_sorted());
        prop_assert!(marks.iter().all(|mark| clean.is_char_boundary(*mark)));
        prop_assert!(unicode_normalization::is_nfc(&clean), "{clean:?}");
    }
}
