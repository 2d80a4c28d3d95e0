//! The keymap: which chord asks for which command. Read from TOML, complete or refused with the line of the fault.
//!
//! The default, `assets/keymap.toml`, is also the documentation of the format. A keymap can be laid over another: the commands
//! that it names have its keys and no others, the rest keep theirs.

mod bindings;
mod faults;
mod presets;

pub use bindings::{Binding, read};
pub use faults::KeymapError;
pub use presets::Preset;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::command::Command;
use super::keys::{Chord, Key};
use super::layouts::Keyboard;

/// Which chord asks for which command, and on which keyboard it is typed.
///
/// No chord is bound twice and none is the start of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    /// The Arabic layout whose positions count.
    keyboard: Keyboard,
    /// The chords of each command, in the order of the file.
    chords: BTreeMap<Command, Vec<Chord>>,
}

/// What the keys pressed so far come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// No chord starts with them.
    Nothing,
    /// A longer chord starts with them.
    Start,
    /// They are the chord of this command.
    Command(Command),
}

/// The keymap that comes with khabar.
static STANDARD: LazyLock<Keymap> = LazyLock::new(|| {
    Keymap::parse(include_str!("../../assets/keymap.toml")).expect("the bundled keymap is read by a test")
});

impl Keymap {
    /// The keymap that comes with khabar.
    #[must_use]
    pub fn standard() -> &'static Self {
        &STANDARD
    }

    /// Reads a keymap file. Commands that it does not name have no keys.
    ///
    /// # Errors
    ///
    /// The first fault of the file, with its line.
    pub fn parse(file: &str) -> Result<Self, KeymapError> {
        Self::default().over_by(file)
    }

    /// This keymap with the commands of a keymap file laid over it.
    ///
    /// # Errors
    ///
    /// The first fault of the file, with its line.
    pub fn over_by(&self, file: &str) -> Result<Self, KeymapError> {
        let (keyboard, bindings) = bindings::parse(file)?;
        Ok(Self { keyboard: keyboard.unwrap_or(self.keyboard), ..self.with(&bindings)? })
    }

    /// This keymap with `bindings` laid over it: the commands that they name lose the keys they had.
    ///
    /// # Errors
    ///
    /// Where a chord is bound twice or starts like another one, here or there.
    pub fn with(&self, bindings: &[Binding]) -> Result<Self, KeymapError> {
        let mut below = self.chords.clone();
        below.retain(|command, _| bindings.iter().all(|binding| binding.command != *command));
        let mut keymap = Self { keyboard: self.keyboard, chords: below.clone() };
        let mut bound: Vec<(&Chord, usize)> = Vec::new();
        for binding in bindings {
            for (chord, line) in &binding.chords {
                bound.iter().try_for_each(|(other, first)| check_apart(chord, *line, other, *first))?;
                check_free(chord, *line, &below)?;
                bound.push((chord, *line));
                keymap.chords.entry(binding.command).or_default().push(chord.clone());
            }
        }
        Ok(keymap)
    }

    /// This keymap for another keyboard.
    #[must_use]
    pub fn on(self, keyboard: Keyboard) -> Self {
        Self { keyboard, ..self }
    }

    /// The chords of a command, the most important first; none where it is not bound.
    #[must_use]
    pub fn keys_of(&self, command: Command) -> &[Chord] {
        self.chords.get(&command).map_or(&[], Vec::as_slice)
    }

    /// The keyboard whose positions count.
    #[must_use]
    pub const fn keyboard(&self) -> Keyboard {
        self.keyboard
    }

    /// What `keys` come to, taken as they are.
    #[must_use]
    pub fn find(&self, keys: &[Key]) -> Found {
        let mut found = Found::Nothing;
        for (command, chord) in self.chords.iter().flat_map(|(command, all)| all.iter().map(move |one| (command, one)))
        {
            if chord.keys() == keys {
                return Found::Command(*command);
            }
            if chord.keys().starts_with(keys) {
                found = Found::Start;
            }
        }
        found
    }
}

/// Two chords must differ, and neither may be the start of the other.
fn check_apart(chord: &Chord, line: usize, other: &Chord, first: usize) -> Result<(), KeymapError> {
    if chord == other {
        return Err(KeymapError::BoundTwice { line, chord: chord.to_string(), first });
    }
    if start_alike(chord, other) {
        return Err(KeymapError::StartsAlike { line, chord: chord.to_string(), other: other.to_string(), first });
    }
    Ok(())
}

/// Nor may a chord be or start like one of the keymap below.
fn check_free(chord: &Chord, line: usize, below: &BTreeMap<Command, Vec<Chord>>) -> Result<(), KeymapError> {
    for (&command, chords) in below {
        if let Some(other) = chords.iter().find(|other| start_alike(chord, other)) {
            let (chord, other) = (chord.to_string(), other.to_string());
            return Err(KeymapError::Taken { line, chord, other, command });
        }
    }
    Ok(())
}

fn start_alike(one: &Chord, other: &Chord) -> bool {
    one.keys().starts_with(other.keys()) || other.keys().starts_with(one.keys())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(file: &str) -> String {
        Keymap::parse(file).unwrap_err().to_string()
    }

    #[test]
    fn the_standard_keymap_binds_every_command() {
        for command in Command::ALL {
            assert!(!Keymap::standard().keys_of(command).is_empty(), "{}", command.name());
        }
    }

    #[test]
    fn the_standard_keymap_names_commands_in_the_order_of_the_help() {
        let file = include_str!("../../assets/keymap.toml");
        let entries = file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
        let named: Vec<_> = entries.map(|(name, _)| name.trim()).filter(|name| *name != "keyboard").collect();
        assert_eq!(named, Command::ALL.map(Command::name));
    }

    #[test]
    fn keys_of_a_command_keep_the_order_of_the_file() {
        let keymap = Keymap::parse("top = ['Home', 'g g']\nup = []").unwrap();
        let written: Vec<_> = keymap.keys_of(Command::Top).iter().map(Chord::to_string).collect();
        assert_eq!(written, ["Home", "g g"]);
        assert_eq!(keymap.keys_of(Command::Up), []);
        assert_eq!(keymap.keys_of(Command::Down), []);
    }

    #[test]
    fn keys_come_to_a_command_the_start_of_a_chord_or_nothing() {
        let keymap = Keymap::parse("top = ['g g']").unwrap();
        let g = Key::char('g');
        assert_eq!(keymap.find(&[g]), Found::Start);
        assert_eq!(keymap.find(&[g, g]), Found::Command(Command::Top));
        assert_eq!(keymap.find(&[g, g, g]), Found::Nothing);
        assert_eq!(keymap.find(&[Key::char('x')]), Found::Nothing);
    }

    #[test]
    fn faults_name_their_line() {
        assert_eq!(fault("up = ['k']\n\nfly = ['f']"), "line 3: unknown command \"fly\"");
        assert_eq!(fault("up = ['k',\n  'kk']"), "line 2: unknown key \"kk\"");
        assert_eq!(fault("up = ['']"), "line 1: unknown key \"\"");
        assert_eq!(fault("# keys\nup = ['k']\ndown = ['j', 'k']"), "line 3: \"k\" is bound on line 2 already");
        assert_eq!(fault("up = ['k', 'k']"), "line 1: \"k\" is bound on line 1 already");
        assert_eq!(fault("top = ['g g']\nup = ['g']"), "line 2: \"g\" and \"g g\" on line 1 start alike");
        assert_eq!(fault("up = ['g']\ntop = ['g g']"), "line 2: \"g g\" and \"g\" on line 1 start alike");
        assert_eq!(fault("up = ['1']"), "line 1: \"1\" starts with a digit, which counts");
        assert_eq!(fault("up = ['٣ k']"), "line 1: \"٣ k\" starts with a digit, which counts");
        assert_eq!(fault("up = ['g Esc']"), "line 1: \"g Esc\" can't be typed: Esc forgets the keys before it");
        assert_eq!(fault("up = 'k'"), "line 1: the keys of up must be a list such as [\"j\", \"Down\"]");
        assert_eq!(fault("up = [1]"), "line 1: the keys of up must be a list such as [\"j\", \"Down\"]");
        assert_eq!(
            fault("\nkeyboard = 'dvorak'"),
            "line 2: unknown keyboard; known are arabic, arabic-mac, persian, urdu"
        );
    }

    #[test]
    fn the_first_fault_of_the_file_is_told() {
        assert_eq!(fault("zoom = ['z']\nfly = ['f']"), "line 1: unknown command \"zoom\"");
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let error = Keymap::parse("up = ['k']\ndown = [").unwrap_err();
        assert!(matches!(error, KeymapError::Toml { line: 2, .. }), "{error}");
        let error = Keymap::parse("up = ['k']\nup = ['j']").unwrap_err();
        assert!(matches!(error, KeymapError::Toml { line: 2, .. }), "{error}");
    }

    #[test]
    fn a_command_that_is_like_another_is_told_with_it() {
        assert_eq!(fault("botom = ['G']"), "line 1: unknown command \"botom\"; did you mean \"bottom\"?");
    }

    #[test]
    fn a_keymap_over_another_replaces_the_keys_of_the_commands_it_names() {
        let below = Keymap::parse("up = ['k']\ndown = ['j', 'Down']\ntop = ['g g']").unwrap();
        let over = below.over_by("down = ['n']\ntop = []").unwrap();
        assert_eq!(over, Keymap::parse("up = ['k']\ndown = ['n']").unwrap());
        assert_eq!(below.over_by("up = ['Up', 'k']").unwrap().keys_of(Command::Up).len(), 2, "its own keys are free");
        assert_eq!(below.over_by("").unwrap(), below);
    }

    #[test]
    fn a_key_of_the_keymap_below_is_not_taken_away_in_silence() {
        let fault = |file| Keymap::standard().over_by(file).unwrap_err().to_string();
        let expected = "line 2: \"k\" clashes with \"k\" of up in the preset; give up other keys, or none: up = []";
        assert_eq!(fault("\nhelp = ['k']"), expected);
        let expected =
            "line 1: \"g\" clashes with \"g g\" of top in the preset; give top other keys, or none: top = []";
        assert_eq!(fault("help = ['g']"), expected);
        assert!(Keymap::standard().over_by("help = ['k']\nup = []").is_ok());
    }

    #[test]
    fn keys_that_a_terminal_cannot_tell_apart_are_the_same_key() {
        assert_eq!(fault("up = ['Ctrl-D']\ndown = ['Ctrl-d']"), "line 2: \"Ctrl-d\" is bound on line 1 already");
    }

    #[test]
    fn the_keyboard_is_named_in_the_file() {
        assert_eq!(Keymap::parse("").unwrap().keyboard(), Keyboard::Arabic);
        assert_eq!(Keymap::parse("keyboard = 'persian'").unwrap().keyboard(), Keyboard::Persian);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn any_file_is_a_keymap_or_a_fault_on_one_of_its_lines(
            file in "(\\PC{0,20}\n){0,4}|((up|down|top|zoom|keyboard) = \\['[a-z0 ]{0,4}'(, '\\PC{1,2}')?\\]\n){0,4}"
        ) {
            if let Err(error) = Keymap::parse(&file) {
                prop_assert!((1..=file.matches('\n').count() + 1).contains(&error.line()), "{}", error);
            }
        }
    }
}
