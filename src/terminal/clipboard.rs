//! The clipboard by way of the terminal (OSC 52): what is sent, how much of it, and to whom.
//!
//! The text travels as base64 (RFC 4648), so that no byte of it can end the sequence.

use super::base64::base64;
use super::profile::{Profile, Reason};
use super::program::Multiplexer;

/// The most that is sent, in bytes of text: 100 000 bytes of base64, less what is around them. Some terminals drop
/// longer sequences, and say nothing.
pub const CLIPBOARD_LIMIT: usize = 74_994;

/// Whether a terminal is sent text for the clipboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clipboard {
    /// It takes it, or ignores it without harm.
    #[default]
    Sent,
    /// It is known not to take it.
    Off,
}

/// How much of a text was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// All of it.
    Whole,
    /// As much as may be sent, from its start.
    Part,
    /// Nothing.
    Nothing,
}

impl Profile {
    /// Whether this terminal is sent text for the clipboard. tmux keeps it and passes it on where it is told to
    /// (`set-clipboard on`); GNU screen does neither.
    #[must_use]
    pub const fn clipboard(&self) -> Clipboard {
        match self.reason {
            Reason::NotATerminal | Reason::Dumb | Reason::Inside(Multiplexer::Screen, _) => Clipboard::Off,
            Reason::Named(program) => program.clipboard(),
            Reason::Inside(Multiplexer::Tmux, _)
            | Reason::Chosen
            | Reason::Variable
            | Reason::Stored
            | Reason::AnsweredBdsm
            | Reason::FellBack => Clipboard::Sent,
        }
    }
}

/// The sequence that puts `text` on the clipboard, cut behind a character where it is too long.
pub(super) fn copy_bytes(text: &str) -> (Vec<u8>, Sent) {
    let cut = (0..=CLIPBOARD_LIMIT.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let kept = text.get(..cut).unwrap_or_default();
    let sent = match kept.len() {
        0 => return (Vec::new(), Sent::Nothing),
        length if length < text.len() => Sent::Part,
        _ => Sent::Whole,
    };
    (format!("\x1B]52;c;{}\x07", base64(kept.as_bytes())).into_bytes(), sent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_sent_whole_and_a_long_one_to_its_last_whole_character() {
        assert_eq!(copy_bytes("خبر"), (b"\x1B]52;c;2K7YqNix\x07".to_vec(), Sent::Whole));
        assert_eq!(copy_bytes(""), (Vec::new(), Sent::Nothing));
        let (bytes, sent) = copy_bytes(&format!("a{}", "خ".repeat(CLIPBOARD_LIMIT)));
        assert_eq!((bytes.len(), sent), (b"\x1B]52;c;\x07".len() + 99_992, Sent::Part));
    }
}
