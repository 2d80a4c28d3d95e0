//! Dates as articles carry them: RFC 3339 (ISO 8601), plain days, RFC 2822, and whatever else is near enough to these
//! (see [`loose`]). What has no offset counts as UTC.

use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

use crate::model::Timestamp;
use crate::text::fold::latin_digits;

mod loose;
mod names;

/// The longest text that may be a date, in bytes.
const LIMIT: usize = 100;

/// The moment that `text` names; none where it names none.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    // Dates are also written with ٠–٩ and ۰–۹.
    let text = latin_digits(text.trim());
    if text.len() > LIMIT {
        return None;
    }
    instant(&text).map(|instant| Timestamp(instant.as_second()))
}

fn instant(text: &str) -> Option<jiff::Timestamp> {
    let in_utc = |time: DateTime| TimeZone::UTC.to_timestamp(time).ok();
    text.parse()
        .ok()
        .or_else(|| text.parse::<DateTime>().ok().and_then(in_utc))
        .or_else(|| text.parse::<Date>().ok().and_then(|day| in_utc(day.at(0, 0, 0, 0))))
        .or_else(|| rfc2822::DateTimeParser::new().parse_timestamp(text).ok())
        .or_else(|| loose::parse(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_usual_way_of_writing_a_date_is_read() {
        let noon = Some(Timestamp(1_714_564_800));
        assert_eq!(parse("2024-05-01T12:00:00Z"), noon);
        assert_eq!(parse("2024-05-01T15:00:00+03:00"), noon);
        assert_eq!(parse("2024-05-01 12:00:00"), noon);
        assert_eq!(parse("2024-05-01T12:00"), noon);
        assert_eq!(parse("Wed, 01 May 2024 15:00:00 +0300"), noon);
        assert_eq!(parse("٢٠٢٤-٠٥-٠١T12:00:00Z"), noon);
        assert_eq!(parse("2024-05-01"), Some(Timestamp(1_714_521_600)));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for bad in ["", "أمس", "2024-13-01", "2024-02-30T10:00:00Z", "99999999999999999999", &"2".repeat(10_000)] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
