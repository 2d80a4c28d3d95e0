//! Entities across the library.

use super::shelf::{NOW, WHEN, article, keep, library, titles};
use khabar::entities::recognise;
use khabar::library::{ArticleId, Companion, Correction, EntityKey, Filter, Library, Query, SourceId};
use khabar::model::Kind;

/// Keeps an article and who is in it.
fn learn(library: &mut Library, source: SourceId, title: &str, text: &str) -> ArticleId {
    let article = article(title, text);
    let id = keep(library, source, &article);
    library.learn(&[(id, recognise(&article))]).unwrap();
    id
}

fn merkel() -> EntityKey {
    EntityKey::new(Kind::Person, "أنغيلا ميركل")
}

fn library_with_two() -> (Library, ArticleId, ArticleId) {
    let (mut library, source, _) = library();
    let one = learn(&mut library, source, "زيارة", "زارت أنغيلا ميركل مدينة تونس");
    let two = learn(&mut library, source, "لقاء", "وصلت أنغيلا ميركل إلى تونس بعد القاهرة");
    (library, one, two)
}

#[test]
fn a_timeline_has_every_article_and_who_appears_with_it() {
    let (library, one, two) = library_with_two();
    let timeline = library.timeline(&merkel(), 9).unwrap();
    assert_eq!(timeline.articles, [two, one]);
    let tunis = Companion { key: EntityKey::new(Kind::Place, "تونس"), name: "تونس".to_owned(), articles: 2 };
    assert_eq!(timeline.companions.first(), Some(&tunis));
    assert_eq!(library.timeline(&EntityKey::new(Kind::Person, "سواها"), 9).unwrap().articles, []);
    assert_eq!(titles(&library, &Filter::Entity(merkel())), ["لقاء", "زيارة"]);
}

#[test]
fn entities_are_found_by_name_and_alone() {
    let (mut library, ..) = library_with_two();
    let source = super::shelf::subscribe(&mut library, "أخرى");
    keep(&mut library, source, &article("بلا كيانات", "ميركل"));
    let find = |query: &str| library.search(&Query::parse(query, WHEN).unwrap()).unwrap().len();
    assert_eq!((find("ميركل"), find("كيان:ميركل"), find("entity:\"انغيلا ميركل\"")), (3, 2, 2));
}

#[test]
fn entities_of_a_changed_article_are_to_be_found_anew() {
    let (mut library, source, _) = library();
    let id = learn(&mut library, source, "زيارة", "زارت أنغيلا ميركل مدينة تونس");
    assert_eq!(library.unrecognised(9).unwrap(), []);
    library.keep(source, &[article("زيارة", "نص آخر")], NOW).unwrap();
    assert_eq!((library.entities(id).unwrap(), library.unrecognised(9).unwrap()), (None, vec![id]));
    assert_eq!(library.timeline(&merkel(), 9).unwrap().articles, []);
}

#[test]
fn a_merge_holds_everywhere_and_can_be_taken_back() {
    let (mut library, one, two) = library_with_two();
    let merge = Correction::Merge(merkel(), Kind::Person, "المستشارة".to_owned());
    library.correct(&merge).unwrap();
    let merged = library.timeline(&EntityKey::new(Kind::Person, "المستشاره"), 9).unwrap();
    assert_eq!((merged.articles.len(), library.timeline(&merkel(), 9).unwrap().articles.len()), (2, 0));
    let entities = library.entities(one).unwrap().unwrap();
    assert!(entities.iter().any(|entity| entity.name == "المستشارة" && entity.aliases[0] == "أنغيلا ميركل"));
    library.take_back(&merge).unwrap();
    assert_eq!(library.timeline(&merkel(), 9).unwrap().articles[0], two);
    assert_eq!(library.corrections().unwrap(), []);
}

#[test]
fn a_kind_can_be_corrected_and_a_name_muted() {
    let (mut library, one, _) = library_with_two();
    library.correct(&Correction::Kind(EntityKey::new(Kind::Place, "تونس"), Kind::Organization)).unwrap();
    let club = EntityKey::new(Kind::Organization, "تونس");
    assert_eq!(library.timeline(&club, 9).unwrap().articles.len(), 2);
    assert!(library.timeline(&merkel(), 9).unwrap().companions.iter().any(|one| one.key == club));
    library.correct(&Correction::Mute(club.clone())).unwrap();
    assert!(library.entities(one).unwrap().unwrap().iter().all(|entity| entity.name != "تونس"));
    assert!(library.timeline(&merkel(), 9).unwrap().companions.iter().all(|one| one.key != club));
}

#[test]
fn a_spelling_that_is_somebody_else_is_split_off() {
    let (mut library, source, _) = library();
    let id = learn(&mut library, source, "زيارة", "زارت أنغيلا ميركل مدينة تونس، ثم عادت ميركل");
    let names = |library: &Library| {
        let entities = library.entities(id).unwrap().unwrap();
        let people = entities.into_iter().filter(|entity| entity.kind == Kind::Person);
        people.map(|entity| (entity.name, entity.mentions.len())).collect::<Vec<_>>()
    };
    assert_eq!(names(&library), [("أنغيلا ميركل".to_owned(), 2)]);
    library.correct(&Correction::Split(merkel(), "ميركل".to_owned())).unwrap();
    assert_eq!(names(&library), [("أنغيلا ميركل".to_owned(), 1), ("ميركل".to_owned(), 1)]);
    assert_eq!(library.timeline(&EntityKey::new(Kind::Person, "ميركل"), 9).unwrap().articles.len(), 1);
}
