//! One embedding level per character (UAX #9), and the visual order of one line (L1, L2, L4).
//!
//! ```text
//! classes    what each character is              (BD1, P2, P3)
//! explicit   embeddings, overrides, isolates     (X1 to X8)
//! runs       isolating run sequences             (BD13, X9, X10)
//! weak       numbers, separators, marks          (W1 to W7)
//! brackets   pairs take one direction            (BD16, N0)
//! neutral    spaces and punctuation, levels      (N1, N2, I1, I2)
//! line       blanks at the end, visual order     (L1, L2)
//! ```
//!
//! A paragraph without explicit controls is one sequence from end to end: it is looked up, resolved in place, and
//! that is all. Every stage is linear in the length of the paragraph, and none can fail.
//!
//! Places here count characters (scalar values) of one paragraph, never bytes. The tables are those of
//! `unicode-bidi`; its algorithm is not used, because it looks for what stands before a bracket on the wrong side of
//! isolates (N0), and because it panics on an empty line and on a line that is wholly at level 126.

use classes::{
    AGAINST_LTR, AGAINST_RTL, CONTROLS, FIRST_STRONG, NEUTRAL_BOUNDARIES, Paragraph, SEPARATORS, is_removed,
};
use runs::{Runs, Sequence};
use std::ops::Range;
use unicode_bidi::BidiClass;

mod brackets;
mod classes;
mod explicit;
mod line;
mod neutral;
mod runs;
mod weak;

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
    /// By the first strong character of each paragraph (UAX #9, P2 and P3), left to right without one.
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

/// The levels of one paragraph before line breaking: one per character (scalar value) of its text.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// The direction of the paragraph.
    pub base: Direction,
    raw: Vec<Level>,
    classes: Vec<BidiClass>,
    separators: bool,
}

/// Resolves one paragraph (UAX #9, P2 to I2). Characters that rule X9 removes get the level of what stands before
/// them, or that of the paragraph.
///
/// The paragraph may end in its separator (a character of class B); the caller splits text at these (P1). One that
/// stands elsewhere ends all embeddings and gets the level of the paragraph, but does not start another.
///
/// ```
/// use khabar::text::bidi::{Base, Level, resolve};
///
/// let levels = resolve("خبر 5 km", Base::Rtl);
/// assert_eq!(levels.as_slice(), [1, 1, 1, 1, 2, 1, 2, 2].map(Level));
/// ```
#[must_use]
pub fn resolve(text: &str, base: Base) -> Levels {
    let mut levels = Levels::default();
    levels.resolve(text, base);
    levels
}

/// As [`resolve`], for characters of which only the classes are known: none of them is a bracket.
#[must_use]
pub fn resolve_classes(classes: &[BidiClass], base: Base) -> Levels {
    let mut levels = Levels::default();
    levels.settle(Paragraph::of_classes(classes), base);
    levels
}

/// The visual order of one line (L2): element `i` is the index of what stands `i`-th from the left.
///
/// ```
/// use khabar::text::bidi::{Level, visual_order};
///
/// assert_eq!(visual_order(&[1, 1, 2, 2].map(Level)), [2, 3, 1, 0]);
/// ```
#[must_use]
pub fn visual_order(levels: &[Level]) -> Vec<usize> {
    let mut order = Vec::new();
    visual_order_into(levels, &mut order);
    order
}

/// As [`visual_order`], into a list that is used again from line to line. What it held is dropped.
pub fn visual_order_into(levels: &[Level], order: &mut Vec<usize>) {
    line::reorder(levels, order);
}

/// The bidi class of `c` (UAX #9, table 4).
#[must_use]
pub fn class(c: char) -> BidiClass {
    classes::class(c)
}

/// The character to show instead of `c` where it stands right to left (L4), if it has a mirror image.
#[must_use]
pub fn mirrored(c: char) -> Option<char> {
    if classes::is_other_neutral(c) { unicode_bidi_mirroring::get_mirrored(c) } else { None }
}

impl Direction {
    /// The other direction.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Ltr => Self::Rtl,
            Self::Rtl => Self::Ltr,
        }
    }

    /// The level of a paragraph that runs in this direction.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Ltr => Level(0),
            Self::Rtl => Level(1),
        }
    }
}

impl Level {
    /// Whether text at this level runs right to left.
    #[must_use]
    pub const fn is_rtl(self) -> bool {
        self.0 % 2 == 1
    }

    /// The direction of text at this level.
    #[must_use]
    pub const fn direction(self) -> Direction {
        if self.is_rtl() { Direction::Rtl } else { Direction::Ltr }
    }
}

impl Levels {
    /// As the function [`resolve`], in the room of an earlier paragraph, which is forgotten.
    pub fn resolve(&mut self, text: &str, base: Base) {
        let mut paragraph = Paragraph { classes: std::mem::take(&mut self.classes), ..Paragraph::default() };
        paragraph.read(text);
        self.settle(paragraph, base);
    }

    fn settle(&mut self, paragraph: Paragraph, base: Base) {
        self.base = match base {
            Base::Auto => paragraph.first_strong(),
            Base::Ltr => Direction::Ltr,
            Base::Rtl => Direction::Rtl,
        };
        let base = self.base.level();
        self.raw.clear();
        self.raw.resize(paragraph.classes.len(), base);
        let against = match self.base {
            Direction::Ltr => AGAINST_LTR,
            Direction::Rtl => AGAINST_RTL,
        };
        if paragraph.seen.any(CONTROLS) {
            resolve_controlled(&paragraph, base, &mut self.raw);
        } else if paragraph.seen.any(against) {
            resolve_plain(&paragraph, base, &mut self.raw);
        }
        self.separators = paragraph.seen.any(SEPARATORS);
        if self.separators {
            separate(&paragraph.classes, base, &mut self.raw);
        }
        self.classes = paragraph.classes;
    }

    /// The level of each character, as rule I2 leaves it: blanks at line ends are not reset.
    #[must_use]
    pub fn as_slice(&self) -> &[Level] {
        &self.raw
    }

    /// The levels of the line made of the characters `range` (counted, not bytes), with L1 applied. What lies
    /// behind the paragraph is left out.
    ///
    /// ```
    /// use khabar::text::bidi::{Base, Level, resolve};
    ///
    /// let levels = resolve("خبر latest news", Base::Rtl);
    /// // Inside the line the blank belongs to the English words, at its end to the paragraph.
    /// assert_eq!(levels.line(4..12)[6..], [2, 2].map(Level));
    /// assert_eq!(levels.line(4..11)[5..], [2, 1].map(Level));
    /// ```
    #[must_use]
    pub fn line(&self, range: Range<usize>) -> Vec<Level> {
        let mut levels = Vec::new();
        self.line_into(range, &mut levels);
        levels
    }

    /// Whether the characters `range` all stand at the level of the paragraph: then so does a line made of them.
    #[must_use]
    pub fn is_even(&self, range: Range<usize>) -> bool {
        let base = self.base.level();
        let end = range.end.min(self.raw.len());
        self.raw.get(range.start..end).unwrap_or_default().iter().all(|&level| level == base)
    }

    /// As [`line`](Self::line), into a list that is used again from line to line. What it held is dropped.
    pub fn line_into(&self, range: Range<usize>, levels: &mut Vec<Level>) {
        let end = range.end.min(self.raw.len());
        let range = range.start.min(end)..end;
        levels.clear();
        levels.extend_from_slice(&self.raw[range.clone()]);
        if self.separators {
            line::reset_blanks(&self.classes[range], levels, self.base.level());
        } else {
            line::reset_trailing_blanks(&self.classes[range], levels, self.base.level());
        }
    }
}

/// X8: paragraph separators stand outside all embeddings.
fn separate(classes: &[BidiClass], base: Level, levels: &mut [Level]) {
    for (level, _) in levels.iter_mut().zip(classes).filter(|(_, class)| **class == BidiClass::B) {
        *level = base;
    }
}

/// A paragraph without explicit controls: one sequence.
fn resolve_plain(paragraph: &Paragraph, base: Level, levels: &mut [Level]) {
    if paragraph.seen.any(NEUTRAL_BOUNDARIES) {
        let runs = Runs::whole(paragraph.classes.len(), base);
        return resolve_runs(&runs, &paragraph.classes, (paragraph, base), levels);
    }
    let mut sequence = Sequence {
        types: paragraph.classes.clone(),
        brackets: paragraph.brackets.clone(),
        level: base,
        before: base.direction(),
        behind: base.direction(),
    };
    sequence.resolve(levels);
}

fn resolve_controlled(paragraph: &Paragraph, base: Level, levels: &mut [Level]) {
    let mut types = paragraph.classes.clone();
    if paragraph.seen.any(FIRST_STRONG) {
        explicit::settle_first_strong(&mut types);
    }
    let runs = explicit::resolve(&mut types, base);
    resolve_runs(&runs, &types, (paragraph, base), levels);
}

/// Every sequence of `runs`, then the characters that X9 removed and the separators.
fn resolve_runs(runs: &Runs, types: &[BidiClass], (paragraph, base): (&Paragraph, Level), levels: &mut [Level]) {
    let mut sequence = Sequence::default();
    let mut found = Vec::new();
    for head in runs.heads() {
        runs.gather(head, types, paragraph, &mut sequence);
        (sequence.level, sequence.before, sequence.behind) = runs.edges(head, paragraph, base);
        found.clear();
        found.resize(sequence.types.len(), base);
        sequence.resolve(&mut found);
        runs.scatter(head, types, &found, levels);
    }
    let mut before = base;
    for (level, class) in levels.iter_mut().zip(&paragraph.classes) {
        if is_removed(*class) {
            *level = before;
        }
        before = *level;
    }
}

impl Sequence {
    /// W1 to I2.
    fn resolve(&mut self, levels: &mut [Level]) {
        let marks = brackets::marks(&self.types, &self.brackets);
        weak::resolve(&mut self.types, self.before);
        if !self.brackets.is_empty() {
            let around = brackets::Around { embedding: self.level.direction(), before: self.before };
            brackets::resolve(&mut self.types, &self.brackets, &marks, around);
        }
        neutral::resolve(self, levels);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_bidi::BidiClass::{B, EN, L, R, S, WS};

    fn numbers(levels: &[Level]) -> Vec<u8> {
        levels.iter().map(|level| level.0).collect()
    }

    fn levels(text: &str, base: Base) -> Vec<u8> {
        numbers(resolve(text, base).as_slice())
    }

    #[test]
    fn an_isolate_before_brackets_does_not_hide_what_stands_before_it() {
        let text = "\u{5D0}a\u{2067}\u{5D1}\u{2069}(\u{5D0})";
        assert_eq!(levels(text, Base::Ltr), [1, 0, 0, 1, 0, 0, 1, 0]);
    }

    #[test]
    fn the_empty_paragraph_has_the_base_asked_for_and_no_levels() {
        for (base, direction) in
            [(Base::Auto, Direction::Ltr), (Base::Ltr, Direction::Ltr), (Base::Rtl, Direction::Rtl)]
        {
            let empty = resolve("", base);
            assert_eq!((empty.base, empty.as_slice().len()), (direction, 0));
            assert_eq!(empty.line(0..0), []);
        }
        assert_eq!(visual_order(&[]), [0_usize; 0]);
    }

    #[test]
    fn a_line_behind_the_paragraph_is_empty() {
        let levels = resolve("خبر", Base::Rtl);
        assert_eq!(levels.line(3..3), []);
        assert_eq!(levels.line(7..9), []);
        assert_eq!(numbers(&levels.line(1..99)), [1, 1]);
    }

    #[test]
    fn a_digit_inside_125_isolates_reaches_level_126() {
        let text = "\u{2067}\u{2066}".repeat(63).chars().take(125).chain(['1']).collect::<String>();
        let levels = resolve(&text, Base::Ltr);
        assert_eq!(levels.as_slice().last(), Some(&Level(126)));
        assert_eq!(levels.line(125..126), [Level(126)]);
        assert_eq!(visual_order(&levels.line(125..126)), [0]);
    }

    #[test]
    fn ten_thousand_embeddings_stay_within_the_deepest_level() {
        for control in ['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}'] {
            let text = control.to_string().repeat(10_000) + "a1خ" + &"\u{202C}\u{2069}".repeat(10_000);
            for base in [Base::Auto, Base::Ltr, Base::Rtl] {
                let levels = resolve(&text, base);
                assert!(levels.as_slice().iter().all(|level| level.0 <= 126));
                let order = visual_order(&levels.line(0..levels.as_slice().len()));
                assert_eq!(order.len(), text.chars().count());
            }
        }
    }

    #[test]
    fn a_lone_control_has_the_level_of_the_paragraph() {
        for control in
            "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200C}\u{200E}".chars()
        {
            assert_eq!(resolve(&control.to_string(), Base::Ltr).line(0..1), [Level(0)], "{control:?}");
        }
        assert_eq!(levels("\u{200F}", Base::Auto), [1]);
    }

    #[test]
    fn what_x9_removes_has_the_level_of_what_stands_before_it() {
        assert_eq!(levels("\u{200D}خ\u{200D}a\u{200D}", Base::Ltr), [0, 1, 1, 0, 0]);
        assert_eq!(levels("a\u{202B}خ\u{202C}b", Base::Ltr), [0, 0, 1, 1, 0]);
    }

    #[test]
    fn a_separator_has_the_level_of_the_paragraph_wherever_it_stands() {
        assert_eq!(numbers(resolve_classes(&[R, L, B], Base::Rtl).as_slice()), [1, 2, 1]);
        assert_eq!(levels("\u{202B}خ\nخ", Base::Ltr), [0, 1, 0, 1]);
        assert_eq!(levels("خ\nخ", Base::Ltr), [1, 0, 1]);
        assert_eq!(numbers(&resolve_classes(&[L, B, L], Base::Rtl).line(0..3)), [2, 1, 2]);
    }

    #[test]
    fn blanks_before_a_tab_and_at_the_line_end_go_back_to_the_paragraph() {
        let levels = resolve_classes(&[L, WS, S, L, WS, WS, L], Base::Rtl);
        assert_eq!(numbers(&levels.line(0..7)), [2, 1, 1, 2, 2, 2, 2]);
        assert_eq!(numbers(&levels.line(0..6)), [2, 1, 1, 2, 1, 1]);
        assert_eq!(numbers(&levels.line(4..6)), [1, 1]);
    }

    #[test]
    fn numbers_after_latin_letters_stand_with_them() {
        assert_eq!(numbers(resolve_classes(&[L, EN, R], Base::Ltr).as_slice()), [0, 0, 1]);
        assert_eq!(levels("في 3.5 مليون", Base::Rtl), [1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1]);
    }

    #[test]
    fn only_characters_with_a_mirror_image_are_mirrored() {
        assert_eq!(mirrored('('), Some(')'));
        assert_eq!(mirrored('«'), Some('»'));
        assert_eq!(mirrored('ا'), None);
        for c in '\0'..='\u{1FFFF}' {
            assert_eq!(mirrored(c), unicode_bidi_mirroring::get_mirrored(c), "{c:?}");
        }
    }

    #[test]
    fn levels_of_every_depth_are_reordered() {
        assert_eq!(visual_order(&[0, 1, 1, 2, 2, 1, 0].map(Level)), [0, 5, 3, 4, 2, 1, 6]);
        assert_eq!(visual_order(&[2, 2, 1, 1].map(Level)), [3, 2, 0, 1]);
        assert_eq!(visual_order(&[126, 125].map(Level)), [1, 0]);
        assert_eq!(visual_order(&[3, 3, 3].map(Level)), [2, 1, 0]);
    }
}
