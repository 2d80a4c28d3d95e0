//! The rules and the tagger together: which of their claims count.

use crate::entities::claims::{Claim, Rank};
use crate::model::{Kind, Why};

/// How likely a token must be to be no name, so that the claim of a pattern falls.
const SURELY_NOTHING: f32 = 0.9;

/// How sure the tagger must be to lengthen a claim of the rules.
const SURE_TO_LENGTHEN: f32 = 0.5;

/// How sure the tagger must be that a known place is the club or the body of that name.
const SURE_OF_BODY: f32 = 0.7;

/// The claims that count, in reading order.
pub(super) fn review(rules: Vec<Claim>, tagged: Vec<Claim>, outside: &[f32]) -> Vec<Claim> {
    let mut kept: Vec<Option<Claim>> = rules.into_iter().map(Some).collect();
    let mut own: Vec<Claim> = Vec::new();
    for name in tagged {
        let touched: Vec<usize> =
            (0..kept.len()).filter(|&at| kept[at].as_ref().is_some_and(|rule| meet(rule, &name))).collect();
        let makes_room =
            |rule: &Claim| yields(rule, &name) || is_overlong(rule, &name, outside) || is_body_of(rule, &name);
        let yields = touched.iter().all(|&at| kept[at].as_ref().is_some_and(makes_room));
        if yields {
            for at in touched {
                kept[at] = None;
            }
            own.push(name);
        }
    }
    let stands = |rule: &Claim| {
        let nothing = (rule.first..rule.last).all(|at| outside.get(at).is_some_and(|share| *share > SURELY_NOTHING));
        !(nothing && is_guess(rule))
    };
    own.extend(kept.into_iter().flatten().filter(stands));
    own.sort_by_key(|claim| claim.first);
    own
}

fn meet(rule: &Claim, name: &Claim) -> bool {
    rule.first < name.last && name.first < rule.last
}

/// Whether a claim of the rules makes room for a name of the tagger: one that holds it and is longer.
fn yields(rule: &Claim, name: &Claim) -> bool {
    let inside = name.first <= rule.first && rule.last <= name.last;
    let longer = name.last - name.first > rule.last - rule.first;
    is_name(rule) && inside && longer && name.sure >= SURE_TO_LENGTHEN
}

/// Whether what a list calls a place is surely the organization of that name here: فوز برشلونة.
fn is_body_of(rule: &Claim, name: &Claim) -> bool {
    let same = (rule.first, rule.last, rule.letters) == (name.first, name.last, name.letters);
    let kinds = (rule.kind, name.kind) == (Kind::Place, Kind::Organization);
    same && kinds && rule.why == Why::List && name.sure >= SURE_OF_BODY
}

/// Whether a pattern took words along behind the name of the tagger that are surely no name.
fn is_overlong(rule: &Claim, name: &Claim, outside: &[f32]) -> bool {
    let shorter = rule.first == name.first && name.last < rule.last && rule.kind == name.kind;
    let nothing = |at: usize| outside.get(at).is_some_and(|share| *share > SURELY_NOTHING);
    shorter && is_guess(rule) && name.sure >= SURE_TO_LENGTHEN && (name.last..rule.last).all(nothing)
}

/// Whether a claim names a person, an organization or a place by words.
fn is_name(rule: &Claim) -> bool {
    rule.rank == Rank::Name && matches!(rule.kind, Kind::Person | Kind::Organization | Kind::Place)
}

fn is_guess(rule: &Claim) -> bool {
    is_name(rule) && rule.why == Why::Pattern
}
