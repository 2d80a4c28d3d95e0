//! The root view: every pane at its place, and what lies over them.

use super::look::{Look, fill};
use super::{cursor, label, status, tour};
use crate::app::arrangement::{Area, LOWEST, NARROWEST, Spread};
use crate::app::desk::Right;
use crate::app::{App, Overlay};
use crate::config::{Divider, Role, Sign, Surface};
use crate::panes::{card, entities, headlines, help, palette, picture, reader, sources};
use crate::text::{Cells, Column};
use crate::words::Value;
use ratatui::Frame;
use ratatui::buffer::Buffer;

/// Paints the whole screen.
pub fn view(app: &App, look: &Look, frame: &mut Frame<'_>) {
    paint(app, look, frame.buffer_mut());
    if app.spread() == Spread::Linear {
        frame.set_cursor_position((0, cursor::row(app).min(app.size().rows.saturating_sub(1))));
    }
}

/// Paints the whole screen into `buffer`, which has the size the state was last told of.
pub fn paint(app: &App, look: &Look, buffer: &mut Buffer) {
    let size = app.size();
    let whole = Area { left: Column(0), width: Cells(size.columns), top: 0, height: size.rows };
    fill(buffer, whole, look.style(Surface::Reading, Role::Text));
    if size.columns < NARROWEST || size.rows < LOWEST {
        return too_small(look, whole, buffer);
    }
    status::titles(app, look, buffer);
    reader::view::view(app, look, buffer);
    match app.desk.right {
        Right::Headlines => headlines::view::view(app, look, buffer),
        Right::Sources => sources::view::view(app, look, buffer),
    }
    entities::view::view(app, look, buffer);
    dividers(app, look, buffer);
    status::status(app, look, buffer);
    tour::view(app, look, buffer);
    for overlay in &app.overlays {
        let frame = app.area_of(overlay).unwrap_or_default();
        match overlay {
            Overlay::Search | Overlay::Prompt(_) | Overlay::Filter | Overlay::Confirm(_) | Overlay::Hints(_) => {}
            Overlay::Card(state) => card::view::view(app, look, (state, frame), buffer),
            Overlay::Picture(state) => picture::view::view(look, (state, frame), buffer),
            Overlay::Palette(state) => palette::view::view(app, look, (state, frame), buffer),
            Overlay::Help(state) => help::view::view(app, look, (*state, frame), buffer),
        }
    }
}

fn too_small(look: &Look, area: Area, buffer: &mut Buffer) {
    let words = look.words.say_with(
        "failure-small",
        &[("columns", Value::Number(NARROWEST.into())), ("rows", Value::Number(LOWEST.into()))],
    );
    label::notice(buffer, area, (&words, look.base()), look.style(Surface::Reading, Role::Text));
}

/// A line between panes where surfaces alone do not tell them apart.
fn dividers(app: &App, look: &Look, buffer: &mut Buffer) {
    if look.theme.divider() == Divider::Background || app.spread() == Spread::Linear {
        return;
    }
    let style = look.style(Surface::Reading, Role::Border);
    let screen = &app.arrangement;
    let side_to_reader = |area: Area| {
        let is_right_of_it = screen.reader.is_some_and(|reader| area.left >= reader.right());
        if is_right_of_it { area.left } else { area.right() - Cells(1) }
    };
    let beside_reader = [screen.headlines.map(side_to_reader), screen.entities.map(side_to_reader)];
    for column in beside_reader.into_iter().flatten().filter(|_| screen.reader.is_some()) {
        let Some(area) = screen.reader else { return };
        for row in 0..area.height {
            super::paint::sign(
                buffer,
                Area { left: Column(0), width: Cells(app.size().columns), ..area.row(row) },
                column,
                (look.sign(Sign::Border), style),
            );
        }
    }
}
