//! `khabar doctor` in a terminal: the question, what an answer changes, and every way out of it.

use super::files::Folder;
use super::terminal::{Answer, Terminal, terminal};
use super::{GREEN, assert_modes_are_back};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;

const QUESTION: &str = "Which line reads right?";
/// What stands behind an Arabic word in the mode `runs`.
const MARK: &str = "\u{200E}";

/// A reader at home in a folder of his own, in a terminal that answers so.
struct Home {
    folder: Folder,
    answer: Answer,
}

impl Home {
    fn new(answer: Answer) -> Self {
        Self { folder: Folder::new(), answer }
    }

    /// Runs khabar with these arguments, and `KHABAR_TERMINAL` as given.
    fn khabar(&self, arguments: &[&str], variable: &str) -> Terminal {
        let setup = terminal(100, 70).answering(self.answer).variable("HOME", self.folder.path());
        setup.variable("KHABAR_TERMINAL", variable).khabar(arguments)
    }

    /// Runs the doctor until it asks.
    fn asked(&self) -> Terminal {
        let terminal = self.khabar(&["doctor", "--language", "en"], "");
        until_asked(&terminal, 1);
        terminal
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join(".config/khabar/config.toml")
    }

    /// Runs the reader and gives the bytes it wrote.
    fn read(&self, arguments: &[&str], variable: &str) -> String {
        let article = self.folder.file("green.txt", GREEN);
        let article = article.to_str().expect("the path is UTF-8");
        let mut terminal = self.khabar(&[arguments, &[article]].concat(), variable);
        terminal.until("the reader is there", super::screen::Screen::is_taken);
        terminal.until("the article is there", |screen| screen.bytes.ends_with(b"\x1B[?2026l"));
        terminal.send("qq");
        assert_eq!(terminal.end().code(), Some(0));
        let bytes = terminal.screen().bytes.clone();
        String::from_utf8(bytes).expect("khabar writes UTF-8")
    }
}

/// Waits for the prompt behind the last of so many questions.
fn until_asked(terminal: &Terminal, times: usize) {
    terminal.until("the question", |screen| {
        let text = screen.text();
        text.contains(QUESTION) && text.matches("\n> ").count() == times && screen.bytes.ends_with(b"> ")
    });
}

#[test]
fn an_answer_is_stored_the_next_start_uses_it_and_an_explicit_choice_still_wins() {
    let home = Home::new(Answer::PLAIN);
    assert!(!home.read(&[], "").contains(MARK), "nothing is known of this terminal: visual");
    let mut doctor = home.asked();
    doctor.send("4\n");
    assert_eq!(doctor.end().code(), Some(0));
    assert!(doctor.screen().text().contains("Stored: xterm-256color is sent runs"));
    assert_modes_are_back(&doctor);
    let config = fs::read_to_string(home.config()).expect("it was stored");
    assert_eq!(config, "[terminals]\nxterm-256color = \"runs\"\n");

    assert!(home.read(&[], "").contains(MARK));
    assert!(!home.read(&["--terminal", "visual"], "").contains(MARK));
    assert!(!home.read(&[], "visual").contains(MARK));
    let log = fs::read_to_string(home.folder.path().join(".local/state/khabar/khabar.log")).expect("it is written");
    let ends: Vec<&str> = log.lines().filter_map(|line| line.split_once(": ")).map(|(_, end)| end).collect();
    let expected = [
        "mode visual, because nothing told which terminal this is",
        "mode runs, because the config file has it for this terminal",
        "mode visual, because --terminal asked for it",
        "mode visual, because KHABAR_TERMINAL asks for it",
    ];
    assert_eq!(ends, expected);
}

#[test]
fn a_stored_mode_wins_over_what_the_terminal_answers_and_the_doctor_says_so() {
    let home = Home::new(Answer::VTE);
    fs::create_dir_all(home.config().parent().expect("it lies in a folder")).expect("it is ours");
    fs::write(home.config(), "# mine\n[terminals]\nvte = 'explicit' # good\n").expect("it is ours");
    let mut doctor = home.asked();
    doctor.send("١، 5\n");
    assert_eq!(doctor.end().code(), Some(0));
    let config = fs::read_to_string(home.config()).expect("it is there");
    assert_eq!(config, "# mine\n[terminals]\nvte = \"visual\" # good\n");
    let mut json = home.khabar(&["doctor", "--json"], "");
    assert_eq!(json.end().code(), Some(0));
    let out = json.screen().text().replace('\n', "");
    assert!(out.contains(r#""mode":{"name":"visual","reason":"stored","found":"explicit"}"#), "{out}");
    assert!(out.contains(r#""version":"VTE(7006)""#) && !out.contains(QUESTION), "{out}");
}

#[test]
fn of_several_lines_that_read_right_the_one_in_use_is_kept() {
    let home = Home::new(Answer::VTE);
    let mut doctor = home.asked();
    doctor.send("4 5 2\n");
    assert_eq!(doctor.end().code(), Some(0));
    assert_eq!(fs::read_to_string(home.config()).expect("it was stored"), "[terminals]\nvte = \"explicit\"\n");
}

#[test]
fn a_wrong_answer_is_asked_again_and_enter_changes_nothing() {
    let home = Home::new(Answer::PLAIN);
    let mut doctor = home.asked();
    doctor.send("9\n");
    doctor.until("it is not understood", |screen| screen.text().contains("“9” is not understood."));
    doctor.send("\x1B[Avisual\n");
    until_asked(&doctor, 3);
    doctor.send("\n");
    assert_eq!(doctor.end().code(), Some(0));
    assert!(doctor.screen().text().contains("Nothing was changed."));
    assert!(!home.config().exists());
}

#[test]
fn the_end_of_input_and_nought_change_nothing() {
    for typed in ["\x04", "0\n"] {
        let home = Home::new(Answer::PLAIN);
        let mut doctor = home.asked();
        doctor.send(typed);
        assert_eq!(doctor.end().code(), Some(0));
        assert!(doctor.screen().text().contains("Nothing was changed."));
        assert_modes_are_back(&doctor);
        assert!(!home.config().exists());
    }
}

#[test]
fn ctrl_c_ends_it_and_leaves_the_terminal_as_it_was() {
    let home = Home::new(Answer::VTE);
    let mut doctor = home.asked();
    assert_modes_are_back(&doctor);
    let screen = doctor.screen();
    assert!(screen.last(b"\x1B[8h") > screen.last(b"\x1B[8l"), "the terminal turns rows again");
    assert!(screen.last(b"use_ctl=true") > screen.last(b"use_ctl=false"));
    assert!(!screen.is_alternate() && !screen.emulated().hide_cursor());
    drop(screen);
    doctor.send("\x03");
    assert_eq!(doctor.end().signal(), Some(2));
    assert_modes_are_back(&doctor);
    assert!(!home.config().exists());
}

#[test]
fn ctrl_c_while_the_terminal_is_asked_ends_it_too() {
    let home = Home::new(Answer::Silence);
    let mut doctor = home.khabar(&["doctor"], "");
    doctor.until("the terminal is asked", |screen| screen.first(b"\x1B[c").is_some());
    doctor.send("\x03");
    let ended = doctor.end();
    // On a loaded machine it may come when the time for answers is over: then it is the signal.
    assert!(ended.code() == Some(130) || ended.signal() == Some(2), "{ended:?}");
    assert_modes_are_back(&doctor);
}

#[test]
fn where_logical_text_is_stored_the_reader_prints_it() {
    let home = Home::new(Answer::PLAIN);
    fs::create_dir_all(home.config().parent().expect("it lies in a folder")).expect("it is ours");
    fs::write(home.config(), "[terminals]\nxterm-256color = 'logical'\n").expect("it is ours");
    let article = home.folder.file("green.txt", GREEN);
    let mut terminal = home.khabar(&[article.to_str().expect("the path is UTF-8")], "");
    assert_eq!(terminal.end().code(), Some(0));
    let screen = terminal.screen();
    assert!(screen.entered.is_none() && String::from_utf8_lossy(&screen.bytes).contains("زرع التلاميذ"));
}

#[test]
fn a_fault_of_the_config_file_is_told_before_the_screen_is_taken() {
    let home = Home::new(Answer::PLAIN);
    fs::create_dir_all(home.config().parent().expect("it lies in a folder")).expect("it is ours");
    fs::write(home.config(), "[terminals]\nxterm-256color = 'sideways'\n").expect("it is ours");
    let mut terminal = home.khabar(&[""; 0], "");
    assert_eq!(terminal.end().code(), Some(2));
    let screen = terminal.screen();
    assert!(screen.entered.is_none() && screen.text().contains("config.toml: line 2: no terminal mode is called"));
}

#[test]
fn a_terminal_that_answers_nothing_is_told_so_and_asked_all_the_same() {
    let home = Home::new(Answer::Silence);
    let mut doctor = home.asked();
    assert!(doctor.screen().text().contains("It was asked what it is and did not answer."));
    doctor.send("2\n");
    assert_eq!(doctor.end().code(), Some(0));
    assert_eq!(
        fs::read_to_string(home.config()).expect("it was stored"),
        "[terminals]\nxterm-256color = \"explicit\"\n"
    );
}

#[test]
fn a_dumb_terminal_gets_the_report_and_no_question() {
    let home = Home::new(Answer::Silence);
    let setup = terminal(100, 70).variable("HOME", home.folder.path()).variable("TERM", "dumb");
    let mut doctor = setup.khabar(["doctor", "--language", "en"]);
    assert_eq!(doctor.end().code(), Some(0));
    let screen = doctor.screen();
    assert!(screen.text().contains("Why: TERM is dumb") && !screen.text().contains(QUESTION));
    assert_eq!(screen.first(b"\x1B"), None);
}

#[test]
fn each_line_is_sent_as_its_mode_is_with_its_switch_around_it_alone() {
    let home = Home::new(Answer::PLAIN);
    let doctor = home.asked();
    let bytes = doctor.screen().bytes.clone();
    let text = String::from_utf8(bytes).expect("khabar writes UTF-8");
    let lines: Vec<&str> = text.lines().filter(|line| line.contains("Noor") && line.contains("12")).collect();
    let rows = &lines[lines.len() - 9..];
    // The letters of the first word, visual order: what a terminal without bidi shows.
    let word = "\u{FE96}\u{FEE8}\u{FEE0}\u{FECB}\u{FE83}";
    assert!(rows[0].starts_with("1  .") && rows[0].trim_end().ends_with(word), "{}", rows[0].escape_unicode());
    assert_eq!(rows[1].trim_end(), format!("\x1B[8l{}\x1B[8h", rows[0].trim_end().replacen('1', "2", 1)));
    let turned: String = word.chars().rev().collect();
    assert!(rows[2].starts_with("3  ") && rows[2].trim_end().ends_with(&turned));
    assert!(rows[3].starts_with("4\u{200E}  .") && rows[3].contains(MARK));
    assert!(rows[4].starts_with("5\u{200E}  .") && rows[4].matches(MARK).count() > rows[3].matches(MARK).count());
    assert!(rows[6].starts_with("\x1B]5379;use_ctl=false\x077  .") && rows[6].trim_end().ends_with("\x1B[8h"));
    assert!(rows[5].trim_start().starts_with(&turned), "{}", rows[5].escape_unicode());
    assert!(rows[7].starts_with("8\x1B[38;2;"), "{}", rows[7].escape_unicode());
    assert!(rows[8].trim_end().ends_with("(Noor) ~~~~ ~~~~~"));
}

#[test]
fn in_arabic_the_question_is_asked_in_english_too() {
    let home = Home::new(Answer::PLAIN);
    let doctor = home.khabar(&["doctor"], "");
    until_asked(&doctor, 1);
    doctor.until("both languages", |screen| screen.shows("أي سطر ي") || screen.reading().contains("سطر"));
    assert!(doctor.screen().text().contains("The right line can be told without reading it"));
}
