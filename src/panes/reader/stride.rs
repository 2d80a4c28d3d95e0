//! Moving through an article by what it is made of: paragraphs, sentences, headings.

use super::flow::Flow;
use super::state::State;
use super::units::{self, Unit};
use crate::config::Command;
use crate::panes::entities::update::Walk;
use crate::text::Offset;

/// So many units onward or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stride {
    /// What is stepped over.
    pub unit: Unit,
    /// Which way.
    pub walk: Walk,
    /// How many of them.
    pub times: usize,
}

impl Stride {
    /// The stride that `command` means, `times` over; `None` for other commands.
    #[must_use]
    pub fn of(command: Command, times: usize) -> Option<Self> {
        let (unit, walk) = match command {
            Command::NextParagraph => (Unit::Paragraph, Walk::Onward),
            Command::PreviousParagraph => (Unit::Paragraph, Walk::Back),
            Command::NextSentence => (Unit::Sentence, Walk::Onward),
            Command::PreviousSentence => (Unit::Sentence, Walk::Back),
            Command::NextHeading => (Unit::Heading, Walk::Onward),
            Command::PreviousHeading => (Unit::Heading, Walk::Back),
            _ => return None,
        };
        Some(Self { unit, walk, times })
    }
}

impl State {
    /// Moves by `stride`: the row on which the unit starts comes to the top, as far as the article reaches. Units on
    /// the row at the top are passed over.
    pub fn stride(&mut self, stride: Stride) {
        let height = self.column().height;
        let Some((_, flow)) = &mut self.open else { return };
        let (mut top, lowest) = (self.top, flow.lowest_top(height));
        for _ in 0..stride.times {
            let mut from = flow.offset(top);
            let further = loop {
                let Some(start) = step(flow, stride, from) else { break None };
                let place = flow.find(start);
                let is_further = if stride.walk == Walk::Onward { place > top } else { place < top };
                if is_further {
                    break Some(place);
                }
                from = start;
            };
            let Some(place) = further else { break };
            top = place;
            if top >= lowest && stride.walk == Walk::Onward {
                break;
            }
        }
        self.top = top.min(lowest);
        self.reach();
    }
}

fn step(flow: &Flow, stride: Stride, from: Offset) -> Option<Offset> {
    match stride.walk {
        Walk::Onward => units::next_start(flow.article(), stride.unit, from),
        Walk::Back => units::start_before(flow.article(), stride.unit, from),
    }
}
