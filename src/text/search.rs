//! Finding a query in folded text.

use super::fold::{Folded, Folding, fold};
use super::measure::Span;

/// A query, folded and ready to be looked for in any number of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matcher {
    needle: String,
}

impl Matcher {
    /// Folds `query`. `None` where nothing of it is left to look for (blank, or marks only).
    #[must_use]
    pub fn new(query: &str) -> Option<Self> {
        let needle = fold(query.trim(), Folding::Search).text().to_owned();
        (!needle.is_empty()).then_some(Self { needle })
    }
}

/// Every place where the query stands in `haystack`, in reading order, none overlapping another.
/// The spans are of the original text.
#[must_use]
pub fn hits(haystack: &Folded, matcher: &Matcher) -> Vec<Span> {
    haystack
        .text()
        .match_indices(&matcher.needle)
        .map(|(start, found)| haystack.original(start..start + found.len()))
        .collect()
}
