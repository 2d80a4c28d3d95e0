//! The picture painted: two of its pixels in each cell, the upper as a half block (U+2580), the lower behind it.

use super::state::{Stage, State};
use crate::app::arrangement::{Area, Size};
use crate::config::{Role, Surface};
use crate::model::Pixels;
use crate::text::{Base, Cells, Column, Options, lay_out_lines};
use crate::ui::label::{self, Edge, label, placed};
use crate::ui::look::Look;
use crate::ui::{paint, popup};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// The upper half of a cell.
const UPPER_HALF: char = '▀';

/// Paints the picture, or what is said instead of it, over the panes.
pub fn view(look: &Look, (state, frame): (&State, Area), buffer: &mut Buffer) {
    let screen = Size { columns: buffer.area.width, rows: buffer.area.height };
    let title = look.words.say("picture-title");
    let body = popup::popup(look, (frame, (&title, look.base())), buffer);
    let above = state.rows_above(screen).min(body.height);
    let place = Area { height: above, ..body };
    match &state.stage {
        Stage::Here(pixels) => pixels_in(look, (pixels, place), buffer),
        Stage::Coming => say(look, (&look.words.say("picture-coming"), Role::Quiet, place), buffer),
        Stage::Unseen(unseen) => say(look, (&look.words.unseen(unseen), Role::Error, place), buffer),
        // The terminal draws on these.
        Stage::Drawn(_) | Stage::Words => {}
    }
    let rest = body.below(above);
    let caption = Area { height: state.caption_rows(rest.width, screen).min(rest.height), ..rest };
    lines(caption, (&state.caption, state.base), look.style(Surface::Bar, Role::Text), buffer);
    let rest = rest.below(caption.height);
    let quiet = look.style(Surface::Bar, Role::Quiet);
    if state.address_rows(rest.width) == 1 {
        label(buffer, rest.row(0), (edge(look.base()), &state.url, Base::Ltr), quiet);
    } else {
        lines(rest, (&state.url, Base::Ltr), quiet, buffer);
    }
}

/// The picture in the middle of `area`. What does not fit, until it is scaled anew, is left out.
fn pixels_in(look: &Look, (pixels, area): (&Pixels, Area), buffer: &mut Buffer) {
    let place = area.middle(pixels.columns());
    for row in 0..pixels.rows().min(area.height) {
        for column in 0..place.width.0 {
            let Some((upper, lower)) = pixels.cell(column, row) else { continue };
            let (Some(upper), Some(lower)) = (look.shade(upper), look.shade(lower)) else { continue };
            // Blank where both look the same: less to be sent.
            let sign = if upper == lower { ' ' } else { UPPER_HALF };
            let at = Column((place.left + Cells(column)).0);
            paint::sign(buffer, area.row(row), at, (sign, Style::new().fg(upper).bg(lower)));
        }
    }
}

fn say(look: &Look, (words, role, area): (&str, Role, Area), buffer: &mut Buffer) {
    label::notice(buffer, area, (words, look.base()), look.style(Surface::Bar, role));
}

/// `text` on as many rows as `area` has, from the edge where it begins.
fn lines(area: Area, (text, base): (&str, Base), style: Style, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let layout = lay_out_lines(text, &Options { base, ..Options::new(area.width) }, area.height.into());
    for (line, row) in (0..layout.height()).zip(0..area.height) {
        let place = placed(area.row(row), edge(base), layout.width(line));
        paint::packed(buffer, place, (&layout, line), |_| style);
    }
}

fn edge(base: Base) -> Edge {
    match base {
        Base::Ltr => Edge::Left,
        Base::Rtl | Base::Auto => Edge::Right,
    }
}
