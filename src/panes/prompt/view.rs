//! The prompt painted on the status line.

use super::State;
use crate::app::arrangement::Area;
use crate::config::{Role, Surface};
use crate::text::Cells;
use crate::ui::label::{Edge, label};
use crate::ui::{Look, typed};
use ratatui::buffer::Buffer;

/// Paints what is asked for and what has been typed; gives what is left of the row.
pub fn view(state: &State, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let words = look.words.say(&format!("prompt-{}", state.purpose().name()));
    let rest = label(buffer, row, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Accent));
    typed::line(state.edit(), look, Area { width: rest.width - Cells(1), ..rest }, buffer)
}
