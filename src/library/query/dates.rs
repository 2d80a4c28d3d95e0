//! Days and ages as a reader writes them.

use crate::model::Timestamp;
use crate::text::fold::fold_word;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::ops::Range;

const DAY: i64 = 86_400;

/// When something is asked, and where: for "today" and "seven days ago".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The time.
    pub now: Timestamp,
    /// Seconds that local time is ahead of UTC.
    pub east: i32,
}

impl Default for When {
    fn default() -> Self {
        Self { now: Timestamp(0), east: 0 }
    }
}

impl When {
    /// The local day that it is.
    #[must_use]
    pub fn day(self) -> Range<Timestamp> {
        let start = self.midnight(0);
        start..Timestamp(start.0 + DAY)
    }

    /// The start of the local day so many days ago.
    fn midnight(self, days_ago: i64) -> Timestamp {
        let local = self.now.0.saturating_add(i64::from(self.east));
        Timestamp((local.div_euclid(DAY) - days_ago) * DAY - i64::from(self.east))
    }

    /// The start of a local day.
    fn start_of(self, date: Date) -> Option<Timestamp> {
        let midnight = TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
        Some(Timestamp(midnight.as_second() - i64::from(self.east)))
    }
}

/// Which end of a stretch of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Its first second.
    Start,
    /// The first second behind it.
    End,
}

/// The edge of the day, month or year that `value` names, or the moment so long ago.
pub(super) fn parse(value: &str, when: When, edge: Edge) -> Option<Timestamp> {
    let value = fold_word(value);
    let days = match edge {
        Edge::Start => 0,
        Edge::End => 1,
    };
    match value.as_str() {
        "today" | "اليوم" => return Some(when.midnight(-days)),
        "yesterday" | "امس" => return Some(when.midnight(1 - days)),
        _ => {}
    }
    age(&value).map(|seconds| Timestamp(when.now.0.saturating_sub(seconds))).or_else(|| calendar(&value, when, edge))
}

/// The seconds of "7d" or "7يوم". Months have 30 days here, and years 365.
fn age(value: &str) -> Option<i64> {
    let digits = value.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = value.split_at_checked(digits)?;
    let unit = match unit.trim() {
        "h" | "ساعه" | "ساعات" => 3_600,
        "d" | "يوم" | "يوما" | "ايام" => DAY,
        "w" | "اسبوع" | "اسبوعا" | "اسابيع" => 7 * DAY,
        "m" | "شهر" | "شهرا" | "اشهر" | "شهور" => 30 * DAY,
        "y" | "سنه" | "سنوات" | "عام" | "عاما" => 365 * DAY,
        _ => return None,
    };
    number.parse::<i64>().ok()?.checked_mul(unit)
}

/// The edge of "2025", "2025-11" or "2025-11-03".
fn calendar(value: &str, when: When, edge: Edge) -> Option<Timestamp> {
    let mut parts = value.split(['-', '/']);
    let year: i16 = parts.next()?.parse().ok().filter(|year| (1000..=9000).contains(year))?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let start = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let end = match (month, day) {
        (_, Some(_)) => start.tomorrow().ok()?,
        (Some(12) | None, None) => Date::new(year + 1, 1, 1).ok()?,
        (Some(month), None) => Date::new(year, month + 1, 1).ok()?,
    };
    when.start_of(match edge {
        Edge::Start => start,
        Edge::End => end,
    })
}
