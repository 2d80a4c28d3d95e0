//! The guided tour, walked and left.

use super::{Player, SMALL, USUAL, WIDE, shows};
use khabar::app::Message;
use khabar::app::Notice;
use khabar::app::tour::{STEPS, Tour};
use khabar::intake::sample::sample;
use khabar::words::Language;

/// The sample with the tour at its first step.
fn tour(size: (u16, u16)) -> Player {
    let mut player = Player::new(size, sample());
    player.app.tour = Some(Tour::default());
    player
}

/// How many steps are done; none once the tour is over.
fn done(player: &Player) -> Option<usize> {
    player.app.tour.map(Tour::done)
}

#[test]
fn the_tour_is_walked_by_the_keys_that_it_asks_for() {
    for size in [WIDE, USUAL, SMALL] {
        let mut player = tour(size);
        for (step, keys) in (0..).zip(["j", "Enter", "Space", "/", "n", "Tab", "Enter", "]"]) {
            assert_eq!(done(&player), Some(step), "{keys}");
            player = player.keys(keys);
            if keys == "/" {
                player = player.typing("القاهره").keys("Enter");
                assert!(player.app.search.hits().len() > 1, "the word of the tour is in the article it leads to");
            }
        }
        assert!(player.app.entities.chosen().is_some(), "a name was chosen");
        let player = player.keys("?");
        assert_eq!((done(&player), &player.app.notice), (None, &Some(Notice::TourOver)));
    }
}

#[test]
fn the_step_is_shown_above_the_status_line_in_both_languages() {
    let player = tour(WIDE);
    assert!(shows(&player, "هذه العناوين. اضغط j لتنزل"), "{}", player.screen());
    assert!(shows(&player, "الخطوة ١ من ٩"), "{}", player.screen());
    let player = player.keys("j").in_language(Language::English);
    assert!(player.screen().contains("Press Enter to open the article"), "{}", player.screen());
    assert!(player.screen().contains("step 2 of 9; Esc ends it"), "{}", player.screen());
}

#[test]
fn other_keys_do_not_move_it_and_esc_leaves_it() {
    let player = tour(WIDE).keys("k G h l");
    assert_eq!(done(&player), Some(0));
    let player = player.keys("Esc");
    assert_eq!((done(&player), &player.app.notice), (None, &Some(Notice::TourLeft)));
    assert!(!shows(&player, "هذه العناوين."));
    let still = tour(WIDE).keys("j Enter Space / Esc");
    assert_eq!(done(&still), Some(4), "Esc ended the search, which was nearer");
}

#[test]
fn every_step_fits_above_the_status_line_of_a_small_screen() {
    for size in [SMALL, (20, 5), (70, 16)] {
        for step in 0..STEPS.len() {
            let mut player = tour(size);
            player.app.tour = Some(STEPS[..step].iter().fold(Tour::default(), |tour, step| tour.after(step.command)));
            let with = player.rows();
            player.app.tour = None;
            player.app.update(Message::Resize(player.app.size()));
            let (without, last) = (player.rows(), usize::from(size.1) - 1);
            assert_ne!(with[..last], without[..last], "step {step} is seen at {size:?}");
        }
    }
}
