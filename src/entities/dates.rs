//! Calendar dates, written out or relative: يوم الجمعة, 5 جويلية 2016, أغسطس الماضي, مطلع هذا العام, عام 2023.

use super::claims::{Claim, Rank, Subject};
use super::keys::{fold_word, readings};
use super::numbers::value;
use super::tables::{DateRole, tables};
use super::tokens::{Gap, Passage, Script};
use crate::model::{Kind, Why};

mod spoken;

/// Every date claim of a passage, none overlapping another.
pub(super) fn dates(passage: &Passage<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        let Some((last, letters)) = date(passage, at) else {
            at += 1;
            continue;
        };
        claims.push(Claim {
            first: at,
            last,
            letters,
            kind: Kind::Date,
            sure: 0.95,
            why: Why::Pattern,
            subject: Subject::Value(Kind::Date, value_of(passage, at, last, letters)),
            rank: Rank::Value,
        });
        at = last;
    }
    claims
}

/// One way to write a date: months by number, and without the words that only announce it.
fn value_of(passage: &Passage<'_>, first: usize, last: usize, letters: usize) -> String {
    let mut words = Vec::new();
    let mut at = first;
    while at < last {
        if let Some(month) = tables().months.longest(passage, at) {
            words.push(format!("{} {}", month.value.name.0, month.value.name.1));
            at = month.last.max(at + 1);
            continue;
        }
        let key = passage.key(at);
        let skip = if at == first { letters } else { 0 };
        let key: String = key.chars().skip(skip).collect();
        let announces = ["يوم", "شهر", "عام", "سنه", "من", "/", "(", ")"].contains(&key.as_str());
        if !announces {
            words.push(key);
        }
        at += 1;
    }
    words.dedup();
    words.join(" ")
}

/// Where the date that starts at `at` ends, and the letters of its proclitics.
fn date(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    match passage.script(at) {
        Script::Number => numeric(passage, at)
            .or_else(|| day_and_month(passage, at))
            .or_else(|| bare_year(passage, at))
            .map(|last| (last, 0)),
        Script::Arabic => part(passage, at)
            .or_else(|| spoken::announced(passage, at))
            .or_else(|| weekday(passage, at))
            .or_else(|| month(passage, at))
            .or_else(|| named_year(passage, at))
            .or_else(|| spoken::led_day(passage, at))
            .or_else(|| spoken::century(passage, at))
            .or_else(|| spoken::quarter(passage, at))
            .or_else(|| spoken::season(passage, at))
            .or_else(|| spoken::decade(passage, at))
            .or_else(|| period(passage, at)),
        Script::Latin | Script::Mark | Script::Other => None,
    }
}

/// The letters of proclitics before a word with this role.
fn led(passage: &Passage<'_>, at: usize, role: DateRole) -> Option<usize> {
    readings(passage.key(at)).find(|reading| tables().has_role(&reading.key, role)).map(|reading| reading.letters)
}

/// Whether the token at `at`, on the line of the one before it, has this role.
fn is(passage: &Passage<'_>, at: usize, role: DateRole) -> bool {
    passage.gap(at) != Gap::Line && tables().has_role(passage.key(at), role)
}

/// 5/12/2016, 2016-12-05.
fn numeric(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let plausible = |parts: &[&str]| {
        let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
        let [a, b, c] = numbers[..] else { return false };
        let (day, year) = if a > 31 { (c, a) } else { (a, c) };
        (1..=31).contains(&day) && (1..=31).contains(&b) && day.min(b) <= 12 && (1300..=2200).contains(&year)
    };
    let whole: Vec<&str> = passage.key(at).split(['/', '.']).collect();
    if plausible(&whole) {
        return Some(at + 1);
    }
    let dashed = (1..5).all(|i| passage.gap(at + i) == Gap::None);
    let signs = [1, 3].iter().all(|i| ["-", "/"].contains(&passage.key(at + i)));
    let parts = [passage.key(at), passage.key(at + 2), passage.key(at + 4)];
    (dashed && signs && plausible(&parts)).then_some(at + 5)
}

/// 5 ديسمبر 2016; 5 و6 ديسمبر; 5-8 ديسمبر الجاري.
fn day_and_month(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let mut behind = day(passage, at)?;
    for _ in 0..3 {
        if let Some(last) = month_at(passage, behind) {
            return Some(tail(passage, last));
        }
        let joins = ["-", "–", "و", "الي", "/", "،", ","].contains(&passage.next(behind));
        behind = day(passage, behind + 1).filter(|_| joins)?;
    }
    None
}

fn day(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let days = value(passage.number(at).filter(|key| key.len() <= 2)?)?;
    (1000..=31_000).contains(&days).then_some(at + 1)
}

/// Where the month at `at` ends, with its second name (يناير/كانون الثاني); proclitics don't stand before it.
fn month_at(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let at = if passage.next(at) == "شهر" { at + 1 } else { at };
    if passage.gap(at) == Gap::Line {
        return None;
    }
    let hit = tables().months.longest(passage, at).filter(|hit| hit.letters == 0)?;
    Some(second_name(passage, hit.last))
}

fn second_name(passage: &Passage<'_>, last: usize) -> usize {
    let opens = ["/", "("].contains(&passage.next(last));
    let Some(hit) = tables().months.longest(passage, last + 1).filter(|hit| opens && hit.letters == 0) else {
        return last;
    };
    if passage.key(last) == "(" { hit.last + usize::from(passage.next(hit.last) == ")") } else { hit.last }
}

/// What may follow a month: the year, الماضي, من العام الجاري.
fn tail(passage: &Passage<'_>, last: usize) -> usize {
    if is(passage, last, DateRole::Relative) {
        return last + 1;
    }
    if let Some(end) = year(passage, last) {
        return end;
    }
    let at = if passage.next(last) == "من" { last + 1 } else { last };
    if let Some(end) = year(passage, at + 1).filter(|_| is(passage, at, DateRole::Year)) {
        return end;
    }
    let found = period(passage, at).filter(|&(_, letters)| at > last && letters == 0);
    found.map(|(end, _)| end).or_else(|| spoken::of_year(passage, last)).unwrap_or(last)
}

/// A year and what marks its calendar.
fn year(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let key = passage.number(at).filter(|_| passage.gap(at) != Gap::Line)?;
    let year: u32 = key.parse().ok()?;
    let plausible = key.len() == 4 && ((1300..=1500).contains(&year) || (1800..=2199).contains(&year));
    let marks = ["ه", "هجري", "هجريا", "هجريه", "م", "ميلادي", "ميلاديا", "ميلاديه"];
    let marked = marks.contains(&passage.next(at + 1));
    let old = marked && (100..=2199).contains(&year);
    (plausible || old).then(|| range(passage, at + 1 + usize::from(marked)))
}

/// The end of a range of years: 2025-2026.
fn range(passage: &Passage<'_>, last: usize) -> usize {
    let joined = matches!(passage.key(last), "-" | "–" | "/") && passage.gap(last) == Gap::None;
    let end = passage.number(last + 1).filter(|end| joined && passage.gap(last + 1) == Gap::None && end.len() == 4);
    if end.is_some_and(|end| end.starts_with("20") || end.starts_with("19")) { last + 2 } else { last }
}

/// مطلع هذا العام, نهاية أغسطس, منتصف عام 2020.
fn part(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let letters = led(passage, at, DateRole::Part)?;
    if passage.gap(at + 1) == Gap::Line {
        return None;
    }
    let rest = month_at(passage, at + 1)
        .map(|last| tail(passage, last))
        .or_else(|| named_year(passage, at + 1).map(|found| found.0))
        .or_else(|| period(passage, at + 1).map(|found| found.0))
        .or_else(|| year(passage, at + 1))
        .or_else(|| weekday(passage, at + 1).filter(|found| found.1 == 0).map(|found| found.0))
        .or_else(|| spoken::century(passage, at + 1).map(|found| found.0))
        .or_else(|| spoken::bare_period(passage, at + 1))?;
    Some((rest, letters))
}

/// يوم الجمعة, مساء الخميس الماضي, الثلاثاء 5 ديسمبر.
fn weekday(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let announced = led(passage, at, DateRole::Daytime).filter(|_| is(passage, at + 1, DateRole::Weekday));
    let (letters, behind) = match announced {
        Some(letters) => (letters, at + 2),
        None => (bare_weekday(passage, at)?, at + 1),
    };
    if is(passage, behind, DateRole::Relative) {
        return Some((tail_of_day(passage, behind + 1), letters));
    }
    Some((tail_of_day(passage, behind), letters))
}

fn bare_weekday(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let letters = led(passage, at, DateRole::Weekday)?;
    let construct = readings(passage.before(at, 1)).any(|reading| tables().has_role(&reading.key, DateRole::Construct));
    (!construct && letters <= 1).then_some(letters)
}

fn tail_of_day(passage: &Passage<'_>, at: usize) -> usize {
    let inner = usize::from(["،", ",", "("].contains(&passage.next(at)));
    let found = if passage.gap(at) == Gap::Line { None } else { day_and_month(passage, at + inner) };
    found.map_or(at, |last| last + usize::from(inner == 1 && passage.key(at) == "(" && passage.next(last) == ")"))
}

/// أغسطس الماضي, ديسمبر 2016, شهر رمضان; alone only where the word means nothing else.
fn month(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let announced = readings(passage.key(at)).find(|reading| reading.key == fold_word("شهر"));
    if let Some(reading) = announced {
        let last = month_at(passage, at + 1).filter(|_| passage.gap(at + 1) != Gap::Line)?;
        return Some((tail(passage, last), reading.letters));
    }
    let hit = tables().months.longest(passage, at)?;
    let last = second_name(passage, hit.last);
    let end = tail(passage, last);
    let joined = hit.letters == 0 || passage.key(at).starts_with('و');
    let sure = !hit.value.ambiguous && joined && !passage.before(at, 1).is_empty();
    (end > last || sure).then_some((end, hit.letters))
}

/// عام 2023, سنة 2016, عامي 2015 و2016.
fn named_year(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let letters = led(passage, at, DateRole::Year)?;
    let mut last = year(passage, at + 1)?;
    if passage.next(last) == "و" {
        last = year(passage, last + 1).unwrap_or(last);
    }
    Some((last, letters))
}

/// Words after which a year may stand alone.
const BEFORE_YEARS: [&str; 14] =
    ["في", "منذ", "حتي", "قبل", "بعد", "خلال", "بحلول", "افق", "غايه", "من", "الي", "بين", "انتخابات", "موسم"];

/// A year alone, after في and its like.
fn bare_year(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let last = year(passage, at).filter(|_| BEFORE_YEARS.contains(&passage.before(at, 1)))?;
    let counts = passage.gap(last) != Gap::Line
        && (tables().units.word(passage.key(last)).is_some()
            || tables().currencies.word(passage.key(last)).is_some()
            || tables().numbers.contains_key(passage.key(last))
            || matches!(passage.key(last), "%" | "٪" | "بالميه" | "بالمايه"));
    (!counts).then_some(last)
}

/// العام الماضي, هذا الشهر, القرن الماضي.
fn period(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    if let Some(letters) = led(passage, at, DateRole::This) {
        return is(passage, at + 1, DateRole::Period).then_some((at + 2, letters));
    }
    let letters = led(passage, at, DateRole::Period)?;
    let last = Some(at + 2).filter(|_| is(passage, at + 1, DateRole::Relative))?;
    let same = matches!(passage.key(at + 1), "نفسه" | "نفسها" | "ذاته" | "ذاتها");
    let whole = spoken::of_year(passage, last).filter(|_| same);
    Some((whole.unwrap_or(last), letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let passage = Passage::new(text);
        dates(&passage).into_iter().map(|claim| passage.span(claim.first, claim.last, claim.letters).of(text)).collect()
    }

    #[test]
    fn a_weekday_is_a_date_with_what_follows_it() {
        assert_eq!(found("أعلن يوم الجمعة أنه"), ["يوم الجمعة"]);
        assert_eq!(found("مساء الخميس الماضي في"), ["مساء الخميس الماضي"]);
        assert_eq!(found("اليوم الثلاثاء 5 ديسمبر 2016،"), ["الثلاثاء 5 ديسمبر 2016"]);
        assert_eq!(found("بعد صلاة الجمعة في سوق الأحد"), [""; 0]);
    }

    #[test]
    fn months_of_every_region_are_dates() {
        for date in ["5 جويلية 2016", "12 تموز 2024", "3 مايو", "1 كانون الثاني/يناير 2020", "15 رمضان 1445 هـ"]
        {
            assert_eq!(found(&format!("كان {date}")), [date]);
        }
        assert_eq!(found("في 14 و15 أكتوبر الجاري قبل"), ["14 و15 أكتوبر الجاري"]);
    }

    #[test]
    fn a_relative_month_or_year_is_a_date() {
        assert_eq!(found("في أغسطس الماضي، ثم العام الماضي"), ["أغسطس الماضي", "العام الماضي"]);
        assert_eq!(found("منذ مطلع هذا العام حملة"), ["مطلع هذا العام"]);
        assert_eq!(found("بنهاية العام 2030"), ["نهاية العام 2030"]);
        assert_eq!(found("وخلال شهر رمضان المقبل"), ["شهر رمضان المقبل"]);
    }

    #[test]
    fn a_year_is_a_date_after_its_word_or_after_fi() {
        assert_eq!(found("يغادرها عام 2023 للانضمام"), ["عام 2023"]);
        assert_eq!(found("انضم في 2023، ثم 2024"), ["2023"]);
        assert_eq!(found("يعمل في 2000 مدرسة، في 2000 شخص"), ["2000"]);
    }

    #[test]
    fn a_numeric_date_is_a_date_and_a_score_is_not() {
        assert_eq!(found("بتاريخ 5/12/2016 أو 2016-12-05"), ["5/12/2016", "2016-12-05"]);
        assert_eq!(found("فاز 3-1 و 6/4"), [""; 0]);
    }

    #[test]
    fn a_month_that_is_also_a_word_needs_company() {
        assert_eq!(found("مارس ضغوطا في صفر"), [""; 0]);
        assert_eq!(found("في مارس 2020"), ["مارس 2020"]);
    }

    #[test]
    fn one_date_written_twice_has_one_value() {
        let value = |text: &str| dates(&Passage::new(text))[0].subject.clone();
        assert_eq!(value("5 جويلية 2016"), value("5 يوليو 2016"));
        assert_eq!(value("في 2023"), value("خلال عام 2023"));
    }
}
