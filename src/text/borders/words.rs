//! Words: the segments of UAX #29, some of them cut further, some joined.

use super::{is_arabic, is_bidi_control, is_letter, on_clusters};
use crate::text::measure::Span;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

const TATWEEL: char = '\u{640}';

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Span> {
    let atoms = Atoms::of(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at + 1 < atoms.starts.len() {
        let end = atoms.word_end(at);
        if let Some(end) = end {
            let word = atoms.text(at, end);
            let start = atoms.starts[at];
            found.push(Span::from(start..start + word.trim_end_matches(is_bidi_control).len()));
        }
        at = end.unwrap_or(at + 1);
    }
    found
}

/// A text cut as finely as words ever are.
struct Atoms<'a> {
    text: &'a str,
    /// Where each atom starts, and the end of the text.
    starts: Vec<usize>,
}

impl<'a> Atoms<'a> {
    fn of(text: &'a str) -> Self {
        let mut cuts = Vec::new();
        for (start, segment) in text.split_word_bound_indices() {
            cuts.push(start);
            cut_at_stops(segment, start, &mut cuts);
        }
        cuts.push(text.len());
        Self { text, starts: on_clusters(text, cuts) }
    }

    /// The text of the atoms from `start` up to `end`.
    fn text(&self, start: usize, end: usize) -> &'a str {
        let place = |atom: usize| self.starts.get(atom).copied().unwrap_or(self.text.len());
        self.text.get(place(start)..place(end)).unwrap_or_default()
    }

    fn atom(&self, at: usize) -> &'a str {
        self.text(at, at + 1)
    }

    /// The atom behind the word that starts with atom `at`, if one does.
    fn word_end(&self, at: usize) -> Option<usize> {
        let (atom, next) = (self.atom(at), self.atom(at + 1));
        let number_behind = is_percent(atom) && first_letter(next).is_some_and(char::is_numeric);
        if !is_word(atom) && !number_behind {
            return None;
        }
        if let Some(end) = self.address_end(at) {
            return Some(end);
        }
        let mut end = at + if number_behind { 2 } else { 1 };
        while let Some(longer) = self.longer(end) {
            end = longer;
        }
        Some(end)
    }

    /// Where a word that ends before atom `end` really ends, if what follows belongs to it.
    fn longer(&self, end: usize) -> Option<usize> {
        let before = last_letter(self.atom(end - 1));
        let (sign, next) = (self.atom(end), self.atom(end + 1));
        if is_percent(sign) {
            return before.is_some_and(char::is_numeric).then_some(end + 1);
        }
        let joined = joins(sign, before, first_letter(next)) && is_word(next);
        joined.then_some(end + 2)
    }

    /// The atom behind the web address that starts with atom `at`, if one does.
    fn address_end(&self, at: usize) -> Option<usize> {
        let start = self.starts[at];
        let rest = self.text.get(start..)?;
        let scheme = self.atom(at);
        let has_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
            && rest.get(scheme.len()..).is_some_and(|behind| behind.starts_with("://"));
        let is_bare = rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
        if !has_scheme && !is_bare {
            return None;
        }
        let end = start + address(rest).len();
        Some(self.starts.partition_point(|&atom| atom < end))
    }
}

/// Cuts a segment at the stops, colons and apostrophes between Arabic words: whoever forgot the blank meant no name as
/// `bbc.com`. Single letters with stops stay together (`أ.ف.ب`).
fn cut_at_stops(segment: &str, origin: usize, cuts: &mut Vec<usize>) {
    const SIGNS: [char; 5] = ['.', ':', '\'', '‘', '’'];
    if !segment.contains(SIGNS) {
        return;
    }
    let mut start = 0;
    for (stop, sign) in segment.match_indices(SIGNS) {
        let (before, behind) = (segment.get(start..stop), segment.get(stop + sign.len()..));
        let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
        let behind = behind.split(SIGNS).next().unwrap_or_default();
        let arabic = last_letter(before).is_some_and(is_arabic) && behind.chars().next().is_some_and(is_arabic);
        if arabic && (sign != "." || letters(before) > 1 || letters(behind) > 1) {
            cuts.extend([origin + stop, origin + stop + sign.len()]);
        }
        start = stop + sign.len();
    }
}

/// The web address at the start of `text`, without the punctuation that follows it.
fn address(text: &str) -> &str {
    let inside = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "-._~:/?#[]@!$&'()*+,;=%\u{200C}".contains(c);
    let whole = text.split(|c| !inside(c)).next().unwrap_or_default();
    let open = whole.contains('(');
    whole.trim_end_matches(|c| ".,;:!?'[]*".contains(c) || (c == ')' && !open))
}

/// Whether `sign` between `before` and `behind` makes one word of them.
fn joins(sign: &str, before: Option<char>, behind: Option<char>) -> bool {
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    let both = |holds: fn(char) -> bool| holds(before) && holds(behind);
    match sign.chars().next() {
        Some('-' | '\u{2010}' | '\u{2011}') => !is_arabic(behind),
        Some('/' | ':') => both(char::is_numeric),
        Some('@') => both(|c| c.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// Whether there is a letter or digit in `atom`, and not only tatweels. A blank with marks on it and a letter in the
/// cluster is none.
fn is_word(atom: &str) -> bool {
    !atom.starts_with(char::is_whitespace) && atom.chars().any(|c| is_letter(c) && c != TATWEEL)
}

fn is_percent(atom: &str) -> bool {
    atom.chars().next().is_some_and(|c| matches!(c, '%' | '٪' | '‰' | '\u{609}' | '\u{60A}'))
}

fn first_letter(atom: &str) -> Option<char> {
    atom.chars().next().filter(|&c| is_letter(c))
}

fn last_letter(atom: &str) -> Option<char> {
    atom.chars().rev().find(|&c| is_letter(c))
}

fn letters(part: &str) -> usize {
    part.chars().filter(|&c| is_letter(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn blanks_and_punctuation_are_no_words() {
        assert_eq!(found("قال الوزير: «نعم، سنعود!»"), ["قال", "الوزير", "نعم", "سنعود"]);
        assert_eq!(found(" ؟ … — \u{640}\u{640} \u{64E}\n"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn a_word_keeps_its_marks_tatweels_and_joiners() {
        assert_eq!(found("خبر م\u{64F}ه\u{650}م\u{64C}\u{651} جدا"), ["خبر", "م\u{64F}ه\u{650}م\u{64C}\u{651}", "جدا"]);
        assert_eq!(found("هذا كتـــاب"), ["هذا", "كتـــاب"]);
        assert_eq!(found("من می\u{200C}خواهم بروم"), ["من", "می\u{200C}خواهم", "بروم"]);
        assert_eq!(found("وزیر\u{650} اعظم\u{200D} ہيں"), ["وزیر\u{650}", "اعظم\u{200D}", "ہيں"]);
    }

    #[test]
    fn the_sign_of_a_hashtag_is_no_part_of_its_word() {
        assert_eq!(found("وسم #كأس_العالم و@khabar"), ["وسم", "كأس_العالم", "و", "khabar"]);
    }

    #[test]
    fn a_number_keeps_its_separators_and_percent_sign() {
        assert_eq!(found("ارتفع 12.5% ثم ١٢٫٥٪ و1,500,000"), ["ارتفع", "12.5%", "ثم", "١٢٫٥٪", "و1,500,000"]);
        assert_eq!(found("%50 أو ٪٥٠ فقط"), ["%50", "أو", "٪٥٠", "فقط"]);
        assert_eq!(found("في 2017/01/18 الساعة 10:30"), ["في", "2017/01/18", "الساعة", "10:30"]);
        assert_eq!(found("بين ٢٠٢٠-٢٠٢٤؛ 100 %"), ["بين", "٢٠٢٠-٢٠٢٤", "100"]);
    }

    #[test]
    fn a_hyphen_joins_unless_arabic_follows() {
        assert_eq!(found("شبكة Wi-Fi وفيروس COVID-19"), ["شبكة", "Wi-Fi", "وفيروس", "COVID-19"]);
        assert_eq!(found("كوفيد-19 والحرب الروسية-الأوكرانية"), ["كوفيد-19", "والحرب", "الروسية", "الأوكرانية"]);
        assert_eq!(found("- أولا - 2-ثانيا"), ["أولا", "2", "ثانيا"]);
    }

    #[test]
    fn an_address_is_one_word() {
        let url = "https://www.example.com/ar/خبر?id=1&p=2#top";
        assert_eq!(found(&format!("راجع ({url})، ثم")), ["راجع", url, "ثم"]);
        assert_eq!(found("www.example.com/news."), ["www.example.com/news"]);
        assert_eq!(found("إلى news@example.com أو example.com"), ["إلى", "news@example.com", "أو", "example.com"]);
        assert_eq!(found("http://a.b/c_(d)!"), ["http://a.b/c_(d)"]);
    }

    #[test]
    fn a_stop_without_a_blank_behind_it_ends_an_arabic_word() {
        assert_eq!(found("انتهى.وقال المصدر:رويترز"), ["انتهى", "وقال", "المصدر", "رويترز"]);
        assert_eq!(found("'الوطني'أو ‘النجم’أو don't"), ["الوطني", "أو", "النجم", "أو", "don't"]);
        assert_eq!(found("وكالة أ.ف.ب و أ.د.محمد"), ["وكالة", "أ.ف.ب", "و", "أ.د", "محمد"]);
        assert_eq!(found("ended.Then U.S. 1.5"), ["ended.Then", "U.S", "1.5"]);
    }

    #[test]
    fn direction_controls_around_a_word_are_no_part_of_it() {
        assert_eq!(found("قال \u{2068}Reuters\u{2069} \u{200F}إن\u{200F}"), ["قال", "Reuters", "إن"]);
    }

    #[test]
    fn a_word_never_ends_inside_a_cluster() {
        assert_eq!(found("ก\u{E33}"), ["ก\u{E33}"]);
        assert_eq!(found("\u{600}!ا"), ["ا"]);
    }
}
