//! iTerm2's inline images: a JPEG in base64, stretched over so many columns and rows.
//!
//! A photograph as JPEG takes a fifth of the bytes that it takes as PNG. It is made anew from pixels: nothing of the file that was
//! fetched is in it.

use super::super::base64::base64;
use crate::model::Raster;
use crate::text::Cells;
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

/// How well the picture is kept, of a hundred.
const QUALITY: u8 = 85;

/// What shows a picture where the cursor is; nothing where it has no pixels.
pub(super) fn drawn(raster: &Raster, (columns, rows): (Cells, u16)) -> Vec<u8> {
    let jpeg = jpeg(raster);
    if jpeg.is_empty() {
        return jpeg;
    }
    let what = format!("inline=1;size={};width={};height={rows};preserveAspectRatio=0", jpeg.len(), columns.0);
    format!("\x1B]1337;File={what}:{}\x07", base64(&jpeg)).into_bytes()
}

fn jpeg(raster: &Raster) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    let (width, height) = (raster.width().into(), raster.height().into());
    let written = encoder.encode(raster.colours().as_flattened(), width, height, ExtendedColorType::Rgb8);
    // A vector takes everything; only a picture without pixels is refused.
    written.map(|()| bytes).unwrap_or_default()
}
