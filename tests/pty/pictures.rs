//! The lead picture in terminals that draw pictures themselves, each in its own way, and in those that don't.
//!
//! Pictures come through a proxy on loopback: the article names a host of the public net.

use super::files::Folder;
use super::leaving::with_programs;
use super::quit;
use super::screen::Screen;
use super::server::{Server, answer};
use super::terminal::{Answer, Setup, Terminal, terminal};
use image::{ImageFormat, Rgb, RgbImage};
use rustix::process::Signal;
use std::io::Cursor;
use std::num::NonZeroU16;

const CAPTION: &str = "الجسر صباح الافتتاح";
const KITTY: Answer = Answer::Bytes(b"\x1B_Gi=7529;OK\x1B\\\x1B[?62c");
const ITERM2: Answer = Answer::Bytes(b"\x1BP>|iTerm2 3.5.0\x1B\\\x1B[?62;4c");
const SIXEL: Answer = Answer::Bytes(b"\x1B[?62;4;22c");
/// What a picture begins with.
const KITTY_BEGINS: &str = "\x1B_Ga=T,f=100,i=7529,q=2,C=1,c=13,r=4,m=";
const ITERM2_BEGINS: &str = "\x1B]1337;File=inline=1;size=";
const SIXEL_BEGINS: &str = "\x1BP0;1;0q\"1;1;130;80#0;2;";
/// What takes one of kitty's away.
const KITTY_GONE: &[u8] = b"\x1B_Ga=d,d=I,i=7529,q=2\x1B\\";
/// The cells that it covers: twice its own size, in cells of 10 × 20 pixels.
const CELLS: (u16, u16) = (13, 4);

/// An article with a picture of 64 × 40 pixels, the server that has it, and khabar on both.
struct Scene {
    terminal: Terminal,
    server: Server,
    _folder: Folder,
}

fn picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let part = |part: u32| u8::try_from(part).unwrap_or(u8::MAX);
    let picture = RgbImage::from_fn(64, 40, |x, y| Rgb([part(x * 4), part(y * 6), 90]));
    picture.write_to(&mut bytes, ImageFormat::Png).expect("memory takes it");
    bytes.into_inner()
}

/// khabar on an article with a picture, in a terminal whose cells have 10 × 20 pixels, with this in its config file.
fn scene(setup: Setup, config: &str) -> Scene {
    let (folder, server) = (Folder::new(), Server::saying(answer("200 OK", "", &picture())));
    let article = format!(
        "{{\"title\": \"جسر\", \"body\": \"عبره الناس.\", \"picture\": {{\"url\": \"http://news.example/a.png\", \"words\": \
         \"{CAPTION}\"}}}}"
    );
    let (article, config) = (folder.file("bridge.json", article), folder.file("config.toml", config));
    let setup = setup.variable("COLORTERM", "truecolor").variable("http_proxy", server.at(""));
    let terminal = setup.khabar(["--config".as_ref(), config.as_os_str(), article.as_os_str()]);
    terminal.until_shown("عبره الناس.");
    Scene { terminal, server, _folder: folder }
}

fn colourful(answer: Answer) -> Setup {
    terminal(120, 30).answering(answer).cells_of(10, 20)
}

fn until_drawn(terminal: &Terminal, begins: &str) {
    terminal.until("the picture is drawn", |screen| {
        screen.first(begins.as_bytes()).is_some() && screen.bytes.ends_with(b"\x1B[?2026l") && screen.shows(CAPTION)
    });
}

/// The column and the row that the cursor was sent to for what begins so, counted from 0.
fn place(screen: &Screen, begins: &str) -> (u16, u16) {
    let at = screen.last(begins.as_bytes()).expect("it was sent");
    let before = String::from_utf8_lossy(&screen.bytes[..at]).into_owned();
    let (_, sent) = before.rsplit_once("\x1B[").expect("the cursor was sent there");
    let (row, column) = sent.strip_suffix('H').and_then(|place| place.split_once(';')).expect("it is a place");
    let number = |digits: &str| digits.parse::<u16>().expect("it is a number") - 1;
    (number(column), number(row))
}

/// The contents of the cells of a picture whose upper left cell is there.
fn cells(screen: &vt100::Screen, (left, top): (u16, u16)) -> String {
    let rows = (top..top + CELLS.1).flat_map(|row| (left..left + CELLS.0).map(move |column| (row, column)));
    rows.filter_map(|(row, column)| screen.cell(row, column)).map(vt100::Cell::contents).collect()
}

/// How often `sequence` was written.
fn count(screen: &Screen, sequence: &[u8]) -> usize {
    screen.bytes.windows(sequence.len()).filter(|window| *window == sequence).count()
}

#[test]
fn each_terminal_draws_the_picture_in_its_own_way_over_blank_cells_within_one_frame() {
    for (answer, begins) in [(KITTY, KITTY_BEGINS), (ITERM2, ITERM2_BEGINS), (SIXEL, SIXEL_BEGINS)] {
        let scene = scene(colourful(answer), "");
        assert_eq!(scene.server.heads().len(), 0, "nothing is fetched before it is asked for");
        scene.terminal.send("p");
        until_drawn(&scene.terminal, begins);
        let screen = scene.terminal.screen();
        let at = screen.first(begins.as_bytes()).expect("it is drawn");
        let before = &screen.bytes[..at];
        let last = |sequence: &[u8]| before.windows(sequence.len()).rposition(|window| window == sequence);
        assert!(last(b"\x1B[?2026h") > last(b"\x1B[?2026l"), "it goes out with its frame");
        assert_eq!(count(&screen, begins.as_bytes()), 1);
        assert_eq!(cells(screen.emulated(), place(&screen, begins)).trim(), "");
        assert!(!screen.text().contains('▀'));
        drop(screen);
        quit_picture(scene);
    }
}

fn quit_picture(scene: Scene) {
    scene.terminal.send("\x1B");
    scene.terminal.until("the picture is put away", |screen| {
        screen.bytes.ends_with(b"\x1B[?2026l") && !screen.shows(CAPTION) && screen.shows("عبره الناس.")
    });
    quit(scene.terminal);
}

#[test]
fn kittys_picture_is_taken_away_when_the_overlay_is_closed() {
    for key in ["\x1B", "q", "p"] {
        let scene = scene(colourful(KITTY), "");
        scene.terminal.send("p");
        until_drawn(&scene.terminal, KITTY_BEGINS);
        assert_eq!(scene.terminal.screen().last(KITTY_GONE), None);
        scene.terminal.send(key);
        scene.terminal.until("it is gone", |screen| {
            screen.bytes.ends_with(b"\x1B[?2026l") && screen.last(KITTY_GONE) > screen.last(KITTY_BEGINS.as_bytes())
        });
        assert!(!scene.terminal.screen().shows(CAPTION));
        quit(scene.terminal);
    }
}

#[test]
fn a_picture_that_lies_in_cells_is_written_over_when_the_overlay_is_closed() {
    for (answer, begins) in [(ITERM2, ITERM2_BEGINS), (SIXEL, SIXEL_BEGINS)] {
        // Without colours of its own the theme has nothing by which the blanks of panes and overlay would differ.
        let scene = scene(colourful(answer), "[interface]\ntheme = 'terminal'\n");
        scene.terminal.send("p");
        until_drawn(&scene.terminal, begins);
        let screen = scene.terminal.screen();
        let (place, written) = (place(&screen, begins), screen.bytes.len());
        drop(screen);
        scene.terminal.send("\x1B");
        scene.terminal.until("the article is back", |screen| {
            screen.bytes.len() > written && screen.bytes.ends_with(b"\x1B[?2026l") && !screen.shows(CAPTION)
        });
        assert!(is_written_over(&scene.terminal.screen().bytes[written..], place));
        quit(scene.terminal);
    }
}

#[test]
fn a_picture_that_lies_in_cells_is_written_over_where_a_smaller_one_follows() {
    let scene = scene(colourful(SIXEL), "");
    scene.terminal.send("p");
    until_drawn(&scene.terminal, SIXEL_BEGINS);
    let screen = scene.terminal.screen();
    let (place, written) = (place(&screen, SIXEL_BEGINS), screen.bytes.len());
    drop(screen);
    // As many cells, but larger ones: nothing is cleared.
    scene.terminal.choose_font((120, 30), (13, 26));
    until_drawn(&scene.terminal, "\x1BP0;1;0q\"1;1;130;78#0;2;");
    let screen = scene.terminal.screen();
    assert!(is_written_over(&screen.bytes[written..], place));
    assert_eq!(count(&screen, b"\x1B[2J"), 1);
    drop(screen);
    quit_picture(scene);
}

#[test]
fn a_browser_for_the_terminal_has_it_without_the_picture_which_comes_again_behind_it() {
    let programs = Folder::new();
    let line = "echo \"page $1\"; read -r key < /dev/tty";
    for (answer, begins, gone) in [(KITTY, KITTY_BEGINS, KITTY_GONE), (SIXEL, SIXEL_BEGINS, b"\x1B[m\x1B[2J")] {
        let setup = with_programs(colourful(answer).variable("BROWSER", "w3m"), &programs, &[("w3m", line)]);
        let scene = scene(setup, "");
        scene.terminal.send("p");
        until_drawn(&scene.terminal, begins);
        scene.terminal.send("o");
        scene.terminal.until("it asks", |screen| screen.row(29).concat().contains("news.example"));
        scene.terminal.send("\r");
        scene
            .terminal
            .until("the page is shown", |screen| !screen.is_alternate() && screen.text().contains("page http"));
        let screen = scene.terminal.screen();
        let (drawn, gone, left) = (screen.last(begins.as_bytes()), screen.last(gone), screen.last(b"\x1B[?1049l"));
        assert!(drawn < gone && gone < left, "{drawn:?} {gone:?} {left:?}");
        drop(screen);
        scene.terminal.send("q\r");
        scene.terminal.until("it is drawn again", |screen| {
            screen.last(begins.as_bytes()) > drawn && screen.bytes.ends_with(b"\x1B[?2026l")
        });
        quit_picture(scene);
    }
}

/// Whether `bytes` write every cell of a picture whose upper left cell is there.
fn is_written_over(bytes: &[u8], place: (u16, u16)) -> bool {
    // A screen full of what a picture left.
    let size = |cells| NonZeroU16::new(cells).expect("a screen has cells");
    let mut stained = vt100::Parser::new(size(30), size(120), 0);
    stained.process(["X".repeat(119).as_str(); 30].join("\r\n").as_bytes());
    assert_eq!(cells(stained.screen(), place), "X".repeat(usize::from(CELLS.0 * CELLS.1)));
    stained.process(bytes);
    !cells(stained.screen(), place).contains('X')
}

#[test]
fn another_size_of_the_window_draws_it_anew_at_its_new_place() {
    for (answer, begins) in [(KITTY, KITTY_BEGINS), (SIXEL, SIXEL_BEGINS)] {
        let scene = scene(colourful(answer), "");
        scene.terminal.send("p");
        until_drawn(&scene.terminal, begins);
        let before = place(&scene.terminal.screen(), begins);
        scene.terminal.resize(100, 26);
        scene.terminal.until("it is drawn at another place", |screen| {
            screen.bytes.ends_with(b"\x1B[?2026l") && place(screen, begins).0 == before.0 - 10
        });
        let screen = scene.terminal.screen();
        assert!(screen.last(begins.as_bytes()) > screen.last(b"\x1B[2J"), "the screen was cleared before");
        assert!(begins == SIXEL_BEGINS || screen.last(KITTY_GONE).is_some());
        assert_eq!(scene.server.heads().len(), 1, "it is not fetched again");
        drop(screen);
        quit_picture(scene);
    }
}

#[test]
fn sixels_are_made_anew_for_another_font_and_the_old_ones_are_not_drawn_in_it() {
    let scene = scene(colourful(SIXEL), "");
    scene.terminal.send("p");
    until_drawn(&scene.terminal, SIXEL_BEGINS);
    scene.terminal.choose_font((150, 38), (8, 16));
    until_drawn(&scene.terminal, "\x1BP0;1;0q\"1;1;128;80#0;2;");
    assert_eq!(count(&scene.terminal.screen(), SIXEL_BEGINS.as_bytes()), 1);
    quit_picture(scene);
}

#[test]
fn a_signal_that_ends_khabar_takes_the_picture_away_before_the_screen_is_left() {
    for (answer, begins, gone) in [(KITTY, KITTY_BEGINS, KITTY_GONE), (SIXEL, SIXEL_BEGINS, b"\x1B[m\x1B[2J")] {
        let mut scene = scene(colourful(answer), "");
        scene.terminal.send("p");
        until_drawn(&scene.terminal, begins);
        scene.terminal.signal(Signal::TERM);
        assert_eq!(scene.terminal.end().code(), Some(143));
        super::assert_given_back(&scene.terminal);
        let screen = scene.terminal.screen();
        let (drawn, gone, left) = (screen.last(begins.as_bytes()), screen.last(gone), screen.last(b"\x1B[?1049l"));
        assert!(drawn < gone && gone < left, "{drawn:?} {gone:?} {left:?}");
    }
}

#[test]
fn redrawing_and_a_question_on_the_status_line_keep_the_picture() {
    let scene = scene(colourful(KITTY), "");
    scene.terminal.send("p");
    until_drawn(&scene.terminal, KITTY_BEGINS);
    let asks = |screen: &Screen| screen.row(29).concat().contains("news.example");
    scene.terminal.send("o");
    scene.terminal.until("it asks", asks);
    scene.terminal.send("\x1B");
    scene.terminal.until("it asks no more", |screen| screen.bytes.ends_with(b"\x1B[?2026l") && !asks(screen));
    assert_eq!(count(&scene.terminal.screen(), KITTY_BEGINS.as_bytes()), 1);
    assert_eq!(scene.terminal.screen().last(KITTY_GONE), None);
    scene.terminal.send("\x0C");
    scene.terminal.until("it is drawn again", |screen| {
        count(screen, KITTY_BEGINS.as_bytes()) == 2 && screen.bytes.ends_with(b"\x1B[?2026l")
    });
    quit_picture(scene);
}

#[test]
fn a_terminal_that_says_nothing_of_pictures_gets_half_blocks() {
    let none = |setup: Setup| (setup, "");
    let cases = [
        none(colourful(Answer::PLAIN)),
        none(colourful(Answer::Silence)),
        // Nobody told the size of a cell.
        none(terminal(120, 30).answering(SIXEL)),
        // It keeps the screen itself, whatever it says.
        none(colourful(Answer::Bytes(b"\x1B[>84;0;0c\x1BP>|tmux 3.4\x1B\\\x1B[?1;2;4c"))),
        none(colourful(SIXEL).variable("TMUX", "/tmp/tmux-0/x,1,0").variable("KHABAR_TERMINAL", "visual")),
        (colourful(KITTY), "[reader]\npictures = 'blocks'\n"),
    ];
    for (setup, config) in cases {
        let scene = scene(setup, config);
        scene.terminal.send("p");
        scene.terminal.until("it is painted", |screen| {
            screen.bytes.ends_with(b"\x1B[?2026l") && screen.text().contains('▀') && screen.shows(CAPTION)
        });
        let screen = scene.terminal.screen();
        for begins in ["\x1B_Ga=T", ITERM2_BEGINS, "\x1BP0;1;0q"] {
            assert_eq!(screen.first(begins.as_bytes()), None);
        }
        drop(screen);
        quit_picture(scene);
    }
}

#[test]
fn the_option_is_heeded_by_the_next_picture() {
    let scene = scene(colourful(SIXEL), "");
    scene.terminal.send(":pictures\r");
    scene.terminal.until("its values are offered", |screen| screen.text().contains("iterm2"));
    scene.terminal.send("blocks\r");
    scene.terminal.until("it is set", |screen| !screen.text().contains("iterm2"));
    scene.terminal.send("p");
    scene.terminal.until("it is painted", |screen| screen.text().contains('▀') && screen.shows(CAPTION));
    assert_eq!(scene.terminal.screen().first(b"\x1BP0;1;0q"), None);
    quit_picture(scene);
}
