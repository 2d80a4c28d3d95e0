//! `khabar find` in the library: the best articles first, each with the part that shows best why it was found.

use super::{Name, Record, context};
use crate::cli::arguments::{Color, Find, TableFormat};
use crate::cli::failure::{Failure, Label};
use crate::cli::sheet::{Paragraph, Sheet};
use crate::cli::surface::Outlet;
use crate::cli::{json, library, notes};
use crate::library::{Found, Library, Query};
use crate::model::Article;
use crate::text::search::Hits;
use crate::text::{Offset, Span};
use ratatui::style::Modifier;
use std::io::{self, BufWriter, Write};

/// Searches `library`.
///
/// # Errors
/// Where the query can't be understood, nothing is found, or nothing more can be written.
pub(super) fn run(find: &Find, outlet: Outlet, library: &Library) -> Result<(), Failure> {
    let query = Query::parse(&find.query, library::when()).map_err(crate::library::Error::from)?;
    let page = library.find(&query, find.limit)?;
    match find.format {
        TableFormat::Table => table(outlet, library, &page.found)?,
        TableFormat::Json => as_json(library, &page.found)?,
    }
    let Some(more) = page.count.checked_sub(page.found.len()) else { return Ok(()) };
    match more {
        _ if page.count == 0 => Err(Failure::NotFound(Label::from(find.query.as_str()))),
        0 => Ok(()),
        more => {
            notes::say(&format!("and {more} more; say more words, or raise --limit"));
            Ok(())
        }
    }
}

fn table(outlet: Outlet, library: &Library, found: &[Found]) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let mut sheet = Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto));
    for (number, found) in found.iter().enumerate() {
        if number > 0 {
            sheet.gap()?;
        }
        entry(&mut sheet, found, &library.article(found.id)?.article)?;
    }
    Ok(sheet.finish()?)
}

fn entry<W: Write>(sheet: &mut Sheet<W>, found: &Found, article: &Article) -> io::Result<()> {
    let base = article.base();
    let title = format!("{} ({})", article.title, found.hits.len().max(found.in_title.len()));
    let weight = Modifier::BOLD;
    sheet.paragraph(&Paragraph { weight, hits: &found.in_title, ..Paragraph::new(&title, base) })?;
    let text = context::on_one_line(found.snippet.of(&article.text));
    let hits = inside(&found.hits, found.snippet);
    if text.trim().is_empty() || text == article.title {
        return Ok(());
    }
    sheet.paragraph(&Paragraph { prefix: "  ", hits: &hits, ..Paragraph::new(&text, base) })
}

/// The hits that lie in `part`, counted from its start.
fn inside(hits: &[Span], part: Span) -> Vec<Span> {
    let start = |offset: Offset| offset.since(part.start);
    let is_inside = |hit: &&Span| part.start <= hit.start && hit.end <= part.end;
    hits.iter().filter(is_inside).map(|hit| Span::new(start(hit.start), start(hit.end))).collect()
}

fn as_json(library: &Library, found: &[Found]) -> Result<(), Failure> {
    let mut articles = Vec::with_capacity(found.len());
    for found in found {
        articles.push(library.article(found.id)?.article);
    }
    let record =
        |(found, article): (&Found, _)| Record::new(Name::Number(found.id.0), article, &Hits::new(found.hits.clone()));
    let records: Vec<Record<'_>> = found.iter().zip(&articles).map(record).collect();
    let mut out = BufWriter::new(io::stdout().lock());
    json::write(&mut out, &records)?;
    Ok(out.flush()?)
}
