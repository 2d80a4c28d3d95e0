//! Numbers in digits and in words: 1.5 مليار, ١٢٫٥, ستة وعشرون ألفًا.

use super::keys::readings;
use super::tables::{NumberRole, tables};
use super::tokens::{Gap, Passage, Script};

/// A number and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The first token behind it.
    pub last: usize,
    /// Letters of proclitics before it.
    pub letters: usize,
    /// Its value in thousandths.
    pub thousandths: u64,
    /// How it is written.
    pub form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One token of digits.
    Digits,
    /// Words, or digits and words.
    Words,
}

const ONE: u64 = 1000;

/// The number that starts at token `at`, if one does.
pub(super) fn number(passage: &Passage<'_>, at: usize) -> Option<Number> {
    let mut sum = Sum::default();
    let (letters, mut form) = match sum.digits(passage, at) {
        Some(()) => (0, Form::Digits),
        None => (sum.word(passage, at)?, Form::Words),
    };
    let mut last = at + 1;
    while let Some(next) = sum.more(passage, last) {
        last = next;
        form = Form::Words;
    }
    Some(Number { last, letters, thousandths: sum.total.saturating_add(sum.current), form })
}

/// The value of a token of digits in thousandths; nothing for times, dates and fractions.
pub(super) fn value(digits: &str) -> Option<u64> {
    let separators: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    if separators.iter().any(|c| matches!(c, ':' | '/')) {
        return None;
    }
    let (whole, fraction) = match decimal(digits, &separators) {
        Some(point) => digits.split_once(point)?,
        None => (digits, ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    let whole: u64 = whole.parse().ok()?;
    whole.checked_mul(ONE)?.checked_add(fraction.parse().ok()?)
}

/// The separator that is a decimal point, if one is: the only one of its kind, and not before a group of three.
fn decimal(digits: &str, separators: &[char]) -> Option<char> {
    let last = *separators.last()?;
    let group = digits.rsplit(last).next().is_some_and(|tail| tail.len() == 3);
    let only = separators.iter().filter(|&&c| c == last).count() == 1;
    let point = match last {
        '٫' => true,
        '.' => only,
        '٬' => false,
        _ => only && !group,
    };
    point.then_some(last)
}

#[derive(Default)]
struct Sum {
    total: u64,
    current: u64,
    scale: u64,
}

impl Sum {
    fn digits(&mut self, passage: &Passage<'_>, at: usize) -> Option<()> {
        self.current = value(passage.number(at)?)?;
        Some(())
    }

    /// Adds the number word at `at`; gives the letters of its proclitics.
    fn word(&mut self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        let key = Some(passage.key(at)).filter(|_| passage.script(at) == Script::Arabic)?;
        if let Some(letters) = eleven(passage, at) {
            self.current = ONE;
            return Some(letters);
        }
        let (letters, role) = readings(key)
            .find_map(|reading| tables().numbers.get(reading.key.as_ref()).map(|role| (reading.letters, *role)))?;
        self.add(role);
        Some(letters)
    }

    /// Adds what follows at `at` and gives the token behind it.
    fn more(&mut self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        let key = passage.next(at);
        if key == "و" && self.scale > 0 && passage.gap(at + 1) == Gap::None {
            self.current = self.current.saturating_add(value(passage.number(at + 1)?)?);
            return Some(at + 2);
        }
        if passage.script(at) != Script::Arabic {
            return None;
        }
        let joined = key.strip_prefix('و').and_then(|rest| tables().numbers.get(rest));
        let role = *tables().numbers.get(key).or(joined)?;
        self.add(role);
        Some(at + 1)
    }

    fn add(&mut self, role: NumberRole) {
        match role {
            NumberRole::Add(value) => self.current = self.current.saturating_add(value.saturating_mul(ONE)),
            NumberRole::Hundred if (ONE..10 * ONE).contains(&self.current) => self.current *= 100,
            NumberRole::Hundred => self.current = self.current.saturating_add(100 * ONE),
            NumberRole::Half if self.scale > 0 && self.current == 0 => {
                self.total = self.total.saturating_add(self.scale.saturating_mul(ONE / 2));
            }
            NumberRole::Half => self.current = self.current.saturating_add(ONE / 2),
            NumberRole::Scale(scale) => {
                let many = if self.current == 0 { ONE } else { self.current };
                self.total = self.total.saturating_add(many.saturating_mul(scale));
                self.current = 0;
                self.scale = scale;
            }
        }
    }
}

/// أحد عشر, إحدى عشرة: the first word is a number only before the second.
fn eleven(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let ten = matches!(passage.next(at + 1), "عشر" | "عشره");
    let one = readings(passage.key(at)).find(|reading| matches!(reading.key.as_ref(), "احد" | "احدي"));
    one.filter(|_| ten).map(|reading| reading.letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u64, usize)> {
        let passage = Passage::new(text);
        number(&passage, 0).map(|number| (number.thousandths, number.last))
    }

    #[test]
    fn digits_of_every_kind_have_the_same_value() {
        assert_eq!(value("1.5"), Some(1500));
        assert_eq!(read("١٫٥"), Some((1500, 1)));
        assert_eq!(read("104،5"), Some((104_500, 1)));
        assert_eq!(read("1,200"), Some((1_200_000, 1)));
        assert_eq!(read("1,200,300.5"), Some((1_200_300_500, 1)));
        assert_eq!(read("12:30"), None);
    }

    #[test]
    fn words_and_digits_add_up() {
        assert_eq!(read("ست"), Some((6000, 1)));
        assert_eq!(read("خمسة وعشرين"), Some((25_000, 2)));
        assert_eq!(read("ثلاث مئة ألف"), Some((300_000_000, 3)));
        assert_eq!(read("1.5 مليار"), Some((1_500_000_000_000, 2)));
        assert_eq!(read("3 آلاف و200"), Some((3_200_000, 4)));
        assert_eq!(read("نصف مليون"), Some((500_000_000, 2)));
        assert_eq!(read("مليون ونصف"), Some((1_500_000_000, 2)));
        assert_eq!(read("خمسة عشر"), Some((15_000, 2)));
    }

    #[test]
    fn a_number_too_large_to_hold_is_no_number() {
        assert_eq!(read("99999999999999999999999"), None);
    }
}
