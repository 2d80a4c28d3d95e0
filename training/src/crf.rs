//! Learns the weights of a linear-chain conditional random field from examples, one sentence at a time.
//!
//! Each weight has its own rate, and a weight that little speaks for stays zero (FTRL-Proximal: `McMahan` and others,
//! "Ad Click Prediction", 2013). Same examples, same order, same weights.

use crate::chance::Chance;
use crate::examples::Example;
use khabar::entities::tagger::{Scores, TAGS, Transitions};
use std::collections::HashMap;

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// How often all examples are gone through.
    pub rounds: usize,
    /// The rate.
    pub rate: f32,
    /// How much must speak for a weight.
    pub sparse: f32,
    /// How much weights are held small.
    pub small: f32,
    /// How often a feature must be seen.
    pub seen: usize,
    /// The seed of the first order.
    pub seed: u64,
    /// In how many orders it is learnt; the weights are the mean of all.
    pub orders: u16,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { rounds: 5, rate: 0.1, sparse: 0.8, small: 4.0, seen: 2, seed: 7, orders: 3 }
    }
}

/// What was learnt.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The weights of each feature, features in order.
    pub features: Vec<(u64, Scores)>,
    /// The weights of neighbouring tags.
    pub transitions: Transitions,
}

/// Weights with what is remembered for each.
#[derive(Clone, Debug, Default)]
struct Memory {
    pull: Vec<Scores>,
    spread: Vec<Scores>,
}

impl Memory {
    fn of(count: usize) -> Self {
        Self { pull: vec![[0.0; TAGS]; count], spread: vec![[0.0; TAGS]; count] }
    }

    fn weight(&self, recipe: &Recipe, at: usize) -> Scores {
        std::array::from_fn(|tag| {
            let pull = self.pull[at][tag];
            if pull.abs() <= recipe.sparse {
                return 0.0;
            }
            let strength = (1.0 + self.spread[at][tag].sqrt()) / recipe.rate + recipe.small;
            -(pull - recipe.sparse.copysign(pull)) / strength
        })
    }

    fn learn(&mut self, recipe: &Recipe, at: usize, slope: &Scores, weight: &Scores) {
        for tag in 0..TAGS {
            let slope = slope[tag];
            if slope == 0.0 {
                continue;
            }
            let spread = &mut self.spread[at][tag];
            let grown = *spread + slope * slope;
            self.pull[at][tag] += slope - (grown.sqrt() - spread.sqrt()) / recipe.rate * weight[tag];
            *spread = grown;
        }
    }
}

/// An example with features by number.
struct Indexed {
    features: Vec<Vec<u32>>,
    tags: Vec<usize>,
}

/// Learns from examples, in several orders: what only one order speaks for counts little.
#[must_use]
pub fn learn(examples: &[Example], recipe: &Recipe) -> Weights {
    let (keys, indexed) = index(examples, recipe.seen);
    let mut sums = vec![[0.0; TAGS]; keys.len()];
    let mut transitions = [[0.0; TAGS]; TAGS];
    for order in 0..recipe.orders {
        let (weights, pairs) = learn_in_order(&indexed, keys.len(), recipe, recipe.seed + u64::from(order));
        add(&mut sums, &weights, recipe);
        add(&mut transitions, &pairs, recipe);
    }
    let mut features: Vec<(u64, Scores)> = keys.into_iter().zip(sums).collect();
    features.sort_by_key(|feature| feature.0);
    Weights { features, transitions: Transitions(transitions) }
}

/// Adds the weights of one order to the mean.
fn add(sums: &mut [Scores], memory: &Memory, recipe: &Recipe) {
    for (at, sum) in sums.iter_mut().enumerate() {
        let weight = memory.weight(recipe, at);
        sum.iter_mut().zip(weight).for_each(|(sum, weight)| *sum += weight / f32::from(recipe.orders));
    }
}

/// The weights of features and of pairs of tags, learnt in the order that a seed gives.
fn learn_in_order(indexed: &[Indexed], features: usize, recipe: &Recipe, seed: u64) -> (Memory, Memory) {
    let mut weights = Memory::of(features);
    let mut pairs = Memory::of(TAGS);
    let mut order: Vec<usize> = (0..indexed.len()).collect();
    let mut chance = Chance::new(seed);
    for _ in 0..recipe.rounds {
        chance.shuffle(&mut order);
        for &at in &order {
            step(&mut weights, &mut pairs, recipe, &indexed[at]);
        }
    }
    (weights, pairs)
}

fn index(examples: &[Example], seen: usize) -> (Vec<u64>, Vec<Indexed>) {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for feature in examples.iter().flat_map(|example| example.features.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut numbers: HashMap<u64, u32> = HashMap::new();
    let mut keys = Vec::new();
    let mut number = |feature: &u64| {
        (counts[feature] >= seen).then(|| {
            *numbers.entry(*feature).or_insert_with(|| {
                keys.push(*feature);
                u32::try_from(keys.len() - 1).expect("fewer features than 4 G")
            })
        })
    };
    let indexed = examples
        .iter()
        .map(|example| Indexed {
            features: example.features.iter().map(|token| token.iter().filter_map(&mut number).collect()).collect(),
            tags: example.tags.clone(),
        })
        .collect();
    (keys, indexed)
}

/// One sentence: what is expected against what is there.
fn step(weights: &mut Memory, pairs: &mut Memory, recipe: &Recipe, example: &Indexed) {
    let matrix: [Scores; TAGS] = std::array::from_fn(|tag| pairs.weight(recipe, tag));
    let mut scores = vec![[0.0; TAGS]; example.tags.len()];
    let mut used: HashMap<u32, Scores> = HashMap::new();
    for (token, scores) in example.features.iter().zip(&mut scores) {
        for &feature in token {
            let weight = used.entry(feature).or_insert_with(|| weights.weight(recipe, feature as usize));
            scores.iter_mut().zip(weight.iter()).for_each(|(score, weight)| *score += weight);
        }
    }
    let expected = Expected::of(&scores, &matrix);
    let mut slopes: Vec<(u32, Scores)> = Vec::new();
    let mut place: HashMap<u32, usize> = HashMap::new();
    for ((token, shares), &tag) in example.features.iter().zip(&expected.tokens).zip(&example.tags) {
        for &feature in token {
            let at = *place.entry(feature).or_insert_with(|| {
                slopes.push((feature, [0.0; TAGS]));
                slopes.len() - 1
            });
            let slope = &mut slopes[at].1;
            slope.iter_mut().zip(shares).for_each(|(slope, share)| *slope += share);
            slope[tag] -= 1.0;
        }
    }
    for (feature, slope) in slopes {
        weights.learn(recipe, feature as usize, &slope, &used[&feature]);
    }
    let mut slopes = expected.pairs;
    for pair in example.tags.windows(2) {
        slopes[pair[0]][pair[1]] -= 1.0;
    }
    for (tag, slope) in slopes.iter().enumerate() {
        pairs.learn(recipe, tag, slope, &matrix[tag]);
    }
}

/// What a chain expects: the share of each tag at each token, and how often each pair stands.
struct Expected {
    tokens: Vec<Scores>,
    pairs: [Scores; TAGS],
}

impl Expected {
    fn of(scores: &[Scores], matrix: &[Scores; TAGS]) -> Self {
        let steps = matrix.map(|row| row.map(f32::exp));
        let weighed: Vec<Scores> = scores.iter().map(exponentials).collect();
        let ahead = ahead(&weighed, &steps);
        let mut expected = Self { tokens: ahead.clone(), pairs: [[0.0; TAGS]; TAGS] };
        let mut behind = [1.0f32; TAGS];
        for at in (0..scores.len()).rev() {
            let own = &mut expected.tokens[at];
            own.iter_mut().zip(&behind).for_each(|(own, behind)| *own *= behind);
            normalise(own);
            let Some(before) = at.checked_sub(1) else { break };
            let next: Scores = std::array::from_fn(|tag| weighed[at][tag] * behind[tag]);
            let mut pairs: [Scores; TAGS] = std::array::from_fn(|tag| {
                std::array::from_fn(|other| ahead[before][tag] * steps[tag][other] * next[other])
            });
            let whole: f32 = pairs.iter().flatten().sum();
            pairs.iter_mut().flatten().for_each(|pair| *pair /= whole.max(f32::MIN_POSITIVE));
            expected.pairs.iter_mut().flatten().zip(pairs.iter().flatten()).for_each(|(sum, pair)| *sum += pair);
            behind = std::array::from_fn(|tag| (0..TAGS).map(|other| steps[tag][other] * next[other]).sum());
            normalise(&mut behind);
        }
        expected
    }
}

fn ahead(weighed: &[Scores], steps: &[Scores; TAGS]) -> Vec<Scores> {
    let mut ahead: Vec<Scores> = Vec::with_capacity(weighed.len());
    for token in weighed {
        let mut reached = ahead.last().map_or([1.0; TAGS], |before: &Scores| {
            std::array::from_fn(|next| (0..TAGS).map(|tag| before[tag] * steps[tag][next]).sum())
        });
        reached.iter_mut().zip(token).for_each(|(reached, token)| *reached *= token);
        normalise(&mut reached);
        ahead.push(reached);
    }
    ahead
}

fn exponentials(scores: &Scores) -> Scores {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|score| (score - highest).max(-60.0).exp())
}

fn normalise(scores: &mut Scores) {
    let sum: f32 = scores.iter().sum();
    *scores = scores.map(|score| score / sum.max(f32::MIN_POSITIVE));
}
