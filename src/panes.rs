//! The panes of the reader: headlines or sources, article, entities; and what lies over them: prompts and the help.
//!
//! Each is a folder of `state` (plain values), `update` (how a motion or an answer changes them) and `view` (cells
//! painted from them). State and update know no screen library; a view changes nothing.

pub mod card;
pub mod entities;
pub mod headlines;
pub mod help;
pub mod hints;
pub mod motion;
pub mod palette;
pub mod picture;
pub mod prompt;
pub mod reader;
pub mod search;
pub mod sources;

pub use motion::Motion;
