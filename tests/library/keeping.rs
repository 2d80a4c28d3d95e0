//! The same article again, and the same story elsewhere.

use super::shelf::{DAY, HOUR, NOW, article, keep, library};
use khabar::library::{Attention, Error, Kept, Mark, SourceId};
use khabar::model::{Article, BlockKind, Link, Picture, Timestamp};
use khabar::text::{Offset, Span};

#[test]
fn an_article_comes_back_as_it_went_in() {
    let (mut library, source, _) = library();
    let mut whole = article("عنوان الخبر", "فقرة فيها رابط");
    whole.push(BlockKind::Item { depth: 1, number: Some(2) }, "بند");
    whole.blocks[1].links.push(Link { span: Span::from(32..40), url: "https://example.org/1".to_owned() });
    whole.author = Some("كاتبة".to_owned());
    whole.source = Some("صحيفة".to_owned());
    whole.url = Some("https://example.org/news/1".to_owned());
    whole.summary = Some("ملخص".to_owned());
    whole.tags = vec!["اقتصاد".to_owned(), "طاقة".to_owned()];
    whole.picture = Some(Picture { url: "https://example.org/1.jpg".to_owned(), words: "صورة".to_owned() });
    let id = keep(&mut library, source, &whole);
    assert_eq!(library.article(id).unwrap().article, whole);
}

#[test]
fn the_same_articles_again_change_nothing() {
    let (mut library, source, _) = library();
    let articles = [article("أول", "نص"), article("ثان", "نص")];
    let kept = library.keep(source, &articles, NOW).unwrap();
    assert_eq!(kept.new.len(), 2);
    assert_eq!(library.keep(source, &articles, NOW).unwrap(), Kept { same: 2, ..Kept::default() });
    assert_eq!(library.counts().unwrap().articles, 2);
}

#[test]
fn a_changed_article_keeps_what_the_reader_did_to_it() {
    let (mut library, source, _) = library();
    let first = article("عنوان", "نص طويل جدا");
    let id = keep(&mut library, source, &first);
    library.mark(&[id], &Mark::Read).unwrap();
    library.mark(&[id], &Mark::Star).unwrap();
    library.mark(&[id], &Mark::Tag("مهم".to_owned())).unwrap();
    library.set_position(id, Offset::new(12)).unwrap();
    let mut second = article("عنوان", "نص طويل جدا، وفيه تصحيح");
    second.title = "عنوان مصحح".to_owned();
    let kept = library.keep(source, &[second.clone()], NOW).unwrap();
    assert_eq!(kept, Kept { changed: vec![id], ..Kept::default() });
    let stored = library.article(id).unwrap();
    assert_eq!(stored.article, second);
    assert_eq!((stored.attention, stored.starred, stored.position.bytes()), (Attention::Read, true, 12));
    assert_eq!(stored.tags, ["مهم"]);
}

#[test]
fn without_a_name_an_article_is_known_by_its_address_then_by_its_words() {
    let (mut library, source, _) = library();
    let named = |url: Option<&str>, text: &str| Article {
        identity: None,
        url: url.map(ToOwned::to_owned),
        ..article("عنوان", text)
    };
    keep(&mut library, source, &named(Some("https://example.org/news/1"), "نص"));
    let again = named(Some("http://www.example.org/news/1/?utm_source=rss"), "نص آخر");
    assert_eq!(library.keep(source, &[again], NOW).unwrap().changed.len(), 1);
    keep(&mut library, source, &named(None, "نص ثالث"));
    assert_eq!(library.keep(source, &[named(None, "نص ثالث")], NOW).unwrap().same, 1);
    assert_eq!(library.counts().unwrap().articles, 2);
}

#[test]
fn a_source_that_begins_to_name_its_articles_brings_none_twice() {
    let (mut library, source, _) = library();
    let named = Article { url: Some("https://example.org/news/1".to_owned()), ..article("عنوان", "نص") };
    let nameless = Article { identity: None, ..named.clone() };
    keep(&mut library, source, &nameless);
    for article in [named.clone(), nameless, named] {
        assert_eq!(library.keep(source, &[article], NOW).unwrap().new, []);
    }
}

#[test]
fn items_that_share_a_page_are_not_one() {
    let (mut library, source, _) = library();
    let on_a_page =
        |title: &str| Article { url: Some("https://example.org/live/1".to_owned()), ..article(title, title) };
    let kept = library.keep(source, &[on_a_page("تحديث أول"), on_a_page("تحديث ثان")], NOW).unwrap();
    assert_eq!(kept.new.len(), 2);
    let renamed = Article { identity: Some("another".to_owned()), ..on_a_page("تحديث أول") };
    assert_eq!(library.keep(source, &[renamed], NOW).unwrap(), Kept { same: 1, ..Kept::default() });
}

#[test]
fn the_same_story_in_another_source_is_marked_and_stays() {
    let (mut library, first, second) = library();
    let title = "افتتاح محطة الطاقة الشمسية في الصحراء";
    let one = keep(&mut library, first, &article(title, "نص المصدر الأول"));
    let two = keep(&mut library, second, &article("افتتاح محطّة الطاقه الشمسية في الصحراء", "نص آخر تماما"));
    assert_eq!(library.article(two).unwrap().double_of, Some(one));
    let later = Article {
        published: Some(Timestamp(NOW.0 - 5 * DAY)),
        ..article("افتتاح محطة الطاقة الشمسية في الصحراء", "نص ثالث")
    };
    let third = super::shelf::subscribe(&mut library, "الثالثة");
    let late = keep(&mut library, third, &later);
    assert_eq!(library.article(late).unwrap().double_of, None);
    assert_eq!(library.counts().unwrap().articles, 3);
}

#[test]
fn short_titles_and_the_same_source_make_no_doubles() {
    let (mut library, first, second) = library();
    keep(&mut library, first, &article("نشرة الأخبار", "نص"));
    let other = keep(&mut library, second, &article("نشرة الأخبار", "نص آخر"));
    assert_eq!(library.article(other).unwrap().double_of, None);
    let long = "حالة الطقس اليوم في العاصمة والمدن";
    keep(&mut library, first, &article(long, "صباحا"));
    let again = keep(&mut library, first, &Article { identity: Some("مساء".to_owned()), ..article(long, "مساء") });
    assert_eq!(library.article(again).unwrap().double_of, None);
}

#[test]
fn a_text_taken_over_nearly_whole_is_a_double_whatever_its_title() {
    let (mut library, first, second) = library();
    let text = (0..200).map(|word| format!("كلمة{}", word * 7919 % 1009)).collect::<Vec<_>>().join(" ");
    let one = keep(&mut library, first, &article("عنوان", &text));
    let two = keep(&mut library, second, &article("بيان", &text.replacen("كلمة0 ", "مفردة ", 1)));
    assert_eq!(library.article(two).unwrap().double_of, Some(one));
}

#[test]
fn a_full_text_stays_though_its_source_goes_on_with_the_teaser() {
    let (mut library, source, _) = library();
    let teaser = article("عنوان", "مقدمة");
    let id = keep(&mut library, source, &teaser);
    let full = article("عنوان", "مقدمة ثم نص كامل طويل");
    library.keep_full_text(id, &full).unwrap();
    assert_eq!(library.keep(source, std::slice::from_ref(&teaser), NOW).unwrap().same, 1);
    let changed = Article { author: Some("كاتب".to_owned()), ..teaser };
    assert_eq!(library.keep(source, &[changed], NOW).unwrap().changed, [id]);
    let stored = library.article(id).unwrap().article;
    assert_eq!((stored.text, stored.author.as_deref()), (full.text, Some("كاتب")));
}

#[test]
fn a_date_ahead_of_time_does_not_stay_on_top() {
    let (mut library, source, _) = library();
    let ahead = Article { published: Some(Timestamp(NOW.0 + 90 * DAY)), ..article("غد", "نص") };
    keep(&mut library, source, &ahead);
    library.keep(source, &[article("بعده", "نص")], Timestamp(NOW.0 + HOUR)).unwrap();
    let undated = Article { published: None, ..article("بلا تاريخ", "نص") };
    library.keep(source, &[undated], Timestamp(NOW.0 + 2 * HOUR)).unwrap();
    assert_eq!(super::shelf::titles(&library, &khabar::library::Filter::All), ["بلا تاريخ", "غد", "بعده"]);
}

#[test]
fn articles_without_dates_keep_the_order_of_their_source() {
    let (mut library, source, _) = library();
    let undated = |title: &str| Article { published: None, ..article(title, "نص") };
    library.keep(source, &[undated("أ"), undated("ب"), undated("ج")], NOW).unwrap();
    assert_eq!(super::shelf::titles(&library, &khabar::library::Filter::All), ["أ", "ب", "ج"]);
}

#[test]
fn a_source_that_is_not_there_gets_nothing() {
    let (mut library, ..) = library();
    assert!(matches!(library.keep(SourceId(99), &[article("أ", "ب")], NOW), Err(Error::Missing { .. })));
    assert_eq!(library.counts().unwrap().articles, 0);
}
