//! One article of the library, as it came in, with what the reader did to it.

use super::{ArticleId, Attention, Error, Library, SourceId, blocks};
use crate::model::{Article, Timestamp};
use crate::text::Offset;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// An article with all that the library knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its number.
    pub id: ArticleId,
    /// Where it came from.
    pub source: SourceId,
    /// The article. Its language is what the reader said of its source, where they did.
    pub article: Article,
    /// Whether it was read.
    pub attention: Attention,
    /// Whether it is starred.
    pub starred: bool,
    /// The reader's own tags, in order of their letters.
    pub tags: Vec<String>,
    /// Where the reader stopped: an offset in the article's text.
    pub position: Offset,
    /// When it came in.
    pub received: Timestamp,
    /// The first article that told the same story, where this was not the first.
    pub double_of: Option<ArticleId>,
}

impl Library {
    /// The reader's tags in use, in order of their letters; of several spellings one.
    ///
    /// # Errors
    /// Where they can't be read.
    pub fn tags(&self) -> Result<Vec<String>, Error> {
        self.read("list the tags", |library| {
            let mut select = library.prepare("SELECT min(name) FROM tag GROUP BY folded ORDER BY folded")?;
            select.query_map([], |row| row.get(0))?.collect()
        })
    }

    /// The article `id`.
    ///
    /// # Errors
    /// Where there is none, or it can't be read.
    pub fn article(&self, id: ArticleId) -> Result<Stored, Error> {
        self.read("open the article", |library| {
            let mut stored = library.query_row(
                "SELECT a.id, a.source, a.title, coalesce(s.language, a.language) AS language, a.published, a.received, \
                 a.attention, a.starred, a.position, a.double_of, b.text, b.blocks, b.identity, b.url, b.publisher, \
                 b.author, b.summary, b.given_tags, b.picture FROM article a JOIN body b ON b.article = a.id \
                 JOIN source s ON s.id = a.source WHERE a.id = ?1",
                [id.0],
                read,
            )?;
            stored.tags = tags(library, id)?;
            Ok(stored)
        })
    }

    /// Keeps where the reader stopped in an article.
    ///
    /// # Errors
    /// Where there is no such article, or it can't be written.
    pub fn set_position(&mut self, id: ArticleId, position: Offset) -> Result<(), Error> {
        self.write("keep the place in the article", |library| {
            let rows =
                library.execute("UPDATE article SET position = ?2 WHERE id = ?1", params![id.0, number(position)])?;
            if rows == 0 { Err(rusqlite::Error::QueryReturnedNoRows) } else { Ok(()) }
        })
    }

    /// The number of the article that `source` calls `identity`, if there is one.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn by_identity(&self, source: SourceId, identity: &str) -> Result<Option<ArticleId>, Error> {
        self.read("look for the article", |library| {
            library
                .query_row(
                    "SELECT a.id FROM article a JOIN body b ON b.article = a.id WHERE a.source = ?1 AND b.identity = ?2",
                    params![source.0, identity],
                    |row| row.get(0).map(ArticleId),
                )
                .optional()
        })
    }
}

impl Attention {
    /// How it is stored.
    pub(super) const fn number(self) -> i64 {
        match self {
            Self::Read => 0,
            Self::Unread => 1,
            Self::KeptUnread => 2,
        }
    }

    /// What is stored as `number`.
    pub(super) const fn of(number: i64) -> Self {
        match number {
            0 => Self::Read,
            2 => Self::KeptUnread,
            _ => Self::Unread,
        }
    }
}

/// The reader's tags on an article.
pub(super) fn tags(library: &Connection, id: ArticleId) -> rusqlite::Result<Vec<String>> {
    let mut select = library.prepare("SELECT name FROM tag WHERE article = ?1 ORDER BY folded")?;
    select.query_map([id.0], |row| row.get(0))?.collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let text: String = row.get("text")?;
    let position = border(&text, row.get::<_, u32>("position")?);
    let picture: Option<String> = row.get("picture")?;
    let given: String = row.get("given_tags")?;
    let blocks: String = row.get("blocks")?;
    let article = Article {
        title: row.get("title")?,
        blocks: blocks::decode(&blocks, &text),
        text,
        language: row.get("language")?,
        source: row.get("publisher")?,
        author: row.get("author")?,
        published: row.get::<_, Option<i64>>("published")?.map(Timestamp),
        url: row.get("url")?,
        summary: row.get("summary")?,
        tags: serde_json::from_str(&given).unwrap_or_default(),
        identity: row.get("identity")?,
        picture: picture.as_deref().and_then(blocks::decode_picture),
    };
    Ok(Stored {
        id: ArticleId(row.get("id")?),
        source: SourceId(row.get("source")?),
        article,
        attention: Attention::of(row.get("attention")?),
        starred: row.get("starred")?,
        tags: Vec::new(),
        position,
        received: Timestamp(row.get("received")?),
        double_of: row.get::<_, Option<i64>>("double_of")?.map(ArticleId),
    })
}

/// An offset as it is stored.
pub(super) fn number(offset: Offset) -> u32 {
    u32::try_from(offset.bytes()).unwrap_or(u32::MAX)
}

/// The nearest border of a character at or before the byte `at`: the text may have changed under it.
fn border(text: &str, at: u32) -> Offset {
    let at = Offset::new(text.len()).bytes().min(at as usize);
    Offset::new((0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_inside_a_character_moves_to_its_start() {
        assert_eq!([0, 1, 2, 3, 99].map(|at| border("خب", at).bytes()), [0, 0, 2, 2, 4]);
    }
}
