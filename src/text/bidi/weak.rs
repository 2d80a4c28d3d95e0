//! Numbers, what joins them, and marks (UAX #9, W1 to W7), in one pass over an isolating run sequence.

use super::Direction;
use super::classes::strong;
use unicode_bidi::BidiClass::{self, AL, AN, CS, EN, ES, ET, FSI, L, LRI, NSM, ON, PDI, R, RLI};

/// Resolves the weak classes of `types`: [`L`], [`R`], [`EN`], [`AN`] and neutrals are left.
/// `before` is the direction that stands for what lies before the sequence (sos).
pub(super) fn resolve(types: &mut [BidiClass], before: Direction) {
    let mut weak = Weak { previous: strong(before), strong: strong(before), number: None, terminators: Undecided(0) };
    for place in 0..types.len() {
        let class = weak.without_mark(types[place]);
        types[place] = weak.settle(class, types, place);
    }
}

/// What the rules remember of the characters before.
struct Weak {
    /// The class of the character before, as W1 leaves it.
    previous: BidiClass,
    /// The last strong class.
    strong: BidiClass,
    /// The class of the character before as W4 leaves it, where it is a number.
    number: Option<BidiClass>,
    terminators: Terminators,
}

use Terminators::{Joined, Undecided};

/// What W5 makes of a terminator here.
enum Terminators {
    /// A European number stands before, so it belongs to that.
    Joined,
    /// So many terminators stand before; a number behind them may take them in.
    Undecided(usize),
}

impl Weak {
    /// W1: a mark takes the class of what it stands on.
    fn without_mark(&mut self, class: BidiClass) -> BidiClass {
        self.previous = match (class, self.previous) {
            (NSM, LRI | RLI | FSI | PDI) => ON,
            (NSM, previous) => previous,
            _ => class,
        };
        self.previous
    }

    /// W2 to W7 for the character at `place`, whose class is `class` after W1.
    fn settle(&mut self, class: BidiClass, types: &mut [BidiClass], place: usize) -> BidiClass {
        match class {
            ET => self.terminator(),
            EN if self.strong != AL => self.european_number(types, place),
            EN | AN => self.after(Some(AN), AN),
            ES | CS => {
                let joined = self.joined(class, types.get(place + 1).copied());
                self.after(None, joined)
            }
            L | R | AL => {
                self.strong = class;
                self.after(None, if class == AL { R } else { class })
            }
            neutral => self.after(None, neutral),
        }
    }

    /// Notes whether what was just settled is a number that is not European, and hands on the class.
    fn after(&mut self, number: Option<BidiClass>, class: BidiClass) -> BidiClass {
        self.number = number;
        self.terminators = Undecided(0);
        class
    }

    /// W5 and W7: the number takes in the terminators before it.
    fn european_number(&mut self, types: &mut [BidiClass], place: usize) -> BidiClass {
        let class = self.european();
        if let Undecided(count) = self.terminators {
            types[place - count..place].fill(class);
        }
        self.number = Some(EN);
        self.terminators = Joined;
        class
    }

    /// W5 and W6.
    fn terminator(&mut self) -> BidiClass {
        self.number = None;
        match &mut self.terminators {
            Joined => self.european(),
            Undecided(count) => {
                *count += 1;
                ON
            }
        }
    }

    /// W4 and W6: a single separator between two numbers of one kind joins them.
    fn joined(&self, separator: BidiClass, next: Option<BidiClass>) -> BidiClass {
        let next = if next == Some(EN) && self.strong == AL { Some(AN) } else { next };
        match (self.number, next) {
            (Some(EN), Some(EN)) => self.european(),
            (Some(AN), Some(AN)) if separator == CS => AN,
            _ => ON,
        }
    }

    /// W7: among Latin letters a European number is one of them.
    fn european(&self) -> BidiClass {
        if self.strong == L { L } else { EN }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved<const N: usize>(mut types: [BidiClass; N]) -> [BidiClass; N] {
        resolve(&mut types, Direction::Rtl);
        types
    }

    #[test]
    fn the_examples_of_the_standard_come_out() {
        assert_eq!(resolved([AL, NSM, NSM]), [R, R, R]);
        assert_eq!(resolved([LRI, NSM]), [LRI, ON]);
        assert_eq!(resolved([AL, EN]), [R, AN]);
        assert_eq!(resolved([EN, ES, EN, CS, EN]), [EN, EN, EN, EN, EN]);
        assert_eq!(resolved([AN, CS, AN, ES, AN]), [AN, AN, AN, ON, AN]);
        assert_eq!(resolved([ET, ET, EN, ET, AN, ET, EN]), [EN, EN, EN, EN, AN, EN, EN]);
        assert_eq!(resolved([AN, ET, ES, L, CS, EN]), [AN, ON, ON, L, ON, L]);
        assert_eq!(resolved([L, ET, EN, R, EN]), [L, L, L, R, EN]);
    }

    #[test]
    fn a_marked_separator_joins_nothing() {
        assert_eq!(resolved([EN, CS, NSM, EN]), [EN, ON, ON, EN]);
        assert_eq!(resolved([EN, ET, CS, EN]), [EN, EN, ON, EN]);
        assert_eq!(resolved([AL, EN, CS, EN]), [R, AN, AN, AN]);
    }
}
