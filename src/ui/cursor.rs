//! Where the terminal's cursor stands for those who follow it with a screen reader or a braille display.

use crate::app::arrangement::{Area, Pane};
use crate::app::desk::Right;
use crate::app::{App, Overlay};

/// The row of the screen: that of what is chosen in a list or above the panes, the first of the text or that of the
/// moving end of a selection, the status line where it asks for something.
#[must_use]
pub fn row(app: &App) -> u16 {
    let Some(overlay) = app.overlays.last() else { return in_pane(app) };
    // Below the title of what lies over the panes.
    let rows = app.area_of(overlay).unwrap_or_default().below(2).top;
    match overlay {
        Overlay::Search | Overlay::Prompt(_) | Overlay::Confirm(_) | Overlay::Hints(_) => app.arrangement.status.top,
        Overlay::Filter => app.arrangement.entities.unwrap_or_default().top,
        Overlay::Palette(palette) => rows + palette.cursor_row(),
        Overlay::Card(card) => rows + card.cursor_row(),
        Overlay::Help(_) | Overlay::Picture(_) => rows,
    }
}

fn in_pane(app: &App) -> u16 {
    let first = |area: Option<Area>| area.unwrap_or_default().top;
    let chosen = app.headlines.entries().iter().find(|entry| entry.place == app.headlines.selected());
    match (app.focus, app.desk.right, chosen) {
        (Pane::Headlines, Right::Headlines, Some(entry)) => app.headlines.area().top + entry.row,
        (Pane::Headlines, Right::Headlines, None) => first(app.arrangement.headlines),
        (Pane::Headlines, Right::Sources, _) => first(app.arrangement.headlines) + app.sources.cursor_row(),
        (Pane::Reader, ..) => app.reader.column().top + app.reader.moving_row().unwrap_or_default(),
        (Pane::Entities, ..) => first(app.arrangement.entities) + 1 + app.entities.cursor_row(),
    }
}
