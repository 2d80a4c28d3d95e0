//! What a round of fetching brought, source by source: in words, or as JSON.

use crate::cli::arguments::Color;
use crate::cli::failure::Failure;
use crate::cli::json::write;
use crate::cli::sheet::Sheet;
use crate::cli::surface::Outlet;
use crate::model::{Problem, SourceId};
use crate::runtime::round::Outcome;
use crate::words::{Value, Words, problem};
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// What came of one source and of the pages of its articles.
pub struct Row {
    /// The source.
    pub source: SourceId,
    /// Its name; its address where it has none.
    pub title: String,
    /// Its address.
    pub address: String,
    /// Articles that are new.
    pub new: usize,
    /// Articles that have changed.
    pub changed: usize,
    /// Full texts that stand in place of teasers.
    pub full_texts: usize,
    /// Pages that could not be fetched.
    pub pages_failed: usize,
    /// Why it failed, if it did.
    pub problem: Option<Problem>,
}

impl Row {
    /// The row of a source, before any page.
    #[must_use]
    pub fn new(outcome: Outcome) -> Self {
        let title = if outcome.title.is_empty() { outcome.address.clone() } else { outcome.title };
        Self {
            source: outcome.source,
            title,
            address: outcome.address,
            new: outcome.new.len(),
            changed: outcome.changed,
            full_texts: 0,
            pages_failed: 0,
            problem: outcome.problem,
        }
    }

    /// What there is to say of it; nothing where nothing is new.
    fn said(&self, words: &Words) -> Vec<String> {
        if let Some(problem) = &self.problem {
            let problem = words.problem(problem);
            let values = [("name", self.title.as_str().into()), ("problem", problem.as_str().into())];
            return vec![words.say_with("source-failed", &values)];
        }
        let counts = [
            ("source-new", self.new),
            ("source-changed", self.changed),
            ("source-full-texts", self.full_texts),
            ("source-pages-failed", self.pages_failed),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let values = |count| [("name", Value::Text(&self.title)), ("count", Value::count(count))];
        counts.map(|(id, count)| words.say_with(id, &values(count))).collect()
    }
}

/// What came, in words: a line for every source with something to say, and one for all.
///
/// # Errors
/// Where standard output takes no more.
pub fn table(outlet: Outlet, words: &Words, rows: &[Row]) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let mut sheet = Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto));
    let base = words.language().base();
    for said in rows.iter().flat_map(|row| row.said(words)) {
        sheet.sentence(&said, base)?;
    }
    if rows.is_empty() {
        let command = [("command", "khabar fetch --all".into())];
        sheet.sentence(&words.say_with("fetch-none-due", &command), base)?;
        return Ok(sheet.finish()?);
    }
    let new = rows.iter().map(|row| row.new).sum();
    let failed = rows.iter().filter(|row| row.problem.is_some()).count();
    sheet.sentence(&words.say_with("fetched", &[("new", Value::count(new))]), base)?;
    if failed > 0 {
        sheet.sentence(&words.say_with("fetched-failed", &[("failed", Value::count(failed))]), base)?;
    }
    Ok(sheet.finish()?)
}

/// What came, one object a source.
///
/// # Errors
/// Where standard output takes no more.
pub fn json(rows: &[Row]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for row in rows {
        write(&mut out, &Record::new(row))?;
    }
    Ok(out.flush()?)
}

#[derive(Serialize)]
struct Record<'a> {
    source: i64,
    title: &'a str,
    address: &'a str,
    new: usize,
    changed: usize,
    full_texts: usize,
    pages_failed: usize,
    problem: Option<String>,
}

impl<'a> Record<'a> {
    fn new(row: &'a Row) -> Self {
        Self {
            source: row.source.0,
            title: &row.title,
            address: &row.address,
            new: row.new,
            changed: row.changed,
            full_texts: row.full_texts,
            pages_failed: row.pages_failed,
            problem: row.problem.as_ref().map(problem::name),
        }
    }
}
