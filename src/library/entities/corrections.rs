//! What the reader said of entities, as it is stored.

use super::draw;
use crate::library::{ArticleId, Error, Library};
use crate::model::{Correction, EntityKey, Kind};
use rusqlite::{Connection, params};

/// How a correction is stored: what, and the other kind and name.
fn parts(correction: &Correction) -> (&'static str, &'static str, &str) {
    match correction {
        Correction::Kind(_, kind) => ("kind", kind.name(), ""),
        Correction::Merge(_, kind, name) => ("merge", kind.name(), name),
        Correction::Split(_, alias) => ("split", "", alias),
        Correction::Mute(_) => ("mute", "", ""),
    }
}

fn from_parts(what: &str, key: EntityKey, other_kind: &str, name: String) -> Option<Correction> {
    match what {
        "kind" => Some(Correction::Kind(key, Kind::of_name(other_kind)?)),
        "merge" => Some(Correction::Merge(key, Kind::of_name(other_kind)?, name)),
        "split" => Some(Correction::Split(key, name)),
        "mute" => Some(Correction::Mute(key)),
        _ => None,
    }
}

impl Library {
    /// Keeps a correction and applies it to every article.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn correct(&mut self, correction: &Correction) -> Result<(), Error> {
        self.write("keep the correction", |library| {
            let (key, (what, kind, name)) = (correction.of(), parts(correction));
            library.execute(
                "INSERT OR REPLACE INTO correction (what, kind, folded, other_kind, other_name) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![what, key.kind.name(), key.folded(), kind, name],
            )?;
            draw(library, &concerned(library, correction)?)
        })
    }

    /// Takes a correction back.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn take_back(&mut self, correction: &Correction) -> Result<(), Error> {
        self.write("take the correction back", |library| {
            let (key, (what, kind, name)) = (correction.of(), parts(correction));
            library.execute(
                "DELETE FROM correction WHERE what = ?1 AND kind = ?2 AND folded = ?3 AND other_kind = ?4 AND other_name = ?5",
                params![what, key.kind.name(), key.folded(), kind, name],
            )?;
            draw(library, &concerned(library, correction)?)
        })
    }

    /// All corrections, in the order in which they were made.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn corrections(&self) -> Result<Vec<Correction>, Error> {
        self.read("list the corrections", all)
    }
}

/// All corrections, in the order in which they were made.
pub(super) fn all(library: &Connection) -> rusqlite::Result<Vec<Correction>> {
    let mut select =
        library.prepare("SELECT what, kind, folded, other_kind, other_name FROM correction ORDER BY id")?;
    let rows = select.query_map([], |row| {
        let (what, kind, other): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
        let key = EntityKey::of_folded(Kind::of_name(&kind).unwrap_or(Kind::Other), row.get(2)?);
        Ok(from_parts(&what, key, &other, row.get(4)?))
    })?;
    rows.filter_map(Result::transpose).collect()
}

/// The articles in which whom it speaks of appears, under the one name or the other.
fn concerned(library: &Connection, correction: &Correction) -> rusqlite::Result<Vec<ArticleId>> {
    let mut select = library.prepare(
        "SELECT article FROM appearance WHERE entity = (SELECT id FROM entity WHERE kind = ?1 AND folded = ?2)",
    )?;
    let mut ids: Vec<ArticleId> = Vec::new();
    for key in std::iter::once(correction.of().clone()).chain(correction.other()) {
        let rows = select.query_map([key.kind.name(), key.folded()], |row| row.get(0).map(ArticleId))?;
        ids.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}
