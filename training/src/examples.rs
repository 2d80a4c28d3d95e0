//! Labelled texts as the tagger learns from them: sentences with a tag for each token.

use crate::texts::Labelled;
use khabar::entities::tagger::{Habit, Model, Sort, sentences};
use khabar::model::Kind;
use std::ops::Range;

/// A text with what it names.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// What it names, in order.
    pub golds: Vec<Gold>,
    /// Who labelled it.
    pub habit: Habit,
}

/// Something that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gold {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What.
    pub sort: Sort,
}

/// A sentence to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    /// The features of each token.
    pub features: Vec<Vec<u64>>,
    /// Its tag.
    pub tags: Vec<usize>,
}

/// One of our own texts as a piece; values are no names.
#[must_use]
pub fn piece(text: &Labelled) -> Piece {
    let golds =
        text.labels.iter().filter_map(|label| Some(Gold { range: label.range.clone(), sort: sort(label.kind)? }));
    Piece { text: text.article.text.clone(), golds: golds.collect(), habit: Habit::Own }
}

fn sort(kind: Kind) -> Option<Sort> {
    match kind {
        Kind::Person => Some(Sort::Person),
        Kind::Organization => Some(Sort::Organization),
        Kind::Place => Some(Sort::Place),
        Kind::Product | Kind::Event => Some(Sort::Other),
        Kind::Date | Kind::Money | Kind::Percent | Kind::Quantity | Kind::Other => None,
    }
}

/// The sentences of a piece. A token belongs to what covers its end: its proclitics may stand before the name.
#[must_use]
pub fn examples(model: &Model<'_>, piece: &Piece) -> Vec<Example> {
    let mut examples = Vec::new();
    for sentence in sentences(model, &piece.text, piece.habit) {
        let mut before: Option<&Gold> = None;
        let mut tags = Vec::with_capacity(sentence.tokens.len());
        for token in &sentence.tokens {
            let end = token.bytes().end;
            let gold = piece.golds.iter().find(|gold| gold.range.start < end && end <= gold.range.end);
            tags.push(gold.map_or(0, |gold| gold.sort.tag(usize::from(before == Some(gold)))));
            before = gold;
        }
        examples.push(Example { features: sentence.features, tags });
    }
    examples
}
