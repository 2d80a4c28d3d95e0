//! What news is: articles, blocks, mentions and entities, as plain values.
//!
//! Nothing here does I/O or knows a screen. All text is logical text; all offsets count bytes of [`Article::text`].

use crate::text::{Base, Offset, Span};

/// A moment: seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// One article. `text` holds everything that is read, searched and exported; `blocks` say what its parts are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The headline for lists. Also the first block, unless it was only cut from the first paragraph.
    pub title: String,
    /// The logical text: blocks in order, parted by blank lines ("\n\n").
    pub text: String,
    /// The parts of the text, in order, not overlapping; each holds no line break but in code.
    pub blocks: Vec<Block>,
    /// BCP 47 language, declared or found in the text: `ar`, `fa`, `en` …; empty where unknown.
    pub language: String,
    /// Who published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// Its address: http, https or mailto.
    pub url: Option<String>,
    /// A short summary given with it.
    pub summary: Option<String>,
    /// Tags given with it.
    pub tags: Vec<String>,
}

impl Article {
    /// Puts a block without links behind what is there, parted from it by a blank line.
    pub fn push(&mut self, kind: BlockKind, text: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.blocks.push(Block { kind, span: Span::from(start..self.text.len()), links: Vec::new() });
    }

    /// The base direction of its text: by language, never by the first letter of a line.
    #[must_use]
    pub fn base(&self) -> Base {
        if is_rtl_language(&self.language) { Base::Rtl } else { Base::Ltr }
    }

    /// Whether its readers know its script as Nastaliq, which lengthens no joins: Urdu and its neighbours.
    #[must_use]
    pub fn is_in_nastaliq(&self) -> bool {
        let primary = self.language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        matches!(primary.as_str(), "ur" | "pnb" | "skr" | "ks")
    }
}

/// Languages written right to left; an unknown one counts as Arabic.
const RTL_LANGUAGES: [&str; 25] = [
    "", "ar", "arb", "fa", "pes", "prs", "ur", "he", "iw", "yi", "ps", "pbu", "ckb", "sd", "ug", "dv", "syr", "arc",
    "nqo", "ks", "pnb", "skr", "arz", "ary", "azb",
];

/// Whether a BCP 47 language (or a tag that starts with one) is written right to left. Unknown (empty) counts as
/// right to left: this is a reader of Arabic.
#[must_use]
pub fn is_rtl_language(language: &str) -> bool {
    let (primary, rest) = language.split_once(['-', '_']).unwrap_or((language, ""));
    let primary = primary.to_ascii_lowercase();
    let script = rest.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match script.as_str() {
        "latn" | "cyrl" => return false,
        "arab" | "aran" | "hebr" | "syrc" | "thaa" | "nkoo" | "adlm" => return true,
        _ => {}
    }
    RTL_LANGUAGES.contains(&primary.as_str())
}

/// One part of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where its text stands in [`Article::text`].
    pub span: Span,
    /// Links inside it, in order.
    pub links: Vec<Link>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline, always the first block where there is one.
    Title,
    /// A heading; 1 is the highest.
    Heading(u8),
    /// A paragraph of running text.
    Paragraph,
    /// A list item; `number` where the list is ordered, `depth` 0 for the outermost list.
    Item {
        /// How deep the list is nested: 0 for the outermost.
        depth: u8,
        /// Its number in an ordered list.
        number: Option<u32>,
    },
    /// A quotation.
    Quote,
    /// Code or other text whose spaces and line breaks count.
    Code,
    /// The words under a picture.
    Caption,
}

/// A link of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked words.
    pub span: Span,
    /// The address: http, https or mailto.
    pub url: String,
}

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
}

impl Why {
    /// The stable name in JSON and in the files of words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::List => "list",
            Self::Link => "link",
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
}

impl Entity {
    /// Where it is first named.
    #[must_use]
    pub fn first(&self) -> Offset {
        self.mentions.first().map(|mention| mention.span.start).unwrap_or_default()
    }
}
