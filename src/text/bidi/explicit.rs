//! Embeddings, overrides and isolates (UAX #9, X1 to X8).
//!
//! Only paragraphs that hold one of the explicit controls come here.

use super::classes::{is_isolate_initiator, strong};
use super::runs::Runs;
use super::{Direction, Level};
use unicode_bidi::BidiClass::{self, AL, B, BN, FSI, L, LRE, LRI, LRO, PDF, PDI, R, RLE, RLI, RLO};

/// The deepest explicit level (UAX #9, BD2).
const MAX_DEPTH: u8 = 125;

/// Reads the explicit controls of a paragraph: `types` take the classes that overrides give, the answer is its runs.
/// No [`FSI`] may be left: see [`settle_first_strong`].
pub(super) fn resolve(types: &mut [BidiClass], base: Level) -> Runs {
    let mut runs = Runs::default();
    let mut stack = Stack::new(base);
    for (place, class) in types.iter_mut().enumerate() {
        match *class {
            LRE | RLE | LRO | RLO => stack.embed(*class),
            PDF => stack.end_embedding(),
            BN => {}
            B => {
                stack = Stack::new(base);
                runs.put(place, base);
            }
            initiator if is_isolate_initiator(initiator) => {
                let run = runs.put(place, stack.top().level);
                *class = stack.top().class_of(initiator);
                stack.isolate(initiator, run);
            }
            PDI => {
                let interrupted = stack.end_isolate();
                runs.resume(place, stack.top().level, interrupted);
                *class = stack.top().class_of(PDI);
            }
            other => {
                runs.put(place, stack.top().level);
                *class = stack.top().class_of(other);
            }
        }
    }
    runs
}

/// Makes each [`FSI`] an [`LRI`] or [`RLI`], by the first strong character inside it (UAX #9, X5c), in one pass.
pub(super) fn settle_first_strong(types: &mut [BidiClass]) {
    // One entry for each open isolate: where its initiator stands, as long as its direction is not known.
    let mut open: Vec<Option<usize>> = Vec::new();
    for place in 0..types.len() {
        match types[place] {
            LRI | RLI => open.push(None),
            FSI => {
                types[place] = LRI;
                open.push(Some(place));
            }
            PDI => drop(open.pop()),
            B => open.clear(),
            L => drop(open.last_mut().and_then(Option::take)),
            R | AL => {
                if let Some(initiator) = open.last_mut().and_then(Option::take) {
                    types[initiator] = RLI;
                }
            }
            _ => {}
        }
    }
}

/// The directional status stack and the counts beside it (UAX #9, X1).
struct Stack {
    bottom: Status,
    above: Vec<Status>,
    isolates: usize,
    overflowing_isolates: usize,
    overflowing_embeddings: usize,
}

#[derive(Clone, Copy)]
struct Status {
    level: Level,
    forced: Option<Direction>,
    /// The run that the isolate interrupts; `None` for an embedding.
    interrupted: Option<usize>,
}

impl Status {
    fn class_of(self, class: BidiClass) -> BidiClass {
        self.forced.map_or(class, strong)
    }
}

impl Stack {
    fn new(base: Level) -> Self {
        Self {
            bottom: Status { level: base, forced: None, interrupted: None },
            above: Vec::new(),
            isolates: 0,
            overflowing_isolates: 0,
            overflowing_embeddings: 0,
        }
    }

    fn top(&self) -> Status {
        self.above.last().copied().unwrap_or(self.bottom)
    }

    /// The level that an embedding or isolate of `direction` gets, where there is room for it.
    fn deeper(&self, direction: Direction) -> Option<Level> {
        let level = match direction {
            Direction::Ltr => (self.top().level.0 + 2) & !1,
            Direction::Rtl => (self.top().level.0 + 1) | 1,
        };
        let room = level <= MAX_DEPTH && self.overflowing_isolates == 0 && self.overflowing_embeddings == 0;
        room.then_some(Level(level))
    }

    /// X2 to X5.
    fn embed(&mut self, class: BidiClass) {
        let direction = if matches!(class, LRE | LRO) { Direction::Ltr } else { Direction::Rtl };
        if let Some(level) = self.deeper(direction) {
            let forced = matches!(class, LRO | RLO).then_some(direction);
            self.above.push(Status { level, forced, interrupted: None });
        } else if self.overflowing_isolates == 0 {
            self.overflowing_embeddings += 1;
        }
    }

    /// X5a and X5b. `run` is the run of the initiator.
    fn isolate(&mut self, class: BidiClass, run: usize) {
        let direction = if class == RLI { Direction::Rtl } else { Direction::Ltr };
        if let Some(level) = self.deeper(direction) {
            self.isolates += 1;
            self.above.push(Status { level, forced: None, interrupted: Some(run) });
        } else {
            self.overflowing_isolates += 1;
        }
    }

    /// X6a: the run that the ended isolate had interrupted, if one was ended.
    fn end_isolate(&mut self) -> Option<usize> {
        if self.overflowing_isolates > 0 {
            self.overflowing_isolates -= 1;
            return None;
        }
        if self.isolates == 0 {
            return None;
        }
        self.isolates -= 1;
        self.overflowing_embeddings = 0;
        while let Some(status) = self.above.pop() {
            if status.interrupted.is_some() {
                return status.interrupted;
            }
        }
        None
    }

    /// X7.
    fn end_embedding(&mut self) {
        if self.overflowing_isolates > 0 {
            return;
        }
        if self.overflowing_embeddings > 0 {
            self.overflowing_embeddings -= 1;
        } else if self.above.last().is_some_and(|status| status.interrupted.is_none()) {
            self.above.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(mut types: Vec<BidiClass>) -> Vec<BidiClass> {
        settle_first_strong(&mut types);
        types
    }

    #[test]
    fn a_first_strong_isolate_takes_the_direction_of_its_own_content() {
        assert_eq!(settled(vec![FSI, R, PDI, L]), [RLI, R, PDI, L]);
        assert_eq!(settled(vec![FSI, PDI, R]), [LRI, PDI, R]);
        assert_eq!(settled(vec![FSI, FSI, L, PDI, AL]), [RLI, LRI, L, PDI, AL]);
        assert_eq!(settled(vec![FSI, B, R]), [LRI, B, R]);
    }

    #[test]
    fn a_million_open_isolates_take_one_pass() {
        let mut types = vec![FSI; 1_000_000];
        settle_first_strong(&mut types);
        assert!(types.iter().all(|&class| class == LRI));
    }
}
