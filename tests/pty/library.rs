//! The reader before a library: sources come in, marks stay, what was found is marked, a second khabar only reads.

use super::files::Folder;
use super::quit;
use super::shelf::{RIVER, reader, subscribed};
use super::terminal::terminal;

/// The first words of the newer article of the feed.
const FIRST: &str = "افتتحت البلدية سوق السمك";

#[test]
fn a_source_that_was_added_and_what_was_marked_are_there_the_next_time() {
    let folder = Folder::new();
    let first = subscribed(&folder, RIVER, FIRST);
    first.send("s");
    first.until_shown("ميز المقال");
    first.send("T");
    first.until_shown("وسم:");
    first.send("بحر\r");
    first.until_shown("#بحر");
    quit(first);
    let second = reader(&folder);
    second.until_shown("★");
    second.until_shown("#بحر");
    second.send("S");
    second.until_shown("المصادر");
    second.until_shown("#بحر");
    quit(second);
}

#[test]
fn all_are_marked_read_and_back() {
    let folder = Folder::new();
    let reader = subscribed(&folder, RIVER, FIRST);
    reader.send("A");
    reader.until_shown("كلها مقروءة");
    reader.send("U");
    reader.until_shown("كما كان");
    reader.until_shown("٢ غير مقروء من ٢");
    quit(reader);
}

#[test]
fn what_was_searched_for_is_marked_in_the_article_that_was_found() {
    let folder = Folder::new();
    let reader = subscribed(&folder, RIVER, FIRST);
    reader.send("F");
    reader.until_shown("بحث في المكتبة");
    reader.send("القوارب\r");
    reader.until_shown("١ من ٣");
    reader.until_shown("١ غير مقروء من ١");
    // In the list, the words around it.
    let twice = |screen: &super::screen::Screen| screen.reading().matches("يبدأ مهرجان القوارب").count() == 2;
    reader.until("the words around what was found, in the list and in the article", twice);
    reader.send("n");
    reader.until_shown("٢ من ٣");
    quit(reader);
}

#[test]
fn what_was_searched_for_is_marked_in_the_article_that_is_open_already_too() {
    let folder = Folder::new();
    let reader = subscribed(&folder, RIVER, FIRST);
    for _ in 0..2 {
        reader.send("F");
        reader.until_shown("بحث في المكتبة");
        reader.send("الميناء القديم\r");
        reader.until_shown("١ من ٢");
        // All articles again, with this one the first of them.
        reader.send("S");
        reader.until_shown("كل المقالات");
        reader.send("gg\r");
        reader.until_shown("٢ غير مقروء من ٢");
        reader.send("jk");
    }
    quit(reader);
}

#[test]
fn the_place_in_an_article_is_kept_also_when_the_terminal_is_closed() {
    let folder = Folder::new();
    let lines: Vec<_> = (1..=200).map(|line| format!("&lt;p>السطر رقم {line} من حكاية النهر.&lt;/p>")).collect();
    let long = RIVER.replace("افتتحت البلدية سوق السمك قرب الميناء القديم.", &lines.concat());
    let mut first = subscribed(&folder, &long, "السطر رقم 1 من");
    first.send("\rG");
    first.until_shown("السطر رقم 200 من");
    first.hang_up();
    first.end();
    let second = reader(&folder);
    second.until_shown("السطر رقم 200 من");
    quit(second);
}

#[test]
fn a_date_that_is_none_is_said_to_be_none() {
    let folder = Folder::new();
    let reader = subscribed(&folder, RIVER, FIRST);
    reader.send("F");
    reader.until_shown("بحث في المكتبة");
    reader.send("from:غدا\r");
    reader.until_shown("ليس تاريخا");
    quit(reader);
}

#[test]
fn a_second_khabar_reads_the_library_and_says_that_it_may_not_change_it() {
    let folder = Folder::new();
    let first = subscribed(&folder, RIVER, FIRST);
    let second = reader(&folder);
    second.until_shown("افتتاح سوق السمك");
    // Reading alone changes nothing that is worth a word.
    second.send("\rhl");
    second.send("?");
    second.until_shown("المفاتيح");
    assert!(!second.screen().shows("تقرأ هنا ولا تغير"));
    second.send("?");
    second.until("the help has gone", |screen| !screen.shows("المفاتيح"));
    second.send("s");
    second.until_shown("تقرأ هنا ولا تغير");
    quit(second);
    quit(first);
}

#[test]
fn a_source_that_can_not_be_read_is_told_of() {
    let folder = Folder::new();
    let reader = subscribed(&folder, RIVER, FIRST);
    std::fs::remove_file(folder.path().join("feed.xml")).expect("it is there");
    reader.send("R");
    reader.until_shown("تعذر جلب مصدر واحد");
    reader.send("S");
    reader.until_shown("!");
    quit(reader);
}

#[test]
fn what_is_muted_leaves_the_list_until_the_rule_is_removed() {
    let folder = Folder::new();
    let reader = subscribed(&folder, RIVER, FIRST);
    reader.send("M");
    reader.until_shown("كلمات تكتم");
    reader.send("السمك\r");
    reader.until("the muted article has gone", |screen| !screen.shows("افتتاح سوق السمك"));
    reader.send("S");
    reader.until_shown("مكتوم: السمك");
    reader.send("4jD");
    reader.until("the rule has gone", |screen| !screen.shows("مكتوم: السمك"));
    reader.send("S");
    reader.until_shown("افتتاح سوق السمك");
    quit(reader);
}

#[test]
fn an_option_chosen_in_the_palette_is_in_the_config_file_and_seen_at_once() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "# mine\n[reader]\nalign = \"start\" # so\n");
    let reader =
        terminal(132, 34).variable("XDG_DATA_HOME", folder.path()).khabar(["--config".as_ref(), config.as_os_str()]);
    reader.until_shown("العناوين");
    reader.send(":");
    reader.until_shown("أمر:");
    reader.send("language\r");
    reader.until_shown("language");
    reader.send("en\r");
    reader.until_shown("Headlines");
    quit(reader);
    let kept = std::fs::read_to_string(&config).expect("it is there");
    assert_eq!(kept, "# mine\n[reader]\nalign = \"start\" # so\n\n[interface]\nlanguage = \"en\"\n");
}
