//! A stream of bytes taken apart as a terminal does (ECMA-48): text, control sequences, strings, single controls.

use std::collections::BTreeSet;

/// What a stream consists of.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stream {
    /// Every kind of control that occurs: sequences as they are, but the parameters of SGR and
    /// CUP, and the text of a title, as `…`.
    pub controls: BTreeSet<String>,
    /// All text between the controls.
    pub text: String,
}

/// Takes `bytes` apart.
pub fn parse(bytes: &[u8]) -> Stream {
    let all = String::from_utf8(bytes.to_vec()).expect("what khabar writes is UTF-8");
    let mut stream = Stream::default();
    let mut letters = all.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\u{1B}' {
            stream.controls.insert(escape(&mut letters));
        } else if letter.is_control() {
            stream.controls.insert(letter.escape_unicode().to_string());
        } else {
            stream.text.push(letter);
        }
    }
    stream
}

fn escape(letters: &mut impl Iterator<Item = char>) -> String {
    match letters.next() {
        Some('[') => sequence(letters),
        Some(kind @ (']' | 'P' | '_' | '^' | 'X')) => string(kind, letters),
        Some(other) => format!("ESC {other}"),
        None => String::from("ESC"),
    }
}

fn sequence(letters: &mut impl Iterator<Item = char>) -> String {
    let mut body = String::new();
    for letter in letters {
        body.push(letter);
        if ('\u{40}'..='\u{7E}').contains(&letter) {
            break;
        }
    }
    let is_plain = body.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ';' | 'm' | 'G' | 'H'));
    match body.chars().last() {
        Some(last @ ('m' | 'G' | 'H')) if is_plain => format!("CSI …{last}"),
        Some(_) | None => format!("CSI {body}"),
    }
}

/// Up to BEL or ST.
fn string(kind: char, letters: &mut impl Iterator<Item = char>) -> String {
    let mut body = String::new();
    for letter in letters {
        if letter == '\u{7}' || body.ends_with('\u{1B}') && letter == '\\' {
            break;
        }
        body.push(letter);
    }
    let body = body.trim_end_matches('\u{1B}');
    // A title names the article: any text.
    if kind == ']' && body.strip_prefix("2;").is_some_and(|title| !title.contains(char::is_control)) {
        return String::from("ESC ]2;…");
    }
    format!("ESC {kind}{body}")
}

#[test]
fn a_stream_is_taken_apart() {
    let stream = parse(
        "\u{1B}[8lخ\u{1B}[1;31m\u{1B}]52;c;aGk=\u{7}\u{1B}Pq\u{1B}\\\u{9B}x\u{1B}[?2026h\r\u{1B}[3;1H".as_bytes(),
    );
    let controls = ["CSI 8l", "CSI …m", "ESC ]52;c;aGk=", "ESC Pq", "\\u{9b}", "CSI ?2026h", "\\u{d}", "CSI …H"];
    assert_eq!(stream, Stream { controls: controls.map(str::to_owned).into(), text: String::from("خx") });
}
