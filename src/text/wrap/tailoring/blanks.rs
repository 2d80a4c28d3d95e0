//! Places behind blanks: what stands on both sides and belongs together.

use super::units::{begins_with_unit, is_prefix};
use super::{Quality, is_blank, is_dash, is_digit, is_gap, is_hyphen, is_mark};
use memchr::memchr_iter;

/// How many straight quotation marks stand before a place, counted on as the places come.
#[derive(Debug)]
pub(super) struct Quotes {
    counted: usize,
    odd: bool,
}

impl Quotes {
    /// None counted yet.
    pub(super) const fn new() -> Self {
        Self { counted: 0, odd: false }
    }

    /// Whether a quotation is open behind `before`, which never gets shorter.
    fn are_open(&mut self, before: &str) -> bool {
        let new = before.as_bytes().get(self.counted..).unwrap_or_default();
        self.odd ^= memchr_iter(b'"', new).count() % 2 == 1;
        self.counted = before.len();
        self.odd
    }
}

/// How good the place between `before`, which ends with blanks, and `behind` is, `None` where no line should end.
pub(super) fn quality(before: &str, behind: &str, quotes: &mut Quotes) -> Option<Quality> {
    let words = before.trim_end_matches(is_blank);
    let (last, next) = (words.chars().next_back()?, behind.chars().next()?);
    if next == '"' && stands_apart(behind) || last == '"' && is_gap(words.chars().rev().nth(1)) {
        // A mark with blanks on both sides: it opens or closes by the count.
        let held = quotes.are_open(before);
        return (!held).then_some(Quality::Good);
    }
    if next == '…' && stands_apart(behind) || is_item_sign(words, last) {
        return None;
    }
    let poor = is_spaced_dash(next) && stands_apart(behind)
        || is_digit(last) && begins_with_unit(behind)
        || is_prefix(last) && is_digit(next)
        || matches!(last, '.' | '/') && ends_with_title(words)
        || is_arabic(last) && ends_with_lone_letter(words);
    Some(if poor { Quality::Poor } else { Quality::Good })
}

/// Whether the sign that `text` begins with, once or more, has no word directly behind it.
fn stands_apart(text: &str) -> bool {
    let Some(sign) = text.chars().next() else { return false };
    let rest = text.trim_start_matches(sign).chars().next();
    is_gap(rest)
        || rest.is_some_and(|c| matches!(c, '.' | ',' | ':' | '!' | '?' | '،' | '؛' | '؟' | ')' | ']' | '»' | '”'))
}

/// Whether `words` is nothing but the sign of an item or of direct speech: a dash or a bullet.
fn is_item_sign(words: &str, last: char) -> bool {
    let sign = is_spaced_dash(last) || matches!(last, '•' | '*' | '▪' | '◦' | '·');
    sign && words.trim_start().trim_start_matches(last).is_empty()
}

/// What stands for a dash between blanks: also a lone tatweel.
const fn is_spaced_dash(c: char) -> bool {
    is_hyphen(c) || is_dash(c) || c == '\u{640}'
}

/// Letters that are a word, a unit or a part of a title when they stand alone.
const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{65F}' | '\u{670}'..='\u{6D3}')
}

/// Whether `words` ends with a word of one letter that is no unit behind its number.
fn ends_with_lone_letter(words: &str) -> bool {
    let before = words.trim_end_matches(is_mark);
    let mut backwards = before.chars().rev();
    backwards.next().is_some_and(is_arabic) && is_gap(backwards.next()) && !is_behind_number(before)
}

/// Whether `words` ends with a title or an initial, which goes with the name behind it.
fn ends_with_title(words: &str) -> bool {
    let word =
        words.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"' | '“')).next().unwrap_or_default();
    let is_initial = word.strip_suffix('.').is_some_and(|name| name.len() == 1 && name.chars().all(char::is_uppercase));
    (is_initial || TITLES.contains(&word)) && !is_behind_number(words)
}

/// Whether the last word of `words` stands behind a number.
fn is_behind_number(words: &str) -> bool {
    let before = words.trim_end_matches(|c: char| !c.is_whitespace()).trim_end_matches(is_blank);
    before.chars().next_back().is_some_and(is_digit)
}

const TITLES: [&str; 20] = [
    "د.",
    "أ.",
    "ا.",
    "م.",
    "أ.د.",
    "ا.د.",
    "أ.م.د.",
    "د.م.",
    "ش.",
    "د/",
    "أ/",
    "ا/",
    "م/",
    "ش/",
    "Dr.",
    "Mr.",
    "Mrs.",
    "Ms.",
    "Prof.",
    "St.",
];
