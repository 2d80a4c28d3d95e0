//! What a control sequence from the keyboard or the mouse means (xterm's control sequences; ECMA-48 forms).

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::super::control::Control;
use super::Input;

/// The input a whole control sequence is; `None` for answers, reports nobody asked for, and keys nobody has.
pub(super) fn input(control: &Control<'_>) -> Option<Input> {
    match (control.prefix, control.middle, control.last) {
        (Some(b'<'), [], b'M' | b'm') => mouse(&control.parameters, control.last).map(Input::Mouse),
        (None, [], b'Z') => Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        (None, [], b'~') => Some(key(numbered_key(*control.parameters.first()?)?, modifiers(&control.parameters))),
        (None, [], last) => Some(key(application_key(last)?, modifiers(&control.parameters))),
        _ => None,
    }
}

/// The key of a final letter, in `ESC O letter` and in `ESC [ … letter`.
pub(super) const fn application_key(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

fn numbered_key(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers leave out 16 and 22, where the DEC keyboard had gaps.
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23 | 24 => function(number - 12),
        _ => return None,
    })
}

fn function(number: u16) -> KeyCode {
    KeyCode::F(u8::try_from(number).unwrap_or(u8::MAX))
}

/// The second parameter is one more than a sum: 1 shift, 2 alt, 4 control.
fn modifiers(parameters: &[u16]) -> KeyModifiers {
    let sum = parameters.get(1).copied().unwrap_or(1).saturating_sub(1);
    sum_of(sum, [1, 2, 4])
}

fn sum_of(sum: u16, [shift, alt, control]: [u16; 3]) -> KeyModifiers {
    let bits = [(shift, KeyModifiers::SHIFT), (alt, KeyModifiers::ALT), (control, KeyModifiers::CONTROL)];
    bits.into_iter().filter(|(bit, _)| sum & bit != 0).map(|(_, modifier)| modifier).collect()
}

/// An SGR report: a code, then column and row from one; `M` pressed or moved, `m` released.
fn mouse(parameters: &[u16], last: u8) -> Option<MouseEvent> {
    let &[code, column, row] = parameters else { return None };
    let button = match code & 0b11 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let kind = match (code & !0b1_1100, last) {
        (64, b'M') => MouseEventKind::ScrollUp,
        (65, b'M') => MouseEventKind::ScrollDown,
        (66, b'M') => MouseEventKind::ScrollLeft,
        (67, b'M') => MouseEventKind::ScrollRight,
        (0..=2, b'M') => MouseEventKind::Down(button?),
        (0..=2, _) => MouseEventKind::Up(button?),
        (32..=34, b'M') => MouseEventKind::Drag(button?),
        _ => return None,
    };
    let modifiers = sum_of(code, [4, 8, 16]);
    Some(MouseEvent { kind, column: column.saturating_sub(1), row: row.saturating_sub(1), modifiers })
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}
