//! One line: the clusters of a row → visual cells with their columns (UAX #9, L1, L2), aligned or justified.

use super::{Align, Layout, Line, Options, Stored};
use crate::text::bidi::{Direction, Level, Levels, visual_order_into};
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
    /// The clusters of the paragraph. What a line changes of its own (hanging blanks, a hyphen) is written into them.
    pub(super) clusters: &'a mut [Cluster],
    /// Its levels.
    pub(super) levels: &'a Levels,
    /// How many characters it has.
    pub(super) chars: usize,
    /// How it is to be laid out.
    pub(super) options: Options,
}

/// Sets lines, one behind the other, with buffers that go from line to line.
pub(super) struct Setter {
    justifier: Justifier,
    /// The level of each character of the line.
    characters: Vec<Level>,
    /// The level of each cluster of the line, which is that of its first character.
    levels: Vec<Level>,
    order: Vec<usize>,
}

/// Whether levels and order of a line had to be found out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// All stands at the level of the paragraph.
    Even(Level),
    /// Levels differ.
    Mixed,
}

impl Setter {
    /// A setter without a line.
    pub(super) fn new() -> Self {
        Self { justifier: Justifier::new(), characters: Vec::new(), levels: Vec::new(), order: Vec::new() }
    }

    /// To be called before the first line of a paragraph.
    pub(super) fn start_paragraph(&mut self) {
        self.justifier.start_paragraph();
    }

    /// Sets the line `row` and puts it at the end of `layout`.
    pub(super) fn set(&mut self, source: &mut Source<'_>, row: &Row, symbols: &mut Symbols, layout: &mut Layout) {
        let limit = source.options.width.0.max(1);
        let base = source.levels.base;
        let fills = source.options.align == Align::Justify && row.end == End::Soft;
        let flow = self.find_levels(source, row);
        let clusters = source.clusters.get_mut(row.clusters.clone()).unwrap_or_default();
        let used = measure(clusters, row.end, limit, symbols);
        let first = layout.cells.len();
        let (left, used) = if let (Flow::Even(level), false) = (flow, fills) {
            self.justifier.rest();
            let left = left_edge(base, limit, used);
            emit_even(clusters, level, left, &mut layout.cells);
            (left, used)
        } else {
            self.order_visually(flow, clusters.len());
            let (levels, order) = (&self.levels, &self.order);
            let line = justify::Line { text: source.text, clusters, levels, order, base, limit, used };
            let fill = if fills { self.justifier.fill(&line) } else { self.justifier.rest() };
            let used = used + fill.iter().sum::<u16>();
            let left = left_edge(base, limit, used);
            emit(&line, fill, (left, symbols), &mut layout.cells);
            (left, used)
        };
        let cells = (index(first), index(layout.cells.len()));
        layout.lines.push(Line { span: span_of(clusters), direction: base, cells, left, used: Cells(used) });
    }

    /// The levels of the line's clusters, where they aren't all that of the paragraph.
    fn find_levels(&mut self, source: &Source<'_>, row: &Row) -> Flow {
        let clusters = source.clusters.get(row.clusters.clone()).unwrap_or_default();
        let first = clusters.first().map_or(0, |cluster| cluster.index as usize);
        let end = source.clusters.get(row.clusters.end).map_or(source.chars, |next| next.index as usize);
        if source.levels.is_even(first..end) {
            return Flow::Even(source.levels.base.level());
        }
        source.levels.line_into(first..end, &mut self.characters);
        let characters = &self.characters;
        let level_at = |cluster: &Cluster| characters.get(cluster.index as usize - first).copied().unwrap_or_default();
        self.levels.clear();
        self.levels.extend(clusters.iter().map(level_at));
        Flow::Mixed
    }

    /// The order on screen of the line's clusters; and their levels, where these are even.
    fn order_visually(&mut self, flow: Flow, count: usize) {
        if let Flow::Even(level) = flow {
            self.levels.clear();
            self.levels.resize(count, level);
        }
        visual_order_into(&self.levels, &mut self.order);
    }
}

fn left_edge(base: Direction, limit: u16, used: u16) -> Column {
    match base {
        Direction::Ltr => Column(0),
        Direction::Rtl => Column(limit - used),
    }
}

/// The width of a line, once its end is settled: a soft hyphen is seen there, blanks hang.
fn measure(clusters: &mut [Cluster], end: End, limit: u16, symbols: &mut Symbols) -> u16 {
    let mut total = width(clusters);
    let soft_hyphen = clusters.last_mut().filter(|last| last.kind == Kind::SoftHyphen);
    if let Some(last) = soft_hyphen.filter(|_| end == End::Soft && total < u64::from(limit)) {
        // UAX #14, 5.4.
        last.symbol = symbols.of_char(HYPHEN);
        last.width = 1;
        total += 1;
    }
    if end == End::Soft || total > u64::from(limit) {
        total -= hang(clusters);
    }
    u16::try_from(total).unwrap_or(limit).min(limit)
}

/// Lets the blanks at the line's end hang; the width that they lose. At the end of a paragraph they keep their
/// width as long as they fit, so that a caret can stand behind them.
fn hang(clusters: &mut [Cluster]) -> u64 {
    let trailing = clusters.iter_mut().rev().take_while(|cluster| cluster.kind == Kind::Blank || cluster.width == 0);
    trailing.map(|cluster| u64::from(std::mem::take(&mut cluster.width))).sum()
}

fn width(clusters: &[Cluster]) -> u64 {
    clusters.iter().map(|cluster| u64::from(cluster.width)).sum()
}

/// Writes the cells of a line that stands wholly at `level`, to which nothing is added.
fn emit_even(clusters: &[Cluster], level: Level, left: Column, cells: &mut Vec<Stored>) {
    let mut column = left;
    let cell = |cluster: &Cluster| {
        let at = column;
        column = column + Cells(cluster.width.into());
        stored(cluster, level, at)
    };
    if level.is_rtl() {
        cells.extend(clusters.iter().rev().map(cell));
    } else {
        cells.extend(clusters.iter().map(cell));
    }
}

fn stored(cluster: &Cluster, level: Level, column: Column) -> Stored {
    let Cluster { symbol, start, end, width, .. } = *cluster;
    Stored { symbol, start, end, column, width, level }
}

/// Writes the cells of a line, from left to right.
fn emit(line: &justify::Line<'_>, fill: &[u16], (left, symbols): (Column, &mut Symbols), cells: &mut Vec<Stored>) {
    let mut pen = Pen { column: left, cells };
    for &i in line.order {
        let (Some(cluster), Some(&level)) = (line.clusters.get(i), line.levels.get(i)) else { continue };
        let text = stored(cluster, level, left);
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
