//! What can go wrong with the library, each with its one line: where, what, and what to do.

use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why the library could not do what it was asked.
#[derive(Debug, Error)]
pub enum Error {
    /// Another khabar has it open for writing; its process id, where that could be read.
    #[error("{path}: another khabar is using this library{}; close that one, or open it for reading only", holder(*.process), path = .path.display())]
    InUse {
        /// The library.
        path: PathBuf,
        /// Who uses it.
        process: Option<u32>,
    },
    /// A later khabar has changed its form.
    #[error("{path}: written by a newer khabar (form {found}, this one knows {known}); install the newer khabar", path = .path.display())]
    Newer {
        /// The library.
        path: PathBuf,
        /// The form it has.
        found: i64,
        /// The newest form that is known here.
        known: i64,
    },
    /// An earlier khabar wrote it, and it was opened only to be read.
    #[error("{path}: written by an older khabar (form {found}, this one knows {known}); open it once for writing", path = .path.display())]
    Older {
        /// The library.
        path: PathBuf,
        /// The form it has.
        found: i64,
        /// The form it would need.
        known: i64,
    },
    /// A file, but none that khabar wrote.
    #[error("{path}: not a library of khabar; give another file with --library", path = .path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The folder or file can't be made or renamed.
    #[error("{path}: cannot be made ({reason}); check the disk and the permissions of its folder", path = .path.display(), reason = .source.kind())]
    Unmakeable {
        /// What was to be made.
        path: PathBuf,
        /// Why it could not be.
        #[source]
        source: io::Error,
    },
    /// It is there, but can't be opened.
    #[error("{path}: cannot be opened ({source}); check that it is there, and its permissions", path = .path.display())]
    Unopenable {
        /// The library.
        path: PathBuf,
        /// Why not.
        #[source]
        source: rusqlite::Error,
    },
    /// Its contents contradict themselves. The next opening for writing sets it aside.
    #[error("{path}: damaged ({what}); start khabar again: it sets the file aside and begins a new one", path = .path.display())]
    Damaged {
        /// The library.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// It was opened for reading only.
    #[error("{path}: open for reading only, so it cannot {doing}; close the other khabar and start again", path = .path.display())]
    ReadOnly {
        /// The library.
        path: PathBuf,
        /// What was wanted.
        doing: &'static str,
    },
    /// What was asked for is not there, or no longer.
    #[error("{path}: cannot {doing}: it is not there, or no longer; list what is there", path = .path.display())]
    Missing {
        /// The library.
        path: PathBuf,
        /// What was wanted.
        doing: &'static str,
    },
    /// No room on the disk. Nothing was changed.
    #[error("{path}: cannot {doing}: the disk is full; make room", path = .path.display())]
    Full {
        /// The library.
        path: PathBuf,
        /// What was wanted.
        doing: &'static str,
    },
    /// Anything else. Nothing was changed.
    #[error("{path}: cannot {doing} ({source}); try again, and run `khabar doctor` if it stays", path = .path.display())]
    Failed {
        /// The library.
        path: PathBuf,
        /// What was wanted.
        doing: &'static str,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// The words of a search can't be understood.
    #[error(transparent)]
    Query(#[from] super::query::Fault),
}

/// The process, where it is known.
fn holder(id: Option<u32>) -> String {
    id.map(|id| format!(" (process {id})")).unwrap_or_default()
}

/// Whether SQLite says that the file itself is damaged, or that it is no database at all.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase))
}
