//! What stands around a hit: some words before and behind it, cut at blanks, never beyond its paragraph.

use crate::text::Span;

/// How many characters are looked at on each side.
const REACH: usize = 40;

/// The hit and what stands around it: whole words of the same paragraph. Always holds all of the hit.
#[must_use]
pub fn around(text: &str, hit: Span) -> Span {
    let (before, behind) = (Span::from(0..hit.start.bytes()).of(text), text.get(hit.end.bytes()..).unwrap_or_default());
    Span::from(hit.start.bytes() - tail(before)..hit.end.bytes() + head(behind))
}

/// The words on one line: a line break becomes a blank of the same length.
#[must_use]
pub fn on_one_line(words: &str) -> String {
    words.replace(['\n', '\t'], " ")
}

/// How many bytes at the end of `before` are shown.
fn tail(before: &str) -> usize {
    let paragraph = before.rsplit('\n').next().unwrap_or_default();
    let Some((cut, _)) = paragraph.char_indices().rev().nth(REACH) else { return paragraph.trim_start().len() };
    let reach = paragraph.get(cut..).unwrap_or_default();
    // The first word is probably cut in two; one longer than the reach is left out.
    reach.find(char::is_whitespace).map_or(0, |blank| reach.get(blank..).unwrap_or_default().trim_start().len())
}

/// How many bytes at the start of `behind` are shown.
fn head(behind: &str) -> usize {
    let paragraph = behind.split('\n').next().unwrap_or_default();
    let Some((cut, _)) = paragraph.char_indices().nth(REACH) else { return paragraph.trim_end().len() };
    let reach = paragraph.get(..cut).unwrap_or_default();
    reach.rfind(char::is_whitespace).map_or(0, |blank| reach.get(..blank).unwrap_or_default().trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, word: &str) -> String {
        let start = text.find(word).expect("the word stands in the text");
        around(text, Span::from(start..start + word.len())).of(text).to_owned()
    }

    #[test]
    fn context_stays_in_its_paragraph() {
        assert_eq!(shown("عنوان\n\nأعلن البنك المركزي اليوم\n\nخاتمة", "المركزي"), "أعلن البنك المركزي اليوم");
    }

    #[test]
    fn context_is_cut_at_blanks() {
        let text = format!("{} الهدف {}", "كلمة ".repeat(30).trim(), "أخرى ".repeat(30).trim());
        let shown = shown(&text, "الهدف");
        assert!(shown.starts_with("كلمة ") && shown.ends_with(" أخرى"), "{shown}");
        assert!(shown.chars().count() <= 2 * REACH + 5);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn context_holds_the_hit_whole(before in "(?s).{0,60}", hit in ".{1,9}", behind in "(?s).{0,60}") {
            let text = format!("{before}{hit}{behind}");
            let span = Span::from(before.len()..before.len() + hit.len());
            let around = around(&text, span);
            prop_assert!(around.start <= span.start && span.end <= around.end);
            prop_assert!(text.get(around.bytes()).is_some());
        }
    }
}
