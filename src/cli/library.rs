//! The library on the disk: where it is, opening it, and what verbs ask of it alike.

use super::arguments::Global;
use super::failure::{Failure, Label};
use super::{notes, settings};
use crate::library::{Beginning, Error, Library, Rescued, SourceId, Subscription, When};
use crate::model::{Source, Timestamp};
use crate::runtime::folders;
use crate::text::fold::fold_word;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// Where the library is, or would be: as `--library` or `KHABAR_LIBRARY` says, else in the reader's data folder. None without a
/// home.
#[must_use]
pub fn place(global: &Global) -> Option<PathBuf> {
    named(global).or_else(folders::library_file)
}

fn named(global: &Global) -> Option<PathBuf> {
    global.library.clone().or_else(|| settings::from_variable("KHABAR_LIBRARY"))
}

/// Opens the library for a verb that changes it; makes it where there is none.
///
/// # Errors
/// Where another khabar has it, or it can't be opened or made.
pub fn open(global: &Global) -> Result<Library, Failure> {
    let path = place(global).ok_or(Failure::Shelfless)?;
    let opened = Library::open(&path, now()).map_err(Failure::Library)?;
    if let Beginning::SetAside(aside, rescued) = &opened.beginning {
        notes::say(&set_aside(&path, aside, *rescued));
    }
    Ok(opened.library)
}

/// Opens the library for a verb that only reads it, whoever else has it; none where there is none.
///
/// # Errors
/// Where it can't be opened, and where `--library` names one that isn't there.
pub fn open_to_read(global: &Global) -> Result<Option<Library>, Failure> {
    let Some(path) = place(global) else { return Ok(None) };
    if !path.exists() {
        let missing = named(global).as_ref().map(|path| Failure::Missing(Label::new(path.as_os_str())));
        return missing.map_or(Ok(None), Err);
    }
    match Library::open_to_read(&path) {
        Err(Error::Older { .. }) => open(global).map(Some),
        opened => opened.map(Some).map_err(Failure::Library),
    }
}

/// Opens the library for the reader: for reading only where another khabar has it. What is wrong is a warning, since a
/// reader without a library still reads.
pub fn open_for_the_reader(global: &Global, warnings: &mut Vec<String>) -> Option<Library> {
    let path = place(global)?;
    match Library::open(&path, now()) {
        Ok(opened) => {
            if let Beginning::SetAside(aside, rescued) = &opened.beginning {
                warnings.push(set_aside(&path, aside, *rescued));
            }
            Some(opened.library)
        }
        Err(error @ Error::InUse { .. }) => {
            warnings.push(format!("{error}; it is open for reading only here"));
            Library::open_to_read(&path).ok()
        }
        Err(error) => {
            warnings.push(error.to_string());
            None
        }
    }
}

/// The library, open for reading, where there is one with articles in it.
///
/// # Errors
/// As for [`open_to_read`].
pub fn with_articles(global: &Global) -> Result<Option<Library>, Failure> {
    let Some(library) = open_to_read(global)? else { return Ok(None) };
    Ok(library.has_articles()?.then_some(library))
}

/// The source that `name` means: its whole name or address, else a part of one, however it is spelt.
///
/// # Errors
/// Where it means none, or several.
pub fn source_called(library: &Library, name: &str) -> Result<SourceId, Failure> {
    let wanted = fold_word(name.trim());
    let all: Vec<Subscription> = library.subscriptions()?.into_iter().filter(|one| one.ended.is_none()).collect();
    let names = |one: &Subscription| [fold_word(&one.source.title), fold_word(&one.source.address)];
    let whole: Vec<&Subscription> = all.iter().filter(|one| names(one).contains(&wanted)).collect();
    let part = || all.iter().filter(|one| names(one).iter().any(|name| name.contains(&wanted)));
    let found = if whole.is_empty() { part().collect() } else { whole };
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Failure::Nothing(format!("{}: no source has this in its name or address", Label::from(name)))),
        [first, second, ..] => Err(Failure::Usage(format!(
            "{}: several sources have this in their names, {} and {} among them; say more of one",
            Label::from(name),
            Label::from(called(&first.source)),
            Label::from(called(&second.source)),
        ))),
    }
}

/// The name of a source, or its address where it has none.
#[must_use]
pub fn called(source: &Source) -> &str {
    if source.title.is_empty() { &source.address } else { &source.title }
}

/// The time of day, here.
#[must_use]
pub fn when() -> When {
    let now = jiff::Timestamp::now();
    When { now: Timestamp(now.as_second()), east: TimeZone::system().to_offset(now).seconds() }
}

/// The time of day.
#[must_use]
pub fn now() -> Timestamp {
    when().now
}

fn set_aside(path: &Path, aside: &Path, rescued: Rescued) -> String {
    format!(
        "{}: was damaged; a new library was begun (saved: {} sources, {} starred or tagged articles), the damaged one is {}",
        path.display(),
        rescued.sources,
        rescued.articles,
        aside.display()
    )
}
