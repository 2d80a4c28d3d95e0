//! Claims: what a rule says about a run of tokens, and which of overlapping claims count.

use super::tokens::Passage;
use crate::model::{Kind, Why};
use std::cmp::Reverse;

/// What a rule says: these tokens name something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Claim {
    /// The first token.
    pub first: usize,
    /// The first token behind.
    pub last: usize,
    /// Letters of proclitics to leave out of the first token.
    pub letters: usize,
    /// What is named.
    pub kind: Kind,
    /// How sure, 0 to 1.
    pub sure: f32,
    /// Why.
    pub why: Why,
    /// Who or what it is.
    pub subject: Subject,
    /// Which rules it yields to.
    pub rank: Rank,
}

/// Who or what a claim is about: equal subjects are one entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Subject {
    /// A known name, by its index in the table.
    Known(usize),
    /// A name, by the keys of its words.
    Named(String),
    /// A value of a kind, written one way.
    Value(Kind, String),
}

/// Which claims count first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Money, dates, quantities.
    Value,
    /// A name with its gloss.
    Gloss,
    /// Names: the longest counts.
    Name,
}

impl Claim {
    /// The subject of a name: the keys of its words, without the proclitics.
    pub(super) fn name_of(passage: &Passage<'_>, first: usize, last: usize, letters: usize) -> Subject {
        Subject::Named(name_keys(passage, first, last, letters).join(" "))
    }
}

/// The keys of the words of a name, without the proclitics of the first.
pub(super) fn name_keys(passage: &Passage<'_>, first: usize, last: usize, letters: usize) -> Vec<String> {
    let head = passage.key(first);
    let reading = super::keys::readings(head).find(|reading| reading.letters == letters);
    let head = reading.map_or_else(|| head.to_owned(), |reading| reading.key.into_owned());
    std::iter::once(head).chain((first + 1..last).map(|at| passage.key(at).to_owned())).collect()
}

/// Which tokens are taken.
#[derive(Clone, Debug)]
pub(super) struct Taken(Vec<bool>);

impl Taken {
    /// Nothing is taken yet.
    pub(super) fn none(passage: &Passage<'_>) -> Self {
        Self(vec![false; passage.len()])
    }

    /// Whether all of `first..last` is free.
    pub(super) fn free(&self, first: usize, last: usize) -> bool {
        self.0.get(first..last).is_some_and(|tokens| tokens.iter().all(|taken| !taken))
    }

    /// Takes what these claims cover, and nothing else.
    pub(super) fn only(&mut self, claims: &[Claim]) {
        self.0.fill(false);
        for claim in claims {
            self.take(claim.first, claim.last);
        }
    }

    /// Takes `first..last`.
    pub(super) fn take(&mut self, first: usize, last: usize) {
        if let Some(tokens) = self.0.get_mut(first..last) {
            tokens.fill(true);
        }
    }
}

/// The claims that count, in reading order: by rank, then the longest, then the surest, then the first.
pub(super) fn settle(mut claims: Vec<Claim>, taken: &mut Taken) -> Vec<Claim> {
    claims.sort_by(|a, b| {
        (a.rank, Reverse(a.last - a.first))
            .cmp(&(b.rank, Reverse(b.last - b.first)))
            .then(b.sure.total_cmp(&a.sure))
            .then(a.first.cmp(&b.first))
            .then_with(|| a.subject.cmp(&b.subject))
    });
    claims.retain(|claim| {
        let free = claim.first < claim.last && taken.free(claim.first, claim.last);
        if free {
            taken.take(claim.first, claim.last);
        }
        free
    });
    claims.sort_by_key(|claim| claim.first);
    claims
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(first: usize, last: usize, rank: Rank) -> Claim {
        let subject = Subject::Named(format!("{first} {last}"));
        Claim { first, last, letters: 0, kind: Kind::Person, sure: 0.9, why: Why::Pattern, subject, rank }
    }

    #[test]
    fn a_value_counts_before_a_longer_name_and_a_longer_name_before_a_shorter() {
        let passage = Passage::new("a b c d e f");
        let claims =
            vec![claim(0, 1, Rank::Name), claim(0, 2, Rank::Name), claim(3, 6, Rank::Name), claim(4, 5, Rank::Value)];
        let settled = settle(claims, &mut Taken::none(&passage));
        assert_eq!(settled, [claim(0, 2, Rank::Name), claim(4, 5, Rank::Value)]);
    }
}
