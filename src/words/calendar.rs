//! Dates in words: the names of months and weekdays, the Gregorian calendar and that of Umm al-Qura.

use super::{Age, Date, Language, Value, Words};
use crate::config::manner::{Dates, Hijri};
use crate::model::Timestamp;
use icu_calendar::Iso;
use icu_calendar::cal::Hijri as Calendar;
use icu_calendar::cal::hijri::UmmAlQura;

/// A day of the calendar of Umm al-Qura, by which Saudi Arabia goes: its months are known from 1300 to 1600 (1882 to 2174), others
/// are reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct HijriDay {
    year: u32,
    month: u8,
    day: u8,
}

impl Words {
    /// When something was, as lists tell it: how long ago, or its date.
    #[must_use]
    pub fn when(&self, then: Timestamp, now: Timestamp, east: i32) -> String {
        match self.manner.dates {
            Dates::Relative => self.age(Age::of(then, now, east)),
            Dates::Absolute => self.date(Date::of(then, east)),
        }
    }

    /// A date, short: without its weekday and in one calendar. It has the direction of the language: all its parts are pieces of
    /// their own, and between them stands no letter that could tell its direction (UAX #9, P2 and P3).
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        match self.manner.hijri {
            Hijri::No | Hijri::Beside => self.gregorian(date),
            Hijri::Only => self.hijri(date).unwrap_or_else(|| self.gregorian(date)),
        }
    }

    /// A date with its weekday, and in both calendars where both are wanted.
    #[must_use]
    pub fn full_date(&self, date: Date) -> String {
        let gregorian = self.gregorian(date);
        let said = match self.manner.hijri {
            Hijri::No => gregorian,
            Hijri::Only => self.hijri(date).unwrap_or(gregorian),
            Hijri::Beside => match self.hijri(date) {
                Some(hijri) => {
                    let values = [("gregorian", Value::Text(&gregorian)), ("hijri", Value::Text(&hijri))];
                    self.apart(&self.say_with("date-beside", &values))
                }
                None => gregorian,
            },
        };
        let Some(iso) = iso(date) else { return said };
        let weekday = self.say(&format!("weekday-{}", iso.weekday() as u8));
        self.apart(&self.say_with("date-weekday", &[("weekday", Value::Text(&weekday)), ("date", Value::Text(&said))]))
    }

    fn gregorian(&self, date: Date) -> String {
        let variant = [("months", Value::Text(self.manner.variant()))];
        let month = self.say_with(&format!("month-{}", date.month), &variant);
        self.day_of("date", (date.day, &month, date.year))
    }

    /// None for a date that is none, or before the first year.
    fn hijri(&self, date: Date) -> Option<String> {
        let HijriDay { year, month, day } = HijriDay::of(date)?;
        let month = self.say(&format!("hijri-month-{month}"));
        Some(self.day_of("date-hijri", (day, &month, year)))
    }

    fn day_of(&self, id: &str, (day, month, year): (u8, &str, u32)) -> String {
        let values = [("day", Value::Number(day.into())), ("month", Value::Text(month)), ("year", Value::Number(year))];
        self.apart(&self.say_with(id, &values))
    }

    fn apart(&self, said: &str) -> String {
        let start = match self.language() {
            Language::Arabic => '\u{2067}',
            Language::English => '\u{2066}',
        };
        format!("{start}{said}\u{2069}")
    }
}

impl HijriDay {
    fn of(date: Date) -> Option<Self> {
        let date = iso(date)?.to_calendar(Calendar::<UmmAlQura>::default());
        let year = u32::try_from(date.year().extended_year()).ok().filter(|year| *year > 0)?;
        Some(Self { year, month: date.month().ordinal, day: date.day_of_month().0 })
    }
}

fn iso(date: Date) -> Option<icu_calendar::Date<Iso>> {
    icu_calendar::Date::try_new_iso(i32::try_from(date.year).ok()?, date.month, date.day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hijri(year: u32, month: u8, day: u8) -> Option<(u32, u8, u8)> {
        HijriDay::of(Date { year, month, day }).map(|date| (date.year, date.month, date.day))
    }

    /// Days that the kingdom's calendar had: starts of years and of Ramadan, as they were announced by it.
    #[test]
    fn days_are_those_of_umm_al_qura() {
        let cases = [
            ((2023, 3, 23), (1444, 9, 1)),
            ((2023, 7, 19), (1445, 1, 1)),
            ((2024, 3, 11), (1445, 9, 1)),
            ((2024, 7, 7), (1446, 1, 1)),
            ((2025, 3, 1), (1446, 9, 1)),
            ((2025, 6, 26), (1447, 1, 1)),
        ];
        for ((year, month, day), expected) in cases {
            assert_eq!(hijri(year, month, day), Some(expected), "{year}-{month}-{day}");
        }
        assert_eq!(hijri(600, 1, 1), None);
        assert_eq!(hijri(2025, 13, 1), None);
        assert_eq!(hijri(2025, 2, 30), None);
    }

    proptest! {
        #[test]
        fn any_date_is_said_in_every_manner(year in 0..10_000_u32, month: u8, day: u8) {
            for language in Language::ALL {
                for hijri in [Hijri::No, Hijri::Beside, Hijri::Only] {
                    let words = Words::in_manner(language, super::super::Manner { hijri, ..super::super::Manner::of(language) });
                    let date = Date { year, month, day };
                    let said = [words.date(date), words.full_date(date)];
                    prop_assert!(said.iter().all(|said| !said.is_empty() && !said.contains('$')), "{:?}", said);
                }
            }
        }
    }
}
