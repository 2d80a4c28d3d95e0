//! Offsets for other programs: the JSON of every verb counts Unicode scalar values, where the rooms count bytes.

use crate::text::{Offset, Span};

/// How many bytes lie between two marks: small enough to count over, large enough to keep the marks few.
const STRIDE: usize = 64;

/// The scalar values of one text, counted once so that any offset is found at once.
#[derive(Clone, Debug)]
pub struct Scalars<'a> {
    text: &'a str,
    /// Scalar values before byte 0, STRIDE, 2 × STRIDE …
    marks: Vec<usize>,
}

impl<'a> Scalars<'a> {
    /// Counts `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = vec![0];
        let mut total = 0;
        for stretch in text.as_bytes().chunks(STRIDE) {
            total += starts(stretch);
            marks.push(total);
        }
        Self { text, marks }
    }

    /// How many scalar values stand before `offset`; all of them for an offset behind the end.
    #[must_use]
    pub fn before(&self, offset: Offset) -> usize {
        let bytes = offset.bytes().min(self.text.len());
        let mark = bytes / STRIDE;
        let rest = self.text.as_bytes().get(mark * STRIDE..bytes).unwrap_or_default();
        self.marks.get(mark).copied().unwrap_or_default() + starts(rest)
    }

    /// Where `span` starts and ends.
    #[must_use]
    pub fn range(&self, span: Span) -> (usize, usize) {
        (self.before(span.start), self.before(span.end))
    }
}

/// How many scalar values start in `bytes`: all bytes of UTF-8 but those that continue one.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn arabic_letters_count_one_each() {
        let scalars = Scalars::new("خبر عاجل");
        assert_eq!(scalars.range(Span::from(7..15)), (4, 8));
        assert_eq!(scalars.before(Offset::new(999)), 8);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn every_border_counts_the_characters_before_it(text in "(?s).{0,200}") {
            let scalars = Scalars::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(scalars.before(Offset::new(byte)), count);
            }
            prop_assert_eq!(scalars.before(Offset::new(text.len())), text.chars().count());
        }
    }
}
