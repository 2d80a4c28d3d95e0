//! One connection that ends with its deadline or its cancellation, whatever the other side does or doesn't.
//!
//! No wait is longer than [`SLICE`]: after each the deadline and the cancellation are looked at. The deadline is a moment, not
//! a span that starts anew with every byte, so that no drip holds it open.

use crate::fetch::Cancel;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketType, connect, socket, sockopt};
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// The longest wait between two looks at deadline and cancellation.
pub const SLICE: Duration = Duration::from_millis(100);

/// After how long the next address of a host is tried beside the one before (RFC 8305, 5).
const STAGGER: Duration = Duration::from_millis(250);

/// When something has to be over.
#[derive(Clone, Debug)]
pub(super) struct Limit {
    pub(super) cancel: Cancel,
    pub(super) deadline: Instant,
}

impl Limit {
    /// The time until the next look.
    ///
    /// # Errors
    ///
    /// Where it is over.
    pub(super) fn slice(&self) -> io::Result<Duration> {
        if self.cancel.is_cancelled() {
            return Err(io::Error::other("cancelled"));
        }
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left.min(SLICE)) }
    }

    /// The same, but over `span` from now at the latest.
    pub(super) fn within(&self, span: Duration) -> Self {
        Self { cancel: self.cancel.clone(), deadline: self.deadline.min(Instant::now() + span) }
    }

    /// Whether its deadline has passed.
    pub(super) fn has_passed(&self) -> bool {
        Instant::now() >= self.deadline
    }
}

/// A connection.
#[derive(Debug)]
pub(super) struct Line {
    stream: TcpStream,
    limit: Limit,
}

impl Line {
    /// Connects to whichever of `addresses` answers first: each is tried a little after the one before it, or as soon as
    /// that one failed. `limit` is for the connection, `connecting` for its beginning.
    pub(super) fn open(addresses: &[SocketAddr], connecting: &Limit, limit: Limit) -> io::Result<Self> {
        let stream = race(addresses, connecting)?;
        // Read and write wait at most one slice.
        stream.set_nonblocking(false)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(SLICE))?;
        stream.set_write_timeout(Some(SLICE))?;
        Ok(Self { stream, limit })
    }

    /// Does `work` again and again until it does something, fails or is over.
    fn patiently(&mut self, mut work: impl FnMut(&mut TcpStream) -> io::Result<usize>) -> io::Result<usize> {
        loop {
            self.limit.slice()?;
            match work(&mut self.stream) {
                Err(error) if is_wait(&error) => {}
                done => return done,
            }
        }
    }
}

fn is_wait(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted)
}

impl Read for Line {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.patiently(|stream| stream.read(buffer))
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.patiently(|stream| stream.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// The first of `addresses` that is connected to.
fn race(addresses: &[SocketAddr], limit: &Limit) -> io::Result<TcpStream> {
    let mut waiting = addresses.iter();
    let mut started: Vec<OwnedFd> = Vec::new();
    let mut failed = io::Error::from(io::ErrorKind::HostUnreachable);
    let mut next_at = Instant::now();
    loop {
        if Instant::now() >= next_at || started.is_empty() {
            match waiting.next().map(start) {
                Some(Ok(socket)) => started.push(socket),
                Some(Err(error)) => {
                    failed = error;
                    continue;
                }
                None if started.is_empty() => return Err(failed),
                None => {}
            }
            next_at = Instant::now() + STAGGER;
        }
        match finished(&mut started, limit.slice()?)? {
            Some(Ok(socket)) => return Ok(TcpStream::from(socket)),
            Some(Err(error)) => {
                failed = error;
                next_at = Instant::now();
            }
            None => {}
        }
    }
}

/// Starts connecting without waiting for it.
fn start(address: &SocketAddr) -> io::Result<OwnedFd> {
    let family = if address.is_ipv4() { AddressFamily::INET } else { AddressFamily::INET6 };
    let socket = socket(family, SocketType::STREAM, None)?;
    rustix::io::fcntl_setfd(&socket, rustix::io::FdFlags::CLOEXEC)?;
    rustix::io::ioctl_fionbio(&socket, true)?;
    match connect(&socket, address) {
        Ok(()) | Err(Errno::INPROGRESS | Errno::INTR) => Ok(socket),
        Err(error) => Err(error.into()),
    }
}

/// Waits for `span` until one of `sockets` is connected or has failed, and takes it out.
fn finished(sockets: &mut Vec<OwnedFd>, span: Duration) -> io::Result<Option<io::Result<OwnedFd>>> {
    let span = Timespec::try_from(span.min(STAGGER)).map_err(io::Error::other)?;
    let mut polled: Vec<PollFd<'_>> = sockets.iter().map(|socket| PollFd::new(socket, PollFlags::OUT)).collect();
    match poll(&mut polled, Some(&span)) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let Some(at) = polled.iter().position(|socket| !socket.revents().is_empty()) else {
        return Ok(None);
    };
    let socket = sockets.remove(at);
    let state = sockopt::socket_error(&socket)?;
    Ok(Some(state.map(|()| socket).map_err(io::Error::from)))
}
