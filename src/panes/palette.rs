//! The palette: a list that is narrowed by typing, for whatever is to be chosen from: a command, a kind, another entity.

pub mod state;
pub mod update;
pub mod view;

pub use state::State;
