//! The reader in a terminal in different looks.

use super::BRIDGE;
use super::files::Folder;
use super::terminal::{Answer, Setup, Terminal, terminal};

/// Colours behind letters, as they are set: the page of the dark theme and that of the light one.
const DARK_PAGE: &[u8] = b"48;2;22;22;28";
const LIGHT_PAGE: &[u8] = b"48;2;251;250;247";

/// A terminal that shows all colours and answers so when it is asked.
fn colourful(answer: &'static [u8]) -> Setup {
    terminal(120, 30)
        .variable("COLORTERM", "truecolor")
        .variable("KHABAR_LANGUAGE", "en")
        .answering(Answer::Bytes(answer))
}

/// The reader on the bridge, with a config file of this content and these themes beside it.
fn reader(setup: Setup, config: &str, themes: &[(&str, &str)]) -> (Terminal, Folder) {
    let folder = Folder::new();
    let (article, config) = (folder.file("bridge.txt", BRIDGE), folder.file("config.toml", config));
    std::fs::create_dir(folder.path().join("themes")).expect("the folder is ours");
    for (name, theme) in themes {
        folder.file(&format!("themes/{name}.toml"), theme);
    }
    let terminal = setup.khabar(["--config".as_ref(), config.as_os_str(), article.as_os_str()]);
    (terminal, folder)
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn until_painted(terminal: &Terminal, page: &[u8]) {
    terminal.until("the page is there", |screen| screen.bytes.ends_with(b"\x1B[?2026l") && has(&screen.bytes, page));
}

/// Waits for a whole frame with these words, as they stand from left to right.
fn until_said(terminal: &Terminal, words: &str) {
    terminal.until(words, |screen| screen.bytes.ends_with(b"\x1B[?2026l") && screen.text().contains(words));
}

#[test]
fn a_light_terminal_is_read_in_the_light_theme_and_any_other_in_the_dark_one() {
    let answers: [(&[u8], &[u8]); 3] = [
        (b"\x1B]11;rgb:ffff/ffff/dddd\x07\x1B[?62c", LIGHT_PAGE),
        (b"\x1B]11;rgb:0000/2b2b/3636\x1B\\\x1B[?62c", DARK_PAGE),
        (b"\x1B[?62c", DARK_PAGE),
    ];
    for (answer, page) in answers {
        let (mut terminal, _folder) = reader(colourful(answer), "", &[]);
        until_painted(&terminal, page);
        terminal.send("qq");
        assert_eq!(terminal.end().code(), Some(0));
    }
}

#[test]
fn the_theme_of_the_config_file_wins_over_what_the_terminal_says_and_t_walks_on() {
    let light = b"\x1B]11;rgb:ffff/ffff/ffff\x07\x1B[?62c";
    let (mut terminal, _folder) = reader(colourful(light), "[interface]\ntheme = 'dark'\n", &[]);
    until_painted(&terminal, DARK_PAGE);
    assert!(!has(&terminal.screen().bytes, LIGHT_PAGE));
    terminal.send("t");
    until_painted(&terminal, LIGHT_PAGE);
    until_said(&terminal, "Theme: light");
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
}

#[test]
fn without_colours_none_is_sent_whatever_is_chosen() {
    let setup = colourful(b"\x1B]11;rgb:ffff/ffff/ffff\x07\x1B[?62c").variable("NO_COLOR", "1");
    let (mut terminal, _folder) = reader(setup, "[interface]\ntheme = 'sepia'\n", &[]);
    until_said(&terminal, "Headlines");
    terminal.send("t");
    until_said(&terminal, "Theme: no colours");
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
    let bytes = terminal.screen().bytes.clone();
    assert!(!has(&bytes, b"38;") && !has(&bytes, b"48;"), "no colour is set");
}

#[test]
fn a_theme_of_ones_own_is_shown_and_a_fault_in_it_is_told_with_its_line() {
    let mine = ("mine", "based-on = 'dark'\n[surfaces]\nreading = 'white on #010203'\n");
    let config = "[interface]\ntheme = 'mine'\n";
    let (mut terminal, _folder) = reader(colourful(b"\x1B[?62c"), config, &[mine, ("bad", "[text]\nhit = 3\n")]);
    until_painted(&terminal, b"48;2;1;2;3");
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
    let told = "bad.toml: line 1: nothing says how reading looks";
    let text = terminal.screen().text().replace('\n', "");
    assert!(text.contains(told) && text.contains("the theme is left out"), "{text}");

    let broken = ("mine", "based-on = 'dark'\n[text]\nhit = 'rott'\n");
    for (config, told) in [
        (config, "mine.toml: line 3: in the look of hit, \"rott\" is no colour"),
        ("[interface]\ntheme = 'yours'\n", "theme \"yours\": there is no theme of that name (there are: dark, light,"),
    ] {
        let (mut terminal, _folder) = reader(colourful(b"\x1B[?62c"), config, &[broken]);
        assert_eq!(terminal.end().code(), Some(2));
        let text = terminal.screen().text().replace('\n', "");
        assert!(text.contains(told), "{text}");
    }
}

#[test]
fn signs_of_ascii_are_all_there_is_where_they_are_chosen() {
    let (mut terminal, _folder) = reader(colourful(b"\x1B[?62c"), "[interface]\nsigns = 'ascii'\n", &[]);
    until_said(&terminal, "Headlines");
    terminal.until("People", |screen| screen.bytes.ends_with(b"\x1B[?2026l") && screen.text().contains("People"));
    let text = terminal.screen().text();
    let special = ['●', '★', '◆', '■', '▲', '▐', '▌', '▕', '·', '•', '│', '▁'];
    assert_eq!(text.matches(special).collect::<String>(), "");
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
}

#[test]
fn for_screen_readers_one_pane_at_a_time_is_plain_text_with_the_cursor_where_the_reader_is() {
    let setup = colourful(b"\x1B[?62c").variable("KHABAR_TERMINAL", "logical");
    let (mut terminal, _folder) = reader(setup, "", &[]);
    let is_there = |words: &'static str| {
        move |screen: &super::screen::Screen| screen.bytes.ends_with(b"\x1B[?2026l") && screen.text().contains(words)
    };
    terminal.until("the article", is_there("افتتحت البلدية صباح الخميس جسر المشاة"));
    let text = terminal.screen().text();
    let special = ['●', '★', '◆', '▐', '▌', '▕', '·', '│', '|', '▁', 'ـ'];
    assert_eq!(text.matches(special).collect::<String>(), "", "{text}");
    assert!(!text.contains("People"), "{text}");
    assert!(!terminal.screen().emulated().hide_cursor(), "the cursor is followed");
    assert_eq!(terminal.screen().emulated().cursor_position(), (2, 0), "at the headline, below the title of the pane");
    terminal.send("e");
    terminal.until("the sidebar", is_there("People"));
    assert!(!terminal.screen().text().contains("افتتحت البلدية"));
    terminal.send("qqq");
    assert_eq!(terminal.end().code(), Some(0));
}
