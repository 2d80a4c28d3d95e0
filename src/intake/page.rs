//! HTML: whole pages in reader mode, fragments as they are.
//!
//! A linear pass ([`tame`]) comes first: it bounds nesting, attributes and length before any parser sees the page,
//! because reader mode takes minutes on hostile nesting. Then what is not the article goes, before reader mode by its
//! place in the tree ([`prune`]) and behind it part by part ([`furniture`]). Where reader mode finds nothing, or where
//! the page is too large for it, everything visible is the article.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::draft::Draft;
use super::flow::Part;
use super::sanitise;
use crate::model::{BlockKind, Picture};
use tame::Tamed;

mod credit;
mod data;
mod day;
mod furniture;
mod labels;
mod meta;
mod picture;
mod prune;
mod tame;
mod walk;

/// The largest page given to reader mode: in bytes after taming, in elements, in bytes of text times the elements
/// around them. The slowest page within these bounds that was found takes half a second; pages of news are ten times
/// smaller.
const BYTES: usize = 2 * 1024 * 1024;
const ELEMENTS: usize = 20_000;
const WEIGHT: usize = 20_000_000;
/// With fewer characters reader mode is not asked: it would find nothing.
const SHORT: usize = 500;

/// Whether a page could be taken as it is nested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It could.
    Kept,
    /// It was nested too deeply, or had too many elements.
    Flattened,
}

/// `html` as no parser needs to fear it.
pub(super) fn tame(html: &str) -> String {
    tame::tame(html).html
}

/// Reads a page or a fragment; `address` is where it was fetched.
pub(super) fn read(html: &str, address: Option<&str>) -> (Draft, Shape) {
    let tamed = tame::tame(html);
    let shape = tamed.shape;
    // html5ever and dom_smoothie are large and parse what strangers wrote: a defect there must not take us down.
    let draft = catch_unwind(AssertUnwindSafe(|| read_tamed(&tamed, address))).unwrap_or_else(|_| as_text(&tamed.html));
    (draft, shape)
}

/// The blocks of a fragment, as inside of Markdown and JSON.
pub(super) fn fragment(html: &str) -> Vec<Part> {
    let tamed = tame::tame(html);
    let read = || walk::parts(&Document::fragment(tamed.html.as_str()), None);
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| as_text(&tamed.html).parts)
}

/// `text`, which holds no tags, with its references resolved; a `<` in it stays one.
pub(super) fn unescape(text: &str) -> String {
    // Letters around it, so that a space is not taken for the end of a text.
    let read = || Document::fragment(format!("<p>x{}x</p>", text.replace('<', "&lt;"))).root().text().to_string();
    let unescaped = catch_unwind(AssertUnwindSafe(read)).ok();
    let bare = unescaped.as_deref().and_then(|text| text.strip_prefix('x')?.strip_suffix('x'));
    bare.unwrap_or(text).to_owned()
}

/// What the reference `&name;` of HTML stands for; none where it stands for nothing.
pub(super) fn reference(name: &str) -> Option<String> {
    let meaning = unescape(&format!("&{name};"));
    (!meaning.contains('&') || meaning == "&").then_some(meaning)
}

fn read_tamed(tamed: &Tamed, address: Option<&str>) -> Draft {
    let document = Document::from(tamed.html.as_str());
    let base = meta::base(&document, address);
    let base = base.as_deref();
    let everything = walk::parts(&document, base);
    let mut draft = meta::read(&document, &tamed.data, (base, &everything));
    say_from_lines(&mut draft, &everything);
    let all = if is_too_large(tamed) { everything } else { pruned(&document, base).unwrap_or(everything) };
    let anywhere = picture::first(&document, base);
    let found = reader_mode(document, tamed, (&all, base));
    let (parts, inside) = found.map_or_else(|| (all.clone(), None), |found| (found.parts, found.picture));
    let (parts, all) = (credit::attach(parts), credit::attach(all));
    draft.picture = picture::settle(draft.picture, inside.or(anywhere));
    if draft.url.is_empty() {
        address.unwrap_or_default().clone_into(&mut draft.url);
    }
    let title = sanitise::line(&draft.title);
    draft.parts = furniture::remove(furniture::with_lead(parts, &all, &title), &title);
    draft
}

/// What is left of a page without its furniture; none where it was all furniture, and is to be read as it is.
fn pruned(document: &Document, base: Option<&str>) -> Option<Vec<Part>> {
    prune::prune(document);
    Some(walk::parts(document, base)).filter(|parts| !parts.is_empty())
}

const fn is_too_large(tamed: &Tamed) -> bool {
    tamed.html.len() > BYTES || tamed.elements > ELEMENTS || tamed.weight > WEIGHT
}

/// Fills from the lines near the headline what no field says.
fn say_from_lines(draft: &mut Draft, everything: &[Part]) {
    let lines = furniture::lines(everything, &sanitise::line(&draft.title));
    if draft.author.is_empty() {
        draft.author = lines.author;
    }
    if draft.published.is_empty() {
        draft.published = lines.date;
    }
}

/// What reader mode makes of a page.
struct Found {
    parts: Vec<Part>,
    picture: Option<Picture>,
}

/// What reader mode makes of the page; none where it is of no use.
fn reader_mode(document: Document, tamed: &Tamed, (everything, base): (&[Part], Option<&str>)) -> Option<Found> {
    let all = length(everything);
    if is_too_large(tamed) || all < SHORT {
        return None;
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    let content = Document::fragment(found.content);
    let parts = walk::parts(&content, base);
    // Of a page that is one long text reader mode sometimes keeps a single section.
    let is_enough = length(&parts) >= SHORT.min(all / 2);
    is_enough.then(|| Found { parts, picture: picture::first(&content, base) })
}

/// How many bytes of text `parts` hold.
fn length(parts: &[Part]) -> usize {
    parts.iter().map(|part| part.text.trim().len()).sum()
}

/// The last resort: the page without its tags.
fn as_text(html: &str) -> Draft {
    let text = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let parts = text.map(|text| Part::new(BlockKind::Paragraph, text)).collect();
    Draft { parts, ..Draft::default() }
}

#[cfg(test)]
mod tests;
