//! What each terminal makes of the clusters that it is sent.
//!
//! Written from what was seen on them, not from what is sent to them: `docs/TERMINALS.md` says what that is.

use super::screen::{Seen, Sent};
use khabar::text::bidi::{Base, Level, resolve, visual_order};
use ratatui::style::Modifier;
use unicode_bidi::{BidiClass, bidi_class};

/// A cluster in its place on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// Which of those that were sent.
    pub cluster: usize,
    /// The level it is shown at.
    pub level: Level,
}

/// Terminals without bidi, VTE and mintty with BDSM reset, mlterm with its layout switched off.
pub fn reorders_nothing(sent: &[Sent]) -> Vec<Seen> {
    sent.iter().map(Sent::seen).collect()
}

/// kitty: pieces between blanks, borders, wide clusters and changes of the face go to a shaper one by one. It draws
/// one right to left whose first letter with a script is Arabic or Hebrew, and mirrors it. Colours stay where they are.
pub fn kitty(sent: &[Sent]) -> Vec<Seen> {
    let mut seen = Vec::new();
    for piece in sent.chunk_by(|a, b| !apart(a) && !apart(b) && face(a) == face(b)) {
        let script = piece.iter().flat_map(|cluster| cluster.symbol.chars()).find_map(script);
        if script != Some(Script::RightToLeft) {
            seen.extend(piece.iter().map(Sent::seen));
            continue;
        }
        for (letters, place) in piece.iter().rev().zip(piece) {
            let Sent { fg, bg, modifier, .. } = place.clone();
            let moved = Sent { fg, bg, modifier, ..letters.clone() };
            seen.push(moved.seen_mirrored());
        }
    }
    seen
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    LeftToRight,
    RightToLeft,
}

fn apart(cluster: &Sent) -> bool {
    cluster.width > 1
        || matches!(cluster.base(), ' ' | '\u{2500}'..='\u{259F}' | '\u{2800}'..='\u{28FF}' | '\u{1FB00}'..='\u{1FBFF}')
}

fn face(cluster: &Sent) -> Modifier {
    cluster.modifier & (Modifier::BOLD | Modifier::ITALIC)
}

/// The direction of the script of `c` (`Scripts.txt`), unless it is Common or Inherited.
fn script(c: char) -> Option<Script> {
    match c {
        '،' | '؛' | '؟' | 'ـ' => None,
        '\u{600}'..='\u{6FF}' => Some(Script::RightToLeft),
        c if matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN) => Some(Script::RightToLeft),
        c => c.is_alphabetic().then_some(Script::LeftToRight),
    }
}

/// Konsole: UAX #9 from left to right; borders count as Latin letters.
pub fn konsole(sent: &[Sent]) -> Vec<Seen> {
    seen(konsole_order(sent), sent)
}

/// Which clusters Konsole shows from left to right. What it reports of the mouse is a place among those sent.
pub fn konsole_order(sent: &[Sent]) -> Vec<Shown> {
    order(&all(sent), Base::Ltr, |c| if is_border(c) { 'a' } else { c })
}

/// Konsole as another version may be: blanks count as Latin letters, too.
pub fn konsole_with_strong_blanks(sent: &[Sent]) -> Vec<Seen> {
    seen(order(&all(sent), Base::Ltr, |c| if is_border(c) || c == ' ' { 'a' } else { c }), sent)
}

/// VTE without BDSM (also around tmux, which swallows it) and xterm.js: UAX #9 from left to right.
pub fn implicit(sent: &[Sent]) -> Vec<Seen> {
    seen(implicit_order(sent), sent)
}

/// Which clusters VTE shows from left to right. What it reports of the mouse is a place among those sent.
pub fn implicit_order(sent: &[Sent]) -> Vec<Shown> {
    order(&all(sent), Base::Ltr, |c| c)
}

/// The same in a terminal that asks the first letter of a row for its direction.
pub fn implicit_by_first_letter(sent: &[Sent]) -> Vec<Seen> {
    seen(order(&all(sent), Base::Auto, |c| c), sent)
}

/// `PuTTY`: UAX #9 in the direction of the first letter; marks and controls take no part.
pub fn putty(sent: &[Sent]) -> Vec<Seen> {
    seen(putty_order(sent), sent)
}

/// Which clusters `PuTTY` shows from left to right. What it reports of the mouse is a place among those sent.
pub fn putty_order(sent: &[Sent]) -> Vec<Shown> {
    let bases: Vec<(usize, char)> = sent.iter().map(Sent::base).enumerate().collect();
    order(&bases, Base::Auto, |c| c)
}

/// `QTerminal`: UAX #9 from left to right, for each stretch of one style by itself.
pub fn qterminal(sent: &[Sent]) -> Vec<Seen> {
    let style = |cluster: &Sent| (cluster.fg, cluster.bg, cluster.modifier);
    let stretches = sent.chunk_by(|a, b| style(a) == style(b));
    stretches.flat_map(|stretch| seen(order(&all(stretch), Base::Ltr, |c| c), stretch)).collect()
}

fn is_border(c: char) -> bool {
    ('\u{2500}'..='\u{259F}').contains(&c)
}

/// Every character that is sent, with the number of its cluster.
fn all(sent: &[Sent]) -> Vec<(usize, char)> {
    sent.iter().enumerate().flat_map(|(i, cluster)| cluster.symbol.chars().map(move |c| (i, c))).collect()
}

/// The clusters in the order in which their characters are shown. `read` says what a character counts as.
fn order(characters: &[(usize, char)], base: Base, read: fn(char) -> char) -> Vec<Shown> {
    let text: String = characters.iter().map(|&(_, c)| read(c)).collect();
    let levels = resolve(&text, base).line(0..characters.len());
    let is_first = |i: usize| i == 0 || characters[i - 1].0 != characters[i].0;
    let shown = visual_order(&levels).into_iter().filter(|&i| is_first(i));
    shown.map(|i| Shown { cluster: characters[i].0, level: levels[i] }).collect()
}

fn seen(shown: Vec<Shown>, sent: &[Sent]) -> Vec<Seen> {
    let show = |Shown { cluster, level }: Shown| {
        let cluster = &sent[cluster];
        if level.is_rtl() { cluster.seen_mirrored() } else { cluster.seen() }
    };
    shown.into_iter().map(show).collect()
}
