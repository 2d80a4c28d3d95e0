//! What kind of letter a character is to kashida: its joining group (`ArabicShaping.txt`) and how it joins.

use super::property::{Properties, is_hidden};
use crate::text::join::is_presentation;
use unicode_joining_type::{JoiningGroup, get_joining_group};

/// A kind of letter, or what stands among letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Letter {
    /// Tatweel that the author typed.
    Tatweel,
    /// Seen and sad, with their like.
    Seen,
    /// Teh marbuta.
    TehMarbuta,
    /// Heh, in any of its shapes.
    Heh,
    /// Dal and thal.
    Dal,
    /// Alef.
    Alef,
    /// Tah, kaf and gaf.
    Tah,
    /// Lam.
    Lam,
    /// Lam and alef together, which no character is.
    LamAlef,
    /// Beh and noon, with their like: one tooth when medial.
    Beh,
    /// Reh and zain.
    Reh,
    /// Yeh and alef maksura: one tooth when medial.
    Yeh,
    /// Yeh barree, which joins nothing onward.
    YehBarree,
    /// Waw.
    Waw,
    /// Ain, qaf and feh.
    Ain,
    /// Another letter that joins only to the one before it.
    Right,
    /// Another letter that joins on both sides.
    Dual,
    /// A letter that joins nothing.
    Apart,
    /// Full stop and colon.
    Stop,
    /// Other signs.
    Sign,
    /// Marks, joiners and other characters that a cluster carries.
    Mark,
    /// What keeps its word from being lengthened: Latin and other letters, digits, presentation characters, the
    /// signs of addresses and tags.
    Bar,
}

impl Letter {
    /// Every kind, in order.
    pub(in crate::text) const ALL: [Self; 22] = [
        Self::Tatweel,
        Self::Seen,
        Self::TehMarbuta,
        Self::Heh,
        Self::Dal,
        Self::Alef,
        Self::Tah,
        Self::Lam,
        Self::LamAlef,
        Self::Beh,
        Self::Reh,
        Self::Yeh,
        Self::YehBarree,
        Self::Waw,
        Self::Ain,
        Self::Right,
        Self::Dual,
        Self::Apart,
        Self::Stop,
        Self::Sign,
        Self::Mark,
        Self::Bar,
    ];

    /// What kind of letter `c` is, of which `found` is known.
    pub(in crate::text) fn of(c: char, found: Properties) -> Self {
        match c {
            '.' | ':' => Self::Stop,
            '\u{640}' => Self::Tatweel,
            '/' | '\\' | '@' | '#' | '_' | '&' | '=' => Self::Bar,
            _ if is_hidden(c) || found.has(Properties::TRANSPARENT) => Self::Mark,
            _ if c.is_numeric() || is_presentation(c) => Self::Bar,
            _ if !c.is_alphabetic() => Self::Sign,
            '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' => of_group(c, found),
            _ => Self::Bar,
        }
    }

    /// Whether this is a letter of the Arabic script.
    pub(in crate::text) const fn is_letter(self) -> bool {
        !matches!(self, Self::Stop | Self::Sign | Self::Mark | Self::Bar)
    }

    /// Whether it can be joined to the letter before it.
    pub(in crate::text) const fn joins_back(self) -> bool {
        self.is_letter() && !matches!(self, Self::Apart)
    }

    /// Whether it can be joined to the letter behind it.
    pub(in crate::text) const fn joins_on(self) -> bool {
        matches!(self, Self::Tatweel | Self::Seen | Self::Heh | Self::Tah | Self::Lam)
            || matches!(self, Self::Beh | Self::Yeh | Self::Ain | Self::Dual)
    }
}

fn of_group(c: char, found: Properties) -> Letter {
    use JoiningGroup as G;
    match get_joining_group(c) {
        G::Seen | G::Sad => Letter::Seen,
        G::TehMarbuta | G::TehMarbutaGoal => Letter::TehMarbuta,
        G::Heh | G::HehGoal | G::KnottedHeh => Letter::Heh,
        G::Dal => Letter::Dal,
        G::Alef => Letter::Alef,
        G::Tah | G::Kaf | G::Gaf | G::SwashKaf => Letter::Tah,
        G::Lam => Letter::Lam,
        G::Beh | G::Noon | G::Nya => Letter::Beh,
        G::Reh => Letter::Reh,
        G::Yeh | G::FarsiYeh | G::KashmiriYeh | G::BurushaskiYehBarree => Letter::Yeh,
        G::YehBarree | G::YehWithTail => Letter::YehBarree,
        G::Waw | G::StraightWaw => Letter::Waw,
        G::Ain | G::Qaf | G::AfricanQaf | G::Feh | G::AfricanFeh => Letter::Ain,
        _ if found.has(Properties::JOINS_ON) => Letter::Dual,
        _ if found.has(Properties::JOINS_BACK) => Letter::Right,
        _ => Letter::Apart,
    }
}

#[cfg(test)]
mod tests {
    use super::super::property::table;
    use super::*;

    fn letter(c: char) -> Letter {
        table().look_up(c).letter
    }

    #[test]
    fn kinds_of_letters_join_as_the_unicode_data_says() {
        for c in '\u{600}'..='\u{8FF}' {
            let (kind, found) = (letter(c), table().get(c));
            if kind.is_letter() {
                assert_eq!(kind.joins_on(), found.has(Properties::JOINS_ON), "{:04X} {kind:?}", c as u32);
                assert_eq!(kind.joins_back(), found.has(Properties::JOINS_BACK), "{:04X} {kind:?}", c as u32);
            }
        }
    }

    #[test]
    fn what_is_no_arabic_word_is_barred() {
        assert!("aé5٣_/@א漢\u{FEFB}".chars().all(|c| letter(c) == Letter::Bar));
        assert!("(«،؟".chars().all(|c| letter(c) == Letter::Sign));
        assert!("\u{64E}\u{200C}\u{200D}".chars().all(|c| letter(c) == Letter::Mark));
    }
}
