//! Text cut to a number of lines, with an ellipsis at its logical end.

use super::{Layout, Run, Stored};
use crate::text::bidi::{Direction, Level};
use crate::text::measure::symbol::Symbol;
use crate::text::measure::{Cells, Column, Offset};

const ELLIPSIS: &str = "…";

impl Layout {
    /// This layout without what stands behind its first `lines` lines (at least one is kept). Where text is cut
    /// off, the last line ends with an ellipsis: a cell with `start == end`, where the cut is. That line is not
    /// justified, and its span ends at the cut.
    #[must_use]
    pub fn clip(mut self, lines: usize) -> Self {
        let last = lines.max(1) - 1;
        if self.lines.len() <= last + 1 {
            return self;
        }
        self.lines.truncate(last + 1);
        let kept = self.kept(last);
        let Some(line) = self.lines.last_mut() else { return self };
        line.span.end = kept.iter().map(|cell| cell.end).max().unwrap_or(line.span.start);
        self.cells.truncate(line.cells.0 as usize);
        self.put_back(kept);
        self
    }

    /// The cells of line `line` that stay in front of an ellipsis, from left to right, without justification.
    fn kept(&self, line: usize) -> Vec<Stored> {
        let mut cells: Vec<Stored> = self.stored(line).iter().copied().filter(|cell| cell.start < cell.end).collect();
        let mut logical: Vec<(Offset, u8, bool)> = cells
            .iter()
            .map(|cell| (cell.start, cell.width, cell.symbol.read(&self.symbols).trim().is_empty()))
            .collect();
        logical.sort_by_key(|&(start, ..)| start);
        let mut used: u32 = logical.iter().map(|&(_, width, _)| u32::from(width)).sum();
        let room = u32::from(self.width.0.max(1)) - 1;
        // From the end: what does not fit beside the ellipsis, and the blanks before it.
        let mut cut = None;
        while let Some((start, width, blank)) = logical.pop() {
            if used <= room && !blank && cut != Some(start) {
                break;
            }
            used -= u32::from(width);
            cut = Some(start);
        }
        cells.retain(|cell| cut.is_none_or(|cut| cell.start < cut));
        cells
    }

    /// Puts `kept` in place of the last line's cells, with an ellipsis at its end.
    fn put_back(&mut self, kept: Vec<Stored>) {
        let symbol = Symbol::of_str(ELLIPSIS, &mut self.symbols);
        let Some(line) = self.lines.last_mut() else { return };
        let level = match line.direction {
            Direction::Ltr => Level(0),
            Direction::Rtl => Level(1),
        };
        let at = line.span.end;
        let dots = Stored { symbol, start: at, end: at, column: Column(0), width: 1, level };
        line.used = Cells(1 + kept.iter().map(|cell| u16::from(cell.width)).sum::<u16>());
        line.left = match line.direction {
            Direction::Ltr => Column(0),
            Direction::Rtl => Column(self.width.0.max(1) - line.used.0),
        };
        let (before, behind) = match line.direction {
            Direction::Ltr => (None, Some(dots)),
            Direction::Rtl => (Some(dots), None),
        };
        let mut column = line.left;
        for cell in before.into_iter().chain(kept).chain(behind) {
            self.cells.push(Stored { column, ..cell });
            column = column + Cells(cell.width.into());
        }
        line.shown = at;
        line.cells.1 = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        self.find_runs();
    }

    /// The runs of the last line, read off its cells: neighbours of one level.
    fn find_runs(&mut self) {
        let Some(line) = self.lines.last_mut() else { return };
        self.runs.truncate(line.runs.0 as usize);
        let mut at = line.cells.0;
        let cells = self.cells.get(at as usize..).unwrap_or_default();
        for run in cells.chunk_by(|a, b| a.level == b.level) {
            let first = if run.first().is_some_and(|cell| cell.level.is_rtl()) { run.last() } else { run.first() };
            let end = at + u32::try_from(run.len()).unwrap_or_default();
            self.runs.extend(first.map(|cell| Run { start: cell.start, cells: (at, end) }));
            at = end;
        }
        if let Some(runs) = self.runs.get_mut(line.runs.0 as usize..) {
            runs.sort_unstable_by_key(|run| run.start);
        }
        line.runs.1 = u32::try_from(self.runs.len()).unwrap_or(u32::MAX);
    }
}
