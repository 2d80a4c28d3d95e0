//! The sidebar: who and what is in the article.

pub mod state;
pub mod update;
pub mod view;

pub use state::{Chosen, State};
