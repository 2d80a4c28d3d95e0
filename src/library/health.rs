//! How the library is: its form, what is in it, how big it is, and whether it is whole.

use super::{ArticleId, Error, Library, index, schema};
use rusqlite::{Connection, ErrorCode};

/// How closely to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// At the form of every page: fast.
    Quick,
    /// At every index too, the one of words included.
    Full,
}

/// How the library is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// The number of its form.
    pub form: i64,
    /// The number of the newest form that this khabar knows.
    pub newest: i64,
    /// Subscriptions, ended ones included.
    pub sources: u32,
    /// Articles, muted ones included.
    pub articles: u32,
    /// Not read.
    pub unread: u32,
    /// Starred.
    pub starred: u32,
    /// People, places and the like that appear in articles.
    pub entities: u32,
    /// Bytes of the file; what is still in its log is left out.
    pub bytes: u64,
    /// What is wrong with it; none where it is whole.
    pub complaint: Option<String>,
}

impl Library {
    /// How the library is.
    ///
    /// # Errors
    /// Where it can't be read so far as to say that.
    pub fn health(&self, depth: Depth) -> Result<Health, Error> {
        let complaint = complaint(&self.connection, depth);
        let complaint = complaint.map_err(|source| self.failure("look after the library", source))?;
        let health = self.read("look after the library", |library| {
            let number = |sql: &str| library.query_row(sql, [], |row| row.get::<_, u32>(0));
            Ok(Health {
                form: library.query_row("PRAGMA user_version", [], |row| row.get(0))?,
                newest: schema::NEWEST,
                sources: number("SELECT count(*) FROM source")?,
                articles: number("SELECT count(*) FROM article")?,
                unread: number("SELECT count(*) FROM article WHERE attention > 0")?,
                starred: number("SELECT count(*) FROM article WHERE starred = 1")?,
                entities: number("SELECT count(*) FROM entity")?,
                bytes: u64::from(number("PRAGMA page_count")?) * u64::from(number("PRAGMA page_size")?),
                complaint: None,
            })
        })?;
        Ok(Health { complaint, ..health })
    }

    /// Builds the index of words anew from the articles, in one transaction: where only that is damaged.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn rebuild_index(&mut self) -> Result<(), Error> {
        self.write("build the index anew", |library| {
            library.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
            let mut select = library.prepare("SELECT id FROM article ORDER BY id")?;
            let ids: Vec<ArticleId> =
                select.query_map([], |row| row.get(0).map(ArticleId))?.collect::<Result<_, _>>()?;
            index::refresh(library, &ids)
        })
    }
}

/// What is wrong with the file behind `library`, if anything is.
pub(super) fn complaint(library: &Connection, depth: Depth) -> rusqlite::Result<Option<String>> {
    let pragma = match depth {
        Depth::Quick => "PRAGMA quick_check(1)",
        Depth::Full => "PRAGMA integrity_check(1)",
    };
    let answer: String = library.query_row(pragma, [], |row| row.get(0))?;
    if answer != "ok" {
        return Ok(Some(answer));
    }
    match depth {
        Depth::Quick => Ok(None),
        Depth::Full => in_the_index(library),
    }
}

/// What is wrong with the index of words. One that is open for reading only can't be looked at so closely.
fn in_the_index(library: &Connection) -> rusqlite::Result<Option<String>> {
    if library.is_readonly("main")? {
        return Ok(None);
    }
    match library.execute("INSERT INTO search (search) VALUES ('integrity-check')", []) {
        Ok(_) => Ok(None),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
            Ok(Some(format!("the index of words: {error}")))
        }
        Err(error) => Err(error),
    }
}
