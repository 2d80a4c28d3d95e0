//! Any bytes under any name are read: no panic, and what comes out keeps the laws of an article and steers no terminal.
//!
//! The first byte chooses the name; the rest is the file.
#![no_main]

mod laws;

use khabar::intake;
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 8] = ["", "a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.xml", "-"];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(choice) % NAMES.len()];
    let read = intake::read(bytes, name);
    assert_eq!(read, intake::read(bytes, name), "the same bytes always give the same articles");
    read.articles.iter().for_each(laws::check);
});
