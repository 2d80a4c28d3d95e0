//! The list of articles: headlines of up to two lines, with a quiet line for source and age.

pub mod state;
pub mod update;
pub mod view;

pub use state::{Entry, State};
