//! The articles that are open to the reader, and what is known of each: read or not, its entities, its folded text.

use crate::model::{Article, Entity};
use crate::text::{Folded, Folding, fold};
use std::sync::Arc;

/// An article of the shelf: its place in the list, counted from the newest end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub usize);

/// Whether an article has been opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attention {
    /// Not opened yet.
    #[default]
    Unread,
    /// Opened, or marked so.
    Read,
}

#[derive(Debug)]
struct Kept {
    article: Arc<Article>,
    attention: Attention,
    entities: Option<Arc<[Entity]>>,
    folded: Option<Arc<Folded>>,
}

/// All articles, in the order in which the list shows them.
#[derive(Debug, Default)]
pub struct Shelf {
    kept: Vec<Kept>,
}

impl Shelf {
    /// A shelf of these articles, all unread.
    #[must_use]
    pub fn new(articles: Vec<Article>) -> Self {
        let keep =
            |article| Kept { article: Arc::new(article), attention: Attention::Unread, entities: None, folded: None };
        Self { kept: articles.into_iter().map(keep).collect() }
    }

    /// How many articles there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.kept.len()
    }

    /// How many of them are unread.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.kept.iter().filter(|kept| kept.attention == Attention::Unread).count()
    }

    /// The last article of the list, if there is any.
    #[must_use]
    pub fn last(&self) -> Option<ArticleId> {
        self.kept.len().checked_sub(1).map(ArticleId)
    }

    /// The article `id`, if there is one.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.kept.get(id.0).map(|kept| &kept.article)
    }

    /// Whether `id` has been opened. What is not there counts as read.
    #[must_use]
    pub fn attention(&self, id: ArticleId) -> Attention {
        self.kept.get(id.0).map_or(Attention::Read, |kept| kept.attention)
    }

    /// Marks `id`.
    pub fn mark(&mut self, id: ArticleId, attention: Attention) {
        if let Some(kept) = self.kept.get_mut(id.0) {
            kept.attention = attention;
        }
    }

    /// The entities of `id`; `None` while they have not been found yet.
    #[must_use]
    pub fn entities(&self, id: ArticleId) -> Option<&Arc<[Entity]>> {
        self.kept.get(id.0)?.entities.as_ref()
    }

    /// Keeps the entities of `id`.
    pub fn learn(&mut self, id: ArticleId, entities: Vec<Entity>) {
        if let Some(kept) = self.kept.get_mut(id.0) {
            kept.entities = Some(entities.into());
        }
    }

    /// The folded text of `id`, folded when it is first asked for.
    pub fn folded(&mut self, id: ArticleId) -> Option<Arc<Folded>> {
        let kept = self.kept.get_mut(id.0)?;
        let article = &kept.article;
        Some(Arc::clone(kept.folded.get_or_insert_with(|| Arc::new(fold(&article.text, Folding::Search)))))
    }

    /// The nearest unread article behind `id`, or from the top where there is none behind.
    #[must_use]
    pub fn unread_after(&self, id: ArticleId) -> Option<ArticleId> {
        let rest = (id.0 + 1..self.kept.len()).chain(0..id.0);
        rest.map(ArticleId).find(|&id| self.attention(id) == Attention::Unread)
    }

    /// The nearest unread article before `id`, or from the bottom where there is none before.
    #[must_use]
    pub fn unread_before(&self, id: ArticleId) -> Option<ArticleId> {
        let rest = (0..id.0).rev().chain((id.0 + 1..self.kept.len()).rev());
        rest.map(ArticleId).find(|&id| self.attention(id) == Attention::Unread)
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
        shelf.mark(ArticleId(3), Attention::Read);
        assert_eq!(shelf.unread_after(ArticleId(2)), Some(ArticleId(0)));
        assert_eq!(shelf.unread_before(ArticleId(0)), Some(ArticleId(2)));
    }

    #[test]
    fn without_another_unread_article_there_is_no_next_one() {
        let shelf = shelf(1);
        assert_eq!(shelf.unread_after(ArticleId(0)), None);
    }

    #[test]
    fn an_article_that_is_not_there_is_neither_unread_nor_known() {
        let mut shelf = shelf(1);
        assert_eq!((shelf.attention(ArticleId(9)), shelf.folded(ArticleId(9))), (Attention::Read, None));
    }
}
