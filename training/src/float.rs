//! The weights as they were learnt, before they are written: what the file must not differ from.

use crate::crf::Weights;
use khabar::entities::tagger::{Model, Scores, Settings, Sort, TAGS, Transitions, sentences};
use khabar::text::Span;
use std::collections::HashMap;

/// Weights by feature.
#[derive(Clone, Debug)]
pub struct Float {
    weights: HashMap<u64, Scores>,
    transitions: Transitions,
}

impl Float {
    /// Those that were learnt.
    #[must_use]
    pub fn of(weights: &Weights) -> Self {
        Self { weights: weights.features.iter().copied().collect(), transitions: weights.transitions.clone() }
    }

    /// What they name in a text, without the second look; `model` lends its lists and clusters.
    #[must_use]
    pub fn named(&self, model: &Model<'_>, text: &str, settings: Settings) -> Vec<(Span, Sort)> {
        let mut named = Vec::new();
        for sentence in sentences(model, text, settings.habit) {
            let scores: Vec<Scores> =
                sentence.features.iter().map(|features| self.score(features, settings.bias)).collect();
            let tags = self.transitions.best(&scores);
            for (at, &tag) in tags.iter().enumerate().filter(|(_, tag)| **tag % 2 == 1) {
                let more = tags.iter().skip(at + 1).take_while(|next| **next == tag + 1).count();
                let (first, last) = (sentence.tokens[at].bytes().start, sentence.tokens[at + more].bytes().end);
                named.push((Span::from(first..last), Sort::ALL[(tag - 1) / 2]));
            }
        }
        named
    }

    fn score(&self, features: &[u64], bias: f32) -> Scores {
        let mut scores = [0.0; TAGS];
        for weights in features.iter().filter_map(|feature| self.weights.get(feature)) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
        }
        scores[0] -= bias;
        scores
    }
}
