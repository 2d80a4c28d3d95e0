//! What goes with time, and does not come back: old articles, or all but the newest of each source.
//!
//! Never what is starred, tagged, or unread by choice. Each article that goes leaves a trace, by which it is known when its
//! source brings it again.

use super::keep::Sketches;
use super::{ArticleId, Error, Library, index, sameness};
use crate::model::Timestamp;
use rusqlite::{Connection, params};

/// Holds for an article `a` that may be cleaned away.
pub(super) const UNPROTECTED: &str =
    "a.starred = 0 AND a.attention <> 2 AND NOT EXISTS (SELECT 1 FROM tag t WHERE t.article = a.id)";

/// Traces that no source has brought again for so long are forgotten (seconds).
const FORGOTTEN: i64 = 400 * 86_400;

/// Articles that go in one transaction.
const AT_ONCE: usize = 1_000;

/// How much is kept. Nothing is cleaned by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Days after which an article goes.
    pub days: Option<u32>,
    /// How many of the newest articles of each source stay.
    pub per_source: Option<u32>,
}

/// What cleaning did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sweep {
    /// How many articles went.
    pub articles: usize,
    /// Whether more are to go: cleaning stops after a while, so that nobody waits long for the library.
    pub is_unfinished: bool,
}

impl Library {
    /// Cleans away what is beyond `limits`, in one transaction: at most a thousand articles, the rest when asked again.
    ///
    /// # Errors
    /// Where it can't be written. Nothing goes then.
    pub fn clean(&mut self, limits: Limits, now: Timestamp) -> Result<Sweep, Error> {
        self.write("clean the library", |library| {
            let oldest = limits.days.map_or(i64::MIN, |days| now.0 - i64::from(days) * 86_400);
            let most = limits.per_source.map_or(i64::MAX, i64::from);
            let mut select = library.prepare(&format!(
                "SELECT a.id FROM (SELECT id, moment, row_number() OVER (PARTITION BY source ORDER BY moment DESC, \
                 id DESC) AS place FROM article) p JOIN article a ON a.id = p.id \
                 WHERE (p.moment < ?1 OR p.place > ?2) AND {UNPROTECTED} LIMIT {AT_ONCE}"
            ))?;
            let going: Vec<ArticleId> =
                select.query_map([oldest, most], |row| row.get(0).map(ArticleId))?.collect::<Result<_, _>>()?;
            leave_traces(library, &going, now)?;
            library.execute("DELETE FROM gone WHERE seen < ?1", [now.0 - FORGOTTEN])?;
            delete(library, &going)?;
            Ok(Sweep { articles: going.len(), is_unfinished: going.len() == AT_ONCE })
        })
    }

    /// Removes articles, protected ones too: for a reader who asks for it.
    ///
    /// # Errors
    /// Where it can't be written. Nothing goes then.
    pub fn remove(&mut self, ids: &[ArticleId], now: Timestamp) -> Result<(), Error> {
        self.write("remove the articles", |library| {
            leave_traces(library, ids, now)?;
            delete(library, ids)
        })
    }
}

/// Remembers what tells the articles apart.
fn leave_traces(library: &Connection, ids: &[ArticleId], now: Timestamp) -> rusqlite::Result<()> {
    let mut select = library.prepare("SELECT source, identity, link, heading FROM article WHERE id = ?1")?;
    let mut leave = library.prepare("INSERT OR REPLACE INTO gone VALUES (?1, ?2, ?3)")?;
    for &id in ids {
        let mut rows = select.query([id.0])?;
        let Some(row) = rows.next()? else { continue };
        let source: i64 = row.get(0)?;
        for hash in sameness::traces(row.get(1)?, row.get(2)?, row.get(3)?) {
            leave.execute([source, hash, now.0])?;
        }
    }
    Ok(())
}

/// Deletes articles with all that hangs on them. Doubles of one become doubles of the first that is left.
pub(super) fn delete(library: &Connection, ids: &[ArticleId]) -> rusqlite::Result<()> {
    let mut index = index::Index::of(library)?;
    let mut sketches = Sketches::of(library)?;
    let mut first_double = library.prepare("SELECT min(id) FROM article WHERE double_of = ?1")?;
    let mut remove = library.prepare("DELETE FROM article WHERE id = ?1")?;
    for &id in ids {
        if let Some(first) = first_double.query_row([id.0], |row| row.get::<_, Option<i64>>(0))? {
            library.execute("UPDATE article SET double_of = NULL WHERE id = ?1", [first])?;
            library.execute("UPDATE article SET double_of = ?2 WHERE double_of = ?1", params![id.0, first])?;
        }
        sketches.forget(id)?;
        index.remove(id)?;
        remove.execute([id.0])?;
    }
    Ok(())
}
