//! What an answer of a server means: its status, where it leads, what its headers say, and what went wrong.

use super::dial::Trace;
use super::line::Limit;
use crate::fetch::freshness::{Fields, media_type};
use crate::fetch::{Address, Answer, Body, Failure, Request, Scheme};
use crate::model::{Problem, Timestamp};
use std::io;
use ureq::Error;
use ureq::http::{HeaderMap, StatusCode};

/// The longest validator that is kept, in bytes. A longer one would be there to know the reader again.
const VALIDATOR: usize = 256;

/// What a status says, where it is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Good {
    /// What was asked for follows.
    New,
    /// Nothing is new.
    Same,
    /// It is elsewhere, for now.
    Elsewhere,
    /// It is elsewhere, for good.
    Moved,
}

/// What `status` says to `request`.
pub(super) fn read_status(status: StatusCode, headers: &HeaderMap, request: &Request) -> Result<Good, Failure> {
    let has_validator = request.etag.is_some() || request.modified.is_some();
    let wait = fields(headers).wait(request.now);
    match status.as_u16() {
        200 | 203 => Ok(Good::New),
        304 if has_validator => Ok(Good::Same),
        301 | 308 => Ok(Good::Moved),
        302 | 303 | 307 => Ok(Good::Elsewhere),
        410 => Err(Problem::Gone.into()),
        429 => Err(Failure::Problem { problem: Problem::Busy, wait }),
        503 if wait.is_some() => Err(Failure::Problem { problem: Problem::Busy, wait }),
        other => Err(Failure::Problem { problem: Problem::Status(other), wait }),
    }
}

/// Where a redirect leads.
pub(super) fn location(headers: &HeaderMap, from: &Address) -> Result<Address, Failure> {
    let mut all = headers.get_all("location").iter();
    let (Some(value), None) = (all.next(), all.next()) else {
        return Err(Problem::Broken.into());
    };
    let written = std::str::from_utf8(value.as_bytes()).map_or_else(|_| latin(value.as_bytes()), ToOwned::to_owned);
    from.join(&written).ok_or_else(|| Problem::Redirects.into())
}

/// Bytes that are no UTF-8, percent-encoded as they are.
fn latin(bytes: &[u8]) -> String {
    let escaped = |&byte: &u8| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    bytes.iter().map(escaped).collect()
}

/// How the body of an answer is packed, where khabar can unpack it.
pub(super) fn check_packing(headers: &HeaderMap) -> Result<(), Failure> {
    // What is unpacked on the way no longer stands in the headers.
    let packed = headers.get("content-encoding").map(|value| value.as_bytes().to_ascii_lowercase());
    match packed.as_deref() {
        None | Some(b"" | b"identity") => Ok(()),
        Some(_) => Err(Problem::Broken.into()),
    }
}

/// An answer with this body, found at `address`.
pub(super) fn answer(headers: &HeaderMap, body: Body, address: &Address, now: Timestamp) -> Answer {
    let validator = |name| text(headers, name).filter(|value| value.len() <= VALIDATOR).map(ToOwned::to_owned);
    Answer {
        body,
        etag: validator("etag"),
        modified: validator("last-modified"),
        fresh: fields(headers).fresh(now),
        address: address.clone(),
        moved: None,
        downgraded: false,
    }
}

/// The media type of an answer and the encoding beside it.
pub(super) fn content_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    text(headers, "content-type").map_or((None, None), media_type)
}

fn fields(headers: &HeaderMap) -> Fields<'_> {
    Fields {
        cache_control: text(headers, "cache-control"),
        expires: text(headers, "expires"),
        age: text(headers, "age"),
        date: text(headers, "date"),
        retry_after: text(headers, "retry-after"),
    }
}

/// The first field of this name, where it is plain ASCII.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// What went wrong: over, refused by khabar itself, or the error, which means something else at each step.
pub(super) fn failure(error: &Error, scheme: Scheme, limit: &Limit, trace: &Trace) -> Failure {
    if limit.cancel.is_cancelled() {
        return Failure::Cancelled;
    }
    let known = trace.problem.get().cloned();
    known.unwrap_or_else(|| problem(error, scheme, limit, trace)).into()
}

fn problem(error: &Error, scheme: Scheme, limit: &Limit, trace: &Trace) -> Problem {
    match error {
        _ if limit.has_passed() => Problem::TimedOut,
        Error::Timeout(_) => Problem::TimedOut,
        Error::BodyExceedsLimit(_) => Problem::TooLarge,
        Error::Io(error) if exceeds(error) => Problem::TooLarge,
        Error::BadUri(_) | Error::Http(_) => Problem::Address,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => Problem::Insecure,
        _ if trace.peer.get().is_none() => Problem::Unreachable,
        _ if trace.is_ready.get().is_none() && scheme == Scheme::Https => Problem::Insecure,
        _ => Problem::Broken,
    }
}

/// Whether an error of reading is ureq's own, that there was too much.
fn exceeds(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
    matches!(inner, Some(Error::BodyExceedsLimit(_)))
}
