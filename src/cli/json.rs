//! JSON on standard output: one value, one line, and no byte in it that could steer a terminal.

use super::failure::{Failure, is_dangerous};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CharEscape, Formatter};
use std::io::{self, Write};

/// Writes `value` as one line. Controls and bidi controls stand in it as `\u` escapes, which mean the same.
///
/// # Errors
/// Where `out` takes no more.
pub fn write(out: &mut impl Write, value: &impl Serialize) -> Result<(), Failure> {
    let mut serializer = Serializer::with_formatter(&mut *out, Safe);
    value.serialize(&mut serializer).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}

/// Compact JSON whose strings hold no control, not even those JSON allows (DEL, C1, UAX #9's overrides).
#[derive(Clone, Copy, Debug)]
struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((place, c)) = rest.char_indices().find(|&(_, c)| is_dangerous(c)) {
            let (before, after) = rest.split_at(place);
            write!(out, "{before}\\u{code:04x}", code = u32::from(c))?;
            rest = after.get(c.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, out: &mut W, escape: CharEscape) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(out, escape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_escaped_and_read_back_the_same() {
        let text = "خبر\u{9b}31m\u{202e}\u{7f}\n\"\\";
        let mut out = Vec::new();
        write(&mut out, &text).expect("a vector takes everything");
        let json = String::from_utf8(out).expect("JSON is UTF-8");
        assert_eq!(json, "\"خبر\\u009b31m\\u202e\\u007f\\n\\\"\\\\\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).expect("it is JSON"), text);
    }
}
