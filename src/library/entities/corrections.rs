//! What the reader said of entities: another kind, one and the same, two and not one, not to be shown.

use super::{EntityKey, draw, portrait};
use crate::library::{ArticleId, Error, Library};
use crate::model::{Entity, Kind};
use rusqlite::{Connection, params};

/// Something the reader said of an entity. It holds in every article, in those to come too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// It is of another kind.
    Kind(EntityKey, Kind),
    /// It is the same as another one, whose name it takes.
    Merge(EntityKey, Kind, String),
    /// This spelling, held to be one of its aliases, is somebody else.
    Split(EntityKey, String),
    /// It is not worth a line.
    Mute(EntityKey),
}

impl Correction {
    /// Whom it speaks of.
    #[must_use]
    pub const fn of(&self) -> &EntityKey {
        match self {
            Self::Kind(key, _) | Self::Merge(key, ..) | Self::Split(key, _) | Self::Mute(key) => key,
        }
    }

    /// Who appears in its stead.
    fn other(&self) -> Option<EntityKey> {
        match self {
            Self::Kind(key, kind) => Some(EntityKey { kind: *kind, folded: key.folded.clone() }),
            Self::Merge(_, kind, name) => Some(EntityKey::new(*kind, name)),
            Self::Split(key, alias) => Some(EntityKey::new(key.kind, alias)),
            Self::Mute(_) => None,
        }
    }

    /// How it is stored: what, and the other kind and name.
    fn parts(&self) -> (&'static str, &'static str, &str) {
        match self {
            Self::Kind(_, kind) => ("kind", kind.name(), ""),
            Self::Merge(_, kind, name) => ("merge", kind.name(), name),
            Self::Split(_, alias) => ("split", "", alias),
            Self::Mute(_) => ("mute", "", ""),
        }
    }

    fn from_parts(what: &str, key: EntityKey, other_kind: &str, name: String) -> Option<Self> {
        match what {
            "kind" => Some(Self::Kind(key, portrait::kind(other_kind)?)),
            "merge" => Some(Self::Merge(key, portrait::kind(other_kind)?, name)),
            "split" => Some(Self::Split(key, name)),
            "mute" => Some(Self::Mute(key)),
            _ => None,
        }
    }
}

impl Library {
    /// Keeps a correction and applies it to every article.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn correct(&mut self, correction: &Correction) -> Result<(), Error> {
        self.write("keep the correction", |library| {
            let (key, (what, kind, name)) = (correction.of(), correction.parts());
            library.execute(
                "INSERT OR IGNORE INTO correction (what, kind, folded, other_kind, other_name) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![what, key.kind.name(), key.folded, kind, name],
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
            let (key, (what, kind, name)) = (correction.of(), correction.parts());
            library.execute(
                "DELETE FROM correction WHERE what = ?1 AND kind = ?2 AND folded = ?3 AND other_kind = ?4 AND other_name = ?5",
                params![what, key.kind.name(), key.folded, kind, name],
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
        let key = EntityKey { kind: portrait::kind(&kind).unwrap_or(Kind::Other), folded: row.get(2)? };
        Ok(Correction::from_parts(&what, key, &other, row.get(4)?))
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

/// The entities of `text` after every correction but muting, in the order in which they were made.
pub(super) fn apply(entities: Vec<Entity>, text: &str, corrections: &[Correction]) -> Vec<Entity> {
    let mut entities = entities;
    for correction in corrections {
        let (key, other) = (correction.of(), correction.other());
        let (Some(place), Some(_)) = (entities.iter().position(|entity| EntityKey::of(entity) == *key), other) else {
            continue;
        };
        match correction {
            Correction::Kind(_, kind) => entities[place].kind = *kind,
            Correction::Merge(_, kind, name) => merge(&mut entities, place, *kind, name),
            Correction::Split(_, alias) => split(&mut entities, place, alias, text),
            Correction::Mute(_) => {}
        }
    }
    entities
}

/// Leaves out whom the reader has muted.
pub(super) fn without_muted(entities: Vec<Entity>, corrections: &[Correction]) -> Vec<Entity> {
    entities.into_iter().filter(|entity| !is_muted(&EntityKey::of(entity), corrections)).collect()
}

/// Whether the reader has muted `key`.
pub(super) fn is_muted(key: &EntityKey, corrections: &[Correction]) -> bool {
    corrections.iter().any(|correction| matches!(correction, Correction::Mute(muted) if muted == key))
}

/// Gives the entity at `place` another name, and puts it together with the one that has this name already.
fn merge(entities: &mut Vec<Entity>, place: usize, kind: Kind, name: &str) {
    let target = EntityKey::new(kind, name);
    let mut merged = entities.remove(place);
    let old = std::mem::replace(&mut merged.name, name.to_owned());
    merged.kind = kind;
    merged.aliases.insert(0, old);
    let Some(place) = entities.iter().position(|entity| EntityKey::of(entity) == target) else {
        entities.insert(place, merged);
        return;
    };
    let into = &mut entities[place];
    let fresh: Vec<String> = merged.aliases.into_iter().filter(|alias| !into.aliases.contains(alias)).collect();
    into.aliases.extend(fresh);
    into.mentions.extend(merged.mentions);
    into.mentions.sort_by_key(|mention| mention.span);
    into.salience = into.salience.max(merged.salience);
    into.confidence = into.confidence.max(merged.confidence);
}

/// Takes the mentions that are spelt like `alias` away from the entity at `place`, and makes them one of its own.
fn split(entities: &mut Vec<Entity>, place: usize, alias: &str, text: &str) {
    let entity = &mut entities[place];
    let key = EntityKey::new(entity.kind, alias);
    let is_other = |words: &str| EntityKey::new(key.kind, words) == key;
    let (apart, left) = entity.mentions.iter().partition(|mention| is_other(mention.span.of(text)));
    let other = Entity { name: alias.to_owned(), aliases: Vec::new(), mentions: apart, ..entity.clone() };
    entity.mentions = left;
    entity.aliases.retain(|other| !is_other(other));
    if entity.mentions.is_empty() {
        entities.remove(place);
    }
    if !other.mentions.is_empty() {
        entities.push(other);
    }
}
