//! khabar itself in a terminal of our own: what a person types goes in, what a terminal shows and gets comes out.
//!
//! Rows are compared as they are read: from the right, plain letters, without kashidas and marks.

#[path = "pty/coming_back.rs"]
mod coming_back;
#[path = "pty/doctor.rs"]
mod doctor;
#[path = "pty/fetch.rs"]
mod fetch;
#[path = "pty/files.rs"]
mod files;
#[path = "pty/footnotes.rs"]
mod footnotes;
#[path = "pty/leaving.rs"]
mod leaving;
#[path = "pty/library.rs"]
mod library;
#[path = "pty/looks.rs"]
mod looks;
#[path = "pty/names.rs"]
mod names;
#[path = "pty/pictures.rs"]
mod pictures;
#[path = "pty/screen.rs"]
mod screen;
#[expect(dead_code, reason = "the tests of fetching ask more of it")]
#[path = "fetch/server.rs"]
mod server;
#[path = "pty/settings.rs"]
mod settings;
#[path = "pty/shelf.rs"]
mod shelf;
#[path = "pty/stream.rs"]
mod stream;
#[path = "pty/terminal.rs"]
mod terminal;

use encoding_rs::WINDOWS_1256;
use files::Folder;
use rustix::process::Signal;
use rustix::termios::LocalModes;
use std::ffi::OsString;
use std::fmt::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;
use stream::{Stream, parse};
use terminal::{Answer, Terminal, terminal};
use unicode_normalization::UnicodeNormalization;

const BRIDGE: &str = "افتتاح جسر المشاة فوق النهر

افتتحت البلدية صباح الخميس جسر المشاة الجديد الذي يصل الحي القديم بالسوق، بعد أعمال دامت سنتين.

وقالت المهندسة ليلى الحموي إن الجسر يتسع لألفي شخص في الساعة. وأضافت الحموي أن الإنارة تعمل بالطاقة الشمسية.

وشكر رئيس البلدية كريم الشامي سكان الحي على صبرهم، ووعد بحديقة صغيرة على الضفة الأخرى.
";

const GREEN: &str = "وضعت المدرسة سقفا أخضر

زرع التلاميذ نعناعا وزعترا على السطح.
";

/// Asserts that the terminal is as it was before khabar took it.
fn assert_given_back(terminal: &Terminal) {
    let screen = terminal.screen();
    assert!(!screen.is_alternate(), "the alternate screen is left");
    assert!(!screen.emulated().hide_cursor(), "the cursor is shown");
    assert!(!screen.emulated().bracketed_paste(), "pastes are plain again");
    assert_eq!(screen.emulated().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    for (on, off) in [("\x1B[8l", "\x1B[8h"), ("\x1B[?2026h", "\x1B[?2026l"), ("\x1B[22;2t", "\x1B[23;2t")] {
        let (on, off) = (screen.last(on.as_bytes()), screen.last(off.as_bytes()));
        assert!(on.is_some() && off > on, "what was switched on is switched off");
    }
    assert_modes_are_back(terminal);
}

fn assert_modes_are_back(terminal: &Terminal) {
    let (before, now) = (terminal.modes_before(), terminal.modes_now());
    assert!(now.local_modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG));
    assert_eq!(now.local_modes, before.local_modes);
    assert_eq!((now.input_modes, now.output_modes), (before.input_modes, before.output_modes));
    assert_eq!(now.control_modes, before.control_modes);
}

/// khabar on one article, and the folder that the article is in.
fn bridge(columns: u16, rows: u16) -> (Terminal, Folder) {
    let folder = Folder::new();
    let terminal = terminal(columns, rows).khabar([folder.file("bridge.txt", BRIDGE)]);
    terminal.until_shown("افتتحت البلدية");
    (terminal, folder)
}

/// The whole picture: what stands in the sidebar comes last.
fn picture(terminal: &Terminal) -> String {
    terminal.until_shown("كريم الشامي ١");
    terminal.screen().reading()
}

/// Asserts that khabar still listens, ends it, and asserts that it ended well.
fn quit(mut terminal: Terminal) {
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
}

// Opening and leaving

#[test]
fn without_arguments_the_sample_opens_joined_and_at_the_right() {
    let mut terminal = terminal(132, 43).khabar([""; 0]);
    terminal.until_shown("خبر ١ من ٢٨");
    terminal.until_shown("سلمى الدروبي");
    let screen = terminal.screen();
    assert!(screen.is_taken());
    assert!(screen.shows("العناوين ٢٨ غير مقروء من ٢٨") && screen.shows("عينة: مقالات كتبت لخبر"));
    // "العناوين", from the right edge to the left: every letter the form that joins it to its neighbours.
    let title: String = screen.row(0).iter().rev().map(String::as_str).collect();
    let joined = "\u{FE8D}\u{FEDF}\u{FECC}\u{FEE8}\u{FE8E}\u{FEED}\u{FEF3}\u{FEE6}";
    assert_eq!(title.find(joined), Some(2), "{}", title.escape_unicode());
    drop(screen);
    assert!(!terminal.modes_now().local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO));
    terminal.send("q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
}

#[test]
fn q_goes_back_to_the_list_and_from_there_out() {
    let mut terminal = terminal(132, 43).khabar([""; 0]);
    terminal.until_shown("خبر ١ من ٢٨");
    terminal.send("J");
    terminal.until_shown("خبر ٢ من ٢٨");
    terminal.until("the article has the keys", |screen| !screen.text().contains("Enter"));
    terminal.send("q");
    terminal.until("the list has the keys", |screen| screen.text().contains("Enter"));
    terminal.send("j");
    terminal.until_shown("خبر ٣ من ٢٨");
    terminal.send("q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
}

#[test]
fn dates_and_shares_are_read_from_the_right() {
    let folder = Folder::new();
    let article = "{\"title\": \"قطار السابعة\", \"body\": \"وصل القطار.\", \"published\": \"2019-03-25T10:00:00Z\"}";
    let terminal = terminal(100, 30).khabar([folder.file("train.json", article)]);
    terminal.until_shown("وصل القطار.");
    let screen = terminal.screen();
    assert!(screen.shows("الاثنين ٢٥ آذار ٢٠١٩"), "{}", screen.reading());
    assert!(screen.shows("خبر ١ من ١ · ١٠٠٪"), "{}", screen.reading());
    drop(screen);
    quit(terminal);
}

#[test]
fn in_a_narrow_help_every_command_keeps_a_key() {
    let (terminal, _folder) = bridge(40, 12);
    terminal.send("?");
    terminal.until_shown("المفاتيح");
    assert!(terminal.screen().shows("Esc إنهاء"), "the status line below says how to leave it");
    terminal.send("G");
    terminal.until_shown("رجوع أو خروج q");
    let screen = terminal.screen();
    assert!(screen.shows("تعليق البرنامج والعودة إلى..."), "{}", screen.reading());
    assert!(screen.text().lines().any(|row| row.starts_with("  Ctrl-z ")), "{}", screen.text());
    drop(screen);
    terminal.send("?");
    quit(terminal);
}

#[test]
fn files_of_several_kinds_and_encodings_are_read_in_their_order() {
    let folder = Folder::new();
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(GREEN.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let page = "<!DOCTYPE html><html lang=ar><head><title>مخبز القرية يعود</title></head><body><article>\
        <h1>مخبز القرية يعود</h1><p>عاد مخبز القرية إلى العمل بعد توقف دام ثلاثة أعوام، وفرح به الجيران.</p>\
        <p>ويخبز صاحبه كل صباح مئة رغيف من القمح المحلي، ويوزع ما بقي على المدرسة.</p></article></body></html>";
    let lines = "{\"title\": \"قطار السابعة\", \"body\": \"وصل القطار في موعده.\"}\n\
        {\"title\": \"مطر في الجنوب\", \"body\": \"هطل المطر ليلا.\"}\n";
    let (legacy, _, _) = WINDOWS_1256.encode("معرض الكتاب في تشرين\n\nفتح المعرض أبوابه للقراء.\n");
    let files = [
        folder.file("a.txt", BRIDGE),
        folder.file("b.md", "# سباق الدراجات\n\nانطلق السباق من **الميناء** فجرا.\n"),
        folder.file("c.json", "{\"title\": \"بئر في الصحراء\", \"body\": \"حفر الأهالي بئرا عميقة.\"}"),
        folder.file("d.jsonl", lines),
        folder.file("e.html", page),
        folder.file("f.txt", utf16),
        folder.file("g.txt", legacy),
    ];
    let terminal = terminal(132, 43).khabar(files);
    let bodies = [
        "افتتحت البلدية",
        "انطلق السباق من الميناء فجرا.",
        "حفر الأهالي بئرا عميقة.",
        "وصل القطار في موعده.",
        "هطل المطر ليلا.",
        "عاد مخبز القرية",
        "زرع التلاميذ نعناعا",
        "فتح المعرض أبوابه للقراء.",
    ];
    for body in bodies {
        terminal.until_shown(body);
        terminal.send("J");
    }
    terminal.until_shown("هذا آخر مقال");
    quit(terminal);
}

#[test]
fn what_cannot_be_read_is_named_once_the_terminal_is_back() {
    let folder = Folder::new();
    let mut terminal = terminal(80, 24).khabar([folder.file("green.txt", GREEN), PathBuf::from("missing-file.txt")]);
    terminal.until_shown("زرع التلاميذ");
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
    let screen = terminal.screen();
    assert!(screen.text().contains("missing-file.txt: no such file"), "{}", screen.text());
}

#[test]
fn nothing_to_read_leaves_the_terminal_alone() {
    let mut terminal = terminal(80, 24).khabar(["missing-file.txt"]);
    assert_eq!(terminal.end().code(), Some(1));
    let screen = terminal.screen();
    assert!(screen.text().contains("missing-file.txt: no such file") && screen.entered.is_none());
    drop(screen);
    assert_modes_are_back(&terminal);
}

// Keys

#[test]
fn an_arabic_search_typed_in_pieces_finds_walks_and_is_given_up() {
    let (terminal, _folder) = bridge(100, 30);
    terminal.send("/");
    terminal.until_shown("بحث:");
    // Without its hamza and in pieces that cut letters: "الاناره" finds "الإنارة".
    for piece in "الاناره".as_bytes().chunks(3) {
        terminal.send(piece);
    }
    terminal.until_shown("بحث: الاناره ١ من ١");
    terminal.send(b"\x7F".repeat(7));
    terminal.send("الجسر\r");
    terminal.until_shown("بحث: الجسر ١ من ١");
    terminal.send("/الحموي\r");
    terminal.until_shown("بحث: الحموي ١ من ٢");
    terminal.send("n");
    terminal.until_shown("٢ من ٢");
    terminal.send("n");
    terminal.until_shown("١ من ٢");
    terminal.send("\x1B");
    terminal.until("the search is over", |screen| !screen.shows("بحث:") && screen.shows("خبر ١ من ١"));
    quit(terminal);
}

#[test]
fn a_letter_key_works_on_an_arabic_keyboard() {
    let terminal = terminal(132, 43).khabar([""; 0]);
    terminal.until_shown("خبر ١ من ٢٨");
    // ت stands where j does.
    terminal.send("ت");
    terminal.until_shown("خبر ٢ من ٢٨");
    quit(terminal);
}

#[test]
fn help_lies_over_the_panes_and_goes_away() {
    let (terminal, _folder) = bridge(100, 30);
    terminal.send("?");
    terminal.until_shown("المفاتيح");
    terminal.until_shown("سطر أو عنوان إلى أسفل");
    terminal.send("?");
    terminal.until("the help is gone", |screen| !screen.shows("المفاتيح") && screen.shows("افتتحت البلدية"));
    quit(terminal);
}

#[test]
fn e_hides_and_shows_the_sidebar() {
    let (terminal, _folder) = bridge(100, 30);
    terminal.until_shown("ليلى الحموي");
    terminal.until_shown("من وماذا في المقال");
    terminal.send("e");
    terminal.until("the sidebar is gone", |screen| !screen.shows("من وماذا في المقال"));
    terminal.send("e");
    terminal.until_shown("من وماذا في المقال");
    quit(terminal);
}

// Mouse and title

/// The report of a click on a cell, both counted from zero.
fn click((column, row): (usize, usize)) -> String {
    format!("\x1B[<0;{};{}M\x1B[<0;{};{}m", column + 1, row + 1, column + 1, row + 1)
}

/// Where a row of the screen, cut from left to right into cells, starts with these letters as they are painted.
fn place(screen: &screen::Screen, painted: &[&str]) -> (usize, usize) {
    let rows = (0..screen.height()).map(|row| screen.row(row));
    let found =
        rows.enumerate().find_map(|(y, row)| Some((row.windows(painted.len()).position(|cells| cells == painted)?, y)));
    found.expect("it is painted")
}

/// The last two letters of "ليلى" and a blank, from the left.
const LAYLA: [&str; 4] = ["\u{FEF0}", "\u{FEE0}", "\u{FEF4}", "\u{FEDF}"];

#[test]
fn a_click_on_a_name_and_the_wheel_do_what_they_say() {
    let (terminal, _folder) = bridge(100, 14);
    terminal.until_shown("ليلى الحموي ٢");
    let (column, row) = place(&terminal.screen(), &LAYLA);
    let before = terminal.screen().text();
    terminal.send(click((column + 1, row)));
    terminal.until("she is chosen", |screen| screen.text() != before);
    terminal.send("*");
    terminal.until_shown("بحث: ليلى الحموي");
    terminal.send("\x1B");
    terminal.until("the search is over", |screen| !screen.shows("بحث:"));
    quit(terminal);
}

#[test]
fn the_wheel_scrolls_the_article() {
    let (terminal, _folder) = bridge(80, 8);
    terminal.send("\x1B[<65;20;3M".repeat(5));
    terminal.until_shown("على الضفة الأخرى");
    terminal.send("\x1B[<64;20;3M".repeat(5));
    terminal.until_shown("افتتاح جسر المشاة");
    quit(terminal);
}

#[test]
fn a_click_is_mapped_back_where_the_terminal_reports_the_row_as_it_was_sent() {
    let folder = Folder::new();
    let file = folder.file("bridge.txt", BRIDGE);
    for mode in ["runs", "row"] {
        let arguments = ["--terminal".into(), mode.into(), file.clone().into_os_string()];
        let terminal = terminal(100, 14).khabar::<OsString>(arguments);
        // The sign of a person; digits stand elsewhere too.
        terminal.until("the sidebar is filled", |screen| {
            screen.bytes.ends_with(b"\x1B[?2026l") && screen.text().contains('◆')
        });
        let screen = terminal.screen();
        // In reading order among what was sent, as the terminal of this test shows it.
        let sent: Vec<&str> = LAYLA.into_iter().rev().collect();
        let starts_with = |cell: &String, letter: &str| cell.starts_with(letter);
        let found = (0..screen.height()).find_map(|y| {
            let row = screen.row(y);
            let at = row
                .windows(4)
                .position(|cells| cells.iter().zip(&sent).all(|(cell, letter)| starts_with(cell, letter)))?;
            Some((at, usize::from(y)))
        });
        drop(screen);
        terminal.send(click(found.expect("it is sent")));
        terminal.send("*");
        // Each word of the prompt is in reading order in both modes.
        terminal.until("her name is searched", |screen| {
            let prompt: String = screen.row(screen.height() - 1).concat().nfkc().collect();
            prompt.contains("بحث") && prompt.contains("ليلى")
        });
        terminal.send("\x1Bqq");
        let mut terminal = terminal;
        assert_eq!(terminal.end().code(), Some(0), "{mode}");
    }
}

#[test]
fn the_mouse_is_left_to_the_terminal_where_the_config_file_says_so() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "[reader]\nmouse = false\n");
    let arguments = ["--config".into(), config.into_os_string(), folder.file("green.txt", GREEN).into_os_string()];
    let terminal = terminal(80, 24).khabar::<OsString>(arguments);
    terminal.until_shown("زرع التلاميذ");
    assert_eq!(terminal.screen().emulated().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert_eq!(terminal.screen().first(b"\x1B[?1000h"), None);
    quit(terminal);
}

#[test]
fn the_window_is_named_after_the_article_and_gets_its_own_name_back() {
    let folder = Folder::new();
    let files = [folder.file("bridge.txt", BRIDGE), folder.file("green.txt", GREEN)];
    let terminal = terminal(100, 30).khabar(files);
    terminal.until_shown("افتتحت البلدية");
    terminal.until("the window is named", |screen| {
        screen.last("\x1B]2;خبر – \u{2068}افتتاح جسر المشاة فوق النهر\u{2069}\x07".as_bytes()).is_some()
    });
    terminal.send("j");
    terminal.until_shown("زرع التلاميذ");
    let named = terminal.screen().last("\x1B]2;خبر – \u{2068}وضعت المدرسة سقفا أخضر\u{2069}\x07".as_bytes());
    assert!(named > terminal.screen().last(b"\x1B[22;2t"));
    quit(terminal);
}

#[test]
fn a_terminal_without_a_window_is_told_no_title() {
    let folder = Folder::new();
    let mut terminal = terminal(100, 30).variable("TERM", "linux").khabar([folder.file("bridge.txt", BRIDGE)]);
    terminal.until_shown("افتتحت البلدية");
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
    assert!(terminal.screen().first(b"\x1B]2;").is_none() && terminal.screen().first(b"\x1B[22;2t").is_none());
}

#[test]
fn links_are_sent_where_the_terminal_knows_them_and_a_hostile_address_is_not() {
    let folder = Folder::new();
    let page = "# روابط\n\nزر [موقع البلدية](https://example.org/أخبار?a=b;c) اليوم.\n\n\
        وهذا [رابط خبيث](<https://evil.example/\u{1B}\\\u{1B}]52;c;aGFja2Vk\u{7}>) وذاك [آخر](javascript:alert(1)) هنا.\n";
    let file = folder.file("links.md", page);
    let link = "\x1B]8;id=khabar-1;https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?a=b;c\x1B\\".as_bytes();
    for (answer, is_known) in [(Answer::VTE, true), (Answer::PLAIN, false)] {
        let terminal = terminal(100, 30).answering(answer).khabar([&file]);
        terminal.until_shown("زر موقع البلدية اليوم.");
        terminal.until_shown("وهذا رابط خبيث");
        let screen = terminal.screen();
        assert_eq!(screen.first(link).is_some(), is_known);
        assert!(screen.last(b"\x1B]8;;\x1B\\") >= screen.last(link), "no link stays open");
        let controls = parse(&screen.bytes).controls;
        let links = controls.iter().filter(|control| control.starts_with("ESC ]8;"));
        assert!(links.filter(|link| link.contains("evil") || link.contains("alert")).count() == 0, "{controls:?}");
        assert!(!controls.iter().any(|control| control.contains("52;")), "{controls:?}");
        drop(screen);
        quit(terminal);
        let mut shown =
            terminal::terminal(100, 30).answering(answer).khabar(["show".into(), file.clone().into_os_string()]);
        assert_eq!(shown.end().code(), Some(0));
        let screen = shown.screen();
        assert_eq!(screen.first(link).is_some(), is_known, "in what `show` prints");
        assert!(screen.last(b"\x1B]8;;\x1B\\") >= screen.last(link), "no link stays open");
    }
}

// Sizes

#[test]
fn any_size_is_drawn_and_the_last_picture_is_the_right_one() {
    let (fresh, _folder) = bridge(100, 30);
    let expected = picture(&fresh);
    quit(fresh);
    let (terminal, _folder) = bridge(132, 43);
    for (columns, rows) in [(80, 24), (10, 3), (1, 1), (250, 70), (40, 12), (20, 5), (19, 4), (70, 20), (132, 2)] {
        let before = terminal.screen().bytes.len();
        terminal.resize(columns, rows);
        terminal.until("something is drawn", |screen| screen.bytes.len() > before);
    }
    terminal.resize(100, 30);
    terminal.until("the last picture is that of a fresh start", |screen| screen.reading() == expected);
    quit(terminal);
}

#[test]
fn a_storm_of_sizes_ends_with_the_right_picture() {
    let (fresh, _folder) = bridge(100, 30);
    let expected = picture(&fresh);
    quit(fresh);
    let (terminal, _folder) = bridge(80, 24);
    for step in 1..=50_u16 {
        terminal.resize(1 + step * 83 % 250, 1 + step * 31 % 70);
    }
    terminal.resize(100, 30);
    terminal.until("the last picture is that of a fresh start", |screen| screen.reading() == expected);
    quit(terminal);
}

// Signals

#[test]
fn a_signal_that_ends_khabar_gives_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let (mut terminal, _folder) = bridge(80, 24);
        terminal.signal(signal);
        assert_eq!(terminal.end().code(), Some(code), "{signal:?}");
        assert_given_back(&terminal);
    }
}

#[test]
fn a_signal_while_the_terminal_is_asked_gives_it_back() {
    let folder = Folder::new();
    let file = folder.file("bridge.txt", BRIDGE).into_os_string();
    for arguments in [vec![file.clone()], vec!["show".into(), file], vec!["doctor".into()]] {
        let asked =
            terminal(80, 24).answering(Answer::Silence).variable("SSH_CONNECTION", "192.0.2.1 5022 192.0.2.2 22");
        let mut terminal = asked.khabar(&arguments);
        terminal.until("it is asked", |screen| screen.first(b"\x1B[c").is_some());
        terminal.signal(Signal::TERM);
        assert_eq!(terminal.end().code(), Some(143), "{arguments:?}");
        assert_modes_are_back(&terminal);
        let screen = terminal.screen();
        assert!(screen.last(b"\x1B[8h") > screen.last(b"\x1B[8l") && screen.entered.is_none());
    }
}

#[test]
fn once_the_terminal_was_asked_a_signal_ends_khabar_as_any_program() {
    let mut terminal = terminal(80, 60).khabar(["doctor", "--language", "en"]);
    terminal.until("it asks which line reads right", |screen| screen.text().contains("Enter"));
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end().signal(), Some(15));
    assert_modes_are_back(&terminal);
}

#[test]
fn control_z_gives_the_terminal_back_and_the_same_picture_comes_again() {
    let folder = Folder::new();
    let script = "set -m; \"$KHABAR\" \"$FILE\"; echo \"STOPPED=$?\"; read line; fg >/dev/null; echo \"ENDED=$?\"";
    let setup = terminal(100, 30).variable("FILE", folder.file("bridge.txt", BRIDGE));
    let mut terminal = setup.shell(script);
    let before = picture(&terminal);
    terminal.send("\x1A");
    terminal.until("the shell goes on", |screen| screen.text().contains("STOPPED="));
    assert_given_back(&terminal);
    terminal.send("go\n");
    terminal.until("the same picture comes again", |screen| screen.is_taken() && screen.reading() == before);
    assert!(!terminal.modes_now().local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO));
    terminal.send("qq");
    terminal.end();
    assert!(terminal.screen().text().contains("ENDED=0"));
    assert_given_back(&terminal);
}

#[test]
fn a_window_that_is_closed_ends_khabar() {
    let (mut terminal, _folder) = bridge(80, 24);
    terminal.hang_up();
    assert_eq!(terminal.end().code(), Some(129));
}

#[test]
fn a_window_that_is_closed_ends_khabar_even_where_nobody_signals_it() {
    let folder = Folder::new();
    let ended = folder.file("ended", "");
    // Only the leader of the session, the shell, is told.
    let setup = terminal(80, 24).variable("FILE", folder.file("bridge.txt", BRIDGE)).variable("ENDED", &ended);
    let mut terminal = setup.shell("trap '' HUP; \"$KHABAR\" \"$FILE\"; echo $? > \"$ENDED\"");
    terminal.until_shown("افتتحت البلدية");
    terminal.hang_up();
    terminal.end();
    let code = std::fs::read_to_string(ended).expect("the shell wrote it");
    assert_eq!(code.trim(), "129");
}

// Terminals

#[test]
fn a_pipe_gets_logical_text_without_a_single_control() {
    let folder = Folder::new();
    let mut khabar = Command::new(env!("CARGO_BIN_EXE_khabar"));
    khabar.env("XDG_DATA_HOME", folder.path()).env("TERM", "xterm").stdin(Stdio::null());
    let output = khabar.arg(folder.file("bridge.txt", BRIDGE)).output();
    let output = output.expect("khabar runs");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("text is UTF-8");
    for line in BRIDGE.lines() {
        assert!(text.contains(line), "{line} is in {text}");
    }
    assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n'));
}

#[test]
fn a_dumb_terminal_gets_logical_text_without_a_single_control() {
    let folder = Folder::new();
    let mut terminal = terminal(200, 24).variable("TERM", "dumb").khabar([folder.file("green.txt", GREEN)]);
    assert_eq!(terminal.end().code(), Some(0));
    let Stream { controls, text } = parse(&terminal.screen().bytes);
    assert_eq!(controls, ["\\u{d}", "\\u{a}"].map(str::to_owned).into());
    for line in GREEN.lines() {
        assert!(text.contains(line), "{line} is in {text}");
    }
}

#[test]
fn a_terminal_that_knows_the_bidi_mode_or_is_said_to_is_switched_before_its_screen_is_made() {
    let folder = Folder::new();
    let file = folder.file("green.txt", GREEN).into_os_string();
    let chosen: Vec<OsString> = vec!["--terminal".into(), "explicit".into(), file.clone()];
    for (answer, arguments) in [(Answer::Silence, chosen), (Answer::VTE, vec![file])] {
        let terminal = terminal(80, 24).answering(answer).khabar(arguments);
        terminal.until_shown("زرع التلاميذ");
        let screen = terminal.screen();
        assert!(screen.last(b"\x1B[8l") < screen.first(b"\x1B[?1049h"), "the mode comes before the screen");
        assert!(screen.first(b"\x1B[?1049h") < screen.first(b"\x1B[2J"), "the screen comes before its clearing");
        assert!(screen.first(b"\x1B[8l").is_some() && screen.first(b"\x1B[8h") < screen.last(b"\x1B[8l"));
        drop(screen);
        quit(terminal);
    }
}

#[test]
fn a_terminal_that_answers_nothing_still_gets_its_screen() {
    let folder = Folder::new();
    let terminal = terminal(80, 24).answering(Answer::Silence).khabar([folder.file("green.txt", GREEN)]);
    terminal.until_shown("زرع التلاميذ");
    let screen = terminal.screen();
    let (began, entered) = (screen.began.expect("it wrote"), screen.entered.expect("it entered"));
    // A third of a second by the clock of khabar; what a loaded machine adds is not measured here.
    assert!(entered - began < Duration::from_secs(30), "{:?}", entered - began);
    drop(screen);
    quit(terminal);
}

// Hostile input

/// What a terminal gets for an article with this headline and this text: opened, walked through, searched, left.
fn stream_of(name: &str, headline: &str, text: &str, pasted: &str) -> Stream {
    let folder = Folder::new();
    let content = format!("{headline}\n\nتبدأ هنا فقرة {text} وتنتهي هنا.\n\n{}", "سطر من كلام عادي.\n\n".repeat(40));
    let missing = OsString::from(name);
    let mut terminal = terminal(100, 30).khabar([folder.file("article.txt", content).into_os_string(), missing]);
    terminal.until_shown("تبدأ هنا فقرة");
    terminal.send("/\x1B[200~");
    terminal.send(pasted);
    terminal.send("\x1B[201~");
    terminal.until_shown("بحث: كلام");
    terminal.send("\r");
    terminal.until_shown("السابق");
    terminal.send("\x1B");
    terminal.until("the search is over", |screen| !screen.shows("بحث:"));
    terminal.send("Ggg?");
    terminal.until_shown("المفاتيح");
    terminal.send("qqq");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
    let stream = parse(&terminal.screen().bytes);
    assert!(stream.text.contains("no such file"), "the missing file is named");
    stream
}

#[test]
fn nothing_of_a_hostile_article_steers_the_terminal() {
    let harmless = stream_of("missing", "عنوان هادئ", "لا شيء فيها", "كلام");
    let hostile = stream_of(
        "miss\x1B]52;c;aGk=\x07\u{9B}31m\u{202E}ing",
        "عنوان \x1B]0;hacked\x07 هادئ \u{202E}مقلوب",
        "\x1B[2J\x1B[31m \x1B]52;c;aGFja2Vk\x07 \u{9B}5n \u{9D}52;c;aGk=\u{9C} \u{90}q\u{9C} \x1B[6n \x1BPq\x1B\\ \x1B7 \x1B(0 \
         \u{2066}عزل\u{2067} \u{202D}قسر\u{202C} \u{200F}علامة\u{61C} \x08\x08\x0E\x0F \u{2028} \x00 \u{7F}",
        "كلام\x1B]52;c;aGk=\x07\u{9B}31m\u{202E}",
    );
    assert_eq!(hostile.controls, harmless.controls);
    let known = [
        "\\u{a}",
        "\\u{d}",
        "CSI 22;2t",
        "CSI 23;2t",
        "CSI 2J",
        "CSI 8$p",
        "CSI 14t",
        "CSI 16t",
        "CSI 8h",
        "CSI 8l",
        "CSI >c",
        "CSI >q",
        "CSI ?1000h",
        "CSI ?1000l",
        "CSI ?1002h",
        "CSI ?1002l",
        "CSI ?1006h",
        "CSI ?1006l",
        "CSI ?1049h",
        "CSI ?1049l",
        "CSI ?2004h",
        "CSI ?2004l",
        "CSI ?2026h",
        "CSI ?2026l",
        "CSI ?25h",
        "CSI ?25l",
        "CSI K",
        "CSI c",
        "CSI …G",
        "CSI …H",
        "CSI …m",
        "ESC 7",
        "ESC 8",
        "ESC ]11;?",
        "ESC ]2;…",
        "ESC _Gi=7529,a=q,f=24,s=1,v=1;AAAA",
    ];
    assert_eq!(harmless.controls, known.map(str::to_owned).into());
    let invisible = |letter: char| matches!(letter, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}');
    assert_eq!(hostile.text.matches(invisible).collect::<String>(), "");
    assert!(!hostile.text.contains("hacked") && !hostile.text.contains("aGFja2Vk"));
}

// Much text

#[test]
fn ten_megabytes_open_and_are_walked_and_searched() {
    let folder = Folder::new();
    let mut text = String::from("مقال من عشرة ملايين حرف\n\n");
    for number in 1.. {
        if text.len() > 10_000_000 {
            break;
        }
        write!(text, "هذه فقرة رقم {number} من مقال طويل جدا، كتبت لتجرب صبر القارئ والقارئة معا.\n\n")
            .expect("memory");
    }
    text.push_str("وهنا الخاتمة وحدها.\n");
    let terminal = terminal(80, 24).khabar([folder.file("long.txt", text)]);
    terminal.until_shown("هذه فقرة رقم 1");
    terminal.send("\rG");
    terminal.until_shown("وهنا الخاتمة وحدها.");
    terminal.send("gg");
    terminal.until_shown("مقال من عشرة ملايين حرف");
    terminal.send("/الخاتمه\r");
    terminal.until_shown("بحث: الخاتمه ١ من ١");
    terminal.until_shown("وهنا الخاتمة وحدها.");
    terminal.send("\x1B");
    terminal.until("the search is over", |screen| !screen.shows("بحث:"));
    quit(terminal);
}
