//! What each character becomes, looked at by itself.

use super::Folding;
use super::apart::HAMZA_ABOVE;
use unicode_normalization::char::{decompose_canonical, decompose_compatible};

/// What folding makes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// One character, often itself.
    To(char),
    /// What its decomposition folds to.
    Many,
    /// A space, or nothing behind another.
    Blank,
    /// Nothing: it belongs to the character before.
    Mark,
    /// Nothing: it belongs to no character.
    Control,
}

/// Appends what `c` folds to and says what it was.
pub(super) fn push(c: char, folding: Folding, folded: &mut String) -> Fold {
    let fold = folded_as(c, folding);
    match fold {
        Fold::To(c) => folded.push(c),
        Fold::Blank if !folded.ends_with(' ') => folded.push(' '),
        Fold::Many => push_decomposed(c, folding, folded),
        Fold::Blank | Fold::Mark | Fold::Control => {}
    }
    fold
}

/// Makes one of the last letter and a hamza above it, where that is a letter told apart.
pub(super) fn join_hamza(folding: Folding, folded: &mut String) {
    let Folding::Telling(apart) = folding else { return };
    if let Some(joined) = folded.chars().next_back().and_then(|letter| apart.with_hamza(letter)) {
        folded.pop();
        folded.push(joined);
    }
}

fn folded_as(c: char, folding: Folding) -> Fold {
    match folding {
        Folding::Search => of(c),
        Folding::Telling(apart) => apart.kept(c).map_or_else(|| of(c), Fold::To),
        Folding::Exact => exact(c),
    }
}

/// Whether `c` is a mark of Arabic writing or the tatweel: what [`Folding::Exact`] drops.
pub(super) const fn is_arabic_mark(c: char) -> bool {
    matches!(
        c,
        '\u{610}'..='\u{61A}'
            | '\u{640}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6ED}'
            | '\u{898}'..='\u{89F}'
            | '\u{8CA}'..='\u{8FF}'
    )
}

/// Zero width joiner and non-joiner, which steer the letter before them, accents, and the presentation forms of Arabic
/// marks, whatever blank or tatweel carries these.
const fn is_other_mark(c: char) -> bool {
    let presented = matches!(c, '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE7F}');
    presented || matches!(c, '\u{200C}' | '\u{200D}' | '\u{300}'..='\u{36F}')
}

/// Bidi controls, soft hyphen, word joiner, zero width space and byte order mark.
const fn is_control(c: char) -> bool {
    let bidi = matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    bidi || matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

fn exact(c: char) -> Fold {
    match c {
        mark if is_arabic_mark(mark) => Fold::Mark,
        blank if blank.is_whitespace() => Fold::Blank,
        other => Fold::To(other),
    }
}

fn of(c: char) -> Fold {
    match c {
        '\t'..='\r' | ' ' => Fold::Blank,
        '\0'..='\x7F' => Fold::To(c.to_ascii_lowercase()),
        '\u{600}'..='\u{6FF}' => ARABIC[c as usize - 0x600],
        mark if is_arabic_mark(mark) => Fold::Mark,
        other => elsewhere(other),
    }
}

/// What [`arabic`] says of the whole block.
static ARABIC: [Fold; 0x100] = {
    let mut table = [Fold::Mark; 0x100];
    let mut c = '\u{600}';
    while c <= '\u{6FF}' {
        table[c as usize - 0x600] = arabic(c);
        c = offset(c, 1);
    }
    table
};

/// The letters, digits and marks of the Arabic block.
const fn arabic(c: char) -> Fold {
    if is_arabic_mark(c) {
        return Fold::Mark;
    }
    Fold::To(match c {
        control if is_control(control) => return Fold::Control,
        'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' | 'ې' => 'ي',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ۂ' | 'ۃ' | 'ھ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        'ۓ' => 'ے',
        '٠'..='٩' => offset('0', c as u32 - '٠' as u32),
        '۰'..='۹' => offset('0', c as u32 - '۰' as u32),
        other => other,
    })
}

fn elsewhere(c: char) -> Fold {
    match c {
        mark if is_other_mark(mark) => Fold::Mark,
        control if is_control(control) => Fold::Control,
        '\u{C0}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}' | '\u{2126}' | '\u{212A}' | '\u{212B}' => Fold::Many,
        form if is_presentation_form(form) => Fold::Many,
        blank if blank.is_whitespace() => Fold::Blank,
        other => cased(other),
    }
}

fn cased(c: char) -> Fold {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => Fold::To(one),
        _ => Fold::Many,
    }
}

fn push_decomposed(c: char, folding: Folding, folded: &mut String) {
    if is_presentation_form(c) {
        decompose_compatible(c, |part| push_part(part, folding, folded));
    } else {
        decompose_canonical(c, |part| part.to_lowercase().for_each(|lower| push_lower(lower, folded)));
    }
}

/// A part of a presentation form: a plain letter, a mark or a space.
fn push_part(c: char, folding: Folding, folded: &mut String) {
    match folded_as(c, folding) {
        Fold::To(letter) => folded.push(letter),
        // It follows its letter: no form begins with one.
        Fold::Mark if c == HAMZA_ABOVE => join_hamza(folding, folded),
        Fold::Blank if !folded.ends_with(' ') => folded.push(' '),
        Fold::Blank | Fold::Mark | Fold::Control => {}
        Fold::Many => folded.push(c),
    }
}

/// A letter of Latin, Greek or Cyrillic without its accents, in lower case.
fn push_lower(c: char, folded: &mut String) {
    match c {
        '\u{300}'..='\u{36F}' => {}
        'ß' => folded.push_str("ss"),
        'ı' => folded.push('i'),
        'ſ' => folded.push('s'),
        'ς' => folded.push('σ'),
        other => folded.push(other),
    }
}

const fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE80}'..='\u{FEFC}')
}

/// The character `steps` behind `c`.
const fn offset(c: char, steps: u32) -> char {
    match char::from_u32(c as u32 + steps) {
        Some(found) => found,
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold_word;

    #[test]
    fn folding_any_character_twice_is_folding_it_once() {
        for c in '\0'..='\u{1FFFF}' {
            let once = fold_word(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold_word(&once), once, "{c:?}");
        }
    }

    #[test]
    fn each_letter_variant_becomes_the_plain_letter() {
        assert_eq!(fold_word("آأإٱا"), "ااااا");
        assert_eq!(fold_word("ؤئ"), "وي");
        assert_eq!(fold_word("ىیېي"), "يييي");
        assert_eq!(fold_word("ةۀەہھ"), "ههههه");
        assert_eq!(fold_word("کك"), "كك");
        assert_eq!(fold_word("ء"), "ء");
    }

    #[test]
    fn digits_become_ascii_digits() {
        assert_eq!(fold_word("٠١٢٣٤٥٦٧٨٩"), "0123456789");
        assert_eq!(fold_word("۰۱۲۳۴۵۶۷۸۹"), "0123456789");
    }

    #[test]
    fn marks_joiners_and_controls_are_dropped() {
        assert_eq!(fold_word("\u{FEFF}م\u{64F}ح\u{64E}م\u{64E}\u{651}ــد\u{200F}"), "محمد");
        assert_eq!(fold_word("می\u{200C}خواهم"), "ميخواهم");
        assert_eq!(fold_word("\u{2067}خبر\u{2069}\u{AD}ي\u{61C}"), "خبري");
        assert_eq!(fold_word("\u{610}\u{670}\u{6D6}\u{6ED}\u{8D3}\u{8FF}"), "");
    }

    #[test]
    fn canonical_equivalents_fold_to_the_same() {
        let pairs = [
            ("أ", "ا\u{654}"),
            ("ؤ", "و\u{654}"),
            ("ئ", "ي\u{654}"),
            ("ۀ", "ە\u{654}"),
            ("ۓ", "ے\u{654}"),
            ("é", "e\u{301}"),
            ("й", "и\u{306}"),
        ];
        for (composed, decomposed) in pairs {
            assert_eq!(fold_word(composed), fold_word(decomposed));
        }
    }

    #[test]
    fn presentation_forms_become_letters() {
        assert_eq!(fold_word("\u{FEE3}\u{FEBC}\u{FEAE}"), "مصر");
        assert_eq!(fold_word("\u{FEFB}\u{FEF5}"), "لالا");
        assert_eq!(fold_word("\u{FDF2}"), "الله");
        assert_eq!(fold_word("\u{FDFA}"), "صلي الله عليه وسلم");
        assert_eq!(fold_word("كت\u{FE76}اب\u{FC60}"), "كتاب");
    }

    #[test]
    fn latin_letters_lose_case_and_accents() {
        assert_eq!(fold_word("Côte d'Ivoire ÅÅ\u{212B}"), "cote d'ivoire aaa");
        assert_eq!(fold_word("STRASSE Straße İstanbul"), "strasse strasse istanbul");
        assert_eq!(fold_word("ΌΔΟΣ όδος"), "οδοσ οδοσ");
    }

    #[test]
    fn white_space_of_any_kind_is_one_space() {
        assert_eq!(fold_word("أخبار\u{A0}\r\n\t \u{200F} اليوم"), "اخبار اليوم");
    }
}
