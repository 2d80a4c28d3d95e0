//! What the tests of the store share: libraries, sources and articles to put into them.

use khabar::library::{ArticleId, Filter, Library, Order, SourceId, When};
use khabar::model::{Article, BlockKind, Source, Timestamp};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// 2025-11-03 10:00 UTC.
pub const NOW: Timestamp = Timestamp(1_762_164_000);
pub const WHEN: When = When { now: NOW, east: 0 };
pub const HOUR: i64 = 3_600;
pub const DAY: i64 = 24 * HOUR;

/// A library in memory with two sources.
pub fn library() -> (Library, SourceId, SourceId) {
    let mut library = Library::in_memory().unwrap();
    let first = subscribe(&mut library, "الأولى");
    let second = subscribe(&mut library, "الثانية");
    (library, first, second)
}

pub fn subscribe(library: &mut Library, title: &str) -> SourceId {
    let source =
        Source { address: format!("https://example.org/{title}"), title: title.to_owned(), ..Source::default() };
    library.subscribe(&source).unwrap().id()
}

/// An article that its source calls by the name of its title.
pub fn article(title: &str, text: &str) -> Article {
    let mut article = Article { title: title.to_owned(), language: "ar".to_owned(), ..Article::default() };
    article.push(BlockKind::Title, title);
    article.push(BlockKind::Paragraph, text);
    article.identity = Some(title.to_owned());
    article.published = Some(Timestamp(NOW.0 - HOUR));
    article
}

/// Keeps one article and gives its number.
pub fn keep(library: &mut Library, source: SourceId, article: &Article) -> ArticleId {
    library.keep(source, std::slice::from_ref(article), NOW).unwrap().new[0]
}

/// The titles of a list, the newest first.
pub fn titles(library: &Library, filter: &Filter) -> Vec<String> {
    titles_by(library, filter, Order::Newest)
}

pub fn titles_by(library: &Library, filter: &Filter, order: Order) -> Vec<String> {
    let listing = library.listing(filter, order, WHEN).unwrap();
    library.headlines(listing.ids()).unwrap().into_iter().map(|headline| headline.title).collect()
}

/// A folder of a test, gone with it.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("khabar-library-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn library(&self) -> PathBuf {
        self.0.join("library.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
