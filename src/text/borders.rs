//! Where words and sentences begin and end (UAX #29, tailored to news in Arabic script): what word motions go to,
//! what a double and a triple click take.
//!
//! Borders are found once for a text, in one pass; questions are answered by bisection. What is no word or sentence
//! (blanks, and between words punctuation) lies between two of them. Nothing here is laid out or folded; offsets are
//! bytes of the logical text, always on the border of a grapheme cluster.

mod sentences;
mod words;

use super::measure::{Offset, Span};
use crate::text::measure::grapheme::grapheme_borders;
use unicode_normalization::char::is_combining_mark;

/// The words or the sentences of one text.
///
/// ```
/// use khabar::text::{Borders, Offset};
///
/// let text = "ارتفع الذهب 1.5%، والنفط كذلك.";
/// let words = Borders::words(text);
/// assert_eq!(words.at(Offset::new(11)).of(text), "الذهب");
/// assert_eq!(words.at(Offset::new(24)).of(text), "1.5%");
/// assert_eq!(words.next(Offset::new(22)), Some(Offset::new(29)));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Borders {
    /// Each word or sentence, in order, none empty.
    spans: Vec<Span>,
    /// The end of the text.
    end: Offset,
}

impl Borders {
    /// The words of `text`. An Arabic word keeps its marks, tatweels and joiners; a number its separators and percent
    /// sign; an address on the web is one word, and so is what a hyphen joins, unless Arabic follows. Signs before a word (`#`, `@`) are no part of it.
    #[must_use]
    pub fn words(text: &str) -> Self {
        Self { spans: words::words(text), end: Offset::new(text.len()) }
    }

    /// The sentences of `text`, without the blanks between them. A line end always ends one; a full stop does not
    /// behind an initial, a usual abbreviation, or the number of a list's item.
    #[must_use]
    pub fn sentences(text: &str) -> Self {
        Self { spans: sentences::sentences(text), end: Offset::new(text.len()) }
    }

    /// All words or sentences, in order.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The word or sentence that holds `offset`, or else all that lies between the two beside it. The end of the text
    /// belongs to what stands last. Empty only where the text is.
    #[must_use]
    pub fn at(&self, offset: Offset) -> Span {
        let offset = offset.min(Offset::new(self.end.bytes().saturating_sub(1)));
        let behind = self.spans.partition_point(|span| span.end <= offset);
        let next = self.spans.get(behind).copied().unwrap_or(Span::new(self.end, self.end));
        if next.contains(offset) {
            return next;
        }
        let before = behind.checked_sub(1).and_then(|before| self.spans.get(before));
        Span::new(before.map_or(Offset::START, |span| span.end), next.start)
    }

    /// Whether what [`at`](Self::at) finds is only what lies between words or sentences.
    #[must_use]
    pub fn is_between(&self, offset: Offset) -> bool {
        self.spans.binary_search(&self.at(offset)).is_err()
    }

    /// Where the next word or sentence starts behind `offset`, if one does.
    #[must_use]
    pub fn next(&self, offset: Offset) -> Option<Offset> {
        let next = self.spans.partition_point(|span| span.start <= offset);
        self.spans.get(next).map(|span| span.start)
    }

    /// Where the last word or sentence before `offset` starts, if one does: that which holds it, unless `offset` is
    /// its start.
    #[must_use]
    pub fn previous(&self, offset: Offset) -> Option<Offset> {
        let behind = self.spans.partition_point(|span| span.start < offset);
        behind.checked_sub(1).and_then(|before| self.spans.get(before)).map(|span| span.start)
    }
}

/// Those of `places`, which must be in order, that are borders of grapheme clusters of `text`.
fn on_clusters(text: &str, places: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut clusters = grapheme_borders(text).peekable();
    let is_border = |&place: &usize| {
        while clusters.next_if(|&cluster| cluster < place).is_some() {}
        clusters.peek() == Some(&place)
    };
    places.into_iter().filter(is_border).collect()
}

/// Whether `c` is a letter or digit. Marks are none, though Unicode counts many of them as alphabetic.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c)
}

/// Whether `c` is a letter of the Arabic script.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && c.is_alphabetic()
}

/// Whether `c` only says in which direction text runs: at the edge of a word or sentence it is no part of it.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "قال «نعم»، ومضى.";

    fn at(borders: &Borders, byte: usize) -> &'static str {
        borders.at(Offset::new(byte)).of(TEXT)
    }

    #[test]
    fn an_offset_is_held_by_its_word_or_by_what_lies_between_two() {
        let words = Borders::words(TEXT);
        assert_eq!([0, 5, 9, 14].map(|byte| at(&words, byte)), ["قال", "قال", "نعم", "نعم"]);
        assert_eq!([6, 7, 15, 19].map(|byte| at(&words, byte)), [" «", " «", "»، ", "»، "]);
        assert_eq!([6, 9, 15].map(|byte| words.is_between(Offset::new(byte))), [true, false, true]);
    }

    #[test]
    fn the_end_of_the_text_belongs_to_what_stands_last() {
        assert_eq!(at(&Borders::words(TEXT), TEXT.len()), ".");
        assert_eq!(at(&Borders::sentences(TEXT), 999), TEXT);
        assert_eq!(Borders::words("").at(Offset::new(3)), Span::default());
    }

    #[test]
    fn motions_go_from_word_to_word() {
        let words = Borders::words(TEXT);
        let next = |byte| words.next(Offset::new(byte)).map(Offset::bytes);
        assert_eq!([0, 6, 9, 20, 28].map(next), [Some(9), Some(9), Some(20), None, None]);
        let previous = |byte| words.previous(Offset::new(byte)).map(Offset::bytes);
        assert_eq!([0, 2, 9, 20, 28].map(previous), [None, Some(0), Some(0), Some(9), Some(20)]);
    }

    #[test]
    fn motions_go_from_sentence_to_sentence() {
        let text = "وصل. ومضى!\n\nثم عاد";
        let sentences = Borders::sentences(text);
        assert_eq!(sentences.next(Offset::START).map(|start| sentences.at(start).of(text)), Some("ومضى!"));
        assert_eq!(sentences.previous(Offset::new(19)).map(|start| sentences.at(start).of(text)), Some("ومضى!"));
        assert_eq!(sentences.at(Offset::new(18)).of(text), "\n\n");
    }

    fn laws(text: &str, borders: &Borders) {
        let clusters = grapheme_borders(text).collect::<Vec<_>>();
        let mut end = Offset::START;
        for span in borders.spans() {
            assert!(end <= span.start && !span.is_empty());
            assert!(
                [span.start, span.end].iter().all(|place| clusters.contains(&place.bytes())),
                "{span:?} {clusters:?}"
            );
            end = span.end;
        }
        assert!(end.bytes() <= text.len());
        let mut tiles = Offset::START;
        while tiles.bytes() < text.len() {
            let tile = borders.at(tiles);
            assert!(tile.start == tiles && !tile.is_empty());
            assert_eq!(borders.is_between(tiles), !borders.spans().contains(&tile));
            tiles = tile.end;
        }
        for offset in (0..=text.len()).map(Offset::new) {
            let spans = || borders.spans().iter();
            assert_eq!(borders.next(offset), spans().map(|span| span.start).find(|&start| start > offset));
            assert_eq!(borders.previous(offset), spans().map(|span| span.start).rfind(|&start| start < offset));
            let tile = borders.at(offset);
            assert!(tile.contains(offset) || offset.bytes() == text.len() && tile.end == offset);
            assert!(spans().all(|span| *span == tile || !span.contains(offset)));
        }
    }

    const TEXTS: &str = "([ابد م]|[a1٣Z ]|[.!؟…۔:،؛ ]|[()«»\"-]|[\u{64E}\u{200C}\u{200D}\u{2068}\u{2069}\u{200F}\u{640}]|[\r\n\t\u{2029}]\
        |[\u{600}ก\u{E33}한🙂\u{1F1EA}é漢%٪@#/_]|https://|www\\.|د\\. |Mr\\. ){0,24}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn words_and_sentences_tile_the_text_and_agree_with_a_scan(text in TEXTS) {
            laws(&text, &Borders::words(&text));
            laws(&text, &Borders::sentences(&text));
        }

        #[test]
        fn no_sentence_ends_inside_a_word(text in TEXTS) {
            let words = Borders::words(&text);
            for sentence in Borders::sentences(&text).spans() {
                for place in [sentence.start, sentence.end] {
                    prop_assert!(words.spans().iter().all(|word| place <= word.start || word.end <= place));
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn any_text_has_words_and_sentences(text in any::<String>()) {
            laws(&text, &Borders::words(&text));
            laws(&text, &Borders::sentences(&text));
        }
    }
}
