//! Finding a query in folded text.
//!
//! ```text
//! asked      what a query asks for: words anywhere, whole words, an expression
//! whole      whole words with the proclitics that may stand before them
//! expression regular expressions
//! hits       what was found: what was asked for, and other spellings of it
//! ```
//!
//! A query is folded as the text is, so that spelling habits do not count; what is found is told in offsets of the
//! original text. Nothing here knows names.

mod asked;
mod expression;
mod fault;
mod hits;
mod whole;

pub use asked::{Asked, EXPRESSION, Manner};
pub use fault::Fault;
pub use hits::Hits;

use super::fold::{Folded, Folding, fold};
use super::measure::Span;
use expression::Expression;
use memchr::memmem;
use std::ops::Range;
use whole::Ending;

/// A query, folded and ready to be looked for in any number of texts.
#[derive(Clone, Debug)]
pub struct Matcher(Wanted);

#[derive(Clone, Debug)]
enum Wanted {
    /// These letters, inside a word too.
    Letters(String),
    /// These words.
    Words(String, Ending),
    Expression(Box<Expression>),
}

impl Matcher {
    /// Understands `query` and folds it. The texts must be folded in the same way.
    ///
    /// # Errors
    ///
    /// Where nothing of it is left to look for (blank, or marks only), and where it is an expression that is wrong.
    pub fn new(query: &str, folding: Folding) -> Result<Self, Fault> {
        let Asked { manner, words } = Asked::of(query);
        Ok(Self(match manner {
            Manner::Anywhere => Wanted::Letters(needle(words, folding)?),
            Manner::Beginning => Wanted::Words(needle(words, folding)?, Ending::Open),
            Manner::Whole => Wanted::Words(needle(words, folding)?, Ending::Whole),
            Manner::Expression => Wanted::Expression(Box::new(Expression::new(words, folding)?)),
        }))
    }

    /// Whole words, before which proclitics may stand.
    ///
    /// # Errors
    ///
    /// Where nothing of them is left to look for.
    pub fn words(words: &str, folding: Folding) -> Result<Self, Fault> {
        Ok(Self(Wanted::Words(needle(words, folding)?, Ending::Whole)))
    }

    fn places(&self, haystack: &Folded) -> Result<Vec<Range<usize>>, Fault> {
        match &self.0 {
            Wanted::Letters(needle) => {
                let starts = memmem::find_iter(haystack.text().as_bytes(), needle);
                Ok(starts.map(|start| start..start + needle.len()).collect())
            }
            Wanted::Words(needle, ending) => Ok(whole::places(haystack.text(), needle, *ending)),
            Wanted::Expression(expression) => expression.places(haystack),
        }
    }
}

/// Every place where the query stands in `haystack`, in reading order, none overlapping another and none empty.
/// The spans are of the original text: whole grapheme clusters, with the marks and tatweels that follow.
///
/// `haystack` must be folded as the query is.
///
/// # Errors
///
/// [`Fault::TooMuch`] where an expression would take too long in this text.
///
/// ```
/// use khabar::text::{Folding, Matcher, fold, hits};
///
/// let text = "وزارة الإ\u{650}عـلام\nوالإعلام";
/// let found = |query| {
///     let matcher = Matcher::new(query, Folding::Search).unwrap();
///     let spans = hits(&fold(text, Folding::Search), &matcher).unwrap();
///     spans.into_iter().map(|span| span.of(text)).collect::<Vec<_>>()
/// };
/// assert_eq!(found("الاعلام"), ["الإ\u{650}عـلام", "الإعلام"]);
/// assert_eq!(found("علام"), ["عـلام", "علام"]);
/// assert_eq!(found("«اعلام»"), ["إ\u{650}عـلام", "إعلام"]);
/// assert_eq!(found("re:^وزاره.*علا"), ["وزارة الإ\u{650}عـلا"]);
/// ```
pub fn hits(haystack: &Folded, matcher: &Matcher) -> Result<Vec<Span>, Fault> {
    let mut found: Vec<Span> = Vec::new();
    for place in matcher.places(haystack)? {
        let span = haystack.original(place);
        // Two hits may end up in one cluster, as "s" twice in "ß".
        if found.last().is_none_or(|last| last.end <= span.start) {
            found.push(span);
        }
    }
    Ok(found)
}

/// The words as they are looked for.
fn needle(words: &str, folding: Folding) -> Result<String, Fault> {
    let folded = fold(words, folding);
    let needle = folded.text().trim_matches(' ');
    if needle.is_empty() { Err(Fault::Empty) } else { Ok(needle.to_owned()) }
}

#[cfg(test)]
mod tests;
