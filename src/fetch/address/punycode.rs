//! Punycode (RFC 3492): a label of a host in ASCII letters, and back. Labels only: no dots, no `xn--`.

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 0x80;

/// `label` in ASCII; none where it is too long to be a label.
pub(super) fn encode(label: &str) -> Option<String> {
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    let total = u32::try_from(label.chars().count()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (FIRST_CODE, 0_u32, FIRST_BIAS, basic);
    while done < total {
        let next = label.chars().map(u32::from).filter(|&c| c >= code).min()?;
        delta = (next - code).checked_mul(done + 1)?.checked_add(delta)?;
        code = next;
        for c in label.chars().map(u32::from) {
            if c < code {
                delta = delta.checked_add(1)?;
            } else if c == code {
                write_number(delta, bias, &mut out);
                bias = adapt(delta, done + 1, if done == basic { DAMP } else { 2 });
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code = code.checked_add(1)?;
    }
    Some(out)
}

/// The label that `ascii` stands for; none where it stands for none.
pub(super) fn decode(ascii: &str) -> Option<String> {
    let (basic, extended) = ascii.rsplit_once('-').unwrap_or(("", ascii));
    let mut out: Vec<char> = basic.chars().collect();
    let mut digits = extended.chars();
    let (mut code, mut at, mut bias) = (FIRST_CODE, 0_u32, FIRST_BIAS);
    while !digits.as_str().is_empty() {
        let before = at;
        at = read_number(&mut digits, at, bias)?;
        let length = u32::try_from(out.len()).ok()?.checked_add(1)?;
        bias = adapt(at - before, length, if before == 0 { DAMP } else { 2 });
        code = code.checked_add(at / length)?;
        at %= length;
        out.insert(usize::try_from(at).ok()?, char::from_u32(code)?);
        at += 1;
    }
    Some(out.into_iter().collect())
}

/// Writes `number` as digits of growing weight (RFC 3492, 3.3).
fn write_number(mut number: u32, bias: u32, out: &mut String) {
    let mut k = BASE;
    loop {
        let t = threshold(k, bias);
        if number < t {
            out.push(digit(number));
            return;
        }
        out.push(digit(t + (number - t) % (BASE - t)));
        number = (number - t) / (BASE - t);
        k += BASE;
    }
}

/// Adds the number that stands next in `digits` to `start`.
fn read_number(digits: &mut std::str::Chars, start: u32, bias: u32) -> Option<u32> {
    let (mut sum, mut weight, mut k) = (start, 1_u32, BASE);
    loop {
        let digit = value(digits.next()?)?;
        sum = digit.checked_mul(weight)?.checked_add(sum)?;
        let t = threshold(k, bias);
        if digit < t {
            return Some(sum);
        }
        weight = weight.checked_mul(BASE - t)?;
        k += BASE;
    }
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

/// The bias for the next number (RFC 3492, 6.1).
fn adapt(delta: u32, length: u32, damp: u32) -> u32 {
    let mut delta = delta / damp;
    delta += delta / length;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

/// 0 to 25 are `a` to `z`, 26 to 35 are `0` to `9`.
fn digit(value: u32) -> char {
    let turned = if value < 26 { value + 10 } else { value - 26 };
    char::from_digit(turned, BASE).expect("a digit is smaller than the base")
}

fn value(c: char) -> Option<u32> {
    match c {
        'a'..='z' => Some(u32::from(c) - u32::from('a')),
        'A'..='Z' => Some(u32::from(c) - u32::from('A')),
        '0'..='9' => Some(u32::from(c) - u32::from('0') + 26),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_samples_of_the_standard_and_arabic_hosts_come_out_right() {
        // RFC 3492, 7.1 (A), and hosts as registries list them.
        let samples = [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("مصر", "wgbh1c"),
            ("السعودية", "mgberp4a5d4ar"),
            ("bücher", "bcher-kva"),
        ];
        for (label, ascii) in samples {
            assert_eq!(encode(label).as_deref(), Some(ascii));
            assert_eq!(decode(ascii).as_deref(), Some(label));
        }
    }

    #[test]
    fn what_is_no_punycode_is_none() {
        for bad in ["é", "99999999", "a-!", "kva-9999999999"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn decoding_undoes_encoding(label in "[a-z0-9\u{620}-\u{64A}\u{4E00}-\u{4E20}]{1,40}") {
            let ascii = encode(&label).expect("it is short");
            prop_assert!(ascii.is_ascii());
            if !label.is_ascii() {
                prop_assert_eq!(decode(&ascii), Some(label));
            }
        }

        #[test]
        fn nothing_makes_decoding_fail_badly(text in "\\PC{0,80}") {
            let _ = decode(&text);
        }
    }
}
