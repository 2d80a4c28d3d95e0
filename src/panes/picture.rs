//! The lead picture of an article over the panes: while it is fetched, drawn in half cells or by the terminal, or why it can't be
//! seen; below it its caption and its address.

pub mod state;
pub mod update;
pub mod view;

pub use state::{Stage, State};
