//! A caret in the column: how it steps over the screen, from block to block.
//!
//! Left and right are those of the screen. Offsets count from the start of the article's text. What the layout of one
//! piece knows ([`crate::text::Layout`]) is carried over the borders of the pieces here.

use super::{Flow, What};
use crate::text::{Affinity, Caret, Cells, Column, Direction, Offset, Span};

/// A side of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// A line of text: the number of its piece, and of the line in the piece.
pub type Line = (usize, usize);

impl Flow {
    /// The caret one cluster towards `side`: from the end of a line on to the next line, from the end of a block to the
    /// next block; at the ends of the article it stays.
    pub fn beside(&mut self, caret: Caret, side: Side) -> Caret {
        let Some(piece) = self.piece_of(caret) else { return caret };
        let Some((origin, layout)) = self.layout_of(piece) else { return caret };
        let here = Caret { offset: caret.offset.since(origin), ..caret };
        let there = if side == Side::Left { layout.left_of(here) } else { layout.right_of(here) };
        let direction = layout.direction(layout.caret(here).0);
        match there {
            Some(there) => Caret { offset: there.offset.plus(origin.bytes()), ..there },
            None if (direction == Direction::Rtl) == (side == Side::Left) => self.start_of_next(piece).unwrap_or(caret),
            None => self.end_of_previous(piece).unwrap_or(caret),
        }
    }

    /// The caret `rows` lines of text below, above where negative, nearest to `goal`; at the ends of the article its
    /// start or end.
    pub fn lines_below(&mut self, caret: Caret, rows: i64, goal: Column) -> Caret {
        let Some(mut line) = self.line_of(caret) else { return caret };
        for _ in 0..rows.unsigned_abs() {
            let next = if rows < 0 { self.line_above(line) } else { self.line_below(line) };
            let Some(next) = next else {
                let end = Offset::new(self.article.text.len());
                return if rows < 0 { Caret::before(Offset::START) } else { Caret::behind(end) };
            };
            line = next;
        }
        self.at(line, goal)
    }

    /// The column of the cell that `caret` stands before, from the left edge of the column of text.
    pub fn goal(&mut self, caret: Caret) -> Column {
        let Some(piece) = self.piece_of(caret) else { return Column(0) };
        let left = self.left_of_piece(piece);
        let Some((origin, layout)) = self.layout_of(piece) else { return Column(0) };
        let (line, edge) = layout.caret(Caret { offset: caret.offset.since(origin), ..caret });
        let cell = if layout.direction(line) == Direction::Rtl { edge - Cells(1) } else { edge };
        cell + left
    }

    /// Where the line of `caret` starts and where what is seen of it ends.
    pub fn line_ends(&mut self, caret: Caret) -> (Caret, Caret) {
        let Some((piece, line)) = self.line_of(caret) else { return (caret, caret) };
        let span = self.line_span(piece, line);
        let seen = span.of(&self.article.text).trim_end().len();
        (Caret::before(span.start), Caret::behind(span.start.plus(seen)))
    }

    /// The line that `caret` stands on, where it has been looked at.
    #[must_use]
    pub fn seen_line(&self, caret: Caret) -> Option<Line> {
        let piece = self.piece_of(caret)?;
        let text = self.text(piece)?;
        let here = Caret { offset: caret.offset.since(text.block.span.start), ..caret };
        Some((piece, text.layout.caret(here).0))
    }

    /// `span` made longer, so that no cell of the screen is cut by its ends.
    pub fn whole_cells(&mut self, span: Span) -> Span {
        if span.is_empty() {
            return span;
        }
        let (start, end) = (self.cell_around(span.start), self.cell_around(span.end));
        Span::new(start.map_or(span.start, |cell| cell.start), end.map_or(span.end, |cell| cell.end))
    }

    /// `caret` at the edge of the cell that it cuts: the one on its own side.
    pub fn uncut(&mut self, caret: Caret) -> Caret {
        let cell = self.cell_around(caret.offset);
        let edge = cell.map(|cell| if caret.affinity == Affinity::Before { cell.end } else { cell.start });
        Caret { offset: edge.unwrap_or(caret.offset), ..caret }
    }

    /// The cell at `column` (counted from the left edge of the column of text) of line `line`; beside the text the end
    /// that is nearer, as an empty range.
    pub fn cell_at(&mut self, (piece, line): Line, column: Column) -> Span {
        let column = column - self.left_of_piece(piece);
        let Some((origin, layout)) = self.layout_of(piece) else { return Span::default() };
        let at = layout.hit(line, column);
        let cell = layout.cells(line).find(|cell| cell.start <= at && at < cell.end && cell.width > Cells(0));
        let cell = cell.map_or(Span::new(at, at), |cell| Span::new(cell.start, cell.end));
        Span::new(cell.start.plus(origin.bytes()), cell.end.plus(origin.bytes()))
    }

    /// The caret before what stands at `goal` of `line`, or behind its last cluster.
    fn at(&mut self, line: Line, goal: Column) -> Caret {
        let offset = self.cell_at(line, goal).start;
        let is_here = self.line_of(Caret::before(offset)) == Some(line);
        if is_here { Caret::before(offset) } else { Caret::behind(offset) }
    }

    /// The cell that `offset` cuts, if it cuts one.
    fn cell_around(&mut self, offset: Offset) -> Option<Span> {
        let piece = self.piece_of(Caret::before(offset))?;
        let (origin, layout) = self.layout_of(piece)?;
        let at = offset.since(origin);
        let cell = layout.cells(layout.line_of(at)).find(|cell| cell.start < at && at < cell.end)?;
        Some(Span::new(cell.start.plus(origin.bytes()), cell.end.plus(origin.bytes())))
    }

    fn line_of(&mut self, caret: Caret) -> Option<Line> {
        let piece = self.piece_of(caret)?;
        let (origin, layout) = self.layout_of(piece)?;
        Some((piece, layout.caret(Caret { offset: caret.offset.since(origin), ..caret }).0))
    }

    fn line_below(&mut self, (piece, line): Line) -> Option<Line> {
        let (_, layout) = self.layout_of(piece)?;
        if line + 1 < layout.height() {
            return Some((piece, line + 1));
        }
        let next = (piece + 1..self.pieces.len()).find(|&next| self.is_text(next))?;
        Some((next, 0))
    }

    fn line_above(&mut self, (piece, line): Line) -> Option<Line> {
        if line > 0 {
            return Some((piece, line - 1));
        }
        let before = (0..piece).rev().find(|&before| self.is_text(before))?;
        let (_, layout) = self.layout_of(before)?;
        Some((before, layout.height() - 1))
    }

    fn start_of_next(&mut self, piece: usize) -> Option<Caret> {
        let next = (piece + 1..self.pieces.len()).find(|&next| self.is_text(next))?;
        self.pieces.get(next).map(|piece| Caret::before(piece.start))
    }

    fn end_of_previous(&mut self, piece: usize) -> Option<Caret> {
        let before = (0..piece).rev().find(|&before| self.is_text(before))?;
        let last = self.layout_of(before)?.1.height() - 1;
        Some(Caret::behind(self.line_span(before, last).end))
    }

    /// The piece of text that `caret` belongs to.
    fn piece_of(&self, caret: Caret) -> Option<usize> {
        let at = match caret.affinity {
            Affinity::Before => Offset::new(caret.offset.bytes().saturating_sub(1)),
            Affinity::After => caret.offset,
        };
        let behind = self.pieces.partition_point(|piece| piece.start <= at);
        (0..behind.max(1)).rev().find(|&piece| self.is_text(piece)).or_else(|| {
            // Only the line of facts stands before it.
            (0..self.pieces.len()).find(|&piece| self.is_text(piece))
        })
    }

    fn is_text(&self, piece: usize) -> bool {
        matches!(self.pieces.get(piece).map(|piece| piece.what), Some(What::Text { .. }))
    }

    fn left_of_piece(&self, piece: usize) -> Cells {
        self.kind(piece).map_or(Cells(0), |kind| self.text_left(kind))
    }

    /// The layout of `piece`, and where in the article the text starts that its offsets count from.
    fn layout_of(&mut self, piece: usize) -> Option<(Offset, &crate::text::Layout)> {
        let Some(What::Text { block, part }) = self.pieces.get(piece).map(|piece| piece.what) else { return None };
        let origin = self.origin(block);
        Some((origin, self.laid_out(piece, (block, part))))
    }
}
