//! Damaged JSON made whole: raw control characters and bad escapes in strings (controls but line breaks become spaces), an end cut off, garbage behind.
//!
//! One pass writes a mended copy and remembers the last place where every open bracket could have been closed.
//! Where the parser still objects, everything from there on is cut off, and what is left is closed.

use serde_json::Value;

/// What could be saved.
pub(super) struct Repaired {
    /// The value.
    pub value: Value,
    /// Whether the last element of the outermost array (or of an array in the outermost object) is only a part.
    pub is_last_partial: bool,
}

/// Mends `text`; none where nothing sensible is left.
pub(super) fn repair(text: &str) -> Option<Repaired> {
    let mended = Mender::mend(text);
    let error = match serde_json::from_str(&mended.out) {
        Ok(value) => return Some(Repaired { value, is_last_partial: mended.is_last_partial }),
        Err(error) => error,
    };
    let whole = mended.out.get(..place(&mended.out, &error)?)?;
    let mended = Mender::mend(whole);
    let value = serde_json::from_str(&mended.out).ok()?;
    let is_something = matches!(&value, Value::Object(object) if !object.is_empty())
        || matches!(&value, Value::Array(items) if !items.is_empty());
    is_something.then_some(Repaired { value, is_last_partial: mended.is_last_partial })
}

/// Where in `text` the parser gave up: a character border before its line and column (which count from 1, in bytes).
fn place(text: &str, error: &serde_json::Error) -> Option<usize> {
    let lines_before = error.line().checked_sub(1)?;
    let line = match lines_before.checked_sub(1) {
        None => 0,
        Some(before) => memchr::memchr_iter(b'\n', text.as_bytes()).nth(before)? + 1,
    };
    let at = (line + error.column().saturating_sub(1)).min(text.len());
    (at.saturating_sub(3)..=at).rev().find(|at| text.is_char_boundary(*at))
}

/// The pass that mends.
struct Mender {
    out: String,
    /// The open brackets.
    open: Vec<char>,
    /// The end of the last complete value in `out`, and how many brackets were open then.
    safe: (usize, usize),
    /// Whether the next string is a key.
    is_key: bool,
    is_last_partial: bool,
}

impl Mender {
    fn mend(text: &str) -> Self {
        let out = String::with_capacity(text.len() + 16);
        let mut mender = Self { out, open: Vec::new(), safe: (0, 0), is_key: false, is_last_partial: false };
        let mut rest = text.trim_start();
        while let Some(c) = rest.chars().next() {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                '"' => rest = mender.string(rest),
                _ => mender.sign(c),
            }
            if mender.open.is_empty() {
                // The outermost value is complete: what follows is garbage.
                break;
            }
        }
        mender.close();
        mender
    }

    /// A character outside of strings.
    fn sign(&mut self, c: char) {
        match c {
            '{' | '[' => self.open.push(c),
            ',' => self.safe = (self.out.len(), self.open.len()),
            '}' | ']' => {
                self.open.pop();
            }
            _ => {}
        }
        self.out.push(c);
        match c {
            '}' | ']' => self.safe = (self.out.len(), self.open.len()),
            '{' | ',' => self.is_key = self.open.last() == Some(&'{'),
            ':' | '[' => self.is_key = false,
            _ => {}
        }
    }

    /// A string, from behind its quotation mark; the answer is what follows it.
    fn string<'a>(&mut self, rest: &'a str) -> &'a str {
        self.out.push('"');
        let mut rest = rest;
        while let Some(c) = rest.chars().next() {
            let behind = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                '"' => {
                    self.end_string();
                    return behind;
                }
                '\\' => rest = self.escape(behind),
                _ if c < ' ' => {
                    self.out.push_str(if c == '\n' { "\\n" } else { " " });
                    rest = behind;
                }
                _ => {
                    self.out.push(c);
                    rest = behind;
                }
            }
        }
        if !self.is_key {
            self.end_string();
        }
        self.is_last_partial = true;
        rest
    }

    fn end_string(&mut self) {
        self.out.push('"');
        if !self.is_key {
            self.safe = (self.out.len(), self.open.len());
        }
    }

    /// An escape, from behind its backslash; the answer is what follows it. Halves of surrogate pairs become U+FFFD.
    fn escape<'a>(&mut self, rest: &'a str) -> &'a str {
        let after = |bytes: usize| rest.get(bytes..).unwrap_or_default();
        match rest.chars().next() {
            Some(c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {
                self.out.extend(['\\', c]);
                after(1)
            }
            Some('u') => {
                let (unit, length) = unicode(rest);
                match unit {
                    Some(_) => self.out.extend(['\\'].into_iter().chain(rest.chars().take(length))),
                    None => self.out.push('\u{FFFD}'),
                }
                after(length)
            }
            Some(_) => {
                self.out.push_str("\\\\");
                rest
            }
            None => rest,
        }
    }

    /// Cuts what is incomplete and closes what is open.
    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let (end, depth) = self.safe;
        // Inside a string that was cut the place is safe already; elsewhere an open element may have lost its tail.
        self.is_last_partial = self.is_last_partial || self.open.len() > 1;
        self.out.truncate(end);
        let closers = self.open.iter().take(depth).rev().map(|bracket| if *bracket == '{' { '}' } else { ']' });
        self.out.extend(closers);
    }
}

/// The escape `uXXXX` at the start of `text` (with its second half, where it is a surrogate pair), and its length in
/// bytes; no unit where it is damaged.
fn unicode(text: &str) -> (Option<u32>, usize) {
    let hex = |at: usize| {
        text.get(at..at + 4)
            .filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
    };
    match hex(1) {
        None => (None, 1),
        Some(0xD800..=0xDBFF) => match (text.get(5..7), hex(7)) {
            (Some("\\u"), Some(low @ 0xDC00..=0xDFFF)) => (Some(low), 11),
            _ => (None, 5),
        },
        Some(0xDC00..=0xDFFF) => (None, 5),
        Some(unit) => (Some(unit), 5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;
    use serde_json::json;

    fn repaired(text: &str) -> Option<Value> {
        repair(text).map(|repaired| repaired.value)
    }

    #[test]
    fn strings_are_mended() {
        assert_eq!(repaired("{\"a\": \"x\ny\tz\"}"), Some(json!({"a": "x\ny z"})));
        assert_eq!(
            repaired(r#"{"a": "\ud83d \udc00 \x \u12"}"#),
            Some(json!({"a": "\u{FFFD} \u{FFFD} \\x \u{FFFD}12"}))
        );
        assert_eq!(repaired(r#"{"a": "\ud83d\ude00", "#), Some(json!({"a": "😀"})));
    }

    #[test]
    fn an_end_cut_off_is_closed() {
        assert_eq!(repaired(r#"{"a": "خبر", "b": "نص غير"#), Some(json!({"a": "خبر", "b": "نص غير"})));
        assert_eq!(repaired(r#"{"a": "خبر", "b"#), Some(json!({"a": "خبر"})));
        assert_eq!(repaired(r#"{"a": "خبر", "b": tr"#), Some(json!({"a": "خبر"})));
        assert_eq!(repaired(r#"{"a": [1, 2, {"c": "d"#), Some(json!({"a": [1, 2, {"c": "d"}]})));
        assert_eq!(repaired(r#"{"a": "x\"#), Some(json!({"a": "x"})));
    }

    #[test]
    fn what_is_wrong_in_the_middle_cuts_off_the_rest() {
        assert_eq!(repaired(r#"{"a": "x", "b": nonsense, "c": 3}"#), Some(json!({"a": "x"})));
        assert_eq!(repaired(r#"{"a": "x"} garbage"#), Some(json!({"a": "x"})));
        assert_eq!(repaired("{"), None);
    }

    proptest! {
        #[test]
        fn every_start_of_a_value_is_mended_or_given_up(cut in 0_usize..200) {
            let whole = json!([{"title": "خبر \"أول\"", "tags": ["a", 1, null]}, {"body": "سطر\nسطر \u{1F600}", "x": {"y": [true]}}]).to_string();
            let start: String = whole.chars().take(cut).collect();
            if let Some(Value::Array(items)) = repaired(&start) {
                prop_assert!(items.len() <= 2);
            }
        }

        #[test]
        fn no_text_is_too_damaged_to_try(text in "[\\[\\]{}:,\"\\\\u0d8 a\n]{0,60}") {
            let _ = repair(&text);
        }
    }
}
