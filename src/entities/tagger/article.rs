//! The second look: a name that is surely found somewhere in an article is likelier everywhere in it.

use super::chain::{Scores, TAGS};
use super::{Named, Sort};
use crate::entities::keys::Table;
use crate::entities::phrases::Phrases;
use crate::entities::tokens::Passage;

/// How much the last word of a person's name counts as a name of its own.
const SURNAME: f32 = 0.8;

/// How sure each form is to be a name of each sort.
type Sureness = [f32; 4];

/// Raises the scores of every token run that is a form of something named, by `again` for a sure one.
pub(super) fn raise(passage: &Passage<'_>, named: &[Named], again: f32, scores: &mut [Scores]) {
    let forms = forms(passage, named);
    for at in 0..passage.len() {
        let Some(hit) = forms.longest(passage, at) else { continue };
        for (inner, scores) in scores.iter_mut().skip(at).take(hit.last - at).enumerate() {
            for (sort, sure) in hit.value.iter().enumerate() {
                let tag = 1 + sort * 2 + usize::from(inner > 0);
                debug_assert!(tag < TAGS, "there are two tags for each sort");
                scores[tag] += again * sure;
            }
        }
    }
}

fn forms(passage: &Passage<'_>, named: &[Named]) -> Phrases<Sureness> {
    let mut sureness: Table<(Vec<String>, Sureness)> = Table::default();
    for named in named {
        let keys = named.keys(passage);
        if let Some((last, 1..)) = keys.split_last().map(|(last, rest)| (last, rest.len()))
            && named.sort == Sort::Person
            && last.chars().nth(2).is_some()
        {
            add(&mut sureness, vec![last.clone()], named, SURNAME);
        }
        add(&mut sureness, keys, named, 1.0);
    }
    let mut all: Vec<_> = sureness.into_values().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    let mut forms = Phrases::default();
    for (keys, sure) in all {
        forms.insert_keys(keys, sure);
    }
    forms
}

fn add(sureness: &mut Table<(Vec<String>, Sureness)>, keys: Vec<String>, named: &Named, share: f32) {
    let (_, sure) = sureness.entry(keys.join(" ")).or_insert_with(|| (keys, [0.0; 4]));
    let own = &mut sure[named.sort as usize];
    *own = own.max(named.sure * share);
}
