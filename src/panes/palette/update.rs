//! How the palette changes: typing narrows it, the cursor moves, Enter chooses.

use super::state::State;
use crate::app::edit::Pressed;
use crate::config::{Code, Key, Modifiers};
use crate::panes::Motion;
use crate::text::fold::fold_word;

/// What a key in the palette led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// What is under the cursor was chosen.
    Chosen,
    /// It was given up.
    GivenUp,
    /// It goes on.
    Nothing,
}

impl State {
    /// A key typed into the palette.
    pub fn press(&mut self, key: Key) -> Typed {
        match (key.code, key.modifiers) {
            (Code::Enter, _) => return Typed::Chosen,
            (Code::Up | Code::BackTab, _) | (Code::Char('p'), Modifiers::Ctrl) => self.go(Motion::Steps(-1)),
            (Code::Down | Code::Tab, _) | (Code::Char('n'), Modifiers::Ctrl) => self.go(Motion::Steps(1)),
            (Code::PageUp, _) => self.go(Motion::Pages(-1)),
            (Code::PageDown, _) => self.go(Motion::Pages(1)),
            _ => return self.edit_line(key),
        }
        Typed::Nothing
    }

    /// Text pasted into the palette.
    pub fn paste(&mut self, text: &str) {
        self.edit.insert(text.trim_end());
        self.narrow();
    }

    /// Takes so many rows of the screen.
    pub fn arrange(&mut self, height: u16) {
        self.height = height;
        self.follow();
    }

    /// Moves the cursor.
    pub fn go(&mut self, motion: Motion) {
        self.cursor = motion.item(self.cursor, self.matching.len(), self.height);
        self.follow();
    }

    /// Puts the cursor on a row of those in sight, if something stands there.
    pub fn point(&mut self, row: u16) -> Typed {
        let place = self.top + usize::from(row);
        if place >= self.matching.len() || row >= self.height {
            return Typed::Nothing;
        }
        self.cursor = place;
        Typed::Chosen
    }

    fn edit_line(&mut self, key: Key) -> Typed {
        let before = self.edit.text().to_owned();
        match self.edit.press(key) {
            Pressed::Ended => return Typed::GivenUp,
            Pressed::Edited if before != self.edit.text() => self.narrow(),
            Pressed::Edited | Pressed::Other => {}
        }
        Typed::Nothing
    }

    /// Looks anew for what matches; of those that match equally well the order stays.
    fn narrow(&mut self) {
        let wanted = fold_word(self.edit.text());
        let ranks = self.items.iter().enumerate().filter_map(|(index, item)| Some((item.rank(wanted.trim())?, index)));
        let mut ranked: Vec<(u8, usize)> = ranks.collect();
        ranked.sort_unstable();
        self.matching = ranked.into_iter().map(|(_, index)| index).collect();
        self.cursor = 0;
        self.follow();
    }

    fn follow(&mut self) {
        let height = usize::from(self.height.max(1));
        self.top = self.top.min(self.cursor).max((self.cursor + 1).saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::{Item, Purpose, What};
    use super::*;
    use crate::config::Command;

    fn palette() -> State {
        let items = [
            (Command::Help, ["عرض المفاتيح", "show the keys"]),
            (Command::Star, ["تمييز المقال بنجمة", "star the article"]),
            (Command::Open, ["فتح المقال", "open the article"]),
        ];
        let items = items.map(|(command, names)| Item::new(What::Command(command), names));
        let mut palette = State::new(Purpose::Commands, items.into());
        palette.arrange(9);
        palette
    }

    fn typed(palette: &mut State, text: &str) {
        for letter in text.chars() {
            palette.press(Key::plain(Code::Char(letter)));
        }
    }

    #[test]
    fn typing_finds_a_command_in_either_language_whatever_its_spelling() {
        for words in ["نجمه", "STAR", "مقال نجم"] {
            let mut palette = palette();
            typed(&mut palette, words);
            assert_eq!((palette.chosen(), palette.count()), (Some(&What::Command(Command::Star)), 1), "{words}");
        }
    }

    #[test]
    fn the_start_of_a_name_is_found_before_the_middle_of_another() {
        let mut palette = palette();
        typed(&mut palette, "o");
        assert_eq!(palette.chosen(), Some(&What::Command(Command::Open)));
    }

    #[test]
    fn nothing_is_chosen_where_nothing_matches_and_backspace_brings_all_back() {
        let mut palette = palette();
        typed(&mut palette, "ظ");
        assert_eq!((palette.chosen(), palette.count()), (None, 0));
        palette.press(Key::plain(Code::Backspace));
        assert_eq!(palette.count(), 3);
    }
}
