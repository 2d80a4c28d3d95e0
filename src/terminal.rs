//! The terminal: which one it is, what it must be sent, entering and leaving it.
//!
//! ```text
//! environment ─┐
//! answers ─────┴► profile ─► session ─► frame ─► encode ─► diff ─► one write
//!                               ▲
//!              input, signals ──┘  (the runtime carries both to the loop)
//! ```
//!
//! Widgets draw visual order; [`encode`](mod@encode) turns a finished buffer into what this terminal must be sent.
//! The terminal is given back on return, error, panic of the thread that entered it, and by whoever calls
//! [`Session::leave`] on a signal; while it is asked, on a signal by itself. Nothing here knows articles, panes or words for readers.

pub mod answers;
mod asking;
pub mod clipboard;
mod control;
pub mod encode;
pub mod environment;
pub mod identity;
pub mod input;
mod lending;
pub mod links;
pub mod panics;
mod pen;
pub mod profile;
pub mod program;
mod screen;
mod sequences;
pub mod session;
pub mod signals;
mod specks;
mod tty;

pub use clipboard::{CLIPBOARD_LIMIT, Clipboard, Sent};
pub use encode::encode;
pub use environment::Environment;
pub use identity::{Identity, Stored};
pub use input::gate::Gate;
pub use input::{Input, Inputs};
pub use lending::wait_for_enter;
pub use links::{Hyperlinks, Links};
pub use panics::WorkerPanic;
pub use profile::{Marks, Mode, Profile, Reason, Synchronized, UnknownMode};
pub use program::{Clue, Multiplexer, Program};
pub use sequences::row_switches;
pub use session::{Detected, Mouse, Options, Session, SessionError, detect, examine, size};
pub use signals::{Signal, Signals};
