//! Who and what an article speaks of, as plain values. Offsets count bytes of the article's text.

use crate::text::{Offset, Span};

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A company, ministry, club, party, newspaper …
    Organization,
    /// A country, city, region, street, building …
    Place,
    /// Software, a device, a model, a service.
    Product,
    /// A named conference, war, tournament, mission …
    Event,
    /// A calendar date, explicit or relative.
    Date,
    /// A sum with its currency.
    Money,
    /// A percentage.
    Percent,
    /// A number with a unit, a duration, an age, a count of people.
    Quantity,
    /// Anything else worth a line.
    Other,
}

impl Kind {
    /// Every kind, in the order in which the sidebar shows them.
    pub const ALL: [Self; 10] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Product,
        Self::Event,
        Self::Date,
        Self::Money,
        Self::Percent,
        Self::Quantity,
        Self::Other,
    ];

    /// The stable name in JSON and in the files of words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Product => "product",
            Self::Event => "event",
            Self::Date => "date",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Quantity => "quantity",
            Self::Other => "other",
        }
    }

    /// Whether what is of this kind has a name, and so is the same in another article: a sum or a date is not.
    #[must_use]
    pub const fn is_name(self) -> bool {
        match self {
            Self::Person | Self::Organization | Self::Place | Self::Product | Self::Event | Self::Other => true,
            Self::Date | Self::Money | Self::Percent | Self::Quantity => false,
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Why something is held to be an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A pattern: money, dates, glosses, head nouns.
    Pattern,
    /// A list of known names.
    List,
    /// A short form or other spelling of a name found otherwise.
    Link,
    /// The statistical tagger: what it learnt from labelled news.
    Tagger,
}

/// Whether an entity is sure enough for a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is shown.
    #[default]
    Shown,
    /// It may be one: the sidebar folds it away.
    Maybe,
}

impl Why {
    /// The stable name in JSON and in the files of words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::List => "list",
            Self::Link => "link",
            Self::Tagger => "tagger",
        }
    }
}

/// One place where an entity stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// Someone or something that an article speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its fullest name in the article.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Other spellings of it: those in the article first.
    pub aliases: Vec<String>,
    /// Where it stands, in reading order; at least one, none overlapping another of any entity.
    pub mentions: Vec<Mention>,
    /// How much the article is about it, 0 to 1.
    pub salience: f32,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Why.
    pub why: Why,
    /// Whether it is shown or only may be one.
    pub standing: Standing,
}

impl Entity {
    /// Where it is first named.
    #[must_use]
    pub fn first(&self) -> Offset {
        self.mentions.first().map(|mention| mention.span.start).unwrap_or_default()
    }
}
