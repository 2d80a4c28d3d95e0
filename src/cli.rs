//! The command line: what was typed, carried out, and the exit code. One file a verb.
//!
//! Standard output gets what was asked for: logical text unless `--terminal` says otherwise. Everything else is one
//! line on standard error: "khabar: what: what is wrong with it; what to do". Exit codes: 0 done, 1 failed, 2 wrong
//! usage, 3 nothing found, 4 network, 5 damaged input or library. A reader of a pipe that had enough is no failure.

mod add;
mod arguments;
mod choice;
mod completions;
mod config;
mod doctor;
mod entities;
mod export;
mod failure;
mod fetch;
mod find;
mod import;
mod items;
mod json;
mod learn;
mod library;
mod list;
mod man;
mod notes;
mod open;
mod scalars;
mod settings;
mod sheet;
mod show;
mod surface;
mod themes;
mod version;

use crate::config::manner::SignsChoice;
use crate::config::preferences::Speech;
use crate::config::{Settings, Signs};
use crate::runtime::usual_signs;
use crate::terminal::Mode;
use crate::words::{self, Tongue, Words};
use arguments::{Arguments, Global, Language, Verb};
use clap::Parser;
use clap::error::ErrorKind;
use failure::Failure;
use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

/// Runs khabar with these arguments (the first is the program's name).
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let done = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => carry_out(&arguments),
        Err(answer) => explain(&answer).map(|()| ExitCode::SUCCESS),
    };
    match done {
        Ok(code) => code,
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            notes::say(&failure.to_string());
            failure.code()
        }
    }
}

fn carry_out(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let global = &arguments.global;
    match &arguments.verb {
        Some(Verb::Add(add)) => return add::run(add, global),
        Some(Verb::Import(import)) => import::run(import, global)?,
        Some(Verb::Export(export)) => export::run(export, global)?,
        Some(Verb::Fetch(fetch)) => return fetch::run(fetch, global),
        Some(Verb::List(list)) => list::run(list, global)?,
        Some(Verb::Show(show)) => show::run(show, global)?,
        Some(Verb::Entities(entities)) => entities::run(entities, global)?,
        Some(Verb::Find(find)) => find::run(find, global)?,
        Some(Verb::Doctor(doctor)) => return doctor::run(*doctor, global),
        Some(Verb::Completions(completions)) => completions::run(completions.shell)?,
        Some(Verb::Demo) => return open::demo(global),
        Some(Verb::Man) => man::run(global)?,
        Some(Verb::Config(config)) => config::run(config, global)?,
        None => return open::run(&arguments.items, global),
    }
    Ok(ExitCode::SUCCESS)
}

/// The language of khabar's own words: as asked for, else as the environment or the config file has it, else by locale.
fn language(global: &Global) -> Result<words::Language, Failure> {
    Ok(tongue().language(settings(global)?.language))
}

/// The words in that language, with numbers and dates as they were chosen, else as the locale has them (POSIX: `LC_ALL`, `LC_TIME`,
/// `LANG`).
fn speak(global: &Global) -> Result<Words, Failure> {
    Ok(tongue().words(&settings(global)?))
}

/// What was decided, with the language that the command line asks for.
fn settings(global: &Global) -> Result<Settings, Failure> {
    let mut settings = settings::decided(global)?.settings.clone();
    match global.language {
        Some(Language::Arabic) => settings.language = Speech::Arabic,
        Some(Language::English) => settings.language = Speech::English,
        None => {}
    }
    Ok(settings)
}

/// The signs that were chosen, else those that this terminal has.
fn signs(global: &Global) -> Result<Signs, Failure> {
    Ok(match settings(global)?.signs {
        SignsChoice::Set(signs) => signs,
        SignsChoice::Auto => usual_signs(Mode::Visual, &surface::environment(global)?),
    })
}

/// What the locale says.
fn tongue() -> Tongue {
    Tongue { messages: locale("LC_MESSAGES"), time: locale("LC_TIME") }
}

/// The locale for one of its categories; empty where none is set.
fn locale(category: &str) -> String {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", category, "LANG"].into_iter().find_map(set).unwrap_or_default()
}

/// Help and version on standard output; anything else is wrong usage, said on one line.
fn explain(answer: &clap::Error) -> Result<(), Failure> {
    let words = answer.render().to_string();
    if answer.use_stderr() {
        return Err(Failure::Usage(one_line(&words)));
    }
    let words = if answer.kind() == ErrorKind::DisplayVersion { version::text() } else { words };
    let mut out = io::stdout().lock();
    out.write_all(words.as_bytes())?;
    Ok(out.flush()?)
}

/// What clap has to say, without its usage lines.
fn one_line(words: &str) -> String {
    let said = words.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:"));
    let said = said.filter(|line| !line.is_empty() && !line.starts_with("For more information"));
    let said: Vec<&str> = said.map(|line| line.strip_prefix("error: ").unwrap_or(line)).collect();
    format!("{}; see `khabar --help`", said.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn wrong_usage_is_said_on_one_line() {
        let answer = Arguments::try_parse_from(["khabar", "show", "--width", "0"]).expect_err("a line needs a cell");
        let Err(Failure::Usage(line)) = explain(&answer) else { panic!("{answer} is wrong usage") };
        assert!(!line.contains('\n') && line.contains("--width") && line.ends_with("see `khabar --help`"), "{line}");
    }
}
