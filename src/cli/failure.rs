//! What can go wrong on the command line, each with its one line on standard error and its exit code.
//!
//! A line reads "what: what is wrong with it; what to do". Names from outside are [`Label`]s, so no byte of
//! theirs can steer a terminal.

use crate::terminal::Signal;
use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::process::ExitCode;
use thiserror::Error;

/// The name of a file, a folder or an address as it may be shown: controls and bidi controls are escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(String);

/// Why a verb stopped.
#[derive(Debug, Error)]
pub enum Failure {
    /// The arguments don't fit together, or one of them has no meaning.
    #[error("{0}")]
    Usage(String),
    /// Nothing has this name.
    #[error("{0}: no such file or folder; check the name, or run `khabar --help`")]
    Missing(Label),
    /// The system doesn't let us read it.
    #[error("{0}: cannot be read ({reason}); check its permissions", reason = .1.kind())]
    Unreadable(Label, #[source] io::Error),
    /// It is bigger than what is read at once.
    #[error("{0}: bigger than {limit} MB; split it, or give a part of it on standard input", limit = .1 >> 20)]
    TooBig(Label, u64),
    /// An address of the network.
    #[error("{0}: pages cannot be fetched yet; save it to a file and open that")]
    Address(Label),
    /// No byte, or only blanks.
    #[error("{0}: nothing is in it; give a file with text")]
    Empty(Label),
    /// Bytes that are no text in any format we know.
    #[error("{0}: no article can be read from it ({1}); give plain text, Markdown, a web page, JSON or a feed")]
    Unintelligible(Label, String),
    /// A list of feeds.
    #[error("{0}: a list of feeds, not news; subscribe to them with `khabar import FILE`")]
    Subscriptions(Label),
    /// A folder without any article.
    #[error("{0}: no article in this folder; give one with texts, pages or feeds")]
    Barren(Label),
    /// A search without a hit.
    #[error("{0}: not found; try fewer words or another spelling")]
    NotFound(Label),
    /// The config file has a fault.
    #[error("{0}: {1}; correct that, or give another file with --config")]
    Settings(Label, String),
    /// There is no folder to keep a config file in.
    #[error("config file: there is no folder for it; set HOME or XDG_CONFIG_HOME, or give a file with --config")]
    Homeless,
    /// The system doesn't let us write it.
    #[error("{0}: cannot be written ({reason}); check the disk and the permissions of its folder", reason = .1.kind())]
    Unwritable(Label, #[source] io::Error),
    /// Standard output takes no more.
    #[error("standard output: cannot be written ({reason}); check the disk or the program behind the pipe", reason = .0.kind())]
    Output(#[from] io::Error),
    /// A signal came while the terminal was asked.
    #[error("ended by a signal while the terminal was asked")]
    Ended(Signal),
    /// The library can't be used.
    #[error(transparent)]
    Library(#[from] crate::library::Error),
    /// The reader on the screen stopped.
    #[error("{0:#}")]
    Reader(anyhow::Error),
}

impl Label {
    /// The name `name`, safe to show. What is not Unicode in it becomes U+FFFD.
    #[must_use]
    pub fn new(name: &OsStr) -> Self {
        Self(name.to_string_lossy().chars().flat_map(escaped).collect())
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Label {
    fn from(name: &str) -> Self {
        Self::new(OsStr::new(name))
    }
}

impl Failure {
    /// The exit code of this kind of failure: part of the command line's contract.
    #[must_use]
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Ended(signal) => signal.exit_code().unwrap_or(1),
            Self::Usage(_) | Self::Settings(..) | Self::Library(crate::library::Error::Query(_)) => 2,
            Self::Barren(_) | Self::NotFound(_) => 3,
            Self::Empty(_) | Self::Unintelligible(..) | Self::Library(crate::library::Error::Damaged { .. }) => 5,
            Self::Missing(_)
            | Self::Unreadable(..)
            | Self::TooBig(..)
            | Self::Address(_)
            | Self::Subscriptions(_)
            | Self::Homeless
            | Self::Unwritable(..)
            | Self::Output(_)
            | Self::Library(_)
            | Self::Reader(_) => 1,
        })
    }

    /// Whether the reader of a pipe only had enough: no failure for whoever typed the command.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Whether `c` could steer a terminal or turn text round behind the reader's back: controls (C0, DEL, C1), the
/// embeddings and overrides of UAX #9 and line separators.
#[must_use]
pub fn is_dangerous(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2028}' | '\u{2029}')
}

/// `c` as a line of messages may hold it: like [`is_dangerous`], and isolates too, which a message would leave open.
fn escaped(c: char) -> impl Iterator<Item = char> {
    let isolate = matches!(c, '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}');
    let (plain, code) = if isolate || is_dangerous(c) { (None, Some(c.escape_unicode())) } else { (Some(c), None) };
    plain.into_iter().chain(code.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_cannot_steer_the_terminal() {
        assert_eq!(Label::from("خبر\u{1b}[31m\u{202e}\n.txt").to_string(), "خبر\\u{1b}[31m\\u{202e}\\u{a}.txt");
    }

    #[test]
    fn a_message_says_what_and_what_to_do_on_one_line() {
        let failure = Failure::Missing("خبر.txt".into());
        assert_eq!(failure.to_string(), "خبر.txt: no such file or folder; check the name, or run `khabar --help`");
        let failure = Failure::TooBig("أرشيف".into(), 64 << 20);
        assert!(failure.to_string().contains("bigger than 64 MB"));
    }

    #[test]
    fn only_a_closed_pipe_is_quiet() {
        assert!(Failure::Output(io::ErrorKind::BrokenPipe.into()).is_closed_pipe());
        assert!(!Failure::Output(io::ErrorKind::StorageFull.into()).is_closed_pipe());
    }
}
