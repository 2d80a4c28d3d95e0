//! Where the moving end of a selection is shown, and which keys take it to the ends of lines and of the article.

use crate::articles::article;
use crate::player::{Player, Stage};
use crate::selection::{BESIDE, background, highlighted, moving_end, parts, selected};
use crate::{USUAL, long};
use khabar::app::Gesture;
use khabar::app::arrangement::Spread;
use khabar::config::preferences::Names;
use khabar::config::{ColourSupport, Preset, Role, Settings, Standard};
use khabar::model::Article;
use khabar::text::{Align, Offset};
use khabar::ui::screen;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;

/// Paragraphs of which `word` has just been selected by keys.
fn selecting(paragraphs: &[&str], word: &str) -> Player {
    let player = Player::new(USUAL, vec![article("سعر", paragraphs)]);
    player.keys("/").typing(word).keys("Enter v")
}

/// The column of the sign beside a line.
fn column_of_sign(player: &Player) -> u16 {
    let (buffer, look) = (player.buffer(), background(player, Role::MovingEnd));
    buffer.area.positions().find(|&place| buffer[place].bg == look).map(|place| place.x).expect("it is shown")
}

#[test]
fn the_letter_at_the_moving_end_has_a_look_of_its_own_from_the_first_word_on() {
    let player = Player::new(USUAL, vec![parts()]).keys("} v");
    let row = moving_end(&player).1;
    assert_eq!((selected(&player), moving_end(&player)), ("بدأ", ("O".to_owned(), row.clone())));
    let player = player.keys("w w");
    assert_eq!(moving_end(&player), ("'".to_owned(), row.clone()), "the last hamza of بهدوء");
    let player = player.keys("Ctrl-x");
    assert_eq!(moving_end(&player), ("b".to_owned(), row.clone()), "the first letter of all that is selected");
    assert_eq!(moving_end(&player.keys("Ctrl-x")), ("'".to_owned(), row));
}

#[test]
fn keys_of_the_mouse_show_no_moving_end_until_v_takes_it() {
    let player = Player::new(USUAL, vec![parts()]);
    let at = (player.app.reader.column().right().0 - 2, player.app.reader.column().top);
    let player = player.pointing(Gesture::DoubleClick, at);
    assert_eq!((selected(&player), moving_end(&player).0), ("تقرير", String::new()));
    assert_eq!(moving_end(&player.keys("v")).0, "r");
    let copied = Player::new(USUAL, vec![parts()]).keys("v y");
    assert_eq!((highlighted(&copied).as_str(), moving_end(&copied).0), ("تقرير", String::new()));
}

#[test]
fn in_mixed_text_the_mark_is_on_the_letter_that_was_read_last_wherever_that_stands() {
    let text = "ارتفع Brent crude أمس";
    let player = selecting(&[text], "ارتفع");
    let shown = |player: Player, keys: &str| {
        let player = player.keys(keys);
        (selected(&player).to_owned(), moving_end(&player).0)
    };
    let pair = |selected: &str, end: &str| (selected.to_owned(), end.to_owned());
    assert_eq!(shown(player, "w"), pair("ارتفع Brent", "t"));
    let player = || selecting(&[text], "ارتفع");
    // To the left, out of the Arabic word, over the blank, and into the Latin ones at their right end.
    assert_eq!(shown(player(), "h"), pair("ارتفع ", " "));
    assert_eq!(shown(player(), "h h"), pair("ارتفع Brent crud", "d"));
    assert_eq!(shown(player(), "h h h"), pair("ارتفع Brent cru", "u"));
    assert_eq!(shown(player(), "w w w"), pair(text, "s"));
    assert_eq!(shown(player(), "w w w Ctrl-x w"), pair(" Brent crude أمس", " "));
    assert_eq!(shown(player(), "w w w Ctrl-x w w"), pair(" crude أمس", " "));
    let english = Article { language: "en".to_owned(), ..article("Price", &["Up in عمّان today"]) };
    let player = Player::new(USUAL, vec![english]).keys("/").typing("Up").keys("Enter v w w");
    assert_eq!(shown(player, ""), pair("Up in عمّان", "n"));
}

#[test]
fn home_and_end_go_to_the_ends_of_the_line_while_selecting_and_of_the_text_else() {
    let player = Player::new((60, 14), vec![long()]).keys("} v w w w w j");
    let line = |player: &Player| moving_end(player).1;
    let here = line(&player);
    let player = player.keys("End");
    assert_eq!(line(&player), here);
    assert!(selected(&player).ends_with(|c: char| !c.is_whitespace()));
    let player = player.keys("Home");
    // No letter of the line is selected: the mark stands before the first of them.
    assert_eq!(moving_end(&player), (BESIDE.to_owned(), here.clone()));
    assert_eq!(column_of_sign(&player), player.app.reader.column().right().0);
    let all = player.keys("Ctrl-End");
    assert_eq!((all.app.reader.progress(), moving_end(&all).0.as_str()), (100, "."));
    assert_eq!(all.keys("Ctrl-Home").app.reader.in_sight().start, Offset::START);
    let scrolled = Player::new((60, 14), vec![long()]).keys("End");
    assert_eq!(scrolled.app.reader.progress(), 100);
    assert_eq!(scrolled.keys("Home").app.reader.in_sight().start, Offset::START);
}

#[test]
fn every_preset_has_home_and_end_for_the_line_and_a_key_for_the_ends_of_the_article() {
    for (name, preset) in Preset::NAMES {
        let settings = Settings { preset: *preset, align: Align::Start, ..Settings::default() };
        let player = || Player::with(&settings, (60, 14), vec![long()]).keys("v");
        let word = "مقال";
        assert_eq!(selected(&player()), word, "{name}");
        assert_eq!(selected(&player().keys("End")), "مقال طويل للاختبار", "{name}");
        assert_eq!(player().keys("Ctrl-End").app.reader.progress(), 100, "{name}");
        assert_eq!(selected(&player().keys("Ctrl-End Ctrl-Home")), word, "{name}");
        assert_eq!(selected(&player().keys("$ 0")), word, "{name}");
    }
}

#[test]
fn between_two_paragraphs_the_mark_stands_beside_the_line_that_was_reached() {
    let player = selecting(&["أول", "ثان"], "أول");
    let (row, column) = (moving_end(&player).1[0], player.app.reader.column());
    let onward = player.keys("h");
    assert_eq!(selected(&onward), "أول\n\n");
    assert_eq!(moving_end(&onward), (BESIDE.to_owned(), vec![row + 2]));
    assert_eq!(column_of_sign(&onward), column.right().0);
    let back = selecting(&["أول", "ثان"], "ثان").keys("Ctrl-x l");
    assert_eq!(selected(&back), "\n\nثان");
    assert_eq!(moving_end(&back).0, BESIDE);
    assert_eq!(column_of_sign(&back), column.right().0 - 4, "left of the three letters of the paragraph before");
}

#[test]
fn a_double_width_letter_is_marked_whole() {
    let player = selecting(&["أول 漢字"], "أول").keys("h");
    let wide = player.keys("w");
    assert_eq!((selected(&wide), moving_end(&wide).0.as_str()), ("أول 漢", "漢 "));
}

#[test]
fn without_colour_the_moving_end_is_the_letter_that_is_not_reversed() {
    let mut player = Player::new(USUAL, vec![parts()]).keys("} v");
    player.look.theme = Standard::Plain.theme(ColourSupport::None);
    let (buffer, area) = (player.buffer(), player.app.reader.column());
    let row = player.app.reader.moving_row().expect("it is in sight") + area.top;
    let cells: Vec<_> = (1..=4).map(|step| buffer[(area.right().0 - step, row)].modifier).collect();
    let selected = Modifier::REVERSED | Modifier::UNDERLINED;
    assert_eq!(cells, [selected, selected, Modifier::DIM | Modifier::UNDERLINED, Modifier::BOLD & cells[3]]);
}

#[test]
fn on_a_linear_screen_the_cursor_follows_the_moving_end() {
    let stage = Stage { spread: Spread::Linear, ..Stage::of(vec![parts()]) };
    let player = Player::on(&Settings::default(), USUAL, stage).keys("} v");
    let row = |player: &Player| {
        let mut terminal = Terminal::new(TestBackend::new(USUAL.0, USUAL.1)).expect("a screen in memory");
        terminal.draw(|frame| screen::view(&player.app, &player.look, frame)).expect("it is painted");
        terminal.get_cursor_position().expect("it has one").y
    };
    let first = row(&player);
    assert!(player.read_from_right(first).starts_with("بدأ"), "{}", player.read_from_right(first));
    assert_eq!(row(&player.keys("} }")), first + 2);
}
