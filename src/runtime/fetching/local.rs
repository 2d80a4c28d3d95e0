//! Files that are sources: plain files only, of a bounded size. A device, a pipe or a socket is never read from and never
//! waited for, whatever it is called.

use crate::fetch::{Cancel, Failure};
use crate::intake::LIMIT;
use crate::model::Problem;
use rustix::fs::{Mode, OFlags};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The most files of one folder.
const MOST_FILES: usize = 10_000;

/// The most bytes of one folder.
const MOST_BYTES: usize = 20 * LIMIT;

/// A file and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// Its bytes, or why they can't be read.
    pub bytes: Result<Vec<u8>, Problem>,
}

/// One file.
///
/// # Errors
///
/// Where it can't be read, is no plain file or too large.
pub(super) fn file(path: &Path) -> Result<File, Problem> {
    Ok(File { path: path.to_owned(), bytes: Ok(read(path)?) })
}

/// The plain files in a folder by name, without the hidden ones; one that can't be read is named with its problem.
///
/// # Errors
///
/// Where the folder can't be read, or holds too much.
pub(super) fn folder(path: &Path, cancel: &Cancel) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    let mut left = MOST_BYTES;
    for path in names(path)? {
        if cancel.is_cancelled() {
            return Err(Failure::Cancelled);
        }
        let bytes = read(&path);
        let size = bytes.as_ref().map_or(0, Vec::len);
        left = left.checked_sub(size).ok_or(Problem::TooLarge)?;
        files.push(File { path, bytes });
    }
    Ok(files)
}

fn names(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let entries = fs::read_dir(folder).map_err(|_| Problem::NoFile)?;
    let is_shown = |path: &PathBuf| path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b"."));
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_shown);
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.is_file()).take(MOST_FILES + 1).collect();
    if paths.len() > MOST_FILES {
        return Err(Problem::TooLarge);
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    // Opening a pipe waits for who writes into it, unless told not to; a terminal must not become ours.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let opened = rustix::fs::open(path, flags, Mode::empty()).map_err(|_| Problem::NoFile)?;
    let file = fs::File::from(opened);
    // What was opened is looked at, not what the name led to before.
    if !file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Err(Problem::NoFile);
    }
    let mut bytes = Vec::new();
    file.take(LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|_| Problem::NoFile)?;
    if bytes.len() > LIMIT { Err(Problem::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("khabar-local-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the folder of temporary files can be written");
        folder
    }

    #[test]
    fn a_device_a_folder_and_a_missing_file_are_no_files() {
        for path in ["/dev/zero", "/dev/null", "/dev/tty", "/", "/nowhere/at/all"] {
            assert_eq!(file(Path::new(path)), Err(Problem::NoFile), "{path}");
        }
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = scratch("pipe");
        let pipe = folder.join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if made.is_ok_and(|status| status.success()) {
            assert_eq!(file(&pipe), Err(Problem::NoFile));
            assert_eq!(super::folder(&folder, &Cancel::new()), Ok(Vec::new()));
        }
        fs::remove_dir_all(folder).expect("it is ours");
    }

    #[test]
    fn a_folder_is_read_by_name_and_what_is_hidden_is_not() {
        let folder = scratch("folder");
        for (name, text) in [("b.txt", "ثانيا"), ("a.txt", "أولا"), (".c", "مخفي")] {
            fs::write(folder.join(name), text).expect("it is ours");
        }
        fs::create_dir_all(folder.join("d")).expect("it is ours");
        fs::write(folder.join("large"), vec![0; LIMIT + 1]).expect("it is ours");
        let found = super::folder(&folder, &Cancel::new()).expect("it can be read");
        let expected = [
            ("a.txt", Ok("أولا".as_bytes().to_vec())),
            ("b.txt", Ok("ثانيا".as_bytes().to_vec())),
            ("large", Err(Problem::TooLarge)),
        ];
        let expected = expected.map(|(name, bytes)| File { path: folder.join(name), bytes });
        assert_eq!(found, expected);
        fs::remove_dir_all(folder).expect("it is ours");
    }
}
