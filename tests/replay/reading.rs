//! Reading on: from article to article, back and forward, and with nothing but the text on the screen.

use super::{SMALL, USUAL, WIDE, long, shows, three};
use crate::articles::article;
use crate::clerk::Clerk;
use crate::player::{Player, Stage};
use khabar::app::arrangement::{Pane, Zen};
use khabar::app::shelf::ArticleId;
use khabar::app::store::{Answer, Ask, View};
use khabar::app::trail::Way;
use khabar::app::{Effect, Message, Notice};
use khabar::config::Settings;
use khabar::model::{Attention, Headline};

#[test]
fn paging_on_at_the_end_goes_on_to_the_next_article() {
    let player = Player::new(WIDE, three()).keys("Enter Space");
    assert_eq!((player.app.headlines.selected(), player.app.focus), (1, Pane::Reader));
    let last = player.keys("Space Space");
    assert_eq!((last.app.headlines.selected(), last.app.notice), (2, Some(Notice::NoMoreArticles)));
}

#[test]
fn paging_in_a_long_article_stays_in_it_until_its_end_is_in_sight() {
    let player = Player::new(USUAL, vec![long(), long()]).keys("Enter Space");
    assert_eq!(player.app.headlines.selected(), 0);
    assert_eq!(player.keys("G Space").app.headlines.selected(), 1);
}

#[test]
fn back_and_forward_lead_over_what_was_opened() {
    let player = Player::new(WIDE, three()).keys("Enter J J Ctrl-o Ctrl-o");
    assert_eq!(player.app.headlines.selected(), 0);
    let player = player.keys("2 Ctrl-p");
    assert_eq!(player.app.headlines.selected(), 2);
    let end = player.keys("Ctrl-p");
    assert_eq!(end.app.notice, Some(Notice::NoWay(Way::Forward)));
}

#[test]
fn what_was_only_looked_at_in_the_list_is_not_gone_back_to() {
    let player = Player::new(WIDE, three()).keys("Enter h l j j Enter Ctrl-o");
    assert_eq!(player.app.headlines.selected(), 0);
}

#[test]
fn zen_leaves_the_text_alone_in_its_column_and_every_way_out_brings_the_panes_back() {
    let before = Player::new(WIDE, three()).keys("Enter");
    let zen = Player::new(WIDE, three()).keys("Enter z");
    assert!(zen.app.arrangement.headlines.is_none() && zen.app.arrangement.entities.is_none());
    assert_eq!(zen.app.reader.column().width.0, 72);
    assert!(!shows(&zen, "العناوين") && shows(&zen, "وزارة النقل"));
    for way in ["z", "Esc", "q", "Tab z z"] {
        let out = Player::new(WIDE, three()).keys("Enter z").keys(way);
        assert_eq!((out.app.zen(), out.effects.contains(&Effect::Quit)), (Zen::Off, false), "{way}");
    }
    assert_eq!(zen.keys("z").rows(), before.rows());
}

#[test]
fn zen_keeps_the_words_at_the_top_and_says_what_has_to_be_said() {
    let player = Player::new(WIDE, vec![long()]).keys("Space Space z");
    let top = player.app.reader.in_sight().start;
    let found = player.keys("/").typing("السلام").keys("Enter");
    assert!(shows(&found, "بحث:"));
    assert!(found.keys("Esc z").app.reader.in_sight().contains(top));
    assert_eq!(Player::new(SMALL, three()).keys("Enter z").app.zen(), Zen::On);
}

#[test]
fn the_time_that_is_left_stands_on_the_status_line_while_one_reads() {
    let player = Player::new(USUAL, vec![long(), long()]).keys("Enter");
    assert!(shows(&player, "بقيت"));
    assert!(!shows(&player.keys("G"), "بقي"));
}

#[test]
fn esc_leads_from_what_a_search_of_the_library_found_to_the_list_before() {
    let found = Player::new(WIDE, three()).with_library().keys("F").typing("جسر").keys("Enter");
    let asked = |player: &Player| match player.effects.last() {
        Some(Effect::Ask(Ask::List(_, wish))) => Some(wish.view.clone()),
        _ => None,
    };
    assert_eq!((asked(&found), found.app.focus), (Some(View::Words("جسر".to_owned())), Pane::Headlines));
    assert_eq!(asked(&found.keys("Esc")), Some(View::All));
}

#[test]
fn a_search_of_the_library_shows_its_own_hits_also_where_the_words_are_looked_for_already() {
    let articles = vec![article("الجسر", &["افتتح الجسر الجديد قرب الميناء."]), article("السوق", &["عاد السوق."])];
    let stage = Stage { clerk: Some(Clerk::new(articles)), ..Stage::of(Vec::new()) };
    let found = |player: Player| player.keys("F").typing("الميناء الجسر").keys("Enter");
    let first = found(Player::on(&Settings::default(), WIDE, stage));
    let hits = first.app.search.hits().to_vec();
    assert_eq!(hits.len(), 3);
    // The other article and back: the words do not stand together anywhere.
    let elsewhere = first.keys("S g g Enter j k");
    assert_eq!(elsewhere.app.search.hits(), []);
    assert_eq!(found(elsewhere).app.search.hits(), hits);
}

#[test]
fn a_search_of_an_empty_library_behind_the_sample_says_that_nothing_was_found() {
    let mut player = Player::new(WIDE, three()).with_library().keys("F").typing("جسر").keys("Enter");
    let Some(Effect::Ask(Ask::List(turn, _))) = player.effects.last().cloned() else { panic!("a list is asked for") };
    player.app.update(Message::Library(Answer::Listed {
        turn,
        ids: Vec::new(),
        unread: 0,
        rows: Vec::new(),
        heard: 0,
    }));
    assert_eq!(player.app.notice, Some(Notice::NothingFound("جسر".to_owned())));
    assert_eq!(player.app.shelf.count(), 3);
}

#[test]
fn from_the_library_nothing_leads_back_into_the_articles_of_before() {
    let mut player = Player::new(WIDE, three()).with_library().keys("Enter J F").typing("جسر").keys("Enter");
    let Some(Effect::Ask(Ask::List(turn, _))) = player.effects.last().cloned() else { panic!("a list is asked for") };
    // The number of a given article means another one in the library.
    player.app.update(Message::Library(Answer::Listed {
        turn,
        ids: vec![ArticleId(0)],
        unread: 0,
        rows: Vec::new(),
        heard: 0,
    }));
    let back = player.keys("Ctrl-o");
    assert_eq!(back.app.notice, Some(Notice::NoWay(Way::Back)));
}

#[test]
fn what_was_opened_while_its_row_was_on_its_way_stays_read() {
    let mut player = Player::on(&Settings::default(), WIDE, Stage { late: true, ..Stage::of(Vec::new()) });
    let Some(turn) = player.effects.iter().find_map(|effect| match effect {
        Effect::Ask(Ask::List(turn, _)) => Some(*turn),
        _ => None,
    }) else {
        panic!("a list is asked for")
    };
    let (id, rows) = (ArticleId(1), vec![Headline::of(ArticleId(1), &article("السوق", &["عاد السوق."]))]);
    let listed = Answer::Listed { turn, ids: vec![id], unread: 1, rows: rows.clone(), heard: 0 };
    player = player.told(Message::Library(listed.clone())).keys("Enter");
    let state = |player: &Player| (player.app.shelf.attention(id), player.app.shelf.unread());
    assert_eq!(state(&player), (Attention::Read, 0));
    // Answers from before the library heard of it.
    player = player.told(Message::Library(Answer::Rows { rows: rows.clone(), heard: 0 }));
    assert_eq!(state(&player), (Attention::Read, 0));
    player = player.told(Message::Library(listed));
    assert_eq!(state(&player), (Attention::Read, 0));
    // What it says after that holds.
    player = player.told(Message::Library(Answer::Rows { rows, heard: 1 }));
    assert_eq!(player.app.shelf.attention(id), Attention::Unread);
}

#[test]
fn a_search_of_the_library_without_a_result_says_what_was_not_found_and_how_to_go_back() {
    let stage = Stage { clerk: Some(Clerk::new(three())), ..Stage::of(Vec::new()) };
    let player = Player::on(&Settings::default(), WIDE, stage).keys("F").typing("زرافة").keys("Enter");
    assert!(shows(&player, "لا نتيجة للبحث عن") && shows(&player, "زرافة"));
    assert!(player.rows().last().is_some_and(|row| row.contains("Esc")));
    assert!(!shows(&player, "مقروءة"));
}
