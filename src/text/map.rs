//! Between text and screen: what stands under a column, where an offset is drawn, the columns of a range.
//!
//! Columns count cells from the layout's left edge, alignment included. The line of an offset is found by binary
//! search, its cell by a walk along that one line.

use super::bidi::Direction;
use super::layout::{Layout, Line, Stored};
use super::measure::{Cells, Column, Offset, Span};

impl Layout {
    /// The start of the cluster under `column` of line `line`. A kashida means the letter before it, an added blank
    /// the blank before it, an ellipsis the first character that is left out. Beside the text the nearer end of
    /// the line is meant: on the start side the line's start, on the end side the place behind its last visible
    /// cluster. Lines behind the last mean the last.
    #[must_use]
    pub fn hit(&self, line: usize, column: Column) -> Offset {
        let number = line.min(self.lines.len().saturating_sub(1));
        let Some(line) = self.lines.get(number) else { return Offset::START };
        let cells = self.stored(number);
        if column < line.left {
            return self.edge(number, line, Direction::Ltr);
        }
        if column >= line.left + line.used {
            return self.edge(number, line, Direction::Rtl);
        }
        // Of cells in one column only the last has a width.
        let behind = cells.partition_point(|cell| cell.column <= column);
        let visible = cells.get(..behind).and_then(|cells| cells.iter().rfind(|cell| cell.width > 0));
        visible.map_or(line.span.start, |cell| self.meant(number, cell))
    }

    /// The line and the column where the cluster at `offset` is drawn: the left edge of its cell (of several, the
    /// first in reading order). Offsets behind the text, or in what was clipped, give the column next to the text's
    /// end, or the ellipsis. The column is always inside the layout, for a caret to stand there.
    #[must_use]
    pub fn place(&self, offset: Offset) -> (usize, Column) {
        let number = self.line_of(offset);
        let Some(line) = self.lines.get(number) else { return (number, Column(0)) };
        let cells = self.stored(number);
        let covers = |cell: &&Stored| cell.start <= offset && offset < cell.end;
        let (first, last) = (cells.iter().find(covers), cells.iter().rfind(covers));
        let cell = match (first, last) {
            (Some(_), Some(last)) if last.level.is_rtl() => Some(last),
            (first, _) => first,
        };
        let ellipsis = || cells.iter().find(|cell| cell.start == cell.end && cell.start == line.span.end);
        (number, cell.or_else(ellipsis).map_or_else(|| self.caret(line), |cell| self.inside(cell.column)))
    }

    /// The columns that show any of `span`: for each line it touches, stretches from left to right as (line, left
    /// edge, width), several on a line of mixed direction. Kashidas and blanks that were added inside the range are
    /// part of it; clusters without a picture and hanging blanks are not. A cluster partly in `span` is shown whole.
    #[must_use]
    pub fn spans(&self, span: Span) -> Vec<(usize, Column, Cells)> {
        let mut found: Vec<(usize, Column, Cells)> = Vec::new();
        if span.is_empty() {
            return found;
        }
        for number in self.line_of(span.start)..self.lines.len() {
            if self.span(number).start >= span.end {
                break;
            }
            for cell in self.stored(number).iter().filter(|cell| cell.width > 0 && cell.is_in(span)) {
                let width = Cells(cell.width.into());
                match found.last_mut() {
                    Some((line, left, length)) if *line == number && *left + *length == cell.column => {
                        *length = *length + width;
                    }
                    _ => found.push((number, cell.column, width)),
                }
            }
        }
        found
    }

    /// What a click beside the text means, on the side where text of direction `side` starts.
    fn edge(&self, number: usize, line: &Line, side: Direction) -> Offset {
        if side == line.direction {
            return line.span.start;
        }
        let visible = self.stored(number).iter().filter(|cell| cell.width > 0);
        visible.map(|cell| cell.end).max().unwrap_or(line.span.start)
    }

    /// The offset that a cell means.
    fn meant(&self, number: usize, cell: &Stored) -> Offset {
        if cell.start < cell.end || cell.start == self.span(number).end {
            return cell.start;
        }
        let before = self.stored(number).iter().find(|text| text.start < text.end && text.end == cell.start);
        before.map_or(cell.start, |text| text.start)
    }

    /// Where a caret behind the end of a line stands.
    fn caret(&self, line: &Line) -> Column {
        match line.direction {
            Direction::Ltr => self.inside(line.left + line.used),
            Direction::Rtl => self.inside(line.left - Cells(1)),
        }
    }

    fn inside(&self, column: Column) -> Column {
        column.min(Column(self.width.0.max(1) - 1))
    }
}

impl Stored {
    /// Whether any of the cell's text is in `span`; what was added belongs to it where it stands inside.
    fn is_in(&self, span: Span) -> bool {
        if self.start < self.end {
            Span::new(self.start, self.end).meet(span).is_some()
        } else {
            span.start < self.start && self.start < span.end
        }
    }
}
