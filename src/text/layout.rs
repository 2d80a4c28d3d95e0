//! Paragraphs, a width and options → lines of visual cells.
//!
//! Offsets count bytes of the text that was laid out; columns and widths count cells, from the layout's left edge.
//! The map from cells back to text lives in [`map`](super::map). Nothing here fails: any string has a layout.
//!
//! What cells never show, whatever the text holds: controls, bidi controls, joiners, soft hyphens (but where a
//! line breaks at one), variation selectors and the prepended signs U+0600–0605 and U+06DD, of which only the
//! digits they enclose are drawn. A tab is one blank.

mod clip;
mod line;
mod options;
mod paragraphs;
mod prepared;
mod shape;
mod stretches;
#[cfg(test)]
mod traps;
mod typesetter;

use super::bidi::{Direction, Level};
use super::measure::symbol::Symbol;
use super::measure::{Cells, Column, Offset, Span};
pub use options::{Align, Breaker, Digits, Letters, Marks, Options};
pub use prepared::Prepared;
pub use typesetter::{Typesetter, lay_out, lay_out_line, lay_out_lines};

/// One cell of a line: a cluster of the text, or something added to it (`start == end`): a kashida or a blank of
/// justification, or the ellipsis of a clipped text.
///
/// Lam and alef are one cluster and one cell. A ligature character that stands for words (U+FDFA, U+FDF2 …) is
/// spelled out in several cells that all carry its `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What is painted: a base character with its marks, joined and mirrored as it stands.
    /// Empty for clusters without a picture (a joiner, a control). At most 64 bytes, safe to send to a terminal.
    pub symbol: &'a str,
    /// Where the cluster starts in the text.
    pub start: Offset,
    /// Where it ends.
    pub end: Offset,
    /// Its left edge, counted from the left edge of the layout (alignment included).
    pub column: Column,
    /// Its width: zero for clusters without a picture and for blanks that hang at a line's end.
    pub width: Cells,
    /// Its embedding level.
    pub level: Level,
}

/// Text laid out at one width: lines, each a row of cells in visual order.
#[derive(Clone, Debug)]
pub struct Layout {
    pub(super) width: Cells,
    pub(super) lines: Vec<Line>,
    /// The runs of the lines of mixed direction, one line behind the other.
    pub(super) runs: Vec<Run>,
    /// The cells of all lines, one line behind the other.
    pub(super) cells: Vec<Stored>,
    /// The symbols of more than one character.
    pub(super) symbols: String,
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Where what is seen of it ends.
    pub(super) shown: Offset,
    pub(super) direction: Direction,
    /// Its first cell and the one behind its last.
    pub(super) cells: (u32, u32),
    /// Its first run and the one behind its last; none where all of it stands at one level.
    pub(super) runs: (u32, u32),
    /// Where its first cell stands.
    pub(super) left: Column,
    /// The width of all its cells.
    pub(super) used: Cells,
}

/// Neighbouring cells of one level: in reading order from left to right, or from right to left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Where its text starts.
    pub(super) start: Offset,
    /// Its first cell, from the left, and the one behind its last.
    pub(super) cells: (u32, u32),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Stored {
    pub(super) symbol: Symbol,
    pub(super) start: Offset,
    pub(super) end: Offset,
    pub(super) column: Column,
    pub(super) width: u8,
    pub(super) level: Level,
}

impl Layout {
    /// How many lines there are: at least one.
    #[must_use]
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// The logical range of line `line`, with the blanks that hang at its end; empty behind the last line.
    #[must_use]
    pub fn span(&self, line: usize) -> Span {
        self.lines.get(line).map(|line| line.span).unwrap_or_default()
    }

    /// The direction of the paragraph that line `line` belongs to.
    #[must_use]
    pub fn direction(&self, line: usize) -> Direction {
        self.lines.get(line).map(|line| line.direction).unwrap_or_default()
    }

    /// Cells that line `line` takes, alignment apart: never more than the width of the layout.
    #[must_use]
    pub fn width(&self, line: usize) -> Cells {
        self.lines.get(line).map(|line| line.used).unwrap_or_default()
    }

    /// The cells of line `line` from left to right; none behind the last line.
    pub fn cells(&self, line: usize) -> impl Iterator<Item = Cell<'_>> {
        self.stored(line).iter().map(|cell| Cell {
            symbol: cell.symbol.read(&self.symbols),
            start: cell.start,
            end: cell.end,
            column: cell.column,
            width: Cells(cell.width.into()),
            level: cell.level,
        })
    }

    /// The line that shows the character at `offset`; the last line for any offset behind it.
    #[must_use]
    pub fn line_of(&self, offset: Offset) -> usize {
        self.lines.partition_point(|line| line.span.start <= offset).saturating_sub(1)
    }

    /// The cells of line `line` as they are kept.
    pub(super) fn stored(&self, line: usize) -> &[Stored] {
        let range = self.lines.get(line).map(|line| line.cells.0 as usize..line.cells.1 as usize);
        range.and_then(|range| self.cells.get(range)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_cell_takes_no_more_than_16_bytes() {
        assert!(size_of::<Stored>() <= 16, "{}", size_of::<Stored>());
    }
}
