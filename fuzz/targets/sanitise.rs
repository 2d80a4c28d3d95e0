//! Any text is cleaned: what is unsafe goes, what is clean stays as it is, and marks stay where they belong.
//!
//! What stands before the first zero byte are the places of marks, the rest is the text.
#![no_main]

use khabar::intake::sanitise::{code_with, is_unsafe, line, line_with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(0);
    let (places, text) = data.split_at(at);
    let text = String::from_utf8_lossy(text);
    let mut marks: Vec<usize> = places.iter().map(|place| usize::from(*place)).collect();
    marks.retain(|mark| text.is_char_boundary(*mark));
    marks.sort_unstable();
    for clean in [line_with, code_with] {
        let mut moved = marks.clone();
        let cleaned = clean(&text, &mut moved);
        assert!(moved.is_sorted(), "marks keep their order");
        assert!(moved.iter().all(|mark| cleaned.is_char_boundary(*mark)), "marks stand on borders");
        assert!(!cleaned.chars().any(|c| is_unsafe(c) && c != '\n'), "nothing unsafe stays");
        is_balanced(&cleaned);
        assert_eq!(clean(&cleaned, &mut []), cleaned, "what is clean stays as it is");
        assert_eq!(clean(&text, &mut marks.clone()), cleaned, "the same text is always cleaned the same");
    }
    assert!(!line(&text).contains('\n'), "a line is one line");
});

fn is_balanced(text: &str) {
    let mut open = 0_usize;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' => open = open.checked_sub(1).expect("no isolate is closed that was not opened"),
            _ => {}
        }
    }
    assert_eq!(open, 0, "every isolate is closed");
}
