//! What can go wrong on the command line, each with its one line on standard error and its exit code.
//!
//! A line reads "what: what is wrong with it; what to do". Names from outside are [`Label`]s, so no byte of
//! theirs can steer a terminal.

use crate::library::Error;
use crate::model::Problem;
use crate::runtime::errands::Unready;
use crate::terminal::Signal;
use crate::words::{self, Words, without_isolates};
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
    /// An address that nothing came from, and why.
    #[error("{0}: cannot be fetched: {1}; check the address and the connection")]
    Unfetched(Label, String),
    /// A name without a scheme: no file, and no server answers to it.
    #[error("{0}: no file or folder of that name is here, and no server of that name answers; check it")]
    Nowhere(Label),
    /// All sources failed; each is named with its reason on standard output.
    #[error("sources: none of them could be fetched, each for the reason given; check the connection")]
    NothingFetched,
    /// An address that is never fetched.
    #[error("{0}: not an address that can be fetched; give one of http or https, without a password")]
    Address(Label),
    /// An address without a feed.
    #[error("{0}: no feed is there, and the page announces none; give the address of its feed")]
    NoFeed(Label),
    /// Something else lies where a file was to be written.
    #[error("{0}: there is something else of that name, so it was left alone; move it, or give another folder")]
    Occupied(Label),
    /// Nothing is there of what was asked for: what, and what to do.
    #[error("{0}")]
    Nothing(String),
    /// Nothing can be fetched on this machine.
    #[error("cannot fetch: {0}; try again, or set SSL_CERT_FILE right")]
    Unready(#[from] Unready),
    /// No byte, or only blanks.
    #[error("{0}: nothing is in it; give a file with text")]
    Empty(Label),
    /// Bytes that are no text in any format we know.
    #[error("{0}: no article can be read from it ({1}); give plain text, Markdown, a web page, JSON or a feed")]
    Unintelligible(Label, String),
    /// A list of feeds.
    #[error("{0}: a list of feeds, not news; subscribe to them with `khabar import FILE`")]
    Subscriptions(Label),
    /// A list of feeds without a feed that can be fetched.
    #[error("{0}: no feed can be read from it ({1}); give OPML, or a `urls` file of newsboat")]
    NoList(Label, String),
    /// A folder without any article.
    #[error("{0}: no article in this folder; give one with texts, pages or feeds")]
    Barren(Label),
    /// A search without a hit.
    #[error("{0}: not found; try fewer words or another spelling")]
    NotFound(Label),
    /// The config file has a fault.
    #[error("{0}: {1}; correct that, or give another file with --config")]
    Settings(Label, String),
    /// The last fault of a config file that was to be checked; the others are said before it.
    #[error("{0}: {1}")]
    Faulty(Label, String),
    /// There is no folder to keep a config file in.
    #[error("config file: there is no folder for it; set HOME or XDG_CONFIG_HOME, or give a file with --config")]
    Homeless,
    /// The tour is for a screen.
    #[error("demo: there is no screen to show it on; run it in a terminal, without a pipe")]
    Screenless,
    /// There is no folder to keep a library in.
    #[error("library: there is no folder for it; set HOME or XDG_DATA_HOME, or give a file with --library")]
    Shelfless,
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
    Library(#[from] Error),
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

    /// Whether it has a scheme: it means an address, and no file.
    #[must_use]
    pub fn is_whole_address(&self) -> bool {
        self.0.contains("://")
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
    /// What was to come from `label`, and why nothing did.
    #[must_use]
    pub fn of_source(label: Label, problem: &Problem) -> Self {
        match problem {
            Problem::NotAFeed => Self::NoFeed(label),
            Problem::NoFile => Self::Missing(label),
            Problem::Address => Self::Address(label),
            Problem::Unreachable
            | Problem::TimedOut
            | Problem::Status(_)
            | Problem::Busy
            | Problem::Gone
            | Problem::Insecure
            | Problem::Redirects
            | Problem::TooLarge
            | Problem::Broken
            | Problem::Private
            | Problem::Proxy
            | Problem::Fault => Self::Unfetched(label, reason(problem)),
        }
    }

    /// The exit code of this kind of failure: part of the command line's contract.
    #[must_use]
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Ended(signal) => signal.exit_code().unwrap_or(1),
            Self::Usage(_)
            | Self::Address(_)
            | Self::Settings(..)
            | Self::Faulty(..)
            | Self::Library(Error::Query(_)) => 2,
            Self::Barren(_) | Self::NotFound(_) | Self::Nothing(_) => 3,
            Self::Unfetched(..) | Self::Nowhere(_) | Self::NothingFetched => 4,
            Self::Empty(_)
            | Self::Unintelligible(..)
            | Self::NoFeed(_)
            | Self::NoList(..)
            | Self::Library(Error::Damaged { .. }) => 5,
            Self::Missing(_)
            | Self::Unreadable(..)
            | Self::TooBig(..)
            | Self::Subscriptions(_)
            | Self::Occupied(_)
            | Self::Homeless
            | Self::Screenless
            | Self::Shelfless
            | Self::Unready(_)
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

/// What is wrong, in the midst of an English line.
fn reason(problem: &Problem) -> String {
    let said = Words::new(words::Language::English).problem(problem);
    let said = without_isolates(&said);
    let mut letters = said.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
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
    fn what_the_net_did_is_said_on_one_line() {
        let failure = Failure::of_source("https://example.org/".into(), &Problem::Status(404));
        let line = "https://example.org/: cannot be fetched: the server answered with 404; check the address and \
                    the connection";
        assert_eq!(failure.to_string(), line);
    }

    #[test]
    fn only_a_closed_pipe_is_quiet() {
        assert!(Failure::Output(io::ErrorKind::BrokenPipe.into()).is_closed_pipe());
        assert!(!Failure::Output(io::ErrorKind::StorageFull.into()).is_closed_pipe());
    }
}
