//! The terminal device: reading with a limit of time, and writing that neither loops nor panics when it is gone.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;
use rustix::termios::OptionalActions;

use crate::text::Cells;

/// Where keys come from: standard input if it is a terminal, else the controlling terminal.
#[derive(Debug)]
pub(super) enum Tty {
    Stdin,
    Device(File),
}

/// What waiting for bytes ended with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waited {
    /// What was listened to beside the terminal has something.
    Rung,
    /// Bytes can be read.
    Bytes,
    /// Time is up.
    Nothing,
    /// The terminal is gone.
    HungUp,
}

impl Tty {
    /// Opens the terminal that keys come from.
    pub fn open() -> io::Result<Self> {
        if rustix::termios::isatty(rustix::stdio::stdin()) {
            return Ok(Self::Stdin);
        }
        File::options().read(true).write(true).open("/dev/tty").map(Self::Device)
    }

    /// Waits until bytes can be read, for ever without a deadline. Signals do not end it.
    pub fn wait(&self, deadline: Option<Instant>) -> io::Result<Waited> {
        self.wait_beside(None, deadline)
    }

    /// Waits as [`Tty::wait`] does, or until `bell` has something to be read, which comes first.
    pub fn wait_beside(&self, bell: Option<BorrowedFd<'_>>, deadline: Option<Instant>) -> io::Result<Waited> {
        loop {
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            let fds = std::iter::once(self.fd()).chain(bell);
            let mut fds: Vec<_> = fds.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)).collect();
            match rustix::event::poll(&mut fds, left.map(timespec).as_ref()) {
                Ok(0) => return Ok(Waited::Nothing),
                Ok(_) if fds.get(1).is_some_and(|bell| !bell.revents().is_empty()) => return Ok(Waited::Rung),
                Ok(_) => return Ok(waited(fds[0].revents())),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Reads what there is, up to the length of `buffer`, into it; none once the terminal is gone.
    pub fn read<'a>(&self, buffer: &'a mut [u8]) -> io::Result<&'a [u8]> {
        loop {
            match rustix::io::read(self.fd(), &mut *buffer) {
                Ok(count) => return Ok(buffer.get(..count).unwrap_or_default()),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN | Errno::IO) => return Ok(&[]),
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin => rustix::stdio::stdin(),
            Self::Device(file) => file.as_fd(),
        }
    }
}

/// Writes all of `bytes` to standard output, past any buffer and lock of the standard library: it is also called
/// from a panic hook.
pub(super) fn write(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(rustix::stdio::stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => until_writable()?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Sets raw mode, whatever the modes are now: never by way of others, in which a key would be echoed or be a signal.
pub(super) fn make_raw() -> io::Result<()> {
    let tty = Tty::open()?;
    let mut modes = rustix::termios::tcgetattr(tty.fd())?;
    modes.make_raw();
    rustix::termios::tcsetattr(tty.fd(), OptionalActions::Now, &modes)?;
    Ok(())
}

/// Whether standard output is a terminal.
pub(super) fn output_is_terminal() -> bool {
    rustix::termios::isatty(rustix::stdio::stdout())
}

/// Columns and rows of the terminal at standard output.
pub(super) fn size() -> io::Result<(Cells, Cells)> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
    Ok((Cells(size.ws_col), Cells(size.ws_row)))
}

/// The width and the height of the window at standard output in pixels; nought where the system was not told.
pub(super) fn pixels() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
    Ok((size.ws_xpixel, size.ws_ypixel))
}

fn waited(events: PollFlags) -> Waited {
    if events.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) { Waited::HungUp } else { Waited::Bytes }
}

fn until_writable() -> io::Result<()> {
    let stdout = rustix::stdio::stdout();
    let mut fds = [PollFd::new(&stdout, PollFlags::OUT)];
    match rustix::event::poll(&mut fds, None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn timespec(left: Duration) -> Timespec {
    // A limit too long for the system is as good as its longest.
    Timespec::try_from(left).unwrap_or(Timespec { tv_sec: i64::MAX, tv_nsec: 0 })
}
