//! Feeds: RSS 0.90 to 2.0 (of any or no version), RSS 1.0, Atom 0.3 and 1.0, JSON Feed, however badly they were made.
//!
//! ```text
//! text ─► xml (mended, piece by piece) ─► outline (which element is open) ─► channel, items ─► drafts
//! ```
//!
//! Every whole item is kept. An item that the input breaks off in is left out with a warning. Names of elements are
//! told apart by what they mean (see [`names`]), so a feed may call its namespaces as it likes, or declare none.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::draft::Draft;
use super::{Place, Warning, address, kind, sanitise};
use crate::model;

mod channel;
mod item;
mod json;
mod names;
mod outline;
mod picture;
mod prose;

pub(super) use prose::{Form, Words};

/// The most items of one feed that are kept.
const ITEMS: usize = 10_000;
/// How far behind the start a feed may begin, in bytes.
const JUNK: usize = 16 * 1024;
/// The longest rest that is believed: a week, in minutes.
const REST: u32 = 7 * 24 * 60;

/// What a feed holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What it says of itself; its articles are still drafts.
    pub about: About,
    /// Its items, and where they stood.
    pub drafts: Vec<(Draft, Place)>,
    /// What was wrong with it.
    pub warnings: Vec<Warning>,
}

/// What a feed says of itself, before cleaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub title: String,
    pub site: String,
    pub language: String,
    pub rest: Option<u32>,
}

impl About {
    /// The feed without its items.
    pub fn finish(&self) -> model::Feed {
        model::Feed {
            title: sanitise::line(&self.title),
            site: address::clean(&self.site),
            language: super::language::well_formed(&self.language),
            rest: self.rest.map(|rest| rest.min(REST)),
            articles: Vec::new(),
        }
    }
}

/// Where the feed in `text` starts; none where there is none.
pub(super) fn start(text: &str) -> Option<&str> {
    if kind::of(text, "") == kind::Kind::Feed { Some(text) } else { behind_junk(text) }
}

/// The feed in a text that starts like something else: servers put warnings and comments of their own before it.
pub(super) fn behind_junk(text: &str) -> Option<&str> {
    let head = (0..=JUNK.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default();
    let declared = head.find("<?xml").or_else(|| {
        // Without a declaration, and not inside of a page that speaks of feeds.
        let is_page = head.trim_start().starts_with('<');
        ["<rss", "<feed ", "<rdf:RDF"].iter().filter_map(|root| head.find(root)).min().filter(|_| !is_page)
    })?;
    let rest = text.get(declared..)?;
    (declared > 0 && kind::of(rest, "") == kind::Kind::Feed).then_some(rest)
}

/// Reads the feed that `text` starts with; `from` is the address it came from.
pub(super) fn read(text: &str, from: Option<&str>) -> Found {
    let read = || if text.trim_start().starts_with('{') { json::read(text, from) } else { outline::read(text, from) };
    // The parsers are large and read what strangers wrote: a defect there must not take us down.
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Found { warnings: vec![Warning::Unreadable(Place::Input)], ..Found::default() })
}
