//! What the tagger sees of a word: its key and parts, its shape, the lists and the cluster it stands in.

use super::hash::{phrase, word};
use super::model::{LISTS, Model};
use crate::entities::claims::Claim;
use crate::entities::keys::{bare, readings};
use crate::entities::tokens::{Passage, Script};

/// The longest phrase of a list, in words.
const LONGEST: usize = 6;

/// The list of common words.
const COMMON: u16 = 15;

/// One token of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its key, digits all alike.
    pub key: String,
    /// The word as it is written, without marks.
    pub written: u64,
    /// How many bytes of the key are proclitics and article, and which ones they are.
    pub stem: usize,
    /// Where the key without its ending ends, in bytes.
    pub trunk: usize,
    /// What it looks like.
    pub shape: u8,
    /// The lists it stands in, by how.
    pub lists: [u16; 4],
    /// Its clusters.
    pub clusters: Option<[u16; 3]>,
    /// Whether it stands between quotation marks.
    pub quoted: Quoted,
    /// What the rules say of it, in a number.
    pub ruled: u64,
    /// How common it is: 0 for a common word, 1 for one of the news, 2 where only its stem is, 3 for a rare word.
    pub rarity: u64,
}

/// Whether a word stands between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoted {
    /// It does.
    Inside,
    /// It does not.
    Outside,
}

/// How a word stands in a phrase of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It is the whole phrase.
    Whole,
    /// It is the whole phrase behind its proclitic.
    Behind,
    /// It opens the phrase.
    First,
    /// It stands further inside.
    Inside,
}

impl Word {
    /// The key without proclitics and article.
    pub(super) fn stem(&self) -> &str {
        self.key.get(self.stem..).unwrap_or_default()
    }

    /// The proclitics and the article.
    pub(super) fn proclitics(&self) -> &str {
        self.key.get(..self.stem).unwrap_or_default()
    }

    /// The key without proclitics, article and ending.
    pub(super) fn trunk(&self) -> &str {
        self.key.get(self.stem..self.trunk).unwrap_or_default()
    }

    /// Every list in which it is a whole phrase.
    pub(super) fn whole_in(&self) -> u16 {
        self.lists[Place::Whole as usize] | self.lists[Place::Behind as usize]
    }
}

/// The words `first..last` of a passage, of which the rules say these claims.
pub(super) fn words(
    model: &Model<'_>,
    passage: &Passage<'_>,
    rules: &[Claim],
    (first, last): (usize, usize),
) -> Vec<Word> {
    let mut quoted = Quoted::Outside;
    let mut words: Vec<Word> = (first..last).map(|at| bare_word(model, passage, at, &mut quoted)).collect();
    for at in first..last {
        look_up(model, passage, (first, last), at, &mut words);
    }
    let from = rules.partition_point(|claim| claim.first < first);
    for claim in rules.get(from..).unwrap_or_default().iter().take_while(|claim| claim.first < last) {
        for at in claim.first..claim.last.min(last) {
            words[at - first].ruled = ruled(claim, at);
        }
    }
    words
}

fn bare_word(model: &Model<'_>, passage: &Passage<'_>, at: usize, quoted: &mut Quoted) -> Word {
    let surface = passage.surface(at);
    match surface {
        "«" | "“" => *quoted = Quoted::Inside,
        "»" | "”" => *quoted = Quoted::Outside,
        "\"" => *quoted = if *quoted == Quoted::Inside { Quoted::Outside } else { Quoted::Inside },
        _ => {}
    }
    let key: String = passage.key(at).chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let arabic = passage.script(at) == Script::Arabic;
    let stem = if arabic { proclitics(&key) } else { 0 };
    let trunk = if arabic { stem + without_ending(key.get(stem..).unwrap_or_default()) } else { key.len() };
    let (whole, inner) = (model.clusters_of(word(&key)), model.clusters_of(word(key.get(stem..).unwrap_or_default())));
    let rarity = match (whole, inner) {
        _ if model.lists_of(phrase(None, &key)) >> COMMON & 1 == 1 => 0,
        (Some(_), _) => 1,
        (None, Some(_)) => 2,
        (None, None) => 3,
    };
    let clusters = whole.or(inner);
    let written = if arabic { word(&bare(surface)) } else { word(surface) };
    Word {
        written,
        stem,
        trunk,
        shape: shape(passage, at),
        lists: [0; 4],
        clusters,
        quoted: *quoted,
        ruled: 0,
        rarity,
        key,
    }
}

/// What a claim says of its token at `at`, in a number: never zero.
fn ruled(claim: &Claim, at: usize) -> u64 {
    let place = u64::from(at > claim.first) + 2 * u64::from(at + 1 == claim.last);
    let sure = u64::from(claim.sure > 0.76);
    1 + (((claim.kind as u64 * 8 + claim.why as u64) * 2 + sure) * 4 + place)
}

/// Finds the longest phrase for each reading of the word at `at` and marks its words.
fn look_up(model: &Model<'_>, passage: &Passage<'_>, (first, end): (usize, usize), at: usize, words: &mut [Word]) {
    for reading in readings(passage.key(at)) {
        let mut found = None;
        let mut hash = phrase(None, &reading.key);
        for last in at + 1..=end.min(at + LONGEST) {
            let mask = model.lists_of(hash);
            if mask != 0 {
                found = Some((last, mask));
            }
            hash = phrase(Some(hash), passage.key(last));
        }
        let Some((last, mask)) = found else { continue };
        let place = match (last - at, reading.letters) {
            (1, 0) => Place::Whole,
            (1, _) => Place::Behind,
            _ => Place::First,
        };
        for (inner, word) in words.iter_mut().skip(at - first).take(last - at).enumerate() {
            let place = if inner == 0 { place } else { Place::Inside };
            word.lists[place as usize] |= mask;
        }
    }
}

/// The lists that hold the words `first..last`, read without `letters` letters.
pub(super) fn lists_of(model: &Model<'_>, keys: &[String]) -> u16 {
    let hash = keys.iter().fold(None, |hash, key| Some(phrase(hash, key)));
    hash.map_or(0, |hash| model.lists_of(hash))
}

/// The bits of a mask.
pub(super) fn bits(mask: u16) -> impl Iterator<Item = u64> {
    (0..LISTS as u64).filter(move |bit| mask >> bit & 1 == 1)
}

/// How many bytes of a key are proclitics and the article.
fn proclitics(key: &str) -> usize {
    const STARTS: [(&[&str], usize); 3] = [
        (&["وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال"], 2),
        (&["وب", "ول", "وك", "فب", "فل"], 4),
        (&["و", "ف", "ب", "ل", "ك"], 3),
    ];
    let letters = key.chars().count();
    for (starts, least) in STARTS {
        let start = starts.iter().find(|start| key.starts_with(**start) && letters >= start.chars().count() + least);
        if let Some(start) = start {
            return start.len();
        }
    }
    0
}

/// How many bytes of a stem stand before its ending.
fn without_ending(stem: &str) -> usize {
    const ENDS: [&str; 9] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"];
    let letters = stem.chars().count();
    let end = ENDS.iter().find(|end| stem.ends_with(**end) && letters >= end.chars().count() + 3);
    stem.len() - end.map_or(0, |end| end.len())
}

/// What a word looks like, in a number.
fn shape(passage: &Passage<'_>, at: usize) -> u8 {
    let surface = passage.surface(at);
    match passage.script(at) {
        Script::Arabic => 1,
        Script::Latin => {
            let capitals = surface.chars().filter(|c| c.is_uppercase()).count();
            let first = surface.chars().next().is_some_and(char::is_uppercase);
            let digit = surface.chars().any(|c| c.is_ascii_digit());
            let shape = match (first, capitals) {
                (_, capitals) if capitals == surface.chars().count() => 2,
                (true, 1) => 3,
                (_, 0) => 4,
                _ => 5,
            };
            shape + if digit { 10 } else { 0 }
        }
        Script::Number => 20 + u8::try_from(passage.key(at).len().min(6)).unwrap_or(6),
        Script::Other => 30,
        Script::Mark => mark(surface),
    }
}

fn mark(surface: &str) -> u8 {
    const MARKS: [&str; 12] = ["،", ".", ":", "\"", "«", "»", "(", ")", "-", "؟", "!", "؛"];
    40 + u8::try_from(MARKS.iter().position(|mark| *mark == surface).unwrap_or(MARKS.len())).unwrap_or(0)
}
