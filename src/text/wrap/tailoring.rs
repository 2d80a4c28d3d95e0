//! Where a typesetter would break a line: the places of UAX #14, weighed.
//!
//! UAX #14 says where a line may break at all. Here some of its places are taken back, some are kept for need, and
//! addresses get places of their own. `addresses` finds what is no prose, `blanks` judges places behind blanks,
//! `signs` those inside words. A line that must end never loses its end, and nothing else is ever added.

mod addresses;
mod blanks;
mod signs;
mod units;

#[cfg(test)]
mod tests;

use super::breaks::segment;
use std::ops::Range;

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Break {
    /// The byte behind which it lies, from the start of the text.
    pub(in crate::text) at: u32,
    /// How good it is.
    pub(in crate::text) quality: Quality,
}

/// How good a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Quality {
    /// As good as any.
    Good,
    /// To be taken only where nothing better serves.
    Poor,
}

/// Weighs the places of one text, piece by piece in order.
#[derive(Debug)]
pub(in crate::text) struct Weigher<'a> {
    text: &'a str,
    quotes: blanks::Quotes,
    /// Room for the places of a piece.
    places: Vec<u32>,
}

impl<'a> Weigher<'a> {
    /// A weigher at the start of `text`.
    pub(in crate::text) const fn new(text: &'a str) -> Self {
        Self { text, quotes: blanks::Quotes::new(), places: Vec::new() }
    }

    /// The whole text.
    pub(in crate::text) const fn text(&self) -> &'a str {
        self.text
    }

    /// Puts the places inside `piece`, in order, behind which a line may end, into `found`. A piece starts at the start
    /// of the text, or behind blanks where a line may end for certain.
    pub(in crate::text) fn weigh(&mut self, piece: Range<usize>, found: &mut Vec<Break>) {
        let text = self.text.get(piece.clone()).unwrap_or_default();
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        segment(text, &mut places);
        let mut addresses = addresses::find(text).into_iter().peekable();
        let moved = |place: Break| Break { at: place.at + offset(piece.start), ..place };
        for &at in &places {
            while let Some(address) = addresses.next_if(|address| address.end <= at as usize) {
                address.breaks(text, |place| found.push(moved(place)));
            }
            if addresses.peek().is_none_or(|address| at as usize <= address.start) {
                let quality = self.quality(piece.start + at as usize);
                found.extend(quality.map(|quality| moved(Break { at, quality })));
            }
        }
        addresses.for_each(|address| address.breaks(text, |place| found.push(moved(place))));
        self.places = places;
    }

    /// How good the place behind byte `at` is, `None` where no line should end.
    fn quality(&mut self, at: usize) -> Option<Quality> {
        let (before, behind) = self.text.split_at_checked(at)?;
        if is_plain(before.as_bytes(), behind.as_bytes()) {
            return Some(Quality::Good);
        }
        let last = before.chars().next_back()?;
        if ends_line(last) {
            return Some(Quality::Good);
        }
        if is_blank(last) {
            return blanks::quality(before, behind, &mut self.quotes);
        }
        signs::quality(before, behind)
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The short way: a blank between an Arabic word of two letters or more and another Arabic word.
const fn is_plain(before: &[u8], behind: &[u8]) -> bool {
    // Two bytes each, U+0600–06FF.
    let ([.., 0xD8..=0xDB, _, lead @ 0xD8..=0xDB, trail, b' '], [0xD8..=0xDB, ..]) = (before, behind) else {
        return false;
    };
    let is_mark = matches!((*lead, *trail), (0xD8, 0x90..=0x9A) | (0xD9, 0x8B..=0x9F | 0xB0));
    let is_digit = matches!((*lead, *trail), (0xD9, 0xA0..=0xA9) | (0xDB, 0xB0..=0xB9));
    // A tatweel may stand for a dash.
    let is_tatweel = matches!((*lead, *trail), (0xD9, 0x80)) || matches!(behind, [0xD9, 0x80, ..]);
    !is_mark && !is_digit && !is_tatweel
}

/// Whether `c` ends its line whatever follows (UAX #14, LB4 and LB5).
const fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `c` is white, and neither ends its line nor holds it together.
fn is_blank(c: char) -> bool {
    c == ' ' || c.is_whitespace() && !ends_line(c) && !matches!(c, '\u{A0}' | '\u{202F}')
}

/// Whether nothing of a word stands at this place: a blank, a line end or the end of the text.
fn is_gap(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}')
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// A digit that news is written with.
const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

/// An Arabic mark on a letter.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// Whether `c` is a part of a word.
fn is_wordly(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_mark(c)
}
