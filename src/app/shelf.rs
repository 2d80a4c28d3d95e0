//! The articles at hand: the list as it stands, what is known of each row, and those that are or were open.
//!
//! Articles given by hand are all here from the start. Of a library only the numbers of the list are; rows come as they
//! are asked for, and an article when it is opened.

use super::unheard::Unheard;
use crate::model::correction::{correct, without_muted};
use crate::model::{Article, Correction, Entity, Headline};
use crate::text::{Folded, Folding, fold};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

pub use crate::model::{ArticleId, Attention, Mark};

/// So many articles of a library are kept once they were open, with their entities: going back is going at once.
const KEPT: usize = 64;

/// An article that is or was open.
#[derive(Debug)]
struct Kept {
    article: Arc<Article>,
    /// As they were recognised.
    found: Option<Vec<Entity>>,
    /// As the reader corrected them.
    entities: Option<Arc<[Entity]>>,
    folded: Option<Arc<Folded>>,
}

impl Kept {
    fn correct(&mut self, corrections: &[Correction]) {
        let Some(found) = &self.found else { return };
        let said = correct(found.clone(), &self.article.text, corrections);
        self.entities = Some(without_muted(said, corrections).into());
    }
}

/// Where articles come from when they are not here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Backing {
    /// Nowhere: all are here.
    #[default]
    Nothing,
    /// A library.
    Library,
}

/// All articles, in the order in which the list shows them.
#[derive(Debug, Default)]
pub struct Shelf {
    ids: Vec<ArticleId>,
    rows: HashMap<ArticleId, Headline>,
    kept: HashMap<ArticleId, Kept>,
    /// Which of a library's articles are kept, the one opened last at the end.
    recent: VecDeque<ArticleId>,
    backing: Backing,
    /// What the library counts as unread in the list.
    unread: usize,
    /// What the reader said of entities.
    corrections: Vec<Correction>,
    unheard: Unheard,
}

impl Shelf {
    /// A shelf of these articles, all unread.
    #[must_use]
    pub fn new(articles: Vec<Article>) -> Self {
        let mut shelf = Self::default();
        for (article, number) in articles.into_iter().zip(0..) {
            let id = ArticleId(number);
            shelf.ids.push(id);
            shelf.rows.insert(id, Headline::of(id, &article));
            shelf.keep(id, Arc::new(article));
        }
        shelf
    }

    /// A shelf before a library, whose list has not come yet.
    #[must_use]
    pub fn of_library() -> Self {
        Self { backing: Backing::Library, ..Self::default() }
    }

    /// Whether a library stands behind it.
    #[must_use]
    pub fn is_library(&self) -> bool {
        self.backing == Backing::Library
    }

    /// How many articles the list has.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.ids.len()
    }

    /// How many of them are unread.
    #[must_use]
    pub fn unread(&self) -> usize {
        match self.backing {
            Backing::Library => self.unread,
            Backing::Nothing => self.rows.values().filter(|row| !row.attention.is_read()).count(),
        }
    }

    /// The articles of the list, in order.
    #[must_use]
    pub fn ids(&self) -> &[ArticleId] {
        &self.ids
    }

    /// The article at `place` of the list.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<ArticleId> {
        self.ids.get(place).copied()
    }

    /// Where in the list `id` stands.
    #[must_use]
    pub fn place(&self, id: ArticleId) -> Option<usize> {
        self.ids.iter().position(|&other| other == id)
    }

    /// What is known of the article at `place`, if anything is yet.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&Headline> {
        self.rows.get(self.ids.get(place)?)
    }

    /// Puts another list in place of the one that stands, so many of it unread; with its first rows. All that as it was when the
    /// library had heard of `heard` markings.
    pub fn list(&mut self, ids: Vec<ArticleId>, unread: usize, mut rows: Vec<Headline>, heard: u32) {
        let unread_in = |rows: &[Headline]| rows.iter().filter(|row| !row.attention.is_read()).count();
        let before = unread_in(&rows);
        self.ids = ids;
        self.rows.values_mut().for_each(|row| row.snippet = None);
        self.unheard.bring_up_to_date(&mut rows, heard);
        self.unread = (unread + unread_in(&rows)).saturating_sub(before);
        self.rows.extend(rows.into_iter().map(|row| (row.id, row)));
    }

    /// Takes in rows, new ones or as they were when the library had heard of `heard` markings.
    pub fn know(&mut self, mut rows: Vec<Headline>, heard: u32) {
        self.unheard.bring_up_to_date(&mut rows, heard);
        self.rows.extend(rows.into_iter().map(|row| (row.id, row)));
    }

    /// Which of the articles at `places` nothing is known of yet.
    #[must_use]
    pub fn unknown(&self, places: std::ops::Range<usize>) -> Vec<ArticleId> {
        let end = places.end.min(self.ids.len());
        let ids = self.ids.get(places.start.min(end)..end).unwrap_or_default();
        ids.iter().copied().filter(|id| !self.rows.contains_key(id)).collect()
    }

    /// Puts an article on the shelf.
    pub fn keep(&mut self, id: ArticleId, article: Arc<Article>) {
        self.kept.insert(id, Kept { article, found: None, entities: None, folded: None });
        if self.backing == Backing::Library {
            self.recent.retain(|&other| other != id);
            self.recent.push_back(id);
            if self.recent.len() > KEPT
                && let Some(oldest) = self.recent.pop_front()
            {
                self.kept.remove(&oldest);
            }
        }
    }

    /// The article `id`, if it is here.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.kept.get(&id).map(|kept| &kept.article)
    }

    /// Whether `id` has been read. What is not known counts as read.
    #[must_use]
    pub fn attention(&self, id: ArticleId) -> Attention {
        self.rows.get(&id).map_or(Attention::Read, |row| row.attention)
    }

    /// Whether `id` has a star.
    #[must_use]
    pub fn is_starred(&self, id: ArticleId) -> bool {
        self.rows.get(&id).is_some_and(|row| row.starred)
    }

    /// Marks these articles, as far as they are known.
    pub fn mark(&mut self, ids: &[ArticleId], mark: &Mark) {
        for id in ids {
            if let Some(row) = self.rows.get_mut(id) {
                let before = row.attention.is_read();
                mark.apply(row);
                match (before, row.attention.is_read()) {
                    (false, true) => self.unread = self.unread.saturating_sub(1),
                    (true, false) => self.unread += 1,
                    (true, true) | (false, false) => {}
                }
            }
        }
    }

    /// A marking is sent to the library, which may answer something else before it hears of it.
    pub fn send(&mut self, ids: &[ArticleId], mark: &Mark) {
        self.unheard.send(ids.to_vec(), mark.clone());
    }

    /// The entities of `id`; `None` while they have not been found yet.
    #[must_use]
    pub fn entities(&self, id: ArticleId) -> Option<&Arc<[Entity]>> {
        self.kept.get(&id)?.entities.as_ref()
    }

    /// Keeps the entities of `id` as they were recognised.
    pub fn learn(&mut self, id: ArticleId, found: Vec<Entity>) {
        if let Some(kept) = self.kept.get_mut(&id) {
            kept.found = Some(found);
            kept.correct(&self.corrections);
        }
    }

    /// What the reader said of entities.
    #[must_use]
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// From now on these corrections hold, in every article.
    pub fn correct(&mut self, corrections: Vec<Correction>) {
        self.corrections = corrections;
        self.kept.values_mut().for_each(|kept| kept.correct(&self.corrections));
    }

    /// The folded text of `id`, folded when it is first asked for so.
    pub fn folded(&mut self, id: ArticleId, folding: Folding) -> Option<Arc<Folded>> {
        let kept = self.kept.get_mut(&id)?;
        kept.folded = kept.folded.take().filter(|folded| folded.folding() == folding);
        let article = &kept.article;
        Some(Arc::clone(kept.folded.get_or_insert_with(|| Arc::new(fold(&article.text, folding)))))
    }

    /// The place of the nearest unread article behind `place`, or from the top where there is none behind.
    #[must_use]
    pub fn unread_after(&self, place: usize) -> Option<usize> {
        let mut rest = (place + 1..self.ids.len()).chain(0..place.min(self.ids.len()));
        rest.find(|&place| self.is_unread(place))
    }

    /// The place of the nearest unread article before `place`, or from the bottom where there is none before.
    #[must_use]
    pub fn unread_before(&self, place: usize) -> Option<usize> {
        let mut rest = (0..place.min(self.ids.len())).rev().chain((place + 1..self.ids.len()).rev());
        rest.find(|&place| self.is_unread(place))
    }

    fn is_unread(&self, place: usize) -> bool {
        self.row(place).is_some_and(|row| !row.attention.is_read())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(count: usize) -> Shelf {
        Shelf::new(vec![Article::default(); count])
    }

    #[test]
    fn the_next_unread_article_goes_round_the_end_of_the_list() {
        let mut shelf = shelf(4);
        shelf.mark(&[ArticleId(3)], &Mark::Read);
        assert_eq!(shelf.unread_after(2), Some(0));
        assert_eq!(shelf.unread_before(0), Some(2));
    }

    #[test]
    fn without_another_unread_article_there_is_no_next_one() {
        let shelf = shelf(1);
        assert_eq!(shelf.unread_after(0), None);
    }

    #[test]
    fn an_article_that_is_not_there_is_neither_unread_nor_known() {
        let mut shelf = shelf(1);
        let nobody = ArticleId(9);
        assert_eq!((shelf.attention(nobody), shelf.folded(nobody, Folding::Search)), (Attention::Read, None));
    }

    #[test]
    fn of_a_library_only_the_articles_opened_last_are_kept() {
        let mut shelf = Shelf::of_library();
        for number in 0..100 {
            shelf.keep(ArticleId(number), Arc::default());
        }
        assert_eq!((shelf.article(ArticleId(35)), shelf.article(ArticleId(36)).is_some()), (None, true));
    }

    #[test]
    fn opening_leaves_unread_what_the_reader_keeps_unread() {
        let mut shelf = shelf(2);
        shelf.mark(&[ArticleId(0)], &Mark::Unread);
        shelf.mark(&[ArticleId(0), ArticleId(1)], &Mark::Opened);
        assert_eq!(shelf.unread(), 1);
    }
}
