//! `khabar show --format json`: every line and cell of an article, and where it stands in the text.

use crate::cli::failure::Failure;
use crate::cli::json;
use crate::cli::scalars::Scalars;
use crate::text::{self, Cell, Direction, Layout, Options, Typesetter};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use std::io::Write;

/// Lays out `text` and writes it as one JSON object on one line.
///
/// # Errors
/// Where `out` takes no more.
pub fn write(out: &mut impl Write, text: &str, options: Options) -> Result<(), Failure> {
    let first = text::lay_out_line(text, &options);
    let base = match first.direction(0) {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    };
    let lines = Lines { text, options, scalars: Scalars::new(text) };
    json::write(out, &Document { text, base, lines })
}

#[derive(Serialize)]
struct Document<'a> {
    text: &'a str,
    base: &'static str,
    lines: Lines<'a>,
}

/// The lines, laid out and written piece by piece: a long article has millions of cells.
struct Lines<'a> {
    text: &'a str,
    options: Options,
    scalars: Scalars<'a>,
}

struct Row<'a> {
    scalars: &'a Scalars<'a>,
    piece: &'a Layout,
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
        let mut lines = serializer.serialize_seq(None)?;
        for piece in Typesetter::new().pieces(self.text, &self.options) {
            for line in 0..piece.height() {
                let (start, end) = self.scalars.range(piece.span(line));
                let cells = Row { scalars: &self.scalars, piece: &piece, line };
                lines.serialize_element(&Line { start, end, cells })?;
            }
        }
        lines.end()
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.piece.cells(self.line).map(|cell| self.place(cell)))
    }
}

impl Row<'_> {
    fn place<'a>(&self, cell: Cell<'a>) -> Place<'a> {
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
