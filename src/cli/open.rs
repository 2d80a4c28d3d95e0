//! `khabar [ITEM]...`: opens the reader, or prints the articles (of the library, its headlines) where there is no screen to open
//! it on.

use super::arguments::{Global, Terminal};
use super::failure::Failure;
use super::items::{self, Gathered, Piece};
use super::surface::{self, Outlet};
use super::{library, list, notes, settings, show, signs, speak, themes, tongue};
use crate::app::Origin;
use crate::app::tour::Tour;
use crate::library::Library;
use crate::model::Article;
use crate::runtime::{self, Appearance, Opening};
use crate::terminal::Environment;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs `khabar` without a verb.
///
/// # Errors
/// Where nothing can be read, and where the reader stops with a failure.
pub fn run(items: &[OsString], global: &Global) -> Result<ExitCode, Failure> {
    let environment = surface::environment(global)?;
    let has_screen = surface::has_screen(global, &environment)?;
    let shelf = if has_screen || !items.is_empty() { None } else { library::with_articles(global)? };
    if let Some(library) = shelf {
        list::newest(Outlet::look(global)?, (&speak(global)?, signs(global)?), &library)?;
        return Ok(ExitCode::SUCCESS);
    }
    if has_screen {
        // The screen hides standard error: what was wrong is said once it is given back.
        let mut warnings = Vec::new();
        let library = items.is_empty().then(|| library::open_for_the_reader(global, &mut warnings)).flatten();
        let has_articles = library.as_ref().is_some_and(|library| library.has_articles().unwrap_or_default());
        let origin = match (items.is_empty(), has_articles) {
            (false, _) => Origin::Given,
            (true, false) => Origin::Sample,
            (true, true) => Origin::Library,
        };
        let gathered = if origin == Origin::Library { Gathered::default() } else { items::gather_all(items)? };
        warnings.extend(gathered.warnings.iter().cloned());
        let appearance = themes::appearance(global, &mut warnings)?;
        let ended = read((gathered, origin, library), (environment, appearance), None, global);
        notes::warn(&warnings);
        return ended;
    }
    let gathered = items::gather_all(items)?;
    notes::warn(&gathered.warnings);
    show::plain(Outlet::look(global)?, &gathered)?;
    Ok(ExitCode::SUCCESS)
}

/// Runs `khabar demo`: the reader on the sample, with the guided tour. No library is opened, so nothing is kept.
///
/// # Errors
/// Where there is no screen, and where the reader stops with a failure.
pub fn demo(global: &Global) -> Result<ExitCode, Failure> {
    let environment = surface::environment(global)?;
    if !surface::has_screen(global, &environment)? {
        return Err(Failure::Screenless);
    }
    let gathered = items::gather_all(&[])?;
    let mut warnings = Vec::new();
    let appearance = themes::appearance(global, &mut warnings)?;
    let ended = read((gathered, Origin::Sample, None), (environment, appearance), Some(Tour::default()), global);
    notes::warn(&warnings);
    ended
}

/// Opens the full-screen reader. Its exit code is that of a signal where one ended it.
fn read(
    (gathered, origin, library): (Gathered, Origin, Option<Library>),
    (environment, appearance): (Environment, Appearance),
    tour: Option<Tour>,
    global: &Global,
) -> Result<ExitCode, Failure> {
    let decided = settings::decided(global)?;
    let warnings = gathered.warnings.len();
    let opening = Opening {
        articles: articles(gathered.pieces),
        origin,
        library,
        warnings,
        tongue: tongue(),
        appearance,
        terminal: global.terminal.and_then(Terminal::mode),
        settings: settings(global)?,
        config: settings::place(global),
        keymap: decided.keymap.clone(),
        tour,
        environment,
    };
    runtime::read(opening).map_err(Failure::Reader)
}

fn articles(pieces: Vec<Piece>) -> Vec<Article> {
    pieces.into_iter().map(|piece| piece.article).collect()
}
