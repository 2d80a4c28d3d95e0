//! What a terminal is called where a choice is kept for it, and the modes that were chosen.
//!
//! The name holds no version, so that a choice outlives an update. It is, in this order: the name of a terminal khabar
//! knows; the name an unknown one gives itself (XTVERSION); its `TERM_PROGRAM`; its `TERM` and the kind it answers (DA2).
//! Inside tmux or screen it is "tmux in kitty", or "tmux" where nothing names the terminal around it. Pure.

use std::collections::BTreeMap;
use std::fmt;

use super::answers::Answers;
use super::environment::Environment;
use super::profile::Mode;
use super::program::{Multiplexer, Program};

/// The most of a name that is kept: characters.
const NAME_LIMIT: usize = 64;

/// The name of a terminal, the same at every start: printable, never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity(String);

/// The modes that a reader chose, by the names of terminals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored(BTreeMap<String, Mode>);

impl Identity {
    /// The name of the terminal that answered `answers`, also none.
    #[must_use]
    pub fn of(answers: &Answers, environment: &Environment) -> Self {
        let Some(multiplexer) = Multiplexer::identify(answers, environment) else {
            return Self::new(&of_a_terminal(answers, environment));
        };
        match Program::outside(environment) {
            Some(program) => Self::new(&format!("{} in {}", multiplexer.name(), program.name())),
            None => Self::new(multiplexer.name()),
        }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn new(name: &str) -> Self {
        let name: String = name.chars().filter(|c| !c.is_control()).take(NAME_LIMIT).collect();
        let name = name.trim();
        Self(if name.is_empty() { "unknown".to_owned() } else { name.to_owned() })
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Stored {
    /// The mode chosen for this terminal.
    #[must_use]
    pub fn mode(&self, identity: &Identity) -> Option<Mode> {
        self.0.get(identity.as_str()).copied()
    }

    /// Whether `mode` was chosen for any terminal.
    #[must_use]
    pub fn holds(&self, mode: Mode) -> bool {
        self.0.values().any(|&stored| stored == mode)
    }
}

impl FromIterator<(String, Mode)> for Stored {
    fn from_iter<I: IntoIterator<Item = (String, Mode)>>(modes: I) -> Self {
        Self(modes.into_iter().collect())
    }
}

fn of_a_terminal(answers: &Answers, environment: &Environment) -> String {
    if let Some(program) = Program::identify(answers, environment) {
        return program.name().to_owned();
    }
    if let Some(version) = &answers.version {
        return without_version(version);
    }
    if let Some(name) = &environment.term_program {
        return name.clone();
    }
    let term = environment.term.as_deref().unwrap_or("unknown");
    match answers.secondary.as_deref() {
        Some([kind, ..]) => format!("{term} DA2 {kind}"),
        Some([]) | None => term.to_owned(),
    }
}

/// "ghostty" of "ghostty 1.0.0", "Some Terminal" of "Some Terminal(3)".
fn without_version(version: &str) -> String {
    let name = version.split('(').next().unwrap_or_default();
    let words = name.split_whitespace().take_while(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::answers::Reading;

    fn name(answers: &str, variables: &[(&str, &str)]) -> String {
        let value =
            |name: &str| variables.iter().find(|(there, _)| *there == name).map(|(_, value)| (*value).to_owned());
        Identity::of(&Reading::of(answers.as_bytes()).answers, &Environment::from_variables(value)).to_string()
    }

    #[test]
    fn a_known_terminal_has_one_name_however_it_is_found_out_and_in_every_version() {
        for version in ["kitty(0.26.5)", "kitty(0.41.1)"] {
            assert_eq!(name(&format!("\x1BP>|{version}\x1B\\\x1B[?62c"), &[("TERM", "xterm-kitty")]), "kitty");
        }
        assert_eq!(name("", &[("TERM", "xterm-kitty")]), "kitty");
        assert_eq!(name("\x1B[>0;136;0c", &[("TERM", "xterm")]), "putty");
        assert_eq!(name("\x1BP>|XTerm(379)\x1B\\", &[]), "xterm");
    }

    #[test]
    fn an_unknown_terminal_has_the_name_it_gives_itself_without_the_version() {
        assert_eq!(name("\x1BP>|ghostty 1.0.0\x1B\\", &[("TERM", "xterm-ghostty")]), "ghostty");
        assert_eq!(name("\x1BP>|WezTerm 20240203-110809-5046fc22\x1B\\", &[]), "WezTerm");
        assert_eq!(name("\x1BP>|Some Terminal(3)\x1B\\", &[]), "Some Terminal");
        assert_eq!(name("\x1BP>|(3)\x1B\\", &[]), "unknown");
    }

    #[test]
    fn a_terminal_without_a_name_goes_by_variables_and_the_kind_it_answers() {
        assert_eq!(name("\x1B[>0;10;1c", &[("TERM", "xterm-256color")]), "xterm-256color DA2 0");
        assert_eq!(name("", &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")]), "iTerm.app");
        assert_eq!((name("", &[("TERM", "vt220")]), name("", &[])), ("vt220".to_owned(), "unknown".to_owned()));
    }

    #[test]
    fn inside_a_multiplexer_both_are_named() {
        let tmux = "\x1B[>84;0;0c\x1BP>|tmux 3.3a\x1B\\\x1B[?1;2c";
        assert_eq!(name(tmux, &[("TERM", "tmux-256color"), ("KITTY_WINDOW_ID", "1")]), "tmux in kitty");
        assert_eq!(name(tmux, &[("TERM", "tmux-256color")]), "tmux");
        assert_eq!(name("\x1B[>83;40900;0c", &[("VTE_VERSION", "7006")]), "screen in vte");
    }

    #[test]
    fn a_name_is_short_and_holds_no_control() {
        assert_eq!(name("", &[("TERM", "xterm\u{1B}[31m\u{9B}")]), "xterm[31m");
        assert_eq!(name("", &[("TERM", &"x".repeat(900))]).len(), NAME_LIMIT);
    }

    #[test]
    fn a_mode_is_kept_for_the_terminal_it_was_chosen_in() {
        let stored: Stored = [("kitty".to_owned(), Mode::Visual)].into_iter().collect();
        assert_eq!(stored.mode(&Identity::new("kitty")), Some(Mode::Visual));
        assert_eq!(stored.mode(&Identity::new("tmux in kitty")), None);
        assert!(stored.holds(Mode::Visual) && !stored.holds(Mode::Logical));
    }
}
