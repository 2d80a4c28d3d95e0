//! How text is laid out: direction, width, and what is done with spare cells, letters, marks and digits.

use crate::text::bidi::Base;
use crate::text::measure::Cells;

/// Where a line's spare cells go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// All at the line's end: the text hangs on its start edge.
    #[default]
    Start,
    /// Into kashidas and spaces, so that both edges are flush.
    Justify,
    /// Into spaces alone, so that both edges are flush.
    JustifySpaces,
}

impl Align {
    /// The breaker that suits: where lines are filled, what they lack shows in their words.
    #[must_use]
    pub const fn breaker(self) -> Breaker {
        match self {
            Self::Start => Breaker::Greedy,
            Self::Justify | Self::JustifySpaces => Breaker::TotalFit,
        }
    }
}

/// How lines are broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Breaker {
    /// Each line takes as much as it holds.
    #[default]
    Greedy,
    /// The lines of a paragraph together lose as little as they can (Knuth and Plass, 1981).
    TotalFit,
}

/// Which letters cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Letters {
    /// Arabic presentation forms: joined whatever the terminal does.
    #[default]
    Forms,
    /// The letters as they are stored.
    Plain,
}

/// Whether Arabic marks (tashkeel) are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// Marks stay on their letters.
    #[default]
    Keep,
    /// Marks are left out of the cells; the text keeps them.
    Hide,
}

/// Which digits cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// As they are stored.
    #[default]
    Keep,
    /// Arabic-Indic digits ٠–٩ for Latin ones.
    Arabic,
    /// Latin digits 0–9 for all others.
    Latin,
    /// Arabic-Indic digits ٠–٩ for all others, but for those of Latin words: `5G`, `Windows 11`.
    AmongArabic,
    /// Persian digits ۰–۹ for all others, but for those of Latin words.
    AmongPersian,
}

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The direction of each paragraph.
    pub base: Base,
    /// Cells a line may take; at least one is used.
    pub width: Cells,
    /// Where spare cells go.
    pub align: Align,
    /// How lines are broken.
    pub breaker: Breaker,
    /// Which letters cells show.
    pub letters: Letters,
    /// Whether marks are shown.
    pub marks: Marks,
    /// Which digits cells show.
    pub digits: Digits,
}

impl Options {
    /// Right to left, broken greedily, hung on the start edge, with presentation forms, marks and digits as they are.
    #[must_use]
    pub const fn new(width: Cells) -> Self {
        Self {
            base: Base::Rtl,
            width,
            align: Align::Start,
            breaker: Breaker::Greedy,
            letters: Letters::Forms,
            marks: Marks::Keep,
            digits: Digits::Keep,
        }
    }
}
