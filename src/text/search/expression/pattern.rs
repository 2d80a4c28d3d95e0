//! An expression folded as the text is, so that a reader may type its letters as they come: without hamza, marks and capitals.
//!
//! What means something to an expression stays as it is: escapes, and the flags and names of groups.

use crate::text::fold::{Folding, fold};
use std::iter::Peekable;
use std::str::Chars;

/// The expression with its letters folded.
pub(super) fn folded(expression: &str, folding: Folding) -> String {
    let mut writer = Writer { folding, rest: expression.chars().peekable(), written: String::new(), depth: 0 };
    while let Some(c) = writer.rest.next() {
        writer.push(c);
    }
    writer.written
}

struct Writer<'a> {
    folding: Folding,
    rest: Peekable<Chars<'a>>,
    written: String,
    /// How many sets of letters the place is in.
    depth: usize,
}

impl Writer<'_> {
    fn push(&mut self, c: char) {
        match c {
            '\\' => self.escape(),
            '(' if self.depth == 0 => self.group(),
            '[' => {
                self.depth += 1;
                self.written.push(c);
                self.first_of_set();
            }
            ']' => {
                self.depth = self.depth.saturating_sub(1);
                self.written.push(c);
            }
            other => self.letter(other),
        }
    }

    /// A backslash and what it changes: a name in braces too.
    fn escape(&mut self) {
        self.written.push('\\');
        let Some(c) = self.rest.next() else { return };
        self.written.push(c);
        if matches!(c, 'p' | 'P' | 'x' | 'u' | 'U' | 'b') && self.rest.peek() == Some(&'{') {
            self.copy_to(&['}']);
        }
    }

    /// The start of a group: its flags or its name too.
    fn group(&mut self) {
        self.written.push('(');
        if self.rest.peek() == Some(&'?') {
            self.copy_to(&[':', ')', '>']);
        }
    }

    /// A `]` that stands first is a letter of the set.
    fn first_of_set(&mut self) {
        if self.rest.peek() == Some(&'^') {
            self.written.extend(self.rest.next());
        }
        if self.rest.peek() == Some(&']') {
            self.written.extend(self.rest.next());
        }
    }

    fn copy_to(&mut self, ends: &[char]) {
        for c in self.rest.by_ref() {
            self.written.push(c);
            if ends.contains(&c) {
                return;
            }
        }
    }

    /// A letter. What is repeated behind it stays one thing, be it several letters or none.
    fn letter(&mut self, c: char) {
        if c.is_ascii() {
            return self.written.push(c.to_ascii_lowercase());
        }
        let folded = fold(c.encode_utf8(&mut [0; 4]), self.folding);
        let folded = folded.text();
        let is_one = folded.chars().count() == 1;
        let is_repeated = matches!(self.rest.peek(), Some('*' | '+' | '?' | '{'));
        if self.depth == 0 && !is_one && is_repeated {
            self.written.extend(["(?:", folded, ")"]);
        } else {
            self.written.push_str(folded);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::Apart;

    fn search(expression: &str) -> String {
        folded(expression, Folding::Search)
    }

    #[test]
    fn letters_are_folded_and_signs_are_not() {
        assert_eq!(search("(أحمد|إ\u{650}دارة)+ [أ-ى]{2,3}Ab\\W\\S\\p{L}"), "(احمد|اداره)+ [ا-ي]{2,3}ab\\W\\S\\p{L}");
        assert_eq!(search("(?U:X)(?P<Name>Y)(?R)[]A]\\x{0623}"), "(?U:x)(?P<Name>y)(?R)[]a]\\x{0623}");
    }

    #[test]
    fn what_is_repeated_stays_one_thing() {
        assert_eq!(search("م\u{64F}?ﷲ*ﷲ"), "م(?:)?(?:الله)*الله");
        assert_eq!(search("[\u{64B}م]"), "[م]");
    }

    #[test]
    fn letters_told_apart_stay_apart() {
        assert_eq!(folded("أة[ىئ]", Folding::Telling(Apart::TEH_MARBUTA)), "اة[يي]");
    }

    #[test]
    fn an_expression_that_is_not_finished_is_not_finished_by_folding() {
        for (half, expected) in [("\\", "\\"), ("(?", "(?"), ("[", "["), ("\\p{L", "\\p{L"), ("(?P<n", "(?P<n")] {
            assert_eq!(search(half), expected);
        }
    }
}
