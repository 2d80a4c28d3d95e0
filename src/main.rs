//! The binary: arguments in, exit code out. Everything else is the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    khabar::cli::run(std::env::args_os())
}
