//! Who and what is in the articles: found out beside reading, corrected by the reader, looked up for a card.

use super::{Done, Librarian};
use crate::app::store::{Answer, Appearances, Companion};
use crate::entities;
use crate::library::Error;
use crate::model::{Correction, EntityKey};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// So many of the articles in which somebody appears stand on a card.
const ARTICLES: usize = 200;
/// So many of those who appear with somebody stand on a card.
const COMPANIONS: u32 = 20;

impl Librarian {
    /// Keeps what the reader says of an entity, and tells what there is now.
    pub(super) fn correct(&mut self, correction: Correction) -> Result<Answer, Error> {
        self.library.correct(&correction)?;
        self.remember(Done::Corrected(correction));
        Ok(Answer::Overview(Box::new(self.overview()?)))
    }

    /// Where someone or something appears, and with whom.
    pub(super) fn appearances(&self, key: EntityKey) -> Result<Answer, Error> {
        let timeline = self.library.timeline(&key, COMPANIONS)?;
        let newest = timeline.articles.get(..ARTICLES).unwrap_or(&timeline.articles);
        let companions = timeline.companions.into_iter().map(|companion| Companion {
            kind: companion.key.kind,
            name: companion.name,
            articles: companion.articles,
        });
        Ok(Answer::Appearances(Box::new(Appearances {
            key,
            total: timeline.articles.len(),
            articles: self.library.headlines(newest)?,
            companions: companions.collect(),
        })))
    }

    pub(super) fn look_for_unrecognised(&mut self) {
        if self.library.is_writable() {
            self.unrecognised = self.library.unrecognised(1_000).unwrap_or_default();
        }
    }

    /// Finds out who and what is in one article, if there is one of which that is not known.
    pub(super) fn recognise_one(&mut self) {
        let Some(id) = self.unrecognised.pop() else { return };
        let Ok(stored) = self.library.article(id) else { return };
        if self.library.recognised(id).is_ok_and(|known| known.is_some()) {
            return;
        }
        // A defect there costs the names of one article, nothing else.
        let found = catch_unwind(AssertUnwindSafe(|| entities::recognise(&stored.article))).unwrap_or_default();
        let _ = self.library.learn(&[(id, found)]);
    }
}
