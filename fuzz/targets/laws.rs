//! The laws of an article, which hold whatever it was read from.

use khabar::model::{Article, BlockKind};
use khabar::text::Offset;

/// Its blocks lie in order in its text, one line each; its links lead where they may; none of its words steers a terminal.
pub fn check(article: &Article) {
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
        let text = block.span.of(&article.text);
        let opened = text.chars().filter(|c| matches!(c, '\u{2066}'..='\u{2068}')).count();
        let closed = text.chars().filter(|c| *c == '\u{2069}').count();
        assert_eq!(opened, closed, "isolates are closed: {text:?}");
        assert!(block.kind == BlockKind::Code || !text.contains('\n'), "a block is one line");
    }
    if let Some(picture) = &article.picture {
        assert!(picture.url.starts_with("http"), "a picture is on the web: {}", picture.url);
        check_words(&picture.words);
    }
    let fields = [&article.source, &article.author, &article.url, &article.summary, &article.identity];
    let all = fields.into_iter().flatten().chain([&article.title, &article.text]).chain(&article.tags);
    all.for_each(|field| check_words(field));
}

/// Nothing in `field` steers a terminal or turns what stands behind it.
pub fn check_words(field: &str) {
    for c in field.chars() {
        assert!(!c.is_control() || c == '\n' || c == '\t', "no control comes out");
        assert!(!matches!(c, '\u{202A}'..='\u{202E}'), "no embedding or override comes out");
    }
}
