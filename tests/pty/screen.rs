//! What khabar wrote: as bytes, and as the screen they made, read as a person reads it.

use std::num::NonZeroU16;
use std::time::Instant;
use unicode_normalization::UnicodeNormalization;

/// What was written so far.
pub struct Screen {
    /// Every byte.
    pub bytes: Vec<u8>,
    /// When the first byte came, and when the alternate screen was entered.
    pub began: Option<Instant>,
    /// See [`Screen::began`].
    pub entered: Option<Instant>,
    emulator: vt100::Parser,
}

impl Screen {
    /// A blank screen.
    pub fn new(columns: u16, rows: u16) -> Self {
        let emulator = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { bytes: Vec::new(), began: None, entered: None, emulator }
    }

    /// Takes what the program wrote, and gives how often `question` came in it.
    pub fn take(&mut self, bytes: &[u8], question: &[u8]) -> usize {
        self.began = self.began.or_else(|| Some(Instant::now()));
        // A question may come in two pieces.
        let piece = self.bytes.len().saturating_sub(question.len() - 1);
        self.bytes.extend_from_slice(bytes);
        self.emulator.process(bytes);
        if self.entered.is_none() && self.is_alternate() {
            self.entered = Some(Instant::now());
        }
        let new = self.bytes.get(piece..).unwrap_or_default();
        new.windows(question.len()).filter(|window| *window == question).count()
    }

    /// Makes the screen `columns` × `rows`.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.emulator.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// The screen as the emulator has it.
    pub fn emulated(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// Whether the alternate screen is shown.
    pub fn is_alternate(&self) -> bool {
        self.emulated().alternate_screen()
    }

    /// Whether khabar has the screen.
    pub fn is_taken(&self) -> bool {
        self.is_alternate() && self.emulated().hide_cursor() && self.emulated().bracketed_paste()
    }

    /// The cells of a row, from left to right.
    pub fn row(&self, row: u16) -> Vec<String> {
        let columns = self.emulated().size().1.get();
        let cell = |column| self.emulated().cell(row, column).map(|cell| cell.contents().to_owned());
        // A cell that was never written is blank.
        (0..columns).filter_map(cell).map(|cell| if cell.is_empty() { " ".to_owned() } else { cell }).collect()
    }

    /// How many rows there are.
    pub fn height(&self) -> u16 {
        self.emulated().size().0.get()
    }

    /// The rows, each read from the right: plain letters, no marks, no kashidas, one blank for several.
    pub fn reading(&self) -> String {
        (0..self.height()).map(|row| read(self.row(row).iter().rev())).collect::<Vec<_>>().join("\n")
    }

    /// Whether a row, read from the right, says `words` (without marks and kashidas) somewhere.
    pub fn shows(&self, words: &str) -> bool {
        self.reading().contains(words)
    }

    /// The screen as text, each row from left to right.
    pub fn text(&self) -> String {
        self.emulated().contents()
    }

    /// Where `sequence` was first written.
    pub fn first(&self, sequence: &[u8]) -> Option<usize> {
        self.bytes.windows(sequence.len()).position(|window| window == sequence)
    }

    /// Where `sequence` was last written.
    pub fn last(&self, sequence: &[u8]) -> Option<usize> {
        self.bytes.windows(sequence.len()).rposition(|window| window == sequence)
    }

    /// The last bytes, for messages.
    pub fn tail(&self) -> String {
        self.bytes.get(self.bytes.len().saturating_sub(400)..).unwrap_or_default().escape_ascii().to_string()
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a screen has cells")
}

fn read<'a>(cells: impl Iterator<Item = &'a String>) -> String {
    let letters: String = cells.flat_map(|cell| cell.nfkc()).filter(|&letter| !is_decoration(letter)).collect();
    letters.split_whitespace().map(unturned).collect::<Vec<_>>().join(" ")
}

/// Numbers and Latin letters run from left to right even where the rest is read from the right.
fn unturned(word: &str) -> String {
    let is_turned = |letter: &char| letter.is_ascii_alphanumeric() || letter.is_numeric();
    let letters: Vec<char> = word.chars().collect();
    let runs = letters.chunk_by(|first, second| is_turned(first) == is_turned(second));
    let run =
        |run: &[char]| if run.iter().all(is_turned) { run.iter().rev().collect() } else { String::from_iter(run) };
    runs.map(run).collect()
}

/// Tatweel and tashkeel.
fn is_decoration(letter: char) -> bool {
    letter == '\u{640}' || ('\u{64B}'..='\u{652}').contains(&letter)
}
