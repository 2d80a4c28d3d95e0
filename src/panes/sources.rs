//! The list of sources: what can be listed, with how much of it is unread; saved searches, tags, groups; and suggestions.

pub mod state;
pub mod update;
pub mod view;

pub use state::{Choice, Heading, Row, State};
