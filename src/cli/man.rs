//! `khabar man`: the man page, in the language of the interface. Nothing in it is written twice: verbs and their options come from what
//! can be typed, keys from the keymap, settings from the preferences, and every sentence from the words.

mod roff;

use super::arguments::{Arguments, Global};
use super::failure::Failure;
use super::language;
use crate::config::{Command, Group, Keymap, Preference, Settings};
use crate::words::{Value, Words, without_isolates};
use clap::{Arg, CommandFactory};
use roff::Roff;
use std::io::{self, Write};

/// Runs `khabar man`.
///
/// # Errors
/// Where nothing can be written.
pub fn run(global: &Global) -> Result<(), Failure> {
    // Whoever looks up what the config file may hold may have a fault in it.
    super::settings::forgive(global);
    let source = page(&Words::new(language(global)?));
    let mut out = io::stdout().lock();
    out.write_all(source.as_bytes())?;
    Ok(out.flush()?)
}

/// The source of the page.
fn page(words: &Words) -> String {
    let mut command = Arguments::command();
    command.build();
    let mut page = Roff::new("khabar", concat!("khabar ", env!("CARGO_PKG_VERSION")));
    page.section(&words.say("man-section-name"));
    page.text(&format!("khabar - {}", words.say("man-name")));
    page.section(&words.say("man-section-synopsis"));
    page.line("khabar [ITEM]...");
    for verb in verbs(&command) {
        page.line(&usage(verb));
    }
    page.section(&words.say("man-section-description"));
    page.text(&words.say("man-description"));
    options(&mut page, words, &command);
    keys(&mut page, words);
    settings(&mut page, words);
    surroundings(&mut page, words);
    page.source()
}

/// The verbs that do something of ours.
fn verbs(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    command.get_subcommands().filter(|verb| verb.get_name() != "help")
}

/// The arguments that a verb has for itself.
fn own(command: &clap::Command) -> impl Iterator<Item = &Arg> {
    let is_own =
        |argument: &&Arg| !argument.is_global_set() && !matches!(argument.get_id().as_str(), "help" | "version");
    command.get_arguments().filter(is_own)
}

/// "khabar find QUERY [ITEM] [--limit N]": as it can be typed.
fn usage(verb: &clap::Command) -> String {
    let name = |argument: &Arg| match argument.get_value_names().and_then(|names| names.first()) {
        Some(name) if argument.is_required_set() => name.to_string(),
        Some(name) => format!("[{name}]"),
        None => String::new(),
    };
    let (positional, flags): (Vec<_>, Vec<_>) = own(verb).partition(|argument| argument.is_positional());
    let typed = positional.into_iter().map(name).chain(flags.into_iter().map(|one| format!("[{}]", flag(one))));
    let typed: Vec<String> = ["khabar", verb.get_name()].map(str::to_owned).into_iter().chain(typed).collect();
    let usage = typed.join(" ");
    let verbs: Vec<&str> = verbs(verb).map(clap::Command::get_name).collect();
    if verbs.is_empty() { usage } else { format!("{usage} {}", verbs.join("|")) }
}

/// "--width N".
fn flag(argument: &Arg) -> String {
    let name = argument.get_long().unwrap_or_default();
    let takes_value = argument.get_action().takes_values();
    let value = argument.get_value_names().and_then(|names| names.first()).filter(|_| takes_value);
    value.map_or_else(|| format!("--{name}"), |value| format!("--{name} {value}"))
}

fn options(page: &mut Roff, words: &Words, command: &clap::Command) {
    page.section(&words.say("man-section-options"));
    for argument in command.get_arguments().filter(|argument| argument.is_global_set()) {
        option(page, words, argument);
    }
    page.section(&words.say("man-section-verbs"));
    for verb in verbs(command) {
        page.part(&format!("khabar {}", verb.get_name()));
        page.text(&words.say(&format!("verb-{}", verb.get_name())));
        for inner in verbs(verb) {
            let words = words.say(&format!("verb-{}-{}", verb.get_name(), inner.get_name()));
            page.term(&usage(inner).replacen("khabar", &format!("khabar {}", verb.get_name()), 1), &words);
        }
        for argument in own(verb).filter(|argument| !argument.is_positional()) {
            option(page, words, argument);
        }
    }
}

fn option(page: &mut Roff, words: &Words, argument: &Arg) {
    page.term(&flag(argument), &words.say(&format!("flag-{}", argument.get_long().unwrap_or_default())));
    let values: Vec<String> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if argument.get_action().takes_values() && !values.is_empty() {
        page.text(&format!("({})", values.join(" | ")));
    }
}

fn keys(page: &mut Roff, words: &Words) {
    page.section(&words.say("man-section-keys"));
    page.text(&words.say("man-keys"));
    for group in Group::ALL {
        page.part(&words.say(&format!("group-{}", group.name())));
        if group == Group::Search {
            page.text(&words.say("man-search"));
        }
        for command in group.commands() {
            page.term(&chords(command), &words.say(&format!("command-{}", command.name())));
        }
    }
}

/// The keys of a command, well apart: a comma is one that could be bound.
fn chords(command: Command) -> String {
    let chords = Keymap::standard().keys_of(command).iter().map(ToString::to_string);
    format!("{}  ({})", chords.collect::<Vec<_>>().join("   "), command.name())
}

fn settings(page: &mut Roff, words: &Words) {
    page.section(&words.say("man-section-settings"));
    page.text(&words.say("man-settings"));
    for preference in Preference::ALL {
        let default = Settings::default().value(preference);
        page.term(
            &format!("[{}] {} = {default}", preference.table(), preference.key()),
            &words.say(&format!("preference-{}", preference.key())),
        );
        page.text(&format!("({})", preference.values().choices()));
    }
}

/// Variables, files and exit codes.
fn surroundings(page: &mut Roff, words: &Words) {
    page.section(&words.say("man-section-environment"));
    for preference in Preference::ALL {
        let said = words.say_with("man-overrides", &[("option", Value::Text(preference.key()))]);
        page.term(&preference.variable(), &without_isolates(&said));
    }
    terms(
        page,
        words,
        &[
            ("KHABAR_CONFIG", "man-env-config"),
            ("KHABAR_LIBRARY", "man-env-library"),
            ("KHABAR_TERMINAL", "man-env-terminal"),
            ("NO_COLOR", "man-env-no-color"),
            ("LC_ALL, LC_MESSAGES, LC_TIME, LANG", "man-env-locale"),
            ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "man-env-xdg"),
        ],
    );
    page.section(&words.say("man-section-files"));
    terms(
        page,
        words,
        &[
            ("~/.config/khabar/config.toml", "man-file-config"),
            ("~/.config/khabar/themes/NAME.toml", "man-file-theme"),
            ("~/.local/share/khabar/library.db", "man-file-library"),
            ("~/.local/state/khabar/khabar.log", "man-file-log"),
        ],
    );
    page.section(&words.say("man-section-exit"));
    terms(
        page,
        words,
        &[
            ("0", "man-exit-done"),
            ("1", "man-exit-failed"),
            ("2", "man-exit-usage"),
            ("3", "man-exit-nothing"),
            ("4", "man-exit-network"),
            ("5", "man-exit-damaged"),
        ],
    );
}

fn terms(page: &mut Roff, words: &Words, terms: &[(&str, &str)]) {
    for (term, id) in terms {
        page.term(term, &words.say(id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use std::collections::BTreeSet;

    /// The ids that the page puts together from what can be typed.
    fn needed() -> BTreeSet<String> {
        let mut command = Arguments::command();
        command.build();
        let mut ids = BTreeSet::new();
        let flags = |command: &clap::Command| -> Vec<String> {
            let long = command.get_arguments().filter_map(Arg::get_long);
            long.filter(|long| !["help", "version"].contains(long)).map(|long| format!("flag-{long}")).collect()
        };
        ids.extend(flags(&command));
        for verb in verbs(&command) {
            ids.insert(format!("verb-{}", verb.get_name()));
            ids.extend(flags(verb));
            ids.extend(verbs(verb).map(|inner| format!("verb-{}-{}", verb.get_name(), inner.get_name())));
        }
        ids
    }

    #[test]
    fn every_verb_and_option_has_words_and_no_words_are_left_over() {
        let is_one = |line: &&str| line.starts_with("verb-") || line.starts_with("flag-");
        let file = include_str!("../../assets/words/en.ftl");
        let there: BTreeSet<String> = file
            .lines()
            .filter(is_one)
            .filter_map(|line| line.split_once(" = "))
            .map(|(id, _)| id.to_owned())
            .collect();
        assert_eq!(there, needed());
    }

    #[test]
    fn the_page_names_every_verb_option_command_and_setting() {
        for words in Language::ALL.map(Words::new) {
            let page = page(&words);
            let mut terms: Vec<String> = Command::ALL.iter().map(|one| format!("({})", one.name())).collect();
            terms.extend(Preference::ALL.map(Preference::variable));
            terms.extend(Preference::ALL.map(|one| format!("[{}] {} = ", one.table(), one.key())));
            terms.extend(
                ["[ITEM]...", "khabar show ", "khabar config check", "--align ALIGN", "--full-text"].map(str::to_owned),
            );
            for term in terms {
                assert!(page.contains(&term.replace('-', "\\-")), "{term}");
            }
        }
    }
}
