//! A writer of a library, killed in the middle of its work, again and again: nothing that was answered as saved is lost, nothing is
//! there twice, and the library is whole.
//!
//! Ten rounds by default; `KHABAR_KILLS=200 cargo test --test library_kill` for more.

#![expect(clippy::unwrap_used, reason = "what a test cannot go on without")]

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

/// The example that writes, built anew if its sources changed: `cargo test --test` builds none.
fn writer() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--offline", "--example", "library_writer", "--target-dir"]);
    build.arg(profile.parent().unwrap()).current_dir(env!("CARGO_MANIFEST_DIR"));
    if profile.file_name().is_some_and(|name| name == "release") {
        build.arg("--release");
    }
    assert!(build.status().unwrap().success());
    profile.join("examples/library_writer")
}

#[test]
fn what_was_answered_as_saved_outlasts_a_kill() {
    let rounds: u64 = std::env::var("KHABAR_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10);
    let folder = std::env::temp_dir().join(format!("khabar-kill-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let writer = writer();
    let (library, log) = (folder.join("library.db"), folder.join("answers"));
    for round in 0..rounds {
        let mut child = Command::new(&writer)
            .args([library.as_os_str(), log.as_os_str()])
            .arg(round.to_string())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Mostly while it writes, sometimes while it opens.
        std::thread::sleep(Duration::from_millis(round * 37 % 211));
        // SIGKILL: the process gets no chance to finish anything.
        child.kill().unwrap();
        child.wait().unwrap();
        let check = Command::new(&writer).arg("--check").args([&library, &log]).output().unwrap();
        let told = String::from_utf8_lossy(&check.stderr).into_owned();
        assert!(check.status.success(), "round {round}: {told}");
    }
    let answers = std::fs::read_to_string(&log).unwrap();
    assert!(answers.lines().count() > 10, "the writer was always killed before it had written: {answers}");
    std::fs::remove_dir_all(&folder).unwrap();
}
