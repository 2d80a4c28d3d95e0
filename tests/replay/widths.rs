//! Panes made wider and narrower, by keys and by drawing their borders.

use super::{SMALL, USUAL, WIDE, three};
use crate::player::Player;
use khabar::app::arrangement::Pane;
use khabar::app::{Gesture, Notice};

/// The widths of headlines, article and entities; nought where one is not on the screen.
fn widths(player: &Player) -> [u16; 3] {
    [Pane::Headlines, Pane::Reader, Pane::Entities]
        .map(|pane| player.app.arrangement.area(pane).map_or(0, |area| area.width.0))
}

#[test]
fn a_pane_grows_and_shrinks_by_keys_and_the_article_gives_and_takes() {
    let player = Player::new(WIDE, three());
    let [list, article, side] = widths(&player);
    let wider = player.keys("> >");
    assert_eq!(widths(&wider), [list + 4, article - 4, side]);
    let narrower = wider.keys("5 <");
    assert_eq!(widths(&narrower), [list - 6, article + 6, side]);
    let from_article = narrower.keys("Tab >");
    assert_eq!(widths(&from_article), [list - 8, article + 8, side]);
    let entities = from_article.keys("Tab 2 >");
    assert_eq!(widths(&entities), [list - 8, article + 4, side + 4]);
    assert_eq!(widths(&entities.keys("=")), [list, article, side]);
}

#[test]
fn no_pane_takes_the_last_room_of_the_article_nor_goes_below_its_own() {
    let widest = Player::new(WIDE, three()).keys("9 9 >");
    let [list, article, side] = widths(&widest);
    assert_eq!((list + article + side, article), (WIDE.0, 36));
    // One key back is seen at once.
    assert_eq!(widths(&widest.keys("<"))[0], list - 2);
    // Where the entities take much, the headlines give too, though nobody made them narrower.
    let entities = Player::new(WIDE, three()).keys("Tab Tab 9 9 >");
    assert_eq!(widths(&entities), [16, 36, WIDE.0 - 52]);
    assert_eq!(widths(&Player::new(USUAL, three()).keys("9 9 <"))[0], 16);
    let small = Player::new(SMALL, three());
    let before = widths(&small);
    let after = small.keys("> >");
    assert_eq!((widths(&after), after.app.notice), (before, Some(Notice::NoPaneBeside)));
}

#[test]
fn a_border_is_drawn_with_the_mouse_and_nothing_is_chosen_or_selected_by_it() {
    for layout in ["rtl", "ltr"] {
        let player = Player::new(WIDE, three()).keys(if layout == "rtl" { "" } else { ":" });
        let player =
            if layout == "rtl" { player } else { player.typing("layout").keys("Enter").typing("ltr").keys("Enter") };
        let before = widths(&player);
        let list = player.app.arrangement.area(Pane::Headlines).expect("it is on the screen");
        let (edge, inward) = if list.left.0 == 0 { (list.right().0 - 1, 10) } else { (list.left.0, -10) };
        let there = edge.checked_add_signed(inward).expect("it is on the screen");
        let selected = player.app.headlines.selected();
        let drawn = player.pointing(Gesture::Click, (edge, 9)).pointing(Gesture::Drag, (there, 12));
        assert_eq!(widths(&drawn), [before[0] + 10, before[1] - 10, before[2]], "{layout}");
        assert_eq!((drawn.app.headlines.selected(), drawn.app.reader.selection()), (selected, None));
        // Let go of, it stays.
        let after = drawn.pointing(Gesture::Release, (there, 12)).pointing(Gesture::Drag, (edge, 12));
        assert_eq!(widths(&after)[0], before[0] + 10);
    }
}
