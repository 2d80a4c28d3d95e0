//! What the command line says on standard error: one line each, every byte of it safe to show.

use super::failure::is_dangerous;
use std::io::Write;

/// The most warnings that are shown.
const SHOWN: usize = 10;

/// Says `message` on one line. Standard error may be closed: then there is nobody to tell.
pub fn say(message: &str) {
    let line: String = message.chars().filter(|&c| !is_dangerous(c)).collect();
    let _ = writeln!(std::io::stderr().lock(), "khabar: {line}");
}

/// Says each warning on one line; after the first ten only how many more there are.
pub fn warn(warnings: &[String]) {
    for warning in warnings.iter().take(SHOWN) {
        say(warning);
    }
    if let Some(more @ 1..) = warnings.len().checked_sub(SHOWN) {
        say(&format!("and {more} more"));
    }
}
