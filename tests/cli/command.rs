//! Running the built binary as a user would, and a folder of its own for every test that writes files.

use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// What a run left behind.
#[derive(Debug)]
pub struct Outcome {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// The binary in a calm environment: nothing that would change what it does.
pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
    for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "SSL_CERT_FILE"] {
        command.env_remove(name);
    }
    for name in ["KHABAR_TERMINAL", "NO_COLOR", "COLUMNS", "LANG", "LC_ALL", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("KHABAR_")) {
        command.env_remove(name);
    }
    // Nobody's config file and library count here; nothing is ever there.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
        command.env(name, concat!(env!("CARGO_TARGET_TMPDIR"), "/nobody"));
    }
    command.env("TERM", "xterm-256color").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs khabar with these arguments.
pub fn khabar<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Outcome {
    finish(command().args(arguments))
}

/// Runs khabar with these arguments and `input` on standard input.
pub fn khabar_reading(input: &[u8], arguments: &[&str]) -> Outcome {
    let mut child = command().args(arguments).stdin(Stdio::piped()).spawn().expect("the binary runs");
    let mut pipe = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_vec();
    let writer = thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer doesn't panic");
    outcome(&output)
}

/// Runs `command` to its end.
pub fn finish(command: &mut Command) -> Outcome {
    outcome(&command.output().expect("the binary runs"))
}

fn outcome(output: &std::process::Output) -> Outcome {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("khabar writes UTF-8");
    Outcome { code: output.status.code().expect("no signal"), out: text(&output.stdout), err: text(&output.stderr) }
}

impl Outcome {
    /// Standard output, of a run that must have succeeded without a word on standard error.
    pub fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// Standard output as JSON, of a run that must have succeeded.
    pub fn json(self) -> Value {
        let out = self.done();
        assert_eq!(out.matches('\n').count(), 1, "one value on one line: {out}");
        serde_json::from_str(&out).expect("standard output is JSON")
    }

    /// Every line of standard output as JSON, of a run that must have succeeded; standard error may hold progress.
    pub fn json_lines(&self) -> Vec<Value> {
        assert_eq!(self.code, 0, "{self:?}");
        self.out.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
    }

    /// Checks that the run failed with `code` and said one line that holds all of `words`.
    pub fn failed(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.err.starts_with("khabar: ") && self.err.matches('\n').count() == 1, "one line: {:?}", self.err);
        assert!(words.iter().all(|word| self.err.contains(word)), "{words:?} in {:?}", self.err);
    }
}

/// A fixture of the command line's tests.
pub fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/cli/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder of its own for the test `name`.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// A file with `bytes` in the folder of the test `name`.
pub fn file(name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder(name).join("خبر.txt");
    fs::write(&path, bytes).expect("the file can be written");
    path
}
