//! What a card holds: whom it is about, what is known of it in the open article and in the library, and the cursor.

use crate::app::store::Appearances;
use crate::model::{ArticleId, Entity, EntityKey, Kind};

/// What stands over rows of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Its other names.
    Aliases,
    /// The articles in which it appears, so many.
    Articles(usize),
    /// Who appears in the same articles.
    Companions,
}

/// A row of the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A blank row.
    Blank,
    /// How often it is mentioned in the open article.
    Mentions,
    /// Where it is mentioned there.
    Strip,
    /// Why it is held to be what it is, and how surely.
    Why,
    /// What the rows below are.
    Heading(Heading),
    /// The other name at this index.
    Alias(usize),
    /// The library has not answered yet.
    Waiting,
    /// The article at this index of those in which it appears.
    Article(usize),
    /// The entity at this index of those that appear with it.
    Companion(usize),
}

/// What Enter does on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// An article is opened.
    Article(ArticleId),
    /// Another card is laid over this one.
    Card(Kind, String),
}

/// Whether there is a library that knows more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// There is no library.
    Nothing,
    /// It was asked.
    Asked,
    /// It answered.
    Appearances(Box<Appearances>),
}

/// The state of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Whom or what it is about.
    pub key: EntityKey,
    /// The name.
    pub name: String,
    /// What is known of it in the open article, if it appears there.
    pub entity: Option<Entity>,
    pub(super) known: Known,
    /// Index into what can be chosen.
    pub(super) cursor: usize,
    pub(super) top: usize,
    pub(super) height: u16,
}

impl State {
    /// The card of `name`, of which `known` says what the library does.
    #[must_use]
    pub fn new((kind, name): (Kind, &str), entity: Option<Entity>, known: Known) -> Self {
        let key = EntityKey::new(kind, name);
        Self { key, name: name.to_owned(), entity, known, cursor: 0, top: 0, height: 0 }
    }

    /// What the library knows, once it has answered.
    #[must_use]
    pub const fn appearances(&self) -> Option<&Appearances> {
        match &self.known {
            Known::Appearances(appearances) => Some(appearances),
            Known::Nothing | Known::Asked => None,
        }
    }

    /// Its name in Latin letters, where its names have one.
    #[must_use]
    pub fn latin(&self) -> Option<&str> {
        let names = self.entity.iter().flat_map(|entity| &entity.aliases).map(String::as_str);
        let has_latin = |name: &str| name.chars().any(|c| c.is_ascii_alphabetic());
        names.filter(|_| !has_latin(&self.name)).find(|name| has_latin(name))
    }

    /// The first row in sight.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        if let Some(entity) = &self.entity {
            rows.extend([Row::Mentions, Row::Strip, Row::Why]);
            let aliases = (0..entity.aliases.len()).map(Row::Alias);
            section(&mut rows, Heading::Aliases, aliases);
        }
        match &self.known {
            Known::Nothing => {}
            Known::Asked => rows.extend([Row::Blank, Row::Waiting]),
            Known::Appearances(known) => {
                section(&mut rows, Heading::Companions, (0..known.companions.len()).map(Row::Companion));
                section(&mut rows, Heading::Articles(known.total), (0..known.articles.len()).map(Row::Article));
            }
        }
        rows
    }

    /// The row under the cursor, if anything can be chosen.
    #[must_use]
    pub fn cursor(&self) -> Option<Row> {
        self.stops().nth(self.cursor)
    }

    /// The row of the cursor, counted from the first in sight.
    #[must_use]
    pub fn cursor_row(&self) -> u16 {
        let place = self.cursor().and_then(|cursor| self.rows().into_iter().position(|row| row == cursor));
        u16::try_from(place.unwrap_or(self.top).saturating_sub(self.top)).unwrap_or_default()
    }

    /// What Enter does now.
    #[must_use]
    pub fn goal(&self) -> Option<Goal> {
        let known = self.appearances()?;
        match self.cursor()? {
            Row::Article(index) => known.articles.get(index).map(|row| Goal::Article(row.id)),
            Row::Companion(index) => known.companions.get(index).map(|one| Goal::Card(one.kind, one.name.clone())),
            Row::Blank | Row::Mentions | Row::Strip | Row::Why | Row::Heading(_) | Row::Alias(_) | Row::Waiting => None,
        }
    }

    /// The rows that can be chosen.
    pub(super) fn stops(&self) -> impl Iterator<Item = Row> + use<> {
        self.rows().into_iter().filter(|row| matches!(row, Row::Article(_) | Row::Companion(_)))
    }
}

fn section(rows: &mut Vec<Row>, heading: Heading, more: impl Iterator<Item = Row>) {
    let mut more = more.peekable();
    if more.peek().is_some() {
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        rows.push(Row::Heading(heading));
        rows.extend(more);
    }
}
