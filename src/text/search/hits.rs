//! What was found: the places of what was asked for, and those of other spellings of it.

use crate::text::measure::Span;

/// Hits in reading order, none overlapping another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    spans: Vec<Span>,
    /// Which of them are other spellings, in order. There are few beside the hits that a query can have.
    others: Vec<usize>,
}

impl Hits {
    /// Hits of what was asked for, in reading order.
    #[must_use]
    pub const fn new(spans: Vec<Span>) -> Self {
        Self { spans, others: Vec::new() }
    }

    /// With other spellings among them, in any order. What was asked for comes first: another spelling that overlaps such a hit, or
    /// one before it, is left out.
    #[must_use]
    pub fn with_others(self, mut others: Vec<Span>) -> Self {
        others.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut merged = Self::default();
        let mut asked = self.spans.into_iter().peekable();
        for other in others {
            while let Some(span) = asked.next_if(|span| span.start < other.end) {
                merged.spans.push(span);
            }
            if !other.is_empty() && merged.spans.last().is_none_or(|last| last.end <= other.start) {
                merged.others.push(merged.spans.len());
                merged.spans.push(other);
            }
        }
        merged.spans.extend(asked);
        merged
    }

    /// All of them.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Whether the hit of that index is another spelling.
    #[must_use]
    pub fn is_other(&self, index: usize) -> bool {
        self.others.binary_search(&index).is_ok()
    }

    /// Those that are other spellings.
    pub fn others(&self) -> impl Iterator<Item = Span> {
        self.others.iter().filter_map(|&index| self.spans.get(index)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(places: &[(usize, usize)]) -> Vec<Span> {
        places.iter().map(|&(start, end)| Span::from(start..end)).collect()
    }

    #[test]
    fn other_spellings_stand_among_the_hits_in_reading_order() {
        let hits = Hits::new(spans(&[(10, 12), (20, 22)])).with_others(spans(&[(25, 28), (0, 3), (15, 18)]));
        assert_eq!(hits.spans(), spans(&[(0, 3), (10, 12), (15, 18), (20, 22), (25, 28)]));
        assert_eq!([0, 1, 2, 3, 4].map(|index| hits.is_other(index)), [true, false, true, false, true]);
        assert_eq!(hits.others().collect::<Vec<_>>(), spans(&[(0, 3), (15, 18), (25, 28)]));
    }

    #[test]
    fn another_spelling_that_overlaps_a_hit_is_left_out() {
        let hits = Hits::new(spans(&[(10, 14)])).with_others(spans(&[(8, 11), (10, 14), (13, 20), (4, 20), (14, 16)]));
        assert_eq!(hits.spans(), spans(&[(10, 14), (14, 16)]));
        assert_eq!(Hits::new(spans(&[(1, 2)])).with_others(Vec::new()), Hits::new(spans(&[(1, 2)])));
    }

    #[test]
    fn of_two_other_spellings_from_one_place_the_longer_counts() {
        assert_eq!(Hits::default().with_others(spans(&[(0, 3), (0, 9), (2, 4)])).spans(), spans(&[(0, 9)]));
    }

    proptest! {
        #[test]
        fn all_that_was_asked_for_stays_and_nothing_overlaps(
            asked in prop::collection::vec((1..6_usize, 1..6_usize), 0..6),
            others in prop::collection::vec((0..50_usize, 0..8_usize), 0..8),
        ) {
            let mut end = 0;
            let asked: Vec<Span> = asked.into_iter().map(|(gap, length)| {
                let start = end + gap;
                end = start + length;
                Span::from(start..end)
            }).collect();
            let others = others.into_iter().map(|(start, length)| Span::from(start..start + length)).collect();
            let hits = Hits::new(asked.clone()).with_others(others);
            prop_assert!(hits.spans().windows(2).all(|pair| pair[0].end <= pair[1].start));
            let kept = (0..).zip(hits.spans()).filter(|&(index, _)| !hits.is_other(index)).map(|(_, &span)| span);
            prop_assert_eq!(kept.collect::<Vec<_>>(), asked);
        }
    }
}
