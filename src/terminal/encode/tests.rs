//! Rows as they are painted, and as they are sent.

use super::*;
use crate::text::bidi::{Base, mirrored, resolve, visual_order};
use proptest::prelude::*;
use ratatui::buffer::CellWidth;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// A row with these symbols, one a cell, each cell with a colour of its own.
fn row(symbols: &[&str]) -> Buffer {
    let width = u16::try_from(symbols.len()).unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
    for ((cell, symbol), number) in buffer.content.iter_mut().zip(symbols).zip(0_u8..) {
        cell.set_symbol(symbol).set_style(Style::new().fg(Color::Indexed(number)));
    }
    buffer
}

fn row_of(text: &str) -> Buffer {
    let symbols: Vec<String> = text.chars().map(String::from).collect();
    row(&symbols.iter().map(String::as_str).collect::<Vec<_>>())
}

fn sent(mut buffer: Buffer, mode: Mode) -> Vec<String> {
    encode(&mut buffer, mode);
    buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect()
}

/// A symbol without the mark that a mode put behind it.
fn without_marks(symbol: &str) -> String {
    symbol.trim_end_matches(['\u{200E}', '\u{61C}']).replace(['\u{A0}', '\u{2800}'], " ")
}

/// What a terminal that lays a row out right to left shows of logical text: no forms, mirrored brackets.
fn shown(logical: &str) -> String {
    let letters: Vec<char> = logical.chars().collect();
    let levels = resolve(logical, Base::Rtl).line(0..letters.len());
    visual_order(&levels)
        .into_iter()
        .map(|i| if levels[i].is_rtl() { mirrored(letters[i]).unwrap_or(letters[i]) } else { letters[i] })
        .collect()
}

fn in_reading_order(visual: &str) -> String {
    sent(row_of(visual), Mode::Logical).concat()
}

#[test]
fn forms_become_letters_in_reading_order_with_their_styles() {
    // The word "خبر" as it is painted: final reh, medial beh, initial khah.
    let mut buffer = row(&["\u{FEAE}", "\u{FE92}", "\u{FEA7}"]);
    encode(&mut buffer, Mode::Logical);
    let expected = [("خ", 2), ("ب", 1), ("ر", 0)];
    for (cell, (symbol, number)) in buffer.content.iter().zip(expected) {
        assert_eq!((cell.symbol(), cell.fg), (symbol, Color::Indexed(number)));
    }
}

#[test]
fn marks_stay_on_their_letters() {
    let painted = row(&["\u{FE90}\u{64C}", "\u{FE98}\u{64F}", "\u{FEDB}\u{64F}"]);
    assert_eq!(sent(painted, Mode::Logical), ["ك\u{64F}", "ت\u{64F}", "ب\u{64C}"]);
}

#[test]
fn a_lam_alef_stays_one_cell() {
    assert_eq!(sent(row(&["\u{FEE1}", "\u{FEFC}", "\u{FEB3}"]), Mode::Logical), ["س", "\u{FEFC}", "م"]);
}

#[test]
fn borders_and_gutters_keep_pieces_apart() {
    let panes = format!("{}│{}  {}│plain", shown("نص"), shown("من"), shown("خبر عاجل"));
    assert_eq!(in_reading_order(&panes), "نص│من  خبر عاجل│plain");
    assert_eq!(in_reading_order(&format!("   {} ", shown("خبر"))), "   خبر ");
}

#[test]
fn latin_words_and_numbers_keep_their_order_inside_arabic() {
    for logical in [
        "أعلنت شركة OpenAI عن 25 نموذجا",
        "في 10:30 مساء",
        "نسبة 3.5 نقطة",
        "جائزة (نوبل) للسلام",
        "شركة (OpenAI) اليوم",
        "هاتف iPhone 15 جديد",
        "عام ٢٠٢٤ الماضي",
    ] {
        assert_eq!(in_reading_order(&shown(logical)), logical);
    }
}

#[test]
fn a_piece_without_a_right_to_left_letter_is_left_alone() {
    for text in ["plain (text) 12", "١٢ / ٣", "12:30", "│─┼─│"] {
        assert_eq!(in_reading_order(text), text);
    }
}

#[test]
fn a_wide_letter_moves_with_the_cell_it_covers() {
    let painted = row(&["\u{FEAE}", "中", " ", "\u{FEA7}"]);
    assert_eq!(sent(painted, Mode::Logical), ["خ", "中", " ", "ر"]);
}

#[test]
fn nothing_that_steers_a_terminal_leaves() {
    for mode in Mode::ALL {
        let dangerous =
            row(&["\x1B", "a\x1B[2J", "\u{9B}", "\x7F", "\t", "\u{202E}", "خ\u{200F}", "\u{6DD}", "a\u{AD}"]);
        let expected = ["\u{FFFD}", "a[2J", "\u{FFFD}", "\u{FFFD}", " ", " ", "خ", "\u{FFFD}", "a"];
        let mut sent: Vec<String> = sent(dangerous, mode).iter().map(|symbol| without_marks(symbol)).collect();
        sent.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(sent, expected, "{mode}");
    }
}

#[test]
fn a_mark_without_a_letter_is_carried_by_a_blank() {
    assert_eq!(sent(row(&["a", "\u{64E}", "", "b"]), Mode::Visual), ["a", " \u{64E}", " ", "b"]);
}

#[test]
fn tashkeel_is_hidden_and_marks_of_other_scripts_stay() {
    let mut buffer = row(&["\u{FE90}\u{64C}\u{651}", "e\u{301}", "\u{64E}", "آ", "\u{FEFC}\u{64B}"]);
    hide_marks(&mut buffer);
    let symbols: Vec<&str> = buffer.content.iter().map(Cell::symbol).collect();
    assert_eq!(symbols, ["\u{FE90}", "e\u{301}", " ", "آ", "\u{FEFC}"]);
}

#[test]
fn an_empty_buffer_is_no_trouble() {
    for area in [Rect::ZERO, Rect::new(0, 0, 5, 0), Rect::new(0, 0, 0, 5)] {
        let mut buffer = Buffer::empty(area);
        encode(&mut buffer, Mode::Logical);
        assert_eq!(buffer, Buffer::empty(area));
    }
}

fn any_symbol() -> impl Strategy<Value = String> {
    let one_of = |symbols: &'static [&str]| prop::sample::select(symbols).prop_map(str::to_owned);
    prop_oneof![
        8 => prop::char::range('\u{FE8D}', '\u{FEFC}').prop_map(String::from),
        2 => prop::char::range('\u{FE8D}', '\u{FEF4}').prop_map(|letter| format!("{letter}\u{64E}")),
        2 => prop::char::range(' ', '~').prop_map(String::from),
        2 => one_of(&["٣", "٠", "1", "9", "a", " ", "(", ")", "«", "»", "،", "%", "│", "─", "█", "中", "📰"]),
        1 => proptest::collection::vec(any::<char>(), 0..3).prop_map(String::from_iter),
        1 => one_of(&["\0", "\x1B[2J", "\n", "\x7F", "\u{9B}", "\u{200B}", "\u{200F}", "\u{202E}", "\u{2066}", "\u{64E}"]),
    ]
}

fn any_buffer() -> impl Strategy<Value = Buffer> {
    proptest::collection::vec(any_symbol(), 0..60)
        .prop_map(|symbols| uncovered(row(&symbols.iter().map(String::as_str).collect::<Vec<_>>())))
}

/// Blanks the cells that a wide one covers, as ratatui does when it paints.
fn uncovered(mut buffer: Buffer) -> Buffer {
    encode(&mut buffer, Mode::Visual);
    let mut covered = 0;
    for cell in &mut buffer.content {
        if covered > 0 {
            covered -= 1;
            cell.set_symbol(" ");
        } else {
            covered = cell.cell_width() - 1;
        }
    }
    buffer
}

/// A sentence of Arabic news: Arabic words, and between two of them at most one phrase of another kind.
fn any_sentence() -> impl Strategy<Value = String> {
    let arabic = "[ابتثجحخدرسشصطعغفقكمنهوي]{1,6}[،.:]?";
    let phrase = prop_oneof![
        "[A-Za-z]{1,6}( [A-Za-z]{1,6}){0,2}",
        "[A-Za-z]{1,6} [0-9]{1,4}",
        "[A-Za-z]{1,6}-[0-9]{1,4}%?",
        "[A-Za-z]{1,6} \\([A-Za-z]{1,4}\\)",
        "[0-9]{1,4}",
        "[٠-٩]{1,4}",
        "[0-9]{1,2}[.:/,][0-9]{1,2}",
        "[٠-٩]{1,2}[.:/,][٠-٩]{1,2}",
        "[0-9]{1,4}-[0-9]{1,4}",
        "[0-9]{1,2}%",
        "\\([ابتثجحخ]{1,4}\\)",
        "\\([A-Za-z]{1,4}\\)",
        "\\([0-9]{1,4}\\)",
        "«[ابتثجحخ]{1,4}»",
    ];
    let part = (arabic, proptest::option::of(phrase)).prop_map(|(arabic, phrase)| match phrase {
        Some(phrase) => format!("{arabic} {phrase}"),
        None => arabic,
    });
    proptest::collection::vec(part, 1..7).prop_map(|parts| parts.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_unsafe_leaves_and_every_cell_takes_a_column(
        symbols in proptest::collection::vec(any_symbol(), 0..40),
        mode in prop::sample::select(&Mode::ALL[..]),
    ) {
        for symbol in sent(row(&symbols.iter().map(String::as_str).collect::<Vec<_>>()), mode) {
            let added = symbol.strip_suffix(['\u{200E}', '\u{61C}']).unwrap_or(&symbol);
            prop_assert!(safety::is_safe(added), "{}", symbol.escape_unicode());
            prop_assert!(symbol.as_str().cell_width() >= 1, "{}", symbol.escape_unicode());
        }
    }

    #[test]
    fn visual_explicit_and_mlterm_leave_safe_rows_as_they_are(mut buffer in any_buffer()) {
        encode(&mut buffer, Mode::Visual);
        let safe = buffer.clone();
        for mode in [Mode::Visual, Mode::Explicit, Mode::Mlterm] {
            encode(&mut buffer, mode);
            prop_assert_eq!(&buffer, &safe);
        }
    }

    #[test]
    fn no_mode_panics_and_rows_of_ascii_are_left_alone(mut buffer in any_buffer(), ascii in "[ -~]{0,60}") {
        for mode in Mode::ALL {
            let painted = row_of(&ascii);
            let mut encoded = painted.clone();
            encode(&mut encoded, mode);
            prop_assert_eq!(&encoded, &painted);
            encode(&mut buffer, mode);
        }
    }

    #[test]
    fn logical_permutes_the_cells_of_a_piece_and_styles_travel(mut buffer in any_buffer()) {
        encode(&mut buffer, Mode::Visual);
        let before = buffer.clone();
        encode(&mut buffer, Mode::Logical);
        let mut seen = vec![false; before.content.len()];
        for (place, cell) in buffer.content.iter().enumerate() {
            let Color::Indexed(number) = cell.fg else { panic!("the colour that names the cell") };
            let from = usize::from(number);
            prop_assert!(!std::mem::replace(&mut seen[from], true), "cell {from} is there twice");
            let same = before.content[from].symbol().chars().count() == cell.symbol().chars().count();
            prop_assert!(same, "{} became {}", before.content[from].symbol(), cell.symbol());
            let crossed = before.content[from.min(place)..=from.max(place)].iter().any(|cell| cell.symbol() == "│");
            prop_assert!(from == place || !crossed, "cell {from} crossed a border to {place}");
        }
    }

    #[test]
    fn a_bidi_terminal_shows_of_a_simple_row_what_was_painted(sentence in any_sentence()) {
        let painted = shown(&sentence);
        let sent = in_reading_order(&painted);
        prop_assert_eq!(shown(&sent), painted, "sent {} for {}", sent, sentence);
    }
}
