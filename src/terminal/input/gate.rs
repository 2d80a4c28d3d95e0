//! A gate between the reader of the terminal and the terminal: shut while another program has the terminal, so that it
//! alone gets the keys.
//!
//! Whoever shuts it rings a bell (a pipe) that the reader listens to beside the terminal, and waits until the reader has
//! answered that it stands still.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the reader may take to stand still. It takes longer only where it has ended.
const PATIENCE: Duration = Duration::from_secs(1);

/// The side that shuts and opens the gate.
#[derive(Clone, Debug)]
pub struct Gate {
    shared: Arc<Shared>,
    bell: Arc<PipeWriter>,
}

/// The side of the reader.
#[derive(Debug)]
pub(super) struct Keeper {
    shared: Arc<Shared>,
    bell: PipeReader,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    /// To be shut: the reader has not stood still yet.
    Shutting,
    Shut,
}

/// Both sides of a gate that is open.
pub(super) fn gate() -> io::Result<(Gate, Keeper)> {
    let (listening, bell) = io::pipe()?;
    let shared = Arc::new(Shared { state: Mutex::new(State::Open), changed: Condvar::new() });
    Ok((Gate { shared: Arc::clone(&shared), bell: Arc::new(bell) }, Keeper { shared, bell: listening }))
}

impl Gate {
    /// Shuts the gate: from here on no key is taken from the terminal.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn shut(&self) -> io::Result<()> {
        let mut state = self.shared.lock();
        *state = State::Shutting;
        (&*self.bell).write_all(b"!")?;
        let is_moving = |state: &mut State| *state == State::Shutting;
        drop(self.shared.changed.wait_timeout_while(state, PATIENCE, is_moving).map_err(|_| io::ErrorKind::Other)?);
        Ok(())
    }

    /// Opens it again.
    pub fn open(&self) {
        *self.shared.lock() = State::Open;
        self.shared.changed.notify_all();
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self.shared.lock() == State::Open
    }
}

impl Keeper {
    /// What rings when the gate is to be shut.
    pub fn bell(&self) -> BorrowedFd<'_> {
        self.bell.as_fd()
    }

    /// The bell rang: stands still until the gate is open.
    pub fn stand_still(&mut self) -> io::Result<()> {
        let _ = self.bell.read(&mut [0; 1])?;
        let mut state = self.shared.lock();
        if *state == State::Shutting {
            *state = State::Shut;
            self.shared.changed.notify_all();
        }
        while *state != State::Open {
            state = self.shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        Ok(())
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_has_ended_is_not_waited_for_for_ever() {
        let (gate, keeper) = gate().unwrap();
        gate.shut().unwrap();
        drop(keeper);
        assert!(gate.shut().is_err());
    }
}
