//! `khabar [ITEM]...`: opens the reader, or prints the articles where there is no screen to open it on.

use super::arguments::{Global, Terminal};
use super::failure::Failure;
use super::items::{self, Gathered};
use super::surface::{self, Outlet};
use super::{language, notes, settings, show};
use crate::app::Origin;
use crate::config::settings::Mouse;
use crate::runtime::{self, Opening};
use crate::terminal::{Environment, session};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs `khabar` without a verb.
///
/// # Errors
/// Where nothing can be read, and where the reader stops with a failure.
pub fn run(items: &[OsString], global: &Global) -> Result<ExitCode, Failure> {
    let environment = surface::environment(global)?;
    let has_screen = surface::has_screen(global, &environment)?;
    let gathered = items::gather_all(items)?;
    let warnings = gathered.warnings.clone();
    if has_screen {
        // The screen hides standard error: what was wrong is said once it is given back.
        let origin = if items.is_empty() { Origin::Sample } else { Origin::Given };
        let ended = read((gathered, origin), environment, global);
        notes::warn(&warnings);
        return ended;
    }
    notes::warn(&warnings);
    show::plain(Outlet::look(global)?, &gathered)?;
    Ok(ExitCode::SUCCESS)
}

/// Opens the full-screen reader. Its exit code is that of a signal where one ended it.
fn read(
    (gathered, origin): (Gathered, Origin),
    environment: Environment,
    global: &Global,
) -> Result<ExitCode, Failure> {
    let mouse = match settings::mouse(global)? {
        Mouse::Reader => session::Mouse::Captured,
        Mouse::Terminal => session::Mouse::Left,
    };
    let opening = Opening {
        articles: gathered.pieces.into_iter().map(|piece| piece.article).collect(),
        origin,
        warnings: gathered.warnings.len(),
        language: language(global),
        terminal: global.terminal.and_then(Terminal::mode),
        mouse,
        environment,
    };
    runtime::read(opening).map_err(Failure::Reader)
}
