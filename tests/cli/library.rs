//! A library of its own for every test, and what is read from it: `list`, `find`, `entities`.

use crate::command::{Outcome, command, finish, folder, khabar};
use crate::server::Server;
use crate::show::is_dangerous;
use crate::site::serve;
use khabar::library::{ArticleId, Library, Mark};
use khabar::model::Timestamp;
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// A library in the folder of a test.
pub struct Shelf(PathBuf);

impl Shelf {
    /// One that is not there yet, for the test `name`.
    pub fn new(name: &str) -> Self {
        Self(folder(name).join("library.db"))
    }

    /// One with the three articles of the site, which is gone.
    pub fn with_news(name: &str) -> Self {
        let shelf = Self::new(name);
        shelf.add(&serve());
        shelf
    }

    /// Subscribes to the feed of the site.
    pub fn add(&self, site: &Server) {
        self.khabar(["add", &site.at("/feed")]).done();
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Runs khabar on it; its words are English.
    pub fn khabar<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Outcome {
        finish(command().arg("--library").arg(&self.0).args(arguments).env("LANG", "en_GB.UTF-8").env("TZ", "UTC"))
    }

    /// Marks an article, as the reader would.
    fn mark(&self, id: i64, mark: &Mark) {
        let mut library = Library::open(&self.0, Timestamp(0)).expect("nobody else has it").library;
        library.mark(&[ArticleId(id)], mark).expect("it can be written");
    }
}

#[test]
fn headlines_are_listed_one_a_line_the_newest_first() {
    let shelf = Shelf::with_news("list_table");
    shelf.mark(2, &Mark::Read);
    shelf.mark(1, &Mark::Star);
    let out = shelf.khabar(["list"]).done();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "●  3 November 2025 · نشرة الحي · حديقة الحي تفتح أبوابها");
    assert_eq!(lines[1], "   2 November 2025 · نشرة الحي · قطار الشمال يعود إلى السكة");
    assert_eq!(lines[2], "●★ 1 November 2025 · نشرة الحي · مكتبة المدرسة تستقبل القراء");
    assert_eq!(lines.len(), 3);
    assert!(!out.contains(is_dangerous));
    let oldest = shelf.khabar(["list", "--order", "oldest", "--limit", "1"]).done();
    assert_eq!(oldest.trim_end(), lines[2]);
    assert_eq!(shelf.khabar::<&str>([]).done(), out, "without a screen the library is listed");
}

#[test]
fn a_finished_row_is_cut_with_an_ellipsis() {
    let shelf = Shelf::with_news("list_cut");
    let run = command().arg("--library").arg(shelf.path()).args(["list", "--terminal", "visual"]).output();
    let out = String::from_utf8(run.expect("the binary runs").stdout).expect("khabar writes UTF-8");
    assert_eq!(out.lines().count(), 3);
    assert!(out.lines().all(|line| line.chars().count() <= 80 && line.ends_with("●")), "{out}");
}

#[test]
fn json_lists_one_object_an_article() {
    let shelf = Shelf::with_news("list_json");
    shelf.mark(3, &Mark::Tag("مدينة".to_owned()));
    let rows = shelf.khabar(["list", "--format", "json"]).json_lines();
    let expected = json!({
        "id": 3, "title": "حديقة الحي تفتح أبوابها", "source": "نشرة الحي", "published": "2025-11-03T09:00:00Z",
        "url": "http://127.0.0.1:9/3", "unread": true, "starred": false, "tags": ["مدينة"], "language": "ar",
    });
    assert_eq!((rows.len(), &rows[0]), (3, &expected));
}

#[test]
fn what_is_asked_of_headlines_holds_together() {
    let shelf = Shelf::with_news("list_choice");
    shelf.mark(1, &Mark::Star);
    shelf.mark(2, &Mark::Star);
    shelf.mark(2, &Mark::Read);
    shelf.mark(3, &Mark::Tag("مدينه".to_owned()));
    let ids = |arguments: &[&str]| -> Vec<Value> {
        let rows = shelf.khabar(["list", "--format", "json"].iter().chain(arguments)).json_lines();
        rows.into_iter().map(|row| row["id"].clone()).collect()
    };
    assert_eq!(ids(&["--starred"]), [json!(2), json!(1)]);
    assert_eq!(ids(&["--starred", "--unread"]), [json!(1)]);
    assert_eq!(ids(&["--tag", "مدينة"]), [json!(3)]);
    assert_eq!(ids(&["--source", "نشره"]).len(), 3);
    shelf.khabar(["list", "--today"]).failed(3, &["no such articles"]);
    shelf.khabar(["list", "--source", "زرافة"]).failed(3, &["زرافة", "no source"]);
}

#[test]
fn an_empty_library_has_nothing_to_list() {
    khabar(["list"]).failed(3, &["no articles yet", "khabar add"]);
    let outcome = khabar(["list", "--format", "json"]);
    assert_eq!((outcome.code, outcome.out.as_str()), (3, ""));
    Shelf::new("list_missing").khabar(["list"]).failed(1, &["library.db: no such file"]);
}

#[test]
fn without_an_item_the_library_is_searched() {
    let shelf = Shelf::with_news("find_library");
    let found = shelf.khabar(["find", "--format", "json", "الاطفال"]).json();
    assert_eq!((&found[0]["article"], &found[0]["title"]), (&json!(3), &json!("حديقة الحي تفتح أبوابها")));
    assert_eq!(found[0]["hits"][0]["text"], "الأطفال");
    assert!(found[0]["hits"][0]["context"].as_str().is_some_and(|context| context.contains("زرع الأطفال أشجار")));
    let out = shelf.khabar(["find", "الاطفال"]).done();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "حديقة الحي تفتح أبوابها (1)");
    assert!(lines[1].starts_with("  ") && lines[1].contains("زرع الأطفال أشجار"), "{out}");
    shelf.khabar(["find", "زرافة"]).failed(3, &["زرافة", "not found"]);
    assert_eq!(shelf.khabar(["find", "--format", "json", "زرافة"]).out, "[]\n");
}

#[test]
fn a_fault_in_the_words_of_a_search_is_wrong_usage() {
    let shelf = Shelf::with_news("find_fault");
    shelf.khabar(["find", "from:soon"]).failed(2, &["soon"]);
    shelf.khabar(["find", "source:"]).failed(2, &["source"]);
    shelf.khabar(["find", "re:خبر"]).failed(2, &["re:", "not the library"]);
}

#[test]
fn more_than_the_limit_is_told() {
    let shelf = Shelf::with_news("find_limit");
    let outcome = shelf.khabar(["find", "--limit", "1", "--format", "json", "is:unread"]);
    assert_eq!(outcome.json_lines()[0].as_array().map(Vec::len), Some(1));
    assert!(outcome.err.contains("and 2 more"), "{}", outcome.err);
}

#[test]
fn the_entities_of_all_articles_are_given() {
    let shelf = Shelf::with_news("entities_library");
    let rows = shelf.khabar(["entities", "--format", "json"]).json_lines();
    assert_eq!(rows.iter().map(|row| row["article"].clone()).collect::<Vec<_>>(), [json!(3), json!(2), json!(1)]);
    let names: Vec<&Value> = rows[0]["entities"].as_array().expect("a list").iter().map(|one| &one["name"]).collect();
    assert!(names.contains(&&json!("القاهرة")), "{names:?}");
    let out = shelf.khabar(["entities"]);
    assert_eq!(out.code, 0);
    assert!(out.out.contains("حديقة الحي تفتح أبوابها\n") && out.out.contains("القاهرة"), "{}", out.out);
}
