//! Options changed from the palette: found by their sentences, seen at once, kept by the runtime.

use super::{WIDE, long, shows, three};
use crate::player::{Player, Stage};
use khabar::app::arrangement::Spread;
use khabar::app::{Effect, Failure, Message, Notice};
use khabar::config::preferences::Side;
use khabar::config::{Command, Preference, Settings};
use khabar::text::Align;

fn choose(option: &str, value: &str) -> Player {
    Player::new(WIDE, three()).keys("Enter :").typing(option).keys("Enter").typing(value).keys("Enter")
}

#[test]
fn an_option_is_found_by_its_key_and_by_its_sentence_and_its_value_is_kept() {
    let player = choose("align", "justify-spaces");
    assert_eq!(player.app.settings.align, Align::JustifySpaces);
    let kept = Effect::Prefer(Preference::Align.into(), "justify-spaces".to_owned());
    assert_eq!(player.effects.last(), Some(&kept));
    assert_eq!(player.app.notice, Some(Notice::Preferred(Preference::Align.into(), "justify-spaces".to_owned())));
    let found = Player::new(WIDE, three()).keys(":").typing("التشكيل");
    assert!(shows(&found, "skram") || shows(&found, "marks"));
}

#[test]
fn a_number_is_typed_in_any_digits_and_the_words_at_the_top_stay_there() {
    let player = Player::new(WIDE, vec![long()]).keys("Space Space");
    let top = player.app.reader.in_sight().start;
    let narrow = player.keys(":").typing("measure").keys("Enter").typing("٤٠").keys("Enter");
    assert_eq!(narrow.app.reader.column().width.0, 40);
    assert!(narrow.app.reader.in_sight().contains(top));
}

#[test]
fn rows_are_set_apart_and_close_again_at_once_and_the_words_at_the_top_stay_there() {
    let player = Player::new(WIDE, vec![long()]).keys("Space Space");
    let (before, top) = (player.app.reader.rows().to_vec(), player.app.reader.in_sight().start);
    let loose = player.keys(":").typing("spacing").keys("Enter").typing("loose").keys("Enter");
    assert!(loose.app.reader.in_sight().contains(top) && loose.app.reader.rows() != before);
    let again = loose.keys(":").typing("spacing").keys("Enter").typing("normal").keys("Enter");
    assert_eq!((again.app.reader.rows(), again.app.reader.in_sight().start), (&before[..], top));
}

#[test]
fn what_is_no_value_is_said_and_changes_nothing() {
    let player = choose("measure", "7");
    assert_eq!(player.app.notice, Some(Notice::NotAValue(Preference::Measure)));
    assert_eq!(player.app.settings.measure.0, 72);
    assert!(shows(&player, "004 ... 02"));
}

#[test]
fn the_panes_change_sides_and_the_keys_their_preset_at_once() {
    let ltr = choose("layout", "ltr");
    assert_eq!(ltr.app.settings.layout, Side::Ltr);
    let (list, reader) = (ltr.app.arrangement.headlines.unwrap(), ltr.app.arrangement.reader.unwrap());
    assert!(list.left < reader.left);
    let arrows = choose("preset", "arrows");
    assert!(matches!(arrows.keys("F1").app.overlays.last(), Some(khabar::app::Overlay::Help(_))));
}

#[test]
fn an_option_that_can_not_be_kept_is_told_of_with_the_reason() {
    let mut player = choose("digits", "latin");
    player.app.update(Message::Failed(Failure::Setting("/x.toml: line 3: what".to_owned())));
    assert!(shows(&player, "لم يُحفظ الخيار"));
}

#[test]
fn every_option_offers_its_values_or_asks_for_a_number() {
    for preference in Preference::ALL {
        // A command of the same name stands before it.
        let is_second = Command::ALL.iter().any(|command| command.name() == preference.key());
        let choose = if is_second { "Down Enter" } else { "Enter" };
        let palette = Player::new(WIDE, three()).keys(":").typing(preference.key()).keys(choose);
        let names = preference.values().names();
        let offered = names.first().map_or("اكتب عددًا", |name| *name);
        let is_there = palette.rows().iter().any(|row| row.contains(offered)) || shows(&palette, offered);
        assert!(is_there, "{preference:?}: {offered}\n{}", palette.screen());
    }
}

#[test]
fn walking_through_the_themes_goes_on_from_the_one_that_was_chosen() {
    let player = choose("theme", "sepia").keys("t");
    assert_eq!(player.app.notice, Some(Notice::Theme("contrast".to_owned())));
}

#[test]
fn a_linear_screen_gets_no_kashida_by_an_option() {
    let stage = Stage { spread: Spread::Linear, ..Stage::of(vec![long()]) };
    let player = Player::on(&Settings::default(), WIDE, stage).keys(":").typing("measure").keys("Enter");
    let narrow = player.typing("50").keys("Enter");
    assert_eq!(narrow.app.settings.measure.0, 50);
    assert!(!narrow.screen().contains('_'), "a kashida is shown as _: {}", narrow.screen());
    assert!(Player::with(&Settings::default(), WIDE, vec![long()]).screen().contains('_'));
}

#[test]
fn a_theme_that_is_not_there_is_not_kept_for_khabar_would_not_start_with_it() {
    let player = choose("theme", "sepa");
    assert_eq!(player.app.notice, Some(Notice::NotAValue(Preference::Theme)));
    assert!(!player.effects.iter().any(|effect| matches!(effect, Effect::Prefer(..))));
}
