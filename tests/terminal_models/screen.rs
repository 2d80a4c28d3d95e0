//! A row as it is painted, sent and seen.

use khabar::terminal::{Mode, encode};
use khabar::text::bidi::mirrored;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// What a reader sees in one column, or in several that one wide cluster takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The letter and its marks, without what has no picture.
    pub letter: String,
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
    /// Columns.
    pub width: usize,
}

/// A cluster as it is sent.
#[derive(Clone, Debug)]
pub struct Sent {
    pub symbol: String,
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
    pub width: usize,
}

impl Sent {
    /// The character that the others stand on.
    pub fn base(&self) -> char {
        self.symbol.chars().next().unwrap_or(' ')
    }

    /// What is seen of it where it runs left to right.
    pub fn seen(&self) -> Seen {
        let drawn = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
        let is_hidden = self.fg == self.bg && self.fg != Color::Reset && !self.modifier.intersects(drawn);
        let letter: String = self.symbol.chars().filter_map(picture).map(|c| if is_hidden { ' ' } else { c }).collect();
        // A blank shows its letter's colour only where something is drawn over or instead of it.
        let is_blank = letter == " " && !self.modifier.intersects(drawn);
        let fg = if is_blank { Color::Reset } else { looks(self.fg) };
        let face = if letter == " " { Modifier::BOLD | Modifier::ITALIC } else { Modifier::empty() };
        Seen { letter, fg, bg: self.bg, modifier: self.modifier.difference(face), width: self.width }
    }

    /// What is seen of it where it runs right to left (UAX #9, L4).
    pub fn seen_mirrored(&self) -> Seen {
        let mut seen = self.seen();
        let mut letter = seen.letter.chars();
        if let (Some(c), None) = (letter.next(), letter.next()) {
            seen.letter = mirrored(c).unwrap_or(c).to_string();
        }
        seen
    }
}

/// Two colours that differ in the lowest bit of blue look the same; the cube and the greys of the palette are known.
fn looks(colour: Color) -> Color {
    let cube = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let (red, green, blue) = match colour {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(n @ 16..=231) => (cube((n - 16) / 36), cube((n - 16) / 6 % 6), cube((n - 16) % 6)),
        Color::Indexed(n @ 232..) => (8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232)),
        other => return other,
    };
    Color::Rgb(red, green, blue & 0xFE)
}

/// What `c` draws, if anything.
fn picture(c: char) -> Option<char> {
    match c {
        '\u{200E}' | '\u{200F}' | '\u{61C}' => None,
        '\u{A0}' | '\u{2800}' => Some(' '),
        c => Some(c),
    }
}

/// A buffer of one row.
pub fn row(cells: Vec<Cell>) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, u16::try_from(cells.len()).expect("a short row"), 1));
    buffer.content = cells;
    cover(&mut buffer);
    encode(&mut buffer, Mode::Visual);
    buffer
}

/// Blanks the cells that wide ones cover, as painting does, and cuts what would stand out at the right end.
fn cover(buffer: &mut Buffer) {
    let mut column = 0;
    while column < buffer.content.len() {
        let width = usize::from(buffer.content[column].cell_width().max(1));
        let end = column + width;
        if end > buffer.content.len() {
            buffer.content[column].set_symbol(" ");
        }
        for cell in buffer.content.iter_mut().take(end).skip(column + 1) {
            cell.set_symbol(" ");
        }
        column = end;
    }
}

/// The clusters that are written for a row: what wide ones cover is not.
pub fn clusters(buffer: &Buffer) -> Vec<Sent> {
    let mut clusters = Vec::new();
    let mut column = 0;
    while let Some(cell) = buffer.content.get(column) {
        let width = usize::from(cell.cell_width().max(1));
        let symbol = cell.symbol().to_owned();
        clusters.push(Sent { symbol, fg: cell.fg, bg: cell.bg, modifier: cell.modifier, width });
        column += width;
    }
    clusters
}

/// What is written to a terminal in `mode` for a painted row.
pub fn sent(painted: &Buffer, mode: Mode) -> Vec<Sent> {
    let mut buffer = painted.clone();
    encode(&mut buffer, mode);
    clusters(&buffer)
}

/// What the reader is to see of a painted row.
pub fn painted(buffer: &Buffer) -> Vec<Seen> {
    clusters(buffer).iter().map(Sent::seen).collect()
}
