//! How many clicks a click is: a double and a triple click are told by time and place.

use crate::app::{Gesture, Pointer};
use crate::text::Column;
use std::time::{Duration, Instant};

/// Clicks that follow each other within this time belong together.
const TOGETHER: Duration = Duration::from_millis(400);

/// The click before, as far as it counts.
#[derive(Debug, Default)]
pub struct Clicks {
    last: Option<Last>,
}

#[derive(Clone, Copy, Debug)]
struct Last {
    at: Instant,
    place: (Column, u16),
    gesture: Gesture,
}

impl Clicks {
    /// `pointer` at time `at`: a second click on the same cell is a double click, a third one a triple click, a fourth
    /// one a click again.
    pub fn counted(&mut self, pointer: Pointer, at: Instant) -> Pointer {
        if pointer.gesture != Gesture::Click {
            return pointer;
        }
        let place = (pointer.column, pointer.row);
        let before = self.last.filter(|last| last.place == place && at.duration_since(last.at) <= TOGETHER);
        let gesture = match before.map(|last| last.gesture) {
            Some(Gesture::Click) => Gesture::DoubleClick,
            Some(Gesture::DoubleClick) => Gesture::TripleClick,
            Some(Gesture::TripleClick | Gesture::Drag | Gesture::Release | Gesture::WheelDown | Gesture::WheelUp)
            | None => Gesture::Click,
        };
        self.last = Some(Last { at, place, gesture });
        Pointer { gesture, ..pointer }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What clicks at these milliseconds and columns count as.
    fn counted<const N: usize>(clicks: [(u64, u16); N]) -> [Gesture; N] {
        let (mut counter, start) = (Clicks::default(), Instant::now());
        clicks.map(|(at, column)| {
            let pointer = Pointer { gesture: Gesture::Click, column: Column(column), row: 4 };
            counter.counted(pointer, start + Duration::from_millis(at)).gesture
        })
    }

    #[test]
    fn clicks_in_a_row_on_one_cell_are_counted_to_three() {
        use Gesture::{Click, DoubleClick, TripleClick};
        assert_eq!(counted([(0, 7), (200, 7), (400, 7), (600, 7)]), [Click, DoubleClick, TripleClick, Click]);
    }

    #[test]
    fn late_clicks_and_clicks_elsewhere_begin_anew() {
        assert_eq!(counted([(0, 7), (401, 7)]), [Gesture::Click; 2]);
        assert_eq!(counted([(0, 7), (100, 8)]), [Gesture::Click; 2]);
    }

    #[test]
    fn letting_go_between_two_clicks_does_not_part_them() {
        let (mut counter, start) = (Clicks::default(), Instant::now());
        let pointer = |gesture| Pointer { gesture, column: Column(2), row: 3 };
        let gestures = [Gesture::Click, Gesture::Release, Gesture::Click];
        let counted = gestures.map(|gesture| counter.counted(pointer(gesture), start).gesture);
        assert_eq!(counted, [Gesture::Click, Gesture::Release, Gesture::DoubleClick]);
    }
}
