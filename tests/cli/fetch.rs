//! `khabar fetch`.

use crate::command::{command, khabar};
use crate::library::Shelf;
use crate::server::{Server, answer};
use crate::site::{FEED, serve};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A list of the feeds at these addresses.
fn list(name: &str, addresses: &[String]) -> PathBuf {
    crate::command::file(name, addresses.join("\n"))
}

/// A library that is subscribed to these, none of them fetched.
fn subscribed(name: &str, addresses: &[String]) -> Shelf {
    let shelf = Shelf::new(name);
    let list = list(&format!("{name}_list"), addresses);
    assert_eq!(shelf.khabar(["import".as_ref(), list.as_os_str()]).code, 0);
    shelf
}

#[test]
fn what_is_new_is_fetched_with_progress_and_a_summary() {
    let site = serve();
    let shelf = subscribed("fetch_summary", &[site.at("/feed"), site.at("/gone")]);
    let outcome = shelf.khabar(["fetch"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let gone = format!("{}: The server answered with 404.", site.at("/gone"));
    for line in ["نشرة الحي: 3 new articles.", &gone, "3 new articles.", "One source failed."] {
        assert!(outcome.out.lines().any(|said| said == line), "{line} in {}", outcome.out);
    }
    assert!(outcome.err.lines().all(|line| line.starts_with("khabar: ") && line.contains(" of 2 fetched: ")));
    assert!(!outcome.err.contains('\r') && !outcome.err.contains('\u{1b}'));
    let again = shelf.khabar(["fetch"]);
    assert_eq!(again.out, "No source is due yet. To fetch all: khabar fetch --all\n");
    assert_eq!(shelf.khabar(["fetch", "--all"]).out.lines().filter(|line| *line == "Nothing new.").count(), 1);
}

#[test]
fn json_is_one_object_a_source() {
    let site = serve();
    let shelf = subscribed("fetch_json", &[site.at("/feed"), site.at("/gone"), site.at("/bare")]);
    let mut rows = shelf.khabar(["fetch", "--format", "json"]).json_lines();
    rows.sort_by_key(|row| row["source"].as_i64());
    let expected = json!({
        "source": 1, "title": "نشرة الحي", "address": site.at("/feed"), "new": 3, "changed": 0, "full_texts": 0,
        "pages_failed": 0, "problem": null,
    });
    assert_eq!(rows[0], expected);
    let problems: Vec<&Value> = rows.iter().map(|row| &row["problem"]).collect();
    assert_eq!(problems, [&Value::Null, &json!("status-404"), &json!("not-a-feed")]);
}

#[test]
fn one_source_can_be_fetched_alone() {
    let site = serve();
    let shelf = subscribed("fetch_one", &[site.at("/feed"), site.at("/gone")]);
    let rows = shelf.khabar(["fetch", "--source", "/feed", "--format", "json"]).json_lines();
    assert_eq!((rows.len(), &rows[0]["new"]), (1, &json!(3)));
    shelf.khabar(["fetch", "--source", "زرافة"]).failed(3, &["زرافة"]);
    shelf.khabar(["fetch", "--source", "127.0.0.1"]).failed(2, &["several sources"]);
    let outcome = shelf.khabar(["fetch", "--source", "/gone"]);
    assert_eq!(outcome.code, 4, "every source failed");
    assert!(outcome.err.contains("khabar: sources: none of them could be fetched"), "{}", outcome.err);
}

#[test]
fn without_sources_there_is_nothing_to_fetch() {
    Shelf::new("fetch_nothing").khabar(["fetch"]).failed(3, &["no sources yet", "khabar add"]);
    khabar(["fetch", "--all", "--source", "x"]).failed(2, &["--all", "--source"]);
}

#[test]
fn who_and_what_is_in_new_articles_is_learned() {
    let site = serve();
    let shelf = subscribed("fetch_learn", &[site.at("/feed")]);
    shelf.khabar(["fetch"]);
    let health = shelf.khabar(["doctor", "--json"]).json()["library"].clone();
    assert!(health["entities"].as_u64().is_some_and(|count| count > 0), "{health}");
}

#[test]
fn a_page_in_a_private_network_is_never_fetched_for_its_full_text() {
    let asked = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&asked);
    let home = Server::new(move |caller| {
        seen.store(true, Ordering::Relaxed);
        caller.say(&answer("200 OK", "", "<p>صفحة في البيت لا يقرؤها غريب.</p>".as_bytes()));
    });
    let feed = FEED.replace("http://127.0.0.1:9/", &home.at("/"));
    let site = Server::saying(answer("200 OK", "Content-Type: application/rss+xml\r\n", feed.as_bytes()));
    let shelf = Shelf::new("fetch_private");
    shelf.khabar(["add", "--full-text", &site.at("/")]).done();
    assert!(!asked.load(Ordering::Relaxed));
    let library = shelf.khabar(["export", "--format", "jsonl"]).json_lines();
    assert!(library[0]["blocks"].to_string().contains("زرع الأطفال"), "the teaser stays");
}

#[test]
fn a_signal_ends_it_and_what_has_come_is_kept() {
    let site = serve();
    let shelf = subscribed("fetch_interrupt", &[site.at("/feed"), site.at("/slow").replace("127.0.0.1", "localhost")]);
    let mut child = command().arg("--library").arg(shelf.path()).arg("fetch").spawn().expect("the binary runs");
    let mut told = String::new();
    let mut err = BufReader::new(child.stderr.take().expect("it is a pipe"));
    err.read_line(&mut told).expect("the feed has come, and the other never will");
    assert!(told.contains("نشرة الحي"), "{told}");
    kill_process(Pid::from_child(&child), Signal::INT).expect("it runs");
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(output.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&output.stdout).contains("نشرة الحي"));
    assert_eq!(shelf.khabar(["list", "--format", "json"]).json_lines().len(), 3);
    assert!(fs::metadata(shelf.path()).is_ok());
}

#[test]
fn a_library_that_another_khabar_has_open_is_read_and_not_written() {
    let shelf = Shelf::with_news("fetch_locked");
    let library =
        khabar::library::Library::open(shelf.path(), khabar::model::Timestamp(0)).expect("nobody else has it");
    shelf.khabar(["fetch"]).failed(1, &["another khabar is using this library"]);
    assert_eq!(shelf.khabar(["list", "--format", "json"]).json_lines().len(), 3);
    drop(library);
}

#[test]
fn what_the_config_file_does_not_keep_is_cleaned_away_and_stays_away() {
    let site = serve();
    let shelf = subscribed("fetch_clean", &[site.at("/feed")]);
    let config = crate::command::file("fetch_clean.toml", "[library]\nkeep-articles = 1\n");
    let fetched = shelf.khabar(["fetch".as_ref(), "--config".as_ref(), config.as_os_str()]);
    assert_eq!(fetched.code, 0, "{fetched:?}");
    assert_eq!(shelf.khabar(["list", "--format", "json"]).json_lines().len(), 1);
    // They don't come back either.
    shelf.khabar(["fetch", "--all"]);
    assert_eq!(shelf.khabar(["list", "--format", "json"]).json_lines().len(), 1);
    let wrong = crate::command::file("fetch_wrong.toml", "[library]\nkeep-days = 'many'\n");
    let refused = shelf.khabar(["fetch".as_ref(), "--config".as_ref(), wrong.as_os_str()]);
    assert_eq!((refused.code, refused.err.contains("line 2: keep-days")), (2, true), "{refused:?}");
}
