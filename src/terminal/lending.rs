//! The terminal lent to another program for a while: a pager, a browser for the terminal, whatever the reader runs.

use super::input::gate::Gate;
use super::session::{Session, SessionError, failed};
use super::signals::forget_interrupt;
use super::tty::{self, Tty, Waited};
use std::io;

impl Session {
    /// Gives the terminal to whatever `work` runs, and takes it again; no key is taken from it meanwhile. The next
    /// [`Session::draw`] draws everything.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn lend<T>(&mut self, gate: &Gate, work: impl FnOnce() -> T) -> Result<T, SessionError> {
        gate.shut().map_err(|source| failed("lend", source))?;
        let left = self.leave();
        let done = left.map(|()| work());
        let taken = self.resume();
        forget_interrupt();
        gate.open();
        taken.and(done)
    }
}

/// Writes `line` to the terminal, which must be given back, and waits until Enter is pressed or the terminal is gone.
///
/// # Errors
///
/// When the system refuses.
pub fn wait_for_enter(line: &str) -> io::Result<()> {
    tty::write(line.as_bytes())?;
    let tty = Tty::open()?;
    let mut buffer = [0; 64];
    loop {
        match tty.wait(None)? {
            Waited::HungUp => return Ok(()),
            Waited::Rung | Waited::Nothing => {}
            Waited::Bytes => {
                let bytes = tty.read(&mut buffer)?;
                // The end of input (Ctrl-D) is as good.
                if bytes.is_empty() || bytes.contains(&b'\n') {
                    return Ok(());
                }
            }
        }
    }
}
