//! Opening: one writer, readers beside it, damaged and foreign files.

use super::shelf::{Folder, NOW, WHEN, article, keep, subscribe, titles};
use khabar::library::{Beginning, Depth, Effect, Error, Filter, Library, Mark, Rescued, SavedSearch};
use khabar::model::Source;
use std::fs;
use std::path::Path;

fn open(path: &Path) -> (Library, Beginning) {
    let opened = Library::open(path, NOW).unwrap();
    (opened.library, opened.beginning)
}

fn feed(address: &str) -> Source {
    Source { address: address.to_owned(), ..Source::default() }
}

/// A library with one article, closed.
fn make(path: &Path) {
    let (mut library, _) = open(path);
    let source = subscribe(&mut library, "مصدر");
    keep(&mut library, source, &article("عنوان", "نص"));
}

#[test]
fn a_library_is_made_with_its_folder_and_found_again() {
    let folder = Folder::new();
    let path = folder.0.join("a/b/library.db");
    assert_eq!(open(&path).1, Beginning::New);
    make(&path);
    let (library, beginning) = open(&path);
    assert_eq!((beginning, library.counts().unwrap().articles), (Beginning::Old, 1));
    let health = library.health(Depth::Full).unwrap();
    assert_eq!((health.form, health.articles, health.complaint), (health.newest, 1, None));
}

#[test]
fn a_second_writer_is_told_who_is_first_and_may_read() {
    let folder = Folder::new();
    make(&folder.library());
    let (mut first, _) = open(&folder.library());
    let refused = Library::open(&folder.library(), NOW).unwrap_err();
    assert!(matches!(&refused, Error::InUse { process: Some(id), .. } if *id == std::process::id()), "{refused}");
    let mut second = Library::open_to_read(&folder.library()).unwrap();
    let source = first.subscriptions().unwrap()[0].id;
    keep(&mut first, source, &article("جديد", "نص"));
    assert_eq!(second.counts().unwrap().articles, 2);
    let ids = second.listing(&Filter::All, khabar::library::Order::Newest, WHEN).unwrap();
    assert!(matches!(second.mark(ids.ids(), &Mark::Read), Err(Error::ReadOnly { .. })));
    drop(first);
    assert_eq!(open(&folder.library()).1, Beginning::Old);
}

#[test]
fn a_newer_form_is_refused_and_left_alone() {
    let folder = Folder::new();
    make(&folder.library());
    // The form is the 32-bit number at byte 60 of the header (SQLite file format, 1.3).
    let mut bytes = fs::read(folder.library()).unwrap();
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    fs::write(folder.library(), &bytes).unwrap();
    for refused in
        [Library::open(&folder.library(), NOW).unwrap_err(), Library::open_to_read(&folder.library()).unwrap_err()]
    {
        assert!(matches!(refused, Error::Newer { found: 99, .. }), "{refused}");
    }
    assert_eq!(fs::read(folder.library()).unwrap(), bytes);
}

#[test]
fn somebodys_file_is_neither_used_nor_moved() {
    let folder = Folder::new();
    let path = folder.0.join("notes.txt");
    fs::write(&path, "ملاحظات\n".repeat(200)).unwrap();
    assert!(matches!(Library::open(&path, NOW), Err(Error::Foreign { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), "ملاحظات\n".repeat(200));
    assert!(matches!(Library::open(&path, NOW), Err(Error::Foreign { .. })));
}

#[test]
fn a_damaged_library_is_set_aside_each_time_under_a_name_of_its_own() {
    let folder = Folder::new();
    for _ in 0..2 {
        make(&folder.library());
        let mut bytes = fs::read(folder.library()).unwrap();
        bytes[..400].fill(0xAA);
        fs::write(folder.library(), &bytes).unwrap();
        let (library, beginning) = open(&folder.library());
        let Beginning::SetAside(aside, _) = beginning else { panic!("{beginning:?}") };
        assert_eq!(fs::read(&aside).unwrap(), bytes);
        assert_eq!(library.counts().unwrap().articles, 0);
    }
    let names = fs::read_dir(&folder.0).unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let mut aside: Vec<String> = names.filter(|name| name.contains("damaged")).collect();
    aside.sort();
    assert_eq!(aside, ["library.db.damaged-20251103T100000", "library.db.damaged-20251103T100000-2"]);
}

#[test]
fn a_truncated_library_is_damage_too() {
    let folder = Folder::new();
    make(&folder.library());
    let bytes = fs::read(folder.library()).unwrap();
    fs::write(folder.library(), &bytes[..bytes.len() / 2]).unwrap();
    assert!(matches!(open(&folder.library()).1, Beginning::SetAside(..)));
}

#[test]
fn of_a_damaged_library_what_the_reader_chose_is_saved() {
    let folder = Folder::new();
    let (mut library, _) = open(&folder.library());
    let source =
        Source {
            title: "نشرة الوادي".to_owned(), group: vec!["محلي".to_owned()], ..feed("https://example.org/a")
        };
    let id = library.subscribe(&source).unwrap().id();
    library.change_source(id, &source).unwrap();
    let chosen = keep(&mut library, id, &article("مختار", "نص يبقى"));
    library.mark(&[chosen], &Mark::Star).unwrap();
    library.mark(&[chosen], &Mark::Tag("للعمل".to_owned())).unwrap();
    let other = library.subscribe(&feed("https://example.org/ended")).unwrap().id();
    let starred = keep(&mut library, other, &article("من مصدر انتهى", "نص آخر"));
    library.mark(&[starred], &Mark::Star).unwrap();
    library.unsubscribe(other, NOW).unwrap();
    let search = SavedSearch { name: "ماء".to_owned(), query: "النهر".to_owned() };
    library.save_search(&search, WHEN).unwrap();
    library.add_rule(Effect::Mute, "إعلان").unwrap();
    for number in 0..200 {
        keep(&mut library, id, &article(&format!("عنوان {number}"), &"كلمة أخرى ".repeat(300)));
    }
    drop(library);
    let bytes = fs::read(folder.library()).unwrap();
    fs::write(folder.library(), &bytes[..bytes.len() * 9 / 10]).unwrap();

    let (library, beginning) = open(&folder.library());
    let Beginning::SetAside(_, rescued) = beginning else { panic!("{beginning:?}") };
    assert_eq!(rescued, Rescued { sources: 1, articles: 2 });
    assert_eq!(library.subscriptions().unwrap()[0].source, source);
    assert_eq!(library.saved_searches().unwrap(), [search]);
    assert_eq!(library.rules().unwrap().iter().map(|rule| rule.query.as_str()).collect::<Vec<_>>(), ["إعلان"]);
    let ended = library.subscriptions().unwrap().into_iter().map(|subscription| subscription.ended);
    assert_eq!(ended.collect::<Vec<_>>(), [None, Some(NOW)]);
    let mut starred = titles(&library, &Filter::Starred);
    starred.sort();
    assert_eq!(starred, ["مختار", "من مصدر انتهى"]);
    assert_eq!(library.tags().unwrap(), ["للعمل"]);
    assert_eq!(library.health(Depth::Full).unwrap().complaint, None);
    let names = fs::read_dir(&folder.0).unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    assert_eq!(names.filter(|name| name.contains("damaged")).count(), 1, "the damaged file is alone");
}

#[test]
fn reading_what_is_not_there_makes_nothing() {
    let folder = Folder::new();
    assert!(matches!(Library::open_to_read(&folder.library()), Err(Error::Unopenable { .. })));
    assert!(!folder.library().exists());
}

#[test]
fn a_message_says_where_what_and_what_to_do() {
    let folder = Folder::new();
    make(&folder.library());
    let _first = open(&folder.library());
    let message = Library::open(&folder.library(), NOW).unwrap_err().to_string();
    let expected = format!(
        "{}: another khabar is using this library (process {}); close that one, or open it for reading only",
        folder.library().display(),
        std::process::id()
    );
    assert_eq!(message, expected);
}
