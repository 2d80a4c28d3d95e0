//! Lists, counts and marking.

use super::shelf::{DAY, NOW, WHEN, article, keep, library, titles, titles_by};
use khabar::library::{Attention, Effect, Filter, Mark, Order, Query, SavedSearch};
use khabar::model::{Article, Source, Timestamp};
use khabar::text::Base;

/// An article so many days old.
fn aged(title: &str, days: i64) -> Article {
    Article { published: Some(Timestamp(NOW.0 - days * DAY)), ..article(title, "نص الخبر") }
}

#[test]
fn every_filter_lists_what_it_says() {
    let (mut library, first, second) = library();
    let today = keep(&mut library, first, &aged("اليوم", 0));
    let old = keep(&mut library, second, &aged("قديم", 40));
    let other = keep(&mut library, first, &aged("آخر", 2));
    library.mark(&[old], &Mark::Read).unwrap();
    library.mark(&[other], &Mark::Star).unwrap();
    library.mark(&[today], &Mark::Tag("مهمّ".to_owned())).unwrap();
    library.save_search(&SavedSearch { name: "قديم".to_owned(), query: "قديم to:7d".to_owned() }, WHEN).unwrap();
    let list = |filter| titles(&library, &filter);
    assert_eq!(list(Filter::All), ["اليوم", "آخر", "قديم"]);
    assert_eq!(list(Filter::Source(first)), ["اليوم", "آخر"]);
    assert_eq!(list(Filter::Unread), ["اليوم", "آخر"]);
    assert_eq!(list(Filter::Starred), ["آخر"]);
    assert_eq!(list(Filter::Today), ["اليوم"]);
    assert_eq!(list(Filter::Tag("مهم".to_owned())), ["اليوم"]);
    assert_eq!(list(Filter::Saved("قديم".to_owned())), ["قديم"]);
    assert_eq!(list(Filter::Saved("لا شيء".to_owned())), [""; 0]);
    assert_eq!(list(Filter::Words(Query::parse("الأخبار OR", WHEN).unwrap())), [""; 0]);
    assert_eq!(list(Filter::Words(Query::parse("-قديم", WHEN).unwrap())), ["اليوم", "آخر"]);
    assert_eq!(list(Filter::Every(vec![Filter::Unread, Filter::Source(first), Filter::Starred])), ["آخر"]);
    assert_eq!(titles_by(&library, &Filter::All, Order::Oldest), ["قديم", "آخر", "اليوم"]);
    assert_eq!(titles_by(&library, &Filter::All, Order::Source), ["اليوم", "آخر", "قديم"]);
}

#[test]
fn a_group_holds_the_groups_inside_it() {
    let (mut library, first, second) = library();
    let grouped = |library: &khabar::library::Library, id, group: &[&str]| Source {
        group: group.iter().map(|&name| name.to_owned()).collect(),
        ..library.subscription(id).unwrap().source
    };
    let (one, two) = (grouped(&library, first, &["أخبار", "محلية"]), grouped(&library, second, &["رياضة"]));
    library.change_source(first, &one).unwrap();
    library.change_source(second, &two).unwrap();
    keep(&mut library, first, &aged("محلي", 0));
    keep(&mut library, second, &aged("مباراة", 0));
    assert_eq!(titles(&library, &Filter::Group(vec!["أخبار".to_owned()])), ["محلي"]);
    assert_eq!(titles(&library, &Filter::Group(vec!["محلية".to_owned()])), [""; 0]);
}

#[test]
fn a_row_follows_what_the_reader_said_of_its_source() {
    let (mut library, source, _) = library();
    let said = Source { language: Some("en".to_owned()), ..library.subscription(source).unwrap().source };
    library.change_source(source, &said).unwrap();
    let id = keep(&mut library, source, &aged("عنوان", 0));
    let row = library.headlines(&[id]).unwrap().remove(0);
    assert_eq!((row.language.as_str(), row.base, row.source_title.as_str()), ("en", Base::Ltr, "الأولى"));
    library.change_source(source, &Source { direction: Some(Base::Rtl), ..said }).unwrap();
    assert_eq!(library.headlines(&[id]).unwrap()[0].base, Base::Rtl);
}

#[test]
fn counts_are_of_what_is_unread_in_each_source() {
    let (mut library, first, second) = library();
    let ids = [keep(&mut library, first, &aged("أ", 0)), keep(&mut library, first, &aged("ب", 0))];
    keep(&mut library, second, &aged("ج", 0));
    library.mark(&ids[..1], &Mark::Read).unwrap();
    let counts = library.counts().unwrap();
    assert_eq!((counts.articles, counts.unread, counts.starred), (3, 2, 0));
    assert_eq!((counts.unread_by_source[&first], counts.unread_by_source[&second]), (1, 1));
}

#[test]
fn a_list_does_not_change_under_its_reader() {
    let (mut library, source, _) = library();
    for title in ["أ", "ب", "ج", "د"] {
        keep(&mut library, source, &aged(title, 0));
    }
    let listing = library.listing(&Filter::Unread, Order::Newest, WHEN).unwrap();
    let third = listing.ids()[2];
    library.mark(listing.above(third), &Mark::Read).unwrap();
    assert_eq!(listing.count(), 4);
    assert_eq!(titles(&library, &Filter::Unread), ["ب", "أ"]);
    library.mark(listing.below(third), &Mark::Read).unwrap();
    assert_eq!(titles(&library, &Filter::Unread), ["ب"]);
    assert_eq!(listing.window(3..99).len(), 1);
    assert_eq!(listing.window(7..9).len(), 0);
}

#[test]
fn what_is_kept_unread_survives_being_opened_but_not_being_marked_read() {
    let (mut library, source, _) = library();
    let id = keep(&mut library, source, &aged("أ", 0));
    library.mark(&[id], &Mark::Unread).unwrap();
    assert_eq!(library.mark(&[id], &Mark::Opened).unwrap().count(), 0);
    assert_eq!(library.article(id).unwrap().attention, Attention::KeptUnread);
    library.mark(&[id], &Mark::Read).unwrap();
    assert_eq!(library.article(id).unwrap().attention, Attention::Read);
}

#[test]
fn marking_all_can_be_taken_back_and_done_again() {
    let (mut library, source, _) = library();
    let ids: Vec<_> = ["أ", "ب", "ج"].iter().map(|title| keep(&mut library, source, &aged(title, 0))).collect();
    library.mark(&ids[..1], &Mark::Read).unwrap();
    let undo = library.mark_all(&Filter::All, WHEN, &Mark::Read).unwrap();
    assert_eq!((undo.count(), library.counts().unwrap().unread), (2, 0));
    let redo = library.undo(&undo).unwrap();
    assert_eq!(library.counts().unwrap().unread, 2);
    library.undo(&redo).unwrap();
    assert_eq!(library.counts().unwrap().unread, 0);
}

#[test]
fn rules_mute_and_highlight_what_is_there_and_what_comes() {
    let (mut library, source, _) = library();
    keep(&mut library, source, &aged("مباراة الديربي", 0));
    let mute = library.add_rule(Effect::Mute, "مباراة").unwrap();
    library.add_rule(Effect::Highlight, "انتخابات").unwrap();
    let votes = keep(&mut library, source, &aged("الانتخابات البلدية", 0));
    keep(&mut library, source, &aged("مباراة أخرى", 0));
    assert_eq!(titles(&library, &Filter::All), ["الانتخابات البلدية"]);
    assert_eq!(titles(&library, &Filter::Muted).len(), 2);
    assert_eq!(library.counts().unwrap().unread, 1);
    assert!(library.headlines(&[votes]).unwrap()[0].highlighted);
    assert_eq!(library.search(&Query::parse("مباراة", WHEN).unwrap()).unwrap().len(), 2);
    library.drop_rule(mute).unwrap();
    assert_eq!(titles(&library, &Filter::All).len(), 3);
    assert!(library.add_rule(Effect::Mute, "from:7d").is_err());
}
