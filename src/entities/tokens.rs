//! Tokens: words, numbers and single punctuation marks, in reading order.
//!
//! Latin is split from Arabic (وAnthropic is two tokens), punctuation and digits from words; a number keeps its
//! separators (104،5 is one token). Tokens are made of whole grapheme clusters and cover everything but blanks and
//! invisible controls.

use super::keys::{fold_word, skip_letters};
use crate::model::{Article, BlockKind};
use crate::text::Span;
use std::iter::Peekable;
use std::ops::Range;
use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Arabic letters.
    Arabic,
    /// Latin letters, with the digits and joiners inside (GPT-4, AT&T).
    Latin,
    /// Digits, with the separators inside.
    Number,
    /// One punctuation mark or symbol.
    Mark,
    /// Letters of any other script.
    Other,
}

/// One token. There are as many as a text has words and signs, so each takes no more room than it must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token {
    /// Where it starts, in bytes, and its length.
    start: u32,
    length: u32,
    /// Where its key starts among all keys, and the length of that.
    key: (u32, u16),
    /// What it is made of.
    script: Script,
    /// What parts it from the token before it.
    gap: Gap,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Blanks.
    Blank,
    /// A line break or the start of the text.
    Line,
}

/// The tokens of a text, and questions that every rule asks of them. An index outside is never an error: there is
/// nothing there.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// Their keys (see [`fold_word`]), one behind the other.
    keys: String,
}

/// The longest token, in bytes: a longer run of letters is several. Texts are shorter than 4 GiB.
const LONGEST: usize = 4096;

impl Token {
    const fn range(self) -> Range<usize> {
        self.start as usize..(self.start + self.length) as usize
    }
}

impl<'a> Passage<'a> {
    /// The tokens of an article, without its code blocks.
    pub(super) fn of(article: &'a Article) -> Self {
        let mut passage = Self::new(&article.text);
        let code: Vec<Span> =
            article.blocks.iter().filter(|block| block.kind == BlockKind::Code).map(|block| block.span).collect();
        if !code.is_empty() {
            passage.tokens.retain(|token| !code.iter().any(|span| span.bytes().contains(&token.range().start)));
        }
        passage
    }

    /// The tokens of a text.
    pub(super) fn new(text: &'a str) -> Self {
        let mut passage = Self { text, tokens: Vec::new(), keys: String::new() };
        let mut clusters = text.grapheme_indices(true).peekable();
        let mut gap = Gap::Line;
        while let Some((start, cluster)) = clusters.next() {
            let class = class(cluster);
            match class {
                Class::Blank => gap = gap.max(Gap::Blank),
                Class::Hidden => {}
                Class::Line => gap = Gap::Line,
                Class::Of(script) => {
                    let end = finish(&mut clusters, script, start).unwrap_or(start + cluster.len());
                    passage.push(start..end, script, gap);
                    gap = Gap::None;
                }
            }
        }
        passage
    }

    fn push(&mut self, range: Range<usize>, script: Script, gap: Gap) {
        let (start, length) = (short(range.start), short(range.len()));
        let first = self.keys.len();
        self.keys.push_str(&fold_word(self.text.get(range).unwrap_or_default()));
        let key = (short(first), u16::try_from(self.keys.len() - first).unwrap_or(0));
        self.tokens.push(Token { start, length, key, script, gap });
    }

    /// Token `at` as it is written; empty outside.
    pub(super) fn surface(&self, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| self.text.get(token.range())).unwrap_or_default()
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The key of token `at`; empty outside.
    pub(super) fn key(&self, at: usize) -> &str {
        let Some(&Token { key: (start, length), .. }) = self.tokens.get(at) else { return "" };
        self.keys.get(start as usize..start as usize + usize::from(length)).unwrap_or_default()
    }

    /// The key of the token `back` before `at`, where they stand on one line; empty otherwise.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        match at.checked_sub(back) {
            Some(first) if self.one_line(first, at + 1) => self.key(first),
            _ => "",
        }
    }

    /// What token `at` is made of; outside there is nothing but punctuation.
    pub(super) fn script(&self, at: usize) -> Script {
        self.tokens.get(at).map_or(Script::Mark, |token| token.script)
    }

    /// The key of token `at`, if that is a number.
    pub(super) fn number(&self, at: usize) -> Option<&str> {
        (self.script(at) == Script::Number).then(|| self.key(at))
    }

    /// What stands before token `at`.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Line, |token| token.gap)
    }

    /// Whether the tokens `first..last` stand on one line.
    pub(super) fn one_line(&self, first: usize, last: usize) -> bool {
        last <= self.len() && (first + 1..last).all(|at| self.gap(at) != Gap::Line)
    }

    /// The key of token `at` where it follows `at - 1` on the same line; empty otherwise.
    pub(super) fn next(&self, at: usize) -> &str {
        if self.gap(at) == Gap::Line { "" } else { self.key(at) }
    }

    /// The bytes of the tokens `first..last` without the first `letters` letters.
    pub(super) fn span(&self, first: usize, last: usize, letters: usize) -> Span {
        let (Some(head), Some(tail)) = (self.tokens.get(first), self.tokens.get(last.wrapping_sub(1))) else {
            return Span::default();
        };
        let start = head.range().start + skip_letters(self.surface(first), letters);
        Span::from(start..tail.range().end)
    }
}

/// The keys of the tokens of a text.
pub(super) fn keys(text: &str) -> Vec<String> {
    let passage = Passage::new(text);
    (0..passage.len()).map(|at| passage.key(at).to_owned()).collect()
}

/// Texts are shorter than 4 GiB.
fn short(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Blank,
    Hidden,
    Line,
    Of(Script),
}

/// Takes the rest of a token of `script` and says where it ends, if there is more of it.
fn finish(clusters: &mut Peekable<GraphemeIndices<'_>>, script: Script, start: usize) -> Option<usize> {
    let mut end = None;
    while let Some(&(at, cluster)) = clusters.peek().filter(|_| script != Script::Mark) {
        let within = goes_on(script, class(cluster)) || (joins(script, cluster) && more_behind(clusters, script));
        if !within || at + cluster.len() - start > LONGEST {
            break;
        }
        end = Some(at + cluster.len());
        clusters.next();
    }
    end
}

/// Whether more of a token of `script` stands behind the next cluster.
fn more_behind(clusters: &Peekable<GraphemeIndices<'_>>, script: Script) -> bool {
    clusters.clone().nth(1).is_some_and(|(_, cluster)| goes_on(script, class(cluster)))
}

fn goes_on(script: Script, next: Class) -> bool {
    match (script, next) {
        (Script::Latin, Class::Of(Script::Number)) => true,
        (_, Class::Of(other)) => other == script,
        (_, Class::Blank | Class::Hidden | Class::Line) => false,
    }
}

/// Whether `cluster` may stand inside a token, where more of it follows.
fn joins(script: Script, cluster: &str) -> bool {
    match script {
        Script::Latin => ["-", ".", "'", "’", "&", "_"].contains(&cluster),
        Script::Number => [".", ",", "٫", "٬", "،", ":", "/"].contains(&cluster),
        Script::Arabic | Script::Mark | Script::Other => false,
    }
}

fn class(cluster: &str) -> Class {
    let mut chars = cluster.chars();
    let first = chars.next().unwrap_or(' ');
    // Nearly every cluster is one of these; the tables of Unicode are slower.
    match first {
        'ء'..='ي' => return Class::Of(Script::Arabic),
        ' ' if cluster.len() == 1 => return Class::Blank,
        _ => {}
    }
    let c = if first.is_alphanumeric() { first } else { chars.find(|c| c.is_alphanumeric()).unwrap_or(first) };
    match c {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Line,
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Of(Script::Number),
        '\u{640}' => Class::Of(Script::Arabic),
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FEFC}'
            if c.is_alphabetic() =>
        {
            Class::Of(Script::Arabic)
        }
        'a'..='z' | 'A'..='Z' => Class::Of(Script::Latin),
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' if c.is_alphabetic() => Class::Of(Script::Latin),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{61C}' => {
            Class::Hidden
        }
        _ if c.is_whitespace() => Class::Blank,
        _ if c.is_control() => Class::Hidden,
        _ if c.is_alphanumeric() => Class::Of(Script::Other),
        _ => Class::Of(Script::Mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn surfaces(text: &str) -> Vec<&str> {
        let passage = Passage::new(text);
        (0..passage.len()).map(|at| passage.surface(at)).collect()
    }

    #[test]
    fn latin_is_split_from_arabic() {
        assert_eq!(surfaces("وAnthropic وبـNASA"), ["و", "Anthropic", "وبـ", "NASA"]);
    }

    #[test]
    fn punctuation_and_digits_are_split_from_words() {
        assert_eq!(surfaces("«ميتا»، و200 (Meta)."), ["«", "ميتا", "»", "،", "و", "200", "(", "Meta", ")", "."]);
    }

    #[test]
    fn a_number_keeps_its_separators() {
        for number in ["1.5", "104،5", "١٢٫٥", "1,200", "12:30", "5/12/2016"] {
            assert_eq!(surfaces(number), [number]);
        }
        assert_eq!(surfaces("2015، 7."), ["2015", "،", "7", "."]);
    }

    #[test]
    fn a_latin_name_keeps_its_joiners_and_digits() {
        assert_eq!(surfaces("GPT-4 AT&T iPhone 15."), ["GPT-4", "AT&T", "iPhone", "15", "."]);
    }

    #[test]
    fn invisible_controls_do_not_part_words_into_lines() {
        let Passage { tokens, .. } = Passage::new("شركة \u{200F}Meta\u{200F} اليوم\nغدا");
        assert_eq!(
            tokens.iter().map(|token| token.gap).collect::<Vec<_>>(),
            [Gap::Line, Gap::Blank, Gap::Blank, Gap::Line]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn tokens_cover_the_text_in_whole_clusters(text in "[ \\na-cA-C0-9٠-٣ا-يًـ،.,()\u{200d}\u{301}\u{600}🇹🇳👩-]{0,24}|\\PC{0,12}") {
            let Passage { tokens, .. } = Passage::new(&text);
            let mut end = 0;
            let mut covered = String::new();
            for token in &tokens {
                prop_assert!(token.range().start >= end && !token.range().is_empty());
                end = token.range().end;
                covered.push_str(text.get(token.range()).unwrap_or_default());
            }
            let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            prop_assert!(tokens.iter().all(|token| borders.binary_search(&token.range().start).is_ok()));
            prop_assert!(tokens.iter().all(|token| borders.binary_search(&token.range().end).is_ok()));
            let expected: String = text.graphemes(true).filter(|cluster| matches!(class(cluster), Class::Of(_))).collect();
            prop_assert_eq!(covered, expected);
        }
    }
}
