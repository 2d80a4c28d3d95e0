//! The mouse in the reader: what a click and the wheel do, wherever they are.

use crate::articles::article;
use crate::player::Player;
use khabar::app::arrangement::Pane;
use khabar::app::shelf::ArticleId;
use khabar::app::{Gesture, Notice};
use khabar::model::Article;
use khabar::panes::entities::state::Row;

const WIDE: (u16, u16) = (132, 43);
const LOW: (u16, u16) = (132, 14);

/// Many articles; the first one speaks of several people and places, and is long.
fn many() -> Vec<Article> {
    let first = "زار الوزير سامر حداد مدينة عمّان ثم دمشق والقاهرة، والتقى الرئيس محمود درويش (Google) في بيروت.";
    let lines: Vec<String> = (1..40).map(|number| format!("فقرة رقم {number} من مقال طويل عن تونس.")).collect();
    let mut paragraphs = vec![first];
    paragraphs.extend(lines.iter().map(String::as_str));
    let rest = (2..30).map(|number| article(&format!("مقال رقم {number}"), &["نص قصير."]));
    std::iter::once(article("جولة الوزير في المنطقة", &paragraphs)).chain(rest).collect()
}

/// The screen row of the headline of article `id`, and a column inside the list.
fn headline(player: &Player, id: usize) -> (u16, u16) {
    let list = &player.app.headlines;
    let entry = list.entries().iter().find(|entry| entry.place == id).expect("it is in sight");
    (list.area().left.0 + 5, list.area().top + entry.row)
}

/// Where in the sidebar the row of `entity` stands.
fn in_sidebar(player: &Player, entity: usize) -> (u16, u16) {
    let area = player.app.arrangement.entities.expect("it is on the screen");
    let rows = player.app.entities.rows();
    let row = rows.iter().position(|&row| row == Row::Entity(entity)).expect("it is in sight");
    (area.left.0 + 4, area.top + 1 + u16::try_from(row).expect("few rows"))
}

/// Where in the article `letters` (as they stand on the screen, in ASCII) are painted.
fn in_article(player: &Player, letters: &str) -> (u16, u16) {
    let area = player.app.arrangement.reader.expect("it is on the screen");
    let rows = player.rows();
    let found = rows.iter().zip(0..).find_map(|(row, y)| {
        let pane: String = row.chars().skip(area.left.0.into()).take(area.width.0.into()).collect();
        let (before, _) = pane.split_once(letters)?;
        Some((area.left.0 + u16::try_from(before.chars().count()).ok()?, y))
    });
    found.unwrap_or_else(|| panic!("{letters} is in\n{}", rows.join("\n")))
}

fn entity(player: &Player, name: &str) -> usize {
    let names: Vec<&str> = player.app.found().iter().map(|entity| entity.name.as_str()).collect();
    names.iter().position(|found| found.contains(name)).unwrap_or_else(|| panic!("{name} is in {names:?}"))
}

#[test]
fn a_click_on_a_headline_chooses_it_and_a_second_one_opens_it() {
    let player = Player::new(WIDE, many());
    let place = headline(&player, 3);
    let player = player.pointing(Gesture::Click, place);
    assert_eq!((player.app.headlines.selected(), player.app.focus), (3, Pane::Headlines));
    assert_eq!(player.app.shelf.unread(), 29);
    let player = player.pointing(Gesture::Click, place);
    assert_eq!((player.app.reader.id(), player.app.focus), (Some(ArticleId(3)), Pane::Reader));
    assert_eq!(player.app.shelf.unread(), 28);
}

#[test]
fn a_click_between_two_headlines_only_gives_the_list_the_keyboard() {
    let player = Player::new(WIDE, many()).keys("Enter");
    let (column, row) = headline(&player, 1);
    let player = player.pointing(Gesture::Click, (column, row - 1));
    assert_eq!((player.app.headlines.selected(), player.app.focus), (0, Pane::Headlines));
}

#[test]
fn a_click_in_the_sidebar_chooses_and_a_second_one_goes_to_the_first_mention() {
    let player = Player::new(LOW, many()).keys("Enter G");
    let someone = entity(&player, "سامر حداد");
    let place = in_sidebar(&player, someone);
    let end = player.app.reader.in_sight();
    let player = player.pointing(Gesture::Click, place);
    assert_eq!(player.app.entities.chosen().map(|chosen| chosen.entity), Some(someone));
    assert_eq!((player.app.reader.in_sight(), player.app.focus), (end, Pane::Entities));
    let player = player.pointing(Gesture::Click, place);
    assert!(player.app.reader.in_sight().contains(player.app.found()[someone].first()));
}

#[test]
fn a_click_on_a_name_in_the_article_chooses_whom_it_names() {
    let player = Player::new(WIDE, many());
    let (column, row) = in_article(&player, "Google");
    for column in column..column + 6 {
        let player = Player::new(WIDE, many()).pointing(Gesture::Click, (column, row));
        let chosen = player.app.entities.chosen().expect("it is named");
        assert_eq!((player.app.found()[chosen.entity].name.as_str(), player.app.focus), ("Google", Pane::Reader));
    }
    // The same right to left: every letter of a name, read from the right.
    let (column, row) = in_article(&player, "dAdH rmAs");
    for column in column..column + 9 {
        let player = Player::new(WIDE, many()).pointing(Gesture::Click, (column, row));
        let chosen = player.app.entities.chosen().expect("he is named");
        assert!(player.app.found()[chosen.entity].name.contains("سامر حداد"));
    }
}

#[test]
fn a_click_on_other_words_or_beside_them_chooses_nothing() {
    let player = Player::new(WIDE, many());
    let (column, row) = in_article(&player, "ryzwlA");
    let area = player.app.arrangement.reader.unwrap();
    for place in
        [(column, row + 1), (area.left.0, row), (area.right().0 - 1, row), (column, area.top + area.height - 1)]
    {
        let pressed = Player::new(WIDE, many()).pointing(Gesture::Click, place);
        let player = pressed.pointing(Gesture::Release, place);
        assert_eq!((player.app.entities.chosen(), player.app.focus), (None, Pane::Reader), "{place:?}");
    }
}

#[test]
fn the_wheel_scrolls_what_is_under_it_three_rows_and_leaves_the_keyboard_where_it_is() {
    let player = Player::new(LOW, many());
    let over_text = in_article(&player, "ryzwlA");
    let before = player.rows();
    let player = player.pointing(Gesture::WheelDown, over_text);
    assert_eq!((player.app.focus, player.app.headlines.selected()), (Pane::Headlines, 0));
    let area = player.app.arrangement.reader.unwrap();
    let pane = |rows: &[String], y: usize| -> String {
        rows[y]
            .chars()
            .skip(area.left.0.into())
            .take(usize::from(area.width.0) - 1)
            .collect::<String>()
            .trim()
            .to_owned()
    };
    let after = player.rows();
    let first = usize::from(area.top) + 1;
    for y in first..first + 6 {
        assert_eq!(pane(&after, y), pane(&before, y + 3), "row {y}");
    }
    let player = player.pointing(Gesture::WheelUp, over_text).pointing(Gesture::WheelUp, over_text);
    assert_eq!(player.rows(), before);
}

#[test]
fn the_wheel_over_the_list_scrolls_it_and_the_next_key_comes_back_to_what_is_selected() {
    let mut player = Player::new(LOW, many());
    let place = headline(&player, 0);
    for _ in 0..5 {
        player = player.pointing(Gesture::WheelDown, place);
    }
    assert_eq!((player.app.headlines.entries()[0].place, player.app.headlines.selected()), (5, 0));
    for _ in 0..60 {
        player = player.pointing(Gesture::WheelDown, place);
    }
    let last = player.app.headlines.entries().last().unwrap();
    assert_eq!(last.id, ArticleId(28), "the list ends with its last article");
    let player = player.keys("j");
    assert_eq!(player.app.headlines.selected(), 1);
    assert!(player.app.headlines.entries().iter().any(|entry| entry.id == ArticleId(1)));
}

#[test]
fn the_wheel_over_the_sidebar_scrolls_it_to_its_end_and_back() {
    let mut player = Player::new((132, 10), many());
    let area = player.app.arrangement.entities.unwrap();
    let place = (area.left.0 + 3, area.top + 2);
    let first = player.app.entities.rows()[0];
    for _ in 0..20 {
        player = player.pointing(Gesture::WheelDown, place);
    }
    let all = player.app.entities.all_rows();
    assert_eq!(player.app.entities.rows().last(), all.last());
    assert_ne!(player.app.entities.rows()[0], first);
    for _ in 0..20 {
        player = player.pointing(Gesture::WheelUp, place);
    }
    assert_eq!(player.app.entities.rows()[0], first);
}

#[test]
fn what_lies_over_the_panes_leaves_no_click_to_them_and_takes_the_wheel() {
    let player = Player::new(LOW, many());
    let place = headline(&player, 2);
    let before = Player::new(LOW, many()).keys("?").screen();
    let player = player.keys("?").pointing(Gesture::Click, place);
    assert_eq!((player.app.headlines.selected(), player.screen()), (0, before.clone()));
    assert_ne!(player.pointing(Gesture::WheelDown, place).screen(), before);
}

#[test]
fn a_click_takes_a_notice_away() {
    let player = Player::new(WIDE, many()).keys("K");
    assert_eq!(player.app.notice, Some(Notice::NoMoreArticles));
    let place = headline(&player, 2);
    assert_eq!(player.pointing(Gesture::Click, place).app.notice, None);
}

/// What is selected, as logical text.
fn selected(player: &Player) -> &str {
    let article = player.app.reader.article().expect("one is open");
    player.app.reader.selection().map_or("", |selection| selection.span().of(&article.text))
}

#[test]
fn the_mouse_selects_what_is_read_between_two_cells_whichever_way_it_is_drawn() {
    let player = Player::new(WIDE, many());
    let (google, row) = in_article(&player, "Google");
    let (name, _) = in_article(&player, "$ywrd dwmHm");
    // From the first letter of the name, at the right, to the last one of the Latin word at its left.
    let (start, end) = ((name + 10, row), (google + 5, row));
    for (from, to) in [(start, end), (end, start)] {
        let player = Player::new(WIDE, many()).pointing(Gesture::Click, from).pointing(Gesture::Drag, to);
        assert_eq!(selected(&player), "محمود درويش (Google");
        let player = player.pointing(Gesture::Release, to).pointing(Gesture::Drag, (0, 0));
        assert_eq!(selected(&player), "محمود درويش (Google", "the button is up");
        assert_eq!(selected(&player.pointing(Gesture::Click, (name, row))), "");
    }
}

#[test]
fn drawing_from_a_name_on_leaves_chosen_who_was_chosen_before() {
    let place = in_article(&Player::new(WIDE, many()), "Google");
    let player = Player::new(WIDE, many()).pointing(Gesture::Click, place);
    assert_eq!(player.app.entities.chosen().map(|chosen| chosen.entity), Some(entity(&player, "Google")));
    let player = player.pointing(Gesture::Drag, (place.0 - 4, place.1));
    assert_eq!(player.app.entities.chosen(), None);
    let other = in_article(&player, "dAdH rmAs");
    let player = player.pointing(Gesture::Click, other).pointing(Gesture::Release, other);
    let chosen = player.app.entities.chosen();
    let player = player.pointing(Gesture::Click, place).pointing(Gesture::Drag, (place.0 - 4, place.1));
    assert_eq!((player.app.entities.chosen(), chosen.is_some()), (chosen, true));
}

#[test]
fn a_double_click_selects_a_word_and_a_triple_click_a_paragraph_and_drawing_goes_on_by_them() {
    let player = Player::new(WIDE, many());
    let (column, row) = in_article(&player, "dwmHm");
    let player = player.pointing(Gesture::Click, (column, row)).pointing(Gesture::DoubleClick, (column, row));
    assert_eq!(selected(&player), "محمود");
    let player = player.pointing(Gesture::Drag, (column - 3, row));
    assert_eq!(selected(&player), "محمود درويش");
    let player = player.pointing(Gesture::TripleClick, (column, row));
    assert!(selected(&player).starts_with("زار الوزير") && selected(&player).ends_with("في بيروت."));
}

#[test]
fn keys_scroll_as_ever_once_the_mouse_has_selected_until_they_take_it_over() {
    let player = Player::new(LOW, many());
    let (column, row) = in_article(&player, "ryzwlA");
    let player = player.pointing(Gesture::DoubleClick, (column, row)).keys("j j");
    assert_eq!((selected(&player), player.app.reader.in_sight().start.bytes() > 0), ("الوزير", true));
    assert_eq!(selected(&player.keys("v w")), "الوزير في");
}

#[test]
fn drawn_below_the_text_the_mouse_scrolls_and_selects_on() {
    let mut player = Player::new(LOW, many());
    let (column, row) = in_article(&player, "ryzwlA");
    player = player.pointing(Gesture::Click, (column, row));
    for _ in 0..200 {
        player = player.pointing(Gesture::Drag, (column, LOW.1 - 1));
    }
    assert_eq!(player.app.reader.progress(), 100);
    assert!(selected(&player).len() > 2000);
}

#[test]
fn a_second_click_that_comes_quickly_opens_a_headline_as_any_second_click() {
    let player = Player::new(WIDE, many());
    let place = headline(&player, 3);
    let player = player.pointing(Gesture::Click, place).pointing(Gesture::DoubleClick, place);
    assert_eq!((player.app.reader.id(), player.app.focus), (Some(ArticleId(3)), Pane::Reader));
}

#[test]
fn in_a_narrow_window_the_sidebar_over_the_article_gets_the_click() {
    let player = Player::new((80, 24), many()).keys("e");
    assert!(player.app.arrangement.floating);
    let someone = entity(&player, "سامر حداد");
    let place = in_sidebar(&player, someone);
    let player = player.pointing(Gesture::Click, place);
    assert_eq!(player.app.entities.chosen().map(|chosen| chosen.entity), Some(someone));
    let player = player.pointing(Gesture::Click, place);
    assert_eq!(player.app.focus, Pane::Reader, "the sidebar has made room");
}
