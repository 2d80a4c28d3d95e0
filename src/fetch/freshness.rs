//! What headers say of time: for how long an answer is fresh (RFC 9111, 4.2), when to come back (RFC 9110, 10.2.3), and
//! the dates in them. Media types stand here too. Pure: headers and the time in, values out; nonsense counts for nothing.

use super::Seconds;
use crate::model::Timestamp;
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::TimeZone;

/// The header fields of an answer that speak of time, as they were sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields<'a> {
    /// `Cache-Control`.
    pub cache_control: Option<&'a str>,
    /// `Expires`.
    pub expires: Option<&'a str>,
    /// `Age`.
    pub age: Option<&'a str>,
    /// `Date`.
    pub date: Option<&'a str>,
    /// `Retry-After`.
    pub retry_after: Option<&'a str>,
}

impl Fields<'_> {
    /// For how long the answer holds. `no-cache` and `no-store` make it hold for no time, but say nothing of how often to
    /// ask: none.
    pub(super) fn fresh(&self, now: Timestamp) -> Option<Seconds> {
        let directives = self.cache_control.unwrap_or_default();
        let named = |name: &str| directives.split(',').any(|part| part.trim().eq_ignore_ascii_case(name));
        if named("no-store") || named("no-cache") {
            return None;
        }
        let age = self.age.and_then(seconds).unwrap_or_default();
        match max_age(directives) {
            Some(Seconds(most)) => Some(Seconds(most.saturating_sub(age.0))),
            None => self.expires.and_then(date).map(|end| self.until(end, now)),
        }
    }

    /// For how long the server asks to be left alone; both forms of `Retry-After`.
    pub(super) fn wait(&self, now: Timestamp) -> Option<Seconds> {
        let text = self.retry_after?.trim();
        seconds(text).or_else(|| date(text).map(|end| self.until(end, now)))
    }

    /// From the server's own clock, where it tells it, to `end`.
    fn until(&self, end: Timestamp, now: Timestamp) -> Seconds {
        let start = self.date.and_then(date).unwrap_or(now);
        let left = end.0.saturating_sub(start.0).max(0);
        Seconds(u32::try_from(left).unwrap_or(u32::MAX))
    }
}

fn max_age(directives: &str) -> Option<Seconds> {
    directives.split(',').find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("max-age").then(|| seconds(value.trim().trim_matches('"')))?
    })
}

/// Digits only; more than fit are as many as fit.
fn seconds(text: &str) -> Option<Seconds> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Seconds(text.parse().unwrap_or(u32::MAX)))
}

/// A date as HTTP writes it, in the one form of today or the two old ones (RFC 9110, 5.6.7).
fn date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() > 64 {
        return None;
    }
    let old = |form: &str| TimeZone::UTC.to_timestamp(strtime::parse(form, text).ok()?.to_datetime().ok()?).ok();
    let instant = rfc2822::DateTimeParser::new()
        .parse_timestamp(text)
        .ok()
        .or_else(|| old("%A, %d-%b-%y %H:%M:%S GMT"))
        .or_else(|| old("%a %b %e %H:%M:%S %Y"))?;
    Some(Timestamp(instant.as_second()))
}

/// Media type in small letters, and the encoding that is named beside it.
pub(super) fn media_type(content_type: &str) -> (Option<String>, Option<String>) {
    let mut parts = content_type.split(';');
    let media = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_type = media.split_once('/').is_some_and(|(kind, rest)| !kind.is_empty() && !rest.is_empty());
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let is_label = !value.is_empty() && value.len() <= 40 && value.bytes().all(|byte| byte.is_ascii_graphic());
        (name.trim().eq_ignore_ascii_case("charset") && is_label).then(|| value.to_owned())
    });
    (is_type.then_some(media), charset)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sun, 06 Nov 1994 08:49:37 GMT.
    const NOW: Timestamp = Timestamp(784_111_777);

    #[test]
    fn each_of_the_three_forms_of_a_date_is_read() {
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(date(text), Some(NOW), "{text}");
        }
        for bad in ["", "0", "-1", "yesterday", "Sun, 99 Nov 1994 08:49:37 GMT"] {
            assert_eq!(date(bad), None, "{bad}");
        }
    }

    #[test]
    fn max_age_wins_over_expires_and_age_is_taken_off() {
        let fields = Fields {
            cache_control: Some("public, Max-Age=600, stale-if-error=9"),
            expires: Some("Sun, 06 Nov 1994 10:49:37 GMT"),
            age: Some("100"),
            ..Fields::default()
        };
        assert_eq!(fields.fresh(NOW), Some(Seconds(500)));
        let only_expires = Fields { cache_control: None, ..fields };
        assert_eq!(only_expires.fresh(NOW), Some(Seconds(7200)));
        assert_eq!(Fields { cache_control: Some("no-cache, max-age=600"), ..fields }.fresh(NOW), None);
        assert_eq!(
            Fields { cache_control: Some("max-age=9999999999999"), ..Fields::default() }.fresh(NOW),
            Some(Seconds(u32::MAX))
        );
        assert_eq!(Fields { expires: Some("0"), ..Fields::default() }.fresh(NOW), None);
    }

    #[test]
    fn the_clock_of_the_server_counts_for_its_own_dates() {
        let fields = Fields {
            date: Some("Sun, 06 Nov 1994 10:00:00 GMT"),
            retry_after: Some("Sun, 06 Nov 1994 10:02:00 GMT"),
            ..Fields::default()
        };
        assert_eq!(fields.wait(NOW), Some(Seconds(120)));
        assert_eq!(Fields { retry_after: Some(" 90 "), ..fields }.wait(NOW), Some(Seconds(90)));
        assert_eq!(Fields { retry_after: Some("Sun, 06 Nov 1994 09:00:00 GMT"), ..fields }.wait(NOW), Some(Seconds(0)));
        for bad in ["-5", "soon", "1.5", ""] {
            assert_eq!(Fields { retry_after: Some(bad), ..fields }.wait(NOW), None, "{bad}");
        }
    }

    #[test]
    fn a_media_type_is_told_from_its_charset() {
        let of = |text: &str| media_type(text);
        assert_eq!(of("Text/XML; Charset=\"windows-1256\""), (Some("text/xml".into()), Some("windows-1256".into())));
        assert_eq!(of("text/html"), (Some("text/html".into()), None));
        assert_eq!(of("; charset=utf-8"), (None, Some("utf-8".into())));
        assert_eq!(of("text/html; boundary=x; charset='utf-8'"), (Some("text/html".into()), Some("utf-8".into())));
        assert_eq!(of("garbage; charset="), (None, None));
    }
}
