//! Is a line a headline, and if there is none: what stands for it in lists.

use unicode_segmentation::UnicodeSegmentation;

use super::sanitise;

/// The longest headline, in characters.
const HEADLINE: usize = 160;
/// The longest headline in which a question or an exclamation may be followed by more, in characters.
const SHORT: usize = 100;
/// A title that is cut has at most so many characters, and at least so many where it ends with a clause.
const CUT: std::ops::RangeInclusive<usize> = 50..=100;

/// Whether `text` is short enough for a headline and no more than one sentence.
pub(super) fn is_headline(text: &str) -> bool {
    let length = text.chars().take(HEADLINE + 1).count();
    length <= HEADLINE && !goes_on(text, |c| matches!(c, '.' | '۔') || (length > SHORT && matches!(c, '?' | '؟' | '!')))
}

/// Whether a sentence ends inside `text` at a character that `ends` is true for. A single letter before a full
/// stop is an initial ("د. علي").
fn goes_on(text: &str, ends: impl Fn(char) -> bool) -> bool {
    text.split_whitespace().rev().skip(1).any(|word| {
        let word = word.trim_end_matches(['»', '"', '”', ')']);
        word.ends_with(&ends) && word.chars().filter(|c| c.is_alphanumeric()).count() > 1
    })
}

/// The opening words of `text` (clean, with ink): at most 100 characters, cut where a clause or else a word ends.
pub(super) fn cut(text: &str) -> String {
    let text = text.get(sanitise::ink(text).unwrap_or_default()..).unwrap_or_default();
    let Some((end, _)) = text.char_indices().nth(*CUT.end()) else {
        return sanitise::line(text);
    };
    let head = text.get(..end).unwrap_or_default();
    let opening = clause(head).or_else(|| words(head)).unwrap_or_else(|| clusters(head));
    let bare = opening.trim_end_matches(|c: char| c.is_whitespace() || is_clause_end(c));
    let opening = if sanitise::ink(bare).is_some() { bare } else { opening };
    sanitise::line(&format!("{opening}…"))
}

const fn is_clause_end(c: char) -> bool {
    matches!(c, '،' | '؛' | '.' | ',' | ';' | ':' | '!' | '?' | '؟' | '۔' | '–' | '—')
}

/// Up to the last clause end of `head` that leaves enough words.
fn clause(head: &str) -> Option<&str> {
    let mut chars = head.char_indices().enumerate().skip(*CUT.start()).peekable();
    let mut found = None;
    while let Some((_, (at, c))) = chars.next() {
        let is_end = chars.peek().is_some_and(|(_, (_, next))| next.is_whitespace());
        if is_end && is_clause_end(c) {
            found = Some(at);
        }
    }
    head.get(..found?)
}

/// Up to the last space of `head`.
fn words(head: &str) -> Option<&str> {
    head.rsplit_once(char::is_whitespace).map(|(words, _)| words).filter(|words| sanitise::ink(words).is_some())
}

/// `head` without its last cluster, which may be cut in two.
fn clusters(head: &str) -> &str {
    match head.grapheme_indices(true).next_back() {
        Some((last, _)) if last > 0 => head.get(..last).unwrap_or(head),
        Some(_) | None => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_single_sentence_is_a_headline() {
        assert!(is_headline("افتتاح خط القطار الجديد بين المدينتين"));
        assert!(is_headline("افتتاح خط القطار الجديد."));
        assert!(is_headline("لماذا تأخر القطار؟ المهندس يجيب"));
        assert!(is_headline("د. علي يفتتح المستشفى بكلفة 1.5 مليون"));
        assert!(!is_headline("افتتح الخط أمس. وحضر الوزير."));
        assert!(!is_headline(&"كلمة ".repeat(40)));
    }

    #[test]
    fn a_title_is_cut_where_a_clause_ends() {
        let text = "قالت بلدية المدينة إنها ستفتح الحديقة الكبيرة أمام الزوار يوم الجمعة، وإن الدخول سيكون مجانًا طوال الشهر الأول من السنة الجديدة.";
        assert_eq!(cut(text), "قالت بلدية المدينة إنها ستفتح الحديقة الكبيرة أمام الزوار يوم الجمعة…");
    }

    #[test]
    fn a_title_without_clauses_is_cut_between_words() {
        let text = "كلمة ".repeat(60);
        let title = cut(text.trim());
        assert_eq!(title, format!("{}…", "كلمة ".repeat(19).trim_end().to_owned() + " كلمة"));
    }

    #[test]
    fn one_endless_word_is_cut_between_clusters() {
        let title = cut(&"م\u{64F}".repeat(100));
        assert_eq!(title, format!("{}…", "م\u{64F}".repeat(49)));
    }

    #[test]
    fn a_short_text_is_its_own_title() {
        assert_eq!(cut("وصل الوزير. وغادر."), "وصل الوزير. وغادر.");
    }
}
