//! The links of an article listed at its end.

use crate::articles::article;
use crate::player::Player;
use crate::shows;
use khabar::app::{Effect, Gesture};
use khabar::config::{Preference, Settings};
use khabar::model::{Article, Link};
use khabar::text::Span;

const SIZE: (u16, u16) = (100, 30);
const MARKET: &str = "https://example.org/market";

/// An article with a link to a page and one to a desk.
fn linked() -> Article {
    let mut article = article("افتتاح السوق", &["عاد السوق إلى الحياة، وهذه تفاصيل هنا، أو راسلنا بريدا."]);
    let mut link = |words: &str, url: &str| {
        let start = article.text.find(words).expect("it is there");
        article.blocks[1].links.push(Link { span: Span::from(start..start + words.len()), url: url.to_owned() });
    };
    link("تفاصيل هنا", MARKET);
    link("راسلنا", "mailto:desk@example.org");
    article
}

fn player(article: Article) -> Player {
    let mut settings = Settings::default();
    settings.set(Preference::Links, "footnotes").expect("a value of it");
    settings.set(Preference::Align, "start").expect("a value of it");
    Player::with(&settings, SIZE, vec![article])
}

/// The row of the screen that holds `letters` as they stand there.
fn row_of(player: &Player, letters: &str) -> u16 {
    let row = player.rows().iter().position(|row| row.contains(letters)).expect("it is shown");
    u16::try_from(row).expect("a screen has few rows")
}

#[test]
fn every_link_stands_there_with_its_number_its_words_and_its_address() {
    let player = player(linked());
    let head = (0..SIZE.1).find(|&row| player.read_from_right(row).contains("الروابط")).expect("it is shown");
    let at = |below: u16| player.read_from_right(head + below);
    assert!(at(1).starts_with("١.   تفاصيل هنا") && at(3).starts_with("٢.   راسلنا"), "{} {}", at(1), at(3));
    let is_at = |below: u16, url: &str| player.rows()[usize::from(head + below)].ends_with(url);
    assert!(is_at(2, MARKET) && is_at(4, "mailto:desk@example.org"), "{}", player.screen());
    assert!(!shows(&Player::new(SIZE, vec![linked()]), "الروابط"));
}

#[test]
fn what_is_listed_is_neither_searched_nor_copied() {
    let player = player(linked()).keys("/").typing("example").keys("Enter");
    assert_eq!(player.app.search.hits(), []);
    let player = player.keys("Esc g g v G y");
    assert_eq!(player.effects.last(), Some(&Effect::Copy(linked().text)));
    let player = player.keys("|").typing("wc").keys("Enter");
    assert_eq!(player.effects.last(), Some(&Effect::Pipe(vec!["wc".to_owned()], linked().text)));
}

#[test]
fn letters_and_the_mouse_open_what_is_listed() {
    // The link in the text has the first letter, its address in the list the next.
    let player = player(linked()).keys("; s");
    assert_eq!(player.effects.last(), Some(&Effect::Consider(MARKET.to_owned())));
    let (row, column) = (row_of(&player, MARKET), player.app.reader.column().left.0 + 1);
    let player = player.pointing(Gesture::Click, (column, row));
    assert_eq!(player.effects.iter().filter(|&one| *one == Effect::Consider(MARKET.to_owned())).count(), 2);
    let before = player.effects.len();
    let player = player.pointing(Gesture::Click, (column, row - 4));
    assert_eq!(player.effects.len(), before);
}

#[test]
fn letters_stand_where_the_addresses_begin() {
    let player = player(linked()).keys(";");
    assert!(player.screen().contains("sttps://example.org/market"), "{}", player.screen());
}

#[test]
fn the_end_is_where_the_list_ends_and_a_place_in_it_is_kept() {
    let mut long = linked();
    for number in 0..40 {
        let start = long.text.len() + 2;
        long.push(khabar::model::BlockKind::Paragraph, "فقرة مع رابط");
        let link = Link { span: Span::from(start..start + 8), url: format!("https://example.org/{number}") };
        long.blocks.last_mut().expect("it was put there").links.push(link);
    }
    let player = player(long).keys("G");
    assert!(player.app.reader.is_at_end() && player.screen().contains("https://example.org/39"));
    let player = player.keys("3 0 k");
    let top = player.app.reader.footnotes().next().map(|(.., note)| note.number);
    assert!(top.is_some() && !player.app.reader.is_at_end());
    let before = player.screen();
    let narrow = player.resized((60, 20));
    assert_eq!(narrow.app.reader.footnotes().next().map(|(.., note)| note.number), top);
    let player = narrow.resized(SIZE);
    assert_eq!(player.screen(), before);
    // Paragraphs are stepped over from there as from the end of the text.
    assert!(player.keys("{").app.reader.in_sight().end.bytes() > 0);
}
