//! Any text has entities or none: no panic, the same every time, on the borders of the text, never overlapping.
//!
//! The first byte chooses the language; the rest is the text, of which every line is a paragraph.
#![no_main]

use khabar::entities::recognise;
use khabar::model::{Article, BlockKind};
use libfuzzer_sys::fuzz_target;
use unicode_segmentation::UnicodeSegmentation;

const LANGUAGES: [&str; 4] = ["ar", "", "fa", "en"];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let language = LANGUAGES[usize::from(choice) % LANGUAGES.len()].to_owned();
    let mut article = Article { language, ..Article::default() };
    for line in String::from_utf8_lossy(bytes).lines() {
        article.push(BlockKind::Paragraph, line);
    }
    let found = recognise(&article);
    assert_eq!(found, recognise(&article), "the same article always gives the same entities");
    let borders: Vec<usize> =
        article.text.grapheme_indices(true).map(|(at, _)| at).chain([article.text.len()]).collect();
    let mut spans: Vec<_> = found.iter().flat_map(|entity| &entity.mentions).map(|mention| mention.span).collect();
    assert!(found.iter().all(|entity| !entity.mentions.is_empty()), "an entity stands somewhere");
    for span in &spans {
        let bytes = span.bytes();
        assert!(!span.is_empty() && borders.binary_search(&bytes.start).is_ok(), "a mention starts on a border");
        assert!(borders.binary_search(&bytes.end).is_ok(), "a mention ends on a border");
    }
    spans.sort_by_key(|span| span.start);
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "mentions never overlap");
});
