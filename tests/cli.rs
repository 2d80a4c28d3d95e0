//! The command line, run as a user would run it: every verb, every exit code, every way in.

#[path = "cli/add.rs"]
mod add;
#[path = "cli/command.rs"]
mod command;
#[path = "cli/doctor.rs"]
mod doctor;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/fetch.rs"]
mod fetch;
#[path = "cli/items.rs"]
mod items;
#[path = "cli/library.rs"]
mod library;
#[path = "cli/lists.rs"]
mod lists;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/searching.rs"]
mod searching;
#[expect(dead_code, reason = "the tests of fetching ask more of it")]
#[path = "fetch/server.rs"]
mod server;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/show.rs"]
mod show;
#[path = "cli/site.rs"]
mod site;

use command::{command, finish, fixture, khabar, khabar_reading};
use std::fs::OpenOptions;
use std::io::Read;
use std::process::Stdio;

#[test]
fn every_verb_has_help_with_examples() {
    for verb in [
        "",
        "add",
        "import",
        "export",
        "fetch",
        "list",
        "show",
        "entities",
        "find",
        "doctor",
        "config",
        "completions",
        "man",
        "demo",
    ] {
        let arguments: Vec<&str> = [verb, "--help"].into_iter().filter(|argument| !argument.is_empty()).collect();
        let out = khabar(&arguments).done();
        assert!(out.contains("Usage: khabar") && out.contains("Examples:\n  khabar"), "{arguments:?}: {out}");
    }
    assert_eq!(khabar(["help", "show"]).done(), khabar(["show", "--help"]).done());
    assert!(khabar(["--version"]).done().starts_with("khabar "));
}

#[test]
fn wrong_usage_is_one_line_and_gives_two() {
    khabar(["--frobnicate"]).failed(2, &["--frobnicate", "--help"]);
    khabar(["show", "--width", "0", "a"]).failed(2, &["--width"]);
    khabar(["show", "--width", "70000", "a"]).failed(2, &["--width"]);
    khabar(["show", "--format", "xml", "a"]).failed(2, &["--format", "text, json"]);
    khabar(["--terminal", "vt52", "show", "a"]).failed(2, &["--terminal", "visual"]);
    khabar(["find"]).failed(2, &["QUERY"]);
    khabar(["show", "a", "b"]).failed(2, &["b"]);
    khabar(["show", "--\u{1b}[31m"]).failed(2, &[]);
}

#[test]
fn the_variable_for_terminals_changes_nothing_in_a_pipe() {
    for mode in ["visual", "vt52"] {
        let outcome = finish(command().args(["show", &fixture("market.txt")]).env("KHABAR_TERMINAL", mode));
        assert_eq!(outcome.done(), khabar(["show", &fixture("market.txt")]).done());
    }
}

#[test]
fn without_an_item_the_sample_is_shown() {
    let out = khabar(["show"]).done();
    assert!(out.contains("\n────") && !out.contains(show::is_dangerous), "several articles: {out}");
    assert_eq!(khabar(["find", "\u{200F}"]).code, 2);
    assert!(!khabar(["entities"]).done().is_empty());
}

#[test]
fn options_that_are_not_built_are_wrong_usage() {
    khabar(["--log-level", "x", "show", "a"]).failed(2, &["--log-level"]);
}

#[test]
fn without_a_screen_the_reader_prints_logical_text() {
    let out = khabar([fixture("market.txt"), fixture("bridge.json")]).done();
    assert!(out.contains("سوق العتبة") && out.contains("أمانة بغداد") && out.contains("\n────"));
    assert!(!out.contains(show::is_dangerous));
}

#[test]
fn a_reader_of_a_pipe_that_had_enough_is_no_failure() {
    let long = "خبر طويل جدا لا ينتهي. ".repeat(20_000);
    let path = command::file("a_reader_of_a_pipe_that_had_enough", long);
    let mut child = command().arg("show").arg(&path).spawn().expect("the binary runs");
    let mut first = [0; 16];
    let mut out = child.stdout.take().expect("standard output is a pipe");
    out.read_exact(&mut first).expect("something is written");
    drop(out);
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let full = OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let outcome = finish(command().args(["show", &fixture("market.txt")]).stdout(Stdio::from(full)));
    outcome.failed(1, &["standard output", "cannot be written"]);
}

#[test]
fn the_same_input_always_gives_the_same_bytes() {
    for verb in [["show", "--format"], ["entities", "--format"]] {
        let run = || khabar(verb.iter().chain(&["json", fixture("bridge.json").as_str()])).done();
        assert_eq!(run(), run());
    }
}

#[test]
fn standard_input_is_read_where_a_dash_stands() {
    let text = "خبر من الأنبوب\n\nنص الخبر.\n";
    assert_eq!(khabar_reading(text.as_bytes(), &["show", "-"]).done(), text);
    assert_eq!(khabar_reading(text.as_bytes(), &["-"]).done(), text);
    assert_eq!(khabar_reading(text.as_bytes(), &["find", "الأنبوب", "-"]).code, 0);
}
