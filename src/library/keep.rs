//! Keeping what a source brought: new articles in, known ones brought up to date, none twice.
//!
//! An article is known again within its source: by what the source calls it, else by its address, else by its words. Across
//! sources the same story is marked as a double of the first, and stays.

use super::index::{Index, Searched};
use super::sameness::{self, Keys, Sketch, are_alike, quarters};
use super::{ArticleId, Error, Library, SourceId, articles, blocks, rules};
use crate::model::{Article, Timestamp};
use crate::text::Offset;
use crate::text::fold::fold_word;
use rusqlite::{Connection, OptionalExtension, Statement, params};

/// A title tells a story for so long; after that it may be another one (days, in seconds).
const TITLE_LASTS: i64 = 3 * 86_400;
/// A text is looked for among those of so long around (days, in seconds).
const TEXT_LASTS: i64 = 30 * 86_400;
/// How long the trace of a cleaned article is good for before it is noted again that its source still has it.
const TRACE_LASTS: i64 = 30 * 86_400;

/// What became of the articles that a source brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Not known before, in the source's order.
    pub new: Vec<ArticleId>,
    /// Known, and changed by their source. Their entities are to be found anew.
    pub changed: Vec<ArticleId>,
    /// Known, and the same.
    pub same: usize,
    /// Cleaned away before, so that they stay away.
    pub gone: usize,
}

impl Library {
    /// Keeps the articles that `source` brought, in its own order: mostly the newest first. One transaction.
    ///
    /// Whether an article was read, its star, its tags and the place in it stay as they are.
    ///
    /// # Errors
    /// Where there is no such source, or it can't be written. Nothing is kept then.
    pub fn keep(&mut self, source: SourceId, articles: &[Article], now: Timestamp) -> Result<Kept, Error> {
        self.write("keep the articles", |library| {
            let mut desk = Desk::of(library, source, now)?;
            let mut kept = Kept::default();
            // The last of them is the oldest: it comes in first.
            for article in articles.iter().rev() {
                desk.keep(article, &mut kept)?;
            }
            kept.new.reverse();
            kept.changed.reverse();
            drop(desk);
            rules::apply_to(library, &[kept.new.as_slice(), &kept.changed].concat())?;
            Ok(kept)
        })
    }

    /// Puts the full text of an article, read from its page, in place of the teaser that its source gave. The source may go on
    /// giving the teaser.
    ///
    /// # Errors
    /// Where there is no such article, or it can't be written.
    pub fn keep_full_text(&mut self, id: ArticleId, full: &Article) -> Result<(), Error> {
        self.write("keep the full text", |library| {
            let known = "UPDATE article SET full_text = 1, sketch = ?2, position = min(position, ?3) WHERE id = ?1 RETURNING sketch";
            let mut sketches = Sketches::of(library)?;
            sketches.forget(id)?;
            let sketch = sameness::sketch(&fold_word(&full.text));
            library.query_row(known, params![id.0, sketch, length(&full.text)], |_| Ok(()))?;
            library.execute("DELETE FROM portrait WHERE article = ?1", [id.0])?;
            library.execute("DELETE FROM appearance WHERE article = ?1", [id.0])?;
            library.execute(
                "UPDATE body SET text = ?2, blocks = ?3, picture = coalesce(?4, picture), author = coalesce(author, ?5) \
                 WHERE article = ?1",
                params![
                    id.0,
                    full.text,
                    blocks::encode(&full.blocks),
                    full.picture.as_ref().map(blocks::encode_picture),
                    full.author,
                ],
            )?;
            sketches.note(id, sketch)?;
            super::index::refresh(library, &[id])?;
            rules::apply_to(library, &[id])
        })
    }
}

/// Where the quarters of sketches are noted.
pub(super) struct Sketches<'a> {
    look: Statement<'a>,
    note: Statement<'a>,
    forget: Statement<'a>,
}

impl<'a> Sketches<'a> {
    pub fn of(library: &'a Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            look: library.prepare("SELECT sketch FROM article WHERE id = ?1")?,
            note: library.prepare("INSERT OR IGNORE INTO quarter VALUES (?1, ?2)")?,
            forget: library.prepare("DELETE FROM quarter WHERE quarter = ?1 AND article = ?2")?,
        })
    }

    /// Takes the quarters of an article's sketch out; before the sketch itself goes.
    pub fn forget(&mut self, id: ArticleId) -> rusqlite::Result<()> {
        let sketch: Option<Sketch> = self.look.query_row([id.0], |row| row.get(0)).optional()?.flatten();
        for quarter in sketch.map(quarters).into_iter().flatten() {
            self.forget.execute([quarter, id.0])?;
        }
        Ok(())
    }

    fn note(&mut self, id: ArticleId, sketch: Option<Sketch>) -> rusqlite::Result<()> {
        for quarter in sketch.map(quarters).into_iter().flatten() {
            self.note.execute([quarter, id.0])?;
        }
        Ok(())
    }
}

/// Bytes of a text, as they are stored.
fn length(text: &str) -> u32 {
    articles::number(Offset::new(text.len()))
}

/// An article that is in the library already.
struct Known {
    id: ArticleId,
    content: i64,
    has_full_text: bool,
}

/// Where the articles of one source are taken in, with every statement ready.
struct Desk<'a> {
    library: &'a Connection,
    index: Index<'a>,
    source: SourceId,
    name: String,
    now: Timestamp,
    by_identity: Statement<'a>,
    by_link: Statement<'a>,
    gone: Statement<'a>,
    insert: Statement<'a>,
    body: Statement<'a>,
    sketches: Sketches<'a>,
    doubles: Doubles<'a>,
}

impl<'a> Desk<'a> {
    fn of(library: &'a Connection, source: SourceId, now: Timestamp) -> rusqlite::Result<Self> {
        Ok(Self {
            library,
            index: Index::of(library)?,
            source,
            name: library.query_row("SELECT title FROM source WHERE id = ?1", [source.0], |row| row.get(0))?,
            now,
            by_identity: library
                .prepare("SELECT id, content, full_text FROM article WHERE source = ?1 AND identity = ?2")?,
            // A source may lead many items to one page: where one has a name of its own, the titles must agree.
            by_link: library.prepare(
                "SELECT id, content, full_text FROM article WHERE link = ?2 AND source = ?1 \
                 AND ((identity IS NULL AND ?3 IS NULL) OR heading = ?4) ORDER BY id LIMIT 1",
            )?,
            gone: library.prepare("SELECT seen FROM gone WHERE source = ?1 AND hash = ?2")?,
            insert: library.prepare(
                "INSERT INTO article (source, identity, link, heading, content, sketch, title, language, published, \
                 received, moment, double_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?,
            body: library.prepare(
                "INSERT INTO body (article, text, blocks, identity, url, publisher, author, summary, given_tags, picture) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?,
            sketches: Sketches::of(library)?,
            doubles: Doubles::of(library)?,
        })
    }

    fn keep(&mut self, article: &Article, kept: &mut Kept) -> rusqlite::Result<()> {
        let keys = Keys::of(article);
        if let Some(known) = self.known(&keys)? {
            if known.content == keys.content {
                kept.same += 1;
                return Ok(());
            }
            self.change(&known, article, &keys)?;
            // One that came in a moment ago is new, not changed.
            if kept.new.first().is_none_or(|&first| known.id < first) && !kept.changed.contains(&known.id) {
                kept.changed.push(known.id);
            }
            return Ok(());
        }
        if self.is_gone(&keys)? {
            kept.gone += 1;
            return Ok(());
        }
        kept.new.push(self.add(article, &keys)?);
        Ok(())
    }

    /// The same article, where its source has brought it before.
    fn known(&mut self, keys: &Keys) -> rusqlite::Result<Option<Known>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Known { id: ArticleId(row.get(0)?), content: row.get(1)?, has_full_text: row.get(2)? })
        };
        if let Some(identity) = keys.identity {
            let known = self.by_identity.query_row([self.source.0, identity], read).optional()?;
            if known.is_some() {
                return Ok(known);
            }
        }
        let Some(link) = keys.link else { return Ok(None) };
        self.by_link.query_row(params![self.source.0, link, keys.identity, keys.heading], read).optional()
    }

    fn is_gone(&mut self, keys: &Keys) -> rusqlite::Result<bool> {
        for hash in keys.traces() {
            let seen: Option<i64> = self.gone.query_row([self.source.0, hash], |row| row.get(0)).optional()?;
            let Some(seen) = seen else { continue };
            if self.now.0 - seen > TRACE_LASTS {
                let again = "UPDATE gone SET seen = ?3 WHERE source = ?1 AND hash = ?2";
                self.library.execute(again, [self.source.0, hash, self.now.0])?;
            }
            return Ok(true);
        }
        Ok(false)
    }

    fn add(&mut self, article: &Article, keys: &Keys) -> rusqlite::Result<ArticleId> {
        let folded = fold_word(&article.text);
        let sketch = sameness::sketch(&folded);
        let moment = self.moment(article);
        let first = self.doubles.first(&Story { source: self.source, keys, sketch, moment })?;
        let id = ArticleId(self.insert.insert(params![
            self.source.0,
            keys.identity,
            keys.link,
            keys.heading,
            keys.content,
            sketch,
            article.title,
            article.language,
            article.published.map(|time| time.0),
            self.now.0,
            moment,
            first.map(|first| first.0),
        ])?);
        self.body.execute(params![
            id.0,
            article.text,
            blocks::encode(&article.blocks),
            article.identity,
            article.url,
            article.source,
            article.author,
            article.summary,
            serde_json::to_string(&article.tags).unwrap_or_default(),
            article.picture.as_ref().map(blocks::encode_picture),
        ])?;
        self.sketches.note(id, sketch)?;
        self.index.add(&Searched {
            id,
            title: &article.title,
            folded: &folded,
            source: &self.name,
            publisher: article.source.as_deref().unwrap_or_default(),
            names: "",
        })?;
        Ok(id)
    }

    /// Brings a known article up to date. A full text stays in place of a teaser that is shorter.
    fn change(&mut self, known: &Known, article: &Article, keys: &Keys) -> rusqlite::Result<()> {
        let id = known.id;
        let library = self.library;
        library.execute(
            "UPDATE article SET identity = coalesce(?2, identity), link = coalesce(?3, link), heading = ?4, content = ?5, \
             title = ?6, language = ?7, published = coalesce(?8, published), \
             moment = CASE WHEN ?8 IS NULL THEN moment ELSE min(?8, received) END WHERE id = ?1",
            params![
                id.0,
                keys.identity,
                keys.link,
                keys.heading,
                keys.content,
                article.title,
                article.language,
                plausible(article.published),
            ],
        )?;
        library.execute(
            "UPDATE body SET identity = ?2, url = ?3, publisher = ?4, author = ?5, summary = ?6, given_tags = ?7, \
             picture = coalesce(?8, picture) WHERE article = ?1",
            params![
                id.0,
                article.identity,
                article.url,
                article.source,
                article.author,
                article.summary,
                serde_json::to_string(&article.tags).unwrap_or_default(),
                article.picture.as_ref().map(blocks::encode_picture),
            ],
        )?;
        let old: u32 =
            library.query_row("SELECT octet_length(text) FROM body WHERE article = ?1", [id.0], |row| row.get(0))?;
        if !known.has_full_text || length(&article.text) >= old {
            self.change_text(id, article)?;
        }
        super::index::refresh(library, &[id])
    }

    fn change_text(&mut self, id: ArticleId, article: &Article) -> rusqlite::Result<()> {
        let library = self.library;
        let sketch = sameness::sketch(&fold_word(&article.text));
        self.sketches.forget(id)?;
        library.execute(
            "UPDATE article SET sketch = ?2, full_text = 0, position = min(position, ?3) WHERE id = ?1",
            params![id.0, sketch, length(&article.text)],
        )?;
        library.execute(
            "UPDATE body SET text = ?2, blocks = ?3 WHERE article = ?1",
            params![id.0, article.text, blocks::encode(&article.blocks)],
        )?;
        library.execute("DELETE FROM portrait WHERE article = ?1", [id.0])?;
        library.execute("DELETE FROM appearance WHERE article = ?1", [id.0])?;
        self.sketches.note(id, sketch)
    }

    /// Its place in lists. A date that lies ahead would keep it on top for ever.
    fn moment(&self, article: &Article) -> i64 {
        plausible(article.published).map_or(self.now.0, |published| published.min(self.now.0))
    }
}

/// When it was published, unless that is a date before there was any news on the net (1970 stands for "unknown").
fn plausible(published: Option<Timestamp>) -> Option<i64> {
    published.map(|time| time.0).filter(|&seconds| seconds > 0)
}

/// What tells which story an article tells.
struct Story<'a> {
    source: SourceId,
    keys: &'a Keys,
    sketch: Option<Sketch>,
    moment: i64,
}

/// Finds the first article that told the same story in another source.
struct Doubles<'a> {
    link: Statement<'a>,
    heading: Statement<'a>,
    text: Statement<'a>,
}

impl<'a> Doubles<'a> {
    fn of(library: &'a Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            link: library.prepare(
                "SELECT coalesce(double_of, id) FROM article WHERE link = ?1 AND source <> ?2 ORDER BY id LIMIT 1",
            )?,
            heading: library.prepare(
                "SELECT coalesce(double_of, id) FROM article WHERE heading = ?1 AND source <> ?2 \
                 AND abs(moment - ?3) <= ?4 ORDER BY id LIMIT 1",
            )?,
            // The newest few: a quarter that many share is that of a text with little of its own.
            text: library.prepare(
                "SELECT coalesce(a.double_of, a.id), a.sketch FROM (SELECT article FROM quarter WHERE quarter = ?1 \
                 ORDER BY article DESC LIMIT 32) q CROSS JOIN article a ON a.id = q.article \
                 WHERE a.source <> ?2 AND abs(a.moment - ?3) <= ?4",
            )?,
        })
    }

    fn first(&mut self, story: &Story<'_>) -> rusqlite::Result<Option<ArticleId>> {
        let source = story.source.0;
        if let Some(link) = story.keys.link {
            let first = self.link.query_row([link, source], |row| row.get(0).map(ArticleId)).optional()?;
            if first.is_some() {
                return Ok(first);
            }
        }
        if story.keys.is_telling {
            let near = [story.keys.heading, source, story.moment, TITLE_LASTS];
            let first = self.heading.query_row(near, |row| row.get(0).map(ArticleId)).optional()?;
            if first.is_some() {
                return Ok(first);
            }
        }
        story.sketch.map_or(Ok(None), |sketch| self.alike(sketch, story))
    }

    fn alike(&mut self, sketch: Sketch, story: &Story<'_>) -> rusqlite::Result<Option<ArticleId>> {
        let mut first: Option<ArticleId> = None;
        for quarter in quarters(sketch) {
            let mut rows = self.text.query([quarter, story.source.0, story.moment, TEXT_LASTS])?;
            while let Some(row) = rows.next()? {
                let (id, other) = (ArticleId(row.get(0)?), row.get::<_, Option<Sketch>>(1)?);
                if other.is_some_and(|other| are_alike(sketch, other)) {
                    first = Some(first.map_or(id, |first| first.min(id)));
                }
            }
        }
        Ok(first)
    }
}
