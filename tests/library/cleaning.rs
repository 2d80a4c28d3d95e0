//! What goes and what never goes.

use super::shelf::{DAY, NOW, article, keep, library, titles};
use khabar::library::{Filter, Limits, Mark, Query, Sweep, When};
use khabar::model::{Article, Timestamp};

fn aged(title: &str, days: i64) -> Article {
    Article { published: Some(Timestamp(NOW.0 - days * DAY)), ..article(title, "نص الخبر") }
}

const MONTH: Limits = Limits { days: Some(30), per_source: None };

#[test]
fn old_articles_go_but_what_is_protected_stays() {
    let (mut library, source, _) = library();
    let ids: Vec<_> = ["بنجمة", "بوسم", "محفوظ", "مقروء", "جديد"]
        .iter()
        .map(|title| keep(&mut library, source, &aged(title, 90)))
        .collect();
    library.mark(&ids[..1], &Mark::Star).unwrap();
    library.mark(&ids[1..2], &Mark::Tag("بحث".to_owned())).unwrap();
    library.mark(&ids[2..3], &Mark::Unread).unwrap();
    library.mark(&ids[3..4], &Mark::Read).unwrap();
    keep(&mut library, source, &aged("حديث", 3));
    assert_eq!(library.clean(MONTH, NOW).unwrap(), Sweep { articles: 2, is_unfinished: false });
    assert_eq!(titles(&library, &Filter::All), ["حديث", "محفوظ", "بوسم", "بنجمة"]);
    assert_eq!(library.search(&Query::parse("نص", When::default()).unwrap()).unwrap().len(), 4);
}

#[test]
fn only_the_newest_of_each_source_stay() {
    let (mut library, first, second) = library();
    for days in 1..=4 {
        keep(&mut library, first, &aged(&format!("أول {days}"), days));
    }
    keep(&mut library, second, &aged("ثان", 9));
    library.clean(Limits { days: None, per_source: Some(2) }, NOW).unwrap();
    assert_eq!(titles(&library, &Filter::All), ["أول 1", "أول 2", "ثان"]);
}

#[test]
fn what_was_cleaned_away_does_not_come_back() {
    let (mut library, source, _) = library();
    let nameless =
        Article { identity: None, url: Some("https://example.org/a/1".to_owned()), ..aged("بلا اسم", 90) };
    let wordy = Article { identity: None, ..aged("بلا عنوان شبكي", 90) };
    let brought = [aged("قديم", 90), nameless, wordy];
    library.keep(source, &brought, NOW).unwrap();
    library.clean(MONTH, NOW).unwrap();
    let kept = library.keep(source, &brought, NOW).unwrap();
    assert_eq!((kept.gone, kept.new.len()), (3, 0));
}

#[test]
fn without_limits_nothing_goes() {
    let (mut library, source, _) = library();
    keep(&mut library, source, &aged("قديم", 9_000));
    assert_eq!(library.clean(Limits::default(), NOW).unwrap(), Sweep::default());
}

#[test]
fn when_the_first_of_doubles_goes_the_next_is_the_first() {
    let (mut library, first, second) = library();
    let third = super::shelf::subscribe(&mut library, "الثالثة");
    let title = "افتتاح محطة الطاقة الشمسية في الصحراء";
    let ids = [first, second, third].map(|source| keep(&mut library, source, &aged(title, 1)));
    library.remove(&ids[..1], NOW).unwrap();
    let doubles = [1, 2].map(|at| library.article(ids[at]).unwrap().double_of);
    assert_eq!(doubles, [None, Some(ids[1])]);
}

#[test]
fn ending_a_subscription_leaves_what_is_protected() {
    let (mut library, source, _) = library();
    let starred = keep(&mut library, source, &aged("بنجمة", 1));
    keep(&mut library, source, &aged("عادي", 1));
    library.mark(&[starred], &Mark::Star).unwrap();
    library.unsubscribe(source, NOW).unwrap();
    assert_eq!(titles(&library, &Filter::All), ["بنجمة"]);
    assert_eq!(library.subscription(source).unwrap().ended, Some(NOW));
}
