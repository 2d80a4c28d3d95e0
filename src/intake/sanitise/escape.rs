//! Where the escape sequences of terminals end (ECMA-48 §5.4–5.6, and OSC ended by BEL as terminals take it).

/// What kind of sequence an introducer starts.
#[derive(Clone, Copy)]
enum Sequence {
    /// ESC and one more, perhaps with intermediates between.
    Short,
    /// CSI: parameters, intermediates, a final byte.
    Control,
    /// OSC, DCS, SOS, PM, APC: anything up to BEL or ST.
    Text,
}

/// Finds the ends of sequences in one text, each place looked at a bounded number of times.
pub(super) struct Escapes<'a> {
    text: &'a str,
    /// The last place found that ends a string, and where its search started.
    searched: Option<(usize, usize)>,
}

impl<'a> Escapes<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, searched: None }
    }

    /// The end of the sequence that `c` at `at` introduces; none where it introduces none.
    pub(super) fn end(&mut self, at: usize, c: char) -> Option<usize> {
        let behind = at + c.len_utf8();
        let (sequence, body) = match c {
            '\u{1B}' => match self.byte(behind) {
                Some(b'[') => (Sequence::Control, behind + 1),
                Some(b']' | b'P' | b'X' | b'^' | b'_') => (Sequence::Text, behind + 1),
                Some(_) | None => (Sequence::Short, behind),
            },
            '\u{9B}' => (Sequence::Control, behind),
            '\u{9D}' | '\u{90}' | '\u{98}' | '\u{9E}' | '\u{9F}' => (Sequence::Text, behind),
            _ => return None,
        };
        Some(match sequence {
            Sequence::Short => self.end_of_short(body),
            Sequence::Control => self.end_of_control(body),
            Sequence::Text => self.end_of_text(body),
        })
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Behind the bytes from `at` on that `holds` is true for.
    fn skip(&self, at: usize, holds: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| holds(**byte)).count()
    }

    fn end_of_short(&self, at: usize) -> usize {
        let end = self.skip(at, |byte| matches!(byte, 0x20..=0x2F));
        match self.byte(end) {
            Some(0x30..=0x7E) => end + 1,
            // No sequence after all: only the introducer goes.
            _ => at,
        }
    }

    fn end_of_control(&self, at: usize) -> usize {
        let end = self.skip(at, |byte| matches!(byte, 0x30..=0x3F));
        let end = self.skip(end, |byte| matches!(byte, 0x20..=0x2F));
        match self.byte(end) {
            Some(0x40..=0x7E) => end + 1,
            _ => self.skip(at, |byte| matches!(byte, 0x30..=0x3F)),
        }
    }

    /// A string that no terminator ends on its line loses its introducer and number only: a stray introducer must
    /// not take the rest of an article with it.
    fn end_of_text(&mut self, at: usize) -> usize {
        let end = self.terminator(at);
        let rest = self.text.get(end..).unwrap_or_default();
        let is_string_end = rest.starts_with("\u{1B}\\");
        match rest.chars().next() {
            Some('\u{7}' | '\u{9C}') => end + rest.chars().next().map_or(0, char::len_utf8),
            Some('\u{1B}') if is_string_end => end + 2,
            Some('\u{1B}' | '\u{18}' | '\u{1A}') => end,
            _ => self.skip(at, |byte| byte.is_ascii_digit() || byte == b';'),
        }
    }

    /// The first place at or behind `at` where a string may end; found once for all introducers before it.
    fn terminator(&mut self, at: usize) -> usize {
        if let Some((from, end)) = self.searched
            && (from..=end).contains(&at)
        {
            return end;
        }
        let ends = |c: char| {
            matches!(c, '\u{7}' | '\u{9C}' | '\u{1B}' | '\u{18}' | '\u{1A}' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
        };
        let rest = self.text.get(at..).unwrap_or_default();
        let end = at + rest.find(ends).unwrap_or(rest.len());
        self.searched = Some((at, end));
        end
    }
}
