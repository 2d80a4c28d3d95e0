//! Where something stands in a file of TOML, and what is wrong with one that is none, in one line.

use std::ops::Range;

/// The line, counted from 1, of a place in `file`, in bytes from its start.
#[must_use]
pub(super) fn line_of(file: &str, bytes: usize) -> usize {
    1 + file.bytes().take(bytes).filter(|byte| *byte == b'\n').count()
}

/// The line and the words of a fault that a reader of TOML found in `file`; the first line where it doesn't say where.
#[must_use]
pub(super) fn toml_fault(file: &str, span: Option<Range<usize>>, message: &str) -> (usize, String) {
    let line = line_of(file, span.map_or(0, |span| span.start));
    (line, message.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one_and_a_place_behind_the_end_is_on_the_last() {
        let file = "a\nبت\n\nd";
        let lines = [0, 1, 2, 5, 6, 7, 8, 99].map(|bytes| line_of(file, bytes));
        assert_eq!(lines, [1, 1, 2, 2, 2, 3, 4, 4]);
        assert_eq!(line_of("", 3), 1);
    }

    #[test]
    fn what_a_reader_of_toml_says_is_one_line() {
        assert_eq!(toml_fault("a\nb", Some(2..3), "expected\n  a value"), (2, "expected a value".to_owned()));
        assert_eq!(toml_fault("a\nb", None, "no").0, 1);
    }
}
