//! `khabar list`: the headlines of the library, one line each.

use super::arguments::{Color, Global, List, TableFormat};
use super::failure::Failure;
use super::sheet::{Paragraph, Sheet};
use super::surface::{Outlet, Surface};
use super::{json, library, signs, speak};
use crate::config::{Sign, Signs};
use crate::library::{Headline, Library, When};
use crate::words::{Date, Words, without_isolates};
use ratatui::style::Modifier;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// What stands between the parts of a line.
const BETWEEN: &str = " · ";

/// Runs `khabar list`.
///
/// # Errors
/// Where the library can't be read, and where nothing is to be listed.
pub fn run(list: &List, global: &Global) -> Result<(), Failure> {
    let outlet = Outlet::look(global)?;
    let rows = match library::open_to_read(global)? {
        Some(library) => rows(list, &library)?,
        None => Vec::new(),
    };
    match list.format {
        TableFormat::Table => table(outlet, (&speak(global)?, signs(global)?), &rows)?,
        TableFormat::Json => as_json(&rows)?,
    }
    if rows.is_empty() { Err(nothing(list)) } else { Ok(()) }
}

fn nothing(list: &List) -> Failure {
    Failure::Nothing(if list.choice.is_all() {
        "library: no articles yet; subscribe with `khabar add URL`, or run `khabar fetch`".to_owned()
    } else {
        "library: no such articles; ask for less, or run `khabar fetch`".to_owned()
    })
}

/// A headline, and the address of its article.
struct Row {
    headline: Headline,
    url: Option<String>,
}

fn rows(list: &List, library: &Library) -> Result<Vec<Row>, Failure> {
    let listing = library.listing(&list.choice.filter(library)?, list.order, library::when())?;
    let headlines = library.headlines(listing.window(0..list.limit.unwrap_or(usize::MAX)))?;
    let mut rows = Vec::with_capacity(headlines.len());
    for headline in headlines {
        let url = match list.format {
            TableFormat::Json => library.article(headline.id)?.article.url,
            TableFormat::Table => None,
        };
        rows.push(Row { headline, url });
    }
    Ok(rows)
}

/// The newest headlines of `library` as a table, as `khabar` prints them where there is no screen.
///
/// # Errors
/// Where the library can't be read, or nothing more can be written.
pub fn newest(outlet: Outlet, looks: (&Words, Signs), library: &Library) -> Result<(), Failure> {
    let list = List {
        choice: super::arguments::Choice::default(),
        limit: None,
        order: crate::model::Order::Newest,
        format: TableFormat::Table,
    };
    table(outlet, looks, &rows(&list, library)?)
}

fn table(outlet: Outlet, (words, signs): (&Words, Signs), rows: &[Row]) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let surface = outlet.surface(None);
    let mut sheet = Sheet::new(out, surface, outlet.looks(Color::Auto));
    let when = library::when();
    for Row { headline, .. } in rows {
        let is_unread = !headline.attention.is_read();
        let sign = |is_on, sign| if is_on { signs.of(sign) } else { ' ' };
        let prefix = format!("{}{} ", sign(is_unread, Sign::Unread), sign(headline.starred, Sign::Starred));
        let weight = if is_unread { Modifier::BOLD } else { Modifier::empty() };
        let text = line(surface, words, headline, when);
        sheet.line(&Paragraph { prefix: &prefix, weight, ..Paragraph::new(&text, headline.base) })?;
    }
    Ok(sheet.finish()?)
}

/// Date, source and title. Each but the last is a piece of its own direction, where the text engine lays it out.
fn line(surface: Surface, words: &Words, headline: &Headline, when: When) -> String {
    let date = headline.moment.map(|moment| words.date(Date::of(moment, when.east)));
    let source = Some(headline.source_title.as_str()).filter(|source| !source.is_empty());
    let source = source.map(|source| format!("\u{2068}{source}\u{2069}"));
    // In a narrow terminal the title is worth more than who wrote it and when.
    let room = match surface {
        Surface::Rows(rows) => usize::from(rows.width.0) / 3,
        Surface::Logical { .. } => usize::MAX,
    };
    let mut line = String::new();
    for part in date.into_iter().chain(source) {
        if line.chars().count() + part.chars().count() <= room {
            line = line + &part + BETWEEN;
        }
    }
    if matches!(surface, Surface::Logical { .. }) {
        line = without_isolates(&line).into_owned();
    }
    line + &headline.title
}

fn as_json(rows: &[Row]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for row in rows {
        json::write(&mut out, &Record::new(row))?;
    }
    Ok(out.flush()?)
}

#[derive(Serialize)]
struct Record<'a> {
    id: i64,
    title: &'a str,
    source: &'a str,
    published: Option<String>,
    url: Option<&'a str>,
    unread: bool,
    starred: bool,
    tags: &'a [String],
    language: &'a str,
}

impl<'a> Record<'a> {
    fn new(Row { headline, url }: &'a Row) -> Self {
        let moment = headline.moment.and_then(|moment| jiff::Timestamp::from_second(moment.0).ok());
        Self {
            id: headline.id.0,
            title: &headline.title,
            source: &headline.source_title,
            published: moment.map(|moment| moment.to_string()),
            url: url.as_deref(),
            unread: !headline.attention.is_read(),
            starred: headline.starred,
            tags: &headline.tags,
            language: &headline.language,
        }
    }
}
