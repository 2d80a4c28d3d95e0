//! Clusters of words that stand among the same neighbours, from raw news.
//!
//! Counts of neighbours (two words on either side) become positive pointwise mutual information; its 80 main directions
//! (subspace iteration) place the words, and k-means cuts the place into 48, 200 and 500 clusters.

use crate::chance::Chance;
use khabar::entities::tagger::{keys, word};
use std::collections::{BTreeMap, HashMap};

/// Words seen less often are left out.
const SEEN: usize = 4;
/// So many words, the most frequent.
const WORDS: usize = 40_000;
/// So many neighbours count.
const NEIGHBOURS: usize = 1_500;
/// Directions kept.
const DIRECTIONS: usize = 80;
/// The cuts, from coarse to fine.
const CUTS: [usize; 3] = [48, 200, 500];

/// A word's place: one number for each direction.
type Place = [f32; DIRECTIONS];

/// The neighbours of each word, with how much each says.
type Rows = Vec<Vec<(u32, f32)>>;

/// The clusters of every frequent word of a text, by hash.
#[must_use]
pub fn clusters(text: &str, seed: u64) -> BTreeMap<u64, [u16; 3]> {
    let (names, lines) = vocabulary(text);
    let rows = information(&lines, names.len());
    drop(lines);
    let mut chance = Chance::new(seed);
    let places = places(&rows, &mut chance);
    let cuts: Vec<Vec<u16>> = CUTS.iter().map(|&count| cut(&places, count, &mut chance)).collect();
    let numbered = names.iter().enumerate();
    numbered.map(|(at, name)| (word(name), [cuts[0][at], cuts[1][at], cuts[2][at]])).collect()
}

/// The frequent words, and the text as their numbers (from 1; 0 for any other word).
fn vocabulary(text: &str) -> (Vec<String>, Vec<Vec<u32>>) {
    let lines: Vec<Vec<String>> = text.lines().map(|line| keys(line).iter().map(|key| plain(key)).collect()).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for key in lines.iter().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    let mut frequent: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count >= SEEN).collect();
    frequent.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    frequent.truncate(WORDS);
    let numbers: HashMap<&str, u32> = frequent.iter().map(|(word, _)| *word).zip(1..).collect();
    let numbered =
        |line: &Vec<String>| line.iter().map(|key| numbers.get(key.as_str()).copied().unwrap_or(0)).collect();
    (frequent.iter().map(|(word, _)| (*word).to_owned()).collect(), lines.iter().map(numbered).collect())
}

fn plain(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn information(lines: &[Vec<u32>], words: usize) -> Rows {
    let mut rows: Rows = vec![Vec::new(); words];
    for (side, distance) in [(0u32, -2isize), (1, -1), (2, 1), (3, 2)] {
        let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
        for line in lines {
            for (at, &own) in line.iter().enumerate().filter(|(_, own)| **own > 0) {
                let other = at.checked_add_signed(distance).and_then(|at| line.get(at)).copied().unwrap_or(0);
                if other as usize <= NEIGHBOURS {
                    *counts.entry((own - 1, other)).or_default() += 1;
                }
            }
        }
        let mut of_word = vec![1.0f32; words];
        let mut of_neighbour = vec![0.0f32; NEIGHBOURS + 1];
        let mut pairs: Vec<((u32, u32), u32)> = counts.into_iter().collect();
        pairs.sort_unstable();
        for &((own, other), count) in &pairs {
            of_word[own as usize] += count as f32;
            of_neighbour[other as usize] += count as f32;
        }
        let smooth: Vec<f32> = of_neighbour.iter().map(|count| count.powf(0.75)).collect();
        let whole: f32 = smooth.iter().sum();
        let near = if distance.abs() == 1 { 1.0 } else { 0.6 };
        for ((own, other), count) in pairs {
            let count = count as f32;
            let expected = of_word[own as usize] * smooth[other as usize] / whole;
            let says = (count / expected.max(1e-9)).ln().max(0.0) * near * count / (count + 1.0);
            if says > 0.0 {
                rows[own as usize].push((side * u32::try_from(NEIGHBOURS + 1).unwrap_or(0) + other, says));
            }
        }
    }
    rows
}

/// Where each word stands, at distance one from the middle.
fn places(rows: &Rows, chance: &mut Chance) -> Vec<Place> {
    let width = 4 * (NEIGHBOURS + 1);
    let mut base: Vec<Place> = (0..width).map(|_| std::array::from_fn(|_| chance.normal())).collect();
    for _ in 0..4 {
        let mut words = onto(rows, &base);
        orthogonal(&mut words);
        base = back(rows, &words, width);
        orthogonal(&mut base);
    }
    let mut words = onto(rows, &base);
    let strengths: Vec<f32> =
        (0..DIRECTIONS).map(|at| words.iter().map(|place| place[at] * place[at]).sum::<f32>().powf(0.25)).collect();
    for place in &mut words {
        place.iter_mut().zip(&strengths).for_each(|(part, strength)| *part /= strength.max(1e-6));
        let length = place.iter().map(|part| part * part).sum::<f32>().sqrt().max(1e-6);
        *place = place.map(|part| part / length);
    }
    words
}

fn onto(rows: &Rows, base: &[Place]) -> Vec<Place> {
    let sum = |row: &Vec<(u32, f32)>| {
        let mut place = [0.0; DIRECTIONS];
        for &(column, says) in row {
            place.iter_mut().zip(&base[column as usize]).for_each(|(sum, part)| *sum += says * part);
        }
        place
    };
    rows.iter().map(sum).collect()
}

fn back(rows: &Rows, words: &[Place], width: usize) -> Vec<Place> {
    let mut base = vec![[0.0; DIRECTIONS]; width];
    for (row, place) in rows.iter().zip(words) {
        for &(column, says) in row {
            base[column as usize].iter_mut().zip(place).for_each(|(sum, part)| *sum += says * part);
        }
    }
    base
}

/// Makes the columns independent of one another, each of length one (Gram-Schmidt).
fn orthogonal(matrix: &mut [Place]) {
    for at in 0..DIRECTIONS {
        for earlier in 0..at {
            let shared: f32 = matrix.iter().map(|row| row[at] * row[earlier]).sum();
            for row in &mut *matrix {
                row[at] -= shared * row[earlier];
            }
        }
        let length = matrix.iter().map(|row| row[at] * row[at]).sum::<f32>().sqrt().max(1e-12);
        for row in &mut *matrix {
            row[at] /= length;
        }
    }
}

/// Which of `count` clusters each place belongs to (k-means, fifteen rounds).
fn cut(places: &[Place], count: usize, chance: &mut Chance) -> Vec<u16> {
    let mut middles: Vec<Place> = (0..count).map(|_| places[chance.below(places.len())]).collect();
    let mut owners = vec![0u16; places.len()];
    for _ in 0..15 {
        for (owner, place) in owners.iter_mut().zip(places) {
            *owner = nearest(&middles, place);
        }
        let mut sums = vec![([0.0f32; DIRECTIONS], 0.0f32); count];
        for (owner, place) in owners.iter().zip(places) {
            let (sum, members) = &mut sums[usize::from(*owner)];
            sum.iter_mut().zip(place).for_each(|(sum, part)| *sum += part);
            *members += 1.0;
        }
        for (middle, (sum, members)) in middles.iter_mut().zip(sums) {
            *middle = if members > 0.0 { sum.map(|part| part / members) } else { places[chance.below(places.len())] };
        }
    }
    owners
}

fn nearest(middles: &[Place], place: &Place) -> u16 {
    let mut best = (f32::MAX, 0u16);
    for (middle, number) in middles.iter().zip(0..) {
        let away: f32 = middle.iter().zip(place).map(|(a, b)| (a - b) * (a - b)).sum();
        if away < best.0 {
            best = (away, number);
        }
    }
    best.1
}
