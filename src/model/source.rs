//! Where articles come from: what a reader said of a source, and what the last visit to it left.

use super::{Article, Timestamp};
use crate::text::Base;

/// What the reader subscribed to, and how it shall be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Where it is fetched from: an http or https address, or the path of a file or folder. No two sources share one.
    pub address: String,
    /// Its name: the reader's, else the feed's own; empty until one is known.
    pub title: String,
    /// The page it belongs to.
    pub site: Option<String>,
    /// The group it is listed in, outermost first; empty for none.
    pub group: Vec<String>,
    /// BCP 47 language of all its articles, where the reader knows better than the feed.
    pub language: Option<String>,
    /// Base direction of all its articles, where the language does not tell.
    pub direction: Option<Base>,
    /// Label of its encoding (WHATWG Encoding), where it declares a wrong one.
    pub encoding: Option<String>,
    /// Whether its items are only teasers, and the page of each is to be fetched and read.
    pub full_text: bool,
}

/// A feed as it was read: what it says of itself, and its items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its name.
    pub title: String,
    /// The page it belongs to.
    pub site: Option<String>,
    /// BCP 47 language that it declares; empty where it declares none. Often wrong.
    pub language: String,
    /// Minutes for which it asks not to be fetched again (`ttl`, `sy:updatePeriod`).
    pub rest: Option<u32>,
    /// Its items, in its own order.
    pub articles: Vec<Article>,
}

/// What fetching a source left behind, for the next time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// The validator of what was read last (RFC 9110, 8.8.3), as it was sent.
    pub etag: Option<String>,
    /// The date of what was read last (RFC 9110, 8.8.2), as it was sent.
    pub modified: Option<String>,
    /// When it was last asked.
    pub asked: Option<Timestamp>,
    /// When it last answered with a feed, or that nothing is new.
    pub answered: Option<Timestamp>,
    /// Not to be asked before this.
    pub due: Option<Timestamp>,
    /// How many times in a row it failed.
    pub failures: u32,
    /// Why it failed the last time; none where it did not.
    pub problem: Option<Problem>,
}

/// Why a source could not be read, typed up to the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Its host has no address or does not answer.
    Unreachable,
    /// It took too long.
    TimedOut,
    /// It answered with this HTTP status.
    Status(u16),
    /// It asks to come back later (429, 503 with Retry-After).
    Busy,
    /// It has been taken down for good (410).
    Gone,
    /// Its certificate is not trusted, or the encrypted connection failed.
    Insecure,
    /// Redirected too often, or to where khabar does not follow.
    Redirects,
    /// What it sent is larger than khabar reads.
    TooLarge,
    /// It broke off, or sent what HTTP does not allow.
    Broken,
    /// It leads into a private network, where khabar goes only when the reader typed it in.
    Private,
    /// What it sent is no feed.
    NotAFeed,
    /// Its file is not there or can't be read.
    NoFile,
    /// Its address is none that khabar fetches: another scheme, credentials, no host.
    Address,
    /// The proxy that the environment names can't be reached, refuses, or is of a kind that khabar doesn't speak to.
    Proxy,
    /// khabar itself failed at it. A bug, to be reported.
    Fault,
}
