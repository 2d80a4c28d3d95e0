//! The panes of the reader: headlines, article, entities; and what lies over them: the search prompt and the help.
//!
//! Each is a folder of `state` (plain values), `update` (how a motion or an answer changes them) and `view` (cells
//! painted from them). State and update know no screen library; a view changes nothing.

pub mod entities;
pub mod headlines;
pub mod help;
pub mod motion;
pub mod reader;
pub mod search;

pub use motion::Motion;
