//! Who and what is in articles that came in or changed: found out and kept, before a verb ends.

use super::failure::Failure;
use crate::entities;
use crate::library::{ArticleId, Library};
use crate::model::Entity;
use crate::runtime::errands::Errands;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many articles are kept at once.
const BATCH: usize = 16;
/// The most articles of one run; the next goes on.
const MOST: u32 = 10_000;

/// Finds out who and what is in the articles of which that is not known, and keeps it. A signal ends that.
///
/// # Errors
/// Where the library can't be read or written.
pub fn recognise(library: &mut Library, errands: &mut Errands) -> Result<(), Failure> {
    for batch in library.unrecognised(MOST)?.chunks(BATCH) {
        if errands.ended().is_some() {
            return Ok(());
        }
        let found: Vec<(ArticleId, Vec<Entity>)> =
            batch.iter().map(|&id| Ok((id, entities_of(library, id)?))).collect::<Result<_, Failure>>()?;
        library.learn(&found)?;
    }
    Ok(())
}

/// A defect there costs the names of one article, nothing else.
fn entities_of(library: &Library, id: ArticleId) -> Result<Vec<Entity>, Failure> {
    let article = library.article(id)?.article;
    Ok(catch_unwind(AssertUnwindSafe(|| entities::recognise(&article))).unwrap_or_default())
}
