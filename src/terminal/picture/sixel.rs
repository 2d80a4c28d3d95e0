//! Sixels (DEC STD 070, and as VT340 and xterm have them): bands of six rows, one pass a colour.
//!
//! `P2 = 1` leaves the pixels below the last row as they are. A colour is told as parts of a hundred. `!` repeats a sign, `$` goes
//! back to the left edge, `-` on to the next band.

use super::Line;
use super::palette::{Painted, painted};
use crate::model::Raster;

/// Rows in a band.
const BAND: usize = 6;
/// What stands for six pixels of which none is set.
const NOTHING: u8 = b'?';
/// The shortest run that is shorter as a number and a sign.
const RUN: usize = 4;

/// What shows a picture where the cursor is, pixel by pixel; nothing where it has none.
pub(super) fn drawn(raster: &Raster, line: Line) -> Vec<u8> {
    if raster.colours().is_empty() {
        return Vec::new();
    }
    let Painted { palette, pixels } = painted(raster, line);
    let mut bytes = format!("\x1BP0;1;0q\"1;1;{};{}", raster.width(), raster.height()).into_bytes();
    for (number, colour) in palette.iter().enumerate() {
        let [red, green, blue] = colour.map(hundredths);
        bytes.extend_from_slice(format!("#{number};2;{red};{green};{blue}").as_bytes());
    }
    let width = usize::from(raster.width());
    for band in pixels.chunks(width * BAND) {
        draw_band(band, width, &mut bytes);
    }
    bytes.extend_from_slice(b"\x1B\\");
    bytes
}

fn hundredths(part: u8) -> u16 {
    (u16::from(part) * 100 + 127) / 255
}

/// Each colour of the band in its turn.
fn draw_band(band: &[u8], width: usize, bytes: &mut Vec<u8>) {
    let mut is_there = [false; 256];
    for &number in band {
        is_there[usize::from(number)] = true;
    }
    let numbers = (0_u8..=u8::MAX).filter(|&number| is_there[usize::from(number)]);
    let mut signs = vec![0_u8; width];
    for (pass, number) in numbers.enumerate() {
        if pass > 0 {
            bytes.push(b'$');
        }
        signs.fill(0);
        for (row, line) in band.chunks(width).enumerate() {
            for (sign, _) in signs.iter_mut().zip(line).filter(|(_, pixel)| **pixel == number) {
                *sign |= 1 << row;
            }
        }
        bytes.extend_from_slice(format!("#{number}").as_bytes());
        write_signs(&signs, bytes);
    }
    bytes.push(b'-');
}

/// The signs of a pass, runs shortened, what is empty at its end left out.
fn write_signs(signs: &[u8], bytes: &mut Vec<u8>) {
    let end = signs.iter().rposition(|&sign| sign != 0).map_or(0, |last| last + 1);
    for run in signs.get(..end).unwrap_or_default().chunk_by(|one, other| one == other) {
        let sign = NOTHING + run.first().copied().unwrap_or_default();
        if run.len() < RUN {
            bytes.extend(run.iter().map(|_| sign));
        } else {
            bytes.extend_from_slice(format!("!{}", run.len()).as_bytes());
            bytes.push(sign);
        }
    }
}
