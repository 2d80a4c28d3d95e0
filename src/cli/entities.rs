//! `khabar entities`: who and what is in an article, or in those of the library.

use super::arguments::{Color, Entities, Global, TableFormat};
use super::failure::Failure;
use super::items::{self, Piece};
use super::scalars::Scalars;
use super::sheet::{Paragraph, Sheet};
use super::surface::Outlet;
use super::{json, library, notes, speak};
use crate::entities::recognise;
use crate::library::{Filter, Library};
use crate::model::{Article, ArticleId, Entity, Kind, Mention, Order, Standing};
use crate::text::Base;
use crate::words::Words;
use ratatui::style::Modifier;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::iter;

/// How many articles of the library the table has.
const NEWEST: usize = 10;

/// Runs `khabar entities`.
///
/// # Errors
/// Where nothing can be read or written.
pub fn run(entities: &Entities, global: &Global) -> Result<(), Failure> {
    let outlet = Outlet::look(global)?;
    let library = if entities.item.is_none() { library::with_articles(global)? } else { None };
    if let Some(library) = library {
        return of_library(entities, outlet, (&speak(global)?, &library));
    }
    let gathered = items::gather(entities.item.as_deref())?;
    notes::warn(&gathered.warnings);
    match entities.format {
        TableFormat::Table => {
            let found: Vec<_> =
                gathered.pieces.iter().map(|piece| (piece, of_kinds(entities, recognise(&piece.article)))).collect();
            table(outlet, &speak(global)?, &found)
        }
        TableFormat::Json => as_json(entities, &gathered.pieces),
    }
}

/// Those of the newest articles as a table, or those of all as JSON.
fn of_library(entities: &Entities, outlet: Outlet, (words, library): (&Words, &Library)) -> Result<(), Failure> {
    let listing = library.listing(&Filter::All, Order::Newest, library::when())?;
    if entities.format == TableFormat::Table {
        let ids = listing.window(0..NEWEST);
        let pieces: Vec<_> = ids.iter().map(|&id| piece(library, id)).collect::<Result<_, _>>()?;
        let found: Vec<_> = pieces.iter().map(|(piece, found)| (piece, of_kinds(entities, found.clone()))).collect();
        return table(outlet, words, &found);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for &id in listing.ids() {
        let (piece, found) = piece(library, id)?;
        let found = of_kinds(entities, found);
        let document = Document { article: Some(id.0), ..Document::new(&piece.article, &found) };
        json::write(&mut out, &document)?;
    }
    Ok(out.flush()?)
}

/// Those of the kinds that were asked for; all, where none was.
fn of_kinds(entities: &Entities, found: Vec<Entity>) -> Vec<Entity> {
    let is_wanted = |entity: &Entity| entities.kinds.is_empty() || entities.kinds.contains(&entity.kind);
    found.into_iter().filter(is_wanted).collect()
}

/// An article of the library and its entities: as they are known, else found out now.
fn piece(library: &Library, id: ArticleId) -> Result<(Piece, Vec<Entity>), Failure> {
    let article = library.article(id)?.article;
    let found = library.entities(id)?.unwrap_or_else(|| recognise(&article));
    Ok((Piece { label: article.title.clone(), article }, found))
}

fn table(outlet: Outlet, words: &Words, pieces: &[(&Piece, Vec<Entity>)]) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let mut sheet = Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto));
    for (number, (piece, found)) in pieces.iter().enumerate() {
        let found: Vec<Entity> = found.iter().filter(|entity| entity.standing == Standing::Shown).cloned().collect();
        if found.is_empty() {
            notes::say(&format!("{}: no names, dates or sums in it", piece.label));
            continue;
        }
        if number > 0 {
            sheet.gap()?;
        }
        if pieces.len() > 1 {
            sheet.paragraph(&heading(&piece.article.title, piece.article.base()))?;
        }
        groups(&mut sheet, words, &found, piece.article.base())?;
    }
    Ok(sheet.finish()?)
}

/// The entities, kind by kind; inside a kind as they come: the most salient first.
fn groups<W: Write>(sheet: &mut Sheet<W>, words: &Words, found: &[Entity], base: Base) -> io::Result<()> {
    for kind in Kind::ALL {
        let mut members = found.iter().filter(|entity| entity.kind == kind).peekable();
        if members.peek().is_some() {
            sheet.paragraph(&heading(&words.say(&format!("kinds-{}", kind.name())), base))?;
        }
        for entity in members {
            sheet.paragraph(&Paragraph { prefix: &figures(entity), ..Paragraph::new(&names(entity), base) })?;
        }
    }
    Ok(())
}

const fn heading(text: &str, base: Base) -> Paragraph<'_> {
    Paragraph { weight: Modifier::BOLD, ..Paragraph::new(text, base) }
}

/// How often, and how much the article is about it (0 to 100).
fn figures(entity: &Entity) -> String {
    format!("{:>5} {:>4.0}  ", entity.mentions.len(), entity.salience * 100.0)
}

fn names(entity: &Entity) -> String {
    let names: Vec<&str> = iter::once(&entity.name).chain(&entity.aliases).map(String::as_str).collect();
    names.join(" = ")
}

fn as_json(entities: &Entities, pieces: &[Piece]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for piece in pieces {
        let found = of_kinds(entities, recognise(&piece.article));
        json::write(&mut out, &Document::new(&piece.article, &found))?;
    }
    Ok(out.flush()?)
}

#[derive(Serialize)]
struct Document<'a> {
    /// Its number in the library.
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<i64>,
    text: &'a str,
    entities: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    name: &'a str,
    kind: &'static str,
    aliases: &'a [String],
    count: usize,
    salience: f32,
    confidence: f32,
    why: &'static str,
    mentions: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    confidence: f32,
}

impl<'a> Document<'a> {
    fn new(article: &'a Article, found: &'a [Entity]) -> Self {
        let scalars = Scalars::new(&article.text);
        let entities = found.iter().map(|entity| Record::new(entity, &article.text, &scalars)).collect();
        Self { article: None, text: &article.text, entities }
    }
}

impl<'a> Record<'a> {
    fn new(entity: &'a Entity, text: &'a str, scalars: &Scalars<'_>) -> Self {
        let place = |mention: &Mention| {
            let (start, end) = scalars.range(mention.span);
            Place { start, end, text: mention.span.of(text), confidence: mention.confidence }
        };
        Self {
            name: &entity.name,
            kind: entity.kind.name(),
            aliases: &entity.aliases,
            count: entity.mentions.len(),
            salience: entity.salience,
            confidence: entity.confidence,
            why: entity.why.name(),
            mentions: entity.mentions.iter().map(place).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Why;
    use crate::text::Span;

    fn cairo() -> Entity {
        Entity {
            name: "القاهرة".to_owned(),
            kind: Kind::Place,
            aliases: vec!["قاهرة المعز".to_owned()],
            mentions: vec![Mention { span: Span::from(5..19), confidence: 0.9 }],
            salience: 0.42,
            confidence: 0.9,
            why: Why::List,
            standing: Standing::Shown,
        }
    }

    #[test]
    fn json_follows_the_contract() {
        let article = Article { text: "في القاهرة".to_owned(), ..Article::default() };
        let mut out = Vec::new();
        json::write(&mut out, &Document::new(&article, &[cairo()])).expect("a vector takes everything");
        let expected = concat!(
            r#"{"text":"في القاهرة","entities":[{"name":"القاهرة","kind":"place","aliases":["قاهرة المعز"],"count":1,"#,
            r#""salience":0.42,"confidence":0.9,"why":"list","#,
            r#""mentions":[{"start":3,"end":10,"text":"القاهرة","confidence":0.9}]}]}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).expect("JSON is UTF-8"), expected);
    }

    #[test]
    fn a_row_of_the_table_says_how_often_how_much_and_who() {
        assert_eq!(figures(&cairo()) + &names(&cairo()), "    1   42  القاهرة = قاهرة المعز");
    }
}
