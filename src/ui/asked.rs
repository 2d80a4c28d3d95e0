//! The line that asks before an address is opened: its real host whole, and as much of the address as there is room for.

use super::label::{Edge, label, width};
use super::look::Look;
use crate::app::arrangement::Area;
use crate::app::outside::Destination;
use crate::config::{Role, Surface};
use crate::text::Cells;
use crate::words::Value;
use ratatui::buffer::Buffer;

/// Paints the question; gives what is left of the row.
pub fn confirm(destination: &Destination, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let question = |address: &str| {
        look.words.say_with("open-ask", &[("address", Value::Text(&format!("\u{2066}{address}\u{2069}")))])
    };
    let taken = width(&question(""), look.base());
    // A third of the row is for the keys, but not at the cost of the host.
    let beside_keys = row.width - Cells(row.width.0 / 3) - taken;
    let has_room = destination.host.len() < usize::from(beside_keys.0);
    let words = question(&shown(destination, if has_room { beside_keys } else { row.width - taken }));
    label(buffer, row, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Accent))
}

/// As much of the address as fits into `room`, up to its host at least; of a host that is too long, its end: that says
/// whose it is. Both are ASCII.
fn shown(destination: &Destination, room: Cells) -> String {
    let Destination { address, host } = destination;
    let room = usize::from(room.0);
    let up_to_host = address.find(host.as_str()).unwrap_or_default() + host.len();
    if address.len() <= room {
        address.clone()
    } else if up_to_host < room {
        format!("{}…", address.get(..room - 1).unwrap_or_default())
    } else {
        let kept = host.len().min(room.saturating_sub(2));
        let dots = if kept < host.len() { "…" } else { "" };
        format!("{dots}{}…", host.get(host.len() - kept..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(room: u16) -> String {
        let destination =
            Destination { address: "https://bank.evil.test/a/b".to_owned(), host: "bank.evil.test".to_owned() };
        shown(&destination, Cells(room))
    }

    #[test]
    fn the_host_is_shown_whole_or_its_end() {
        assert_eq!(asked(26), "https://bank.evil.test/a/b");
        assert_eq!(asked(25), "https://bank.evil.test/a…");
        assert_eq!(asked(20), "bank.evil.test…");
        assert_eq!(asked(11), "…evil.test…");
        assert_eq!(asked(0), "……");
    }
}
