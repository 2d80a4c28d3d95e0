//! One thing changed in a config file; everything else in it stays as it is, comments too.

use toml_edit::{DocumentMut, Item, Table, TableLike, TomlError, Value};

use super::reading::{READER, Reading, TERMINALS};
use super::{Fault, Settings};
use crate::config::languages::{Aim, LANGUAGES};
use crate::config::place::toml_fault;
use crate::config::preferences::{Preference, Values};

/// The file with an option set to the value that `text` is, for all articles or for those of a language.
///
/// # Errors
///
/// Where the text is no value of the option (the fault has the line 1 then), and the first fault of the file: a file with faults
/// is not changed, nor made. Names that are not known stay in it.
pub fn changed(file: &str, aim: impl Into<Aim>, text: &str) -> Result<String, Fault> {
    let Aim { preference, language } = aim.into();
    let mut settings = Settings::default();
    settings.set(preference, text).map_err(|what| Fault::NotAValue { line: 1, what })?;
    let value = value(&settings.value(preference), &preference.values());
    match &language {
        Some(language) => with(file, (&[READER, LANGUAGES, language.as_str()], preference.key()), value),
        None => with(file, (&[preference.table()], preference.key()), value),
    }
}

/// The file with `mode` for `terminal`.
///
/// # Errors
///
/// The first fault of the file, with its line: a file with faults is not changed.
pub fn with_mode(file: &str, terminal: &str, mode: &str) -> Result<String, Fault> {
    with(file, (&[TERMINALS], terminal), Value::from(mode))
}

fn with(file: &str, (path, key): (&[&str], &str), value: Value) -> Result<String, Fault> {
    Reading::of(file).decided()?;
    let mut document: DocumentMut = file.parse().map_err(|error: TomlError| {
        let (line, message) = toml_fault(file, error.span(), error.message());
        Fault::Toml { line, message }
    })?;
    let table = table_at(document.as_table_mut(), path);
    put(table.ok_or_else(|| Fault::NotATable { line: 1, name: path.join(".") })?, key, value);
    let after = document.to_string();
    // Keys of the file may clash with those of another preset.
    Reading::of(&after).decided()?;
    Ok(after)
}

/// The table at the end of `path`; tables that are missing are made, as tables of their own where they can be.
fn table_at<'a>(root: &'a mut dyn TableLike, path: &[&str]) -> Option<&'a mut dyn TableLike> {
    let Some((name, rest)) = path.split_first() else { return Some(root) };
    if root.get(name).is_none() {
        let mut table = Table::new();
        // One that only holds others needs no line of its own.
        table.set_implicit(!rest.is_empty());
        root.insert(name, Item::Table(table));
    }
    table_at(root.get_mut(name)?.as_table_like_mut()?, rest)
}

/// Puts a value in; a comment behind the one that was there stays.
fn put(table: &mut dyn TableLike, key: &str, mut new: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        None => drop(table.insert(key, Item::Value(new))),
    }
}

/// A value of that kind as TOML has it.
fn value(text: &str, values: &Values) -> Value {
    match values {
        Values::Switch => Value::from(text == "true"),
        Values::Number { .. } | Values::NumberOr(_) => {
            text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from)
        }
        Values::Names(_) | Values::Theme(_) => Value::from(text),
    }
}

/// A value of an option as TOML writes it.
pub(super) fn written(settings: &Settings, preference: Preference) -> String {
    value(&settings.value(preference), &preference.values()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::languages::ArticleLanguage;
    use crate::config::preferences::MarksChoice;
    use proptest::prelude::*;

    const FILE: &str = "\
# My own settings.
[reader]
align = 'start' # quiet

[terminals]
# kitty with force_ltr
kitty = \"visual\" # by hand
\"tmux in kitty\" = 'words'

[keys]
up = ['k']

[later] # of another version
theme = 'sepia'
";

    fn read(file: &str) -> Settings {
        Reading::of(file).decided().unwrap().0
    }

    #[test]
    fn a_change_keeps_comments_order_and_unknown_names() {
        let after = with_mode(FILE, "kitty", "words").unwrap();
        assert_eq!(after, FILE.replace("\"visual\"", "\"words\""));
        let after = with_mode(FILE, "xterm-256color DA2 0", "visual").unwrap();
        let line = "\"tmux in kitty\" = 'words'\n";
        assert_eq!(after, FILE.replace(line, &format!("{line}\"xterm-256color DA2 0\" = \"visual\"\n")));
        let after = changed(FILE, Preference::Align, "justify").unwrap();
        assert_eq!(after, FILE.replace("'start'", "\"justify\""));
        let after = changed(FILE, Preference::Mouse, "false").unwrap();
        assert_eq!(after, FILE.replace("# quiet\n", "# quiet\nmouse = false\n"));
    }

    #[test]
    fn the_table_is_made_where_there_is_none() {
        assert_eq!(with_mode("", "kitty", "words").unwrap(), "[terminals]\nkitty = \"words\"\n");
        assert_eq!(changed("", Preference::Measure, "60").unwrap(), "[reader]\nmeasure = 60\n");
        let expected = "# mine\n[reader]\nmouse = true\n\n[library]\nkeep-days = \"all\"\n";
        assert_eq!(changed("# mine\n[reader]\nmouse = true\n", Preference::KeepDays, "all").unwrap(), expected);
        let inline = with_mode("terminals = { vte = 'runs' }\n", "kitty", "words").unwrap();
        assert_eq!(read(&inline).terminals.len(), 2, "{inline}");
        let dotted = with_mode("terminals.vte = 'runs'\n", "kitty", "words").unwrap();
        assert_eq!(read(&dotted).terminals.len(), 2, "{dotted}");
    }

    #[test]
    fn an_option_of_a_language_goes_into_its_table_wherever_that_stands() {
        let of = |name| Aim { preference: Preference::Marks, language: ArticleLanguage::named(name) };
        assert_eq!(changed("", of("fa"), "hide").unwrap(), "[reader.languages.fa]\nmarks = \"hide\"\n");
        let after = changed(FILE, of("fa"), "hide").unwrap();
        assert_eq!(after.replace("\n[reader.languages.fa]\nmarks = \"hide\"\n", ""), FILE, "{after}");
        let mine = "[reader.languages.fa] # mine\nmarks = 'keep' # for poems\n";
        assert_eq!(changed(mine, of("fa"), "hide").unwrap(), mine.replace("'keep'", "\"hide\""));
        let another = changed(mine, of("ur"), "hide").unwrap();
        assert_eq!(another, format!("{mine}\n[reader.languages.ur]\nmarks = \"hide\"\n"));
        for inline in
            ["reader = { mouse = true }\n", "reader.languages.fa.measure = 50\n", "[reader]\nlanguages = {}\n"]
        {
            let settings = read(&changed(inline, of("fa"), "hide").unwrap());
            assert_eq!(settings.within(of("fa").language).marks, MarksChoice::Hide, "{inline}");
        }
        assert!(changed("reader = 3", of("fa"), "hide").is_err());
        assert!(changed("", of("fa"), "sideways").is_err());
    }

    #[test]
    fn neither_is_a_file_with_faults_changed_nor_a_wrong_value_put_in() {
        assert!(with_mode("[terminals", "kitty", "words").is_err());
        assert!(with_mode("terminals = 3", "kitty", "words").is_err());
        assert!(changed("[reader]\nmouse = 3", Preference::Align, "start").is_err());
        assert!(changed("", Preference::Align, "left").is_err());
        let clash = changed("[keys]\nstar = ['F1']\n", Preference::Preset, "arrows").unwrap_err().to_string();
        assert!(clash.starts_with("line 2: \"F1\" clashes with \"F1\" of help"), "{clash}");
    }

    #[test]
    fn every_value_that_is_offered_is_read_back_from_the_changed_file() {
        for preference in Preference::ALL {
            for name in preference.values().names() {
                let after = changed(FILE, preference, name).unwrap();
                assert_eq!(read(&after).value(preference), name, "{after}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn what_was_put_in_is_read_back_and_the_rest_stays(
            file in "(# \\PC{0,9}\n|[a-c] = '[a-z]{0,3}'\n){0,1}(\\[terminals\\]\n('[a-c ]{1,3}' = 'runs' # \\PC{0,5}\n)?)?",
            terminal in "\\PC{1,12}",
            days in 1..u32::MAX,
        ) {
            let Ok((before, _)) = Reading::of(&file).decided() else { return Ok(()) };
            let after = with_mode(&file, &terminal, "words").unwrap();
            let after = changed(&after, Preference::KeepDays, &days.to_string()).unwrap();
            let mut settings = read(&after);
            prop_assert_eq!(settings.keep.days, Some(days));
            prop_assert_eq!(settings.terminals.remove(&terminal).map(|mode| mode.name), Some("words".to_owned()));
            let mut kept = before.terminals;
            kept.remove(&terminal);
            prop_assert_eq!(settings.terminals, kept);
            prop_assert!(file.lines().filter(|line| line.starts_with('#')).all(|line| after.contains(line)));
        }
    }
}
