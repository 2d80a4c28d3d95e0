//! A line of text that is being typed: the text, and a caret between its clusters.

use crate::config::{Code, Key, Modifiers};
use crate::text::{Base, Direction, Offset, bidi};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Text typed so far and where the next letter goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    text: String,
    caret: Offset,
}

/// What a key did to a line that is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The line or its caret may have changed.
    Edited,
    /// The line was given up: Esc, or Backspace where there was nothing to erase.
    Ended,
    /// The key means nothing in a line.
    Other,
}

impl Edit {
    /// A key typed into the line, with the usual ones of a shell's command line.
    pub fn press(&mut self, key: Key) -> Pressed {
        match (key.code, key.modifiers) {
            (Code::Esc, _) | (Code::Char('c' | 'g'), Modifiers::Ctrl) => return Pressed::Ended,
            (Code::Backspace, _) if self.text.is_empty() => return Pressed::Ended,
            (Code::Backspace, Modifiers::None) | (Code::Char('h'), Modifiers::Ctrl) => self.erase(),
            (Code::Backspace, _) | (Code::Char('w'), Modifiers::Ctrl) => self.erase_word(),
            (Code::Delete, _) | (Code::Char('d'), Modifiers::Ctrl) => self.erase_ahead(),
            (Code::Char('u'), Modifiers::Ctrl) => self.erase_to_start(),
            (Code::Char(typed), Modifiers::None) => self.insert(typed.encode_utf8(&mut [0; 4])),
            (Code::Home, _) | (Code::Char('a'), Modifiers::Ctrl) => self.jump_to_start(),
            (Code::End, _) | (Code::Char('e'), Modifiers::Ctrl) => self.jump_to_end(),
            (Code::Left | Code::Right, _) => self.step(key.code),
            _ => return Pressed::Other,
        }
        Pressed::Edited
    }

    /// The text typed so far, in logical order.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next letter goes.
    #[must_use]
    pub const fn caret(&self) -> Offset {
        self.caret
    }

    /// The direction its letters run in, by the first strong one (UAX #9, P2 and P3).
    #[must_use]
    pub fn direction(&self) -> Direction {
        bidi::resolve(&self.text, Base::Auto).base
    }

    /// Puts `typed` at the caret. Controls and line breaks (from a paste) become blanks.
    pub fn insert(&mut self, typed: &str) {
        let clean: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.text.insert_str(self.caret.bytes(), &clean);
        self.caret = self.caret.plus(clean.len());
    }

    /// Removes the cluster before the caret.
    pub fn erase(&mut self) {
        let start = self.before();
        self.remove_from(start);
    }

    /// Removes the cluster after the caret.
    pub fn erase_ahead(&mut self) {
        let end = self.after();
        self.text.replace_range(self.caret.bytes()..end.bytes(), "");
    }

    /// Removes the word before the caret, with the blanks behind it.
    pub fn erase_word(&mut self) {
        let before = self.text.get(..self.caret.bytes()).unwrap_or_default();
        let mut words = before.trim_end().split_word_bound_indices();
        let start = words.next_back().map_or(0, |(start, _)| start);
        self.remove_from(Offset::new(start));
    }

    /// Removes everything before the caret.
    pub fn erase_to_start(&mut self) {
        self.remove_from(Offset::START);
    }

    /// Moves the caret one cluster towards the start of the text.
    pub fn step_to_start(&mut self) {
        self.caret = self.before();
    }

    /// Moves the caret one cluster towards the end of the text.
    pub fn step_to_end(&mut self) {
        self.caret = self.after();
    }

    /// Moves the caret before the first letter.
    pub fn jump_to_start(&mut self) {
        self.caret = Offset::START;
    }

    /// Moves the caret behind the last letter.
    pub fn jump_to_end(&mut self) {
        self.caret = Offset::new(self.text.len());
    }

    /// Left and right are those of the screen: the line runs right to left where its letters do.
    fn step(&mut self, code: Code) {
        let towards_end = (self.direction() == Direction::Rtl) == (code == Code::Left);
        if towards_end { self.step_to_end() } else { self.step_to_start() }
    }

    fn remove_from(&mut self, start: Offset) {
        self.text.replace_range(start.bytes()..self.caret.bytes(), "");
        self.caret = start;
    }

    fn before(&self) -> Offset {
        let mut cursor = GraphemeCursor::new(self.caret.bytes(), self.text.len(), true);
        let found = cursor.prev_boundary(&self.text, 0).ok().flatten();
        Offset::new(found.unwrap_or_default())
    }

    fn after(&self) -> Offset {
        let mut cursor = GraphemeCursor::new(self.caret.bytes(), self.text.len(), true);
        let found = cursor.next_boundary(&self.text, 0).ok().flatten();
        found.map_or(self.caret, Offset::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str) -> Edit {
        let mut edit = Edit::default();
        edit.insert(text);
        edit
    }

    #[test]
    fn a_letter_goes_with_its_marks() {
        let mut edit = typed("قم\u{0651}\u{064E}");
        edit.erase();
        assert_eq!(edit.text(), "ق");
    }

    #[test]
    fn a_word_goes_with_the_blank_behind_it() {
        let mut edit = typed("وزارة الداخلية ");
        edit.erase_word();
        assert_eq!(edit.text(), "وزارة ");
    }

    #[test]
    fn a_pasted_line_break_becomes_a_blank() {
        assert_eq!(typed("خبر\nعاجل\u{1B}").text(), "خبر عاجل ");
    }

    proptest! {
        #[test]
        fn the_caret_always_stands_on_a_cluster_border(text in "\\PC{0,12}", steps in prop::collection::vec(0..8, 0..20)) {
            let mut edit = typed(&text);
            for step in steps {
                match step {
                    0 => edit.erase(),
                    1 => edit.erase_ahead(),
                    2 => edit.erase_word(),
                    3 => edit.step_to_start(),
                    4 => edit.step_to_end(),
                    5 => edit.jump_to_start(),
                    6 => edit.jump_to_end(),
                    _ => edit.insert("لا"),
                }
                prop_assert!(edit.text().is_char_boundary(edit.caret().bytes()));
            }
        }
    }
}
