//! Any bytes are read as a feed and as a list of feeds: no panic, and what comes out keeps the laws of an article, steers
//! no terminal and leads nowhere but into the web.
//!
//! The first byte chooses what the server says of the charset; the rest is the feed.
#![no_main]

mod laws;

use khabar::export;
use khabar::intake::{self, Hints, subscriptions};
use khabar::model::Article;
use libfuzzer_sys::fuzz_target;

const CHARSETS: [Option<&str>; 6] =
    [None, Some("utf-8"), Some("windows-1256"), Some("iso-8859-6"), Some("utf-16le"), Some("iso-8859-1")];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let charset = CHARSETS[usize::from(choice) % CHARSETS.len()];
    let hints = Hints { charset, address: Some("https://a.example/feeds/rss"), encoding: None };
    let (feed, warnings) = intake::read_feed(bytes, &hints);
    assert_eq!((feed.clone(), warnings), intake::read_feed(bytes, &hints), "the same bytes always give the same feed");
    let Some(feed) = feed else { return lists(bytes) };
    laws::check_words(&feed.title);
    feed.articles.iter().for_each(check);
});

fn check(article: &Article) {
    laws::check(article);
    let back = intake::read(export::json_line(article).as_bytes(), "a.json");
    assert_eq!(back.articles, [article.clone()], "what is exported as JSON is read back");
    let back = intake::read(export::markdown(article).as_bytes(), "a.md");
    assert_eq!(back.articles.len(), 1, "what is exported as Markdown is one article");
    assert_eq!(back.articles[0].text, article.text, "and says the same");
}

fn lists(bytes: &[u8]) {
    let (sources, _) = subscriptions::read(bytes);
    for source in &sources {
        assert!(source.address.starts_with("http"), "a list leads to the web only");
        laws::check_words(&source.title);
    }
    assert_eq!(subscriptions::read(subscriptions::write_opml(&sources).as_bytes()).0, sources, "OPML is read back");
}
