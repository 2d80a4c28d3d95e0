//! Where the reader left off comes in with the start, and goes out when he leaves.

use crate::articles::article;
use khabar::app::arrangement::{Pane, Sidebar, Size, Spread, Zen};
use khabar::app::desk::Library;
use khabar::app::gallery::Gallery;
use khabar::app::left_off::LeftOff;
use khabar::app::store::{Answer, Ask, Reach, View, Wish};
use khabar::app::widths::Widths;
use khabar::app::{App, Effect, Message, Moment, Origin, Start};
use khabar::config::{Preset, Settings};
use khabar::model::{ArticleId, Order, SourceId, Timestamp};
use khabar::text::{Marks, Offset};
use std::sync::Arc;

/// A reader before a library whose every list has these articles.
struct Visit {
    app: App,
    ids: Vec<ArticleId>,
    /// What was asked, questions for rows and the overview apart.
    asked: Vec<Ask>,
}

impl Visit {
    fn new(ids: &[i64], left_off: Option<LeftOff>) -> Self {
        let (app, effects) = opened(left_off);
        let mut visit = Self { app, ids: ids.iter().map(|&id| ArticleId(id)).collect(), asked: Vec::new() };
        visit.carry_out(effects);
        visit
    }

    /// The library answers at once.
    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Ask(ask) = effect else { continue };
            let answer = match &ask {
                Ask::List(turn, _) => {
                    Some(Answer::Listed { turn: *turn, ids: self.ids.clone(), unread: 0, rows: Vec::new(), heard: 0 })
                }
                Ask::Open(id, _) => Some(Answer::Opened {
                    id: *id,
                    article: Arc::new(article(&format!("مقال {}", id.0), &["فقرة."])),
                    place: Offset::START,
                    entities: Some(Vec::new()),
                    hits: Vec::new(),
                }),
                Ask::Rows(..) | Ask::Overview => continue,
                _ => None,
            };
            self.asked.push(ask);
            if let Some(answer) = answer {
                let effects = self.app.update(Message::Library(answer));
                self.carry_out(effects);
            }
        }
    }

    fn keys(mut self, keys: &str) -> Self {
        for key in keys.split(' ') {
            let effects = self.app.update(Message::Key(key.parse().expect("a key of the keymap's notation")));
            self.carry_out(effects);
        }
        self
    }

    /// What is kept when it is ended from outside.
    fn left(mut self) -> Option<LeftOff> {
        self.app.update(Message::Leave).into_iter().find_map(|effect| match effect {
            Effect::Ask(Ask::LeaveOff(left)) => Some(left),
            _ => None,
        })
    }
}

/// The reader as it opens, before the library has answered.
fn opened(left_off: Option<LeftOff>) -> (App, Vec<Effect>) {
    let start = Start {
        articles: Vec::new(),
        origin: Origin::Library,
        library: Library::Open,
        warnings: 0,
        size: Size { columns: 132, rows: 34 },
        now: Moment { time: Timestamp(0), east: 0 },
        left_off,
        usual_marks: Marks::Keep,
        settings: Settings::default(),
        gallery: Gallery::default(),
        spread: Spread::Beside,
    };
    App::new(start, Preset::Default.keymap().clone())
}

/// The second of three articles was read in a list of one source.
fn left_off() -> LeftOff {
    LeftOff {
        wish: Wish { view: View::Source(SourceId(4)), reach: Reach::Unread, order: Order::Oldest },
        selected: Some(ArticleId(8)),
        open: Some(ArticleId(8)),
        focus: Pane::Reader,
        sidebar: Sidebar::Hidden,
        widths: Widths::default(),
        zen: Zen::Off,
    }
}

#[test]
fn what_comes_in_with_the_start_goes_out_as_it_was() {
    let of_each_pane = [Pane::Headlines, Pane::Reader, Pane::Entities].map(|focus| LeftOff { focus, ..left_off() });
    let alone = LeftOff { zen: Zen::On, ..left_off() };
    for left in of_each_pane.into_iter().chain([alone]) {
        let visit = Visit::new(&[7, 8, 9], Some(left.clone()));
        assert_eq!(visit.asked[0], Ask::List(1, left.wish.clone()));
        assert_eq!((visit.app.selected(), visit.app.reader.id()), (Some(ArticleId(8)), Some(ArticleId(8))));
        assert_eq!(visit.left(), Some(left));
    }
}

#[test]
fn coming_back_marks_nothing_as_read() {
    let visit = Visit::new(&[7, 8, 9], Some(left_off()));
    assert!(!visit.asked.iter().any(|ask| matches!(ask, Ask::Mark(..))), "{:?}", visit.asked);
}

#[test]
fn an_article_that_has_left_the_list_is_read_on_by_whoever_was_reading_it() {
    let reading = Visit::new(&[7, 9], Some(left_off()));
    assert_eq!((reading.app.selected(), reading.app.reader.id()), (Some(ArticleId(7)), Some(ArticleId(8))));
    let choosing = Visit::new(&[7, 9], Some(LeftOff { focus: Pane::Headlines, ..left_off() }));
    assert_eq!((choosing.app.selected(), choosing.app.reader.id()), (Some(ArticleId(7)), Some(ArticleId(7))));
}

#[test]
fn without_its_article_it_is_the_start_of_the_list() {
    let left = LeftOff { selected: Some(ArticleId(5)), open: None, zen: Zen::On, ..left_off() };
    let visit = Visit::new(&[7, 9], Some(left));
    assert_eq!((visit.app.selected(), visit.app.reader.id()), (Some(ArticleId(7)), Some(ArticleId(7))));
    assert_eq!((visit.app.focus, visit.app.zen()), (Pane::Headlines, Zen::Off));
}

#[test]
fn the_rows_around_the_selected_article_are_asked_for_though_the_list_is_not_on_the_screen_yet() {
    let ids: Vec<i64> = (0..2000).collect();
    let left = LeftOff { selected: Some(ArticleId(1500)), open: Some(ArticleId(1500)), zen: Zen::On, ..left_off() };
    let (mut app, _) = opened(Some(left));
    let ids = ids.into_iter().map(ArticleId).collect();
    let effects = app.update(Message::Library(Answer::Listed { turn: 1, ids, unread: 0, rows: Vec::new(), heard: 0 }));
    let rows = effects.iter().find_map(|effect| match effect {
        Effect::Ask(Ask::Rows(ids, _)) => Some((ids.first().copied(), ids.last().copied())),
        _ => None,
    });
    assert_eq!(rows, Some((Some(ArticleId(1300)), Some(ArticleId(1700)))));
}

#[test]
fn an_empty_list_comes_back_as_one() {
    let left = LeftOff { selected: None, open: None, focus: Pane::Headlines, ..left_off() };
    let visit = Visit::new(&[], Some(left.clone()));
    assert_eq!(visit.left(), Some(left));
}

#[test]
fn only_the_first_list_is_that_of_the_last_time() {
    // The list of another order begins at its start.
    let visit = Visit::new(&[7, 8, 9], Some(left_off())).keys("h l O");
    assert_eq!(visit.app.selected(), Some(ArticleId(7)));
}

#[test]
fn where_the_reader_goes_is_what_is_kept() {
    let left = Visit::new(&[7, 8, 9], None).keys("j j Enter e").left();
    let expected = LeftOff {
        wish: Wish::default(),
        selected: Some(ArticleId(9)),
        open: Some(ArticleId(9)),
        focus: Pane::Reader,
        sidebar: Sidebar::Hidden,
        widths: Widths::default(),
        zen: Zen::Off,
    };
    assert_eq!(left, Some(expected));
}

#[test]
fn who_leaves_before_the_list_has_come_keeps_what_was_kept() {
    let (mut app, _) = opened(Some(left_off()));
    assert_eq!(app.update(Message::Leave), [Effect::Quit]);
}
