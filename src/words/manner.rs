//! How numbers and dates are written: as the reader chose, else as it is usual in the country of the locale.

use super::Language;
use crate::config::manner::{Dates, Digits, Hijri, Months};
use crate::config::preferences::Names;

/// The shape of digits in khabar's own words; those in articles are not touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numerals {
    /// U+0660 to U+0669, as in Egypt, the Levant and the Gulf.
    ArabicIndic,
    /// U+06F0 to U+06F9, as in Iran and Pakistan.
    Persian,
    /// 0 to 9, as in the Maghreb.
    European,
}

/// How numbers and dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// The shape of digits.
    pub numerals: Numerals,
    /// The names of the months; never those of "auto".
    pub months: Months,
    /// Whether the Hijri date is shown.
    pub hijri: Hijri,
    /// How lists tell when something was.
    pub dates: Dates,
}

/// Countries whose months are those of the Levant.
const LEVANT: [&str; 5] = ["SY", "LB", "JO", "PS", "IQ"];
/// Countries that write 0 to 9.
const EUROPEAN_DIGITS: [&str; 5] = ["MA", "DZ", "TN", "LY", "EH"];
/// Languages with digits of their own.
const PERSIAN_DIGITS: [&str; 2] = ["fa", "ur"];

impl Manner {
    /// What is usual in `language` where the locale is not known.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        let numerals = match language {
            Language::Arabic => Numerals::ArabicIndic,
            Language::English => Numerals::European,
        };
        Self { numerals, months: Months::Gulf, hijri: Hijri::No, dates: Dates::Relative }
    }

    /// What is usual in `language` and in the locale, as POSIX or BCP 47 write it (`ar_LB.UTF-8`, `ar-MA`).
    #[must_use]
    pub fn of_locale(language: Language, locale: &str) -> Self {
        let usual = Self::of(language);
        let (tongue, country) = parts(locale);
        let numerals = match language {
            Language::Arabic if PERSIAN_DIGITS.contains(&tongue.as_str()) => Numerals::Persian,
            Language::Arabic if EUROPEAN_DIGITS.contains(&country.as_str()) => Numerals::European,
            Language::Arabic | Language::English => usual.numerals,
        };
        Self { numerals, months: months_of(&country), ..usual }
    }

    /// The same with what was chosen.
    #[must_use]
    pub fn with(self, digits: Digits, months: Months) -> Self {
        let numerals = match digits {
            Digits::Auto => self.numerals,
            Digits::Arabic => Numerals::ArabicIndic,
            Digits::Persian => Numerals::Persian,
            Digits::Latin => Numerals::European,
        };
        Self { numerals, months: if months == Months::Auto { self.months } else { months }, ..self }
    }

    /// The variant of the names of months in the files of words.
    pub(super) fn variant(self) -> &'static str {
        match self.months {
            Months::Egypt | Months::Gulf | Months::Auto => "gulf",
            Months::Tunisia | Months::Algeria => "algeria",
            Months::Levant | Months::Morocco | Months::Mauritania | Months::Both => self.months.name_of(),
        }
    }
}

impl Numerals {
    /// European digits in this shape.
    pub(super) fn shaped(self, digits: &str) -> String {
        let zero = match self {
            Self::ArabicIndic => 0x660,
            Self::Persian => 0x6F0,
            Self::European => return digits.to_owned(),
        };
        let shape = |digit: char| digit.to_digit(10).and_then(|value| char::from_u32(zero + value)).unwrap_or(digit);
        digits.chars().map(shape).collect()
    }
}

/// The language and the country of a locale; the country is the first part of two capitals.
fn parts(locale: &str) -> (String, String) {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let mut parts = name.split(['_', '-']);
    let tongue = parts.next().unwrap_or_default().to_ascii_lowercase();
    let country = parts.find(|part| part.len() == 2).unwrap_or_default().to_ascii_uppercase();
    (tongue, country)
}

fn months_of(country: &str) -> Months {
    match country {
        "MA" | "EH" => Months::Morocco,
        "DZ" => Months::Algeria,
        "TN" => Months::Tunisia,
        "MR" => Months::Mauritania,
        _ if LEVANT.contains(&country) => Months::Levant,
        _ => Months::Gulf,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_its_months_and_digits() {
        let cases = [
            ("ar_LB.UTF-8", Months::Levant, Numerals::ArabicIndic),
            ("ar-IQ", Months::Levant, Numerals::ArabicIndic),
            ("ar_EG", Months::Gulf, Numerals::ArabicIndic),
            ("ar_TN.UTF-8@x", Months::Tunisia, Numerals::European),
            ("ar-Arab-MA", Months::Morocco, Numerals::European),
            ("ar_LY", Months::Gulf, Numerals::European),
            ("fa_IR.UTF-8", Months::Gulf, Numerals::Persian),
            ("C.UTF-8", Months::Gulf, Numerals::ArabicIndic),
            ("", Months::Gulf, Numerals::ArabicIndic),
        ];
        for (locale, months, numerals) in cases {
            let manner = Manner::of_locale(Language::Arabic, locale);
            assert_eq!((manner.months, manner.numerals), (months, numerals), "{locale}");
        }
        assert_eq!(Manner::of_locale(Language::English, "fa_IR").numerals, Numerals::European);
    }

    #[test]
    fn what_was_chosen_wins() {
        let usual = Manner::of_locale(Language::Arabic, "ar_MA");
        assert_eq!(usual.with(Digits::Auto, Months::Auto), usual);
        let chosen = usual.with(Digits::Persian, Months::Levant);
        assert_eq!((chosen.numerals, chosen.months), (Numerals::Persian, Months::Levant));
    }
}
