//! The text engine: logical text in, visual cells out.
//!
//! Every stage is a function from plain data to plain data:
//!
//! ```text
//! logical text ─► clusters, joining forms, widths   measure, join   (UAX #29, Unicode ch. 9)
//!              ─► one bidi level per cluster        bidi            (UAX #9)
//!              ─► lines of at most W cells          wrap            (UAX #14)
//!              ─► spare cells spread                justify         (kashida, spaces)
//!              ─► per line L1, L2, L4 ─► cells      layout
//!              ─► logical ↔ visual                  map
//! ```
//!
//! Shaping comes before measuring and measuring before breaking: lam and alef take one cell once joined.
//! This module knows nothing of articles, panes or terminals, and touches no file, thread or clock.

pub mod bidi;
pub mod borders;
pub mod fold;
pub mod join;
pub mod justify;
pub mod layout;
pub mod map;
pub mod measure;
pub mod search;
pub mod wrap;

pub use bidi::{Base, Direction, Level};
pub use borders::Borders;
pub use fold::{Folded, Folding, fold};
pub use layout::{Align, Breaker, Cell, Digits, Layout, Letters, Marks, Options, Prepared, Typesetter};
pub use layout::{lay_out, lay_out_line, lay_out_lines};
pub use map::{Affinity, Caret};
pub use measure::{Cells, Column, Offset, Span};
pub use search::{Matcher, hits};
