//! A writer of a library that is meant to be killed: `library_writer FILE LOG SEED` keeps and marks articles for ever. What
//! was answered as saved stands in LOG, a line each, written only after the answer: `keep SOURCE FIRST COUNT`, `star NUMBER`, `read NUMBER`.
//! Also `library_writer --check FILE LOG`: whether all of that is in the library, once, and the library is whole.

use khabar::library::{ArticleId, Attention, Beginning, Depth, Filter, Library, Mark, Order, SourceId, When};
use khabar::model::{Article, BlockKind, Source, Timestamp};
use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

const NOW: Timestamp = Timestamp(1_762_164_000);
const SOURCES: u64 = 3;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--check", file, log] => check(Path::new(file), Path::new(log)),
        [file, log, seed] => write(Path::new(file), Path::new(log), seed.parse()?),
        _ => Err("give FILE LOG SEED, or --check FILE LOG".into()),
    }
}

/// The article of this number, always the same.
fn article(number: u64) -> Article {
    let mut article =
        Article {
            title: format!("خبر رقم {number} من أخبار اليوم"), language: "ar".to_owned(), ..Article::default()
        };
    let title = article.title.clone();
    article.push(BlockKind::Title, &title);
    for paragraph in 0..=number % 5 {
        article
            .push(BlockKind::Paragraph, &format!("فقرة {paragraph} من نص الخبر {number}، وفيها كلام كثير. ").repeat(8));
    }
    article.identity = Some(format!("khabar:{number}"));
    article.published = Some(Timestamp(NOW.0 - i64::try_from(number).unwrap_or_default()));
    article
}

fn write(file: &Path, log: &Path, seed: u64) -> Outcome {
    let mut log = OpenOptions::new().create(true).append(true).open(log)?;
    let mut library = Library::open(file, NOW)?.library;
    let mut sources = Vec::new();
    for number in 0..SOURCES {
        let address = format!("https://example.org/{number}");
        sources
            .push(library.subscribe(&Source { address, title: format!("مصدر {number}"), ..Source::default() })?.id());
    }
    let mut next = seed * 1_000_000;
    loop {
        let source = sources[usize::try_from(next % SOURCES)?];
        let count = 1 + next % 17;
        let articles: Vec<Article> = (next..next + count).map(article).collect();
        let kept = library.keep(source, &articles, NOW)?;
        writeln!(log, "keep {} {next} {count}", source.0)?;
        // The same again, as a feed brings it at the next visit: a kill in here must leave no double.
        library.keep(source, &articles, NOW)?;
        for (number, id) in (next..).zip(&kept.new).step_by(3) {
            library.mark(&[*id], &Mark::Star)?;
            writeln!(log, "star {number}")?;
            library.mark(&[*id], &Mark::Read)?;
            writeln!(log, "read {number}")?;
        }
        next += count;
    }
}

fn check(file: &Path, log: &Path) -> Outcome {
    let opened = Library::open(file, NOW)?;
    if !matches!(opened.beginning, Beginning::Checked | Beginning::New | Beginning::Old) {
        return Err(format!("{:?}", opened.beginning).into());
    }
    let library = opened.library;
    if let Some(complaint) = library.health(Depth::Full)?.complaint {
        return Err(complaint.into());
    }
    let listing = library.listing(&Filter::All, Order::Newest, When { now: NOW, east: 0 })?;
    let mut found: HashMap<String, (SourceId, ArticleId)> = HashMap::new();
    for &id in listing.ids() {
        let stored = library.article(id)?;
        let identity = stored.article.identity.unwrap_or_default();
        if let Some(other) = found.insert(identity.clone(), (stored.source, id)) {
            return Err(format!("{identity} is there twice: {other:?} and {id:?}").into());
        }
    }
    let lines = std::fs::read_to_string(log).unwrap_or_default();
    for line in lines.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["keep", source, first, count] => {
                let (source, first, count): (i64, u64, u64) = (source.parse()?, first.parse()?, count.parse()?);
                for number in first..first + count {
                    expect_kept(&library, &found, SourceId(source), number)?;
                }
            }
            ["star", number] if !stored(&library, &found, number.parse()?)?.starred => {
                return Err(format!("{number} lost its star").into());
            }
            ["read", number] if stored(&library, &found, number.parse()?)?.attention != Attention::Read => {
                return Err(format!("{number} is unread again").into());
            }
            _ => {}
        }
    }
    writeln!(std::io::stdout(), "{} articles, {} answers", listing.count(), lines.lines().count())?;
    Ok(())
}

type Found = HashMap<String, (SourceId, ArticleId)>;

fn stored(
    library: &Library,
    found: &Found,
    number: u64,
) -> Result<khabar::library::Stored, Box<dyn std::error::Error>> {
    let (_, id) = found.get(&format!("khabar:{number}")).ok_or_else(|| format!("{number} is lost"))?;
    Ok(library.article(*id)?)
}

fn expect_kept(library: &Library, found: &Found, source: SourceId, number: u64) -> Outcome {
    let stored = stored(library, found, number)?;
    if stored.source != source || stored.article != article(number) {
        return Err(format!("{number} is not as it was kept").into());
    }
    Ok(())
}
