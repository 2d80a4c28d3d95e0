//! Bytes of the terminal to inputs, as xterm and its kin send them (ECMA-48 sequences, SGR mouse, bracketed paste).
//!
//! Pure. Nothing is an error: what means nothing is dropped, and so are answers of the terminal, whenever they come.

use std::time::Duration;

use memchr::memmem;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::super::answers::{begins_answer, may_become_answer};
use super::super::control::{self, Control, ESCAPE, Front};
use super::{Input, sequence};

const PASTE_BEGINS: &[u8] = b"\x1B[200~";
const PASTE_ENDS: &[u8] = b"\x1B[201~";
/// The longest paste, in bytes: what comes behind is a paste of its own.
const PASTE_LIMIT: usize = 1 << 20;

/// How long the rest of a key may take, until an escape is the Esc key: 50 ms bridge a network, and nobody notices.
const KEY_PATIENCE: Duration = Duration::from_millis(50);
/// How long the rest of a paste or an answer may take: no key begins so.
const LONG_PATIENCE: Duration = Duration::from_secs(2);

/// Decodes bytes as they come, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// What has come and is not decoded: the beginning of something.
    pending: Vec<u8>,
}

/// What the front of the pending bytes is.
enum Step {
    /// These many bytes are decoded, into an input or nothing.
    Take(usize, Option<Input>),
    /// More must come.
    Wait,
}

impl Decoder {
    /// The inputs that are whole with `bytes`.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.pending.extend_from_slice(bytes);
        self.decode(front)
    }

    /// The inputs that are whole if nothing more comes.
    pub fn silence(&mut self) -> Vec<Input> {
        if begins_answer(&self.pending) {
            self.pending.clear();
        }
        self.decode(last)
    }

    /// How long to wait for more before [`Self::silence`]; `None` when nothing has begun.
    pub fn patience(&self) -> Option<Duration> {
        if self.pending.is_empty() {
            None
        } else if self.pending.starts_with(PASTE_BEGINS) || begins_answer(&self.pending) {
            Some(LONG_PATIENCE)
        } else {
            Some(KEY_PATIENCE)
        }
    }

    fn decode(&mut self, step: fn(&[u8]) -> Step) -> Vec<Input> {
        let mut inputs = Vec::new();
        let mut done = 0;
        while let Some(rest) = self.pending.get(done..).filter(|rest| !rest.is_empty()) {
            let Step::Take(count, input) = step(rest) else { break };
            inputs.extend(input);
            done += count.max(1);
        }
        self.pending.drain(..done.min(self.pending.len()));
        inputs
    }
}

/// Decodes the front of `bytes`, which are not empty.
fn front(bytes: &[u8]) -> Step {
    match bytes {
        [] | [ESCAPE] | [ESCAPE, b'O' | b'P'] => Step::Wait,
        _ if may_become_answer(bytes) => Step::Wait,
        [ESCAPE, b']', ..] if begins_answer(bytes) => match control::system_command(bytes) {
            Front::Whole(_, behind) | Front::Broken(behind) => Step::Take(bytes.len() - behind.len(), None),
            Front::Unfinished => Step::Wait,
        },
        [ESCAPE, ESCAPE, ..] => Step::Take(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        [ESCAPE, b'[', ..] if bytes.starts_with(PASTE_BEGINS) => paste(bytes),
        [ESCAPE, b'[', ..] => sequence_key(bytes),
        [ESCAPE, b'O', last, ..] => match sequence::application_key(*last) {
            Some(code) => Step::Take(3, Some(key(code, KeyModifiers::NONE))),
            None => Step::Take(2, Some(key(KeyCode::Char('O'), KeyModifiers::ALT | KeyModifiers::SHIFT))),
        },
        [ESCAPE, b'P' | b'_', ..] if begins_answer(bytes) => match control::device_string(bytes) {
            Front::Whole(_, behind) | Front::Broken(behind) => Step::Take(bytes.len() - behind.len(), None),
            Front::Unfinished => Step::Wait,
        },
        [ESCAPE, rest @ ..] => match character(rest) {
            Step::Take(count, input) => Step::Take(count + 1, input.map(with_alt)),
            Step::Wait => Step::Wait,
        },
        [_, ..] => character(bytes),
    }
}

/// Decodes the front of `bytes`, behind which nothing comes.
fn last(bytes: &[u8]) -> Step {
    match front(bytes) {
        Step::Take(count, input) => Step::Take(count, input),
        Step::Wait if bytes.starts_with(PASTE_BEGINS) => {
            Step::Take(bytes.len(), Some(pasted(bytes.get(PASTE_BEGINS.len()..).unwrap_or_default())))
        }
        Step::Wait => match bytes {
            [ESCAPE] => Step::Take(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
            [ESCAPE, second] if second.is_ascii() => match character(&[*second]) {
                Step::Take(_, input) => Step::Take(2, input.map(with_alt)),
                Step::Wait => Step::Take(2, None),
            },
            // Half a sequence or half a letter: no key.
            _ => Step::Take(bytes.len(), None),
        },
    }
}

fn sequence_key(bytes: &[u8]) -> Step {
    if let Some(rest) = bytes.strip_prefix(b"\x1B[[") {
        // The function keys of the Linux console.
        let Some(&last) = rest.first() else { return Step::Wait };
        let function = (b'A'..=b'E').contains(&last).then(|| KeyCode::F(last - b'A' + 1));
        return Step::Take(4, function.map(|code| key(code, KeyModifiers::NONE)));
    }
    match control::sequence(bytes) {
        Front::Whole(Control { prefix: None, middle: [], last: b'M', bytes: b"\x1B[M", .. }, behind) => {
            // The oldest mouse report, which we never ask for: three bytes follow.
            if behind.len() < 3 { Step::Wait } else { Step::Take(6, None) }
        }
        Front::Whole(control, _) => Step::Take(control.bytes.len(), sequence::input(&control)),
        Front::Unfinished => Step::Wait,
        Front::Broken(behind) => Step::Take(bytes.len() - behind.len(), None),
    }
}

fn paste(bytes: &[u8]) -> Step {
    let body = bytes.get(PASTE_BEGINS.len()..).unwrap_or_default();
    match memmem::find(body, PASTE_ENDS) {
        Some(end) => {
            let text = body.get(..end).unwrap_or_default();
            Step::Take(PASTE_BEGINS.len() + end + PASTE_ENDS.len(), Some(pasted(text)))
        }
        None if body.len() >= PASTE_LIMIT => Step::Take(bytes.len(), Some(pasted(body))),
        None => Step::Wait,
    }
}

fn pasted(text: &[u8]) -> Input {
    Input::Paste(String::from_utf8_lossy(text).into_owned())
}

/// Decodes one character or control code: `bytes` are not empty and begin with no escape.
fn character(bytes: &[u8]) -> Step {
    let Some(&first) = bytes.first() else { return Step::Wait };
    let control = |letter: u8| Some(key(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL));
    match first {
        b'\r' => Step::Take(1, Some(key(KeyCode::Enter, KeyModifiers::NONE))),
        b'\t' => Step::Take(1, Some(key(KeyCode::Tab, KeyModifiers::NONE))),
        0x7F => Step::Take(1, Some(key(KeyCode::Backspace, KeyModifiers::NONE))),
        0x00 => Step::Take(1, control(b' ')),
        0x01..=0x1A => Step::Take(1, control(first - 1 + b'a')),
        ESCAPE => Step::Take(1, None),
        0x1C..=0x1F => Step::Take(1, control(first - 0x1C + b'4')),
        _ => letter(bytes),
    }
}

fn letter(bytes: &[u8]) -> Step {
    let head = bytes.get(..4.min(bytes.len())).unwrap_or_default();
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => {
            let valid = head.get(..error.valid_up_to()).and_then(|valid| std::str::from_utf8(valid).ok());
            match valid {
                Some(text) if !text.is_empty() => text,
                // Not UTF-8: dropped, unless the rest of a letter may still come.
                Some(_) | None => return error.error_len().map_or(Step::Wait, |count| Step::Take(count, None)),
            }
        }
    };
    let Some(letter) = valid.chars().next() else { return Step::Take(1, None) };
    let modifiers = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    let typed = (!letter.is_control()).then(|| key(KeyCode::Char(letter), modifiers));
    Step::Take(letter.len_utf8(), typed)
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

fn with_alt(input: Input) -> Input {
    match input {
        Input::Key(event) => key(event.code, event.modifiers | KeyModifiers::ALT),
        other @ (Input::Mouse(_) | Input::Paste(_)) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

    /// Everything `bytes` are, when nothing comes behind them.
    fn decoded(bytes: &[u8]) -> Vec<Input> {
        let mut decoder = Decoder::default();
        let mut inputs = decoder.feed(bytes);
        inputs.extend(decoder.silence());
        inputs
    }

    #[test]
    fn letters_of_any_script_are_keys() {
        let expected = [
            key(KeyCode::Char('j'), NONE),
            key(KeyCode::Char('G'), SHIFT),
            key(KeyCode::Char('ك'), NONE),
            key(KeyCode::Char('中'), NONE),
        ];
        assert_eq!(decoded("jGك中".as_bytes()), expected);
    }

    #[test]
    fn control_codes_are_their_keys() {
        let expected = [
            key(KeyCode::Enter, NONE),
            key(KeyCode::Char('j'), CONTROL),
            key(KeyCode::Tab, NONE),
            key(KeyCode::Backspace, NONE),
            key(KeyCode::Char('c'), CONTROL),
            key(KeyCode::Char('z'), CONTROL),
            key(KeyCode::Char(' '), CONTROL),
            key(KeyCode::Char('7'), CONTROL),
        ];
        assert_eq!(decoded(b"\r\n\t\x7F\x03\x1A\0\x1F"), expected);
    }

    #[test]
    fn sequences_are_their_keys_with_modifiers() {
        let rows: [(&[u8], KeyCode, KeyModifiers); 14] = [
            (b"\x1B[A", KeyCode::Up, NONE),
            (b"\x1BOB", KeyCode::Down, NONE),
            (b"\x1B[1;5C", KeyCode::Right, CONTROL),
            (b"\x1B[1;2D", KeyCode::Left, SHIFT),
            (b"\x1B[H", KeyCode::Home, NONE),
            (b"\x1B[4~", KeyCode::End, NONE),
            (b"\x1B[5~", KeyCode::PageUp, NONE),
            (b"\x1B[6;3~", KeyCode::PageDown, ALT),
            (b"\x1B[3~", KeyCode::Delete, NONE),
            (b"\x1B[Z", KeyCode::BackTab, SHIFT),
            (b"\x1BOP", KeyCode::F(1), NONE),
            (b"\x1B[15~", KeyCode::F(5), NONE),
            (b"\x1B[24;5~", KeyCode::F(12), CONTROL),
            (b"\x1B[[B", KeyCode::F(2), NONE),
        ];
        for (bytes, code, modifiers) in rows {
            assert_eq!(decoded(bytes), [key(code, modifiers)], "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn an_escape_is_the_key_only_when_nothing_follows() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1B"), []);
        assert_eq!(decoder.patience(), Some(KEY_PATIENCE));
        assert_eq!(decoder.feed(b"[A"), [key(KeyCode::Up, NONE)]);
        assert_eq!(decoder.patience(), None);
        assert_eq!(decoded(b"\x1B"), [key(KeyCode::Esc, NONE)]);
        assert_eq!(decoded(b"\x1B\x1B"), [key(KeyCode::Esc, NONE), key(KeyCode::Esc, NONE)]);
        assert_eq!(decoded("\u{1B}x\u{1B}ك".as_bytes()), [key(KeyCode::Char('x'), ALT), key(KeyCode::Char('ك'), ALT)]);
        assert_eq!(decoded(b"\x1B["), [key(KeyCode::Char('['), ALT)]);
        assert_eq!(decoded(b"\x1BP"), [key(KeyCode::Char('P'), ALT | SHIFT)]);
    }

    #[test]
    fn answers_that_come_late_are_never_keys_in_whatever_pieces_they_come() {
        let late = b"\x1B[8;2$y\x1BP>|kitty(0.26.5)\x1B\\\x1B[>1;4000;26c\x1B]11;rgb:0000/0000/0000\x07\x1B[6;20;10t\x1B_Gi=7529;OK\x1B\\\x1B[?62;4c";
        for cut in 0..=late.len() {
            let mut decoder = Decoder::default();
            assert_eq!(decoder.feed(&late[..cut]), [], "cut at {cut}");
            assert_eq!(decoder.feed(&late[cut..]), [], "cut at {cut}");
            assert_eq!(decoder.feed(b"q"), [key(KeyCode::Char('q'), NONE)], "cut at {cut}");
        }
        assert_eq!(decoded(b"\x1BP>|kit"), []);
        assert_eq!(decoded(b"\x1B]11;rgb:00"), []);
        assert_eq!(decoded(b"\x1B_Gi=75"), []);
        assert_eq!(decoded(b"\x1B_"), [key(KeyCode::Char('_'), ALT)]);
        assert_eq!(decoded(b"\x1B]"), [key(KeyCode::Char(']'), ALT)]);
    }

    #[test]
    fn a_paste_is_one_input_in_whatever_pieces_it_comes() {
        let bytes = "\u{1B}[200~خبر\r\nq\u{1B}[A\u{1B}[201~j".as_bytes();
        let expected = [Input::Paste("خبر\r\nq\u{1B}[A".to_owned()), key(KeyCode::Char('j'), NONE)];
        assert_eq!(decoded(bytes), expected);
        for cut in 0..=bytes.len() {
            let mut decoder = Decoder::default();
            let mut inputs = decoder.feed(&bytes[..cut]);
            inputs.extend(decoder.feed(&bytes[cut..]));
            assert_eq!(inputs, expected, "cut at {cut}");
        }
    }

    #[test]
    fn a_paste_that_never_ends_comes_after_a_silence_or_when_it_is_long() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1B[200~abc"), []);
        assert_eq!(decoder.patience(), Some(LONG_PATIENCE));
        assert_eq!(decoder.silence(), [Input::Paste("abc".to_owned())]);
        let long = [PASTE_BEGINS, &vec![b'x'; PASTE_LIMIT]].concat();
        assert_eq!(decoder.feed(&long).len(), 1);
        assert_eq!(decoder.feed(b"q"), [key(KeyCode::Char('q'), NONE)]);
    }

    #[test]
    fn the_mouse_is_reported_from_zero() {
        let event = |kind, column, row, modifiers| [Input::Mouse(MouseEvent { kind, column, row, modifiers })];
        assert_eq!(decoded(b"\x1B[<0;1;1M"), event(MouseEventKind::Down(MouseButton::Left), 0, 0, NONE));
        assert_eq!(decoded(b"\x1B[<2;300;40m"), event(MouseEventKind::Up(MouseButton::Right), 299, 39, NONE));
        assert_eq!(decoded(b"\x1B[<32;5;6M"), event(MouseEventKind::Drag(MouseButton::Left), 4, 5, NONE));
        assert_eq!(decoded(b"\x1B[<64;5;6M"), event(MouseEventKind::ScrollUp, 4, 5, NONE));
        assert_eq!(decoded(b"\x1B[<81;5;6M"), event(MouseEventKind::ScrollDown, 4, 5, CONTROL));
        assert_eq!(decoded(b"\x1B[<0;0;0M"), event(MouseEventKind::Down(MouseButton::Left), 0, 0, NONE));
        assert_eq!(decoded(b"\x1B[M !!q"), [key(KeyCode::Char('q'), NONE)]);
    }

    #[test]
    fn what_is_not_utf8_is_dropped_and_hides_nothing() {
        assert_eq!(decoded(b"\xFFq\xD9"), [key(KeyCode::Char('q'), NONE)]);
        assert_eq!(decoded(b"\xD9q"), [key(KeyCode::Char('q'), NONE)]);
    }

    fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            Just(b"\x1B[".to_vec()),
            Just(b"\x1BO".to_vec()),
            Just(b"\x1BP>|x".to_vec()),
            Just(b"\x1B\\".to_vec()),
            Just(b"\x1B_Gi=1".to_vec()),
            Just(b"\x1B[200~".to_vec()),
            Just(b"\x1B[201~".to_vec()),
            Just(b"<64;1;2M".to_vec()),
            Just("ك".as_bytes().to_vec()),
            proptest::collection::vec(any::<u8>(), 0..4),
        ];
        proptest::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_pieces_bytes_come_in_make_no_difference(bytes in any_bytes(), cut in any::<prop::sample::Index>()) {
            let cut = cut.index(bytes.len() + 1);
            let mut whole = Decoder::default();
            let mut expected = whole.feed(&bytes);
            expected.extend(whole.silence());
            let mut pieces = Decoder::default();
            let mut inputs = pieces.feed(&bytes[..cut]);
            inputs.extend(pieces.feed(&bytes[cut..]));
            inputs.extend(pieces.silence());
            prop_assert_eq!(inputs, expected);
            prop_assert_eq!(pieces.patience(), None);
        }
    }
}
