//! The reader in a terminal as the config file has it.

use super::BRIDGE;
use super::files::Folder;
use super::terminal::{Terminal, terminal};

/// The reader on the bridge, with a config file of this content.
fn reader(content: &str, variable: (&str, &str)) -> (Terminal, Folder) {
    let folder = Folder::new();
    let (article, config) = (folder.file("bridge.txt", BRIDGE), folder.file("config.toml", content));
    let text = |path: &std::path::PathBuf| path.to_str().expect("the path is UTF-8").to_owned();
    let arguments = ["--config", &text(&config), &text(&article)];
    let terminal = terminal(120, 30).variable(variable.0, variable.1).khabar(arguments);
    (terminal, folder)
}

fn until_open(terminal: &Terminal) {
    terminal.until("the article is there", |screen| screen.bytes.ends_with(b"\x1B[?2026l"));
}

#[test]
fn keys_of_the_config_file_count_and_the_help_shows_them() {
    let (mut terminal, _folder) = reader("[keys]\nhelp = ['F2']\nquit = ['x']\n", ("KHABAR_LANGUAGE", "en"));
    until_open(&terminal);
    terminal.send("\x1BOQ");
    terminal.until("the help", |screen| screen.text().contains("looks for a command"));
    terminal.send("x");
    terminal.until("the help is gone", |screen| !screen.text().contains("looks for a command"));
    terminal.send("xx");
    assert_eq!(terminal.end().code(), Some(0));
}

#[test]
fn the_demo_is_a_tour_of_the_sample_that_keeps_nothing() {
    let folder = Folder::new();
    let setup = terminal(120, 30).variable("XDG_DATA_HOME", folder.path());
    let mut terminal = setup.khabar(["demo", "--language", "en"]);
    terminal.until("the first step", |screen| screen.text().contains("step 1 of 9"));
    terminal.send("j");
    terminal.until("the second step", |screen| screen.text().contains("Press Enter to open"));
    terminal.send("\x1B");
    terminal.until("it was left", |screen| screen.text().contains("The tour was left."));
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
    assert_eq!(std::fs::read_dir(folder.path()).expect("it is ours").count(), 0);
}

#[test]
fn an_unknown_name_is_warned_of_and_the_reader_opens() {
    let (mut terminal, _folder) = reader("[weather]\n", ("KHABAR_LANGUAGE", "en"));
    until_open(&terminal);
    terminal.send("qq");
    assert_eq!(terminal.end().code(), Some(0));
    let text = terminal.screen().text().replace('\n', "");
    assert!(text.contains("config.toml: line 1: unknown table [weather]; it counts for nothing"), "{text}");
}
