//! Marking articles read, unread, starred or tagged: one, many, or all of a list; and taking it back.

use super::query::When;
use super::{ArticleId, Attention, Error, Filter, Library, Mark, Order, lists};
use crate::text::fold::fold_word;
use rusqlite::{Connection, OptionalExtension, Statement, params};

/// What marking changed, and how it was before. Worth nothing in another library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    before: Vec<Before>,
}

impl Undo {
    /// How many articles were changed.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.before.len()
    }
}

/// One thing about an article as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Before {
    Attention(ArticleId, Attention),
    Starred(ArticleId, Star),
    Tagged(ArticleId, String),
    Untagged(ArticleId, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Star {
    On,
    Off,
}

impl Library {
    /// Marks these articles, in one transaction. Those that are gone, or marked so already, are left out.
    ///
    /// # Errors
    /// Where it can't be written. Nothing is marked then.
    pub fn mark(&mut self, ids: &[ArticleId], mark: &Mark) -> Result<Undo, Error> {
        self.write("mark the articles", |library| mark_in(library, ids, mark))
    }

    /// Marks all articles of a list as it is now.
    ///
    /// # Errors
    /// Where it can't be read or written. Nothing is marked then.
    pub fn mark_all(&mut self, filter: &Filter, when: When, mark: &Mark) -> Result<Undo, Error> {
        self.write("mark the articles", |library| {
            mark_in(library, lists::list(library, filter, Order::Newest, when)?.ids(), mark)
        })
    }

    /// Takes marking back: each article that is still there is as it was before. What this answers takes the taking
    /// back back.
    ///
    /// # Errors
    /// Where it can't be written. Nothing is changed then.
    pub fn undo(&mut self, undo: &Undo) -> Result<Undo, Error> {
        self.write("undo the marking", |library| {
            let mut pen = Pen::of(library)?;
            for before in undo.before.iter().rev() {
                pen.restore(before)?;
            }
            Ok(pen.undo)
        })
    }
}

fn mark_in(library: &Connection, ids: &[ArticleId], mark: &Mark) -> rusqlite::Result<Undo> {
    let mut pen = Pen::of(library)?;
    for &id in ids {
        match mark {
            Mark::Opened => pen.open(id)?,
            Mark::Read => pen.attend(id, Attention::Read)?,
            Mark::Unread => pen.attend(id, Attention::KeptUnread)?,
            Mark::Star => pen.star(id, Star::On)?,
            Mark::Unstar => pen.star(id, Star::Off)?,
            Mark::Tag(name) => pen.tag(id, name)?,
            Mark::Untag(name) => pen.untag(id, name)?,
        }
    }
    Ok(pen.undo)
}

/// Marks, and remembers how it was.
struct Pen<'a> {
    library: &'a Connection,
    look: Statement<'a>,
    attend: Statement<'a>,
    star: Statement<'a>,
    undo: Undo,
}

impl<'a> Pen<'a> {
    fn of(library: &'a Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            library,
            look: library.prepare("SELECT attention, starred FROM article WHERE id = ?1")?,
            attend: library.prepare("UPDATE article SET attention = ?2 WHERE id = ?1")?,
            star: library.prepare("UPDATE article SET starred = ?2 WHERE id = ?1")?,
            undo: Undo::default(),
        })
    }

    fn restore(&mut self, before: &Before) -> rusqlite::Result<()> {
        match before {
            Before::Attention(id, attention) => self.attend(*id, *attention),
            Before::Starred(id, star) => self.star(*id, *star),
            Before::Tagged(id, name) => self.tag(*id, name),
            Before::Untagged(id, name) => self.untag(*id, name),
        }
    }

    /// How the article is marked, where it is there.
    fn state(&mut self, id: ArticleId) -> rusqlite::Result<Option<(Attention, Star)>> {
        let state = self.look.query_row([id.0], |row| {
            let star = if row.get(1)? { Star::On } else { Star::Off };
            Ok((Attention::of(row.get(0)?), star))
        });
        state.optional()
    }

    fn open(&mut self, id: ArticleId) -> rusqlite::Result<()> {
        match self.state(id)? {
            Some((Attention::Unread, _)) => self.attend(id, Attention::Read),
            Some((Attention::Read | Attention::KeptUnread, _)) | None => Ok(()),
        }
    }

    fn attend(&mut self, id: ArticleId, attention: Attention) -> rusqlite::Result<()> {
        let Some((before, _)) = self.state(id)?.filter(|&(before, _)| before != attention) else { return Ok(()) };
        self.attend.execute([id.0, attention.number()])?;
        self.undo.before.push(Before::Attention(id, before));
        Ok(())
    }

    fn star(&mut self, id: ArticleId, star: Star) -> rusqlite::Result<()> {
        let Some((_, before)) = self.state(id)?.filter(|&(_, before)| before != star) else { return Ok(()) };
        self.star.execute([id.0, i64::from(star == Star::On)])?;
        self.undo.before.push(Before::Starred(id, before));
        Ok(())
    }

    fn tag(&mut self, id: ArticleId, name: &str) -> rusqlite::Result<()> {
        let (name, folded) = (name.trim(), fold_word(name.trim()));
        if folded.is_empty() || self.state(id)?.is_none() {
            return Ok(());
        }
        let insert = "INSERT OR IGNORE INTO tag (article, folded, name) VALUES (?1, ?2, ?3)";
        if self.library.execute(insert, params![id.0, folded, name])? > 0 {
            self.undo.before.push(Before::Untagged(id, name.to_owned()));
        }
        Ok(())
    }

    fn untag(&mut self, id: ArticleId, name: &str) -> rusqlite::Result<()> {
        let delete = "DELETE FROM tag WHERE article = ?1 AND folded = ?2 RETURNING name";
        let folded = fold_word(name.trim());
        let before: Option<String> =
            self.library.query_row(delete, params![id.0, folded], |row| row.get(0)).optional()?;
        self.undo.before.extend(before.map(|name| Before::Tagged(id, name)));
        Ok(())
    }
}
