//! Saved searches, and rules that mute or highlight what a search finds.
//!
//! Rules are applied when articles come in and when rules change, not when lists are read.

use super::condition::Condition;
use super::{ArticleId, Error, Fault, Library, Query, When, find};
use rusqlite::{Connection, params, params_from_iter};

/// A search with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its name.
    pub name: String,
    /// Its words.
    pub query: String,
}

/// A rule of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub i64);

/// A search, and what happens to what it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its number.
    pub id: RuleId,
    /// What it does.
    pub effect: Effect,
    /// The words of its search.
    pub query: String,
}

/// What a rule does to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is in no list and counts nowhere; searches find it.
    Mute,
    /// It stands out in lists.
    Highlight,
}

impl Effect {
    const fn name(self) -> &'static str {
        match self {
            Self::Mute => "mute",
            Self::Highlight => "highlight",
        }
    }

    /// Notes its effect on an article.
    const fn note(self) -> &'static str {
        match self {
            Self::Mute => "UPDATE article SET muted = 1 WHERE id = ?1",
            Self::Highlight => "UPDATE article SET highlighted = 1 WHERE id = ?1",
        }
    }
}

impl Library {
    /// Saves a search under a name, in place of the one that had it.
    ///
    /// # Errors
    /// Where its words can't be understood, or it can't be written.
    pub fn save_search(&mut self, search: &SavedSearch, when: When) -> Result<(), Error> {
        Query::parse(&search.query, when)?;
        self.write("save the search", |library| {
            library.execute(
                "INSERT INTO saved_search (name, query) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET query = excluded.query",
                params![search.name, search.query],
            )?;
            Ok(())
        })
    }

    /// Forgets the saved search of this name, if there is one.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn forget_search(&mut self, name: &str) -> Result<(), Error> {
        self.write("forget the saved search", |library| {
            library.execute("DELETE FROM saved_search WHERE name = ?1", [name]).map(drop)
        })
    }

    /// All saved searches, in the order in which they were saved first.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>, Error> {
        self.read("list the saved searches", |library| {
            let mut select = library.prepare("SELECT name, query FROM saved_search ORDER BY id")?;
            select.query_map([], |row| Ok(SavedSearch { name: row.get(0)?, query: row.get(1)? }))?.collect()
        })
    }

    /// Adds a rule and applies it to every article.
    ///
    /// # Errors
    /// Where its words can't be understood or go by dates, or it can't be written.
    pub fn add_rule(&mut self, effect: Effect, query: &str) -> Result<RuleId, Error> {
        if !Query::parse(query, When::default())?.is_lasting() {
            return Err(Fault::Fleeting.into());
        }
        self.write("add the rule", |library| {
            let id = library.query_row(
                "INSERT INTO rule (effect, query) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET query = query RETURNING id",
                [effect.name(), query],
                |row| row.get(0).map(RuleId),
            )?;
            apply_to_all(library)?;
            Ok(id)
        })
    }

    /// Drops a rule; what it alone did is undone.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn drop_rule(&mut self, id: RuleId) -> Result<(), Error> {
        self.write("drop the rule", |library| {
            library.execute("DELETE FROM rule WHERE id = ?1", [id.0])?;
            apply_to_all(library)
        })
    }

    /// All rules, in the order in which they were made.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn rules(&self) -> Result<Vec<Rule>, Error> {
        self.read("list the rules", all)
    }
}

fn all(library: &Connection) -> rusqlite::Result<Vec<Rule>> {
    let mut select = library.prepare("SELECT id, effect, query FROM rule ORDER BY id")?;
    let rows = select.query_map([], |row| {
        let name: String = row.get(1)?;
        let effect = [Effect::Mute, Effect::Highlight].into_iter().find(|effect| effect.name() == name);
        Ok(effect.map(|effect| (row.get(0), effect, row.get(2))))
    })?;
    let mut rules = Vec::new();
    for (id, effect, query) in rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        rules.push(Rule { id: RuleId(id?), effect, query: query? });
    }
    Ok(rules)
}

/// Applies every rule to these articles, which no rule has been applied to since they changed.
pub(super) fn apply_to(library: &Connection, ids: &[ArticleId]) -> rusqlite::Result<()> {
    let rules = all(library)?;
    let (Some(first), Some(last)) = (ids.iter().min(), ids.iter().max()) else { return Ok(()) };
    if rules.is_empty() {
        return Ok(());
    }
    let mut clear = library.prepare("UPDATE article SET muted = 0, highlighted = 0 WHERE id = ?1")?;
    for id in ids {
        clear.execute([id.0])?;
    }
    for rule in rules {
        let found = found_by(library, &rule, (*first, *last))?;
        let mut note = library.prepare(rule.effect.note())?;
        for id in found.iter().filter(|id| ids.contains(id)) {
            note.execute([id.0])?;
        }
    }
    Ok(())
}

fn apply_to_all(library: &Connection) -> rusqlite::Result<()> {
    library.execute("UPDATE article SET muted = 0, highlighted = 0 WHERE muted = 1 OR highlighted = 1", [])?;
    for rule in all(library)? {
        let mut note = library.prepare(rule.effect.note())?;
        for id in found_by(library, &rule, (ArticleId(0), ArticleId(i64::MAX)))? {
            note.execute([id.0])?;
        }
    }
    Ok(())
}

/// What a rule finds among the articles between two, both included.
fn found_by(
    library: &Connection,
    rule: &Rule,
    (first, last): (ArticleId, ArticleId),
) -> rusqlite::Result<Vec<ArticleId>> {
    let Ok(query) = Query::parse(&rule.query, When::default()) else { return Ok(Vec::new()) };
    let mut condition = Condition::none();
    condition.and("a.id BETWEEN ? AND ?", [first.0.into(), last.0.into()]);
    find::restrict(library, &query, &mut condition)?;
    let mut select = library.prepare(&format!("SELECT a.id FROM article a WHERE {}", condition.sql()))?;
    select.query_map(params_from_iter(condition.values()), |row| row.get(0).map(ArticleId))?.collect()
}
