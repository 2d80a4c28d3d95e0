//! Paired brackets take one direction (UAX #9, BD16 and N0).

use super::Direction;
use super::classes::{Bracket, Side, direction, strong};
use unicode_bidi::BidiClass::{self, NSM, ON};

/// How many brackets may be open at once (UAX #9, BD16).
const DEPTH: usize = 63;

/// The marks that stand on each bracket: a count for each of `brackets`. To be asked before W1, which hides them.
pub(super) fn marks(types: &[BidiClass], brackets: &[Bracket]) -> Vec<usize> {
    let on = |bracket: &Bracket| types.iter().skip(bracket.place + 1).take_while(|&&class| class == NSM).count();
    brackets.iter().map(on).collect()
}

/// Gives the brackets of each pair, and the `marks` on them, the direction that N0 finds.
pub(super) fn resolve(types: &mut [BidiClass], brackets: &[Bracket], marks: &[usize], around: Around) {
    let mut context = Context { direction: around.before, read: 0 };
    for pair in pairs(types, brackets) {
        let opening = brackets[pair.opening].place;
        let Some(direction) = pair.direction(around.embedding, || context.at(types, opening)) else { continue };
        for half in [pair.opening, pair.closing] {
            let place = brackets[half].place;
            types[place..=place + marks[half]].fill(strong(direction));
        }
    }
}

/// The directions around a sequence that decide about its brackets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// The direction of its level.
    pub embedding: Direction,
    /// The direction that stands for what lies before it (sos).
    pub before: Direction,
}

/// Two brackets that belong together, as numbers in the list of brackets.
struct Pair {
    opening: usize,
    closing: usize,
    inside: Inside,
}

/// Which directions are met between two brackets.
#[derive(Clone, Copy, Default)]
struct Inside {
    ltr: bool,
    rtl: bool,
}

/// An opening bracket that waits for its other half.
struct Open {
    number: usize,
    kind: char,
    inside: Inside,
}

/// The last strong direction before a place; places must be asked for in order.
struct Context {
    direction: Direction,
    read: usize,
}

impl Pair {
    /// N0, b to d. `context` is asked for only where it decides.
    fn direction(&self, embedding: Direction, context: impl FnOnce() -> Direction) -> Option<Direction> {
        let opposite = embedding.opposite();
        if self.inside.has(embedding) {
            Some(embedding)
        } else if self.inside.has(opposite) {
            Some(if context() == opposite { opposite } else { embedding })
        } else {
            None
        }
    }
}

impl Inside {
    fn has(self, direction: Direction) -> bool {
        match direction {
            Direction::Ltr => self.ltr,
            Direction::Rtl => self.rtl,
        }
    }

    fn of(types: &[BidiClass]) -> Self {
        let mut inside = Self::default();
        for class in types {
            match direction(*class) {
                Some(Direction::Ltr) => inside.ltr = true,
                Some(Direction::Rtl) => inside.rtl = true,
                None => {}
            }
        }
        inside
    }

    fn add(&mut self, other: Self) {
        self.ltr |= other.ltr;
        self.rtl |= other.rtl;
    }
}

impl Context {
    fn at(&mut self, types: &[BidiClass], place: usize) -> Direction {
        let unread = types.get(self.read..place).unwrap_or_default();
        if let Some(found) = unread.iter().rev().find_map(|class| direction(*class)) {
            self.direction = found;
        }
        self.read = self.read.max(place);
        self.direction
    }
}

/// The pairs of a sequence by their opening brackets (BD16), with what is strong inside them. One pass: what lies
/// inside an inner pair is handed on to the outer one.
fn pairs(types: &[BidiClass], brackets: &[Bracket]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut read = 0;
    for (number, bracket) in brackets.iter().enumerate() {
        if let Some(innermost) = open.last_mut() {
            innermost.inside.add(Inside::of(&types[read..=bracket.place]));
        }
        read = bracket.place + 1;
        // An override has made it a letter.
        if types[bracket.place] != ON {
            continue;
        }
        match bracket.side {
            Side::Opening if open.len() == DEPTH => break,
            Side::Opening => open.push(Open { number, kind: bracket.opening, inside: Inside::default() }),
            Side::Closing => pairs.extend(close(&mut open, number, bracket.opening)),
        }
    }
    pairs.sort_unstable_by_key(|pair| pair.opening);
    pairs
}

/// Closes the innermost open bracket of `kind`, and with it all that were opened inside.
fn close(open: &mut Vec<Open>, closing: usize, kind: char) -> Option<Pair> {
    let at = open.iter().rposition(|bracket| bracket.kind == kind)?;
    let opening = open[at].number;
    let mut inside = Inside::default();
    open.drain(at..).for_each(|bracket| inside.add(bracket.inside));
    if let Some(outer) = open.last_mut() {
        outer.inside.add(inside);
    }
    Some(Pair { opening, closing, inside })
}

#[cfg(test)]
mod tests {
    use super::super::classes::Paragraph;
    use super::*;

    fn paired(text: &str) -> Vec<(usize, usize)> {
        let paragraph = Paragraph::of(text);
        let place = |number: usize| paragraph.brackets[number].place + 1;
        let found = pairs(&paragraph.classes, &paragraph.brackets);
        found.iter().map(|pair| (place(pair.opening), place(pair.closing))).collect()
    }

    #[test]
    fn the_examples_of_bd16_come_out() {
        assert_eq!(paired("a)b(c"), []);
        assert_eq!(paired("a(b]c"), []);
        assert_eq!(paired("a(b)c"), [(2, 4)]);
        assert_eq!(paired("a(b[c)d]"), [(2, 6)]);
        assert_eq!(paired("a(b]c)d"), [(2, 6)]);
        assert_eq!(paired("a(b)c)d"), [(2, 4)]);
        assert_eq!(paired("a(b(c)d"), [(4, 6)]);
        assert_eq!(paired("a(b(c)d)"), [(2, 8), (4, 6)]);
        assert_eq!(paired("a(b{c}d)"), [(2, 8), (4, 6)]);
    }

    #[test]
    fn the_sixty_fourth_open_bracket_ends_the_search() {
        let closed_before = format!("(){}{}", "(".repeat(DEPTH), ")".repeat(DEPTH));
        assert_eq!(paired(&closed_before).len(), DEPTH + 1);
        let one_more = format!("(){}{}", "(".repeat(DEPTH + 1), ")".repeat(DEPTH + 1));
        assert_eq!(paired(&one_more), [(1, 2)]);
    }
}
