//! The statistical tagger: people, organizations and places in Arabic letters, as learnt from labelled news.
//!
//! ```text
//! passage ─► words ─► features ─► scores ─► best path ─► named ─► scores again ─► named ─► claims
//!            lists    hashed      chain                  article
//!            clusters
//! ```
//!
//! A linear-chain conditional random field. Its file (`assets/entities/tagger.bin`) holds the weights, the lists of
//! names and the word clusters, so that what was learnt and what is read never part. The program in `training/` writes
//! it and goes through the same [`sentences`]. Never names money, dates or anything in Latin letters, and never
//! overrides a rule.

use super::claims::{Claim, Taken, name_keys};
use super::keys::{Reading, is_definite, readings};
use super::tokens::{Gap, Passage, Script};
use crate::text::Span;
use std::sync::LazyLock;
use words::Word;

mod article;
mod chain;
mod extent;
mod features;
mod hash;
mod model;
mod review;
mod words;

pub use chain::{Scores, TAGS, Transitions, may_follow};
pub use hash::{phrase, word};
pub use model::{LISTS, Model};

/// The file that the program is built with.
const FILE: &[u8] = include_bytes!("../../assets/entities/tagger.bin");

/// The bytes of the model.
#[must_use]
pub(super) const fn size() -> usize {
    FILE.len()
}

/// The longest sentence, in tokens; a longer one is several.
const LONGEST: usize = 160;

/// What the tagger names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// Any other name: learnt so that it is not taken for one of these.
    Other,
}

impl Sort {
    /// Every sort, in the order of its tags.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Other];

    /// The tag of its first token, or of a further one.
    #[must_use]
    pub const fn tag(self, token: usize) -> usize {
        1 + self as usize * 2 + if token > 0 { 1 } else { 0 }
    }
}

/// Who labelled a text: not everybody calls the same things names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Habit {
    /// We: what the program itself goes by.
    #[default]
    Own,
    /// The makers of another corpus.
    Other,
}

/// How willing the tagger is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Whose habit it follows.
    pub habit: Habit,
    /// What is taken from the score of every token to be no name.
    pub bias: f32,
    /// What the second look adds for a sure name.
    pub again: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { habit: Habit::Own, bias: 0.5, again: 1.25 }
    }
}

/// A sentence as the tagger sees it.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where its tokens stand in the text.
    pub tokens: Vec<Span>,
    /// The features of each.
    pub features: Vec<Vec<u64>>,
}

/// Something named: the tokens `first..last`, the first without `letters` letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    /// The first token.
    pub first: usize,
    /// The first token behind.
    pub last: usize,
    /// Letters of proclitics before the name.
    pub letters: usize,
    /// What it is.
    pub sort: Sort,
    /// How sure, 0 to 1.
    pub sure: f32,
}

/// Something named in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Where its tokens stand, proclitics and all.
    pub tokens: Span,
    /// Where the name stands.
    pub name: Span,
    /// What it is.
    pub sort: Sort,
    /// How sure, 0 to 1.
    pub sure: f32,
}

/// The tagger that the program is built with.
pub(super) fn own() -> Option<&'static Model<'static>> {
    static MODEL: LazyLock<Option<Model<'static>>> = LazyLock::new(|| Model::read(FILE));
    MODEL.as_ref()
}

/// The sentences of a text with their features: what the tagger learns from.
#[must_use]
pub fn sentences(model: &Model<'_>, text: &str, habit: Habit) -> Vec<Sentence> {
    let passage = Passage::new(text);
    let rules = super::ruled(&passage);
    let featured = |(first, last)| {
        let words = words::words(model, &passage, &rules, (first, last));
        let own = |at| {
            let mut own = Vec::with_capacity(96);
            features::features(&words, at, habit, &mut |feature| own.push(feature));
            own
        };
        Sentence {
            tokens: (first..last).map(|at| passage.span(at, at + 1, 0)).collect(),
            features: (0..words.len()).map(own).collect(),
        }
    };
    borders(&passage).into_iter().map(featured).collect()
}

/// The keys of the words of a text: what phrases and clusters are looked up by.
#[must_use]
pub fn keys(text: &str) -> Vec<String> {
    super::tokens::keys(text)
}

/// Everything named in a text: what the tagger by itself finds.
#[must_use]
pub fn tag(model: &Model<'_>, text: &str, settings: Settings) -> Vec<Found> {
    let passage = Passage::new(text);
    let found = |named: Named| Found {
        tokens: passage.span(named.first, named.last, 0),
        name: passage.span(named.first, named.last, named.letters),
        sort: named.sort,
        sure: named.sure,
    };
    named(model, &passage, &super::ruled(&passage), settings).0.into_iter().map(found).collect()
}

/// The claims of the rules as the tagger sees them, and its own.
///
/// Values, glosses and names in Latin letters stay as they are. A name of the tagger counts where it is free, and where
/// it holds a claim of the rules and more. A claim of a pattern that the tagger is sure is no name falls.
pub(super) fn reviewed(model: &Model<'_>, passage: &Passage<'_>, rules: Vec<Claim>, taken: &mut Taken) -> Vec<Claim> {
    let (named, outside) = named(model, passage, &rules, Settings::default());
    let named = named.into_iter().filter_map(|named| extent::claim(model, passage, named)).collect();
    let reviewed = review::review(rules, named, &outside);
    taken.only(&reviewed);
    reviewed
}

/// How sure a name must be to be shown by itself.
pub(super) const SURE: f32 = 0.9;

impl Named {
    /// The keys of its words.
    fn keys(&self, passage: &Passage<'_>) -> Vec<String> {
        name_keys(passage, self.first, self.last, self.letters)
    }
}

/// What is named, and how likely each token is to be no name.
fn named(model: &Model<'_>, passage: &Passage<'_>, rules: &[Claim], settings: Settings) -> (Vec<Named>, Vec<f32>) {
    let borders = borders(passage);
    let mut scores = Vec::with_capacity(passage.len());
    for &sentence in &borders {
        let words = words::words(model, passage, rules, sentence);
        scores.extend((0..words.len()).map(|at| score(model, &words, at, settings)));
    }
    let first = decoded(model, passage, &borders, &scores);
    if settings.again <= 0.0 {
        return first;
    }
    article::raise(passage, &first.0, settings.again, &mut scores);
    decoded(model, passage, &borders, &scores)
}

fn score(model: &Model<'_>, words: &[Word], at: usize, settings: Settings) -> Scores {
    let mut scores = [0.0; TAGS];
    features::features(words, at, settings.habit, &mut |feature| model.weigh(feature, &mut scores));
    scores[0] -= settings.bias;
    scores
}

/// What the best path through each sentence names, and how likely each token is to be no name.
fn decoded(
    model: &Model<'_>,
    passage: &Passage<'_>,
    borders: &[(usize, usize)],
    scores: &[Scores],
) -> (Vec<Named>, Vec<f32>) {
    let (mut all, mut outside) = (Vec::new(), Vec::with_capacity(scores.len()));
    for &(start, end) in borders {
        let sentence = scores.get(start..end).unwrap_or_default();
        let best = model.transitions().best(sentence);
        let marginals = model.transitions().marginals(sentence);
        outside.extend(marginals.iter().map(|shares| shares[0]));
        for (first, last) in runs(&best) {
            let sort = Sort::ALL[(best[first] - 1) / 2];
            let shares = (first..last).map(|at| marginals[at][best[at]]);
            let (first, last, sure) = (start + first, start + last, shares.fold(1.0, f32::min));
            let letters = letters(model, passage, first, last);
            all.push(Named { first, last, letters, sort, sure });
        }
    }
    (all, outside)
}

/// The runs of tags that name something.
fn runs(tags: &[usize]) -> Vec<(usize, usize)> {
    let opens = |at: &usize| tags[*at] % 2 == 1;
    let end = |first: usize| (first + 1..tags.len()).find(|&at| !chain::is_further(tags[at])).unwrap_or(tags.len());
    (0..tags.len()).filter(opens).map(|first| (first, end(first))).collect()
}

/// Sentences, as ranges of tokens: they end with a line or behind a full stop, and are never too long.
fn borders(passage: &Passage<'_>) -> Vec<(usize, usize)> {
    let mut borders = Vec::new();
    let mut first = 0;
    for at in 1..=passage.len() {
        let stop = matches!(passage.key(at - 1), "." | "!" | "?" | "؟");
        if stop || passage.gap(at) == Gap::Line || at - first >= LONGEST {
            borders.push((first, at));
            first = at;
        }
    }
    borders
}

/// How many letters of the first word are proclitics: those behind which a known name, a known word or the article stands.
fn letters(model: &Model<'_>, passage: &Passage<'_>, first: usize, last: usize) -> usize {
    if passage.script(first) != Script::Arabic {
        return 0;
    }
    let rest: Vec<String> = (first + 1..last).map(|at| passage.key(at).to_owned()).collect();
    let lists = |key: &str| {
        let keys: Vec<String> = std::iter::once(key.to_owned()).chain(rest.iter().cloned()).collect();
        (words::lists_of(model, &keys) | model.lists_of(phrase(None, key))) & (features::NAMES | features::TRIGGERS)
    };
    let whole = passage.key(first);
    if lists(whole) != 0 {
        return 0;
    }
    let frequent = |key: &str| model.clusters_of(word(key)).is_some();
    let rare = !frequent(whole);
    let stands = |reading: &Reading<'_>| {
        let key = reading.key.as_ref();
        let safe = !reading.proclitic.contains(['ف', 'ك']) || (rare && frequent(key));
        let conjunction = reading.proclitic == "و" && rare;
        safe && (is_definite(key) || lists(key) != 0 || (rare && frequent(key)) || conjunction)
    };
    readings(whole).skip(1).find(stands).map_or(0, |reading| reading.letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_the_program_is_well_formed() {
        assert!(Model::read(FILE).is_some());
    }

    #[test]
    fn sentences_end_with_their_stop_or_their_line() {
        let passage = Passage::new("قال. ثم ذهب\nوعاد؟ نعم");
        assert_eq!(borders(&passage), [(0, 2), (2, 4), (4, 6), (6, 7)]);
        assert_eq!(borders(&Passage::new("")), []);
    }

    #[test]
    fn a_run_of_tags_is_one_name() {
        assert_eq!(runs(&[0, 1, 2, 3, 0, 5, 6]), [(1, 3), (3, 4), (5, 7)]);
    }
}
