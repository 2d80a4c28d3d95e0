//! A linear chain of tags: the best path through it, and how sure each tag is.
//!
//! Scores add up: one for each token and tag, one for each pair of neighbouring tags. Knows nothing of words.

/// How many tags there are: outside, and first and further token of each of four kinds.
pub const TAGS: usize = 9;

/// One score for each tag.
pub type Scores = [f32; TAGS];

/// A score that no path survives.
const NEVER: f32 = -1.0e9;

/// What each pair of neighbouring tags scores; the first index is the earlier one.
#[derive(Clone, Debug, PartialEq)]
pub struct Transitions(pub [Scores; TAGS]);

impl Transitions {
    /// The score of `next` behind `tag`; a further token only follows its own kind.
    fn score(&self, tag: usize, next: usize) -> f32 {
        if may_follow(tag, next) { self.0[tag][next] } else { NEVER }
    }

    /// The best tags for these tokens.
    #[must_use]
    pub fn best(&self, tokens: &[Scores]) -> Vec<usize> {
        let Some(first) = tokens.first() else { return Vec::new() };
        let mut reached = opening(first);
        let mut back: Vec<[usize; TAGS]> = Vec::with_capacity(tokens.len());
        for token in tokens.get(1..).unwrap_or_default() {
            let (scores, from) = self.step(&reached, token);
            reached = scores;
            back.push(from);
        }
        let mut tag = (0..TAGS).fold(0, |best, tag| if reached[tag] > reached[best] { tag } else { best });
        let mut path = vec![tag];
        for from in back.iter().rev() {
            tag = from[tag];
            path.push(tag);
        }
        path.reverse();
        path
    }

    fn step(&self, reached: &Scores, token: &Scores) -> (Scores, [usize; TAGS]) {
        let mut scores = [NEVER; TAGS];
        let mut from = [0; TAGS];
        for next in 0..TAGS {
            for (tag, score) in reached.iter().enumerate() {
                let score = score + self.score(tag, next);
                if score > scores[next] {
                    (scores[next], from[next]) = (score, tag);
                }
            }
            scores[next] += token[next];
        }
        (scores, from)
    }

    /// How likely each tag of each token is, 0 to 1, over all paths.
    #[must_use]
    pub fn marginals(&self, tokens: &[Scores]) -> Vec<Scores> {
        let weights = self.weights();
        let tokens: Vec<Scores> = tokens.iter().map(exponentials).collect();
        let mut ahead: Vec<Scores> = Vec::with_capacity(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            let mut reached = match at.checked_sub(1).and_then(|before| ahead.get(before)) {
                Some(before) => product(before, &weights),
                None => std::array::from_fn(|tag| if is_further(tag) { 0.0 } else { 1.0 }),
            };
            reached.iter_mut().zip(token).for_each(|(reached, token)| *reached *= token);
            normalise(&mut reached);
            ahead.push(reached);
        }
        let mut behind = [1.0; TAGS];
        for (at, token) in tokens.iter().enumerate().rev() {
            let here = &mut ahead[at];
            here.iter_mut().zip(&behind).for_each(|(here, behind)| *here *= behind);
            normalise(here);
            let weighed: Scores = std::array::from_fn(|tag| token[tag] * behind[tag]);
            behind = std::array::from_fn(|tag| (0..TAGS).map(|next| weights[tag][next] * weighed[next]).sum());
            normalise(&mut behind);
        }
        ahead
    }

    fn weights(&self) -> [Scores; TAGS] {
        std::array::from_fn(|tag| {
            std::array::from_fn(
                |next| if may_follow(tag, next) { self.0[tag][next].clamp(-30.0, 30.0).exp() } else { 0.0 },
            )
        })
    }
}

/// Whether a tag is that of a further token.
#[must_use]
pub const fn is_further(tag: usize) -> bool {
    tag > 0 && tag.is_multiple_of(2)
}

/// Whether `next` may stand behind `tag`.
#[must_use]
pub const fn may_follow(tag: usize, next: usize) -> bool {
    !is_further(next) || tag == next || tag + 1 == next
}

fn opening(first: &Scores) -> Scores {
    std::array::from_fn(|tag| if is_further(tag) { NEVER } else { first[tag] })
}

fn exponentials(scores: &Scores) -> Scores {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|score| (score - highest).max(-60.0).exp())
}

fn product(before: &Scores, weights: &[Scores; TAGS]) -> Scores {
    std::array::from_fn(|next| (0..TAGS).map(|tag| before[tag] * weights[tag][next]).sum())
}

fn normalise(scores: &mut Scores) {
    let sum: f32 = scores.iter().sum();
    if sum > 0.0 {
        *scores = scores.map(|score| score / sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Transitions {
        let mut transitions = Transitions([[0.0; TAGS]; TAGS]);
        transitions.0[1][2] = 1.5;
        transitions.0[0][3] = -0.7;
        transitions
    }

    fn tokens() -> Vec<Scores> {
        vec![
            [0.5, 1.0, 3.0, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0],
            [0.1, 0.0, 0.4, 0.9, 1.2, 0.0, 0.3, 0.0, 0.0],
            [1.0, 0.0, 0.9, 0.0, 0.0, 0.4, 0.0, 0.0, 0.2],
        ]
    }

    /// Every path with its weight, one by one.
    fn paths(chain: &Transitions, tokens: &[Scores]) -> Vec<(Vec<usize>, f32)> {
        let mut paths: Vec<(Vec<usize>, f32)> = vec![(Vec::new(), 0.0)];
        for token in tokens {
            paths = paths
                .into_iter()
                .flat_map(|(path, score)| (0..TAGS).map(move |tag| (path.clone(), score, tag)))
                .filter(|(path, _, tag)| path.last().map_or(!is_further(*tag), |last| may_follow(*last, *tag)))
                .map(|(mut path, score, tag)| {
                    let step = path.last().map_or(0.0, |last| chain.0[*last][tag]);
                    path.push(tag);
                    (path, score + step + token[tag])
                })
                .collect();
        }
        paths
    }

    #[test]
    fn the_best_path_is_the_best_of_all_paths() {
        let all = paths(&chain(), &tokens());
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).expect("there are paths");
        assert_eq!(chain().best(&tokens()), best.0);
        assert_eq!(chain().best(&[]), [0usize; 0]);
    }

    #[test]
    fn marginals_are_the_shares_of_all_paths() {
        let all = paths(&chain(), &tokens());
        let whole: f32 = all.iter().map(|path| path.1.exp()).sum();
        for (at, token) in chain().marginals(&tokens()).iter().enumerate() {
            for (tag, share) in token.iter().enumerate() {
                let own: f32 = all.iter().filter(|path| path.0[at] == tag).map(|path| path.1.exp()).sum();
                assert!((own / whole - share).abs() < 1e-4, "{at} {tag}: {} {share}", own / whole);
            }
        }
    }
}
