//! The keymap: which chord asks for which command. Read from TOML, complete or refused with the line of the fault.
//!
//! The default, `assets/keymap.toml`, is also the documentation of the format.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::chords;
use super::command::Command;
use super::keys::{Chord, Code, Key};
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

/// What is wrong with a keymap file, and on which line (counted from 1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// The file is not TOML.
    #[error("line {line}: {message}")]
    Toml {
        /// The line.
        line: usize,
        /// What the TOML reader says.
        message: String,
    },
    /// A name that no command has.
    #[error("line {line}: unknown command {name:?}")]
    UnknownCommand {
        /// The line.
        line: usize,
        /// The name.
        name: String,
    },
    /// A keyboard that is not known.
    #[error("line {line}: unknown keyboard; known are arabic, arabic-mac, persian, urdu")]
    UnknownKeyboard {
        /// The line.
        line: usize,
    },
    /// A command whose keys are not written as a list of texts.
    #[error("line {line}: the keys of {command} must be a list such as [\"j\", \"Down\"]", command = command.name())]
    NotKeys {
        /// The line.
        line: usize,
        /// The command.
        command: Command,
    },
    /// Something that is no key.
    #[error("line {line}: unknown key {key:?}")]
    UnknownKey {
        /// The line.
        line: usize,
        /// What stands there.
        key: String,
    },
    /// A chord that begins with a digit other than 0: it would be taken for a count.
    #[error("line {line}: {chord:?} starts with a digit, which counts")]
    Digit {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
    },
    /// A chord with Esc after its first key: Esc there forgets the keys before it.
    #[error("line {line}: {chord:?} can't be typed: Esc forgets the keys before it")]
    EscapeInside {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
    },
    /// A chord that is bound already.
    #[error("line {line}: {chord:?} is bound on line {first} already")]
    BoundTwice {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
        /// The line of the other binding.
        first: usize,
    },
    /// A chord that is the start of another, which could then never be typed.
    #[error("line {line}: {chord:?} and {other:?} on line {first} start alike")]
    StartsAlike {
        /// The line.
        line: usize,
        /// The chord.
        chord: String,
        /// The other chord.
        other: String,
        /// The line of the other.
        first: usize,
    },
}

impl KeymapError {
    /// The line of the fault, counted from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        match self {
            Self::Toml { line, .. }
            | Self::UnknownCommand { line, .. }
            | Self::UnknownKeyboard { line }
            | Self::NotKeys { line, .. }
            | Self::UnknownKey { line, .. }
            | Self::Digit { line, .. }
            | Self::EscapeInside { line, .. }
            | Self::BoundTwice { line, .. }
            | Self::StartsAlike { line, .. } => *line,
        }
    }
}

/// The keymap that comes with khabar.
static STANDARD: LazyLock<Keymap> = LazyLock::new(|| {
    Keymap::parse(include_str!("../../assets/keymap.toml")).expect("the bundled keymap is read by a test")
});

/// The entry that names the keyboard instead of a command.
const KEYBOARD: &str = "keyboard";

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
        let table = DeTable::parse(file).map_err(|error| KeymapError::Toml {
            line: line_of(file, error.span().map_or(0, |span| span.start)),
            message: error.message().to_owned(),
        })?;
        let mut entries: Vec<_> = table.get_ref().iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let mut reader = Reader { file, keymap: Self::default(), bound: Vec::new() };
        for (name, value) in entries {
            reader.entry(name, value)?;
        }
        Ok(reader.keymap)
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

/// A keymap that is being read.
struct Reader<'a> {
    file: &'a str,
    keymap: Keymap,
    /// Every chord so far and its line.
    bound: Vec<(Chord, usize)>,
}

impl Reader<'_> {
    fn entry(&mut self, name: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue<'_>>) -> Result<(), KeymapError> {
        let line = self.line(name);
        let name = name.get_ref().as_ref();
        if name == KEYBOARD {
            let known = value.get_ref().as_str().and_then(Keyboard::from_name);
            self.keymap.keyboard = known.ok_or(KeymapError::UnknownKeyboard { line })?;
            return Ok(());
        }
        let Ok(command) = name.parse() else {
            return Err(KeymapError::UnknownCommand { line, name: name.to_owned() });
        };
        let chords = value.get_ref().as_array().ok_or(KeymapError::NotKeys { line, command })?;
        for chord in chords {
            let line = self.line(chord);
            let chord = chord.get_ref().as_str().ok_or(KeymapError::NotKeys { line, command })?;
            self.bind(command, chord, line)?;
        }
        Ok(())
    }

    fn bind(&mut self, command: Command, written: &str, line: usize) -> Result<(), KeymapError> {
        let chord: Chord =
            written.parse().map_err(|super::keys::UnknownKey(key)| KeymapError::UnknownKey { line, key })?;
        check_typable(&chord, line)?;
        for (other, first) in &self.bound {
            check_apart(&chord, line, other, *first)?;
        }
        self.bound.push((chord.clone(), line));
        self.keymap.chords.entry(command).or_default().push(chord);
        Ok(())
    }

    fn line<T>(&self, at: &Spanned<T>) -> usize {
        line_of(self.file, at.span().start)
    }
}

/// A chord must not begin as a count does nor hold an Esc that would forget it.
fn check_typable(chord: &Chord, line: usize) -> Result<(), KeymapError> {
    let [first, rest @ ..] = chord.keys() else { return Ok(()) };
    if chords::digit(*first).is_some_and(|digit| digit != 0) {
        return Err(KeymapError::Digit { line, chord: chord.to_string() });
    }
    if rest.contains(&Key::plain(Code::Esc)) {
        return Err(KeymapError::EscapeInside { line, chord: chord.to_string() });
    }
    Ok(())
}

/// Two chords must differ, and neither may be the start of the other.
fn check_apart(chord: &Chord, line: usize, other: &Chord, first: usize) -> Result<(), KeymapError> {
    if chord == other {
        return Err(KeymapError::BoundTwice { line, chord: chord.to_string(), first });
    }
    if chord.keys().starts_with(other.keys()) || other.keys().starts_with(chord.keys()) {
        return Err(KeymapError::StartsAlike { line, chord: chord.to_string(), other: other.to_string(), first });
    }
    Ok(())
}

/// The line, counted from 1, of a place in the file.
fn line_of(file: &str, bytes: usize) -> usize {
    1 + file.bytes().take(bytes).filter(|byte| *byte == b'\n').count()
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
        let named: Vec<_> = entries.map(|(name, _)| name.trim()).filter(|name| *name != KEYBOARD).collect();
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
