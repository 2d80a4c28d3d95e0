//! People in Arabic letters: names that begin with a given name or stand behind a title.

use super::claims::{Claim, Rank};
use super::keys::{Reading, is_definite, readings};
use super::tables::{Given, Title, tables};
use super::tokens::{Gap, Passage, Script};
use crate::model::{Kind, Why};
use std::collections::HashMap;

/// The longest name, in tokens.
const LONGEST: usize = 6;

/// First words of names such as صلاح الدين.
const OF_RELIGION: [&str; 38] = [
    "نور",
    "صلاح",
    "عز",
    "علاء",
    "جمال",
    "شمس",
    "بدر",
    "ضياء",
    "نجم",
    "سيف",
    "تقي",
    "شهاب",
    "محيي",
    "محي",
    "زين",
    "خير",
    "ناصر",
    "حسام",
    "عماد",
    "فخر",
    "كمال",
    "جلال",
    "بهاء",
    "سعد",
    "نصر",
    "برهان",
    "شرف",
    "مجد",
    "ركن",
    "معز",
    "مصباح",
    "قطب",
    "تاج",
    "قمر",
    "صفي",
    "رضي",
    "سراج",
    "محب",
];

/// First words of names such as نصر الله.
const OF_GOD: [&str; 18] = [
    "نصر", "حسب", "فضل", "جاد", "جار", "عطا", "سعد", "فتح", "ضيف", "رزق", "عبيد", "حمد", "فرج", "حفظ", "عون", "جاب",
    "خير", "سيف",
];

/// Ordinals of kings and popes.
const REGNAL: [&str; 10] =
    ["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "الثانيه"];

/// A name read from some token on.
#[derive(Clone, Copy, Debug)]
struct Name {
    last: usize,
    letters: usize,
    given: Given,
    /// A word beside the given name is a name for sure.
    confirmed: bool,
    /// More than the given name.
    full: bool,
}

/// What a word may be in a name already begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// So many tokens that are names for sure.
    Listed(usize),
    /// So many tokens of a surname, behind which nothing unknown follows.
    Surname(usize),
    /// A given name that is a common word as well.
    Word,
    /// An attribution such as العبيدي: one token.
    Nisba,
    /// One word that is nothing we know.
    Unknown,
}

/// Every claim for a person in a passage.
pub(super) fn people(passage: &Passage<'_>) -> Vec<Claim> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for at in 0..passage.len() {
        *counts.entry(passage.key(at)).or_default() += 1;
    }
    let mut claims = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        let found = begun(passage, at).or_else(|| behind_title(passage, at, &counts));
        at = found.as_ref().map_or(at + 1, |claim| claim.last);
        claims.extend(found);
    }
    claims
}

/// Where a name that starts at `at` ends, for rules that only need its extent.
pub(super) fn name_end(passage: &Passage<'_>, at: usize) -> Option<usize> {
    name(passage, at).filter(|name| name.letters == 0).map(|name| name.last)
}

/// A name that begins with a given name.
fn begun(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let name = name(passage, at)?;
    let titled = name.full && titled(passage, at);
    let enough = match name.given {
        Given::Word => name.full && (name.confirmed || (titled && name.letters == 0)),
        Given::Arabic | Given::Foreign => name.full,
        Given::Latin => false,
    };
    let sure = match (titled, name.confirmed) {
        (true, _) => 0.95,
        (false, true) => 0.9,
        (false, false) => 0.75,
    };
    enough.then(|| claim(passage, (at, name.last), name.letters, sure))
}

/// A name that begins with an unknown word behind a title: the word behind it confirms it, or its return.
fn behind_title(passage: &Passage<'_>, at: usize, counts: &HashMap<&str, usize>) -> Option<Claim> {
    let unknown = passage.script(at) == Script::Arabic && plain(passage.key(at));
    let part = part(passage, at + 1, Given::Arabic).filter(|_| unknown)?;
    if !titled(passage, at) || tables().names.longest(passage, at).is_some() {
        return None;
    }
    let personal = readings(passage.before(at, 1)).any(|reading| title(&reading.key) == Some(Title::Personal));
    let returns = |at: usize| counts.get(passage.key(at)).is_some_and(|&count| count > 1);
    match part {
        Part::Listed(tokens) | Part::Surname(tokens) => Some(claim(passage, (at, at + 1 + tokens), 0, 0.8)),
        Part::Unknown | Part::Nisba if personal && returns(at + 1) => Some(claim(passage, (at, at + 2), 0, 0.75)),
        Part::Unknown | Part::Nisba | Part::Word => None,
    }
}

fn claim(passage: &Passage<'_>, (first, last): (usize, usize), letters: usize, sure: f32) -> Claim {
    let subject = Claim::name_of(passage, first, last, letters);
    Claim { first, last, letters, kind: Kind::Person, sure, why: Why::Pattern, subject, rank: Rank::Name }
}

fn name(passage: &Passage<'_>, at: usize) -> Option<Name> {
    if passage.script(at) != Script::Arabic {
        return None;
    }
    let (opened, letters, given) = opening(passage, at)?;
    let mut last = opened;
    let mut confirmed = false;
    // Behind the name of a known person nothing unknown follows either.
    let known = known_end(passage, at);
    let mut unknown = false;
    while last < at + LONGEST {
        match part(passage, last, given) {
            Some(Part::Listed(tokens)) => {
                confirmed = true;
                last += tokens;
            }
            Some(Part::Surname(tokens)) => {
                (confirmed, unknown) = (true, true);
                last += tokens;
            }
            Some(Part::Word) => last += 1,
            Some(Part::Nisba) => {
                confirmed = true;
                last += 1;
                break;
            }
            Some(Part::Unknown) if !unknown && known != Some(last) => {
                unknown = true;
                last += 1;
            }
            Some(Part::Unknown) | None => break,
        }
    }
    Some(Name { last, letters, given, confirmed, full: last > opened })
}

/// Where the known person that starts at `at` ends.
fn known_end(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let hit = tables().names.longest(passage, at)?;
    let person = tables().entries.get(hit.value.entry).is_some_and(|entry| entry.kind == Kind::Person);
    person.then_some(hit.last)
}

/// The given name at `at`: where it ends, its proclitics, its sort.
fn opening(passage: &Passage<'_>, at: usize) -> Option<(usize, usize, Given)> {
    for reading in readings(passage.key(at)) {
        if reading.key == "عبد" && is_definite(passage.next(at + 1)) {
            return Some((at + 2, reading.letters, Given::Arabic));
        }
        if of_faith(passage, at, &reading.key) {
            return Some((at + 2, reading.letters, Given::Arabic));
        }
        let Some(&given) = tables().given.get(reading.key.as_ref()).filter(|_| is_safe(passage.key(at), &reading))
        else {
            continue;
        };
        let sure = given != Given::Word || reading.letters == 0 || reading.proclitic == "و";
        if sure && given != Given::Latin && !(reading.key == "علي" && is_preposition(passage, at)) {
            return Some((at + 1, reading.letters, given));
        }
    }
    None
}

/// Whether a name may be read behind proclitics: enough of it is left, and the whole is no word by itself.
fn is_safe(key: &str, reading: &Reading<'_>) -> bool {
    let least = if reading.proclitic == "و" { 3 } else { 4 };
    reading.letters == 0 || (reading.key.chars().count() >= least && !tables().common.contains(key))
}

/// صلاح الدين, نصر الله: whether a name of two words starts at `at`, which reads as `key`.
fn of_faith(passage: &Passage<'_>, at: usize, key: &str) -> bool {
    match passage.next(at + 1) {
        "الدين" => OF_RELIGION.contains(&key),
        "الله" => OF_GOD.contains(&key),
        _ => false,
    }
}

/// على folds to the name علي, but is never written with a dotted yeh where the text has both.
fn is_preposition(passage: &Passage<'_>, at: usize) -> bool {
    passage.surface(at).ends_with('ى')
}

/// What the token at `at` adds to a name already begun, if it does.
fn part(passage: &Passage<'_>, at: usize, given: Given) -> Option<Part> {
    if passage.script(at) != Script::Arabic || passage.gap(at) != Gap::Blank {
        return None;
    }
    let key = passage.key(at);
    if let Some(tokens) = linked(passage, at, given) {
        return Some(Part::Listed(tokens));
    }
    let listed = tables().surnames.longest(passage, at).filter(|hit| hit.letters == 0);
    if let Some(hit) = listed {
        return Some(Part::Surname(hit.last - at));
    }
    if of_faith(passage, at, key) {
        return Some(Part::Listed(2));
    }
    match tables().given.get(key).filter(|_| !(key == "علي" && is_preposition(passage, at))) {
        Some(Given::Word) => return Some(Part::Word),
        Some(Given::Arabic | Given::Foreign) => return Some(Part::Listed(1)),
        Some(Given::Latin) | None => {}
    }
    if REGNAL.contains(&key) && tables().given.contains_key(passage.before(at, 1)) {
        return Some(Part::Listed(1));
    }
    if is_definite(key) {
        let nisba = key.ends_with('ي') && key.chars().nth(4).is_some();
        let part = if nisba { Part::Nisba } else { Part::Unknown };
        let plural = ["ات", "ون", "ين", "ه"].iter().any(|end| key.ends_with(end));
        let other = plural || is_common(key) || is_nation(key) || title(key).is_some() || is_placed(key);
        return (!other && key.chars().nth(4).is_some()).then_some(part);
    }
    // Behind an Arabic name a verb or a preposition is likelier than a name of that shape.
    let shaped = ["ت", "با", "لا", "لل"].iter().any(|start| key.starts_with(start)) && key.chars().nth(3).is_some();
    (plain(key) && (given == Given::Foreign || !shaped) && !is_placed(key)).then_some(Part::Unknown)
}

/// Whether a key alone is a known name of anything but a person.
fn is_placed(key: &str) -> bool {
    let known = tables().names.word(key).and_then(|form| tables().entries.get(form.entry));
    known.is_some_and(|entry| entry.kind != Kind::Person)
}

/// بن علي, آل ثاني, عبد الله, دي نيرو: how many tokens.
fn linked(passage: &Passage<'_>, at: usize, given: Given) -> Option<usize> {
    let key = passage.key(at);
    let next = passage.next(at + 1);
    if passage.script(at + 1) != Script::Arabic || next.is_empty() {
        return None;
    }
    let tokens = match key {
        "عبد" if is_definite(next) => return Some(2),
        "ال" => return Some(2),
        "بن" | "ابن" | "بنت" | "منت" | "ولد" | "ايت" | "ابو" | "ابي" | "بو" => 2,
        "دي" | "دو" | "دا" | "فان" | "فون" | "ديل" if given == Given::Foreign => 2,
        _ => return None,
    };
    let servant = next == "عبد" && is_definite(passage.next(at + 2));
    let faithful = of_faith(passage, at + 1, next);
    let named = tables().given.contains_key(next) || !is_common(next);
    named.then_some(tokens + usize::from(servant || faithful))
}

/// Whether a title stands before `at`, with adjectives or the complement of an office between.
fn titled(passage: &Passage<'_>, at: usize) -> bool {
    for back in 1..=7 {
        let word = passage.before(at, back);
        if word.is_empty() {
            return false;
        }
        let found = readings(word).find_map(|reading| title(&reading.key));
        if let Some(found) = found {
            let between = (1..back).all(|between| fits_between(passage, at - between, found));
            if between {
                return true;
            }
        }
        let complement = passage.script(at - back) != Script::Mark;
        if !complement {
            return false;
        }
    }
    false
}

fn fits_between(passage: &Passage<'_>, at: usize, title: Title) -> bool {
    let key = passage.key(at);
    let definite = is_definite(key) || key.starts_with("لل") || key.starts_with("بال") || key.starts_with("وال");
    match title {
        Title::Personal => is_definite(key),
        Title::Office => {
            definite
                || passage.script(at) == Script::Latin
                || matches!(
                    key,
                    "ل" | "لـ"
                        | "باسم"
                        | "عام"
                        | "مجلس"
                        | "وزراء"
                        | "لجنه"
                        | "اداره"
                        | "نادي"
                        | "شركه"
                        | "هييه"
                )
                || tables().names.longest(passage, at).is_some()
        }
    }
}

fn title(key: &str) -> Option<Title> {
    tables().titles.get(key).copied()
}

/// A word that might be a name: unknown, indefinite and not shaped like a verb.
fn plain(key: &str) -> bool {
    let verb = ["ي", "سي", "ست", "است", "نست", "لل", "ان"].iter().any(|start| key.starts_with(start));
    let count = key.chars().count();
    let plural = count > 7 && ["ات", "ون", "ين", "يه", "ا"].iter().any(|end| key.ends_with(end));
    let owned = count > 4 && ["ها", "هم", "كم"].iter().any(|end| key.ends_with(end));
    count > 2
        && !is_definite(key)
        && !verb
        && !plural
        && !owned
        && !is_common(key)
        && !joined(key)
        && !is_nation(key)
        && title(key).is_none()
}

/// و or a preposition glued to something that is no name by itself.
fn joined(key: &str) -> bool {
    readings(key).any(|reading| {
        let rest = reading.key.as_ref();
        reading.letters > 0 && (is_definite(rest) || tables().given.contains_key(rest) || tables().names.starts(rest))
    }) || (key.starts_with('و') && !key.starts_with("وو"))
}

/// Whether a key, its reading without proclitics or without a pronoun at its end is a common word.
pub(super) fn is_common(key: &str) -> bool {
    const PRONOUNS: [&str; 8] = ["ها", "هم", "هما", "هن", "نا", "ه", "ا", "ي"];
    readings(key).any(|reading| {
        let word = reading.key.as_ref();
        let word = word.strip_prefix("ال").unwrap_or(word);
        let common = &tables().common;
        if common.contains(word) || common.contains(reading.key.as_ref()) {
            return true;
        }
        let long = word.chars().count() >= 4;
        long && PRONOUNS.iter().any(|end| {
            word.strip_suffix(end).is_some_and(|stem| {
                let feminine = stem.strip_suffix('ت').map(|stem| format!("{stem}ه"));
                let count = stem.chars().count();
                count >= 3 && (common.contains(stem) || feminine.is_some_and(|stem| common.contains(&stem)))
            })
        })
    })
}

/// Whether a key is an adjective of nationality, in any gender and with or without its article.
pub(super) fn is_nation(key: &str) -> bool {
    readings(key).any(|reading| {
        let word = reading.key.as_ref();
        let bare = word.strip_prefix("ال").unwrap_or(word);
        let ends = ["", "ه", "ا", "ين", "ون", "ات", "ان", "تين"];
        let nation = |word: &str| {
            ends.iter().any(|end| word.strip_suffix(end).is_some_and(|stem| tables().nations.contains(stem)))
        };
        nation(word) || nation(bare)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let passage = Passage::new(text);
        people(&passage)
            .into_iter()
            .map(|claim| passage.span(claim.first, claim.last, claim.letters).of(text))
            .collect()
    }

    #[test]
    fn a_given_name_takes_the_names_behind_it() {
        assert_eq!(found("عالم الأحياء الأسترالي أندرو تولمان قرر التراجع"), ["أندرو تولمان"]);
        assert_eq!(found("بالشراكة مع ميرا كوفاتش، التي"), ["ميرا كوفاتش"]);
        assert_eq!(found("والتقى أحمد بن علي العبيدي أمس"), ["أحمد بن علي العبيدي"]);
        assert_eq!(found("وقال عبد الرحمن الكيلاني إن"), ["عبد الرحمن الكيلاني"]);
    }

    #[test]
    fn a_verb_or_common_word_ends_a_name() {
        assert_eq!(found("أكد سامي الطاهري أن محمد قال إن مريم ستشارك"), ["سامي الطاهري"]);
        assert_eq!(found("وصل وليد وأحمد إلى المطار"), [""; 0]);
    }

    #[test]
    fn a_given_name_that_is_a_word_needs_a_title_or_a_surname() {
        assert_eq!(found("هذا أمل جديد وربيع مبكر"), [""; 0]);
        assert_eq!(found("قال وزير المالية سعيد بركاني أمس"), ["سعيد بركاني"]);
        assert_eq!(found("مع كمال الهمامي"), ["كمال الهمامي"]);
    }

    #[test]
    fn an_unknown_name_behind_a_title_needs_to_return() {
        assert_eq!(found("قال المدرب زفونيمير بوبان إن الفريق جاهز. وأضاف بوبان أن"), ["زفونيمير بوبان"]);
        assert_eq!(found("أكد المدرب جاهزية الفريق"), [""; 0]);
    }

    #[test]
    fn the_preposition_is_not_the_name_that_folds_like_it() {
        assert_eq!(found("على الغنوشي أن يرد"), [""; 0]);
        assert_eq!(found("علي الغنوشي لم يرد"), ["علي الغنوشي"]);
    }
}
