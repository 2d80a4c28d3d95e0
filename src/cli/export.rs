//! `khabar export`: the subscriptions as OPML, the articles as JSON Lines or Markdown.
//!
//! Files are named by the numbers of their articles, never by anything that came from outside, and lie in the folder that
//! was asked for and nowhere else: a link in the place of a file is not followed.

use super::arguments::{Color, Export, ExportFormat, Global};
use super::failure::{Failure, Label, is_dangerous};
use super::sheet::Sheet;
use super::surface::Outlet;
use super::{json, library, notes, speak};
use crate::export;
use crate::fetch::Address;
use crate::intake::{self, subscriptions};
use crate::library::{ArticleId, Library};
use crate::model::{Article, Order, Source};
use crate::words::{Value, Words};
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Runs `khabar export`.
///
/// # Errors
/// Where the library can't be read, there is nothing in it, or nothing more can be written.
pub fn run(export: &Export, global: &Global) -> Result<(), Failure> {
    check(export)?;
    let nothing =
        || Failure::Nothing("library: there is nothing in it to export; subscribe with `khabar add URL`".into());
    let library = library::open_to_read(global)?.ok_or_else(nothing)?;
    if export.format == ExportFormat::Opml {
        return opml(&library, nothing);
    }
    let filter = export.choice.filter(&library)?;
    let listing = library.listing(&filter, Order::Newest, library::when())?;
    if listing.count() == 0 {
        return Err(nothing());
    }
    match (export.format, &export.to) {
        (ExportFormat::Markdown, Some(folder)) => {
            let (outlet, words) = (Outlet::look(global)?, speak(global)?);
            let count = files(&library, listing.ids(), folder)?;
            say(outlet, &words, (count, folder))
        }
        (ExportFormat::Markdown, None) => pages(&library, listing.ids()),
        (ExportFormat::Jsonl | ExportFormat::Opml, _) => lines(&library, listing.ids()),
    }
}

/// Options that mean nothing for a format are wrong usage, not passed over.
fn check(export: &Export) -> Result<(), Failure> {
    if export.to.is_some() && export.format != ExportFormat::Markdown {
        return Err(Failure::Usage("--to DIR is for --format markdown; see `khabar export --help`".to_owned()));
    }
    if !export.choice.is_all() && export.format == ExportFormat::Opml {
        let line = "a choice of articles is for --format jsonl and markdown; see `khabar export --help`";
        return Err(Failure::Usage(line.to_owned()));
    }
    Ok(())
}

/// The subscriptions by group. Files and folders of this machine mean nothing to another reader.
fn opml(library: &Library, nothing: impl Fn() -> Failure) -> Result<(), Failure> {
    let all = library.subscriptions()?.into_iter().filter(|one| one.ended.is_none()).map(|one| one.source);
    let (mut sources, local): (Vec<Source>, Vec<Source>) =
        all.partition(|source| Address::parse(&source.address).is_some());
    for source in &local {
        let label = Label::from(source.address.as_str());
        notes::say(&format!("{label}: a file or folder of this machine, left out"));
    }
    if sources.is_empty() {
        return Err(nothing());
    }
    sources.sort_by(|a, b| a.group.cmp(&b.group));
    let mut out = BufWriter::new(io::stdout().lock());
    out.write_all(subscriptions::write_opml(&sources).as_bytes())?;
    Ok(out.flush()?)
}

fn lines(library: &Library, ids: &[ArticleId]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for &id in ids {
        json::write(&mut out, &export::record(&library.article(id)?.article))?;
    }
    Ok(out.flush()?)
}

fn pages(library: &Library, ids: &[ArticleId]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (number, &id) in ids.iter().enumerate() {
        if number > 0 {
            out.write_all(b"\n")?;
        }
        out.write_all(markdown(&library.article(id)?.article).as_bytes())?;
    }
    Ok(out.flush()?)
}

/// As Markdown, without anything that could steer a terminal.
fn markdown(article: &Article) -> String {
    export::markdown(article).chars().filter(|&c| matches!(c, '\n' | '\t') || !is_dangerous(c)).collect()
}

/// A file an article; what lies in the way is named, and how many were written is given.
fn files(library: &Library, ids: &[ArticleId], folder: &Path) -> Result<usize, Failure> {
    let unwritable = |error| Failure::Unwritable(Label::new(folder.as_os_str()), error);
    fs::create_dir_all(folder).map_err(unwritable)?;
    let mut count = 0;
    let mut first = None;
    for &id in ids {
        match file(folder, id, &library.article(id)?.article) {
            Ok(()) => count += 1,
            Err(failure @ Failure::Occupied(_)) => {
                if let Some(before) = first.replace(failure) {
                    notes::say(&before.to_string());
                }
            }
            Err(failure) => return Err(failure),
        }
    }
    first.map_or(Ok(count), Err)
}

/// Written beside and renamed: whoever reads meanwhile finds the old file or the new one.
fn file(folder: &Path, id: ArticleId, article: &Article) -> Result<(), Failure> {
    let path = folder.join(format!("khabar-{}.md", id.0));
    let label = Label::new(path.as_os_str());
    if !is_free(&path, article) {
        return Err(Failure::Occupied(label));
    }
    let beside = folder.join(format!(".khabar-{}.{}.new", id.0, std::process::id()));
    let written = write_new(&beside, &markdown(article)).and_then(|()| fs::rename(&beside, &path));
    written.map_err(|error| {
        // Whatever is left of it is of no use to anyone.
        drop(fs::remove_file(&beside));
        Failure::Unwritable(label, error)
    })
}

fn write_new(path: &PathBuf, text: &str) -> io::Result<()> {
    File::create_new(path)?.write_all(text.as_bytes())
}

/// Whether nothing is at `path`, or this article as it was written before.
fn is_free(path: &Path, article: &Article) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => error.kind() == ErrorKind::NotFound,
        Ok(about) => about.is_file() && fs::read(path).is_ok_and(|bytes| is_of(&bytes, article)),
    }
}

fn is_of(bytes: &[u8], article: &Article) -> bool {
    let there = intake::read(bytes, "khabar.md").articles;
    there.first().is_some_and(|there| match (&there.identity, &article.identity) {
        (Some(there), Some(identity)) => there == identity,
        _ => there.url.is_some() && there.url == article.url || there.title == article.title,
    })
}

fn say(outlet: Outlet, words: &Words, (count, folder): (usize, &Path)) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let mut sheet = Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto));
    let values = [("count", Value::count(count)), ("folder", Value::Text(&folder.display().to_string()))];
    sheet.sentence(&words.say_with("exported", &values), words.language().base())?;
    Ok(sheet.finish()?)
}
