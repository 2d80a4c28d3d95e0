//! For kitty, which hands every piece without blanks to a shaper that draws it right to left if its first letter is
//! Arabic, and mirrors it.
//!
//! Only the letters are turned: kitty leaves colours in their columns. Where bold or slanted letters begin the font
//! changes, and with it the piece. Borders and wide clusters are drawn apart, too.

use std::mem::swap;
use std::ops::Range;

use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use super::clusters::{Kind, columns, first, is_border, kind_of, unmirror};

/// A blank that does not end a piece.
const BLANK: &str = "\u{A0}";
/// The same an Arabic letter mark: the piece it leads is drawn right to left.
const RIGHT_TO_LEFT_BLANK: &str = "\u{A0}\u{61C}";
/// The Arabic letter mark: no width, no picture, and it counts as an Arabic letter.
const RIGHT_TO_LEFT_MARK: char = '\u{61C}';
/// What makes kitty take another font of the family.
const FACES: Modifier = Modifier::BOLD.union(Modifier::ITALIC);

/// Which way the shaper draws a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    LeftToRight,
    RightToLeft,
}

/// Turns every piece round that kitty will turn back.
pub(super) fn turn_words(row: &mut [Cell]) {
    let mut column = 0;
    while column < row.len() {
        let end = piece(row, column);
        column = if end > column { turn_piece(row, column..end) } else { column + columns(row, column) };
    }
}

/// Where the piece that starts at `column` ends; `column` itself where a blank or border stands there.
fn piece(row: &[Cell], column: usize) -> usize {
    let belongs = |i: &usize| face(row, *i) == face(row, column) && !is_apart(row, *i);
    (column..row.len()).take_while(belongs).last().map_or(column, |last| last + 1)
}

/// Whether the cluster at `column` belongs to no piece.
fn is_apart(row: &[Cell], column: usize) -> bool {
    let Some(cell) = row.get(column) else { return true };
    let c = first(cell);
    // Braille and the signs of powerline fonts are painted like borders.
    let is_painted = is_border(c) || matches!(c, '\u{2800}'..='\u{28FF}' | '\u{E0B0}'..='\u{E0D4}');
    c == ' ' || is_painted || columns(row, column) > 1
}

/// Turns the piece that `piece` is, and returns where what was turned ends: further on where the piece had to be joined
/// to the next one.
fn turn_piece(row: &mut [Cell], piece: Range<usize>) -> usize {
    let Some(cells) = row.get_mut(piece.clone()) else { return piece.end };
    if direction(cells.iter().rev()) == Some(Direction::RightToLeft) {
        turn_letters(cells);
    } else if direction(cells.iter()) == Some(Direction::RightToLeft) {
        return join(row, piece);
    }
    piece.end
}

/// Arabic at the left end of a piece and Latin at its right one: either way kitty would turn it wrongly. So the blank
/// behind it is taken along: it leads a piece that runs right to left, or joins this piece to an Arabic one. Where the
/// face changes within the word, its rest gives its own face up.
fn join(row: &mut [Cell], piece: Range<usize>) -> usize {
    let (Some(face), Some(next)) = (face(row, piece.start), row.get(piece.end)) else { return lead(row, piece) };
    let is_blank = next.symbol() == " ";
    if !is_blank && is_apart(row, piece.end) {
        return lead(row, piece);
    }
    let behind = piece.end + usize::from(is_blank);
    let rest = if is_blank && self::face(row, behind) != Some(face) { behind } else { self::piece(row, behind) };
    for cell in &mut row[piece.end..rest.max(piece.end + 1)] {
        cell.modifier = cell.modifier.difference(FACES) | face;
    }
    if is_blank {
        row[piece.end].set_symbol(if rest == behind { RIGHT_TO_LEFT_BLANK } else { BLANK });
    }
    if rest == behind {
        turn_letters(&mut row[piece.start..rest]);
        return rest;
    }
    turn_piece(row, piece.start..rest)
}

/// Turns a piece that can't be joined to anything behind it, if it ends in a sign: the mark that makes it run right to
/// left goes with that.
fn lead(row: &mut [Cell], piece: Range<usize>) -> usize {
    let last = piece.end.checked_sub(1).and_then(|last| row.get(last));
    if last.is_some_and(|last| !first(last).is_alphanumeric()) {
        let cells = &mut row[piece.clone()];
        turn_letters(cells);
        if let Some(sign) = cells.first_mut() {
            let led = format!("{}{RIGHT_TO_LEFT_MARK}", sign.symbol());
            sign.set_symbol(&led);
        }
    }
    piece.end
}

/// Which font of the family the cell at `column` takes.
fn face(row: &[Cell], column: usize) -> Option<Modifier> {
    row.get(column).map(|cell| cell.modifier & FACES)
}

/// The direction of the first letter whose script has one (as `HarfBuzz` guesses it).
fn direction<'a>(mut cells: impl Iterator<Item = &'a Cell>) -> Option<Direction> {
    cells.find_map(|cell| script_direction(first(cell)))
}

fn script_direction(c: char) -> Option<Direction> {
    match c {
        // Shared with other scripts: comma, semicolon, question mark, tatweel, ornate brackets.
        '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{640}' | '\u{FD3E}' | '\u{FD3F}' => None,
        // Arabic digits and signs belong to the script, whatever their class is.
        '\u{600}'..='\u{6FF}' => Some(Direction::RightToLeft),
        _ if kind_of(c) != Kind::Other => Some(Direction::RightToLeft),
        // Unicode's other letters all run left to right.
        _ => c.is_alphabetic().then_some(Direction::LeftToRight),
    }
}

/// Turns what stands in the cells round, and leaves colours and weights in their columns.
fn turn_letters(cells: &mut [Cell]) {
    let count = cells.len();
    let (left, right) = cells.split_at_mut(count / 2);
    for (a, b) in left.iter_mut().zip(right.iter_mut().rev()) {
        swap(a, b);
        swap(&mut a.fg, &mut b.fg);
        swap(&mut a.bg, &mut b.bg);
        swap(&mut a.modifier, &mut b.modifier);
    }
    cells.iter_mut().for_each(unmirror);
}
