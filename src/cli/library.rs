//! The library on the disk: where it is, and opening it.

use super::arguments::Global;
use super::failure::Failure;
use super::notes;
use crate::library::{Beginning, Error, Library};
use crate::model::Timestamp;
use crate::runtime::folders;
use std::path::{Path, PathBuf};

/// Where the library is, or would be: as `--library` says, else in the reader's data folder. None without a home.
#[must_use]
pub fn place(global: &Global) -> Option<PathBuf> {
    global.library.clone().or_else(folders::library_file)
}

/// Opens the library for a verb that changes it; makes it where there is none.
///
/// # Errors
/// Where another khabar has it, or it can't be opened or made.
pub fn open(global: &Global) -> Result<Library, Failure> {
    let path = place(global).ok_or(Failure::Homeless)?;
    let opened = Library::open(&path, now()).map_err(Failure::Library)?;
    if let Beginning::SetAside(aside) = &opened.beginning {
        notes::say(&set_aside(&path, aside));
    }
    Ok(opened.library)
}

/// Opens the library for a verb that only reads it, whoever else has it; none where there is none.
///
/// # Errors
/// Where it can't be opened.
pub fn open_to_read(global: &Global) -> Result<Option<Library>, Failure> {
    let path = place(global).ok_or(Failure::Homeless)?;
    if !path.exists() {
        return Ok(None);
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
            if let Beginning::SetAside(aside) = &opened.beginning {
                warnings.push(set_aside(&path, aside));
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

/// The time of day.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp(jiff::Timestamp::now().as_second())
}

fn set_aside(path: &Path, aside: &Path) -> String {
    format!("{}: was damaged; a new library was begun, the damaged one is {}", path.display(), aside.display())
}
