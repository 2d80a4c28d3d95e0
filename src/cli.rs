//! Not written yet.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs khabar with these arguments (the first is the program's name).
#[must_use]
pub fn run(_arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
