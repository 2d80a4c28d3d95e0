//! The pass over a finished buffer: what this terminal must be sent, cell by cell.
//!
//! Runs after the view has painted and before the frame is compared with the last one, so the comparison works on what
//! is really sent. Pure: a function of the cells and the mode. Nothing is allocated for a cell, and rows of ASCII are
//! passed over.
//!
//! ```text
//! safety       nothing that steers a terminal stays; every cell takes a column     (all modes)
//! words        blank-free pieces turned round                                      kitty
//! runs         runs of letters turned round between left-to-right marks            Konsole; VTE in tmux
//! anchored     a left-to-right mark behind every right-to-left cell                xterm.js
//! row          the whole row as a terminal without any switch must be sent it      PuTTY
//! alternating  neighbours in two colours that look the same                        QTerminal
//! logical      reading order and plain letters                                     screen readers
//! ```
//!
//! It is also the last guard. Whatever the view painted, afterwards no cell holds a control character or anything else
//! terminals disagree on the width of, no bidirectional control but those a mode puts in itself, and every cell takes
//! at least one column.

mod alternating;
mod clusters;
mod inverse;
mod logical;
pub mod pointer;
mod row;
mod runs;
mod safety;
mod words;

use inverse::Inverse;
use ratatui::buffer::{Buffer, Cell};

use super::profile::Mode;
use crate::text::Base;

/// Rewrites `buffer`, painted in visual order, into what a terminal in `mode` must be sent.
///
/// [`Mode::Visual`], [`Mode::Explicit`] and [`Mode::Mlterm`] leave safe rows as they are. The other modes move cells,
/// with their styles, within a row; only [`Mode::Words`] leaves colours in their columns, as kitty does.
pub fn encode(buffer: &mut Buffer, mode: Mode) {
    buffer.content.iter_mut().for_each(safety::make_safe);
    match mode {
        Mode::Visual | Mode::Explicit | Mode::Mlterm => {}
        Mode::Words => rows(buffer).for_each(words::turn_words),
        Mode::Runs => rows(buffer).for_each(runs::turn_runs),
        Mode::Anchored => rows(buffer).for_each(runs::anchor_cells),
        Mode::Row => {
            let mut inverse = Inverse::new(Base::Auto);
            rows(buffer).for_each(|row| row::turn_row(row, &mut inverse));
        }
        Mode::Alternating => {
            let mut inverse = Inverse::new(Base::Ltr);
            rows(buffer).for_each(|row| alternating::alternate(row, &mut inverse));
        }
        Mode::Logical => rows(buffer).for_each(logical::put_row_in_reading_order),
    }
}

/// Takes tashkeel out of every cell: for a terminal that would harm the letters under it ([`Marks::Hide`]), wherever a
/// view kept it. Marks of other scripts stay.
///
/// [`Marks::Hide`]: crate::text::Marks::Hide
pub fn hide_marks(buffer: &mut Buffer) {
    let mut room = String::new();
    for cell in buffer.content.iter_mut().filter(|cell| cell.symbol().chars().any(is_tashkeel)) {
        room.clear();
        room.extend(cell.symbol().chars().filter(|&c| !is_tashkeel(c)));
        cell.set_symbol(if room.is_empty() { " " } else { &room });
    }
}

/// Whether `c` is an Arabic mark: tashkeel, the small letters of the Quran, and their like.
const fn is_tashkeel(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8CA}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}')
}

/// The rows that are not plain ASCII: no mode changes the others.
fn rows(buffer: &mut Buffer) -> impl Iterator<Item = &mut [Cell]> {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks_exact_mut(width).filter(|row| row.iter().any(|cell| !cell.symbol().is_ascii()))
}

#[cfg(test)]
mod tests;
