//! What the pty tests run: one session with a row of Arabic on it, and a key for every way out of it.
//!
//! ```text
//! terminal_probe          asks the terminal which it is, then draws
//! terminal_probe MODE     draws without asking
//!
//! q  return        e  error        p  panic of this thread        w  panic of another thread        z  suspend
//! k  a picture as kitty draws it                                  s  one of sixels
//! ```
//!
//! The first row says in which mode and why, the second is Arabic, the third what came last. Exit codes: 0 after `q`,
//! 1 after an error, 101 after a panic, 128 and the number after a signal.

use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use khabar::model::Raster;
use khabar::terminal::picture::Line;
use khabar::terminal::{
    Drawing, Environment, Input, Inputs, Mode, Options, Placed, Session, SessionError, Signal, Signals, Way,
};
use khabar::text::{Cells, Column};
use ratatui::Frame;
use ratatui::crossterm::event::KeyCode;

/// "خبر عاجل" as it is painted: presentation forms, from left to right.
const PAINTED: &str = "\u{FEDE}\u{FE9F}\u{FE8E}\u{FECB} \u{FEAE}\u{FE92}\u{FEA7}";

enum Message {
    Input(Input),
    InputsEnded,
    Signal(Signal),
    WorkerPanic(String),
}

/// Why the loop ended without an error.
enum Ended {
    Returned,
    BySignal(Signal),
    WithoutTerminal,
}

#[expect(clippy::print_stderr, reason = "the terminal is back by then")]
fn main() -> ExitCode {
    match run() {
        Ok(Ended::Returned) => ExitCode::SUCCESS,
        Ok(Ended::BySignal(signal)) => ExitCode::from(signal.exit_code().expect("a signal that ends the program")),
        Ok(Ended::WithoutTerminal) => ExitCode::from(3),
        Err(error) => {
            eprintln!("probe error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<Ended, SessionError> {
    let (sender, receiver) = channel();
    let mut signals = Signals::register().expect("signals can be registered");
    let choice: Option<Mode> = std::env::args().nth(1).map(|name| name.parse()).transpose()?;
    let panics = sender.clone();
    let options = Options {
        title: "probe".to_owned(),
        ..Options::new(move |panic| {
            let _ = panics.send(Message::WorkerPanic(panic.message));
        })
    };
    let (mut session, inputs) = match Session::open(choice, &Environment::read(), options, &mut signals) {
        Ok(opened) => opened,
        Err(SessionError::Ended(signal)) => return Ok(Ended::BySignal(signal)),
        Err(error) => return Err(error),
    };
    listen_to_signals(signals, sender.clone());
    listen_to_inputs(inputs, sender);
    let ended = work(&mut session, &receiver);
    match session.leave() {
        Ok(()) | Err(SessionError::HungUp) => ended,
        Err(error) => Err(error),
    }
}

fn work(session: &mut Session, messages: &Receiver<Message>) -> Result<Ended, SessionError> {
    let mut last = "ready".to_owned();
    loop {
        let first = format!("{} {:?}", session.profile().mode, session.profile().reason);
        match session.draw(|frame| view(frame, [&first, PAINTED, &last])) {
            Ok(()) => {}
            Err(SessionError::HungUp) => return Ok(after_hang_up(messages)),
            Err(error) => return Err(error),
        }
        match messages.recv().expect("the signals keep a sender") {
            Message::Input(Input::Key(key)) => match key.code {
                KeyCode::Char('q') => return Ok(Ended::Returned),
                KeyCode::Char('e') => return Err(SessionError::Dumb),
                KeyCode::Char('p') => panic!("the owner panics"),
                KeyCode::Char('w') => drop(thread::spawn(|| panic!("a worker panics")).join()),
                KeyCode::Char('z') => {
                    session.suspend()?;
                    last = String::from("resumed");
                }
                KeyCode::Char('k') => last = draw(session, Way::Kitty)?,
                KeyCode::Char('s') => last = draw(session, Way::Sixel)?,
                code => last = format!("key {code}"),
            },
            Message::Input(input) => last = format!("{input:?}"),
            Message::InputsEnded => return Ok(after_hang_up(messages)),
            Message::Signal(Signal::Continued) => session.resume()?,
            Message::Signal(Signal::Resized) => last = format!("{:?}", session.size()?),
            Message::Signal(signal) => return Ok(Ended::BySignal(signal)),
            Message::WorkerPanic(message) => last = format!("reported: {message}"),
        }
    }
}

/// A picture over two columns of the sixth row.
fn draw(session: &mut Session, way: Way) -> Result<String, SessionError> {
    let raster = Raster::new(2, vec![[200, 100, 0]; 4]);
    let drawing = Drawing::new((way, Line::Near), &raster, (Cells(2), 1)).into();
    session.picture(Some(Placed { drawing, left: Column(4), top: 5 }))?;
    Ok("drawn".to_owned())
}

/// A terminal that is gone sends SIGHUP to those it controls; it may arrive after the failed read or write.
fn after_hang_up(messages: &Receiver<Message>) -> Ended {
    let patience = std::time::Duration::from_secs(5);
    while let Ok(message) = messages.recv_timeout(patience) {
        if let Message::Signal(signal @ Signal::HangUp) = message {
            return Ended::BySignal(signal);
        }
    }
    Ended::WithoutTerminal
}

fn view(frame: &mut Frame<'_>, rows: [&str; 3]) {
    for (row, text) in (0..frame.area().height).zip(rows) {
        for (column, letter) in (0..frame.area().width).zip(text.chars()) {
            frame.buffer_mut()[(column, row)].set_char(letter);
        }
    }
}

fn listen_to_signals(mut signals: Signals, sender: Sender<Message>) {
    thread::spawn(move || {
        while let Some(signal) = signals.wait() {
            let _ = sender.send(Message::Signal(signal));
        }
    });
}

fn listen_to_inputs(mut inputs: Inputs, sender: Sender<Message>) {
    thread::spawn(move || {
        while let Ok(input) = inputs.wait() {
            let _ = sender.send(Message::Input(input));
        }
        let _ = sender.send(Message::InputsEnded);
    });
}
