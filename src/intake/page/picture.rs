//! The lead picture of a page: the one that it declares, else the first in the article, and the words for it.

use dom_query::{Document, NodeRef};

use super::credit;
use crate::intake::reference::resolve;
use crate::model::Picture;

/// So many pictures are looked at.
const LOOK: usize = 50;
/// What is less wide is a sign, not a picture; in pixels.
const WIDTH: u32 = 120;

/// The first picture of `document`, which holds the article and little else. `base` is what references are relative to.
pub(super) fn first(document: &Document, base: Option<&str>) -> Option<Picture> {
    let root = document.root();
    let pictures = root.descendants_it().filter(|node| node.has_name("img"));
    pictures.take(LOOK).find_map(|node| of(&node, base))
}

/// The picture that a page declares, with the words of the first one in the article where it has none of its own.
pub(super) fn settle(declared: Picture, found: Option<Picture>) -> Picture {
    let found = found.unwrap_or_default();
    if declared.url.is_empty() {
        found
    } else if declared.words.trim().is_empty() {
        Picture { words: found.words, ..declared }
    } else {
        declared
    }
}

fn of(node: &NodeRef, base: Option<&str>) -> Option<Picture> {
    let source = node.attr("data-src").or_else(|| node.attr("src"))?;
    let url = resolve(base, &source).filter(|url| url.starts_with("http"))?;
    let names = format!("{source} {}", node.attr_or("class", "")).to_ascii_lowercase();
    let is_sign =
        ["logo", "icon", "avatar", "pixel", "sprite", "banner", ".gif"].iter().any(|sign| names.contains(sign));
    let is_small = node.attr("width").is_some_and(|width| width.parse::<u32>().is_ok_and(|width| width < WIDTH));
    (!is_sign && !is_small).then(|| Picture { url, words: words(node) })
}

/// The caption, else the words that stand for the picture.
fn words(node: &NodeRef) -> String {
    let figure = node.ancestors_it(Some(6)).find(|around| around.has_name("figure"));
    let caption = figure.and_then(|figure| figure.descendants_it().find(|inside| inside.has_name("figcaption")));
    let caption = caption.and_then(|caption| credit::words(&caption.text()));
    caption.unwrap_or_else(|| node.attr_or("alt", "").trim().to_owned())
}
