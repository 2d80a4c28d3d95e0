//! `khabar show`.

use crate::command::{file, fixture, khabar, khabar_reading};
use serde_json::Value;

/// Whether a terminal could be steered or text turned round by `c`.
pub fn is_dangerous(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}')
}

fn number(value: &Value, key: &str) -> usize {
    usize::try_from(value[key].as_u64().unwrap_or_else(|| panic!("{key} of {value}"))).expect("it is small")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap_or_else(|| panic!("{key} of {value}"))
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// Checks everything that the JSON of one article promises.
fn check_document(document: &Value, width: usize) {
    assert_eq!(keys(document), ["base", "lines", "text"]);
    assert!(["rtl", "ltr"].contains(&string(document, "base")));
    let text: Vec<char> = string(document, "text").chars().collect();
    let mut reached = 0;
    for line in list(document, "lines") {
        assert_eq!(keys(line), ["cells", "end", "start"]);
        let (start, end) = (number(line, "start"), number(line, "end"));
        assert!(start <= end && end <= text.len(), "{start}..{end} of {}", text.len());
        let between = text.get(reached..start).expect("lines follow one another");
        assert!(between.iter().all(|c| c.is_whitespace()), "only blanks stand between lines: {between:?}");
        check_line(line, &text, width);
        reached = end;
    }
    assert!(text.get(reached..).expect("it ends").iter().all(|c| c.is_whitespace()), "the lines hold all of the text");
}

fn check_line(line: &Value, text: &[char], width: usize) {
    let (start, end) = (number(line, "start"), number(line, "end"));
    let mut right = 0;
    let mut places = Vec::new();
    for cell in list(line, "cells") {
        assert_eq!(keys(cell), ["column", "end", "level", "start", "text", "width"]);
        assert!(number(cell, "column") >= right, "cells stand from left to right: {line}");
        right = number(cell, "column") + number(cell, "width");
        assert!(number(cell, "level") <= 126);
        if number(cell, "start") < number(cell, "end") {
            places.push((number(cell, "start"), number(cell, "end")));
        } else {
            assert!(["ـ", " "].contains(&string(cell, "text")), "only kashidas and blanks are added: {cell}");
        }
    }
    assert!(right <= width, "{right} cells in a line of {width}: {line}");
    places.sort_unstable();
    let mut reached = start;
    for (cell_start, cell_end) in places {
        assert_eq!(cell_start, reached, "cells tile their line: {line}");
        reached = cell_end;
    }
    let rest = text.get(reached..end).expect("cells stay in their line");
    assert!(rest.iter().all(|c| c.is_whitespace()), "no letter is lost: {rest:?}");
}

#[test]
fn json_tells_where_every_cell_stands() {
    for width in [1, 7, 20, 40, 80, 200] {
        for align in ["start", "justify"] {
            let width_text = width.to_string();
            let arguments = ["show", "--format", "json", "--width", &width_text, "--align", align];
            let document = khabar(arguments.into_iter().chain([fixture("market.txt").as_str()])).json();
            check_document(&document, width);
            assert_eq!(document["base"], "rtl");
            assert!(list(&document, "lines").len() >= 7, "four paragraphs and three gaps at least");
        }
    }
}

#[test]
fn json_holds_the_whole_logical_text() {
    let document = khabar(["show", "--format", "json", &fixture("bridge.json")]).json();
    let text = string(&document, "text");
    assert!(text.starts_with("افتتاح جسر للمشاة فوق نهر دجلة في بغداد\n\nافتتحت أمانة بغداد"), "{text}");
    assert!(text.ends_with("في آن واحد."), "{text}");
    assert!(!text.chars().any(|c| ('\u{FB50}'..='\u{FDFF}').contains(&c) || ('\u{FE70}'..='\u{FEFE}').contains(&c)));
}

#[test]
fn json_shows_joined_forms_and_one_cell_for_lam_alef() {
    let document: Value =
        serde_json::from_str(&khabar_reading("سلام".as_bytes(), &["show", "--format", "json", "-"]).done())
            .expect("standard output is JSON");
    check_document(&document, 80);
    let cells = list(&list(&document, "lines")[0], "cells");
    let shown: Vec<(&str, usize, usize)> =
        cells.iter().map(|cell| (string(cell, "text"), number(cell, "start"), number(cell, "end"))).collect();
    // From left to right: isolated meem, final lam-alef, initial seen.
    assert_eq!(shown, [("\u{FEE1}", 3, 4), ("\u{FEFC}", 1, 3), ("\u{FEB3}", 0, 1)]);
    let columns: Vec<usize> = cells.iter().map(|cell| number(cell, "column")).collect();
    assert_eq!(columns, [77, 78, 79], "right-to-left text hangs on the right edge");
}

#[test]
fn a_kashida_has_no_place_in_the_text() {
    let arguments = ["show", "--format", "json", "--width", "40", "--align", "justify"];
    let document = khabar(arguments.into_iter().chain([fixture("market.txt").as_str()])).json();
    let cells = list(&document, "lines").iter().flat_map(|line| list(line, "cells"));
    let added = cells.filter(|cell| cell["text"] == "ـ" && cell["start"] == cell["end"]).count();
    assert!(added > 0, "four paragraphs at forty cells need kashidas");
}

#[test]
fn the_base_direction_follows_the_language_unless_another_is_asked_for() {
    let text = "Google تطلق خدمة جديدة للقراء العرب في كل مكان".as_bytes();
    let base = |choice: &str| {
        let out = khabar_reading(text, &["show", "--format", "json", "--base", choice, "-"]).done();
        serde_json::from_str::<Value>(&out).expect("JSON")["base"].as_str().expect("a string").to_owned()
    };
    assert_eq!(base("content"), "rtl");
    assert_eq!(base("auto"), "ltr");
    assert_eq!(base("rtl"), "rtl");
    assert_eq!(base("ltr"), "ltr");
}

#[test]
fn several_articles_are_one_json_object_a_line() {
    let out = khabar(["show", "--format", "json", &fixture("two.jsonl")]).done();
    let documents: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON Lines")).collect();
    let bases: Vec<&str> = documents.iter().map(|document| string(document, "base")).collect();
    assert_eq!(bases, ["rtl", "ltr"]);
    for document in &documents {
        check_document(document, 80);
    }
}

#[test]
fn a_pipe_gets_whole_logical_paragraphs_and_no_escape() {
    let out = khabar(["show", &fixture("market.txt")]).done();
    let original = std::fs::read_to_string(fixture("market.txt")).expect("the fixture is there");
    assert_eq!(out, original);
    assert!(!out.contains(is_dangerous));
}

#[test]
fn a_pipe_gets_wrapped_lines_where_a_width_is_given() {
    let out = khabar(["show", "--width", "30", "--align", "justify", &fixture("market.txt")]).done();
    let original = std::fs::read_to_string(fixture("market.txt")).expect("the fixture is there");
    assert!(out.lines().count() > original.lines().count());
    assert!(out.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 30), "{out}");
    let words = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&out), words(&original), "no kashida, no lost word");
}

#[test]
fn finished_rows_hang_on_the_right_edge() {
    let out = khabar(["show", "--terminal", "visual", "--width", "50", &fixture("market.txt")]).done();
    let rows: Vec<&str> = out.lines().filter(|row| !row.is_empty()).collect();
    assert!(rows.iter().all(|row| unicode_width::UnicodeWidthStr::width(*row) == 50), "{out}");
    // The headline starts with an isolated alef, so the first row ends with it.
    assert!(rows[0].starts_with(' ') && rows[0].ends_with('\u{FE83}'), "{:?}", rows[0]);
    assert!(out.chars().any(|c| ('\u{FE70}'..='\u{FEFC}').contains(&c)), "letters are joined");
    assert!(!out.contains(is_dangerous));
}

#[test]
fn plain_letters_can_be_asked_for() {
    let arguments = ["show", "--terminal", "visual", "--letters", "plain", "--width", "50"];
    let out = khabar(arguments.into_iter().chain([fixture("market.txt").as_str()])).done();
    assert!(!out.chars().any(|c| ('\u{FE70}'..='\u{FEFC}').contains(&c)), "{out}");
}

#[test]
fn marks_and_digits_follow_the_options() {
    let show =
        |arguments: &[&str]| khabar(["show"].iter().chain(arguments).chain([&fixture("market.txt").as_str()])).done();
    assert!(show(&["--marks", "keep"]).contains('\u{651}'));
    assert!(!show(&["--marks", "hide"]).contains('\u{651}'));
    assert!(show(&["--digits", "arabic"]).contains("١٥ سبتمبر ٢٠٢٦"));
    assert!(show(&["--digits", "latin"]).contains("15 سبتمبر 2026"));
    let rows = show(&["--terminal", "visual", "--marks", "hide", "--digits", "arabic", "--width", "60"]);
    assert!(!rows.contains('\u{651}') && rows.contains("٢٠٢٦"), "{rows}");
}

#[test]
fn weights_are_written_only_where_they_are_wanted() {
    let show = |when: &str| khabar(["show", "--color", when, &fixture("market.txt")]).done();
    assert!(show("always").starts_with("\u{1b}[0;1m"));
    assert!(!show("auto").contains('\u{1b}') && !show("never").contains('\u{1b}'));
}

#[test]
fn blocks_can_be_told_apart_without_colours() {
    let out = khabar(["show", &fixture("notes.md")]).done();
    let expected = "دليل الزائر\n\nزيارة المتحف مجانية يوم الجمعة.\n\n## المواعيد\n\n• صباحا من التاسعة\n• مساء حتى السادسة\n\n│ الدخول من الباب الشرقي.\n";
    assert_eq!(out, expected);
}

#[test]
fn a_rule_parts_several_articles() {
    let out = khabar(["show", &fixture("two.jsonl")]).done();
    let parts: Vec<&str> = out.split("\n\n────────────────────\n\n").collect();
    assert_eq!(parts.len(), 2, "{out}");
    assert!(
        parts[0].starts_with("أمطار غزيرة على الساحل\n\nهطلت") && parts[1].starts_with("Ferry line returns\n\nThe")
    );
}

#[test]
fn no_option_lets_a_control_through() {
    let text =
        "خبر \u{1b}[31mأحمر\u{1b}]0;عنوان\u{7} \u{202e}مقلوب\u{202c} \u{9b}1m \u{2067}معزول\n\nنص\u{8}\u{7f} ثان";
    let path = file("no_option_lets_a_control_through", text);
    let path = path.to_str().expect("it is UTF-8");
    let modes = ["auto", "visual", "logical"];
    let options =
        modes.map(|mode| vec!["--terminal", mode]).into_iter().chain([vec!["--format", "json"], vec!["--width", "9"]]);
    for option in options {
        let out = khabar(["show"].iter().chain(&option).chain([&path])).out;
        assert!(out.contains('\n') && !out.contains(is_dangerous), "{option:?}: {out:?}");
    }
}
