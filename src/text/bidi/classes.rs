//! What the algorithm must know of each character: its bidi class and whether it is a bracket.
//!
//! Both come from the tables of `unicode-bidi`. Most text lies below U+3000, and what terminals are sent of it among the
//! presentation forms (U+FB00 to U+FFFF): these are kept flat, one look-up instead of a search.

use super::Direction;
use std::sync::LazyLock;
use unicode_bidi::BidiClass::{self, AL, AN, B, BN, EN, FSI, L, LRE, LRI, LRO, ON, PDF, PDI, R, RLE, RLI, RLO, S};
use unicode_bidi::{BidiDataSource, HardcodedBidiData, bidi_class};

/// The characters of one paragraph, as far as the algorithm sees them.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// The class of each character.
    pub classes: Vec<BidiClass>,
    /// The brackets, in order.
    pub brackets: Vec<Bracket>,
    /// Which classes occur.
    pub seen: Seen,
}

/// A bracket that may be half of a pair (UAX #9, BD14 and BD15).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bracket {
    /// Where it stands: characters from the start of what is looked at (paragraph or run sequence).
    pub place: usize,
    /// The opening bracket of its kind; the same for canonically equivalent brackets.
    pub opening: char,
    /// Which half of a pair it is.
    pub side: Side,
}

/// Which half of a pair a bracket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// It opens.
    Opening,
    /// It closes.
    Closing,
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen(u32);

/// Classes that steer the explicit rules (X1 to X8).
pub(super) const CONTROLS: Seen = Seen::of(&[LRE, RLE, LRO, RLO, PDF, LRI, RLI, FSI, PDI]);
/// Classes that a rule may set against a left-to-right paragraph.
pub(super) const AGAINST_LTR: Seen = Seen::of(&[R, AL, AN]).and(CONTROLS);
/// Classes that a rule may set against a right-to-left paragraph.
pub(super) const AGAINST_RTL: Seen = Seen::of(&[L, EN, AN]).and(CONTROLS);
/// Separators, which rule L1 gives the level of the paragraph.
pub(super) const SEPARATORS: Seen = Seen::of(&[S, B]);
/// The first strong isolate, whose direction must be looked for.
pub(super) const FIRST_STRONG: Seen = Seen::of(&[FSI]);
/// Characters that rule X9 removes, apart from the controls.
pub(super) const NEUTRAL_BOUNDARIES: Seen = Seen::of(&[BN]);

impl Paragraph {
    /// Looks up every character of `text`.
    #[cfg(test)]
    pub fn of(text: &str) -> Self {
        let mut paragraph = Self::default();
        paragraph.read(text);
        paragraph
    }

    /// Looks up every character of `text`, in place of those before.
    pub fn read(&mut self, text: &str) {
        let table = &*TABLE;
        let mut seen = 0;
        self.brackets.clear();
        self.classes.clear();
        // Two bytes a character is what Arabic takes.
        self.classes.reserve(text.len() / 2 + 1);
        for (place, c) in text.chars().enumerate() {
            let entry = look_up(table, c);
            seen |= bit(entry.class);
            self.classes.push(entry.class);
            if entry.bracket {
                self.brackets.extend(bracket(c, place));
            }
        }
        self.seen = Seen(seen);
    }

    /// Takes classes as they are; none of the characters is a bracket.
    pub fn of_classes(classes: &[BidiClass]) -> Self {
        Self { classes: classes.to_vec(), brackets: Vec::new(), seen: Seen::of(classes) }
    }

    /// The direction of the first strong character outside isolates (UAX #9, P2 and P3), left to right without one.
    pub fn first_strong(&self) -> Direction {
        let mut isolates = 0_usize;
        for &class in &self.classes {
            match class {
                L if isolates == 0 => return Direction::Ltr,
                R | AL if isolates == 0 => return Direction::Rtl,
                LRI | RLI | FSI => isolates += 1,
                PDI => isolates = isolates.saturating_sub(1),
                B => break,
                _ => {}
            }
        }
        Direction::Ltr
    }
}

impl Seen {
    const fn of(classes: &[BidiClass]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= bit(classes[i]);
            i += 1;
        }
        Self(bits)
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any class of `others` is in the set.
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// Whether rule X9 takes characters of `class` out of the text.
pub(super) const fn is_removed(class: BidiClass) -> bool {
    matches!(class, LRE | RLE | LRO | RLO | PDF | BN)
}

/// Whether `class` opens an isolate (UAX #9, BD8).
pub(super) const fn is_isolate_initiator(class: BidiClass) -> bool {
    matches!(class, LRI | RLI | FSI)
}

/// The strong class of a direction.
pub(super) const fn strong(direction: Direction) -> BidiClass {
    match direction {
        Direction::Ltr => L,
        Direction::Rtl => R,
    }
}

/// The direction that `class` has for the neutrals around it (N0 to N2): numbers count as right to left.
pub(super) const fn direction(class: BidiClass) -> Option<Direction> {
    match class {
        L => Some(Direction::Ltr),
        R | EN | AN => Some(Direction::Rtl),
        _ => None,
    }
}

/// The class of `c`.
pub(super) fn class(c: char) -> BidiClass {
    look_up(&TABLE, c).class
}

/// Whether `c` is neutral punctuation: only such characters have a mirror image.
pub(super) fn is_other_neutral(c: char) -> bool {
    look_up(&TABLE, c).class == ON
}

#[derive(Clone, Copy)]
struct Entry {
    class: BidiClass,
    bracket: bool,
}

const FLAT: u32 = 0x3000;
const FORMS: u32 = 0xFB00;

static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let flat = (0..FLAT).chain(FORMS..=0xFFFF);
    flat.map(|code| char::from_u32(code).map_or(UNASSIGNED, search)).collect()
});

const UNASSIGNED: Entry = Entry { class: L, bracket: false };

fn look_up(table: &[Entry], c: char) -> Entry {
    let place = match c as u32 {
        code @ ..FLAT => code,
        code @ FORMS..=0xFFFF => code - FORMS + FLAT,
        _ => return search(c),
    };
    table.get(place as usize).copied().unwrap_or_else(|| search(c))
}

fn search(c: char) -> Entry {
    let class = bidi_class(c);
    // Every bracket is of class ON, so the list of pairs is read for these only.
    Entry { class, bracket: class == ON && HardcodedBidiData.bidi_matched_opening_bracket(c).is_some() }
}

fn bracket(c: char, place: usize) -> Option<Bracket> {
    let found = HardcodedBidiData.bidi_matched_opening_bracket(c)?;
    let side = if found.is_open { Side::Opening } else { Side::Closing };
    Some(Bracket { place, opening: found.opening, side })
}

const fn bit(class: BidiClass) -> u32 {
    1 << class as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flat_table_says_what_the_searched_one_says() {
        for c in '\0'..='\u{1FFFF}' {
            assert_eq!(look_up(&TABLE, c).class, bidi_class(c), "{c:?}");
        }
    }

    #[test]
    fn every_bracket_is_neutral_and_found() {
        for c in '\0'..='\u{1FFFF}' {
            let listed = HardcodedBidiData.bidi_matched_opening_bracket(c).is_some();
            assert_eq!(look_up(&TABLE, c).bracket, listed, "{c:?}");
        }
    }

    #[test]
    fn equivalent_brackets_are_of_one_kind() {
        let brackets = Paragraph::of("\u{2329}\u{3009}").brackets;
        let expected = [(0, Side::Opening), (1, Side::Closing)];
        assert_eq!(brackets.iter().map(|found| (found.place, found.side)).collect::<Vec<_>>(), expected);
        assert_eq!(brackets[0].opening, brackets[1].opening);
    }

    #[test]
    fn the_first_strong_character_is_looked_for_outside_isolates() {
        let first = |text| Paragraph::of(text).first_strong();
        assert_eq!(first("123 \u{2068}خبر\u{2069} news"), Direction::Ltr);
        assert_eq!(first("\u{2069}خبر"), Direction::Rtl);
        assert_eq!(first("\u{2066}خبر"), Direction::Ltr);
        assert_eq!(first(""), Direction::Ltr);
    }
}
