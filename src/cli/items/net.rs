//! An ITEM that is an address: the feed or page that is there, fetched because somebody typed it in.

use super::Gathered;
use crate::cli::failure::{Failure, Label};
use crate::cli::library::now;
use crate::fetch::{self, Address, Answer, Body, Request, Trust, Want};
use crate::intake::{self, Hints, Intake};
use crate::model::Problem;
use crate::runtime::fetching;
use std::ffi::OsStr;

/// The articles at the address `item`: those of a feed, or that of a page.
///
/// # Errors
/// Where it can't be fetched, and where nothing in it can be read.
pub(super) fn gather(item: &OsStr) -> Result<Gathered, Failure> {
    let label = Label::new(item);
    let address = item.to_str().and_then(Address::parse).ok_or_else(|| Failure::Address(label.clone()))?;
    let request = Request { trust: Trust::TypedIn, ..Request::automatic(address, Want::Page, now()) };
    match fetching::get(&request) {
        Ok(answer) => Gathered::of(read(&answer), &label),
        Err(fetch::Failure::Problem { problem, .. }) => Err(Failure::of_source(label, &problem)),
        Err(fetch::Failure::Cancelled) => Err(Failure::of_source(label, &Problem::Broken)),
    }
}

/// A feed is known by itself; what the server calls text or data is read like a file, and everything else as a page.
fn read(answer: &Answer) -> Intake {
    let Body::New { bytes, media_type, charset } = &answer.body else { return Intake::default() };
    let address = answer.address.to_string();
    let hints = Hints { charset: charset.as_deref(), address: Some(&address), ..Hints::default() };
    if let (Some(feed), warnings) = intake::read_feed(bytes, &hints) {
        return Intake { articles: feed.articles, warnings };
    }
    if media_type.as_deref().is_some_and(is_like_a_file) {
        return intake::read(bytes, "");
    }
    let (article, warnings) = intake::read_page(bytes, &hints);
    Intake { articles: article.into_iter().collect(), warnings }
}

fn is_like_a_file(media_type: &str) -> bool {
    matches!(media_type, "text/plain" | "text/markdown") || media_type.contains("json")
}
