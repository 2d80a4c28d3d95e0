//! What khabar says of itself: the man page, completions, the version, the exit codes.

use crate::command::{file, fixture, folder, khabar};
use std::fs;
use std::process::{Command, Output};

#[test]
fn the_man_page_is_set_without_a_warning_in_both_languages() {
    for (language, words) in [("en", "the next article"), ("ar", "المقال التالي")] {
        let page = khabar(["man", "--language", language]).done();
        assert!(page.contains(words) && page.contains("KHABAR_KEEP_DAYS"), "{page}");
        let path = file(&format!("manual_{language}"), &page);
        // Where there is no groff nobody reads man pages with it.
        let Ok(set) = Command::new("groff").args(["-man", "-Tutf8", "-Kutf8", "-ww"]).arg(&path).output() else {
            return;
        };
        assert_eq!((set.status.code(), warnings(&set).as_str()), (Some(0), ""));
    }
}

fn warnings(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn bash_completes_verbs_options_and_their_values() {
    let path = folder("completions").join("khabar.bash");
    fs::write(&path, khabar(["completions", "bash"]).done()).expect("the file can be written");
    for (typed, before, expected) in [
        (&["khabar", "comp"][..], "khabar", "completions"),
        (&["khabar", "config", "ch"], "config", "check"),
        (&["khabar", "show", "--align", "sta"], "--align", "start"),
        (&["khabar", "completions", "fi"], "completions", "fish"),
    ] {
        let (last, words) = (typed.len() - 1, typed.join(" "));
        let word = typed[last];
        let script = format!(
            "source '{}'; COMP_WORDS=({words}); COMP_CWORD={last}; _khabar khabar '{word}' '{before}'; echo \"${{COMPREPLY[@]}}\"",
            path.display()
        );
        let output = Command::new("bash").args(["--norc", "-c", &script]).output().expect("bash runs");
        assert_eq!(
            (String::from_utf8_lossy(&output.stdout).trim(), warnings(&output).as_str()),
            (expected, ""),
            "{words}"
        );
    }
}

#[test]
fn every_shell_has_completions_and_an_unknown_one_is_wrong_usage() {
    for (shell, words) in [("bash", "complete -F _khabar"), ("zsh", "#compdef khabar"), ("fish", "complete -c khabar")]
    {
        let script = khabar(["completions", shell]).done();
        assert!(script.contains(words) && script.contains("justify-spaces"), "{shell}");
    }
    khabar(["completions", "tcsh"]).failed(2, &["tcsh", "bash, zsh, fish"]);
    khabar(["completions"]).failed(2, &["SHELL"]);
}

#[test]
fn the_version_says_what_is_built_in() {
    for flag in ["--version", "-V"] {
        let version = khabar([flag]).done();
        let mut lines = version.lines();
        assert!(lines.next().is_some_and(|first| first.starts_with(concat!("khabar ", env!("CARGO_PKG_VERSION")))));
        let parts = ["Unicode: 18.0 breaks, ", "entities: ", "SQLite: 3."];
        assert!(parts.iter().all(|part| lines.any(|line| line.starts_with(part))), "{version}");
    }
}

#[test]
fn the_demo_needs_a_screen() {
    khabar(["demo"]).failed(1, &["demo: ", "terminal"]);
}

#[test]
fn each_exit_code_means_one_thing() {
    let empty = file("exit_codes", "");
    let (empty, market) = (empty.to_str().expect("the path is UTF-8"), fixture("market.txt"));
    let cases: [(i32, &[&str]); 9] = [
        (0, &["show", &market]),
        (0, &["show", "--help"]),
        (1, &["show", "/nowhere/at-all.txt"]),
        (2, &["show", "--width", "0"]),
        (2, &["list", "--fly"]),
        (3, &["find", "لاوجودلها", &market]),
        (3, &["list"]),
        (4, &["show", "http://127.0.0.1:1/"]),
        (5, &["show", empty]),
    ];
    for (code, arguments) in cases {
        let run = khabar(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {run:?}");
        assert_eq!(run.err.lines().count(), usize::from(code != 0), "{arguments:?}: {run:?}");
    }
}
