//! A caret between two characters, and how it steps over the screen.
//!
//! Where the direction changes, what stands before a place in the text and what stands behind it are drawn apart: a
//! caret says which of the two it belongs to.

use super::is_rtl;
use crate::text::bidi::Direction;
use crate::text::layout::{Layout, Line, Stored};
use crate::text::measure::{Cells, Column, Offset};

/// Which neighbour a caret belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// The character before it: the caret stands where that one ends. At a soft line break: on the line that ends.
    Before,
    /// The character behind it: the caret stands where that one starts. At a soft line break: on the new line.
    #[default]
    After,
}

/// A place between two characters of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    /// The place; inside a cluster the start of it is meant.
    pub offset: Offset,
    /// The neighbour that it belongs to.
    pub affinity: Affinity,
}

impl Caret {
    /// The caret before the character at `offset`.
    #[must_use]
    pub const fn before(offset: Offset) -> Self {
        Self { offset, affinity: Affinity::After }
    }

    /// The caret behind the character that ends at `offset`.
    #[must_use]
    pub const fn behind(offset: Offset) -> Self {
        Self { offset, affinity: Affinity::Before }
    }
}

impl Layout {
    /// The line of `caret`, and how many columns lie left of it: from 0 to the width of the layout. A kashida or
    /// blank that was added belongs to the character before it.
    ///
    /// ```
    /// use khabar::text::{Caret, Cells, Column, Offset, Options, lay_out};
    ///
    /// // Three Arabic letters, a blank, and three Latin ones at their left.
    /// let layout = lay_out("ابج abc", &Options::new(Cells(7)));
    /// assert_eq!(layout.caret(Caret::behind(Offset::new(7))), (0, Column(3)));
    /// assert_eq!(layout.caret(Caret::before(Offset::new(7))), (0, Column(0)));
    /// ```
    #[must_use]
    pub fn caret(&self, caret: Caret) -> (usize, Column) {
        let behind = caret.affinity == Affinity::Before && caret.offset > Offset::START;
        let found = if behind { self.end_before(caret.offset) } else { self.start_behind(caret.offset) };
        found.unwrap_or_else(|| {
            let number = self.line_of(caret.offset);
            (number, self.lines.get(number).map(Line::end_edge).unwrap_or_default())
        })
    }

    /// The caret one cluster to the left of `caret` on the screen; from the left end of a line on to the line that
    /// reading goes on with there. None where there is no such line.
    #[must_use]
    pub fn left_of(&self, caret: Caret) -> Option<Caret> {
        let (number, column) = self.caret(caret);
        let line = self.lines.get(number)?;
        if column <= line.left {
            return self.beyond(number, Direction::Rtl);
        }
        let cell = self.seen_at(number, column - Cells(1))?;
        Some(if cell.level.is_rtl() { Caret::behind(cell.end) } else { Caret::before(cell.start) })
    }

    /// The caret one cluster to the right of `caret` on the screen, as [`left_of`](Self::left_of).
    #[must_use]
    pub fn right_of(&self, caret: Caret) -> Option<Caret> {
        let (number, column) = self.caret(caret);
        let line = self.lines.get(number)?;
        if column >= line.left + line.used {
            return self.beyond(number, Direction::Ltr);
        }
        let cell = self.seen_at(number, column)?;
        Some(if cell.level.is_rtl() { Caret::before(cell.start) } else { Caret::behind(cell.end) })
    }

    /// Where the character at `offset` starts on the screen.
    fn start_behind(&self, offset: Offset) -> Option<(usize, Column)> {
        let number = self.line_of(offset);
        let line = self.lines.get(number)?;
        let cell = self.cells.get(self.cell_of(line, offset)?)?;
        Some((number, cell.edge(Side::Start)))
    }

    /// Where the last cluster that ends at or before `offset`, with what was added behind it, ends on the screen.
    fn end_before(&self, offset: Offset) -> Option<(usize, Column)> {
        let last = Offset::new(offset.bytes().saturating_sub(1));
        let number = self.line_of(last);
        let line = self.lines.get(number)?;
        let run = self.run_of(line, last);
        let before = self.rank(run, offset).checked_sub(1)?;
        let cell = self.cells.get(self.nth(run, before)?)?;
        Some((number, cell.edge(Side::End)))
    }

    /// The cell of text that is meant by what is seen at `column`.
    fn seen_at(&self, number: usize, column: Column) -> Option<&Stored> {
        let line = self.lines.get(number)?;
        let behind = self.stored(number).partition_point(|cell| cell.column <= column);
        self.meant(line, line.cells.0 as usize + behind.checked_sub(1)?)
    }

    /// The caret on the other side of the end of line `number` at which text of direction `towards` ends.
    fn beyond(&self, number: usize, towards: Direction) -> Option<Caret> {
        let line = self.lines.get(number)?;
        if line.direction == towards {
            self.lines.get(number + 1).map(|next| Caret::before(next.span.start))
        } else {
            number.checked_sub(1).and_then(|above| self.lines.get(above)).map(|above| Caret::behind(above.shown))
        }
    }
}

/// An end of a cell, in reading order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl Stored {
    /// How many columns lie left of an end of the cell.
    fn edge(&self, side: Side) -> Column {
        if is_rtl(std::slice::from_ref(self)) == (side == Side::Start) {
            self.column + Cells(self.width.into())
        } else {
            self.column
        }
    }
}

impl Line {
    /// How many columns lie left of the line's end.
    fn end_edge(&self) -> Column {
        match self.direction {
            Direction::Ltr => self.left + self.used,
            Direction::Rtl => self.left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Align, Options, lay_out};

    fn stands(layout: &Layout, caret: Caret) -> (usize, u16) {
        let (line, column) = layout.caret(caret);
        (line, column.0)
    }

    #[test]
    fn at_a_border_of_directions_the_caret_has_two_places() {
        // On screen from the left: abc, blank, jeem, beh, alef.
        let layout = lay_out("ابج abc", &Options::new(Cells(7)));
        let border = Offset::new(7);
        assert_eq!(stands(&layout, Caret::behind(border)), (0, 3));
        assert_eq!(stands(&layout, Caret::before(border)), (0, 0));
        assert_eq!(stands(&layout, Caret::behind(Offset::new(10))), (0, 3));
        assert_eq!(stands(&layout, Caret::before(Offset::new(10))), (0, 0), "behind the text: the line's end");
    }

    #[test]
    fn at_a_soft_break_the_caret_has_two_lines() {
        let layout = lay_out("ابج دهو", &Options::new(Cells(5)));
        assert_eq!(stands(&layout, Caret::behind(Offset::new(7))), (0, 2));
        assert_eq!(stands(&layout, Caret::before(Offset::new(7))), (1, 5));
    }

    #[test]
    fn steps_go_on_with_the_line_that_is_read_next() {
        let layout = lay_out("ابج دهو", &Options::new(Cells(5)));
        let end = Caret::behind(Offset::new(6));
        assert_eq!(layout.left_of(end), Some(Caret::before(Offset::new(7))));
        assert_eq!(layout.right_of(Caret::before(Offset::new(7))), Some(end));
        assert_eq!(layout.right_of(Caret::before(Offset::START)), None);
        assert_eq!(layout.left_of(Caret::behind(Offset::new(13))), None);
    }

    #[test]
    fn a_kashida_is_stepped_over_with_its_letter() {
        let layout = lay_out("قرأ كتاب قرأ قرأ", &Options { align: Align::Justify, ..Options::new(Cells(9)) });
        // Kaf, teh with a kashida behind it, alef, beh: columns 4, 3 and 2, 1, 0.
        let teh = Caret::before(Offset::new(9));
        assert_eq!(stands(&layout, teh), (0, 4));
        let alef = layout.left_of(teh).unwrap();
        assert_eq!((alef, stands(&layout, alef)), (Caret::behind(Offset::new(11)), (0, 2)));
        assert_eq!(layout.right_of(alef), Some(teh));
    }

    #[test]
    fn the_empty_text_has_one_caret() {
        let layout = lay_out("", &Options::new(Cells(5)));
        assert_eq!(stands(&layout, Caret::default()), (0, 5));
        assert_eq!((layout.left_of(Caret::default()), layout.right_of(Caret::default())), (None, None));
    }
}
