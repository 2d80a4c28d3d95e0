//! A picture in at most 256 colours of its own, for terminals that have so many places for them.
//!
//! The colours are found by cutting the space that the picture's lie in (median cut, Heckbert 1982), in steps of 8 of 256 each way.
//! What a pixel is off its colour goes on to its neighbours (Floyd and Steinberg 1976), so that a sky has no steps. Over a network it
//! does not: runs of one colour take fewer bytes.

use super::Line;
use crate::model::Raster;

/// The most colours.
const COLOURS: usize = 256;
/// The bits of red, of green and of blue that a colour is looked up by.
const BITS: u32 = 5;
/// How many colours can be looked up.
const BINS: usize = 1 << (3 * BITS);

/// A picture by the numbers of its colours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Painted {
    /// Its colours, 256 at most.
    pub palette: Vec<[u8; 3]>,
    /// The number of the colour of each pixel, row by row.
    pub pixels: Vec<u8>,
}

/// Colours of the picture that are looked up alike.
#[derive(Clone, Copy, Debug)]
struct Bin {
    colour: [u8; 3],
    count: u64,
}

/// The picture in its own best colours.
pub(super) fn painted(raster: &Raster, line: Line) -> Painted {
    let palette = palette(raster);
    let pixels = match line {
        Line::Near => spread(raster, &palette),
        Line::Far => stepped(raster, &palette),
    };
    Painted { palette, pixels }
}

fn palette(raster: &Raster) -> Vec<[u8; 3]> {
    let bins = bins(raster);
    let mut boxes = vec![bins];
    while boxes.len() < COLOURS {
        // The widest in which the most pixels lie is cut.
        let widths = boxes.iter().map(|bins| (widest(bins).1, bins.iter().map(|bin| bin.count).sum::<u64>()));
        let worst = widths.enumerate().max_by_key(|(_, (width, count))| u64::from(*width) * count);
        let Some((place, (1.., _))) = worst else { break };
        let (low, high) = cut(boxes.swap_remove(place));
        boxes.extend([low, high]);
    }
    boxes.iter().filter(|bins| !bins.is_empty()).map(|bins| mean(bins)).collect()
}

fn bins(raster: &Raster) -> Vec<Bin> {
    let mut sums = vec![[0_u64; 4]; BINS];
    for &colour in raster.colours() {
        if let Some(sum) = sums.get_mut(bin_of(colour)) {
            *sum = [
                sum[0] + u64::from(colour[0]),
                sum[1] + u64::from(colour[1]),
                sum[2] + u64::from(colour[2]),
                sum[3] + 1,
            ];
        }
    }
    let seen = sums.into_iter().filter(|sum| sum[3] > 0);
    seen.map(|[red, green, blue, count]| Bin { colour: [red, green, blue].map(|sum| part(sum, count)), count })
        .collect()
}

/// The part that leads to the widest difference in the box, and that difference.
fn widest(bins: &[Bin]) -> (usize, u8) {
    let width = |part: usize| {
        let values = || bins.iter().map(|bin| bin.colour[part]);
        values().max().unwrap_or_default() - values().min().unwrap_or_default()
    };
    (0..3).map(|part| (part, width(part))).max_by_key(|(_, width)| *width).unwrap_or_default()
}

/// Both halves of a box of at least two bins, with as many pixels in each as may be.
fn cut(mut bins: Vec<Bin>) -> (Vec<Bin>, Vec<Bin>) {
    let (part, _) = widest(&bins);
    bins.sort_unstable_by_key(|bin| bin.colour[part]);
    let half = bins.iter().map(|bin| bin.count).sum::<u64>() / 2;
    let mut counted = 0;
    let before = bins.iter().take_while(|bin| {
        counted += bin.count;
        counted <= half
    });
    let at = before.count().clamp(1, bins.len().saturating_sub(1).max(1));
    let high = bins.split_off(at.min(bins.len()));
    (bins, high)
}

fn mean(bins: &[Bin]) -> [u8; 3] {
    let count = bins.iter().map(|bin| bin.count).sum::<u64>();
    [0, 1, 2].map(|channel| part(bins.iter().map(|bin| u64::from(bin.colour[channel]) * bin.count).sum(), count))
}

fn part(sum: u64, count: u64) -> u8 {
    u8::try_from((sum + count / 2) / count.max(1)).unwrap_or(u8::MAX)
}

fn bin_of([red, green, blue]: [u8; 3]) -> usize {
    let high = |part: u8| usize::from(part >> (8 - BITS));
    high(red) << (2 * BITS) | high(green) << BITS | high(blue)
}

/// The numbers of the colours, each the nearest to its pixel.
fn stepped(raster: &Raster, palette: &[[u8; 3]]) -> Vec<u8> {
    let mut known: Vec<Option<u8>> = vec![None; BINS];
    let number = |&colour: &[u8; 3]| *known[bin_of(colour)].get_or_insert_with(|| nearest(colour, palette));
    raster.colours().iter().map(number).collect()
}

/// The numbers of the colours: what each pixel is off goes on to the right and to the row below.
fn spread(raster: &Raster, palette: &[[u8; 3]]) -> Vec<u8> {
    let mut known: Vec<Option<u8>> = vec![None; BINS];
    let width = usize::from(raster.width());
    let mut pixels = Vec::with_capacity(raster.colours().len());
    // One more at each side, for what leaves the row.
    let (mut here, mut below) = (vec![[0_i16; 3]; width + 2], vec![[0_i16; 3]; width + 2]);
    for row in raster.rows() {
        for (column, &colour) in row.iter().enumerate() {
            let wanted = moved(colour, here[column + 1]);
            let number = *known[bin_of(wanted)].get_or_insert_with(|| nearest(wanted, palette));
            let painted = palette.get(usize::from(number)).copied().unwrap_or_default();
            let off = [0, 1, 2].map(|channel| i16::from(wanted[channel]) - i16::from(painted[channel]));
            give(&mut here[column + 2], off, 7);
            give(&mut below[column], off, 3);
            give(&mut below[column + 1], off, 5);
            give(&mut below[column + 2], off, 1);
            pixels.push(number);
        }
        std::mem::swap(&mut here, &mut below);
        below.fill([0; 3]);
    }
    pixels
}

/// Gives a neighbour its share, in sixteenths.
fn give(neighbour: &mut [i16; 3], off: [i16; 3], share: i16) {
    (0..3).for_each(|channel| neighbour[channel] += off[channel] * share / 16);
}

fn moved(colour: [u8; 3], by: [i16; 3]) -> [u8; 3] {
    [0, 1, 2].map(|channel| u8::try_from((i16::from(colour[channel]) + by[channel]).clamp(0, 255)).unwrap_or_default())
}

fn nearest(colour: [u8; 3], palette: &[[u8; 3]]) -> u8 {
    let distance = |other: &[u8; 3]| -> u32 {
        (0..3).map(|channel| u32::from(colour[channel].abs_diff(other[channel])).pow(2)).sum()
    };
    let numbered = palette.iter().zip(0_u8..=u8::MAX);
    numbered.min_by_key(|(other, _)| distance(other)).map(|(_, number)| number).unwrap_or_default()
}
