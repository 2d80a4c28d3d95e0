//! ITEM: files, folders, addresses and standard input to articles. The only place of the command line that reads files.
//!
//! A folder gives every article below it, sorted by name: hidden entries are skipped, a folder that was visited
//! already (a loop of links) is not entered again, and what cannot be read is named and left out.

mod net;

use super::failure::{Failure, Label};
use super::notes;
use crate::intake::{self, Intake, Warning};
use crate::model::Article;
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most bytes that are read from one file or from standard input.
pub const FILE_LIMIT: u64 = 64 << 20;
/// The most files that are read from one folder.
const FOLDER_LIMIT: usize = 10_000;
/// How deep folders are followed.
const DEPTH_LIMIT: usize = 32;

/// An article and the name by which the command line calls it: its file, with `#2`, `#3` … where that holds several.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The name.
    pub label: String,
    /// The article.
    pub article: Article,
}

/// Everything that came in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// The articles, in the order of the items; at least one where [`gather`] succeeds.
    pub pieces: Vec<Piece>,
    /// One line for everything that was repaired or left out.
    pub warnings: Vec<String>,
}

/// The articles of one ITEM; of the bundled sample without one.
///
/// # Errors
/// Where no article comes out of it.
pub fn gather(item: Option<&OsStr>) -> Result<Gathered, Failure> {
    item.map_or_else(|| Ok(sample()), one)
}

/// The articles of several ITEMs; of the bundled sample without any. What cannot be read is a warning as long as
/// anything else can be read.
///
/// # Errors
/// The first failure, where no article comes out of any.
pub fn gather_all(items: &[OsString]) -> Result<Gathered, Failure> {
    if items.is_empty() {
        return Ok(sample());
    }
    let mut all = Gathered::default();
    let mut first = None;
    let mut failed = Vec::new();
    for item in items {
        match one(item) {
            Ok(gathered) => all.join(gathered),
            Err(failure) => {
                failed.push(failure.to_string());
                first = first.or(Some(failure));
            }
        }
    }
    match first {
        Some(failure) if all.pieces.is_empty() => {
            all.warnings.extend(failed.into_iter().skip(1));
            notes::warn(&all.warnings);
            Err(failure)
        }
        Some(_) | None => {
            all.warnings.splice(0..0, failed);
            Ok(all)
        }
    }
}

impl Gathered {
    fn join(&mut self, other: Self) {
        self.pieces.extend(other.pieces);
        self.warnings.extend(other.warnings);
    }

    /// The articles of one input called `label`.
    fn read(bytes: &[u8], name: &str, label: &Label) -> Result<Self, Failure> {
        Self::of(intake::read(bytes, name), label)
    }

    /// What was read from the input called `label`.
    fn of(intake: Intake, label: &Label) -> Result<Self, Failure> {
        if intake.articles.is_empty() {
            return Err(barren(label, &intake.warnings));
        }
        let warnings = intake.warnings.iter().map(|warning| format!("{label}: {warning}")).collect();
        Ok(Self { pieces: named(intake.articles, label), warnings })
    }
}

/// The articles of one input, each with its name.
fn named(articles: Vec<Article>, label: &Label) -> Vec<Piece> {
    let name = |number| if number == 1 { label.to_string() } else { format!("{label}#{number}") };
    articles.into_iter().zip(1_usize..).map(|(article, number)| Piece { label: name(number), article }).collect()
}

/// Why nothing came out of the input called `label`.
fn barren(label: &Label, warnings: &[Warning]) -> Failure {
    // The last warning is the one that ended the reading; those before it are of what could be repaired.
    match warnings.last() {
        None | Some(Warning::Empty) => Failure::Empty(label.clone()),
        Some(Warning::Subscriptions) => Failure::Subscriptions(label.clone()),
        Some(warning) => Failure::Unintelligible(label.clone(), warning.to_string()),
    }
}

/// The articles that come with khabar.
fn sample() -> Gathered {
    let pieces = intake::sample::sample().into_iter().map(|article| Piece { label: article.title.clone(), article });
    Gathered { pieces: pieces.collect(), warnings: Vec::new() }
}

fn one(item: &OsStr) -> Result<Gathered, Failure> {
    if item == "-" {
        return standard_input();
    }
    if is_address(item) {
        return net::gather(item);
    }
    let path = Path::new(item);
    let about = fs::metadata(path).map_err(|error| unopened(path, error))?;
    if about.is_dir() { folder(path) } else { file(path) }
}

fn is_address(item: &OsStr) -> bool {
    let scheme = item.to_str().and_then(|item| item.split_once("://")).map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn standard_input() -> Result<Gathered, Failure> {
    let (bytes, label) = bytes(OsStr::new("-"))?;
    Gathered::read(&bytes, "", &label)
}

/// The bytes of a file, or of standard input where `name` is a dash, and what to call them.
///
/// # Errors
/// Where they can't be read.
pub fn bytes(name: &OsStr) -> Result<(Vec<u8>, Label), Failure> {
    if name == "-" {
        let label = Label::from("standard input");
        return Ok((capped(io::stdin().lock(), &label)?, label));
    }
    let (path, label) = (Path::new(name), Label::new(name));
    let open = File::open(path).map_err(|error| unopened(path, error))?;
    Ok((capped(open, &label)?, label))
}

fn file(path: &Path) -> Result<Gathered, Failure> {
    let (bytes, label) = bytes(path.as_os_str())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Gathered::read(&bytes, &name, &label)
}

/// Everything in `source`, at most [`FILE_LIMIT`] bytes.
fn capped(source: impl Read, label: &Label) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = source.take(FILE_LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::Unreadable(label.clone(), error))?;
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(Failure::TooBig(label.clone(), FILE_LIMIT));
    }
    Ok(bytes)
}

fn unopened(path: &Path, error: io::Error) -> Failure {
    let label = Label::new(path.as_os_str());
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Failure::Missing(label),
        _ => Failure::Unreadable(label, error),
    }
}

fn folder(path: &Path) -> Result<Gathered, Failure> {
    let mut walk = Walk::default();
    walk.enter(path, 0)?;
    let mut all = Gathered::default();
    for path in walk.files {
        match file(&path) {
            Ok(gathered) => all.join(gathered),
            Err(failure) => all.warnings.push(failure.to_string()),
        }
    }
    all.warnings.extend(walk.warnings);
    if all.pieces.is_empty() {
        notes::warn(&all.warnings);
        return Err(Failure::Barren(Label::new(path.as_os_str())));
    }
    Ok(all)
}

/// A walk through a folder and those below it.
#[derive(Debug, Default)]
struct Walk {
    files: Vec<PathBuf>,
    visited: HashSet<PathBuf>,
    warnings: Vec<String>,
}

impl Walk {
    /// Collects the files of `folder` and below.
    fn enter(&mut self, folder: &Path, depth: usize) -> Result<(), Failure> {
        let real = fs::canonicalize(folder).map_err(|error| unopened(folder, error))?;
        if !self.visited.insert(real) {
            return Ok(());
        }
        let entries = fs::read_dir(folder).map_err(|error| unopened(folder, error))?;
        let mut names: Vec<OsString> = entries.flatten().map(|entry| entry.file_name()).collect();
        names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
        names.sort();
        for name in names {
            self.meet(&folder.join(name), depth);
        }
        Ok(())
    }

    fn meet(&mut self, path: &Path, depth: usize) {
        let label = Label::new(path.as_os_str());
        let Ok(about) = fs::metadata(path) else {
            self.warnings.push(Failure::Missing(label).to_string());
            return;
        };
        if about.is_dir() && depth >= DEPTH_LIMIT {
            self.warnings.push(format!("{label}: more than {DEPTH_LIMIT} folders deep, left out; open it by itself"));
        } else if about.is_dir() {
            if let Err(failure) = self.enter(path, depth + 1) {
                self.warnings.push(failure.to_string());
            }
        } else if about.is_file() && self.files.len() == FOLDER_LIMIT {
            self.warnings.push(format!("{label}: more than {FOLDER_LIMIT} files, left out; open it by itself"));
        } else if about.is_file() {
            self.files.push(path.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_file_name() {
        assert!(is_address(OsStr::new("https://example.org/خبر")));
        assert!(is_address(OsStr::new("HTTP://example.org")));
        assert!(!is_address(OsStr::new("خبر: عاجل.txt")));
        assert!(!is_address(OsStr::new("a/b://c")));
    }

    #[test]
    fn a_source_that_never_ends_is_refused() {
        let failure = capped(io::repeat(b'a'), &"zero".into()).expect_err("it is endless");
        assert!(matches!(failure, Failure::TooBig(..)));
    }
}
