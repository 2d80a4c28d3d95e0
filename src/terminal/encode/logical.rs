//! A row of visual cells back in reading order with plain letters.
//!
//! Only the cells are at hand, not the text they came from, so the levels are inferred: a piece with an Arabic letter
//! was laid out right to left, Latin runs and numbers in it left to right (UAX #9 with base level 1). That is exact for
//! text without embeddings and without numbers whose class its distant neighbours decide. A cell stays one column: a
//! ligature of several letters (lam-alef) stays a ligature.

use std::ops::Range;
use std::sync::LazyLock;

use ratatui::buffer::Cell;
use unicode_bidi::BidiClass;
use unicode_normalization::UnicodeNormalization;

use super::clusters::columns;
use crate::text::bidi::{self, mirrored};

/// A cluster on the row: a cell, and the cells that a wide one covers.
struct Cluster {
    cells: Range<usize>,
    class: Class,
}

/// What a cluster is to the bidirectional algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// An Arabic letter (AL).
    Arabic,
    /// Another letter that runs right to left (R).
    Right,
    /// A letter that runs left to right (L).
    Left,
    /// A Latin digit (EN).
    Digit,
    /// An Arabic-Indic digit (AN).
    ArabicDigit,
    /// A sign that stands before or behind a Latin number (ET), as `%`.
    Terminator,
    /// A comma, colon, stop or slash within a number (CS).
    CommonSeparator,
    /// A plus or minus (ES), within a Latin number only.
    Sign,
    /// A bracket that opens, as it stands on the screen.
    Opening,
    /// A bracket that closes, as it stands on the screen.
    Closing,
    /// A single blank.
    Blank,
    /// Anything else.
    Neutral,
    /// A border: no piece reaches over it.
    Border,
}

/// Puts one row in reading order, piece by piece.
pub(super) fn put_row_in_reading_order(row: &mut [Cell]) {
    if row.iter().all(|cell| cell.symbol().is_ascii()) {
        return;
    }
    let clusters = clusters(row);
    for piece in pieces(&clusters) {
        let piece = &clusters[piece];
        if piece.iter().any(|cluster| matches!(cluster.class, Class::Arabic | Class::Right)) {
            put_piece_in_reading_order(row, piece);
        }
    }
}

fn put_piece_in_reading_order(row: &mut [Cell], piece: &[Cluster]) {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else { return };
    let place = first.cells.start..last.cells.end;
    let left_to_right = left_to_right(&piece.iter().map(|cluster| cluster.class).collect::<Vec<_>>());
    let mut ordered: Vec<Cell> = Vec::with_capacity(place.len());
    for index in reading_order(&left_to_right) {
        let start = ordered.len();
        ordered.extend(row[piece[index].cells.clone()].iter_mut().map(std::mem::take));
        make_plain(&mut ordered[start..], left_to_right[index]);
    }
    row[place].swap_with_slice(&mut ordered);
}

/// The reading order of a piece: all of it turned round, and its left-to-right runs turned back (UAX #9, L2, undone).
fn reading_order(left_to_right: &[bool]) -> Vec<usize> {
    let mut order = Vec::with_capacity(left_to_right.len());
    let mut end = left_to_right.len();
    while let Some(last) = end.checked_sub(1) {
        let start = if left_to_right[last] {
            left_to_right[..end].iter().rposition(|&run| !run).map_or(0, |before| before + 1)
        } else {
            last
        };
        order.extend(start..end);
        end = start;
    }
    order
}

/// Which clusters of a piece, in visual order, stand at level 2.
fn left_to_right(classes: &[Class]) -> Vec<bool> {
    let mut marked = vec![false; classes.len()];
    let mut from = 0;
    // Between two right-to-left letters everything is decided by what stands there and the letter to the right,
    // which comes first in reading order.
    while from < classes.len() {
        let to = (from..classes.len()).find(|&i| is_right_to_left(classes[i])).unwrap_or(classes.len());
        let before = classes.get(to).copied();
        mark_between(&classes[from..to], before, &mut marked[from..to]);
        from = to + 1;
    }
    marked
}

fn mark_between(classes: &[Class], before: Option<Class>, marked: &mut [bool]) {
    for run in numbers(classes, before) {
        marked[run].fill(true);
    }
    let Some(first) = classes.iter().position(|&class| class == Class::Left) else { return };
    // From the first Latin letter to the last one or a Latin digit behind it (W7, N1).
    let last = classes.iter().rposition(|&class| matches!(class, Class::Left | Class::Digit)).unwrap_or(first);
    let mut end = last + 1;
    if classes[last] == Class::Digit {
        end += classes[end..].iter().take_while(|&&class| class == Class::Terminator).count();
    }
    end += closed_behind(&classes[first..end], &classes[end..]);
    marked[first..end].fill(true);
}

/// How many clusters of `behind` go with the run before them, because they close brackets opened in it (N0).
fn closed_behind(run: &[Class], behind: &[Class]) -> usize {
    let mut open: usize = 0;
    for class in run {
        match class {
            Class::Opening => open += 1,
            Class::Closing => open = open.saturating_sub(1),
            Class::Arabic
            | Class::Right
            | Class::Left
            | Class::Digit
            | Class::ArabicDigit
            | Class::Terminator
            | Class::CommonSeparator
            | Class::Sign
            | Class::Blank
            | Class::Neutral
            | Class::Border => {}
        }
    }
    behind.iter().take_while(|&&class| class == Class::Closing).count().min(open)
}

/// The runs of digits with the separators and signs that belong to them (W2, W4, W5).
fn numbers(classes: &[Class], before: Option<Class>) -> Vec<Range<usize>> {
    // Behind an Arabic letter Latin digits count as Arabic ones: only a common separator holds them together.
    let latin = before != Some(Class::Arabic);
    let digit = |i: usize| classes.get(i).copied().filter(|class| matches!(class, Class::Digit | Class::ArabicDigit));
    let joins = |i: usize| {
        let (Some(left), Some(right)) = (i.checked_sub(1).and_then(digit), digit(i + 1)) else { return false };
        match classes[i] {
            Class::CommonSeparator => left == right || !latin,
            Class::Sign => latin && (left, right) == (Class::Digit, Class::Digit),
            _ => false,
        }
    };
    let terminates = |i: &usize| latin && classes.get(*i) == Some(&Class::Terminator);
    let mut runs = Vec::new();
    let mut i = 0;
    while i < classes.len() {
        let end = (i..classes.len()).find(|&i| digit(i).is_none() && !joins(i)).unwrap_or(classes.len());
        if end == i {
            i += 1;
            continue;
        }
        let before = if digit(i) == Some(Class::Digit) { (0..i).rev().take_while(terminates).count() } else { 0 };
        let behind =
            if digit(end - 1) == Some(Class::Digit) { (end..classes.len()).take_while(terminates).count() } else { 0 };
        runs.push(i - before..end + behind);
        i = end;
    }
    runs
}

const fn is_right_to_left(class: Class) -> bool {
    matches!(class, Class::Arabic | Class::Right)
}

/// The letters themselves instead of their presentation forms; brackets turned back where they were mirrored.
fn make_plain(cells: &mut [Cell], left_to_right: bool) {
    let Some(cell) = cells.first_mut() else { return };
    if cell.symbol().is_ascii() && left_to_right {
        return;
    }
    let mut letters = cell.symbol().chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        let plain = plain_letter(only, left_to_right);
        if plain != only {
            cell.set_char(plain);
        }
        return;
    }
    let plain: String = cell.symbol().chars().map(|c| plain_letter(c, left_to_right)).collect();
    if plain != cell.symbol() {
        cell.set_symbol(&plain);
    }
}

fn plain_letter(c: char, left_to_right: bool) -> char {
    if !left_to_right && let Some(mirror) = mirrored(c) {
        return mirror;
    }
    let place = u32::from(c).checked_sub(FORMS.0).and_then(|place| usize::try_from(place).ok());
    place.and_then(|place| LETTERS.get(place)).copied().unwrap_or(c)
}

/// The first and the last presentation form of Arabic (Forms-A, Forms-B).
const FORMS: (u32, u32) = (0xFB50, 0xFEFC);

/// The letter that each character from the first presentation form on stands for: looked up once, not for every cell.
static LETTERS: LazyLock<Vec<char>> =
    LazyLock::new(|| (FORMS.0..=FORMS.1).filter_map(char::from_u32).map(letter_of).collect());

fn letter_of(c: char) -> char {
    if !matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') {
        return c;
    }
    let mut letters = std::iter::once(c).nfkc();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        // A ligature, or a mark on its own with a blank to carry it.
        _ => c,
    }
}

fn clusters(row: &[Cell]) -> Vec<Cluster> {
    let mut clusters = Vec::new();
    let mut column = 0;
    while let Some(cell) = row.get(column) {
        let end = column + columns(row, column);
        clusters.push(Cluster { cells: column..end, class: class(cell) });
        column = end;
    }
    clusters
}

/// The stretches between borders and gutters (two blanks or more), without the blanks at their ends.
fn pieces(clusters: &[Cluster]) -> Vec<Range<usize>> {
    let is_blank = |i: usize| clusters.get(i).is_some_and(|cluster| cluster.class == Class::Blank);
    let mut pieces = Vec::new();
    let mut start = None;
    for (i, cluster) in clusters.iter().enumerate() {
        let parts = cluster.class == Class::Border || (is_blank(i) && (is_blank(i + 1) || start.is_none()));
        match (parts, start) {
            (true, Some(from)) => {
                pieces.push(from..i);
                start = None;
            }
            (false, None) => start = Some(i),
            (true, None) | (false, Some(_)) => {}
        }
    }
    pieces.extend(start.map(|from| from..clusters.len()));
    for piece in &mut pieces {
        while piece.end > piece.start && is_blank(piece.end - 1) {
            piece.end -= 1;
        }
    }
    pieces
}

fn class(cell: &Cell) -> Class {
    let Some(first) = cell.symbol().chars().next() else { return Class::Blank };
    match first {
        ' ' => return Class::Blank,
        '(' | '[' | '{' => return Class::Opening,
        ')' | ']' | '}' => return Class::Closing,
        // Box drawing, block elements, and the symbols for legacy computing.
        '\u{2500}'..='\u{259F}' | '\u{1FB00}'..='\u{1FBFF}' => return Class::Border,
        _ => {}
    }
    match bidi::class(first) {
        BidiClass::AL => Class::Arabic,
        BidiClass::R => Class::Right,
        BidiClass::L => Class::Left,
        BidiClass::EN => Class::Digit,
        BidiClass::AN => Class::ArabicDigit,
        BidiClass::ET => Class::Terminator,
        BidiClass::CS => Class::CommonSeparator,
        BidiClass::ES => Class::Sign,
        _ => Class::Neutral,
    }
}
