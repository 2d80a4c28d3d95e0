//! Places inside what has no blank: behind hyphens, dashes, slashes and ellipses.

use super::{Quality, is_dash, is_digit, is_gap, is_hyphen};

/// How good the place between `before` and `behind` is, `None` where no line should end.
pub(super) fn quality(before: &str, behind: &str) -> Option<Quality> {
    let mut backwards = before.chars().rev();
    let (last, earlier, next) = (backwards.next()?, backwards.next(), behind.chars().next()?);
    match last {
        // A no-break space holds.
        _ if next.is_whitespace() => None,
        _ if is_hyphen(last) => behind_hyphen(before, next),
        // ١٩٩٠–١٩٩٥, and a dash that opens: ` –word`.
        _ if is_dash(last) => match digits(earlier, next) {
            2 => None,
            _ if is_opening(earlier) => None,
            1 => Some(Quality::Poor),
            _ => Some(Quality::Good),
        },
        // A line ends behind a dash and not before it.
        _ if is_dash(next) => None,
        // 24/7
        '/' => (digits(earlier, next) < 2).then_some(Quality::Poor),
        // …word
        '…' if is_opening(earlier) => None,
        _ => Some(Quality::Good),
    }
}

/// COVID-19, F-16 and 2023-2024 hold, and so does a hyphen that opens: `--word`.
fn behind_hyphen(before: &str, next: char) -> Option<Quality> {
    let word = before.trim_end_matches(is_hyphen).chars().next_back();
    let latin = next.is_ascii_alphabetic() || word.is_some_and(|c| c.is_ascii_alphabetic());
    match digits(word, next) {
        _ if is_opening(word) => None,
        0 => Some(Quality::Good),
        1 if !latin && !is_digit(next) => Some(Quality::Poor),
        _ => None,
    }
}

/// On how many sides of a sign there is a digit.
fn digits(earlier: Option<char>, next: char) -> usize {
    [earlier, Some(next)].into_iter().flatten().filter(|&c| is_digit(c)).count()
}

/// Whether a sign behind `earlier` belongs to what follows it: nothing that it could close stands before it.
fn is_opening(earlier: Option<char>) -> bool {
    is_gap(earlier) || earlier.is_some_and(|c| matches!(c, '(' | '[' | '{' | '«' | '“' | '"' | '\''))
}
