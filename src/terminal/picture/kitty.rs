//! kitty's graphics protocol: a PNG in base64, in pieces, put over so many columns and rows.
//!
//! `a=T` sends and shows, `f=100` says that it is a PNG, `q=2` keeps the terminal from answering, `C=1` leaves the cursor where it
//! is; `m` says whether more pieces come. The terminal scales it to `c` columns and `r` rows.

use super::super::base64::base64;
use super::Line;
use crate::model::Raster;
use crate::text::Cells;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// The most base64 in a piece, as the protocol has it.
const PIECE: usize = 4_096;
/// What takes our picture away, and what the terminal keeps of it.
pub(super) const REMOVAL: &str = "\x1B_Ga=d,d=I,i=7529,q=2\x1B\\";

/// What sends and shows a picture where the cursor is; nothing where it has no pixels.
pub(super) fn drawn((raster, line): (&Raster, Line), (columns, rows): (Cells, u16)) -> Vec<u8> {
    let letters = base64(&png(raster, line));
    let mut pieces = letters.as_bytes().chunks(PIECE).peekable();
    let mut head = format!("a=T,f=100,i=7529,q=2,C=1,c={},r={rows},", columns.0);
    let mut bytes = Vec::with_capacity(letters.len() + letters.len() / PIECE * 16 + 64);
    while let Some(piece) = pieces.next() {
        let more = u8::from(pieces.peek().is_some());
        bytes.extend_from_slice(format!("\x1B_G{head}m={more};").as_bytes());
        bytes.extend_from_slice(piece);
        bytes.extend_from_slice(b"\x1B\\");
        // Only the first piece says what it is.
        "q=2,".clone_into(&mut head);
    }
    bytes
}

/// The pixels as a PNG: packed in a moment, or as small as may be.
fn png(raster: &Raster, line: Line) -> Vec<u8> {
    let compression = match line {
        Line::Near => CompressionType::Fast,
        Line::Far => CompressionType::Default,
    };
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, compression, FilterType::Adaptive);
    let (width, height) = (raster.width().into(), raster.height().into());
    let written = encoder.write_image(raster.colours().as_flattened(), width, height, ExtendedColorType::Rgb8);
    // A vector takes everything; only a picture without pixels is refused.
    written.map(|()| bytes).unwrap_or_default()
}
