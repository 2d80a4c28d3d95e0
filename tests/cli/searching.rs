//! `khabar find` in an article by more than letters: whole words, expressions, letters told apart, other spellings of a name.

use crate::command::{command, file, finish, fixture, khabar};
use serde_json::Value;
use std::process::Command;

/// The words that are found, other spellings after a star.
fn found(query: &str, (name, text): (&str, &str)) -> Vec<String> {
    let item = file(name, text);
    let json = khabar(["find".as_ref(), "--format".as_ref(), "json".as_ref(), query.as_ref(), item.as_os_str()]).json();
    let hits = json[0]["hits"].as_array().expect("hits");
    let word = |hit: &Value| {
        let star = if hit["is"] == "other-spelling" { "*" } else { "" };
        format!("{star}{}", hit["text"].as_str().expect("words"))
    };
    hits.iter().map(word).collect()
}

#[test]
fn quotation_marks_ask_for_whole_words() {
    assert_eq!(found("«كتاب»", ("whole.txt", "الكتاب مكاتب وبالكتاب كتابان للكتاب")), ["كتاب", "كتاب", "كتاب"]);
}

#[test]
fn an_expression_is_looked_for_line_by_line() {
    assert_eq!(found("re:^قال.*ة$", ("lines.txt", "قال أحمد\n\nقال في الإمارة\n")), ["قال في الإمارة"]);
}

#[test]
fn a_known_name_finds_its_other_spellings() {
    let text = ("names.txt", "أعلنت Meta ذلك، وشركة ميتا باقية.");
    assert_eq!(found("ميتا", text), ["*Meta", "ميتا"]);
    assert_eq!(found("Meta", text), ["Meta", "*ميتا"]);
}

#[test]
fn a_wrong_expression_is_wrong_usage() {
    let market = fixture("market.txt");
    khabar(["find", "re:(سوق", &market]).failed(2, &["re:(سوق", "a ( without its )"]);
    khabar(["find", "re:(?=سوق)", &market]).failed(2, &["looks around"]);
    khabar(["find", "re:(سوق){9999999}", &market]).failed(2, &["too big"]);
    khabar(["find", "re:", &market]).failed(2, &["no letter"]);
    let heavy = file("heavy.txt", "ا".repeat(60_000));
    khabar(["find".as_ref(), "re:.*z|ا".as_ref(), heavy.as_os_str()]).failed(2, &["too much work"]);
}

#[test]
fn letters_are_told_apart_where_a_config_file_that_was_named_wants_it_and_not_in_a_pipe_without_one() {
    let item = file("apart.txt", "مكتبة ومكتبه");
    let config = file("apart.toml", "[search]\nfold-teh-marbuta = false\n");
    let count = |khabar: &mut Command| {
        khabar.args(["find", "--format", "json", "مكتبة"]).arg(&item);
        finish(khabar).json()[0]["hits"].as_array().map(Vec::len)
    };
    assert_eq!(count(command().env("KHABAR_FOLD_TEH_MARBUTA", "false")), Some(2));
    assert_eq!(count(command().arg("--config").arg(config)), Some(1));
}
