//! The mouse: the wheel scrolls what is under it, a click chooses, a click on what is chosen opens it; drawn over the
//! text it selects.

use super::arrangement::Pane;
use super::desk::Right;
use super::widths::Drawn;
use super::{App, Effect, Gesture, Overlay, Pointer};
use crate::model::Standing;
use crate::panes::card::update::Pointed;
use crate::panes::entities::state::{Chosen, Stop};
use crate::panes::reader::units::Unit;
use crate::panes::{Motion, palette};

/// Rows that a notch of the wheel scrolls.
const NOTCH: i64 = 3;

/// Who was chosen before a click chose somebody else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before(Option<Chosen>);

impl App {
    /// The mouse was used.
    pub(super) fn point(&mut self, pointer: Pointer) -> Vec<Effect> {
        match pointer.gesture {
            Gesture::WheelDown => self.wheel(pointer, NOTCH),
            Gesture::WheelUp => self.wheel(pointer, -NOTCH),
            Gesture::Click | Gesture::DoubleClick | Gesture::TripleClick => self.click(pointer),
            Gesture::Drag => self.drag(pointer),
            Gesture::Release => {
                // Pressed and let go on a border, it was a click.
                let effects = match self.drawn.take() {
                    Some(Drawn::Not(_)) => self.click_pane(pointer),
                    Some(Drawn::Along(_)) | None => Vec::new(),
                };
                self.reader.let_go();
                self.chosen_before = None;
                effects
            }
        }
    }

    /// Scrolls what is under the pointer; the keyboard and what is selected stay where they are.
    fn wheel(&mut self, pointer: Pointer, rows: i64) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Help(help)) => help.go(Motion::Steps(rows)),
            Some(Overlay::Card(card)) => card.go(Motion::Steps(rows.signum())),
            Some(Overlay::Palette(palette)) => palette.go(Motion::Steps(rows.signum())),
            Some(Overlay::Picture(_)) => {}
            Some(Overlay::Search | Overlay::Prompt(_) | Overlay::Filter | Overlay::Confirm(_) | Overlay::Hints(_))
            | None => {
                return self.wheel_pane(pointer, rows);
            }
        }
        Vec::new()
    }

    fn wheel_pane(&mut self, pointer: Pointer, rows: i64) -> Vec<Effect> {
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
            return self.click_overlay(pointer);
        }
        self.notice = None;
        self.reader.show_nothing_taken();
        self.drawn = self.border_at(pointer).map(Drawn::Not);
        if self.drawn.is_some() {
            return Vec::new();
        }
        self.click_pane(pointer)
    }

    fn click_pane(&mut self, pointer: Pointer) -> Vec<Effect> {
        match self.arrangement.pane_at(pointer.column, pointer.row) {
            Some(Pane::Headlines) => return self.click_headline(pointer),
            Some(Pane::Entities) => self.click_entity(pointer),
            Some(Pane::Reader) => return self.click_text(pointer),
            None => {}
        }
        Vec::new()
    }

    /// A click on a card or palette chooses what is there; one beside what lies over the panes closes it.
    fn click_overlay(&mut self, pointer: Pointer) -> Vec<Effect> {
        let Some(area) = self.overlays.last().and_then(|overlay| self.area_of(overlay)) else { return Vec::new() };
        let row = pointer.row.checked_sub(area.below(2).top);
        match (self.overlays.last_mut(), row) {
            (Some(Overlay::Card(_) | Overlay::Palette(_)), _) if !area.holds(pointer.column, pointer.row) => {
                self.overlays.pop();
            }
            (Some(Overlay::Picture(_)), _) if !area.holds(pointer.column, pointer.row) => {
                return self.put_away_picture();
            }
            (Some(Overlay::Card(card)), Some(row)) => {
                if card.point(row) == Some(Pointed::Again) {
                    return self.enter_card();
                }
            }
            (Some(Overlay::Palette(palette)), Some(row)) => {
                if palette.point(row) == palette::update::Typed::Chosen {
                    return self.chosen_in_palette();
                }
            }
            (Some(_) | None, _) => {}
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
        let was_chosen = self.entities.chosen().map(|chosen| Stop::Entity(chosen.entity));
        self.focus(Pane::Entities);
        match clicked {
            Some(Stop::Fold) => {
                self.entities.put(Stop::Fold);
                self.entities.toggle_fold();
            }
            Some(Stop::Entity(entity)) => self.entities.pick(entity, 0),
            None => {}
        }
        if clicked.is_some() && clicked == was_chosen {
            self.jump_to_entity();
        }
    }

    /// The border that the button went down on is drawn along. Text is selected from where the button went down, wherever the mouse is drawn.
    fn drag(&mut self, pointer: Pointer) -> Vec<Effect> {
        if let Some(Drawn::Not(pane) | Drawn::Along(pane)) = self.drawn {
            self.drawn = Some(Drawn::Along(pane));
            self.draw_border(pane, pointer.column);
            return self.ask_for_rows();
        }
        self.reader.draw_to((pointer.column, pointer.row));
        // Whoever selects from a name on did not mean to choose it.
        let before = if self.reader.selection().is_some() { self.chosen_before.take() } else { None };
        match before {
            Some(Before(Some(chosen))) => self.entities.pick(chosen.entity, chosen.mention.unwrap_or_default()),
            Some(Before(None)) => self.entities.release(),
            None => {}
        }
        Vec::new()
    }

    /// Gives the article the keyboard. A click chooses whom or what is named under the pointer, a double click selects a
    /// word, a triple click a paragraph. In the list of links it asks to open the one there.
    fn click_text(&mut self, pointer: Pointer) -> Vec<Effect> {
        if let Some(url) = self.reader.footnote_at(pointer.row).map(str::to_owned) {
            self.focus(Pane::Reader);
            return vec![Effect::Consider(url)];
        }
        let unit = match pointer.gesture {
            Gesture::DoubleClick => Some(Unit::Word),
            Gesture::TripleClick => Some(Unit::Paragraph),
            Gesture::Click | Gesture::Drag | Gesture::Release | Gesture::WheelDown | Gesture::WheelUp => None,
        };
        self.reader.press((pointer.column, pointer.row), unit);
        let place = self.reader.at(pointer.column, pointer.row);
        self.focus(Pane::Reader);
        let named = place.and_then(|place| {
            let sure = self.found().iter().enumerate().filter(|(_, found)| found.standing == Standing::Shown);
            sure.into_iter().find_map(|(entity, found)| {
                let mention = found.mentions.iter().position(|mention| mention.span.contains(place))?;
                Some((entity, mention))
            })
        });
        self.chosen_before = named.map(|_| Before(self.entities.chosen()));
        if let Some((entity, mention)) = named {
            self.entities.pick(entity, mention);
        }
        Vec::new()
    }
}
