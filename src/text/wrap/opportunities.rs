//! Where a line may break (UAX #14): the rules of `breaks`, with a short way round them for plain words.
//!
//! Behind blanks between two plain letters a break is certain and nothing before it matters any longer (LB18), so
//! the text is cut there; a piece that is only letters and digits, with stops at its end, has no other break
//! (LB13, LB23, LB25, LB28). The rest is asked of the rules. A law below holds both ways to the same result.

use super::breaks::segment;

/// Puts the bytes, counted from the start of `text`, behind which a line may break, into `found`: in order, without the
/// end.
pub(in crate::text) fn opportunities(text: &str, found: &mut Vec<u32>) {
    let mut pieces = Pieces { text, at: 0 };
    while let Some(piece) = pieces.next() {
        if piece.kind == Piece::Mixed {
            segment(text.get(piece.start..piece.end).unwrap_or_default(), piece.start, found);
        }
        if piece.end < text.len() {
            found.push(u32::try_from(piece.end).unwrap_or(u32::MAX));
        }
    }
}

/// What stands between two certain breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// Letters and digits, then stops, then blanks: no break inside.
    Word,
    /// Anything else.
    Mixed,
}

struct Found {
    start: usize,
    end: usize,
    kind: Piece,
}

/// What a character is to a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A letter or digit of classes AL and NU, or a mark.
    Letter,
    /// A mark (CM): goes on as a letter, cannot begin a piece.
    Mark,
    /// Classes IS, EX and CP, before which no line breaks.
    Stop,
    /// The space itself.
    Space,
    /// Anything else.
    Other,
}

/// Cuts text at its certain breaks.
struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl Pieces<'_> {
    fn next(&mut self) -> Option<Found> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let (start, mut kind, mut last) = (self.at, Piece::Word, Class::Other);
        // The class of what stands before the blanks, once blanks are reached.
        let mut before = Class::Other;
        for (at, c) in rest.char_indices() {
            let class = class(c).behind(last);
            if last == Class::Space && class == Class::Letter && before != Class::Other {
                self.at = start + at;
                return Some(Found { start, end: self.at, kind });
            }
            if !goes_on(last, class, at) {
                kind = Piece::Mixed;
            }
            if class != Class::Space {
                before = class;
            }
            last = class;
        }
        self.at = self.text.len();
        Some(Found { start, end: self.at, kind })
    }
}

/// Whether a piece that is a word so far, ending with `last`, is still one with `class` behind it.
fn goes_on(last: Class, class: Class, at: usize) -> bool {
    match class {
        Class::Letter => at == 0 || matches!(last, Class::Letter | Class::Mark),
        Class::Mark => matches!(last, Class::Letter | Class::Mark),
        Class::Stop => matches!(last, Class::Letter | Class::Mark | Class::Stop),
        Class::Space => at > 0,
        Class::Other => false,
    }
}

impl Class {
    /// A mark is what its base is (LB9): only behind letters is it one of them.
    const fn behind(self, last: Self) -> Self {
        match (self, last) {
            (Self::Mark, Self::Stop | Self::Space | Self::Other) => Self::Other,
            (Self::Mark | Self::Letter | Self::Stop | Self::Space | Self::Other, _) => self,
        }
    }
}

const fn class(c: char) -> Class {
    match c {
        ' ' => Class::Space,
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{620}'..='\u{64A}' | '\u{660}'..='\u{669}' | '\u{671}'..='\u{6D3}' => {
            Class::Letter
        }
        '\u{64B}'..='\u{65F}' | '\u{670}' => Class::Mark,
        '.' | ',' | ':' | ';' | '!' | '?' | '،' | '؛' | '؟' | ')' | ']' => Class::Stop,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn opportunities(text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        super::opportunities(text, &mut found);
        found
    }

    fn whole(text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        segment(text, 0, &mut found);
        found
    }

    #[test]
    fn plain_words_break_behind_their_blanks() {
        assert_eq!(opportunities("ab cd, ef"), [3, 7]);
        assert_eq!(opportunities("من هنا"), [5]);
        assert!(opportunities("").is_empty());
    }

    #[test]
    fn numbers_with_their_signs_stay_whole() {
        for number in ["12.5%", "١٢٫٥٪", "1,500", "$20", "(1.5)", "2017/01/18"] {
            assert!(opportunities(number).is_empty(), "{number}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn the_short_way_finds_what_the_rules_find(
            text in "([ab1ب٣\u{64E}]|[ .,:;!?،؛؟)(\\]\"«»%/$-]|[ \u{A0}\t\u{200B}\u{AD}\u{2014}é字א\u{200D}🙂…]){0,24}"
        ) {
            prop_assert_eq!(opportunities(&text), whole(&text));
        }

        #[test]
        fn the_short_way_is_right_on_anything(text in any::<String>()) {
            prop_assert_eq!(opportunities(&text), whole(&text));
        }
    }
}
