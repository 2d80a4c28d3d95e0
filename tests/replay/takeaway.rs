//! What leaves khabar by key: what is copied, and what is said of it.

use crate::articles::article;
use crate::player::{Player, Stage};
use crate::{USUAL, WIDE, shows, three};
use khabar::app::takeaway::Copied;
use khabar::app::{Effect, Message, Notice};
use khabar::config::Settings;
use khabar::model::{Article, Link, Timestamp};
use khabar::text::Span;
use khabar::words::Language;
use std::fmt::Write;

/// What was copied last.
fn copied(player: &Player) -> Option<&str> {
    player.effects.iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    })
}

/// An article with a source, a date, an address and a link to another one.
fn sourced() -> Article {
    let mut article = article("افتتاح السوق", &["عاد السوق القديم إلى الحياة (تفاصيل هنا).", "وحضر المئات."]);
    let start = article.text.find("تفاصيل هنا").expect("it is there");
    let span = Span::from(start..start + "تفاصيل هنا".len());
    article.blocks[1].links = vec![Link { span, url: "https://example.org/market".to_owned() }];
    Article {
        source: Some("نشرة الوادي".to_owned()),
        // 2026-11-23T06:00:00Z
        published: Some(Timestamp(1_795_413_600)),
        url: Some("https://example.org/opening".to_owned()),
        ..article
    }
}

#[test]
fn y_copies_what_is_selected_as_it_is_read_and_says_how_much() {
    let player = Player::new(WIDE, three()).keys("Enter v } }").keys("y");
    assert_eq!(
        copied(&player),
        Some(
            "وزارة النقل تفتتح جسرًا جديدًا فوق النهر\n\nافتتحت وزارة النقل أمس جسرًا طوله 850 مترًا، بكلفة بلغت 12.5 مليون دولار."
        )
    );
    assert_eq!((player.app.reader.selection(), &player.app.notice), (None, &Some(Notice::Copied(20))));
    assert!(shows(&player, "نُسخت ٠٢ كلمة"), "{}", player.screen());
}

#[test]
fn copied_words_are_counted_in_good_arabic() {
    let said = |keys: &str| Player::new(USUAL, vec![sourced()]).keys("} } v").keys(keys).keys("y");
    for (keys, words) in [("", "نُسخت كلمة واحدة."), ("w", "نُسخت كلمتان."), ("w w", "نُسخت ٣ كلمات.")]
    {
        assert!(shows(&said(keys), words), "{words}\n{}", said(keys).screen());
    }
    assert!(said("w").in_language(Language::English).screen().contains("Copied 2 words."));
}

#[test]
fn without_a_selection_y_copies_what_the_keyboard_is_at() {
    let headline = Player::new(WIDE, three()).keys("j y");
    assert_eq!(copied(&headline), Some("Google تطلق خدمة جديدة للقراءة"));
    let paragraph = Player::new(WIDE, three()).keys("Enter /").typing("يختصر").keys("Enter y");
    assert!(copied(&paragraph).is_some_and(|text| text.starts_with("وقال المهندس") && text.ends_with("لمئة عام.")));
    let name = Player::new(WIDE, three()).keys("Enter h y");
    let under_cursor = name.app.entities.under_cursor().expect("there are names");
    assert_eq!(copied(&name), Some(name.app.found()[under_cursor].name.as_str()));
}

#[test]
fn what_was_copied_is_shown_until_the_next_key() {
    let player = Player::new(WIDE, three()).keys("Enter y");
    let span = player.app.reader.set_apart().expect("the title was copied");
    assert_eq!(span.of(&player.app.reader.article().expect("one is open").text), three()[0].title);
    assert_eq!(player.keys("j").app.reader.set_apart(), None);
}

#[test]
fn title_address_quotation_and_the_whole_article_have_keys_of_their_own() {
    let player = Player::new(USUAL, vec![sourced()]);
    let player = player.keys("Y t");
    assert_eq!(copied(&player), Some("افتتاح السوق\nhttps://example.org/opening"));
    let player = player.keys("Y l");
    assert_eq!(copied(&player), Some("https://example.org/opening"));
    let player = player.keys("v w Y q");
    assert_eq!(copied(&player), Some("«افتتاح السوق» — نشرة الوادي، ٢٣ نوفمبر ٢٠٢٦، https://example.org/opening"));
    let player = player.keys("Y m");
    assert_eq!(copied(&player), Some(khabar::export::markdown(&sourced()).trim_end()));
}

#[test]
fn the_address_of_a_selected_link_is_that_of_the_link() {
    let player = Player::new(USUAL, vec![sourced()]).keys("/").typing("تفاصيل").keys("Enter v Y l");
    assert_eq!(copied(&player), Some("https://example.org/market"));
}

#[test]
fn where_there_is_nothing_to_copy_that_is_said() {
    let player = Player::new(USUAL, Vec::new()).keys("y Y q Y t");
    assert_eq!((copied(&player), &player.app.notice), (None, &Some(Notice::NothingToCopy)));
    let player = Player::new(USUAL, three()).keys("Y l");
    assert_eq!((copied(&player), &player.app.notice), (None, &Some(Notice::NoAddress)));
}

#[test]
fn a_copy_that_was_cut_or_found_no_clipboard_is_said() {
    let mut player = Player::new(WIDE, three()).keys("Enter y");
    player.app.update(Message::Copied(Copied::Part));
    assert!(shows(&player, "نُسخ أول النص فقط"), "{}", player.screen());
    player.app.update(Message::Copied(Copied::Nowhere));
    assert!(shows(&player, "لم يُنسخ شيء"), "{}", player.screen());
}

#[test]
fn a_whole_long_article_is_copied_at_once() {
    let mut body = String::new();
    for number in 0..20_000 {
        write!(body, "كلمة {number} ").expect("memory");
    }
    let stage = Stage::without_names(vec![article("طويل", &[&body])]);
    let player = Player::on(&Settings::default(), USUAL, stage).keys("v G y");
    assert_eq!(player.app.notice, Some(Notice::Copied(40_001)));
    assert_eq!(copied(&player).map(str::len), Some("طويل\n\n".len() + body.trim_end().len()));
}
