//! What was typed in answer to the question: pure.

use crate::terminal::Mode;
use crate::terminal::answers::Reading;

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing is to change.
    Keep,
    /// No line reads right.
    NoLine,
    /// These lines read right, counted from 0: at least one.
    Lines(Vec<usize>),
    /// No answer: what was typed, as it may be shown.
    Unclear(String),
}

impl Answer {
    /// Understands a line that was typed where there are `lines` lines. Numbers of the Arabic keyboards count too; what the
    /// terminal answered late to an earlier question is no part of it.
    #[must_use]
    pub fn of(typed: &[u8], lines: usize) -> Self {
        let typed = Reading::of(typed).typed;
        let typed = String::from_utf8_lossy(&typed);
        let parts: Vec<&str> = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | '،')).collect();
        let numbers: Option<Vec<usize>> = parts.into_iter().filter(|part| !part.is_empty()).map(number).collect();
        match numbers.as_deref() {
            Some([]) => Self::Keep,
            Some([0]) => Self::NoLine,
            Some(numbers) if numbers.iter().all(|number| (1..=lines).contains(number)) => {
                Self::Lines(numbers.iter().map(|number| number - 1).collect())
            }
            Some(_) | None => Self::Unclear(shown(&typed)),
        }
    }
}

/// Which of the modes that read right is taken: the one in use, where it is among them, else the first.
#[must_use]
pub fn choose(right: &[Mode], in_use: Mode) -> Option<Mode> {
    right.iter().copied().find(|&mode| mode == in_use).or_else(|| right.first().copied())
}

fn number(part: &str) -> Option<usize> {
    let digits: Option<String> = part.chars().map(latin).collect();
    digits.filter(|digits| digits.len() <= 3)?.parse().ok()
}

/// The Latin digit for a digit of any keyboard.
fn latin(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

fn shown(typed: &str) -> String {
    typed.trim().chars().filter(|c| !c.is_control()).take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_lines_are_understood_in_every_digit() {
        assert_eq!(Answer::of(b"3\n", 8), Answer::Lines(vec![2]));
        assert_eq!(Answer::of(" ٣ \n".as_bytes(), 8), Answer::Lines(vec![2]));
        assert_eq!(Answer::of("۸".as_bytes(), 8), Answer::Lines(vec![7]));
        assert_eq!(Answer::of("2, 1،8\n".as_bytes(), 8), Answer::Lines(vec![1, 0, 7]));
    }

    #[test]
    fn an_empty_line_keeps_and_nought_says_none() {
        assert_eq!(
            (Answer::of(b"\n", 8), Answer::of(b" \r\n", 8), Answer::of(b"0\n", 8)),
            (Answer::Keep, Answer::Keep, Answer::NoLine)
        );
    }

    #[test]
    fn anything_else_is_unclear_and_can_be_shown() {
        for typed in ["9", "-1", "1 9", "0 1", "visual", "1x", "99999999999999999999", "½"] {
            assert_eq!(Answer::of(typed.as_bytes(), 8), Answer::Unclear(typed.to_owned()), "{typed}");
        }
        assert_eq!(Answer::of(b"a\x1B]0;x\x07\x9Bb\n", 8), Answer::Unclear("a]0;x\u{FFFD}b".to_owned()));
    }

    #[test]
    fn what_the_terminal_answers_late_is_no_part_of_it() {
        assert_eq!(Answer::of(b"\x1B[?62;22c2\n", 8), Answer::Lines(vec![1]));
        assert_eq!(Answer::of(b"\x1BP>|kitty(0.26.5)\x1B\\\x1B[?62c\n", 8), Answer::Keep);
    }

    #[test]
    fn of_lines_that_read_right_the_one_in_use_is_kept_else_the_first_is_taken() {
        let right = [Mode::Explicit, Mode::Visual];
        assert_eq!(choose(&right, Mode::Visual), Some(Mode::Visual));
        assert_eq!(choose(&right, Mode::Words), Some(Mode::Explicit));
        assert_eq!(choose(&[], Mode::Words), None);
    }
}
