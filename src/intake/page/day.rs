//! Dates as pages write them for people: "الأحد ٥ مايو/أيار 2024 - 14:30", "۱۷ اردیبهشت ۱۴۰۳", "5 במאי 2024".
//!
//! Only dates with a year count. Gregorian and solar Hijri dates are read; lunar ones are passed over, as the
//! Gregorian one usually follows them. What has no offset counts as UTC.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold::fold_word;

const TABLE: &str = include_str!("../../../assets/labels/months.tsv");
/// A line with more characters is no date line.
const LONGEST: usize = 120;
/// The most words beside the date and time in a date line: day of the week, "نشر في", a place, a zone.
const OTHERS: usize = 9;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Calendar {
    Gregorian,
    Solar,
}

static MONTHS: LazyLock<HashMap<String, (Calendar, u32)>> = LazyLock::new(|| rows().collect());

fn rows() -> impl Iterator<Item = (String, (Calendar, u32))> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t').skip(1);
        let calendar = match cells.next()? {
            "gregorian" => Calendar::Gregorian,
            "solar" => Calendar::Solar,
            _ => return None,
        };
        let number = cells.next()?.parse().ok()?;
        Some((fold_word(cells.next()?), (calendar, number)))
    })
}

/// A piece of a line: a number, a word, or a sign between numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Number { value: u32, digits: usize },
    Word(String),
    Sign(char),
}

/// The date of a line that says little more than one, as ISO 8601; none where it says more, or no date.
pub(super) fn of_line(line: &str) -> Option<String> {
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let tokens = tokens(line);
    let found = written(&tokens).or_else(|| numeric(&tokens))?;
    let others = tokens.iter().filter(|token| matches!(token, Token::Word(_))).count();
    let time = time(&tokens);
    (others <= OTHERS).then(|| format!("{:04}-{:02}-{:02}{}", found.0, found.1, found.2, time.unwrap_or_default()))
}

fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let folded = fold_word(line);
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = match first {
            _ if is_digit => rest.find(|c: char| !c.is_ascii_digit()),
            _ if first.is_alphabetic() => rest.find(|c: char| !c.is_alphabetic()),
            _ => Some(first.len_utf8()),
        };
        let (piece, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if is_digit {
            tokens.push(Token::Number { value: piece.parse().unwrap_or(u32::MAX), digits: piece.len() });
        } else if first.is_alphabetic() {
            tokens.push(Token::Word(piece.to_owned()));
        } else if !first.is_whitespace() {
            tokens.push(Token::Sign(first));
        }
        rest = behind;
    }
    tokens
}

/// A date with the name of its month: day, month (perhaps under two names), year; or month, day, year.
fn written(tokens: &[Token]) -> Option<(i32, u32, u32)> {
    (0..tokens.len()).find_map(|at| {
        let (calendar, month, mut next) = month_at(tokens, at)?;
        // "مايو/أيار", "أيار (مايو)": the same month under another name.
        while let Some((_, same, behind)) =
            (next..next + 2).find_map(|at| month_at(tokens, at)).filter(|it| it.1 == month)
        {
            let _ = same;
            next = behind;
        }
        let year = (next..tokens.len().min(next + 4)).find_map(|at| number(tokens, at).filter(|year| *year >= 1000))?;
        let before = at.checked_sub(1).and_then(|at| day(tokens, at));
        let before = before.or_else(|| at.checked_sub(2).and_then(|at| day(tokens, at)));
        let day = before.or_else(|| day(tokens, next))?;
        gregorian(calendar, (year, month, day))
    })
}

fn month_at(tokens: &[Token], at: usize) -> Option<(Calendar, u32, usize)> {
    let Some(Token::Word(first)) = tokens.get(at) else { return None };
    if let Some(Token::Word(second)) = tokens.get(at + 1)
        && let Some(&(calendar, month)) = MONTHS.get(&format!("{first} {second}"))
    {
        return Some((calendar, month, at + 2));
    }
    let bare = first.strip_prefix('ב').filter(|rest| rest.chars().count() > 2);
    let found = MONTHS.get(first).or_else(|| MONTHS.get(bare?));
    found.map(|&(calendar, month)| (calendar, month, at + 1))
}

fn number(tokens: &[Token], at: usize) -> Option<u32> {
    match tokens.get(at)? {
        Token::Number { value, .. } => Some(*value),
        Token::Word(_) | Token::Sign(_) => None,
    }
}

fn day(tokens: &[Token], at: usize) -> Option<u32> {
    number(tokens, at).filter(|day| (1..=31).contains(day))
}

/// A date in numbers: 2024/5/31, 31-5-2024, 31.5.2024, 1403/03/11.
fn numeric(tokens: &[Token]) -> Option<(i32, u32, u32)> {
    tokens.windows(5).zip(5..).find_map(|(window, behind)| {
        let [
            Token::Number { value: a, digits },
            Token::Sign(one),
            Token::Number { value: month, .. },
            Token::Sign(two),
            Token::Number { value: c, .. },
        ] = window
        else {
            return None;
        };
        let is_date = one == two && matches!(one, '/' | '-' | '.' | '\u{2010}' | '\u{2011}');
        let (year, day) = if *digits == 4 { (*a, *c) } else { (*c, *a) };
        // A year of the lunar calendar is marked by "هـ".
        let is_lunar = matches!(tokens.get(behind), Some(Token::Word(word)) if word == "ه");
        let calendar = if (1300..1500).contains(&year) { Calendar::Solar } else { Calendar::Gregorian };
        if !is_date || is_lunar { None } else { gregorian(calendar, (year, *month, day)) }
    })
}

/// The first time of the day, as ISO 8601 goes on behind a date.
fn time(tokens: &[Token]) -> Option<String> {
    tokens.windows(3).zip(3..).find_map(|(window, behind)| {
        let [Token::Number { value: hour, .. }, Token::Sign(':'), Token::Number { value: minute, digits: 2 }] = window
        else {
            return None;
        };
        let half = (behind..behind + 2).find_map(|at| match tokens.get(at) {
            Some(Token::Word(word)) => Some(word.as_str()),
            _ => None,
        });
        let hour = match (half, *hour) {
            (Some("م" | "مساء" | "pm" | "عصر"), hour @ 1..=11) => hour + 12,
            (Some("ص" | "صباحا" | "am"), 12) => 0,
            (_, hour) => hour,
        };
        (hour < 24 && *minute < 60).then(|| format!("T{hour:02}:{minute:02}:00"))
    })
}

/// The day in the Gregorian calendar; none where there is no such day.
fn gregorian(calendar: Calendar, (year, month, day): (u32, u32, u32)) -> Option<(i32, u32, u32)> {
    let (year, month, day) = match calendar {
        Calendar::Gregorian if (1900..=2199).contains(&year) => {
            (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
        }
        Calendar::Solar if (1300..1500).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day) => {
            return solar(year, month, day);
        }
        Calendar::Gregorian | Calendar::Solar => return None,
    };
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    Some((date.year().into(), u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?))
}

/// From the solar Hijri calendar, by its arithmetic form: 8 leap years in 33, which is exact from 1206 to 1497.
fn solar(year: u32, month: u32, day: u32) -> Option<(i32, u32, u32)> {
    // 1 Farvardin 1300 was 21 March 1921.
    let leaps = (1300..year).filter(|year| (25 * year + 11) % 33 < 8).count();
    let days_before_year = (year - 1300) * 365 + u32::try_from(leaps).ok()?;
    let days_before_month = if month <= 7 { (month - 1) * 31 } else { 186 + (month - 7) * 30 };
    let days = i64::from(days_before_year + days_before_month + day - 1);
    let start = jiff::civil::Date::new(1921, 3, 21).ok()?;
    let date = start.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some((date.year().into(), u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_region_are_read() {
        for (line, expected) in [
            ("الأحد ٥ مايو/أيار 2024 - 14:30", "2024-05-05T14:30:00"),
            ("نشر في: 5 أيار (مايو) 2024", "2024-05-05"),
            ("5 ماي 2024", "2024-05-05"),
            ("الجمعة، 12 جويلية 2024", "2024-07-12"),
            ("12 غشت 2023 الساعة 08:05 مساءً", "2023-08-12T20:05:00"),
            ("3 تشرين الثاني 2022", "2022-11-03"),
            ("الاثنين 1427/4/9 هـ - الموافق 8/5/2006 م", "2006-05-08"),
            ("آخر تحديث: 2024/05/31", "2024-05-31"),
            ("۱۷ اردیبهشت ۱۴۰۳ - ۰۹:۱۲", "2024-05-06T09:12:00"),
            ("۱۴۰۳/۰۱/۰۱", "2024-03-20"),
            ("30 اسفند 1403", "2025-03-20"),
            ("5 مئی 2024", "2024-05-05"),
            ("5 במאי 2024, 07:45", "2024-05-05T07:45:00"),
            ("פורסם: 05.05.2024", "2024-05-05"),
            ("Published May 5, 2024", "2024-05-05"),
            ("5 May 2024", "2024-05-05"),
        ] {
            assert_eq!(of_line(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn years_of_the_solar_calendar_start_on_the_right_day() {
        for (line, expected) in [
            ("1/1/1399", "2020-03-20"),
            ("1/1/1400", "2021-03-21"),
            ("1/1/1401", "2022-03-21"),
            ("1/1/1402", "2023-03-21"),
            ("1/1/1404", "2025-03-21"),
            ("1/1/1408", "2029-03-20"),
        ] {
            assert_eq!(of_line(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn what_says_more_than_a_date_is_no_date_line() {
        for line in [
            "أمس",
            "31 فبراير 2024",
            "في مايو 2024",
            "قالت الوزارة إنها ستبدأ العمل في 5 مايو 2024 بعد انتهاء التجارب التي جرت خلال العام",
            "1:2:3",
            "12/34/5678",
        ] {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows().count(), lines);
        assert_eq!(MONTHS.len(), lines);
    }
}
