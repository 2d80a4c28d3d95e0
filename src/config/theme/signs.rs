//! Signs that say without colour what something is. Each is one cell wide, without direction of its own (bidi class ON), not
//! mirrored, and in `DejaVu` Sans Mono.

use crate::model::Kind;

/// Before an unread headline.
pub const UNREAD: char = '●';
/// Before or after a headline to keep.
pub const STARRED: char = '★';
/// Beside a source that could not be read.
pub const FAILED: char = '!';
/// The chosen row of a list on the right of the screen: at the row's right edge.
pub const RIGHT_EDGE: char = '▐';
/// The chosen row of a list on the left of the screen: at the row's left edge.
pub const LEFT_EDGE: char = '▌';
/// Between source, date and age.
pub const SEPARATOR: char = '·';

/// The sign of a kind of entity.
#[must_use]
pub const fn sign(kind: Kind) -> char {
    match kind {
        Kind::Person => '◆',
        Kind::Organization => '■',
        Kind::Place => '●',
        Kind::Product => '▲',
        Kind::Event => '★',
        Kind::Date => '○',
        Kind::Money => '◎',
        Kind::Percent => '◐',
        Kind::Quantity => '◇',
        Kind::Other => '□',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use unicode_bidi::BidiClass;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn every_sign_is_one_cell_wide_and_neutral_and_not_mirrored() {
        for sign in Kind::ALL.map(sign).into_iter().chain([UNREAD, STARRED, FAILED, RIGHT_EDGE, LEFT_EDGE, SEPARATOR]) {
            assert_eq!(sign.width(), Some(1), "{sign}");
            assert_eq!(unicode_bidi::bidi_class(sign), BidiClass::ON, "{sign}");
            assert_eq!(unicode_bidi_mirroring::get_mirrored(sign), None, "{sign}");
        }
    }

    #[test]
    fn every_kind_has_its_own_sign() {
        let signs: BTreeSet<_> = Kind::ALL.map(sign).into();
        assert_eq!(signs.len(), Kind::ALL.len());
    }
}
