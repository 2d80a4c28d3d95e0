//! Sentences: those of UAX #29, and more or fewer where news in Arabic script has its own habits.

use super::words::words;
use super::{is_bidi_control, is_letter, on_clusters};
use crate::text::measure::{Offset, Span};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations that a name or number follows: Latin ones, and those of one Arabic letter behind the word "and".
const ABBREVIATIONS: [&str; 22] = [
    "ود", "وم", "وأ", "وا", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Mt", "No", "Gen", "Col", "Lt", "Sgt", "Gov", "Sen",
    "Rep", "Rev", "Fig", "vs",
];
/// Latin letters by their names, as in `بي. بي. سي`.
const NAMES_OF_LETTERS: [&str; 32] = [
    "إيه", "ايه", "بي", "بى", "سي", "سى", "دي", "دى", "إي", "اي", "إف", "اف", "جي", "جى", "إتش", "اتش", "آي", "جيه",
    "كيه", "إل", "ال", "إم", "ام", "إن", "ان", "أو", "آر", "إس", "اس", "تي", "يو", "في",
];
const TATWEEL: char = '\u{640}';
/// The number of an item of a list has no more bytes, with its stop.
const LONGEST_ITEM: usize = 8;

/// The sentences of `text`, in order, without the blanks around them.
pub(super) fn sentences(text: &str) -> Vec<Span> {
    let ends = ends(text);
    let starts = || [0].into_iter().chain(ends.iter().copied());
    let whole = || starts().zip(ends.iter().copied()).map(|(start, end)| Span::from(start..end));
    let trimmed = || whole().map(|span| trimmed(text, span));
    // A blank may be part of a cluster: a mark on it, a sign that is written before what it belongs to.
    let places = whole().zip(trimmed()).flat_map(|(a, b)| [a.start, b.start, b.end, a.end].map(Offset::bytes));
    let borders = on_clusters(text, places);
    let choose = |near: Offset, far: Offset| if borders.binary_search(&near.bytes()).is_ok() { near } else { far };
    let spans = whole().zip(trimmed()).filter(|(_, span)| !span.is_empty());
    spans.map(|(far, near)| Span::new(choose(near.start, far.start), choose(near.end, far.end))).collect()
}

/// Where sentences end, blanks behind them included.
fn ends(text: &str) -> Vec<usize> {
    let mut candidates = stops_of_caseless_text(text);
    candidates.extend(text.split_sentence_bound_indices().map(|(start, _)| start));
    candidates.sort_unstable();
    candidates.dedup();
    let mut words = words(text).into_iter().peekable();
    let mut start = 0;
    let mut ends = on_clusters(text, candidates);
    ends.retain(|&end| {
        while words.next_if(|word| word.end.bytes() <= end).is_some() {}
        let in_word = words.peek().is_some_and(|word| word.start.bytes() < end);
        let found = end > start
            && !in_word
            && is_end(text.get(start..end).unwrap_or_default(), text.get(end..).unwrap_or_default());
        if found {
            start = end;
        }
        found
    });
    if start < text.len() {
        ends.push(text.len());
    }
    ends
}

/// Where a sentence may start behind a full stop or dots and a blank, which UAX #29 does not see: behind dots, and
/// where a small Latin letter follows text that knows no small letters.
fn stops_of_caseless_text(text: &str) -> Vec<usize> {
    let (mut found, mut last, mut phase, mut dots) = (Vec::new(), None, Phase::Inside, false);
    for (at, c) in text.char_indices() {
        let cased = last.is_some_and(|last: char| last.is_lowercase() || last.is_uppercase());
        let starts = if cased { dots && !c.is_lowercase() } else { !goes_on(c) };
        if phase == Phase::Blank && starts && !c.is_whitespace() && !is_stop(c) {
            found.push(at);
        }
        phase = phase.with(c);
        dots = (dots && phase != Phase::Inside) || c == '…';
        if is_letter(c) {
            last = Some(c);
        }
    }
    found
}

/// Where in the end of a sentence a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Inside,
    /// Behind a stop, and what closes behind it.
    Stop,
    /// Behind blanks behind a stop.
    Blank,
}

impl Phase {
    fn with(self, c: char) -> Self {
        match self {
            _ if is_stop(c) => Self::Stop,
            Self::Stop | Self::Blank if c.is_whitespace() => Self::Blank,
            Self::Stop if is_closing(c) || is_bidi_control(c) => Self::Stop,
            Self::Blank if is_bidi_control(c) => Self::Blank,
            Self::Inside | Self::Stop | Self::Blank => Self::Inside,
        }
    }
}

/// Whether `sentence`, which may end by its signs, really ends before `behind`: not after an abbreviation or an item's
/// number.
fn is_end(sentence: &str, behind: &str) -> bool {
    let body = sentence.trim_end();
    let ends_line = sentence.get(body.len()..).is_some_and(|blanks| blanks.contains(is_line_end));
    let body = body.trim_end_matches(|c| is_closing(c) || is_bidi_control(c));
    let Some(body) = body.strip_suffix('.').filter(|body| !ends_line && !body.ends_with(is_stop)) else { return true };
    let is_item = body.len() < LONGEST_ITEM && body.trim_start().chars().all(char::is_numeric);
    let (before, word) = last_word(body);
    let is_spelled = NAMES_OF_LETTERS.contains(&word) && NAMES_OF_LETTERS.contains(&first_word(behind));
    !(is_item || is_spelled || is_abbreviation(before, word))
}

/// Whether `word`, behind which a full stop stands, is one letter, a title (`ود.`: and Dr.), or a known abbreviation.
/// One letter behind a number is none: it tells the era of a year (`2024 م.`); nor is one behind a slash (`كلم/س`).
fn is_abbreviation(before: &str, word: &str) -> bool {
    let mut letters = word.chars().filter(|&c| !is_combining_mark(c));
    let one = letters.next().is_some_and(|c| c.is_alphabetic() && c != TATWEEL) && letters.next().is_none();
    let of_year = before.ends_with(char::is_whitespace) && before.trim_end().ends_with(char::is_numeric);
    (one && !of_year && !before.ends_with('/')) || ABBREVIATIONS.contains(&word)
}

/// The word at the end of `text`, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let before = text.trim_end_matches(is_in_word);
    (before, text.get(before.len()..).unwrap_or_default())
}

/// The word at the start of `text`.
fn first_word(text: &str) -> &str {
    text.split(|c| !is_in_word(c)).next().unwrap_or_default()
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{200C}'..='\u{200D}')
}

fn trimmed(text: &str, span: Span) -> Span {
    let whole = span.of(text);
    let rest = whole.trim_start();
    let start = span.end.bytes() - rest.len();
    Span::from(start..start + rest.trim_end().len())
}

/// What ends a sentence in the scripts of news, and is looked for here.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '…' | '!' | '?' | '؟' | '۔')
}

/// What behind a stop still belongs to the sentence before.
fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '»' | '›' | '”' | '’' | '"' | '\'' | '\u{FD3E}' | '\u{FD3F}')
}

/// What behind a stop says that the sentence goes on.
fn goes_on(c: char) -> bool {
    matches!(c, ',' | '،' | ';' | '؛' | ':' | '-' | '–' | '—')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_stop_of_any_script_ends_a_sentence() {
        assert_eq!(found("وصل الوفد. من استقبله؟ لا أحد! انتهى"), ["وصل الوفد.", "من استقبله؟", "لا أحد!", "انتهى"]);
        assert_eq!(found("وزیر نے کہا۔ پھر چلے گئے۔"), ["وزیر نے کہا۔", "پھر چلے گئے۔"]);
        assert_eq!(found("او رفت. چرا؟"), ["او رفت.", "چرا؟"]);
        assert_eq!(found("It rained. Why? No"), ["It rained.", "Why?", "No"]);
    }

    #[test]
    fn dots_end_a_sentence() {
        assert_eq!(found("انتظر طويلا… ثم مضى... وعاد"), ["انتظر طويلا…", "ثم مضى...", "وعاد"]);
        assert_eq!(found("He waited… and left… Then"), ["He waited… and left…", "Then"]);
    }

    #[test]
    fn a_line_end_ends_a_sentence() {
        assert_eq!(found("عنوان بلا نقطة\r\n\nوفقرة أولى\u{2028}ثانية"), ["عنوان بلا نقطة", "وفقرة أولى", "ثانية"]);
        assert_eq!(found("قال د.\nمحمد"), ["قال د.", "محمد"]);
    }

    #[test]
    fn an_initial_does_not_end_a_sentence() {
        assert_eq!(found("قال د. محمد وم. علي. وحضر أ. د. سامي"), ["قال د. محمد وم. علي.", "وحضر أ. د. سامي"]);
        assert_eq!(found("العنوان: ص. ب. ١٢ دبي. وشكرا"), ["العنوان: ص. ب. ١٢ دبي.", "وشكرا"]);
        assert_eq!(
            found("The U.S. Senate met Mr. J. K. Smith. He left."),
            ["The U.S. Senate met Mr. J. K. Smith.", "He left."]
        );
        assert_eq!(found("قال د.محمد ود. علي. ثم مضى"), ["قال د.محمد ود. علي.", "ثم مضى"]);
        assert_eq!(found("قناة بي. بي. سي. وأضافت"), ["قناة بي. بي. سي.", "وأضافت"]);
    }

    #[test]
    fn the_era_of_a_year_ends_a_sentence() {
        assert_eq!(found("كان ذلك عام 2020 م. وبعده بعام"), ["كان ذلك عام 2020 م.", "وبعده بعام"]);
        assert_eq!(found("سنة ١٤٤٥هـ. وقيل قبلها"), ["سنة ١٤٤٥هـ.", "وقيل قبلها"]);
        assert_eq!(found("الرياح 30 كلم/س. والبحر هادئ"), ["الرياح 30 كلم/س.", "والبحر هادئ"]);
    }

    #[test]
    fn numbers_do_not_end_a_sentence_in_their_middle() {
        assert_eq!(found("بلغ 1.5 مليار. وفي عام 2020. انخفض"), ["بلغ 1.5 مليار.", "وفي عام 2020.", "انخفض"]);
        assert_eq!(found("1. الأول\n٢. الثاني"), ["1. الأول", "٢. الثاني"]);
    }

    #[test]
    fn a_semicolon_goes_on() {
        assert_eq!(found("حضر الوزير؛ وغاب الرئيس، ثم: لا."), ["حضر الوزير؛ وغاب الرئيس، ثم: لا."]);
        assert_eq!(found("إلخ.، وغيرها"), ["إلخ.، وغيرها"]);
    }

    #[test]
    fn closing_quotes_and_brackets_belong_to_the_sentence_before() {
        assert_eq!(
            found("قال: «سنعود.» ومضى (غاضبا.) «لماذا؟» لا"),
            ["قال: «سنعود.»", "ومضى (غاضبا.)", "«لماذا؟»", "لا"]
        );
        assert_eq!(found("\"هل تأتي؟\" سألته"), ["\"هل تأتي؟\"", "سألته"]);
    }

    #[test]
    fn a_small_latin_letter_starts_a_sentence_behind_arabic() {
        assert_eq!(found("انتهى المؤتمر. iPhone الجديد"), ["انتهى المؤتمر.", "iPhone الجديد"]);
        assert_eq!(found("approx. five. ok"), ["approx. five. ok"]);
    }

    #[test]
    fn an_address_holds_no_end() {
        let text = "راجع https://example.com/a?B=1!C وانتظر.";
        assert_eq!(found(text), [text]);
    }

    #[test]
    fn a_forgotten_blank_does_not_hide_an_end() {
        assert_eq!(found("انتهى الخبر.وقال آخر"), ["انتهى الخبر.", "وقال آخر"]);
    }

    #[test]
    fn blanks_alone_are_no_sentence() {
        assert_eq!(found(" \n\t\n "), [""; 0]);
        assert_eq!(found(" ا. \n ب "), ["ا.", "ب"]);
    }
}
