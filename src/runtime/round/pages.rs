//! Full texts: for sources whose items are only teasers, the page of each new item is fetched and read.
//!
//! An item leads wherever its feed says, so these requests are always khabar's own: never into a private network.

use crate::fetch::{Address, Body, Failure, Request, Want};
use crate::intake::{self, Hints};
use crate::library::{ArticleId, Error, Library, SourceId};
use crate::model::{Article, Problem, Source, Timestamp};
use crate::runtime::fetching::{Fetched, Task};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The page of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The source of the article.
    pub source: SourceId,
    /// The article.
    pub article: ArticleId,
    /// The encoding that the reader has for the source.
    pub encoding: Option<String>,
}

/// What came of the page of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullText {
    /// The source of the article.
    pub source: SourceId,
    /// The article.
    pub article: ArticleId,
    /// How it ended.
    pub ending: Ending,
}

/// How fetching a full text ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It stands in place of the teaser.
    Kept,
    /// The page says no more than the teaser, which stays.
    NothingMore,
    /// The page could not be fetched; the teaser stays.
    Failed(Problem),
}

/// The pages of these articles of `source`, and what fetches each. Those without an address of the web have none.
///
/// # Errors
/// Where the library can't be read.
pub(super) fn of(
    library: &Library,
    (id, source): (SourceId, &Source),
    articles: &[ArticleId],
    now: Timestamp,
) -> Result<Vec<(Page, Task)>, Error> {
    let mut pages = Vec::new();
    for &article in articles.iter().filter(|_| source.full_text) {
        let url = library.article(article)?.article.url;
        let address = url.as_deref().and_then(Address::parse);
        pages.extend(address.map(|address| {
            let page = Page { source: id, article, encoding: source.encoding.clone() };
            (page, Task::Net(Request::automatic(address, Want::Page, now)))
        }));
    }
    Ok(pages)
}

/// Keeps the full text that came, where it is one. None where it was cancelled.
///
/// # Errors
/// Where the library can't be written.
pub(super) fn take_in(
    library: &mut Library,
    page: &Page,
    result: Result<Fetched, Failure>,
) -> Result<Option<FullText>, Error> {
    let ending = match result {
        Ok(fetched) => match read(page, &fetched) {
            Some(full) if is_more(library, page.article, &full)? => {
                library.keep_full_text(page.article, &full)?;
                Ending::Kept
            }
            Some(_) | None => Ending::NothingMore,
        },
        Err(Failure::Cancelled) => return Ok(None),
        Err(Failure::Problem { problem, .. }) => Ending::Failed(problem),
    };
    Ok(Some(FullText { source: page.source, article: page.article, ending }))
}

fn read(page: &Page, fetched: &Fetched) -> Option<Article> {
    let Fetched::Net(answer) = fetched else { return None };
    let Body::New { bytes, charset, .. } = &answer.body else { return None };
    let address = answer.address.to_string();
    let hints = Hints { charset: charset.as_deref(), encoding: page.encoding.as_deref(), address: Some(&address) };
    // A defect there costs the full text of one article, nothing else.
    catch_unwind(AssertUnwindSafe(|| intake::read_page(bytes, &hints).0)).unwrap_or_default()
}

/// Whether the page says more than what is there: a wall of cookies or of payment mostly says less.
fn is_more(library: &Library, id: ArticleId, full: &Article) -> Result<bool, Error> {
    Ok(full.text.len() > library.article(id)?.article.text.len())
}
