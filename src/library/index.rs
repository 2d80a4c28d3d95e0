//! The index of words: what of an article is searched, and how it is cut into words.
//!
//! Text is folded (`text::fold`) and cut at everything that is neither letter nor digit, here and nowhere else; SQLite only
//! cuts at the blanks that are put between the words. The stems of words that differ from their stem have a column
//! of their own, which counts for less.

use super::{ArticleId, SourceId, entities, light10};
use crate::text::fold::fold_word;
use rusqlite::{Connection, Statement, params};

/// The columns of the index in which words stand as they are written.
pub(super) const WRITTEN: &str = "{title entities body source}";

/// How much a word counts in each column of the index: title, entities, body, source, stem.
pub(super) const WEIGHTS: &str = "10.0, 5.0, 2.0, 1.0, 0.5";

/// The words of a folded text: runs of letters and digits.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty())
}

/// Whether `c` of a folded text belongs to a word.
pub(super) fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        'ء'..='غ' | 'ف'..='ي' => true,
        other => other.is_alphanumeric(),
    }
}

/// What is searched of one article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Searched<'a> {
    pub id: ArticleId,
    pub title: &'a str,
    /// The body's text, folded.
    pub folded: &'a str,
    pub source: &'a str,
    pub publisher: &'a str,
    /// Names of its entities, in every spelling.
    pub names: &'a str,
}

/// Writes to the index of words.
pub(super) struct Index<'a> {
    insert: Statement<'a>,
    delete: Statement<'a>,
}

impl<'a> Index<'a> {
    pub fn of(library: &'a Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            insert: library.prepare(
                "INSERT INTO search (rowid, title, entities, body, source, stem) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?,
            delete: library.prepare("DELETE FROM search WHERE rowid = ?1")?,
        })
    }

    /// Adds an article that is not in the index.
    pub fn add(&mut self, article: &Searched<'_>) -> rusqlite::Result<()> {
        let (title, names) = (fold_word(article.title), fold_word(article.names));
        let source = fold_word(article.source) + " " + &fold_word(article.publisher);
        let mut stems = String::with_capacity(article.folded.len());
        let body = spaced(article.folded, &mut stems);
        // The body holds the title, unless that was only cut from it.
        let mut of_title = String::new();
        let title = spaced(&title, &mut of_title);
        let names = spaced(&names, &mut stems);
        let source = spaced(&source, &mut String::new());
        self.insert.execute(params![article.id.0, title, names, body, source, stems])?;
        Ok(())
    }

    /// Takes an article out.
    pub fn remove(&mut self, id: ArticleId) -> rusqlite::Result<()> {
        self.delete.execute([id.0])?;
        Ok(())
    }
}

/// The words of `folded` with a blank between any two; appends the stems that differ from their words to `stems`.
fn spaced(folded: &str, stems: &mut String) -> String {
    let mut spaced = String::with_capacity(folded.len());
    for word in words(folded) {
        spaced.push_str(word);
        spaced.push(' ');
        let stem = light10(word);
        if stem.len() < word.len() {
            stems.push_str(stem);
            stems.push(' ');
        }
    }
    spaced
}

/// Reads everything that is searched of these articles again and indexes it anew.
pub(super) fn refresh(library: &Connection, ids: &[ArticleId]) -> rusqlite::Result<()> {
    let mut index = Index::of(library)?;
    let mut select = library.prepare(
        "SELECT a.title, b.text, s.title, coalesce(b.publisher, ''), coalesce(p.entities, '') FROM article a \
         JOIN body b ON b.article = a.id JOIN source s ON s.id = a.source \
         LEFT JOIN portrait p ON p.article = a.id WHERE a.id = ?1",
    )?;
    for &id in ids {
        let (title, text, source, publisher, portrait): (String, String, String, String, String) =
            select.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        index.remove(id)?;
        index.add(&Searched {
            id,
            title: &title,
            folded: &fold_word(&text),
            source: &source,
            publisher: &publisher,
            names: &entities::names(&portrait),
        })?;
    }
    Ok(())
}

/// Indexes the articles of a source anew, under its new name.
pub(super) fn rename_source(library: &Connection, id: SourceId) -> rusqlite::Result<()> {
    let mut select = library.prepare("SELECT id FROM article WHERE source = ?1")?;
    let ids: Vec<ArticleId> = select.query_map([id.0], |row| row.get(0).map(ArticleId))?.collect::<Result<_, _>>()?;
    refresh(library, &ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let found: Vec<_> = words("قال «سام»: 1.5% من e-mail،ثم").collect();
        assert_eq!(found, ["قال", "سام", "1", "5", "من", "e", "mail", "ثم"]);
    }

    #[test]
    fn only_stems_that_differ_are_kept_twice() {
        let mut stems = String::new();
        assert_eq!(spaced("الكتاب كتب", &mut stems), "الكتاب كتب ");
        assert_eq!(stems, "كتاب ");
    }
}
