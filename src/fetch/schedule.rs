//! When a source is asked again, and in which order. Pure: the time is told.
//!
//! Nothing is random: what spreads the visits is derived from the address. A server's own wishes (Retry-After, max-age,
//! Expires, a feed's `ttl`) only ever make a visit later.

mod queue;

pub use queue::{Next, Queue};

use super::{Address, Answer, Body, Failure, Seconds};
use crate::model::{Problem, Timestamp, Visit};
use std::collections::{BTreeMap, VecDeque};

const MINUTE: u32 = 60;
const DAY: u32 = 24 * 60 * MINUTE;

/// The first pause after a failure; each further one in a row doubles it.
const FIRST_PAUSE: u32 = 15 * MINUTE;

/// The longest pause that khabar makes by itself, whatever an answer or a feed asks for.
const LONGEST_PAUSE: u32 = DAY;

/// The longest that `Retry-After` is obeyed: a server that says ten years is not believed.
const LONGEST_WAIT: u32 = 7 * DAY;

/// By how much of itself a pause may be longer, so that not all sources are asked at once: one part in this many.
const SPREAD: u32 = 10;

/// How often sources are asked that say nothing of it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    usual: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self::every(Seconds(60 * MINUTE))
    }
}

impl Pace {
    /// Asked every `usual`, which is brought between five minutes and a day.
    #[must_use]
    pub fn every(usual: Seconds) -> Self {
        Self { usual: usual.0.clamp(5 * MINUTE, LONGEST_PAUSE) }
    }

    /// What is kept of a visit that brought `answer` at `now`. `rest` is how long the feed itself asks to be left alone, in
    /// minutes ([`Feed::rest`](crate::model::Feed::rest)).
    #[must_use]
    pub fn answered(self, visit: &Asked<'_>, answer: &Answer, rest: Option<u32>) -> Visit {
        let rest = rest.unwrap_or(0).saturating_mul(MINUTE);
        let fresh = answer.fresh.map_or(0, |Seconds(fresh)| fresh);
        let pause = self.usual.max(fresh).max(rest).min(LONGEST_PAUSE);
        // A new answer has its own validators or none; one that is still the same may leave them out.
        let (etag, modified) = match answer.body {
            Body::New { .. } => (answer.etag.clone(), answer.modified.clone()),
            Body::Same => (
                answer.etag.clone().or_else(|| visit.last.etag.clone()),
                answer.modified.clone().or_else(|| visit.last.modified.clone()),
            ),
        };
        Visit {
            etag,
            modified,
            asked: Some(visit.now),
            answered: Some(visit.now),
            due: Some(later(visit.now, visit.spread(pause))),
            failures: 0,
            problem: None,
        }
    }

    /// What is kept of a visit that failed. One that was cancelled changes nothing.
    #[must_use]
    pub fn failed(self, visit: &Asked<'_>, failure: &Failure) -> Visit {
        let Failure::Problem { problem, wait } = failure else {
            return visit.last.clone();
        };
        let failures = visit.last.failures.saturating_add(1);
        let wait = wait.map_or(0, |Seconds(wait)| wait.min(LONGEST_WAIT));
        let pause = visit.spread(pause_after(failures)).min(LONGEST_PAUSE).max(wait);
        Visit {
            asked: Some(visit.now),
            due: Some(later(visit.now, pause)),
            failures,
            problem: Some(problem.clone()),
            ..visit.last.clone()
        }
    }
}

/// The pause after this many failures in a row.
fn pause_after(failures: u32) -> u32 {
    let doublings = failures.saturating_sub(1).min(16);
    FIRST_PAUSE.saturating_mul(1 << doublings).min(LONGEST_PAUSE)
}

fn later(now: Timestamp, pause: u32) -> Timestamp {
    Timestamp(now.0.saturating_add(i64::from(pause)))
}

/// A visit that was just made.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The address of the source.
    pub address: &'a str,
    /// What the visit before it left.
    pub last: &'a Visit,
    /// When it was made.
    pub now: Timestamp,
}

impl Asked<'_> {
    /// `pause`, longer by what this address adds: always the same, up to a tenth.
    fn spread(&self, pause: u32) -> u32 {
        let share = u64::from(fingerprint(self.address) % 1000);
        let more = u64::from(pause / SPREAD) * share / 1000;
        pause.saturating_add(u32::try_from(more).unwrap_or(0))
    }
}

/// FNV-1a, 32 bits.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Who calls for a round of visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// The clock: every source that is due and not gone.
    Clock,
    /// The reader: every source but those whose server asked to be left alone for longer.
    Reader,
}

/// The sources to be asked at `now`, by their place in `sources` (address and last visit): one of each host in turn, the
/// one that waits longest first. Each comes at most once.
#[must_use]
pub fn due(sources: &[(&str, &Visit)], call: Call, now: Timestamp) -> Vec<usize> {
    let mut called: Vec<usize> = (0..sources.len()).filter(|&at| is_called(sources[at].1, call, now)).collect();
    called.sort_by_key(|&at| (sources[at].1.due.unwrap_or(Timestamp(i64::MIN)), at));
    fairly(&called, |at| host_of(sources[at].0))
}

fn is_called(visit: &Visit, call: Call, now: Timestamp) -> bool {
    // What is due later than any pause lasts was written while the clock was wrong.
    let is_due = visit.due.is_none_or(|due| due <= now || due > later(now, LONGEST_WAIT + DAY));
    match call {
        Call::Clock => is_due && visit.problem != Some(Problem::Gone),
        Call::Reader => is_due || visit.problem != Some(Problem::Busy),
    }
}

/// The host of an address as politeness counts it; none for a file.
#[must_use]
pub fn host_of(address: &str) -> Option<String> {
    Address::parse(address).map(|address| address.host().to_owned())
}

/// `all` in rounds: in each the next of every host, the hosts in the order in which they first come. Files are a host each.
fn fairly(all: &[usize], host: impl Fn(usize) -> Option<String>) -> Vec<usize> {
    let mut lanes: Vec<VecDeque<usize>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for &at in all {
        let lane = match host(at) {
            Some(host) => *known.entry(host).or_insert(lanes.len()),
            None => lanes.len(),
        };
        match lanes.get_mut(lane) {
            Some(lane) => lane.push_back(at),
            None => lanes.push(VecDeque::from([at])),
        }
    }
    let mut order = Vec::with_capacity(all.len());
    while order.len() < all.len() {
        order.extend(lanes.iter_mut().filter_map(VecDeque::pop_front));
    }
    order
}

#[cfg(test)]
mod tests;
