//! Lists for the screen: which articles, in which order, and a light row for each that is seen.
//!
//! A [`Listing`] is the numbers of all its articles at one moment, eight bytes each, so that the list does not jump when
//! articles are read or come in, and any part of it is a slice. Rows are looked up for what is on the screen only.

use super::condition::Condition;
use super::{
    ArticleId, Attention, EntityKey, Error, Headline, Library, Order, Query, SourceId, When, articles, find, sources,
};
use crate::model::{Timestamp, is_rtl_language};
use crate::text::Base;
use crate::text::fold::fold_word;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use std::collections::HashMap;
use std::ops::Range;

/// Which articles. Muted ones are in none but [`Filter::Muted`] and [`Filter::Words`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those of one source.
    Source(SourceId),
    /// Those of the sources in a group and in the groups inside it, outermost first.
    Group(Vec<String>),
    /// Those that have not been read.
    Unread,
    /// Those with a star.
    Starred,
    /// Those of the local day of [`When`].
    Today,
    /// Those with a tag of the reader's, however it is spelt.
    Tag(String),
    /// Those in which someone or something appears.
    Entity(EntityKey),
    /// Those that match a search.
    Words(Query),
    /// What a saved search finds; nothing where there is no search of this name.
    Saved(String),
    /// Those that a rule has muted.
    Muted,
    /// Those that are in each of these.
    Every(Vec<Filter>),
}

/// The articles of a list at one moment, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    ids: Vec<ArticleId>,
}

impl Listing {
    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.ids.len()
    }

    /// All of them, in order.
    #[must_use]
    pub fn ids(&self) -> &[ArticleId] {
        &self.ids
    }

    /// Those at these places, as far as there are any.
    #[must_use]
    pub fn window(&self, places: Range<usize>) -> &[ArticleId] {
        let end = places.end.min(self.ids.len());
        self.ids.get(places.start.min(end)..end).unwrap_or_default()
    }

    /// Where `id` stands.
    #[must_use]
    pub fn place(&self, id: ArticleId) -> Option<usize> {
        self.ids.iter().position(|&other| other == id)
    }

    /// Those before `id`.
    #[must_use]
    pub fn above(&self, id: ArticleId) -> &[ArticleId] {
        self.window(0..self.place(id).unwrap_or_default())
    }

    /// Those behind `id`.
    #[must_use]
    pub fn below(&self, id: ArticleId) -> &[ArticleId] {
        self.window(self.place(id).map_or(self.ids.len(), |place| place + 1)..self.ids.len())
    }
}

impl FromIterator<ArticleId> for Listing {
    fn from_iter<I: IntoIterator<Item = ArticleId>>(ids: I) -> Self {
        Self { ids: ids.into_iter().collect() }
    }
}

/// How many articles there are, without muted ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub articles: u32,
    /// Not read.
    pub unread: u32,
    /// Starred.
    pub starred: u32,
    /// Not read, of each source that has any.
    pub unread_by_source: HashMap<SourceId, u32>,
}

impl Library {
    /// The articles of a list. `when` is for days and ages in filters.
    ///
    /// # Errors
    /// Where a saved search can't be understood, or the library can't be read.
    pub fn listing(&self, filter: &Filter, order: Order, when: When) -> Result<Listing, Error> {
        self.read("list the articles", |library| list(library, filter, order, when))
    }

    /// The rows of these articles, in this order. Those that are gone are left out.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn headlines(&self, ids: &[ArticleId]) -> Result<Vec<Headline>, Error> {
        self.read("read the headlines", |library| {
            let mut select = library.prepare(
                "SELECT a.source, s.title, a.title, a.moment, a.attention, a.starred, a.highlighted, \
                 coalesce(s.language, a.language), s.direction, a.double_of \
                 FROM article a JOIN source s ON s.id = a.source WHERE a.id = ?1",
            )?;
            let mut headlines = Vec::with_capacity(ids.len());
            for &id in ids {
                let headline = select.query_row([id.0], |row| {
                    let language: String = row.get(7)?;
                    let direction: Option<String> = row.get(8)?;
                    Ok(Headline {
                        id,
                        source: SourceId(row.get(0)?),
                        source_title: row.get(1)?,
                        title: row.get(2)?,
                        moment: Some(Timestamp(row.get(3)?)),
                        attention: Attention::of(row.get(4)?),
                        starred: row.get(5)?,
                        highlighted: row.get(6)?,
                        base: direction
                            .as_deref()
                            .and_then(sources::direction)
                            .unwrap_or_else(|| by_language(&language)),
                        language,
                        tags: articles::tags(library, id)?,
                        double_of: row.get::<_, Option<i64>>(9)?.map(ArticleId),
                        snippet: None,
                    })
                });
                headlines.extend(headline.optional()?);
            }
            Ok(headlines)
        })
    }

    /// Whether there is any article. Faster than counting them.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn has_articles(&self) -> Result<bool, Error> {
        self.read("look for articles", |library| {
            library.query_row("SELECT EXISTS (SELECT 1 FROM article)", [], |row| row.get(0))
        })
    }

    /// How many articles there are.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn counts(&self) -> Result<Counts, Error> {
        self.read("count the articles", |library| {
            let count = |sql: &str| library.query_row(sql, [], |row| row.get::<_, u32>(0));
            let mut select = library.prepare(
                "SELECT source, count(*) FROM article INDEXED BY article_by_unread \
 WHERE attention > 0 AND muted = 0 GROUP BY source",
            )?;
            let unread_by_source: HashMap<SourceId, u32> =
                select.query_map([], |row| Ok((SourceId(row.get(0)?), row.get(1)?)))?.collect::<Result<_, _>>()?;
            Ok(Counts {
                articles: count("SELECT count(*) FROM article WHERE muted = 0")?,
                unread: unread_by_source.values().sum(),
                starred: count("SELECT count(*) FROM article WHERE starred = 1 AND muted = 0")?,
                unread_by_source,
            })
        })
    }

    /// How many of these articles are unread.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn unread_among(&self, ids: &[ArticleId]) -> Result<usize, Error> {
        self.read("count the articles", |library| {
            let mut select = library.prepare("SELECT attention > 0 FROM article WHERE id = ?1")?;
            let unread = ids.iter().map(|id| select.query_row([id.0], |row| row.get::<_, bool>(0)).optional());
            unread.map(|unread| unread.map(|unread| usize::from(unread == Some(true)))).sum()
        })
    }

    /// How many articles a list has.
    ///
    /// # Errors
    /// As [`listing`](Self::listing).
    pub fn count(&self, filter: &Filter, when: When) -> Result<usize, Error> {
        Ok(self.listing(filter, Order::Newest, when)?.count())
    }
}

fn by_language(language: &str) -> Base {
    if is_rtl_language(language) { Base::Rtl } else { Base::Ltr }
}

/// The articles of a list.
pub(super) fn list(library: &Connection, filter: &Filter, order: Order, when: When) -> rusqlite::Result<Listing> {
    let mut condition = Condition::none();
    if !may_be_muted(filter) {
        condition.and("a.muted = 0", []);
    }
    restrict(library, filter, when, &mut condition)?;
    let direction = if order == Order::Oldest { "ASC" } else { "DESC" };
    let sql = format!(
        "SELECT a.id, a.source FROM article a WHERE {} ORDER BY a.moment {direction}, a.id {direction}",
        condition.sql()
    );
    let mut select = library.prepare(&sql)?;
    let rows = select
        .query_map(params_from_iter(condition.values()), |row| Ok((ArticleId(row.get(0)?), SourceId(row.get(1)?))))?;
    if order != Order::Source {
        return rows.map(|row| row.map(|(id, _)| id)).collect();
    }
    let mut rows: Vec<(ArticleId, SourceId)> = rows.collect::<Result<_, _>>()?;
    let places = alphabet(library)?;
    rows.sort_by_key(|(_, source)| places.get(source).copied().unwrap_or_default());
    Ok(rows.into_iter().map(|(id, _)| id).collect())
}

/// The place of each source in the order of their names.
fn alphabet(library: &Connection) -> rusqlite::Result<HashMap<SourceId, usize>> {
    let mut all = sources::all(library)?;
    all.sort_by_cached_key(|one| (fold_word(&one.source.title), one.id));
    Ok(all.into_iter().enumerate().map(|(place, one)| (one.id, place)).collect())
}

fn may_be_muted(filter: &Filter) -> bool {
    match filter {
        Filter::Muted | Filter::Words(_) | Filter::Saved(_) => true,
        Filter::Every(filters) => filters.iter().any(may_be_muted),
        Filter::All
        | Filter::Source(_)
        | Filter::Group(_)
        | Filter::Unread
        | Filter::Starred
        | Filter::Today
        | Filter::Tag(_)
        | Filter::Entity(_) => false,
    }
}

/// Adds to `condition` what `filter` asks of an article `a`.
fn restrict(library: &Connection, filter: &Filter, when: When, condition: &mut Condition) -> rusqlite::Result<()> {
    match filter {
        Filter::All => {}
        Filter::Source(id) => condition.and("a.source = ?", [id.0.into()]),
        Filter::Group(group) => {
            let inside = |one: &sources::Subscription| one.source.group.starts_with(group);
            let ids = sources::all(library)?.into_iter().filter(inside).map(|one| one.id.0);
            condition.and_one_of("a.source", ids);
        }
        Filter::Unread => condition.and("a.attention > 0", []),
        Filter::Starred => condition.and("a.starred = 1", []),
        Filter::Today => {
            let day = when.day();
            condition.and("a.moment >= ? AND a.moment < ?", [day.start.0.into(), day.end.0.into()]);
        }
        Filter::Tag(name) => {
            condition.and("a.id IN (SELECT article FROM tag WHERE folded = ?)", [fold_word(name.trim()).into()]);
        }
        Filter::Entity(key) => condition.and(
            "a.id IN (SELECT article FROM appearance WHERE entity = \
             (SELECT id FROM entity WHERE kind = ? AND folded = ?))",
            [key.kind.name().to_owned().into(), key.folded().to_owned().into()],
        ),
        Filter::Words(query) => find::restrict(library, query, condition)?,
        Filter::Saved(name) => {
            let query: Option<String> = library
                .query_row("SELECT query FROM saved_search WHERE name = ?1", [name], |row| row.get(0))
                .optional()?;
            match query.and_then(|query| Query::parse(&query, when).ok()) {
                Some(query) => find::restrict(library, &query, condition)?,
                None => condition.and("0", []),
            }
        }
        Filter::Muted => condition.and("a.muted = 1", []),
        Filter::Every(filters) => {
            for filter in filters {
                restrict(library, filter, when, condition)?;
            }
        }
    }
    Ok(())
}
