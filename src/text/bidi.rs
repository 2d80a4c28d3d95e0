//! One embedding level per character (UAX #9), and the visual order of one line (L1, L2, L4).

use std::ops::Range;

/// The direction text runs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right, as Latin.
    Ltr,
    /// Right to left, as Arabic.
    #[default]
    Rtl,
}

/// How the direction of a paragraph is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// By the first strong character of each paragraph (UAX #9, P2 and P3).
    Auto,
    /// Left to right whatever the text is.
    Ltr,
    /// Right to left whatever the text is.
    #[default]
    Rtl,
}

/// An embedding level, 0 to 126 (UAX #9, BD2): even runs left to right, odd right to left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(pub u8);

impl Level {
    /// Whether text at this level runs right to left.
    #[must_use]
    pub const fn is_rtl(self) -> bool {
        self.0 % 2 == 1
    }
}

/// The levels of one paragraph before line breaking: one per character (scalar value) of its text.
#[derive(Clone, Debug)]
pub struct Levels {
    /// The direction of the paragraph.
    pub base: Direction,
    levels: Vec<Level>,
    classes: Vec<unicode_bidi::BidiClass>,
}

/// Resolves one paragraph (UAX #9, P2 to I2). Characters that rule X9 removes get the level of what stands before them.
#[must_use]
pub fn resolve(text: &str, base: Base) -> Levels {
    let default = match base {
        Base::Auto => None,
        Base::Ltr => Some(unicode_bidi::Level::ltr()),
        Base::Rtl => Some(unicode_bidi::Level::rtl()),
    };
    let info = unicode_bidi::ParagraphBidiInfo::new(text, default);
    let levels = text.char_indices().map(|(i, _)| Level(info.levels[i].number())).collect();
    let classes = text.chars().map(unicode_bidi::bidi_class).collect();
    let base = if info.paragraph_level.is_rtl() { Direction::Rtl } else { Direction::Ltr };
    Levels { base, levels, classes }
}

impl Levels {
    /// The levels of the line made of the characters `range` (counted, not bytes), with L1 applied.
    #[must_use]
    pub fn line(&self, range: Range<usize>) -> Vec<Level> {
        let _ = &self.classes;
        self.levels[range].to_vec()
    }
}

/// The visual order of one line (L2): element `i` is the index of what stands `i`-th from the left.
#[must_use]
pub fn visual_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().map(|level| level.0).max().unwrap_or(0);
    let Some(lowest) = levels.iter().map(|level| level.0).filter(|level| level % 2 == 1).min() else { return order };
    for level in (lowest..=highest).rev() {
        let mut start = 0;
        while start < order.len() {
            let end = (start..order.len()).find(|&i| levels[order[i]].0 < level).unwrap_or(order.len());
            order[start..end].reverse();
            start = end + 1;
        }
    }
    order
}

/// The character to show instead of `c` where it stands right to left (L4), if it has a mirror image.
#[must_use]
pub fn mirrored(c: char) -> Option<char> {
    unicode_bidi_mirroring::get_mirrored(c)
}
