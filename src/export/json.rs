//! An article as one line of JSON: the contract of what goes in, so that what comes out can go in again.

use serde::Serialize;

use super::{has_heading, moment};
use crate::model::{Article, Block, BlockKind, Link};

/// An article in the shape of its JSON. Keys that would be empty are left out.
#[derive(Clone, Debug, Serialize)]
pub struct Record<'a> {
    title: &'a str,
    /// The title was cut from the text, and stands in lists only.
    #[serde(skip_serializing_if = "Option::is_none")]
    untitled: Option<bool>,
    blocks: Vec<Piece<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<Image<'a>>,
}

/// A block.
#[derive(Clone, Debug, Serialize)]
struct Piece<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    depth: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Lead<'a>>,
}

/// A link: its places count characters of the block's text.
#[derive(Clone, Debug, Serialize)]
struct Lead<'a> {
    start: usize,
    end: usize,
    url: &'a str,
}

#[derive(Clone, Debug, Serialize)]
struct Image<'a> {
    url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    words: &'a str,
}

/// `article` in the shape of its JSON.
#[must_use]
pub fn record(article: &Article) -> Record<'_> {
    Record {
        title: &article.title,
        untitled: (!has_heading(article)).then_some(true),
        blocks: article.blocks.iter().map(|block| piece(block, &article.text)).collect(),
        language: &article.language,
        source: article.source.as_deref(),
        author: article.author.as_deref(),
        published: moment(article.published),
        url: article.url.as_deref(),
        summary: article.summary.as_deref(),
        tags: &article.tags,
        identity: article.identity.as_deref(),
        picture: article.picture.as_ref().map(|picture| Image { url: &picture.url, words: &picture.words }),
    }
}

/// `article` as one line of JSON, without a line break at its end.
///
/// ```
/// use khabar::model::{Article, BlockKind};
///
/// let mut article = Article { title: "خبر".to_owned(), language: "ar".to_owned(), ..Article::default() };
/// article.push(BlockKind::Title, "خبر");
/// let json = r#"{"title":"خبر","blocks":[{"kind":"title","text":"خبر"}],"language":"ar"}"#;
/// assert_eq!(khabar::export::json_line(&article), json);
/// ```
#[must_use]
pub fn json_line(article: &Article) -> String {
    serde_json::to_string(&record(article)).unwrap_or_default()
}

fn piece<'a>(block: &'a Block, text: &'a str) -> Piece<'a> {
    let (kind, level, depth, number) = match block.kind {
        BlockKind::Title => ("title", None, None, None),
        BlockKind::Heading(level) => ("heading", Some(level), None, None),
        BlockKind::Paragraph => ("paragraph", None, None, None),
        BlockKind::Item { depth, number } => ("item", None, Some(depth), number),
        BlockKind::Quote => ("quote", None, None, None),
        BlockKind::Code => ("code", None, None, None),
        BlockKind::Caption => ("caption", None, None, None),
        BlockKind::Row => ("row", None, None, None),
    };
    let links = block.links.iter().map(|link| lead(link, block, text)).collect();
    Piece { kind, level, depth, number, text: block.span.of(text), links }
}

fn lead<'a>(link: &'a Link, block: &Block, text: &str) -> Lead<'a> {
    let before = text.get(block.span.bytes().start..link.span.bytes().start).unwrap_or_default().chars().count();
    Lead { start: before, end: before + link.span.of(text).chars().count(), url: &link.url }
}
