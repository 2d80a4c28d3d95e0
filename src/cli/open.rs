//! `khabar [ITEM]...`: opens the reader, or prints the articles where there is no screen to open it on.

use super::arguments::Global;
use super::failure::Failure;
use super::items::{self, Gathered};
use super::surface::Outlet;
use super::{notes, show};
use std::ffi::OsString;

/// Runs `khabar` without a verb.
///
/// # Errors
/// Where nothing can be read, and where the reader stops with a failure.
pub fn run(items: &[OsString], global: Global) -> Result<(), Failure> {
    let outlet = Outlet::look(global.terminal)?;
    let gathered = items::gather_all(items)?;
    if outlet.has_screen() {
        return read(gathered, global);
    }
    notes::warn(&gathered.warnings);
    show::plain(outlet, &gathered)
}

/// Opens the full-screen reader on `gathered`.
fn read(gathered: Gathered, global: Global) -> Result<(), Failure> {
    let _ = (gathered, global);
    Err(Failure::Reader(anyhow::anyhow!("reader: not part of this build; run `khabar show` instead")))
}
