//! Text cut into paragraphs, each with its separator (UAX #9, P1).

use crate::text::measure::Span;

/// The paragraphs of `text`, none of them empty: a separator belongs to the paragraph it ends.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + rest.find(is_separator).map_or(rest.len(), |at| at + separator_length(rest, at));
        let span = Span::from(start..end);
        start = end;
        Some(span)
    })
}

/// Bidi class B.
const fn is_separator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}')
}

/// The length in bytes of the separator at `at`: carriage return and line feed are one.
fn separator_length(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).map(|span| span.of(text)).collect()
    }

    #[test]
    fn separators_stay_with_the_paragraphs_they_end() {
        assert_eq!(cut("a\r\nb\u{2029}\nc"), ["a\r\n", "b\u{2029}", "\n", "c"]);
        assert_eq!(cut("a\u{2028}b"), ["a\u{2028}b"]);
        assert_eq!(cut(""), Vec::<&str>::new());
    }
}
