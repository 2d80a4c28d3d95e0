//! What the reader asks of the library, and what it answers: values only, carried by the runtime.

use super::left_off::LeftOff;
use super::shelf::{ArticleId, Mark};
use crate::model::{Article, Correction, Entity, EntityKey, Headline, Kind, Order, Problem, Source, SourceId};
use crate::text::{Offset, Span};
use std::sync::Arc;

/// Which articles a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// All of them.
    #[default]
    All,
    /// Those that have not been read.
    Unread,
    /// Those with a star.
    Starred,
    /// Those of today.
    Today,
    /// Those of one source.
    Source(SourceId),
    /// Those of a group of sources and of the groups inside it, outermost first.
    Group(Vec<String>),
    /// Those with a tag of the reader's.
    Tag(String),
    /// Those in which someone or something appears.
    Entity(Kind, String),
    /// Those that a saved search finds.
    Saved(String),
    /// Those that a search finds, the best first.
    Words(String),
}

/// Whether a list leaves out what was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// It does not.
    #[default]
    All,
    /// Only what is unread is listed.
    Unread,
}

/// A list as it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Which articles.
    pub view: View,
    /// Whether those that were read are among them.
    pub reach: Reach,
    /// In which order.
    pub order: Order,
}

/// What happens to what a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It is in no list.
    Mute,
    /// It stands out.
    Highlight,
}

/// What is asked of the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A list. The number comes back with the answer: late answers to older questions are dropped.
    List(u32, Wish),
    /// The rows of these articles, as that view shows them.
    Rows(Vec<ArticleId>, View),
    /// An article, to be shown; and where what was searched for stands in it.
    Open(ArticleId, View),
    /// What there is: sources, counts, tags, searches.
    Overview,
    /// Mark these articles. Answers [`Answer::Marked`].
    Mark(Vec<ArticleId>, Mark),
    /// Take the last marking or correction back.
    Undo,
    /// Remember where the reader stopped in an article.
    Place(ArticleId, Offset),
    /// Remember where the reader left off.
    LeaveOff(LeftOff),
    /// Remember who and what is in an article, as it was recognised.
    Learn(ArticleId, Vec<Entity>),
    /// Remember what the reader says of an entity; it holds in every article.
    Correct(Correction),
    /// In which articles someone or something appears, and with whom.
    Card(EntityKey),
    /// Subscribe to what is at this address, or to the feed that its page announces, and fetch it.
    Add(String),
    /// End a subscription.
    Remove(SourceId),
    /// Save a search under a name.
    Save(String, String),
    /// Forget a saved search.
    Forget(String),
    /// From now on treat what these words find so.
    Rule(Rule, String),
    /// No longer do what the rule of this number says.
    Unrule(i64),
    /// Fetch one source, or all of them.
    Fetch(Option<SourceId>),
    /// Stop fetching.
    StopFetching,
}

impl Ask {
    /// Whether it comes of reading alone: a library that may not be changed is no news to the reader then.
    #[must_use]
    pub const fn comes_by_itself(&self) -> bool {
        matches!(self, Self::Place(..) | Self::LeaveOff(_) | Self::Learn(..) | Self::Mark(_, Mark::Opened))
    }

    /// Whether what is seen waits for the answer.
    #[must_use]
    pub const fn changes_the_screen(&self) -> bool {
        matches!(self, Self::List(..) | Self::Rows(..) | Self::Open(..) | Self::Undo)
    }
}

/// A source of the library, as the list of sources shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscribed {
    /// Its number.
    pub id: SourceId,
    /// What the reader said of it.
    pub source: Source,
    /// How many of its articles are unread.
    pub unread: u32,
    /// Why it failed the last time, if it did.
    pub problem: Option<Problem>,
}

/// What there is in the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// How many articles.
    pub articles: u32,
    /// How many of them are unread.
    pub unread: u32,
    /// How many of them are starred.
    pub starred: u32,
    /// The sources, by group and name.
    pub sources: Vec<Subscribed>,
    /// The tags in use.
    pub tags: Vec<String>,
    /// The names of saved searches.
    pub searches: Vec<String>,
    /// The rules: number, what they do, their words.
    pub rules: Vec<(i64, Rule, String)>,
    /// What the reader said of entities, in that order.
    pub corrections: Vec<Correction>,
}

/// Where in the library someone or something appears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearances {
    /// Who or what.
    pub key: EntityKey,
    /// In how many articles.
    pub total: usize,
    /// The newest of them, the newest first.
    pub articles: Vec<Headline>,
    /// Who appears in the same articles, and in how many; the most frequent first.
    pub companions: Vec<Companion>,
}

/// Someone or something that appears beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// In how many articles.
    pub articles: u32,
}

/// How far fetching has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Sources, and pages of full texts, that are done.
    pub done: usize,
    /// Sources in all, and pages of full texts as far as they are known.
    pub total: usize,
    /// Articles that are new.
    pub new: usize,
    /// Sources that failed.
    pub failed: usize,
}

/// What the library answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The list that was asked for with this number; how much of it is unread; its first rows.
    Listed {
        /// The number of the question.
        turn: u32,
        /// The articles, in order.
        ids: Vec<ArticleId>,
        /// How many of them are unread.
        unread: usize,
        /// The rows at the start.
        rows: Vec<Headline>,
        /// How many [`Ask::Mark`] it had heard of.
        heard: u32,
    },
    /// Rows that were asked for.
    Rows {
        /// The rows.
        rows: Vec<Headline>,
        /// How many [`Ask::Mark`] it had heard of.
        heard: u32,
    },
    /// An article that was asked for.
    Opened {
        /// Which.
        id: ArticleId,
        /// The article.
        article: Arc<Article>,
        /// Where the reader stopped.
        place: Offset,
        /// Who and what is in it as it was recognised, if that is known.
        entities: Option<Vec<Entity>>,
        /// Where the words of the list's search stand in it.
        hits: Vec<Span>,
    },
    /// What there is.
    Overview(Box<Overview>),
    /// So many articles were marked.
    Marked(usize),
    /// So many articles were marked back.
    Undone(usize),
    /// The last correction was taken back.
    TakenBack,
    /// Where someone or something appears.
    Appearances(Box<Appearances>),
    /// Fetching goes on.
    Fetching(Progress),
    /// Fetching is over.
    Fetched(Progress),
    /// A source was added; it has this name.
    Added(String),
    /// There is something new in the library: lists should be asked for again.
    Changed,
    /// It can't be done.
    Refused(Refusal),
}

/// Why the library does not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing to take back.
    NothingToUndo,
    /// The words of a search can't be understood.
    Query(QueryFault),
    /// A source can't be added or read.
    Source(Problem),
    /// It is subscribed to already.
    Already(String),
    /// Another khabar has the library: it may be read, not changed.
    ReadOnly,
    /// The library can't be read or written; what the system said, in English.
    Failed(String),
}

/// What is wrong with the words of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryFault {
    /// There is no word in it.
    Empty,
    /// Nothing stands behind this key.
    NoValue(String),
    /// This is no date.
    Date(String),
    /// This is no state of an article.
    State(String),
    /// So short a beginning would find nearly everything.
    TooShort(String),
    /// It is too long.
    TooLong,
    /// A rule can't depend on the day or on what was read.
    Fleeting,
    /// An expression looks through an article, not the library.
    Expression,
}
