//! The lead picture: fetched when asked for, drawn in half cells, put away again.

use super::{SMALL, USUAL, WIDE, article, shows};
use crate::player::{Player, Stage};
use khabar::app::arrangement::{Size, Spread};
use khabar::app::picture::{Sight, Wanted};
use khabar::app::{Effect, Gesture, Message, Notice};
use khabar::config::{ColourSupport, Settings, Standard};
use khabar::model::{Article, Picture, Pixels, Problem, Unseen};
use khabar::text::Column;
use khabar::words::Language;
use ratatui::buffer::Buffer;
use ratatui::style::Color;

const URL: &str = "https://news.example/bridge.jpg";
const CAPTION: &str = "الجسر الجديد صباح الافتتاح، وكالة الوادي";
const DARK: [u8; 3] = [10, 20, 30];
const LIGHT: [u8; 3] = [240, 230, 220];

fn pictured() -> Article {
    let paragraphs = ["افتتحت وزارة النقل أمس جسرًا طوله 850 مترًا."];
    let picture = Picture { url: URL.to_owned(), words: CAPTION.to_owned() };
    Article {
        picture: Some(picture), ..article("وزارة النقل تفتتح جسرًا جديدًا", &paragraphs)
    }
}

fn player(size: (u16, u16)) -> Player {
    Player::new(size, vec![pictured(), article("خبر بلا صورة", &["نص قصير."])])
}

/// The pictures that were asked for.
fn wanted(player: &Player) -> Vec<Wanted> {
    let one = |effect: &Effect| if let Effect::Picture(wanted) = effect { Some(wanted.clone()) } else { None };
    player.effects.iter().filter_map(one).collect()
}

/// The runtime answers the last question.
fn answered(player: Player, sight: Sight) -> Player {
    let last = wanted(&player).pop().expect("it was asked for");
    player.told(Message::Picture(last, sight))
}

/// Three columns and two rows: dark above light, and one cell that is all light.
fn pixels() -> Pixels {
    let row = [[DARK; 3], [LIGHT; 3]].concat();
    Pixels::new(3, [row, vec![DARK, DARK, LIGHT], vec![LIGHT; 3]].concat())
}

/// The cells drawn in the colours of the picture: symbol, letters, ground.
fn drawn(buffer: &Buffer) -> Vec<(String, Color, Color)> {
    let rgb = |[red, green, blue]: [u8; 3]| Color::Rgb(red, green, blue);
    let cells = buffer.content.iter().filter(|cell| cell.bg == rgb(LIGHT));
    cells.map(|cell| (cell.symbol().to_owned(), cell.fg, cell.bg)).collect()
}

#[test]
fn a_picture_is_fetched_when_it_is_asked_for_and_never_before() {
    let player = player(WIDE).keys("Enter j k J K");
    assert_eq!(wanted(&player), []);
    let player = player.keys("p");
    assert_eq!(wanted(&player), [Wanted { url: URL.to_owned(), room: Size { columns: 124, rows: 33 } }]);
    assert!(shows(&player, "تُجلب الصورة") && shows(&player, CAPTION) && player.screen().contains(URL));
}

#[test]
fn it_is_drawn_in_half_cells_over_its_caption_and_its_address() {
    let player = answered(player(WIDE).keys("Enter p"), Sight::Pixels(pixels()));
    let half = ("▀".to_owned(), Color::Rgb(10, 20, 30), Color::Rgb(240, 230, 220));
    let blank = (" ".to_owned(), Color::Rgb(240, 230, 220), Color::Rgb(240, 230, 220));
    assert_eq!(drawn(&player.buffer()), [vec![half; 5], vec![blank]].concat());
    assert!(shows(&player, CAPTION) && player.screen().contains(URL), "{}", player.screen());
    assert!(!shows(&player, "تُجلب الصورة"));
}

/// The contents of the cells over which the terminal draws.
fn under(player: &Player) -> Option<String> {
    let (area, _) = player.app.drawn()?;
    let buffer = player.buffer();
    let cells =
        (area.top..area.top + area.height).flat_map(|row| (area.left.0..area.right().0).map(move |at| (at, row)));
    Some(cells.map(|at| buffer[at].symbol().to_owned()).collect())
}

#[test]
fn where_the_terminal_draws_it_its_cells_stay_blank_over_the_caption_and_the_address() {
    let cells = Size { columns: 100, rows: 20 };
    let player = answered(player(WIDE).keys("Enter p"), Sight::Drawn(cells));
    let (area, url) = player.app.drawn().expect("the terminal draws it");
    assert_eq!((url, area.width.0, area.height), (URL, 100, 20));
    assert_eq!(under(&player), Some(" ".repeat(2_000)));
    assert!(shows(&player, CAPTION) && player.screen().contains(URL) && !shows(&player, "تُجلب الصورة"));
    // A question on the status line leaves it; putting it away does not.
    let player = player.keys("o");
    assert_eq!(player.app.drawn().map(|(area, _)| area), Some(area));
    let player = player.keys("Esc Esc");
    assert_eq!(player.app.drawn(), None);
}

#[test]
fn a_drawn_picture_is_asked_for_again_in_another_size_and_left_out_until_it_comes() {
    let player = answered(player(WIDE).keys("Enter p"), Sight::Drawn(Size { columns: 100, rows: 20 }));
    let asked = wanted(&player).len();
    let player = player.resized(USUAL);
    assert_eq!(wanted(&player)[asked..], [Wanted { url: URL.to_owned(), room: Size { columns: 72, rows: 14 } }]);
    assert_eq!(player.app.drawn(), None, "there is no room for it");
    let player = answered(player, Sight::Drawn(Size { columns: 70, rows: 14 }));
    assert_eq!(under(&player), Some(" ".repeat(980)));
}

#[test]
fn no_size_of_screen_makes_the_terminal_draw_outside_the_overlay() {
    for size in [(1, 1), (20, 5), (21, 6), (40, 12), (57, 17), (80, 24), (300, 90)] {
        for (columns, rows) in [(1, 1), (13, 4), (200, 1), (1, 200), (65535, 65535)] {
            let open = || answered(player(size).keys("Enter p"), Sight::Drawn(Size { columns, rows }));
            for player in [open(), open().resized((size.1, size.0))] {
                let Some((area, _)) = player.app.drawn() else { continue };
                let overlay =
                    player.app.overlays.last().and_then(|overlay| player.app.area_of(overlay)).unwrap_or_default();
                let corner = Column(area.right().0 - 1);
                assert!(overlay.holds(area.left, area.top) && overlay.holds(corner, area.top + area.height - 1));
                assert_eq!(under(&player).map(|cells| cells.trim().to_owned()).as_deref(), Some(""), "{size:?}");
            }
        }
    }
}

#[test]
fn esc_q_and_p_put_it_away_and_end_its_fetching() {
    for key in ["Esc", "q", "p"] {
        let before = player(WIDE).keys("Enter");
        let screen = before.screen();
        let after = before.keys("p").keys(key);
        assert_eq!((after.effects.last(), after.screen()), (Some(&Effect::LeavePicture), screen), "{key}");
        // What comes too late is not shown.
        let late = answered(after, Sight::Pixels(pixels()));
        assert_eq!(drawn(&late.buffer()), []);
    }
}

#[test]
fn a_click_beside_it_puts_it_away_too() {
    let player = player(WIDE).keys("Enter p").pointing(Gesture::Click, (60, 4));
    assert_eq!(player.app.overlays.len(), 1);
    assert!(player.pointing(Gesture::Click, (0, 20)).app.overlays.is_empty());
}

#[test]
fn what_lies_under_it_does_not_move() {
    let player = player(WIDE).keys("p j j G Space Enter n s");
    assert_eq!((player.app.headlines.selected(), player.app.overlays.len()), (0, 1));
}

#[test]
fn why_it_can_not_be_seen_is_said_in_words() {
    let said = |unseen, language| {
        let player = answered(player(WIDE).keys("Enter p").in_language(language), Sight::Unseen(unseen));
        assert!(shows(&player, CAPTION));
        player
    };
    let arabic = [
        (Unseen::NotFetched(Problem::Private), "شبكة خاصة"),
        (Unseen::NotFetched(Problem::Gone), "أجاب الخادم بالرمز"),
        (Unseen::TooLarge, "الصورة أكبر مما يُرسم"),
        (Unseen::Damaged, "الصورة تالفة أو مبتورة"),
        (Unseen::NotAPicture, "ليس في العنوان صورة"),
    ];
    for (unseen, words) in arabic {
        let player = said(unseen.clone(), Language::Arabic);
        assert!(shows(&player, words), "{unseen:?}: {}", player.screen());
    }
    assert!(said(Unseen::Damaged, Language::English).screen().contains("damaged or cut off"));
}

#[test]
fn without_colours_its_words_and_its_address_stand_for_it() {
    let player = answered(player(USUAL).keys("Enter p"), Sight::NoColours);
    assert!(shows(&player, CAPTION) && player.screen().contains(URL));
    assert!(!shows(&player, "تُجلب") && !player.screen().contains('▀'));
}

#[test]
fn a_theme_without_colours_paints_none_of_it() {
    let mut player = answered(player(WIDE).keys("Enter p"), Sight::Pixels(pixels()));
    for (theme, support) in [(Standard::Plain, ColourSupport::True), (Standard::Dark, ColourSupport::None)] {
        player.look.theme = theme.theme(support);
        assert_eq!(player.look.shade(DARK), None);
        assert!(!player.screen().contains('▀'));
    }
}

#[test]
fn fewer_colours_are_the_nearest() {
    let mut player = answered(player(WIDE).keys("Enter p"), Sight::Pixels(pixels()));
    player.look.theme = Standard::Dark.theme(ColourSupport::Palette);
    let cell = player.buffer().content.iter().find(|cell| cell.symbol() == "▀").cloned().expect("it is drawn");
    assert_eq!((cell.fg, cell.bg), (Color::Indexed(233), Color::Indexed(254)));
}

#[test]
fn read_out_it_is_words_and_nothing_is_fetched() {
    let player =
        Player::on(&Settings::default(), USUAL, Stage { spread: Spread::Linear, ..Stage::of(vec![pictured()]) })
            .keys("p");
    assert_eq!(wanted(&player), []);
    // Each row is of one piece.
    assert_eq!([player.read_from_right(3), player.rows()[4].trim().to_owned()], [CAPTION, URL]);
    assert!(player.keys("Esc").app.overlays.is_empty());
}

#[test]
fn another_size_of_the_screen_scales_it_anew() {
    let player = answered(player(WIDE).keys("Enter p"), Sight::Pixels(pixels()));
    let asked = wanted(&player).len();
    let player = player.resized(USUAL);
    let room = Size { columns: 72, rows: 14 };
    assert_eq!(wanted(&player)[asked..], [Wanted { url: URL.to_owned(), room }]);
    // It comes as it was asked for: no other question follows.
    let player = answered(player, Sight::Pixels(pixels()));
    assert_eq!(wanted(&player).len(), asked + 1);
}

#[test]
fn a_picture_that_comes_for_another_size_is_asked_for_again() {
    let first = player(WIDE).keys("Enter p").resized(USUAL);
    assert_eq!(wanted(&first).len(), 1, "it is still on its way");
    let player = answered(first, Sight::Pixels(pixels()));
    assert_eq!(wanted(&player).last().map(|wanted| wanted.room), Some(Size { columns: 72, rows: 14 }));
}

#[test]
fn an_article_without_a_picture_has_none_to_show() {
    let player = player(SMALL).keys("j Enter p");
    assert_eq!((player.app.notice.as_ref(), player.app.overlays.len()), (Some(&Notice::NoPicture), 0));
}

#[test]
fn the_browser_can_be_asked_for_it() {
    let player = player(WIDE).keys("Enter p o");
    assert_eq!(player.effects.last(), Some(&Effect::Consider(URL.to_owned())));
}

#[test]
fn no_size_of_screen_or_picture_makes_it_paint_outside() {
    for size in [(1, 1), (20, 5), (21, 6), (40, 12), (57, 17), (80, 24), (300, 90)] {
        for columns in [1, 7, 400] {
            let pixels = Pixels::new(columns, vec![LIGHT; usize::from(columns) * 300]);
            let player = answered(player(size).keys("Enter p"), Sight::Pixels(pixels));
            let player = player.resized((size.1, size.0));
            let frame = player.app.overlays.last().and_then(|overlay| player.app.area_of(overlay)).unwrap_or_default();
            let (light, buffer) = (Color::Rgb(LIGHT[0], LIGHT[1], LIGHT[2]), player.buffer());
            let outside = buffer.area.positions().filter(|at| !frame.holds(Column(at.x), at.y));
            let painted = outside.filter(|&at| [buffer[at].fg, buffer[at].bg].contains(&light)).count();
            assert_eq!(painted, 0, "{size:?} {columns}");
        }
    }
}
