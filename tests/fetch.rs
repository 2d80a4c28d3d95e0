//! Fetching over loopback, from servers that behave and from servers that don't.
//!
//! Deadlines are short here, so that what is held open ends soon. Names resolve as each test has it: nothing leaves this
//! machine.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]
#![expect(clippy::print_stdout, reason = "times are for whoever asks for them with --nocapture")]

#[path = "fetch/answers.rs"]
mod answers;
#[path = "fetch/crowd.rs"]
mod crowd;
#[path = "fetch/encrypted.rs"]
mod encrypted;
#[path = "fetch/hostile.rs"]
mod hostile;
#[path = "fetch/pictures.rs"]
mod pictures;
#[path = "fetch/private.rs"]
mod private;
#[path = "fetch/proxies.rs"]
mod proxies;
#[path = "fetch/rounds.rs"]
mod rounds;
#[path = "fetch/server.rs"]
mod server;

use khabar::fetch::http::{Client, Limits, Net, Question};
use khabar::fetch::{Address, Answer, Body, Cancel, Failure, Request, Want};
use khabar::model::{Problem, Timestamp, Visit};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Sun, 06 Nov 1994 08:49:37 GMT.
const NOW: Timestamp = Timestamp(784_111_777);

/// An address of the public net. Connections to it go to loopback.
const PUBLIC: &str = "93.184.216.34";

/// After a deadline or a cancellation it may take this much longer, on a busy machine too.
const GRACE: Duration = Duration::from_millis(400);

fn limits() -> Limits {
    Limits { connect: Duration::from_millis(400), total: Duration::from_millis(800), bytes: 1 << 20, redirects: 5 }
}

/// A net where `names` are resolved so, and every connection goes to the same port on loopback.
fn net(names: &'static [(&'static str, &'static str)]) -> Net {
    let ask = move |question: Question| {
        let is_asked = |(name, _): &&(&str, &str)| *name == question.host;
        let found: Vec<IpAddr> = names.iter().filter(is_asked).map(|(_, ip)| ip.parse().unwrap()).collect();
        let answer = if found.is_empty() { Err(std::io::ErrorKind::NotFound.into()) } else { Ok(found) };
        let _ = question.answer.send(answer);
    };
    Net { dial: Arc::new(|place| SocketAddr::from(([127, 0, 0, 1], place.port()))), ..Net::new(ask) }
}

fn client() -> Client {
    Client::new(net(&[("news.example", PUBLIC)]), limits()).unwrap()
}

/// A request as for a source that the reader typed in and that was never visited.
fn typed_in(address: &str) -> Request {
    Request::feed(Address::parse(address).unwrap(), &Visit::default(), NOW)
}

fn automatic(address: &str) -> Request {
    Request::automatic(Address::parse(address).unwrap(), Want::Page, NOW)
}

fn get(client: &Client, request: &Request) -> Result<Answer, Failure> {
    client.get(request, &Cancel::new(), &mut |_| ())
}

/// What a source that the reader typed in answers.
fn fetch(address: &str) -> Result<Answer, Failure> {
    get(&client(), &typed_in(address))
}

/// How it fails.
fn problem(address: &str) -> Problem {
    match fetch(address) {
        Err(Failure::Problem { problem, .. }) => problem,
        other => panic!("{address} did not fail: {other:?}"),
    }
}

fn text(answer: &Answer) -> String {
    match &answer.body {
        Body::New { bytes, .. } => String::from_utf8_lossy(bytes).into_owned(),
        Body::Same => "the same".into(),
    }
}

/// What `work` gives, and how long it took.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
