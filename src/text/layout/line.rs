//! One line: the clusters of a row → visual cells with their columns (UAX #9, L1, L2), aligned or justified.

use super::{Align, Layout, Line, Options, Run, Stored};
use crate::text::bidi::{Direction, Level, Levels, visual_order_into};
use crate::text::justify::{self, Added, Justifier, Part, Words};
use crate::text::measure::cluster::{Cluster, Kind};
use crate::text::measure::symbol::Symbol;
use crate::text::measure::{Cells, Column, Offset, Span};
use crate::text::wrap::{End, Row};

const KASHIDA: Symbol = Symbol::ready('\u{640}');
const BLANK: Symbol = Symbol::ready(' ');
const HYPHEN: Symbol = Symbol::ready('-');

/// The stretch that lines are set from.
pub(super) struct Source<'a> {
    /// The clusters of the stretch. What a line changes of its own (hanging blanks, a hyphen) is written into them.
    pub(super) clusters: &'a mut [Cluster],
    /// The levels of its paragraph.
    pub(super) levels: &'a Levels,
    /// Its words, where lines are to be filled.
    pub(super) words: &'a Words,
    /// How many characters of the paragraph stand before its end.
    pub(super) end: usize,
    /// How it is to be laid out.
    pub(super) options: Options,
}

/// Sets lines, one behind the other, with buffers that go from line to line.
#[derive(Debug)]
pub(super) struct Setter {
    justifier: Justifier,
    /// The level of each character of a line of mixed direction.
    characters: Vec<Level>,
    /// The runs of the line in reading order, and the level of each.
    logical: Vec<justify::Run>,
    levels: Vec<Level>,
    order: Vec<usize>,
    /// The runs of the line from left to right.
    runs: Vec<justify::Run>,
}

impl Setter {
    /// A setter without a line.
    pub(super) fn new() -> Self {
        Self {
            justifier: Justifier::default(),
            characters: Vec::new(),
            logical: Vec::new(),
            levels: Vec::new(),
            order: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// To be called before the first line of a stretch.
    pub(super) fn start(&mut self) {
        self.justifier.start();
    }

    /// Sets the line `row` and puts it at the end of `layout`.
    pub(super) fn set(&mut self, source: &mut Source<'_>, row: &Row, layout: &mut Layout) {
        let limit = source.options.width.0.max(1);
        let base = source.levels.base;
        self.find_runs(source, row);
        let clusters = source.clusters.get_mut(row.clusters.clone()).unwrap_or_default();
        let used = measure(clusters, row.end, limit);
        let line = justify::Line { clusters, start: row.clusters.start, runs: &self.runs, limit, used };
        let added = match (source.options.align, row.end) {
            (Align::Start, _) | (_, End::Hard) => self.justifier.rest(),
            (Align::Justify | Align::JustifySpaces, End::Soft) => self.justifier.fill(&line, source.words),
        };
        let used = used + added.iter().map(|added| added.cells).sum::<u16>();
        let left = match base {
            Direction::Ltr => Column(0),
            Direction::Rtl => Column(limit - used),
        };
        let first = (layout.cells.len(), layout.runs.len());
        emit(&line, added, left, layout);
        let cells = (index(first.0), index(layout.cells.len()));
        let runs = (index(first.1), index(layout.runs.len()));
        let (span, shown) = (span_of(clusters), shown_end(clusters));
        layout.lines.push(Line { span, shown, direction: base, cells, runs, left, used: Cells(used) });
    }

    /// The runs of the line from left to right.
    fn find_runs(&mut self, source: &Source<'_>, row: &Row) {
        let clusters = source.clusters.get(row.clusters.clone()).unwrap_or_default();
        let first = clusters.first().map_or(0, |cluster| cluster.index as usize);
        let end = source.clusters.get(row.clusters.end).map_or(source.end, |next| next.index as usize);
        self.runs.clear();
        if source.levels.is_even(first..end) {
            self.runs.push(justify::Run { start: 0, end: clusters.len(), level: source.levels.base.level() });
            return;
        }
        source.levels.line_into(first..end, &mut self.characters);
        self.cut_runs(clusters, first);
        visual_order_into(&self.levels, &mut self.order);
        self.runs.extend(self.order.iter().filter_map(|&run| self.logical.get(run)));
    }

    /// The runs of the line in reading order. The level of a cluster is that of its first character.
    fn cut_runs(&mut self, clusters: &[Cluster], first: usize) {
        self.logical.clear();
        self.levels.clear();
        for (i, cluster) in clusters.iter().enumerate() {
            let level = self.characters.get(cluster.index as usize - first).copied().unwrap_or_default();
            match self.logical.last_mut() {
                Some(run) if run.level == level => run.end = i + 1,
                _ => {
                    self.logical.push(justify::Run { start: i, end: i + 1, level });
                    self.levels.push(level);
                }
            }
        }
    }
}

/// The width of a line, once its end is settled: a soft hyphen is seen there, blanks hang.
fn measure(clusters: &mut [Cluster], end: End, limit: u16) -> u16 {
    let mut total = width(clusters);
    let soft_hyphen = clusters.last_mut().filter(|last| last.kind == Kind::SoftHyphen);
    if let Some(last) = soft_hyphen.filter(|_| end == End::Soft && total < u64::from(limit)) {
        // UAX #14, 5.4.
        last.symbol = HYPHEN;
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

/// Writes the cells of a line, from left to right, and its runs where there are several.
fn emit(line: &justify::Line<'_>, added: &[Added], left: Column, layout: &mut Layout) {
    let first = layout.runs.len();
    let mut pen = Pen { column: left, cells: &mut layout.cells };
    for run in line.runs {
        let start = pen.cells.len();
        run.parts(added, |part| match part {
            Part::Clusters(range) => pen.put_clusters(line.clusters.get(range).unwrap_or_default(), run.level),
            Part::Added(Added { at, cells }) => {
                if let Some(cluster) = line.clusters.get(at) {
                    pen.put_added(cluster, cells, run.level);
                }
            }
        });
        if line.runs.len() > 1 {
            let cells = (index(start), index(pen.cells.len()));
            let clusters = line.clusters.get(run.start..run.end).unwrap_or_default();
            layout.runs.push(Run { start: span_of(clusters).start, cells });
        }
    }
    if let Some(runs) = layout.runs.get_mut(first..) {
        runs.sort_unstable_by_key(|run| run.start);
    }
}

/// Puts cells side by side, from the left.
struct Pen<'a> {
    column: Column,
    cells: &'a mut Vec<Stored>,
}

impl Pen<'_> {
    fn put_clusters(&mut self, clusters: &[Cluster], level: Level) {
        let mut column = self.column;
        let cell = |cluster: &Cluster| {
            let at = column;
            column = column + Cells(cluster.width.into());
            stored(cluster, level, at)
        };
        if level.is_rtl() {
            self.cells.extend(clusters.iter().rev().map(cell));
        } else {
            self.cells.extend(clusters.iter().map(cell));
        }
        self.column = column;
    }

    fn put_added(&mut self, cluster: &Cluster, added: u16, level: Level) {
        let symbol = if cluster.kind == Kind::Blank { BLANK } else { KASHIDA };
        let (start, end) = (cluster.end, cluster.end);
        for _ in 0..added {
            self.cells.push(Stored { symbol, start, end, column: self.column, width: 1, level });
            self.column = self.column + Cells(1);
        }
    }
}

fn stored(cluster: &Cluster, level: Level, column: Column) -> Stored {
    let Cluster { symbol, start, end, width, .. } = *cluster;
    Stored { symbol, start, end, column, width, level }
}

fn span_of(clusters: &[Cluster]) -> Span {
    match (clusters.first(), clusters.last()) {
        (Some(first), Some(last)) => Span::new(first.start, last.end),
        (_, _) => Span::new(Offset::START, Offset::START),
    }
}

/// Where what is seen of a line ends.
fn shown_end(clusters: &[Cluster]) -> Offset {
    let seen = clusters.iter().rev().find(|cluster| cluster.width > 0);
    seen.map_or(span_of(clusters).start, |cluster| cluster.end)
}

fn index(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
