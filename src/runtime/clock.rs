//! The time of day: the only clock of the reader.

use crate::app::Moment;
use crate::model::Timestamp;

/// Now, here.
pub fn now() -> Moment {
    let now = jiff::Zoned::now();
    Moment { time: Timestamp(now.timestamp().as_second()), east: now.offset().seconds() }
}
