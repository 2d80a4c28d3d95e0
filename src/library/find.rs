//! Finding articles by words: the index answers which, the text itself where.

mod places;

use super::condition::Condition;
use super::index::{WEIGHTS, WRITTEN};
use super::query::{Ending, Sign, State, Term, What};
use super::{ArticleId, Error, Library, Query, sources};
use crate::text::Span;
use crate::text::fold::fold_word;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

/// So many of the newest matches are ranked: who finds more should say more.
const RANKED: usize = 2_000;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The best matches, the best first.
    pub found: Vec<Found>,
    /// How many there are; where more match than are ranked, those that are.
    pub count: usize,
}

/// An article that matches, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The article.
    pub id: ArticleId,
    /// Hits in its title, which is a text of its own.
    pub in_title: Vec<Span>,
    /// Hits in its text, in reading order, none overlapping another.
    pub hits: Vec<Span>,
    /// The part of its text that shows best why it was found.
    pub snippet: Span,
}

impl Library {
    /// The articles that match, the best first: by BM25, in which a word counts most in the title and least as a mere stem; those
    /// that match alike, the newest first. A search without words finds the newest first.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn search(&self, query: &Query) -> Result<Vec<ArticleId>, Error> {
        self.read("search the library", |library| ranked(library, query))
    }

    /// Where `query` stands in these articles. Those that are gone are left out.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn excerpts(&self, query: &Query, ids: &[ArticleId]) -> Result<Vec<Found>, Error> {
        self.read("show what was found", |library| {
            let terms: Vec<&Term> = query.wanted().collect();
            let mut select = library
                .prepare("SELECT a.title, b.text FROM article a JOIN body b ON b.article = a.id WHERE a.id = ?1")?;
            let mut found = Vec::with_capacity(ids.len());
            for &id in ids {
                let text: Option<(String, String)> =
                    select.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
                found.extend(text.map(|(title, text)| {
                    let hits = places::hits(&text, &terms);
                    let snippet = places::snippet(&text, &title, &hits);
                    Found { id, in_title: places::hits(&title, &terms), hits, snippet }
                }));
            }
            Ok(found)
        })
    }

    /// The best `most` articles that match, and where.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn find(&self, query: &Query, most: usize) -> Result<Page, Error> {
        let ids = self.search(query)?;
        let found = self.excerpts(query, ids.get(..most.min(ids.len())).unwrap_or_default())?;
        Ok(Page { found, count: ids.len() })
    }
}

/// What the index is asked for: wanted and unwanted, in its own language.
#[derive(Debug, Default)]
struct Match {
    wanted: Vec<String>,
    excluded: Vec<String>,
}

impl Match {
    fn of(query: &Query) -> Self {
        let mut found = Self::default();
        for clause in query.clauses() {
            let expression = match &clause.what {
                What::Words(term) => written(term, clause.sign),
                What::Entity(term) => format!("{{entities}} : {}", phrase(term)),
                What::Source(_) | What::Tag(_) | What::From(_) | What::To(_) | What::Is(_) => continue,
            };
            match clause.sign {
                Sign::Wanted => found.wanted.push(expression),
                Sign::Excluded => found.excluded.push(expression),
            }
        }
        found
    }

    /// The expression for all that is wanted without what is not, where something is wanted.
    fn wanted(&self) -> Option<String> {
        let wanted = joined(&self.wanted, " AND ")?;
        Some(match joined(&self.excluded, " OR ") {
            Some(excluded) => format!("{wanted} NOT {excluded}"),
            None => wanted,
        })
    }
}

fn joined(parts: &[String], between: &str) -> Option<String> {
    (!parts.is_empty()).then(|| format!("({})", parts.join(between)))
}

/// A term in any column. A single word that is wanted is looked for by its stem too.
fn written(term: &Term, sign: Sign) -> String {
    match term.single().filter(|_| sign == Sign::Wanted) {
        Some((word, stem)) if word == stem => format!("({WRITTEN} : \"{word}\" OR {{stem}} : \"{word}\")"),
        Some((word, stem)) => format!("({WRITTEN} : (\"{word}\" OR \"{stem}\") OR {{stem}} : \"{stem}\")"),
        None => format!("{WRITTEN} : {}", phrase(term)),
    }
}

/// Words side by side. They are letters and digits only, so nothing in them can end the quotation.
fn phrase(term: &Term) -> String {
    let star = if term.ending == Ending::Open { " *" } else { "" };
    format!("\"{}\"{star}", term.words.join(" "))
}

/// Adds to `condition` all that `query` asks of an article `a`.
pub(super) fn restrict(library: &Connection, query: &Query, condition: &mut Condition) -> rusqlite::Result<()> {
    let sought = Match::of(query);
    if let Some(wanted) = sought.wanted() {
        condition.and("a.id IN (SELECT rowid FROM search WHERE search MATCH ?)", [wanted.into()]);
    }
    restrict_rest(library, query, &sought, condition)
}

/// Adds what is asked beside wanted words.
fn restrict_rest(
    library: &Connection,
    query: &Query,
    sought: &Match,
    condition: &mut Condition,
) -> rusqlite::Result<()> {
    if let Some(excluded) = joined(&sought.excluded, " OR ").filter(|_| sought.wanted.is_empty()) {
        condition.and("a.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", [excluded.into()]);
    }
    for clause in query.clauses() {
        let not = if clause.sign == Sign::Excluded { "NOT " } else { "" };
        let mut and = |part: &str, value: Value| condition.and(&format!("{not}({part})"), [value]);
        match &clause.what {
            What::Words(_) | What::Entity(_) => {}
            What::Tag(tag) => and("a.id IN (SELECT article FROM tag WHERE folded = ?)", tag.clone().into()),
            What::From(time) => and("a.moment >= ?", time.0.into()),
            What::To(time) => and("a.moment < ?", time.0.into()),
            What::Is(State::Unread) => and("a.attention > ?", 0.into()),
            What::Is(State::Read) => and("a.attention = ?", 0.into()),
            What::Is(State::Starred) => and("a.starred = ?", 1.into()),
            What::Source(name) => {
                let named = sources::all(library)?.into_iter().filter(|one| is_called(one, name)).map(|one| one.id.0);
                match clause.sign {
                    Sign::Wanted => condition.and_one_of("a.source", named),
                    Sign::Excluded => condition.and_none_of("a.source", named),
                }
            }
        }
    }
    Ok(())
}

fn is_called(one: &sources::Subscription, name: &str) -> bool {
    fold_word(&one.source.title).contains(name) || fold_word(&one.source.address).contains(name)
}

/// The articles that match, the best first.
fn ranked(library: &Connection, query: &Query) -> rusqlite::Result<Vec<ArticleId>> {
    let sought = Match::of(query);
    let Some(wanted) = sought.wanted() else { return newest(library, query) };
    let mut condition = Condition::none();
    condition.and("search MATCH ?", [wanted.into()]);
    restrict_rest(library, query, &sought, &mut condition)?;
    // The index leads: it knows its newest matches without looking at the others.
    let mut select = library.prepare(&format!(
        "SELECT a.id, bm25(search, {WEIGHTS}), a.moment FROM search CROSS JOIN article a ON a.id = search.rowid \
         WHERE {} ORDER BY search.rowid DESC LIMIT {RANKED}",
        condition.sql()
    ))?;
    let rows = select.query_map(params_from_iter(condition.values()), |row| {
        Ok((ArticleId(row.get(0)?), row.get::<_, f64>(1)?, row.get::<_, i64>(2)?))
    })?;
    let mut rows: Vec<(ArticleId, f64, i64)> = rows.collect::<Result<_, _>>()?;
    // SQLite's BM25 is the better, the further below zero. A twentieth is noise: the newer article is worth more than that.
    let step = |score: f64| (score.min(-f64::MIN_POSITIVE).abs().ln() * 20.0).round();
    rows.sort_by(|a, b| step(b.1).total_cmp(&step(a.1)).then(b.2.cmp(&a.2)).then(b.0.cmp(&a.0)));
    Ok(rows.into_iter().map(|(id, ..)| id).collect())
}

/// The newest articles that match a search without wanted words.
fn newest(library: &Connection, query: &Query) -> rusqlite::Result<Vec<ArticleId>> {
    let mut condition = Condition::none();
    restrict(library, query, &mut condition)?;
    let mut select = library.prepare(&format!(
        "SELECT a.id FROM article a WHERE {} ORDER BY a.moment DESC, a.id DESC LIMIT {RANKED}",
        condition.sql()
    ))?;
    select.query_map(params_from_iter(condition.values()), |row| row.get(0).map(ArticleId))?.collect()
}
