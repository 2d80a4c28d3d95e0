//! The names of months in the languages of our feeds, and the zones of RFC 822.

use crate::text::fold::fold_word;

/// A calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    /// The solar calendar of Iran and Afghanistan.
    Persian,
}

/// January to December: English, the Levant and Iraq, Egypt and the Gulf, Algeria and Tunisia, Morocco, Mauritania,
/// Persian, Urdu, Hebrew, Kurdish. Names of two words stand without their space.
const GREGORIAN: [&[&str]; 12] = [
    &["january", "jan", "كانونالثاني", "يناير", "جانفي", "ينير", "ژانویه", "جنوری", "ינואר", "בינואר"],
    &["february", "feb", "شباط", "فبراير", "فيفري", "فبرایر", "فوریه", "فروری", "פברואר", "בפברואר"],
    &["march", "mar", "آذار", "مارس", "مارچ", "מרץ", "מרס", "במרץ"],
    &["april", "apr", "نيسان", "أبريل", "إبريل", "افريل", "آوریل", "آپریل", "اپریل", "אפריל", "באפריל"],
    &["may", "أيار", "مايو", "ماي", "مي", "مه", "مئی", "מאי", "במאי"],
    &["june", "jun", "حزيران", "يونيو", "يونية", "جوان", "ژوئن", "جون", "יוני", "ביוני"],
    &["july", "jul", "تموز", "يوليو", "يولية", "جويلية", "يوليوز", "ژوئیه", "جولای", "جولائی", "יולי", "ביולי"],
    &["august", "aug", "آب", "أغسطس", "أوت", "غشت", "اوت", "آگوست", "اگست", "אוגוסט", "באוגוסט"],
    &["september", "sep", "sept", "أيلول", "سبتمبر", "شتنبر", "سپتامبر", "ستمبر", "ספטמבר", "בספטמבר"],
    &["october", "oct", "تشرينالأول", "تشريناول", "أكتوبر", "اکتبر", "اکتوبر", "אוקטובר", "באוקטובר"],
    &["november", "nov", "تشرينالثاني", "تشرينثاني", "نوفمبر", "نونبر", "نوامبر", "نومبر", "נובמבר", "בנובמבר"],
    &["december", "dec", "كانونالأول", "كانوناول", "ديسمبر", "دجنبر", "دسامبر", "دسمبر", "דצמבר", "בדצמבר"],
];

/// Farvardin to Esfand: Iran, Afghanistan.
const PERSIAN: [&[&str]; 12] = [
    &["فروردین", "حمل"],
    &["اردیبهشت", "ثور"],
    &["خرداد", "جوزا"],
    &["تیر", "سرطان"],
    &["مرداد", "امرداد", "اسد"],
    &["شهریور", "سنبله"],
    &["مهر", "میزان"],
    &["آبان", "عقرب"],
    &["آذر", "قوس"],
    &["دی", "جدی"],
    &["بهمن", "دلو"],
    &["اسفند", "حوت"],
];

/// The month that `word` names, 1 to 12.
pub(super) fn month(word: &str) -> Option<(Calendar, i8)> {
    let folded = fold_word(word);
    let find = |names: &[&[&str]; 12], calendar| {
        let found = names.iter().position(|names| names.iter().any(|name| fold_word(name) == folded))?;
        Some((calendar, i8::try_from(found + 1).ok()?))
    };
    find(&GREGORIAN, Calendar::Gregorian).or_else(|| find(&PERSIAN, Calendar::Persian))
}

/// Whether `word` is the first half of a month's name of two words.
pub(super) fn starts_month(word: &str) -> bool {
    matches!(fold_word(word).as_str(), "كانون" | "تشرين")
}

/// Minutes east of Greenwich of a zone's name, in lower case (RFC 822, §5, and others that are met).
pub(super) fn zone(name: &str) -> Option<i32> {
    let hours = match name {
        "gmt" | "ut" | "utc" | "z" | "wet" | "غرينتش" | "جرينتش" => 0,
        "est" | "cdt" => -5,
        "edt" => -4,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        "bst" | "cet" | "west" => 1,
        "cest" | "eet" | "sast" => 2,
        "eest" | "msk" => 3,
        "gst" => 4,
        "pkt" => 5,
        "irst" => return Some(3 * 60 + 30),
        "aft" => return Some(4 * 60 + 30),
        _ => return None,
    };
    Some(hours * 60)
}

/// Whether a word says that an hour is one of the first half of the day, or of the second; none where it says nothing.
pub(super) fn half_of_day(word: &str) -> Option<Half> {
    match fold_word(word).as_str() {
        "am" | "a" | "ص" | "صباحا" | "صباح" | "قظ" | "فجرا" => Some(Half::First),
        "pm" | "p" | "م" | "مساء" | "مسا" | "بظ" | "ظهرا" | "عصرا" | "ليلا" => Some(Half::Second),
        _ => None,
    }
}

/// A half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    First,
    Second,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_of_every_region_are_known() {
        for (word, expected) in
            [("كانونالثاني", 1), ("إبريل", 4), ("ابريل", 4), ("جويلية", 7), ("غشت", 8), ("نونبر", 11)]
        {
            assert_eq!(month(word), Some((Calendar::Gregorian, expected)), "{word}");
        }
        assert_eq!(month("فروردين"), Some((Calendar::Persian, 1)));
        assert_eq!(month("آذر"), Some((Calendar::Persian, 9)));
        assert_eq!(month("آذار"), Some((Calendar::Gregorian, 3)));
        assert_eq!(month("الأحد"), None);
    }

    #[test]
    fn no_name_means_two_months() {
        let months = GREGORIAN.iter().chain(&PERSIAN);
        for (number, names) in months.enumerate() {
            for name in names.iter().map(|name| fold_word(name)) {
                let others = GREGORIAN.iter().chain(&PERSIAN).enumerate().filter(|(other, _)| *other != number);
                let clash = others.flat_map(|(_, names)| *names).any(|other| fold_word(other) == name);
                assert!(!clash, "{name}");
            }
        }
    }
}
