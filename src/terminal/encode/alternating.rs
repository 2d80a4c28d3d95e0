//! For `QTerminal`, which lays text out between two changes of style only: where every cell has a style of its own,
//! nothing is reordered.
//!
//! Two colours that look the same are made from any colour whose red, green and blue are known. Those of the
//! terminal's own palette are not: there the words are cut apart at their blanks, whose colour nobody sees, and each is
//! sent in the order that the terminal shows as it was painted.

use std::ops::Range;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::clusters::{Kind, columns, kind};
use super::inverse::Inverse;

/// Shown by a blank though it has no letter.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);
/// For blanks whose colour is not seen: any but that of the words.
const UNSEEN: Color = Color::Rgb(1, 2, 3);

/// Which of two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parity {
    Even,
    Odd,
}

/// Gives neighbouring cells of a row with right-to-left letters different styles that look the same.
pub(super) fn alternate(row: &mut [Cell], inverse: &mut Inverse) {
    if row.iter().all(|cell| kind(cell) == Kind::Other) {
        return;
    }
    set_apart(row);
    let mut column = 0;
    while column < row.len() {
        let piece = piece(row, column);
        column = piece.end;
        let Some(cells) = row.get_mut(piece) else { return };
        if cells.len() > 1 && cells.iter().any(|cell| kind(cell) != Kind::Other) {
            inverse.put(cells);
        }
    }
}

impl Parity {
    const fn next(self) -> Self {
        match self {
            Self::Even => Self::Odd,
            Self::Odd => Self::Even,
        }
    }
}

/// Gives each cluster a colour that the one before it does not have, where that can be done unseen.
fn set_apart(row: &mut [Cell]) {
    let mut column = 0;
    let mut parity = Parity::Even;
    while column < row.len() {
        let end = column + columns(row, column);
        // What a wide cluster covers is never written: it looks like the cluster.
        if let Some(colour) = row.get(column).and_then(|cell| apart(cell, parity)) {
            row.iter_mut().take(end).skip(column).for_each(|cell| cell.fg = colour);
        }
        parity = parity.next();
        column = end;
    }
}

/// The colour that sets what stands in `cell` apart, if there is one.
fn apart(cell: &Cell, parity: Parity) -> Option<Color> {
    let is_unseen = cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS);
    twin(cell.fg, parity).or(is_unseen.then_some(UNSEEN))
}

/// The cells from `column` on that the terminal lays out together.
fn piece(row: &[Cell], column: usize) -> Range<usize> {
    let style = row.get(column).map(|cell| (cell.fg, cell.bg, cell.modifier));
    let alike = |cell: &&Cell| Some((cell.fg, cell.bg, cell.modifier)) == style;
    let count = row.iter().skip(column).take_while(alike).count();
    column..column + count.max(1)
}

/// A colour that looks like `colour` and differs from every one of the other parity; none for colours that the
/// terminal's palette decides.
const fn twin(colour: Color, parity: Parity) -> Option<Color> {
    let (red, green, blue) = match colour {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(number @ 16..=231) => {
            let number = number - 16;
            (cube(number / 36), cube(number / 6 % 6), cube(number % 6))
        }
        Color::Indexed(number @ 232..) => {
            let grey = 8 + 10 * (number - 232);
            (grey, grey, grey)
        }
        Color::Indexed(_)
        | Color::Reset
        | Color::Black
        | Color::Red
        | Color::Green
        | Color::Yellow
        | Color::Blue
        | Color::Magenta
        | Color::Cyan
        | Color::Gray
        | Color::DarkGray
        | Color::LightRed
        | Color::LightGreen
        | Color::LightYellow
        | Color::LightBlue
        | Color::LightMagenta
        | Color::LightCyan
        | Color::White => return None,
    };
    Some(match parity {
        Parity::Even => Color::Rgb(red, green, blue & 0xFE),
        Parity::Odd => Color::Rgb(red, green, blue | 1),
    })
}

/// The six steps of the colour cube that xterm's palette of 256 has.
const fn cube(step: u8) -> u8 {
    if step == 0 { 0 } else { 55 + 40 * step }
}
