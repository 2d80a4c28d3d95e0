//! `khabar doctor` without a terminal, and the config file.

use crate::command::{Outcome, command, file, finish, fixture, folder, khabar};
use crate::library::Shelf;
use crate::show::is_dangerous;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Runs khabar with a config file of this content.
fn with_config(name: &str, content: &str, arguments: &[&str]) -> Outcome {
    let config = folder(name).join("khabar");
    fs::create_dir_all(&config).expect("the folder can be made");
    fs::write(config.join("config.toml"), content).expect("the file can be written");
    finish(command().args(arguments).env("XDG_CONFIG_HOME", folder_of(&config)))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().expect("it lies in one")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn in_a_pipe_the_report_is_plain_text_and_asks_nothing() {
    for (language, words) in [
        ("en", ["Mode: logical", "library.db (not there yet)"]),
        ("ar", ["الوضع: logical", "library.db (لم تُنشأ بعد)"]),
    ] {
        let out = khabar(["doctor", "--language", language]).done();
        assert!(words.iter().all(|word| out.contains(word)), "{out}");
        assert!(!out.contains(is_dangerous) && !out.contains(['\u{2068}', '\u{2069}']), "{out}");
        assert!(!out.contains("(Noor)"), "the question needs a terminal: {out}");
    }
}

#[test]
fn json_has_its_keys_and_no_question() {
    let record = finish(command().args(["doctor", "--json"]).env("LANG", "ar_EG.UTF-8")).json();
    let expected = [
        "clipboard",
        "colors",
        "config",
        "hyperlinks",
        "khabar",
        "library",
        "locale",
        "log",
        "marks",
        "mode",
        "pictures",
        "size",
        "terminal",
    ];
    assert_eq!(keys(&record), expected);
    assert_eq!(record["mode"], json!({"name": "logical", "reason": "not-a-terminal", "found": "logical"}));
    assert_eq!(record["locale"], json!({"name": "ar_EG.UTF-8", "utf8": true}));
    assert_eq!(record["pictures"], json!({"way": "none", "reason": "mode"}));
    assert_eq!((&record["terminal"]["asked"], &record["terminal"]["identity"]), (&json!(false), &Value::Null));
    assert_eq!(record["config"]["exists"], json!(false));
}

#[test]
fn the_library_is_looked_after() {
    let shelf = Shelf::with_news("doctor_library");
    let health = shelf.khabar(["doctor", "--json"]).json()["library"].clone();
    assert_eq!(health["path"], shelf.path().display().to_string());
    assert_eq!((&health["exists"], &health["complaint"]), (&json!(true), &Value::Null));
    assert_eq!((&health["sources"], &health["articles"], &health["unread"]), (&json!(1), &json!(3), &json!(3)));
    let out = shelf.khabar(["doctor", "--language", "en"]).done();
    assert!(out.contains("in order. Sources: 1, articles: 3, unread: 3"), "{out}");
    fs::write(shelf.path(), "no library at all, and long enough to be looked into by anyone").expect("it is ours");
    let health = shelf.khabar(["doctor", "--json"]).json()["library"].clone();
    assert!(health["complaint"].is_string() && health["articles"].is_null(), "{health}");
}

#[test]
fn an_option_wins_in_a_pipe_and_the_variable_counts_for_nothing() {
    let chosen = khabar(["doctor", "--json", "--terminal", "visual"]).json();
    assert_eq!(chosen["mode"], json!({"name": "visual", "reason": "chosen", "found": "logical"}));
    for name in ["words", "vt52"] {
        let piped = finish(command().args(["doctor", "--json"]).env("KHABAR_TERMINAL", name)).json();
        assert_eq!(piped["mode"]["name"], json!("logical"));
    }
}

#[test]
fn variables_cannot_steer_the_terminal() {
    let hostile = "xterm\u{1b}]0;hacked\u{7}\u{202e}";
    let out = finish(command().args(["doctor", "--language", "en"]).env("TERM", hostile).env("LANG", hostile)).done();
    assert!(!out.contains(is_dangerous), "{out:?}");
}

#[test]
fn a_fault_of_the_config_file_is_one_line_with_the_file_and_the_line() {
    let cases = [
        ("[terminals]\nkitty = \"sideways\"\n", ["line 2", "\"sideways\"", "visual, explicit"]),
        ("[terminals]\n\nkitty = 7\n", ["line 3", "\"kitty\"", "in quotes"]),
        ("# mine\n[terminals\n", ["line 2", "config.toml: ", "--config"]),
        ("terminals = \"words\"\n", ["line 1", "must be a table", "correct"]),
    ];
    for (content, words) in cases {
        with_config("faults_of_the_config", content, &["doctor"]).failed(2, &words);
    }
}

#[test]
fn a_config_file_that_an_option_names_must_be_there_and_right() {
    khabar(["--config", "/nowhere/config.toml", "show", &fixture("market.txt")]).failed(1, &["/nowhere/config.toml"]);
    let latin = file("a_config_file_in_another_encoding", b"# caf\xE9\n");
    let latin = latin.to_str().expect("the path is UTF-8");
    khabar(["--config", latin, "doctor"]).failed(2, &["UTF-8"]);
    let good = file("a_config_file_by_option", "[terminals]\nkitty = 'words'\n");
    let good = good.to_str().expect("the path is UTF-8");
    let record = khabar(["--config", good, "doctor", "--json"]).json();
    assert_eq!(record["config"], json!({"path": good, "exists": true}));
}

#[test]
fn in_a_pipe_the_usual_config_file_is_not_even_read() {
    let out = with_config("config_in_a_pipe", "[terminals", &["show", &fixture("market.txt")]).done();
    assert_eq!(out, khabar(["show", &fixture("market.txt")]).done());
}
