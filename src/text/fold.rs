//! Folding for search: what differs only in spelling habits becomes the same, with a map back.
//!
//! ```text
//! letters    what each character becomes, by itself; apart: letters that are told apart on demand
//! clusters   where grapheme clusters end (UAX #29)
//! map        folded bytes ─► whole clusters of the original
//! ```
//!
//! One pass. The folded text is for comparing, never for reading: it is neither shown nor stored nor exported.
//! Offsets are bytes, of the folded text where a plain range is spoken of, of the original where it is a [`Span`].

use super::measure::Span;
use apart::HAMZA_ABOVE;
use clusters::{Cluster, Clusters};
use letters::Fold;
use map::{Kind, Map, Unit};
use std::ops::Range;

mod apart;
mod clusters;
mod letters;
mod map;

pub use apart::Apart;

/// How much folding forgives. In both, white space of any kind and length is one space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Folding {
    /// Everything a reader would forgive: alef and hamza seats, teh marbuta, Persian letters, digits, marks, joiners
    /// and invisible controls, presentation forms, case, accents.
    #[default]
    Search,
    /// The same, but these letters are told apart.
    Telling(Apart),
    /// Only marks (tashkeel) and tatweel are dropped.
    Exact,
}

/// Folded text that remembers where each of its characters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    map: Map,
    folding: Folding,
    /// Where the spaces stand that were line breaks. Texts are shorter than 4 GiB.
    breaks: Vec<u32>,
}

impl Folding {
    /// As a search folds, but for the letters that are told apart.
    #[must_use]
    pub fn search(apart: Apart) -> Self {
        if apart == Apart::NONE { Self::Search } else { Self::Telling(apart) }
    }
}

/// Folds `text` in one pass. Folding twice is folding once.
///
/// ```
/// use khabar::text::{Folding, fold};
///
/// assert_eq!(fold("الإ\u{650}م\u{64E}ار\u{64E}ة ٢٠٢٤", Folding::Search).text(), "الاماره 2024");
/// assert_eq!(fold("الإ\u{650}م\u{64E}ار\u{64E}ة ٢٠٢٤", Folding::Exact).text(), "الإمارة ٢٠٢٤");
/// ```
#[must_use]
pub fn fold(text: &str, folding: Folding) -> Folded {
    let mut folder = Folder { folding, folded: Folded { folding, ..Folded::default() }, pending: None };
    folder.folded.text.reserve(text.len());
    for (start, cluster) in Clusters::of(text) {
        folder.add(start, cluster);
    }
    folder.flush();
    folder.folded
}

/// The folded text alone, as [`Folding::Search`] folds it: for names and words that are compared, not shown.
///
/// ```
/// use khabar::text::fold::fold_word;
///
/// assert_eq!(fold_word("أنقرة"), fold_word("انقره"));
/// assert_eq!(fold_word("القاهــرة"), "القاهره");
/// ```
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        letters::push(c, Folding::Search, &mut folded);
    }
    folded
}

/// The text with ٠–٩ and ۰–۹ as 0–9, and everything else as it is.
#[must_use]
pub fn latin_digits(text: &str) -> String {
    let latin = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(latin).collect()
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it was folded.
    #[must_use]
    pub const fn folding(&self) -> Folding {
        self.folding
    }

    /// The range of the original text behind the bytes `range` of the folded text: whole grapheme clusters, with the
    /// marks and tatweels that follow the last of them. An empty range gives an empty span; what lies behind
    /// the folded text is left out.
    ///
    /// ```
    /// use khabar::text::{Folding, fold};
    ///
    /// let text = "في م\u{64E}د\u{652}ر\u{64E}س\u{64E}ــة";
    /// let folded = fold(text, Folding::Search);
    /// let found = folded.text().find("مدرس").unwrap();
    /// assert_eq!(folded.original(found..found + "مدرس".len()).of(text), "م\u{64E}د\u{652}ر\u{64E}س\u{64E}ــ");
    /// ```
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Span {
        let range = range.start..range.end.min(self.text.len());
        if range.is_empty() {
            return Span::default();
        }
        let first = self.map.unit(self.border(range.start), &self.text);
        let last = self.map.unit(self.border(range.end - 1), &self.text);
        Span::from(first.start..last.end)
    }

    /// The lines of the folded text: what stands between the line breaks of the original, without them.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.breaks.iter().map(|&at| at as usize).chain([self.text.len()]);
        let starts = std::iter::once(0).chain(self.breaks.iter().map(|&at| at as usize + 1));
        starts.zip(ends).map(|(start, end)| start..end)
    }

    /// The start of the character that holds the byte `at`.
    fn border(&self, at: usize) -> usize {
        (0..=at).rev().find(|&start| self.text.is_char_boundary(start)).unwrap_or(0)
    }
}

/// Folds cluster after cluster. The last unit waits, since marks and blanks that follow may still belong to it.
struct Folder {
    folding: Folding,
    folded: Folded,
    pending: Option<Unit>,
}

impl Folder {
    fn add(&mut self, start: usize, cluster: Cluster<'_>) {
        let before = self.folded.text.len();
        let (end, last) = match cluster {
            Cluster::Single(c) => (start + c.len_utf8(), self.push(c)),
            Cluster::Any(text) => (start + text.len(), self.push_all(text)),
        };
        if matches!(cluster, Cluster::Single('\n') | Cluster::Any("\r\n")) {
            self.break_line();
        }
        let folded = before..self.folded.text.len();
        if folded.is_empty() {
            return self.absorb(start..end, last);
        }
        self.flush();
        let single = matches!((cluster, last), (Cluster::Single(_), Fold::To(_) | Fold::Blank));
        let kind = if single && folded.len() == end - start { Kind::Letter } else { Kind::Whole };
        self.pending = Some(Unit { folded, original: start..end, kind });
    }

    fn push(&mut self, c: char) -> Fold {
        letters::push(c, self.folding, &mut self.folded.text)
    }

    /// The characters of one cluster: a hamza that is a sign of its own belongs to the letter before it.
    fn push_all(&mut self, cluster: &str) -> Fold {
        let before = self.folded.text.len();
        let mut last = Fold::Mark;
        for c in cluster.chars() {
            last = self.push(c);
            if c == HAMZA_ABOVE && self.folded.text.len() > before {
                letters::join_hamza(self.folding, &mut self.folded.text);
            }
        }
        last
    }

    /// A line ends in the run of blanks that the folded text ends with.
    fn break_line(&mut self) {
        let at = u32::try_from(self.folded.text.len().saturating_sub(1)).unwrap_or(u32::MAX);
        if self.folded.text.ends_with(' ') && self.folded.breaks.last() != Some(&at) {
            self.folded.breaks.push(at);
        }
    }

    /// Takes what left nothing in the folded text into the unit before: blanks into a blank, marks into a letter that
    /// they stand on. Controls belong to nothing.
    fn absorb(&mut self, original: Range<usize>, gone: Fold) {
        let Some(unit) = &mut self.pending else { return };
        let belongs = match gone {
            Fold::Blank => true,
            Fold::Mark => unit.original.end == original.start,
            Fold::To(_) | Fold::Many | Fold::Control => false,
        };
        if belongs {
            unit.original.end = original.end;
            unit.kind = Kind::Whole;
        }
    }

    fn flush(&mut self) {
        if let Some(unit) = self.pending.take() {
            self.folded.map.push(&unit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::measure::grapheme::grapheme_borders;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const ALPHABET: &str = "  \n\r\u{A0}\u{2028} abZß éÎ\u{212B}e\u{301} ابتسم أإآٱ ىیې ةۀەہھ كک ؤئء ٠٩ ۰۹ 07 \
        \u{640}\u{640}\u{64B}\u{64E}\u{651}\u{654}\u{670}\u{6D6}\u{6DD}\u{6DE}\u{6E5}\u{8D3}\u{8E2}\u{600} \
        \u{61C}\u{200B}\u{200C}\u{200D}\u{AD}\u{FEFF}\u{202A}\u{202C}\u{2067}\u{2069} \
        \u{FEFB}\u{FEF5}\u{FEE3}\u{FDFA}\u{FDFD}\u{FE70}\u{FE77}\u{FC60} \
        \u{1F468}\u{1F469}\u{1F3FD}\u{1F1F8}\u{1F1E9} क\u{94D}ष\u{903} 각 \0";
    const DROPPED: &str = "[\u{640}\u{64B}\u{651}\u{670}\u{6D6}\u{200C}\u{200D}\u{202B}\u{2069}\u{AD}\u{FEFF}]{1,4}";

    /// Every law of folding, for any text.
    fn hold_laws(text: &str, folding: Folding) {
        let folded = fold(text, folding);
        assert_eq!(fold(folded.text(), folding).text(), folded.text(), "folding twice: {text:?}");
        let borders = grapheme_borders(text).collect::<BTreeSet<_>>();
        let mut last = Span::default();
        for (start, c) in folded.text().char_indices() {
            let span = folded.original(start..start + c.len_utf8());
            assert!(last.start <= span.start && last.end <= span.end, "in order: {text:?} at {start}");
            let ends = [span.start.bytes(), span.end.bytes()];
            assert!(!span.is_empty() && ends.iter().all(|end| borders.contains(end)), "clusters: {text:?} at {start}");
            assert!(fold(span.of(text), folding).text().contains(c), "from there: {text:?} at {start}");
            last = span;
        }
        assert!(folded.map.pieces() <= folded.text().len());
    }

    fn letters() -> impl Strategy<Value = Vec<char>> {
        prop::collection::vec(prop::sample::select(ALPHABET.chars().collect::<Vec<_>>()), 0..16)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn the_laws_hold_for_text_of_every_kind(letters in letters()) {
            let text = letters.into_iter().collect::<String>();
            hold_laws(&text, Folding::Search);
            hold_laws(&text, Folding::Exact);
            Apart::every().for_each(|apart| hold_laws(&text, Folding::Telling(apart)));
            let folded = fold(&text, Folding::Search);
            prop_assert_eq!(fold_word(&text), folded.text());
        }

        #[test]
        fn the_laws_hold_for_any_string(text in any::<String>()) {
            hold_laws(&text, Folding::Search);
            hold_laws(&text, Folding::Exact);
        }

        #[test]
        fn what_is_told_apart_is_the_same_again_where_it_is_not(letters in letters()) {
            let text = letters.into_iter().collect::<String>();
            for apart in Apart::every() {
                let telling = fold(&text, Folding::Telling(apart));
                prop_assert_eq!(fold_word(telling.text()), fold_word(&text), "{:?}", apart);
            }
        }

        #[test]
        fn lines_are_the_lines_of_the_original(lines in prop::collection::vec("[أب\u{64B} a]{0,4}", 0..5)) {
            let text = lines.join("\n");
            let folded = fold(&text, Folding::Search);
            let found: Vec<_> = folded.lines().filter_map(|line| Some(folded.text().get(line)?.trim().to_owned())).collect();
            let blank = |line: &String| !line.is_empty();
            let expected: Vec<_> = lines.iter().map(|line| fold_word(line).trim().to_owned()).filter(blank).collect();
            prop_assert_eq!(found.into_iter().filter(blank).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn what_is_dropped_changes_nothing_where_it_is_put_in(
            before in letters(),
            dropped in DROPPED,
            behind in letters(),
        ) {
            let text = before.iter().chain(&behind).collect::<String>();
            let longer = before.into_iter().chain(dropped.chars()).chain(behind).collect::<String>();
            prop_assert_eq!(fold_word(&longer), fold_word(&text));
        }
    }

    #[test]
    fn exact_folding_drops_only_marks_and_tatweel() {
        assert_eq!(
            fold("م\u{64F}ؤ\u{64E}س\u{64E}\u{651}ــسة Al-Rāzī ٢٠\u{200F}", Folding::Exact).text(),
            "مؤسسة Al-Rāzī ٢٠\u{200F}"
        );
    }

    #[test]
    fn letters_are_told_apart_where_that_is_asked_for() {
        let text = "مكتبة على مسؤول و\u{654} رئيس ي\u{654} \u{FE8C}\u{FE94}\u{FEF0} أإآ ە ی";
        let told = |apart| fold(text, Folding::Telling(apart)).text().to_owned();
        assert_eq!(told(Apart::NONE), fold_word(text));
        assert_eq!(told(Apart::TEH_MARBUTA), "مكتبة علي مسوول و رييس ي يةي ااا ه ي");
        assert_eq!(told(Apart::ALEF_MAKSURA), "مكتبه على مسوول و رييس ي يهى ااا ه ي");
        assert_eq!(told(Apart::HAMZA), "مكتبه علي مسؤول ؤ رئيس ئ ئهي ااا ه ي");
    }

    #[test]
    fn a_range_of_half_a_character_gives_the_whole_one() {
        let folded = fold("خبر", Folding::Search);
        assert_eq!(folded.original(1..2), Span::from(0..2));
        assert_eq!(folded.original(3..99), Span::from(2..6));
    }

    #[test]
    fn an_empty_range_or_one_behind_the_text_gives_an_empty_span() {
        let folded = fold("خبر", Folding::Search);
        assert_eq!(folded.original(2..2), Span::default());
        assert_eq!(folded.original(9..12), Span::default());
        assert_eq!(fold("", Folding::Search).original(0..1), Span::default());
    }

    #[test]
    fn half_a_ligature_is_the_whole_of_it() {
        let folded = fold("س\u{FEFB}م", Folding::Search);
        assert_eq!(folded.text(), "سلام");
        assert_eq!(folded.original(2..4), Span::from(2..5));
        assert_eq!(folded.original(4..6), Span::from(2..5));
    }

    #[test]
    fn marks_belong_to_their_letter_and_controls_to_none() {
        let text = "\u{2067}م\u{64E}ـ\u{2069}ن";
        let folded = fold(text, Folding::Search);
        assert_eq!(folded.original(0..2).of(text), "م\u{64E}ـ");
        assert_eq!(folded.original(2..4).of(text), "ن");
    }

    #[test]
    fn a_run_of_blanks_is_one_space_that_stands_for_all_of_them() {
        let text = "خبر \r\n\u{200F}\u{A0}ثان";
        let folded = fold(text, Folding::Search);
        assert_eq!(folded.text(), "خبر ثان");
        assert_eq!(folded.original(6..7).of(text), " \r\n\u{200F}\u{A0}");
    }
}
