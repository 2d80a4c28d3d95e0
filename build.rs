//! What `khabar --version` says besides the version: the commit, where it is known. No program is run for it.
//!
//! A packager says it (`KHABAR_COMMIT`); else, in a release build of a git work tree, it is read from the files of git. Other
//! builds don't look, or each commit would build them anew.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// So many digits of a commit are shown.
const SHOWN: usize = 12;
/// Fewer digits than git ever shows are no commit.
const FEWEST: usize = 7;

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "cargo:rerun-if-changed=build.rs")?;
    writeln!(out, "cargo:rerun-if-env-changed=KHABAR_COMMIT")?;
    let said = env::var("KHABAR_COMMIT").ok();
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let found = said.or_else(|| if is_release { of_git(&mut out) } else { None });
    let commit = found.filter(|commit| commit.len() >= FEWEST && commit.chars().all(|c| c.is_ascii_hexdigit()));
    let shown: String = commit.unwrap_or_default().chars().take(SHOWN).collect();
    writeln!(out, "cargo:rustc-env=KHABAR_BUILT_FROM={shown}")
}

/// The commit that the work tree stands on, if it is one of git.
fn of_git(out: &mut impl Write) -> Option<String> {
    let folder = folder(Path::new(".git"))?;
    let head = folder.join("HEAD");
    writeln!(out, "cargo:rerun-if-changed={}", head.display()).ok()?;
    let head = fs::read_to_string(head).ok()?;
    let Some(branch) = head.trim().strip_prefix("ref: ") else { return Some(head.trim().to_owned()) };
    let common =
        fs::read_to_string(folder.join("commondir")).map_or_else(|_| folder.clone(), |to| folder.join(to.trim()));
    let file = common.join(branch);
    writeln!(out, "cargo:rerun-if-changed={}", file.display()).ok()?;
    fs::read_to_string(file).ok().map(|commit| commit.trim().to_owned()).or_else(|| packed(&common, branch))
}

/// The folder of git: `.git`, or what a file of that name leads to.
fn folder(git: &Path) -> Option<PathBuf> {
    if git.is_dir() {
        return Some(git.to_owned());
    }
    fs::read_to_string(git).ok()?.trim().strip_prefix("gitdir: ").map(PathBuf::from)
}

/// The commit of a branch among the packed ones.
fn packed(common: &Path, branch: &str) -> Option<String> {
    let packed = fs::read_to_string(common.join("packed-refs")).ok()?;
    let mut lines = packed.lines().filter_map(|line| line.split_once(' '));
    lines.find(|(_, name)| *name == branch).map(|(commit, _)| commit.to_owned())
}
