//! What comes from the terminal: keys, the mouse, pastes.
//!
//! We read and decode by ourselves and only speak crossterm's types. Its reader turns a version answer that comes late
//! into keys, spins when the terminal hangs up, and its size changes come as [`Signal`](super::Signal)s here anyway.
//! One thread reads; it waits in [`Inputs::wait`] and sleeps until something comes.

mod decode;
pub mod gate;
mod sequence;

use std::collections::VecDeque;
use std::io;
use std::time::Instant;

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use self::decode::Decoder;
use self::gate::{Gate, Keeper};
use super::tty::{Tty, Waited};

/// Bytes read at once.
const READ: usize = 4096;

/// Something that came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(KeyEvent),
    /// A button of the mouse, its wheel, or dragging; columns and rows from zero.
    Mouse(MouseEvent),
    /// Text was pasted: as it came, line ends and controls included.
    Paste(String),
}

/// Why no more input comes.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The terminal is gone.
    #[error("the terminal is gone")]
    HungUp,
    /// The system refused.
    #[error("cannot read the terminal")]
    System(#[from] io::Error),
}

/// The inputs of a session, in order.
#[derive(Debug)]
pub struct Inputs {
    tty: Tty,
    decoder: Decoder,
    ready: VecDeque<Input>,
    keeper: Option<Keeper>,
}

impl Inputs {
    /// Opens the terminal that keys come from: for a session that was entered without asking the terminal.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn open() -> io::Result<Self> {
        Ok(Self::new(Tty::open()?, &[]))
    }

    /// The inputs that begin with what was typed while the terminal was asked.
    pub(super) fn new(tty: Tty, typed: &[u8]) -> Self {
        let mut decoder = Decoder::default();
        let ready = decoder.feed(typed).into();
        Self { tty, decoder, ready, keeper: None }
    }

    /// A gate before the terminal: while it is shut no input is taken.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn gate(&mut self) -> io::Result<Gate> {
        let (gate, keeper) = gate::gate()?;
        self.keeper = Some(keeper);
        Ok(gate)
    }

    /// Waits for the next input, as long as it takes. Costs nothing while nothing comes.
    ///
    /// # Errors
    ///
    /// [`InputError::HungUp`] once the terminal is gone: there will be no more.
    pub fn wait(&mut self) -> Result<Input, InputError> {
        loop {
            if let Some(input) = self.ready.pop_front() {
                return Ok(input);
            }
            let deadline = self.decoder.patience().map(|patience| Instant::now() + patience);
            match self.tty.wait_beside(self.keeper.as_ref().map(Keeper::bell), deadline)? {
                Waited::Rung => {
                    if let Some(keeper) = &mut self.keeper {
                        keeper.stand_still()?;
                    }
                }
                Waited::Bytes => self.read()?,
                Waited::Nothing => self.ready.extend(self.decoder.silence()),
                Waited::HungUp => return Err(InputError::HungUp),
            }
        }
    }

    fn read(&mut self) -> Result<(), InputError> {
        let mut buffer = [0; READ];
        let bytes = self.tty.read(&mut buffer)?;
        if bytes.is_empty() {
            return Err(InputError::HungUp);
        }
        self.ready.extend(self.decoder.feed(bytes));
        Ok(())
    }
}
