//! khabar (خبر, "a piece of news"): a terminal reader for Arabic news.
//!
//! The modules in reading order, from the bytes of an article to the cells of a screen:
//!
//! - [`text`]: the text engine. Logical text in, visual cells out; imports nothing of ours.
//! - [`model`]: what news is: articles, blocks, mentions, entities, as plain values.
//! - [`intake`]: bytes to articles and warnings.
//! - [`export`]: articles to files that intake reads back.
//! - [`library`]: everything the reader keeps, in one SQLite file.
//! - [`entities`]: who and what is in an article.
//! - [`fetch`]: bytes from the net, politely and safely.
//! - [`words`]: every word the reader sees, in Arabic and English.
//! - [`config`]: the keymap and the theme.
//! - [`app`]: the state of the reader and how a message changes it.
//! - [`panes`]: headlines, article, entities and the overlays.
//! - [`ui`]: small widgets that paint shaped cells.
//! - [`terminal`]: which terminal this is, what it must be sent, entering and leaving it.
//! - [`runtime`]: the loop that carries messages and effects.
//! - [`cli`]: the command line, one file a verb.
//!
//! Logical text (reading order, plain letters) is the only text that is stored, searched, copied or
//! exported. Visual order, presentation forms and kashida exist only between `text` and the screen.

pub mod app;
pub mod cli;
pub mod config;
pub mod entities;
pub mod export;
pub mod fetch;
pub mod intake;
pub mod library;
pub mod model;
pub mod panes;
pub mod runtime;
pub mod terminal;
pub mod text;
pub mod ui;
pub mod words;
