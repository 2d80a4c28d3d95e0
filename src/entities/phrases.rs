//! Phrases: words in a row that stand for something, found in a passage from their first word on.

use super::keys::{Reading, Table, fold_word, readings};
use super::tokens::{Gap, Passage, keys};

/// A set of phrases with what each stands for. Looking one up costs a handful of hash look-ups, however many there are.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    starts: Table<Vec<Phrase<T>>>,
}

#[derive(Clone, Debug)]
struct Phrase<T> {
    rest: Box<[String]>,
    value: T,
}

/// A phrase found.
#[derive(Debug)]
pub(super) struct Hit<'a, T> {
    /// The first token behind it.
    pub last: usize,
    /// Letters of proclitics before it.
    pub letters: usize,
    /// What it stands for.
    pub value: &'a T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { starts: Table::default() }
    }
}

impl<T> Phrases<T> {
    /// Makes room for so many first words.
    pub(super) fn reserve(&mut self, words: usize) {
        self.starts.reserve(words);
    }

    /// Adds a phrase; a blank one is left out.
    pub(super) fn insert(&mut self, phrase: &str, value: T) {
        // Plain words of one script need no tokenizer; most of the tables are made of them.
        let arabic = phrase.chars().all(|c| matches!(c, ' ' | 'ء'..='غ' | 'ف'..='ي'));
        if arabic || phrase.chars().all(|c| matches!(c, ' ' | 'A'..='Z' | 'a'..='z')) {
            self.insert_keys(phrase.split_whitespace().map(fold_word), value);
        } else {
            self.insert_keys(keys(phrase), value);
        }
    }

    /// Adds a phrase given as the keys of its words. Of two equal phrases the first counts.
    pub(super) fn insert_keys(&mut self, keys: impl IntoIterator<Item = String>, value: T) {
        let mut keys = keys.into_iter();
        let Some(first) = keys.next() else { return };
        let rest: Box<[String]> = keys.collect();
        let phrases = self.starts.entry(first).or_insert_with(|| Vec::with_capacity(1));
        let at = phrases.partition_point(|phrase| phrase.rest.len() >= rest.len());
        phrases.insert(at, Phrase { rest, value });
    }

    /// The longest phrase that starts at token `at`; among equally long ones that with the fewest proclitics.
    pub(super) fn longest(&self, passage: &Passage<'_>, at: usize) -> Option<Hit<'_, T>> {
        self.longest_where(passage, at, |_| true)
    }

    /// The longest phrase at `at` whose value pleases.
    pub(super) fn longest_where(
        &self,
        passage: &Passage<'_>,
        at: usize,
        pleases: impl Fn(&T) -> bool,
    ) -> Option<Hit<'_, T>> {
        let mut best: Option<Hit<'_, T>> = None;
        for reading in readings(passage.key(at)) {
            let Some(phrases) = self.starts.get(reading.key.as_ref()) else { continue };
            let short = is_short(&reading);
            let found = phrases.iter().find(|phrase| {
                !(short && phrase.rest.is_empty()) && stands(passage, at + 1, &phrase.rest) && pleases(&phrase.value)
            });
            let Some(phrase) = found else { continue };
            let last = at + 1 + phrase.rest.len();
            if best.as_ref().is_none_or(|best| last > best.last) {
                best = Some(Hit { last, letters: reading.letters, value: &phrase.value });
            }
        }
        best
    }

    /// What the phrase of these words stands for, the first of its values first.
    pub(super) fn phrases(&self, keys: &[String]) -> impl Iterator<Item = &T> {
        let alike = keys.split_first().and_then(|(first, rest)| Some((self.starts.get(first)?, rest)));
        alike
            .into_iter()
            .flat_map(|(phrases, rest)| phrases.iter().filter(move |phrase| *phrase.rest == *rest))
            .map(|phrase| &phrase.value)
    }

    /// What the one word `key` stands for.
    pub(super) fn word(&self, key: &str) -> Option<&T> {
        self.starts.get(key)?.iter().find(|phrase| phrase.rest.is_empty()).map(|phrase| &phrase.value)
    }

    /// Whether a phrase starts with the word `key`.
    pub(super) fn starts(&self, key: &str) -> bool {
        self.starts.contains_key(key)
    }
}

/// Whether too little is left behind the proclitics for one word to be trusted; كـ and فـ open many words.
fn is_short(reading: &Reading<'_>) -> bool {
    let least = if reading.proclitic.contains(['ك', 'ف']) { 4 } else { 3 };
    reading.letters > 0 && reading.key.chars().count() < least
}

fn stands(passage: &Passage<'_>, at: usize, keys: &[String]) -> bool {
    keys.iter().enumerate().all(|(i, key)| passage.key(at + i) == key && passage.gap(at + i) != Gap::Line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, at: usize) -> Option<(usize, usize, &'static str)> {
        let mut phrases = Phrases::default();
        for phrase in ["الولايات المتحدة", "الولايات المتحدة الأمريكية", "مصر", "وول ستريت"]
        {
            phrases.insert(phrase, phrase);
        }
        let passage = Passage::new(text);
        phrases.longest(&passage, at).map(|hit| (hit.last, hit.letters, *hit.value))
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(find("الولايات المتحدة الأمريكية", 0), Some((3, 0, "الولايات المتحدة الأمريكية")));
        assert_eq!(find("الولايات المتحدة اليوم", 0), Some((2, 0, "الولايات المتحدة")));
    }

    #[test]
    fn proclitics_are_read_past() {
        assert_eq!(find("وبمصر", 0), Some((1, 2, "مصر")));
        assert_eq!(find("للولايات المتحدة", 0), Some((2, 1, "الولايات المتحدة")));
        assert_eq!(find("في وول ستريت", 1), Some((3, 0, "وول ستريت")));
    }

    #[test]
    fn a_phrase_in_latin_letters_is_found_whatever_its_case() {
        let mut phrases = Phrases::default();
        phrases.insert("Thinking Machines", 1);
        let passage = Passage::new("thinking machines");
        assert_eq!(phrases.longest(&passage, 0).map(|hit| (hit.last, *hit.value)), Some((2, 1)));
    }

    #[test]
    fn a_phrase_never_crosses_a_line() {
        assert_eq!(find("الولايات\nالمتحدة", 0), None);
    }
}
