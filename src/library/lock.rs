//! One writer: a small database beside the library, in which the writer holds a transaction open.
//!
//! SQLite takes a POSIX advisory lock for it, which the kernel drops with the process, however that ends: no stale lock
//! is left to clean up by hand. Readers may still read who holds it. The lock also remembers whether its
//! last holder came to its end in order. It must never be opened by other means: closing any handle of a file drops all POSIX locks
//! that the process has on it.

use super::error::{Error, is_damage};
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long another opening may hold the lock for the moment it needs to see that it is taken.
const PATIENCE: Duration = Duration::from_millis(50);

/// The right to write, as long as it lives.
#[derive(Debug)]
pub(super) struct Lock {
    connection: Connection,
    /// What stood there before.
    pub before: Before,
    /// Whether its holder came to no harm: what the next one will read.
    pub in_order: bool,
}

/// How the last holder of a lock ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// There was none, or none that found a library.
    Nobody,
    /// In order.
    Orderly,
    /// By a kill, a crash, a power cut, or with a damaged library.
    Suddenly,
}

impl Lock {
    /// Takes the lock of the library at `library`.
    ///
    /// # Errors
    /// Where another holds it, or its file can't be made.
    pub fn take(library: &Path) -> Result<Self, Error> {
        let path = beside(library);
        let failed = |source: rusqlite::Error| match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Error::InUse { path: library.to_owned(), process: holder(&path) }
            }
            _ => Error::Unopenable { path: path.clone(), source },
        };
        match hold(&path) {
            Err(damage) if is_damage(&damage) => {
                // Nothing in it is worth keeping, and nobody can hold what is no database.
                fs::remove_file(&path).map_err(|source| Error::Unmakeable { path: path.clone(), source })?;
                let mut lock = hold(&path).map_err(failed)?;
                lock.before = Before::Suddenly;
                Ok(lock)
            }
            held => held.map_err(failed),
        }
    }

    /// Notes that what is locked is a library of ours: from now on, what can't be read there is damaged, not foreign.
    pub fn note_library(&self) -> rusqlite::Result<()> {
        match self.before {
            Before::Nobody => {
                self.connection.execute_batch("UPDATE holder SET has_library = 1; COMMIT; BEGIN IMMEDIATE")
            }
            Before::Orderly | Before::Suddenly => Ok(()),
        }
    }

    /// The lock of a library that nobody else can see.
    pub fn in_memory() -> rusqlite::Result<Self> {
        hold(Path::new(":memory:"))
    }
}

impl Drop for Lock {
    /// Notes that all went well. Where that fails, the next holder looks twice, which is right.
    fn drop(&mut self) {
        if self.in_order {
            let _ = self.connection.execute_batch("UPDATE holder SET orderly = 1; COMMIT");
        }
    }
}

/// Where the lock of a library lies.
fn beside(library: &Path) -> PathBuf {
    let mut path = library.as_os_str().to_owned();
    path.push(".lock");
    path.into()
}

fn hold(path: &Path) -> rusqlite::Result<Lock> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(
        "BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder \
         (process INTEGER NOT NULL, orderly INTEGER NOT NULL, has_library INTEGER NOT NULL)",
    )?;
    let last =
        connection.query_row("SELECT orderly, has_library FROM holder", [], |row| Ok((row.get(0)?, row.get(1)?)));
    let (orderly, has_library): (bool, bool) = last.optional()?.unwrap_or_default();
    connection.execute_batch("DELETE FROM holder")?;
    connection.execute("INSERT INTO holder VALUES (?1, 0, ?2)", params![std::process::id(), has_library])?;
    connection.execute_batch("COMMIT; BEGIN IMMEDIATE")?;
    let before = match (has_library, orderly) {
        (false, _) => Before::Nobody,
        (true, true) => Before::Orderly,
        (true, false) => Before::Suddenly,
    };
    Ok(Lock { connection, before, in_order: true })
}

/// The process that holds the lock at `path`, where that can be read.
fn holder(path: &Path) -> Option<u32> {
    let connection = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    connection.query_row("SELECT process FROM holder", [], |row| row.get(0)).ok()
}
