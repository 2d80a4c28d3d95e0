//! Whole words, before which proclitics may stand: و ف ب ك ل ال and what they make together.
//!
//! Where ل meets the article its alef is not written: العراق is found in للعراق, and اللغة in للغة.

use memchr::memmem::Finder;
use std::ops::Range;

/// How the last word of a needle ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// There.
    Whole,
    /// Wherever it does.
    Open,
}

/// The longest row of proclitics, in letters: وبال.
const LONGEST: usize = 4;

/// Where the folded `needle` stands in the folded `text` as words of their own, in order.
pub(super) fn places(text: &str, needle: &str, ending: Ending) -> Vec<Range<usize>> {
    let mut found = places_behind(text, (needle, ending), is_proclitic);
    if let Some((contracted, lam)) = contracted(needle) {
        let may_stand = |letters: &str| letters.strip_suffix(lam).is_some_and(is_conjunction);
        found.extend(places_behind(text, (contracted, ending), may_stand));
        found.sort_unstable_by_key(|place| place.start);
    }
    found
}

/// The needle as it is written behind ل, and what of that stands before it.
fn contracted(needle: &str) -> Option<(&str, &'static str)> {
    let short = needle.strip_prefix('ا').filter(|rest| rest.starts_with('ل'))?;
    match short.chars().nth(1) {
        // للغة: the lam of the article is left out too.
        Some('ل') => Some((short, "")),
        Some(letter) if letter.is_alphanumeric() => Some((short, "ل")),
        Some(_) | None => None,
    }
}

fn places_behind(text: &str, (needle, ending): (&str, Ending), may_stand: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let finder = Finder::new(needle);
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(at) = text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
        let place = from + at..from + at + needle.len();
        let is_whole = begins(text, needle, place.start).is_some_and(&may_stand);
        if is_whole && (ending == Ending::Open || ends(text, needle, place.end)) {
            from = place.end;
            found.push(place);
        } else {
            from = place.start + needle.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// The letters of the same word before the needle; `None` where there are more than proclitics have.
fn begins<'a>(text: &'a str, needle: &str, start: usize) -> Option<&'a str> {
    if !needle.starts_with(char::is_alphanumeric) {
        return Some("");
    }
    let before = text.get(..start)?;
    let length: usize =
        before.chars().rev().take_while(|c| c.is_alphanumeric()).take(LONGEST + 1).map(char::len_utf8).sum();
    before.get(start - length..)
}

fn ends(text: &str, needle: &str, end: usize) -> bool {
    let goes_on = text.get(end..).is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
    !(needle.ends_with(char::is_alphanumeric) && goes_on)
}

fn is_proclitic(letters: &str) -> bool {
    let rest = letters.strip_prefix(['و', 'ف']).unwrap_or(letters);
    matches!(rest, "" | "ب" | "ك" | "ل" | "ال" | "بال" | "كال" | "لل")
}

fn is_conjunction(letters: &str) -> bool {
    matches!(letters, "" | "و" | "ف")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole<'a>(text: &'a str, needle: &str) -> Vec<&'a str> {
        places(text, needle, Ending::Whole).into_iter().filter_map(|place| text.get(place)).collect()
    }

    #[test]
    fn every_row_of_proclitics_may_stand_before_a_word() {
        let text = "بنك وبنك فبنك ببنك كبنك لبنك البنك والبنك فالبنك بالبنك كالبنك وبالبنك فكالبنك للبنك وللبنك فللبنك";
        assert_eq!(whole(text, "بنك").len(), text.split(' ').count());
    }

    #[test]
    fn other_letters_before_or_behind_make_another_word() {
        assert_eq!(whole("بنكي بنكان مبنك سبنك ووبنك الوبنك بنك2 2بنك", "بنك"), [""; 0]);
        assert_eq!(whole("(بنك)، «بنك»؛ بنك. Xبنك بنكX", "بنك").len(), 3);
    }

    #[test]
    fn lam_and_the_article_are_read_as_one() {
        assert_eq!(whole("العراق للعراق وللعراق لعراق سللعراق", "العراق"), ["العراق", "لعراق", "لعراق"]);
        assert_eq!(whole("اللغه للغه وللغه لغه", "اللغه"), ["اللغه", "للغه", "للغه"]);
        assert_eq!(whole("لل ال", "ال"), ["ال"]);
    }

    #[test]
    fn several_words_are_whole_at_both_ends() {
        assert_eq!(whole("والبنك المركزي، بنك المركزيه، ببنك المركزي", "بنك المركزي").len(), 2);
    }

    #[test]
    fn a_place_that_is_no_word_hides_none_behind_it() {
        let found = places("اب ب ب", "ب ب", Ending::Whole);
        assert_eq!(found.iter().map(|place| place.start).collect::<Vec<_>>(), [5]);
    }

    #[test]
    fn an_open_word_may_go_on() {
        assert_eq!(places("كتابه مكتاب والكتاب", "كتاب", Ending::Open).len(), 2);
    }

    #[test]
    fn signs_have_no_word_to_be_whole_in() {
        assert_eq!(whole("50% من100%", "%").len(), 2);
        assert_eq!(whole("GPT-4 gpt-40", "gpt-4"), [""; 0]);
        assert_eq!(whole("gpt-4 gpt-40 وgpt-4", "gpt-4").len(), 2);
    }
}
