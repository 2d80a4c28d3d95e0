//! Text cut into paragraphs, each with its separator (UAX #9, P1).

use crate::text::measure::Span;

/// The paragraphs of `text`, none of them empty: a separator belongs to the paragraph it ends.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + find_separator(rest).map_or(rest.len(), |at| at + separator_length(rest, at));
        let span = Span::from(start..end);
        start = end;
        Some(span)
    })
}

/// Where the first separator of `text` stands. Most text is passed over a block of bytes at a time.
fn find_separator(text: &str) -> Option<usize> {
    let mut start = 0;
    for block in text.as_bytes().chunks(BLOCK) {
        if block.iter().fold(false, |found, &byte| found | may_separate(byte)) {
            let suspects = block.iter().enumerate().filter(|&(_, &byte)| may_separate(byte));
            let mut places = suspects.map(|(at, _)| start + at);
            if let Some(at) = places.find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(is_separator))) {
                return Some(at);
            }
        }
        start += block.len();
    }
    None
}

/// How many bytes are passed over at once.
const BLOCK: usize = 64;

/// Whether a separator may start with `byte` (UTF-8).
const fn may_separate(byte: u8) -> bool {
    byte < 0x20 || byte == 0xC2 || byte == 0xE2
}

/// Bidi class B.
const fn is_separator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}')
}

/// The length in bytes of the separator at `at`: carriage return and line feed are one.
fn separator_length(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).map(|span| span.of(text)).collect()
    }

    #[test]
    fn separators_stay_with_the_paragraphs_they_end() {
        assert_eq!(cut("a\r\nb\u{2029}\nc"), ["a\r\n", "b\u{2029}", "\n", "c"]);
        assert_eq!(cut("a\u{2028}b"), ["a\u{2028}b"]);
        assert_eq!(cut(""), Vec::<&str>::new());
    }

    #[test]
    fn separators_are_found_wherever_they_stand_in_a_block() {
        for before in 0..200 {
            for separator in ["\n", "\r\n", "\u{85}", "\u{2029}", "\u{1D}"] {
                let text = format!("{}\u{201C}\t\u{A0}{separator}b", "ب".repeat(before));
                assert_eq!(cut(&text).len(), 2, "{before}");
                assert!(cut(&text)[0].ends_with(separator));
            }
        }
    }
}
