//! Any finished row can be sent: no panic, no cell lost, nothing that steers a terminal, and safe rows stay as they are.
//!
//! The first two bytes choose the width and the letters; the rest is the text that is laid out and painted, and every
//! odd time the text is painted raw, as a careless widget would.
#![no_main]

use khabar::terminal::{Mode, encode};
use khabar::text::{Align, Cells, Letters, Options, lay_out};
use libfuzzer_sys::fuzz_target;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

fuzz_target!(|data: &[u8]| {
    let Some((&[width, choices], rest)) = data.split_first_chunk() else { return };
    let (width, text) = (u16::from(width).max(1), String::from_utf8_lossy(rest));
    let painted = if choices & 1 == 0 { laid_out(&text, width, choices) } else { raw(&text, width) };
    for mode in Mode::ALL {
        let mut sent = painted.clone();
        encode(&mut sent, mode);
        assert_eq!((sent.area, sent.content.len()), (painted.area, painted.content.len()), "a row keeps its cells");
        for cell in &sent.content {
            assert!(cell.symbol().cell_width() > 0, "every cell takes a column");
            assert!(!cell.symbol().contains(steers), "nothing that steers a terminal is sent: {:?}", cell.symbol());
        }
        if mode != Mode::Logical {
            let mut again = sent.clone();
            encode(&mut again, mode);
            assert_eq!(again, sent, "what is safe stays as it is");
        }
    }
});

/// Up to sixteen lines of the text, painted as the reader paints them.
fn laid_out(text: &str, width: u16, choices: u8) -> Buffer {
    let options = Options {
        align: if choices & 2 == 0 { Align::Start } else { Align::Justify },
        letters: if choices & 4 == 0 { Letters::Forms } else { Letters::Plain },
        ..Options::new(Cells(width))
    };
    let layout = lay_out(text, &options);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, 16));
    for line in 0..layout.height().min(16) {
        let row = u16::try_from(line).unwrap_or_default();
        for cell in layout.cells(line).filter(|cell| cell.width > Cells(0)) {
            if let Some(place) = buffer.cell_mut((cell.column.0, row)) {
                place.set_symbol(cell.symbol);
            }
        }
    }
    buffer
}

/// Each cluster of the text in a cell of its own, whatever it is.
fn raw(text: &str, width: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, 4));
    for (cell, cluster) in buffer.content.iter_mut().zip(text.graphemes(true)) {
        cell.set_symbol(cluster);
    }
    buffer
}

/// Whether `c` is a control, or turns text round.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
