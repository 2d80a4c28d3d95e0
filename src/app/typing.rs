//! Keys and pasted text typed into what lies over the panes: lines, filters and lists.

use super::{App, Effect, Overlay};
use crate::config::Key;
use crate::panes::search::Stage;
use crate::panes::search::update::Typed;
use crate::panes::{palette, prompt};

impl App {
    /// A key for what lies on top, if that takes keys as they are typed.
    pub(super) fn type_into_overlay(&mut self, key: Key) -> Option<Vec<Effect>> {
        match self.overlays.last_mut()? {
            Overlay::Search => self.type_into_search(key),
            Overlay::Filter => {
                let typed = self.entities.type_filter(key);
                self.typed_into_filter(typed);
            }
            Overlay::Prompt(prompt) => {
                let typed = prompt.press(key);
                return Some(self.typed_into_prompt(typed));
            }
            Overlay::Palette(palette) => {
                let typed = palette.press(key);
                return Some(self.typed_into_palette(typed));
            }
            Overlay::Confirm(_) => return Some(self.press_in_confirm(key)),
            Overlay::Hints(_) => return Some(self.press_in_hints(key)),
            Overlay::Help(_) | Overlay::Card(_) | Overlay::Picture(_) => return None,
        }
        Some(Vec::new())
    }

    /// Text was pasted: only the prompt takes it, so that a slip does not fire a row of commands.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Search) => {
                self.search.paste(text);
                self.typed(Typed::Query);
            }
            Some(Overlay::Prompt(prompt)) => prompt.paste(text),
            Some(Overlay::Palette(palette)) => palette.paste(text),
            Some(Overlay::Filter) => self.entities.paste(text),
            Some(
                Overlay::Help(_) | Overlay::Card(_) | Overlay::Confirm(_) | Overlay::Hints(_) | Overlay::Picture(_),
            )
            | None => {}
        }
        Vec::new()
    }

    fn type_into_search(&mut self, key: Key) {
        let typed = self.search.press(key);
        self.typed(typed);
    }

    fn typed(&mut self, typed: Typed) {
        match typed {
            Typed::Query => self.look_live(),
            Typed::Accepted => {}
            Typed::GivenUp(origin) => self.reader.return_to(origin),
            Typed::Caret | Typed::Nothing => return,
        }
        if self.search.stage() != Stage::Typing {
            self.overlays.retain(|overlay| *overlay != Overlay::Search);
        }
    }

    fn typed_into_prompt(&mut self, typed: prompt::Typed) -> Vec<Effect> {
        if typed == prompt::Typed::Nothing {
            return Vec::new();
        }
        match self.overlays.pop() {
            Some(Overlay::Prompt(prompt)) if typed == prompt::Typed::Given => {
                self.prompted(prompt.purpose(), prompt.edit().text())
            }
            _ => Vec::new(),
        }
    }

    fn typed_into_palette(&mut self, typed: palette::update::Typed) -> Vec<Effect> {
        match typed {
            palette::update::Typed::Chosen => return self.chosen_in_palette(),
            palette::update::Typed::GivenUp => {
                self.overlays.pop();
            }
            palette::update::Typed::Nothing => {}
        }
        Vec::new()
    }
}
