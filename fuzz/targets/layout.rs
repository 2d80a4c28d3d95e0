//! Any text at any width is laid out: no panic, no line too wide, no cluster lost or drawn twice.
//!
//! The first bytes choose the width and the options; the rest is the text.
#![no_main]

use khabar::text::{Align, Base, Breaker, Cells, Digits, Letters, Marks, Offset, Options, lay_out};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&[width, choices], rest)) = data.split_first_chunk() else { return };
    let text = String::from_utf8_lossy(rest);
    let options = options(u16::from(width), choices);
    let layout = lay_out(&text, &options);
    assert!(layout.height() >= 1, "there is always a line");
    let mut reached = Offset::START;
    for line in 0..layout.height() {
        let span = layout.span(line);
        assert!(span.start >= reached && text.get(span.bytes()).is_some(), "lines follow one another on borders");
        reached = span.end;
        let mut cells: Vec<_> = layout.cells(line).collect();
        let mut right = 0;
        for cell in &cells {
            assert!(cell.column.0 >= right, "cells stand from left to right and never overlap");
            right = cell.column.0 + cell.width.0;
        }
        let widest = cells.iter().map(|cell| cell.width.0).max().unwrap_or(0);
        assert!(right <= options.width.0.max(1).max(widest), "no line is wider than it may be");
        cells.retain(|cell| cell.start < cell.end);
        cells.sort_by_key(|cell| cell.start);
        // A ligature that is spelt out (U+FDFA and its like) is one cluster in several cells.
        cells.dedup_by_key(|cell| (cell.start, cell.end));
        for pair in cells.windows(2) {
            assert!(pair[0].end <= pair[1].start, "no cluster is drawn twice");
        }
        for cell in &cells {
            assert!(span.start <= cell.start && cell.end <= span.end, "a line holds its own clusters");
        }
        let bytes: usize = cells.iter().map(|cell| cell.end.since(cell.start).bytes()).sum();
        let shown = span.of(&text).trim_end_matches([
            '\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}', '\u{2029}',
        ]);
        assert!(bytes >= shown.len(), "no cluster is lost");
    }
    assert_eq!(reached.bytes(), text.len(), "the lines hold all of the text");
});

const DIGITS: [Digits; 5] = [Digits::Keep, Digits::Arabic, Digits::Latin, Digits::AmongArabic, Digits::AmongPersian];

fn options(width: u16, choices: u8) -> Options {
    Options {
        base: [Base::Auto, Base::Ltr, Base::Rtl][usize::from(choices) % 3],
        align: [Align::Start, Align::Justify, Align::JustifySpaces][usize::from(choices >> 2) % 3],
        breaker: if choices & 2 == 0 { Breaker::Greedy } else { Breaker::TotalFit },
        letters: if choices & 8 == 0 { Letters::Forms } else { Letters::Plain },
        marks: if choices & 16 == 0 { Marks::Keep } else { Marks::Hide },
        digits: DIGITS[usize::from(choices >> 5) % DIGITS.len()],
        ..Options::new(Cells(width))
    }
}
