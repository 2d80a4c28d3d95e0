//! Between text and screen: what stands under a column, where an offset is drawn, the columns of a range.
//!
//! Columns count cells from the layout's left edge, alignment included. A line is found by binary search over the
//! lines, then a run of one direction over the line's runs, then a cell over the run's cells: within a run, cells
//! stand in reading order from one side. Nothing walks along a line.

mod caret;

use super::bidi::Direction;
use super::layout::{Layout, Line, Run, Stored};
use super::measure::{Cells, Column, Offset, Span};
pub use caret::{Affinity, Caret};

impl Layout {
    /// The start of the cluster under `column` of line `line`. A kashida means the letter before it, an added blank
    /// the blank before it, an ellipsis the first character that is left out. Beside the text the nearer end of
    /// the line is meant: on the start side the line's start, on the end side the place behind its last visible
    /// cluster. Lines behind the last mean the last.
    #[must_use]
    pub fn hit(&self, line: usize, column: Column) -> Offset {
        let number = line.min(self.lines.len().saturating_sub(1));
        let Some(line) = self.lines.get(number) else { return Offset::START };
        if column < line.left {
            return line.edge(Direction::Ltr);
        }
        if column >= line.left + line.used {
            return line.edge(Direction::Rtl);
        }
        let (first, cells) = (line.cells.0 as usize, self.stored(number));
        // Of the cells in one column only the last has a width.
        let behind = cells.partition_point(|cell| cell.column <= column);
        behind.checked_sub(1).and_then(|at| self.meant(line, first + at)).map_or(line.span.start, |cell| cell.start)
    }

    /// The line and the column where the cluster at `offset` is drawn: the left edge of its cell (of several, the
    /// first in reading order). Offsets behind the text, or in what was clipped, give the column next to the text's
    /// end, or the ellipsis. The column is always inside the layout, for a caret to stand there.
    #[must_use]
    pub fn place(&self, offset: Offset) -> (usize, Column) {
        let number = self.line_of(offset);
        let Some(line) = self.lines.get(number) else { return (number, Column(0)) };
        let ellipsis = || self.ellipsis(line);
        let cell = self.cell_of(line, offset).or_else(ellipsis).and_then(|at| self.cells.get(at));
        let column = cell.map_or_else(|| line.behind(), |cell| cell.column);
        (number, column.min(Column(self.width.0.max(1) - 1)))
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
            let Some(line) = self.lines.get(number).filter(|line| line.span.start < span.end) else { break };
            let first = found.len();
            let runs = self.runs_of(line).into_iter().filter(|run| run.start < span.end);
            found.extend(runs.filter_map(|run| self.stretch(run, span)).map(|(left, width)| (number, left, width)));
            if let Some(stretches) = found.get_mut(first..) {
                stretches.sort_unstable_by_key(|&(_, left, _)| left);
            }
            merge(&mut found, first);
        }
        found
    }

    /// The columns of `run` that show any of `span`, if there are any. What was added belongs to it where it stands
    /// inside.
    fn stretch(&self, run: Run, span: Span) -> Option<(Column, Cells)> {
        let cells = self.cells.get(run.cells.0 as usize..run.cells.1 as usize)?;
        let is_before = |cell: &Stored| cell.end <= span.start;
        let is_behind = |cell: &Stored| cell.start >= span.end;
        let (from, to) = if is_rtl(cells) {
            (cells.partition_point(is_behind), cells.partition_point(|cell| !is_before(cell)))
        } else {
            (cells.partition_point(is_before), cells.partition_point(|cell| !is_behind(cell)))
        };
        let shown = cells.get(from..to)?;
        let (left, last) = (shown.first()?.column, shown.last()?);
        let right = last.column + Cells(last.width.into());
        (left < right).then(|| (left, Cells(right.0 - left.0)))
    }

    /// The runs of `line`, in reading order.
    fn runs_of(&self, line: &Line) -> impl IntoIterator<Item = Run> {
        let whole = Run { start: line.span.start, cells: line.cells };
        let runs = self.runs.get(line.runs.0 as usize..line.runs.1 as usize).unwrap_or_default();
        let only = runs.is_empty().then_some(whole);
        only.into_iter().chain(runs.iter().copied())
    }

    /// The run of `line` that the character at `offset` stands in.
    fn run_of(&self, line: &Line, offset: Offset) -> Run {
        let runs = self.runs.get(line.runs.0 as usize..line.runs.1 as usize).unwrap_or_default();
        let behind = runs.partition_point(|run| run.start <= offset);
        let found = runs.get(behind.saturating_sub(1)).copied();
        found.unwrap_or(Run { start: line.span.start, cells: line.cells })
    }

    /// Which cell of `run` is the first in reading order that ends behind `offset`, counted from the run's first
    /// in reading order; as many as there are cells where none does.
    fn rank(&self, run: Run, offset: Offset) -> usize {
        let cells = self.cells.get(run.cells.0 as usize..run.cells.1 as usize).unwrap_or_default();
        if is_rtl(cells) {
            cells.len() - cells.partition_point(|cell| cell.end > offset)
        } else {
            cells.partition_point(|cell| cell.end <= offset)
        }
    }

    /// The index of cell `rank` of `run` in reading order.
    fn nth(&self, run: Run, rank: usize) -> Option<usize> {
        let (first, end) = (run.cells.0 as usize, run.cells.1 as usize);
        let cells = self.cells.get(first..end)?;
        let at = if is_rtl(cells) { cells.len().checked_sub(rank + 1)? } else { rank };
        (at < cells.len()).then_some(first + at)
    }

    /// The index of the cell that shows the character at `offset`: of several, the first in reading order.
    fn cell_of(&self, line: &Line, offset: Offset) -> Option<usize> {
        let run = self.run_of(line, offset);
        let at = self.nth(run, self.rank(run, offset))?;
        self.cells.get(at).is_some_and(|cell| cell.start <= offset).then_some(at)
    }

    /// The cell of text that the cell at index `at` of `line` means: itself, or what an addition stands behind.
    fn meant(&self, line: &Line, at: usize) -> Option<&Stored> {
        let cell = self.cells.get(at)?;
        if cell.start < cell.end || cell.start == line.span.end {
            return Some(cell);
        }
        let before = Offset::new(cell.start.bytes().saturating_sub(1));
        self.cells.get(self.cell_of(line, before)?)
    }

    /// The index of the ellipsis at the end of a clipped `line`.
    fn ellipsis(&self, line: &Line) -> Option<usize> {
        let (first, end) = (line.cells.0 as usize, line.cells.1 as usize);
        let at = match line.direction {
            Direction::Ltr => end.checked_sub(1)?,
            Direction::Rtl => first,
        };
        let is_one = |cell: &Stored| cell.start == cell.end && cell.start == line.span.end;
        self.cells.get(at).is_some_and(|cell| first < end && is_one(cell)).then_some(at)
    }
}

impl Line {
    /// What a click beside the text means, on the side where text of direction `side` starts.
    fn edge(&self, side: Direction) -> Offset {
        if side == self.direction { self.span.start } else { self.shown }
    }

    /// The column next to the line's end.
    fn behind(&self) -> Column {
        match self.direction {
            Direction::Ltr => self.left + self.used,
            Direction::Rtl => self.left - Cells(1),
        }
    }
}

/// Whether the cells of a run stand in reading order from the right.
fn is_rtl(run: &[Stored]) -> bool {
    run.first().is_some_and(|cell| cell.level.is_rtl())
}

/// Joins those stretches from `first` on that touch; they are in order.
fn merge(found: &mut Vec<(usize, Column, Cells)>, first: usize) {
    let mut kept = first;
    for i in first + 1..found.len() {
        let (line, left, width) = found[i];
        if found[kept].1 + found[kept].2 == left {
            found[kept].2 = found[kept].2 + width;
        } else {
            kept += 1;
            found[kept] = (line, left, width);
        }
    }
    found.truncate(kept + usize::from(first < found.len()));
}
