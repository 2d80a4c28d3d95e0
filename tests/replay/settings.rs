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
