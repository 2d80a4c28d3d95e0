//! Where in the article something stands: the text divided into equal parts, and how much falls into each.

use crate::config::Signs;
use crate::text::Span;

/// How many of `spans` start in each of `parts` equal parts of a text of `length` bytes.
#[must_use]
pub fn strip(length: usize, parts: u16, spans: impl Iterator<Item = Span>) -> Vec<u32> {
    let mut counts = vec![0; usize::from(parts)];
    for span in spans {
        let part = span.start.bytes().saturating_mul(usize::from(parts)) / length.max(1);
        if let Some(count) = counts.get_mut(part.min(usize::from(parts).saturating_sub(1))) {
            *count += 1;
        }
    }
    counts
}

/// A bar as high as `count` is among counts of which `most` is the highest; a thin line where it is nothing.
#[must_use]
pub fn bar(signs: Signs, count: u32, most: u32) -> char {
    signs.bar(count.saturating_mul(7).div_ceil(most.max(1)).min(7) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_character_falls_into_the_last_part() {
        assert_eq!(strip(100, 4, [0, 24, 25, 99].map(|at| Span::from(at..at + 1)).into_iter()), [2, 1, 0, 1]);
    }

    #[test]
    fn neither_an_empty_text_nor_an_empty_strip_is_divided() {
        assert_eq!(strip(0, 3, std::iter::once(Span::default())), [1, 0, 0]);
        assert_eq!(strip(9, 0, std::iter::once(Span::default())), Vec::<u32>::new());
    }

    #[test]
    fn any_mention_stands_out_from_none() {
        assert_eq!([0, 1, 9].map(|count| bar(Signs::Symbols, count, 9)), ['▁', '▂', '█']);
        assert_eq!([0, 1, 9].map(|count| bar(Signs::Ascii, count, 9)), ['_', '.', '#']);
    }
}
