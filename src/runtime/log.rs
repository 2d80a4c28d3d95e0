//! The log: one line a start, which says the terminal, the mode and the reason. It stays small, and a log that can't be
//! written is passed over: nobody's reading ends for it.

use super::folders;
use crate::terminal::{Environment, Identity, Session};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Bytes after which the log is put aside as `khabar.log.old`, in the place of the one before.
const LIMIT: u64 = 64 * 1024;

/// Notes that the reader started in this session.
pub fn started(session: &Session, environment: &Environment) {
    if let Some(path) = folders::log_file() {
        let line = line(&jiff::Timestamp::now().to_string(), session, environment);
        // Whoever has no room for a log reads without one.
        let _ = append(&path, &line);
    }
}

fn line(time: &str, session: &Session, environment: &Environment) -> String {
    let profile = session.profile();
    let identity = Identity::of(session.answers(), environment);
    let version = session.answers().version.as_deref().map(|version| format!(" ({version})")).unwrap_or_default();
    let khabar = env!("CARGO_PKG_VERSION");
    format!("{time} khabar {khabar} in {identity}{version}: mode {}, because {}", profile.mode, profile.reason)
}

fn append(path: &Path, line: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::metadata(path).is_ok_and(|log| log.len() > LIMIT) {
        fs::rename(path, path.with_extension("log.old"))?;
    }
    let mut log = File::options().append(true).create(true).open(path)?;
    // One write, so that two that start at once don't mix their lines.
    log.write_all(format!("{line}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_and_a_long_log_is_put_aside() {
        let folder = std::env::temp_dir().join(format!("khabar-log-{}", std::process::id()));
        let path = folder.join("state/khabar.log");
        append(&path, "one").expect("the folder of temporary files can be written");
        append(&path, "two").expect("the folder of temporary files can be written");
        assert_eq!(fs::read_to_string(&path).expect("it was written"), "one\ntwo\n");
        fs::write(&path, "x".repeat(70_000)).expect("the folder of temporary files can be written");
        append(&path, "three").expect("the folder of temporary files can be written");
        assert_eq!(fs::read_to_string(&path).expect("it was written"), "three\n");
        assert_eq!(fs::metadata(folder.join("state/khabar.log.old")).expect("it was put aside").len(), 70_000);
        fs::remove_dir_all(folder).expect("it is ours");
    }
}
