//! The reading pane: one article as a column of lines.

pub mod flow;
pub mod marks;
pub mod moving_end;
pub mod pointing;
pub mod selection;
pub mod state;
pub mod stride;
pub mod units;
pub mod update;
pub mod view;

pub use state::{Bookmark, State, Typography};
