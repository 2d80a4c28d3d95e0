//! Any text at any width maps to the screen and back: clicks, places, ranges, carets, words and sentences.
//!
//! The first bytes choose the width, the options and a range; the rest is the text.
#![no_main]

use khabar::text::{
    Align, Base, Borders, Breaker, Caret, Cells, Column, Layout, Letters, Marks, Offset, Options, Prepared, Span,
    Typesetter, lay_out,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&[width, choices, from, length], rest)) = data.split_first_chunk() else { return };
    let text = String::from_utf8_lossy(rest);
    let options = options(u16::from(width), choices);
    let layout = lay_out(&text, &options);
    for line in 0..layout.height() {
        columns(&layout, line, options.width);
        cells(&layout, line);
        carets(&layout, line);
    }
    ranges(&layout, Span::from(usize::from(from)..usize::from(from) + usize::from(length)), options.width);
    pieces(&text, &options, &layout);
    for borders in [Borders::words(&text), Borders::sentences(&text)] {
        tiles(&text, &borders);
    }
});

/// Every column means a place of its line, and that place a column of the layout.
fn columns(layout: &Layout, line: usize, width: Cells) {
    let span = layout.span(line);
    for column in 0..=width.0.saturating_add(1) {
        let offset = layout.hit(line, Column(column));
        assert!(span.start <= offset && offset <= span.end, "a click means a place of its line");
        assert!(layout.place(offset).1 < Column(width.0.max(1)), "a place is inside the layout");
    }
}

/// A click on a cell means its cluster, and the cluster is placed where its first cell is.
fn cells(layout: &Layout, line: usize) {
    for cell in layout.cells(line).filter(|cell| cell.width > Cells(0) && cell.start < cell.end) {
        assert_eq!(layout.hit(line, cell.column), cell.start, "a click on a cell means its cluster");
        let (placed, column) = layout.place(cell.start);
        assert_eq!((placed, layout.hit(line, column)), (line, cell.start), "a cluster is placed on its line");
    }
}

/// A caret steps to the right end of its line in as many steps as to the left end, each onto another column.
fn carets(layout: &Layout, line: usize) {
    let mut caret = Caret::before(layout.span(line).start);
    let mut steps = 0;
    while let Some(next) = layout.right_of(caret).filter(|&next| layout.caret(next).0 == line) {
        assert!(layout.caret(next).1 > layout.caret(caret).1, "a step to the right goes right");
        caret = next;
    }
    let right = layout.caret(caret).1;
    while let Some(next) = layout.left_of(caret).filter(|&next| layout.caret(next).0 == line) {
        assert!(layout.caret(next).1 < layout.caret(caret).1, "a step to the left goes left");
        caret = next;
        steps += 1;
    }
    assert_eq!(right.0 - layout.caret(caret).1.0, layout.width(line).0, "from edge to edge");
    assert!(steps <= layout.width(line).0, "a step is at least a column");
}

/// The stretches of a range stand in order, apart, inside the layout.
fn ranges(layout: &Layout, range: Span, width: Cells) {
    let mut reached = (0, Column(0));
    for (line, left, length) in layout.spans(range) {
        assert!(length > Cells(0) && (line, left) >= reached, "stretches stand in order and never touch");
        reached = (line, left + length + Cells(1));
        assert!(left + length <= Column(width.0.max(1)), "a stretch is inside the layout");
    }
}

/// Pieces laid out alone have the lines of the whole.
fn pieces(text: &str, options: &Options, whole: &Layout) {
    let (mut prepared, mut typesetter) = (Prepared::new(text, options.base), Typesetter::new());
    let mut line = 0;
    for piece in 0..prepared.pieces() {
        let layout = prepared.lay_out(text, piece, options, &mut typesetter);
        for own in 0..layout.height() {
            assert_eq!(layout.span(own), whole.span(line), "the lines of the whole");
            assert!(layout.cells(own).eq(whole.cells(line)), "the cells of the whole");
            line += 1;
        }
    }
    assert!(line == whole.height() || text.is_empty(), "all lines of the whole");
}

/// Words, sentences and what stands between them tile the text.
fn tiles(text: &str, borders: &Borders) {
    let mut reached = Offset::START;
    while reached.bytes() < text.len() {
        let span = borders.at(reached);
        assert_eq!(span.start, reached, "they follow each other");
        assert!(!span.is_empty() && text.get(span.bytes()).is_some(), "on borders of the text");
        assert!(borders.next(reached).is_none_or(|next| next >= span.end), "the next one stands behind");
        assert!(borders.previous(reached).is_none_or(|previous| previous < reached), "the one before stands before");
        reached = span.end;
    }
}

fn options(width: u16, choices: u8) -> Options {
    Options {
        base: [Base::Auto, Base::Ltr, Base::Rtl][usize::from(choices) % 3],
        align: [Align::Start, Align::Justify, Align::JustifySpaces][usize::from(choices >> 2) % 3],
        breaker: if choices & 16 == 0 { Breaker::Greedy } else { Breaker::TotalFit },
        letters: if choices & 32 == 0 { Letters::Forms } else { Letters::Plain },
        marks: if choices & 64 == 0 { Marks::Keep } else { Marks::Hide },
        ..Options::new(Cells(width.max(1)))
    }
}
