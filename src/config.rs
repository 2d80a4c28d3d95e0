//! The config file, the keymap and the theme: what a reader decided, what a key does, and how a role looks. Every option is listed in
//! [`preferences`].
//!
//! Plain values and pure functions. Nothing here reads a file, the environment or the terminal, and no word that the
//! reader sees stands here: commands, groups and kinds have stable names, and [`crate::words`] words them.

pub mod chords;
pub mod command;
pub mod keymap;
pub mod keys;
pub mod languages;
pub mod layouts;
pub mod manner;
mod nearest;
mod place;
pub mod preferences;
pub mod reading;
pub mod searching;
pub mod settings;
pub mod starter;
pub mod style;
pub mod theme;

pub use chords::{Chords, Step};
pub use command::{Command, Group};
pub use keymap::{Found, Keymap, KeymapError, Preset};
pub use keys::{Chord, Code, Key, Modifiers};
pub use languages::{Aim, ArticleLanguage};
pub use layouts::Keyboard;
pub use preferences::{Preference, Values};
pub use settings::Settings;
pub use style::{Colour, Emphasis, Style};
pub use theme::{ColourSupport, Divider, Ground, Role, Sign, Signs, Standard, Surface, Theme, Themes};
