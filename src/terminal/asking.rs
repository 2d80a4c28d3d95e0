//! Asking the terminal which it is: one question in raw mode, and a wait for the answer that nothing can leave hanging.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use super::answers::{Answers, Reading, begins_answer};
use super::environment::Environment;
use super::panics;
use super::picture;
use super::profile::{self, Choice};
use super::screen::{self, Held};
use super::sequences::BIDI_IMPLICIT;
use super::session::{Detected, SessionError, failed};
use super::signals::Signals;
use super::tty::{self, Tty, Waited};

/// How long a terminal on this machine has to answer.
const ANSWER_TIME: Duration = Duration::from_millis(300);
/// How long one has whose answer comes over a network, or has begun.
const SLOW_ANSWER_TIME: Duration = Duration::from_secs(1);
/// How often it is looked for a signal meanwhile.
const GLANCE: Duration = Duration::from_millis(20);
/// Bytes after which whatever comes is no answer.
const ANSWER_LIMIT: usize = 16 * 1024;

/// What a terminal is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// What it does with rows.
    Rows,
    /// That, and what it does with pictures.
    RowsAndPictures,
}

/// Asks in a raw mode that is given back.
pub(super) fn ask_and_give_back(
    environment: &Environment,
    choice: Option<Choice>,
    subject: Subject,
) -> Result<Detected, SessionError> {
    // Nobody listens for us: a signal that ended the program now would leave the terminal raw.
    let mut signals = Signals::register().map_err(|source| failed("listen to", source))?;
    let detected = take_and_ask(&open_tty()?, environment, (choice, subject), &mut signals)?;
    screen::give_back().map_err(|source| failed("give back", source))?;
    signals.ended().map_or(Ok(detected), |signal| Err(SessionError::Ended(signal)))
}

/// Asks in raw mode, which stays on.
pub(super) fn take_and_ask(
    tty: &Tty,
    environment: &Environment,
    (choice, subject): (Option<Choice>, Subject),
    signals: &mut Signals,
) -> Result<Detected, SessionError> {
    if screen::is_held() {
        return Err(SessionError::AlreadyEntered);
    }
    panics::install();
    let restore = BIDI_IMPLICIT.as_bytes().to_vec();
    screen::hold(Held { owner: thread::current().id(), picture: "", restore, on_worker_panic: None })
        .map_err(|source| failed("take", source))?;
    let question = profile::question(more(environment, subject));
    let bytes = ask(tty, (environment, &question), signals).inspect_err(|_| drop(screen::give_back()))?;
    let mut reading = Reading::of(&bytes);
    reading.typed.append(&mut reading.unfinished);
    let profile = profile::decide(&bytes, environment, choice);
    Ok(Detected { profile, answers: reading.answers, typed: reading.typed })
}

pub(super) fn open_tty() -> Result<Tty, SessionError> {
    Tty::open().map_err(|source| failed("open", source))
}

/// What is asked besides the rows. Whoever only writes rows asks nothing that a terminal might write as text.
fn more(environment: &Environment, subject: Subject) -> &'static [u8] {
    match subject {
        Subject::Rows => b"",
        Subject::RowsAndPictures => picture::question(environment, tty::size().unwrap_or_default().0),
    }
}

/// All that comes until the last answer, or until time is up.
fn ask(
    tty: &Tty,
    (environment, question): (&Environment, &[u8]),
    signals: &mut Signals,
) -> Result<Vec<u8>, SessionError> {
    tty::write(question).map_err(|source| failed("ask", source))?;
    let asked = Instant::now();
    let mut bytes = Vec::new();
    let mut buffer = [0; 1024];
    loop {
        let reading = Reading::of(&bytes);
        let deadline = asked + patience(environment, &reading);
        if bytes.len() >= ANSWER_LIMIT || reading.answers.primary.is_some() || Instant::now() >= deadline {
            return Ok(bytes);
        }
        if let Some(signal) = signals.ended() {
            return Err(SessionError::Ended(signal));
        }
        bytes.extend_from_slice(came(tty, deadline, &mut buffer)?);
    }
}

/// What has come after a glance; nothing is the usual case.
fn came<'a>(tty: &Tty, deadline: Instant, buffer: &'a mut [u8]) -> Result<&'a [u8], SessionError> {
    let glance = deadline.min(Instant::now() + GLANCE);
    match tty.wait(Some(glance)).map_err(|source| failed("ask", source))? {
        Waited::Nothing | Waited::Rung => return Ok(&[]),
        Waited::HungUp => return Err(SessionError::HungUp),
        Waited::Bytes => {}
    }
    let read = tty.read(buffer).map_err(|source: io::Error| failed("ask", source))?;
    if read.is_empty() { Err(SessionError::HungUp) } else { Ok(read) }
}

/// How long the answer may take: longer over ssh, and once a part of it has come.
fn patience(environment: &Environment, reading: &Reading) -> Duration {
    let has_begun = reading.answers != Answers::default() || begins_answer(&reading.unfinished);
    if has_begun || environment.ssh_connection.is_some() { SLOW_ANSWER_TIME } else { ANSWER_TIME }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patience_in(variables: &[(&str, &str)], came: &[u8]) -> Duration {
        let value = |name: &str| variables.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned());
        patience(&Environment::from_variables(value), &Reading::of(came))
    }

    #[test]
    fn an_answer_that_has_begun_or_comes_over_ssh_has_more_time() {
        assert_eq!(patience_in(&[], b""), ANSWER_TIME);
        assert_eq!(patience_in(&[], b"typed\x1B[A"), ANSWER_TIME);
        assert_eq!(patience_in(&[("SSH_CONNECTION", "10.0.0.2 50222 10.0.0.1 22")], b""), SLOW_ANSWER_TIME);
        for begun in [b"\x1B[8;0$y".as_slice(), b"\x1BP>|kit", b"\x1B[>1", b"x\x1B[?"] {
            assert_eq!(patience_in(&[], begun), SLOW_ANSWER_TIME, "{}", begun.escape_ascii());
        }
    }
}
