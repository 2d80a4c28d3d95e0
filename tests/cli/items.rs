//! ITEM: what can be given, and what is said where it cannot be read.

use crate::command::{file, finish, fixture, folder, khabar, khabar_reading};
use crate::show::is_dangerous;
use crate::site::serve;
use std::fs;

const STORY: &str = "افتتاح مكتبة عامة في الحي القديم\n\nفتحت المكتبة أبوابها صباح اليوم أمام القراء، وفيها ثلاثة آلاف كتاب ومقهى صغير، وستبقى مفتوحة حتى المساء كل يوم ما عدا الجمعة.\n";

#[test]
fn what_is_not_there_gives_one() {
    khabar(["show", "لا-يوجد.txt"]).failed(1, &["لا-يوجد.txt: no such file or folder"]);
    khabar(["لا-يوجد.txt"]).failed(1, &["لا-يوجد.txt: no such file or folder"]);
    khabar(["show", ""]).failed(1, &["no such file"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_system_does_not_let_us_read_gives_one() {
    khabar(["show", "/proc/self/mem"]).failed(1, &["/proc/self/mem: cannot be read"]);
}

#[test]
fn an_address_of_another_scheme_or_with_a_password_is_never_fetched() {
    for address in ["ftp://example.org/feed.xml", "exec://ls", "https://reader:secret@example.org/"] {
        khabar(["show", address]).failed(2, &[address, "not an address that can be fetched"]);
    }
}

#[test]
fn a_page_a_feed_and_a_text_of_the_net_are_read() {
    let server = serve();
    let page = khabar(["show", &server.at("/page")]).done();
    assert!(page.contains("حديقة الحي") && page.contains("زرع الأطفال"), "{page}");
    let feed = khabar(["show", &server.at("/feed")]).done();
    assert!(feed.contains("قطار الشمال") && feed.contains("\n────"), "all of its articles: {feed}");
    let text = khabar(["show", &server.at("/text")]).done();
    assert_eq!(text, STORY);
    let entities = khabar(["entities", "--format", "json", &server.at("/page")]).json();
    assert!(entities["text"].as_str().is_some_and(|text| text.contains("زرع الأطفال")));
    let found = khabar(["find", "--format", "json", "الاطفال", &server.at("/page")]).json();
    assert_eq!(found[0]["article"], server.at("/page"));
    assert!(khabar([server.at("/page")]).done().contains("زرع الأطفال"));
}

#[test]
fn what_the_net_does_not_give_is_one_line_and_gives_four() {
    let server = serve();
    khabar(["show", &server.at("/gone")]).failed(4, &["/gone: cannot be fetched: the server answered with 404"]);
    let port = server.port();
    drop(server);
    let nobody = format!("http://127.0.0.1:{port}/");
    khabar(["show", &nobody]).failed(4, &[&nobody, "does not answer"]);
}

#[test]
fn what_the_net_gives_cannot_steer_the_terminal() {
    let out = khabar(["show", &serve().at("/hostile")]).done();
    assert!(out.contains("خبر") && !out.contains(is_dangerous), "{out:?}");
}

#[test]
fn an_empty_file_gives_five() {
    for (name, bytes) in [("an_empty_file", ""), ("a_blank_file", " \n\n\t\r\n"), ("a_file_with_a_bom", "\u{FEFF}")] {
        khabar(["show".as_ref(), file(name, bytes).as_os_str()]).failed(5, &["خبر.txt: nothing is in it"]);
    }
    khabar_reading(b"", &["show", "-"]).failed(5, &["standard input: nothing is in it"]);
}

#[test]
fn binary_junk_gives_five() {
    let picture: Vec<u8> = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
        .iter()
        .copied()
        .chain((0..4096).flat_map(|n: u32| n.wrapping_mul(2_654_435_761).to_le_bytes()))
        .collect();
    khabar(["show".as_ref(), file("binary_junk", picture).as_os_str()]).failed(5, &["خبر.txt: no article can be read"]);
    khabar(["show".as_ref(), file("zero_bytes", [0; 512]).as_os_str()]).failed(5, &["خبر.txt: "]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_without_an_end_gives_one() {
    khabar(["show", "/dev/zero"]).failed(1, &["/dev/zero: bigger than 64 MB"]);
}

#[test]
fn a_folder_gives_its_articles_by_name_and_those_below() {
    let out = khabar(["show", &fixture("folder")]).done();
    let places: Vec<Option<usize>> =
        ["الخبر الثالث", "الخبر الأول", "الخبر الثاني"].iter().map(|title| out.find(title)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "deeper, first, second: {places:?}");
    assert!(!out.contains("مخفي"), "hidden files are left alone");
}

#[test]
fn a_folder_without_articles_gives_three() {
    let empty = folder("a_folder_without_articles");
    khabar(["show".as_ref(), empty.as_os_str()]).failed(3, &["no article in this folder"]);
    fs::write(empty.join(".hidden.txt"), STORY).expect("it can be written");
    khabar(["show".as_ref(), empty.as_os_str()]).failed(3, &["no article in this folder"]);
}

#[test]
fn what_is_unreadable_in_a_folder_is_named_and_left_out() {
    let place = folder("what_is_unreadable_in_a_folder");
    fs::write(place.join("a.txt"), STORY).expect("it can be written");
    for number in 0..15 {
        fs::write(place.join(format!("b{number:02}.txt")), "").expect("it can be written");
    }
    let outcome = khabar(["show".as_ref(), place.as_os_str()]);
    assert_eq!((outcome.code, outcome.out.as_str()), (0, STORY));
    let lines: Vec<&str> = outcome.err.lines().collect();
    assert_eq!(lines.len(), 11, "{}", outcome.err);
    assert!(lines[0].contains("b00.txt: nothing is in it"), "{}", lines[0]);
    assert_eq!(lines[10], "khabar: and 5 more");
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_end() {
    let place = folder("links_that_lead_in_circles");
    fs::write(place.join("a.txt"), STORY).expect("it can be written");
    fs::create_dir(place.join("b")).expect("it can be made");
    std::os::unix::fs::symlink(&place, place.join("b/up")).expect("it can be linked");
    assert_eq!(khabar(["show".as_ref(), place.as_os_str()]).done(), STORY);
    std::os::unix::fs::symlink("gone", place.join("z")).expect("it can be linked");
    let outcome = khabar(["show".as_ref(), place.as_os_str()]);
    assert_eq!((outcome.code, outcome.out.as_str()), (0, STORY));
    assert!(outcome.err.contains("/z: no such file"), "{}", outcome.err);
}

#[test]
fn of_several_items_those_that_can_be_read_are_opened() {
    let outcome = khabar(["لا-يوجد.txt", &fixture("folder/first.txt"), "ftp://example.org"]);
    assert_eq!(outcome.code, 0);
    assert!(outcome.out.starts_with("الخبر الأول\n"), "{}", outcome.out);
    let lines: Vec<&str> = outcome.err.lines().collect();
    assert!(lines.len() == 2 && lines[0].contains("no such file") && lines[1].contains("can be fetched"), "{lines:?}");
}

#[test]
fn where_no_item_can_be_read_the_first_failure_counts() {
    let empty = file("where_no_item_can_be_read", "");
    let outcome = khabar([empty.as_os_str(), "لا-يوجد.txt".as_ref()]);
    assert_eq!((outcome.code, outcome.out.as_str()), (5, ""));
    assert_eq!(outcome.err.lines().count(), 2, "both are named: {}", outcome.err);
}

#[test]
fn old_encodings_are_found_out() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(STORY.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(khabar(["show".as_ref(), file("utf16", utf16).as_os_str()]).done(), STORY);
    let (windows, _, is_lossy) = encoding_rs::WINDOWS_1256.encode(STORY);
    assert!(!is_lossy);
    assert_eq!(khabar(["show".as_ref(), file("windows_1256", windows).as_os_str()]).done(), STORY);
    let (iso, _, is_lossy) = encoding_rs::ISO_8859_6.encode(STORY);
    assert!(!is_lossy);
    assert_eq!(khabar(["show".as_ref(), file("iso_8859_6", iso).as_os_str()]).done(), STORY);
}

#[cfg(unix)]
#[test]
fn a_file_name_cannot_steer_the_terminal() {
    let place = folder("a_file_name_cannot_steer");
    let name = place.join("\u{1b}[31m\u{202e}خبر\n.txt");
    let outcome = khabar(["show".as_ref(), name.as_os_str()]);
    outcome.failed(1, &["\\u{1b}[31m\\u{202e}خبر\\u{a}.txt: no such file"]);
    assert!(!outcome.err.contains(is_dangerous), "{:?}", outcome.err);
    fs::write(&name, STORY).expect("it can be written");
    let outcome = khabar(["find".as_ref(), "المكتبة".as_ref(), name.as_os_str(), "--format".as_ref(), "json".as_ref()]);
    assert!(outcome.code == 0 && !outcome.out.contains(is_dangerous), "{:?}", outcome.out);
}

#[cfg(unix)]
#[test]
fn a_file_name_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let name = folder("a_file_name_need_not_be_unicode").join(std::ffi::OsStr::from_bytes(b"\xC7\xE1.txt"));
    fs::write(&name, STORY).expect("it can be written");
    assert_eq!(khabar(["show".as_ref(), name.as_os_str()]).done(), STORY);
}

#[test]
fn a_file_called_like_a_verb_can_be_read() {
    let place = folder("a_file_called_like_a_verb");
    fs::write(place.join("show"), STORY).expect("it can be written");
    let outcome = finish(crate::command::command().current_dir(&place).arg("./show"));
    assert_eq!(outcome.done(), STORY);
    let first = fixture("folder/first.txt");
    let outcome = finish(crate::command::command().current_dir(&place).args([first.as_str(), "show"]));
    assert!(outcome.done().ends_with(STORY), "behind another item no name is a verb");
}
