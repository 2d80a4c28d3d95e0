//! Each line takes as much as it holds.

use super::{End, Gap, Measured, Row};

/// Breaks a stretch of text greedily.
pub(in crate::text) fn greedy(text: &Measured<'_>) -> Vec<Row> {
    let mut filler = Filler { text: *text, rows: Vec::new(), start: 0, width: 0, chance: None };
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
    /// The last unit behind which this line may end.
    chance: Option<usize>,
}

impl Filler<'_> {
    /// Takes unit `number` onto the line, or ends the line where it is full; the unit to go on with.
    fn take(&mut self, number: usize) -> usize {
        let unit = self.text.units[number];
        if self.width + unit.width > self.text.limit {
            let before = number.checked_sub(1);
            if let Some(last) = self.chance.or(before).filter(|&last| self.text.units[last].end > self.start) {
                self.end_line(self.text.units[last].end, End::Soft);
                return last + 1;
            }
        }
        self.width += unit.width + unit.blank;
        match unit.gap {
            // A hyphen must fit where a soft hyphen ends the line.
            Gap::Hyphen if self.width >= self.text.limit => {}
            Gap::May | Gap::Hyphen => self.chance = Some(number),
            Gap::Must => self.end_line(unit.end, End::Hard),
            Gap::Cut => self.end_line(unit.end, End::Soft),
            Gap::End => {}
        }
        number + 1
    }

    fn end_line(&mut self, at: usize, end: End) {
        self.rows.push(Row { clusters: self.start..at, end });
        self.start = at;
        self.width = 0;
        self.chance = None;
    }
}
