//! Articles to files that others read, and that [`crate::intake`] reads back: Markdown with front matter, JSON.
//!
//! Pure: text in memory, no file. Logical text only. Laws, tested in `tests/export.rs`: an article read back from JSON
//! is equal; read back from Markdown it is equal in all that Markdown can say (it has no links in code and captions).

mod json;
mod markdown;

pub use json::{Record, json_line, record};
pub use markdown::markdown;

use crate::model::{Article, BlockKind, Timestamp};

/// Whether the title of an article stands in its text; else it was only cut from it, for lists.
fn has_heading(article: &Article) -> bool {
    article.blocks.first().is_some_and(|block| block.kind == BlockKind::Title)
}

/// A moment as RFC 3339 writes it; none outside of the years that it can say.
fn moment(published: Option<Timestamp>) -> Option<String> {
    jiff::Timestamp::from_second(published?.0).ok().map(|moment| moment.to_string())
}
