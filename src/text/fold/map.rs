//! From folded bytes back to whole clusters of the original, in little memory.
//!
//! Where letters stand for themselves, one piece covers them all, however many: their offsets move in step. Every other
//! unit has a piece of its own: at most 12 bytes for each folded byte, and next to nothing for text without tashkeel.

use std::num::NonZeroU32;
use std::ops::Range;

/// The smallest part that is mapped: folded bytes from one cluster, or one run of blanks.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its folded bytes.
    pub folded: Range<usize>,
    /// The bytes of the original it stands for.
    pub original: Range<usize>,
    /// How the two go together.
    pub kind: Kind,
}

/// How a unit and its original go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One character for one character of the same length.
    Letter,
    /// Anything else.
    Whole,
}

/// Units in order, those in step with the original put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Map(Vec<Piece>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    folded: u32,
    original: u32,
    /// The length of the one unit of the original that this piece stands for. `None` where each character
    /// is a unit, as long as its original.
    whole: Option<NonZeroU32>,
}

impl Map {
    /// Adds `unit`, which stands behind all that are here.
    pub fn push(&mut self, unit: &Unit) {
        let whole = match unit.kind {
            Kind::Letter if self.0.last().is_some_and(|last| last.reaches(unit)) => return,
            Kind::Letter => None,
            Kind::Whole => NonZeroU32::new(compact(unit.original.len())),
        };
        self.0.push(Piece { folded: compact(unit.folded.start), original: compact(unit.original.start), whole });
    }

    /// The bytes of the original that the unit at the folded byte `at` stands for. `at` is on a character border of
    /// `folded`, the whole folded text, and inside it.
    pub fn unit(&self, at: usize, folded: &str) -> Range<usize> {
        let behind = self.0.partition_point(|piece| piece.folded as usize <= at);
        let Some(piece) = behind.checked_sub(1).and_then(|last| self.0.get(last)) else { return 0..0 };
        let original = piece.original as usize;
        if let Some(length) = piece.whole {
            return original..original + length.get() as usize;
        }
        let start = original + (at - piece.folded as usize);
        let character = folded.get(at..).and_then(|rest| rest.chars().next());
        start..start + character.map_or(0, char::len_utf8)
    }
}

#[cfg(test)]
impl Map {
    /// How many pieces are kept.
    pub fn pieces(&self) -> usize {
        self.0.len()
    }
}

impl Piece {
    /// Whether this piece, gone on with in step, comes to `unit`.
    fn reaches(self, unit: &Unit) -> bool {
        let (folded, original) = (self.folded as usize, self.original as usize);
        self.whole.is_none() && unit.original.start - original == unit.folded.start - folded
    }
}

/// Offsets fit: texts stay under 4 GiB, larger counts saturate.
fn compact(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::{Folding, fold};
    use super::Piece;

    #[test]
    fn plain_text_is_one_piece() {
        let text = "قال وزير الخارجية إن الأزمة انتهت. Reuters 2024\n".repeat(100);
        assert_eq!(fold(&text, Folding::Search).map.pieces(), 1);
    }

    #[test]
    fn no_piece_stands_for_less_than_a_folded_byte() {
        assert_eq!(size_of::<Piece>(), 12);
        let folded = fold(&"a\u{64B}\u{202A}".repeat(100), Folding::Search);
        assert_eq!((folded.map.pieces(), folded.text.len()), (100, 100));
    }
}
