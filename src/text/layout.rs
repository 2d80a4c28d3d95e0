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
mod paragraphs;
mod shape;
#[cfg(test)]
mod traps;

use super::bidi::{self, Base, Direction, Level};
use super::measure::symbol::Symbol;
use super::measure::{Cells, Column, Offset, Span};
use super::wrap;
pub use clip::{lay_out_line, lay_out_lines};
use paragraphs::paragraphs;
use shape::{Paragraph, Shaper};

/// Where a line's spare cells go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// All at the line's end: the text hangs on its start edge.
    #[default]
    Start,
    /// Into kashidas and spaces, so that both edges are flush.
    Justify,
}

/// Which letters cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Letters {
    /// Arabic presentation forms: joined whatever the terminal does.
    #[default]
    Forms,
    /// The letters as they are stored.
    Plain,
}

/// Whether Arabic marks (tashkeel) are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// Marks stay on their letters.
    #[default]
    Keep,
    /// Marks are left out of the cells; the text keeps them.
    Hide,
}

/// Which digits cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// As they are stored.
    #[default]
    Keep,
    /// Arabic-Indic digits ٠–٩ for Latin ones.
    Arabic,
    /// Latin digits 0–9 for Arabic-Indic ones.
    Latin,
}

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The direction of each paragraph.
    pub base: Base,
    /// Cells a line may take; at least one is used.
    pub width: Cells,
    /// Where spare cells go.
    pub align: Align,
    /// Which letters cells show.
    pub letters: Letters,
    /// Whether marks are shown.
    pub marks: Marks,
    /// Which digits cells show.
    pub digits: Digits,
}

impl Options {
    /// Right to left, hung on the start edge, with presentation forms, marks and digits as they are.
    #[must_use]
    pub const fn new(width: Cells) -> Self {
        Self {
            base: Base::Rtl,
            width,
            align: Align::Start,
            letters: Letters::Forms,
            marks: Marks::Keep,
            digits: Digits::Keep,
        }
    }
}

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
    /// The cells of all lines, one line behind the other.
    pub(super) cells: Vec<Stored>,
    /// All symbols, one behind the other, in no order.
    pub(super) symbols: String,
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) direction: Direction,
    /// Its first cell and the one behind its last.
    pub(super) cells: (u32, u32),
    /// Where its first cell stands.
    pub(super) left: Column,
    /// The width of all its cells.
    pub(super) used: Cells,
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

/// Lays out `text`: any string, also with several paragraphs in it (UAX #9, P1), also empty (one empty line).
///
/// A paragraph separator belongs to the line it ends; behind the last one no empty line follows.
/// Offsets are 32 bits wide: a text must be shorter than 4 GiB.
///
/// ```
/// use khabar::text::{Cells, Options, lay_out};
///
/// // Seen, lam-alef and meem: three cells for four letters, the last letter leftmost.
/// let layout = lay_out("سلام", &Options::new(Cells(20)));
/// let cells: Vec<_> = layout.cells(0).map(|cell| (cell.symbol, cell.start.bytes()..cell.end.bytes())).collect();
/// assert_eq!(cells, [("\u{FEE1}", 6..8), ("\u{FEFC}", 2..6), ("\u{FEB3}", 0..2)]);
/// ```
#[must_use]
pub fn lay_out(text: &str, options: &Options) -> Layout {
    lay_out_until(text, *options, usize::MAX)
}

/// Lays out `text` until there are at least `lines` lines.
fn lay_out_until(text: &str, options: Options, lines: usize) -> Layout {
    let mut layout = Layout { width: options.width, lines: Vec::new(), cells: Vec::new(), symbols: String::new() };
    let mut shaper = Shaper::new();
    let mut setter = line::Setter::new();
    for span in paragraphs(text) {
        if layout.lines.len() >= lines {
            break;
        }
        lay_out_paragraph(text, span, options, (&mut shaper, &mut setter), &mut layout);
    }
    if layout.lines.is_empty() {
        layout.lines.push(Line::empty(options));
    }
    layout.symbols = shaper.symbols.into_text();
    layout
}

/// Lays out the paragraph `span`, which is not empty.
fn lay_out_paragraph(
    text: &str,
    span: Span,
    options: Options,
    (shaper, setter): (&mut Shaper, &mut line::Setter),
    layout: &mut Layout,
) {
    let paragraph = span.of(text);
    let levels = bidi::resolve(paragraph, options.base);
    let chars = levels.as_slice().len();
    shaper.shape(&Paragraph { text: paragraph, origin: span.start, levels: levels.as_slice(), options });
    wrap::mark_gaps(&mut shaper.clusters, paragraph, &wrap::opportunities::opportunities(paragraph));
    let rows = wrap::greedy(&shaper.clusters, options.width.0.max(1));
    layout.cells.reserve(shaper.clusters.len());
    layout.lines.reserve(rows.len());
    let Shaper { clusters, symbols, .. } = shaper;
    let mut source = line::Source { text, clusters, levels: &levels, chars, options };
    setter.start_paragraph();
    for row in &rows {
        setter.set(&mut source, row, symbols, layout);
    }
}

impl Line {
    fn empty(options: Options) -> Self {
        let (direction, left) = match options.base {
            Base::Auto | Base::Ltr => (Direction::Ltr, Column(0)),
            Base::Rtl => (Direction::Rtl, Column(options.width.0.max(1))),
        };
        Self { span: Span::default(), direction, cells: (0, 0), left, used: Cells(0) }
    }
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
    fn a_kept_cell_takes_no_more_than_24_bytes() {
        assert!(size_of::<Stored>() <= 24, "{}", size_of::<Stored>());
    }
}
