//! `khabar doctor`: what khabar found out about this terminal and why, then the question which line reads right.
//!
//! ```text
//! environment, answers ─► findings ─► record (JSON)
//!                             └─────► summary ─► font ─► question ─► config file
//! ```
//!
//! The terminal is asked while it is in raw mode and given back before anything is written. The question is asked in the
//! modes the terminal has anyway: Ctrl-C ends it as it ends every program, and nothing is to be put back.

mod answer;
mod findings;
mod font;
mod locale;
mod page;
mod question;
mod record;
mod summary;

use super::arguments::{Color, Doctor, Global, Terminal};
use super::failure::Failure;
use super::sheet::Sheet;
use super::surface::{self, Outlet};
use super::{json, language, library, settings};
use crate::library::{Depth, Library};
use crate::runtime::folders;
use crate::runtime::picture::wish;
use crate::terminal::environment::Output;
use crate::terminal::session::{self, SessionError};
use crate::terminal::{Detected, Environment, Signal, profile};
use crate::words::Words;
use findings::{Contact, Examined, Files, Findings, Shelf};
use page::Page;
use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What is typed for Ctrl-C in raw mode.
const INTERRUPT: u8 = 0x03;

/// Runs `khabar doctor`.
///
/// # Errors
/// Where the config file or `KHABAR_TERMINAL` can't be understood, and where something can't be written.
pub fn run(doctor: Doctor, global: &Global) -> Result<ExitCode, Failure> {
    let (findings, typed) = look(global)?;
    if typed.contains(&INTERRUPT) {
        return Ok(Signal::Interrupt.exit_code().map_or(ExitCode::FAILURE, ExitCode::from));
    }
    if doctor.json {
        let mut out = BufWriter::new(io::stdout().lock());
        json::write(&mut out, &record::Record::new(&findings))?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let words = Words::new(language(global)?);
    report(&words, &findings)?;
    let can_answer = matches!(findings.contact, Contact::Answered | Contact::Silent) && io::stdin().is_terminal();
    if can_answer {
        question::ask(&words, &findings, global)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn report(words: &Words, findings: &Findings) -> Result<(), Failure> {
    let outlet = Outlet::known(findings.profile.mode, findings.profile.marks);
    let out = BufWriter::new(io::stdout().lock());
    let mut page = Page::new(Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto)), words);
    summary::write(&mut page, findings)?;
    font::write(&mut page, findings.profile.marks)?;
    Ok(page.finish()?)
}

/// Asks the terminal, and gives what was found out and what was typed meanwhile.
fn look(global: &Global) -> Result<(Findings, Vec<u8>), Failure> {
    let environment = Environment { stored: settings::decided(global)?.stored.clone(), ..Environment::read() };
    // In a pipe the variable counts for nothing, as everywhere.
    let khabar_terminal = environment.khabar_terminal.clone().filter(|_| environment.output == Output::Terminal);
    let environment = Environment { khabar_terminal, ..environment };
    let choice = profile::choice(global.terminal.and_then(Terminal::mode), &environment);
    let choice = choice.map_err(|error| surface::unknown(&error))?;
    let detected = match session::examine(choice, &environment) {
        Ok(detected) => detected,
        Err(SessionError::UnknownMode(error)) => return Err(surface::unknown(&error)),
        Err(SessionError::Ended(signal)) => return Err(Failure::Ended(signal)),
        Err(_) => Detected::unasked(profile::decide(b"", &environment, choice)),
    };
    let typed = detected.typed.clone();
    let wish = wish(settings::decided(global)?.settings.pictures);
    let pictures = session::pictures(wish, &detected, &environment);
    let examined = Examined { detected, environment, pictures, size: session::size().ok(), files: files(global) };
    Ok((Findings::new(examined, |name| env::var(name).ok()), typed))
}

fn files(global: &Global) -> Files {
    let file = |path: Option<PathBuf>| path.map(|path| (path.is_file(), path)).map(|(is_there, path)| (path, is_there));
    Files { config: file(settings::place(global)), log: file(folders::log_file()), library: shelf(global) }
}

/// The library as a quick look shows it: nothing of it is changed, and another khabar may have it open.
fn shelf(global: &Global) -> Option<Shelf> {
    let path = library::place(global)?;
    if !path.exists() {
        return Some(Shelf { path, health: None, complaint: None });
    }
    match Library::open_to_read(&path).and_then(|library| library.health(Depth::Quick)) {
        Ok(health) => Some(Shelf { path, complaint: health.complaint.clone(), health: Some(health) }),
        Err(error) => Some(Shelf { path, health: None, complaint: Some(error.to_string()) }),
    }
}
