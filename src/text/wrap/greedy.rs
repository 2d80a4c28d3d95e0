//! Each line takes as much as it holds, up to a good place; a poor one is for need.

use super::{End, Gap, Measured, Row};

/// A line that ends at a good place is at least one in this many parts full, where a poor place would fill more.
const LEAST_SHARE: u32 = 2;

/// Breaks a stretch of text greedily.
pub(in crate::text) fn greedy(text: &Measured<'_>) -> Vec<Row> {
    let mut filler = Filler { text: *text, rows: Vec::new(), start: 0, width: 0, chance: None, poor: None };
    let mut unit = 0;
    while unit < text.units.len() {
        unit = filler.take(unit);
    }
    if filler.start < text.clusters.len() || filler.rows.is_empty() {
        filler.end_line(text.clusters.len(), text.end);
    }
    filler.rows
}

/// The breaker on its way through a text.
struct Filler<'a> {
    text: Measured<'a>,
    rows: Vec<Row>,
    /// The first cluster of the line.
    start: usize,
    /// The width of the line so far, blanks included.
    width: u32,
    /// The last unit behind which this line may end, and the width of the line up to it.
    chance: Option<(usize, u32)>,
    /// The last unit behind which it may end for need.
    poor: Option<usize>,
}

impl Filler<'_> {
    /// Takes unit `number` onto the line, or ends the line where it is full; the unit to go on with.
    fn take(&mut self, number: usize) -> usize {
        let unit = self.text.units[number];
        if self.width + unit.width > self.text.limit {
            let before = || number.checked_sub(1).filter(|&last| self.text.units[last].end > self.start);
            if let Some(last) = self.best_chance().or_else(before) {
                self.end_line(self.text.units[last].end, End::Soft);
                return last + 1;
            }
        }
        self.width += unit.width;
        match unit.gap {
            // A hyphen must fit where a soft hyphen ends the line.
            Gap::Hyphen if self.width >= self.text.limit => {}
            Gap::May | Gap::Hyphen => self.chance = Some((number, self.width)),
            Gap::Poor => self.poor = Some(number),
            Gap::Must | Gap::Cut | Gap::End => {}
        }
        self.width += unit.blank;
        match unit.gap {
            Gap::Must => self.end_line(unit.end, End::Hard),
            Gap::Cut => self.end_line(unit.end, End::Soft),
            Gap::May | Gap::Poor | Gap::Hyphen | Gap::End => {}
        }
        number + 1
    }

    /// The last good place, or the last poor one where that would leave too much of the line empty.
    fn best_chance(&self) -> Option<usize> {
        let (Some((good, width)), Some(poor)) = (self.chance, self.poor) else {
            return self.chance.map(|(good, _)| good).or(self.poor);
        };
        let too_short = poor > good && width * LEAST_SHARE < self.text.limit;
        Some(if too_short { poor } else { good })
    }

    fn end_line(&mut self, at: usize, end: End) {
        self.rows.push(Row { clusters: self.start..at, end });
        self.start = at;
        self.width = 0;
        self.chance = None;
        self.poor = None;
    }
}
