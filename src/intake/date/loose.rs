//! Dates in the many forms in which feeds write them, standards or not: words, numbers and signs in nearly any order.
//!
//! A time is what has a colon in it, a month is a name that we know or the middle of three numbers, a year is a number
//! of four digits or the last one. Of two short numbers the day comes first, unless it could be none.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use super::names::{self, Calendar, Half};

/// The most pieces of a date.
const PIECES: usize = 24;

/// The moment that `text` names, its digits Latin; none where it names none.
pub(super) fn parse(text: &str) -> Option<jiff::Timestamp> {
    let mut found = Found::default();
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    for _ in 0..PIECES {
        rest = rest.trim_start_matches(|c: char| !(c.is_alphanumeric() || c == '+' || c == '-' || c == '−'));
        if rest.is_empty() {
            break;
        }
        rest = found.take(rest);
    }
    found.moment()
}

/// What was found so far.
#[derive(Debug, Default)]
struct Found {
    numbers: Vec<(i16, usize)>,
    month: Option<(Calendar, i8)>,
    /// Hours, minutes, seconds.
    time: Option<(i8, i8, i8)>,
    half: Option<Half>,
    /// Minutes east of Greenwich.
    offset: Option<i32>,
    /// The first half of a month's name of two words.
    first: Option<String>,
}

impl Found {
    /// Takes the piece that `rest` starts with; the answer is what follows it.
    fn take<'a>(&mut self, rest: &'a str) -> &'a str {
        let first = rest.chars().next().unwrap_or_default();
        if matches!(first, '+' | '-' | '−') {
            return self.take_offset(rest.get(first.len_utf8()..).unwrap_or_default(), first);
        }
        let is_digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit || !c.is_alphanumeric() && !is_mark(c));
        let (word, behind) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
        if is_digit {
            return self.take_number(word, behind);
        }
        self.take_word(word);
        behind
    }

    fn take_number<'a>(&mut self, digits: &str, behind: &'a str) -> &'a str {
        if let (8 | 14, true) = (digits.len(), self.numbers.is_empty()) {
            self.take_basic(digits);
            return behind;
        }
        if let (4 | 6, false, None) = (digits.len(), self.numbers.len() < 3, self.time) {
            self.time = clock(digits);
            return behind;
        }
        let Ok(number) = digits.parse() else { return behind };
        let minutes = behind.strip_prefix(':').map(leading_digits).filter(|(minutes, _)| !minutes.is_empty());
        let Some((minutes, behind)) = minutes.filter(|_| self.time.is_none()) else {
            self.numbers.push((number, digits.len()));
            return behind;
        };
        let seconds = behind.strip_prefix(':').map(leading_digits).filter(|(seconds, _)| !seconds.is_empty());
        let (seconds, behind) = seconds.unwrap_or(("0", behind));
        let small = |digits: &str| digits.parse::<i8>().unwrap_or(99);
        self.time = Some((small(digits), small(minutes), small(seconds)));
        // Parts of a second are not kept.
        behind.strip_prefix(['.', ',']).map_or(behind, |fraction| leading_digits(fraction).1)
    }

    /// A date in a row of digits: year, month, day, perhaps followed by the time.
    fn take_basic(&mut self, digits: &str) {
        let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse().ok()).unwrap_or(0);
        self.numbers = vec![(number(0, 4), 4), (number(4, 6), 2), (number(6, 8), 2)];
        self.time = digits.get(8..).filter(|time| !time.is_empty()).and_then(clock);
    }

    fn take_word(&mut self, word: &str) {
        let whole = self.first.take().map(|first| format!("{first}{word}"));
        let month = whole.as_deref().and_then(names::month).or_else(|| names::month(word));
        if self.month.is_none() && month.is_some() {
            self.month = month;
        } else if names::starts_month(word) {
            self.first = Some(word.to_owned());
        } else if let Some(half) = names::half_of_day(word).filter(|_| self.time.is_some()) {
            self.half = self.half.or(Some(half));
        } else if let Some(offset) = names::zone(word).filter(|_| self.time.is_some()) {
            self.offset = self.offset.or(Some(offset));
        }
    }

    /// `+0300`, `+03:00`, `+3`; without a time before it, a sign between numbers.
    fn take_offset<'a>(&mut self, rest: &'a str, sign: char) -> &'a str {
        if self.time.is_none() {
            return rest;
        }
        let (digits, behind) = leading_digits(rest);
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits, behind.strip_prefix(':').map_or("0", |behind| leading_digits(behind).0)),
            4 => digits.split_at_checked(2).unwrap_or((digits, "0")),
            _ => return behind,
        };
        let minutes = hours.parse::<i32>().unwrap_or(99) * 60 + minutes.parse::<i32>().unwrap_or(0);
        if minutes <= 18 * 60 {
            self.offset = Some(if sign == '+' { minutes } else { -minutes });
        }
        let behind_minutes = behind.strip_prefix(':').map_or(behind, |behind| leading_digits(behind).1);
        if digits.len() <= 2 { behind_minutes } else { behind }
    }

    fn moment(&self) -> Option<jiff::Timestamp> {
        let day = self.day()?;
        let (hours, minutes, seconds) = self.time.unwrap_or_default();
        let hours = match self.half {
            Some(Half::First) if hours == 12 => 0,
            Some(Half::Second) if hours < 12 => hours + 12,
            Some(_) | None => hours,
        };
        // The end of a day is the start of the next, and a leap second the one before it.
        let (hours, day) = if (hours, minutes) == (24, 0) { (0, day.tomorrow().ok()?) } else { (hours, day) };
        let time = jiff::civil::Time::new(hours, minutes, seconds.min(59), 0).ok().filter(|_| seconds <= 60)?;
        let offset = Offset::from_seconds(self.offset.unwrap_or_default() * 60).ok()?;
        TimeZone::fixed(offset).to_timestamp(DateTime::from_parts(day, time)).ok()
    }

    fn day(&self) -> Option<Date> {
        let mut numbers = self.numbers.iter().copied();
        let (first, first_digits) = numbers.next()?;
        let (second, second_digits) = numbers.next()?;
        if let Some((calendar, month)) = self.month {
            let (year, day) = if first_digits == 4 || first > 31 { (first, second) } else { (second, first) };
            let digits = if year == first { first_digits } else { second_digits };
            return date(calendar, (full_year(year, digits), month, i8::try_from(day).ok()?));
        }
        let (third, third_digits) = numbers.next()?;
        let small = |number: i16| i8::try_from(number).ok();
        let (year, month, day) = match () {
            () if first_digits == 4 => (first, second, third),
            () if second > 12 => (full_year(third, third_digits), first, second),
            () => (full_year(third, third_digits), second, first),
        };
        let calendar = if (1300..1500).contains(&year) { Calendar::Persian } else { Calendar::Gregorian };
        date(calendar, (year, small(month)?, small(day)?))
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' | '\u{200C}')
}

fn leading_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// A time in a row of digits: `HHMM`, `HHMMSS`.
fn clock(digits: &str) -> Option<(i8, i8, i8)> {
    let part = |from: usize| digits.get(from..from + 2).map_or(Some(0), |part| part.parse().ok());
    Some((part(0)?, part(2)?, part(4)?))
}

/// A year of two digits is one of 1950 to 2049 (RFC 2822, §4.3).
const fn full_year(year: i16, digits: usize) -> i16 {
    match (digits, year) {
        (1 | 2, 0..50) => year + 2000,
        (1 | 2, _) => year + 1900,
        _ => year,
    }
}

fn date(calendar: Calendar, (year, month, day): (i16, i8, i8)) -> Option<Date> {
    match calendar {
        Calendar::Gregorian => Date::new(year, month, day).ok(),
        Calendar::Persian => persian(year, month, day),
    }
}

/// A day of the Persian calendar, by its cycle of 33 years, which is right from 1178 to 1633.
fn persian(year: i16, month: i8, day: i8) -> Option<Date> {
    const LEAP: [i16; 8] = [1, 5, 9, 13, 17, 22, 26, 30];
    let is_leap = LEAP.contains(&year.rem_euclid(33));
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + i8::from(is_leap),
        _ => return None,
    };
    if !(1178..=1633).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    // 1 Farvardin 1403 was 20 March 2024.
    let epoch = Date::new(2024, 3, 20).ok()?;
    let leaps =
        |year: i16| i32::from(year / 33 * 8) + LEAP.iter().map(|leap| i32::from(*leap < year % 33)).sum::<i32>();
    let years = i32::from(year - 1403) * 365 + leaps(year) - leaps(1403);
    let months = (1..month).map(|month| if month <= 6 { 31 } else { 30 }).sum::<i32>();
    epoch.checked_add(jiff::Span::new().try_days(years + months + i32::from(day) - 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 May 2024, noon in Greenwich.
    const NOON: i64 = 1_714_564_800;

    fn seconds(text: &str) -> Option<i64> {
        super::super::parse(text).map(|moment| moment.0)
    }

    #[test]
    fn the_bad_forms_of_rfc_822_are_read() {
        for text in [
            "Wed, 1 May 24 12:00:00 GMT",
            "Fri, 01 May 2024 12:00:00 GMT",
            "1 May 2024 12:00",
            "Wednesday, 01-May-2024 12:00:00 UTC",
            "Wed, 01 May 2024 08:00:00 EDT",
            "Wed May  1 12:00:00 2024",
            "Wed, 01 May 2024 15:00:00 +03:00",
            "Wed, 01 May 2024 15:00:00 GMT+3",
            "May 1, 2024 12:00 PM",
            "2024/05/01 12:00:00",
            "01/05/2024 12:00",
            "20240501T120000Z",
            "2024-05-01T12:00:00.000+0000",
            "2024-05-01T12:00:00+00",
        ] {
            assert_eq!(seconds(text), Some(NOON), "{text}");
        }
        assert_eq!(seconds("05/13/2024 12:00"), Some(NOON + 12 * 86_400));
    }

    #[test]
    fn months_and_days_of_the_week_may_be_arabic_and_persian() {
        for text in [
            "الأربعاء، 1 أيار 2024 12:00:00 +0000",
            "الأربعاء، ١ مايو ٢٠٢٤ - ١٢:٠٠",
            "1 ماي 2024 12:00",
            "01 مايو 2024 03:00 مساءً +0300",
            "چهارشنبه، ۱ مه ۲۰۲۴ ۱۲:۰۰",
            "چهارشنبه ۱۲ اردیبهشت ۱۴۰۳ ساعت ۱۵:۳۰ +0330",
            "1403/02/12 12:00",
            "1 مئی 2024 12:00",
            "1 במאי 2024 12:00",
        ] {
            assert_eq!(seconds(text), Some(NOON), "{text}");
        }
        assert_eq!(seconds("2 كانون الثاني 2024"), Some(1_704_153_600));
        assert_eq!(seconds("2 تشرين الأول 2024"), Some(1_727_827_200));
        assert_eq!(seconds("2 غشت 2024"), Some(1_722_556_800));
    }

    #[test]
    fn days_of_the_persian_calendar_are_right() {
        let day = |year, month, day| persian(year, month, day).map(|date| date.to_string());
        assert_eq!(day(1403, 12, 30).as_deref(), Some("2025-03-20"));
        assert_eq!(day(1404, 1, 1).as_deref(), Some("2025-03-21"));
        assert_eq!(day(1399, 12, 30).as_deref(), Some("2021-03-20"));
        assert_eq!(day(1357, 11, 22).as_deref(), Some("1979-02-11"));
        assert_eq!(day(1404, 12, 30), None);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for bad in ["الأحد", "12:00", "1 2", "32 May 2024", "2024-13-40", "1 May 2024 25:00", "May", "2024", "1/2"]
        {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }
}
