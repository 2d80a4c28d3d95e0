//! A name of the tagger becomes a claim: its kind and its extent, as our conventions have them.

use super::hash::{phrase, word};
use super::model::Model;
use super::{Named, Sort, features, words};
use crate::entities::claims::{Claim, Rank};
use crate::entities::keys::{is_definite, readings};
use crate::entities::latin;
use crate::entities::tables::{Flag, Follow, Given, Head, Kept, tables};
use crate::entities::tokens::{Gap, Passage, Script};
use crate::model::{Kind, Why};

/// How sure a name in a list is at least, and one behind a title or a head noun: not enough to be shown for it alone.
const HINTED: f32 = 0.8;

/// How sure a given name alone must be, without a title: many are words too.
const CALLED: f32 = 0.98;

/// How sure a place must be whose name is also a common word.
const SURE_OF_PLACE: f32 = 0.6;

/// Head nouns that are as often a place of work, with the name of who leads it behind them: رئاسة سامي.
const OFFICES: [&str; 10] = ["بلديه", "رياسه", "وزاره", "سفاره", "نيابه", "مديريه", "بنك", "مصرف", "نادي", "محكمه"];

/// Whether a name is also a common word, and nothing tells that the name is meant: a sure mention must stand elsewhere.
fn is_doubtful(passage: &Passage<'_>, named: &Named) -> bool {
    let hit = tables().names.longest(passage, named.first);
    let word = hit.is_some_and(|hit| hit.last == named.last && hit.value.flag == Flag::Ambiguous);
    let place = named.sort == Sort::Place && named.sure >= SURE_OF_PLACE;
    (word && !place) || calling(passage, named) == Some(Given::Word)
}

/// The sort of a name that is a given name and no more.
fn calling(passage: &Passage<'_>, named: &Named) -> Option<Given> {
    let alone = named.sort == Sort::Person && named.last == named.first + 1;
    let given = named.keys(passage).first().and_then(|key| tables().given.get(key).copied());
    given.filter(|_| alone)
}

/// What the tagger claims by a name: its kind, its extent by our conventions, and how sure it is.
pub(super) fn claim(model: &Model<'_>, passage: &Passage<'_>, named: Named) -> Option<Claim> {
    let kind = match named.sort {
        _ if is_made(passage, &named) => Kind::Product,
        Sort::Person => Kind::Person,
        Sort::Organization => Kind::Organization,
        Sort::Place => Kind::Place,
        Sort::Other => headed(passage, &named)?,
    };
    let named = without_tail(model, passage, without_head(passage, named, kind), kind);
    let (named, kind) = with_head(passage, named, kind);
    let Named { first, last, letters, sure, .. } = named;
    let arabic = (first..last).all(|at| passage.script(at) == Script::Arabic);
    let listed = words::lists_of(model, &named.keys(passage)) & features::NAMES != 0;
    let before = phrase(None, passage.before(first, 1));
    let announced = model.lists_of(before) & features::TRIGGERS != 0;
    let sure = if listed || announced { sure.max(HINTED) } else { sure };
    let called = calling(passage, &named).is_some() && !announced && sure < CALLED;
    let subject = Claim::name_of(passage, first, last, letters);
    let may = arabic && !called && !is_doubtful(passage, &named);
    may.then_some(Claim { first, last, letters, kind, sure, why: Why::Tagger, subject, rank: Rank::Name })
}

/// A name without the noun before it that the conventions leave out: مدينة كان, شركة نقطة.
fn without_head(passage: &Passage<'_>, named: Named, kind: Kind) -> Named {
    let rest = named.last - named.first - 1;
    let left_out = readings(passage.key(named.first))
        .filter_map(|reading| tables().heads.word(&reading.key))
        .any(|head| head.kept == Kept::No && head.kind == kind);
    let fits = rest > 0 && (kind == Kind::Place || rest == 1);
    if left_out && fits { Named { first: named.first + 1, letters: 0, ..named } } else { named }
}

/// Whether a name that is nothing else by itself stands behind a noun for things that are made: سفينة مادلين.
fn is_made(passage: &Passage<'_>, named: &Named) -> bool {
    let first = passage.key(named.first);
    let known = is_definite(first) || tables().heads.word(first).is_some() || tables().given.contains_key(first);
    named.letters == 0 && !known && latin::is_made(passage, named.first)
}

/// A person's name without a last word that can be none: بالاتفاق.
fn without_tail(model: &Model<'_>, passage: &Passage<'_>, named: Named, kind: Kind) -> Named {
    let frequent = |key: &str| is_definite(key) && model.clusters_of(word(key)).is_some();
    let other = readings(passage.key(named.last - 1)).skip(1).any(|reading| frequent(&reading.key));
    let cut = kind == Kind::Person && other && named.last - named.first > 1;
    if cut { Named { last: named.last - 1, ..named } } else { named }
}

/// A name with the noun before it that belongs to the whole: مستشفى سالم, معبر رفح. It is of the kind of that noun.
fn with_head(passage: &Passage<'_>, named: Named, kind: Kind) -> (Named, Kind) {
    let at = named.first.checked_sub(1).filter(|_| named.letters == 0 && passage.gap(named.first) == Gap::Blank);
    let whole = at.and_then(|at| {
        readings(passage.key(at)).find_map(|reading| {
            let head = tables().heads.word(&reading.key).copied().filter(|head| belongs(*head, kind))?;
            let whole = Named { first: at, letters: reading.letters, ..named };
            (!OFFICES.contains(&reading.key.as_ref())).then_some((whole, head.kind))
        })
    });
    whole.unwrap_or((named, kind))
}

/// Whether a head noun belongs to the name of a person or a place behind it.
fn belongs(head: Head, kind: Kind) -> bool {
    let takes = match kind {
        Kind::Person => head.follow == Follow::Any,
        Kind::Place => head.kind != Kind::Event && matches!(head.follow, Follow::Any | Follow::Named | Follow::Place),
        Kind::Organization
        | Kind::Product
        | Kind::Event
        | Kind::Date
        | Kind::Money
        | Kind::Percent
        | Kind::Quantity
        | Kind::Other => false,
    };
    head.kept == Kept::Yes && takes
}

/// The kind of another name, where a head noun in it or before it tells: مهرجان …, تطبيق ….
fn headed(passage: &Passage<'_>, named: &Named) -> Option<Kind> {
    let told = |key: &str| {
        let bare = key.strip_prefix("ال").unwrap_or(key);
        let head = tables().heads.word(key).or_else(|| tables().heads.word(bare))?;
        matches!(head.kind, Kind::Event | Kind::Product).then_some(head.kind)
    };
    let own = named.keys(passage).first().and_then(|key| told(key));
    own.or_else(|| readings(passage.before(named.first, 1)).find_map(|reading| told(&reading.key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name `first..last` of a text, as it is shaped.
    fn shaped(text: &str, sort: Sort, (first, last): (usize, usize)) -> (Kind, &str) {
        let passage = Passage::new(text);
        let model = crate::entities::tagger::own().expect("the file of the program is well formed");
        let named = Named { first, last, letters: 0, sort, sure: 0.95 };
        let claim = claim(model, &passage, named).expect("it is a name");
        (claim.kind, passage.span(claim.first, claim.last, claim.letters).of(text))
    }

    #[test]
    fn the_noun_before_it_belongs_to_the_name_of_a_hospital_or_a_crossing() {
        assert_eq!(
            shaped("نقل إلى مستشفى سناء الرملي", Sort::Person, (3, 5)),
            (Kind::Organization, "مستشفى سناء الرملي")
        );
        assert_eq!(shaped("عند معبر الوديعة أمس", Sort::Place, (2, 3)), (Kind::Place, "معبر الوديعة"));
        assert_eq!(shaped("برئاسة نزار العاني", Sort::Person, (1, 3)), (Kind::Person, "نزار العاني"));
    }

    #[test]
    fn a_name_behind_a_noun_for_things_is_a_thing() {
        assert_eq!(shaped("غادرت السفينة التركية مرمرا", Sort::Organization, (3, 4)), (Kind::Product, "مرمرا"));
        assert_eq!(shaped("رست ناقلة الغاز كلاودا", Sort::Place, (3, 4)), (Kind::Product, "كلاودا"));
    }

    #[test]
    fn a_word_with_a_preposition_ends_no_name_of_a_person() {
        assert_eq!(shaped("رحب تشن لونغ بالاتفاق", Sort::Person, (1, 4)), (Kind::Person, "تشن لونغ"));
    }
}
