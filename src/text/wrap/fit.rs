//! The lines of a stretch of text together lose as little as they can: least total demerits, after Knuth and Plass,
//! "Breaking paragraphs into lines" (1981), on a grid, where nothing shrinks.
//!
//! What a line lacks is its *spare* cells. How badly they show depends on how much of the line can stretch: words that
//! a kashida may lengthen, and blanks. The badness of a line is the cube of spare over stretch, its demerits the
//! square of badness and a constant, plus what its end costs.
//!
//! For each unit the best way to end a line behind it is found from the best ways before. Of lines that end where they
//! choose, only those are weighed that are at most a fifth short, and the fullest, so that there always is a way: a
//! few steps a unit.

use super::{End, Gap, Measured, Row};
use std::ops::Range;

/// How much a unit, or several, can stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::text) struct Stretch {
    /// How many words a kashida may lengthen.
    pub(in crate::text) kashidas: u32,
    /// How many blanks may widen.
    pub(in crate::text) blanks: u32,
}

/// Breaks texts, keeping its room from one to the next.
#[derive(Debug, Default)]
pub(in crate::text) struct TotalFit {
    /// The start of the text, and the end of each unit.
    breaks: Vec<Break>,
}

/// The best way to end a line at a place.
#[derive(Clone, Copy, Debug, Default)]
struct Break {
    /// The width of all before it, blanks included.
    total: u32,
    /// What can stretch before it, blanks at the end included.
    stretch: Stretch,
    /// The demerits of the lines before it.
    demerits: u64,
    /// How many units stand before the last of these lines.
    start: usize,
}

/// The badness of a line that is perfect.
const LEAST: u64 = 10;
/// The badness of a line that cannot be filled.
const WORST: u64 = 10_000;
/// What it costs to end a line at a poor place: more than a line costs that is as open as news in narrow lines often is.
const POOR: u64 = 400 * 400;
/// What a hyphen at a line's end costs.
const HYPHEN: u64 = 50 * 50;
/// What a last line costs that is less than an eighth full.
const WIDOW: u64 = 40 * 40;
/// A line that is more than this part of its width short is not filled.
pub(in crate::text) const RAGGED_PART: u32 = 5;

impl TotalFit {
    /// Breaks `text`. `stretches` says of each of its units how much it can stretch.
    pub(in crate::text) fn lines(&mut self, text: &Measured<'_>, stretches: &[Stretch]) -> Vec<Row> {
        self.breaks.clear();
        self.breaks.push(Break::default());
        // The line that ends behind the unit at hand holds all units from this one on, if it is as full as can be.
        let mut fullest = 0;
        for (number, (unit, stretch)) in text.units.iter().zip(stretches).enumerate() {
            let before = self.breaks[number];
            let end = Break {
                total: before.total + unit.width + unit.blank,
                stretch: before.stretch.plus(*stretch),
                ..Break::default()
            };
            while fullest < number && end.total - unit.blank - self.breaks[fullest].total > text.limit {
                fullest += 1;
            }
            let (demerits, start) = self.best_line(text, fullest..number + 1, &end);
            self.breaks.push(Break { demerits, start, ..end });
            if matches!(unit.gap, Gap::Must | Gap::Cut) {
                fullest = number + 1;
            }
        }
        self.rows(text)
    }

    /// The best of the lines that hold the last of `units`, and that one or more before it: the demerits up to its
    /// end and where it starts.
    fn best_line(&self, text: &Measured<'_>, units: Range<usize>, end: &Break) -> (u64, usize) {
        let mut best = (u64::MAX, units.start);
        let last = text.units[units.end - 1];
        for start in units.clone() {
            let before = &self.breaks[start];
            let spare = text.limit.saturating_sub(end.total - last.blank - before.total);
            if start > units.start && last.gap.is_chosen() && spare * RAGGED_PART > text.limit {
                break;
            }
            let stretch = end.stretch.minus(before.stretch);
            let demerits = before.demerits.saturating_add(demerits(last.gap, (spare, text.limit), stretch));
            if demerits < best.0 {
                best = (demerits, start);
            }
        }
        best
    }

    fn rows(&self, text: &Measured<'_>) -> Vec<Row> {
        let end_of = |units: usize| units.checked_sub(1).map_or(0, |last| text.units[last].end);
        let mut rows = Vec::new();
        let mut end = text.units.len();
        while let Some(last) = end.checked_sub(1) {
            let start = self.breaks[end].start;
            let how = match text.units[last].gap {
                Gap::Must => End::Hard,
                Gap::End => text.end,
                Gap::May | Gap::Poor | Gap::Hyphen | Gap::Cut => End::Soft,
            };
            rows.push(Row { clusters: end_of(start)..end_of(end), end: how });
            end = start;
        }
        rows.reverse();
        rows
    }
}

/// The demerits of a line that lacks `spare` of `limit` cells, can `stretch` so much, and ends with `gap`.
fn demerits(gap: Gap, (spare, limit): (u32, u32), stretch: Stretch) -> u64 {
    match gap {
        Gap::May => badness(spare, limit, stretch).pow(2),
        Gap::Poor => badness(spare, limit, stretch).pow(2) + POOR,
        Gap::Hyphen if spare == 0 => WORST.pow(2),
        Gap::Hyphen => badness(spare - 1, limit, stretch).pow(2) + HYPHEN,
        Gap::Must | Gap::End if spare > limit - limit / 8 => WIDOW,
        Gap::Must | Gap::End | Gap::Cut => 0,
    }
}

/// A hundred times the cube of spare over stretch: a line is as wide as it may well be where every other word is
/// lengthened by one cell and every other blank widened.
fn badness(spare: u32, limit: u32, stretch: Stretch) -> u64 {
    let room = u64::from(stretch.kashidas + stretch.blanks);
    if spare > 0 && (room == 0 || spare * RAGGED_PART > limit) {
        return LEAST + WORST;
    }
    LEAST + (100 * (2 * u64::from(spare)).pow(3) / room.pow(3).max(1)).min(WORST / 2)
}

impl Gap {
    /// Whether a line that ends here could end elsewhere.
    fn is_chosen(self) -> bool {
        matches!(self, Self::May | Self::Poor | Self::Hyphen)
    }
}

impl Stretch {
    fn plus(self, more: Self) -> Self {
        Self { kashidas: self.kashidas + more.kashidas, blanks: self.blanks + more.blanks }
    }

    /// What is left of it without `before`, and without the blank at its end.
    fn minus(self, before: Self) -> Self {
        Self { kashidas: self.kashidas - before.kashidas, blanks: (self.blanks - before.blanks).saturating_sub(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Unit;
    use super::*;
    use crate::text::measure::cluster::Cluster;
    use proptest::prelude::*;

    fn unit(end: usize, (width, blank): (u32, u32), gap: Gap) -> Unit {
        Unit { end, width, blank, gap }
    }

    /// The ends of the lines, in units.
    fn lines(units: &[Unit], stretches: &[Stretch], limit: u32) -> Vec<usize> {
        let clusters: &[Cluster] = &[];
        let measured = Measured { clusters, units, limit, end: End::Hard };
        TotalFit::default().lines(&measured, stretches).iter().map(|row| row.clusters.end).collect()
    }

    #[test]
    fn a_line_is_rather_a_word_short_than_ended_at_a_poor_place() {
        let gaps = [Gap::May, Gap::May, Gap::May, Gap::May, Gap::May, Gap::Poor, Gap::May, Gap::End];
        let units: Vec<Unit> = (1..).zip(gaps).map(|(end, gap)| unit(end, (3, 1), gap)).collect();
        let stretches = [Stretch { kashidas: 1, blanks: 1 }; 8];
        assert_eq!(lines(&units, &stretches, 23), [5, 8]);
    }

    /// The demerits of the lines that end behind so many units each; none where a line is not one to be weighed.
    fn price(units: &[Unit], stretches: &[Stretch], (limit, ends): (u32, &[usize])) -> Option<u64> {
        let width = |units: &[Unit]| {
            let all: u32 = units.iter().map(|unit| unit.width + unit.blank).sum();
            all - units.last().map_or(0, |last| last.blank)
        };
        let (mut start, mut all) = (0, 0);
        for &end in ends {
            let line = &units[start..end];
            let forced = |unit: &Unit| matches!(unit.gap, Gap::Must | Gap::Cut);
            if line.iter().rev().skip(1).any(forced) || width(line) > limit {
                return None;
            }
            let spare = limit - width(line);
            let fuller =
                start.checked_sub(1).filter(|&more| !forced(&units[more]) && width(&units[more..end]) <= limit);
            let is_chosen = line[line.len() - 1].gap.is_chosen();
            if is_chosen && fuller.is_some() && spare * RAGGED_PART > limit {
                return None;
            }
            let can_stretch = stretches[start..end].iter().fold(Stretch::default(), |sum, more| sum.plus(*more));
            all += demerits(line[line.len() - 1].gap, (spare, limit), can_stretch.minus(Stretch::default()));
            start = end;
        }
        Some(all)
    }

    fn text() -> impl Strategy<Value = (Vec<Unit>, Vec<Stretch>, u32)> {
        let gap = prop::sample::select(vec![
            Gap::May,
            Gap::May,
            Gap::May,
            Gap::May,
            Gap::May,
            Gap::Hyphen,
            Gap::Poor,
            Gap::Must,
            Gap::Cut,
        ]);
        let part = (1..8_u32, 0..2_u32, gap, 0..2_u32);
        (prop::collection::vec(part, 1..11), 8..40_u32).prop_map(|(parts, limit)| {
            let last = parts.len();
            let units = parts.iter().enumerate().map(|(i, &(width, blank, gap, _))| {
                let gap = if i + 1 == last { Gap::End } else { gap };
                unit(i + 1, (width, if gap == Gap::Hyphen { 0 } else { blank }), gap)
            });
            let stretches = parts.iter().map(|&(_, blank, _, kashidas)| Stretch { kashidas, blanks: blank });
            (units.collect(), stretches.collect(), limit)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn no_other_lines_have_less_demerits((units, stretches, limit) in text()) {
            let found = lines(&units, &stretches, limit);
            let own = price(&units, &stretches, (limit, &found)).expect("lines fit");
            for choice in 0..1_u32 << (units.len() - 1) {
                let chosen = (1..units.len()).filter(|&end| choice >> (end - 1) & 1 == 1);
                let ends: Vec<usize> = chosen.chain([units.len()]).collect();
                if let Some(other) = price(&units, &stretches, (limit, &ends)) {
                    prop_assert!(own <= other, "{:?} costs {}, {:?} costs {}", found, own, ends, other);
                }
            }
        }
    }
}
