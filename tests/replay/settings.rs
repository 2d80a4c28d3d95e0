//! What was decided once and for all, as it shows on the screen.

use super::{Player, WIDE, long, shows, three};
use khabar::app::arrangement::Pane;
use khabar::config::{Preference, Settings};
use khabar::text::Column;

/// The defaults with these options set otherwise.
fn settings(options: &[(Preference, &str)]) -> Settings {
    let mut settings = Settings::default();
    for (preference, value) in options {
        settings.set(*preference, value).expect("a value of it");
    }
    settings
}

#[test]
fn the_layout_from_the_left_has_the_headlines_there_and_keeps_lines_right_to_left() {
    let player = Player::with(&settings(&[(Preference::Layout, "ltr"), (Preference::Align, "start")]), WIDE, three());
    assert_eq!(player.app.arrangement.headlines.map(|area| area.left), Some(Column(0)));
    assert!(shows(&player, "افتتحت وزارة النقل أمس جسر"));
    let player = player.keys("l");
    assert_eq!(player.app.focus, Pane::Reader);
    let player = player.keys("l");
    assert_eq!(player.app.focus, Pane::Entities);
    assert_eq!(player.keys("Left h").app.focus, Pane::Headlines);
}

#[test]
fn the_measure_bounds_the_column_of_text() {
    for (measure, width) in [("40", 40), ("72", 72)] {
        let player = Player::with(&settings(&[(Preference::Measure, measure)]), (200, 40), vec![long()]);
        assert_eq!(player.app.reader.column().width.0, width);
    }
    let narrow = Player::with(&settings(&[(Preference::Measure, "400")]), WIDE, vec![long()]);
    assert!(narrow.app.reader.column().right() <= narrow.app.arrangement.reader.expect("it is shown").right());
}

#[test]
fn set_loose_the_same_words_stay_at_the_top_through_other_widths_and_what_is_found_is_in_sight() {
    let loose = settings(&[(Preference::Spacing, "loose"), (Preference::Align, "start")]);
    let player = Player::with(&loose, WIDE, vec![long()]).keys("Space Space 5 j");
    let (before, top) = (player.screen(), player.app.reader.in_sight().start);
    let narrow = player.resized((60, 30));
    assert!(narrow.app.reader.in_sight().contains(top));
    let player = narrow.resized(WIDE);
    assert_eq!(player.screen(), before);
    let player = player.keys("/").typing("رقم 55").keys("Enter");
    assert!(shows(&player, "رقم 55"));
}

#[test]
fn set_loose_a_click_meets_the_word_that_is_shown_and_blank_rows_are_nothing() {
    let loose = settings(&[(Preference::Spacing, "loose"), (Preference::Align, "start")]);
    let player = Player::with(&loose, (60, 30), vec![long()]);
    let row_of = |words: &str| (0..30).find(|&row| player.read_from_right(row).contains(words)).expect("it is shown");
    let (first, second) = (row_of("رقم 1 "), row_of("رقم 2 "));
    let column = player.app.reader.column();
    let at = |row| player.app.reader.at(Column(column.right().0 - 1), row);
    let text = &player.app.reader.article().expect("it is open").text;
    let words = |row| {
        at(row).and_then(|offset| text.get(offset.bytes()..)).map(|rest| rest.chars().take(3).collect::<String>())
    };
    assert_eq!((words(first), words(second)), (Some("هذه".to_owned()), Some("هذه".to_owned())));
    assert_eq!((at(first + 1), at(second - 1), at(second - 2)), (None, None, None));
}

#[test]
fn every_preset_opens_searches_and_quits() {
    for (preset, keys) in [
        ("default", "j Enter / Esc q q"),
        ("vim", "Ctrl-e Enter / Esc q Z Z"),
        ("newsboat", "j Enter / Esc q q"),
        ("arrows", "Down Enter Ctrl-f Esc q Ctrl-q"),
    ] {
        let player = Player::with(&settings(&[(Preference::Preset, preset)]), WIDE, three()).keys(keys);
        assert_eq!(player.app.headlines.selected(), 1, "{preset}");
        assert!(player.effects.contains(&khabar::app::Effect::Quit), "{preset}");
    }
}
