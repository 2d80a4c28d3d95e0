//! Bytes to articles: decode, find the kind, parse, clean. Broken input is normal input: what can be saved is saved,
//! and the rest becomes warnings. Touches no file, socket, thread or clock: the caller hands over the bytes.
//!
//! ```text
//! bytes ─► encoding ─► kind ─► plain │ markdown │ json │ page │ feed ─► draft ─► sanitise, language ─► Article
//! ```
//!
//! Every text passes through [`sanitise`] after its last decoding, so that no article holds a control, an escape
//! sequence or an unbalanced direction mark. Time is linear in the length of the input.

mod address;
mod date;
pub mod discovery;
mod draft;
mod encoding;
mod feed;
mod flow;
mod front;
mod json;
mod kind;
mod language;
mod markdown;
mod page;
pub mod picture;
mod plain;
mod reference;
mod row;
pub mod sample;
pub mod sanitise;
pub mod subscriptions;
mod title;
mod unpack;
mod xml;

use std::fmt;

use crate::model::{Article, Feed};
use draft::{Damage, Draft};
use encoding::Decoded;
use kind::Kind;

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
    /// It is a list of feeds (OPML), not news.
    #[error("a list of feeds: subscribe to them with `khabar import FILE`")]
    Subscriptions,
    /// It was to be a feed and is none.
    #[error("not a feed")]
    NotAFeed,
    /// Not well-formed, and mended: everything that was whole is kept. The place is that of the first damage.
    #[error("not well-formed at {0}: mended")]
    Mended(Place),
    /// More items than are read: the others were left out.
    #[error("more than {limit} items: the others were left out")]
    TooManyItems {
        /// How many were read.
        limit: u32,
    },
    /// A line of a list of feeds that asks for a program to be run, or for what is not fetched: it was left out.
    #[error("at {0} is no address of the web: left out, and never run")]
    Refused(Place),
    /// A user name or a password in an address; it was taken out.
    #[error("a user name or password in the address at {0} was taken out")]
    Credentials(Place),
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
            | Self::Subscriptions
            | Self::NotAFeed
            | Self::UnknownXml
            | Self::Damaged(_)
            | Self::Unreadable(_)
            | Self::NoText(_) => true,
            Self::TooLong { .. }
            | Self::Mended(_)
            | Self::TooManyItems { .. }
            | Self::Refused(_)
            | Self::Credentials(_)
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

/// What is known of an input before it is read; nothing of it needs to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints<'a> {
    /// The charset that the server declared (HTTP `Content-Type`).
    pub charset: Option<&'a str>,
    /// Label of the encoding that the reader asks for (WHATWG Encoding): it beats everything else.
    pub encoding: Option<&'a str>,
    /// The address it came from: relative links lead from there.
    pub address: Option<&'a str>,
}

/// Reads `bytes`. `name` is the file name, only a hint: the content decides.
#[must_use]
pub fn read(bytes: &[u8], name: &str) -> Intake {
    let mut intake = Intake::default();
    if let Some(text) = text_of(bytes, &Hints::default(), &mut intake.warnings) {
        intake.read_text(&text, name);
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
    if let Some(text) = text_of(bytes, hints, &mut intake.warnings) {
        intake.keep_page(&text, hints.address);
    }
    if intake.articles.is_empty() && !intake.warnings.iter().any(Warning::tells_why_nothing_is_left) {
        intake.warnings.push(Warning::Empty);
    }
    (intake.articles.into_iter().next(), intake.warnings)
}

/// Reads a feed (RSS, Atom, JSON Feed) with what it says of itself. None where `bytes` are no feed: then the last
/// warning says what they are.
///
/// ```
/// use khabar::intake::{Hints, read_feed};
///
/// let (feed, warnings) = read_feed("<rss><channel><title>نشرة</title><item><title>خبر".as_bytes(), &Hints::default());
/// assert_eq!(feed.unwrap().title, "نشرة");
/// assert_eq!(warnings.len(), 1); // It broke off in its only item.
/// ```
#[must_use]
pub fn read_feed(bytes: &[u8], hints: &Hints) -> (Option<Feed>, Vec<Warning>) {
    let mut intake = Intake::default();
    let Some(text) = text_of(bytes, hints, &mut intake.warnings) else {
        return (None, intake.warnings);
    };
    let Some(start) = feed::start(&text) else {
        intake.warnings.push(if text.trim().is_empty() { Warning::Empty } else { Warning::NotAFeed });
        return (None, intake.warnings);
    };
    let found = feed::read(start, hints.address);
    let about = found.about.finish();
    intake.keep_found(found.drafts, found.warnings);
    (Some(Feed { articles: intake.articles, ..about }), intake.warnings)
}

/// The text that `bytes` are, unpacked where they are packed; none where they are none.
///
/// The encoding is, in this order: the one the reader asks for, that of the byte order mark, UTF-8 where the bytes are
/// that, the one the server declared, the one the text declares, the likeliest. A declared one that makes no sense of
/// the bytes is passed over.
#[must_use]
pub fn decode(bytes: &[u8], hints: &Hints) -> (Option<String>, Vec<Warning>) {
    let mut warnings = Vec::new();
    (text_of(bytes, hints, &mut warnings), warnings)
}

/// The text that `bytes` are; none where they are none, which is told.
fn text_of(bytes: &[u8], hints: &Hints, warnings: &mut Vec<Warning>) -> Option<String> {
    let bytes = unpack::unpack(bytes, warnings);
    let bytes = within_limit(&bytes, warnings);
    match encoding::decode(bytes, hints) {
        Decoded::Binary => {
            warnings.push(Warning::Binary);
            None
        }
        Decoded::Text { text, replaced } => {
            if replaced > 0 {
                warnings.push(Warning::Undecodable { count: replaced });
            }
            Some(text)
        }
    }
}

impl Intake {
    fn read_text(&mut self, text: &str, name: &str) {
        let kind = kind::of(text, name);
        let may_be_behind = matches!(kind, Kind::Plain | Kind::Page | Kind::UnknownXml);
        if let Some(start) = feed::behind_junk(text).filter(|_| may_be_behind) {
            return self.keep_feed(start);
        }
        match kind {
            Kind::Plain => self.keep(plain::read(text), Place::Input),
            Kind::Markdown => self.keep(markdown::read(text), Place::Input),
            Kind::Page => self.keep_page(text, None),
            Kind::Json => self.keep_json(json::read(text)),
            Kind::JsonLines => self.keep_json(json::read_lines(text)),
            Kind::Feed => self.keep_feed(text),
            Kind::Subscriptions => self.warnings.push(Warning::Subscriptions),
            Kind::UnknownXml => self.warnings.push(Warning::UnknownXml),
        }
    }

    fn keep_feed(&mut self, text: &str) {
        let found = feed::read(text, None);
        self.keep_found(found.drafts, found.warnings);
    }

    fn keep_page(&mut self, text: &str, address: Option<&str>) {
        let (draft, shape) = page::read(text, address);
        if shape == page::Shape::Flattened {
            self.warnings.push(Warning::TooDeep);
        }
        self.keep(draft, Place::Input);
    }

    fn keep_json(&mut self, found: json::Found) {
        self.keep_found(found.drafts, found.warnings);
    }

    /// Keeps what holds many articles; those without any text are told.
    fn keep_found(&mut self, drafts: Vec<(Draft, Place)>, warnings: Vec<Warning>) {
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
