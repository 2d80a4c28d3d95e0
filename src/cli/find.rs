//! `khabar find`: where a query stands in articles or in the library, whatever their spelling habits.

mod context;
mod shelf;

use super::arguments::{Color, Find, Global, TableFormat};
use super::failure::{Failure, Label};
use super::items::{self, Piece};
use super::scalars::Scalars;
use super::sheet::{Paragraph, Sheet};
use super::surface::Outlet;
use super::{json, library, notes, settings};
use crate::entities::{is_known_name, look_for, recognise};
use crate::model::Article;
use crate::text::search::{Fault, Hits};
use crate::text::{Folding, Matcher, Span, fold};
use ratatui::style::Modifier;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// An article and where the query stands in it.
struct Found<'a> {
    piece: &'a Piece,
    hits: Hits,
}

/// The longest text, in bytes, in which names are looked for to find their other spellings: about a second's work.
const LONGEST_FOR_NAMES: usize = 1_000_000;

/// Runs `khabar find`.
///
/// # Errors
/// Where nothing can be read or written, and where nothing is found.
pub fn run(find: &Find, global: &Global) -> Result<(), Failure> {
    let outlet = Outlet::look(global)?;
    let library = if find.item.is_none() { library::with_articles(global)? } else { None };
    if let Some(library) = library {
        return shelf::run(find, outlet, &library);
    }
    let query = Label::from(find.query.as_str());
    let folding = folding(outlet, global)?;
    let wrong = |fault: Fault| Failure::Usage(format!("'{query}': {fault}"));
    // What is wrong with the query is told before anything is read.
    Matcher::new(&find.query, folding).map_err(wrong)?;
    let gathered = items::gather(find.item.as_deref())?;
    notes::warn(&gathered.warnings);
    let found = gathered.pieces.iter().map(|piece| search(piece, &find.query, folding));
    let found: Vec<Found<'_>> = found.filter_map(Result::transpose).collect::<Result<_, _>>().map_err(wrong)?;
    match find.format {
        TableFormat::Table => table(outlet, &found)?,
        TableFormat::Json => as_json(&found)?,
    }
    if found.is_empty() { Err(Failure::NotFound(query)) } else { Ok(()) }
}

/// On a terminal or with a config file that was named, as was decided; else everything is forgiven, so that no script hangs on
/// what a person likes.
fn folding(outlet: Outlet, global: &Global) -> Result<Folding, Failure> {
    let counts = outlet.screen.is_some() || settings::named(global).is_some();
    if counts { Ok(settings::decided(global)?.settings.folding()) } else { Ok(Folding::Search) }
}

/// The hits in one article, if there are any.
fn search<'a>(piece: &'a Piece, query: &str, folding: Folding) -> Result<Option<Found<'a>>, Fault> {
    let article = &piece.article;
    let asks = is_known_name(query) && article.text.len() <= LONGEST_FOR_NAMES;
    let names = if asks { recognise(article) } else { Vec::new() };
    let hits = look_for(query, &article.text, &fold(&article.text, folding), &names)?;
    Ok((!hits.spans().is_empty()).then_some(Found { piece, hits }))
}

fn table(outlet: Outlet, found: &[Found<'_>]) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let mut sheet = Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto));
    for (number, Found { piece, hits }) in found.iter().enumerate() {
        if number > 0 {
            sheet.gap()?;
        }
        let base = piece.article.base();
        let title = format!("{} ({})", piece.article.title, hits.spans().len());
        sheet.paragraph(&Paragraph { weight: Modifier::BOLD, ..Paragraph::new(&title, base) })?;
        for &hit in hits.spans() {
            line(&mut sheet, piece, hit)?;
        }
    }
    Ok(sheet.finish()?)
}

/// One hit with what stands around it.
fn line<W: Write>(sheet: &mut Sheet<W>, piece: &Piece, hit: Span) -> io::Result<()> {
    let text = &piece.article.text;
    let around = context::around(text, hit);
    let before = if around.start.bytes() > 0 { "… " } else { "" };
    let after = if around.end.bytes() < text.len() { " …" } else { "" };
    let line = format!("{before}{}{after}", context::on_one_line(around.of(text)));
    let start = hit.start.since(around.start).plus(before.len());
    let hits = [Span::new(start, start.plus(hit.end.since(hit.start).bytes()))];
    sheet.paragraph(&Paragraph { prefix: "  ", hits: &hits, ..Paragraph::new(&line, piece.article.base()) })
}

fn as_json<'a>(found: &[Found<'a>]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let record = |found: &Found<'a>| Record::new(Name::Label(&found.piece.label), &found.piece.article, &found.hits);
    let records: Vec<Record<'_>> = found.iter().map(record).collect();
    json::write(&mut out, &records)?;
    Ok(out.flush()?)
}

/// What an article is called: its file, or its number in the library.
#[derive(Serialize)]
#[serde(untagged)]
enum Name<'a> {
    Label(&'a str),
    Number(i64),
}

#[derive(Serialize)]
struct Record<'a> {
    article: Name<'a>,
    title: &'a str,
    hits: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    context: String,
    /// What of the query it is, where it is not the query itself: another spelling of a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<&'static str>,
}

impl<'a> Record<'a> {
    fn new(name: Name<'a>, article: &'a Article, hits: &Hits) -> Self {
        let text = article.text.as_str();
        let scalars = Scalars::new(text);
        let place = |(index, &hit): (usize, &Span)| {
            let (start, end) = scalars.range(hit);
            let context = context::on_one_line(context::around(text, hit).of(text));
            Place { start, end, text: hit.of(text), context, is: hits.is_other(index).then_some("other-spelling") }
        };
        Self { article: name, title: &article.title, hits: hits.spans().iter().enumerate().map(place).collect() }
    }
}
