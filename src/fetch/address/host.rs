//! The host of an address: mapped to the ASCII form that is asked for, and shown so that it can't pass for another.
//!
//! The mapping follows UTS #46: NFKC and small letters, then Punycode label by label. What is left may be letters,
//! digits, marks, hyphens and underscores; an invisible character, a sign or a percent sign makes the host none.

use super::punycode;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, Script};
use unicode_normalization::UnicodeNormalization;

/// The longest host and the longest label, in bytes (RFC 1035, 2.3.4).
const LONGEST: usize = 253;
const LONGEST_LABEL: usize = 63;

/// What marks a label in Punycode (RFC 5890, 2.3.2.1).
const PREFIX: &str = "xn--";

/// `host` as it is asked for, in small ASCII letters; none where it is no host. An IPv6 address keeps its brackets; an
/// IPv4 address has four plain decimal numbers, so that `127.1`, `0x7f.1` and `2130706433` are none.
pub(super) fn to_ascii(host: &str) -> Option<String> {
    if let Some(inside) = host.strip_prefix('[') {
        return ipv6(inside.strip_suffix(']')?);
    }
    let mapped: String = lower(host).nfkc().collect();
    let mapped = mapped.strip_suffix('.').unwrap_or(&mapped);
    let labels: Option<Vec<String>> = mapped.split('.').map(label).collect();
    let labels = labels?;
    let host = labels.join(".");
    let is_number = labels.last().is_some_and(|last| looks_like_a_number(last));
    let is_good = host.len() <= LONGEST && (!is_number || is_ipv4(&labels));
    is_good.then_some(host)
}

/// Small letters in the composed form that comes of all compatible ones; the ideographic full stops are dots.
fn lower(host: &str) -> impl Iterator<Item = char> {
    host.nfkc().flat_map(char::to_lowercase).map(|c| if matches!(c, '。' | '．' | '｡') { '.' } else { c })
}

fn label(label: &str) -> Option<String> {
    let ascii = if label.is_ascii() {
        label.to_owned()
    } else {
        let before = std::iter::once(' ').chain(label.chars());
        let after = label.chars().skip(1).chain(std::iter::once(' '));
        let is_good = before.zip(label.chars()).zip(after).all(|((before, c), after)| is_written(before, c, after));
        let is_free = is_good && !label.starts_with(PREFIX);
        is_free.then(|| punycode::encode(label)).flatten().map(|ascii| format!("{PREFIX}{ascii}"))?
    };
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    let is_good = !ascii.is_empty() && ascii.len() <= LONGEST_LABEL && ascii.bytes().all(is_plain);
    is_good.then_some(ascii)
}

/// Whether `c` may be written in a host. A zero-width non-joiner may stand between Arabic letters only (RFC 5892, A.1).
fn is_written(before: char, c: char, after: char) -> bool {
    let is_mark = |c| {
        matches!(
            CodePointMapData::<GeneralCategory>::new().get(c),
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark
        )
    };
    match c {
        '\u{200C}' => script(before) == Script::Arabic && script(after) == Script::Arabic,
        '-' | '_' => true,
        _ => c.is_alphanumeric() || is_mark(c),
    }
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

fn looks_like_a_number(label: &str) -> bool {
    label.bytes().all(|byte| byte.is_ascii_digit())
        || label.strip_prefix("0x").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_ipv4(labels: &[String]) -> bool {
    let is_plain = |label: &String| label.parse::<u8>().is_ok_and(|number| number.to_string() == *label);
    labels.len() == 4 && labels.iter().all(is_plain)
}

/// The characters of an IPv6 address, without a zone; what it means is found where it is connected to.
fn ipv6(inside: &str) -> Option<String> {
    let is_good = inside.contains(':')
        && inside.len() <= 45
        && inside.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
    is_good.then(|| format!("[{}]", inside.to_ascii_lowercase()))
}

/// The letters that the labels of `ascii` stand for, where they can't pass for another host: every label is ASCII, or all
/// Arabic or all Hebrew letters with one kind of digits. None where there is nothing but ASCII, or something else.
pub(super) fn letters(ascii: &str) -> Option<String> {
    if !ascii.split('.').any(|label| label.starts_with(PREFIX)) {
        return None;
    }
    let shown: Option<Vec<String>> = ascii.split('.').map(shown_label).collect();
    shown.map(|labels| labels.join("."))
}

fn shown_label(ascii: &str) -> Option<String> {
    let Some(encoded) = ascii.strip_prefix(PREFIX) else {
        return Some(ascii.to_owned());
    };
    let letters = punycode::decode(encoded)?;
    // What doesn't come back from itself was written to deceive.
    let is_itself = to_ascii(&letters).as_deref() == Some(ascii);
    (is_itself && is_of_one_script(&letters)).then_some(letters)
}

fn is_of_one_script(label: &str) -> bool {
    let all = |wanted: Script| label.chars().all(|c| script(c) == wanted || matches!(c, '0'..='9' | '-'));
    let digits = [('0', '9'), ('٠', '٩'), ('۰', '۹')];
    let kinds = digits.iter().filter(|(first, last)| label.chars().any(|c| (*first..=*last).contains(&c))).count();
    let plain = |c: char| match c {
        // Arabic-Indic digits are of no one script.
        '٠'..='٩' => 'ا',
        _ => c,
    };
    let plain: String = label.chars().map(plain).collect();
    let is_arabic = plain.chars().all(|c| script(c) == Script::Arabic || matches!(c, '0'..='9' | '-'));
    kinds <= 1 && (is_arabic || all(Script::Hebrew))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(host: &str) -> Option<String> {
        to_ascii(host)
    }

    #[test]
    fn an_arabic_host_is_asked_for_in_punycode() {
        assert_eq!(ascii("موقع.مصر").as_deref(), Some("xn--4gbrim.xn--wgbh1c"));
        assert_eq!(ascii("Bücher.example.").as_deref(), Some("xn--bcher-kva.example"));
    }

    #[test]
    fn letters_that_are_the_same_are_the_same_host() {
        assert_eq!(ascii("ＥＸＡＭＰＬＥ。org").as_deref(), Some("example.org"));
        // Presentation forms of the same word.
        assert_eq!(ascii("\u{FEE3}\u{FEBC}\u{FEAE}.com"), ascii("مصر.com"));
    }

    #[test]
    fn what_hides_or_deceives_is_no_host() {
        for bad in [
            "",
            ".",
            "a..b",
            "a b",
            "a\u{200D}b.com",
            "a\u{202E}b.com",
            "exa\u{200C}mple.com",
            "a%2eb",
            "a／b.com",
            "℀.com",
            "a@b",
            "a:b",
            "a\u{0}b",
            "[::1",
            "[zz]",
            "[fe80::1%25eth0]",
            "\u{AD}",
            "a#b",
            "a?b",
            "a\\b",
        ] {
            assert_eq!(ascii(bad), None, "{bad:?}");
        }
        assert_eq!(ascii(&"a".repeat(64)), None);
        assert_eq!(ascii(&"a.".repeat(200)), None);
    }

    #[test]
    fn a_zero_width_non_joiner_may_stand_between_arabic_letters() {
        assert_eq!(ascii("نامه\u{200C}ای.com").as_deref(), Some("xn--mgba3gch31f060k.com"));
    }

    #[test]
    fn an_address_of_numbers_is_written_in_one_way_only() {
        assert_eq!(ascii("127.0.0.1").as_deref(), Some("127.0.0.1"));
        assert_eq!(ascii("[::FFFF:127.0.0.1]").as_deref(), Some("[::ffff:127.0.0.1]"));
        for odd in ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.01", "1.2.3.256", "a.0x7f", "1.2.3.4.5"]
        {
            assert_eq!(ascii(odd), None, "{odd}");
        }
        assert_eq!(ascii("１２７.０.０.１").as_deref(), Some("127.0.0.1"));
    }

    #[test]
    fn only_what_cannot_pass_for_another_is_shown_by_its_letters() {
        let shown = |host: &str| letters(&ascii(host).expect("a host"));
        assert_eq!(shown("موقع.مصر").as_deref(), Some("موقع.مصر"));
        assert_eq!(shown("www.اخبار2.com").as_deref(), Some("www.اخبار2.com"));
        assert_eq!(shown("example.org"), None);
        // Cyrillic that looks Latin, Latin with an odd letter, scripts mixed, digits of two kinds.
        for deceiving in ["аррӏе.com", "gıthub.com", "خبرa.com", "٣۳.com"] {
            assert_eq!(shown(deceiving), None, "{deceiving}");
        }
        assert_eq!(letters("xn--80ak6aa92e.com"), None);
        assert_eq!(letters("xn--999999999.com"), None);
    }
}
