//! The questions that the tagger asks about each token, each answer hashed to a feature.

use super::hash::{feature, word};
use super::words::{Quoted, Word, bits};

/// How far around a token the questions go.
const REACH: isize = 2;

/// How far back a title or a head noun is looked for.
const FAR: usize = 5;

/// The lists of titles and head nouns.
pub(super) const TRIGGERS: u16 = 0b0011_1000_0000_0000;

/// The lists of names.
pub(super) const NAMES: u16 = 0b0000_0111_1111_1111;

/// Questions, by number; those about the surroundings have the distance added.
mod about {
    pub(super) const NOTHING: u64 = 0;
    pub(super) const WRITTEN: u64 = 1;
    pub(super) const START: u64 = 2;
    pub(super) const END: u64 = 10;
    pub(super) const STEM_START: u64 = 20;
    pub(super) const LENGTH: u64 = 26;
    pub(super) const QUOTED: u64 = 27;
    pub(super) const TRUNK: u64 = 28;
    pub(super) const SHAPES: u64 = 29;
    pub(super) const TITLED: u64 = 30;
    pub(super) const TRIGGER: u64 = 31;
    pub(super) const TRIGGER_AT: u64 = 32;
    pub(super) const LISTED_TWICE: u64 = 33;
    pub(super) const KEY: u64 = 100;
    pub(super) const STEM: u64 = 110;
    pub(super) const SHAPE: u64 = 120;
    pub(super) const PROCLITICS: u64 = 130;
    pub(super) const ENDING: u64 = 140;
    pub(super) const BORDER: u64 = 150;
    pub(super) const LISTS: u64 = 160;
    pub(super) const RULED: u64 = 170;
    pub(super) const CLUSTERS: u64 = 200;
}

/// Calls `say` with every feature of the word at `at`.
pub(super) fn features(words: &[Word], at: usize, say: &mut impl FnMut(u64)) {
    let Some(own) = words.get(at) else { return };
    say(feature(about::NOTHING, 0));
    itself(own, say);
    for distance in -REACH..=REACH {
        around(words, at, distance, say);
    }
    behind_trigger(words, at, say);
    if let Some(before) = at.checked_sub(1).and_then(|before| words.get(before)) {
        say(feature(about::SHAPES, u64::from(before.shape) << 8 | u64::from(own.shape)));
        for list in bits(before.whole_in() & TRIGGERS) {
            say(feature(about::TITLED, word(own.proclitics()) << 5 | list));
        }
    }
}

fn itself(own: &Word, say: &mut impl FnMut(u64)) {
    say(feature(about::WRITTEN, own.written));
    let mut letters = 0;
    for (count, (end, _)) in (0..).zip(own.key.char_indices().skip(1)).take(4) {
        say(feature(about::START + count, word(own.key.get(..end).unwrap_or_default())));
    }
    for (count, (start, _)) in (0..).zip(own.key.char_indices().rev()).take(4) {
        if start > 0 {
            say(feature(about::END + count, word(own.key.get(start..).unwrap_or_default())));
        }
        letters += 1;
    }
    let stem = own.stem();
    for (count, (end, _)) in (0..).zip(stem.char_indices().skip(2)).take(2) {
        say(feature(about::STEM_START + count, word(stem.get(..end).unwrap_or_default())));
    }
    letters += own.key.chars().count().saturating_sub(4).min(6) as u64;
    say(feature(about::LENGTH, letters));
    say(feature(about::TRUNK, word(own.trunk())));
    if own.quoted == Quoted::Inside {
        say(feature(about::QUOTED, 0));
    }
    let [whole, behind, first, inside] = own.lists;
    if (whole | behind | first | inside).count_ones() > 0 {
        let all = [whole, behind, first, inside].iter().fold(0, |all, &mask| all << 16 | u64::from(mask));
        say(feature(about::LISTED_TWICE, all));
    }
}

fn around(words: &[Word], at: usize, distance: isize, say: &mut impl FnMut(u64)) {
    let place = distance.unsigned_abs() as u64 * 2 + u64::from(distance < 0);
    let Some(word_at) = at.checked_add_signed(distance).and_then(|at| words.get(at)) else {
        say(feature(about::BORDER + place, 0));
        return;
    };
    say(feature(about::KEY + place, word(&word_at.key)));
    say(feature(about::SHAPE + place, u64::from(word_at.shape)));
    say(feature(about::RULED + place, word_at.ruled));
    if distance.abs() < 2 {
        say(feature(about::STEM + place, word(word_at.stem())));
        say(feature(about::PROCLITICS + place, word(word_at.proclitics())));
    }
    if distance.abs() == 1 && word_at.key.chars().nth(3).is_some() {
        let start = word_at.key.char_indices().rev().nth(1).map_or(0, |(start, _)| start);
        say(feature(about::ENDING + place, word(word_at.key.get(start..).unwrap_or_default())));
    }
    for (how, mask) in (0..).zip(word_at.lists) {
        for list in bits(mask) {
            say(feature(about::LISTS + place, how << 5 | list));
        }
    }
    for (cut, cluster) in (0..).zip(word_at.clusters.into_iter().flatten()) {
        say(feature(about::CLUSTERS + place, cut << 16 | u64::from(cluster)));
    }
}

/// The nearest title or head noun before the word, where no mark stands between.
fn behind_trigger(words: &[Word], at: usize, say: &mut impl FnMut(u64)) {
    for back in 1..=FAR.min(at) {
        let Some(word) = words.get(at - back).filter(|word| word.shape < 40) else { return };
        let mask = word.whole_in() & TRIGGERS;
        if mask != 0 {
            for list in bits(mask) {
                say(feature(about::TRIGGER, list));
                say(feature(about::TRIGGER_AT, (back as u64) << 5 | list));
            }
            return;
        }
    }
}
