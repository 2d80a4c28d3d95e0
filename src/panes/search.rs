//! Searching within the article: the prompt, the hits, and the walk through them.

pub mod state;
pub mod update;
pub mod view;

pub use state::{Stage, State};
