//! Corpora of one word a line, with a tag behind it: `ANERcorp`, and samples like it.

use crate::examples::{Gold, Piece};
use khabar::entities::tagger::{Habit, Sort};
use khabar::text::fold::fold_word;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::Path;

/// A sentence: words with their tags.
pub type Sentence = Vec<(String, String)>;

/// The sentences of a file, without those that repeat an earlier one.
///
/// # Errors
///
/// A file that cannot be read.
pub fn read(path: &Path) -> io::Result<Vec<Sentence>> {
    let file = fs::read_to_string(path)?;
    let mut sentences: Vec<Sentence> = vec![Vec::new()];
    for line in file.trim_start_matches('\u{FEFF}').lines().map(str::trim) {
        let mut columns = line.split_whitespace();
        let (word, tag) = (columns.next(), columns.next_back());
        match (word, tag) {
            (Some(word), Some(tag)) => {
                if let Some(last) = sentences.last_mut() {
                    last.push((word.to_owned(), tag.to_owned()));
                }
            }
            _ => sentences.push(Vec::new()),
        }
    }
    let mut seen = HashSet::new();
    sentences.retain(|sentence| !sentence.is_empty() && (sentence.len() < 5 || seen.insert(sentence.clone())));
    Ok(sentences)
}

/// Sentences in a row that belong together. An article starts where a sentence shares no rarer word with those before
/// it and its neighbours behind it do neither, or where it opens with a dateline.
#[must_use]
pub fn articles(sentences: &[Sentence]) -> Vec<&[Sentence]> {
    let rare = rare_words(sentences);
    let mut starts = vec![0];
    for (at, sentence) in sentences.iter().enumerate().skip(1) {
        let from = at - starts.last().copied().unwrap_or(0);
        if from >= 2 && opens(sentence) && !shares(&rare, at, from) {
            starts.push(at);
        }
    }
    starts.push(sentences.len());
    starts.windows(2).map(|pair| &sentences[pair[0]..pair[1]]).collect()
}

/// Whether a sentence may be the first of an article: it does not go on with و.
fn opens(sentence: &Sentence) -> bool {
    !sentence.first().is_some_and(|word| word.0.starts_with('و') || word.0.starts_with("كما") || word.0 == "\"")
}

/// Whether the sentence at `at` or the two behind it share words with the eight before them.
fn shares(rare: &[HashSet<String>], at: usize, from: usize) -> bool {
    let before: HashSet<&String> = rare[at - from.min(8)..at].iter().flatten().collect();
    let behind: HashSet<&String> = rare[at..(at + 3).min(rare.len())].iter().flatten().collect();
    behind.intersection(&before).count() > 1
}

fn rare_words(sentences: &[Sentence]) -> Vec<HashSet<String>> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let folded: Vec<HashSet<String>> =
        sentences.iter().map(|sentence| sentence.iter().map(|word| fold_word(&word.0)).collect()).collect();
    for word in folded.iter().flatten() {
        *counts.entry(word.clone()).or_default() += 1;
    }
    let is_rare = |word: &String| word.chars().count() > 2 && counts[word] < 60;
    folded.into_iter().map(|words| words.into_iter().filter(is_rare).collect()).collect()
}

/// An article as a text with labels: sentences are lines, words are parted by blanks.
#[must_use]
pub fn piece(sentences: &[Sentence]) -> Piece {
    let mut piece = Piece { habit: Habit::Other, ..Piece::default() };
    for sentence in sentences {
        if !piece.text.is_empty() {
            piece.text.push('\n');
        }
        let mut open = false;
        for (at, (word, tag)) in sentence.iter().enumerate() {
            if at > 0 {
                piece.text.push(' ');
            }
            let start = piece.text.len();
            piece.text.push_str(word);
            let sort = sort(tag);
            let goes_on = tag.starts_with("I-") && open && piece.golds.last().map(|gold| gold.sort) == sort;
            match (sort, piece.golds.last_mut()) {
                (Some(_), Some(gold)) if goes_on => gold.range.end = piece.text.len(),
                (Some(sort), _) => piece.golds.push(Gold { range: start..piece.text.len(), sort }),
                (None, _) => {}
            }
            open = sort.is_some();
        }
    }
    piece
}

fn sort(tag: &str) -> Option<Sort> {
    match tag.split_once('-')?.1 {
        "PERS" | "PER" => Some(Sort::Person),
        "ORG" => Some(Sort::Organization),
        "LOC" | "GPE" | "FAC" => Some(Sort::Place),
        "MISC" | "PRODUCT" | "EVENT" => Some(Sort::Other),
        _ => None,
    }
}
