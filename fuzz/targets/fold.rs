//! Any text is folded and searched: no panic, the map stays inside the text, and hits follow one another.
//!
//! Everything up to the first zero byte is the query; the rest is the text.
#![no_main]

use khabar::text::fold::Apart;
use khabar::text::{Folding, Matcher, Offset, fold, hits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut parts = data.splitn(2, |&byte| byte == 0);
    let query = String::from_utf8_lossy(parts.next().unwrap_or_default());
    let text = String::from_utf8_lossy(parts.next().unwrap_or_default());
    let apart = Folding::search(Apart::HAMZA.and(Apart::ALEF_MAKSURA));
    for folding in [Folding::Search, Folding::Exact, apart] {
        let folded = fold(&text, folding);
        let mut reached = Offset::START;
        for (place, c) in folded.text().char_indices() {
            let span = folded.original(place..place + c.len_utf8());
            assert!(text.get(span.bytes()).is_some(), "the map stays on the borders of the text");
            assert!(span.start >= reached, "the map keeps the order");
            reached = span.start;
        }
        assert_eq!(fold(folded.text(), folding).text(), folded.text(), "folding twice changes nothing more");
    }
    let Ok(matcher) = Matcher::new(&query, Folding::Search) else { return };
    let mut reached = Offset::START;
    for hit in hits(&fold(&text, Folding::Search), &matcher).unwrap_or_default() {
        assert!(!hit.is_empty() && text.get(hit.bytes()).is_some(), "a hit is a piece of the text");
        assert!(hit.start >= reached, "hits follow one another and never overlap");
        reached = hit.end;
    }
});
