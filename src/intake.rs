//! Bytes to articles: decode, find the kind, parse, clean. Broken input is normal input: what can be saved is saved,
//! and the rest becomes warnings. Touches no file, socket, thread or clock: the caller hands over the bytes.
//!
//! ```text
//! bytes ─► encoding ─► kind ─► plain │ markdown │ json │ page ─► draft ─► sanitise, language ─► Article
//! ```
//!
//! Every text passes through [`sanitise`] after its last decoding, so that no article holds a control, an escape
//! sequence or an unbalanced direction mark. Time is linear in the length of the input.

mod address;
mod date;
pub mod discovery;
mod draft;
mod encoding;
mod flow;
mod front;
mod hints;
mod json;
mod kind;
mod language;
mod markdown;
mod page;
mod plain;
mod reference;
mod row;
pub mod sample;
pub mod sanitise;
mod title;

use std::fmt;

use crate::model::Article;
use draft::{Damage, Draft};
use encoding::Decoded;
use kind::Kind;

pub use hints::Hints;

/// The longest input that is read, in bytes; what lies behind is left out with [`Warning::TooLong`].
pub const LIMIT: usize = 15 * 1024 * 1024;

/// What came in and what was wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// The articles, in the order of the input.
    pub articles: Vec<Article>,
    /// What had to be repaired or left out, in the order of the input.
    pub warnings: Vec<Warning>,
}

/// Where in an input something was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Somewhere in it, or all of it.
    Input,
    /// On this line; the first is 1.
    Line(u32),
    /// In this element of an array; the first is 1.
    Item(u32),
}

/// Something that was wrong with an input. [`fmt::Display`] is meant for logs, in English.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// Nothing is in it that could be read.
    #[error("nothing to read in it")]
    Empty,
    /// It is no text: a picture, an archive, a program, a PDF …
    #[error("not text")]
    Binary,
    /// It is a feed (RSS, Atom, JSON Feed) or a list of feeds (OPML), which can't be read yet.
    #[error("a feed: feeds can't be read yet")]
    Feed,
    /// It is XML of no kind that khabar knows.
    #[error("XML of an unknown kind")]
    UnknownXml,
    /// It is longer than [`LIMIT`]: only its start was read.
    #[error("longer than {limit} bytes: only the start was read")]
    TooLong {
        /// How many bytes were read.
        limit: u32,
    },
    /// Bytes that mean nothing in its encoding were replaced with U+FFFD.
    #[error("{count} undecodable places were replaced")]
    Undecodable {
        /// How many times.
        count: u32,
    },
    /// Not well-formed (often cut short): only a part could be saved.
    #[error("damaged at {0}: only a part was saved")]
    Damaged(Place),
    /// Not well-formed, and nothing of it could be saved.
    #[error("unreadable at {0}: nothing was saved")]
    Unreadable(Place),
    /// Well-formed, but with neither a title nor a body.
    #[error("no title and no body at {0}")]
    NoText(Place),
    /// A date that is none; the article has no date now.
    #[error("bad date at {0}")]
    BadDate(Place),
    /// An address that is not http, https or mailto, or holds what no address may hold; it was left out.
    #[error("bad address at {0}")]
    BadAddress(Place),
    /// A page nested too deeply, or of too many elements: what was beyond was flattened.
    #[error("nested too deeply: flattened")]
    TooDeep,
}

impl Warning {
    /// Whether it explains that there is no article.
    const fn tells_why_nothing_is_left(&self) -> bool {
        match self {
            Self::Empty
            | Self::Binary
            | Self::Feed
            | Self::UnknownXml
            | Self::Damaged(_)
            | Self::Unreadable(_)
            | Self::NoText(_) => true,
            Self::TooLong { .. }
            | Self::Undecodable { .. }
            | Self::BadDate(_)
            | Self::BadAddress(_)
            | Self::TooDeep => false,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input => f.write_str("the input"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::Item(item) => write!(f, "item {item}"),
        }
    }
}

/// Reads `bytes`. `name` is the file name, only a hint: the content decides.
#[must_use]
pub fn read(bytes: &[u8], name: &str) -> Intake {
    let mut intake = Intake::default();
    let bytes = within_limit(bytes, &mut intake.warnings);
    match encoding::decode(bytes) {
        Decoded::Binary => intake.warnings.push(Warning::Binary),
        Decoded::Text { text, replaced } => {
            if replaced > 0 {
                intake.warnings.push(Warning::Undecodable { count: replaced });
            }
            intake.read_text(&text, name);
        }
    }
    if intake.articles.is_empty() && !intake.warnings.iter().any(Warning::tells_why_nothing_is_left) {
        intake.warnings.push(Warning::Empty);
    }
    intake
}

/// Reads a page that was fetched: its article, if there is one to be read, and what was wrong with it. Whatever the
/// bytes look like, they are read as HTML; relative links and pictures are resolved against `<base>` and the address.
///
/// ```
/// use khabar::intake::{Hints, read_page};
///
/// let hints = Hints { address: Some("https://akhbar.example/2024/1"), ..Hints::default() };
/// let (article, _) = read_page("<h1>خبر</h1><p>نص <a href=/2>هنا</a></p>".as_bytes(), &hints);
/// let article = article.expect("it has text");
/// assert_eq!(article.url.as_deref(), Some("https://akhbar.example/2024/1"));
/// assert_eq!(article.blocks[1].links[0].url, "https://akhbar.example/2");
/// ```
#[must_use]
pub fn read_page(bytes: &[u8], hints: &Hints) -> (Option<Article>, Vec<Warning>) {
    let mut intake = Intake::default();
    let bytes = within_limit(bytes, &mut intake.warnings);
    match encoding::decode_with(bytes, hints) {
        Decoded::Binary => intake.warnings.push(Warning::Binary),
        Decoded::Text { text, replaced } => {
            if replaced > 0 {
                intake.warnings.push(Warning::Undecodable { count: replaced });
            }
            intake.keep_page(&text, hints.address);
        }
    }
    if intake.articles.is_empty() && !intake.warnings.iter().any(Warning::tells_why_nothing_is_left) {
        intake.warnings.push(Warning::Empty);
    }
    (intake.articles.into_iter().next(), intake.warnings)
}

impl Intake {
    fn read_text(&mut self, text: &str, name: &str) {
        match kind::of(text, name) {
            Kind::Plain => self.keep(plain::read(text), Place::Input),
            Kind::Markdown => self.keep(markdown::read(text), Place::Input),
            Kind::Page => self.keep_page(text, None),
            Kind::Json => self.keep_json(json::read(text)),
            Kind::JsonLines => self.keep_json(json::read_lines(text)),
            Kind::Feed => self.warnings.push(Warning::Feed),
            Kind::UnknownXml => self.warnings.push(Warning::UnknownXml),
        }
    }

    fn keep_page(&mut self, text: &str, address: Option<&str>) {
        let (draft, shape) = page::read(text, address);
        if shape == page::Shape::Flattened {
            self.warnings.push(Warning::TooDeep);
        }
        self.keep(draft, Place::Input);
    }

    fn keep_json(&mut self, found: json::Found) {
        let json::Found { drafts, warnings } = found;
        self.warnings.extend(warnings);
        for (draft, place) in drafts {
            let kept = self.articles.len();
            self.keep(draft, place);
            if kept == self.articles.len() {
                self.warnings.push(Warning::NoText(place));
            }
        }
    }

    fn keep(&mut self, draft: Draft, place: Place) {
        let mut damage = Damage::default();
        let article = draft.finish(&mut damage);
        if damage.date {
            self.warnings.push(Warning::BadDate(place));
        }
        if damage.address {
            self.warnings.push(Warning::BadAddress(place));
        }
        self.articles.extend(article);
    }
}

/// The start of `bytes` that is read; cut where a character of UTF-8 starts.
fn within_limit<'a>(bytes: &'a [u8], warnings: &mut Vec<Warning>) -> &'a [u8] {
    let Some(behind) = bytes.get(LIMIT..).filter(|behind| !behind.is_empty()) else {
        return bytes;
    };
    let is_inside = behind.first().is_some_and(|byte| byte & 0xC0 == 0x80);
    let head = bytes.get(..LIMIT).unwrap_or(bytes);
    let tail =
        if is_inside { head.iter().rev().take(4).take_while(|byte| *byte & 0xC0 == 0x80).count() + 1 } else { 0 };
    let kept = head.get(..LIMIT - tail).unwrap_or(head);
    warnings.push(Warning::TooLong { limit: u32::try_from(kept.len()).unwrap_or(u32::MAX) });
    kept
}
