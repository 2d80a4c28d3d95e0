//! An article as a column of rows, laid out piece by piece and only where someone looks.
//!
//! A *piece* is a block of the article, or the line of facts under its headline. A [`Place`] is a row of a piece, so
//! that neither scrolling nor a jump to the end needs the height of the whole article.

use crate::model::{Article, Block, BlockKind};
use crate::text::{Align, Base, Cells, Layout, Marks, Offset, Options, Span, lay_out};
use std::sync::Arc;

/// A row of the column: row `row` of piece `piece`. Rows of blank space before the piece count too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    piece: usize,
    row: usize,
}

/// What stands on one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Nothing.
    Blank,
    /// The line of facts: source, date, reading time.
    Facts,
    /// A line of a block: the block's number in the article and the line's in the block's layout.
    Line {
        /// Index into [`Article::blocks`].
        block: usize,
        /// The line of its layout.
        line: usize,
    },
}

/// How the column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The width of the column.
    pub width: Cells,
    /// Where spare cells of a line go.
    pub align: Align,
    /// Whether marks are shown.
    pub marks: Marks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Facts,
    Block(usize),
}

/// The column of one article at one setting.
#[derive(Debug)]
pub struct Flow {
    article: Arc<Article>,
    setting: Setting,
    pieces: Vec<Piece>,
    layouts: Vec<Option<Layout>>,
}

impl Flow {
    /// The column of `article`. Nothing is laid out yet.
    #[must_use]
    pub fn new(article: Arc<Article>, setting: Setting) -> Self {
        let mut pieces: Vec<Piece> = (0..article.blocks.len()).map(Piece::Block).collect();
        let titled = article.blocks.first().is_some_and(|block| block.kind == BlockKind::Title);
        pieces.insert(usize::from(titled), Piece::Facts);
        let layouts = std::iter::repeat_with(|| None).take(article.blocks.len()).collect();
        Self { article, setting, pieces, layouts }
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The block `index` and its layout, once a row of it has been looked at.
    #[must_use]
    pub fn block(&self, index: usize) -> Option<(&Block, &Layout)> {
        Some((self.article.blocks.get(index)?, self.layouts.get(index)?.as_ref()?))
    }

    /// The cells that block `index` stands in from the start edge of the column.
    #[must_use]
    pub fn indent(&self, index: usize) -> Cells {
        let indent = self.article.blocks.get(index).map_or(0, |block| indent(block.kind));
        Cells(indent.min(self.setting.width.0 / 3))
    }

    /// The place `rows` rows below `place`, or the last row.
    pub fn below(&mut self, place: Place, rows: usize) -> Place {
        let (mut piece, mut row) = (place.piece, place.row.saturating_add(rows));
        loop {
            let height = self.height(piece);
            if row < height {
                return Place { piece, row };
            }
            if piece + 1 >= self.pieces.len() {
                return Place { piece, row: height.saturating_sub(1) };
            }
            row -= height;
            piece += 1;
        }
    }

    /// The place `rows` rows above `place`, or the first row.
    pub fn above(&mut self, place: Place, rows: usize) -> Place {
        let (mut piece, mut row, mut rows) = (place.piece, place.row, rows);
        while rows > row {
            if piece == 0 {
                return Place::default();
            }
            rows -= row + 1;
            piece -= 1;
            row = self.height(piece).saturating_sub(1);
        }
        Place { piece, row: row - rows }
    }

    /// Lays everything out anew, at another setting.
    pub fn reset(&mut self, setting: Setting) {
        self.setting = setting;
        self.layouts.fill_with(|| None);
    }

    /// The first row of the column.
    #[must_use]
    pub fn first(&self) -> Place {
        Place::default()
    }

    /// The last row of the column.
    pub fn last(&mut self) -> Place {
        let piece = self.pieces.len().saturating_sub(1);
        Place { piece, row: self.height(piece).saturating_sub(1) }
    }

    /// The lowest place that still fills `height` rows, or the first row where the article is shorter.
    pub fn lowest_top(&mut self, height: u16) -> Place {
        let last = self.last();
        self.above(last, usize::from(height).saturating_sub(1))
    }

    /// The row that shows the character at `offset` of the article's text.
    pub fn find(&mut self, offset: Offset) -> Place {
        let blocks = &self.article.blocks;
        let block = blocks.partition_point(|block| block.span.start <= offset).saturating_sub(1);
        let Some(piece) = self.pieces.iter().position(|&piece| piece == Piece::Block(block)) else {
            return Place::default();
        };
        let origin = self.article.blocks[block].span.start;
        let line = self.laid_out(block).line_of(offset.since(origin));
        Place { piece, row: self.space_before(piece) + line }
    }

    /// The first character on or below `place`.
    pub fn offset(&mut self, place: Place) -> Offset {
        let end = Offset::new(self.article.text.len());
        match self.pieces.get(place.piece) {
            None => end,
            Some(Piece::Facts) => self.article.blocks.get(place.piece).map_or(end, |block| block.span.start),
            Some(&Piece::Block(block)) => {
                self.line_span(block, place.row - place.row.min(self.space_before(place.piece))).start
            }
        }
    }

    /// What stands on the `height` rows from `top` on; fewer where the article ends.
    pub fn window(&mut self, top: Place, height: u16) -> Vec<Row> {
        let mut rows = Vec::with_capacity(usize::from(height));
        let mut place = top;
        while rows.len() < usize::from(height) {
            rows.push(self.row(place));
            let next = self.below(place, 1);
            if next == place {
                break;
            }
            place = next;
        }
        rows
    }

    /// The range of the article's text on line `line` of block `block`.
    pub fn line_span(&mut self, block: usize, line: usize) -> Span {
        let origin = self.article.blocks.get(block).map(|block| block.span.start).unwrap_or_default().bytes();
        let span = self.laid_out(block).span(line);
        Span::new(span.start.plus(origin), span.end.plus(origin))
    }

    fn row(&mut self, place: Place) -> Row {
        match (self.pieces.get(place.piece), place.row.checked_sub(self.space_before(place.piece))) {
            (None, _) | (_, None) => Row::Blank,
            (Some(Piece::Facts), Some(_)) => Row::Facts,
            (Some(&Piece::Block(block)), Some(line)) => {
                self.laid_out(block);
                Row::Line { block, line }
            }
        }
    }

    fn height(&mut self, piece: usize) -> usize {
        let lines = match self.pieces.get(piece) {
            None => 0,
            Some(Piece::Facts) => 1,
            Some(&Piece::Block(block)) => self.laid_out(block).height(),
        };
        self.space_before(piece) + lines
    }

    /// One blank row before each piece; none at the top, under the headline and between the items of a list.
    fn space_before(&self, piece: usize) -> usize {
        let is_item = |piece: usize| matches!(self.kind(piece), Some(BlockKind::Item { .. }));
        let tight =
            piece == 0 || self.pieces.get(piece) == Some(&Piece::Facts) || (is_item(piece) && is_item(piece - 1));
        usize::from(!tight)
    }

    fn kind(&self, piece: usize) -> Option<BlockKind> {
        match self.pieces.get(piece)? {
            Piece::Facts => None,
            &Piece::Block(block) => self.article.blocks.get(block).map(|block| block.kind),
        }
    }

    fn laid_out(&mut self, block: usize) -> &Layout {
        let options = self.options(block);
        let text = self.article.blocks.get(block).map_or("", |block| block.span.of(&self.article.text));
        self.layouts[block].get_or_insert_with(|| lay_out(text, &options))
    }

    /// Left-to-right text stays ragged: without kashidas, filling its lines tears holes between the words.
    fn align(&self) -> Align {
        if self.article.base() == Base::Ltr { Align::Start } else { self.setting.align }
    }

    fn options(&self, block: usize) -> Options {
        let width = self.setting.width - self.indent(block);
        let options = Options { base: self.article.base(), marks: self.setting.marks, ..Options::new(width) };
        match self.article.blocks.get(block).map(|block| block.kind) {
            Some(BlockKind::Code) => Options { base: Base::Auto, ..options },
            Some(BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item { .. }) => {
                Options { align: self.align(), ..options }
            }
            Some(BlockKind::Title | BlockKind::Heading(_) | BlockKind::Caption) | None => options,
        }
    }
}

/// Cells that a block of this kind stands in: room for its sign and a blank.
fn indent(kind: BlockKind) -> u16 {
    match kind {
        BlockKind::Item { depth, number } => 2 * u16::from(depth.min(6)) + if number.is_some() { 4 } else { 2 },
        BlockKind::Quote | BlockKind::Code => 2,
        BlockKind::Title | BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Caption => 0,
    }
}

#[cfg(test)]
mod tests;
