//! khabar comes back to where it was left in a library, whichever way it was left.

use super::files::Folder;
use super::quit;
use super::shelf::{RIVER, reader, subscribed};
use super::terminal::terminal;
use khabar::library::Library;
use rustix::process::Signal;

/// The first words of each article's text, and what stands over the sidebar.
const FIRST: &str = "افتتحت البلدية سوق السمك";
const SECOND: &str = "يبدأ مهرجان القوارب";
const SIDEBAR: &str = "من وماذا في المقال";

#[test]
fn the_selected_article_is_selected_again_after_q() {
    let folder = Folder::new();
    let first = subscribed(&folder, RIVER, FIRST);
    first.send("j");
    first.until_shown(SECOND);
    quit(first);
    let second = reader(&folder);
    second.until_shown(SECOND);
    // The list has the keyboard, and goes on from there.
    second.send("k");
    second.until_shown(FIRST);
    quit(second);
}

#[test]
fn only_the_text_is_on_the_screen_again_after_sigterm() {
    let folder = Folder::new();
    let mut first = subscribed(&folder, RIVER, FIRST);
    first.send("jz");
    first.until("the text stands alone", |screen| screen.shows(SECOND) && !screen.shows("افتتاح سوق السمك"));
    first.signal(Signal::TERM);
    first.end();
    let second = reader(&folder);
    second.until("the text stands alone again", |screen| screen.shows(SECOND) && !screen.shows("افتتاح سوق السمك"));
    second.send("z");
    second.until_shown("افتتاح سوق السمك");
    quit(second);
}

#[test]
fn what_was_read_among_unread_articles_is_open_again_without_a_sidebar_after_sighup() {
    let folder = Folder::new();
    let mut first = subscribed(&folder, RIVER, FIRST);
    first.send("j\r");
    first.until_shown("١ غير مقروء من ٢");
    first.send("f");
    first.until_shown("١ غير مقروء من ١");
    first.send("e");
    first.until("the sidebar is hidden", |screen| screen.shows(SECOND) && !screen.shows(SIDEBAR));
    first.hang_up();
    first.end();
    let second = reader(&folder);
    // It has left the list, but not the reader.
    let is_back = |screen: &super::screen::Screen| {
        screen.shows(SECOND) && screen.shows("افتتاح سوق السمك") && !screen.shows(SIDEBAR)
    };
    second.until("the second article is open beside a list of the first", is_back);
    quit(second);
}

#[test]
fn it_begins_with_the_newest_article_where_that_is_wished() {
    let folder = Folder::new();
    let first = subscribed(&folder, RIVER, FIRST);
    first.send("j");
    first.until_shown(SECOND);
    quit(first);
    let setup = terminal(132, 34).variable("XDG_DATA_HOME", folder.path());
    let second = setup.variable("KHABAR_RESTORE", "false").khabar::<&str>([]);
    second.until_shown(FIRST);
    quit(second);
}

#[test]
fn a_second_khabar_comes_back_too_and_keeps_nothing() {
    let folder = Folder::new();
    let first = subscribed(&folder, RIVER, FIRST);
    first.send("j");
    first.until_shown(SECOND);
    quit(first);
    let library = folder.path().join("khabar/library.db");
    let kept = || Library::open_to_read(&library).expect("it is there").left_off().expect("it can be read");
    let (writer, before) = (reader(&folder), kept());
    writer.until_shown(SECOND);
    let second = reader(&folder);
    second.until_shown(SECOND);
    second.send("k");
    second.until_shown(FIRST);
    quit(second);
    assert!(before.is_some());
    assert_eq!(kept(), before);
    quit(writer);
}
