//! The text engine: logical text in, visual cells out. A library of its own: it imports nothing else of this crate.
//!
//! Every stage is a function from plain data to plain data:
//!
//! ```text
//! logical text ─► one bidi level per character     bidi            (UAX #9)
//!              ─► clusters, joining forms, widths   measure, join   (UAX #29, Unicode ch. 9)
//!              ─► lines of at most W cells          wrap            (UAX #14)
//!              ─► spare cells spread                justify         (kashida, spaces)
//!              ─► per line L1, L2, L4 ─► cells      layout
//!              ─► logical ↔ visual                  map
//! ```
//!
//! Shaping comes before measuring and measuring before breaking: lam and alef take one cell once joined.
//! This module touches no file, thread or clock, and nothing in it fails: any string has a layout.
//!
//! Beside the pipeline stand `fold` and `search` (finding words whatever their spelling), and `borders` (words and
//! sentences).
//!
//! # Examples
//!
//! Rows for a terminal that shows cells from left to right and knows nothing of Arabic:
//!
//! ```
//! use khabar::text::{Align, Breaker, Cells, Options, lay_out};
//!
//! let text = "أعلن مصرف Siraj أن أرباحه زادت 12.5% (٣٫٢ مليار) في عام 2025.";
//! let options = Options { align: Align::Justify, breaker: Breaker::TotalFit, ..Options::new(Cells(30)) };
//! let layout = lay_out(text, &options);
//! let rows = (0..layout.height()).map(|line| {
//!     let cells = layout.cells(line);
//!     cells.map(|cell| if cell.width > Cells(0) { cell.symbol } else { "" }).collect::<String>()
//! });
//! let rows: Vec<String> = rows.collect();
//! // The text ends on the left of the last row, behind the year.
//! assert!(rows.last().is_some_and(|last| last.starts_with(".2025")));
//! ```
//!
//! A click, and the columns of a range to highlight:
//!
//! ```
//! use khabar::text::{Cells, Folding, Matcher, Options, fold, hits, lay_out};
//!
//! let text = "قال Sam إنّ الإعلام حر";
//! let layout = lay_out(text, &Options::new(Cells(40)));
//! let found = hits(&fold(text, Folding::Search), &Matcher::new("الاعلام", Folding::Search).unwrap()).unwrap();
//! let (line, left, width) = layout.spans(found[0])[0];
//! // Seven letters in five cells: lam and alef are one.
//! assert_eq!((line, width), (0, Cells(5)));
//! // The right-most of these columns shows the first letter of the hit.
//! assert_eq!(layout.hit(line, left + width - Cells(1)), found[0].start);
//! ```

pub mod bidi;
pub mod borders;
pub mod fold;
pub mod join;
pub mod justify;
pub mod layout;
pub mod map;
pub mod measure;
pub mod search;
pub mod unicode;
pub mod wrap;

pub use bidi::{Base, Direction, Level};
pub use borders::Borders;
pub use fold::{Folded, Folding, fold};
pub use layout::{Align, Breaker, Cell, Digits, Layout, Letters, Marks, Options, Prepared, Typesetter};
pub use layout::{lay_out, lay_out_line, lay_out_lines};
pub use map::{Affinity, Caret};
pub use measure::{Cells, Column, Offset, Span};
pub use search::{Matcher, hits};
