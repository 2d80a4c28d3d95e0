//! Pictures that are sound, and pictures that lie, break off or ask for too much.

use super::*;
use flate2::{Crc, write::ZlibEncoder};
use image::{ImageFormat, Luma, Rgb};
use proptest::prelude::*;
use std::io::Write;

const RED: [u8; 3] = [200, 0, 0];
const BLUE: [u8; 3] = [0, 0, 200];

/// The upper half red, the lower half blue.
fn flag(width: u32, height: u32) -> DynamicImage {
    let colour = |_, y| if y < height / 2 { Rgb(RED) } else { Rgb(BLUE) };
    image::RgbImage::from_fn(width, height, colour).into()
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A chunk of a PNG (ISO 15948, 5.3), with its right checksum.
fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [name.as_slice(), data].concat();
    let mut sum = Crc::new();
    sum.update(&body);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes(), body.as_slice(), &sum.sum().to_be_bytes()].concat()
}

/// A PNG whose header says so large, grey or in red, green and blue, and whose pixels are `rows` rows of nothing.
fn png((width, height): (u32, u32), colour: u8, rows: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, colour, 0, 0, 0]].concat();
    let mut packed = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let row = vec![0; 1 + width as usize * if colour == 2 { 3 } else { 1 }];
    (0..rows).for_each(|_| packed.write_all(&row).unwrap());
    let pixels = packed.finish().unwrap();
    [b"\x89PNG\r\n\x1A\n".to_vec(), chunk(*b"IHDR", &header), chunk(*b"IDAT", &pixels), chunk(*b"IEND", &[])].concat()
}

/// What a picture looks like in four columns and two rows.
fn seen(bytes: &[u8]) -> Result<Pixels, Unseen> {
    decode(bytes).map(|decoded| decoded.scaled(Cells(4), 2))
}

fn near(one: [u8; 3], other: [u8; 3]) -> bool {
    one.into_iter().zip(other).all(|(one, other)| one.abs_diff(other) < 12)
}

#[test]
fn every_kind_that_is_read_shows_its_halves_above_each_other() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let pixels = seen(&written(&flag(32, 32), format)).unwrap();
        assert_eq!((pixels.columns(), pixels.rows()), (Cells(4), 2), "{format:?}");
        let ((top, _), (_, bottom)) = (pixels.cell(0, 0).unwrap(), pixels.cell(3, 1).unwrap());
        assert!(near(top, RED) && near(bottom, BLUE), "{format:?}: {pixels:?}");
    }
}

#[test]
fn a_picture_keeps_its_proportions_and_is_never_larger_than_it_is() {
    let cells = |size: (u32, u32), room: (u16, u16)| fitted(size, room);
    assert_eq!(cells((1600, 900), (100, 40)), (100, 29));
    assert_eq!(cells((900, 1600), (100, 40)), (45, 40));
    assert_eq!(cells((16, 16), (100, 40)), (16, 8));
    assert_eq!(cells((8000, 1), (100, 40)), (100, 1));
    assert_eq!(cells((1, 8000), (100, 40)), (1, 40));
    assert_eq!(cells((640, 480), (0, 0)), (1, 1));
}

#[test]
fn what_can_be_seen_through_shows_paper() {
    let glass = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]));
    let half = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 128]));
    let colour = |picture: RgbaImage| seen(&written(&picture.into(), ImageFormat::Png)).unwrap().cell(0, 0).unwrap().0;
    assert_eq!([colour(glass), colour(half)], [[255; 3], [127; 3]]);
}

#[test]
fn a_large_photograph_is_kept_small() {
    let Decoded(kept) = decode(&png((4_000, 3_000), 2, 3_000)).unwrap();
    assert_eq!((kept.width(), kept.height()), (1_024, 768));
}

#[test]
fn a_picture_that_stands_on_its_side_is_turned_as_its_camera_says() {
    // EXIF in one JPEG segment: orientation 6, to be turned a quarter to the right.
    let exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let plain = written(&flag(32, 32), ImageFormat::Jpeg);
    let turned = [&plain[..2], &[0xFF, 0xE1], &length, exif, &plain[2..]].concat();
    let pixels = seen(&turned).unwrap();
    assert!(near(pixels.cell(3, 0).unwrap().0, RED) && near(pixels.cell(0, 0).unwrap().0, BLUE), "{pixels:?}");
}

#[test]
fn a_header_that_promises_too_much_is_believed_and_refused() {
    for size in [(60_000, 60_000), (8_001, 1), (1, 8_001), (u32::MAX >> 1, 1)] {
        assert_eq!(seen(&png(size, 0, 0)), Err(Unseen::TooLarge), "{size:?}");
    }
    // Within the sides, but 192 MB of pixels from a few bytes.
    assert_eq!(seen(&png((8_000, 8_000), 2, 1)), Err(Unseen::TooLarge));
}

#[test]
fn a_picture_that_breaks_off_is_damaged() {
    let whole = written(&flag(64, 64), ImageFormat::Png);
    assert_eq!(seen(&whole[..whole.len() / 2]), Err(Unseen::Damaged));
    assert_eq!(seen(&png((64, 64), 2, 10)), Err(Unseen::Damaged));
}

#[test]
fn what_is_no_picture_is_said_to_be_none() {
    let not_ours = b"\0\0\0\x1Cftypavif\0\0\0\0avifmif1miaf";
    for bytes in
        [&b""[..], b"<!doctype html><title>404</title>", b"<svg xmlns='http://www.w3.org/2000/svg'/>", not_ours]
    {
        assert_eq!(seen(bytes), Err(Unseen::NotAPicture), "{bytes:?}");
    }
}

#[test]
fn one_kind_under_the_name_of_another_is_damaged() {
    let jpeg = written(&flag(16, 16), ImageFormat::Jpeg);
    let lie = [b"\x89PNG\r\n\x1A\n", &jpeg[..]].concat();
    assert_eq!(seen(&lie), Err(Unseen::Damaged));
}

#[test]
fn grey_and_sixteen_bits_are_read_too() {
    let grey = image::ImageBuffer::from_pixel(8, 8, Luma([0x8080_u16]));
    let pixels = seen(&written(&DynamicImage::ImageLuma16(grey), ImageFormat::Png)).unwrap();
    assert_eq!(pixels.cell(0, 0), Some(([0x80; 3], [0x80; 3])));
}

proptest! {
    #[test]
    fn no_damage_to_a_picture_makes_it_panic(
        format in prop::sample::select(vec![ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP]),
        wounds in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = written(&flag(24, 16), format);
        for (at, byte) in wounds {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(end.index(bytes.len() + 1));
        if let Ok(pixels) = seen(&bytes) {
            prop_assert!(pixels.columns() <= Cells(4) && pixels.rows() <= 2);
        }
    }
}

#[test]
fn a_picture_that_the_terminal_draws_takes_the_cells_of_its_proportions() {
    let cells = |(width, height): (u32, u32), room: (u16, u16), cell: (u16, u16)| {
        let cell = CellSize::new(cell.0, cell.1).unwrap();
        let (columns, rows) = Decoded(flag(width, height)).cells((Cells(room.0), room.1), cell);
        (columns.0, rows)
    };
    // As wide as there is room, as high as there is room, twice as large as it is.
    assert_eq!(cells((1024, 640), (100, 60), (10, 20)), (100, 31));
    assert_eq!(cells((1024, 640), (100, 20), (10, 20)), (64, 20));
    assert_eq!(cells((100, 100), (100, 60), (10, 20)), (20, 10));
    // Cells that are nearly square make it wider.
    assert_eq!(cells((640, 640), (200, 30), (10, 12)), (36, 30));
    assert_eq!(cells((1, 1), (100, 60), (10, 20)), (1, 1));
    assert_eq!(cells((1000, 1), (0, 0), (10, 20)), (1, 1));
}

#[test]
fn a_raster_has_the_sides_it_was_asked_for_and_the_halves_above_each_other() {
    let raster = Decoded(flag(64, 32)).raster((7, 5));
    assert_eq!((raster.width(), raster.height()), (7, 5));
    let rows: Vec<_> = raster.rows().collect();
    assert!(near(rows[0][3], RED) && near(rows[4][3], BLUE), "{raster:?}");
    assert_eq!(Decoded(flag(2, 2)).raster((0, 0)).colours().len(), 1);
    assert_eq!(Decoded(flag(64, 32)).size(), (64, 32));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_picture_takes_more_cells_than_there_are(
        width in 1_u32..40, height in 1_u32..40, columns: u16, rows: u16, cell in (4_u16..=200, 6_u16..=400),
    ) {
        let cell = CellSize::new(cell.0, cell.1).unwrap();
        let (wide, high) = Decoded(flag(width, height)).cells((Cells(columns), rows), cell);
        prop_assert!(wide.0 >= 1 && wide.0 <= columns.max(1) && high >= 1 && high <= rows.max(1));
    }
}
