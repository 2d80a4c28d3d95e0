//! Reading what a file binds: names of commands and their chords, each with its line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::KeymapError;
use crate::config::chords;
use crate::config::command::Command;
use crate::config::keys::{Chord, Code, Key, UnknownKey};
use crate::config::layouts::Keyboard;
use crate::config::nearest::nearest;
use crate::config::place::{line_of, toml_fault};
use crate::config::preferences::Names;

/// The keys that a file gives a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The command.
    pub command: Command,
    /// The line that it begins on (counted from 1).
    pub line: usize,
    /// Its chords, the most important first, and the line of each (counted from 1). None take all keys from it.
    pub chords: Vec<(Chord, usize)>,
}

/// The entry of a keymap file that names the keyboard instead of a command.
const KEYBOARD: &str = "keyboard";

/// Reads a keymap file: its keyboard, where it names one, and what it binds.
pub fn parse(file: &str) -> Result<(Option<Keyboard>, Vec<Binding>), KeymapError> {
    let table = DeTable::parse(file).map_err(|error| {
        let (line, message) = toml_fault(file, error.span(), error.message());
        KeymapError::Toml { line, message }
    })?;
    let keyboard = table.get_ref().get_key_value(KEYBOARD).map(|(name, value)| {
        let known = value.get_ref().as_str().and_then(Keyboard::named);
        known.ok_or(KeymapError::UnknownKeyboard { line: line_of(file, name.span().start) })
    });
    let (bindings, faults) = read(file, table.get_ref(), &[KEYBOARD]);
    let first = faults.into_iter().chain(keyboard.clone().and_then(Result::err)).min_by_key(KeymapError::line);
    match first {
        Some(fault) => Err(fault),
        None => Ok((keyboard.transpose()?, bindings)),
    }
}

/// What `table` of `file` binds, in the order of the file, and what is wrong with the rest of it; the entries `others` are no
/// bindings.
#[must_use]
pub fn read(file: &str, table: &DeTable<'_>, others: &[&str]) -> (Vec<Binding>, Vec<KeymapError>) {
    let mut entries: Vec<_> = table.iter().filter(|(name, _)| !others.contains(&name.get_ref().as_ref())).collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    let (mut bindings, mut faults) = (Vec::new(), Vec::new());
    for (name, value) in entries {
        match binding(file, name, value) {
            Ok(binding) => bindings.push(binding),
            Err(fault) => faults.push(fault),
        }
    }
    (bindings, faults)
}

fn binding(file: &str, name: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue<'_>>) -> Result<Binding, KeymapError> {
    let line = line_of(file, name.span().start);
    let name = name.get_ref().as_ref();
    let Ok(command) = name.parse() else {
        let nearest = nearest(name, Command::ALL.map(Command::name));
        return Err(KeymapError::UnknownCommand { line, name: name.to_owned(), nearest });
    };
    let chords = value.get_ref().as_array().ok_or(KeymapError::NotKeys { line, command })?;
    let chords = chords.iter().map(|written| {
        let line = line_of(file, written.span().start);
        let chord = written.get_ref().as_str().ok_or(KeymapError::NotKeys { line, command })?;
        Ok((chord_of(chord, line)?, line))
    });
    Ok(Binding { command, line, chords: chords.collect::<Result<_, _>>()? })
}

fn chord_of(written: &str, line: usize) -> Result<Chord, KeymapError> {
    let chord: Chord = written.parse().map_err(|UnknownKey(key)| KeymapError::UnknownKey { line, key })?;
    check_typable(&chord, line)?;
    Ok(chord)
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
