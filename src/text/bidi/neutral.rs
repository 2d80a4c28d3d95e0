//! Spaces and punctuation take the direction around them (UAX #9, N1 and N2); implicit levels (I1 and I2).

use super::classes::direction;
use super::runs::Sequence;
use super::{Direction, Level};
use unicode_bidi::BidiClass::{self, AN, EN, L, R};

/// The level of each character of `sequence`, whose weak classes and brackets are settled, into `levels`.
pub(super) fn resolve(sequence: &Sequence, levels: &mut [Level]) {
    let types = &sequence.types;
    let embedding = sequence.level.direction();
    let mut before = sequence.before;
    let mut place = 0;
    while place < types.len() {
        if let Some(strong) = direction(types[place]) {
            before = strong;
            levels[place] = implicit(sequence.level, types[place]);
            place += 1;
            continue;
        }
        let end = types[place..].iter().position(|class| direction(*class).is_some());
        let end = end.map_or(types.len(), |length| place + length);
        let behind = types.get(end).and_then(|class| direction(*class)).unwrap_or(sequence.behind);
        let found = if before == behind { before } else { embedding };
        levels[place..end].fill(sequence.level.towards(found));
        place = end;
    }
}

/// I1 and I2.
fn implicit(level: Level, class: BidiClass) -> Level {
    match class {
        L => level.towards(Direction::Ltr),
        R => level.towards(Direction::Rtl),
        EN | AN => Level((level.0 + 2) & !1),
        _ => level,
    }
}

impl Level {
    /// This level, or the next where that is needed to run in `direction`.
    fn towards(self, direction: Direction) -> Self {
        if self.direction() == direction { self } else { Self(self.0 + 1) }
    }
}
