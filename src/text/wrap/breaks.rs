//! Where a line may break by the rules of UAX #14, LB1 to LB31 of Unicode 18.0, and by nothing else.
//!
//! One pass over the characters. Every place between two of them is decided by the class before it, the class
//! behind it, and a little that is remembered of what came earlier; a few rules look at the next two characters.
//! A rule is written as the standard writes it: where none forbids, the line may break (LB31). South-east Asian
//! letters, which would need a dictionary, are plain letters.

mod classes;

use classes::{Set, Table, table};

/// Adds to `found` the places strictly inside `piece`, in bytes, behind which a line may break.
pub(in crate::text) fn segment(piece: &str, found: &mut Vec<u32>) {
    let table = table();
    let mut state = State::START;
    let mut chars = piece.char_indices();
    while let Some((at, c)) = chars.next() {
        let class = table.get(c);
        if state.last.is(PLAIN) && class.is(PLAIN) {
            // LB23, LB25, LB28: no break, whatever came before.
            state.put(class);
            continue;
        }
        if state.allows(class, Ahead { table, rest: chars.as_str() }) {
            found.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        state.take(class);
    }
}

const PLAIN: Set = Set::AL.or(Set::HL).or(Set::NU);
const LETTERS: Set = Set::AL.or(Set::HL);
const LINE_ENDS: Set = Set::BK.or(Set::CR).or(Set::LF).or(Set::NL);
const MARKS: Set = Set::CM.or(Set::ZWJ);
const HYPHENS: Set = Set::HY.or(Set::HH);
const AKSARAS: Set = Set::AK.or(Set::AS).or(Set::DOTTED_CIRCLE);
const HANGUL: Set = Set::JL.or(Set::JV).or(Set::JT).or(Set::H2).or(Set::H3);
const PICTURES: Set = Set::ID.or(Set::EB).or(Set::EM);
/// What a mark does not attach to (LB9).
const NO_BASE: Set = LINE_ENDS.or(Set::SP).or(Set::ZW).or(Set::START);
/// What a quotation mark opens behind (`LB15a`).
const BEFORE_OPENING: Set = NO_BASE.or(Set::OP).or(Set::QU).or(Set::GL);
/// What a quotation mark closes before (`LB15b`).
const BEHIND_CLOSING: Set = LINE_ENDS
    .or(Set::SP)
    .or(Set::ZW)
    .or(Set::GL)
    .or(Set::WJ)
    .or(Set::CL)
    .or(Set::QU)
    .or(Set::CP)
    .or(Set::EX)
    .or(Set::IS)
    .or(Set::SY)
    .or(Set::END);
/// What a hyphen begins a word behind (`LB20a`).
const BEFORE_HYPHEN: Set = NO_BASE.or(Set::CB).or(Set::GL);

/// What is remembered of the text before a place. A base stands for itself and its marks (LB9).
struct State {
    /// The base directly before the place, or SP.
    last: Set,
    /// The last base that is no space.
    base: Set,
    /// What stands directly before `base`: a base, or SP.
    prior: Set,
    /// Whether the character before the place is ZWJ.
    joined: bool,
    /// How far a number has got.
    number: Number,
    /// Whether an odd number of regional indicators ends here.
    odd_flags: bool,
}

/// How far the pattern of a number has got (LB25).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    None,
    /// `NU (SY | IS)*`
    Digits,
    /// `NU (SY | IS)* (CL | CP)`
    Closed,
}

/// The text behind the character at hand.
#[derive(Clone, Copy)]
struct Ahead<'a> {
    table: &'a Table,
    rest: &'a str,
}

impl Ahead<'_> {
    /// The next base.
    fn first(self) -> Set {
        self.bases().next().unwrap_or(Set::END)
    }

    /// Whether a number begins here, with or without a separator before its digits.
    fn is_number(self) -> bool {
        let mut bases = self.bases();
        let first = bases.next().unwrap_or(Set::END);
        first.is(Set::NU) || first.is(Set::IS) && bases.next().is_some_and(|second| second.is(Set::NU))
    }

    fn bases(&self) -> impl Iterator<Item = Set> {
        self.rest.chars().map(|c| self.table.get(c)).filter(|class| !class.is(MARKS))
    }
}

impl State {
    const START: Self = Self {
        last: Set::START,
        base: Set::START,
        prior: Set::START,
        joined: false,
        number: Number::None,
        odd_flags: false,
    };

    /// Goes on behind a character of class `next`.
    fn take(&mut self, next: Set) {
        if !next.is(MARKS) {
            self.put(next);
        } else if self.last.is(NO_BASE) {
            self.put(next.standing_alone());
        }
        self.joined = next.is(Set::ZWJ);
    }

    /// Goes on behind a base.
    fn put(&mut self, next: Set) {
        self.number = match self.number {
            _ if next.is(Set::NU) => Number::Digits,
            Number::Digits if next.is(Set::SY | Set::IS) => Number::Digits,
            Number::Digits if next.is(Set::CL | Set::CP) => Number::Closed,
            Number::None | Number::Digits | Number::Closed => Number::None,
        };
        self.odd_flags = next.is(Set::RI) && !(self.last.is(Set::RI) && self.odd_flags);
        if !next.is(Set::SP) {
            self.prior = self.last;
            self.base = next;
        }
        self.last = next;
        self.joined = false;
    }

    /// Whether a line may break before a character of class `next`, with `ahead` behind it.
    fn allows(&self, next: Set, ahead: Ahead) -> bool {
        if let Some(decided) = self.controls(next) {
            return decided;
        }
        let next = if next.is(MARKS) { next.standing_alone() } else { next };
        if let Some(decided) = self.across_spaces(next, ahead) {
            return decided;
        }
        if self.holds_quotes(next, ahead) {
            return false;
        }
        if next.is(Set::CB) || self.last.is(Set::CB) {
            return true; // LB20
        }
        !(self.holds_hyphens(next)
            || self.holds_words(next)
            || self.holds_numbers(next, ahead)
            || self.holds_syllables(next, ahead)
            || self.holds_pairs(next))
    }

    /// LB2 to LB9: line ends, zero-width spaces and what attaches to the character before it.
    fn controls(&self, next: Set) -> Option<bool> {
        match self.last {
            last if last.is(Set::START) => Some(false),
            last if last.is(Set::CR) => Some(!next.is(Set::LF)),
            last if last.is(LINE_ENDS) => Some(true),
            _ if next.is(LINE_ENDS | Set::SP | Set::ZW) => Some(false),
            _ if self.base.is(Set::ZW) => Some(true),
            _ if self.joined => Some(false),
            last if next.is(MARKS) && !last.is(NO_BASE) => Some(false),
            _ => None,
        }
    }

    /// LB11 to LB18: what holds on even where spaces stand between.
    fn across_spaces(&self, next: Set, ahead: Ahead) -> Option<bool> {
        let Self { last, base, .. } = *self;
        let held = next.is(Set::WJ)
            || last.is(Set::WJ | Set::GL)
            || next.is(Set::GL) && !last.is(Set::SP | HYPHENS)
            || next.is(Set::CL | Set::CP | Set::EX | Set::SY)
            || base.is(Set::OP)
            || base.is(Set::PI) && self.prior.is(BEFORE_OPENING)
            || next.is(Set::PF) && ahead.first().is(BEHIND_CLOSING);
        if held {
            return Some(false);
        }
        if next.is(Set::IS) {
            return Some(last.is(Set::SP) && ahead.first().is(Set::NU));
        }
        if base.is(Set::CL | Set::CP) && next.is(Set::NS) || base.is(Set::B2) && next.is(Set::B2) {
            return Some(false);
        }
        last.is(Set::SP).then_some(true)
    }

    /// LB19 and `LB19a`: quotation marks hold on to both sides, but not those between East Asian characters.
    fn holds_quotes(&self, next: Set, ahead: Ahead) -> bool {
        let Self { last, prior, .. } = *self;
        let before =
            next.is(Set::QU) && (!next.is(Set::PI) || !last.is(Set::EAST_ASIAN) || !ahead.first().is(Set::EAST_ASIAN));
        let behind = last.is(Set::QU) && (!last.is(Set::PF) || !next.is(Set::EAST_ASIAN) || !prior.is(Set::EAST_ASIAN));
        before || behind
    }

    /// `LB20a` to LB22: hyphens, what breaks only behind or only before it, and ellipses.
    fn holds_hyphens(&self, next: Set) -> bool {
        let Self { last, prior, .. } = *self;
        last.is(HYPHENS) && next.is(LETTERS) && prior.is(BEFORE_HYPHEN)
            || next.is(Set::BA | HYPHENS | Set::NS | Set::IN)
            || last.is(Set::BB)
            || prior.is(Set::HL) && last.is(HYPHENS) && !next.is(Set::HL)
            || last.is(Set::SY) && next.is(Set::HL)
    }

    /// LB23 to LB24, LB28 to LB30: letters with digits, signs and brackets.
    fn holds_words(&self, next: Set) -> bool {
        let last = self.last;
        last.is(PLAIN) && next.is(PLAIN)
            || last.is(Set::PR) && next.is(PICTURES)
            || last.is(PICTURES) && next.is(Set::PO)
            || last.is(Set::PR | Set::PO) && next.is(LETTERS)
            || last.is(LETTERS) && next.is(Set::PR | Set::PO)
            || last.is(Set::IS) && next.is(LETTERS)
            || last.is(PLAIN) && next.is(Set::OP) && !next.is(Set::EAST_ASIAN)
            || last.is(Set::CP) && !last.is(Set::EAST_ASIAN) && next.is(PLAIN)
    }

    /// LB25: numbers with their signs and separators.
    fn holds_numbers(&self, next: Set, ahead: Ahead) -> bool {
        let signs = Set::PO | Set::PR;
        match self.number {
            Number::Digits if next.is(signs | Set::NU) => return true,
            Number::Closed if next.is(signs) => return true,
            Number::None | Number::Digits | Number::Closed => {}
        }
        next.is(Set::NU) && self.last.is(signs | Set::HY | Set::IS)
            || self.last.is(signs) && next.is(Set::OP) && ahead.is_number()
    }

    /// LB26, LB27 and `LB28a`: syllables of Korean and of Brahmic scripts.
    fn holds_syllables(&self, next: Set, ahead: Ahead) -> bool {
        let Self { last, prior, .. } = *self;
        last.is(Set::JL) && next.is(Set::JL | Set::JV | Set::H2 | Set::H3)
            || last.is(Set::JV | Set::H2) && next.is(Set::JV | Set::JT)
            || last.is(Set::JT | Set::H3) && next.is(Set::JT)
            || last.is(HANGUL) && next.is(Set::PO)
            || last.is(Set::PR) && next.is(HANGUL)
            || last.is(Set::AP) && next.is(AKSARAS)
            || last.is(AKSARAS) && next.is(Set::VF | Set::VI)
            || prior.is(AKSARAS) && last.is(Set::VI) && next.is(Set::AK | Set::DOTTED_CIRCLE)
            || last.is(AKSARAS) && next.is(AKSARAS) && ahead.first().is(Set::VF)
    }

    /// `LB30a` and `LB30b`: flags, and pictures with their modifiers.
    fn holds_pairs(&self, next: Set) -> bool {
        self.last.is(Set::RI) && next.is(Set::RI) && self.odd_flags
            || self.last.is(Set::EB | Set::UNASSIGNED) && next.is(Set::EM)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn breaks(text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        segment(text, &mut found);
        found
    }

    #[test]
    fn quotation_marks_hold_on_to_what_they_quote() {
        for text in ["«نعم»", "“نعم”", "\"نعم\"", "« نعم »", "(نعم)", "نعم؟!"] {
            assert_eq!(breaks(text), [0; 0], "{text}");
        }
    }

    #[test]
    fn a_mark_behind_a_joiner_and_a_letter_forgets_the_joiner() {
        assert_eq!(breaks("ب\u{200D}ب字字"), [7, 10]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        // A mark behind a space stands alone for UAX #14 and not for UAX #29: no news has it.
        #[test]
        fn no_line_breaks_inside_a_cluster(
            text in "(([ab1بل٣א字é🙂👩][\u{64E}\u{651}\u{301}\u{200D}\u{FE0F}]{0,2})|🇪🇬|[ .,:!?،؛؟«»()\"%/\u{2013}\u{2014}…-]){0,24}"
        ) {
            let starts: Vec<u32> = text.grapheme_indices(true).map(|(at, _)| u32::try_from(at).unwrap_or(0)).collect();
            prop_assert!(breaks(&text).iter().all(|at| starts.contains(at)));
        }
    }
}
