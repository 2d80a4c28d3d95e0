//! Rows to be sent: natural ones, laid out as the reader lays text out, and wild ones.

use super::screen::row;
use khabar::text::{Align, Base, Cells, Options, lay_out};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_bidi::{BidiClass, bidi_class};

/// The looks that a stretch of a row may have: running text, a search hit, a mention, a chosen row, without colours.
const LOOKS: [(Color, Color, Modifier); 7] = [
    (Color::Rgb(220, 221, 222), Color::Rgb(16, 16, 20), Modifier::empty()),
    (Color::Rgb(10, 10, 10), Color::Rgb(240, 200, 80), Modifier::empty()),
    (Color::Rgb(120, 200, 255), Color::Rgb(16, 16, 20), Modifier::UNDERLINED),
    (Color::Indexed(231), Color::Indexed(236), Modifier::BOLD),
    (Color::Indexed(250), Color::Reset, Modifier::ITALIC),
    (Color::Rgb(220, 220, 222), Color::Rgb(16, 16, 20), Modifier::REVERSED),
    (Color::Rgb(16, 95, 255), Color::Indexed(236), Modifier::DIM),
];

/// One line of text as a pane shows it, `width` cells wide.
pub fn pane(text: &str, base: Base, width: u16) -> Vec<Cell> {
    let options = Options { base, align: Align::Start, ..Options::new(Cells(width)) };
    let layout = lay_out(text, &options);
    let mut cells = vec![Cell::default(); usize::from(width)];
    for cell in layout.cells(0).filter(|cell| cell.width > Cells(0)) {
        if let Some(place) = cells.get_mut(usize::from(cell.column.0)) {
            place.set_symbol(cell.symbol);
        }
    }
    cells
}

/// Panes side by side, with a border between two of them and a blank at both ends of each.
pub fn side_by_side(panes: &[Vec<Cell>]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (i, pane) in panes.iter().enumerate() {
        if i > 0 {
            cells.push(Cell::new("│"));
        }
        cells.push(Cell::default());
        cells.extend_from_slice(pane);
        cells.push(Cell::default());
    }
    cells
}

/// Gives the cells from the `from`-th to the `to`-th one of [`LOOKS`].
fn paint(cells: &mut [Cell], (look, from, to): (usize, usize, usize)) {
    let (fg, bg, modifier) = LOOKS[look];
    for cell in cells.iter_mut().take(from.max(to)).skip(from.min(to)) {
        (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
    }
}

/// Words as they stand in Arabic news.
fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[ابتثجحخدرسشصطعغفقكلمنهوي]{1,7}",
        1 => "(ال|لل|بلا|الأ|الإ|لآ)[بتجحخدر]{1,4}",
        1 => "[بتسلم]ـ{1,3}[انم]",
        1 => "[بتكلم]\u{64F}[انرم]\u{651}\u{64E}[ةه]?",
        1 => "[پچژگکی]{1,4}",
        1 => "[A-Za-z]{2,7}",
        1 => "[A-Z]{1,3}-?[0-9]{1,2}",
        1 => "[0-9]{1,4}",
        1 => "[0-9]{1,2}[.:/][0-9]{1,2}%?",
        1 => "[٠-٩]{1,4}",
        1 => "[٠-٩]{1,2}٫[٠-٩]{1,2}٪?",
        1 => "(و|ال|ب)[A-Z][a-z]{1,4}",
        1 => "[A-Z][a-z]{1,4}(ي|ية|ات)",
        1 => "[漢字😀📰]{1,2}",
        1 => "[بتكلم]{1,3}[漢😀][بتكلم]{1,3}",
        1 => Just("🇯🇴".to_owned()),
    ]
}

fn any_sentence() -> impl Strategy<Value = String> {
    let dressed = (any_word(), 0..14_u8).prop_map(|(word, dress)| match dress {
        0 => format!("({word})"),
        1 => format!("«{word}»"),
        2 => format!("{word}،"),
        3 => format!("{word}:"),
        4 => format!("{word}."),
        5 => format!("[{word}]"),
        _ => word,
    });
    proptest::collection::vec(dressed, 0..7).prop_map(|words| words.join(" "))
}

fn any_looks() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    proptest::collection::vec((0..LOOKS.len(), 0..90_usize, 0..90_usize), 0..4)
}

/// One to three panes of Arabic news with Latin names and numbers, parts of them highlighted.
pub fn any_natural_row() -> impl Strategy<Value = Buffer> {
    (proptest::collection::vec((any_sentence(), 12..36_u16), 1..4), any_looks()).prop_map(|(panes, looks)| {
        let panes: Vec<_> = panes.iter().map(|(text, width)| pane(text, Base::Rtl, *width)).collect();
        dress(side_by_side(&panes), looks)
    })
}

/// Those of [`any_natural_row`] that can be had from `PuTTY`. Where a Latin run ends a row from the left with a digit, that
/// digit stands beside the letter of another word ("Aaي" behind "0" is painted "ي0 Aa"): in a row that `PuTTY` takes for
/// left to right such a pair is always shown the other way round, and nothing is found to send for some right-to-left ones.
pub fn any_row_for_putty() -> impl Strategy<Value = Buffer> {
    any_natural_row().prop_filter("a digit beside an Arabic letter", |row| {
        !row.content
            .windows(2)
            .any(|pair| (is_letter(&pair[0]) && is_digit(&pair[1])) || (is_digit(&pair[0]) && is_letter(&pair[1])))
    })
}

fn is_letter(cell: &Cell) -> bool {
    cell.symbol().chars().next().is_some_and(|c| matches!(bidi_class(c), BidiClass::AL | BidiClass::R))
}

fn is_digit(cell: &Cell) -> bool {
    cell.symbol().chars().next().is_some_and(|c| matches!(bidi_class(c), BidiClass::EN | BidiClass::AN))
}

/// Any letters, digits, brackets and borders in any order, some of them wide.
pub fn any_wild_row() -> impl Strategy<Value = Buffer> {
    let one_of = |symbols: &'static [&str]| prop::sample::select(symbols).prop_map(str::to_owned);
    let symbol = prop_oneof![
        6 => prop::char::range('\u{FE8D}', '\u{FEFC}').prop_map(String::from),
        1 => prop::char::range('\u{FE8D}', '\u{FEF4}').prop_map(|letter| format!("{letter}\u{64E}")),
        1 => prop::char::range('א', 'ת').prop_map(String::from),
        2 => prop::char::range(' ', '~').prop_map(String::from),
        3 => one_of(&["٣", "٠", "1", "9", "a", " ", "(", ")", "«", "»", "،", "٫", "٪", "%", "│", "─", "█", "中", "📰", "😀", "🇯🇴", "漢"]),
    ];
    (proptest::collection::vec(symbol, 0..60), any_looks())
        .prop_map(|(symbols, looks)| dress(symbols.iter().map(|symbol| cell(symbol)).collect(), looks))
}

fn dress(mut cells: Vec<Cell>, looks: Vec<(usize, usize, usize)>) -> Buffer {
    let end = cells.len();
    paint(&mut cells, (0, 0, end));
    for look in looks {
        paint(&mut cells, look);
    }
    row(cells)
}

fn cell(symbol: &str) -> Cell {
    let mut cell = Cell::default();
    cell.set_symbol(symbol);
    cell
}
