//! Subscriptions: what the reader said of each source, and what the last visit left.

use super::{ArticleId, Error, Library, SourceId, cleaning, index};
use crate::model::{Problem, Source, Timestamp, Visit};
use crate::text::Base;
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};

/// A source with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its number.
    pub id: SourceId,
    /// What the reader said of it.
    pub source: Source,
    /// What the last visit left.
    pub visit: Visit,
    /// When it was unsubscribed, where it is only here for articles that are protected.
    pub ended: Option<Timestamp>,
}

/// What subscribing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subscribed {
    /// It is a new source.
    New(SourceId),
    /// It was here already; nothing was changed.
    Already(SourceId),
    /// It had been unsubscribed and is back, with the articles that had stayed.
    Again(SourceId),
}

impl Subscribed {
    /// The source, whichever way.
    #[must_use]
    pub const fn id(self) -> SourceId {
        match self {
            Self::New(id) | Self::Already(id) | Self::Again(id) => id,
        }
    }
}

const COLUMNS: &str = "id, address, title, site, folders, language, direction, encoding, full_text, ended, \
    etag, modified, asked, answered, due, failures, problem";

impl Library {
    /// Subscribes to `source`. What is known of an address already stays as it is.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn subscribe(&mut self, source: &Source) -> Result<Subscribed, Error> {
        self.write("subscribe to a source", |library| {
            let there = library
                .query_row("SELECT id, ended FROM source WHERE address = ?1", [&source.address], |row| {
                    Ok((SourceId(row.get(0)?), row.get::<_, Option<i64>>(1)?))
                })
                .optional()?;
            match there {
                Some((id, None)) => Ok(Subscribed::Already(id)),
                Some((id, Some(_))) => {
                    library.execute(
                        "UPDATE source SET ended = NULL, due = NULL, etag = NULL, modified = NULL WHERE id = ?1",
                        [id.0],
                    )?;
                    write_source(library, id, source)?;
                    Ok(Subscribed::Again(id))
                }
                None => {
                    library.execute(
                        "INSERT INTO source (address, title, folders, full_text) VALUES (?1, '', '[]', 0)",
                        [&source.address],
                    )?;
                    let id = SourceId(library.last_insert_rowid());
                    write_source(library, id, source)?;
                    Ok(Subscribed::New(id))
                }
            }
        })
    }

    /// Changes what the reader says of a source, its address included: visits and articles stay with it.
    ///
    /// # Errors
    /// Where there is no such source, another has the new address, or it can't be written.
    pub fn change_source(&mut self, id: SourceId, source: &Source) -> Result<(), Error> {
        self.write("change the source", |library| {
            let title: String =
                library.query_row("SELECT title FROM source WHERE id = ?1", [id.0], |row| row.get(0))?;
            write_source(library, id, source)?;
            if title == source.title { Ok(()) } else { index::rename_source(library, id) }
        })
    }

    /// Keeps what a visit to a source left.
    ///
    /// # Errors
    /// Where there is no such source, or it can't be written.
    pub fn visited(&mut self, id: SourceId, visit: &Visit) -> Result<(), Error> {
        self.write("note the visit", |library| {
            let rows = library.execute(
                "UPDATE source SET etag = ?2, modified = ?3, asked = ?4, answered = ?5, due = ?6, failures = ?7, \
                 problem = ?8 WHERE id = ?1",
                params![
                    id.0,
                    visit.etag,
                    visit.modified,
                    visit.asked.map(|time| time.0),
                    visit.answered.map(|time| time.0),
                    visit.due.map(|time| time.0),
                    visit.failures,
                    visit.problem.as_ref().map(problem_name),
                ],
            )?;
            if rows == 0 { Err(rusqlite::Error::QueryReturnedNoRows) } else { Ok(()) }
        })
    }

    /// Ends a subscription. Its articles go, but for what is starred, tagged or unread by choice: with these the source
    /// stays, ended, and is not visited again.
    ///
    /// # Errors
    /// Where there is no such source, or it can't be written.
    pub fn unsubscribe(&mut self, id: SourceId, now: Timestamp) -> Result<(), Error> {
        self.write("end the subscription", |library| {
            library.query_row("SELECT id FROM source WHERE id = ?1", [id.0], |_| Ok(()))?;
            let mut select = library
                .prepare(&format!("SELECT a.id FROM article a WHERE a.source = ?1 AND {}", cleaning::UNPROTECTED))?;
            let going: Vec<ArticleId> =
                select.query_map([id.0], |row| row.get(0).map(ArticleId))?.collect::<Result<_, _>>()?;
            cleaning::delete(library, &going)?;
            let left: i64 =
                library.query_row("SELECT count(*) FROM article WHERE source = ?1", [id.0], |row| row.get(0))?;
            if left == 0 {
                library.execute("DELETE FROM source WHERE id = ?1", [id.0])?;
            } else {
                library.execute("UPDATE source SET ended = ?2 WHERE id = ?1", [id.0, now.0])?;
            }
            Ok(())
        })
    }

    /// All sources, ended ones too, in the order in which they came.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn subscriptions(&self) -> Result<Vec<Subscription>, Error> {
        self.read("list the sources", all)
    }

    /// One source.
    ///
    /// # Errors
    /// Where there is no such source, or it can't be read.
    pub fn subscription(&self, id: SourceId) -> Result<Subscription, Error> {
        self.read("look up the source", |library| {
            library.query_row(&format!("SELECT {COLUMNS} FROM source WHERE id = ?1"), [id.0], read)
        })
    }
}

/// All sources in the order in which they came.
pub(super) fn all(library: &Connection) -> rusqlite::Result<Vec<Subscription>> {
    prepare_all(library)?.query_map([], read)?.collect()
}

/// What lists all sources; [`read`] reads its rows.
pub(super) fn prepare_all(library: &Connection) -> rusqlite::Result<Statement<'_>> {
    library.prepare(&format!("SELECT {COLUMNS} FROM source ORDER BY id"))
}

fn write_source(library: &Connection, id: SourceId, source: &Source) -> rusqlite::Result<usize> {
    library.execute(
        "UPDATE source SET address = ?2, title = ?3, site = ?4, folders = ?5, language = ?6, direction = ?7, \
         encoding = ?8, full_text = ?9 WHERE id = ?1",
        params![
            id.0,
            source.address,
            source.title,
            source.site,
            serde_json::to_string(&source.group).unwrap_or_default(),
            source.language,
            source.direction.map(direction_name),
            source.encoding,
            source.full_text,
        ],
    )
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Subscription> {
    let time = |column: &str| row.get::<_, Option<i64>>(column).map(|time| time.map(Timestamp));
    Ok(Subscription {
        id: SourceId(row.get("id")?),
        source: Source {
            address: row.get("address")?,
            title: row.get("title")?,
            site: row.get("site")?,
            group: serde_json::from_str(&row.get::<_, String>("folders")?).unwrap_or_default(),
            language: row.get("language")?,
            direction: row.get::<_, Option<String>>("direction")?.and_then(|name| direction(&name)),
            encoding: row.get("encoding")?,
            full_text: row.get("full_text")?,
        },
        visit: Visit {
            etag: row.get("etag")?,
            modified: row.get("modified")?,
            asked: time("asked")?,
            answered: time("answered")?,
            due: time("due")?,
            failures: row.get("failures")?,
            problem: row.get::<_, Option<String>>("problem")?.and_then(|name| problem(&name)),
        },
        ended: time("ended")?,
    })
}

const fn direction_name(base: Base) -> &'static str {
    match base {
        Base::Auto => "auto",
        Base::Ltr => "ltr",
        Base::Rtl => "rtl",
    }
}

pub(super) fn direction(name: &str) -> Option<Base> {
    [Base::Auto, Base::Ltr, Base::Rtl].into_iter().find(|&base| direction_name(base) == name)
}

/// Every problem but the one with a number in it.
const PROBLEMS: [(&str, Problem); 11] = [
    ("unreachable", Problem::Unreachable),
    ("timed out", Problem::TimedOut),
    ("busy", Problem::Busy),
    ("gone", Problem::Gone),
    ("insecure", Problem::Insecure),
    ("redirects", Problem::Redirects),
    ("too large", Problem::TooLarge),
    ("broken", Problem::Broken),
    ("private", Problem::Private),
    ("not a feed", Problem::NotAFeed),
    ("no file", Problem::NoFile),
];

fn problem_name(problem: &Problem) -> String {
    if let Problem::Status(status) = problem {
        return format!("status {status}");
    }
    let name = PROBLEMS.iter().find(|(_, known)| known == problem).map(|(name, _)| *name);
    name.unwrap_or("broken").to_owned()
}

fn problem(name: &str) -> Option<Problem> {
    let status = name.strip_prefix("status ").and_then(|status| status.parse().ok()).map(Problem::Status);
    status.or_else(|| PROBLEMS.iter().find(|(known, _)| *known == name).map(|(_, problem)| problem.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Source {
        Source {
            address: "https://example.org/feed".to_owned(),
            title: "صحيفة المثال".to_owned(),
            site: Some("https://example.org/".to_owned()),
            group: vec!["أخبار".to_owned(), "اقتصاد".to_owned()],
            language: Some("ar".to_owned()),
            direction: Some(Base::Rtl),
            encoding: Some("windows-1256".to_owned()),
            full_text: true,
        }
    }

    #[test]
    fn a_source_comes_back_as_it_went_in() {
        let mut library = Library::in_memory().unwrap();
        let id = library.subscribe(&source()).unwrap().id();
        let visit = Visit {
            etag: Some("\"x\"".to_owned()),
            asked: Some(Timestamp(7)),
            failures: 2,
            problem: Some(Problem::Status(503)),
            ..Visit::default()
        };
        library.visited(id, &visit).unwrap();
        let expected = Subscription { id, source: source(), visit, ended: None };
        assert_eq!(library.subscriptions().unwrap(), [expected]);
    }

    #[test]
    fn a_source_is_subscribed_to_once() {
        let mut library = Library::in_memory().unwrap();
        let first = library.subscribe(&source()).unwrap();
        let again = library.subscribe(&Source { title: "آخر".to_owned(), ..source() }).unwrap();
        assert_eq!((first, again), (Subscribed::New(SourceId(1)), Subscribed::Already(SourceId(1))));
        assert_eq!(library.subscription(SourceId(1)).unwrap().source, source());
    }

    #[test]
    fn a_source_without_protected_articles_goes_when_it_ends() {
        let mut library = Library::in_memory().unwrap();
        let id = library.subscribe(&source()).unwrap().id();
        library.unsubscribe(id, Timestamp(9)).unwrap();
        assert_eq!(library.subscriptions().unwrap(), []);
        assert!(matches!(library.unsubscribe(id, Timestamp(9)), Err(Error::Missing { .. })));
    }

    #[test]
    fn every_problem_has_a_name_of_its_own() {
        for problem in PROBLEMS.map(|(_, problem)| problem).into_iter().chain([Problem::Status(404)]) {
            assert_eq!(super::problem(&problem_name(&problem)), Some(problem));
        }
    }
}
