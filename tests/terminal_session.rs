//! A session on a real pty: the terminal is asked, taken, and given back on every way out.

#[path = "support/pty.rs"]
mod pty;

use std::process::{Command, Stdio};
use std::time::Duration;

use khabar::terminal::Mode;
use pty::{Answering, State, Terminal, probe};
use rustix::process::Signal;
use rustix::termios::{LocalModes, OptionalActions, tcsetattr};

const VTE: &[u8] = b"\x1B[8;2$y\x1BP>|VTE(7006)\x1B\\\x1B[>65;7006;1c\x1B[?65;1;9c";

/// The probe with its screen up, in a mode it was told.
fn running() -> Terminal {
    let terminal = Terminal::probe(&["visual"], Answering::Never);
    terminal.until_shown("ready");
    terminal
}

/// What is switched on, and what switches it off again.
const SWITCHES: [(&str, &str); 10] = [
    ("\x1B[8l", "\x1B[8h"),
    ("\x1B]5379;use_ctl=false\x07", "\x1B]5379;use_ctl=true\x07"),
    ("\x1B[?1049h", "\x1B[?1049l"),
    ("\x1B[?25l", "\x1B[?25h"),
    ("\x1B[?2004h", "\x1B[?2004l"),
    ("\x1B[?1000h", "\x1B[?1000l"),
    ("\x1B[?1002h", "\x1B[?1002l"),
    ("\x1B[?1006h", "\x1B[?1006l"),
    ("\x1B[?2026h", "\x1B[?2026l"),
    ("\x1B[22;2t", "\x1B[23;2t"),
];

/// Asserts that everything the session changed is as it was.
fn assert_given_back(terminal: &Terminal) {
    let state = terminal.state();
    let screen = state.screen.screen();
    assert!(!screen.alternate_screen(), "the alternate screen is left");
    assert!(!screen.hide_cursor(), "the cursor is shown");
    assert!(!screen.bracketed_paste(), "pastes are plain again");
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert_eq!(screen.mouse_protocol_encoding(), vt100::MouseProtocolEncoding::Default);
    for (on, off) in SWITCHES {
        let (on, off) = (state.last(on.as_bytes()), state.last(off.as_bytes()));
        assert!(on.is_none() || off > on, "what was switched on is switched off: {SWITCHES:?}");
    }
    let (before, now) = (terminal.modes_before(), terminal.modes_now());
    assert!(now.local_modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG));
    assert_eq!(now.local_modes, before.local_modes);
    assert_eq!((now.input_modes, now.output_modes), (before.input_modes, before.output_modes));
}

/// Whether the session is up on the screen.
fn is_up(state: &State) -> bool {
    let screen = state.screen.screen();
    let has_mouse = screen.mouse_protocol_mode() == vt100::MouseProtocolMode::ButtonMotion;
    screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste() && has_mouse
}

#[test]
fn a_row_of_visual_cells_is_drawn_as_it_is() {
    let terminal = running();
    let state = terminal.state();
    assert!(is_up(&state));
    // A blank is never written over a blank: the emulator has nothing there.
    let row: Vec<&str> = (0..8).map(|column| state.screen.screen().cell(1, column).unwrap().contents()).collect();
    assert_eq!(row, ["\u{FEDE}", "\u{FE9F}", "\u{FE8E}", "\u{FECB}", "", "\u{FEAE}", "\u{FE92}", "\u{FEA7}"]);
    assert!(state.first(b"\x1B[8l") < state.first(b"\x1B[?1049h"), "the bidi mode comes before the screen");
    assert!(state.first(b"\x1B[?1049h") < state.first(b"\x1B[2J"), "the screen comes before its clearing");
    drop(state);
    assert!(!terminal.modes_now().local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO));
}

#[test]
fn logical_mode_sends_plain_letters_in_reading_order_and_leaves_the_bidi_mode_alone() {
    let mut terminal = Terminal::probe(&["logical"], Answering::Never);
    terminal.until_shown("ready");
    terminal.until_shown("خبر عاجل");
    terminal.send(b"q");
    assert!(terminal.end().success());
    let state = terminal.state();
    assert_eq!((state.first(b"\x1B[8l"), state.first(b"\x1B[8h")), (None, None));
}

#[test]
fn returning_gives_the_terminal_back() {
    let mut terminal = running();
    terminal.send(b"q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
}

#[test]
fn an_error_is_printed_after_the_terminal_was_given_back() {
    let mut terminal = running();
    terminal.send(b"e");
    assert_eq!(terminal.end().code(), Some(1));
    assert_given_back(&terminal);
    assert!(terminal.state().text().contains("probe error:"));
}

#[test]
fn a_panic_of_the_owner_is_printed_after_the_terminal_was_given_back() {
    let mut terminal = running();
    terminal.send(b"p");
    assert_eq!(terminal.end().code(), Some(101));
    assert_given_back(&terminal);
    assert!(terminal.state().text().contains("the owner panics"));
}

#[test]
fn a_panic_of_a_worker_is_reported_and_leaves_the_screen_up() {
    let mut terminal = running();
    terminal.send(b"w");
    terminal.until_shown("reported: a worker panics");
    assert!(is_up(&terminal.state()));
    terminal.send(b"q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
    assert!(!terminal.state().text().contains("a worker panics"), "nothing of it is on the main screen");
}

#[test]
fn signals_that_end_the_program_give_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut terminal = running();
        terminal.signal(signal);
        assert_eq!(terminal.end().code(), Some(code), "{signal:?}");
        assert_given_back(&terminal);
    }
}

/// A way out of the program.
#[derive(Clone, Copy, Debug)]
enum Way {
    Key(&'static [u8]),
    Signal(Signal),
}

/// Every way out, and the exit code it leads to.
const WAYS: [(Way, i32); 6] = [
    (Way::Key(b"q"), 0),
    (Way::Key(b"e"), 1),
    (Way::Key(b"p"), 101),
    (Way::Signal(Signal::TERM), 143),
    (Way::Signal(Signal::HUP), 129),
    (Way::Signal(Signal::INT), 130),
];

#[test]
fn in_every_mode_every_way_out_gives_back_what_that_mode_took() {
    for mode in Mode::ALL {
        for (way, code) in WAYS {
            let mut terminal = Terminal::probe(&[mode.name()], Answering::Never);
            terminal.until_shown("ready");
            assert!(is_up(&terminal.state()), "{mode}");
            match way {
                Way::Key(key) => terminal.send(key),
                Way::Signal(signal) => terminal.signal(signal),
            }
            assert_eq!(terminal.end().code(), Some(code), "{way:?} in {mode}");
            assert_given_back(&terminal);
        }
    }
}

/// What a picture of each key begins with, and what takes it away.
const PICTURES: [(&[u8], &[u8], &[u8]); 2] = [
    (b"k", b"\x1B[6;5H\x1B_Ga=T,", b"\x1B_Ga=d,d=I,i=7529,q=2\x1B\\"),
    (b"s", b"\x1B[6;5H\x1BP0;1;0q", b"\x1B[m\x1B[2J"),
];

#[test]
fn on_every_way_out_a_picture_is_taken_away_before_the_screen_is_left() {
    for (key, drawn, gone) in PICTURES {
        for (way, code) in WAYS {
            let mut terminal = running();
            terminal.send(key);
            terminal.until_shown("drawn");
            assert!(terminal.state().first(drawn).is_some(), "{}", terminal.state().bytes.escape_ascii());
            match way {
                Way::Key(key) => terminal.send(key),
                Way::Signal(signal) => terminal.signal(signal),
            }
            assert_eq!(terminal.end().code(), Some(code), "{way:?}");
            assert_given_back(&terminal);
            let state = terminal.state();
            let (drawn, gone, left) = (state.last(drawn), state.last(gone), state.last(b"\x1B[?1049l"));
            assert!(drawn < gone && gone < left, "{way:?}: {drawn:?} {gone:?} {left:?}");
        }
    }
}

#[test]
fn without_a_picture_nothing_is_said_of_one() {
    let mut terminal = running();
    terminal.send(b"q");
    assert_eq!(terminal.end().code(), Some(0));
    let state = terminal.state();
    assert_eq!((state.first(b"\x1B_G"), state.last(b"\x1B[2J")), (None, state.first(b"\x1B[2J")));
}

#[test]
fn control_z_takes_a_picture_away_and_it_comes_again() {
    for (key, drawn, gone) in PICTURES {
        let mut terminal = Terminal::shell("set -m; \"$PROBE\" visual; echo \"STOPPED=$?\"; read line; fg >/dev/null");
        terminal.until_shown("ready");
        terminal.send(key);
        terminal.until_shown("drawn");
        terminal.send(b"z");
        terminal.until("the shell goes on", |state| state.text().contains("STOPPED="));
        let before = terminal.state().last(drawn);
        assert!(before.is_some() && terminal.state().last(gone) > before);
        terminal.send(b"go\n");
        terminal.until_shown("resumed");
        terminal.until("it is drawn again", |state| state.last(drawn) > before);
        terminal.send(b"q");
        terminal.end();
        let state = terminal.state();
        assert!(state.last(gone) > state.last(drawn));
    }
}

#[test]
fn in_every_mode_control_z_gives_back_what_that_mode_took_and_takes_it_again() {
    for mode in Mode::ALL {
        let mut terminal = Terminal::shell(&format!(
            "set -m; \"$PROBE\" {mode}; echo \"STOPPED=$?\"; read line; fg >/dev/null; echo \"ENDED=$?\""
        ));
        terminal.until_shown("ready");
        let before = switched_on(&terminal.state());
        terminal.send(b"z");
        terminal.until("the shell goes on", |state| state.text().contains("STOPPED="));
        assert_given_back(&terminal);
        terminal.send(b"go\n");
        terminal.until_shown("resumed");
        assert!(is_up(&terminal.state()), "{mode}");
        assert_eq!(switched_on(&terminal.state()), before, "{mode}");
        terminal.send(b"q");
        terminal.end();
        assert_given_back(&terminal);
    }
}

/// What of [`SWITCHES`] is on.
fn switched_on(state: &State) -> Vec<&'static str> {
    let is_on = |(on, off): &(&str, &str)| state.last(on.as_bytes()) > state.last(off.as_bytes());
    // A frame is open or not, as it happens.
    let switches = SWITCHES.into_iter().filter(|(on, _)| *on != "\x1B[?2026h");
    switches.filter(is_on).map(|(on, _)| on).collect()
}

#[test]
fn a_signal_while_the_terminal_is_asked_gives_it_back_at_once() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut terminal = Terminal::probe_over_ssh(Answering::Never);
        terminal.until("it is asked", |state| state.asked.is_some());
        assert!(!terminal.modes_now().local_modes.contains(LocalModes::ECHO));
        terminal.signal(signal);
        assert_eq!(terminal.end().code(), Some(code), "{signal:?}");
        assert_given_back(&terminal);
        assert!(terminal.state().entered.is_none(), "the screen was never taken");
    }
}

#[test]
fn a_slow_answer_is_waited_for_over_ssh_or_once_it_has_begun() {
    // A loaded machine may miss the time: one answer of ten in time is enough.
    let late = Duration::from_millis(600);
    let over_ssh = || Terminal::probe_over_ssh(Answering::Slowly(b"", late, VTE));
    let in_pieces =
        || Terminal::probe(&[], Answering::Slowly(b"\x1B[8;2$y\x1BP>|VT", late, b"E(7006)\x1B\\\x1B[?65;1;9c"));
    for start in [&over_ssh as &dyn Fn() -> Terminal, &in_pieces] {
        let is_explicit = (0..10).any(|_| {
            let mut terminal = start();
            terminal.until_shown("ready");
            let is_explicit = terminal.state().text().contains("explicit AnsweredBdsm");
            terminal.send(b"q");
            assert_eq!(terminal.end().code(), Some(0));
            assert_given_back(&terminal);
            is_explicit
        });
        assert!(is_explicit);
    }
}

#[test]
fn an_answer_later_than_all_patience_is_no_key() {
    let late = Duration::from_millis(1500);
    // The version holds a q, which would end the program.
    let rest = b"term(1.2)\x1B\\\x1B[>0;115;0c\x1B[?1;2c";
    for mut terminal in [
        Terminal::probe(&[], Answering::Slowly(b"", late, b"\x1BP>|qterm(1.2)\x1B\\\x1B[?1;2c")),
        Terminal::probe(&[], Answering::Slowly(b"\x1BP>|q", late, rest)),
        Terminal::probe_over_ssh(Answering::Slowly(b"", late, b"\x1BP>|qterm(1.2)\x1B\\\x1B[?1;2c")),
    ] {
        terminal.until_shown("visual FellBack");
        // It comes behind the answer.
        terminal.send(b"w");
        terminal.until_shown("reported: a worker panics");
        assert!(!terminal.state().text().contains("key"));
        terminal.send(b"q");
        assert_eq!(terminal.end().code(), Some(0));
    }
}

#[test]
fn a_terminal_that_hangs_up_ends_the_program() {
    let mut terminal = running();
    terminal.hang_up();
    assert_eq!(terminal.end().code(), Some(129));
}

#[test]
fn control_z_gives_the_terminal_back_until_the_job_is_continued() {
    let mut terminal =
        Terminal::shell("set -m; \"$PROBE\" visual; echo \"STOPPED=$?\"; read line; fg >/dev/null; echo \"ENDED=$?\"");
    terminal.until_shown("ready");
    terminal.send(b"z");
    terminal.until("the shell goes on", |state| state.text().contains("STOPPED="));
    assert_given_back(&terminal);
    terminal.send(b"go\n");
    terminal.until_shown("resumed");
    assert!(is_up(&terminal.state()));
    assert!(terminal.state().text().contains('\u{FEA7}'), "everything is drawn anew");
    assert!(!terminal.modes_now().local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO));
    terminal.send(b"q");
    terminal.end();
    assert!(terminal.state().text().contains("ENDED=0"));
    assert_given_back(&terminal);
}

#[test]
fn where_nobody_could_continue_the_program_control_z_only_draws_anew() {
    // The probe leads its session: its process group is orphaned, and the system stops no such group.
    let mut terminal = running();
    terminal.send(b"z");
    terminal.until_shown("resumed");
    terminal.send(b"q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
}

#[test]
fn after_a_stop_by_someone_else_the_screen_and_the_modes_are_set_up_again() {
    let mut terminal = running();
    terminal.signal(Signal::STOP);
    // What a shell does to a terminal whose job stopped.
    tcsetattr(terminal.master(), OptionalActions::Now, terminal.modes_before()).unwrap();
    let written = terminal.state().bytes.len();
    terminal.signal(Signal::CONT);
    terminal.until("the screen is taken again", |state| state.last(b"\x1B[?1049h") >= Some(written));
    terminal.until_modes("the modes are raw again", |modes| !modes.local_modes.contains(LocalModes::ICANON));
    terminal.send(b"q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
}

#[test]
fn a_new_size_is_drawn() {
    let terminal = running();
    terminal.master().resize(pty_process::Size::new(10, 60)).unwrap();
    terminal.until_shown("(Cells(60), Cells(10))");
}

#[test]
fn a_terminal_that_knows_the_bidi_mode_is_sent_explicit_text() {
    // It has 300 ms to answer, which a loaded machine may miss: one answer of ten in time is enough.
    let explicit = (0..10).any(|_| {
        let mut terminal = Terminal::probe(&[], Answering::AtOnce(VTE));
        terminal.until_shown("ready");
        let explicit = terminal.state().text().contains("explicit AnsweredBdsm");
        terminal.send(b"q");
        assert_eq!(terminal.end().code(), Some(0));
        assert_given_back(&terminal);
        explicit
    });
    assert!(explicit);
}

#[test]
fn the_question_is_one_write_before_the_alternate_screen() {
    let terminal = Terminal::probe(&[], Answering::AtOnce(VTE));
    terminal.until_shown("ready");
    let state = terminal.state();
    let question = state
        .first(
            b"\x1B7\x1B[8l\x1B[8$p\x1B[>q\x1B[>c\x1B]11;?\x07\x1B[16t\x1B[14t\
              \x1B_Gi=7529,a=q,f=24,s=1,v=1;AAAA\x1B\\\x1B8\x1B[K\x1B[c",
        )
        .expect("the terminal was asked");
    assert!(Some(question) < state.first(b"\x1B[?1049h"));
}

#[test]
fn a_terminal_that_answers_nothing_is_sent_visual_text_after_its_time_is_up() {
    let mut terminal = Terminal::probe(&[], Answering::Never);
    terminal.until_shown("visual FellBack");
    let state = terminal.state();
    let waited = state.entered.unwrap() - state.asked.unwrap();
    drop(state);
    // The clock of the test starts when it sees the question, a little after the program's.
    assert!(waited > Duration::from_millis(150), "waited {waited:?}");
    assert!(waited < Duration::from_secs(20), "waited {waited:?}");
    terminal.send(b"q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
}

#[test]
fn rubbish_instead_of_answers_is_visual_and_no_trouble() {
    let terminal = Terminal::probe(&[], Answering::AtOnce(b"\x1B[8;\x1B]0;x\x07\xFF\xFE\x1BP>|\x18\x1B[<"));
    terminal.until_shown("visual FellBack");
}

#[test]
fn answers_that_come_too_late_are_no_keys() {
    let mut terminal = Terminal::probe(&[], Answering::Never);
    terminal.until_shown("ready");
    // The version holds a q, which would end the program.
    terminal.send(b"\x1B[8;2$y\x1BP>|qterm(1.2)\x1B\\\x1B[>0;115;0c\x1B[?1;2c");
    terminal.send(b"w");
    terminal.until_shown("reported: a worker panics");
    terminal.send(b"q");
    assert_eq!(terminal.end().code(), Some(0));
}

#[test]
fn what_was_typed_before_and_among_the_answers_is_not_lost() {
    let typed = [b"x\x1B[8;2$y".as_slice(), "ك".as_bytes(), b"\x1B[?65;1;9c"].concat();
    let mut terminal = Terminal::probe_after_typing(&typed);
    terminal.until_shown("explicit AnsweredBdsm");
    terminal.until_shown("key ك");
    terminal.send(b"q");
    assert_eq!(terminal.end().code(), Some(0));
    assert_given_back(&terminal);
}

#[test]
fn a_program_whose_output_is_no_terminal_is_refused_a_session() {
    let output = Command::new(probe()).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    assert_eq!(output.stderr, b"probe error: standard output is not a terminal\n");
}
