//! A search cut into pieces: signs, keys, quotation marks and stars are read here, words are not looked at.

use super::{Ending, Sign};

/// A piece of a search: `-source:"…"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub sign: Sign,
    /// What stood before a colon, where that is a key.
    pub key: Option<String>,
    pub value: String,
    pub ending: Ending,
}

/// The pieces of `text`, in order. Never fails: quotation marks that are not closed reach to the end.
pub(super) fn pieces(text: &str, is_key: impl Fn(&str) -> bool) -> Vec<Piece> {
    let mut rest = text.trim_start();
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let (piece, behind) = piece(rest, &is_key);
        pieces.push(piece);
        rest = behind.trim_start();
    }
    pieces
}

/// The piece at the start of `text`, which starts with no blank, and what stands behind it.
fn piece<'a>(text: &'a str, is_key: &impl Fn(&str) -> bool) -> (Piece, &'a str) {
    let unsigned = text.strip_prefix(['-', '\u{2212}']).filter(|rest| !rest.is_empty() && !starts_blank(rest));
    let (sign, text) = unsigned.map_or((Sign::Wanted, text), |rest| (Sign::Excluded, rest));
    let (word, _) = cut_at(text, char::is_whitespace);
    let keyed = word.split_once(':').filter(|(name, _)| is_key(name));
    let (key, text) = match keyed.and_then(|(name, _)| Some((name, text.split_once(':')?.1))) {
        Some((name, value)) => (Some(name.to_owned()), value.trim_start()),
        None => (None, text),
    };
    let (value, ending, rest) = value(text);
    (Piece { sign, key, value: value.to_owned(), ending }, rest)
}

/// The value at the start of `text`: what stands in quotation marks, else all up to a blank.
fn value(text: &str) -> (&str, Ending, &str) {
    for (open, close) in [('"', '"'), ('«', '»'), ('“', '”'), ('„', '“')] {
        if let Some(quoted) = text.strip_prefix(open) {
            let (value, rest) = quoted.split_once(close).unwrap_or((quoted, ""));
            return (value, Ending::Whole, rest);
        }
    }
    let (word, rest) = cut_at(text, char::is_whitespace);
    // The star of Arabic keyboards is another character.
    match word.strip_suffix(['*', '٭']) {
        Some(start) => (start, Ending::Open, rest),
        None => (word, Ending::Whole, rest),
    }
}

fn starts_blank(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
}

/// `text` before and from the first character that `ends` it.
fn cut_at(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.find(ends).map_or((text, ""), |at| text.split_at(at))
}
