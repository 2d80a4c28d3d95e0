//! The library: everything the reader keeps, in one SQLite file.
//!
//! ```text
//! keep      articles from a source: new, changed or the same again   sources    subscriptions and what visits left
//! articles  one article, as it was                                   lists      rows for the screen, by a filter
//! marking   read, star, tags, and undo                               cleaning   what goes, and never comes back
//! query     the words of a search, understood                        find       articles by words, with their hits
//! left_off  where the reader left off
//! people    entities, timelines, corrections                         rules      saved searches, mute and highlight
//! ```
//!
//! One thread owns a [`Library`]. Every change is one transaction: when a method has returned, what it did survives a kill
//! of the process and, since the log is flushed first, a power cut. Articles come in clean (`intake` has seen to that); nothing
//! here fetches, shows or lays out. Text is stored as logical text and searched folded.

mod articles;
mod blocks;
mod cleaning;
mod condition;
mod entities;
mod error;
mod find;
mod health;
mod index;
mod keep;
mod left_off;
mod lists;
mod lock;
mod marking;
mod open;
mod query;
mod rescue;
mod rules;
mod sameness;
mod schema;
mod sources;
mod stem;

pub use crate::model::{ArticleId, Attention, Headline, Mark, Order, SourceId};
pub use crate::model::{Correction, EntityKey};
pub use articles::Stored;
pub use cleaning::{Limits, Sweep};
pub use entities::{Companion, Timeline};
pub use error::Error;
pub use find::{Found, Page};
pub use health::{Depth, Health};
pub use keep::Kept;
pub use lists::{Counts, Filter, Listing};
pub use marking::Undo;
pub use open::{Beginning, Opened};
pub use query::{Fault, Query, When};
pub use rescue::Rescued;
pub use rules::{Effect, Rule, RuleId, SavedSearch};
pub use sources::{Subscribed, Subscription};
pub use stem::light10;

use lock::Lock;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};
use std::path::PathBuf;

/// The version of SQLite that is built in.
#[must_use]
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// An open library.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    path: PathBuf,
    /// None where it is open for reading only.
    lock: Option<Lock>,
}

impl Library {
    /// Whether it may be changed.
    #[must_use]
    pub const fn is_writable(&self) -> bool {
        self.lock.is_some()
    }

    /// Does `work` in one transaction that is saved when this returns, or leaves no trace.
    fn write<T>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        if self.lock.is_none() {
            return Err(Error::ReadOnly { path: self.path.clone(), doing });
        }
        let done = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).and_then(|transaction| {
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        });
        let damaged = done.as_ref().is_err_and(error::is_damage);
        if let Some(lock) = self.lock.as_mut().filter(|_| damaged) {
            lock.in_order = false;
        }
        done.map_err(|source| self.failure(doing, source))
    }

    /// Looks something up, all of it at one moment.
    fn read<T>(&self, doing: &'static str, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let found = self.connection.unchecked_transaction().and_then(|moment| work(&moment));
        found.map_err(|source| self.failure(doing, source))
    }

    /// What SQLite said, as the reader should hear it.
    fn failure(&self, doing: &'static str, source: rusqlite::Error) -> Error {
        let path = self.path.clone();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Error::Damaged { path, what: source.to_string() }
            }
            Some(ErrorCode::DiskFull) => Error::Full { path, doing },
            _ if matches!(source, rusqlite::Error::QueryReturnedNoRows) => Error::Missing { path, doing },
            _ => Error::Failed { path, doing, source },
        }
    }
}
