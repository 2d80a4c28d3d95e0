//! A paragraph, a width and options → lines of visual cells.

use super::bidi::{Base, Direction, Level};
use super::measure::{Cells, Column, Offset, Span};

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

/// One cell of a line: a cluster of the text, or a kashida that justification added (`start == end`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What is painted: a base character with its marks, joined and mirrored as it stands.
    /// Empty for clusters without a picture (a joiner, a control).
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
    lines: Vec<Line>,
    symbols: String,
}

#[derive(Clone, Debug)]
struct Line {
    span: Span,
    direction: Direction,
    cells: Vec<Stored>,
}

#[derive(Clone, Debug)]
struct Stored {
    symbol: (u32, u32),
    start: Offset,
    end: Offset,
    column: Column,
    width: Cells,
    level: Level,
}

/// Lays out `text`: any string, also with several paragraphs in it (UAX #9, P1), also empty (one empty line).
#[must_use]
pub fn lay_out(text: &str, options: &Options) -> Layout {
    let _ = options;
    Layout {
        lines: vec![Line { span: Span::from(0..text.len()), direction: Direction::Rtl, cells: Vec::new() }],
        symbols: String::new(),
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

    /// The cells of line `line` from left to right; none behind the last line.
    pub fn cells(&self, line: usize) -> impl Iterator<Item = Cell<'_>> {
        self.lines.get(line).into_iter().flat_map(|line| &line.cells).map(|cell| Cell {
            symbol: self.symbols.get(cell.symbol.0 as usize..cell.symbol.1 as usize).unwrap_or_default(),
            start: cell.start,
            end: cell.end,
            column: cell.column,
            width: cell.width,
            level: cell.level,
        })
    }

    /// The line that shows the character at `offset`; the last line for any offset behind it.
    #[must_use]
    pub fn line_of(&self, offset: Offset) -> usize {
        self.lines.partition_point(|line| line.span.start <= offset).saturating_sub(1)
    }
}
