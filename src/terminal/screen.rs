//! Who holds the terminal, and how it is given back: the one piece of state the panic hook shares with a session.
//!
//! A process has one terminal, so this is a static. Whoever comes first takes the bytes that give it back out and
//! writes them; everyone after finds nothing left to do.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;

use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::panics::OnWorkerPanic;
use super::profile::Synchronized;
use super::sequences::FRAME;
use super::tty;

/// What is needed to give the terminal back.
pub(super) struct Held {
    /// The thread that entered: only its panic gives the terminal back.
    pub owner: ThreadId,
    /// What takes a picture off the screen before that; nothing where there is none.
    pub picture: &'static str,
    /// What is written on leaving.
    pub restore: Vec<u8>,
    /// Who hears of the panic of another thread; nobody yet while the terminal is only being asked.
    pub on_worker_panic: Option<Arc<OnWorkerPanic>>,
}

/// A writer that keeps a frame together: bytes go out on `flush`, in one write, and nowhere once the terminal
/// was given back.
#[derive(Debug)]
pub(super) struct Frames {
    bytes: Vec<u8>,
    synchronized: Synchronized,
}

static HELD: Mutex<Option<Held>> = Mutex::new(None);

/// Turns raw mode on and remembers how to give the terminal back; replaces what the same process held before.
pub(super) fn hold(held: Held) -> io::Result<()> {
    enable_raw_mode()?;
    // crossterm only remembers that it is on. After a stop by someone else the shell has turned it off under us.
    tty::make_raw()?;
    *lock() = Some(held);
    Ok(())
}

/// Gives the terminal back if it is held: any number of calls, from any thread, do it once.
pub(super) fn give_back() -> io::Result<()> {
    let Some(held) = lock().take() else { return Ok(()) };
    let written = tty::write(&[held.picture.as_bytes(), &held.restore].concat());
    // The modes are put back even if nothing can be written any more.
    disable_raw_mode().and(written)
}

/// A picture is on the screen from now on, or none any more: `removal` takes it off on whatever way out.
pub(super) fn pictured(removal: &'static str) {
    if let Some(held) = lock().as_mut() {
        held.picture = removal;
    }
}

/// Whether the terminal is held.
pub(super) fn is_held() -> bool {
    lock().is_some()
}

/// The thread that holds the terminal, and who hears of the panics of the others.
pub(super) fn holder() -> Option<(ThreadId, Option<Arc<OnWorkerPanic>>)> {
    lock().as_ref().map(|held| (held.owner, held.on_worker_panic.clone()))
}

fn lock() -> MutexGuard<'static, Option<Held>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Frames {
    pub const fn new(synchronized: Synchronized) -> Self {
        Self { bytes: Vec::new(), synchronized }
    }

    fn framed(&self) -> Vec<u8> {
        match self.synchronized {
            Synchronized::Frames => [FRAME.0.as_bytes(), &self.bytes, FRAME.1.as_bytes()].concat(),
            Synchronized::Off => self.bytes.clone(),
        }
    }
}

impl io::Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let frame = self.framed();
        self.bytes.clear();
        if is_held() { tty::write(&frame) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_frame_is_wrapped_once_and_forgotten_after_it_went_out() {
        let mut frames = Frames::new(Synchronized::Frames);
        frames.write_all(b"ab").unwrap();
        frames.write_all(b"c").unwrap();
        assert_eq!(frames.framed(), b"\x1B[?2026habc\x1B[?2026l");
        frames.flush().unwrap();
        assert_eq!(frames.bytes, b"");
        assert_eq!(Frames { bytes: b"x".to_vec(), synchronized: Synchronized::Off }.framed(), b"x");
    }

    #[test]
    fn giving_back_what_is_not_held_does_nothing() {
        assert!(!is_held());
        assert!(give_back().is_ok());
    }
}
