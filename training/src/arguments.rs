//! The command line of the programs here.

use std::io;
use std::path::PathBuf;
use std::str::FromStr;

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Arguments(Vec<String>);

impl Arguments {
    /// Those of this program.
    #[must_use]
    pub fn of_the_program() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// The first one.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn first(&self) -> io::Result<PathBuf> {
        self.0.first().map(PathBuf::from).ok_or_else(|| io::Error::other("a path is missing"))
    }

    /// What stands behind `name`.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        let at = self.0.iter().position(|argument| argument == name)?;
        self.0.get(at + 1).map(String::as_str)
    }

    /// The path behind `name`.
    #[must_use]
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    /// The number behind `name`, or another.
    #[must_use]
    pub fn number<T: FromStr>(&self, name: &str, otherwise: T) -> T {
        self.value(name).and_then(|value| value.parse().ok()).unwrap_or(otherwise)
    }

    /// Whether `name` is there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|argument| argument == name)
    }
}
