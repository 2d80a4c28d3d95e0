//! Any bytes under any name are read: no panic, and what comes out keeps the laws of an article and steers no terminal.
//!
//! The first byte chooses the name; the rest is the file.
#![no_main]

use khabar::intake;
use khabar::model::Article;
use khabar::text::Offset;
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 8] = ["", "a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.xml", "-"];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(choice) % NAMES.len()];
    let read = intake::read(bytes, name);
    assert_eq!(read, intake::read(bytes, name), "the same bytes always give the same articles");
    read.articles.iter().for_each(check);
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
    let fields = [&article.source, &article.author, &article.url, &article.summary];
    let all = fields.into_iter().flatten().chain([&article.title, &article.text]).chain(&article.tags);
    for c in all.flat_map(|field| field.chars()) {
        assert!(!c.is_control() || c == '\n' || c == '\t', "no control comes out");
        assert!(!matches!(c, '\u{202A}'..='\u{202E}'), "no embedding or override comes out");
    }
}
