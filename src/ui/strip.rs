//! Where in the article something stands: the text divided into equal parts, and how much falls into each.

use super::paint::sign;
use crate::app::arrangement::Area;
use crate::config::Signs;
use crate::text::{Cells, Column, Span};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

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

/// Paints where `spans` stand in a text of `length` bytes: a bar in each cell of the row, the start of the text at the right.
pub fn paint(
    buffer: &mut Buffer,
    area: Area,
    (length, spans): (usize, impl Iterator<Item = Span>),
    (signs, style): (Signs, Style),
) {
    let counts = strip(length, area.width.0, spans);
    let most = counts.iter().copied().max().unwrap_or(0);
    for (part, &count) in (0..).zip(&counts) {
        let column = Column((area.right() - Cells(1)).0.saturating_sub(part));
        sign(buffer, area, column, (bar(signs, count, most), style));
    }
}

/// A share of a whole, 0 to 1, as a bar over `cells` cells that grows from the left, in eighths of a cell.
#[must_use]
pub fn share(signs: Signs, share: f32, cells: u16) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and eight times the cells")]
    let eighths = (share.clamp(0.0, 1.0) * f32::from(cells) * 8.0).round() as usize;
    match signs {
        Signs::Symbols => format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]),
        Signs::Ascii => "=".repeat(eighths.div_ceil(8)),
    }
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
    fn a_share_is_measured_in_eighths_of_a_cell() {
        let bars = |signs| [0.0, 0.5, 1.0].map(|part| share(signs, part, 3));
        assert_eq!(bars(Signs::Symbols), ["", "█▌", "███"]);
        assert_eq!(bars(Signs::Ascii), ["", "==", "==="]);
        assert_eq!(share(Signs::Symbols, 7.0, 2), "██");
    }

    #[test]
    fn any_mention_stands_out_from_none() {
        assert_eq!([0, 1, 9].map(|count| bar(Signs::Symbols, count, 9)), ['▁', '▂', '█']);
        assert_eq!([0, 1, 9].map(|count| bar(Signs::Ascii, count, 9)), ['_', '.', '#']);
    }
}
