//! Rows of a list: what is known of an article without opening it, and what a reader does to it; as plain values.

use super::{Article, Timestamp};
use crate::text::Base;

/// An article, among all that are at hand. Never given to another one, even when this one is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub i64);

/// A source that is subscribed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub i64);

/// Whether an article has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attention {
    /// Opened, or marked so.
    Read,
    /// Not opened yet.
    #[default]
    Unread,
    /// Marked unread by the reader: opening does not change that by itself, and it is never cleaned away.
    KeptUnread,
}

impl Attention {
    /// Whether it counts as read.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Read)
    }
}

/// In which order a list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// By the names of their sources; the newest of each first.
    Source,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The article.
    pub id: ArticleId,
    /// Where it came from.
    pub source: SourceId,
    /// The name of its source.
    pub source_title: String,
    /// Its headline.
    pub title: String,
    /// When it was published, or came in where nobody said; none for an article without a date that was given by hand.
    pub moment: Option<Timestamp>,
    /// Whether it was read.
    pub attention: Attention,
    /// Whether it is starred.
    pub starred: bool,
    /// Whether a rule highlights it.
    pub highlighted: bool,
    /// BCP 47 language: the reader's for its source, else its own.
    pub language: String,
    /// Base direction: the reader's for its source, else by language.
    pub base: Base,
    /// The reader's tags.
    pub tags: Vec<String>,
    /// The first article that told the same story.
    pub double_of: Option<ArticleId>,
    /// The part of its text that shows best why a search found it, on one line; none outside of searches.
    pub snippet: Option<String>,
}

impl Headline {
    /// The row of an article that is in no library.
    #[must_use]
    pub fn of(id: ArticleId, article: &Article) -> Self {
        Self {
            id,
            source: SourceId(0),
            source_title: article.source.clone().unwrap_or_default(),
            title: article.title.clone(),
            moment: article.published,
            attention: Attention::Unread,
            starred: false,
            highlighted: false,
            language: article.language.clone(),
            base: article.base(),
            tags: Vec::new(),
            double_of: None,
            snippet: None,
        }
    }
}

/// What is done to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was opened: read, unless the reader keeps it unread.
    Opened,
    /// Read, even where it was kept unread.
    Read,
    /// Unread by choice: kept until it is marked read.
    Unread,
    /// A star.
    Star,
    /// No star.
    Unstar,
    /// A tag of the reader's. Spellings that fold to the same are one tag.
    Tag(String),
    /// Without that tag.
    Untag(String),
}

impl Mark {
    /// What this does to a row, as far as a row shows it.
    pub fn apply(&self, row: &mut Headline) {
        match self {
            Self::Opened if row.attention == Attention::KeptUnread => {}
            Self::Opened | Self::Read => row.attention = Attention::Read,
            Self::Unread => row.attention = Attention::KeptUnread,
            Self::Star => row.starred = true,
            Self::Unstar => row.starred = false,
            Self::Tag(tag) if row.tags.contains(tag) => {}
            Self::Tag(tag) => row.tags.push(tag.clone()),
            Self::Untag(tag) => row.tags.retain(|other| other != tag),
        }
    }
}
