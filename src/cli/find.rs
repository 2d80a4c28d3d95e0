//! `khabar find`: where a query stands in articles, whatever their spelling habits.

mod context;

use super::arguments::{Color, Find, Global, TableFormat};
use super::failure::{Failure, Label};
use super::items::{self, Piece};
use super::scalars::Scalars;
use super::sheet::{Paragraph, Sheet};
use super::surface::Outlet;
use super::{json, notes};
use crate::text::{Folding, Matcher, Span, fold, hits};
use ratatui::style::Modifier;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// An article and where the query stands in it.
struct Found<'a> {
    piece: &'a Piece,
    hits: Vec<Span>,
}

/// Runs `khabar find`.
///
/// # Errors
/// Where nothing can be read or written, and where nothing is found.
pub fn run(find: &Find, global: &Global) -> Result<(), Failure> {
    let outlet = Outlet::look(global)?;
    let query = Label::from(find.query.as_str());
    let Some(matcher) = Matcher::new(&find.query) else {
        return Err(Failure::Usage(format!("'{query}': no letter or digit in it to look for; give a word")));
    };
    let gathered = items::gather(find.item.as_deref())?;
    notes::warn(&gathered.warnings);
    let found: Vec<Found<'_>> = gathered.pieces.iter().filter_map(|piece| search(piece, &matcher)).collect();
    match find.format {
        TableFormat::Table => table(outlet, &found)?,
        TableFormat::Json => as_json(&found)?,
    }
    if found.is_empty() { Err(Failure::NotFound(query)) } else { Ok(()) }
}

/// The hits in one article, if there are any.
fn search<'a>(piece: &'a Piece, matcher: &Matcher) -> Option<Found<'a>> {
    let hits = hits(&fold(&piece.article.text, Folding::Search), matcher);
    (!hits.is_empty()).then_some(Found { piece, hits })
}

fn table(outlet: Outlet, found: &[Found<'_>]) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let mut sheet = Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto));
    for (number, Found { piece, hits }) in found.iter().enumerate() {
        if number > 0 {
            sheet.gap()?;
        }
        let base = piece.article.base();
        let title = format!("{} ({})", piece.article.title, hits.len());
        sheet.paragraph(&Paragraph { weight: Modifier::BOLD, ..Paragraph::new(&title, base) })?;
        for &hit in hits {
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

fn as_json(found: &[Found<'_>]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let records: Vec<Record<'_>> = found.iter().map(Record::new).collect();
    json::write(&mut out, &records)?;
    Ok(out.flush()?)
}

#[derive(Serialize)]
struct Record<'a> {
    article: &'a str,
    title: &'a str,
    hits: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    context: String,
}

impl<'a> Record<'a> {
    fn new(found: &Found<'a>) -> Self {
        let text = found.piece.article.text.as_str();
        let scalars = Scalars::new(text);
        let place = |&hit: &Span| {
            let (start, end) = scalars.range(hit);
            Place { start, end, text: hit.of(text), context: context::on_one_line(context::around(text, hit).of(text)) }
        };
        let hits = found.hits.iter().map(place).collect();
        Self { article: &found.piece.label, title: &found.piece.article.title, hits }
    }
}
