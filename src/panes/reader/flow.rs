//! An article as a column of rows, laid out piece by piece and only where someone looks.
//!
//! A *piece* is a block of the article, a part of a very long one, the line of facts under its headline, or a link in the
//! list at its end. A
//! [`Place`] is a row of a piece, so that neither scrolling nor a jump to the end needs the height of the whole article.
//! What is far from the rows in sight is forgotten again, so that reading a very long text takes no more room than
//! opening it.

mod caret;
mod footnotes;
mod spacing;

pub use caret::Side;
pub use footnotes::{Footnote, NUMBER};

use crate::config::reading::{Links, Spacing};
use crate::model::{Article, Block, BlockKind};
use crate::text::{Align, Base, Cells, Digits, Layout, Marks, Offset, Options, Prepared, Span, Typesetter};
use std::collections::HashMap;
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
    /// A line of text: the number of its piece and of the line in the piece's layout.
    Line {
        /// To be asked for with [`Flow::text`].
        piece: usize,
        /// The line of its layout.
        line: usize,
    },
    /// The head of the list of links.
    FootnotesHead,
    /// A line of a link in that list.
    Footnote {
        /// To be asked for with [`Flow::footnote`].
        piece: usize,
        /// The line of its layout.
        line: usize,
    },
}

/// A piece of text that has been laid out. Offsets of the layout count from the start of the block.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The block it is all or part of.
    pub block: &'a Block,
    /// Which part of the block it is: 0 for the first.
    pub part: usize,
    /// Its lines.
    pub layout: &'a Layout,
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
    /// Which digits are shown.
    pub digits: Digits,
    /// Where rows are left blank.
    pub spacing: Spacing,
    /// Whether links are listed at the end.
    pub links: Links,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    what: What,
    /// Where in the article it starts; the line of facts starts with what stands below it.
    start: Offset,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Facts,
    Text { block: usize, part: usize },
    FootnotesHead,
    Footnote(usize),
}

/// Blocks of more bytes are laid out in parts.
const LONG: usize = 16 << 10;
/// When so many pieces are laid out, those far from sight are forgotten.
const MANY: usize = 256;
/// So many pieces around those in sight, and at the end, are kept.
const NEAR: usize = 64;

/// The column of one article at one setting.
#[derive(Debug)]
pub struct Flow {
    article: Arc<Article>,
    setting: Setting,
    pieces: Vec<Piece>,
    layouts: Vec<Option<Layout>>,
    /// The long blocks, by their number.
    long: HashMap<usize, Prepared>,
    typesetter: Typesetter,
}

impl Flow {
    /// The column of `article`. Nothing is laid out yet.
    #[must_use]
    pub fn new(article: &Arc<Article>, setting: Setting) -> Self {
        let mut flow = Self {
            article: Arc::clone(article),
            setting,
            pieces: Vec::with_capacity(article.blocks.len() + 1),
            layouts: Vec::new(),
            long: HashMap::new(),
            typesetter: Typesetter::new(),
        };
        let titled = article.blocks.first().is_some_and(|block| block.kind == BlockKind::Title);
        for (number, block) in article.blocks.iter().enumerate() {
            flow.add_block(number, block);
            if titled && number == 0 {
                let end = Offset::new(article.text.len());
                flow.add_facts(article.blocks.get(1).map_or(end, |next| next.span.start));
            }
        }
        if !titled {
            flow.pieces.insert(0, Piece { what: What::Facts, start: Offset::START });
        }
        flow.add_footnotes();
        flow.layouts.resize_with(flow.pieces.len(), || None);
        flow
    }

    fn add_facts(&mut self, start: Offset) {
        self.pieces.push(Piece { what: What::Facts, start });
    }

    fn add_block(&mut self, number: usize, block: &Block) {
        let text = block.span.of(&self.article.text);
        let start = |part: Span| block.span.start.plus(part.start.bytes());
        if text.len() <= LONG {
            let what = What::Text { block: number, part: 0 };
            self.pieces.push(Piece { what, start: block.span.start });
            return;
        }
        let prepared = Prepared::new(text, self.base(block.kind));
        self.pieces.extend(
            (0..prepared.pieces())
                .map(|part| Piece { what: What::Text { block: number, part }, start: start(prepared.span(part)) }),
        );
        self.long.insert(number, prepared);
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The text of piece `piece`, once a row of it has been looked at.
    #[must_use]
    pub fn text(&self, piece: usize) -> Option<Text<'_>> {
        let layout = self.layouts.get(piece)?.as_ref()?;
        match self.pieces.get(piece)?.what {
            What::Facts | What::FootnotesHead | What::Footnote(_) => None,
            What::Text { block, part } => Some(Text { block: self.article.blocks.get(block)?, part, layout }),
        }
    }

    /// The cells that a block of `kind` stands in from the start edge of the column.
    #[must_use]
    pub fn indent(&self, kind: BlockKind) -> Cells {
        Cells(indent(kind).min(self.setting.width.0 / 3))
    }

    /// Where in the column the text of a block of `kind` starts, from the left: its sign stands at the start edge.
    #[must_use]
    pub fn text_left(&self, kind: BlockKind) -> Cells {
        if self.article.base() == Base::Ltr { self.indent(kind) } else { Cells(0) }
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
        if setting.links != self.setting.links {
            *self = Self::new(&self.article, setting);
            return;
        }
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
        let piece = self.pieces.partition_point(|piece| piece.start <= offset).saturating_sub(1);
        let line = match self.pieces.get(piece).map(|piece| piece.what) {
            None | Some(What::Facts | What::FootnotesHead | What::Footnote(_)) => 0,
            Some(What::Text { block, part }) => {
                let origin = self.origin(block);
                self.laid_out(piece, (block, part)).line_of(offset.since(origin))
            }
        };
        Place { piece, row: self.row_of(piece, line) }
    }

    /// The first character on or below `place`; behind the end of the text in the list of links.
    pub fn offset(&mut self, place: Place) -> Offset {
        match self.pieces.get(place.piece).copied() {
            None => Offset::new(self.article.text.len()),
            Some(Piece { what: What::Facts | What::FootnotesHead | What::Footnote(_), start }) => start,
            Some(Piece { what: What::Text { .. }, .. }) => self.line_span(place.piece, self.line_from(place)).start,
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
        self.forget_far(top.piece, place.piece);
        rows
    }

    /// The range of the article's text on line `line` of piece `piece`.
    pub fn line_span(&mut self, piece: usize, line: usize) -> Span {
        let Some(What::Text { block, part }) = self.pieces.get(piece).map(|piece| piece.what) else {
            return Span::default();
        };
        let origin = self.origin(block).bytes();
        let span = self.laid_out(piece, (block, part)).span(line);
        Span::new(span.start.plus(origin), span.end.plus(origin))
    }

    fn row(&mut self, place: Place) -> Row {
        let (piece, line) = (place.piece, self.line_on(place));
        match (self.pieces.get(piece).map(|piece| piece.what), line) {
            (None, _) | (_, None) => Row::Blank,
            (Some(What::Facts), Some(_)) => Row::Facts,
            (Some(What::FootnotesHead), Some(_)) => Row::FootnotesHead,
            (Some(What::Footnote(index)), Some(line)) => {
                self.footnote_laid_out(piece, index);
                Row::Footnote { piece, line }
            }
            (Some(What::Text { block, part }), Some(line)) => {
                self.laid_out(piece, (block, part));
                Row::Line { piece, line }
            }
        }
    }

    fn height(&mut self, piece: usize) -> usize {
        let lines = match self.pieces.get(piece).map(|piece| piece.what) {
            None => 0,
            Some(What::Facts | What::FootnotesHead) => 1,
            Some(What::Footnote(index)) => self.footnote_laid_out(piece, index).height(),
            Some(What::Text { block, part }) => self.laid_out(piece, (block, part)).height(),
        };
        self.row_of(piece, lines) - if lines > 0 { self.gap(piece) } else { 0 }
    }

    fn kind(&self, piece: usize) -> Option<BlockKind> {
        match self.pieces.get(piece)?.what {
            What::Facts | What::FootnotesHead | What::Footnote(_) => None,
            What::Text { block, .. } => self.article.blocks.get(block).map(|block| block.kind),
        }
    }

    /// Where block `block` starts in the article's text.
    fn origin(&self, block: usize) -> Offset {
        self.article.blocks.get(block).map(|block| block.span.start).unwrap_or_default()
    }

    fn laid_out(&mut self, piece: usize, (block, part): (usize, usize)) -> &Layout {
        let options = self.options(block);
        let text = self.article.blocks.get(block).map_or("", |block| block.span.of(&self.article.text));
        let typesetter = &mut self.typesetter;
        self.layouts[piece].get_or_insert_with(|| match self.long.get_mut(&block) {
            Some(prepared) => prepared.lay_out(text, part, &options, typesetter),
            None => typesetter.lay_out(text, &options),
        })
    }

    /// Forgets what is laid out far from the pieces from `first` to `last`, once that is much.
    fn forget_far(&mut self, first: usize, last: usize) {
        if self.layouts.len() <= MANY || self.layouts.iter().flatten().count() <= MANY {
            return;
        }
        let near = first.saturating_sub(NEAR)..last + NEAR;
        let tail = self.layouts.len() - NEAR;
        let far = self.layouts.iter_mut().take(tail).enumerate().filter(|(piece, _)| !near.contains(piece));
        far.for_each(|(_, layout)| *layout = None);
    }

    fn base(&self, kind: BlockKind) -> Base {
        if kind == BlockKind::Code { Base::Auto } else { self.article.base() }
    }

    /// Left-to-right text stays ragged: without kashidas, filling its lines tears holes between the words. What is read
    /// in Nastaliq knows no kashida either, and its lines are filled by spaces.
    fn align(&self) -> Align {
        match self.setting.align {
            _ if self.article.base() == Base::Ltr => Align::Start,
            Align::Justify if self.article.is_in_nastaliq() => Align::JustifySpaces,
            align => align,
        }
    }

    fn options(&self, block: usize) -> Options {
        let kind = self.article.blocks.get(block).map_or(BlockKind::Paragraph, |block| block.kind);
        let width = self.setting.width - self.indent(kind);
        // What is to be typed as it stands is shown as it stands.
        let digits = if kind == BlockKind::Code { Digits::Keep } else { self.setting.digits };
        let options = Options { base: self.base(kind), marks: self.setting.marks, digits, ..Options::new(width) };
        match kind {
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item { .. } => {
                Options { align: self.align(), breaker: self.align().breaker(), ..options }
            }
            BlockKind::Title | BlockKind::Heading(_) | BlockKind::Caption | BlockKind::Code | BlockKind::Row => options,
        }
    }
}

/// Cells that a block of this kind stands in: room for its sign and a blank.
fn indent(kind: BlockKind) -> u16 {
    match kind {
        BlockKind::Item { depth, number } => 2 * u16::from(depth.min(6)) + if number.is_some() { 4 } else { 2 },
        BlockKind::Quote | BlockKind::Code => 2,
        BlockKind::Title | BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Caption | BlockKind::Row => 0,
    }
}

#[cfg(test)]
mod tests;
