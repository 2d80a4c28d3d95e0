//! The words of a search, understood. Pure: text in, a [`Query`] or a [`Fault`] out.
//!
//! ```text
//! قمة المناخ              both words, in any order and any spelling that folds to the same
//! "قمة المناخ" «…»        these words side by side
//! مناخ*                   words that start so; three letters or more
//! -رياضة                  without this word; - stands before anything here
//! source: مصدر:           part of the name or address of a source
//! tag: وسم:               a tag of the reader's
//! entity: كيان:           somebody or something that was recognised
//! from: من:  to: إلى:     2025, 2025-11, 2025-11-03, 7d (h d w m y; ساعة يوم أسبوع شهر سنة), today اليوم, yesterday أمس
//! is: حالة:               unread جديد, read مقروء, starred مميز
//! ```
//!
//! A value may stand in quotation marks, and behind a blank. Any other word with a colon is a word.

mod dates;
mod pieces;

use super::index::words;
use super::light10;
use crate::model::Timestamp;
use crate::text::fold::fold_word;
use crate::text::search::{Asked, Manner};
use dates::Edge;
use pieces::{Piece, pieces};
use thiserror::Error;

pub use dates::When;

/// More words than this are not looked for at once.
const MOST_WORDS: usize = 48;

/// Fewer letters before a star are too few; the alef of the Arabic article doesn't count.
const LEAST_LETTERS: usize = 3;

/// A search that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    clauses: Vec<Clause>,
}

/// One thing that is asked of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub sign: Sign,
    pub what: What,
}

/// Whether something is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Wanted,
    Excluded,
}

/// What is asked of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Words(Term),
    Entity(Term),
    /// Part of a source's name or address, folded.
    Source(String),
    /// A tag, folded.
    Tag(String),
    /// Not before.
    From(Timestamp),
    /// Before.
    To(Timestamp),
    Is(State),
}

/// What the reader did to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Unread,
    Read,
    Starred,
}

/// Folded words side by side; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub words: Vec<String>,
    /// How the last of them ends.
    pub ending: Ending,
}

/// How the last word of a term is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// As a whole.
    Whole,
    /// As the beginning of a word.
    Open,
}

impl Term {
    fn of(text: &str, ending: Ending) -> Option<Self> {
        let folded = fold_word(text);
        let words: Vec<String> = words(&folded).map(ToOwned::to_owned).collect();
        (!words.is_empty()).then_some(Self { words, ending })
    }

    /// Whether it would find words in nearly every article.
    fn is_too_open(&self) -> bool {
        let without_alef =
            |word: &String| word.strip_prefix('ا').filter(|rest| rest.starts_with('ل')).map(str::to_owned);
        let last = self.words.last().map(|word| without_alef(word).unwrap_or_else(|| word.clone()));
        self.ending == Ending::Open && last.is_some_and(|word| word.chars().nth(LEAST_LETTERS - 1).is_none())
    }

    /// The only word and its stem, where it is one whole word.
    pub fn single(&self) -> Option<(&str, &str)> {
        match (self.words.as_slice(), self.ending) {
            ([word], Ending::Whole) => Some((word, light10(word))),
            _ => None,
        }
    }
}

/// Why the words of a search can't be understood.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// There is no letter or digit in it.
    #[error("the search has no word in it; give one")]
    Empty,
    /// A key without a value.
    #[error("{0}: nothing stands behind it; give a value, or leave it out")]
    NoValue(String),
    /// A date in no form that is known.
    #[error("{0}: not a date; write 2025, 2025-11, 2025-11-03, 7d, today")]
    Date(String),
    /// A state that articles don't have.
    #[error("{0}: not a state of an article; write unread, read or starred")]
    State(String),
    /// So few letters before a star that nearly everything would be found.
    #[error("{0}*: too short a beginning; give three letters or more, four with the Arabic article")]
    TooShort(String),
    /// More words than can be looked for.
    #[error("the search has more than {MOST_WORDS} words; leave some out")]
    TooLong,
    /// A rule that would hold today and not tomorrow.
    #[error("a rule cannot go by dates or by what was read; leave from:, to: and is: out")]
    Fleeting,
    /// A regular expression.
    #[error("re: looks through an article, not the library; give an ITEM, or words")]
    Expression,
}

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Source,
    Tag,
    Entity,
    From,
    To,
    Is,
}

/// The keys, folded.
const KEYS: [(&str, Key); 12] = [
    ("source", Key::Source),
    ("مصدر", Key::Source),
    ("tag", Key::Tag),
    ("وسم", Key::Tag),
    ("entity", Key::Entity),
    ("كيان", Key::Entity),
    ("from", Key::From),
    ("من", Key::From),
    ("to", Key::To),
    ("الي", Key::To),
    ("is", Key::Is),
    ("حاله", Key::Is),
];

const STATES: [(&str, State); 7] = [
    ("unread", State::Unread),
    ("جديد", State::Unread),
    ("read", State::Read),
    ("مقروء", State::Read),
    ("starred", State::Starred),
    ("مميز", State::Starred),
    ("نجمه", State::Starred),
];

impl Query {
    /// Understands `text` as it would be meant at `when`.
    ///
    /// ```
    /// use khabar::library::{Fault, Query, When};
    ///
    /// assert!(Query::parse("قمة «تغير المناخ» -رياضة من:7d", When::default()).is_ok());
    /// assert_eq!(Query::parse("to:soon", When::default()), Err(Fault::Date("soon".to_owned())));
    /// ```
    ///
    /// # Errors
    /// Where it has no words, too many, or a key with a value that means nothing.
    pub fn parse(text: &str, when: When) -> Result<Self, Fault> {
        if Asked::of(text).manner == Manner::Expression {
            return Err(Fault::Expression);
        }
        let mut clauses = Vec::new();
        for piece in pieces(text, |name| key(name).is_some()) {
            clauses.extend(clause(&piece, when)?);
        }
        let count: usize = clauses.iter().map(|clause| clause.what.words()).sum();
        match count {
            0 => Err(Fault::Empty),
            1..=MOST_WORDS => Ok(Self { clauses }),
            _ => Err(Fault::TooLong),
        }
    }

    /// What is asked.
    pub(super) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The words that are looked for.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.clauses.iter().filter(|clause| clause.sign == Sign::Wanted).filter_map(|clause| match &clause.what {
            What::Words(term) | What::Entity(term) => Some(term),
            What::Source(_) | What::Tag(_) | What::From(_) | What::To(_) | What::Is(_) => None,
        })
    }

    /// Whether it will find the same articles whenever it is asked, whatever was read.
    pub(super) fn is_lasting(&self) -> bool {
        let lasts = |what: &What| match what {
            What::Words(_) | What::Entity(_) | What::Source(_) | What::Tag(_) => true,
            What::From(_) | What::To(_) | What::Is(_) => false,
        };
        self.clauses.iter().all(|clause| lasts(&clause.what))
    }
}

impl What {
    /// How many words it looks for.
    const fn words(&self) -> usize {
        match self {
            Self::Words(term) | Self::Entity(term) => term.words.len(),
            Self::Source(_) | Self::Tag(_) | Self::From(_) | Self::To(_) | Self::Is(_) => 1,
        }
    }
}

fn key(name: &str) -> Option<Key> {
    let name = fold_word(name);
    KEYS.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
}

/// What a piece asks; nothing where there is no word in it.
fn clause(piece: &Piece, when: When) -> Result<Option<Clause>, Fault> {
    if Term::of(&piece.value, piece.ending).is_some_and(|term| term.is_too_open()) {
        return Err(Fault::TooShort(piece.value.clone()));
    }
    let Some((name, key)) = piece.key.as_deref().and_then(|name| Some((name, key(name)?))) else {
        return Ok(
            Term::of(&piece.value, piece.ending).map(|term| Clause { sign: piece.sign, what: What::Words(term) })
        );
    };
    let value = piece.value.trim();
    let Some(term) = Term::of(value, piece.ending) else { return Err(Fault::NoValue(name.to_owned())) };
    let date = |edge| dates::parse(value, when, edge).ok_or_else(|| Fault::Date(value.to_owned()));
    let what = match key {
        Key::Source => What::Source(fold_word(value)),
        Key::Tag => What::Tag(fold_word(value)),
        Key::Entity => What::Entity(term),
        Key::From => What::From(date(Edge::Start)?),
        Key::To => What::To(date(Edge::End)?),
        Key::Is => What::Is(state(value).ok_or_else(|| Fault::State(value.to_owned()))?),
    };
    Ok(Some(Clause { sign: piece.sign, what }))
}

fn state(value: &str) -> Option<State> {
    let value = fold_word(value);
    STATES.iter().find(|(known, _)| *known == value).map(|(_, state)| *state)
}

#[cfg(test)]
mod tests;
