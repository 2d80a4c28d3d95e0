//! The config file on the disk: reading it, and changing one thing in it. Where none is, nothing was decided.

use super::arguments::Global;
use super::failure::{Failure, Label};
use super::notes;
use crate::config::settings::{Named, Reading, with_mode};
use crate::config::{Keymap, Preference, Settings};
use crate::runtime::{config_file, folders};
use crate::terminal::{Identity, Mode, Stored, UnknownMode};
use std::env;
use std::fmt::Display;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// Where the config file is, or would be: as `--config` or `KHABAR_CONFIG` says, else in the reader's config folder. None without a
/// home.
#[must_use]
pub fn place(global: &Global) -> Option<PathBuf> {
    named(global).or_else(folders::config_file)
}

/// The config file that was named: it must be there.
#[must_use]
pub fn named(global: &Global) -> Option<PathBuf> {
    global.config.clone().or_else(|| from_variable("KHABAR_CONFIG"))
}

/// The path in a variable of the environment.
#[must_use]
pub fn from_variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// What the config file and the environment decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// All of it.
    pub settings: Settings,
    /// The options that were set, by the file or the environment.
    pub said: Vec<Preference>,
    /// The modes that the file has for terminals.
    pub stored: Stored,
    /// The keys.
    pub keymap: Keymap,
}

/// What the config file decides, and over it the environment. The file is read once; names in it that are not known are warned
/// of then.
///
/// # Errors
/// Where the file can't be read or has a fault, where `--config` names one that isn't there, and where a variable has a value
/// that its option can't have.
pub fn decided(global: &Global) -> Result<&Decided, Failure> {
    if let Some(decided) = global.decided.get() {
        return Ok(decided);
    }
    let (decided, warnings) = decide(global)?;
    notes::warn(&warnings);
    Ok(global.decided.get_or_init(|| decided))
}

/// The same for a verb that is about the config file: it warns of nothing, a file with faults decides nothing, nor does a variable
/// with a value that its option can't have; the others do.
pub fn forgive(global: &Global) {
    global.decided.get_or_init(|| forgiven(read(global).ok().flatten().map(|(_, reading)| reading), environment));
}

fn forgiven(reading: Option<Reading>, variable: impl Fn(&str) -> Option<String>) -> Decided {
    let mut reading = reading.unwrap_or_default();
    let said = std::mem::take(&mut reading.said);
    let (mut settings, said) = reading.decided().map(|(settings, _)| (settings, said)).unwrap_or_default();
    let (overridden, _) = override_by(&mut settings, variable);
    let said = said.into_iter().chain(overridden).collect();
    let (stored, keymap) = (stored(&settings).unwrap_or_default(), settings.keymap().unwrap_or_default());
    Decided { settings, said, stored, keymap }
}

/// What is decided, and what is to be warned of.
fn decide(global: &Global) -> Result<(Decided, Vec<String>), Failure> {
    let (label, mut reading) = read(global)?.unwrap_or_else(|| (Label::from("config file"), Reading::default()));
    let said = std::mem::take(&mut reading.said);
    let at = |error: &dyn Display| Failure::Settings(label.clone(), error.to_string());
    let (mut settings, unknown) = reading.decided().map_err(|error| at(&error))?;
    let warnings = unknown.iter().map(|fault| format!("{label}: {fault}; it counts for nothing")).collect();
    let (overridden, wrong) = override_by(&mut settings, environment);
    if let Some(wrong) = wrong.into_iter().next() {
        return Err(wrong);
    }
    let keymap = settings.keymap().map_err(|error| at(&error))?;
    let stored = stored(&settings).map_err(|(line, error)| at(&format!("line {line}: {error}")))?;
    let said = said.into_iter().chain(overridden).collect();
    Ok((Decided { settings, said, stored, keymap }, warnings))
}

/// A variable of the environment.
fn environment(name: &str) -> Option<String> {
    Some(env::var_os(name)?.to_string_lossy().into_owned())
}

/// Sets what the environment sets, and gives the options that it does, and what is wrong with the others.
fn override_by(settings: &mut Settings, variable: impl Fn(&str) -> Option<String>) -> (Vec<Preference>, Vec<Failure>) {
    let (mut overridden, mut wrong) = (Vec::new(), Vec::new());
    for preference in Preference::ALL {
        let name = preference.variable();
        let Some(text) = variable(&name).filter(|text| !text.is_empty()) else { continue };
        match settings.set(preference, &text) {
            Ok(()) => overridden.push(preference),
            Err(error) => wrong.push(Failure::Usage(format!("{name}: {error}; set it right"))),
        }
    }
    (overridden, wrong)
}

/// The modes of terminals, each a mode that there is; or the line of one that is not, and what it may be.
fn stored(settings: &Settings) -> Result<Stored, (usize, UnknownMode)> {
    let known = |(terminal, mode): (&String, &Named)| match mode.name.parse() {
        Ok(known) => Ok((terminal.clone(), known)),
        Err(error) => Err((mode.line, error)),
    };
    settings.terminals.iter().map(known).collect()
}

/// Everything that is wrong with a config file, from the top, each with its line.
#[must_use]
pub fn faults(file: &str) -> Vec<String> {
    let reading = Reading::of(file);
    let mut faults: Vec<(usize, String)> =
        reading.faults.iter().map(|fault| (fault.line(), fault.to_string())).collect();
    for mode in reading.settings.terminals.values() {
        if let Err(error) = mode.name.parse::<Mode>() {
            faults.push((mode.line, format!("line {}: {error}", mode.line)));
        }
    }
    faults.sort_by_key(|(line, _)| *line);
    faults.into_iter().map(|(_, fault)| fault).collect()
}

/// The config file and its name; none where it isn't there.
fn read(global: &Global) -> Result<Option<(Label, Reading)>, Failure> {
    let Some(path) = place(global) else { return Ok(None) };
    let label = Label::new(path.as_os_str());
    match fs::read_to_string(&path) {
        Ok(file) => Ok(Some((label, Reading::of(&file)))),
        Err(error) if error.kind() == ErrorKind::NotFound && named(global).is_none() => Ok(None),
        Err(error) => Err(unreadable(label, error)),
    }
}

/// Stores `mode` for a terminal and gives the file it is in. The file is changed at once or not at all.
///
/// # Errors
/// Where there is no place for the file, it has a fault, or it can't be written.
pub fn store(global: &Global, identity: &Identity, mode: Mode) -> Result<PathBuf, Failure> {
    let path = place(global).ok_or(Failure::Homeless)?;
    let label = Label::new(path.as_os_str());
    let file = config_file::read(&path).map_err(|error| unreadable(label.clone(), error))?;
    let changed = with_mode(&file, identity.as_str(), mode.name());
    let changed = changed.map_err(|error| Failure::Settings(label.clone(), error.to_string()))?;
    config_file::replace(&path, &changed).map_err(|error| Failure::Unwritable(label, error))?;
    Ok(path)
}

/// Why it can't be read.
pub fn unreadable(label: Label, error: io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => Failure::Missing(label),
        ErrorKind::InvalidData => Failure::Settings(label, "it is not UTF-8".to_owned()),
        _ => Failure::Unreadable(label, error),
    }
}
