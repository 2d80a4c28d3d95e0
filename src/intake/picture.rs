//! Bytes to a picture that can be shown in cells: PNG, JPEG, the first frame of GIF and WebP.
//!
//! What comes from outside is hostile: the kind is told from the bytes alone, the size from the header before anything is
//! unpacked, and only so much memory is taken. Nothing of the name, the media type or the texts in a picture is used.

use crate::model::{CellSize, Pixels, Raster, Unseen};
use crate::text::Cells;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, Rgba, RgbaImage};
use std::io::Cursor;

/// The longest picture that is fetched, in bytes.
pub const LIMIT: u64 = 8 * 1024 * 1024;
/// The widest and the highest picture, in pixels.
const SIDE: u32 = 8_000;
/// The most memory for the pixels of a picture as it is unpacked, in bytes.
const MEMORY: u64 = 64 * 1024 * 1024;
/// The side of what is kept of a picture: no screen has more half cells than this.
const KEPT: u32 = 1_024;
/// How many times as wide and as high as it is a picture is shown, where the terminal draws it: screens of today have small pixels.
const ENLARGED: u64 = 2;
/// What stands behind a picture that can be seen through: the paper of most pages.
const PAPER: u8 = 255;

/// A picture that was read, small enough to be kept, and large enough for any screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded(DynamicImage);

/// Reads a picture.
///
/// # Errors
///
/// Why it can't be seen; never [`Unseen::NotFetched`].
pub fn decode(bytes: &[u8]) -> Result<Decoded, Unseen> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Unseen::Damaged)?;
    if reader.format().is_none() {
        return Err(Unseen::NotAPicture);
    }
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|error| unseen(&error))?;
    // What the header promises, before any of it is taken: a few bytes can promise a great deal.
    if decoder.total_bytes() > MEMORY {
        return Err(Unseen::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder).map_err(|error| unseen(&error))?;
    if whole.width() == 0 || whole.height() == 0 {
        return Err(Unseen::Damaged);
    }
    let mut small = reduced(on_paper(whole));
    small.apply_orientation(orientation);
    Ok(Decoded(DynamicImage::from(small.into_rgb8())))
}

impl Decoded {
    /// The picture as large as it fits into `columns` × `rows` cells, but not larger than it is. A cell is taken to be
    /// twice as high as wide.
    #[must_use]
    pub fn scaled(&self, columns: Cells, rows: u16) -> Pixels {
        let (columns, rows) = fitted((self.0.width(), self.0.height()), (columns.0, rows));
        let scaled = self.0.resize_exact(columns.into(), u32::from(rows) * 2, FilterType::Lanczos3).into_rgb8();
        Pixels::new(columns, scaled.pixels().map(|pixel| pixel.0).collect())
    }

    /// The columns and rows that the picture takes of so many cells of this size: all it fits into, but not more than twice its
    /// own pixels each way. Its proportions are kept to half a cell.
    #[must_use]
    pub fn cells(&self, (columns, rows): (Cells, u16), cell: CellSize) -> (Cells, u16) {
        let (width, height) = (u64::from(self.0.width().max(1)), u64::from(self.0.height().max(1)));
        let across = (u64::from(columns.0.max(1)) * u64::from(cell.width())).min(width * ENLARGED);
        let down = (u64::from(rows.max(1)) * u64::from(cell.height())).min(height * ENLARGED);
        let (across, down) = (across.min(down * width / height), down.min(across * height / width));
        let nearest = |pixels: u64, side: u16, most: u16| {
            let cells = (pixels + u64::from(side) / 2) / u64::from(side.max(1));
            u16::try_from(cells).unwrap_or(most).clamp(1, most.max(1))
        };
        (Cells(nearest(across, cell.width(), columns.0)), nearest(down, cell.height(), rows))
    }

    /// Its own pixels, as they are kept: width and height.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.0.width(), self.0.height())
    }

    /// The picture as wide and as high as this, whatever its proportions are; at least a pixel each way.
    #[must_use]
    pub fn raster(&self, (width, height): (u16, u16)) -> Raster {
        let (width, height) = (width.max(1), height.max(1));
        let scaled = self.0.resize_exact(width.into(), height.into(), FilterType::Lanczos3).into_rgb8();
        Raster::new(width, scaled.pixels().map(|pixel| pixel.0).collect())
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(MEMORY);
    limits
}

fn unseen(error: &ImageError) -> Unseen {
    match error {
        ImageError::Limits(_) => Unseen::TooLarge,
        ImageError::Unsupported(_) => Unseen::NotAPicture,
        ImageError::Decoding(_) | ImageError::Encoding(_) | ImageError::Parameter(_) | ImageError::IoError(_) => {
            Unseen::Damaged
        }
    }
}

/// What can be seen through shows paper.
fn on_paper(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture;
    }
    let mut picture: RgbaImage = picture.into_rgba8();
    for Rgba([red, green, blue, alpha]) in picture.pixels_mut() {
        for colour in [red, green, blue] {
            *colour = mixed(*colour, *alpha);
        }
        *alpha = u8::MAX;
    }
    picture.into()
}

fn mixed(colour: u8, alpha: u8) -> u8 {
    let (colour, alpha, paper) = (u16::from(colour), u16::from(alpha), u16::from(PAPER));
    u8::try_from((colour * alpha + paper * (255 - alpha)) / 255).unwrap_or(PAPER)
}

/// No side longer than [`KEPT`].
fn reduced(picture: DynamicImage) -> DynamicImage {
    let longest = picture.width().max(picture.height());
    if longest <= KEPT {
        return picture;
    }
    // Both factors are below 2¹⁴.
    let side = |side: u32| (side * KEPT / longest).max(1);
    picture.thumbnail_exact(side(picture.width()), side(picture.height()))
}

/// The cells, at least one each way, that a picture of `width` × `height` pixels takes of so many columns and rows.
fn fitted((width, height): (u32, u32), (columns, rows): (u16, u16)) -> (u16, u16) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (columns, lines) = (u64::from(columns.max(1)), u64::from(rows.max(1)) * 2);
    let columns = columns.min(lines * width / height).min(width).max(1);
    let lines = lines.min((columns * height).div_ceil(width));
    let rows = lines.div_ceil(2).max(1);
    (u16::try_from(columns).unwrap_or(u16::MAX), u16::try_from(rows).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests;
