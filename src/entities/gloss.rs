//! Glosses: an Arabic name with its Latin spelling in brackets behind it, two spellings of one entity.

use super::claims::{Claim, Rank, Subject, Taken};
use super::keys::readings;
use super::latin::{Run, head_before, head_kind, is_made};
use super::people::{is_common, is_nation};
use super::skeleton::{distance, skeleton};
use super::tables::{Given, Title, tables};
use super::tokens::{Gap, Passage, Script};
use crate::model::{Kind, Why};
use std::collections::HashMap;

/// How unlike a name and its gloss may be (see [`distance`]).
const ALIKE: f32 = 0.4;

/// Marks that close a quoted name.
const CLOSING: [&str; 3] = ["»", "”", "\""];
/// Marks that open one.
const OPENING: [&str; 3] = ["«", "“", "\""];

/// The most Arabic words that a gloss reaches back over.
const REACH: usize = 6;

/// Claims for both spellings of every gloss whose extent its sounds show.
pub(super) fn glosses(passage: &Passage<'_>, runs: &[Run]) -> Vec<Claim> {
    runs.iter().filter_map(|&run| spelled(passage, run)).flatten().collect()
}

/// Makes the Latin name in brackets right behind a settled claim the same subject, wherever that name stands:
/// الهيئة العليا (ISIE).
pub(super) fn attach(passage: &Passage<'_>, claims: &mut [Claim]) {
    let mut owners: HashMap<Subject, (Subject, Kind)> = HashMap::new();
    for pair in claims.windows(2) {
        let [name, gloss] = pair else { continue };
        let named = !matches!(name.subject, Subject::Value(..)) && passage.script(name.first) == Script::Arabic;
        let bracketed = end_of_name(passage, Run { first: gloss.first, last: gloss.last }) == Some(name.last);
        let latin = passage.script(gloss.first) == Script::Latin && !matches!(gloss.subject, Subject::Value(..));
        if named && bracketed && latin {
            // The Latin name is a subject of its own wherever it stands without the Arabic one.
            let alone = Claim::name_of(passage, gloss.first, gloss.last, 0);
            for subject in [alone, gloss.subject.clone()] {
                let owned = matches!(subject, Subject::Named(_)) && subject != name.subject;
                if owned {
                    owners.entry(subject).or_insert((name.subject.clone(), name.kind));
                }
            }
        }
    }
    for claim in claims {
        if let Some((subject, kind)) = owners.get(&claim.subject) {
            (claim.subject, claim.kind, claim.why) = (subject.clone(), *kind, Why::Link);
        }
    }
}

/// The abbreviation in brackets behind a body is the body: الوكالة العربية السورية للأنباء (سانا).
pub(super) fn abbreviate(passage: &Passage<'_>, claims: &mut Vec<Claim>, taken: &mut Taken) {
    for at in 0..claims.len() {
        let Some(word) = claims.get(at).and_then(|body| abbreviation(passage, body)) else { continue };
        let body = claims[at].clone();
        match claims.iter().find(|claim| claim.first <= word && word < claim.last).cloned() {
            Some(own) if own.last == own.first + 1 && own.kind == body.kind => unite(claims, &own.subject, &body),
            Some(_) => {}
            None => {
                taken.take(word, word + 1);
                claims.push(Claim { first: word, last: word + 1, letters: 0, sure: 0.85, ..body });
            }
        }
    }
    claims.sort_by_key(|claim| claim.first);
}

/// Makes one subject of that of an abbreviation and that of its body: a known one, if either is.
fn unite(claims: &mut [Claim], short: &Subject, body: &Claim) {
    let (from, to) = match (short, &body.subject) {
        (Subject::Known(_), Subject::Known(_)) => return,
        (Subject::Known(_), long) => (long.clone(), short.clone()),
        (short, long) => (short.clone(), long.clone()),
    };
    claims.iter_mut().filter(|claim| claim.subject == from).for_each(|claim| claim.subject = to.clone());
}

/// The one Arabic word in brackets behind a body that may stand for it.
fn abbreviation(passage: &Passage<'_>, body: &Claim) -> Option<usize> {
    let word = body.last + 1;
    let bracketed = passage.next(body.last) == "(" && passage.next(word + 1) == ")";
    let key = passage.next(word);
    let fits = body.kind == Kind::Organization && body.last > body.first + 1 && passage.script(word) == Script::Arabic;
    (bracketed && fits && !is_common(key) && !is_nation(key)).then_some(word)
}

/// The bracket before a run that is alone in it, but for the name of its language: (بالإنجليزية: Sam Altman).
fn bracket(passage: &Passage<'_>, run: Run) -> Option<usize> {
    const LANGUAGES: [&str; 4] = ["بالانجليزيه", "بالانكليزيه", "بالفرنسيه", "بالالمانيه"];
    let language = passage.before(run.first, 1) == ":" && LANGUAGES.contains(&passage.before(run.first, 2));
    let back = if language { 3 } else { 1 };
    let bracketed = passage.before(run.first, back) == "(" && passage.next(run.last) == ")";
    run.first.checked_sub(back).filter(|_| bracketed)
}

/// Where the name that a bracketed run explains ends: before the bracket, and before the quotation mark that may close
/// the name: «كلمن» (Kalamun).
fn end_of_name(passage: &Passage<'_>, run: Run) -> Option<usize> {
    let bracket = bracket(passage, run)?;
    let quoted = CLOSING.contains(&passage.before(bracket, 1));
    Some(bracket - usize::from(quoted))
}

fn spelled(passage: &Passage<'_>, run: Run) -> Option<[Claim; 2]> {
    let end = end_of_name(passage, run)?;
    let first = extent(passage, run, end)?;
    let letters = proclitic(passage, run, first, end);
    let kind = kind(passage, run, first);
    let subject = known(passage, first, end)
        .or_else(|| known(passage, run.first, run.last))
        .unwrap_or_else(|| Claim::name_of(passage, first, end, letters));
    let claim = |first, last, letters| Claim {
        first,
        last,
        letters,
        kind,
        sure: 0.9,
        why: Why::Pattern,
        subject: subject.clone(),
        rank: Rank::Gloss,
    };
    Some([claim(first, end, letters), claim(run.first, run.last, 0)])
}

/// The known name that fills `first..last`.
fn known(passage: &Passage<'_>, first: usize, last: usize) -> Option<Subject> {
    let hit = tables().names.longest(passage, first).filter(|hit| hit.last == last)?;
    Some(Subject::Known(hit.value.entry))
}

/// The first of the words before `end` that sound like the run, if they do.
fn extent(passage: &Passage<'_>, run: Run, end: usize) -> Option<usize> {
    let latin = words_of(passage, run.first, run.last);
    let target = skeleton(&latin);
    if target.len() < 2 {
        return None;
    }
    let mut best: Option<(f32, usize)> = None;
    for first in (end.saturating_sub(REACH)..end).rev() {
        let name =
            passage.script(first) == Script::Arabic && (first + 1 == end || passage.gap(first + 1) == Gap::Blank);
        if !name {
            break;
        }
        let unlike = distance(&skeleton(&words_of(passage, first, end)), &target);
        if best.is_none_or(|(least, _)| unlike < least) {
            best = Some((unlike, first));
        }
    }
    let is_name = |first: usize| !is_common(passage.key(first)) || is_made(passage, first);
    best.filter(|&(unlike, first)| unlike <= ALIKE && is_name(first)).map(|(_, first)| first)
}

/// Whether a letter before the name is a proclitic: the name sounds more like its gloss without it.
fn proclitic(passage: &Passage<'_>, run: Run, first: usize, end: usize) -> usize {
    let target = skeleton(&words_of(passage, run.first, run.last));
    let rest = words_of(passage, first + 1, end);
    let unlike = |key: &str| distance(&skeleton(&format!("{key} {rest}")), &target);
    let whole = unlike(passage.key(first));
    let given = |key: &str| tables().given.contains_key(key);
    let better = readings(passage.key(first)).filter(|reading| reading.letters > 0).find(|reading| {
        let latin = passage.key(run.first).chars().next();
        let conjunction = passage.key(first).starts_with('و') && latin != Some('w') && latin != Some('v');
        unlike(&reading.key) < whole || given(&reading.key) || conjunction
    });
    better.filter(|_| !given(passage.key(first))).map_or(0, |reading| reading.letters)
}

fn words_of(passage: &Passage<'_>, first: usize, last: usize) -> String {
    (first..last).map(|at| passage.key(at)).collect::<Vec<_>>().join(" ")
}

fn kind(passage: &Passage<'_>, run: Run, first: usize) -> Kind {
    let hit = tables().names.longest(passage, run.first).filter(|hit| hit.last == run.last);
    if let Some(entry) = hit.and_then(|hit| tables().entries.get(hit.value.entry)) {
        return entry.kind;
    }
    let latin = tables().given.get(passage.key(run.first)) == Some(&Given::Latin);
    let arabic = readings(passage.key(first)).any(|reading| tables().given.contains_key(reading.key.as_ref()));
    let titled = (1..=3).any(|back| {
        readings(passage.before(first, back))
            .any(|reading| tables().titles.get(reading.key.as_ref()) == Some(&Title::Personal))
    });
    let quoted = OPENING.contains(&passage.before(first, 1));
    let head = head_kind(passage.before(first, 1 + usize::from(quoted))).or_else(|| head_before(passage, run));
    if let Some(head) = head.or_else(|| is_made(passage, first).then_some(Kind::Product)) {
        return head;
    }
    if latin || arabic || titled {
        return Kind::Person;
    }
    let digit = passage.key(run.last - 1).bytes().any(|b| b.is_ascii_digit());
    if digit { Kind::Product } else { Kind::Organization }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::latin::runs;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        let passage = Passage::new(text);
        glosses(&passage, &runs(&passage))
            .into_iter()
            .map(|claim| (claim.kind, passage.span(claim.first, claim.last, claim.letters).of(text)))
            .collect()
    }

    #[test]
    fn the_sounds_of_a_gloss_show_how_far_the_name_reaches_back() {
        assert_eq!(
            found("أحد مديري الشركة السابقين، ويدعى مايك وورنل (Mike Vernal)، وصفه"),
            [(Kind::Person, "مايك وورنل"), (Kind::Person, "Mike Vernal")]
        );
        assert_eq!(
            found("وهو ما دفع توماس كيلر (Thomas Keller) إلى"),
            [(Kind::Person, "توماس كيلر"), (Kind::Person, "Thomas Keller")]
        );
    }

    #[test]
    fn a_gloss_behind_a_head_noun_has_its_kind() {
        assert_eq!(
            found("أطلقت شركة نورثفولت (Northvolt) بطارية"),
            [(Kind::Organization, "نورثفولت"), (Kind::Organization, "Northvolt")]
        );
    }

    #[test]
    fn a_quoted_name_has_its_gloss_behind_the_quotation_mark() {
        assert_eq!(
            found("أعلنت شركة «كلمن» (Kalamun) الناشئة"),
            [(Kind::Organization, "كلمن"), (Kind::Organization, "Kalamun")]
        );
    }

    #[test]
    fn a_bracket_that_spells_nothing_is_no_gloss() {
        assert_eq!(found("بلغ الناتج المحلي (GDP) مستوى"), []);
    }
}
