//! Whole sessions, replayed from their keys: what is on the screen, and what khabar asks its runtime to do.

#[path = "support/articles.rs"]
mod articles;
#[path = "support/clerk.rs"]
mod clerk;
#[path = "replay/coming_back.rs"]
mod coming_back;
#[path = "replay/footnotes.rs"]
mod footnotes;
#[path = "replay/law.rs"]
mod law;
#[path = "replay/mouse.rs"]
mod mouse;
#[path = "replay/moving_end.rs"]
mod moving_end;
#[path = "replay/names.rs"]
mod names;
#[path = "replay/outside.rs"]
mod outside;
#[path = "replay/picture.rs"]
mod picture;
#[path = "support/player.rs"]
mod player;
#[path = "replay/preferring.rs"]
mod preferring;
#[path = "replay/reading.rs"]
mod reading;
#[path = "replay/scenes.rs"]
mod scenes;
#[path = "replay/searching.rs"]
mod searching;
#[path = "replay/selection.rs"]
mod selection;
#[path = "replay/settings.rs"]
mod settings;
#[path = "replay/snapshots.rs"]
mod snapshots;
#[path = "replay/takeaway.rs"]
mod takeaway;
#[path = "replay/tour.rs"]
mod tour;
#[path = "replay/typography.rs"]
mod typography;
#[path = "replay/widths.rs"]
mod widths;

use articles::article;
use khabar::app::arrangement::Pane;
use khabar::app::shelf::ArticleId;
use khabar::app::{Effect, Failure, Message, Overlay};
use khabar::config::Group;
use khabar::model::Article;
use khabar::panes::help::Row;
use khabar::words::Language;
use player::Player;
use ratatui::style::Color;

const WIDE: (u16, u16) = (132, 43);
const USUAL: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

/// Three short articles; the second starts with a Latin name.
fn three() -> Vec<Article> {
    vec![
        article(
            "وزارة النقل تفتتح جسرًا جديدًا فوق النهر",
            &[
                "افتتحت وزارة النقل أمس جسرًا طوله 850 مترًا، بكلفة بلغت 12.5 مليون دولار.",
                "وقال المهندس سامر حداد (Samer Haddad) إن الجسر «سيختصر نصف ساعة» من الطريق. وأضاف حداد أن الجِسر صُمّم لمئة عام.",
            ],
        ),
        article(
            "Google تطلق خدمة جديدة للقراءة",
            &["أطلقت Google خدمةً جديدةً للقراءة (Reader+) في الأردن ومصر، وقالت جوجل إنها مجانية."],
        ),
        article("منتخب اليد يتأهل إلى نصف النهائي", &["فاز المنتخب 31–28 في مباراة مثيرة."]),
    ]
}

/// One article of many numbered paragraphs.
fn long() -> Article {
    let paragraphs: Vec<String> = (1..=60)
        .map(|number| {
            format!("هذه هي الفقرة رقم {number} من مقال طويل كُتب ليُقرأ على مهل، وفيها كلمة «السلام» مرة واحدة.")
        })
        .collect();
    article("مقال طويل للاختبار", &paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Whether a row of the screen, read from the right, holds `words`.
fn shows(player: &Player, words: &str) -> bool {
    (0..player.app.size().rows).any(|row| player.read_from_right(row).contains(words))
}

/// The background colours of the cells that spell `letters` (ASCII letters as they stand on the screen).
fn backgrounds(player: &Player, letters: &str) -> Vec<Option<Color>> {
    let buffer = player.buffer();
    let found = player.rows().iter().enumerate().find_map(|(y, row)| {
        let (before, _) = row.split_once(letters)?;
        Some((before.chars().count(), y))
    });
    let Some((x, y)) = found else { return Vec::new() };
    let start = y * usize::from(buffer.area.width) + x;
    buffer.content.iter().skip(start).take(letters.chars().count()).map(|cell| cell.style().bg).collect()
}

#[test]
fn the_reader_opens_on_the_list_with_the_first_article_beside_it() {
    let player = Player::new(WIDE, three());
    assert_eq!(player.app.focus, Pane::Headlines);
    assert!(shows(&player, "افتتحت وزارة النقل أمس جسر"));
}

#[test]
fn a_single_article_has_the_keyboard_at_once_and_q_quits() {
    let player = Player::new(USUAL, vec![long()]);
    assert_eq!(player.app.focus, Pane::Reader);
    assert!(player.keys("q").effects.contains(&Effect::Quit));
}

#[test]
fn no_article_at_all_is_said_in_words() {
    for size in [WIDE, USUAL, SMALL] {
        let player = Player::new(size, Vec::new()).keys("j Enter / ] n G e q q");
        assert!(player.effects.contains(&Effect::Quit));
    }
}

#[test]
fn a_headline_that_starts_with_a_latin_name_hangs_on_the_right_edge() {
    let player = Player::new(WIDE, three());
    let row = player.rows().into_iter().find(|row| row.contains("Google")).unwrap();
    assert!(row.trim_end_matches(['▐', '●', ' ']).ends_with("Google"), "{row}");
}

#[test]
fn brackets_face_the_words_they_hold_and_numbers_stay_whole() {
    let rows = Player::new(WIDE, three()).screen();
    assert!(rows.contains("(Samer Haddad)"), "{rows}");
    assert!(rows.contains("12.5") && rows.contains("850"), "{rows}");
}

#[test]
fn moving_in_the_list_shows_the_article_without_counting_it_as_read() {
    let player = Player::new(WIDE, three()).keys("j");
    assert_eq!(player.app.shelf.unread(), 3);
    assert!(shows(&player, "خدمةً جديدةً للقراءة"));
    assert_eq!(player.keys("Enter").app.shelf.unread(), 2);
}

#[test]
fn the_keys_work_on_an_arabic_keyboard() {
    let latin = Player::new(WIDE, three()).keys("j j k Enter");
    let arabic = Player::new(WIDE, three()).typing("تتن").keys("Enter");
    assert_eq!(arabic.screen(), latin.screen());
}

#[test]
fn left_and_right_are_those_of_the_screen() {
    let player = Player::new(WIDE, three()).keys("h");
    assert_eq!(player.app.focus, Pane::Reader);
    let player = player.keys("Left");
    assert_eq!(player.app.focus, Pane::Entities);
    assert_eq!(player.keys("l l").app.focus, Pane::Headlines);
}

#[test]
fn a_search_finds_words_whatever_their_marks_and_highlights_them_live() {
    let player = Player::new(WIDE, three()).keys("/").typing("الجسر");
    assert_eq!(player.app.search.hits().len(), 2);
    assert!(shows(&player, "١ من ٢"), "{}", player.screen());
    let marked = backgrounds(&player, "rsjlA");
    assert_eq!(marked.len(), 5);
    assert!(
        marked.iter().all(|colour| colour == &marked[0])
            && marked[0] != backgrounds(&player, "ydl").first().copied().flatten()
    );
}

#[test]
fn n_walks_through_the_hits_and_esc_clears_them() {
    let player = Player::new(WIDE, vec![long()]).keys("/").typing("السلام").keys("Enter n n");
    assert_eq!(player.app.search.current(), Some(2));
    // Buckwalter letters from the left: "3 of 60" runs right to left, its numbers do not.
    assert!(player.rows().last().unwrap().contains("60 nm 3"));
    let player = player.keys("N N N");
    assert_eq!(player.app.search.current(), Some(59));
    assert!(player.keys("Esc").app.search.hits().is_empty());
}

#[test]
fn giving_a_search_up_goes_back_to_where_it_began() {
    let before = Player::new(USUAL, vec![long()]).keys("Ctrl-d Ctrl-d");
    let rows = before.rows();
    let after = before.keys("/").typing("رقم 55").keys("Esc");
    assert_eq!(after.rows(), rows);
}

#[test]
fn a_search_without_a_hit_says_so_and_moves_nothing() {
    let before = Player::new(WIDE, vec![long()]).keys("Space");
    let text = before.rows()[1..40].to_vec();
    let after = before.keys("/").typing("كلمة غائبة");
    assert!(after.app.search.hits().is_empty());
    assert_eq!(after.rows()[1..40], text);
    assert_ne!(after.rows().last(), Player::new(WIDE, vec![long()]).rows().last());
}

#[test]
fn a_hit_that_goes_over_a_line_end_is_highlighted_on_both_lines() {
    let words = "كلمتان متجاورتان ";
    let player =
        Player::new((30, 20), vec![article("عنوان", &[&words.repeat(12)])]).keys("/").typing("متجاورتان كلمتان");
    let buffer = player.buffer();
    let hit = buffer.content.iter().filter(|cell| cell.bg != buffer[(0, 0)].bg && cell.symbol() != " ").count();
    assert!(player.app.search.hits().len() >= 5 && hit > 40, "{}", player.screen());
}

#[test]
fn without_a_search_n_goes_to_the_next_unread_article() {
    let player = Player::new(WIDE, three()).keys("Enter n");
    assert_eq!(player.app.headlines.selected(), 1);
    let player = player.keys("n n");
    assert_eq!((player.app.headlines.selected(), player.app.shelf.unread()), (2, 0));
    assert!(player.app.notice.is_some());
}

#[test]
fn an_entity_is_jumped_to_and_walked_through() {
    let player = Player::new(WIDE, three()).keys("h h Enter");
    let chosen = player.app.entities.chosen().unwrap();
    assert_eq!(chosen.mention, Some(0));
    let mentions = player.app.found()[chosen.entity].mentions.len();
    let player = player.keys("]");
    assert_eq!(player.app.entities.chosen().unwrap().mention, Some(1 % mentions));
}

#[test]
fn resizing_keeps_the_words_at_the_top() {
    let player = Player::new(WIDE, vec![long()]).keys("Space Space");
    let top = player.app.reader.bookmark().anchor();
    let before = player.rows();
    let there = player.resized((64, 20));
    assert!(there.app.reader.in_sight().contains(top));
    assert_eq!(there.resized(WIDE).rows(), before);
}

#[test]
fn the_place_in_an_article_is_kept_while_another_is_read() {
    let player = Player::new(WIDE, vec![long(), long()]).keys("Enter J K Space Space");
    let rows = player.rows();
    assert_eq!(player.keys("J K").rows(), rows);
}

#[test]
fn below_a_hundred_columns_the_entities_lie_over_the_article_when_asked() {
    let player = Player::new(USUAL, three()).keys("Enter");
    assert!(player.app.arrangement.entities.is_none());
    let player = player.keys("e");
    assert!(player.app.arrangement.floating);
    assert!(player.keys("e").app.arrangement.entities.is_none());
}

#[test]
fn a_small_screen_shows_one_pane_at_a_time() {
    let list = Player::new(SMALL, three());
    assert!(list.app.arrangement.reader.is_none());
    let article = list.keys("Enter");
    assert!(article.app.arrangement.headlines.is_none());
    assert!(shows(&article, "وزارة النقل"));
    assert!(article.keys("q").app.arrangement.headlines.is_some());
}

#[test]
fn the_help_names_every_command_with_its_keys_and_closes_again() {
    let before = Player::new((100, 110), three());
    let rows = before.rows();
    let help = before.keys("?");
    for key in ["Ctrl-d", "Shift-Tab", "Ctrl-z"] {
        assert!(help.screen().contains(key), "{key}");
    }
    assert_eq!(help.keys("q").rows(), rows);
}

#[test]
fn the_help_begins_with_what_has_the_keyboard_and_a_command_is_looked_for_in_it() {
    let first = |keys: &str| {
        let help = Player::new(WIDE, three()).keys(keys).keys("?");
        let Some(Overlay::Help(state)) = help.app.overlays.last() else { panic!("the help is open") };
        state.all_rows(&help.app.keymap).into_iter().find(|row| matches!(row, Row::Group(_)))
    };
    assert_eq!(first(""), Some(Row::Group(Group::Articles)));
    assert_eq!(first("h h"), Some(Row::Group(Group::Entities)));
    let found = Player::new(WIDE, three()).keys("? /").typing("نجمة");
    assert!(matches!(found.app.overlays.as_slice(), [Overlay::Palette(_)]));
}

#[test]
fn the_interface_speaks_english_too() {
    let player = Player::new(WIDE, three()).in_language(Language::English).keys("/").typing("الجسر");
    assert!(player.screen().contains("1 of 2"), "{}", player.screen());
}

#[test]
fn a_worker_that_fails_is_said_once_and_not_waited_for() {
    let mut player = Player::new(WIDE, three());
    player.app.update(Message::Failed(Failure::Entities(ArticleId(0))));
    assert!(!player.app.is_looking() && player.app.found().is_empty());
    assert!(shows(&player, "توقف عمل في الخلفية"), "{}", player.screen());
    assert!(!shows(&player.keys("j"), "توقف عمل في الخلفية"));
}

#[test]
fn what_is_typed_of_a_count_or_chord_is_shown_before_any_hint() {
    for size in [SMALL, USUAL, WIDE] {
        let player = Player::new(size, three()).keys("3 g");
        assert!(player.rows().last().expect("there is a status line").contains("3g"), "{}", player.screen());
    }
}

#[test]
fn suspending_and_redrawing_are_left_to_the_runtime() {
    let player = Player::new(WIDE, three()).keys("Ctrl-z Ctrl-l");
    assert!(player.effects.contains(&Effect::Suspend) && player.effects.contains(&Effect::Redraw));
}
