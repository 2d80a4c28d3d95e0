//! How long ago something was, as a value: the clock and the time zone come from outside, the words from [`super::Words`].

use crate::model::Timestamp;
use jiff::tz::Offset;

/// How long ago something was, no more exactly than a reader cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than a minute ago, or a little ahead of our clock.
    Now,
    /// Minutes ago: 1 to 59.
    Minutes(u32),
    /// Hours ago: 1 to 23.
    Hours(u32),
    /// On the day before.
    Yesterday,
    /// Days ago, by the calendar: 2 to 6.
    Days(u32),
    /// Weeks ago: 1 to 3.
    Weeks(u32),
    /// Longer ago, or to come: on this day.
    On(Date),
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year; 0 for years before it.
    pub year: u32,
    /// The month: 1 to 12.
    pub month: u8,
    /// The day of the month: 1 to 31.
    pub day: u8,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// Until then what was on the day before is told in hours: "2 hours ago" says more at one in the morning than "yesterday".
const EVENING: i64 = 6 * HOUR;
/// Clocks of publishers may run ahead of ours by this much.
const AHEAD: i64 = 10 * MINUTE;
/// From here on the date says more.
const MONTH_OF_DAYS: i64 = 28;

impl Age {
    /// The age of `then` at `now`, by the calendar of a place `east` seconds ahead of UTC.
    #[must_use]
    pub fn of(then: Timestamp, now: Timestamp, east: i32) -> Self {
        let seconds = now.0.saturating_sub(then.0);
        let days = day_number(now, east).saturating_sub(day_number(then, east));
        match (days, seconds) {
            (_, ..0) if seconds < -AHEAD => Self::On(Date::of(then, east)),
            (_, ..MINUTE) => Self::Now,
            (_, ..HOUR) => Self::Minutes(count(seconds / MINUTE)),
            (0, _) | (1, ..EVENING) => Self::Hours(count(seconds / HOUR)),
            (1, _) => Self::Yesterday,
            (2..7, _) => Self::Days(count(days)),
            (7..MONTH_OF_DAYS, _) => Self::Weeks(count(days / 7)),
            _ => Self::On(Date::of(then, east)),
        }
    }
}

impl Date {
    /// The day of a moment in a place `east` seconds ahead of UTC. Moments outside the years 0 to 9999 count as its ends.
    #[must_use]
    pub fn of(moment: Timestamp, east: i32) -> Self {
        let moment = jiff::Timestamp::from_second(moment.0).unwrap_or(if moment.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        });
        let date = Offset::from_seconds(east).unwrap_or(Offset::UTC).to_datetime(moment).date();
        let part = |part: i8| u8::try_from(part).unwrap_or_default();
        Self { year: u32::try_from(date.year()).unwrap_or_default(), month: part(date.month()), day: part(date.day()) }
    }
}

/// Days since 1970-01-01 in a place `east` seconds ahead of UTC.
fn day_number(moment: Timestamp, east: i32) -> i64 {
    moment.0.saturating_add(east.into()).div_euclid(24 * HOUR)
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2025-11-11T12:00:00Z, a Tuesday.
    const NOON: i64 = 1_762_862_400;
    const DAY: i64 = 24 * HOUR;
    const RIYADH: i32 = 3 * 3600;

    fn age(seconds: i64) -> Age {
        Age::of(Timestamp(NOON - seconds), Timestamp(NOON), 0)
    }

    fn on(year: u32, month: u8, day: u8) -> Age {
        Age::On(Date { year, month, day })
    }

    #[test]
    fn ages_are_told_in_the_unit_that_says_most() {
        let cases = [
            (0, Age::Now),
            (59, Age::Now),
            (-AHEAD, Age::Now),
            (MINUTE, Age::Minutes(1)),
            (HOUR - 1, Age::Minutes(59)),
            (HOUR, Age::Hours(1)),
            (12 * HOUR, Age::Hours(12)),
            (12 * HOUR + 1, Age::Yesterday),
            (36 * HOUR, Age::Yesterday),
            (36 * HOUR + 1, Age::Days(2)),
            (6 * DAY, Age::Days(6)),
            (7 * DAY, Age::Weeks(1)),
            (20 * DAY, Age::Weeks(2)),
            (27 * DAY, Age::Weeks(3)),
            (28 * DAY, on(2025, 10, 14)),
            (-AHEAD - 1, on(2025, 11, 11)),
            (-DAY, on(2025, 11, 12)),
        ];
        for (seconds, expected) in cases {
            assert_eq!(age(seconds), expected, "{seconds} seconds ago");
        }
    }

    #[test]
    fn a_few_hours_are_hours_though_midnight_lies_between() {
        let one_at_night = Timestamp(NOON + 13 * HOUR);
        assert_eq!(Age::of(Timestamp(one_at_night.0 - 2 * HOUR), one_at_night, 0), Age::Hours(2));
        assert_eq!(Age::of(Timestamp(one_at_night.0 - 6 * HOUR), one_at_night, 0), Age::Yesterday);
    }

    #[test]
    fn days_are_those_of_the_place() {
        let late = Timestamp(NOON + 10 * HOUR);
        assert_eq!(Date::of(late, 0), Date { year: 2025, month: 11, day: 11 });
        assert_eq!(Date::of(late, RIYADH), Date { year: 2025, month: 11, day: 12 });
        assert_eq!(Age::of(Timestamp(NOON), Timestamp(NOON + 11 * HOUR), 0), Age::Hours(11));
        assert_eq!(Age::of(Timestamp(NOON), Timestamp(NOON + 11 * HOUR), RIYADH), Age::Yesterday);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn any_two_moments_have_an_age_within_its_bounds(then: i64, now: i64, ago in 0..60 * DAY, east: i32) {
            for age in [Age::of(Timestamp(then), Timestamp(now), east), Age::of(Timestamp(now.saturating_sub(ago)), Timestamp(now), east)] {
                let within = match age {
                    Age::Now | Age::Yesterday => true,
                    Age::Minutes(count) => (1..=59).contains(&count),
                    Age::Hours(count) => (1..=23).contains(&count),
                    Age::Days(count) => (2..=6).contains(&count),
                    Age::Weeks(count) => (1..=3).contains(&count),
                    Age::On(date) => date.year <= 9999 && (1..=12).contains(&date.month) && (1..=31).contains(&date.day),
                };
                prop_assert!(within, "{:?}", age);
            }
        }
    }
}
