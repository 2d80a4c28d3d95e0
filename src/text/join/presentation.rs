//! Presentation characters in the input, taken back to the plain letters they stand for (NFKC), so that joining
//! starts afresh; and the signs that are whole words, spelled out.

use unicode_normalization::UnicodeNormalization;

/// Signs of whole words that have no decomposition in the Unicode data, by the names the standard gives them.
const PHRASES: [(char, &str); 20] = [
    ('\u{FD40}', "رحمه الله"),
    ('\u{FD41}', "رضي الله عنه"),
    ('\u{FD42}', "رضي الله عنها"),
    ('\u{FD43}', "رضي الله عنهم"),
    ('\u{FD44}', "رضي الله عنهما"),
    ('\u{FD45}', "رضي الله عنهن"),
    ('\u{FD46}', "صلى الله عليه وآله"),
    ('\u{FD47}', "عليه السلام"),
    ('\u{FD48}', "عليهم السلام"),
    ('\u{FD49}', "عليهما السلام"),
    ('\u{FD4A}', "عليه الصلاة والسلام"),
    ('\u{FD4B}', "قدس سره"),
    ('\u{FD4C}', "صلى الله عليه وآله وسلم"),
    ('\u{FD4D}', "عليها السلام"),
    ('\u{FD4E}', "تبارك وتعالى"),
    ('\u{FD4F}', "رحمهم الله"),
    ('\u{FDCF}', "سلامه علينا"),
    ('\u{FDFD}', "بسم الله الرحمن الرحيم"),
    ('\u{FDFE}', "سبحانه وتعالى"),
    ('\u{FDFF}', "عز وجل"),
];

/// The plain letters of one character: itself for all but presentation characters.
pub(in crate::text) enum Unfolded {
    /// One character at most is left.
    One(Option<char>),
    /// A presentation character, by its decomposition.
    Letters(std::vec::IntoIter<char>),
    /// A sign of whole words, spelled out.
    Phrase(std::str::Chars<'static>),
}

impl Iterator for Unfolded {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::One(c) => c.take(),
            Self::Letters(letters) => letters.next(),
            Self::Phrase(letters) => letters.next(),
        }
    }
}

/// Whether `c` stands in the presentation blocks and stands for other characters.
pub(in crate::text) const fn is_presentation(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD40}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether `c` stands for whole words: it joins to nothing beside it.
pub(in crate::text) const fn is_word_sign(c: char) -> bool {
    matches!(c, '\u{FD40}'..='\u{FD4F}' | '\u{FDCF}' | '\u{FDF0}'..='\u{FDFF}')
}

/// The plain letters that `c` stands for (NFKC; words by the character's name where it has no decomposition).
/// All characters outside the presentation blocks stand for themselves.
pub(in crate::text) fn unfolded(c: char) -> Unfolded {
    if !is_presentation(c) {
        return Unfolded::One(Some(c));
    }
    match PHRASES.iter().find(|(sign, _)| *sign == c) {
        Some((_, phrase)) => Unfolded::Phrase(phrase.chars()),
        None => Unfolded::Letters(c.nfkc().collect::<Vec<_>>().into_iter()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(c: char) -> String {
        unfolded(c).collect()
    }

    #[test]
    fn forms_become_their_letters() {
        assert_eq!(letters('\u{FE91}'), "ب");
        assert_eq!(letters('\u{FEF7}'), "لأ");
        assert_eq!(letters('\u{FE71}'), "\u{640}\u{64B}");
        assert_eq!(letters('ب'), "ب");
    }

    #[test]
    fn signs_of_words_are_spelled_out() {
        assert_eq!(letters('\u{FDF2}'), "الله");
        assert_eq!(letters('\u{FDFA}'), "صلى الله عليه وسلم");
        assert_eq!(letters('\u{FDFD}'), "بسم الله الرحمن الرحيم");
    }

    #[test]
    fn ornate_brackets_are_no_letters() {
        assert_eq!(letters('\u{FD3E}'), "\u{FD3E}");
    }
}
