//! Cleaning text by code point, after its last decoding: no control, escape sequence or unbalanced direction mark
//! ever reaches an article.
//!
//! Out: C0, C1, DEL; escape sequences with their payload (ECMA-48, §5.4, §5.6); bidi overrides and embeddings
//! (U+202A–202E); U+00AD, U+206A–206F, U+FEFF, U+FFF9–FFFC; tags; noncharacters; private use. Kept: LRM, RLM, ALM,
//! ZWNJ, ZWJ, NBSP and the isolates of UAX #9, which are balanced and closed at the end of each text.
//! Line breaks and tabs become spaces (but in code), the rest is NFC, and at most [`MARKS`] marks or invisible
//! characters stand on one base. Cleaning what is clean changes nothing.

use std::iter::once;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

mod escape;

use escape::Escapes;

/// The most combining marks or invisible characters kept on one base.
pub const MARKS: usize = 8;

/// The most isolates kept open inside one another; UAX #9 would allow 125.
const ISOLATES: usize = 16;

/// U+2069, which closes an isolate.
const POP: char = '\u{2069}';

#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    /// Runs of white space become one space; none at the ends.
    Collapsed,
    /// Spaces and line breaks count.
    Kept,
}

/// `text` on one line, clean.
#[must_use]
pub fn line(text: &str) -> String {
    line_with(text, &mut [])
}

/// `text` on one line, clean. `marks` are ascending offsets in `text`; afterwards they are offsets in the answer,
/// on the borders of characters that don't combine with what stands before.
#[must_use]
pub fn line_with(text: &str, marks: &mut [usize]) -> String {
    let stripped = strip(text, Space::Collapsed, marks);
    compose(&stripped, marks)
}

/// `text` clean, its spaces and line breaks kept (each line break is one `\n`), as code needs it. `marks` as for
/// [`line_with`].
#[must_use]
pub fn code_with(text: &str, marks: &mut [usize]) -> String {
    let stripped = strip(text, Space::Kept, marks);
    compose(&stripped, marks)
}

/// Whether `c` may never stand in an article, whatever is around it. (`\n` may stand in code only, isolates
/// only balanced.)
#[must_use]
pub const fn is_unsafe(c: char) -> bool {
    matches!(c,
        '\0'..='\u{9}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}'
        | '\u{2028}'..='\u{202E}' | '\u{2065}' | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}' | '\u{FDD0}'..='\u{FDEF}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}' | '\u{F0000}'..)
        || (c as u32) & 0xFFFE == 0xFFFE
}

/// Whether `c` is kept but shows nothing by itself: joiners, direction marks, isolates, word joiners.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{61C}' | '\u{180E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

/// Where the first character of `text` that leaves ink stands; none where it would look blank.
#[must_use]
pub fn ink(text: &str) -> Option<usize> {
    let is_blank = |c: char| c.is_whitespace() || is_invisible(c) || is_combining_mark(c) || is_unsafe(c);
    text.char_indices().find(|(_, c)| !is_blank(*c)).map(|(at, _)| at)
}

const NO_BREAK_SPACE: char = '\u{A0}';

/// First pass: what must go goes, white space is settled, isolates are balanced.
fn strip(text: &str, space: Space, marks: &mut [usize]) -> String {
    let mut stripped = Stripped::new(text.len(), space);
    let mut escapes = Escapes::new(text);
    let mut marks = marks.iter_mut().peekable();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        while let Some(mark) = marks.next_if(|mark| **mark <= at) {
            *mark = stripped.text.len();
        }
        if let Some(end) = escapes.end(at, c) {
            at = end;
            continue;
        }
        at += c.len_utf8();
        let is_pair = c == '\r' && text.as_bytes().get(at) == Some(&b'\n');
        if !is_pair {
            stripped.push(c);
        }
    }
    let text = stripped.finish();
    for mark in marks {
        *mark = text.len();
    }
    text
}

/// The answer of the first pass while it grows.
struct Stripped {
    text: String,
    space: Space,
    /// White space seen and not yet written: it is dropped at the ends.
    waiting: String,
    open: usize,
    /// Isolates left out because they were nested too deeply: so many pops are left out too.
    skipped: usize,
}

impl Stripped {
    fn new(length: usize, space: Space) -> Self {
        Self { text: String::with_capacity(length), space, waiting: String::new(), open: 0, skipped: 0 }
    }

    fn push(&mut self, c: char) {
        match c {
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.push_break(),
            '\t' => self.push_space("    "),
            ' ' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => self.push_space(" "),
            NO_BREAK_SPACE if self.space == Space::Collapsed => self.push_no_break_space(),
            '\u{2066}'..='\u{2068}' => self.push_isolate(c),
            POP => self.push_pop(),
            _ if is_unsafe(c) => {}
            _ => self.push_kept(c),
        }
    }

    fn push_kept(&mut self, c: char) {
        self.text.push_str(&self.waiting);
        self.waiting.clear();
        self.text.push(c);
    }

    fn push_space(&mut self, spaces: &str) {
        match self.space {
            Space::Kept => self.waiting.push_str(spaces),
            // A no-break space beside it would hold nothing together.
            Space::Collapsed if !self.text.is_empty() => " ".clone_into(&mut self.waiting),
            Space::Collapsed => {}
        }
    }

    fn push_no_break_space(&mut self) {
        if self.waiting.is_empty() && !self.text.is_empty() {
            self.waiting.push(NO_BREAK_SPACE);
        }
    }

    fn push_break(&mut self) {
        match self.space {
            // Blank lines at the start go, and so do spaces at the end of a line.
            Space::Kept if self.text.is_empty() => self.waiting.clear(),
            Space::Kept => {
                self.waiting.truncate(self.waiting.trim_end_matches(' ').len());
                self.waiting.push('\n');
            }
            Space::Collapsed => self.push_space(" "),
        }
    }

    fn push_isolate(&mut self, c: char) {
        if self.open == ISOLATES {
            self.skipped += 1;
        } else {
            self.open += 1;
            self.push_kept(c);
        }
    }

    fn push_pop(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if self.open > 0 {
            self.open -= 1;
            self.push_kept(POP);
        }
    }

    fn finish(mut self) -> String {
        self.text.extend(std::iter::repeat_n(POP, self.open));
        self.text
    }
}

/// Second pass: NFC, piece by piece between the marks, and the cap on marks.
fn compose(text: &str, marks: &mut [usize]) -> String {
    let mut composed = Composed { text: String::with_capacity(text.len()), run: 0 };
    let mut from = 0;
    for mark in marks {
        let to = border(text, from.max(*mark));
        composed.push(text.get(from..to).unwrap_or_default());
        *mark = composed.text.len();
        from = to;
    }
    composed.push(text.get(from..).unwrap_or_default());
    composed.text
}

/// The first place at or behind `at` that no character combines across.
fn border(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let joins = |c: &char| {
        canonical_combining_class(*c) != 0 || is_combining_mark(*c) || is_nfc_quick(once(*c)) != IsNormalized::Yes
    };
    at + rest.chars().take_while(joins).map(char::len_utf8).sum::<usize>()
}

/// The answer of the second pass while it grows.
struct Composed {
    text: String,
    /// Marks and invisible characters since the last base.
    run: usize,
}

impl Composed {
    fn push(&mut self, piece: &str) {
        if is_nfc_quick(piece.chars()) == IsNormalized::Yes {
            piece.chars().for_each(|c| self.push_char(c));
        } else {
            piece.nfc().for_each(|c| self.push_char(c));
        }
    }

    fn push_char(&mut self, c: char) {
        let is_isolate = matches!(c, '\u{2066}'..=POP);
        if c.is_ascii() || is_isolate || !(is_invisible(c) || is_combining_mark(c)) {
            // An isolate is no base, and it must stay balanced: it neither counts nor starts anew.
            self.run = if is_isolate { self.run } else { 0 };
        } else {
            self.run += 1;
            if self.run > MARKS {
                return;
            }
        }
        self.text.push(c);
    }
}

#[cfg(test)]
mod tests;
