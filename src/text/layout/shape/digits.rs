//! Digits drawn in another shape than they are stored in: one cell for one, so that nothing else of a line changes.

use crate::text::layout::Digits;

/// The zeros of the three kinds of digits: 012, ٠١٢, ۰۱۲. Nine follow each.
const LATIN: char = '0';
const ARABIC: char = '\u{660}';
const PERSIAN: char = '\u{6F0}';

/// So many characters are looked at on either side to see what a number belongs to.
const REACH: usize = 32;

/// The digit to show for `c`, which stands at byte `at` of `text`.
pub(super) fn shown(c: char, digits: Digits, (text, at): (&str, usize)) -> char {
    let is_free = || !(c.is_ascii_digit() && is_of_latin_words(text, at));
    let zero = match digits {
        Digits::Latin => LATIN,
        Digits::Arabic if c.is_ascii_digit() => ARABIC,
        Digits::AmongArabic if is_free() => ARABIC,
        Digits::AmongPersian if is_free() => PERSIAN,
        Digits::Keep | Digits::Arabic | Digits::AmongArabic | Digits::AmongPersian => return c,
    };
    let value = [LATIN, ARABIC, PERSIAN].into_iter().filter_map(|zero| (c as u32).checked_sub(zero as u32));
    value.min().filter(|value| *value < 10).and_then(|value| char::from_u32(zero as u32 + value)).unwrap_or(c)
}

/// Whether the number around `at` belongs to words of Latin letters: it touches one, or stands behind one with a blank between.
/// The bidirectional algorithm lets it run with them too (UAX #9, W7).
fn is_of_latin_words(text: &str, at: usize) -> bool {
    let (before, from) = text.split_at_checked(at).unwrap_or_default();
    let mut back = before.chars().rev().take(REACH).skip_while(|&c| is_of_numbers(c));
    let is_behind = match back.next() {
        Some(' ' | '\u{A0}') => back.next().is_some_and(is_latin),
        Some(c) => is_latin(c),
        None => false,
    };
    is_behind || from.chars().take(REACH).find(|&c| !is_of_numbers(c)).is_some_and(is_latin)
}

/// Digits and what stands in numbers, dates, addresses: `8.1`, `2026-11-23`, `/2026/`.
const fn is_of_numbers(c: char) -> bool {
    matches!(c, '0'..='9' | '.' | ',' | ':' | '/' | '-' | '_' | '+' | '%' | '\'' | '–')
}

/// Letters of Latin, Greek, Cyrillic: all that stand before Hebrew and Arabic in Unicode.
fn is_latin(c: char) -> bool {
    c < '\u{590}' && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, digits: Digits) -> String {
        let shown = |(at, c): (usize, char)| if is_digit(c) { shown(c, digits, (text, at)) } else { c };
        text.char_indices().map(shown).collect()
    }

    fn is_digit(c: char) -> bool {
        [LATIN, ARABIC, PERSIAN].into_iter().any(|zero| (c as u32).wrapping_sub(zero as u32) < 10)
    }

    #[test]
    fn numbers_of_every_kind_are_shown_in_one_shape() {
        let text = "عام 2026 و٣٤ و۵۶، 12.5% و1,250";
        assert_eq!(drawn(text, Digits::AmongArabic), "عام ٢٠٢٦ و٣٤ و٥٦، ١٢.٥% و١,٢٥٠");
        assert_eq!(drawn(text, Digits::AmongPersian), "عام ۲۰۲۶ و۳۴ و۵۶، ۱۲.۵% و۱,۲۵۰");
        assert_eq!(drawn(text, Digits::Latin), "عام 2026 و34 و56، 12.5% و1,250");
        assert_eq!(drawn(text, Digits::Arabic), "عام ٢٠٢٦ و٣٤ و۵۶، ١٢.٥% و١,٢٥٠");
        assert_eq!(drawn(text, Digits::Keep), text);
    }

    #[test]
    fn numbers_of_latin_words_stay_as_they_are() {
        for text in [
            "شبكات 5G و4K",
            "نظام Windows 8.1 الجديد",
            "طائرة F-16",
            "رابط example.org/2026/11",
            "صدر GPT-4 أمس",
            "بث 10:30am",
        ] {
            assert_eq!(drawn(text, Digits::AmongArabic), text);
        }
        let text = "عن Brent (خام): 85.3، وفي COVID-19 سنة 2021";
        assert_eq!(drawn(text, Digits::AmongArabic), "عن Brent (خام): ٨٥.٣، وفي COVID-19 سنة ٢٠٢١");
    }
}
