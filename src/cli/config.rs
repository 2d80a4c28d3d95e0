//! `khabar config`: where the config file is, what can be in it, and what is wrong with it.

use super::arguments::{Color, Config, ConfigVerb, Global};
use super::failure::{Failure, Label};
use super::sheet::{Paragraph, Sheet};
use super::surface::Outlet;
use super::{language, notes, settings, themes};
use crate::config::settings::{Reading, printed};
use crate::text::Base;
use crate::words::Words;
use std::fs;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// Runs `khabar config`.
///
/// # Errors
/// Where a file to be checked has a fault or can't be read, and where nothing can be written.
pub fn run(config: &Config, global: &Global) -> Result<(), Failure> {
    // What is said about a file with faults must not hang on it.
    settings::forgive(global);
    match &config.verb {
        ConfigVerb::Path => path(global),
        ConfigVerb::Default => default(global),
        ConfigVerb::Check { file } => check(file.as_deref(), global),
    }
}

fn path(global: &Global) -> Result<(), Failure> {
    let path = settings::place(global).ok_or(Failure::Homeless)?;
    let mut out = io::stdout().lock();
    out.write_all(path.as_os_str().as_bytes())?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

fn default(global: &Global) -> Result<(), Failure> {
    let words = Words::new(language(global)?);
    let mut sheet = sheet(global)?;
    for line in printed(|id| words.say(id)).lines() {
        let base = if line.starts_with("# ") { words.language().base() } else { Base::Ltr };
        sheet.paragraph(&Paragraph::new(line, base))?;
    }
    Ok(sheet.finish()?)
}

fn check(file: Option<&Path>, global: &Global) -> Result<(), Failure> {
    let named = file.map(Path::to_owned).or_else(|| settings::named(global));
    let path = named.clone().or_else(|| settings::place(global)).ok_or(Failure::Homeless)?;
    let label = Label::new(path.as_os_str());
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => return none(&path, global),
        Err(error) => return Err(settings::unreadable(label, error)),
    };
    let mut faults = settings::faults(&text);
    let Some(last) = faults.pop() else {
        let theme = Reading::of(&text).settings.theme;
        themes::beside(Some(&path), theme.as_deref(), &mut Vec::new())?;
        return good(&label, global);
    };
    for fault in faults {
        notes::say(&format!("{label}: {fault}"));
    }
    Err(Failure::Faulty(label, last))
}

fn good(label: &Label, global: &Global) -> Result<(), Failure> {
    let words = Words::new(language(global)?);
    let mut sheet = sheet(global)?;
    sheet.sentence(
        &words.say_with("config-good", &[("path", label.to_string().as_str().into())]),
        words.language().base(),
    )?;
    Ok(sheet.finish()?)
}

fn none(path: &Path, global: &Global) -> Result<(), Failure> {
    let words = Words::new(language(global)?);
    let mut sheet = sheet(global)?;
    let command = format!("khabar config default > {}", Label::new(path.as_os_str()));
    sheet.sentence(&words.say_with("config-none", &[("command", command.as_str().into())]), words.language().base())?;
    Ok(sheet.finish()?)
}

fn sheet(global: &Global) -> Result<Sheet<BufWriter<StdoutLock<'static>>>, Failure> {
    let outlet = Outlet::look(global)?;
    Ok(Sheet::new(BufWriter::new(io::stdout().lock()), outlet.surface(None), outlet.looks(Color::Auto)))
}
