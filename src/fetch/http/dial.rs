//! From an address to a connection: names are resolved here, and what they resolve to is checked here, right before it is
//! connected to. Nothing lies between the check and the connection, so no second answer of a name server can pass.

use super::line::{Limit, Line};
use super::net::{Net, Question};
use super::private::is_private;
use super::proxy::{Proxy, Speech};
use crate::fetch::{Address, Scheme};
use crate::model::Problem;
use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport};

/// The most addresses of one host that are tried.
const MOST_ADDRESSES: usize = 6;

/// Sizes of the buffers of a connection, in bytes. All headers of an answer have to fit in the first.
const INPUT: usize = 64 * 1024;
const OUTPUT: usize = 32 * 1024;

/// Where a connection may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounds {
    /// Anywhere.
    Anywhere,
    /// To the public net only.
    Public,
}

/// How far one request came, for whoever has to say what went wrong.
#[derive(Debug, Default)]
pub(super) struct Trace {
    /// What is known to be wrong.
    pub(super) problem: OnceLock<Problem>,
    /// Where it was connected to; none for a host behind a proxy.
    pub(super) peer: OnceLock<Option<IpAddr>>,
    /// Set once HTTP is spoken, over an encrypted connection where one is asked for.
    pub(super) is_ready: OnceLock<()>,
}

impl Trace {
    /// Whether the other side is known to be in a private network.
    pub(super) fn is_private(&self) -> bool {
        self.peer.get().copied().flatten().is_some_and(is_private)
    }

    fn fail(&self, problem: Problem) -> Error {
        // The first is the cause.
        let _ = self.problem.set(problem);
        Error::ConnectionFailed
    }
}

/// Makes the one connection of a request.
#[derive(Debug)]
pub(super) struct Dialer {
    pub(super) target: Address,
    pub(super) bounds: Bounds,
    pub(super) proxy: Option<Proxy>,
    pub(super) net: Net,
    pub(super) connecting: Duration,
    pub(super) limit: Limit,
    pub(super) trace: Arc<Trace>,
}

impl Connector<()> for Dialer {
    type Out = Wire;

    fn connect(&self, _: &ConnectionDetails<'_>, _: Option<()>) -> Result<Option<Wire>, Error> {
        let line = match &self.proxy {
            Some(proxy) => self.by(proxy)?,
            None => self.directly()?,
        };
        let whole = self.proxy.as_ref().is_some_and(|proxy| self.is_passed_on(proxy));
        let before_path = if whole { format!("http://{}", self.target.authority()) } else { String::new() };
        Ok(Some(Wire { line, buffers: LazyBuffers::new(INPUT, OUTPUT), before_path }))
    }
}

impl Dialer {
    fn directly(&self) -> Result<Line, Error> {
        let found = self.resolve(&self.target).map_err(|error| self.unreachable(error))?;
        let allowed = |ip: &IpAddr| self.bounds == Bounds::Anywhere || !is_private(*ip);
        let (good, refused): (Vec<IpAddr>, Vec<IpAddr>) = found.into_iter().partition(allowed);
        if good.is_empty() && !refused.is_empty() {
            return Err(self.trace.fail(Problem::Private));
        }
        // Whether a host is private must be told before it is connected to: all of it is, or it isn't.
        let first = good.iter().find(|ip| !is_private(**ip)).or(good.first()).copied();
        let alike = good.into_iter().filter(|ip| Some(is_private(*ip)) == first.map(is_private)).collect();
        let _ = self.trace.peer.set(first);
        self.open(alike, self.target.port()).map_err(|error| self.unreachable(error))
    }

    /// The proxy resolves the name: all that can be refused here is what is private by its looks.
    fn by(&self, proxy: &Proxy) -> Result<Line, Error> {
        if self.bounds == Bounds::Public && looks_private(self.target.host()) {
            return Err(self.trace.fail(Problem::Private));
        }
        let _ = self.trace.peer.set(None);
        let connected = self.resolve(&proxy.address).and_then(|found| self.open(found, proxy.address.port()));
        let mut line = connected.map_err(|error| self.failed(error, Problem::Proxy))?;
        if !self.is_passed_on(proxy) {
            proxy.connect(&mut line, &self.target).map_err(|error| self.failed(error, Problem::Proxy))?;
        }
        Ok(line)
    }

    /// Whether the proxy is asked for the whole address and not for a connection.
    fn is_passed_on(&self, proxy: &Proxy) -> bool {
        proxy.speech == Speech::Http && self.target.scheme() == Scheme::Http
    }

    fn open(&self, found: Vec<IpAddr>, port: u16) -> io::Result<Line> {
        let place = |ip| (self.net.dial)(SocketAddr::new(ip, port));
        let places: Vec<SocketAddr> = alternating(found).take(MOST_ADDRESSES).map(place).collect();
        Line::open(&places, &self.limit.within(self.connecting), self.limit.clone())
    }

    fn unreachable(&self, error: io::Error) -> Error {
        self.failed(error, Problem::Unreachable)
    }

    /// A deadline or a cancellation speaks for itself; anything else is `problem`.
    fn failed(&self, error: io::Error, problem: Problem) -> Error {
        if self.limit.slice().is_err() { Error::Io(error) } else { self.trace.fail(problem) }
    }

    /// All addresses of a host. Whoever answers late is no longer waited for.
    fn resolve(&self, address: &Address) -> io::Result<Vec<IpAddr>> {
        if let Some(ip) = literal(address.host()) {
            return Ok(vec![ip]);
        }
        let (answer, answers) = channel();
        (self.net.ask)(Question { host: address.host().to_owned(), answer });
        loop {
            match answers.recv_timeout(self.limit.slice()?) {
                Ok(found) => return found,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::NotFound.into()),
            }
        }
    }
}

/// The address of the net that a host is written as.
fn literal(host: &str) -> Option<IpAddr> {
    host.trim_matches(['[', ']']).parse().ok()
}

/// Whether a host is private by its looks: a private address, or a name that is only known at home.
fn looks_private(host: &str) -> bool {
    const HOME: [&str; 9] = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa"];
    let last = host.rsplit('.').next().unwrap_or_default();
    literal(host).map_or_else(|| !host.contains('.') || HOME.contains(&last), is_private)
}

/// Addresses of both families in turn, the family of the first one first (RFC 8305, 4).
fn alternating(found: Vec<IpAddr>) -> impl Iterator<Item = IpAddr> {
    let is_first = found.first().is_some_and(IpAddr::is_ipv6);
    let (one, other): (Vec<IpAddr>, Vec<IpAddr>) = found.into_iter().partition(|ip| ip.is_ipv6() == is_first);
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    std::iter::from_fn(move || {
        let next = one.next();
        std::mem::swap(&mut one, &mut other);
        next.or_else(|| one.next())
    })
}

/// A connection that HTTP is spoken over.
#[derive(Debug)]
pub(super) struct Wire {
    line: Line,
    buffers: LazyBuffers,
    /// What a proxy has to read before the path of the request; empty once it is sent.
    before_path: String,
}

impl Transport for Wire {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, _: NextTimeout) -> Result<(), Error> {
        let output = self.buffers.output().get(..amount).unwrap_or_default();
        let before = std::mem::take(&mut self.before_path);
        match output.strip_prefix(b"GET ") {
            Some(rest) if !before.is_empty() => {
                self.line.write_all(&[b"GET ", before.as_bytes(), rest].concat())?;
            }
            Some(_) | None => self.line.write_all(output)?,
        }
        Ok(())
    }

    fn await_input(&mut self, _: NextTimeout) -> Result<bool, Error> {
        let room = self.buffers.input_append_buf();
        let amount = io::Read::read(&mut self.line, room)?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        // A connection serves one request.
        false
    }
}

/// The end of the chain: the connection is made, and encrypted where it should be.
#[derive(Debug)]
pub(super) struct Arrival(pub(super) Arc<Trace>);

impl<In: Transport> Connector<In> for Arrival {
    type Out = In;

    fn connect(&self, _: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<In>, Error> {
        let _ = self.0.is_ready.set(());
        Ok(chained)
    }
}

/// Resolves nothing: the dialer does, which checks what it connects to.
#[derive(Debug)]
pub(super) struct Elsewhere;

impl Resolver for Elsewhere {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut none = self.empty();
        none.push(SocketAddr::from(([0, 0, 0, 0], 0)));
        Ok(none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_families_take_turns() {
        let ips = |texts: &[&str]| -> Vec<IpAddr> { texts.iter().map(|ip| ip.parse().expect("an address")).collect() };
        let found = ips(&["2001::1", "2001::2", "2001::3", "1.1.1.1"]);
        assert_eq!(alternating(found).collect::<Vec<_>>(), ips(&["2001::1", "1.1.1.1", "2001::2", "2001::3"]));
        assert_eq!(alternating(Vec::new()).count(), 0);
    }

    #[test]
    fn names_that_are_only_known_at_home_look_private() {
        for host in ["localhost", "nas", "nas.local", "a.internal", "10.0.0.1", "[::1]", "[::ffff:10.0.0.1]"] {
            assert!(looks_private(host), "{host}");
        }
        for host in ["example.org", "8.8.8.8", "local.example"] {
            assert!(!looks_private(host), "{host}");
        }
    }
}
