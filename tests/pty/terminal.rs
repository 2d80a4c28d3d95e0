//! A terminal for tests: a pty, khabar (or a shell that runs it) on it, the screen it draws, and every byte it wrote.
//!
//! Nothing here waits a fixed time for something to have happened: a test waits for what it expects to see, and fails
//! when that has not come after a time which no loaded machine needs.

use super::screen::Screen;
use pty_process::Size;
use pty_process::blocking::{Command, Pts, Pty, open};
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Termios, tcgetattr};
use std::ffi::{OsStr, OsString};
use std::io::{ErrorKind, Read, Write};
use std::process::{Child, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long something expected may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often a thread looks whether it shall end, and a test whether its program has.
const GLANCE: Duration = Duration::from_millis(20);
/// The last part of the question a terminal is asked: device attributes (DA1).
const DA1: &[u8] = b"\x1B[c";
/// The end of a frame (synchronized output).
const FRAME_END: &[u8] = b"\x1B[?2026l";

/// What the terminal answers to DA1.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// Nothing, ever.
    Silence,
    /// These bytes.
    Bytes(&'static [u8]),
}

impl Answer {
    /// A terminal that knows nothing of bidi: DA1 only.
    pub const PLAIN: Self = Self::Bytes(b"\x1B[?62;22c");
    /// VTE: it knows BDSM and says so.
    pub const VTE: Self = Self::Bytes(b"\x1B[8;2$y\x1BP>|VTE(7006)\x1B\\\x1B[>65;7006;1c\x1B[?65;1;9c");
}

/// How a terminal is set up.
#[derive(Debug)]
pub struct Setup {
    columns: u16,
    rows: u16,
    /// The width and the height of a cell in pixels; nought where nobody knows.
    cell: (u16, u16),
    answer: Answer,
    variables: Vec<(OsString, OsString)>,
}

/// khabar on a pty of its own, as its session leader.
pub struct Terminal {
    master: Option<Arc<Pty>>,
    /// Held open so that the modes can be looked at when the program has gone.
    _slave: Pts,
    child: Child,
    cell: (u16, u16),
    seen: Arc<Seen>,
    reader: Option<JoinHandle<()>>,
    modes: Termios,
}

struct Seen {
    screen: Mutex<Screen>,
    changed: Condvar,
    stop: AtomicBool,
}

/// A terminal of `columns` × `rows` that answers DA1; the interface is Arabic.
pub fn terminal(columns: u16, rows: u16) -> Setup {
    let variables = [("TERM", "xterm-256color"), ("LANG", "ar_JO.UTF-8"), ("TZ", "UTC"), ("RUST_BACKTRACE", "0")];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let variables = variables.map(|(name, value)| (name.into(), value.into()));
    let variables = variables.into_iter().chain([("PATH".into(), path)]).collect();
    Setup { columns, rows, cell: (0, 0), answer: Answer::PLAIN, variables }
}

impl Setup {
    /// The same with another answer.
    pub fn answering(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }

    /// The same with cells of so many pixels.
    pub fn cells_of(mut self, width: u16, height: u16) -> Self {
        self.cell = (width, height);
        self
    }

    /// The same with an environment variable.
    pub fn variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.variables.retain(|(there, _)| there != name);
        self.variables.push((name.into(), value.as_ref().into()));
        self
    }

    /// Runs khabar.
    pub fn khabar<I: AsRef<OsStr>>(self, arguments: impl IntoIterator<Item = I>) -> Terminal {
        self.run(Command::new(env!("CARGO_BIN_EXE_khabar")).args(arguments))
    }

    /// Runs a shell script that finds khabar in `$KHABAR`.
    pub fn shell(self, script: &str) -> Terminal {
        self.variable("KHABAR", env!("CARGO_BIN_EXE_khabar")).run(Command::new("sh").args(["-c", script]))
    }

    fn run(self, command: Command) -> Terminal {
        let (master, slave) = open().expect("a pty can be opened");
        master.resize(size((self.columns, self.rows), self.cell)).expect("a pty has a size");
        let modes = tcgetattr(&master).expect("a pty has modes");
        // Without the variables of the terminal that the tests themselves run in.
        let mut command =
            self.variables.into_iter().fold(command.env_clear(), |command, (name, value)| command.env(name, value));
        let child = command.spawn_borrowed(&slave).expect("the program can be run");
        let screen = Mutex::new(Screen::new(self.columns, self.rows));
        let seen = Arc::new(Seen { screen, changed: Condvar::new(), stop: AtomicBool::new(false) });
        let master = Arc::new(master);
        let reader = thread::spawn({
            let (master, seen, answer) = (Arc::clone(&master), Arc::clone(&seen), self.answer);
            move || read(&master, &seen, answer)
        });
        Terminal { master: Some(master), _slave: slave, child, cell: self.cell, seen, reader: Some(reader), modes }
    }
}

impl Terminal {
    /// Types `bytes`.
    pub fn send(&self, bytes: impl AsRef<[u8]>) {
        self.master().write_all(bytes.as_ref()).expect("a pty takes keys");
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("the program is there");
    }

    /// Makes the window `columns` × `rows`.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut screen = self.screen();
        screen.resize(columns, rows);
        self.master().resize(size((columns, rows), self.cell)).expect("a pty has a size");
    }

    /// Chooses another font: the window has other cells now, and another number of them.
    pub fn choose_font(&self, (columns, rows): (u16, u16), cell: (u16, u16)) {
        let mut screen = self.screen();
        screen.resize(columns, rows);
        self.master().resize(size((columns, rows), cell)).expect("a pty has a size");
    }

    /// Closes the window.
    pub fn hang_up(&mut self) {
        self.stop_reading();
        self.master = None;
    }

    /// Waits until the screen is as expected; `what` says it.
    pub fn until(&self, what: &str, expected: impl Fn(&Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut screen = self.screen();
        while !expected(&screen) {
            assert!(Instant::now() < deadline, "waited in vain until {what}:\n{}\n{}", screen.reading(), screen.tail());
            screen = self.seen.changed.wait_timeout(screen, GLANCE).expect("no test panics with the screen in hand").0;
        }
    }

    /// Waits until a whole frame is drawn on the alternate screen and one of its rows reads as `words` somewhere.
    pub fn until_shown(&self, words: &str) {
        let is_whole = |screen: &Screen| screen.is_alternate() && screen.bytes.ends_with(FRAME_END);
        self.until(words, |screen| is_whole(screen) && screen.shows(words));
    }

    /// Waits for the program to end, and for all it has written.
    pub fn end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program is ours") {
                self.stop_reading();
                return status;
            }
            assert!(Instant::now() < deadline, "the program does not end:\n{}", self.screen().reading());
            thread::sleep(GLANCE);
        }
    }

    /// What was written so far.
    pub fn screen(&self) -> MutexGuard<'_, Screen> {
        self.seen.screen.lock().expect("no test panics with the screen in hand")
    }

    /// The modes of the terminal before the program ran.
    pub const fn modes_before(&self) -> &Termios {
        &self.modes
    }

    /// The modes of the terminal now.
    pub fn modes_now(&self) -> Termios {
        tcgetattr(self.master()).expect("a pty has modes")
    }

    fn master(&self) -> &Pty {
        self.master.as_ref().expect("the window was not closed")
    }

    /// Ends the reader once nothing is left to read.
    fn stop_reading(&mut self) {
        self.seen.stop.store(true, Ordering::Release);
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader does not panic");
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Whatever the test found, nothing of it stays behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.seen.stop.store(true, Ordering::Release);
    }
}

fn size((columns, rows): (u16, u16), (width, height): (u16, u16)) -> Size {
    Size::new_with_pixel(rows, columns, columns * width, rows * height)
}

fn read(mut master: &Pty, seen: &Seen, answer: Answer) {
    let mut buffer = [0; 4096];
    loop {
        let stop = seen.stop.load(Ordering::Acquire);
        let mut fds = [PollFd::new(master, PollFlags::IN)];
        let glance = Timespec { tv_sec: 0, tv_nsec: GLANCE.subsec_nanos().into() };
        match (rustix::event::poll(&mut fds, Some(&glance)).unwrap_or(0), stop) {
            (0, true) => return,
            (0, false) => continue,
            (_, _) => {}
        }
        match master.read(&mut buffer) {
            Ok(0) => return,
            Ok(count) => take(master, seen, (buffer.get(..count).unwrap_or_default(), answer)),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

fn take(mut master: &Pty, seen: &Seen, (bytes, answer): (&[u8], Answer)) {
    let mut screen = seen.screen.lock().expect("no test panics with the screen in hand");
    let asked = screen.take(bytes, DA1);
    drop(screen);
    if let Answer::Bytes(answer) = answer {
        for _ in 0..asked {
            master.write_all(answer).expect("a pty takes answers");
        }
    }
    seen.changed.notify_all();
}
