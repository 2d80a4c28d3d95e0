//! The questions that the tagger asks about each token, each answer hashed to a feature.

use super::Habit;
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
    pub(super) const RARE_BEHIND: u64 = 34;
    pub(super) const RARE_BEFORE: u64 = 35;
    pub(super) const RARITIES: u64 = 36;
    pub(super) const RARE_BEHIND_CLUSTER: u64 = 37;
    pub(super) const RULED_IN_ROW: u64 = 38;
    pub(super) const HABIT: u64 = 40;
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
pub(super) fn features(words: &[Word], at: usize, habit: Habit, say: &mut impl FnMut(u64)) {
    let Some(own) = words.get(at) else { return };
    habits(words, at, habit, say);
    rarities(words, at, say);
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

/// What depends on who labelled the text.
fn habits(words: &[Word], at: usize, habit: Habit, say: &mut impl FnMut(u64)) {
    let habit = habit as u64;
    let own = &words[at];
    say(feature(about::HABIT, habit));
    say(feature(about::HABIT + 1, own.ruled << 1 | habit));
    let lists = own.lists.iter().fold(0, |all, mask| all | mask);
    for list in bits(lists) {
        say(feature(about::HABIT + 2, list << 1 | habit));
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    if let Some(before) = before {
        say(feature(about::HABIT + 3, word(&before.key) << 1 | habit));
        say(feature(about::HABIT + 4, before.ruled << 1 | habit));
    }
    say(feature(about::HABIT + 5, word(&own.key) << 1 | habit));
}

/// Common and rare words in a row: a rare one behind في or a title is likely a name.
fn rarities(words: &[Word], at: usize, say: &mut impl FnMut(u64)) {
    let own = &words[at];
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let behind = words.get(at + 1);
    let rarity = |word: Option<&Word>| word.map_or(4, |word| if word.shape == 1 { word.rarity } else { 5 });
    let all = rarity(before) << 6 | rarity(Some(own)) << 3 | rarity(behind);
    say(feature(about::RARITIES, all));
    let kind = rarity(Some(own)) << 3 | own.proclitics().len().min(7) as u64;
    if let Some(before) = before {
        say(feature(about::RARE_BEHIND, word(&before.key) << 6 | kind));
        let cluster = before.clusters.map_or(0, |cuts| u64::from(cuts[1]) + 1);
        say(feature(about::RARE_BEHIND_CLUSTER, cluster << 6 | kind));
        say(feature(about::RULED_IN_ROW, before.ruled << 16 | own.ruled));
    }
    if let Some(behind) = behind {
        say(feature(about::RARE_BEFORE, word(&behind.key) << 6 | kind));
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
