//! Keys as khabar knows them, and how the keymap file writes them.
//!
//! A [`Key`] is one press; a [`Chord`] is one or more presses in a row. Shift is part of the character (`G`, `?`) and
//! is never told apart from it; only Tab has a shifted form of its own. No terminal library is known here.
//!
//! The notation: `j`, `G`, `/`, `Ctrl-d`, `Alt-x`, `Ctrl-Alt-x`, `Space`, `Enter`, `Esc`, `Tab`, `Shift-Tab`, `Backspace`,
//! `Delete`, `Up`, `Down`, `Left`, `Right`, `Home`, `End`, `PgUp`, `PgDn`, `F1` to `F24`; a chord parts its keys by blanks: `g g`.

use std::fmt;
use std::str::FromStr;

/// One press of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// What is held down with it.
    pub modifiers: Modifiers,
}

/// Which key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A key that types a character, as typed (Shift is already in it); the space bar is `' '`.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow left.
    Left,
    /// The arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1 to 24.
    F(u8),
}

/// What is held down with a key, besides Shift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifiers {
    /// Nothing.
    #[default]
    None,
    /// Control.
    Ctrl,
    /// Alt (Option, Meta).
    Alt,
    /// Control and Alt.
    CtrlAlt,
}

/// Keys pressed one after the other: never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord(Vec<Key>);

/// Something that is no key or chord in the notation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown key {0:?}")]
pub struct UnknownKey(pub String);

/// The keys that are written as a word, but for function keys.
const NAMED: [Code; 15] = [
    Code::Char(' '),
    Code::Enter,
    Code::Esc,
    Code::Tab,
    Code::BackTab,
    Code::Backspace,
    Code::Delete,
    Code::Up,
    Code::Down,
    Code::Left,
    Code::Right,
    Code::Home,
    Code::End,
    Code::PageUp,
    Code::PageDown,
];

/// Function keys end here: no keyboard or terminal protocol knows more.
const LAST_FUNCTION_KEY: u8 = 24;

impl Key {
    /// A key pressed alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, modifiers: Modifiers::None }
    }

    /// A character typed without Control or Alt.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character held with Control.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), modifiers: Modifiers::Ctrl }
    }

    /// The character it types, where nothing is held down with it: what a prompt takes as text.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        if let Self { code: Code::Char(c), modifiers: Modifiers::None } = self { Some(c) } else { None }
    }

    /// The one form of keys that terminals can't tell apart: letters held with Control are small ones.
    #[must_use]
    pub fn normal(self) -> Self {
        if let Self { code: Code::Char(c), modifiers: Modifiers::Ctrl | Modifiers::CtrlAlt } = self {
            Self { code: Code::Char(c.to_ascii_lowercase()), ..self }
        } else {
            self
        }
    }
}

impl Code {
    /// The word the notation has for it; none for characters and function keys.
    const fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Char(' ') => "Space",
            Self::Char(_) | Self::F(_) => return None,
            Self::Enter => "Enter",
            Self::Esc => "Esc",
            Self::Tab => "Tab",
            Self::BackTab => "Shift-Tab",
            Self::Backspace => "Backspace",
            Self::Delete => "Delete",
            Self::Up => "Up",
            Self::Down => "Down",
            Self::Left => "Left",
            Self::Right => "Right",
            Self::Home => "Home",
            Self::End => "End",
            Self::PageUp => "PgUp",
            Self::PageDown => "PgDn",
        })
    }
}

impl Modifiers {
    /// The prefix in the notation.
    const fn prefix(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Ctrl => "Ctrl-",
            Self::Alt => "Alt-",
            Self::CtrlAlt => "Ctrl-Alt-",
        }
    }

    /// The modifiers that `key` starts with, and the rest.
    fn split(key: &str) -> (Self, &str) {
        [Self::CtrlAlt, Self::Ctrl, Self::Alt]
            .into_iter()
            .find_map(|modifiers| Some((modifiers, key.strip_prefix(modifiers.prefix())?)))
            .unwrap_or((Self::None, key))
    }
}

impl Chord {
    /// Its keys, in the order of pressing; at least one.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.0
    }
}

impl FromStr for Code {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(name.to_owned());
        if let Some(code) = NAMED.into_iter().find(|code| code.word() == Some(name)) {
            return Ok(code);
        }
        let mut characters = name.chars();
        match (characters.next(), characters.next()) {
            (Some(c), None) if !c.is_whitespace() && !c.is_control() => Ok(Self::Char(c)),
            (Some('F'), Some('1'..='9')) => function_key(name).ok_or_else(unknown),
            _ => Err(unknown()),
        }
    }
}

/// `F2` … `F24`.
fn function_key(name: &str) -> Option<Code> {
    let number: u8 = name.strip_prefix('F')?.parse().ok()?;
    (number <= LAST_FUNCTION_KEY).then_some(Code::F(number))
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        let (modifiers, rest) = Modifiers::split(name);
        let code = rest.parse().map_err(|UnknownKey(_)| UnknownKey(name.to_owned()))?;
        Ok(Self { code, modifiers }.normal())
    }
}

impl FromStr for Chord {
    type Err = UnknownKey;

    fn from_str(chord: &str) -> Result<Self, UnknownKey> {
        let keys = chord.split_whitespace().map(str::parse).collect::<Result<Vec<Key>, _>>()?;
        if keys.is_empty() { Err(UnknownKey(chord.to_owned())) } else { Ok(Self(keys)) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::F(number) => write!(f, "F{number}"),
            Self::Char(c) if *c != ' ' => write!(f, "{c}"),
            named => f.write_str(named.word().unwrap_or_default()),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.modifiers.prefix(), self.code)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.0.iter().enumerate() {
            let blank = if index == 0 { "" } else { " " };
            write!(f, "{blank}{key}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(code: Code, modifiers: Modifiers) -> Key {
        Key { code, modifiers }
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        let cases = [
            ("j", Key::char('j')),
            ("G", Key::char('G')),
            ("/", Key::char('/')),
            ("*", Key::char('*')),
            ("?", Key::char('?')),
            ("[", Key::char('[')),
            ("]", Key::char(']')),
            ("-", Key::char('-')),
            ("ت", Key::char('ت')),
            ("Space", Key::char(' ')),
            ("Ctrl-d", Key::ctrl('d')),
            ("Ctrl--", Key::ctrl('-')),
            ("Alt-x", key(Code::Char('x'), Modifiers::Alt)),
            ("Ctrl-Alt-x", key(Code::Char('x'), Modifiers::CtrlAlt)),
            ("Ctrl-Left", key(Code::Left, Modifiers::Ctrl)),
            ("Tab", Key::plain(Code::Tab)),
            ("Shift-Tab", Key::plain(Code::BackTab)),
            ("PgDn", Key::plain(Code::PageDown)),
            ("F", Key::char('F')),
            ("F12", Key::plain(Code::F(12))),
        ];
        for (written, key) in cases {
            assert_eq!(written.parse(), Ok(key), "{written}");
            assert_eq!(key.to_string(), written);
        }
    }

    #[test]
    fn what_is_no_key_is_refused_whole() {
        for written in
            ["", "jj", "Ctrl-", "Shift-a", "ctrl-d", "space", "F0", "F25", "F1x", "Alt-Ctrl-x", "\u{1b}", "لا"]
        {
            assert_eq!(written.parse::<Key>(), Err(UnknownKey(written.to_owned())), "{written:?}");
        }
    }

    #[test]
    fn letters_held_with_control_are_small_ones() {
        assert_eq!("Ctrl-D".parse(), Ok(Key::ctrl('d')));
        assert_eq!(Key::ctrl('D').normal(), Key::ctrl('d'));
        assert_eq!(Key::char('D').normal(), Key::char('D'));
    }

    #[test]
    fn a_chord_is_keys_parted_by_blanks() {
        let chord: Chord = " g  Space Ctrl-d ".parse().unwrap();
        assert_eq!(chord.keys(), [Key::char('g'), Key::char(' '), Key::ctrl('d')]);
        assert_eq!(chord.to_string(), "g Space Ctrl-d");
        assert_eq!("  ".parse::<Chord>(), Err(UnknownKey("  ".to_owned())));
        assert_eq!("g gg".parse::<Chord>(), Err(UnknownKey("gg".to_owned())));
    }

    #[test]
    fn only_a_key_pressed_alone_types_a_character() {
        assert_eq!(Key::char('ش').typed(), Some('ش'));
        assert_eq!(Key::ctrl('c').typed(), None);
        assert_eq!(Key::plain(Code::Enter).typed(), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn any_text_is_a_chord_that_is_written_back_or_no_chord(text in "\\PC{0,12}|(Ctrl-|Alt-)?([a-z]|F[0-9]{1,3}|Space|Esc)( \\PC){0,2}") {
            if let Ok(chord) = text.parse::<Chord>() {
                prop_assert_eq!(chord.to_string().parse(), Ok(chord));
            }
        }
    }
}
