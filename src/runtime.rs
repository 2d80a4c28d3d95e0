//! The loop: receive, drain, update, carry out effects, draw. The only place with threads, a clock and the terminal's
//! events; what they lead to is decided in [`crate::app`].
//!
//! Nothing ticks: a frame is drawn after the inbox has been drained, and only then. Three threads send to the one inbox:
//! the terminal's events, the signals, and a worker for what takes longer than a frame.

mod clock;
mod inbox;
mod input;
mod worker;

use crate::app::arrangement::Size;
use crate::app::{App, Effect, Message, Origin, Start};
use crate::config::{ColourSupport, Keymap, Theme};
use crate::model::Article;
use crate::terminal::Profile;
use crate::terminal::session::Session;
use crate::text::{Align, Marks};
use crate::ui::{self, Look};
use crate::words::{Language, Words};
use anyhow::Context;
use inbox::{Inbox, Letter};
use worker::Worker;

/// What the reader is opened with.
#[derive(Debug)]
pub struct Opening {
    /// The articles, in the order of the list.
    pub articles: Vec<Article>,
    /// Where they come from.
    pub origin: Origin,
    /// How many warnings reading them gave.
    pub warnings: usize,
    /// The language of the interface.
    pub language: Language,
}
