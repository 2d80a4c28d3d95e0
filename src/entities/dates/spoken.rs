//! Dates told by ordinals: الأول من أيار, القرن التاسع عشر, الربع الثالث من العام الماضي, الثمانينيات.

use super::{is, led, month_at, named_year, period, tail, year};
use crate::entities::keys::readings;
use crate::entities::tables::{DateRole, tables};
use crate::entities::tokens::{Gap, Passage};

/// Ordinals of days and centuries up to ten, with their article.
const ORDINALS: [&str; 12] = [
    "الاول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي",
    "العشرين",
];

/// The same for what is feminine.
const FEMININE: [&str; 5] = ["الاولي", "الثانيه", "الثالثه", "الرابعه", "الاخيره"];

/// Where the ordinal that starts at `at` ends: السابع والعشرين, التاسع عشر.
fn ordinal(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let first = ORDINALS.contains(&passage.next(at)) || passage.next(at) == "الثلاثين";
    let more = matches!(passage.next(at + 1), "عشر" | "والعشرين" | "والعشرون" | "والثلاثين");
    first.then_some(at + 1 + usize::from(more))
}

/// السابع والعشرين من رمضان: where the date ends.
pub(super) fn day(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let of = ordinal(passage, at).filter(|&of| passage.next(of) == "من")?;
    month_at(passage, of + 1).map(|last| tail(passage, last))
}

/// The same behind a proclitic, with its letters.
pub(super) fn led_day(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let key = passage.key(at);
    let reading = readings(key).find(|reading| ORDINALS.contains(&reading.key.as_ref()))?;
    let of = at + 1 + usize::from(matches!(passage.next(at + 1), "عشر" | "والعشرين" | "والثلاثين"));
    let last = month_at(passage, of + 1).filter(|_| passage.next(of) == "من")?;
    Some((tail(passage, last), reading.letters))
}

/// القرن التاسع عشر: where it ends.
pub(super) fn century(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let reading = readings(passage.key(at)).find(|reading| reading.key == "القرن")?;
    let last = ordinal(passage, at + 1)?;
    let marked = matches!(passage.next(last), "الهجري" | "الميلادي" | "الماضي");
    Some((last + usize::from(marked), reading.letters))
}

/// الربع الثالث من العام الماضي, النصف الأول من 2025, الأشهر التسعة الأولى من عام 2025.
pub(super) fn quarter(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let reading = readings(passage.key(at))
        .find(|reading| ["الربع", "النصف", "الثلث", "الاشهر"].contains(&reading.key.as_ref()))?;
    let counted = usize::from(reading.key == "الاشهر" && passage.next(at + 1).starts_with("ال"));
    let which = passage.next(at + 1 + counted);
    let told = if reading.key == "الاشهر" { &FEMININE[..] } else { &ORDINALS[..8] };
    let last = Some(at + 2 + counted).filter(|_| told.contains(&which) || which == "الاخير")?;
    let whole = of_year(passage, last);
    let alone = (reading.key == "الربع").then_some(last);
    whole.or(alone).map(|last| (last, reading.letters))
}

/// من العام الماضي, من عام 2025, من 2025, لعام 2025.
pub(super) fn of_year(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if passage.gap(at) == Gap::Line {
        return None;
    }
    if passage.key(at).starts_with('ل') {
        return named_year(passage, at).filter(|found| found.1 == 1).map(|found| found.0);
    }
    if passage.key(at) != "من" {
        return None;
    }
    let found = named_year(passage, at + 1).or_else(|| period(passage, at + 1));
    found.filter(|found| found.1 == 0).map(|found| found.0).or_else(|| year(passage, at + 1)).or_else(|| {
        let bare = matches!(passage.next(at + 1), "العام" | "السنه");
        bare.then_some(at + 2)
    })
}

/// صيف 2019, شتاء عام 2009.
pub(super) fn season(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let seasons = ["صيف", "شتاء", "ربيع", "خريف"];
    let reading = readings(passage.key(at)).find(|reading| seasons.contains(&reading.key.as_ref()))?;
    let last = year(passage, at + 1)
        .or_else(|| named_year(passage, at + 1).filter(|found| found.1 == 0).map(|found| found.0))?;
    Some((last, reading.letters))
}

/// الثمانينيات: the decade by itself.
pub(super) fn decade(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let reading = readings(passage.key(at)).find(|reading| {
        let ends = reading.key.ends_with("ينيات") || reading.key.ends_with("ينات");
        ends && reading.key.strip_prefix("ال").is_some_and(|bare| tables().has_role(bare, DateRole::Part))
    })?;
    let past = is(passage, at + 1, DateRole::Relative);
    Some((at + 1 + usize::from(past), reading.letters))
}

/// نهاية العام, مطلع الأسبوع: what may stand behind the part of a period by itself.
pub(super) fn bare_period(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let key = passage.next(at);
    matches!(key, "العام" | "السنه" | "الشهر" | "الاسبوع" | "القرن").then_some(at + 1)
}

/// مساء, ليلة … before a date by number or ordinal: ليلة 8 شتنبر.
pub(super) fn announced(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let letters = led(passage, at, DateRole::Daytime)?;
    if passage.gap(at + 1) == Gap::Line {
        return None;
    }
    let last = super::day_and_month(passage, at + 1).or_else(|| day(passage, at + 1))?;
    Some((last, letters))
}
