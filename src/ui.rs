//! From state to cells: the root view, and the small widgets that all panes share.
//!
//! Everything is painted from cells that the text engine has shaped and ordered; no widget of ratatui ever sees Arabic,
//! because its idea of width and order is not ours. A view changes nothing.

pub mod asked;
mod cursor;
pub mod facts;
pub mod label;
pub mod look;
pub mod paint;
pub mod popup;
pub mod screen;
pub mod status;
pub mod strip;
pub mod title;
pub mod tour;
pub mod typed;

pub use label::Edge;
pub use look::Look;
pub use screen::view;
