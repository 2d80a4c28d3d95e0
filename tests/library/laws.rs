//! What holds for anything that is kept, marked, cleaned or searched.

use super::shelf::{DAY, NOW, WHEN, article, library};
use khabar::library::{ArticleId, Filter, Library, Limits, Mark, Order, Query, Stored, light10};
use khabar::model::{Article, Timestamp};
use khabar::text::fold::fold_word;
use proptest::prelude::*;

/// Articles of a few names and addresses, so that the same ones come again. A source names all its articles or none.
fn any_articles() -> impl Strategy<Value = Vec<Article>> {
    let address = prop::option::of("https://example\\.org/[ab][?]id=[12]");
    let one = ("[أب]{1,2}", "[بتث إأةه]{0,12}", address, 0i64..100).prop_map(|(title, text, url, days)| {
        let mut article = article(&title, &text);
        article.published = Some(Timestamp(NOW.0 - days * DAY));
        article.url = url;
        article
    });
    (prop::collection::vec(one, 1..12), any::<bool>()).prop_map(|(mut articles, named)| {
        for article in &mut articles {
            article.identity = article.identity.take().filter(|_| named);
        }
        articles
    })
}

fn any_mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Opened),
        Just(Mark::Read),
        Just(Mark::Unread),
        Just(Mark::Star),
        Just(Mark::Unstar),
        "[أاب]{1,2}".prop_map(Mark::Tag),
        "[أاب]{1,2}".prop_map(Mark::Untag),
    ]
}

/// Everything in the library.
fn all(library: &Library) -> Vec<Stored> {
    let listing = library.listing(&Filter::All, Order::Newest, WHEN).unwrap();
    listing.ids().iter().map(|&id| library.article(id).unwrap()).collect()
}

fn ids(stored: &[Stored]) -> Vec<ArticleId> {
    stored.iter().map(|stored| stored.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn keeping_the_same_again_changes_nothing(articles in any_articles()) {
        let (mut library, source, _) = library();
        library.keep(source, &articles, NOW).unwrap();
        let first = all(&library);
        let again = library.keep(source, &articles, NOW).unwrap();
        prop_assert!(again.new.is_empty() && again.gone == 0);
        prop_assert_eq!(ids(&all(&library)), ids(&first));
    }

    #[test]
    fn marking_and_taking_it_back_is_nothing(
        articles in any_articles(),
        marks in prop::collection::vec((any_mark(), any::<prop::sample::Index>()), 1..8),
    ) {
        let (mut library, source, _) = library();
        library.keep(source, &articles, NOW).unwrap();
        let mut states = vec![all(&library)];
        let mut undos = Vec::new();
        for (mark, which) in marks {
            let some = ids(&states[0])[which.index(states[0].len())..].to_vec();
            undos.push(library.mark(&some, &mark).unwrap());
            states.push(all(&library));
        }
        for undo in undos.iter().rev() {
            let after = states.pop().unwrap();
            prop_assert_eq!(&all(&library), &after);
            let redo = library.undo(undo).unwrap();
            prop_assert_eq!(&all(&library), states.last().unwrap());
            let undo = library.undo(&redo).unwrap();
            prop_assert_eq!(all(&library), after);
            library.undo(&undo).unwrap();
        }
    }

    #[test]
    fn cleaning_never_takes_what_is_protected_and_nothing_comes_back(
        articles in any_articles(),
        marks in prop::collection::vec((any_mark(), any::<prop::sample::Index>()), 0..8),
        days in prop::option::of(0u32..100),
        per_source in prop::option::of(0u32..4),
    ) {
        let (mut library, source, _) = library();
        library.keep(source, &articles, NOW).unwrap();
        for (mark, which) in marks {
            let stored = all(&library);
            library.mark(&[stored[which.index(stored.len())].id], &mark).unwrap();
        }
        let is_protected = |stored: &&Stored| {
            stored.starred || !stored.tags.is_empty() || stored.attention == khabar::library::Attention::KeptUnread
        };
        let protected: Vec<Stored> = all(&library).iter().filter(is_protected).cloned().collect();
        library.clean(Limits { days, per_source }, NOW).unwrap();
        let left = all(&library);
        prop_assert_eq!(left.iter().filter(is_protected).cloned().collect::<Vec<_>>(), protected);
        let again = library.keep(source, &articles, NOW).unwrap();
        prop_assert!(again.new.is_empty(), "{again:?}");
        prop_assert_eq!(library.health(khabar::library::Depth::Full).unwrap().complaint, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_search_fails_and_every_hit_is_one(
        text in "[\\PC\n]{0,60}|[ابةإ\u{64E}\u{640} .a1]{0,60}",
        query in "[\\PC]{0,30}|[-*\"'():^{}+«»ابةإ a1]{0,20}|(AND|OR|NOT|NEAR|ا|\"|-|\\*| ){0,9}",
    ) {
        let (mut library, source, _) = library();
        library.keep(source, &[article("عنوان", &text)], NOW).unwrap();
        let Ok(query) = Query::parse(&query, WHEN) else { return Ok(()) };
        library.listing(&Filter::Words(query.clone()), Order::Newest, WHEN).unwrap();
        for found in library.find(&query, 9).unwrap().found {
            let text = library.article(found.id).unwrap().article.text;
            prop_assert!(text.get(found.snippet.bytes()).is_some());
            prop_assert!(found.hits.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for hit in found.hits {
                prop_assert!(text.get(hit.bytes()).is_some_and(|words| !words.is_empty()));
            }
        }
    }

    #[test]
    fn a_word_of_the_text_is_found_and_its_hits_fold_to_it_or_its_stem(
        words in prop::collection::vec("[بتثسإأةهويالن\u{64E}\u{640}]{1,7}", 1..20),
        which in any::<prop::sample::Index>(),
    ) {
        let (mut library, source, _) = library();
        library.keep(source, &[article("عنوان", &words.join(" "))], NOW).unwrap();
        let word = &words[which.index(words.len())];
        let folded = fold_word(word);
        let Ok(query) = Query::parse(word, WHEN) else { return Ok(()) };
        let found = library.find(&query, 9).unwrap().found;
        prop_assert_eq!(found.len(), 1);
        let text = library.article(found[0].id).unwrap().article.text;
        prop_assert!(!found[0].hits.is_empty());
        for hit in &found[0].hits {
            let hit = fold_word(hit.of(&text));
            let stem = light10(&folded);
            prop_assert!(hit == folded || hit == stem || light10(&hit) == stem, "{hit} for {folded}");
        }
    }
}
