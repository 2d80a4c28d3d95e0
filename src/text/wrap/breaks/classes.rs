//! The line-break class of a character (UAX #14, LB1), as a set that the rules ask.
//!
//! What Unicode 18.0 says comes from `icu_properties`. The blocks that news is written in are looked up in one flat
//! table, filled once; characters outside it are asked one by one.

use icu_properties::props::{EastAsianWidth, ExtendedPictographic, GeneralCategory, LineBreak};
use icu_properties::{CodePointMapData, CodePointSetData};
use std::ops::BitOr;
use std::sync::LazyLock;

/// A set of classes, and of the two properties that rules ask besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Set(u64);

impl Set {
    pub(super) const BK: Self = Self::one(0);
    pub(super) const CR: Self = Self::one(1);
    pub(super) const LF: Self = Self::one(2);
    pub(super) const NL: Self = Self::one(3);
    pub(super) const SP: Self = Self::one(4);
    pub(super) const ZW: Self = Self::one(5);
    pub(super) const WJ: Self = Self::one(6);
    pub(super) const GL: Self = Self::one(7);
    pub(super) const CM: Self = Self::one(8);
    pub(super) const ZWJ: Self = Self::one(9);
    pub(super) const CB: Self = Self::one(10);
    pub(super) const CL: Self = Self::one(11);
    pub(super) const CP: Self = Self::one(12);
    pub(super) const EX: Self = Self::one(13);
    pub(super) const IS: Self = Self::one(14);
    pub(super) const SY: Self = Self::one(15);
    /// Quotation marks that neither open nor close.
    pub(super) const EITHER_QUOTE: Self = Self::one(16);
    /// Quotation marks that open: general category Pi.
    pub(super) const PI: Self = Self::one(17);
    /// Quotation marks that close: general category Pf.
    pub(super) const PF: Self = Self::one(18);
    pub(super) const OP: Self = Self::one(19);
    pub(super) const NS: Self = Self::one(20);
    pub(super) const B2: Self = Self::one(21);
    pub(super) const BA: Self = Self::one(22);
    pub(super) const HY: Self = Self::one(23);
    pub(super) const HH: Self = Self::one(24);
    pub(super) const BB: Self = Self::one(25);
    pub(super) const HL: Self = Self::one(26);
    const LETTER: Self = Self::one(27);
    pub(super) const IN: Self = Self::one(28);
    pub(super) const NU: Self = Self::one(29);
    pub(super) const PR: Self = Self::one(30);
    pub(super) const PO: Self = Self::one(31);
    pub(super) const ID: Self = Self::one(32);
    pub(super) const EB: Self = Self::one(33);
    pub(super) const EM: Self = Self::one(34);
    pub(super) const H2: Self = Self::one(35);
    pub(super) const H3: Self = Self::one(36);
    pub(super) const JL: Self = Self::one(37);
    pub(super) const JV: Self = Self::one(38);
    pub(super) const JT: Self = Self::one(39);
    pub(super) const RI: Self = Self::one(40);
    pub(super) const AK: Self = Self::one(41);
    pub(super) const AP: Self = Self::one(42);
    pub(super) const AS: Self = Self::one(43);
    pub(super) const VF: Self = Self::one(44);
    pub(super) const VI: Self = Self::one(45);
    /// U+25CC, a letter (AL) that `LB28a` names.
    pub(super) const DOTTED_CIRCLE: Self = Self::one(46);
    /// The start of the text.
    pub(super) const START: Self = Self::one(47);
    /// The end of the text.
    pub(super) const END: Self = Self::one(48);
    /// Not assigned, and kept for pictographs (`Extended_Pictographic`).
    pub(super) const UNASSIGNED: Self = Self::one(62);
    /// Of `East_Asian_Width` F, H or W.
    pub(super) const EAST_ASIAN: Self = Self::one(63);

    pub(super) const AL: Self = Self(Self::LETTER.0 | Self::DOTTED_CIRCLE.0);
    pub(super) const QU: Self = Self(Self::EITHER_QUOTE.0 | Self::PI.0 | Self::PF.0);

    const fn one(bit: u32) -> Self {
        Self(1 << bit)
    }

    /// This set and `other`.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether this and `asked` have anything in common.
    pub(super) const fn is(self, asked: Self) -> bool {
        self.0 & asked.0 != 0
    }

    /// A mark without a base is a letter, as wide as it is (LB10).
    pub(super) const fn standing_alone(self) -> Self {
        Self(Self::LETTER.0 | self.0 & Self::EAST_ASIAN.0)
    }
}

impl BitOr for Set {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// The classes of the characters below U+3000 and of U+F900–FFFF, ready; of all others on demand.
pub(super) struct Table {
    low: [Packed; LOW],
    high: [Packed; HIGH],
}

/// A set of one character in a byte: the bit of its class, and the two properties above it.
#[derive(Clone, Copy)]
struct Packed(u8);

const LOW: usize = 0x3000;
const HIGH: usize = 0x700;
const HIGH_START: u32 = 0xF900;

static TABLE: LazyLock<Box<Table>> = LazyLock::new(|| {
    Box::new(Table {
        low: std::array::from_fn(|code| Packed::of(asked(0, code))),
        high: std::array::from_fn(|code| Packed::of(asked(HIGH_START, code))),
    })
});

/// The one table.
pub(super) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    /// The class of `c`.
    #[inline]
    pub(super) fn get(&self, c: char) -> Set {
        let code = c as u32;
        if let Some(known) = self.low.get(code as usize) {
            return known.set();
        }
        match self.high.get(code.wrapping_sub(HIGH_START) as usize) {
            Some(known) => known.set(),
            None => resolved(c),
        }
    }
}

impl Packed {
    const PROPERTIES: u64 = Set::UNASSIGNED.0 | Set::EAST_ASIAN.0;

    fn of(set: Set) -> Self {
        let class = (set.0 & !Self::PROPERTIES).trailing_zeros();
        let properties = (set.0 >> 62) << 6;
        Self(u8::try_from(u64::from(class) | properties).expect("six bits and two"))
    }

    #[inline]
    const fn set(self) -> Set {
        Set(1 << (self.0 & 0x3F) | (self.0 as u64 >> 6) << 62)
    }
}

fn asked(start: u32, code: usize) -> Set {
    let c = u32::try_from(code).ok().and_then(|code| char::from_u32(start + code));
    c.map_or(Set::LETTER, resolved)
}

/// The class of `c` with what is ambiguous or unknown resolved (LB1), and its properties.
fn resolved(c: char) -> Set {
    let class = class(c);
    let wide = CodePointMapData::<EastAsianWidth>::new().get(c);
    let east_asian = matches!(wide, EastAsianWidth::Fullwidth | EastAsianWidth::Halfwidth | EastAsianWidth::Wide);
    let unassigned =
        category(c) == GeneralCategory::Unassigned && CodePointSetData::new::<ExtendedPictographic>().contains(c);
    let with = |holds: bool, property: Set| if holds { property } else { Set(0) };
    class | with(east_asian, Set::EAST_ASIAN) | with(unassigned, Set::UNASSIGNED)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

fn class(c: char) -> Set {
    if c == '\u{25CC}' {
        return Set::DOTTED_CIRCLE;
    }
    let mark = || matches!(category(c), GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark);
    match CodePointMapData::<LineBreak>::new().get(c) {
        LineBreak::Quotation => match category(c) {
            GeneralCategory::InitialPunctuation => Set::PI,
            GeneralCategory::FinalPunctuation => Set::PF,
            _ => Set::EITHER_QUOTE,
        },
        LineBreak::ComplexContext if mark() => Set::CM,
        other => CLASSES.iter().find(|(name, _)| *name == other).map_or(Set::LETTER, |&(_, class)| class),
    }
}

/// The classes as they are named in the data. What is not among them is AL: AI, SG, SA and XX (LB1).
const CLASSES: [(LineBreak, Set); 44] = [
    (LineBreak::BK, Set::BK),
    (LineBreak::CR, Set::CR),
    (LineBreak::LF, Set::LF),
    (LineBreak::NL, Set::NL),
    (LineBreak::SP, Set::SP),
    (LineBreak::ZW, Set::ZW),
    (LineBreak::WJ, Set::WJ),
    (LineBreak::GL, Set::GL),
    (LineBreak::CM, Set::CM),
    (LineBreak::ZWJ, Set::ZWJ),
    (LineBreak::CB, Set::CB),
    (LineBreak::CL, Set::CL),
    (LineBreak::CP, Set::CP),
    (LineBreak::EX, Set::EX),
    (LineBreak::IS, Set::IS),
    (LineBreak::SY, Set::SY),
    (LineBreak::OP, Set::OP),
    (LineBreak::NS, Set::NS),
    (LineBreak::CJ, Set::NS),
    (LineBreak::B2, Set::B2),
    (LineBreak::BA, Set::BA),
    (LineBreak::HY, Set::HY),
    (LineBreak::HH, Set::HH),
    (LineBreak::BB, Set::BB),
    (LineBreak::HL, Set::HL),
    (LineBreak::IN, Set::IN),
    (LineBreak::NU, Set::NU),
    (LineBreak::PR, Set::PR),
    (LineBreak::PO, Set::PO),
    (LineBreak::ID, Set::ID),
    (LineBreak::EB, Set::EB),
    (LineBreak::EM, Set::EM),
    (LineBreak::H2, Set::H2),
    (LineBreak::H3, Set::H3),
    (LineBreak::JL, Set::JL),
    (LineBreak::JV, Set::JV),
    (LineBreak::JT, Set::JT),
    (LineBreak::RI, Set::RI),
    (LineBreak::AK, Set::AK),
    (LineBreak::AP, Set::AP),
    (LineBreak::AS, Set::AS),
    (LineBreak::VF, Set::VF),
    (LineBreak::VI, Set::VI),
    (LineBreak::AL, Set::LETTER),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_the_data_says() {
        assert_eq!(('\0'..=char::MAX).find(|&c| table().get(c) != resolved(c)), None);
    }

    #[test]
    fn signs_of_news_have_their_classes() {
        let signs = [('،', Set::IS), ('؟', Set::EX), ('٪', Set::PO), ('٣', Set::NU), ('«', Set::PI), ('ب', Set::AL)];
        assert!(signs.iter().all(|&(c, class)| table().get(c).is(class)));
        assert!(table().get('"').is(Set::EITHER_QUOTE) && table().get('\u{64E}').is(Set::CM));
    }
}
