//! Control sequences and device control strings (ECMA-48, 5.4 and 5.6) taken off the front of a run of bytes.

/// ESC.
pub(super) const ESCAPE: u8 = 0x1B;

/// Bytes after which a control sequence that has not ended is none.
const SEQUENCE_LIMIT: usize = 64;
/// Bytes after which a device control string that has not ended is none.
const STRING_LIMIT: usize = 4096;

/// What stands at the front of some bytes, and what is behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Front<'a, T> {
    /// All of it has come.
    Whole(T, &'a [u8]),
    /// More must come before it can be told.
    Unfinished,
    /// It is cut off or malformed: the bytes behind the broken part.
    Broken(&'a [u8]),
}

/// A control sequence: `ESC [ prefix parameters middle last`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Control<'a> {
    /// All its bytes.
    pub bytes: &'a [u8],
    /// One of `< = > ?`, if it begins so.
    pub prefix: Option<u8>,
    /// Its parameters: an empty, overlong or divided one counts as zero.
    pub parameters: Vec<u16>,
    /// The intermediate bytes.
    pub middle: &'a [u8],
    /// The final byte.
    pub last: u8,
}

/// Reads the control sequence that `bytes` begin with; they must begin with `ESC [`.
pub(super) fn sequence(bytes: &[u8]) -> Front<'_, Control<'_>> {
    let body = bytes.get(2..).unwrap_or_default();
    let parameters = body.iter().take_while(|b| (0x30..=0x3F).contains(*b)).count();
    let middle = body.iter().skip(parameters).take_while(|b| (0x20..=0x2F).contains(*b)).count();
    let (whole, behind) = bytes.split_at((2 + parameters + middle + 1).min(bytes.len()));
    let Some(&last) = body.get(parameters + middle) else {
        return if bytes.len() > SEQUENCE_LIMIT { Front::Broken(&[]) } else { Front::Unfinished };
    };
    if !(0x40..=0x7E).contains(&last) {
        return Front::Broken(bytes.get(2 + parameters + middle..).unwrap_or_default());
    }
    let (head, tail) = body.split_at(parameters);
    let prefix = head.first().copied().filter(|b| (b'<'..=b'?').contains(b));
    let parameters = numbers(head.get(usize::from(prefix.is_some())..).unwrap_or_default());
    Front::Whole(
        Control { bytes: whole, prefix, parameters, middle: tail.get(..middle).unwrap_or_default(), last },
        behind,
    )
}

/// Reads the text of the device control string that `bytes` begin with; they must begin with `ESC P`.
/// Any escape but `ESC \`, and CAN and SUB, cut it off.
pub(super) fn device_string(bytes: &[u8]) -> Front<'_, &[u8]> {
    string(bytes, |byte| matches!(byte, ESCAPE | 0x18 | 0x1A))
}

/// Reads the text of the operating system command (as an answer to one) that `bytes` begin with; they must begin with
/// `ESC ]`. It ends with BEL or `ESC \`; any other escape, and CAN and SUB, cut it off.
pub(super) fn system_command(bytes: &[u8]) -> Front<'_, &[u8]> {
    string(bytes, |byte| matches!(byte, ESCAPE | 0x07 | 0x18 | 0x1A))
}

fn string(bytes: &[u8], ends: fn(u8) -> bool) -> Front<'_, &[u8]> {
    let body = bytes.get(2..).unwrap_or_default();
    let Some(end) = body.iter().position(|&byte| ends(byte)) else {
        return if bytes.len() > STRING_LIMIT { Front::Broken(&[]) } else { Front::Unfinished };
    };
    let (text, behind) = body.split_at(end);
    match behind {
        [ESCAPE] | [] => Front::Unfinished,
        [0x07, behind @ ..] | [ESCAPE, b'\\', behind @ ..] => Front::Whole(text, behind),
        [ESCAPE, ..] => Front::Broken(behind),
        [_, behind @ ..] => Front::Broken(behind),
    }
}

fn numbers(bytes: &[u8]) -> Vec<u16> {
    bytes
        .split(|&b| b == b';')
        .map(|digits| std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_is_taken_apart() {
        let expected =
            Control { bytes: b"\x1B[?8;1$y", prefix: Some(b'?'), parameters: vec![8, 1], middle: b"$", last: b'y' };
        assert_eq!(sequence(b"\x1B[?8;1$yx"), Front::Whole(expected, b"x"));
    }

    #[test]
    fn missing_and_overlong_parameters_are_zero() {
        let Front::Whole(control, _) = sequence(b"\x1B[;99999;7H") else { panic!("a whole sequence") };
        assert_eq!(control.parameters, [0, 0, 7]);
    }

    #[test]
    fn a_sequence_that_never_ends_is_given_up() {
        assert_eq!(sequence(b"\x1B[1;1"), Front::Unfinished);
        assert_eq!(sequence(&[b"\x1B[".as_slice(), &[b'1'; 80]].concat()), Front::Broken(b""));
        assert_eq!(sequence(b"\x1B[1\x03q"), Front::Broken(b"\x03q"));
    }

    #[test]
    fn a_string_ends_at_its_terminator_only() {
        assert_eq!(device_string(b"\x1BP>|foot\x1B\\q"), Front::Whole(b">|foot".as_slice(), b"q"));
        assert_eq!(device_string(b"\x1BP>|foot\x1B"), Front::Unfinished);
        assert_eq!(device_string(b"\x1BP>|foot\x1B[A"), Front::Broken(b"\x1B[A"));
        assert_eq!(device_string(b"\x1BP>|foot\x18q"), Front::Broken(b"q"));
        assert_eq!(device_string(b"\x1BP>|foot\x07"), Front::Unfinished);
        assert_eq!(system_command(b"\x1B]11;x\x07q"), Front::Whole(b"11;x".as_slice(), b"q"));
        assert_eq!(system_command(b"\x1B]11;x\x1B\\q"), Front::Whole(b"11;x".as_slice(), b"q"));
        assert_eq!(system_command(b"\x1B]11;x"), Front::Unfinished);
        assert_eq!(system_command(b"\x1B]11;x\x1B[A"), Front::Broken(b"\x1B[A"));
    }
}
