//! `khabar [ITEM]...`: opens the reader, or prints the articles where there is no screen to open it on.

use super::arguments::Global;
use super::failure::Failure;
use super::items::{self, Gathered};
use super::surface::Outlet;
use super::{language, notes, show};
use crate::words::Language;
use std::ffi::OsString;

/// Runs `khabar` without a verb.
///
/// # Errors
/// Where nothing can be read, and where the reader stops with a failure.
pub fn run(items: &[OsString], global: Global) -> Result<(), Failure> {
    let outlet = Outlet::look(global.terminal)?;
    let gathered = items::gather_all(items)?;
    let warnings = gathered.warnings.clone();
    if outlet.has_screen() {
        // The screen hides standard error: what was wrong is said once it is given back.
        read(gathered, language(global))?;
        notes::warn(&warnings);
        return Ok(());
    }
    notes::warn(&warnings);
    show::plain(outlet, &gathered)
}

/// Opens the full-screen reader on `gathered`.
fn read(gathered: Gathered, language: Language) -> Result<(), Failure> {
    let _ = (gathered, language);
    Err(Failure::Reader(anyhow::anyhow!("the reader: not part of this build; run `khabar show` instead")))
}
