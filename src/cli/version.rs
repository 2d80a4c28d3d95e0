//! `khabar --version`: the version, and what is built in.

use crate::library::sqlite_version;
use crate::text::unicode;
use crate::{entities, words};
use std::fmt::Write;

/// The commit it was built from; empty where that was not known.
const COMMIT: &str = env!("KHABAR_BUILT_FROM");

/// The first line is "khabar VERSION", with the commit in brackets where it is known.
#[must_use]
pub fn text() -> String {
    let mut text = String::new();
    // A string takes all that is written to it.
    let _ = write(&mut text);
    text
}

fn write(text: &mut String) -> std::fmt::Result {
    let commit = if COMMIT.is_empty() { String::new() } else { format!(" ({COMMIT})") };
    writeln!(text, "khabar {}{commit}", env!("CARGO_PKG_VERSION"))?;
    let parts = unicode::parts().map(|part| format!("{}.{} {}", part.major, part.minor, part.name));
    writeln!(text, "Unicode: {}", parts.join(", "))?;
    let (names, model) = entities::built_in();
    writeln!(text, "entities: {names} known names, a model of {model} bytes")?;
    writeln!(text, "SQLite: {}", sqlite_version())?;
    let languages = words::Language::ALL.map(words::Language::tag);
    writeln!(text, "languages of the interface: {}", languages.join(", "))
}
