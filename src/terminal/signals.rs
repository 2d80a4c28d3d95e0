//! The signals that concern a screen, as values the runtime waits for in a thread of its own.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::flag::{register, register_conditional_default};
use signal_hook::iterator::{Handle, Signals as Source};

/// The signals that end a program.
const ENDING: [i32; 3] = [SIGINT, SIGTERM, SIGHUP];

/// A signal that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signal {
    /// SIGINT from outside: in raw mode `^C` is a key.
    Interrupt,
    /// SIGTERM.
    Terminate,
    /// SIGHUP: the terminal is gone, or its window was closed.
    HangUp,
    /// SIGCONT: we were stopped, and the terminal may be in any state.
    /// [`Session::resume`](super::Session::resume) sets it up again.
    Continued,
    /// SIGWINCH: the size may have changed.
    Resized,
}

/// The registered signals. From [`Signals::register`] on none of them ends the process by itself, until this is dropped.
///
/// Register before the terminal is asked or entered, so that no signal can fall into the time between.
#[derive(Debug)]
pub struct Signals(Source);

/// Ends the wait of a [`Signals`] from another thread.
#[derive(Clone, Debug)]
pub struct Closer(Handle);

impl Signals {
    /// Takes the signals over.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn register() -> io::Result<Self> {
        // First the flags: they are up before the source tells of a signal.
        let flags = flags()?;
        let source = Source::new([SIGINT, SIGTERM, SIGHUP, SIGCONT, SIGWINCH])?;
        flags.nobody_listens.store(false, Ordering::SeqCst);
        Ok(Self(source))
    }

    /// A signal that ends the program, if one has come; whatever else came is forgotten.
    pub fn ended(&mut self) -> Option<Signal> {
        self.0.pending().filter_map(Signal::from_number).find(|signal| signal.exit_code().is_some())
    }

    /// Waits for the next signal; `None` once closed. Several of the same kind may come as one. An interrupt that was forgotten
    /// before it could be told ([`forget_interrupt`]) is not told.
    pub fn wait(&mut self) -> Option<Signal> {
        let is_meant = |signal: &Signal| *signal != Signal::Interrupt || take_interrupt();
        self.0.forever().filter_map(Signal::from_number).find(is_meant)
    }

    /// What ends the wait.
    #[must_use]
    pub fn closer(&self) -> Closer {
        Closer(self.0.handle())
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        // A signal that no one hears any more ends the program again. What can't be looked up was never registered.
        let _ = flags().map(|flags| flags.nobody_listens.store(true, Ordering::SeqCst));
    }
}

/// Forgets an interrupt that came and was not told yet: it was meant for another program, which has the terminal no more. The
/// thread that waits for signals may be slower than all of that.
pub fn forget_interrupt() {
    take_interrupt();
}

/// Whether an interrupt came that was neither told nor forgotten; it is now.
fn take_interrupt() -> bool {
    flags().is_ok_and(|flags| flags.interrupted.swap(false, Ordering::SeqCst))
}

/// What the handlers of signals themselves look at and set.
struct Flags {
    /// Whether the signals that end a program do so by themselves: once taken over, the system would only drop them.
    nobody_listens: Arc<AtomicBool>,
    /// Whether SIGINT came, put up the moment it comes.
    interrupted: Arc<AtomicBool>,
}

fn flags() -> io::Result<&'static Flags> {
    static FLAGS: OnceLock<Flags> = OnceLock::new();
    if let Some(flags) = FLAGS.get() {
        return Ok(flags);
    }
    let flags = Flags { nobody_listens: Arc::default(), interrupted: Arc::default() };
    for signal in ENDING {
        register_conditional_default(signal, Arc::clone(&flags.nobody_listens))?;
    }
    register(SIGINT, Arc::clone(&flags.interrupted))?;
    Ok(FLAGS.get_or_init(|| flags))
}

impl Closer {
    /// Ends the wait, also a future one.
    pub fn close(&self) {
        self.0.close();
    }
}

impl Signal {
    /// The exit code of a program that this signal ended: 128 and its number, as shells have it.
    /// `None` for signals that end nothing.
    #[must_use]
    pub const fn exit_code(self) -> Option<u8> {
        match self {
            Self::HangUp => Some(128 + 1),
            Self::Interrupt => Some(128 + 2),
            Self::Terminate => Some(128 + 15),
            Self::Continued | Self::Resized => None,
        }
    }

    const fn from_number(number: i32) -> Option<Self> {
        match number {
            SIGINT => Some(Self::Interrupt),
            SIGTERM => Some(Self::Terminate),
            SIGHUP => Some(Self::HangUp),
            SIGCONT => Some(Self::Continued),
            SIGWINCH => Some(Self::Resized),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_are_those_of_shells() {
        assert_eq!(Signal::HangUp.exit_code().map(i32::from), Some(128 + SIGHUP));
        assert_eq!(Signal::Interrupt.exit_code().map(i32::from), Some(128 + SIGINT));
        assert_eq!(Signal::Terminate.exit_code().map(i32::from), Some(128 + SIGTERM));
        assert_eq!(Signal::Resized.exit_code(), None);
    }
}
