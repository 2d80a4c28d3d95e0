//! Fetching for a command: jobs run beside it, their reports come one after the other, and Ctrl-C ends them.
//!
//! Nothing is kept or shown here. After a signal every job that is out is cancelled and still reported, so that whoever
//! keeps what came can end in order; what is begun then does not start.

use super::fetching::{self, Crew, Fetching, Job, Report};
use crate::fetch::http::{Client, Limits};
use crate::model::Problem;
use crate::terminal::signals::Closer;
use crate::terminal::{Signal, Signals};
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use thiserror::Error;

/// Why nothing can be fetched.
#[derive(Debug, Error)]
pub enum Unready {
    /// The system does not let us listen to signals.
    #[error("cannot listen to signals: {0}")]
    Signals(#[from] io::Error),
    /// The certificates can't be read.
    #[error("the certificates of this machine cannot be read")]
    Client(Problem),
}

/// What comes into the inbox of a command.
#[derive(Debug)]
enum Event {
    Report(Report),
    Signal(Signal),
}

impl From<Report> for Event {
    fn from(report: Report) -> Self {
        Self::Report(report)
    }
}

/// The jobs of a command. Dropping this cancels what is left; signals end the program by themselves again.
#[derive(Debug)]
pub struct Errands {
    client: Client,
    fetchings: Vec<Fetching>,
    own: Sender<Event>,
    events: Receiver<Event>,
    /// Jobs that were begun and have not been reported as ended.
    out: usize,
    ended: Option<Signal>,
    closer: Closer,
}

impl Errands {
    /// None yet. From here on signals don't end the program: whoever holds this does, once all is in order.
    ///
    /// # Errors
    /// Where signals or certificates can't be had.
    pub fn new() -> Result<Self, Unready> {
        let client = Client::new(fetching::net(), Limits::default()).map_err(Unready::Client)?;
        let mut signals = Signals::register()?;
        let (own, events) = channel();
        let (closer, inbox) = (signals.closer(), own.clone());
        std::thread::spawn(move || {
            while let Some(signal) = signals.wait() {
                if inbox.send(Event::Signal(signal)).is_err() {
                    return;
                }
            }
        });
        Ok(Self { client, fetchings: Vec::new(), own, events, out: 0, ended: None, closer })
    }

    /// Begins with `jobs`, beside those that are out.
    pub fn begin(&mut self, jobs: Vec<Job>) {
        if jobs.is_empty() || self.ended().is_some() {
            return;
        }
        self.out += jobs.len();
        self.fetchings.push(Fetching::start(self.client.clone(), jobs, Crew::default(), self.own.clone()));
    }

    /// Waits for the next report; none once every job has ended.
    pub fn wait(&mut self) -> Option<Report> {
        while self.out > 0 {
            match self.events.recv().ok()? {
                Event::Signal(signal) => self.signalled(signal),
                Event::Report(report) => {
                    self.out -= usize::from(matches!(report, Report::Ended(..)));
                    return Some(report);
                }
            }
        }
        None
    }

    /// The signal that ends this, if one has come. Once no job is out, whoever goes on looks here.
    pub fn ended(&mut self) -> Option<Signal> {
        if self.out == 0 {
            while let Ok(event) = self.events.try_recv() {
                if let Event::Signal(signal) = event {
                    self.signalled(signal);
                }
            }
        }
        self.ended
    }

    fn signalled(&mut self, signal: Signal) {
        if signal.exit_code().is_some() {
            self.ended = Some(signal);
            self.fetchings.iter().for_each(Fetching::cancel);
        }
    }
}

impl Drop for Errands {
    fn drop(&mut self) {
        self.closer.close();
    }
}
