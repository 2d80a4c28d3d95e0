//! Other programs: text piped to one, an address opened in the browser, letters on links.

use crate::articles::article;
use crate::player::Player;
use crate::{SMALL, USUAL, WIDE, shows, three};
use khabar::app::outside::{Destination, Outcome};
use khabar::app::{Effect, Message, Notice};
use khabar::model::{Article, Link};
use khabar::text::Span;
use khabar::words::Language;

/// An article with an address and two links of which one is no page.
fn linked() -> Article {
    let mut article = article("افتتاح السوق", &["عاد السوق إلى الحياة، وهذه تفاصيل هنا وصور هناك، أو راسلنا بريدا."]);
    let mut link = |words: &str, url: &str| {
        let start = article.text.find(words).expect("it is there");
        article.blocks[1].links.push(Link { span: Span::from(start..start + words.len()), url: url.to_owned() });
    };
    link("تفاصيل هنا", "https://example.org/market");
    link("صور هناك", "http://example.net/pictures");
    link("راسلنا", "mailto:desk@example.org");
    Article { url: Some("https://example.org/opening".to_owned()), ..article }
}

fn market() -> Destination {
    Destination { address: "https://example.org/market".to_owned(), host: "example.org".to_owned() }
}

fn last(player: &Player) -> Option<&Effect> {
    player.effects.last()
}

#[test]
fn a_program_gets_the_selection_or_the_article_and_words_instead_of_a_shell() {
    let player = Player::new(USUAL, vec![linked()]).keys("v |").typing("grep -e 'a; rm -rf'").keys("Enter");
    let words = ["grep", "-e", "a; rm -rf"].map(str::to_owned).to_vec();
    assert_eq!(last(&player), Some(&Effect::Pipe(words, "افتتاح".to_owned())));
    let player = Player::new(USUAL, vec![linked()]).keys("|").typing("wc -w").keys("Enter");
    let words = ["wc", "-w"].map(str::to_owned).to_vec();
    assert_eq!(last(&player), Some(&Effect::Pipe(words, linked().text)));
}

#[test]
fn a_pipe_is_given_up_by_esc_and_what_cannot_be_run_is_said() {
    let player = Player::new(USUAL, vec![linked()]);
    let before = player.effects.len();
    let player = player.keys("|").typing("less").keys("Esc |").typing("   ").keys("Enter");
    assert_eq!(player.effects.len(), before);
    let mut player = player.keys("|").typing("grep \"a").keys("Enter");
    assert_eq!((player.effects.len(), &player.app.notice), (before, &Some(Notice::OpenQuote)));
    player.app.update(Message::Ran(Outcome::NotFound("lesss".to_owned())));
    assert!(shows(&player, "لا برنامج باسم"), "{}", player.screen());
}

#[test]
fn nothing_is_opened_before_its_real_address_was_seen() {
    let mut player = Player::new(WIDE, vec![linked()]).keys("o");
    assert_eq!(last(&player), Some(&Effect::Consider("https://example.org/opening".to_owned())));
    let idn = Destination { address: "https://xn--4gbrim.test/a".to_owned(), host: "xn--4gbrim.test".to_owned() };
    player.app.update(Message::Destination(Some(idn.clone())));
    assert!(player.screen().contains("https://xn--4gbrim.test/a"), "{}", player.screen());
    for keys in ["Esc", "q", "o"] {
        let mut player = Player::new(WIDE, vec![linked()]);
        player.app.update(Message::Destination(Some(idn.clone())));
        let player = player.keys(keys);
        assert!(player.app.overlays.is_empty());
        assert!(!player.effects.iter().any(|effect| matches!(effect, Effect::Browse(_) | Effect::Quit)), "{keys}");
    }
    assert_eq!(last(&player.keys("Enter")), Some(&Effect::Browse(idn)));
}

#[test]
fn the_selected_link_is_opened_before_the_article() {
    let player = Player::new(WIDE, vec![linked()]).keys("/").typing("هنا").keys("Enter v o");
    assert_eq!(last(&player), Some(&Effect::Consider("https://example.org/market".to_owned())));
}

#[test]
fn what_may_not_be_opened_is_said() {
    let mut player = Player::new(WIDE, three()).keys("o");
    assert_eq!(player.app.notice, Some(Notice::NoAddress));
    player.app.update(Message::Destination(None));
    assert_eq!(player.app.notice, Some(Notice::NotOpened));
    assert_eq!(player.keys(";").app.notice, Some(Notice::NoLinks));
}

#[test]
fn every_link_in_sight_has_a_letter_that_opens_it_on_any_keyboard() {
    let player = Player::new(WIDE, vec![linked()]).keys(";");
    // The letter stands on the first letter of the words, at their right end.
    let row = player.rows().into_iter().find(|row| row.contains("lySAf")).expect("the link is in sight");
    assert!(row.contains("kAnh rwsw Anh lySAfa h*hw"), "{row}");
    for (letter, url) in [
        ('s', "http://example.net/pictures"),
        ('س', "http://example.net/pictures"),
        ('ش', "https://example.org/market"),
    ] {
        let player = Player::new(WIDE, vec![linked()]).keys(";").typing(&letter.to_string());
        assert_eq!(last(&player), Some(&Effect::Consider(url.to_owned())), "{letter}");
    }
    for keys in ["Esc", "d", "Up"] {
        let player = Player::new(WIDE, vec![linked()]).keys(";").keys(keys);
        assert!(player.app.overlays.is_empty() && !matches!(last(&player), Some(Effect::Consider(_))), "{keys}");
    }
}

#[test]
fn on_a_small_screen_the_host_is_worth_more_than_the_keys() {
    for language in Language::ALL {
        let mut player = Player::new(SMALL, vec![linked()]).in_language(language);
        player.app.update(Message::Destination(Some(market())));
        assert!(player.screen().contains("example.org"), "{}", player.screen());
    }
}

#[test]
fn the_question_fits_on_any_screen() {
    for size in [WIDE, USUAL, (40, 12), (20, 5), (5, 2)] {
        let mut player = Player::new(size, vec![linked()]);
        player.app.update(Message::Destination(Some(market())));
        // Below forty columns there is no room for it, but the question can be left all the same.
        assert_eq!(player.screen().contains("example.org"), size.0 >= 40, "{size:?}");
        player = player.keys("Esc ; Esc");
        assert_eq!(player.app.overlays, [], "{size:?}");
    }
}
