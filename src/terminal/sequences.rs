//! The control sequences that take a terminal and give it back, as bytes.
//!
//! Pure. What is switched on here is switched off here, in the opposite order.

use super::profile::Mode;
use super::session::{Mouse, Options};

/// ECMA-48 `SM 8`: the terminal lays bidirectional text out itself again.
pub(super) const BIDI_IMPLICIT: &str = "\x1B[8h";
/// Begin and end of synchronized output.
pub(super) const FRAME: (&str, &str) = ("\x1B[?2026h", "\x1B[?2026l");

const BIDI_EXPLICIT: &str = "\x1B[8l";
/// mlterm's own switch for its layout of right-to-left rows, off and on.
const MLTERM_LAYOUT: (&str, &str) = ("\x1B]5379;use_ctl=false\x07", "\x1B]5379;use_ctl=true\x07\x1B[8h");
const ALTERNATE_SCREEN: (&str, &str) = ("\x1B[?1049h", "\x1B[?1049l");
const CLEAR: &str = "\x1B[2J\x1B[H";
const CURSOR: (&str, &str) = ("\x1B[?25l", "\x1B[?25h");
const PASTE: (&str, &str) = ("\x1B[?2004h", "\x1B[?2004l");
/// Buttons and the wheel, and movement while a button is down, in coordinates without a limit (SGR). Terminals without
/// the second mode stay in the first; where they exclude each other, the last one counts.
const MOUSE: (&str, &str) = ("\x1B[?1000h\x1B[?1002h\x1B[?1006h", "\x1B[?1006l\x1B[?1002l\x1B[?1000l");
/// Keeping the title that was there, and bringing it back.
const TITLE_STACK: (&str, &str) = ("\x1B[22;2t", "\x1B[23;2t");
/// The longest title, in characters: no window shows more.
const TITLE_LIMIT: usize = 300;
const PLAIN_STYLE: &str = "\x1B[0m";

/// What is written on entering.
///
/// VTE keeps the bidi mode with each row when the row is made: the mode comes before the alternate screen and
/// before the clear.
pub(super) fn enter_bytes(mode: Mode, options: &Options) -> Vec<u8> {
    let bidi = layout_switches(mode).0;
    let mouse = match options.mouse {
        Mouse::Captured => MOUSE.0,
        Mouse::Left => "",
    };
    let title = title_bytes(&options.title);
    let title = if title.is_empty() { title } else { format!("{}{title}", TITLE_STACK.0) };
    format!("{bidi}{}{CLEAR}{}{}{mouse}{title}", ALTERNATE_SCREEN.0, CURSOR.0, PASTE.0).into_bytes()
}

/// What is written on leaving, on whatever way: it closes all that [`enter_bytes`] opened, and a frame cut short.
pub(super) fn restore_bytes(mode: Mode, options: &Options) -> Vec<u8> {
    let bidi = layout_switches(mode).1;
    let mouse = match options.mouse {
        Mouse::Captured => MOUSE.1,
        Mouse::Left => "",
    };
    let title = if title_bytes(&options.title).is_empty() { "" } else { TITLE_STACK.1 };
    let screen = ALTERNATE_SCREEN.1;
    format!("{}{PLAIN_STYLE}{title}{mouse}{}{}{screen}{bidi}", FRAME.1, PASTE.1, CURSOR.1).into_bytes()
}

/// What stops the terminal from laying bidirectional text out itself, and what lets it again.
///
/// A mode that counts on the terminal's layout leaves it on. Asking the terminal has reset BDSM all the same, so every
/// mode that may follow a question sets it again on leaving.
const fn layout_switches(mode: Mode) -> (&'static str, &'static str) {
    match mode {
        Mode::Visual | Mode::Explicit | Mode::Alternating => (BIDI_EXPLICIT, BIDI_IMPLICIT),
        Mode::Mlterm => MLTERM_LAYOUT,
        Mode::Words | Mode::Runs | Mode::Anchored | Mode::Row => ("", BIDI_IMPLICIT),
        Mode::Logical => ("", ""),
    }
}

/// What lays out a single row by itself, on the way of programs that have no screen: written before and behind the row.
///
/// VTE keeps BDSM with each row; mlterm's switch turns all rows, so that its row is only right until the switch is back.
#[must_use]
pub const fn row_switches(mode: Mode) -> (&'static str, &'static str) {
    match mode {
        Mode::Explicit => (BIDI_EXPLICIT, BIDI_IMPLICIT),
        Mode::Mlterm => MLTERM_LAYOUT,
        Mode::Visual | Mode::Words | Mode::Runs | Mode::Anchored | Mode::Row | Mode::Alternating | Mode::Logical => {
            ("", "")
        }
    }
}

/// What names the window: logical text, without anything that could end it or steer the terminal. Nothing where nothing
/// is left.
pub(super) fn title_bytes(title: &str) -> String {
    let plain: String = title.chars().filter(|c| !c.is_control()).take(TITLE_LIMIT).collect();
    if plain.is_empty() { plain } else { format!("\x1B]2;{plain}\x07") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(mouse: Mouse, title: &str) -> Options {
        Options { mouse, title: title.to_owned(), ..Options::new(|_| {}) }
    }

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_bidi_mode_is_set_before_the_alternate_screen_and_that_before_the_clear() {
        for mode in [Mode::Visual, Mode::Explicit, Mode::Alternating] {
            let bytes = text(enter_bytes(mode, &options(Mouse::Left, "")));
            assert_eq!(bytes, "\x1B[8l\x1B[?1049h\x1B[2J\x1B[H\x1B[?25l\x1B[?2004h", "{mode}");
        }
    }

    #[test]
    fn leaving_undoes_entering() {
        let bytes = text(restore_bytes(Mode::Visual, &options(Mouse::Captured, "خبر")));
        let expected =
            "\x1B[?2026l\x1B[0m\x1B[23;2t\x1B[?1006l\x1B[?1002l\x1B[?1000l\x1B[?2004l\x1B[?25h\x1B[?1049l\x1B[8h";
        assert_eq!(bytes, expected);
    }

    #[test]
    fn every_private_mode_that_entering_changes_is_changed_back() {
        for mouse in [Mouse::Captured, Mouse::Left] {
            let entering = text(enter_bytes(Mode::Visual, &options(mouse, "khabar")));
            let leaving = text(restore_bytes(Mode::Visual, &options(mouse, "khabar")));
            for set in entering.split('\x1B').filter(|sequence| sequence.starts_with("[?")) {
                let opposite = if let Some(mode) = set.strip_suffix('h') {
                    format!("{mode}l")
                } else {
                    format!("{}h", set.strip_suffix('l').unwrap())
                };
                assert!(leaving.contains(&opposite), "{set} is undone in {leaving:?}");
            }
        }
    }

    #[test]
    fn the_bidi_mode_is_left_alone_where_the_terminal_is_to_reorder() {
        let options = options(Mouse::Left, "");
        assert!(!text(enter_bytes(Mode::Logical, &options)).contains("\x1B[8"));
        assert!(!text(restore_bytes(Mode::Logical, &options)).contains("\x1B[8"));
    }

    #[test]
    fn the_switch_of_mlterm_is_thrown_before_the_alternate_screen_and_back_after_it() {
        let options = options(Mouse::Left, "");
        assert!(text(enter_bytes(Mode::Mlterm, &options)).starts_with("\x1B]5379;use_ctl=false\x07\x1B[?1049h"));
        assert!(text(restore_bytes(Mode::Mlterm, &options)).ends_with("\x1B[?1049l\x1B]5379;use_ctl=true\x07\x1B[8h"));
    }

    #[test]
    fn a_mode_that_counts_on_the_terminals_layout_leaves_it_on_and_undoes_the_question() {
        let options = options(Mouse::Left, "");
        for mode in [Mode::Words, Mode::Runs, Mode::Anchored, Mode::Row] {
            assert!(text(enter_bytes(mode, &options)).starts_with("\x1B[?1049h"), "{mode}");
            assert!(text(restore_bytes(mode, &options)).ends_with("\x1B[?1049l\x1B[8h"), "{mode}");
        }
    }

    #[test]
    fn a_title_cannot_steer_the_terminal() {
        let bytes = text(enter_bytes(Mode::Visual, &options(Mouse::Left, "a\x07\x1B[31m\u{9C}b")));
        assert!(bytes.ends_with("\x1B]2;a[31mb\x07"));
    }
}
