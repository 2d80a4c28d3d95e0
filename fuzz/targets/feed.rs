//! Any bytes are read as a feed and as a list of feeds: no panic, and what comes out keeps the laws of an article, steers
//! no terminal and leads nowhere but into the web.
//!
//! The first byte chooses what the server says of the charset; the rest is the feed.
#![no_main]

use khabar::export;
use khabar::intake::{self, Hints, subscriptions};
use khabar::model::Article;
use khabar::text::Offset;
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
    is_clean(&feed.title);
    feed.articles.iter().for_each(check);
});

fn check(article: &Article) {
    let mut reached = Offset::START;
    for block in &article.blocks {
        assert!(article.text.get(block.span.bytes()).is_some(), "blocks stand on the borders of the text");
        assert!(block.span.start >= reached, "blocks follow one another and never overlap");
        reached = block.span.end;
        for link in &block.links {
            assert!(link.span.meet(block.span) == Some(link.span), "a link lies inside its block");
            let is_safe = ["http:", "https:", "mailto:"].iter().any(|scheme| link.url.starts_with(scheme));
            assert!(is_safe, "a link leads to http, https or mailto");
        }
    }
    if let Some(picture) = &article.picture {
        assert!(picture.url.starts_with("http"), "a picture is fetched from the web");
        is_clean(&picture.words);
    }
    let fields = [&article.source, &article.author, &article.url, &article.summary, &article.identity];
    let all = fields.into_iter().flatten().chain([&article.title, &article.text]).chain(&article.tags);
    all.for_each(|field| is_clean(field));
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
        is_clean(&source.title);
    }
    assert_eq!(subscriptions::read(subscriptions::write_opml(&sources).as_bytes()).0, sources, "OPML is read back");
}

fn is_clean(field: &str) {
    for c in field.chars() {
        assert!(!c.is_control() || c == '\n' || c == '\t', "no control comes out");
        assert!(!matches!(c, '\u{202A}'..='\u{202E}'), "no embedding or override comes out");
    }
}
