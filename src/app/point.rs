//! The mouse: the wheel scrolls what is under it, a click chooses, a click on what is chosen opens it; drawn over the
//! text it selects.

use super::arrangement::Pane;
use super::desk::Right;
use super::{App, Effect, Gesture, Overlay, Pointer};
use crate::panes::Motion;
use crate::panes::reader::units::Unit;

/// Rows that a notch of the wheel scrolls.
const NOTCH: i64 = 3;

impl App {
    /// The mouse was used.
    pub(super) fn point(&mut self, pointer: Pointer) -> Vec<Effect> {
        match pointer.gesture {
            Gesture::WheelDown => self.wheel(pointer, NOTCH),
            Gesture::WheelUp => self.wheel(pointer, -NOTCH),
            Gesture::Click | Gesture::DoubleClick | Gesture::TripleClick => self.click(pointer),
            Gesture::Drag => self.drag(pointer),
            Gesture::Release => {
                self.reader.let_go();
                Vec::new()
            }
        }
    }

    /// Scrolls what is under the pointer; the keyboard and what is selected stay where they are.
    fn wheel(&mut self, pointer: Pointer, rows: i64) -> Vec<Effect> {
        if let Some(Overlay::Help(help)) = self.overlays.last_mut() {
            help.go(Motion::Steps(rows));
            return Vec::new();
        }
        match self.arrangement.pane_at(pointer.column, pointer.row) {
            Some(Pane::Reader) => self.reader.go(Motion::Steps(rows)),
            Some(Pane::Entities) => self.entities.scroll(rows),
            // A headline takes about as many rows.
            Some(Pane::Headlines) if self.desk.right == Right::Sources => self.sources.go(Motion::Steps(rows.signum())),
            Some(Pane::Headlines) => {
                self.headlines.scroll(rows.signum(), &self.shelf);
                return self.ask_for_rows();
            }
            None => {}
        }
        Vec::new()
    }

    /// What lies over the panes leaves no click to them.
    fn click(&mut self, pointer: Pointer) -> Vec<Effect> {
        if !self.overlays.is_empty() {
            return Vec::new();
        }
        self.notice = None;
        self.reader.show_nothing_taken();
        match self.arrangement.pane_at(pointer.column, pointer.row) {
            Some(Pane::Headlines) => return self.click_headline(pointer),
            Some(Pane::Entities) => self.click_entity(pointer),
            Some(Pane::Reader) => self.click_text(pointer),
            None => {}
        }
        Vec::new()
    }

    fn click_headline(&mut self, pointer: Pointer) -> Vec<Effect> {
        if self.desk.right == Right::Sources {
            let top = self.arrangement.headlines.map_or(0, |area| area.top);
            let before = self.sources.cursor();
            let is_choice = self.sources.point(pointer.row.saturating_sub(top));
            self.focus(Pane::Headlines);
            return if is_choice && before == self.sources.cursor() { self.choose_source() } else { Vec::new() };
        }
        let Some(place) = self.headlines.at(pointer.row) else {
            self.focus(Pane::Headlines);
            return Vec::new();
        };
        if place == self.headlines.selected() {
            return self.open(place);
        }
        self.focus(Pane::Headlines);
        self.show(place)
    }

    fn click_entity(&mut self, pointer: Pointer) {
        let top = self.arrangement.entities.map_or(0, |area| area.below(1).top);
        let clicked = pointer.row.checked_sub(top).and_then(|row| self.entities.at(row));
        let was_chosen = self.entities.chosen().map(|chosen| chosen.entity);
        if let Some(entity) = clicked {
            self.entities.pick(entity, 0);
        }
        self.focus(Pane::Entities);
        if clicked.is_some() && clicked == was_chosen {
            self.jump_to_entity();
        }
    }

    /// Text is selected from where the button went down, wherever the mouse is drawn.
    fn drag(&mut self, pointer: Pointer) -> Vec<Effect> {
        self.reader.draw_to((pointer.column, pointer.row));
        Vec::new()
    }

    /// Gives the article the keyboard. A click chooses whom or what is named under the pointer, a double click selects a
    /// word, a triple click a paragraph.
    fn click_text(&mut self, pointer: Pointer) {
        let unit = match pointer.gesture {
            Gesture::DoubleClick => Some(Unit::Word),
            Gesture::TripleClick => Some(Unit::Paragraph),
            Gesture::Click | Gesture::Drag | Gesture::Release | Gesture::WheelDown | Gesture::WheelUp => None,
        };
        self.reader.press((pointer.column, pointer.row), unit);
        let place = self.reader.at(pointer.column, pointer.row);
        self.focus(Pane::Reader);
        let named = place.and_then(|place| {
            self.found().iter().enumerate().find_map(|(entity, found)| {
                let mention = found.mentions.iter().position(|mention| mention.span.contains(place))?;
                Some((entity, mention))
            })
        });
        if let Some((entity, mention)) = named {
            self.entities.pick(entity, mention);
        }
    }
}
