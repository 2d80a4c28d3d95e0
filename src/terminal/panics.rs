//! The panic hook: the owner's panic gives the terminal back before it is printed; another thread's is reported.
//!
//! ratatui's own hook tears the screen down whoever panics. Here only the thread that entered the session does:
//! a worker's panic goes to the callback of [`Options`](super::session::Options), and the screen stays.

use std::panic::{PanicHookInfo, set_hook, take_hook};
use std::sync::Once;
use std::thread;

use super::screen;

/// What hears of a worker's panic: called in the panicking thread, so it must not panic itself and should only
/// pass the value on.
pub type OnWorkerPanic = dyn Fn(WorkerPanic) + Send + Sync;

/// The panic of a thread that does not own the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerPanic {
    /// The thread's name, if it has one.
    pub thread: Option<String>,
    /// The message it panicked with; empty if it was not text.
    pub message: String,
    /// File, line and column, as `src/fetch.rs:12:5`.
    pub location: Option<String>,
}

impl WorkerPanic {
    fn of(info: &PanicHookInfo<'_>) -> Self {
        Self {
            thread: thread::current().name().map(str::to_owned),
            message: message(info).to_owned(),
            location: info.location().map(ToString::to_string),
        }
    }
}

fn message<'a>(info: &'a PanicHookInfo<'_>) -> &'a str {
    let payload = info.payload();
    payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref().copied()).unwrap_or_default()
}

/// Installs the hook in front of the one that is there; later calls do nothing.
pub(super) fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = take_hook();
        set_hook(Box::new(move |info| match screen::holder() {
            Some((owner, Some(report))) if owner != thread::current().id() => report(WorkerPanic::of(info)),
            Some((owner, _)) if owner == thread::current().id() => {
                // Nothing can be done about a failure here, and the message matters more.
                let _ = screen::give_back();
                previous(info);
            }
            Some(_) | None => previous(info),
        }));
    });
}
