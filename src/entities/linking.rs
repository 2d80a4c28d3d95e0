//! Linking: claims become groups, one for each entity, and sure names are found again all over the article.

use super::claims::{Claim, Subject, Taken, name_keys};
use super::keys::is_definite;
use super::known::Known;
use super::people::{is_common, is_nation};
use super::phrases::Phrases;
use super::tables::{Given, tables};
use super::tokens::{Passage, Script};
use crate::model::{Kind, Why};
use std::collections::{BTreeMap, HashMap};

/// All that is said of one entity.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Who or what it is.
    pub subject: Subject,
    /// The claims about it, in reading order.
    pub claims: Vec<Claim>,
}

/// A short form: whose it is, where only one can be meant.
type Shorts = HashMap<Vec<String>, Option<(usize, Part)>>;

/// Which part of a longer name a short form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The name as it was found.
    Whole,
    /// Its first word.
    First,
    /// Its last words, or its first ones but not one alone.
    Rest,
}

/// Groups settled claims, adds the doubtful spellings of what is surely named, merges short forms and propagates.
pub(super) fn link(passage: &Passage<'_>, claims: Vec<Claim>, known: &Known, taken: &mut Taken) -> Vec<Group> {
    let mut groups = grouped(claims);
    admit(passage, &mut groups, known, taken);
    merge(passage, &mut groups);
    propagate(passage, &mut groups, taken);
    for group in &mut groups {
        group.claims.sort_by_key(|claim| claim.first);
    }
    groups
}

impl Group {
    /// The kind that its claims vote for.
    pub(super) fn kind(&self) -> Kind {
        let votes = |kind: Kind| -> f32 {
            let own = self.claims.iter().filter(|claim| claim.kind == kind);
            own.map(|claim| if claim.why == Why::Link { claim.sure / 100.0 } else { claim.sure }).sum()
        };
        let first = self.claims.first().map_or(Kind::Other, |claim| claim.kind);
        Kind::ALL.into_iter().fold(first, |best, kind| if votes(kind) > votes(best) { kind } else { best })
    }
}

fn grouped(claims: Vec<Claim>) -> Vec<Group> {
    let mut index: BTreeMap<Subject, usize> = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for claim in claims {
        let at = *index.entry(claim.subject.clone()).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group { subject: claim.subject.clone(), claims: Vec::new() });
        }
        groups[at].claims.push(claim);
    }
    groups
}

/// Doubtful spellings count where their subject is surely named; never words as common as كان, which is also Cannes.
fn admit(passage: &Passage<'_>, groups: &mut [Group], known: &Known, taken: &mut Taken) {
    let named: HashMap<Subject, usize> =
        groups.iter().enumerate().map(|(at, group)| (group.subject.clone(), at)).collect();
    for claim in &known.doubtful {
        let Some(&at) = named.get(&claim.subject) else { continue };
        let keys = keys_of(passage, claim);
        let common = matches!(keys.as_slice(), [one] if tables().common.contains(one));
        if !common && taken.free(claim.first, claim.last) {
            taken.take(claim.first, claim.last);
            groups[at].claims.push(Claim { why: Why::Link, ..claim.clone() });
        }
    }
}

/// Merges a group whose every name is a short form of one longer name.
fn merge(passage: &Passage<'_>, groups: &mut Vec<Group>) {
    let all = shorts(passage, groups);
    groups.retain(|group| !is_of_many(passage, group, &all));
    let shorts = shorts(passage, groups);
    for at in 0..groups.len() {
        let Some(whole) = whole_of(passage, groups, at, &shorts) else { continue };
        let moved = std::mem::take(&mut groups[at].claims);
        let kind = groups[whole].kind();
        groups[whole].claims.extend(moved.into_iter().map(|claim| Claim { why: Why::Link, kind, ..claim }));
    }
    groups.retain(|group| !group.claims.is_empty());
}

/// Whether only the tagger found this name, once, and it may be short for several others: nobody knows who is meant.
fn is_of_many(passage: &Passage<'_>, group: &Group, shorts: &Shorts) -> bool {
    let many = |claim: &Claim| matches!(shorts.get(&keys_of(passage, claim)), Some(None));
    matches!(group.claims.as_slice(), [one] if one.why == Why::Tagger && many(one))
}

fn whole_of(passage: &Passage<'_>, groups: &[Group], at: usize, shorts: &Shorts) -> Option<usize> {
    let group = groups.get(at)?;
    if !matches!(group.subject, Subject::Named(_)) {
        return None;
    }
    let mut whole = None;
    for claim in &group.claims {
        let keys = keys_of(passage, claim);
        let (owner, part) = (*shorts.get(&keys)?)?;
        let alike = groups.get(owner).is_some_and(|other| other.kind() == group.kind() && !other.claims.is_empty());
        if part == Part::Whole || owner == at || !alike || whole.is_some_and(|whole| whole != owner) {
            return None;
        }
        whole = Some(owner);
    }
    whole
}

/// The short forms of every name, and whose they are.
fn shorts(passage: &Passage<'_>, groups: &[Group]) -> Shorts {
    let mut shorts = Shorts::new();
    for (at, group) in groups.iter().enumerate() {
        let kind = group.kind();
        let sure = group.claims.iter().filter(|claim| lends_forms(passage, claim));
        let mut names: Vec<Vec<String>> = sure.map(|claim| keys_of(passage, claim)).collect();
        names.extend(known_names(&group.subject));
        names.sort();
        names.dedup();
        for (form, part) in names.iter().flat_map(|name| parts(name, kind)) {
            let owner = shorts.entry(form).or_insert(Some((at, part)));
            if owner.is_some_and(|(other, _)| other != at) {
                *owner = None;
            }
        }
    }
    shorts
}

/// Whether a name is sure enough for its parts to stand for it: an unknown word behind an Arabic name may be anything.
fn lends_forms(passage: &Passage<'_>, claim: &Claim) -> bool {
    let first = name_keys(passage, claim.first, claim.first + 1, claim.letters);
    let foreign = first.first().and_then(|key| tables().given.get(key)) == Some(&Given::Foreign);
    claim.kind != Kind::Person || claim.sure > 0.76 || foreign
}

/// The names that the table gives a known person.
fn known_names(subject: &Subject) -> Vec<Vec<String>> {
    let Subject::Known(index) = subject else { return Vec::new() };
    let Some(entry) = tables().entries.get(*index).filter(|entry| entry.kind == Kind::Person) else {
        return Vec::new();
    };
    vec![super::tokens::keys(entry.name)]
}

/// The forms under which a name may come back.
fn parts(name: &[String], kind: Kind) -> Vec<(Vec<String>, Part)> {
    let count = name.len();
    let part = |range: std::ops::Range<usize>, part| name.get(range).map(|words| (words.to_vec(), part));
    let prefixes = (2..count).filter_map(|end| part(0..end, Part::Rest));
    match kind {
        Kind::Person => {
            let rests =
                (1..count).filter_map(|start| part(start..count, Part::Rest)).filter(|(words, _)| is_surname(words));
            let first = part(0..1, Part::First).filter(|(words, _)| count > 1 && is_calling_name(words));
            prefixes.chain(rests).chain(first).collect()
        }
        Kind::Organization => prefixes.filter(|(words, _)| words.iter().all(|word| !is_nation(word))).collect(),
        _ => Vec::new(),
    }
}

/// Whether the last words of a name can stand for it.
fn is_surname(words: &[String]) -> bool {
    let particles = ["بن", "ابن", "بنت", "منت", "ايت", "ال", "ابو", "ابي", "بو", "الدين", "الله", "ولد"];
    match words {
        [one] => {
            let word = tables().given.get(one) == Some(&Given::Word);
            let listed = tables().surnames.word(one).is_some();
            one.chars().nth(2).is_some() && !particles.contains(&one.as_str()) && (listed || !is_common(one)) && !word
        }
        [first, ..] => !["الدين", "الله", "ال"].contains(&first.as_str()),
        [] => false,
    }
}

/// Whether a first name is rare enough to stand for a person.
fn is_calling_name(words: &[String]) -> bool {
    let [one] = words else { return false };
    let rare = matches!(tables().given.get(one), Some(Given::Foreign | Given::Latin) | None);
    rare && one.chars().nth(3).is_some() && !is_common(one)
}

fn propagate(passage: &Passage<'_>, groups: &mut [Group], taken: &mut Taken) {
    let forms = forms(passage, groups);
    let models: Vec<Option<Claim>> = groups.iter().map(again).collect();
    for at in 0..passage.len() {
        if !taken.free(at, at + 1) {
            continue;
        }
        let Some(hit) = forms.longest(passage, at) else { continue };
        let (group, part) = *hit.value;
        let begins_another = part == Part::First && begins_another(passage, hit.last);
        if !taken.free(at, hit.last) || begins_another || !is_capital(passage, at) {
            continue;
        }
        let Some(model) = models.get(group).cloned().flatten() else { continue };
        taken.take(at, hit.last);
        groups[group].claims.push(Claim { first: at, last: hit.last, letters: hit.letters, ..model });
    }
}

/// The unambiguous forms under which each group may be found again.
fn forms(passage: &Passage<'_>, groups: &[Group]) -> Phrases<(usize, Part)> {
    let mut owners = shorts(passage, groups);
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| !matches!(group.subject, Subject::Value(..))) {
        for claim in &group.claims {
            let keys = keys_of(passage, claim);
            if stands_alone(passage, claim, &keys) {
                owners.insert(keys, Some((at, Part::Whole)));
            }
        }
    }
    let mut owners: Vec<_> = owners.into_iter().filter_map(|(keys, owner)| Some((keys, owner?))).collect();
    owners.sort_by(|a, b| a.0.cmp(&b.0));
    let mut forms = Phrases::default();
    for (keys, owner) in owners {
        forms.insert_keys(keys, owner);
    }
    forms
}

/// Whether a name means the same wherever it stands: not one definite word that a pattern took for the name of a body.
fn stands_alone(passage: &Passage<'_>, claim: &Claim, keys: &[String]) -> bool {
    let [one] = keys else { return true };
    let latin = passage.script(claim.first) == Script::Latin;
    let sure = claim.why == Why::List || matches!(claim.kind, Kind::Person | Kind::Place);
    let listed = claim.why == Why::List && claim.sure < 0.9;
    let plain = !is_definite(one) && one.chars().nth(3).is_some();
    latin || ((sure || plain) && !listed && one.chars().nth(2).is_some() && !is_common(one))
}

/// Whether the token at `at` lengthens the first name before it to another name.
fn begins_another(passage: &Passage<'_>, at: usize) -> bool {
    let key = passage.next(at);
    tables().surnames.starts(key) || tables().given.contains_key(key)
}

fn is_capital(passage: &Passage<'_>, at: usize) -> bool {
    passage.script(at) != Script::Latin || passage.surface(at).chars().any(char::is_uppercase)
}

/// What a name found again claims, wherever it stands.
fn again(group: &Group) -> Option<Claim> {
    let surest = group.claims.iter().max_by(|a, b| a.sure.total_cmp(&b.sure))?;
    Some(Claim { kind: group.kind(), sure: surest.sure * 0.95, why: Why::Link, ..surest.clone() })
}

fn keys_of(passage: &Passage<'_>, claim: &Claim) -> Vec<String> {
    name_keys(passage, claim.first, claim.last, claim.letters)
}
