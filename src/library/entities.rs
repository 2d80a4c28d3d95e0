//! Who and what articles speak of, across the library: portraits, timelines and who appears with whom.
//!
//! A portrait is what was recognised in one article, kept as it was. Appearances are drawn from portraits and from what the reader
//! corrected; they can be drawn again at any time.

mod corrections;
mod portrait;

use super::index::refresh;
use super::{ArticleId, Error, Library, rules};
use crate::model::correction::{correct, is_muted, without_muted};
use crate::model::{Entity, EntityKey, Kind, Standing};
use rusqlite::{Connection, OptionalExtension, Statement, params};

pub(super) use portrait::names;

/// What was recognised in one article, and its text.
const PORTRAIT: &str =
    "SELECT p.entities, b.text FROM portrait p JOIN body b ON b.article = p.article WHERE p.article = ?1";

/// Where someone or something appears, and with whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The articles, the newest first.
    pub articles: Vec<ArticleId>,
    /// Who appears in the same articles, the most frequent first.
    pub companions: Vec<Companion>,
}

/// Someone or something, and in how many articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Who or what.
    pub key: EntityKey,
    /// The name that was kept for it.
    pub name: String,
    /// In how many articles.
    pub articles: u32,
}

impl Library {
    /// Keeps the entities of articles, in one transaction. Articles that are gone are left out.
    ///
    /// # Errors
    /// Where it can't be written. Nothing is kept then.
    pub fn learn(&mut self, recognised: &[(ArticleId, Vec<Entity>)]) -> Result<(), Error> {
        self.write("keep who is in the articles", |library| {
            let mut insert = library.prepare(
                "INSERT OR REPLACE INTO portrait (article, entities) SELECT id, ?2 FROM article WHERE id = ?1",
            )?;
            let mut learnt = Vec::with_capacity(recognised.len());
            for (id, entities) in recognised {
                if insert.execute(params![id.0, portrait::encode(entities)])? > 0 {
                    learnt.push(*id);
                }
            }
            draw(library, &learnt)?;
            refresh(library, &learnt)?;
            rules::apply_to(library, &learnt)
        })
    }

    /// The entities of an article as the reader corrected them; none where they have not been recognised yet.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn entities(&self, id: ArticleId) -> Result<Option<Vec<Entity>>, Error> {
        self.read("look up who is in the article", |library| {
            let corrections = corrections::all(library)?;
            Ok(portrayed(&mut library.prepare(PORTRAIT)?, id)?.map(|(found, text)| {
                let mut corrected = without_muted(correct(found, &text, &corrections), &corrections);
                corrected.retain(|entity| entity.standing == Standing::Shown);
                corrected
            }))
        })
    }

    /// The entities of an article as they were recognised, those that only may be ones too; none where they have not been yet.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn recognised(&self, id: ArticleId) -> Result<Option<Vec<Entity>>, Error> {
        self.read("look up who is in the article", |library| {
            Ok(portrayed(&mut library.prepare(PORTRAIT)?, id)?.map(|(found, _)| found))
        })
    }

    /// Articles whose entities have not been recognised yet, the newest first; at most `most`.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn unrecognised(&self, most: u32) -> Result<Vec<ArticleId>, Error> {
        self.read("look for new articles", |library| {
            let mut select = library.prepare(
                "SELECT a.id FROM article a WHERE NOT EXISTS (SELECT 1 FROM portrait p WHERE p.article = a.id) \
                 ORDER BY a.id DESC LIMIT ?1",
            )?;
            select.query_map([most], |row| row.get(0).map(ArticleId))?.collect()
        })
    }

    /// Every article in which `key` appears, and who appears with it: at most `most` companions.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn timeline(&self, key: &EntityKey, most: u32) -> Result<Timeline, Error> {
        self.read("draw the timeline", |library| {
            let Some(id) = number_of(library, key)? else { return Ok(Timeline::default()) };
            let mut select = library.prepare(
                "SELECT a.id FROM appearance p JOIN article a ON a.id = p.article \
                 WHERE p.entity = ?1 ORDER BY a.moment DESC, a.id DESC",
            )?;
            let articles = select.query_map([id], |row| row.get(0).map(ArticleId))?.collect::<Result<_, _>>()?;
            let together = "SELECT e.kind, e.folded, e.name, count(*) AS together FROM appearance p \
                 JOIN appearance o ON o.article = p.article AND o.entity <> p.entity JOIN entity e ON e.id = o.entity \
                 WHERE p.entity = ?1 GROUP BY o.entity ORDER BY together DESC, e.folded";
            let companions = companions(library, together, id, most)?;
            Ok(Timeline { articles, companions })
        })
    }
}

/// The number of an entity; none where nothing is known of it.
fn number_of(library: &Connection, key: &EntityKey) -> rusqlite::Result<Option<i64>> {
    let select = "SELECT id FROM entity WHERE kind = ?1 AND folded = ?2";
    library.query_row(select, [key.kind.name(), key.folded()], |row| row.get(0)).optional()
}

/// The entities of an article as they were recognised, and the text they stand in. The statement is [`PORTRAIT`].
fn portrayed(select: &mut Statement<'_>, id: ArticleId) -> rusqlite::Result<Option<(Vec<Entity>, String)>> {
    let found = select.query_row([id.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).optional()?;
    Ok(found.map(|(json, text)| (portrait::decode(&json, &text), text)))
}

/// The first `most` rows of a count, without whom the reader has muted.
fn companions(library: &Connection, sql: &str, entity: i64, most: u32) -> rusqlite::Result<Vec<Companion>> {
    let corrections = corrections::all(library)?;
    let mut select = library.prepare(sql)?;
    let mut rows = select.query([entity])?;
    let mut companions = Vec::new();
    while let Some(row) = rows.next()?.filter(|_| companions.len() < most as usize) {
        let kind: String = row.get(0)?;
        let key = EntityKey::of_folded(Kind::of_name(&kind).unwrap_or(Kind::Other), row.get(1)?);
        if !is_muted(&key, &corrections) {
            companions.push(Companion { key, name: row.get(2)?, articles: row.get(3)? });
        }
    }
    Ok(companions)
}

/// Draws the appearances of these articles from their portraits.
fn draw(library: &Connection, ids: &[ArticleId]) -> rusqlite::Result<()> {
    let corrections = corrections::all(library)?;
    let mut portrait = library.prepare(PORTRAIT)?;
    let mut clear = library.prepare("DELETE FROM appearance WHERE article = ?1")?;
    let mut know = library.prepare(
        "INSERT INTO entity (kind, folded, name) VALUES (?1, ?2, ?3) \
         ON CONFLICT (kind, folded) DO UPDATE SET name = name RETURNING id",
    )?;
    let mut appear = library.prepare(
        "INSERT INTO appearance (article, entity, mentions, salience) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (article, entity) DO UPDATE SET mentions = mentions + excluded.mentions, \
         salience = max(salience, excluded.salience)",
    )?;
    for &id in ids {
        clear.execute([id.0])?;
        let Some((found, text)) = portrayed(&mut portrait, id)? else { continue };
        for entity in correct(found, &text, &corrections) {
            let key = EntityKey::of(&entity);
            if entity.standing == Standing::Maybe || !key.kind.is_name() || key.folded().is_empty() {
                continue;
            }
            let number: i64 = know.query_row(params![key.kind.name(), key.folded(), entity.name], |row| row.get(0))?;
            appear.execute(params![
                id.0,
                number,
                u32::try_from(entity.mentions.len()).unwrap_or(u32::MAX),
                entity.salience
            ])?;
        }
    }
    Ok(())
}
