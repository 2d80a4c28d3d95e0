//! A terminal for tests: a pty, a program on it, the screen it draws, and every byte it wrote.
//!
//! Nothing here waits a fixed time for something to have happened: tests wait for what they expect to see, and fail
//! when it has not come after a time no loaded machine needs.

use std::io::{ErrorKind, Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use pty_process::blocking::{Command as PtyCommand, Pts, Pty, open};
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Termios, tcgetattr};

/// How long something expected may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a thread looks whether it shall end, and a test whether its program has.
const GLANCE: Duration = Duration::from_millis(20);
const ROWS: u16 = 12;
const COLUMNS: u16 = 80;

/// When the terminal answers what it is asked.
#[derive(Clone, Copy, Debug)]
pub enum Answering {
    /// Never.
    Never,
    /// At once, with these bytes.
    AtOnce(&'static [u8]),
    /// With the first bytes at once, and with the others after a time.
    Slowly(&'static [u8], Duration, &'static [u8]),
}

/// A program on a pty of its own, as its session leader.
pub struct Terminal {
    master: Option<Arc<Pty>>,
    /// Held open so that the modes can be looked at when the program has gone.
    _slave: Pts,
    child: Child,
    seen: Arc<Seen>,
    reader: Option<JoinHandle<()>>,
    modes: Termios,
}

/// What the program has written so far.
struct Seen {
    state: Mutex<State>,
    changed: Condvar,
    stop: AtomicBool,
}

/// What the program has written so far: as bytes, and as a screen.
pub struct State {
    /// Every byte.
    pub bytes: Vec<u8>,
    /// What they made of the screen.
    pub screen: vt100::Parser,
    /// When the terminal was asked, and when the alternate screen was entered.
    pub asked: Option<Instant>,
    /// See [`State::asked`].
    pub entered: Option<Instant>,
}

impl Terminal {
    /// Runs the probe.
    pub fn probe(arguments: &[&str], answering: Answering) -> Self {
        Self::run(PtyCommand::new(probe()).args(arguments), answering, b"")
    }

    /// Runs the probe on a terminal in which `typed` was typed before.
    pub fn probe_after_typing(typed: &[u8]) -> Self {
        Self::run(PtyCommand::new(probe()), Answering::Never, typed)
    }

    /// Runs a script with job control that finds the probe in `$PROBE`.
    pub fn shell(script: &str) -> Self {
        Self::run(PtyCommand::new("sh").args(["-c", script]).env("PROBE", probe()), Answering::Never, b"")
    }

    /// Runs the probe as over ssh.
    pub fn probe_over_ssh(answering: Answering) -> Self {
        let command = PtyCommand::new(probe()).env("SSH_CONNECTION", "192.0.2.1 50222 192.0.2.2 22");
        Self::run(command, answering, b"")
    }

    fn run(command: PtyCommand, answering: Answering, typed: &[u8]) -> Self {
        let (master, slave) = open().expect("a pty can be opened");
        master.resize(pty_process::Size::new(ROWS, COLUMNS)).expect("a pty has a size");
        let modes = tcgetattr(&master).expect("a pty has modes");
        (&master).write_all(typed).expect("a pty takes keys");
        let child = clean(command).spawn_borrowed(&slave).expect("the program can be run");
        let seen = Arc::new(Seen::default());
        let master = Arc::new(master);
        let reader = thread::spawn({
            let (master, seen) = (Arc::clone(&master), Arc::clone(&seen));
            move || read(&master, &seen, answering)
        });
        Self { master: Some(master), _slave: slave, child, seen, reader: Some(reader), modes }
    }

    /// Types `bytes`.
    pub fn send(&self, bytes: &[u8]) {
        self.master().write_all(bytes).expect("a pty takes keys");
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("the program is there");
    }

    /// Closes the terminal, as closing its window does.
    pub fn hang_up(&mut self) {
        self.stop_reading();
        self.master = None;
    }

    /// Waits until what was written is as expected; `what` says it.
    pub fn until(&self, what: &str, expected: impl Fn(&State) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.state();
        while !expected(&state) {
            assert!(
                Instant::now() < deadline,
                "waited in vain until {what}:\n{}\n{}",
                state.text(),
                state.bytes.escape_ascii()
            );
            state = self.seen.changed.wait_timeout(state, GLANCE).expect("no test panics with the state in hand").0;
        }
    }

    /// Waits until the screen of the probe shows `text`.
    pub fn until_shown(&self, text: &str) {
        self.until(text, |state| state.screen.screen().alternate_screen() && state.text().contains(text));
    }

    /// Waits until the modes of the terminal are as `expected` says.
    pub fn until_modes(&self, what: &str, expected: impl Fn(&Termios) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !expected(&self.modes_now()) {
            assert!(Instant::now() < deadline, "waited in vain until {what}");
            thread::sleep(GLANCE);
        }
    }

    /// Waits for the program to end, and for all it has written.
    pub fn end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program is ours") {
                self.stop_reading();
                return status;
            }
            assert!(Instant::now() < deadline, "the program does not end:\n{}", self.state().text());
            thread::sleep(GLANCE);
        }
    }

    /// What was written so far.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.seen.state.lock().expect("no test panics with the state in hand")
    }

    /// The modes before the program ran.
    pub const fn modes_before(&self) -> &Termios {
        &self.modes
    }

    /// The modes now.
    pub fn modes_now(&self) -> Termios {
        tcgetattr(self.master()).expect("a pty has modes")
    }

    /// The pty, as the terminal emulator has it.
    pub fn master(&self) -> &Pty {
        self.master.as_ref().expect("the terminal was not hung up")
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

impl State {
    /// The screen as text.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Where `sequence` was last written.
    pub fn last(&self, sequence: &[u8]) -> Option<usize> {
        self.bytes.windows(sequence.len()).rposition(|window| window == sequence)
    }

    /// Where `sequence` was first written.
    pub fn first(&self, sequence: &[u8]) -> Option<usize> {
        self.bytes.windows(sequence.len()).position(|window| window == sequence)
    }
}

impl Default for Seen {
    fn default() -> Self {
        let size = |cells| NonZeroU16::new(cells).expect("a screen has cells");
        let state = State {
            bytes: Vec::new(),
            screen: vt100::Parser::new(size(ROWS), size(COLUMNS), 0),
            asked: None,
            entered: None,
        };
        Self { state: Mutex::new(state), changed: Condvar::new(), stop: AtomicBool::new(false) }
    }
}

/// The path of the probe, built anew if its sources changed.
pub fn probe() -> PathBuf {
    static PROBE: OnceLock<PathBuf> = OnceLock::new();
    PROBE.get_or_init(build_probe).clone()
}

/// `cargo test --test` does not build examples: without this a test could run a probe of yesterday.
fn build_probe() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    let profile = test.ancestors().nth(2).expect("tests lie in target/PROFILE/deps");
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--offline", "--example", "terminal_probe", "--target-dir"]);
    build.arg(profile.parent().expect("tests lie in target/PROFILE/deps")).current_dir(env!("CARGO_MANIFEST_DIR"));
    if profile.file_name().is_some_and(|name| name == "release") {
        build.arg("--release");
    }
    assert!(build.status().expect("cargo can be run").success(), "the probe can be built");
    profile.join("examples/terminal_probe")
}

/// Without the variables of the terminal the tests themselves run in.
fn clean(command: PtyCommand) -> PtyCommand {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let command = ["KHABAR_TERMINAL", "TERM_PROGRAM", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "MLTERM", "VTE_VERSION"]
        .into_iter()
        .chain(["ALACRITTY_WINDOW_ID", "ZUTTY_VERSION", "TMUX", "STY"])
        .fold(command, PtyCommand::env_remove);
    let nowhere = concat!(env!("CARGO_TARGET_TMPDIR"), "/nobody");
    let command = ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"]
        .into_iter()
        .fold(command, |command, name| command.env(name, nowhere));
    command.env("PATH", path).env("TERM", "xterm-256color").env("RUST_BACKTRACE", "0")
}

fn read(mut master: &Pty, seen: &Seen, answering: Answering) {
    let mut buffer = [0; 4096];
    loop {
        let stop = seen.stop.load(Ordering::Acquire);
        let mut fds = [PollFd::new(master, PollFlags::IN)];
        let glance = Timespec { tv_sec: 0, tv_nsec: GLANCE.subsec_nanos().into() };
        let ready = rustix::event::poll(&mut fds, Some(&glance)).unwrap_or(0);
        match (ready, stop) {
            (0, true) => return,
            (0, false) => continue,
            (_, _) => {}
        }
        match master.read(&mut buffer) {
            Ok(0) => return,
            Ok(count) => take(seen, buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return,
        }
        answer(master, seen, answering);
        seen.changed.notify_all();
    }
}

fn take(seen: &Seen, bytes: &[u8]) {
    let mut state = seen.state.lock().expect("no test panics with the state in hand");
    state.bytes.extend_from_slice(bytes);
    state.screen.process(bytes);
    if state.entered.is_none() && state.screen.screen().alternate_screen() {
        state.entered = Some(Instant::now());
    }
}

/// Answers the question once it has all come: its last part asks for the device attributes.
fn answer(mut master: &Pty, seen: &Seen, answering: Answering) {
    let mut state = seen.state.lock().expect("no test panics with the state in hand");
    if state.asked.is_some() || state.first(b"\x1B[c").is_none() {
        return;
    }
    state.asked = Some(Instant::now());
    drop(state);
    match answering {
        Answering::Never => {}
        Answering::AtOnce(bytes) => master.write_all(bytes).expect("a pty takes answers"),
        Answering::Slowly(first, time, rest) => {
            master.write_all(first).expect("a pty takes answers");
            thread::sleep(time);
            master.write_all(rest).expect("a pty takes answers");
        }
    }
}
