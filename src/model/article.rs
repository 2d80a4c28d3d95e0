//! An article and its parts, as plain values. All text is logical text; all offsets count bytes of [`Article::text`].

use super::Timestamp;
use crate::text::{Base, Digits, Span};

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
    /// What its source calls it: the `guid` of RSS, the `id` of Atom and JSON Feed. Not shown to anyone.
    pub identity: Option<String>,
    /// Its lead picture.
    pub picture: Option<Picture>,
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
        matches!(self.primary_language().as_str(), "ur" | "pnb" | "skr" | "ks")
    }

    /// The digits that its script has for its language, but for numbers of Latin words; those that stand there where it has none
    /// of its own, as Hebrew.
    #[must_use]
    pub fn digits(&self) -> Digits {
        match self.primary_language().as_str() {
            _ if self.base() == Base::Ltr => Digits::Keep,
            "fa" | "pes" | "prs" | "ur" | "ps" | "pbu" | "pnb" | "skr" | "ks" | "azb" => Digits::AmongPersian,
            "" | "ar" | "arb" | "arz" | "ary" | "ckb" | "sd" => Digits::AmongArabic,
            _ => Digits::Keep,
        }
    }

    fn primary_language(&self) -> String {
        self.language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
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
    /// The words under a picture, or those that stand for one.
    Caption,
    /// A row of a table: its cells in order, parted by " | ". A cell that runs against the direction of the article
    /// stands in an isolate (UAX #9), so that the cells follow one another in both directions.
    Row,
}

/// A link of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked words.
    pub span: Span,
    /// The address: http, https or mailto.
    pub url: String,
}

/// A picture of an article: where it is, and the words that stand for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its address: http or https.
    pub url: String,
    /// What it shows, for those who don't see it; empty where nobody said.
    pub words: String,
}
