//! Any bytes are decoded as a picture that was fetched: no panic, the same every time, and never more cells than there is
//! room for.
//!
//! The first two bytes are the columns and rows of the room; the rest is the picture.
#![no_main]

use khabar::intake::picture::decode;
use khabar::model::{CellSize, Unseen};
use khabar::runtime::picture::drawing;
use khabar::terminal::Way;
use khabar::terminal::picture::Line;
use khabar::text::Cells;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [columns, rows, bytes @ ..] = data else { return };
    let (columns, rows) = (Cells(u16::from(*columns).max(1)), u16::from(*rows).max(1));
    let decoded = decode(bytes);
    assert_eq!(decoded, decode(bytes), "the same bytes always give the same picture");
    match decoded {
        Ok(picture) => {
            let pixels = picture.scaled(columns, rows);
            assert!((Cells(1)..=columns).contains(&pixels.columns()) && (1..=rows).contains(&pixels.rows()));
            for (way, line) in [(Way::Kitty, Line::Far), (Way::Iterm2, Line::Near), (Way::Sixel, Line::Near)] {
                let small = (Cells(columns.0.min(8)), rows.min(8));
                let (wide, high) = drawing(&picture, small, (way, CellSize::USUAL, line)).cells();
                assert!((Cells(1)..=small.0).contains(&wide) && (1..=small.1).contains(&high));
            }
            assert_ne!(pixels.cell(pixels.columns().0 - 1, pixels.rows() - 1), None, "every cell has its pixels");
        }
        Err(unseen) => assert!(!matches!(unseen, Unseen::NotFetched(_)), "nothing was fetched here"),
    }
});
