//! Cells written with few bytes: for slow lines.
//!
//! Only what changes from one cell to the next is said: a colour alone, an emphasis alone. The colour and the weight of a blank are
//! not seen, so a blank takes those of the letter before it. Within a row the cursor is sent to a column (CHA), which is shorter than
//! row and column and as sure: wherever the terminal thinks it is, it comes to the same cell.

use std::io::{self, Write};

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Whether a blank may be written in the colours of the letter before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blanks {
    /// It may: what is not seen of it is not sent.
    Unseen,
    /// It may not: the terminal goes by every change of colour.
    Exact,
}

/// Each emphasis with the numbers that begin and end it (SGR, ECMA-48, 8.3.117). Bold and dim have one end.
const EMPHASES: [(Modifier, &str, &str); 9] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK, "5", "25"),
    (Modifier::RAPID_BLINK, "6", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];
/// The weights, which end together.
const WEIGHTS: Modifier = Modifier::BOLD.union(Modifier::DIM);
/// What of a letter's look is seen on a blank, apart from its background.
pub(super) const SEEN_ON_BLANKS: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT).union(Modifier::HIDDEN);

/// How what is written looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ink {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What writes cells, from a plain style and an unknown place to a plain style again.
#[derive(Debug)]
pub(super) struct Pen<W> {
    out: W,
    ink: Ink,
    /// Column and row where the next cell is written without being sent there.
    at: Option<(u16, u16)>,
    blanks: Blanks,
}

impl<W: Write> Pen<W> {
    /// A pen that writes to `out`.
    pub fn new(out: W, blanks: Blanks) -> Self {
        Self { out, ink: Ink::PLAIN, at: None, blanks }
    }

    /// Writes what is no cell and moves nothing.
    pub fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Writes `cell` at `place`, a column and a row.
    pub fn cell(&mut self, place: (u16, u16), cell: &Cell) -> io::Result<()> {
        self.go(place)?;
        self.dip(self.wanted(cell))?;
        self.out.write_all(cell.symbol().as_bytes())?;
        self.at = Some((place.0.saturating_add(1), place.1));
        Ok(())
    }

    /// Ends with a plain style.
    pub fn lift(mut self) -> io::Result<()> {
        if self.ink == Ink::PLAIN { Ok(()) } else { self.out.write_all(b"\x1B[m") }
    }

    fn go(&mut self, place: (u16, u16)) -> io::Result<()> {
        let (column, row) = (place.0.saturating_add(1), place.1.saturating_add(1));
        match self.at {
            Some(at) if at == place => Ok(()),
            Some((_, there)) if there == place.1 => write!(self.out, "\x1B[{column}G"),
            Some(_) | None => write!(self.out, "\x1B[{row};{column}H"),
        }
    }

    /// How `cell` must look: a blank as the pen is, where that is not seen.
    fn wanted(&self, cell: &Cell) -> Ink {
        let ink = Ink { fg: cell.fg, bg: cell.bg, modifier: cell.modifier & Modifier::all() };
        let is_unseen = cell.symbol() == " " && !ink.modifier.intersects(SEEN_ON_BLANKS);
        if self.blanks == Blanks::Unseen && is_unseen {
            Ink { fg: self.ink.fg, bg: ink.bg, modifier: self.ink.modifier - SEEN_ON_BLANKS }
        } else {
            ink
        }
    }

    /// Makes what is written look so, with what is shorter: the changes, or everything anew.
    fn dip(&mut self, wanted: Ink) -> io::Result<()> {
        if wanted == self.ink {
            return Ok(());
        }
        let (changes, anew) = (self.ink.changes(wanted), Ink::PLAIN.changes(wanted));
        let anew = if anew.is_empty() { anew } else { format!("0;{anew}") };
        let shorter = if anew.len() < changes.len() { anew } else { changes };
        self.ink = wanted;
        write!(self.out, "\x1B[{shorter}m")
    }
}

impl Ink {
    const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// The numbers that change this into `wanted`.
    fn changes(self, wanted: Self) -> String {
        let mut ended = self.modifier - wanted.modifier;
        if ended.intersects(WEIGHTS) {
            ended |= self.modifier & WEIGHTS;
        }
        let begun = wanted.modifier - (self.modifier - ended);
        let mut numbers: Vec<String> = Vec::new();
        for (emphasis, _, end) in EMPHASES {
            if ended.contains(emphasis) && numbers.last().is_none_or(|last| last != end) {
                numbers.push(end.to_owned());
            }
        }
        let begins = EMPHASES.iter().filter(|(emphasis, ..)| begun.contains(*emphasis));
        numbers.extend(begins.map(|(_, begin, _)| (*begin).to_owned()));
        numbers.extend((self.fg != wanted.fg).then(|| numbers_of(wanted.fg, Ground::Letters)));
        numbers.extend((self.bg != wanted.bg).then(|| numbers_of(wanted.bg, Ground::Behind)));
        numbers.join(";")
    }
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    Letters,
    Behind,
}

/// The numbers that set a colour: for the first sixteen the old ones, which more terminals know.
fn numbers_of(colour: Color, ground: Ground) -> String {
    let shift = match ground {
        Ground::Letters => 0,
        Ground::Behind => 10,
    };
    match palette(colour) {
        Colour::Plain => (39 + shift).to_string(),
        Colour::Index(index @ 0..=7) => (30 + shift + u16::from(index)).to_string(),
        Colour::Index(index @ 8..=15) => (82 + shift + u16::from(index)).to_string(),
        Colour::Index(index) => format!("{};5;{index}", 38 + shift),
        Colour::All([red, green, blue]) => format!("{};2;{red};{green};{blue}", 38 + shift),
    }
}

/// A colour as terminals have it.
enum Colour {
    Plain,
    Index(u8),
    All([u8; 3]),
}

const fn palette(colour: Color) -> Colour {
    match colour {
        Color::Reset => Colour::Plain,
        Color::Black => Colour::Index(0),
        Color::Red => Colour::Index(1),
        Color::Green => Colour::Index(2),
        Color::Yellow => Colour::Index(3),
        Color::Blue => Colour::Index(4),
        Color::Magenta => Colour::Index(5),
        Color::Cyan => Colour::Index(6),
        Color::Gray => Colour::Index(7),
        Color::DarkGray => Colour::Index(8),
        Color::LightRed => Colour::Index(9),
        Color::LightGreen => Colour::Index(10),
        Color::LightYellow => Colour::Index(11),
        Color::LightBlue => Colour::Index(12),
        Color::LightMagenta => Colour::Index(13),
        Color::LightCyan => Colour::Index(14),
        Color::White => Colour::Index(15),
        Color::Indexed(index) => Colour::Index(index),
        Color::Rgb(red, green, blue) => Colour::All([red, green, blue]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::Style;

    fn cell(symbol: &str, style: Style) -> Cell {
        let mut cell = Cell::default();
        cell.set_symbol(symbol).set_style(style);
        cell
    }

    fn written(blanks: Blanks, cells: &[((u16, u16), Cell)]) -> String {
        let mut out = Vec::new();
        let mut pen = Pen::new(&mut out, blanks);
        for (place, cell) in cells {
            pen.cell(*place, cell).unwrap();
        }
        pen.lift().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_place_is_only_told_where_it_is_not_the_next() {
        let letter = cell("a", Style::new());
        let at = |places: &[(u16, u16)]| {
            written(Blanks::Unseen, &places.iter().map(|place| (*place, letter.clone())).collect::<Vec<_>>())
        };
        assert_eq!(at(&[(0, 0), (1, 0), (4, 0), (5, 1), (6, 1)]), "\x1B[1;1Haa\x1B[5Ga\x1B[2;6Haa");
    }

    #[test]
    fn only_what_changes_is_said() {
        let red = Style::new().red().on_black();
        let cells = [("a", red), ("b", red.bold()), ("c", red.dim()), ("d", red.blue()), ("e", Style::new())];
        let cells: Vec<_> =
            (0..).zip(cells).map(|(column, (symbol, style))| ((column, 0), cell(symbol, style))).collect();
        assert_eq!(written(Blanks::Unseen, &cells), "\x1B[1;1H\x1B[31;40ma\x1B[1mb\x1B[22;2mc\x1B[22;34md\x1B[me");
    }

    #[test]
    fn a_blank_takes_the_ink_that_is_there_unless_colours_count() {
        let (word, other) = (Style::new().red().bold(), Style::new().green());
        let line = [("a", word), (" ", other), ("b", word), (" ", other.on_blue()), (" ", other.underlined())];
        let line: Vec<_> =
            (0..).zip(line).map(|(column, (symbol, style))| ((column, 0), cell(symbol, style))).collect();
        let expected = "\x1B[1;1H\x1B[1;31ma b\x1B[44m \x1B[0;4;32m \x1B[m";
        assert_eq!(written(Blanks::Unseen, &line), expected);
        assert!(written(Blanks::Exact, &line).starts_with("\x1B[1;1H\x1B[1;31ma\x1B[0;32m \x1B[1;31mb"));
    }

    #[test]
    fn every_colour_is_set_as_most_terminals_know_it() {
        let numbers = |colour| (numbers_of(colour, Ground::Letters), numbers_of(colour, Ground::Behind));
        let pair = |letters: &str, behind: &str| (letters.to_owned(), behind.to_owned());
        assert_eq!(numbers(Color::Indexed(3)), pair("33", "43"));
        assert_eq!(numbers(Color::Indexed(12)), pair("94", "104"));
        assert_eq!(numbers(Color::White), pair("97", "107"));
        assert_eq!(numbers(Color::Indexed(231)), pair("38;5;231", "48;5;231"));
        assert_eq!(numbers(Color::Rgb(1, 2, 3)), pair("38;2;1;2;3", "48;2;1;2;3"));
        assert_eq!(numbers(Color::Reset), pair("39", "49"));
    }

    fn any_cell() -> impl Strategy<Value = Cell> {
        let colour = prop_oneof![
            Just(Color::Reset),
            (0..20_u8).prop_map(Color::Indexed),
            Just(Color::Rgb(9, 8, 7)),
            Just(Color::Rgb(1, 1, 1)),
        ];
        let emphasis = (0..12_u8).prop_map(|number| {
            // The terminal of the test has one weight at a time.
            let weight = [Modifier::empty(), Modifier::BOLD, Modifier::DIM][usize::from(number % 3)];
            let line = if number & 4 == 0 { Modifier::empty() } else { Modifier::UNDERLINED };
            let turned = if number & 8 == 0 { Modifier::empty() } else { Modifier::REVERSED };
            weight | line | turned
        });
        (prop_oneof![Just(" "), Just("x"), Just("\u{FE8E}")], colour.clone(), colour, emphasis)
            .prop_map(|(symbol, fg, bg, emphasis)| cell(symbol, Style::new().fg(fg).bg(bg).add_modifier(emphasis)))
    }

    /// What a terminal shows of a cell: of a blank without lines only what lies behind it.
    fn seen(letter: &str, fg: vt100::Color, bg: vt100::Color, [bold, dim, underline, inverse]: [bool; 4]) -> String {
        let is_blank = letter.trim().is_empty() && !underline && !inverse;
        if is_blank { format!("{bg:?}") } else { format!("{letter}{fg:?}{bg:?}{bold}{dim}{underline}{inverse}") }
    }

    fn colour(colour: Color) -> vt100::Color {
        match palette(colour) {
            Colour::Plain => vt100::Color::Default,
            Colour::Index(index) => vt100::Color::Idx(index),
            Colour::All([red, green, blue]) => vt100::Color::Rgb(red, green, blue),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn a_terminal_shows_the_cells_as_they_are(
            cells in proptest::collection::btree_map((0..3_u16, 0..12_u16), any_cell(), 0..30),
            exact: bool,
        ) {
            let cells: Vec<_> = cells.into_iter().map(|((row, column), cell)| ((column, row), cell)).collect();
            let mut terminal = vt100::Parser::new(4.try_into().unwrap(), 14.try_into().unwrap(), 0);
            terminal.process(written(if exact { Blanks::Exact } else { Blanks::Unseen }, &cells).as_bytes());
            for ((column, row), cell) in &cells {
                let shown = terminal.screen().cell(*row, *column).expect("it is on the screen");
                let marks = [Modifier::BOLD, Modifier::DIM, Modifier::UNDERLINED, Modifier::REVERSED];
                let wanted = seen(cell.symbol(), colour(cell.fg), colour(cell.bg), marks.map(|mark| cell.modifier.contains(mark)));
                let has = [shown.bold(), shown.dim(), shown.underline(), shown.inverse()];
                prop_assert_eq!(seen(shown.contents(), shown.fgcolor(), shown.bgcolor(), has), wanted);
            }
            prop_assert_eq!(terminal.screen().fgcolor(), vt100::Color::Default, "plain again");
        }
    }
}
