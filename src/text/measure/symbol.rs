//! What cells show: one character, or a few kept in the symbol text of a layout; and the width they take.
//!
//! Nearly all symbols are one character, so a symbol is that character. The text of every character of the blocks
//! that letters, signs and presentation forms come from is kept ready once, for all layouts.

use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr;

/// A symbol: nothing, one character, or where a longer one stands in the symbol text of its layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::text) struct Symbol(u32);

/// No symbol is longer, in bytes: of marks heaped without end only the first are drawn.
pub(in crate::text) const LONGEST: usize = 64;

/// Set where the other bits are a place in the symbol text: a byte with the symbol's length, then the symbol.
const KEPT: u32 = 1 << 31;

/// The characters that are ready: U+0000–2FFF and U+FB00–FFFF, four bytes each: the length in bytes, then the character.
static READY: LazyLock<String> = LazyLock::new(|| {
    let mut ready = String::with_capacity(4 * (LOW + HIGH) as usize);
    (0..LOW).chain(HIGH_START..HIGH_START + HIGH).for_each(|code| {
        let c = char::from_u32(code).unwrap_or('\0');
        let start = ready.len();
        push_kept(&mut ready, c.encode_utf8(&mut [0; 4]));
        while ready.len() < start + 4 {
            ready.push('\0');
        }
    });
    ready
});

const LOW: u32 = 0x3000;
const HIGH_START: u32 = 0xFB00;
const HIGH: u32 = 0x500;

impl Symbol {
    /// The symbol that is `c` alone, which must be one of the characters that are ready.
    pub(in crate::text) const fn ready(c: char) -> Self {
        assert!(place(c as u32).is_some(), "only characters that are ready");
        Self(c as u32)
    }

    /// The symbol `shown`; kept in `text` unless it is one of the characters that are ready. Bytes behind
    /// [`LONGEST`] are left out.
    pub(in crate::text) fn of_str(shown: &str, text: &mut String) -> Self {
        let shown = fitting(shown);
        let mut chars = shown.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Self::default(),
            (Some(c), None) if place(c as u32).is_some() => Self(c as u32),
            (Some(_), _) => {
                let start = u32::try_from(text.len()).unwrap_or_default();
                push_kept(text, shown);
                Self(KEPT | start)
            }
        }
    }

    /// The symbol that is `c` alone.
    pub(in crate::text) fn of_char(c: char, text: &mut String) -> Self {
        match place(c as u32) {
            Some(_) => Self(c as u32),
            None => Self::of_str(c.encode_utf8(&mut [0; 4]), text),
        }
    }

    /// The symbol of `base` with a few marks on it: those of `marks` and `more`.
    pub(in crate::text) fn of_marked(base: char, (marks, more): (&str, &str), text: &mut String) -> Self {
        let start = u32::try_from(text.len()).unwrap_or_default();
        let length = base.len_utf8() + marks.len() + more.len();
        debug_assert!(length <= LONGEST, "a few");
        text.push(char::from(u8::try_from(length).unwrap_or_default()));
        text.push(base);
        text.push_str(marks);
        text.push_str(more);
        Self(KEPT | start)
    }

    /// The symbol, read from the text it was kept in.
    pub(in crate::text) fn read(self, text: &str) -> &str {
        let (text, start) = match self.0 {
            0 => return "",
            kept if kept & KEPT != 0 => (text, (kept & !KEPT) as usize),
            code => (READY.as_str(), place(code).unwrap_or_default()),
        };
        let length = text.as_bytes().get(start).copied().unwrap_or_default();
        text.get(start + 1..start + 1 + usize::from(length)).unwrap_or_default()
    }
}

/// Where a character stands in [`READY`].
const fn place(code: u32) -> Option<usize> {
    if code < LOW {
        Some(4 * code as usize)
    } else if HIGH_START <= code && code < HIGH_START + HIGH {
        Some(4 * (LOW + code - HIGH_START) as usize)
    } else {
        None
    }
}

/// Puts the length of `shown`, at most [`LONGEST`], and `shown` itself behind `text`.
fn push_kept(text: &mut String, shown: &str) {
    text.push(char::from(u8::try_from(shown.len()).unwrap_or_default()));
    text.push_str(shown);
}

/// As much of the start of `text` as fits a symbol.
pub(in crate::text) fn fitting(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// Cells that `symbol` takes on a terminal (UAX #11). It must be shaped: of plain lam and alef this counts one.
pub(in crate::text) fn width(symbol: &str) -> u8 {
    u8::try_from(symbol.width()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_reads_back_as_it_was() {
        let mut text = String::new();
        let all =
            ('\u{1}'..='\u{FFFF}').step_by(7).chain(['😀', '\u{FEFB}', '\u{2FFF}', '\u{3000}', '\u{FAFF}', '\u{FB00}']);
        for c in all {
            assert_eq!(Symbol::of_char(c, &mut text).read(&text).chars().collect::<Vec<_>>(), [c], "{c:?}");
        }
        let marked = Symbol::of_str("\u{FE91}\u{651}\u{64E}", &mut text);
        assert_eq!(marked.read(&text), "\u{FE91}\u{651}\u{64E}");
        let marked = Symbol::of_marked('\u{FE91}', ("\u{651}", "\u{64E}"), &mut text);
        assert_eq!(marked.read(&text), "\u{FE91}\u{651}\u{64E}");
        assert_eq!(Symbol::of_str("", &mut text).read(&text), "");
    }

    #[test]
    fn of_marks_heaped_without_end_the_first_are_kept() {
        let mut text = String::new();
        let heap = format!("ب{}", "\u{64E}".repeat(500));
        let kept = Symbol::of_str(&heap, &mut text).read(&text).to_owned();
        assert!(kept.len() <= LONGEST && heap.starts_with(&kept));
    }

    #[test]
    fn a_plain_letter_takes_no_room_in_the_layout() {
        let mut text = String::new();
        Symbol::of_char('\u{FE91}', &mut text);
        assert!(text.is_empty());
    }
}
