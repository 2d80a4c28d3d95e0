//! What can be saved of a damaged library: its sources, what the reader said, and the articles that were chosen to stay. The others
//! come in again as far as their sources still have them.
//!
//! Each piece is tried for itself: what can't be read is left out, and nothing is written to the damaged file.

use super::{ArticleId, Library, Mark, SourceId, Subscribed, Subscription, When, open, sources};
use crate::model::Timestamp;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::Path;

/// How much was saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rescued {
    /// Sources.
    pub sources: usize,
    /// Starred and tagged articles.
    pub articles: usize,
}

/// Brings over into `library` what can be read of the library at `damaged`.
pub(super) fn rescue(damaged: &Path, library: &mut Library, now: Timestamp) -> Rescued {
    let Some(old) = opened(damaged) else { return Rescued::default() };
    let (mut sources, mut ended_ones) = (BTreeMap::new(), Vec::new());
    for Subscription { id, source, ended, .. } in readable(&old.connection) {
        ended_ones.extend(ended.map(|_| id));
        if let Ok(new) = library.subscribe(&source).map(Subscribed::id)
            && library.change_source(new, &source).is_ok()
        {
            sources.insert(id, new);
        }
    }
    for search in old.saved_searches().unwrap_or_default() {
        let _ = library.save_search(&search, When { now, east: 0 });
    }
    for rule in old.rules().unwrap_or_default() {
        let _ = library.add_rule(rule.effect, &rule.query);
    }
    for correction in old.corrections().unwrap_or_default() {
        let _ = library.correct(&correction);
    }
    let articles = chosen(&old).into_iter().filter(|&id| bring(&old, library, (id, &sources), now).is_some()).count();
    // Those that were ended came over for their articles; they are ended again, or gone where they brought none.
    for new in ended_ones.iter().filter_map(|id| sources.remove(id)) {
        let _ = library.unsubscribe(new, now);
    }
    Rescued { sources: sources.len(), articles }
}

/// The damaged library, for reading. Without its log it is opened as a file that nobody changes: SQLite would begin a new one.
fn opened(damaged: &Path) -> Option<Library> {
    let log = if open::with_suffix(damaged, "-wal").exists() { "" } else { "?immutable=1" };
    let name = damaged.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(format!("file:{name}{log}"), flags).ok()?;
    // A file that is shorter than it says is read all the same then; it is open for reading only.
    connection.pragma_update(None, "writable_schema", true).ok()?;
    open::settle(&connection).ok()?;
    Some(Library { connection, path: damaged.to_owned(), lock: None })
}

/// The subscriptions, ended ones too, up to the first that can't be read.
fn readable(damaged: &Connection) -> Vec<Subscription> {
    let Ok(mut select) = sources::prepare_all(damaged) else { return Vec::new() };
    let Ok(rows) = select.query_map([], sources::read) else { return Vec::new() };
    rows.map_while(Result::ok).collect()
}

/// Starred and tagged articles, as far as their numbers can be read.
fn chosen(damaged: &Library) -> Vec<ArticleId> {
    let wanted = "SELECT id FROM article WHERE starred = 1 UNION SELECT article FROM tag ORDER BY 1";
    let Ok(mut select) = damaged.connection.prepare(wanted) else { return Vec::new() };
    let Ok(rows) = select.query_map([], |row| row.get(0).map(ArticleId)) else { return Vec::new() };
    rows.map_while(Result::ok).collect()
}

/// Brings one article over, with its star and tags, if it can be read and its source was saved.
fn bring(
    damaged: &Library,
    library: &mut Library,
    (id, sources): (ArticleId, &BTreeMap<SourceId, SourceId>),
    now: Timestamp,
) -> Option<()> {
    let stored = damaged.article(id).ok()?;
    let source = sources.get(&stored.source)?;
    let kept = library.keep(*source, &[stored.article], now).ok()?;
    let marks = stored.tags.into_iter().map(Mark::Tag).chain(stored.starred.then_some(Mark::Star));
    for mark in marks {
        library.mark(&kept.new, &mark).ok()?;
    }
    Some(())
}
