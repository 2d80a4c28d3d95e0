//! The feeds that a page announces.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document, NodeRef};

use super::reference::resolve;
use super::sanitise;

/// The most feeds that are told of one page.
const MOST: usize = 64;

/// A feed that a page announces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Where it is: http or https.
    pub address: String,
    /// What the page calls it; empty where it has no name.
    pub title: String,
    /// How sure it is that this is a feed.
    pub claim: Claim,
}

/// How a page tells of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// By `<link rel="alternate" type="…">`, as it is meant to be.
    Declared,
    /// By a link whose address or words look like those of a feed.
    Linked,
}

/// The feeds that the page `html` at `address` announces, each once: the declared ones in the order of the page, or,
/// where none is declared, those it links to. Feeds of comments come last.
#[must_use]
pub fn discover(html: &str, address: &str) -> Vec<Announced> {
    let tamed = super::page::tame(html);
    // html5ever parses what strangers wrote: a defect there must not take us down.
    let found = catch_unwind(AssertUnwindSafe(|| in_document(&Document::from(tamed.as_str()), address)));
    found.unwrap_or_default()
}

fn in_document(document: &Document, address: &str) -> Vec<Announced> {
    let nodes: Vec<NodeRef> = document.root().descendants_it().filter(NodeRef::is_element).collect();
    let base = nodes.iter().filter(|node| node.has_name("base")).find_map(|node| href(node, Some(address)));
    let base = base.as_deref().unwrap_or(address);
    let named = |name: &'static str| nodes.iter().filter(move |node| node.has_name(name));
    let mut feeds = Vec::new();
    named("link").filter(|link| is_declared(link)).for_each(|link| add(&mut feeds, link, base, Claim::Declared));
    if feeds.is_empty() {
        named("a").filter(|link| looks_like_feed(link)).for_each(|link| add(&mut feeds, link, base, Claim::Linked));
    }
    feeds.sort_by_key(is_of_comments);
    feeds
}

fn href(node: &NodeRef, base: Option<&str>) -> Option<String> {
    resolve(base, &node.attr("href")?).filter(|url| url.starts_with("http"))
}

fn add(feeds: &mut Vec<Announced>, node: &NodeRef, base: &str, claim: Claim) {
    let Some(address) = href(node, Some(base)) else { return };
    if feeds.len() >= MOST || feeds.iter().any(|feed| feed.address == address) {
        return;
    }
    let words = match claim {
        Claim::Declared => node.attr_or("title", ""),
        Claim::Linked => node.text(),
    };
    feeds.push(Announced { address, title: sanitise::line(&words), claim });
}

/// Whether a `<link>` declares a feed: RSS 1.0 and 2.0, Atom, JSON Feed.
fn is_declared(link: &NodeRef) -> bool {
    const TYPES: [&str; 7] = [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "text/rss+xml",
        "application/x-rss+xml",
        "text/atom+xml",
    ];
    let relation = link.attr_or("rel", "").to_ascii_lowercase();
    let kind = link.attr_or("type", "").to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let is_alternate = relation.split_ascii_whitespace().any(|word| word == "alternate" || word == "feed");
    is_alternate && (TYPES.contains(&kind) || (relation.contains("feed") && kind.is_empty()))
}

/// Whether an `<a>` looks as if it led to a feed.
fn looks_like_feed(link: &NodeRef) -> bool {
    let address = link.attr_or("href", "").to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let ends = [".rss", ".atom", ".rdf"].iter().any(|end| last.ends_with(end));
    let is_name = ["rss", "feed", "atom", "rss2", "feeds", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json"]
        .contains(&last);
    let asks =
        ["format=rss", "feed=rss2", "type=rss", "alt=rss", "format=atom"].iter().any(|end| address.ends_with(end));
    ends || is_name || asks || link.text().trim().eq_ignore_ascii_case("rss")
}

fn is_of_comments(feed: &Announced) -> bool {
    let words = ["تعليقات", "comments", "نظرات", "دیدگاه", "תגובות"];
    let title = feed.title.to_lowercase();
    feed.address.contains("comments/feed") || words.iter().any(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://akhbar.example/a/b.html";

    fn found(html: &str) -> Vec<(String, String)> {
        discover(html, PAGE).into_iter().map(|feed| (feed.address, feed.title)).collect()
    }

    fn feed(address: &str, title: &str) -> (String, String) {
        (address.to_owned(), title.to_owned())
    }

    #[test]
    fn declared_feeds_are_found_in_order_and_those_of_comments_come_last() {
        let html = "<head><link rel=alternate type='application/rss+xml' title='تعليقات الموقع' href=/comments/feed/>\
            <link rel='Alternate' type='Application/RSS+xml; charset=utf-8' title=' الأخبار \u{202E}' href=/feed/>\
            <link rel=alternate type=application/atom+xml href='//cdn.example/atom'>\
            <link rel='alternate home' type=application/feed+json href='feed.json'>\
            <link rel=alternate hreflang=en href=/en><link rel=stylesheet type='text/css' href=x.css>\
            <link rel=alternate type='application/rss+xml' href='/feed/'></head><a href=/rss>RSS</a>";
        let expected = [
            feed("https://akhbar.example/feed/", "الأخبار"),
            feed("https://cdn.example/atom", ""),
            feed("https://akhbar.example/a/feed.json", ""),
            feed("https://akhbar.example/comments/feed/", "تعليقات الموقع"),
        ];
        assert_eq!(found(html), expected);
    }

    #[test]
    fn where_none_is_declared_links_that_look_like_feeds_are_taken() {
        let html = "<base href='https://other.example/x/'><a href=rss.xml>كل الأخبار</a><a href='/about'>عنا</a>\
            <a href='/sport/?format=rss'>رياضة</a><a href='javascript:rss'>RSS</a><a href=/q>RSS</a>";
        let expected = [
            feed("https://other.example/x/rss.xml", "كل الأخبار"),
            feed("https://other.example/sport/?format=rss", "رياضة"),
            feed("https://other.example/q", "RSS"),
        ];
        assert_eq!(found(html), expected);
        assert!(discover(html, PAGE).iter().all(|feed| feed.claim == Claim::Linked));
    }

    #[test]
    fn only_addresses_of_the_web_are_told() {
        let html = "<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>\
            <link rel=alternate type=application/rss+xml href='mailto:a@b.example'>\
            <link rel=alternate type=application/rss+xml href='http://user:key@a.example/feed'>";
        assert_eq!(found(html), [feed("http://a.example/feed", "")]);
    }
}
