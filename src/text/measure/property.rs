//! What the engine asks of a character, looked up in one flat table for the blocks that news is written in.
//!
//! The table is filled once, from the Unicode data of `unicode-segmentation` (UAX #29), `unicode-joining-type`
//! (`ArabicShaping.txt`) and `unicode-width` (UAX #11). Characters outside it are asked one by one.

use super::letter::Letter;
use crate::text::bidi::mirrored;
use crate::text::join;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// A set of properties of one character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::text) struct Properties(u16);

impl Properties {
    /// A cluster by itself wherever the next character is one too (UAX #29).
    pub(in crate::text) const ALONE: Self = Self(1);
    /// Painted as it stands, in one cell.
    pub(in crate::text) const VISIBLE: Self = Self(1 << 1);
    /// A blank between words, behind which a line may break.
    pub(in crate::text) const BLANK: Self = Self(1 << 2);
    /// Has a mirror image (UAX #9, L4).
    pub(in crate::text) const MIRRORS: Self = Self(1 << 3);
    /// A digit with a twin in the other script.
    pub(in crate::text) const DIGIT: Self = Self(1 << 4);
    /// Has presentation forms.
    pub(in crate::text) const SHAPED: Self = Self(1 << 5);
    /// Can be joined to the letter before it (joining types D, R, C).
    pub(in crate::text) const JOINS_BACK: Self = Self(1 << 6);
    /// Can be joined to the letter after it (joining types D, L, C).
    pub(in crate::text) const JOINS_ON: Self = Self(1 << 7);
    /// Joining looks through it (joining type T).
    pub(in crate::text) const TRANSPARENT: Self = Self(1 << 8);
    /// A lam, which fuses with an alef behind it.
    pub(in crate::text) const LAM: Self = Self(1 << 9);
    /// An alef, which fuses with a lam before it.
    pub(in crate::text) const ALEF: Self = Self(1 << 10);
    /// A mark of tashkeel: belongs to the cluster before it, composes with nothing, joining looks through it.
    pub(in crate::text) const HARAKA: Self = Self(1 << 11);
    /// A cluster by itself wherever the next character is one too, one cell wide: `ALONE`, with something to see.
    pub(in crate::text) const SIMPLE: Self = Self(1 << 12);
    /// What is painted may be another character: a form, a mirror image, another digit, a blank.
    pub(in crate::text) const CHANGES: Self = Self(1 << 13);
    /// An Arabic letter that is of a word and nothing else: no digit, no tatweel, no sign.
    pub(in crate::text) const WORDLY: Self = Self(1 << 14);
    /// No character at all: the end of the text.
    pub(in crate::text) const END: Self = Self(1 << 15);

    /// This set with `more` in it.
    pub(in crate::text) const fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// Whether all of `asked` is in this set.
    pub(in crate::text) const fn has(self, asked: Self) -> bool {
        self.0 & asked.0 == asked.0
    }

    /// This set with `more` in it where `condition` holds.
    const fn with_if(self, condition: bool, more: Self) -> Self {
        if condition { self.with(more) } else { self }
    }
}

/// What is known of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Known {
    /// Its properties.
    pub(in crate::text) properties: Properties,
    /// What kind of letter it is.
    pub(in crate::text) letter: Letter,
}

/// What is known of the characters below U+0900 and of U+2000–20FF, ready; of all others on demand.
#[derive(Debug)]
pub(in crate::text) struct Table {
    low: [Known; LOW],
    punctuation: [Known; PUNCTUATION],
}

const LOW: usize = 0x900;
const PUNCTUATION: usize = 0x100;
const PUNCTUATION_START: u32 = 0x2000;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table {
    low: std::array::from_fn(|code| tabulated(0, code)),
    punctuation: std::array::from_fn(|code| tabulated(PUNCTUATION_START, code)),
});

/// The one table.
pub(in crate::text) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    /// The properties of `c`. Outside the table `ALONE` is never set: such clusters are found the long way.
    pub(in crate::text) fn get(&self, c: char) -> Properties {
        self.look_up(c).properties
    }

    /// What is known of `c`.
    pub(in crate::text) fn look_up(&self, c: char) -> Known {
        let code = c as u32;
        if let Some(&known) = self.low.get(code as usize) {
            return known;
        }
        match self.punctuation.get(code.wrapping_sub(PUNCTUATION_START) as usize) {
            Some(&known) => known,
            None => Known::of(c, plain(c)),
        }
    }
}

impl Known {
    fn of(c: char, properties: Properties) -> Self {
        Self { properties, letter: Letter::of(c, properties) }
    }
}

/// Whether `c` must never be sent to a terminal: controls, bidi controls, joiners, variation selectors and all that
/// is `Default_Ignorable_Code_Point`, line separators, and the prepended signs whose width terminals disagree on
/// (U+0600–0605, U+06DD and their like).
pub(in crate::text) const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}'
        | '\u{70F}' | '\u{890}'..='\u{891}' | '\u{8E2}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{FFFE}'..='\u{FFFF}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether `c` is a blank behind which a line may break: space, tab and the spaces of one class with them
/// (UAX #14, SP and the spaces of BA). No-break spaces are letters to us.
const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' | '\u{3000}')
}

/// No-break spaces, painted as spaces.
pub(in crate::text) const fn is_no_break_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// The Arabic letters of class AL (UAX #14) that words are written with.
const fn is_wordly(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}

/// The marks of tashkeel that compose with no letter: those of U+064B–0652, and the superscript alef.
const fn is_haraka(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}

fn tabulated(start: u32, code: usize) -> Known {
    let c = u32::try_from(code).ok().and_then(|code| char::from_u32(start + code)).unwrap_or('\0');
    let found = plain(c);
    let simple = found.has(Properties::VISIBLE) || found.has(Properties::BLANK);
    let alone = is_alone(c);
    Known::of(c, found.with_if(alone, Properties::ALONE).with_if(alone && simple, Properties::SIMPLE))
}

fn plain(c: char) -> Properties {
    let visible = !is_hidden(c) && !is_blank(c) && !join::is_presentation(c) && c.width() == Some(1);
    let digit = c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
    let (mirrors, shaped, blank) = (mirrored(c).is_some(), join::has_forms(c), is_blank(c) || is_no_break_space(c));
    join::joining(c)
        .with_if(visible, Properties::VISIBLE)
        .with_if(is_blank(c), Properties::BLANK)
        .with_if(mirrors, Properties::MIRRORS)
        .with_if(digit, Properties::DIGIT)
        .with_if(shaped, Properties::SHAPED)
        .with_if(join::is_lam(c), Properties::LAM)
        .with_if(join::is_alef(c), Properties::ALEF)
        .with_if(is_haraka(c), Properties::HARAKA)
        .with_if(is_wordly(c), Properties::WORDLY)
        .with_if(mirrors || shaped || digit || blank, Properties::CHANGES)
}

/// Asks the segmenter: a border on both sides among letters, and marks attach to it (or to no control).
fn is_alone(c: char) -> bool {
    let clusters = |text: String| text.graphemes(true).count();
    clusters(format!("a{c}a")) == 3 && clusters(format!("{c}\u{300}")) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_alone_and_marks_controls_and_prepended_signs_do_not() {
        let alone = |c| table().get(c).has(Properties::ALONE);
        assert!("aب،٣א \u{2014}".chars().all(alone));
        assert!("\u{64E}\n\r\u{600}\u{200D}\u{200F}\u{4E00}".chars().all(|c| !alone(c)));
    }

    #[test]
    fn tashkeel_extends_clusters_and_is_transparent() {
        for c in (0..0x900).filter_map(char::from_u32).filter(|&c| is_haraka(c)) {
            let found = table().get(c);
            assert!(found.has(Properties::TRANSPARENT) && !found.has(Properties::ALONE), "{c:?}");
            assert_eq!(format!("ب{c}").graphemes(true).count(), 1);
        }
    }

    #[test]
    fn nothing_visible_is_hidden() {
        let both = |c: &char| table().get(*c).has(Properties::VISIBLE) && is_hidden(*c);
        assert_eq!(('\0'..=char::MAX).find(both), None);
    }
}
