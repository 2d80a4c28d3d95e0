//! What a terminal answered, taken out of the bytes that came in; the rest is what was typed.
//!
//! Pure: bytes in, values out. Answers are control sequences (ECMA-48, 5.4) and device control strings no key
//! sends, so a byte is either part of an answer, typed, or the beginning of something that has not all come yet.

use super::control::{self, Control, ESCAPE, Front};

/// What the answer to the question for the background begins with.
const BACKGROUND: &[u8] = b"\x1B]11;";
/// What the answer to the question for kitty's graphics begins with.
const GRAPHICS: &[u8] = b"\x1B_Gi=";
/// The reports of XTWINOPS: the pixels of the window, and of a cell.
const WINDOW_PIXELS: u16 = 4;
const CELL_PIXELS: u16 = 6;
/// The most of a version string that is kept: bytes.
const VERSION_LIMIT: usize = 256;

/// The answers to the question of [`crate::terminal::profile`], each `None` until it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// To `CSI c` (DA1). Every terminal answers it, and in turn: it ends the question.
    pub primary: Option<Vec<u16>>,
    /// To `CSI > c` (DA2): the kind of terminal, its version, and one number more.
    pub secondary: Option<Vec<u16>>,
    /// To `CSI > q` (XTVERSION): a name and a version, as `kitty(0.26.5)`.
    pub version: Option<String>,
    /// To `CSI 8 $ p` (DECRQM): what the terminal knows of the bi-directional support mode (ECMA-48, BDSM).
    pub bidi_mode: Option<ModeState>,
    /// To `OSC 11 ; ?`: red, green and blue of what lies behind its letters.
    pub background: Option<[u8; 3]>,
    /// To kitty's question for its graphics.
    pub graphics: Option<Graphics>,
    /// To `CSI 16 t`: the width and the height of a cell, in pixels.
    pub cell: Option<(u16, u16)>,
    /// To `CSI 14 t`: the width and the height of the window, in pixels.
    pub window: Option<(u16, u16)>,
}

/// What a terminal says of kitty's graphics protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graphics {
    /// It would take a picture.
    Known,
    /// It knows the protocol, and would not.
    Refused,
}

/// What DECRQM says of a mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModeState {
    /// The terminal has the mode and it can be changed: the answers 1 (set) and 2 (reset).
    Known,
    /// The terminal does not know the mode, or it is fixed: the answers 0, 3, 4 and any other.
    Unknown,
}

/// Bytes taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The answers in them.
    pub answers: Answers,
    /// What was typed meanwhile, in order: every byte that is no part of an answer.
    pub typed: Vec<u8>,
    /// The beginning of a sequence that has not all come: never an answer yet, perhaps never one.
    pub unfinished: Vec<u8>,
}

impl Reading {
    /// Takes `bytes` apart. A later answer of the same kind replaces the one before.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut reading = Self::default();
        let mut rest = bytes;
        while let Some((token, behind)) = next_token(rest) {
            reading.take(token);
            rest = behind;
        }
        reading
    }

    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Control(Control { prefix: Some(b'?'), middle: [], last: b'c', parameters, .. }) => {
                self.answers.primary = Some(parameters);
            }
            Token::Control(Control { prefix: Some(b'>'), middle: [], last: b'c', parameters, .. }) => {
                self.answers.secondary = Some(parameters);
            }
            Token::Control(Control { prefix: None, middle: b"$", last: b'y', parameters, .. })
                if parameters.first() == Some(&8) =>
            {
                self.answers.bidi_mode = Some(mode_state(&parameters));
            }
            Token::Control(Control { prefix: None, middle: [], last: b't', parameters, .. }) => {
                self.take_pixels(&parameters);
            }
            // The answer about a mode nobody asked for is no key either.
            Token::Control(Control { middle: b"$", last: b'y', .. }) | Token::Nothing => {}
            Token::Control(control) => self.typed.extend_from_slice(control.bytes),
            Token::DeviceString(text) => self.take_device_string(text),
            Token::Background(text) => self.answers.background = colour(text).or(self.answers.background),
            Token::Graphics(text) => self.answers.graphics = Some(graphics(text)),
            Token::Typed(bytes) => self.typed.extend_from_slice(bytes),
            Token::Unfinished(bytes) => self.unfinished = bytes.to_vec(),
        }
    }

    /// A report of pixels: the height comes first. No key sends another one either.
    fn take_pixels(&mut self, parameters: &[u16]) {
        match *parameters {
            [CELL_PIXELS, height, width] => self.answers.cell = Some((width, height)),
            [WINDOW_PIXELS, height, width] => self.answers.window = Some((width, height)),
            _ => {}
        }
    }

    fn take_device_string(&mut self, text: &[u8]) {
        let Some(version) = text.strip_prefix(b">|") else { return };
        let version = version.get(..VERSION_LIMIT).unwrap_or(version);
        self.answers.version =
            Some(String::from_utf8_lossy(version).chars().filter(|c| !c.is_control()).collect::<String>());
    }
}

/// Whether no key sends what `bytes` begin with: the start of a device attribute, a device string, a colour or a word on graphics.
#[must_use]
pub fn begins_answer(bytes: &[u8]) -> bool {
    const ANSWERS: [&[u8]; 5] = [b"\x1B[?", b"\x1B[>", b"\x1BP>", BACKGROUND, GRAPHICS];
    ANSWERS.iter().any(|answer| bytes.starts_with(answer))
}

/// Whether `bytes` are the beginning of an answer to `OSC 11` or of a word on graphics, before it can be told from keys: Alt-] and
/// digits, Alt-_ and letters.
#[must_use]
pub fn may_become_answer(bytes: &[u8]) -> bool {
    let begins = |answer: &[u8]| bytes.len() < answer.len() && answer.starts_with(bytes);
    bytes.len() > 1 && (begins(BACKGROUND) || begins(GRAPHICS))
}

/// What the terminal says of its graphics: `7529;OK`, where the number is that of the question.
fn graphics(text: &[u8]) -> Graphics {
    if text.ends_with(b";OK") { Graphics::Known } else { Graphics::Refused }
}

/// A colour as X names it: `rgb:` and one to four hexadecimal digits for each of red, green and blue; what follows a fourth
/// slash, as in `rgba:`, says how much shines through.
fn colour(text: &[u8]) -> Option<[u8; 3]> {
    let text = std::str::from_utf8(text).ok()?;
    let parts = text.strip_prefix("rgb:").or(text.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(scaled);
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// One to four hexadecimal digits as a part of 255: the highest number of so many digits is all of it.
fn scaled(digits: &str) -> Option<u8> {
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    let most = (1_u32 << (4 * digits.len())) - 1;
    u8::try_from((number * 255 + most / 2) / most).ok()
}

fn mode_state(parameters: &[u16]) -> ModeState {
    match parameters.get(1) {
        Some(1 | 2) => ModeState::Known,
        Some(_) | None => ModeState::Unknown,
    }
}

enum Token<'a> {
    Control(Control<'a>),
    /// The text of a device control string, without its ends.
    DeviceString(&'a [u8]),
    /// The colour that lies behind the letters, as it is named.
    Background(&'a [u8]),
    /// What is said of graphics.
    Graphics(&'a [u8]),
    Typed(&'a [u8]),
    Unfinished(&'a [u8]),
    /// Something cut off that no key sends.
    Nothing,
}

fn next_token(bytes: &[u8]) -> Option<(Token<'_>, &[u8])> {
    match bytes {
        [] => None,
        [ESCAPE] | [ESCAPE, b'P'] => Some((Token::Unfinished(bytes), &[])),
        _ if may_become_answer(bytes) => Some((Token::Unfinished(bytes), &[])),
        [ESCAPE, b'[', ..] => Some(match control::sequence(bytes) {
            Front::Whole(control, behind) => (Token::Control(control), behind),
            Front::Unfinished => (Token::Unfinished(bytes), &[]),
            Front::Broken(behind) => (broken(bytes, behind), behind),
        }),
        [ESCAPE, b'P', b'>', ..] => Some(match control::device_string(bytes) {
            Front::Whole(text, behind) => (Token::DeviceString(text), behind),
            Front::Unfinished => (Token::Unfinished(bytes), &[]),
            Front::Broken(behind) => (Token::Nothing, behind),
        }),
        [ESCAPE, b']', ..] if bytes.starts_with(BACKGROUND) => Some(match control::system_command(bytes) {
            Front::Whole(text, behind) => {
                (Token::Background(text.get(BACKGROUND.len() - 2..).unwrap_or_default()), behind)
            }
            Front::Unfinished => (Token::Unfinished(bytes), &[]),
            Front::Broken(behind) => (Token::Nothing, behind),
        }),
        [ESCAPE, b'_', ..] if bytes.starts_with(GRAPHICS) => Some(match control::device_string(bytes) {
            Front::Whole(text, behind) => (Token::Graphics(text), behind),
            Front::Unfinished => (Token::Unfinished(bytes), &[]),
            Front::Broken(behind) => (Token::Nothing, behind),
        }),
        [ESCAPE, ..] => Some(typed_up_to(bytes, 1)),
        [_, ..] => Some(typed_up_to(bytes, bytes.iter().position(|&b| b == ESCAPE).unwrap_or(bytes.len()))),
    }
}

fn broken<'a>(bytes: &'a [u8], behind: &[u8]) -> Token<'a> {
    if begins_answer(bytes) {
        return Token::Nothing;
    }
    Token::Typed(bytes.get(..bytes.len() - behind.len()).unwrap_or_default())
}

fn typed_up_to(bytes: &[u8], at: usize) -> (Token<'_>, &[u8]) {
    let (typed, behind) = bytes.split_at(at.min(bytes.len()));
    (Token::Typed(typed), behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EVERYTHING: &[u8] = b"\x1B_Gi=7529;OK\x1B\\\x1B[6;20;10t\x1B[4;480;800t\x1B[8;2$y\x1BP>|VTE(7003)\x1B\\\x1B[>65;7003;1c\x1B]11;rgb:3030/0a0a/2424\x1B\\\x1B[?65;1;9c";

    #[test]
    fn all_answers_are_read() {
        let expected = Answers {
            primary: Some(vec![65, 1, 9]),
            secondary: Some(vec![65, 7003, 1]),
            version: Some("VTE(7003)".to_owned()),
            bidi_mode: Some(ModeState::Known),
            background: Some([0x30, 0x0A, 0x24]),
            graphics: Some(Graphics::Known),
            cell: Some((10, 20)),
            window: Some((800, 480)),
        };
        assert_eq!(Reading::of(EVERYTHING), Reading { answers: expected, ..Reading::default() });
    }

    #[test]
    fn what_is_typed_between_the_answers_is_kept_in_order() {
        let reading = Reading::of("j\x1B[8;0$y\x1B[Aك\x1B[?6c\x03\x1B[1;5B".as_bytes());
        assert_eq!(reading.typed, "j\x1B[Aك\x03\x1B[1;5B".as_bytes());
        assert_eq!(reading.answers.bidi_mode, Some(ModeState::Unknown));
        assert_eq!(reading.answers.primary, Some(vec![6]));
    }

    #[test]
    fn an_answer_that_has_not_all_come_is_neither_typed_nor_answered() {
        for cut in 1..EVERYTHING.len() {
            let reading = Reading::of(&EVERYTHING[..cut]);
            assert_eq!(reading.answers.primary, None, "cut at {cut}");
            assert_eq!(reading.typed, b"", "cut at {cut}");
        }
    }

    #[test]
    fn a_background_is_read_in_every_notation_and_nothing_else_is_one() {
        let of = |text: &str| Reading::of(format!("\x1B]11;{text}\x07").as_bytes()).answers.background;
        let cases = [
            ("rgb:ffff/8000/0000", Some([255, 128, 0])),
            ("rgb:ff/80/00", Some([255, 128, 0])),
            ("rgb:f/8/0", Some([255, 136, 0])),
            ("rgba:1e1e/1e1e/2e2e/cccc", Some([30, 30, 46])),
            ("rgb:ffff/ffff", None),
            ("rgb:+fff/0000/0000", None),
            ("rgb:fffff/0000/0000", None),
            ("?", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn alt_and_a_bracket_is_typed_unless_a_colour_follows() {
        assert_eq!(Reading::of(b"\x1B]j\x1B]12").typed, b"\x1B]j\x1B]12");
        let reading = Reading::of(b"j\x1B]1");
        assert_eq!((reading.typed.as_slice(), reading.unfinished.as_slice()), (b"j".as_slice(), b"\x1B]1".as_slice()));
    }

    #[test]
    fn alt_and_an_underscore_is_typed_unless_a_word_on_graphics_follows() {
        assert_eq!(Reading::of(b"\x1B_Gx\x1B_j").typed, b"\x1B_Gx\x1B_j");
        let of = |bytes: &[u8]| Reading::of(bytes);
        assert_eq!((of(b"\x1B_Gi").unfinished, of(b"\x1B_Gi=1;O").unfinished.len()), (b"\x1B_Gi".to_vec(), 8));
        let cut_off = of(b"\x1B_Gi=1;O\x1B[?6c");
        assert_eq!((cut_off.answers.graphics, cut_off.answers.primary), (None, Some(vec![6])));
        assert_eq!(of(b"\x1B_Gi=1;EINVAL:no\x1B\\").answers.graphics, Some(Graphics::Refused));
    }

    #[test]
    fn a_report_of_the_window_that_nobody_asked_for_is_no_key() {
        let reading = Reading::of(b"\x1B[8;24;80t\x1B[6;20t\x1B[t");
        assert_eq!(reading, Reading::default());
    }

    #[test]
    fn a_version_string_cut_off_by_another_sequence_hides_nothing_behind_it() {
        let reading = Reading::of(b"\x1BP>|mint\x1B[?64;1c");
        assert_eq!(reading.answers.version, None);
        assert_eq!(reading.answers.primary, Some(vec![64, 1]));
    }

    #[test]
    fn a_version_cannot_carry_control_characters_or_grow_without_end() {
        let mut bytes = b"\x1BP>|x\x07\x01y".to_vec();
        bytes.extend([b'z'; 5000]);
        bytes.extend(b"\x1B\\");
        let version = Reading::of(&bytes).answers.version.unwrap();
        assert!(version.starts_with("xyz"));
        assert!(version.len() <= VERSION_LIMIT);
    }

    fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            Just(b"\x1B[".to_vec()),
            Just(b"\x1BP>|".to_vec()),
            Just(b"\x1B\\".to_vec()),
            Just(b"?6c".to_vec()),
            Just(b"8;1$y".to_vec()),
            Just(b"\x1B]11;".to_vec()),
            Just(b"\x1B_Gi=".to_vec()),
            Just(b"6;20;10t".to_vec()),
            Just(b"rgb:12/34/56\x07".to_vec()),
            proptest::collection::vec(any::<u8>(), 0..4),
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn typed_bytes_are_a_subsequence_of_what_came(bytes in any_bytes()) {
            let reading = Reading::of(&bytes);
            let mut rest = bytes.iter();
            prop_assert!(reading.typed.iter().all(|typed| rest.any(|byte| byte == typed)));
            prop_assert!(bytes.ends_with(&reading.unfinished));
        }

        #[test]
        fn bytes_without_an_escape_are_all_typed(bytes in proptest::collection::vec(0x1C_u8.., 0..40)) {
            prop_assert_eq!(Reading::of(&bytes).typed, bytes);
        }
    }
}
