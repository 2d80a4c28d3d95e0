//! From the terminal's inputs to messages.

use crate::app::{Gesture, Message, Pointer};
use crate::config::{Code, Key, Modifiers};
use crate::terminal::Input;
use crate::text::Column;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// The message that `input` means, the mouse where the terminal reports it; `None` for inputs that khabar does not listen
/// to.
pub fn message(input: Input) -> Option<Message> {
    match input {
        Input::Key(event) if event.kind == KeyEventKind::Release => None,
        Input::Key(event) => key(event).map(Message::Key),
        Input::Paste(text) => Some(Message::Paste(text)),
        Input::Mouse(event) => pointer(event).map(Message::Mouse),
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(typed) => Code::Char(typed),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        // The rest of crossterm's keys (media keys, locks) mean nothing here.
        _ => return None,
    };
    Some(Key { code, modifiers: modifiers(event.modifiers) })
}

/// With a modifier held a click, the wheel or a drag is not for us. Which click of several it is, time will tell.
fn pointer(event: MouseEvent) -> Option<Pointer> {
    let gesture = match event.kind {
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        _ if !event.modifiers.is_empty() => return None,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Down(MouseButton::Left) => Gesture::Click,
        MouseEventKind::ScrollDown => Gesture::WheelDown,
        MouseEventKind::ScrollUp => Gesture::WheelUp,
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => return None,
    };
    Some(Pointer { gesture, column: Column(event.column), row: event.row })
}

fn modifiers(held: KeyModifiers) -> Modifiers {
    match (held.contains(KeyModifiers::CONTROL), held.contains(KeyModifiers::ALT)) {
        (false, false) => Modifiers::None,
        (true, false) => Modifiers::Ctrl,
        (false, true) => Modifiers::Alt,
        (true, true) => Modifiers::CtrlAlt,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, held: KeyModifiers) -> Option<Key> {
        key(KeyEvent::new(code, held))
    }

    #[test]
    fn shift_is_part_of_the_character_and_makes_tab_go_back() {
        assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Key::char('G')));
        assert_eq!(pressed(KeyCode::Tab, KeyModifiers::SHIFT), Some(Key::plain(Code::BackTab)));
    }

    #[test]
    fn control_and_alt_are_kept() {
        assert_eq!(pressed(KeyCode::Char('d'), KeyModifiers::CONTROL), Some(Key::ctrl('d')));
    }

    #[test]
    fn only_the_main_button_and_the_wheel_mean_something_and_only_without_modifiers() {
        let meant = |kind, modifiers| {
            let event = MouseEvent { kind, column: 7, row: 3, modifiers };
            pointer(event).map(|pointer| (pointer.gesture, pointer.column, pointer.row))
        };
        let none = KeyModifiers::NONE;
        assert_eq!(meant(MouseEventKind::Down(MouseButton::Left), none), Some((Gesture::Click, Column(7), 3)));
        assert_eq!(meant(MouseEventKind::ScrollUp, none), Some((Gesture::WheelUp, Column(7), 3)));
        assert_eq!(meant(MouseEventKind::Drag(MouseButton::Left), none), Some((Gesture::Drag, Column(7), 3)));
        for held in [none, KeyModifiers::SHIFT] {
            let released = Some((Gesture::Release, Column(7), 3));
            assert_eq!(meant(MouseEventKind::Up(MouseButton::Left), held), released);
        }
        for kind in [MouseEventKind::Drag(MouseButton::Middle), MouseEventKind::Down(MouseButton::Right)] {
            assert_eq!(meant(kind, none), None);
        }
        assert_eq!(meant(MouseEventKind::Down(MouseButton::Left), KeyModifiers::CONTROL), None);
    }

    #[test]
    fn a_key_that_is_let_go_is_not_pressed() {
        let event = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
        assert!(message(Input::Key(event)).is_none());
    }
}
