//! Getting bytes from the net, politely and safely.
//!
//! - [`Address`]: what may be asked for; nothing else is.
//! - [`http`]: one request and its answer, within a deadline, a size and a number of redirects. The only socket.
//! - [`schedule`]: pure. When a source is to be asked again, in which order, and never two at once from one host.
//! - `freshness`: pure. What the headers say of how long an answer holds.
//!
//! Bytes are not looked into, nothing is stored, no thread is started and no environment is read here: whoever runs this
//! brings the threads, the clock and the proxies. No program, no file and no other scheme is ever reached.

mod address;
mod freshness;
pub mod http;
pub mod schedule;

pub use address::{Address, Scheme};

use crate::model::{Problem, Timestamp, Visit};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A span of time in whole seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds(pub u32);

/// Who wants an address fetched, and so where it may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The reader typed it in: it may lie in a private network. Its redirects may go on there as long as all of them do;
    /// from a public host none leads in.
    TypedIn,
    /// khabar follows it by itself (full texts, pictures, feeds found in a page): never into a private network.
    Automatic,
}

/// What is hoped for, as the server is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A feed, or a page that names one.
    Feed,
    /// A page to be read.
    Page,
    /// A picture.
    Picture,
}

/// One thing to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where it is.
    pub address: Address,
    /// Who wants it.
    pub trust: Trust,
    /// What it should be.
    pub want: Want,
    /// Validator of what is already here: nothing comes where it still holds.
    pub etag: Option<String>,
    /// Date of what is already here, as it was sent.
    pub modified: Option<String>,
    /// The time of day.
    pub now: Timestamp,
}

impl Request {
    /// A request for the feed of a source that was last visited so.
    #[must_use]
    pub fn feed(address: Address, visit: &Visit, now: Timestamp) -> Self {
        let (etag, modified) = (visit.etag.clone(), visit.modified.clone());
        Self { address, trust: Trust::TypedIn, want: Want::Feed, etag, modified, now }
    }

    /// A request that khabar makes by itself.
    #[must_use]
    pub fn automatic(address: Address, want: Want, now: Timestamp) -> Self {
        Self { address, trust: Trust::Automatic, want, etag: None, modified: None, now }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The bytes, or that nothing is new.
    pub body: Body,
    /// Validator for the next time; none where none was sent.
    pub etag: Option<String>,
    /// Date for the next time, as it was sent; none where none was.
    pub modified: Option<String>,
    /// For how long it needn't be asked for again, as its headers have it.
    pub fresh: Option<Seconds>,
    /// Where it was found in the end: relative links in it start there.
    pub address: Address,
    /// Where it has moved for good (301 and 308 only, and never from https to http): to be asked for there from now on.
    pub moved: Option<Address>,
    /// Whether a redirect led from https to http on the way.
    pub downgraded: bool,
}

/// The bytes of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Nothing is new since the validators were sent (304).
    Same,
    /// What is there now.
    New {
        /// Unpacked, in the encoding that it was sent in.
        bytes: Vec<u8>,
        /// Its media type in small letters, without parameters: `application/rss+xml`.
        media_type: Option<String>,
        /// The encoding that `Content-Type` names.
        charset: Option<String>,
    },
}

/// Why nothing came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It was cancelled; the source is not to blame.
    Cancelled,
    /// The source failed.
    Problem {
        /// How.
        problem: Problem,
        /// For how long it asks not to be asked again (Retry-After).
        wait: Option<Seconds>,
    },
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem { problem, wait: None }
    }
}

/// Ends whatever was given a clone of it, at most [`http::SLICE`] later.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// One that nobody has used yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Cancels. It can't be taken back.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
