//! Any bytes are read as a page that was fetched: no panic, and what comes out keeps the laws of an article; running
//! text that stands alone in a page is never taken for furniture; feeds lead to http or https.
//!
//! The first byte chooses an address and a charset; the rest is the page.
#![no_main]

mod laws;

use khabar::intake::discovery::discover;
use khabar::intake::{Hints, read_page};
use libfuzzer_sys::fuzz_target;

const ADDRESSES: [Option<&str>; 4] =
    [None, Some("https://a.example/b/c?d#e"), Some("http://a.example"), Some("file:///x")];
const CHARSETS: [Option<&str>; 4] = [None, Some("windows-1256"), Some("utf-8"), Some("no such charset")];
/// What stands before the page: a paragraph that must come out, whatever follows.
const PARAGRAPH: &str =
    "شارك في افتتاح الحديقة الكبيرة مئات الأطفال من مدارس المدينة، وغنوا معًا أغنية قديمة يعرفها كل أهل الحي عن ظهر قلب.";

/// No label of a part of a page has as many letters.
const LONGER_THAN_A_LABEL: usize = 90;

fuzz_target!(|data: &[u8]| {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let address = ADDRESSES[usize::from(choice) % 4];
    let hints = Hints { address, charset: CHARSETS[usize::from(choice / 4) % 4], encoding: None };
    let read = read_page(bytes, &hints);
    assert_eq!(read, read_page(bytes, &hints), "the same bytes always give the same article");
    read.0.iter().for_each(laws::check);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for feed in discover(text, address.unwrap_or_default()) {
        assert!(feed.address.starts_with("http://") || feed.address.starts_with("https://"), "{}", feed.address);
        laws::check_words(&feed.title);
        assert!(!feed.title.contains(['\n', '\t']), "a title is one line");
    }
    // A page of running text without a tag: nothing of it may be lost. Less than a line may be a label, such as that of the comments,
    // and what stands behind it no text of the article.
    let plain: String = text.chars().filter(|c| c.is_alphabetic() || *c == ' ').take(300).collect();
    if plain.trim().chars().count() < LONGER_THAN_A_LABEL {
        return;
    }
    let page = format!("<html><body><h1>الحديقة</h1><p>{PARAGRAPH}</p><p>{plain}</p><p>{PARAGRAPH}</p></body></html>");
    let article = read_page(page.as_bytes(), &hints).0.expect("it has text");
    let kept = article.text.matches("مئات الأطفال من مدارس المدينة").count();
    assert_eq!(kept, 2, "running text stays: {page}");
});
