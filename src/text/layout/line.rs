//! One line: the clusters of a row → visual cells with their columns (UAX #9, L1, L2), aligned or justified.

use super::{Align, Layout, Line, Options, Stored};
use crate::text::bidi::{Direction, Level, Levels, visual_order};
use crate::text::justify::{self, Justifier};
use crate::text::measure::cluster::{Cluster, Kind};
use crate::text::measure::symbol::Symbols;
use crate::text::measure::{Cells, Column, Offset, Span};
use crate::text::wrap::{End, Row};

const KASHIDA: char = '\u{640}';
const HYPHEN: char = '-';

/// The paragraph that lines are set from.
pub(super) struct Source<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The clusters of the paragraph.
    pub(super) clusters: &'a [Cluster],
    /// Its levels.
    pub(super) levels: &'a Levels,
    /// How many characters it has.
    pub(super) chars: usize,
    /// How it is to be laid out.
    pub(super) options: Options,
}

/// Sets lines, one behind the other.
pub(super) struct Setter {
    justifier: Justifier,
    clusters: Vec<Cluster>,
    levels: Vec<Level>,
    order: Vec<usize>,
}

impl Setter {
    /// A setter without a line.
    pub(super) fn new() -> Self {
        Self { justifier: Justifier::new(), clusters: Vec::new(), levels: Vec::new(), order: Vec::new() }
    }

    /// To be called before the first line of a paragraph.
    pub(super) fn start_paragraph(&mut self) {
        self.justifier.start_paragraph();
    }

    /// Sets the line `row` and puts it at the end of `layout`.
    pub(super) fn set(&mut self, source: &Source<'_>, row: &Row, symbols: &mut Symbols, layout: &mut Layout) {
        let limit = source.options.width.0.max(1);
        self.clusters.clear();
        self.clusters.extend_from_slice(source.clusters.get(row.clusters.clone()).unwrap_or_default());
        if row.end == End::Soft && width(&self.clusters) < u64::from(limit) {
            self.hyphenate(symbols);
        }
        let used = hang(&mut self.clusters, row.end, limit);
        self.order_visually(source, row);
        let line = justify::Line {
            text: source.text,
            clusters: &self.clusters,
            levels: &self.levels,
            order: &self.order,
            base: source.levels.base,
            limit,
            used,
        };
        let fill = match (source.options.align, row.end) {
            (Align::Justify, End::Soft) => self.justifier.fill(&line),
            (Align::Start | Align::Justify, End::Soft | End::Hard) => self.justifier.rest(),
        };
        let used = used + fill.iter().sum::<u16>();
        let left = match source.levels.base {
            Direction::Ltr => 0,
            Direction::Rtl => limit - used,
        };
        let first = layout.cells.len();
        emit(&line, fill, (Column(left), symbols), &mut layout.cells);
        layout.lines.push(Line {
            span: span_of(&self.clusters),
            direction: source.levels.base,
            cells: (index(first), index(layout.cells.len())),
            left: Column(left),
            used: Cells(used),
        });
    }

    /// A soft hyphen where the line breaks is seen (UAX #14, 5.4).
    fn hyphenate(&mut self, symbols: &mut Symbols) {
        if let Some(last) = self.clusters.last_mut().filter(|last| last.kind == Kind::SoftHyphen) {
            last.symbol = symbols.of_char(HYPHEN);
            last.width = 1;
        }
    }

    /// Fills in the level of each cluster, which is that of its first character, and the order on screen.
    fn order_visually(&mut self, source: &Source<'_>, row: &Row) {
        self.levels.clear();
        self.order.clear();
        let Some(first) = self.clusters.first().map(|cluster| cluster.index as usize) else { return };
        let end = source.clusters.get(row.clusters.end).map_or(source.chars, |next| next.index as usize);
        let levels = source.levels.line(first..end);
        let level_at = |cluster: &Cluster| levels.get(cluster.index as usize - first).copied().unwrap_or_default();
        self.levels.extend(self.clusters.iter().map(level_at));
        let lowest = self.levels.iter().min().copied().unwrap_or_default();
        if self.levels.iter().any(|&level| level != lowest) {
            self.order = visual_order(&self.levels);
        } else if lowest.is_rtl() {
            self.order.extend((0..self.levels.len()).rev());
        } else {
            self.order.extend(0..self.levels.len());
        }
    }
}

/// Lets the blanks at the line's end hang, and measures the line. At the end of a paragraph they keep their width
/// as long as they fit, so that a caret can stand behind them.
fn hang(clusters: &mut [Cluster], end: End, limit: u16) -> u16 {
    if end == End::Soft || width(clusters) > u64::from(limit) {
        let trailing =
            clusters.iter_mut().rev().take_while(|cluster| cluster.kind == Kind::Blank || cluster.width == 0);
        trailing.for_each(|cluster| cluster.width = 0);
    }
    u16::try_from(width(clusters)).unwrap_or(limit).min(limit)
}

fn width(clusters: &[Cluster]) -> u64 {
    clusters.iter().map(|cluster| u64::from(cluster.width)).sum()
}

/// Writes the cells of a line, from left to right.
fn emit(line: &justify::Line<'_>, fill: &[u16], (left, symbols): (Column, &mut Symbols), cells: &mut Vec<Stored>) {
    let mut pen = Pen { column: left, cells };
    for &i in line.order {
        let (Some(cluster), Some(&level)) = (line.clusters.get(i), line.levels.get(i)) else { continue };
        let text = Stored {
            symbol: cluster.symbol,
            start: cluster.start,
            end: cluster.end,
            column: left,
            width: cluster.width,
            level,
        };
        match fill.get(i).copied().unwrap_or_default() {
            0 => pen.put(text),
            added => {
                let filler = symbols.of_char(if cluster.kind == Kind::Blank { ' ' } else { KASHIDA });
                pen.put_filled(text, &Stored { symbol: filler, start: cluster.end, width: 1, ..text }, added);
            }
        }
    }
}

/// Puts cells side by side, from the left.
struct Pen<'a> {
    column: Column,
    cells: &'a mut Vec<Stored>,
}

impl Pen<'_> {
    fn put(&mut self, cell: Stored) {
        self.cells.push(Stored { column: self.column, ..cell });
        self.column = self.column + Cells(cell.width.into());
    }

    /// A cell and what was added behind it, behind in the direction of its level.
    fn put_filled(&mut self, cell: Stored, filler: &Stored, added: u16) {
        if !cell.level.is_rtl() {
            self.put(cell);
        }
        (0..added).for_each(|_| self.put(*filler));
        if cell.level.is_rtl() {
            self.put(cell);
        }
    }
}

fn span_of(clusters: &[Cluster]) -> Span {
    match (clusters.first(), clusters.last()) {
        (Some(first), Some(last)) => Span::new(first.start, last.end),
        (_, _) => Span::new(Offset::START, Offset::START),
    }
}

fn index(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
