//! The time of day: the only clock of the reader.

use crate::app::Moment;
use crate::model::Timestamp;
use jiff::tz::TimeZone;

/// Now, here.
pub fn now() -> Moment {
    let now = jiff::Timestamp::now();
    let east = TimeZone::system().to_offset(now).seconds();
    Moment { time: Timestamp(now.as_second()), east }
}
