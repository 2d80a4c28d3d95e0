//! The whole config file, every option with what it does, what it can be and its default: `khabar config default`.
//!
//! Every option and every key is commented out with `#` alone, so that taking that away sets it; prose has a blank behind its `#`.

use std::fmt::{self, Write};

use toml_edit::Value;

use super::Settings;
use super::change::written;
use super::reading::{READER, TERMINALS};
use crate::config::command::{Command, Group};
use crate::config::keymap::Keymap;
use crate::config::languages::LANGUAGES;
use crate::config::preferences::Preference;

/// Lines of prose end here, in characters.
const LINE: usize = 100;
/// The language that a table is shown for.
const EXAMPLE: &str = "fa";

/// The documented config file with the defaults; `say` words an id: `config-head`, `table-NAME`, `preference-KEY`,
/// `group-NAME`, `command-NAME`.
#[must_use]
pub fn printed(say: impl Fn(&str) -> String) -> String {
    let mut file = String::new();
    // A string takes all that is written to it.
    let _ = write(&mut file, &say);
    file
}

fn write(file: &mut String, say: &impl Fn(&str) -> String) -> fmt::Result {
    prose(file, &say("config-head"))?;
    let mut table = "";
    let of_reader: Vec<_> = Preference::ALL.into_iter().filter(|one| one.table() == READER).collect();
    for preference in Preference::ALL {
        if table != preference.table() {
            table = preference.table();
            head(file, table, say)?;
        }
        option(file, preference, say)?;
        if Some(&preference) == of_reader.last() {
            languages(file, say)?;
        }
    }
    // The table of keys is the last of the options, so that the commands stand in it.
    commands(file, say)?;
    head(file, TERMINALS, say)
}

/// The head of a table, and what it is about.
fn head(file: &mut String, table: &str, say: &impl Fn(&str) -> String) -> fmt::Result {
    writeln!(file)?;
    prose(file, &say(&format!("table-{table}")))?;
    writeln!(file, "[{table}]")
}

fn option(file: &mut String, preference: Preference, say: &impl Fn(&str) -> String) -> fmt::Result {
    writeln!(file)?;
    prose(file, &say(&format!("preference-{}", preference.key())))?;
    writeln!(file, "# {}    {}", preference.values().choices(), preference.variable())?;
    writeln!(file, "#{} = {}", preference.key(), written(&Settings::default(), preference))
}

/// What articles of one language can have for themselves, shown for one.
fn languages(file: &mut String, say: &impl Fn(&str) -> String) -> fmt::Result {
    writeln!(file)?;
    prose(file, &say(&format!("table-{LANGUAGES}")))?;
    writeln!(file, "[{READER}.{LANGUAGES}.{EXAMPLE}]")?;
    let standard = Settings::default();
    Preference::OF_LANGUAGES.iter().try_for_each(|&one| writeln!(file, "#{} = {}", one.key(), written(&standard, one)))
}

/// Every command with its default keys.
fn commands(file: &mut String, say: &impl Fn(&str) -> String) -> fmt::Result {
    for group in Group::ALL {
        writeln!(file)?;
        prose(file, &say(&format!("group-{}", group.name())))?;
        for command in group.commands() {
            let words = say(&format!("command-{}", command.name()));
            writeln!(file, "#{} = [{}] # {words}", command.name(), keys(command))?;
        }
    }
    Ok(())
}

fn keys(command: Command) -> String {
    let chords = Keymap::standard().keys_of(command).iter().map(|chord| Value::from(chord.to_string()).to_string());
    chords.collect::<Vec<_>>().join(", ")
}

/// A sentence as a comment, broken at blanks. Its own lines stay apart.
fn prose(file: &mut String, words: &str) -> fmt::Result {
    for line in words.lines() {
        let mut room = LINE;
        write!(file, "#")?;
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            let width = word.chars().count() + 1;
            if width > room {
                write!(file, "\n#")?;
                room = LINE;
            }
            room = room.saturating_sub(width);
            write!(file, " {word}")?;
        }
        writeln!(file)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::languages::{ArticleLanguage, Languages};
    use crate::config::settings::Reading;
    use std::collections::BTreeSet;

    fn file() -> String {
        printed(|id| {
            format!("what {id} is, in a sentence that is long enough for its line to be broken once or twice, say")
        })
    }

    /// The file with every option and key set, to its default.
    fn uncommented() -> String {
        let line = |line: &str| match line.strip_prefix('#') {
            Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => rest.to_owned(),
            Some(_) | None => line.to_owned(),
        };
        file().lines().map(|it| line(it) + "\n").collect()
    }

    #[test]
    fn the_printed_file_decides_nothing() {
        let reading = Reading::of(&file());
        assert_eq!(reading, Reading::default());
    }

    #[test]
    fn the_printed_file_with_everything_set_gives_the_defaults() {
        let file = uncommented();
        let reading = Reading::of(&file);
        assert_eq!(reading.faults, [], "{file}");
        let said: BTreeSet<_> = reading.said.iter().copied().collect();
        assert_eq!(said, BTreeSet::from(Preference::ALL));
        assert_eq!(reading.settings.keymap().as_ref(), Ok(Keymap::standard()));
        let bound: Vec<_> = reading.settings.bindings.iter().map(|binding| binding.command).collect();
        assert_eq!(bound, Command::ALL, "every command is in the file");
        let persian = reading.settings.within(ArticleLanguage::named(EXAMPLE));
        let plain = |settings| Settings { bindings: Vec::new(), languages: Languages::default(), ..settings };
        assert_eq!([plain(persian), plain(reading.settings)], [Settings::default(), Settings::default()]);
    }

    #[test]
    fn an_option_is_printed_with_what_it_does_what_it_can_be_and_its_default() {
        let printed = printed(str::to_owned);
        let mouse = "# preference-mouse\n# true | false    KHABAR_MOUSE\n#mouse = true\n";
        assert!(printed.contains(mouse), "{printed}");
        let measure = "# preference-measure\n# 20 … 400    KHABAR_MEASURE\n#measure = 72\n";
        assert!(printed.contains(measure), "{printed}");
        assert!(printed.contains("\n#top = [\"g g\", \"Ctrl-Home\"] # command-top\n"), "{printed}");
    }

    #[test]
    fn no_line_of_prose_is_long() {
        assert!(file().lines().filter(|line| line.starts_with("# what")).all(|line| line.chars().count() <= LINE + 1));
    }
}
