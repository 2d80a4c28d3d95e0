//! Any bytes in any declared encoding become text: the same every time, and UTF-8 as it is.
//!
//! The first two bytes choose what the reader and the server say; the rest is the input.
#![no_main]

use khabar::intake::{Hints, decode};
use libfuzzer_sys::fuzz_target;

const LABELS: [Option<&str>; 8] = [
    None,
    Some("utf-8"),
    Some("windows-1256"),
    Some("ISO-8859-6"),
    Some("utf-16be"),
    Some("iso-8859-1"),
    Some("none such"),
    Some("windows-1255"),
];

fuzz_target!(|data: &[u8]| {
    let [reader, server, bytes @ ..] = data else { return };
    let label = |choice: u8| LABELS[usize::from(choice) % LABELS.len()];
    let hints = Hints { encoding: label(*reader), charset: label(*server), address: None };
    let decoded = decode(bytes, &hints);
    assert_eq!(decoded, decode(bytes, &hints), "the same bytes always give the same text");
    let told = Hints { encoding: None, ..hints };
    let (Some(text), Ok(original)) = (decode(bytes, &told).0, str::from_utf8(bytes)) else { return };
    if !bytes.contains(&0) && !bytes.starts_with(&[0x1F, 0x8B]) {
        // Few controls: with many it may be UTF-16 by its look.
        let controls = bytes.iter().filter(|byte| **byte < 0x20).count();
        if controls * 8 < bytes.len() {
            assert_eq!(text, original.strip_prefix('\u{FEFF}').unwrap_or(original), "UTF-8 is read as it is");
        }
    }
});
