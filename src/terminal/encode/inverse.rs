//! Cells in the order that makes a terminal show them as they were painted, if it lays them out by UAX #9 and ignores
//! every control.
//!
//! There is no formula for it: what a neutral or a digit becomes depends on where it is sent. So candidates are made by
//! reading the cells as if they were text, and each is tried with the algorithm itself; the first that shows what was
//! painted is taken, or the one with the fewest cells in a wrong place.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_bidi::BidiClass;

use super::clusters::{Kind, columns, first, kind, turn, unmirror};
use crate::text::bidi::{self, Base, Level, Levels, mirrored, visual_order_into};

/// A blank with the class of a Latin letter: the pattern of braille without a dot.
const LATIN_BLANK: char = '\u{2800}';
/// An Arabic letter that joins to nothing, sent in the colour of what lies behind it.
const HIDDEN: char = '\u{FE80}';

/// The room in which candidates are made: kept from row to row.
#[derive(Debug)]
pub(super) struct Inverse {
    /// How the terminal finds the direction of what it lays out.
    base: Base,
    /// The clusters as they were painted: where each starts and ends.
    starts: Vec<usize>,
    painted: Vec<char>,
    best: Candidate,
    trial: Candidate,
    room: Room,
}

/// Clusters in an order to be sent.
#[derive(Debug, Default)]
struct Candidate {
    /// Which painted cluster stands at each place.
    order: Vec<usize>,
    /// What is sent there.
    letters: Vec<char>,
    /// How many clusters would be shown in a wrong place.
    wrong: usize,
}

#[derive(Debug, Default)]
struct Room {
    text: String,
    resolved: Levels,
    levels: Vec<Level>,
    order: Vec<usize>,
    cells: Vec<Cell>,
}

/// How the painted cells are read to make a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guess {
    /// From the right, as text that runs right to left.
    RightToLeft,
    /// From the left, as text that runs left to right.
    LeftToRight,
    /// From the right, and the blank at the right end leads as a hidden Arabic letter.
    RightToLeftLed,
    /// From the left, and blanks beside something count as Latin letters.
    LeftToRightAnchored,
}

impl Inverse {
    /// For a terminal that finds the direction of what it lays out as `base` says.
    pub(super) fn new(base: Base) -> Self {
        Self {
            base,
            starts: Vec::new(),
            painted: Vec::new(),
            best: Candidate::default(),
            trial: Candidate::default(),
            room: Room::default(),
        }
    }

    /// Puts `cells` in the order in which they are to be sent, brackets turned where the terminal mirrors them.
    pub(super) fn put(&mut self, cells: &mut [Cell]) {
        if self.base != Base::Ltr && runs_one_way(cells) {
            turn(cells);
            return cells.iter_mut().for_each(unmirror);
        }
        if cells.iter().all(|cell| cell.symbol() == " " || kind(cell) == Kind::Letter) {
            return turn(cells);
        }
        self.read(cells);
        self.best.wrong = usize::MAX;
        let led = cells.last().is_some_and(can_hide).then_some(Guess::RightToLeftLed);
        let straight = [Guess::RightToLeft, Guess::LeftToRight];
        for guess in straight.into_iter().chain(led).chain([Guess::LeftToRightAnchored]) {
            self.guess(guess);
            self.judge();
            if self.trial.wrong < self.best.wrong {
                std::mem::swap(&mut self.trial, &mut self.best);
            }
            if self.best.wrong == 0 {
                break;
            }
        }
        self.write(cells);
    }

    fn read(&mut self, cells: &[Cell]) {
        self.starts.clear();
        self.painted.clear();
        let mut column = 0;
        while let Some(cell) = cells.get(column) {
            self.starts.push(column);
            self.painted.push(first(cell));
            column += columns(cells, column);
        }
        self.starts.push(column);
    }

    fn guess(&mut self, guess: Guess) {
        let Self { painted, trial, room, .. } = self;
        let last = painted.len().saturating_sub(1);
        let letter = |i: usize| match guess {
            Guess::RightToLeftLed if i == last => HIDDEN,
            Guess::LeftToRightAnchored => anchored(painted, i),
            Guess::RightToLeft | Guess::RightToLeftLed | Guess::LeftToRight => painted[i],
        };
        let (base, read): (_, fn(usize, usize) -> usize) = match guess {
            Guess::RightToLeft | Guess::RightToLeftLed => (Base::Rtl, |i, last| last - i),
            Guess::LeftToRight | Guess::LeftToRightAnchored => (Base::Ltr, |i, _| i),
        };
        trial.letters.clear();
        trial.letters.extend((0..painted.len()).map(|i| letter(read(i, last))));
        room.lay_out(&trial.letters, base);
        if base == Base::Rtl {
            room.order.reverse();
        }
        trial.order.clear();
        trial.order.extend(room.order.iter().map(|&i| read(i, last)));
        trial.letters.clear();
        trial.letters.extend(room.order.iter().map(|&i| turned(letter(read(i, last)), room.levels[i])));
    }

    /// Counts what the terminal would show in a wrong place. Brackets are paired as they are sent, so where one comes
    /// out turned the wrong way they are turned by the levels of this try, and tried again.
    fn judge(&mut self) {
        self.count_wrong();
        if self.trial.wrong > 0 {
            let Self { trial, room, painted, .. } = self;
            for ((letter, &level), &from) in trial.letters.iter_mut().zip(&room.levels).zip(&trial.order) {
                let is_painted = *letter == painted[from] || mirrored(*letter) == Some(painted[from]);
                *letter = if is_painted { turned(painted[from], level) } else { *letter };
            }
            self.count_wrong();
        }
    }

    fn count_wrong(&mut self) {
        let Self { base, trial, room, painted, .. } = self;
        room.lay_out(&trial.letters, *base);
        let wrong = room.order.iter().enumerate().filter(|&(place, &sent)| {
            let letter = turned(trial.letters[sent], room.levels[sent]);
            trial.order[sent] != place || (letter != painted[place] && !matches!(letter, LATIN_BLANK | HIDDEN))
        });
        trial.wrong = wrong.count();
    }

    fn write(&mut self, cells: &mut [Cell]) {
        let Self { starts, painted, best, room, .. } = self;
        room.cells.clear();
        for (&from, &letter) in best.order.iter().zip(&best.letters) {
            let start = room.cells.len();
            let cluster =
                starts.get(from).zip(starts.get(from + 1)).and_then(|(&start, &end)| cells.get_mut(start..end));
            room.cells.extend(cluster.into_iter().flatten().map(std::mem::take));
            let Some(cell) = room.cells.get_mut(start) else { continue };
            if letter == LATIN_BLANK {
                cell.set_char(letter);
            } else if letter == HIDDEN && painted[from] == ' ' {
                cell.fg = cell.bg;
                cell.set_char(letter);
            } else if letter != painted[from] {
                unmirror(cell);
            }
        }
        for (cell, moved) in cells.iter_mut().zip(room.cells.drain(..)) {
            *cell = moved;
        }
    }
}

impl Room {
    /// The levels and the visual order of one line of these characters.
    fn lay_out(&mut self, letters: &[char], base: Base) {
        self.text.clear();
        self.text.extend(letters);
        self.resolved.resolve(&self.text, base);
        self.resolved.line_into(0..letters.len(), &mut self.levels);
        visual_order_into(&self.levels, &mut self.order);
    }
}

/// Whether all of it runs right to left in a terminal that asks the first letter: no Latin letter and no digit is in it.
fn runs_one_way(cells: &[Cell]) -> bool {
    let mut has_letter = false;
    for cell in cells.iter().filter(|cell| cell.symbol() != " ") {
        match bidi::class(first(cell)) {
            BidiClass::R | BidiClass::AL => has_letter = true,
            BidiClass::L | BidiClass::EN | BidiClass::AN => return false,
            _ => {}
        }
    }
    has_letter
}

/// What is shown of `letter` at this level (UAX #9, L4).
fn turned(letter: char, level: Level) -> char {
    if level.is_rtl() { mirrored(letter).unwrap_or(letter) } else { letter }
}

/// Whether a letter in this blank cell can be painted without being seen.
fn can_hide(cell: &Cell) -> bool {
    let seen = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
    cell.symbol() == " " && cell.bg != Color::Reset && !cell.modifier.intersects(seen)
}

/// A blank beside something else counts as a Latin letter.
fn anchored(painted: &[char], i: usize) -> char {
    let is_other = |i: Option<usize>| i.and_then(|i| painted.get(i)).is_some_and(|&c| c != ' ');
    let is_beside = is_other(i.checked_sub(1)) || is_other(i.checked_add(1));
    if painted[i] == ' ' && is_beside { LATIN_BLANK } else { painted[i] }
}
