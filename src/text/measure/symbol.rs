//! What cells show: one string for all symbols of a layout, and the width a symbol takes on a terminal.

use unicode_width::UnicodeWidthStr;

/// A symbol in [`Symbols`]: where it starts and how many bytes it has. Zero bytes: nothing is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::text) struct Symbol {
    start: u32,
    length: u8,
}

/// No symbol is longer, in bytes: of marks heaped without end only the first are drawn.
pub(in crate::text) const LONGEST: usize = 64;

/// All symbols of a layout in one string. Symbols of one character are kept once, as far as a small cache remembers.
#[derive(Debug)]
pub(in crate::text) struct Symbols {
    text: String,
    recent: [(char, Symbol); CACHE],
}

const CACHE: usize = 512;

impl Symbols {
    /// No symbols yet.
    pub(in crate::text) fn new() -> Self {
        Self { text: String::new(), recent: [('\0', Symbol { start: 0, length: 0 }); CACHE] }
    }

    /// The symbol that is `c` alone.
    pub(in crate::text) fn of_char(&mut self, c: char) -> Symbol {
        let slot = (c as usize ^ (c as usize >> 9)) % CACHE;
        match self.recent[slot] {
            (known, symbol) if known == c => symbol,
            _ => {
                let symbol = self.of_str(c.encode_utf8(&mut [0; 4]));
                self.recent[slot] = (c, symbol);
                symbol
            }
        }
    }

    /// The symbol `text`. Bytes behind [`LONGEST`] are left out.
    pub(in crate::text) fn of_str(&mut self, text: &str) -> Symbol {
        Symbol::appended(&mut self.text, text)
    }

    /// The string that all symbols stand in.
    pub(in crate::text) fn into_text(self) -> String {
        self.text
    }
}

impl Symbol {
    /// The symbol `shown`, put behind the others in `text`. Bytes behind [`LONGEST`] are left out.
    pub(in crate::text) fn appended(text: &mut String, shown: &str) -> Self {
        let shown = fitting(shown);
        let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
        text.push_str(shown);
        Self { start, length: u8::try_from(shown.len()).unwrap_or_default() }
    }

    /// The symbol, read from the string it stands in.
    pub(in crate::text) fn read(self, text: &str) -> &str {
        let start = self.start as usize;
        text.get(start..start + usize::from(self.length)).unwrap_or_default()
    }
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
