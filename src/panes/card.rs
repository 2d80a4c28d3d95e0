//! The card of an entity: its names, why it is held to be one, where it stands in the article and in the library, and who
//! appears with it.

pub mod state;
pub mod update;
pub mod view;

pub use state::State;
