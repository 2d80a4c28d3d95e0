//! The list of links at the end of an article: a number, the linked words, and below them the address, which is a link too.

use crate::app::arrangement::Area;
use crate::app::{App, Overlay};
use crate::config::{Role, Surface};
use crate::panes::reader::flow::{Flow, Footnote, NUMBER};
use crate::text::{Base, Cells, Column};
use crate::ui::label::{Edge, label};
use crate::ui::look::Look;
use crate::ui::paint;
use ratatui::buffer::Buffer;

/// Paints line `line` of a link.
pub(super) fn view(look: &Look, (flow, note, line): (&Flow, Footnote<'_>, usize), area: Area, buffer: &mut Buffer) {
    let (text, number) = places(flow, area);
    let plain = look.style(Surface::Reading, Role::Text);
    let linked = plain.patch(look.over(Role::Link)).add_modifier(look.links.mark(note.url));
    let style = if line < note.address { plain } else { linked };
    // Blanks beside an address are no link.
    paint::line(buffer, text, (note.layout, line), |cell| if cell.start == cell.end { plain } else { style });
    if line == 0 {
        let (edge, base) =
            if flow.article().base() == Base::Ltr { (Edge::Left, Base::Ltr) } else { (Edge::Right, Base::Rtl) };
        let sign = look.words.number(u32::try_from(note.number).unwrap_or(u32::MAX)) + ".";
        label(buffer, number, (edge, &sign, base), look.style(Surface::Reading, Role::Quiet));
    }
}

/// The letters of the links in the list: where the address of each begins.
pub(super) fn hints(app: &App, look: &Look, column: Area, buffer: &mut Buffer) {
    let (Some(Overlay::Hints(hints)), Some(flow)) = (app.overlays.last(), app.reader.flow()) else { return };
    let style = look.style(Surface::Reading, Role::CurrentHit);
    let labels = hints.labels();
    for (at, line, note) in app.reader.footnotes().filter(|&(_, line, note)| line == note.address) {
        let Some(label) = labels.iter().find(|label| label.span == note.span) else { continue };
        let row = column.row(u16::try_from(at).unwrap_or(u16::MAX));
        let (text, _) = places(flow, row);
        let first = note.layout.cells(line).find(|cell| cell.width > Cells(0)).map_or(Column(0), |cell| cell.column);
        for (sign, step) in label.letters.chars().zip(0..) {
            paint::sign(buffer, row, text.left + Cells(first.0 + step), (sign, style));
        }
    }
}

/// Where the text of a link stands, and where its number.
fn places(flow: &Flow, area: Area) -> (Area, Area) {
    let indent = NUMBER.min(Cells(area.width.0 / 3));
    let text = Area { width: area.width - indent, ..area };
    let number = Area { width: indent, ..area };
    if flow.article().base() == Base::Ltr {
        (Area { left: area.left + indent, ..text }, number)
    } else {
        (text, Area { left: text.right(), ..number })
    }
}
