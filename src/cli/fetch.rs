//! `khabar fetch`: what is new from the sources, with progress while it goes on and a summary at the end.
//!
//! Progress goes to standard error, what came to standard output. A signal ends it in order: what has come is kept and said.

mod progress;
mod summary;

use super::add::signal_code;
use super::arguments::{Fetch, Global, TableFormat};
use super::failure::Failure;
use super::surface::Outlet;
use super::{learn, library, settings, speak};
use crate::library::Library;
use crate::runtime::errands::Errands;
use crate::runtime::fetching::Report;
use crate::runtime::round::{self, Came, Ending, Round, Which};
use progress::Progress;
use std::process::ExitCode;
use summary::Row;

/// Runs `khabar fetch`.
///
/// # Errors
/// Where the library can't be read or written, nothing is there to be fetched, or every source failed.
pub fn run(fetch: &Fetch, global: &Global) -> Result<ExitCode, Failure> {
    let outlet = Outlet::look(global)?;
    let words = speak(global)?;
    let keep = settings::decided(global)?.settings.keep;
    let mut library = library::open(global)?;
    let which = which(fetch, &library)?;
    let mut errands = Errands::new()?;
    let progress = Progress::new(global, outlet, &words)?;
    let rows = gather(&mut library, &mut errands, &which, progress)?;
    match fetch.format {
        TableFormat::Table => summary::table(outlet, &words, &rows)?,
        TableFormat::Json => summary::json(&rows)?,
    }
    round::clean(&mut library, keep, library::now())?;
    learn::recognise(&mut library, &mut errands)?;
    if let Some(signal) = errands.ended() {
        return Ok(signal_code(signal));
    }
    let all_failed = !rows.is_empty() && rows.iter().all(|row| row.problem.is_some());
    if all_failed { Err(Failure::NothingFetched) } else { Ok(ExitCode::SUCCESS) }
}

fn which(fetch: &Fetch, library: &Library) -> Result<Which, Failure> {
    if library.subscriptions()?.iter().all(|one| one.ended.is_some()) {
        return Err(Failure::Nothing("library: no sources yet; subscribe with `khabar add URL`".to_owned()));
    }
    match &fetch.source {
        Some(name) => library::source_called(library, name).map(Which::One),
        None if fetch.all => Ok(Which::All),
        None => Ok(Which::Due),
    }
}

/// What came of every source that was asked, in the order in which they ended.
fn gather(
    library: &mut Library,
    errands: &mut Errands,
    which: &Which,
    mut progress: Progress<'_>,
) -> Result<Vec<Row>, Failure> {
    let (mut round, jobs) = Round::begin(library, which, library::now())?;
    let mut rows = Vec::new();
    progress.show(round.progress(), None)?;
    errands.begin(jobs);
    while let Some(report) = errands.wait() {
        let Report::Ended(id, result) = report else { continue };
        let came = round.ended(library, (id, result), library::now())?;
        let row = came.and_then(|came| take(&mut rows, came));
        progress.show(round.progress(), row.map(|row| row.title.as_str()))?;
        errands.begin(round.more());
    }
    progress.end()?;
    Ok(rows)
}

/// Takes in what came, and gives the row of its source.
fn take(rows: &mut Vec<Row>, came: Came) -> Option<&Row> {
    match came {
        Came::Source(outcome) => {
            rows.push(Row::new(outcome));
            rows.last()
        }
        Came::FullText(full) => {
            let row = rows.iter_mut().find(|row| row.source == full.source)?;
            match full.ending {
                Ending::Kept => row.full_texts += 1,
                Ending::NothingMore => {}
                Ending::Failed(_) => row.pages_failed += 1,
            }
            Some(row)
        }
    }
}
