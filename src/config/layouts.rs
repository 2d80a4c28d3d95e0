//! Arabic keyboard layouts: which key of a Latin keyboard lies where a character is typed.
//!
//! A key is named by the character that a US keyboard types at the same place, Shift included. Only the keys that type letters
//! and punctuation are here, and only characters outside ASCII: what is in ASCII always means itself, so that Shift with D on an Arabic
//! keyboard, which types `]`, is `]`.
//!
//! The tables were taken from xkeyboard-config 2.35.1 (`symbols/ara`, `ir`, `pk`) and from CLDR (`keyboards/osx`, `keyboards/windows`).

/// The layout of an Arabic, Persian or Urdu keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keyboard {
    /// Arabic on PCs, 101 keys: nearly everywhere.
    #[default]
    Arabic,
    /// Arabic on Macs.
    ArabicMac,
    /// Persian, ISIRI 9147.
    Persian,
    /// Urdu, phonetic.
    Urdu,
}

impl Keyboard {
    /// Every layout.
    pub const ALL: [Self; 4] = [Self::Arabic, Self::ArabicMac, Self::Persian, Self::Urdu];

    /// What a US keyboard types where this one types `typed`. A character that this layout lacks is looked up in the others,
    /// and has a place if all that know it agree.
    #[must_use]
    pub fn position(self, typed: char) -> Option<char> {
        self.own_position(typed).or_else(|| {
            let mut places = Self::ALL.into_iter().filter_map(|other| other.own_position(typed));
            let place = places.next()?;
            places.all(|other| other == place).then_some(place)
        })
    }

    fn own_position(self, typed: char) -> Option<char> {
        self.table().iter().find(|(_, arabic)| *arabic == typed).map(|(latin, _)| *latin)
    }

    const fn table(self) -> &'static [(char, char)] {
        match self {
            Self::Arabic => ARABIC_PC,
            Self::ArabicMac => ARABIC_MAC,
            Self::Persian => PERSIAN,
            Self::Urdu => URDU,
        }
    }

    /// What a US keyboard types where one key of this layout types `first` and `second` together.
    ///
    /// The Arabic PC keyboard has lam-alef on four keys; most systems send it as two characters, as if two keys were pressed.
    #[must_use]
    pub fn lam_alef(self, first: char, second: char) -> Option<char> {
        match (self, first, second) {
            (Self::Arabic, 'ل', 'ا') => Some('b'),
            (Self::Arabic, 'ل', 'آ') => Some('B'),
            (Self::Arabic, 'ل', 'أ') => Some('G'),
            (Self::Arabic, 'ل', 'إ') => Some('T'),
            (Self::Arabic | Self::ArabicMac | Self::Persian | Self::Urdu, ..) => None,
        }
    }
}

/// Arabic, PC with 101 keys: xkeyboard-config 2.35.1 `ara(basic)`; Shift with U and M as in CLDR `keyboards/windows/ar-t-k0-windows.xml`. One
/// character stands for each lam-alef here: see [`lam_alef`].
const ARABIC_PC: &[(char, char)] = &[
    ('`', 'ذ'),
    ('q', 'ض'),
    ('w', 'ص'),
    ('e', 'ث'),
    ('r', 'ق'),
    ('t', 'ف'),
    ('y', 'غ'),
    ('u', 'ع'),
    ('i', 'ه'),
    ('o', 'خ'),
    ('p', 'ح'),
    ('[', 'ج'),
    (']', 'د'),
    ('a', 'ش'),
    ('s', 'س'),
    ('d', 'ي'),
    ('f', 'ب'),
    ('g', 'ل'),
    ('h', 'ا'),
    ('j', 'ت'),
    ('k', 'ن'),
    ('l', 'م'),
    (';', 'ك'),
    ('\'', 'ط'),
    ('z', 'ئ'),
    ('x', 'ء'),
    ('c', 'ؤ'),
    ('v', 'ر'),
    ('b', '\u{FEFB}'),
    ('n', 'ى'),
    ('m', 'ة'),
    (',', 'و'),
    ('.', 'ز'),
    ('/', 'ظ'),
    ('~', '\u{651}'),
    ('Q', '\u{64E}'),
    ('W', '\u{64B}'),
    ('E', '\u{64F}'),
    ('R', '\u{64C}'),
    ('T', '\u{FEF9}'),
    ('Y', 'إ'),
    ('U', '‘'),
    ('I', '÷'),
    ('O', '×'),
    ('P', '؛'),
    ('A', '\u{650}'),
    ('S', '\u{64D}'),
    ('G', '\u{FEF7}'),
    ('H', 'أ'),
    ('J', '\u{640}'),
    ('K', '،'),
    ('X', '\u{652}'),
    ('B', '\u{FEF5}'),
    ('N', 'آ'),
    ('M', '’'),
    ('?', '؟'),
];

/// Arabic, Mac: CLDR `keyboards/osx/ar-t-k0-osx.xml`. Shift with F, G, J, K, L, X and Z types nothing Arabic there.
const ARABIC_MAC: &[(char, char)] = &[
    ('`', '\u{640}'),
    ('q', 'ض'),
    ('w', 'ص'),
    ('e', 'ث'),
    ('r', 'ق'),
    ('t', 'ف'),
    ('y', 'غ'),
    ('u', 'ع'),
    ('i', 'ه'),
    ('o', 'خ'),
    ('p', 'ح'),
    ('[', 'ج'),
    (']', 'ة'),
    ('a', 'ش'),
    ('s', 'س'),
    ('d', 'ي'),
    ('f', 'ب'),
    ('g', 'ل'),
    ('h', 'ا'),
    ('j', 'ت'),
    ('k', 'ن'),
    ('l', 'م'),
    (';', 'ك'),
    ('\'', '؛'),
    ('z', 'ظ'),
    ('x', 'ط'),
    ('c', 'ذ'),
    ('v', 'د'),
    ('b', 'ز'),
    ('n', 'ر'),
    ('m', 'و'),
    (',', '،'),
    ('Q', '\u{64E}'),
    ('W', '\u{64B}'),
    ('E', '\u{650}'),
    ('R', '\u{64D}'),
    ('T', '\u{64F}'),
    ('Y', '\u{64C}'),
    ('U', '\u{652}'),
    ('I', '\u{651}'),
    ('A', '«'),
    ('S', '»'),
    ('D', 'ى'),
    ('H', 'آ'),
    ('C', 'ئ'),
    ('V', 'ء'),
    ('B', 'أ'),
    ('N', 'إ'),
    ('M', 'ؤ'),
    ('?', '؟'),
];

/// Persian, ISIRI 9147: xkeyboard-config 2.35.1 `ir(pes)`.
const PERSIAN: &[(char, char)] = &[
    ('`', '\u{200D}'),
    ('q', 'ض'),
    ('w', 'ص'),
    ('e', 'ث'),
    ('r', 'ق'),
    ('t', 'ف'),
    ('y', 'غ'),
    ('u', 'ع'),
    ('i', 'ه'),
    ('o', 'خ'),
    ('p', 'ح'),
    ('[', 'ج'),
    (']', 'چ'),
    ('a', 'ش'),
    ('s', 'س'),
    ('d', 'ی'),
    ('f', 'ب'),
    ('g', 'ل'),
    ('h', 'ا'),
    ('j', 'ت'),
    ('k', 'ن'),
    ('l', 'م'),
    (';', 'ک'),
    ('\'', 'گ'),
    ('z', 'ظ'),
    ('x', 'ط'),
    ('c', 'ز'),
    ('v', 'ر'),
    ('b', 'ذ'),
    ('n', 'د'),
    ('m', 'پ'),
    (',', 'و'),
    ('~', '÷'),
    ('Q', '\u{652}'),
    ('W', '\u{64C}'),
    ('E', '\u{64D}'),
    ('R', '\u{64B}'),
    ('T', '\u{64F}'),
    ('Y', '\u{650}'),
    ('U', '\u{64E}'),
    ('I', '\u{651}'),
    ('A', 'ؤ'),
    ('S', 'ئ'),
    ('D', 'ي'),
    ('F', 'إ'),
    ('G', 'أ'),
    ('H', 'آ'),
    ('J', 'ة'),
    ('K', '»'),
    ('L', '«'),
    ('"', '؛'),
    ('Z', 'ك'),
    ('X', '\u{653}'),
    ('C', 'ژ'),
    ('V', '\u{670}'),
    ('B', '\u{200C}'),
    ('N', '\u{654}'),
    ('M', 'ء'),
    ('?', '؟'),
];

/// Urdu, phonetic: xkeyboard-config 2.35.1 `pk(urd-phonetic)`.
const URDU: &[(char, char)] = &[
    ('`', '\u{64B}'),
    ('q', 'ق'),
    ('w', 'و'),
    ('e', 'ع'),
    ('r', 'ر'),
    ('t', 'ت'),
    ('y', 'ے'),
    ('u', 'ء'),
    ('i', 'ی'),
    ('o', 'ہ'),
    ('p', 'پ'),
    ('a', 'ا'),
    ('s', 'س'),
    ('d', 'د'),
    ('f', 'ف'),
    ('g', 'گ'),
    ('h', 'ح'),
    ('j', 'ج'),
    ('k', 'ک'),
    ('l', 'ل'),
    (';', '؛'),
    ('z', 'ز'),
    ('x', 'ش'),
    ('c', 'چ'),
    ('v', 'ط'),
    ('b', 'ب'),
    ('n', 'ن'),
    ('m', 'م'),
    (',', '،'),
    ('.', '۔'),
    ('Q', '\u{652}'),
    ('W', 'ؤ'),
    ('E', '\u{670}'),
    ('R', 'ڑ'),
    ('T', 'ٹ'),
    ('Y', '\u{64E}'),
    ('U', 'ئ'),
    ('I', '\u{650}'),
    ('O', 'ۃ'),
    ('P', '\u{64F}'),
    ('A', 'آ'),
    ('S', 'ص'),
    ('D', 'ڈ'),
    ('F', '\u{651}'),
    ('G', 'غ'),
    ('H', 'ھ'),
    ('J', 'ض'),
    ('K', 'خ'),
    ('L', '\u{654}'),
    ('Z', 'ذ'),
    ('X', 'ژ'),
    ('C', 'ث'),
    ('V', 'ظ'),
    ('N', 'ں'),
    ('M', '\u{658}'),
    ('?', '؟'),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::preferences::Names;
    use std::collections::BTreeSet;

    fn typed_as(keyboard: Keyboard, typed: &str) -> String {
        typed.chars().map(|c| keyboard.position(c).unwrap_or('-')).collect()
    }

    #[test]
    fn letters_of_the_arabic_pc_keyboard_lie_on_their_keys() {
        assert_eq!(typed_as(Keyboard::Arabic, "ضصثقفغعهخحجد"), "qwertyuiop[]");
        assert_eq!(typed_as(Keyboard::Arabic, "شسيبلاتنمكط"), "asdfghjkl;'");
        assert_eq!(typed_as(Keyboard::Arabic, "ئءؤر\u{FEFB}ىةوزظ"), "zxcvbnm,./");
        assert_eq!(typed_as(Keyboard::Arabic, "ذ"), "`");
    }

    #[test]
    fn shifted_keys_of_the_arabic_pc_keyboard_lie_on_their_keys() {
        assert_eq!(typed_as(Keyboard::Arabic, "\u{64E}\u{64B}\u{64F}\u{64C}\u{FEF9}إ‘÷×؛"), "QWERTYUIOP");
        assert_eq!(typed_as(Keyboard::Arabic, "\u{650}\u{64D}\u{FEF7}أ\u{640}،"), "ASGHJK");
        assert_eq!(typed_as(Keyboard::Arabic, "\u{652}\u{FEF5}آ’؟"), "XBNM?");
    }

    #[test]
    fn letters_of_the_arabic_mac_keyboard_lie_on_their_keys() {
        assert_eq!(typed_as(Keyboard::ArabicMac, "ضصثقفغعهخحجة"), "qwertyuiop[]");
        assert_eq!(typed_as(Keyboard::ArabicMac, "شسيبلاتنمك؛"), "asdfghjkl;'");
        assert_eq!(typed_as(Keyboard::ArabicMac, "ظطذدزرو،"), "zxcvbnm,");
        assert_eq!(typed_as(Keyboard::ArabicMac, "\u{652}«»إآ؟"), "UASNH?");
    }

    #[test]
    fn letters_of_the_persian_keyboard_lie_on_their_keys() {
        assert_eq!(typed_as(Keyboard::Persian, "ضصثقفغعهخحجچ"), "qwertyuiop[]");
        assert_eq!(typed_as(Keyboard::Persian, "شسیبلاتنمکگ"), "asdfghjkl;'");
        assert_eq!(typed_as(Keyboard::Persian, "ظطزرذدپو"), "zxcvbnm,");
        assert_eq!(typed_as(Keyboard::Persian, "ؤأة»\u{654}\u{64E}؟"), "AGJKNU?");
    }

    #[test]
    fn letters_of_the_urdu_keyboard_lie_on_their_keys() {
        assert_eq!(typed_as(Keyboard::Urdu, "قوعرتےءیہپ"), "qwertyuiop");
        assert_eq!(typed_as(Keyboard::Urdu, "اسدفگحجکل؛"), "asdfghjkl;");
        assert_eq!(typed_as(Keyboard::Urdu, "زشچطبنم،۔"), "zxcvbnm,.");
        assert_eq!(typed_as(Keyboard::Urdu, "آغضخںئ؟"), "AGJKNU?");
    }

    #[test]
    fn a_letter_that_a_layout_lacks_is_looked_up_where_the_others_agree() {
        assert_eq!(Keyboard::Arabic.position('ں'), Some('N'));
        assert_eq!(Keyboard::Arabic.position('گ'), None, "Persian and Urdu have it on different keys");
        assert_eq!(Keyboard::Persian.position('\u{FEFB}'), Some('b'));
        assert_eq!(Keyboard::Arabic.position('j'), None);
    }

    #[test]
    fn the_same_letter_lies_elsewhere_on_other_keyboards() {
        let places: Vec<_> = Keyboard::ALL.into_iter().map(|keyboard| keyboard.position('د')).collect();
        assert_eq!(places, [Some(']'), Some('v'), Some('n'), Some('d')]);
    }

    #[test]
    fn lam_alef_typed_as_two_characters_is_one_key_of_the_arabic_pc_keyboard() {
        let keys = ['ا', 'آ', 'أ', 'إ', 'ل'].map(|alef| Keyboard::Arabic.lam_alef('ل', alef));
        assert_eq!(keys, [Some('b'), Some('B'), Some('G'), Some('T'), None]);
        assert_eq!(Keyboard::ArabicMac.lam_alef('ل', 'ا'), None);
    }

    #[test]
    fn tables_hold_each_character_and_each_key_once_and_nothing_of_ascii() {
        for keyboard in Keyboard::ALL {
            let table = keyboard.table();
            assert!(table.iter().all(|(latin, typed)| latin.is_ascii_graphic() && !typed.is_ascii()));
            let keys: BTreeSet<_> = table.iter().map(|(latin, _)| latin).collect();
            let typed: BTreeSet<_> = table.iter().map(|(_, typed)| typed).collect();
            assert_eq!((keys.len(), typed.len()), (table.len(), table.len()), "{}", keyboard.name_of());
        }
    }

    #[test]
    fn every_small_letter_key_of_every_keyboard_is_there() {
        for keyboard in Keyboard::ALL {
            let missing: String =
                ('a'..='z').filter(|key| !keyboard.table().iter().any(|(latin, _)| latin == key)).collect();
            assert_eq!(missing, "", "{}", keyboard.name_of());
        }
    }
}
