//! `khabar export`.

use crate::command::{folder, khabar};
use crate::library::Shelf;
use serde_json::json;
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn articles_are_exported_as_json_lines_that_khabar_reads() {
    let shelf = Shelf::with_news("export_jsonl");
    let out = shelf.khabar(["export", "--format", "jsonl"]);
    let rows = out.json_lines();
    assert_eq!((rows.len(), &rows[0]["title"]), (3, &json!("حديقة الحي تفتح أبوابها")));
    let again = folder("export_jsonl_again").join("a.jsonl");
    fs::write(&again, &out.out).expect("it can be written");
    assert!(khabar(["show".as_ref(), again.as_os_str()]).done().contains("قطار الشمال"));
    let one = shelf.khabar(["export", "--format", "markdown", "--source", "نشرة"]).done();
    assert_eq!(one.matches("---\ntitle: ").count(), 3);
}

#[test]
fn a_folder_of_markdown_is_named_by_numbers_and_brought_up_to_date() {
    let shelf = Shelf::with_news("export_markdown");
    let place = folder("export_markdown_to").join("archive");
    let run = || {
        shelf.khabar(["export".as_ref(), "--format".as_ref(), "markdown".as_ref(), "--to".as_ref(), place.as_os_str()])
    };
    assert_eq!(run().done(), format!("3 files were written in {}\n", place.display()));
    let names = || {
        let mut names: Vec<_> = fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(), ["khabar-1.md", "khabar-2.md", "khabar-3.md"]);
    run().done();
    assert_eq!(names(), ["khabar-1.md", "khabar-2.md", "khabar-3.md"]);
}

#[test]
fn what_lies_in_the_way_is_left_alone_and_links_are_not_followed() {
    let shelf = Shelf::with_news("export_occupied");
    let place = folder("export_occupied_to");
    let outside = folder("export_occupied_outside").join("secret.txt");
    fs::write(&outside, "سري").expect("it can be written");
    fs::write(place.join("khabar-1.md"), "# مقال آخر\n\nنص لا يخص أحدا.\n").expect("it can be written");
    symlink(&outside, place.join("khabar-2.md")).expect("it can be linked");
    let arguments = ["export".as_ref(), "--format".as_ref(), "markdown".as_ref(), "--to".as_ref(), place.as_os_str()];
    let outcome = shelf.khabar(arguments);
    assert_eq!((outcome.code, outcome.err.lines().count()), (1, 2), "{outcome:?}");
    assert!(outcome.err.contains("khabar-1.md: there is something else") && outcome.err.contains("khabar-2.md: "));
    assert_eq!(fs::read_to_string(&outside).unwrap(), "سري");
    assert!(fs::read_to_string(place.join("khabar-1.md")).unwrap().starts_with("# مقال آخر"));
    assert!(place.join("khabar-3.md").is_file());
}

#[test]
fn options_that_mean_nothing_are_wrong_usage() {
    let shelf = Shelf::with_news("export_usage");
    shelf.khabar(["export", "--to", "x"]).failed(2, &["--to", "markdown"]);
    shelf.khabar(["export", "--starred"]).failed(2, &["jsonl"]);
    khabar(["export"]).failed(3, &["nothing in it to export"]);
    shelf.khabar(["export", "--format", "jsonl", "--starred"]).failed(3, &["nothing"]);
}
