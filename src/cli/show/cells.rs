//! `khabar show --format json`: every line and cell of an article, and where it stands in the text.

use crate::cli::failure::Failure;
use crate::cli::json;
use crate::cli::scalars::Scalars;
use crate::text::{self, Cell, Direction, Layout, Options};
use serde::{Serialize, Serializer};
use std::io::Write;

/// Lays out `text` and writes it as one JSON object on one line.
///
/// # Errors
/// Where `out` takes no more.
pub fn write(out: &mut impl Write, text: &str, options: Options) -> Result<(), Failure> {
    let layout = text::lay_out(text, &options);
    let base = match layout.direction(0) {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    };
    let lines = Lines { layout: &layout, scalars: Scalars::new(text) };
    json::write(out, &Document { text, base, lines })
}

#[derive(Serialize)]
struct Document<'a> {
    text: &'a str,
    base: &'static str,
    lines: Lines<'a>,
}

/// The lines, written one by one: a long article has millions of cells.
struct Lines<'a> {
    layout: &'a Layout,
    scalars: Scalars<'a>,
}

struct Row<'a> {
    lines: &'a Lines<'a>,
    line: usize,
}

#[derive(Serialize)]
struct Line<'a> {
    start: usize,
    end: usize,
    cells: Row<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    column: u16,
    width: u16,
    level: u8,
}

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.layout.height()).map(|line| {
            let (start, end) = self.scalars.range(self.layout.span(line));
            Line { start, end, cells: Row { lines: self, line } }
        }))
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { lines, line } = *self;
        serializer.collect_seq(lines.layout.cells(line).map(|cell| lines.place(cell)))
    }
}

impl<'a> Lines<'a> {
    fn place(&self, cell: Cell<'a>) -> Place<'a> {
        Place {
            text: cell.symbol,
            start: self.scalars.before(cell.start),
            end: self.scalars.before(cell.end),
            column: cell.column.0,
            width: cell.width.0,
            level: cell.level.0,
        }
    }
}
