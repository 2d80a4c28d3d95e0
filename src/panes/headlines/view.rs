//! The list painted: headlines, bold while unread, each with a quiet line for source and age.

use super::state::{Entry, GUTTER, MARGIN};
use crate::app::App;
use crate::app::arrangement::{Area, Pane};
use crate::app::shelf::Attention;
use crate::config::{Role, Sign, Surface};
use crate::text::{Base, Cells};
use crate::ui::facts;
use crate::ui::label::{Edge, label};
use crate::ui::look::{Look, fill};
use crate::ui::paint;
use ratatui::buffer::Buffer;

/// Paints the list.
pub fn view(app: &App, look: &Look, buffer: &mut Buffer) {
    let Some(area) = app.arrangement.headlines else { return };
    fill(buffer, area, look.style(Surface::Side, Role::Text));
    for &entry in app.headlines.entries() {
        let place = app.headlines.area().below(entry.row);
        let place = Area { height: place.height.min(entry.lines + 1), ..place };
        paint_entry(app, look, (entry, place), buffer);
    }
}

fn paint_entry(app: &App, look: &Look, (entry, area): (Entry, Area), buffer: &mut Buffer) {
    let selected = app.headlines.selected() == entry.place;
    let surface = if selected { Surface::SelectedRow } else { Surface::Side };
    fill(buffer, area, look.style(surface, Role::Text));
    let text = Area { left: area.left + MARGIN, width: area.width - MARGIN - GUTTER, ..area };
    paint_title(app, look, (entry, surface, text), buffer);
    paint_facts(app, look, (entry, surface, text.below(entry.lines)), buffer);
    paint_signs(app, look, (entry, surface, area), buffer);
}

fn paint_title(app: &App, look: &Look, (entry, surface, area): (Entry, Surface, Area), buffer: &mut Buffer) {
    let Some(title) = app.headlines.title(entry.id) else { return };
    let row = app.shelf.row(entry.place);
    let role = match row.map(|row| (row.highlighted, row.attention)) {
        Some((true, _)) => Role::Accent,
        Some((false, Attention::Unread | Attention::KeptUnread)) => Role::Unread,
        Some((false, Attention::Read)) | None => Role::Quiet,
    };
    let style = look.style(surface, role);
    for line in 0..entry.lines {
        paint::line(buffer, area.row(line), (title, usize::from(line)), |_| style);
    }
}

fn paint_facts(app: &App, look: &Look, (entry, surface, area): (Entry, Surface, Area), buffer: &mut Buffer) {
    let Some(row) = app.shelf.row(entry.place) else { return };
    let words = facts::of_headline(look, row, (app.now, area.width));
    let edge = if row.base == Base::Ltr { Edge::Left } else { Edge::Right };
    label(buffer, area.row(0), (edge, &words, look.base()), look.style(surface, Role::Quiet));
}

/// At the right edge: a bar beside the selected article, a dot beside an unread one, a star under it.
fn paint_signs(app: &App, look: &Look, (entry, surface, area): (Entry, Surface, Area), buffer: &mut Buffer) {
    if app.headlines.selected() == entry.place {
        let role = if app.focus == Pane::Headlines { Role::Accent } else { Role::Quiet };
        let bar = look.sign(Sign::RightEdge);
        for row in 0..area.height {
            paint::sign(buffer, area.row(row), area.right() - Cells(1), (bar, look.style(surface, role)));
        }
    }
    let accent = look.style(surface, Role::Accent);
    if !app.shelf.attention(entry.id).is_read() {
        paint::sign(buffer, area.row(0), area.right() - Cells(2), (look.sign(Sign::Unread), accent));
    }
    if app.shelf.is_starred(entry.id) {
        let row = u16::from(!app.shelf.attention(entry.id).is_read());
        paint::sign(buffer, area.row(row), area.right() - Cells(2), (look.sign(Sign::Starred), accent));
    }
}
