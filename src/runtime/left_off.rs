//! Where the reader left off, as the library kept it: what is gone from the library since is left out.

use crate::app::left_off::LeftOff;
use crate::app::store::View;
use crate::library::{Error, Library};

/// What `library` kept; nothing where nothing was, or where it can't be understood. A list that is no more is that of all articles.
pub fn left_off(library: &Library) -> Option<LeftOff> {
    let mut left = LeftOff::read(&library.left_off().ok()??)?;
    if !is_there(library, &left.wish.view).unwrap_or_default() {
        left.wish.view = View::All;
    }
    left.open = left.open.filter(|&id| library.headlines(&[id]).is_ok_and(|rows| !rows.is_empty()));
    Some(left)
}

/// Whether there is still such a list.
fn is_there(library: &Library, view: &View) -> Result<bool, Error> {
    let subscribed = || library.subscriptions().map(|all| all.into_iter().filter(|one| one.ended.is_none()));
    Ok(match view {
        View::All | View::Unread | View::Starred | View::Today | View::Entity(..) | View::Words(_) => true,
        View::Source(id) => subscribed()?.any(|one| one.id == *id),
        View::Group(path) => subscribed()?.any(|one| one.source.group.starts_with(path)),
        View::Tag(tag) => library.tags()?.contains(tag),
        View::Saved(name) => library.saved_searches()?.iter().any(|search| search.name == *name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::arrangement::{Pane, Sidebar, Zen};
    use crate::app::store::Wish;
    use crate::app::widths::Widths;
    use crate::library::{SavedSearch, When};
    use crate::model::{Article, ArticleId, Source, SourceId, Timestamp};

    /// A library with one article of one source.
    fn library() -> (Library, SourceId, ArticleId) {
        let mut library = Library::in_memory().unwrap();
        let source = Source { address: "https://nahr.example/rss".to_owned(), ..Source::default() };
        let source = library.subscribe(&source).unwrap().id();
        let mut article = Article { identity: Some("1".to_owned()), ..Article::default() };
        article.push(crate::model::BlockKind::Paragraph, "وصلت السفينة إلى الميناء صباح اليوم.");
        let kept = library.keep(source, &[article], Timestamp(0)).unwrap();
        (library, source, kept.new[0])
    }

    fn left(view: View, open: ArticleId) -> LeftOff {
        LeftOff {
            wish: Wish { view, ..Wish::default() },
            selected: Some(open),
            open: Some(open),
            focus: Pane::Reader,
            sidebar: Sidebar::Hidden,
            widths: Widths::default(),
            zen: Zen::Off,
        }
    }

    #[test]
    fn what_was_kept_comes_back_as_it_was() {
        let (mut library, source, article) = library();
        assert_eq!(left_off(&library), None);
        for view in [View::Source(source), View::All, View::Words("السفينة".to_owned())] {
            let left = left(view, article);
            library.leave_off(&left.written()).unwrap();
            assert_eq!(left_off(&library), Some(left));
        }
    }

    #[test]
    fn what_is_gone_is_left_out() {
        let (mut library, _, article) = library();
        library
            .save_search(&SavedSearch { name: "بحر".to_owned(), query: "ميناء".to_owned() }, When::default())
            .unwrap();
        library.leave_off(&left(View::Saved("بحر".to_owned()), article).written()).unwrap();
        assert_eq!(left_off(&library).map(|left| left.wish.view), Some(View::Saved("بحر".to_owned())));
        library.forget_search("بحر").unwrap();
        assert_eq!(left_off(&library).map(|left| left.wish.view), Some(View::All));
        for view in [View::Source(SourceId(99)), View::Group(vec!["محلية".to_owned()]), View::Tag("نهر".to_owned())]
        {
            library.leave_off(&left(view, ArticleId(99)).written()).unwrap();
            let expected = LeftOff { open: None, ..left(View::All, ArticleId(99)) };
            assert_eq!(left_off(&library), Some(expected));
        }
    }

    #[test]
    fn what_can_not_be_understood_is_nothing() {
        let (mut library, ..) = library();
        library.leave_off("{\"form\":9}").unwrap();
        assert_eq!(left_off(&library), None);
    }
}
