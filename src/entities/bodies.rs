//! Organizations, places and events by their head noun: وزارة الداخلية, شارع الحبيب, صحيفة «النور».

use super::claims::{Claim, Rank};
use super::keys::{is_definite, readings};
use super::people::{is_common, is_nation, name_end};
use super::tables::{DateRole, Follow, Head, Kept, tables};
use super::tokens::{Gap, Passage, Script};
use crate::model::{Kind, Why};

/// The second portfolios of a ministry, behind و.
const PORTFOLIOS: [&str; 28] = [
    "التعليم",
    "البحث",
    "التكوين",
    "التجاره",
    "الصناعه",
    "الشباب",
    "الرياضه",
    "الطفوله",
    "الاسره",
    "المراه",
    "التعاون",
    "الهجره",
    "التنميه",
    "الاستثمار",
    "المناجم",
    "البييه",
    "الصيد",
    "الموارد",
    "الاسكان",
    "السياحه",
    "الاتصال",
    "الاعلام",
    "الطاقه",
    "المعادن",
    "التجهيز",
    "الشوون",
    "الاوقاف",
    "المغتربين",
];

/// Bodies whose name takes the town behind ب.
const SEATED: [&str; 6] = ["محكمه", "مستشفي", "كليه", "نيابه", "معهد", "مديريه"];

/// Nouns that follow ل in the name of a body: الجامعة التونسية لكرة القدم.
const PURPOSES: [&str; 8] = ["لكره", "لحقوق", "لشوون", "لحمايه", "لمكافحه", "لتنميه", "لدعم", "لمراقبه"];

/// Every claim that a head noun makes in a passage.
pub(super) fn bodies(passage: &Passage<'_>) -> Vec<Claim> {
    (0..passage.len()).filter_map(|at| construct(passage, at).or_else(|| definite(passage, at))).collect()
}

/// A head noun in construct: its name follows.
fn construct(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let hit = tables().heads.longest(passage, at)?;
    // برئاسة سامي: under the chair of.
    if hit.letters > 0 && passage.key(at).ends_with("برياسه") {
        return None;
    }
    let head = *hit.value;
    let name = hit.last;
    if let Some((first, last)) = quoted(passage, name) {
        return Some(named(passage, head, (first, last), 0, 0.85));
    }
    if passage.gap(name) != Gap::Blank || head.follow == Follow::Quoted {
        return None;
    }
    let (last, sure) = match head.follow {
        Follow::Any => any(passage, name, head)?,
        Follow::Named => institution(passage, name)?,
        Follow::Word => (word(passage, name)?, 0.8),
        Follow::Bare => (bare(passage, name)?, 0.75),
        Follow::Place if head.kind == Kind::Event => (occasion(passage, of_the_world(passage, name)?), 0.75),
        Follow::Place => (adjectives(passage, place(passage, name)?), 0.75),
        Follow::Quoted => return None,
    };
    match head.kept {
        Kept::Yes => Some(named(passage, head, (at, last), hit.letters, sure)),
        Kept::No => Some(named(passage, head, (name, last), 0, sure)),
    }
}

/// A head noun with its article and the adjectives that make it a name: المحكمة الابتدائية بسوسة.
fn definite(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let (letters, head) = readings(passage.key(at)).find_map(|reading| {
        let bare = reading.key.strip_prefix("ال")?;
        tables().heads.word(bare).map(|head| (reading.letters, *head))
    })?;
    if !is_institutional(passage, at + 1) {
        return None;
    }
    if head.kind == Kind::Event {
        let last = occasion(passage, adjectives(passage, at + 1));
        return (last > at + 2).then(|| named(passage, head, (at, last), letters, 0.8));
    }
    let fits = head.kept == Kept::Yes && matches!(head.follow, Follow::Any | Follow::Named);
    if !fits || head.kind != Kind::Organization {
        return None;
    }
    let adjectives = adjectives(passage, at + 1);
    let last = seat(passage, at, purpose(passage, adjectives));
    let enough = head.follow == Follow::Any || last > at + 2;
    enough.then(|| named(passage, head, (at, last), letters, 0.8))
}

fn named(passage: &Passage<'_>, head: Head, (first, last): (usize, usize), letters: usize, sure: f32) -> Claim {
    let subject = Claim::name_of(passage, first, last, letters);
    Claim { first, last, letters, kind: head.kind, sure, why: Why::Pattern, subject, rank: Rank::Name }
}

/// The words between quotation marks at `at`: at most four, none of them a mark.
fn quoted(passage: &Passage<'_>, at: usize) -> Option<(usize, usize)> {
    let close = match passage.next(at) {
        "«" => "»",
        "\"" => "\"",
        "“" => "”",
        _ => return None,
    };
    let last = (at + 2..=at + 5).find(|&last| passage.next(last) == close)?;
    let words = (at + 1..last).all(|at| !matches!(passage.script(at), Script::Mark | Script::Other));
    (words && passage.one_line(at, last)).then_some((at + 1, last))
}

fn any(passage: &Passage<'_>, at: usize, head: Head) -> Option<(usize, f32)> {
    if let Some(last) = place(passage, at) {
        return Some((adjectives(passage, last), 0.85));
    }
    if let Some(last) =
        name_end(passage, at).filter(|_| head.kind == Kind::Place || passage.script(at) == Script::Arabic)
    {
        return Some((last, 0.8));
    }
    if tables().titles.contains_key(passage.key(at)) {
        return Some((name_end(passage, at + 1)?, 0.8));
    }
    if is_name_like(passage, at) {
        let last = adjectives(passage, portfolios(passage, adjectives(passage, at + 1)));
        return Some((if head.kind == Kind::Organization { seat(passage, at - 1, last) } else { last }, 0.85));
    }
    None
}

/// A definite word with an institutional adjective, or a place.
fn institution(passage: &Passage<'_>, at: usize) -> Option<(usize, f32)> {
    if let Some(last) = place(passage, at) {
        return Some((adjectives(passage, last), 0.75));
    }
    let last = is_name_like(passage, at).then(|| adjectives(passage, at + 1))?;
    (last > at + 1).then_some((last, 0.75))
}

/// The name of a newspaper, a channel or a party: one or two definite words.
fn word(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if !is_name_like(passage, at) || is_adjective(passage, at) {
        return None;
    }
    let second = passage.next(at + 1);
    let joined = second.strip_prefix('و').unwrap_or(second);
    let goes_on = is_definite(joined) && !is_nation(joined) && !is_common(joined) && !is_time(joined);
    Some(at + 1 + usize::from(goes_on))
}

/// The name of a province: one word that is nothing else.
fn bare(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let key = passage.key(at);
    let adjective = key.ends_with("يه") || is_nation(key) || is_definite(key);
    let may = passage.script(at) == Script::Arabic && key.chars().nth(2).is_some() && !is_common(key) && !adjective;
    may.then_some(at + 1)
}

/// A known place at `at`, without a proclitic before it.
fn place(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let hit = tables().names.longest(passage, at).filter(|hit| hit.letters == 0)?;
    let entry = tables().entries.get(hit.value.entry)?;
    (entry.kind == Kind::Place).then_some(hit.last)
}

/// Takes the adjectives of institution and nationality that stand at `at`.
fn adjectives(passage: &Passage<'_>, at: usize) -> usize {
    (at..at + 3).find(|&at| !is_adjective(passage, at)).unwrap_or(at + 3)
}

/// Takes the second portfolio of a ministry, with its adjective: والبحث العلمي.
fn portfolios(passage: &Passage<'_>, at: usize) -> usize {
    let mut last = at;
    for _ in 0..2 {
        let next = passage.next(last).strip_prefix('و').unwrap_or_default();
        if !(PORTFOLIOS.contains(&next) || is_portfolio(passage, at, next)) {
            break;
        }
        last += 1;
        let adjective = passage.next(last);
        last += usize::from(is_definite(adjective) && adjective.ends_with("ي") && !is_time(adjective));
    }
    last
}

/// Whether a definite word joined by و is a portfolio: behind a ministry, where it is no office, body or nation itself.
fn is_portfolio(passage: &Passage<'_>, at: usize, next: &str) -> bool {
    let ministry = (1..=3).any(|back| passage.before(at, back).ends_with("وزاره"));
    let bare = next.strip_prefix("ال").unwrap_or_default();
    let other = tables().titles.contains_key(next) || tables().heads.word(bare).is_some() || is_nation(next);
    ministry && is_definite(next) && !other && !is_time(next) && tables().names.word(next).is_none()
}

/// Takes what a body is for: للشغل, لكرة القدم.
fn purpose(passage: &Passage<'_>, at: usize) -> usize {
    let key = passage.next(at);
    if PURPOSES.contains(&key) && is_definite(passage.next(at + 1)) {
        return at + 2;
    }
    let purpose = key.strip_prefix("لل").is_some_and(|rest| rest.chars().nth(2).is_some());
    let person = readings(key).any(|reading| tables().given.contains_key(reading.key.as_ref()));
    if purpose && !person { adjectives(passage, at + 1) } else { at }
}

/// What a cup or a fair may be of: a place, or all places.
fn of_the_world(passage: &Passage<'_>, at: usize) -> Option<usize> {
    const ALL: [&str; 6] = ["العالم", "العرب", "القارات", "الامم", "السوبر", "الجمهوريه"];
    let all = passage.gap(at) == Gap::Blank && ALL.contains(&passage.key(at));
    place(passage, at).or_else(|| all.then_some(at + 1))
}

/// Takes what tells an occasion from others of its place: الصحراوي, الدولي للكتاب, للأغذية والمشروبات.
fn occasion(passage: &Passage<'_>, at: usize) -> usize {
    let is_telling = |at: usize| {
        let key = passage.next(at);
        let adjective = key.ends_with('ي') || key.ends_with("يه") || matches!(key, "الممتاز" | "المفتوحه");
        is_definite(key) && adjective && key.chars().nth(4).is_some() && !is_time(key)
    };
    let last = (at..at + 2).find(|&at| !is_telling(at)).unwrap_or(at + 2);
    let purpose = passage.next(last).strip_prefix("لل").is_some_and(|rest| rest.chars().nth(2).is_some());
    if !purpose {
        return last;
    }
    let second = passage.next(last + 1);
    let numbered = passage.script(last + 1) == Script::Number;
    last + 1 + usize::from(numbered || second.strip_prefix('و').is_some_and(is_definite))
}

/// Takes the seat of a court or a faculty whose noun is the token `head`: بسوسة.
fn seat(passage: &Passage<'_>, head: usize, at: usize) -> usize {
    let seated = SEATED.iter().any(|noun| passage.key(head).ends_with(noun));
    if !seated || passage.gap(at) != Gap::Blank || !passage.key(at).starts_with('ب') {
        return at;
    }
    let hit = tables().names.longest(passage, at).filter(|hit| hit.letters == 1);
    let place = hit.filter(|hit| tables().entries.get(hit.value.entry).is_some_and(|entry| entry.kind == Kind::Place));
    place.map_or(at, |hit| hit.last)
}

/// A definite word on the same line that may open a name.
fn is_name_like(passage: &Passage<'_>, at: usize) -> bool {
    let key = passage.key(at);
    passage.gap(at) == Gap::Blank && is_definite(key) && !tables().common.contains(key) && !is_time(key)
}

fn is_adjective(passage: &Passage<'_>, at: usize) -> bool {
    is_institutional(passage, at)
        || (passage.gap(at) == Gap::Blank && is_definite(passage.key(at)) && is_nation(passage.key(at)))
}

fn is_institutional(passage: &Passage<'_>, at: usize) -> bool {
    let key = passage.key(at);
    let nation = is_definite(key) && is_nation(key);
    passage.gap(at) == Gap::Blank && (nation || tables().institutional.contains(key))
}

fn is_time(key: &str) -> bool {
    let roles = [DateRole::Weekday, DateRole::Relative, DateRole::Period];
    roles.into_iter().any(|role| tables().has_role(key, role))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        let passage = Passage::new(text);
        bodies(&passage)
            .into_iter()
            .map(|claim| (claim.kind, passage.span(claim.first, claim.last, claim.letters).of(text)))
            .collect()
    }

    fn organizations(text: &str) -> Vec<&str> {
        found(text).into_iter().filter(|(kind, _)| *kind == Kind::Organization).map(|(_, name)| name).collect()
    }

    #[test]
    fn a_ministry_takes_its_portfolios_and_its_nation() {
        assert_eq!(organizations("أعلنت وزارة الداخلية الأردنية أمس"), ["وزارة الداخلية الأردنية"]);
        assert_eq!(organizations("قالت وزارة الصحة اليوم"), ["وزارة الصحة"]);
        assert_eq!(organizations("لوزارة التعليم العالي والبحث العلمي دور"), ["وزارة التعليم العالي والبحث العلمي"]);
        assert_eq!(organizations("وزارة الشباب والرياضة"), ["وزارة الشباب والرياضة"]);
    }

    #[test]
    fn a_definite_body_needs_the_adjectives_of_one() {
        assert_eq!(organizations("أمام المحكمة الابتدائية بسوسة أمس"), ["المحكمة الابتدائية بسوسة"]);
        assert_eq!(organizations("أفاد المعهد الوطني للرصد أن"), ["المعهد الوطني للرصد"]);
        assert_eq!(organizations("قررت اللجنة تأجيل الاجتماع في المركز الجديد"), [""; 0]);
    }

    #[test]
    fn the_head_of_a_newspaper_or_a_party_is_left_out() {
        assert_eq!(organizations("ذكرت صحيفة الميثاق المصرية أن حزب «نور الغد» فاز"), ["الميثاق", "نور الغد"]);
    }

    #[test]
    fn streets_and_stadiums_are_places() {
        assert_eq!(
            found("في شارع الحبيب بورقيبة قرب ملعب المنزه"),
            [(Kind::Place, "شارع الحبيب بورقيبة"), (Kind::Place, "ملعب المنزه")]
        );
    }

    #[test]
    fn a_festival_of_a_place_is_an_event() {
        assert_eq!(found("افتتح مهرجان الحمامات الدولي"), [(Kind::Event, "مهرجان الحمامات الدولي")]);
        assert_eq!(found("في مؤتمر صحفي عقده"), []);
    }
}
