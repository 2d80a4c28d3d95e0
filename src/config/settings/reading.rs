//! Reading a config file: everything that it decides, and everything that is wrong with it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Fault, Named, Settings};
use crate::config::keymap;
use crate::config::languages::{Aim, ArticleLanguage, LANGUAGES};
use crate::config::nearest::nearest;
use crate::config::place::{line_of, toml_fault};
use crate::config::preferences::{NotAValue, Preference, Values};

/// The table of modes: its keys are the names of terminals.
pub const TERMINALS: &str = "terminals";
/// The table of keys: besides options it has commands.
const KEYS: &str = "keys";
/// The table of the reader: besides options it has a table of languages.
pub const READER: &str = "reader";

/// A config file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What it decides, where it has no fault.
    pub settings: Settings,
    /// The options that it sets.
    pub said: Vec<Preference>,
    /// What is wrong with it, from the top.
    pub faults: Vec<Fault>,
}

impl Reading {
    /// Reads a config file.
    #[must_use]
    pub fn of(file: &str) -> Self {
        let mut reading = Self::default();
        match DeTable::parse(file) {
            Ok(table) => reading.take_all(file, table.get_ref()),
            Err(error) => {
                let (line, message) = toml_fault(file, error.span(), error.message());
                reading.faults.push(Fault::Toml { line, message });
            }
        }
        reading.faults.sort_by_key(Fault::line);
        reading
    }

    /// What the file decides, and the names in it that are not known.
    ///
    /// # Errors
    ///
    /// The first fault of the file that is more than an unknown name.
    pub fn decided(self) -> Result<(Settings, Vec<Fault>), Fault> {
        match self.faults.iter().find(|fault| !fault.is_unknown_name()) {
            Some(fault) => Err(fault.clone()),
            None => Ok((self.settings, self.faults)),
        }
    }

    fn take_all(&mut self, file: &str, root: &DeTable<'_>) {
        for (name, value) in root {
            let line = line_of(file, name.span().start);
            match (known_table(name.get_ref()), value.get_ref()) {
                (Some(table), DeValue::Table(entries)) => self.take_table(file, table, entries),
                (Some(name), _) => self.faults.push(Fault::NotATable { line, name: name.to_owned() }),
                (None, DeValue::Table(_)) => {
                    let (name, nearest) = (name.get_ref().to_string(), nearest(name.get_ref(), tables()));
                    self.faults.push(Fault::UnknownTable { line, name, nearest });
                }
                (None, _) => self.faults.push(stray(line, name.get_ref())),
            }
        }
        if let Err(fault) = self.settings.keymap() {
            self.faults.push(fault.into());
        }
    }

    fn take_table(&mut self, file: &str, table: &'static str, entries: &DeTable<'_>) {
        match table {
            TERMINALS => return self.take_terminals(file, entries),
            KEYS => self.take_bindings(file, entries),
            READER => self.take_languages(file, entries),
            _ => {}
        }
        for (key, value) in entries {
            match Preference::ALL.into_iter().find(|one| one.table() == table && one.key() == key.get_ref()) {
                Some(preference) => self.take(file, preference, value),
                // What is no option in the table of keys is the name of a command.
                None if table == KEYS => {}
                None if (table, key.get_ref().as_ref()) == (READER, LANGUAGES) => {}
                None => self.faults.push(unknown(line_of(file, key.span().start), table, key.get_ref())),
            }
        }
    }

    fn take(&mut self, file: &str, preference: Preference, value: &Spanned<DeValue<'_>>) {
        if self.put(file, preference.into(), value) {
            self.said.push(preference);
        }
    }

    /// Whether the value is one of the option that is aimed at.
    fn put(&mut self, file: &str, aim: Aim, value: &Spanned<DeValue<'_>>) -> bool {
        let text = text_of(value.get_ref(), &aim.preference.values()).ok_or(NotAValue(aim.preference));
        let fault = text.and_then(|text| self.settings.aim(aim, &text)).err();
        let line = || line_of(file, value.span().start);
        self.faults.extend(fault.map(|what| Fault::NotAValue { line: line(), what }));
        fault.is_none()
    }

    /// What articles of some languages have for themselves.
    fn take_languages(&mut self, file: &str, reader: &DeTable<'_>) {
        let Some((name, value)) = reader.get_key_value(LANGUAGES) else { return };
        let not_a_table = |at: usize, name: String| Fault::NotATable { line: line_of(file, at), name };
        let Some(languages) = value.get_ref().as_table() else {
            return self.faults.push(not_a_table(name.span().start, format!("{READER}.{LANGUAGES}.fa")));
        };
        for (name, value) in languages {
            let at = name.span().start;
            let table = format!("{READER}.{LANGUAGES}.{}", name.get_ref());
            match (ArticleLanguage::named(name.get_ref()), value.get_ref().as_table()) {
                (None, _) => self
                    .faults
                    .push(Fault::UnknownLanguage { line: line_of(file, at), name: name.get_ref().to_string() }),
                (Some(_), None) => self.faults.push(not_a_table(at, table)),
                (Some(language), Some(entries)) => self.take_language(file, (language, &table), entries),
            }
        }
    }

    fn take_language(&mut self, file: &str, (language, table): (ArticleLanguage, &str), entries: &DeTable<'_>) {
        for (key, value) in entries {
            match Preference::OF_LANGUAGES.into_iter().find(|one| one.key() == key.get_ref()) {
                Some(preference) => {
                    self.put(file, Aim { preference, language: Some(language) }, value);
                }
                None => self.faults.push(foreign(line_of(file, key.span().start), table, key.get_ref())),
            }
        }
    }

    fn take_bindings(&mut self, file: &str, entries: &DeTable<'_>) {
        let options: Vec<_> = Preference::ALL.iter().filter(|one| one.table() == KEYS).map(|one| one.key()).collect();
        let (bindings, faults) = keymap::read(file, entries, &options);
        self.settings.bindings = bindings;
        self.faults.extend(faults.into_iter().map(Fault::from));
    }

    fn take_terminals(&mut self, file: &str, entries: &DeTable<'_>) {
        for (terminal, mode) in entries {
            let line = line_of(file, mode.span().start);
            let terminal = terminal.get_ref().to_string();
            match mode.get_ref().as_str() {
                Some(name) => drop(self.settings.terminals.insert(terminal, Named { name: name.to_owned(), line })),
                None => self.faults.push(Fault::NotAName { line, terminal }),
            }
        }
    }
}

/// The tables that khabar knows.
fn tables() -> impl Iterator<Item = &'static str> {
    Preference::ALL.into_iter().map(Preference::table).chain([TERMINALS])
}

fn known_table(name: &str) -> Option<&'static str> {
    tables().find(|table| *table == name)
}

fn unknown(line: usize, table: &'static str, key: &str) -> Fault {
    if let Some(other) = Preference::ALL.into_iter().find(|one| one.key() == key) {
        return Fault::Misplaced { line, key: key.to_owned(), table: other.table() };
    }
    let keys = Preference::ALL.into_iter().filter(|one| one.table() == table).map(Preference::key);
    Fault::UnknownKey { line, table: table.to_owned(), key: key.to_owned(), nearest: nearest(key, keys) }
}

/// A key that the table of a language doesn't have.
fn foreign(line: usize, table: &str, key: &str) -> Fault {
    if let Some(other) = Preference::ALL.into_iter().find(|one| one.key() == key) {
        return Fault::Misplaced { line, key: key.to_owned(), table: other.table() };
    }
    let nearest = nearest(key, Preference::OF_LANGUAGES.map(Preference::key));
    Fault::UnknownKey { line, table: table.to_owned(), key: key.to_owned(), nearest }
}

fn stray(line: usize, key: &str) -> Fault {
    if let Some(one) = Preference::ALL.into_iter().find(|one| one.key() == key) {
        return Fault::Misplaced { line, key: key.to_owned(), table: one.table() };
    }
    let known = Preference::ALL.into_iter().map(Preference::key).chain(tables());
    Fault::Stray { line, key: key.to_owned(), nearest: nearest(key, known) }
}

/// The text of a value that is written as values of this kind are.
fn text_of(value: &DeValue<'_>, values: &Values) -> Option<String> {
    match (values, value) {
        (Values::Names(_) | Values::Theme(_) | Values::NumberOr(_), DeValue::String(text)) => Some(text.to_string()),
        (Values::Switch, DeValue::Boolean(switch)) => Some(switch.to_string()),
        (Values::Number { .. } | Values::NumberOr(_), DeValue::Integer(number)) => {
            u32::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number.to_string())
        }
        (Values::Names(_) | Values::Theme(_) | Values::Switch | Values::Number { .. } | Values::NumberOr(_), _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::preferences::{MarksChoice, Mouse};
    use crate::config::reading::TextDigits;
    use crate::config::settings::Keep;
    use crate::config::{Command, Keyboard};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// The settings of a file without any fault.
    fn read(file: &str) -> Settings {
        let (settings, unknown) = Reading::of(file).decided().unwrap();
        assert_eq!(unknown, []);
        settings
    }

    /// The first fault of a file.
    fn fault(file: &str) -> String {
        Reading::of(file).faults.first().expect("it has a fault").to_string()
    }

    fn named(name: &str, line: usize) -> Named {
        Named { name: name.to_owned(), line }
    }

    #[test]
    fn what_is_kept_is_a_number_of_days_and_of_articles_or_all() {
        let keep = read("[library]\nkeep-days = 90\nkeep-articles = 0x1F4\n").keep;
        assert_eq!(keep, Keep { days: Some(90), articles: Some(500) });
        assert_eq!(read("[library]\nkeep-days = 'all'\n").keep, Keep::default());
        assert_eq!(read("[library]\n").keep, Keep::default());
    }

    #[test]
    fn a_number_that_is_none_is_told_with_its_line() {
        for number in ["0", "-3", "'many'", "2.5", "99999999999", "true"] {
            let file = format!("[library]\nkeep-days = {number}\n");
            assert_eq!(fault(&file), "line 2: keep-days must be a whole number, 1 or more, or \"all\"", "{number}");
        }
        assert_eq!(fault("reader.measure = '72'"), "line 1: measure must be a whole number, 20 to 400");
    }

    #[test]
    fn modes_are_read_with_their_lines() {
        let file = "# mine\n[terminals]\nkitty = \"visual\" # by hand\n\"tmux in kitty\" = 'words'\n";
        let expected = [("kitty", named("visual", 3)), ("tmux in kitty", named("words", 4))];
        let expected = expected.map(|(terminal, mode)| (terminal.to_owned(), mode));
        assert_eq!(read(file).terminals, BTreeMap::from(expected));
        assert_eq!(read(""), Settings::default());
    }

    #[test]
    fn faults_name_their_line() {
        assert!(fault("# mine\n[terminals\nkitty = 'words'").starts_with("line 2: "));
        assert!(fault("[terminals]\nkitty = 'words'\nkitty = 'runs'").starts_with("line 3: duplicate key"));
        assert_eq!(fault("\nterminals = 3"), "line 2: terminals must be a table, as [terminals] on a line of its own");
        let expected = "line 2: the mode of \"kitty\" must be a name in quotes, as \"visual\"";
        assert_eq!(fault("[terminals]\nkitty = 7"), expected);
        assert_eq!(fault("[terminals]\nkitty = ['words']"), expected);
        assert_eq!(fault("reader = false"), "line 1: reader must be a table, as [reader] on a line of its own");
        let expected = r#"line 3: align must be one of "justify", "justify-spaces", "start""#;
        assert_eq!(fault("[reader]\n\nalign = 'left'"), expected);
    }

    #[test]
    fn unknown_names_are_told_with_the_nearest_known_one() {
        let cases = [
            ("[raeder]", "line 1: unknown table [raeder]; did you mean \"reader\"?"),
            ("[weather]", "line 1: unknown table [weather]"),
            ("[reader]\naling = 'start'", "line 2: unknown key \"aling\" in [reader]; did you mean \"align\"?"),
            ("[reader]\nweather = 1", "line 2: unknown key \"weather\" in [reader]"),
            ("[library]\nalign = 'start'", "line 2: \"align\" belongs below [reader]"),
            ("\nalign = 'start'", "line 2: \"align\" belongs below [reader]"),
            ("measur = 60", "line 1: unknown key \"measur\"; did you mean \"measure\"?"),
            ("[keys]\nqiut = ['x']", "line 2: unknown command \"qiut\"; did you mean \"quit\"?"),
        ];
        for (file, words) in cases {
            assert_eq!(fault(file), words, "{file}");
            assert!(Reading::of(file).decided().is_ok(), "{file} is no reason not to open");
        }
    }

    #[test]
    fn a_language_has_options_of_its_own_over_those_of_all() {
        let file = "[reader]\nmarks = 'keep'\nmeasure = 60\n[reader.languages.fa]\ntext-digits = 'latin'\nmarks = 'hide'\n\
                    [reader.languages]\nckb = { measure = 50 }\n";
        let settings = read(file);
        let [persian, kurdish, arabic] = ["fa", "ckb", "ar"].map(|name| settings.within(ArticleLanguage::named(name)));
        let decided = |of: &Settings| (of.text_digits, of.marks, of.measure.0);
        assert_eq!(decided(&persian), (TextDigits::Latin, MarksChoice::Hide, 60));
        assert_eq!(decided(&kurdish), (TextDigits::Keep, MarksChoice::Keep, 50));
        assert_eq!(decided(&arabic), decided(&settings));
        assert_eq!(Reading::of(file).said, [Preference::Marks, Preference::Measure], "what is said for all");
    }

    #[test]
    fn faults_of_a_language_name_their_line() {
        let cases = [
            (
                "[reader]\nlanguages = 3",
                "line 2: reader.languages.fa must be a table, as [reader.languages.fa] on a line of its own",
            ),
            (
                "[reader.languages]\nfa = 3",
                "line 2: reader.languages.fa must be a table, as [reader.languages.fa] on a line of its own",
            ),
            (
                "[reader.languages.fa]\n\nalign = 'left'",
                "line 3: align must be one of \"justify\", \"justify-spaces\", \"start\"",
            ),
            ("[reader.languages.fa]\nmeasure = 7", "line 2: measure must be a whole number, 20 to 400"),
        ];
        for (file, words) in cases {
            assert_eq!(fault(file), words, "{file}");
            assert!(Reading::of(file).decided().is_err(), "{file}");
        }
        let unknown = [
            (
                "[reader.languages.farsi]",
                "line 1: \"farsi\" is no language: take its code of two or three small letters, as [reader.languages.fa]",
            ),
            (
                "[reader.languages.fa]\nmaks = 'hide'",
                "line 2: unknown key \"maks\" in [reader.languages.fa]; did you mean \"marks\"?",
            ),
            ("[reader.languages.fa]\nmouse = true", "line 2: \"mouse\" belongs below [reader]"),
            ("[languages.fa]\nmarks = 'hide'", "line 1: unknown table [languages]"),
        ];
        for (file, words) in unknown {
            assert_eq!(fault(file), words, "{file}");
            assert!(Reading::of(file).decided().is_ok(), "{file} is no reason not to open");
        }
    }

    #[test]
    fn a_table_of_a_strange_name_cannot_steer_a_terminal() {
        assert_eq!(fault("[\"\\u001B[31m\"]"), "line 1: unknown table [\\u{1b}[31m]");
    }

    #[test]
    fn every_fault_is_told_from_the_top_and_the_rest_counts() {
        let file = "[reader]\nmouse = 'off'\nalign = 'start'\ncolour = 1\n[keys]\nup = ['kk']\ndown = ['n', 'n']\n";
        let reading = Reading::of(file);
        let lines: Vec<_> = reading.faults.iter().map(Fault::line).collect();
        assert_eq!(lines, [2, 4, 6, 7]);
        assert_eq!((reading.said.as_slice(), reading.settings.mouse), (&[Preference::Align][..], Mouse::Reader));
        assert_eq!(reading.clone().decided(), Err(reading.faults[0].clone()));
    }

    #[test]
    fn the_mouse_is_the_readers_unless_the_file_leaves_it_to_the_terminal() {
        assert_eq!(read("[reader]\nmouse = true").mouse, Mouse::Reader);
        assert_eq!(read("reader.mouse = false").mouse, Mouse::Terminal);
        assert_eq!(fault("[reader]\nmouse = 'off'"), "line 2: mouse must be true or false");
    }

    #[test]
    fn keys_of_the_file_lie_over_the_preset() {
        let settings = read("[keys]\npreset = 'arrows'\nkeyboard = 'persian'\nhelp = ['F2']\nstar = []\n");
        let keymap = settings.keymap().unwrap();
        let written = |command| keymap.keys_of(command).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(written(Command::Help), ["F2"]);
        assert_eq!(written(Command::Star), Vec::<String>::new());
        assert_eq!(written(Command::Up), ["Up"]);
        assert_eq!(keymap.keyboard(), Keyboard::Persian);
    }

    #[test]
    fn keys_that_clash_are_told_with_the_line_of_the_config_file() {
        let cases = [
            ("[keys]\nup = ['k']\ndown = ['k']", "line 3: \"k\" is bound on line 2 already"),
            ("[keys]\ntop = ['x x']\nup = ['x']", "line 3: \"x\" and \"x x\" on line 2 start alike"),
            ("[keys]\nup = 'k'", "line 2: the keys of up must be a list such as [\"j\", \"Down\"]"),
            ("[keys]\nup = ['Strg-k']", "line 2: unknown key \"Strg-k\""),
        ];
        for (file, words) in cases {
            assert_eq!(fault(file), words);
            assert!(Reading::of(file).decided().is_err());
        }
        assert_eq!(fault("[keys]\nstar = []\nquit = []"), "line 3: quit must keep a key, or there is no way out");
        let clash = "line 2: \"n\" clashes with \"n\" of next in the preset; give next other keys, or none: next = []";
        assert_eq!(fault("[keys]\nhelp = ['n']"), clash);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn every_fault_stands_on_a_line_of_the_file(
            file in "(\\PC{0,20}\n){0,4}|(\\[(reader|keys|terminals|x)\\]\n((align|up|mouse|x) = ('\\PC{0,3}'|\\['[a-z0 ]{0,3}'\\]|[0-9a-z]{0,3})\n){0,2}){0,3}"
        ) {
            for fault in Reading::of(&file).faults {
                prop_assert!((1..=file.matches('\n').count() + 1).contains(&fault.line()), "{}", fault);
            }
        }
    }
}
