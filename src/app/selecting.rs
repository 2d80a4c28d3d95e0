//! Selecting text by keys: where a selection begins, and which commands move its end.

use super::App;
use super::arrangement::Pane;
use crate::config::Command;
use crate::panes::Motion;
use crate::panes::reader::selection::{Extent, Hold};
use crate::panes::reader::units::{self, Unit};
use crate::text::{Offset, Span};

impl App {
    /// Begins to select, at what the reader is at; where something is selected by keys already, leaves it.
    pub(super) fn select(&mut self) {
        if self.reader.is_selecting() && self.focus == Pane::Reader {
            return self.reader.deselect();
        }
        let Some(here) = self.at_hand() else { return };
        if self.focus != Pane::Reader {
            self.focus(Pane::Reader);
        }
        if self.reader.selection().is_some() {
            self.reader.hold_by_keys();
        } else {
            self.reader.select(here, Hold::Keys);
        }
    }

    /// Whether `command` was one for the end of a selection.
    pub(super) fn extends(&mut self, command: Command, count: Option<u32>) -> bool {
        if !self.overlays.is_empty() || self.focus != Pane::Reader || !self.reader.is_selecting() {
            return false;
        }
        let times = count.unwrap_or(1) as usize;
        if command == Command::SwapEnds {
            self.reader.swap_ends();
        } else if let Some(extent) = Extent::of(command) {
            self.reader.extend(extent, times);
        } else if let Some(motion) = Motion::of(command, count) {
            self.reader.extend(Extent::by(motion, self.reader.column().height), 1);
        } else {
            return false;
        }
        true
    }

    /// What the reader is at: the current hit or mention where it is in sight, else the first word in sight.
    pub(super) fn at_hand(&self) -> Option<Span> {
        let (article, sight) = (self.reader.article()?, self.reader.in_sight());
        let hit = self.search.current().and_then(|hit| self.search.hits().get(hit)).copied();
        let mention = self.entities.chosen().and_then(|chosen| {
            self.found().get(chosen.entity)?.mentions.get(chosen.mention?).map(|mention| mention.span)
        });
        let in_sight = [hit, mention].into_iter().flatten().find(|span| span.meet(sight).is_some());
        in_sight.or_else(|| {
            let end = units::next_end(article, Unit::Word, sight.start)?;
            Some(units::around(article, Unit::Word, Offset::new(end.bytes() - 1)))
        })
    }
}
