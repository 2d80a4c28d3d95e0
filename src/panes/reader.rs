//! The reading pane: one article as a column of lines.

pub mod flow;
pub mod marks;
pub mod state;
pub mod update;
pub mod view;

pub use state::{Bookmark, State};
