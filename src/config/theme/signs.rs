//! Signs that say without colour what something is, in two sets: symbols, and ASCII for terminals and fonts without them.
//!
//! Each is one cell wide and not mirrored. The symbols have no direction of their own (bidi class ON) and are in `DejaVu` Sans Mono.

use crate::model::Kind;

/// Something that is told by a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// An entity of this kind.
    Kind(Kind),
    /// An unread headline.
    Unread,
    /// A headline to keep.
    Starred,
    /// A source that could not be read.
    Failed,
    /// The chosen row of a list on the right of the screen, and a quotation in Arabic: at the row's right edge.
    RightEdge,
    /// The chosen row of a list on the left of the screen, and a quotation in English: at the row's left edge.
    LeftEdge,
    /// Between source, date and age.
    Separator,
    /// An item of a list.
    Bullet,
    /// A hit or mention in the strip beside the text.
    Place,
    /// Another spelling of what is searched for, in the strip beside the text.
    OtherPlace,
    /// The strip beside the text where nothing is.
    Track,
    /// A line between panes.
    Border,
    /// Where the moving end of a selection stands, beside a line.
    Caret,
    /// Rows that are folded away.
    Folded,
    /// Rows that can be.
    Unfolded,
}

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Signs {
    /// Geometric shapes, stars, blocks and lines.
    #[default]
    Symbols,
    /// Letters and signs of ASCII.
    Ascii,
}

impl Signs {
    /// The sign of something.
    #[must_use]
    pub const fn of(self, sign: Sign) -> char {
        match self {
            Self::Symbols => symbol(sign),
            Self::Ascii => ascii(sign),
        }
    }

    /// A bar of one of eight heights: none to full.
    #[must_use]
    pub fn bar(self, height: usize) -> char {
        const SYMBOLS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
        const ASCII: [char; 8] = ['_', '.', ':', '-', '=', '+', '*', '#'];
        let bars = match self {
            Self::Symbols => SYMBOLS,
            Self::Ascii => ASCII,
        };
        bars.get(height).copied().unwrap_or(bars[7])
    }
}

const fn symbol(sign: Sign) -> char {
    match sign {
        Sign::Unread | Sign::Kind(Kind::Place) => '●',
        Sign::Starred | Sign::Kind(Kind::Event) => '★',
        Sign::Failed => '!',
        Sign::RightEdge => '▐',
        Sign::LeftEdge => '▌',
        Sign::Separator => '·',
        Sign::Bullet => '•',
        Sign::Place | Sign::Kind(Kind::Person) => '◆',
        Sign::Track => '▕',
        Sign::Border | Sign::Caret => '│',
        Sign::Folded => '◂',
        Sign::Unfolded => '▾',
        Sign::Kind(Kind::Organization) => '■',
        Sign::Kind(Kind::Product) => '▲',
        Sign::Kind(Kind::Date) => '○',
        Sign::Kind(Kind::Money) => '◎',
        Sign::Kind(Kind::Percent) => '◐',
        Sign::OtherPlace | Sign::Kind(Kind::Quantity) => '◇',
        Sign::Kind(Kind::Other) => '□',
    }
}

/// Kinds are the first letters of their English names, but for places (L, location) and what has a sign of its own.
const fn ascii(sign: Sign) -> char {
    match sign {
        Sign::Unread => 'o',
        Sign::Starred | Sign::Place => '*',
        Sign::Failed => '!',
        Sign::RightEdge | Sign::LeftEdge | Sign::Border | Sign::Caret => '|',
        Sign::Separator | Sign::Bullet | Sign::Unfolded => '-',
        Sign::Folded | Sign::OtherPlace => '+',
        Sign::Track => ':',
        Sign::Kind(Kind::Person) => 'P',
        Sign::Kind(Kind::Organization) => 'O',
        Sign::Kind(Kind::Place) => 'L',
        Sign::Kind(Kind::Product) => 'T',
        Sign::Kind(Kind::Event) => 'E',
        Sign::Kind(Kind::Date) => 'D',
        Sign::Kind(Kind::Money) => '$',
        Sign::Kind(Kind::Percent) => '%',
        Sign::Kind(Kind::Quantity) => '#',
        Sign::Kind(Kind::Other) => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use unicode_bidi::BidiClass;
    use unicode_width::UnicodeWidthChar;

    const OTHERS: [Sign; 14] = [
        Sign::Unread,
        Sign::Starred,
        Sign::Failed,
        Sign::RightEdge,
        Sign::LeftEdge,
        Sign::Separator,
        Sign::Bullet,
        Sign::Place,
        Sign::OtherPlace,
        Sign::Track,
        Sign::Border,
        Sign::Caret,
        Sign::Folded,
        Sign::Unfolded,
    ];

    fn all() -> impl Iterator<Item = Sign> {
        Kind::ALL.map(Sign::Kind).into_iter().chain(OTHERS)
    }

    #[test]
    fn every_symbol_is_one_cell_wide_and_neutral_and_not_mirrored() {
        let bars = (0..9).map(|height| Signs::Symbols.bar(height));
        for sign in all().map(|sign| Signs::Symbols.of(sign)).chain(bars) {
            assert_eq!(sign.width(), Some(1), "{sign}");
            assert_eq!(unicode_bidi::bidi_class(sign), BidiClass::ON, "{sign}");
            assert_eq!(unicode_bidi_mirroring::get_mirrored(sign), None, "{sign}");
        }
    }

    #[test]
    fn every_sign_of_ascii_is_one() {
        let bars = (0..9).map(|height| Signs::Ascii.bar(height));
        assert!(all().map(|sign| Signs::Ascii.of(sign)).chain(bars).all(|sign| sign.is_ascii_graphic()));
    }

    #[test]
    fn every_kind_has_its_own_sign_and_every_height_its_own_bar() {
        for signs in [Signs::Symbols, Signs::Ascii] {
            let kinds: BTreeSet<_> = Kind::ALL.map(|kind| signs.of(Sign::Kind(kind))).into();
            assert_eq!(kinds.len(), Kind::ALL.len());
            let bars: BTreeSet<_> = (0..8).map(|height| signs.bar(height)).collect();
            assert_eq!(bars.len(), 8);
        }
    }
}
