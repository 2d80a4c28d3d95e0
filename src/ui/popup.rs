//! What lies over the panes: a frame with a title, set apart from them, and the rows inside it.

use super::label::{Edge, label};
use super::look::{Look, fill};
use super::paint;
use crate::app::arrangement::{Area, overlay_body};
use crate::config::{Divider, Role, Sign, Surface};
use crate::text::{Base, Cells};
use ratatui::buffer::Buffer;

/// Paints an empty frame with a title over the panes, and gives the area of its rows.
pub fn popup(look: &Look, (frame, title): (Area, (&str, Base)), buffer: &mut Buffer) -> Area {
    let (body, head) = untitled(look, frame, buffer);
    let title = (Edge::Right, title.0, title.1);
    label(buffer, head, title, look.style(Surface::Bar, Role::Accent));
    body
}

/// As [`popup`], with the row of the title left empty: the area of the rows, and that row.
pub fn untitled(look: &Look, frame: Area, buffer: &mut Buffer) -> (Area, Area) {
    fill(buffer, frame, look.style(Surface::Bar, Role::Text));
    if look.theme.divider() == Divider::Line {
        edges(look, frame, buffer);
    }
    (overlay_body(frame), frame.inset(Cells(2)).row(0))
}

/// A line at both sides, where the surface alone does not set it apart.
fn edges(look: &Look, frame: Area, buffer: &mut Buffer) {
    let style = look.style(Surface::Bar, Role::Border);
    for row in 0..frame.height {
        for column in [frame.left, frame.right() - Cells(1)] {
            paint::sign(buffer, frame.row(row), column, (look.sign(Sign::Border), style));
        }
    }
}
