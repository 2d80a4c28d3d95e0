//! The decision on the answers of every terminal that was measured, and on those of none.

use super::*;
use proptest::prelude::*;

const NO_BDSM: &str = "\x1B[8;0$y";

fn terminal() -> Environment {
    Environment { output: Output::Terminal, term: Some("xterm-256color".to_owned()), ..Environment::default() }
}

fn with(change: impl FnOnce(&mut Environment)) -> Environment {
    let mut environment = terminal();
    change(&mut environment);
    environment
}

fn decided(answers: &str, environment: &Environment) -> (Mode, Reason, Marks) {
    let profile = decide(answers.as_bytes(), environment, None);
    (profile.mode, profile.reason, profile.marks)
}

/// What a terminal answers: the mode report, its name, and both device attributes.
fn answers(bdsm: &str, version: &str, secondary: &str, primary: &str) -> String {
    let version = if version.is_empty() { String::new() } else { format!("\x1BP>|{version}\x1B\\") };
    format!("{bdsm}{version}{secondary}{primary}")
}

#[test]
fn every_measured_terminal_gets_its_profile() {
    use Program::{Alacritty, Foot, Hyper, Kitty, Konsole, Mlterm, Putty, QTerminal, St, Urxvt, VsCode, Xterm, Zutty};
    let plain = terminal();
    let visual = |program, marks| (Mode::Visual, Reason::Named(program), marks);
    let named = |mode, program, marks| (mode, Reason::Named(program), marks);
    let rows = [
        (answers(NO_BDSM, "XTerm(379)", "\x1B[>41;379;0c", "\x1B[?64;1;2c"), plain.clone(), visual(Xterm, Marks::Keep)),
        (
            answers("", "", "\x1B[>85;95;0c", "\x1B[?1;2c"),
            with(|e| e.term = Some("rxvt-unicode-256color".into())),
            visual(Urxvt, Marks::Keep),
        ),
        (
            answers("", "", "\x1B[>0;1102;1c", "\x1B[?6c"),
            with(|e| e.term = Some("alacritty".into())),
            visual(Alacritty, Marks::Hide),
        ),
        (answers("", "", "", "\x1B[?6c"), with(|e| e.term = Some("st-256color".into())), visual(St, Marks::Hide)),
        (
            answers(NO_BDSM, "foot(1.13.1)", "\x1B[>1;011301;0c", "\x1B[?62;4;22c"),
            plain.clone(),
            visual(Foot, Marks::Hide),
        ),
        (
            answers("", "", "\x1B[>0;0;0c", "\x1B[?64;1c"),
            with(|e| e.zutty_version = Some("0.14".into())),
            visual(Zutty, Marks::Hide),
        ),
        (
            answers("\x1B[8;2$y", "VTE(7006)", "\x1B[>65;7006;1c", "\x1B[?65;1;9c"),
            plain.clone(),
            (Mode::Explicit, Reason::AnsweredBdsm, Marks::Keep),
        ),
        (
            answers("\x1B[8;2$y", "mintty 3.6.4", "\x1B[>77;30604;0c", "\x1B[?64;1c"),
            plain.clone(),
            (Mode::Explicit, Reason::AnsweredBdsm, Marks::Keep),
        ),
        (
            answers("", "kitty(0.26.5)", "\x1B[>1;4000;26c", "\x1B[?62;c"),
            plain.clone(),
            named(Mode::Words, Kitty, Marks::Hide),
        ),
        (
            answers("", "Konsole 22.12.3", "\x1B[>1;221203;0c", "\x1B[?62;1;4c"),
            plain.clone(),
            named(Mode::Runs, Konsole, Marks::Keep),
        ),
        (
            answers("", "", "\x1B[>0;115;0c", "\x1B[?1;2c"),
            with(|e| e.konsole_version = Some("220403".into())),
            named(Mode::Runs, Konsole, Marks::Keep),
        ),
        (
            answers("", "", "\x1B[>0;115;0c", "\x1B[?1;2c"),
            plain.clone(),
            named(Mode::Alternating, QTerminal, Marks::Hide),
        ),
        (
            answers("", "", "\x1B[>24;279;0c", "\x1B[?63;1c"),
            with(|e| e.mlterm = Some("3.9.2".into())),
            named(Mode::Mlterm, Mlterm, Marks::Keep),
        ),
        (answers("", "", "\x1B[>0;136;0c", "\x1B[?6c"), plain.clone(), named(Mode::Row, Putty, Marks::Keep)),
        (
            answers("", "", "\x1B[>0;276;0c", "\x1B[?1;2c"),
            with(|e| e.term_program = Some("vscode".into())),
            named(Mode::Anchored, VsCode, Marks::Keep),
        ),
        (
            answers("", "", "\x1B[>0;276;0c", "\x1B[?1;2c"),
            with(|e| e.term_program = Some("Hyper".into())),
            named(Mode::Anchored, Hyper, Marks::Keep),
        ),
        // xterm.js in a page that sets no variable.
        (answers("", "", "\x1B[>0;276;0c", "\x1B[?1;2c"), plain.clone(), named(Mode::Anchored, VsCode, Marks::Keep)),
        (answers("", "", "", "\x1B[?1;2c"), plain, (Mode::Visual, Reason::FellBack, Marks::Keep)),
    ];
    for (answers, environment, expected) in rows {
        assert_eq!(decided(&answers, &environment), expected, "answers {answers:?}");
    }
}

#[test]
fn a_choice_wins_over_the_variable_and_both_over_answers_and_pipes() {
    let environment = with(|e| e.khabar_terminal = Some("logical".into()));
    let bdsm = b"\x1B[8;1$y\x1B[?65c";
    let chosen = choice(Some(Mode::Visual), &environment).unwrap();
    let by_variable = choice(None, &environment).unwrap();
    assert_eq!(decide(bdsm, &environment, chosen).reason, Reason::Chosen);
    assert_eq!(decide(bdsm, &environment, chosen).mode, Mode::Visual);
    assert_eq!(decide(bdsm, &environment, by_variable).reason, Reason::Variable);
    assert_eq!(decide(bdsm, &environment, by_variable).mode, Mode::Logical);
    assert_eq!(decide(b"", &Environment::default(), chosen).mode, Mode::Visual);
}

#[test]
fn a_chosen_mode_keeps_the_marks_of_the_terminal_it_is_used_in() {
    let environment = with(|e| e.kitty_window_id = Some("1".into()));
    assert_eq!(decide(b"", &environment, choice(Some(Mode::Visual), &environment).unwrap()).marks, Marks::Hide);
}

#[test]
fn a_pipe_and_a_dumb_terminal_are_sent_logical_text_and_not_asked() {
    let pipe = with(|e| e.output = Output::Other);
    let dumb = with(|e| e.term = Some("dumb".into()));
    assert_eq!(without_asking(&pipe, None).map(|p| (p.mode, p.reason)), Some((Mode::Logical, Reason::NotATerminal)));
    assert_eq!(without_asking(&dumb, None).map(|p| (p.mode, p.reason)), Some((Mode::Logical, Reason::Dumb)));
    assert_eq!(without_asking(&terminal(), None), None);
}

#[test]
fn both_states_of_a_bidi_mode_that_can_be_changed_mean_explicit_and_all_others_do_not() {
    for (state, mode) in
        [(0, Mode::Visual), (1, Mode::Explicit), (2, Mode::Explicit), (3, Mode::Visual), (4, Mode::Visual)]
    {
        let answers = format!("\x1B[8;{state}$y\x1B[?62c");
        assert_eq!(decided(&answers, &terminal()).0, mode, "state {state}");
    }
}

#[test]
fn a_private_mode_that_happens_to_be_number_eight_says_nothing_of_bidi() {
    assert_eq!(decided("\x1B[?8;1$y\x1B[?62c", &terminal()).0, Mode::Visual);
}

#[test]
fn inside_a_multiplexer_the_terminal_around_it_is_named_by_variables() {
    let tmux = "\x1B[>84;0;0c\x1B[?1;2c";
    let kitty = with(|e| e.kitty_window_id = Some("3".into()));
    let konsole = with(|e| e.konsole_version = Some("221203".into()));
    let vte = with(|e| e.vte_version = Some("7003".into()));
    let mlterm = with(|e| e.mlterm = Some("3.9.2".into()));
    let plain = terminal();
    let inside = |program| Reason::Inside(Multiplexer::Tmux, program);
    assert_eq!(decided(tmux, &kitty), (Mode::Words, inside(Some(Program::Kitty)), Marks::Hide));
    assert_eq!(decided(tmux, &konsole), (Mode::Runs, inside(Some(Program::Konsole)), Marks::Keep));
    assert_eq!(decided(tmux, &vte), (Mode::Runs, inside(Some(Program::Vte)), Marks::Keep));
    assert_eq!(decided(tmux, &mlterm), (Mode::Visual, inside(Some(Program::Mlterm)), Marks::Keep));
    assert_eq!(decided(tmux, &plain), (Mode::Visual, inside(None), Marks::Keep));
    let screen = decide(b"\x1B[>83;40900;0c\x1B[?1;2c", &plain, None).reason;
    assert_eq!(screen, Reason::Inside(Multiplexer::Screen, None));
}

#[test]
fn a_terminal_started_from_another_one_is_known_by_its_answer_and_not_by_the_variables_it_inherited() {
    let inherited = with(|e| {
        e.kitty_window_id = Some("1".into());
        e.tmux = Some("/run/tmux,1,0".into());
    });
    let xterm = answers("", "XTerm(379)", "\x1B[>41;379;0c", "\x1B[?64c");
    assert_eq!(decided(&xterm, &inherited).1, Reason::Named(Program::Xterm));
}

#[test]
fn no_answer_half_an_answer_and_rubbish_all_fall_back_to_visual() {
    for bytes in ["", "\x1B", "\x1B[8;1$", "\x1BP>|kitty", "\x1B[>0;13", "plain rubbish\r\n\u{7}", "\x1B]0;title\x07"] {
        assert_eq!(decided(bytes, &terminal()), (Mode::Visual, Reason::FellBack, Marks::Keep), "{bytes:?}");
    }
}

#[test]
fn what_is_typed_between_the_answers_changes_nothing() {
    assert_eq!(decided("q\x1B[A\x1B[8;2$yنعم\x03\x1B[?65;1c", &terminal()).0, Mode::Explicit);
}

#[test]
fn mode_names_are_read_back_and_others_are_refused_with_the_list() {
    for mode in Mode::ALL {
        assert_eq!(mode.name().parse(), Ok(mode));
    }
    let unknown = "Visual".parse::<Mode>().unwrap_err();
    let expected = "no terminal mode is called \"Visual\" (there are: visual, explicit, words, runs, anchored, row, \
                    mlterm, alternating, logical)";
    assert_eq!(unknown.to_string(), expected);
}

#[test]
fn a_wrong_name_in_the_variable_is_an_error_unless_an_argument_decides() {
    let environment = with(|e| e.khabar_terminal = Some("sideways".into()));
    assert_eq!(choice(None, &environment), Err(UnknownMode { name: "sideways".to_owned() }));
    assert!(choice(Some(Mode::Visual), &environment).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_bytes_make_a_profile_and_only_the_known_report_makes_it_explicit(
        bytes in proptest::collection::vec(any::<u8>(), 0..64)
    ) {
        let profile = decide(&bytes, &terminal(), None);
        let reported = bytes.windows(4).any(|window| window == b"\x1B[8;" );
        prop_assert!(profile.mode == Mode::Visual || (profile.mode == Mode::Explicit && reported));
    }
}
