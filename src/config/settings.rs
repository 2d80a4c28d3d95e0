//! The config file: what a reader decided once and for all. Read from TOML, and changed without losing a comment.
//!
//! ```toml
//! [reader]
//! mouse = false               # clicks and the wheel stay the terminal's
//!
//! [library]
//! keep-days = 90              # older articles go, but none that is starred, tagged or kept unread
//! keep-articles = 500         # of each source so many of the newest stay
//!
//! [terminals]
//! kitty = "visual"            # what each terminal is sent; `khabar doctor` writes it
//! "tmux in kitty" = "words"
//! ```
//!
//! Pure: where the file lies, reading and writing it are the command line's. Which modes there are is the terminal's to
//! say: a name is kept with its line, so that a wrong one can be told. Keys that are not known are let be.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_edit::{DocumentMut, Item, Table, TableLike, TomlError, Value};

/// The table of what the reader on the screen does.
const READER: &str = "reader";
/// Its key for the mouse.
const MOUSE: &str = "mouse";
/// The table of what the library keeps, and its keys.
const LIBRARY: &str = "library";
const KEEP_DAYS: &str = "keep-days";
const KEEP_ARTICLES: &str = "keep-articles";
/// The table of modes.
const TERMINALS: &str = "terminals";

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The name of the mode for each terminal, by the terminal's name.
    pub terminals: BTreeMap<String, Named>,
    /// Whose the mouse is in the reader.
    pub mouse: Mouse,
    /// What of the library is cleaned away.
    pub keep: Keep,
}

/// How much of the library is kept. What is starred, tagged or unread by choice always is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Days after which an article goes; none for never.
    pub days: Option<u32>,
    /// How many of the newest articles of each source stay; none for all.
    pub articles: Option<u32>,
}

/// Whose the mouse is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mouse {
    /// The reader's: clicks choose, the wheel scrolls.
    #[default]
    Reader,
    /// The terminal's: it selects text.
    Terminal,
}

/// A name in the file, and the line it stands on (counted from 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The line.
    pub line: usize,
}

/// What is wrong with a config file, and on which line (counted from 1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The file is not TOML.
    #[error("line {line}: {message}")]
    Toml {
        /// The line.
        line: usize,
        /// What the TOML reader says.
        message: String,
    },
    /// Something else than a table where one is looked for.
    #[error("line {line}: {name} must be a table, as [{name}] on a line of its own")]
    NotATable {
        /// The line.
        line: usize,
        /// The name of the table.
        name: &'static str,
    },
    /// A switch that is neither on nor off.
    #[error("line {line}: {key} must be true or false")]
    NotASwitch {
        /// The line.
        line: usize,
        /// The key.
        key: &'static str,
    },
    /// A number that is none, or too small to be meant.
    #[error("line {line}: {key} must be a whole number, 1 or more")]
    NotANumber {
        /// The line.
        line: usize,
        /// The key.
        key: &'static str,
    },
    /// A mode that is not written as text.
    #[error("line {line}: the mode of {terminal:?} must be a name in quotes, as \"visual\"")]
    NotAName {
        /// The line.
        line: usize,
        /// The terminal.
        terminal: String,
    },
}

impl Settings {
    /// Reads a config file.
    ///
    /// # Errors
    ///
    /// The first fault of the file, with its line.
    pub fn parse(file: &str) -> Result<Self, SettingsError> {
        let table = DeTable::parse(file).map_err(|error| SettingsError::Toml {
            line: line_of(file, error.span().map_or(0, |span| span.start)),
            message: one_line(error.message()),
        })?;
        let mouse = match table_of(file, table.get_ref(), READER)?.and_then(|reader| reader.get(MOUSE)) {
            None => Mouse::default(),
            Some(value) => mouse(file, value)?,
        };
        let library = table_of(file, table.get_ref(), LIBRARY)?;
        let keep = Keep { days: number(file, library, KEEP_DAYS)?, articles: number(file, library, KEEP_ARTICLES)? };
        let Some(entries) = table_of(file, table.get_ref(), TERMINALS)? else {
            return Ok(Self { mouse, keep, ..Self::default() });
        };
        let mut entries: Vec<_> = entries.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let named = entries.into_iter().map(|(terminal, mode)| named(file, terminal.get_ref().as_ref(), mode));
        Ok(Self { terminals: named.collect::<Result<_, _>>()?, mouse, keep })
    }
}

/// The table `name`, if it is there.
fn table_of<'a, 'i>(
    file: &str,
    table: &'a DeTable<'i>,
    name: &'static str,
) -> Result<Option<&'a DeTable<'i>>, SettingsError> {
    let Some(value) = table.get(name) else { return Ok(None) };
    let line = line_of(file, value.span().start);
    value.get_ref().as_table().map(Some).ok_or(SettingsError::NotATable { line, name })
}

fn number(file: &str, table: Option<&DeTable<'_>>, key: &'static str) -> Result<Option<u32>, SettingsError> {
    let Some(value) = table.and_then(|table| table.get(key)) else { return Ok(None) };
    let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
    let fault = || SettingsError::NotANumber { line: line_of(file, value.span().start), key };
    number.filter(|number| *number > 0).map(Some).ok_or_else(fault)
}

fn mouse(file: &str, value: &Spanned<DeValue<'_>>) -> Result<Mouse, SettingsError> {
    match value.get_ref().as_bool() {
        Some(true) => Ok(Mouse::Reader),
        Some(false) => Ok(Mouse::Terminal),
        None => Err(SettingsError::NotASwitch { line: line_of(file, value.span().start), key: MOUSE }),
    }
}

/// The file with `mode` for `terminal`; everything else in it stays as it is, comments too.
///
/// # Errors
///
/// The first fault of the file, with its line: a file with faults is not changed.
pub fn with_mode(file: &str, terminal: &str, mode: &str) -> Result<String, SettingsError> {
    Settings::parse(file)?;
    let mut document: DocumentMut = file.parse().map_err(|error: TomlError| SettingsError::Toml {
        line: line_of(file, error.span().map_or(0, |span| span.start)),
        message: one_line(error.message()),
    })?;
    let table = document.entry(TERMINALS).or_insert_with(|| Item::Table(Table::new()));
    let Some(table) = table.as_table_like_mut() else {
        return Err(SettingsError::NotATable { line: 1, name: TERMINALS });
    };
    put(table, terminal, mode);
    Ok(document.to_string())
}

/// Puts a mode in; a comment behind the one that was there stays.
fn put(table: &mut dyn TableLike, terminal: &str, mode: &str) {
    let mut new = Value::from(mode);
    match table.get_mut(terminal).and_then(Item::as_value_mut) {
        Some(old) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        None => drop(table.insert(terminal, Item::Value(new))),
    }
}

fn named(file: &str, terminal: &str, mode: &Spanned<DeValue<'_>>) -> Result<(String, Named), SettingsError> {
    let line = line_of(file, mode.span().start);
    match mode.get_ref().as_str() {
        Some(name) => Ok((terminal.to_owned(), Named { name: name.to_owned(), line })),
        None => Err(SettingsError::NotAName { line, terminal: terminal.to_owned() }),
    }
}

/// The line, counted from 1, of a place in the file.
fn line_of(file: &str, bytes: usize) -> usize {
    1 + file.bytes().take(bytes).filter(|byte| *byte == b'\n').count()
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(file: &str) -> String {
        Settings::parse(file).unwrap_err().to_string()
    }

    fn named(name: &str, line: usize) -> Named {
        Named { name: name.to_owned(), line }
    }

    #[test]
    fn what_is_kept_is_a_number_of_days_and_of_articles() {
        let keep = Settings::parse("[library]\nkeep-days = 90\nkeep-articles = 500\n").unwrap().keep;
        assert_eq!(keep, Keep { days: Some(90), articles: Some(500) });
        assert_eq!(Settings::parse("[library]\n").unwrap().keep, Keep::default());
    }

    #[test]
    fn a_number_that_is_none_is_told_with_its_line() {
        for number in ["0", "-3", "'many'", "2.5", "99999999999"] {
            let file = format!("[library]\nkeep-days = {number}\n");
            assert_eq!(fault(&file), "line 2: keep-days must be a whole number, 1 or more", "{number}");
        }
    }

    const FILE: &str = "\
# My own settings.
theme = 'sepia' # quiet

[terminals]
# kitty with force_ltr
kitty = \"visual\" # by hand
\"tmux in kitty\" = 'words'

[keys]
up = ['k']
";

    #[test]
    fn modes_are_read_with_their_lines_and_other_keys_are_let_be() {
        let expected = [("kitty", named("visual", 6)), ("tmux in kitty", named("words", 7))];
        let expected = expected.map(|(terminal, mode)| (terminal.to_owned(), mode));
        assert_eq!(Settings::parse(FILE).unwrap().terminals, BTreeMap::from(expected));
        assert_eq!(Settings::parse("").unwrap(), Settings::default());
        assert_eq!(Settings::parse("theme = 'sepia'").unwrap(), Settings::default());
    }

    #[test]
    fn faults_name_their_line() {
        assert!(
            fault("# mine\n[terminals\nkitty = 'words'").starts_with("line 2: "),
            "{}",
            fault("# mine\n[terminals")
        );
        assert!(fault("[terminals]\nkitty = 'words'\nkitty = 'runs'").starts_with("line 3: duplicate key"));
        assert_eq!(fault("\nterminals = 3"), "line 2: terminals must be a table, as [terminals] on a line of its own");
        let expected = "line 2: the mode of \"kitty\" must be a name in quotes, as \"visual\"";
        assert_eq!(fault("[terminals]\nkitty = 7"), expected);
        assert_eq!(fault("[terminals]\nkitty = ['words']"), expected);
    }

    #[test]
    fn the_mouse_is_the_readers_unless_the_file_leaves_it_to_the_terminal() {
        assert_eq!(Settings::parse(FILE).unwrap().mouse, Mouse::Reader);
        assert_eq!(Settings::parse("[reader]\nmouse = true").unwrap().mouse, Mouse::Reader);
        assert_eq!(Settings::parse("reader.mouse = false").unwrap().mouse, Mouse::Terminal);
        assert_eq!(fault("[reader]\nmouse = 'off'"), "line 2: mouse must be true or false");
        assert_eq!(fault("reader = false"), "line 1: reader must be a table, as [reader] on a line of its own");
    }

    #[test]
    fn a_change_keeps_comments_order_and_other_keys() {
        let changed = with_mode(FILE, "kitty", "words").unwrap();
        assert_eq!(changed, FILE.replace("\"visual\"", "\"words\""));
        let changed = with_mode(FILE, "xterm-256color DA2 0", "visual").unwrap();
        let line = "\"tmux in kitty\" = 'words'\n";
        assert_eq!(changed, FILE.replace(line, &format!("{line}\"xterm-256color DA2 0\" = \"visual\"\n")));
    }

    #[test]
    fn the_table_is_made_where_there_is_none() {
        assert_eq!(with_mode("", "kitty", "words").unwrap(), "[terminals]\nkitty = \"words\"\n");
        let expected = "# mine\ntheme = 'sepia'\n\n[terminals]\nkitty = \"words\"\n";
        assert_eq!(with_mode("# mine\ntheme = 'sepia'\n", "kitty", "words").unwrap(), expected);
        let inline = with_mode("terminals = { vte = 'runs' }\n", "kitty", "words").unwrap();
        assert_eq!(Settings::parse(&inline).unwrap().terminals.len(), 2, "{inline}");
        let dotted = with_mode("terminals.vte = 'runs'\n", "kitty", "words").unwrap();
        assert_eq!(Settings::parse(&dotted).unwrap().terminals.len(), 2, "{dotted}");
    }

    #[test]
    fn a_file_with_faults_is_not_changed() {
        assert!(with_mode("[terminals", "kitty", "words").is_err());
        assert!(with_mode("terminals = 3", "kitty", "words").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn what_was_put_in_is_read_back_and_the_rest_stays(
            file in "(# \\PC{0,9}\n|[a-c] = '[a-z]{0,3}'\n){0,1}(\\[terminals\\]\n('[a-c ]{1,3}' = 'runs' # \\PC{0,5}\n)?)?",
            terminal in "\\PC{1,12}",
        ) {
            let Ok(before) = Settings::parse(&file) else { return Ok(()) };
            let after = with_mode(&file, &terminal, "words").unwrap();
            let mut terminals = Settings::parse(&after).unwrap().terminals;
            prop_assert_eq!(terminals.remove(&terminal).map(|mode| mode.name), Some("words".to_owned()));
            let mut kept = before.terminals;
            kept.remove(&terminal);
            prop_assert_eq!(terminals, kept);
            prop_assert!(file.lines().filter(|line| line.starts_with('#')).all(|line| after.contains(line)));
        }
    }
}
