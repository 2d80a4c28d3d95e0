//! The one inbox: whatever happens comes in here, from any thread, in the order in which it happened.

use super::picture::Finished;
use crate::app::Message;
use crate::terminal::{Gate, Input, Inputs, Signal, Signals};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Something that happened.
#[derive(Debug)]
pub enum Letter {
    /// The terminal sent something.
    Input(Input),
    /// The terminal is gone, or can no longer be read.
    InputEnded,
    /// A signal came.
    Signal(Signal),
    /// A worker has an answer.
    Answer(Message),
    /// A picture was drawn for the terminal; the message says so.
    Drawn(Finished, Message),
}

/// Where letters are sent to.
pub type Inbox = Sender<Letter>;

/// An inbox and the end that the loop reads.
pub fn inbox() -> (Inbox, Receiver<Letter>) {
    channel()
}

/// Sends what comes from the terminal, in a thread of its own. The thread ends with the terminal or with the program.
pub fn listen(mut inputs: Inputs, inbox: Inbox) {
    std::thread::spawn(move || {
        while let Ok(input) = inputs.wait() {
            if inbox.send(Letter::Input(input)).is_err() {
                return;
            }
        }
        // Where nobody listens any more, the program is ending.
        let _ = inbox.send(Letter::InputEnded);
    });
}

/// Sends the signals that come, in a thread of its own.
/// An interrupt while another program has the terminal is meant for that one.
pub fn watch(mut signals: Signals, inbox: Inbox, gate: Gate) {
    std::thread::spawn(move || {
        while let Some(signal) = signals.wait() {
            if signal == Signal::Interrupt && !gate.is_open() {
                continue;
            }
            if inbox.send(Letter::Signal(signal)).is_err() {
                return;
            }
        }
    });
}
