//! Arabic joining: which of its forms a letter takes between its neighbours (Unicode 9.2, rules R1 to R7), and
//! which characters are those forms.
//!
//! Joining types come from `ArabicShaping.txt`, forms from the compatibility decompositions of the presentation
//! blocks FB50–FDFF and FE70–FEFF. Letters without a form stay as they are. Nothing here changes stored text.

pub(super) mod presentation;

use super::measure::property::{Properties, table};
pub(super) use presentation::{is_presentation, is_word_sign, unfolded};
use std::sync::LazyLock;
use unicode_joining_type::{JoiningType, get_joining_type};

/// Whether a letter and a neighbour are joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Link {
    /// They stand apart.
    #[default]
    Apart,
    /// They are joined.
    Joined,
}

/// Whether a cluster ends with a lam that an alef behind it would fuse with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pairing {
    /// An alef would fuse.
    Open,
    /// Nothing to fuse with, or ZWNJ forbids it.
    Closed,
}

const LAM: char = 'ل';
const ZWNJ: char = '\u{200C}';
const FIRST_LETTER: u32 = 0x600;

/// For each letter U+0600–06FF: isolated, final, initial and medial form; the letter itself where it has none.
#[derive(Debug)]
pub(super) struct Forms([[char; 4]; 256]);

static FORMS: LazyLock<Forms> = LazyLock::new(|| Forms(read_forms()));

/// The one table of forms.
pub(super) fn forms() -> &'static Forms {
    &FORMS
}

impl Forms {
    /// The form of `letter` between its neighbours. `after` must be `Apart` for letters that don't join onward.
    pub(super) fn shaped(&self, letter: char, before: Link, after: Link) -> char {
        let form = usize::from(before == Link::Joined) + 2 * usize::from(after == Link::Joined);
        let index = (letter as u32).wrapping_sub(FIRST_LETTER) as usize;
        self.0.get(index).map_or(letter, |forms| forms[form])
    }
}

impl Link {
    /// Joined where `condition` holds.
    pub(super) const fn when(condition: bool) -> Self {
        if condition { Self::Joined } else { Self::Apart }
    }
}

/// Lam and `alef` as one character, if `alef` is one that fuses. U+0671 is drawn as a plain alef: no character has
/// its wasla over the ligature.
pub(super) const fn lam_alef(alef: char, before: Link) -> Option<char> {
    let (isolated, final_) = match alef {
        'آ' => ('\u{FEF5}', '\u{FEF6}'),
        'أ' => ('\u{FEF7}', '\u{FEF8}'),
        'إ' => ('\u{FEF9}', '\u{FEFA}'),
        'ا' | 'ٱ' => ('\u{FEFB}', '\u{FEFC}'),
        _ => return None,
    };
    Some(match before {
        Link::Apart => isolated,
        Link::Joined => final_,
    })
}

/// Whether `c` is the lam that fuses with an alef.
pub(super) const fn is_lam(c: char) -> bool {
    c == LAM
}

/// Whether `c` is an alef that fuses with a lam before it.
pub(super) const fn is_alef(c: char) -> bool {
    matches!(c, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ')
}

/// Whether `cluster` ends with a lam, marks and ZWJ apart.
pub(super) fn ends_with_lam(cluster: &str) -> Pairing {
    let letters = cluster.chars().flat_map(unfolded);
    let last = letters.filter(|&c| c == ZWNJ || !is_seen_through(c)).last();
    if last == Some(LAM) && !cluster.chars().any(is_word_sign) { Pairing::Open } else { Pairing::Closed }
}

/// Whether `cluster` starts with an alef that fuses with a lam before it.
pub(super) fn starts_with_alef(cluster: &str) -> bool {
    cluster.chars().next().and_then(|c| unfolded(c).next()).is_some_and(is_alef)
}

/// Whether lam-alef looks through `c` to find its other half: marks, and ZWJ that asks for joining anyway.
pub(super) fn is_seen_through(c: char) -> bool {
    c == '\u{200D}' || table().get(c).has(Properties::TRANSPARENT)
}

/// How the first letter of the plain text of `c` joins (Unicode 9.2, table 9-3). Signs that stand for whole words
/// join to nothing.
pub(super) fn joining(c: char) -> Properties {
    let letter = if is_word_sign(c) { ' ' } else { unfolded(c).next().unwrap_or(c) };
    match get_joining_type(letter) {
        JoiningType::DualJoining | JoiningType::JoinCausing => Properties::JOINS_BACK.with(Properties::JOINS_ON),
        JoiningType::RightJoining => Properties::JOINS_BACK,
        JoiningType::LeftJoining => Properties::JOINS_ON,
        JoiningType::Transparent => Properties::TRANSPARENT,
        _ => Properties::default(),
    }
}

/// Whether a letter at the start of `text` would be joined to one before it.
pub(super) fn joins_back(text: &str) -> Link {
    let first = text.chars().map(|c| table().get(c)).find(|found| !found.has(Properties::TRANSPARENT));
    Link::when(first.is_some_and(|found| found.has(Properties::JOINS_BACK)))
}

/// Whether `c` has presentation forms.
pub(super) fn has_forms(c: char) -> bool {
    let index = (c as u32).wrapping_sub(FIRST_LETTER) as usize;
    FORMS.0.get(index).is_some_and(|forms| forms.iter().any(|&form| form != c))
}

/// Reads the forms off the presentation blocks, where the forms of a letter always follow one another in the order
/// isolated, final, initial, medial, and right-joining letters have the first two.
fn read_forms() -> [[char; 4]; 256] {
    let mut table = std::array::from_fn(|index| [letter_at(index); 4]);
    let blocks = ('\u{FB50}'..='\u{FBFF}').chain('\u{FE80}'..='\u{FEF4}');
    let mut previous = ('\0', 0);
    for form in blocks {
        let Some(letter) = only_letter(form) else { continue };
        previous = if previous.0 == letter { (letter, previous.1 + 1) } else { (letter, 0) };
        let index = (letter as u32).wrapping_sub(FIRST_LETTER) as usize;
        // U+FBE8 and U+FBE9: the initial and medial form of U+0649, far from its other two.
        let place = previous.1 + if matches!(form, '\u{FBE8}'..='\u{FBE9}') { 2 } else { 0 };
        if let Some(slot) = table.get_mut(index).and_then(|row: &mut [char; 4]| row.get_mut(place)) {
            *slot = form;
        }
    }
    // U+06D5 looks like heh apart and heh final, and has no characters of its own.
    table[0xD5][0] = '\u{FEE9}';
    table[0xD5][1] = '\u{FEEA}';
    table
}

fn letter_at(index: usize) -> char {
    u32::try_from(index).ok().and_then(|index| char::from_u32(FIRST_LETTER + index)).unwrap_or('\0')
}

/// The one letter that `form` is a form of, composed; `None` for ligatures and for what is no form.
fn only_letter(form: char) -> Option<char> {
    let mut letters = unfolded(form);
    let letter = letters.next().filter(|&letter| letter != form)?;
    letters.next().is_none().then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::char::compose;

    fn all(letter: char) -> [char; 4] {
        let links = [Link::Apart, Link::Joined];
        std::array::from_fn(|form| forms().shaped(letter, links[form % 2], links[form / 2]))
    }

    #[test]
    fn dual_joining_letters_have_four_forms() {
        assert_eq!(all('ب'), ['\u{FE8F}', '\u{FE90}', '\u{FE91}', '\u{FE92}']);
        assert_eq!(all('ي'), ['\u{FEF1}', '\u{FEF2}', '\u{FEF3}', '\u{FEF4}']);
        assert_eq!(all('ئ'), ['\u{FE89}', '\u{FE8A}', '\u{FE8B}', '\u{FE8C}']);
    }

    #[test]
    fn right_joining_letters_have_two_forms() {
        assert_eq!(all('ا')[..2], ['\u{FE8D}', '\u{FE8E}']);
        assert_eq!(all('آ')[..2], ['\u{FE81}', '\u{FE82}']);
        assert_eq!(all('ة')[..2], ['\u{FE93}', '\u{FE94}']);
        assert_eq!(all('ژ')[..2], ['\u{FB8A}', '\u{FB8B}']);
    }

    #[test]
    fn letters_of_other_languages_have_their_forms() {
        assert_eq!(all('پ'), ['\u{FB56}', '\u{FB57}', '\u{FB58}', '\u{FB59}']);
        assert_eq!(all('گ'), ['\u{FB92}', '\u{FB93}', '\u{FB94}', '\u{FB95}']);
        assert_eq!(all('ی'), ['\u{FBFC}', '\u{FBFD}', '\u{FBFE}', '\u{FBFF}']);
        assert_eq!(all('ې'), ['\u{FBE4}', '\u{FBE5}', '\u{FBE6}', '\u{FBE7}']);
        assert_eq!(all('ڭ'), ['\u{FBD3}', '\u{FBD4}', '\u{FBD5}', '\u{FBD6}']);
        assert_eq!(all('ھ'), ['\u{FBAA}', '\u{FBAB}', '\u{FBAC}', '\u{FBAD}']);
        assert_eq!(all('ى'), ['\u{FEEF}', '\u{FEF0}', '\u{FBE8}', '\u{FBE9}']);
        assert_eq!(all('ە')[..2], ['\u{FEE9}', '\u{FEEA}']);
    }

    #[test]
    fn a_letter_without_forms_stays_as_it_is() {
        assert_eq!(all('\u{6CE}'), ['\u{6CE}'; 4]);
        assert_eq!(all('ء'), ['\u{FE80}', 'ء', 'ء', 'ء']);
        assert_eq!(all('a'), ['a'; 4]);
    }

    #[test]
    fn every_form_of_one_letter_is_reached_from_its_letter() {
        for form in ('\u{FB50}'..='\u{FBFF}').chain('\u{FE80}'..='\u{FEF4}') {
            if let Some(letter) = only_letter(form).filter(|&letter| letter != '\u{677}') {
                assert!(all(letter).contains(&form), "{:04X} of {:04X}", form as u32, letter as u32);
            }
        }
    }

    #[test]
    fn composing_hamza_or_madda_keeps_the_joining_type() {
        let marks = ['\u{653}', '\u{654}', '\u{655}'];
        for base in '\u{620}'..='\u{6FF}' {
            for composed in marks.iter().filter_map(|&mark| compose(base, mark)) {
                assert_eq!(joining(base), joining(composed), "{:04X}", composed as u32);
            }
        }
    }
}
