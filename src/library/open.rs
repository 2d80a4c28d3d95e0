//! Opening a library: its lock, its form, and what happens to one that is damaged.

use super::error::{Error, is_damage};
use super::lock::{Before, Lock};
use super::rescue::{Rescued, rescue};
use super::schema::{self, Form};
use super::{Library, health};
use crate::model::Timestamp;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a change waits for a reader that is in the way for a moment.
const PATIENCE: Duration = Duration::from_secs(5);

/// A library that was opened, and what the reader should be told of it.
#[derive(Debug)]
pub struct Opened {
    /// The library.
    pub library: Library,
    /// How it began.
    pub beginning: Beginning,
}

/// How a library began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// It was there, and its last end was in order.
    Old,
    /// It was there, its last user was killed or crashed, and it was found to be whole.
    Checked,
    /// It was not there: it is new and empty.
    New,
    /// It was damaged and lies at this path now: this one is new, with what could be saved.
    SetAside(PathBuf, Rescued),
}

impl Library {
    /// Opens the library at `path` for reading and writing; makes it, and its folder, where there is none. A damaged one is
    /// set aside under a name with the date of `now`, and what can be saved of it is in the new one.
    ///
    /// # Errors
    /// Where another khabar writes to it, a newer one wrote it, it is no library, or the system does not let us.
    pub fn open(path: &Path, now: Timestamp) -> Result<Opened, Error> {
        make_folder(path)?;
        let lock = Lock::take(path)?;
        match prepare(path, lock.before) {
            Ok((connection, beginning)) => {
                lock.note_library().map_err(|source| Error::Unopenable { path: path.to_owned(), source })?;
                Ok(Opened { library: Self::of(connection, path, lock), beginning })
            }
            Err(Error::Damaged { .. }) => {
                let aside = set_aside(path, now)?;
                let (connection, _) = prepare(path, Before::Nobody)?;
                let mut library = Self::of(connection, path, lock);
                let rescued = rescue(&aside, &mut library, now);
                Ok(Opened { library, beginning: Beginning::SetAside(aside, rescued) })
            }
            Err(error) => Err(error),
        }
    }

    /// Opens the library at `path` for reading only: beside another khabar, say.
    ///
    /// # Errors
    /// Where there is none, it has another form than this khabar knows, or the system does not let us.
    pub fn open_to_read(path: &Path) -> Result<Self, Error> {
        let unopenable = |source| Error::Unopenable { path: path.to_owned(), source };
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(unopenable)?;
        settle(&connection).map_err(unopenable)?;
        match schema::form(&connection).map_err(|source| damage_or(source, path))? {
            Form::Ours(schema::NEWEST) => Ok(Self { connection, path: path.to_owned(), lock: None }),
            Form::Ours(found) if found < schema::NEWEST => {
                Err(Error::Older { path: path.to_owned(), found, known: schema::NEWEST })
            }
            form => Err(refusal(form, path)),
        }
    }

    /// A library in memory: gone when it is dropped. For articles that are only looked at, and for tests.
    ///
    /// # Errors
    /// Where memory runs out.
    pub fn in_memory() -> Result<Self, Error> {
        let path = Path::new(":memory:");
        let unopenable = |source| Error::Unopenable { path: path.to_owned(), source };
        let mut connection = Connection::open_in_memory().map_err(unopenable)?;
        settle(&connection).and_then(|()| schema::migrate(&mut connection, schema::STEPS)).map_err(unopenable)?;
        let lock = Lock::in_memory().map_err(unopenable)?;
        Ok(Self::of(connection, path, lock))
    }

    fn of(connection: Connection, path: &Path, lock: Lock) -> Self {
        Self { connection, path: path.to_owned(), lock: Some(lock) }
    }
}

/// The connection to a library that is there and whole, or was made now.
fn prepare(path: &Path, before: Before) -> Result<(Connection, Beginning), Error> {
    let is_new = make_file(path)?;
    let wrong = |source| damage_or(source, path);
    let mut connection = Connection::open(path).map_err(wrong)?;
    let form = settle(&connection).and_then(|()| schema::form(&connection)).map_err(|source| {
        // What never was a library is somebody's file: it stays where it is.
        if is_damage(&source) && before == Before::Nobody {
            return Error::Foreign { path: path.to_owned() };
        }
        damage_or(source, path)
    })?;
    match form {
        Form::Empty | Form::Ours(..=schema::NEWEST) => {}
        Form::Ours(_) | Form::Foreign => return Err(refusal(form, path)),
    }
    let beginning = match before {
        _ if is_new || form == Form::Empty => Beginning::New,
        Before::Suddenly => Beginning::Checked,
        Before::Nobody | Before::Orderly => Beginning::Old,
    };
    if beginning == Beginning::Checked {
        check(&connection, path)?;
    }
    connection.pragma_update(None, "journal_mode", "wal").map_err(wrong)?;
    schema::migrate(&mut connection, schema::STEPS).map_err(wrong)?;
    Ok((connection, beginning))
}

/// Why a file of this form is not opened.
fn refusal(form: Form, path: &Path) -> Error {
    let path = path.to_owned();
    match form {
        Form::Ours(found) => Error::Newer { path, found, known: schema::NEWEST },
        Form::Empty | Form::Foreign => Error::Foreign { path },
    }
}

fn damage_or(source: rusqlite::Error, path: &Path) -> Error {
    let path = path.to_owned();
    if is_damage(&source) {
        Error::Damaged { path, what: source.to_string() }
    } else {
        Error::Unopenable { path, source }
    }
}

/// How every connection of ours behaves. `FULL` flushes the log at each commit: what was saved outlasts a power cut.
pub(super) fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -16384;",
    )
}

fn check(connection: &Connection, path: &Path) -> Result<(), Error> {
    match health::complaint(connection, health::Depth::Quick) {
        Ok(None) => Ok(()),
        Ok(Some(what)) => Err(Error::Damaged { path: path.to_owned(), what }),
        Err(source) => Err(damage_or(source, path)),
    }
}

/// What the reader reads is nobody else's business: a new folder and file are theirs alone.
fn make_folder(path: &Path) -> Result<(), Error> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|source| Error::Unmakeable { path: folder.to_owned(), source })
}

/// Makes the file where there is none, and says whether it did. One that is there is not opened: closing it would drop
/// SQLite's locks on it.
fn make_file(path: &Path) -> Result<bool, Error> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(true),
        Err(there) if there.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(source) => Err(Error::Unmakeable { path: path.to_owned(), source }),
    }
}

/// Renames a damaged library and its log; overwrites nothing.
fn set_aside(path: &Path, now: Timestamp) -> Result<PathBuf, Error> {
    let aside = free_name(path, now);
    for part in ["-shm", "-wal", ""] {
        let (from, to) = (with_suffix(path, part), with_suffix(&aside, part));
        match fs::rename(&from, &to) {
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(Error::Unmakeable { path: to, source }),
            Ok(()) => {}
        }
    }
    Ok(aside)
}

/// A name beside `path` that nothing has yet: "library.db.damaged-20251103T091500".
fn free_name(path: &Path, now: Timestamp) -> PathBuf {
    let date = jiff::Timestamp::from_second(now.0).unwrap_or_default();
    let name = with_suffix(path, &format!(".damaged-{}", date.strftime("%Y%m%dT%H%M%S")));
    let numbered = (2..).map(|number| with_suffix(&name, &format!("-{number}")));
    let taken = |name: &PathBuf| ["", "-wal", "-shm"].iter().any(|part| with_suffix(name, part).exists());
    std::iter::once(name.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(name)
}

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
