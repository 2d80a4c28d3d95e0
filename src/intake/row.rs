//! The cells of a table's row, in an order that the eye keeps.
//!
//! By the rules of UAX #9 the sign between two Latin cells of an Arabic row belongs to them, and they would stand in
//! reverse. A cell that holds letters against the direction of its article is put into an isolate.

use std::ops::Range;

use super::flow::CELL;

const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';

/// `text`, a clean row, with its cells isolated where they need it; `links` are moved along.
pub(super) fn in_order(text: &str, links: &mut [(Range<usize>, String)], is_rtl: bool) -> String {
    let mut row = String::with_capacity(text.len());
    let mut moves = Vec::new();
    let mut start = 0;
    for (number, cell) in text.split(CELL).enumerate() {
        if number > 0 {
            row.push_str(CELL);
        }
        if needs_isolate(cell, is_rtl) {
            row.extend([OPEN]);
            row.push_str(cell);
            row.push(CLOSE);
            moves.push(start..start + cell.len());
        } else {
            row.push_str(cell);
        }
        start += cell.len() + CELL.len();
    }
    for (range, _) in links {
        *range = moved(range.start, &moves, Side::Start)..moved(range.end, &moves, Side::End);
    }
    row
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

/// Where the offset `at` is after `cells` were isolated.
fn moved(at: usize, cells: &[Range<usize>], side: Side) -> usize {
    let is_before = |border: usize| border < at || (border == at && side == Side::Start);
    let opened = cells.iter().filter(|cell| is_before(cell.start)).count() * OPEN.len_utf8();
    let closed = cells.iter().filter(|cell| is_before(cell.end) && cell.end < at).count() * CLOSE.len_utf8();
    at + opened + closed
}

fn needs_isolate(cell: &str, is_rtl: bool) -> bool {
    let is_isolated = cell.contains(['\u{2066}', '\u{2067}', OPEN]);
    !is_isolated && cell.chars().any(|c| if is_rtl { is_left_to_right(c) } else { is_right_to_left(c) })
}

fn is_left_to_right(c: char) -> bool {
    c.is_alphabetic() && !is_right_to_left(c)
}

/// Letters that run right to left, and the Arabic digits, which pull what is around them along.
const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_against_the_direction_are_isolated() {
        assert_eq!(in_order("الأهلي | 3 | 12:30", &mut [], true), "الأهلي | 3 | 12:30");
        assert_eq!(in_order("Ajax | Inter | 3", &mut [], true), "\u{2068}Ajax\u{2069} | \u{2068}Inter\u{2069} | 3");
        assert_eq!(in_order("Ajax | ٣ | 4", &mut [], false), "Ajax | \u{2068}٣\u{2069} | 4");
    }

    #[test]
    fn links_stay_on_their_words() {
        let text = "FC Ajax | حلب | Inter";
        let at = |word: &str| text.find(word).map(|start| start..start + word.len()).unwrap();
        let mut links: Vec<_> = ["Ajax", "حلب", "Inter"].map(|word| (at(word), String::new())).into();
        let row = in_order(text, &mut links, true);
        let words: Vec<&str> = links.iter().map(|(range, _)| row.get(range.clone()).unwrap()).collect();
        assert_eq!(words, ["Ajax", "حلب", "Inter"]);
    }
}
