//! `khabar import`: subscribes to all feeds of a list from another reader. Nothing is fetched, and nothing is ever run.

use super::arguments::{Color, Global, Import};
use super::failure::{Failure, Label};
use super::sheet::Sheet;
use super::surface::Outlet;
use super::{items, library, notes, speak};
use crate::intake::{Warning, subscriptions};
use crate::library::Subscribed;
use crate::words::{Value, Words};
use std::io::{self, BufWriter};

/// Runs `khabar import`.
///
/// # Errors
/// Where the list can't be read or has no feed in it, and where the library can't be written.
pub fn run(import: &Import, global: &Global) -> Result<(), Failure> {
    let outlet = Outlet::look(global)?;
    let words = speak(global)?;
    let (bytes, label) = items::bytes(&import.file)?;
    let (sources, warnings) = subscriptions::read(&bytes);
    if sources.is_empty() {
        return Err(barren(label, &warnings));
    }
    notes::warn(&said_of(&label, &warnings));
    let mut library = library::open(global)?;
    let (mut added, mut already) = (0, 0);
    for source in &sources {
        match library.subscribe(source)? {
            Subscribed::New(_) | Subscribed::Again(_) => added += 1,
            Subscribed::Already(_) => already += 1,
        }
    }
    say(outlet, &words, (added, already))
}

fn said_of(label: &Label, warnings: &[Warning]) -> Vec<String> {
    warnings.iter().map(|warning| format!("{label}: {warning}")).collect()
}

/// Why no feed came out of a list.
fn barren(label: Label, warnings: &[Warning]) -> Failure {
    match warnings.split_last() {
        None | Some((Warning::Empty, _)) => Failure::Empty(label),
        Some((last, others)) => {
            notes::warn(&said_of(&label, others));
            Failure::NoList(label, last.to_string())
        }
    }
}

fn say(outlet: Outlet, words: &Words, (added, already): (usize, usize)) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let mut sheet = Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto));
    let base = words.language().base();
    sheet.sentence(&words.say_with("imported", &[("count", Value::count(added))]), base)?;
    if already > 0 {
        sheet.sentence(&words.say_with("imported-already", &[("count", Value::count(already))]), base)?;
    }
    if added > 0 {
        sheet.sentence(&words.say_with("import-fetch", &[("command", "khabar fetch".into())]), base)?;
    }
    Ok(sheet.finish()?)
}
