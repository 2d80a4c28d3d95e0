//! `khabar add` and `khabar import`.

use crate::command::{command, file, folder};
use crate::library::Shelf;
use crate::show::is_dangerous;
use crate::site::{FEED, serve};
use serde_json::json;
use std::fs;
use std::io::Write;
use std::process::Stdio;

#[test]
fn a_feed_is_subscribed_to_once() {
    let (shelf, site) = (Shelf::new("add_feed"), serve());
    let out = shelf.khabar(["add", &site.at("/feed")]).done();
    assert_eq!(out, "Added “نشرة الحي”: 3 articles.\n");
    let again = shelf.khabar(["add", &site.at("/feed")]).done();
    assert_eq!(again, "“نشرة الحي” is there already.\n");
    assert_eq!(shelf.khabar(["list", "--format", "json"]).json_lines().len(), 3);
    let arabic = shelf.khabar(["add", "--language", "ar", &site.at("/feed")]).done();
    assert_eq!(arabic, "«نشرة الحي» موجود من قبل.\n");
}

#[test]
fn a_page_leads_to_the_feed_that_it_announces() {
    let (shelf, site) = (Shelf::new("add_page"), serve());
    shelf.khabar(["add", &site.at("/page")]).done();
    let opml = shelf.khabar(["export"]).done();
    assert!(opml.contains(&format!("xmlUrl=\"{}\"", site.at("/feed"))), "{opml}");
}

#[test]
fn what_adding_left_is_known_to_the_next_visit() {
    let (shelf, site) = (Shelf::new("add_visit"), serve());
    shelf.add(&site);
    shelf.khabar(["fetch", "--all"]);
    let heads = site.heads();
    assert_eq!(heads.len(), 2);
    assert!(heads[1].to_ascii_lowercase().contains("if-none-match: \"1\""), "{}", heads[1]);
}

#[test]
fn files_and_folders_can_be_sources() {
    let shelf = Shelf::new("add_files");
    let place = folder("add_files_source");
    fs::write(place.join("a.xml"), FEED).expect("it can be written");
    fs::write(place.join("b.txt"), "خبر من ملف\n\nنص الخبر في سطر.\n").expect("it can be written");
    let out = shelf.khabar(["add".as_ref(), place.as_os_str()]).done();
    assert_eq!(out, "Added “add_files_source”: 4 articles.\n");
    fs::write(place.join("c.txt"), "خبر ثان من ملف\n\nنص آخر.\n").expect("it can be written");
    let rows = shelf.khabar(["fetch", "--all", "--format", "json"]).json_lines();
    assert_eq!((rows.len(), &rows[0]["new"]), (1, &json!(1)));
}

#[test]
fn the_name_of_a_folder_cannot_steer_the_terminal() {
    let shelf = Shelf::new("add_hostile");
    let place = folder("add_hostile_source").join("حي\u{1b}[31m\u{202e}");
    fs::create_dir_all(&place).expect("it can be made");
    fs::write(place.join("a.xml"), FEED).expect("it can be written");
    let out = shelf.khabar(["add".as_ref(), place.as_os_str()]).done();
    let list = shelf.khabar(["list", "--format", "json"]).done();
    assert!(!(out + &list).contains(is_dangerous));
}

#[test]
fn a_group_and_full_texts_can_be_asked_for() {
    let (shelf, site) = (Shelf::new("add_group"), serve());
    shelf.khabar(["add", "--full-text", "--group", "محلي/أحياء", &site.at("/feed")]).done();
    let opml = shelf.khabar(["export"]).done();
    for part in ["text=\"محلي\"", "text=\"أحياء\"", "khabar:fullText=\"true\""] {
        assert!(opml.contains(part), "{part} in {opml}");
    }
}

#[test]
fn what_cannot_be_added_is_named_and_the_rest_is_added() {
    let (shelf, site) = (Shelf::new("add_failures"), serve());
    let outcome = shelf.khabar(["add", &site.at("/gone"), &site.at("/feed"), "لا-يوجد"]);
    assert_eq!(outcome.out, "Added “نشرة الحي”: 3 articles.\n");
    assert!(outcome.err.contains("/gone: cannot be fetched: the server answered with 404"), "{}", outcome.err);
    assert!(outcome.err.contains("لا-يوجد: no such file"), "{}", outcome.err);
    assert_eq!(outcome.err.lines().count(), 2);
    shelf.khabar(["add", &site.at("/gone")]).failed(4, &["answered with 404"]);
    shelf.khabar(["add", &site.at("/bare")]).failed(5, &["/bare: no feed is there"]);
    shelf.khabar(["add", "لا-يوجد"]).failed(1, &["no such file"]);
    shelf.khabar(["add", "exec://rm"]).failed(2, &["not an address"]);
    shelf.khabar(["add", "https://reader:secret@example.org/"]).failed(2, &["not an address"]);
    shelf.khabar(["add"]).failed(2, &["URL|PATH"]);
}

#[test]
fn a_library_that_cannot_be_made_is_one_line() {
    let mut run = command();
    run.args(["--library", "/proc/khabar/library.db", "add", "https://example.org/"]);
    crate::command::finish(&mut run).failed(1, &["/proc/khabar", "cannot be made"]);
}

const OPML: &str = "<opml version='2.0'><body><outline text='محلي'><outline text='نشرة' xmlUrl='https://a.example/rss'/>\
</outline><outline text='خطر' xmlUrl='|rm -r ~'/><outline xmlUrl='https://b.example/'/></body></opml>";

#[test]
fn a_list_is_imported_with_its_groups_and_refused_lines_are_named() {
    let shelf = Shelf::new("import_opml");
    let list = file("import_opml_list", OPML);
    let outcome = shelf.khabar(["import".as_ref(), list.as_os_str()]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(outcome.out, "2 sources were added.\nTo fetch their articles: khabar fetch\n");
    assert!(outcome.err.contains("item 2 is no address of the web: left out, and never run"), "{}", outcome.err);
    let again = shelf.khabar(["import".as_ref(), list.as_os_str()]);
    assert_eq!(again.out, "No source was added.\n2 sources were there already.\n");
    let opml = shelf.khabar(["export"]).done();
    assert!(opml.contains("<outline text=\"محلي\">\n<outline type=\"rss\" text=\"نشرة\""), "{opml}");
}

#[test]
fn the_urls_of_newsboat_come_over_standard_input() {
    let shelf = Shelf::new("import_urls");
    let mut run = command();
    run.arg("--library").arg(shelf.path()).args(["--language", "en", "import", "-"]).stdin(Stdio::piped());
    let mut child = run.spawn().expect("the binary runs");
    let urls = "https://a.example/rss علوم \"~نشرة العلوم\"\nexec:touch /tmp/khabar-was-here\n";
    child.stdin.take().expect("it is a pipe").write_all(urls.as_bytes()).expect("it is read");
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1 source was added.\nTo fetch their articles: khabar fetch\n");
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 2 is no address of the web"));
    assert!(!std::path::Path::new("/tmp/khabar-was-here").exists());
}

#[test]
fn what_is_no_list_gives_five() {
    let shelf = Shelf::new("import_nothing");
    for (name, text) in [("import_empty", ""), ("import_commands", "exec:ls\nfilter:x:y\n"), ("import_xml", "<a/>")] {
        let outcome = shelf.khabar(["import".as_ref(), file(name, text).as_os_str()]);
        assert_eq!(outcome.code, 5, "{outcome:?}");
    }
    assert!(!shelf.path().exists(), "no library is made for nothing");
    shelf.khabar(["import", "لا-يوجد.opml"]).failed(1, &["no such file"]);
}
