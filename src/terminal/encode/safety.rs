//! The last guard: what must never reach a terminal is taken out of a cell.

use ratatui::buffer::{Cell, CellWidth};

/// What becomes of a character on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is sent.
    Sent,
    /// It is left out without a trace: it has no picture, or one that terminals disagree about.
    Dropped,
    /// It is left out, and a cell left with nothing shows that something was there.
    Marked,
}

/// Takes what must not be sent out of `cell`, and makes sure that what is left takes a column.
pub(super) fn make_safe(cell: &mut Cell) {
    let symbol = cell.symbol();
    if matches!(symbol.as_bytes(), [b' '..=b'~']) {
        return;
    }
    if symbol.chars().all(|c| fate(c) == Fate::Sent) {
        give_it_a_column(cell);
        return;
    }
    let safe = cleaned(symbol);
    cell.set_symbol(&safe);
    give_it_a_column(cell);
}

fn cleaned(symbol: &str) -> String {
    let sent: String = symbol.chars().filter(|&c| fate(c) == Fate::Sent).collect();
    if !sent.is_empty() {
        return sent;
    }
    let replacement = if symbol.chars().any(|c| fate(c) == Fate::Marked) { '\u{FFFD}' } else { ' ' };
    replacement.to_string()
}

/// A lone mark would join the cell before it and pull the rest of the row one column to the left.
fn give_it_a_column(cell: &mut Cell) {
    if cell.symbol().cell_width() == 0 {
        let carried = format!(" {}", cell.symbol());
        cell.set_symbol(&carried);
    }
}

/// What becomes of `c`.
const fn fate(c: char) -> Fate {
    match c {
        // Blanks that steer, and separators.
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
        // Bidirectional controls (UAX #9, 2): a mode that needs one puts it in itself, behind this guard.
        | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        // Other formatting without a picture; the soft hyphen and the emoji selector take a column in some terminals.
        | '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E007F}' => Fate::Dropped,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        // Arabic number signs and the end of ayah: no column in some terminals, one in others.
        | '\u{600}'..='\u{605}' | '\u{6DD}' => Fate::Marked,
        _ => Fate::Sent,
    }
}

/// Whether nothing in `symbol` is kept back.
#[cfg(test)]
pub(super) fn is_safe(symbol: &str) -> bool {
    symbol.chars().all(|c| fate(c) == Fate::Sent)
}
