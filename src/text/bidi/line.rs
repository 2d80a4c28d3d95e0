//! What is done line by line: blanks at its end (UAX #9, L1) and the order on the screen (L2).

use super::classes::is_removed;
use super::{Direction, Level};
use unicode_bidi::BidiClass::{self, B, FSI, LRI, PDI, RLI, S, WS};

/// L1 for a line: separators, blanks before them and blanks at the line's end get the level of the paragraph.
/// `classes` are the original ones. Characters that X9 removes count as blanks here (UAX #9, 5.2).
pub(super) fn reset_blanks(classes: &[BidiClass], levels: &mut [Level], base: Level) {
    let mut resets = true;
    for (class, level) in classes.iter().zip(levels).rev() {
        resets = matches!(class, S | B) || resets && is_blank(*class);
        if resets {
            *level = base;
        }
    }
}

/// As [`reset_blanks`], for a line without separators: only its end is looked at.
pub(super) fn reset_trailing_blanks(classes: &[BidiClass], levels: &mut [Level], base: Level) {
    let blanks = classes.iter().rev().take_while(|class| is_blank(**class)).count();
    let text = levels.len() - blanks;
    levels[text..].fill(base);
}

/// L2, into `order`.
pub(super) fn reorder(levels: &[Level], order: &mut Vec<usize>) {
    order.clear();
    order.extend(0..levels.len());
    let highest = levels.iter().max().copied().unwrap_or_default();
    let lowest = levels.iter().min().copied().unwrap_or_default();
    if lowest == highest {
        if lowest.direction() == Direction::Rtl {
            order.reverse();
        }
        return;
    }
    for level in ((lowest.0 | 1)..=highest.0).rev() {
        reverse_runs(levels, Level(level), order);
    }
}

/// Reverses each stretch of `order` that is at `level` or higher.
fn reverse_runs(levels: &[Level], level: Level, order: &mut [usize]) {
    let mut rest = order;
    while let Some(start) = rest.iter().position(|&place| levels[place] >= level) {
        let length = rest[start..].iter().take_while(|&&place| levels[place] >= level).count();
        rest[start..start + length].reverse();
        rest = &mut rest[start + length..];
    }
}

fn is_blank(class: BidiClass) -> bool {
    matches!(class, WS | LRI | RLI | FSI | PDI) || is_removed(class)
}
