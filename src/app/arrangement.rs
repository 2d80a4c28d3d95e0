//! Which pane stands where on a screen of a given size. Pure geometry, in cells and rows.
//!
//! The panes are mirrored, because Arabic starts at the right: headlines right, article in the middle, entities left.
//! Below [`THREE_PANES`] columns the entities lie over the article; below [`TWO_PANES`] one pane fills the screen.

use super::widths::{NARROWEST_SIDE, Widths};
use crate::config::preferences::Side;
use crate::text::{Cells, Column};

/// Columns from which all three panes stand side by side.
pub const THREE_PANES: u16 = 100;
/// Columns from which headlines and article stand side by side.
pub const TWO_PANES: u16 = 70;
/// The narrowest screen that still reads.
pub const NARROWEST: u16 = 20;
/// The lowest screen that still reads: a title row, a status row and some text.
pub const LOWEST: u16 = 5;

/// The rows that an overlay needs besides its own: its title, and the space around it.
pub const OVERLAY_FRAME: u16 = 3;
/// The rows of the lowest overlay, where the screen has them: one whose rows are yet to come does not jump much.
const LOWEST_OVERLAY: u16 = 14;

/// The size of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Cells in a row.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// A rectangle of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub left: Column,
    /// Its width.
    pub width: Cells,
    /// Its first row, counted from the top of the screen.
    pub top: u16,
    /// Rows it takes.
    pub height: u16,
}

impl Area {
    /// The column behind its last cell.
    #[must_use]
    pub fn right(self) -> Column {
        self.left + self.width
    }

    /// This area without `margin` cells at its left and right edge.
    #[must_use]
    pub fn inset(self, margin: Cells) -> Self {
        Self { left: self.left + margin, width: self.width - margin - margin, ..self }
    }

    /// The row `row` of this area, counted from its top; empty where it has no such row.
    #[must_use]
    pub fn row(self, row: u16) -> Self {
        Self { top: self.top + row.min(self.height), height: u16::from(row < self.height), ..self }
    }

    /// This area without its first `rows` rows.
    #[must_use]
    pub fn below(self, rows: u16) -> Self {
        let taken = rows.min(self.height);
        Self { top: self.top + taken, height: self.height - taken, ..self }
    }

    /// Whether the cell at `column` of row `row` of the screen is in this area.
    #[must_use]
    pub fn holds(self, column: Column, row: u16) -> bool {
        (self.left..self.right()).contains(&column) && (self.top..self.top + self.height).contains(&row)
    }

    /// A part in the middle, `width` cells wide, or all of it where that is narrower.
    #[must_use]
    pub fn middle(self, width: Cells) -> Self {
        let width = width.min(self.width);
        Self { left: self.left + Cells((self.width - width).0 / 2), width, ..self }
    }
}

/// One of the three panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of articles.
    Headlines,
    /// The article.
    Reader,
    /// Who and what is in the article.
    Entities,
}

/// Whether the reader wants the entities beside the article where there is room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sidebar {
    /// Beside the article, if there is room.
    Shown,
    /// Only when asked for.
    Hidden,
}

/// Whether only the text is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zen {
    /// The panes are there too.
    #[default]
    Off,
    /// Only the article, and the last row for what has to be said.
    On,
}

/// Where everything stands. A pane without an area is not on the screen now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The row of pane titles.
    pub titles: Area,
    /// The headlines.
    pub headlines: Option<Area>,
    /// The article.
    pub reader: Option<Area>,
    /// The entities.
    pub entities: Option<Area>,
    /// Whether the entities lie over the article instead of beside it.
    pub floating: bool,
    /// The status line.
    pub status: Area,
}

/// How the panes stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spread {
    /// Beside each other, where there is room.
    #[default]
    Beside,
    /// One at a time over the whole screen, so that every row is of one piece: for screen readers and braille.
    Linear,
}

impl Arrangement {
    /// Arranges a screen of `size` for one pane at a time, with the keyboard in `focus`.
    #[must_use]
    pub fn linear(size: Size, focus: Pane) -> Self {
        let whole = Area { left: Column(0), width: Cells(size.columns), top: 0, height: size.rows };
        let body = Area { top: 1, height: size.rows.saturating_sub(2), ..whole };
        let frame = Self { titles: whole.row(0), status: whole.row(size.rows.saturating_sub(1)), ..Self::default() };
        let one = frame.one(body, focus);
        Self { entities: one.entities.map(|_| body), ..one }
    }

    /// Arranges a screen of `size`, with the keyboard in `focus`, and panes as wide as they are wished for.
    #[must_use]
    pub fn new(size: Size, focus: Pane, sidebar: Sidebar, widths: Widths) -> Self {
        let whole = Area { left: Column(0), width: Cells(size.columns), top: 0, height: size.rows };
        let body = Area { top: 1, height: size.rows.saturating_sub(2), ..whole };
        let frame = Self { titles: whole.row(0), status: whole.row(size.rows.saturating_sub(1)), ..Self::default() };
        if size.columns >= THREE_PANES {
            let sidebar = if focus == Pane::Entities { Sidebar::Shown } else { sidebar };
            frame.three(body, sidebar, widths)
        } else if size.columns >= TWO_PANES {
            frame.two(body, focus, widths)
        } else {
            frame.one(body, focus)
        }
    }

    /// The same with the panes from the side where they begin. What lies over the article stays over the left of it: Arabic lines
    /// start at the right either way.
    #[must_use]
    pub fn on(self, side: Side, size: Size) -> Self {
        let mirrored = |area: Area| Area { left: Column(0) + (Cells(size.columns) - Cells(area.right().0)), ..area };
        match side {
            Side::Rtl => self,
            Side::Ltr => {
                let reader = self.reader.map(mirrored);
                let over = |area: Area| Area { left: reader.map_or(area.left, |reader| reader.left), ..area };
                let entities = self.entities.map(|area| if self.floating { over(area) } else { mirrored(area) });
                Self { headlines: self.headlines.map(mirrored), reader, entities, ..self }
            }
        }
    }

    /// The article alone, on all of a screen of `size` but its last row.
    #[must_use]
    pub fn zen(size: Size) -> Self {
        let whole = Area { left: Column(0), width: Cells(size.columns), top: 0, height: size.rows };
        let last = size.rows.saturating_sub(1);
        Self { reader: Some(Area { height: last, ..whole }), status: whole.row(last), ..Self::default() }
    }

    fn three(self, body: Area, sidebar: Sidebar, widths: Widths) -> Self {
        let side = match sidebar {
            Sidebar::Shown => widths.side(share(body.width, 22, 24, 38), body.width - Cells(NARROWEST_SIDE)),
            Sidebar::Hidden => Cells(0),
        };
        let list = widths.list(share(body.width, 29, 30, 50), body.width - side);
        let middle = body.width - list - side;
        Self {
            entities: (side.0 > 0).then_some(Area { width: side, ..body }),
            reader: Some(Area { left: body.left + side, width: middle, ..body }),
            headlines: Some(Area { left: body.left + side + middle, width: list, ..body }),
            ..self
        }
    }

    fn two(self, body: Area, focus: Pane, widths: Widths) -> Self {
        let list = widths.list(share(body.width, 34, 26, 34), body.width);
        let middle = body.width - list;
        Self {
            reader: Some(Area { width: middle, ..body }),
            headlines: Some(Area { left: body.left + middle, width: list, ..body }),
            ..self
        }
        .with_floating(Area { width: middle, ..body }, focus)
    }

    fn one(self, body: Area, focus: Pane) -> Self {
        match focus {
            Pane::Headlines => Self { headlines: Some(body), ..self },
            Pane::Reader | Pane::Entities => Self { reader: Some(body), ..self }.with_floating(body, focus),
        }
    }

    /// Lays the entities over the left of the article, so that the start of its lines stays in sight; over all of it
    /// where that would leave but a few letters.
    fn with_floating(self, over: Area, focus: Pane) -> Self {
        if focus != Pane::Entities {
            return self;
        }
        let width = if over.width.0 < 50 { over.width } else { Cells(34) };
        Self { entities: Some(Area { width, ..over }), floating: true, ..self }
    }

    /// The pane at a cell of the screen, the topmost where two are.
    #[must_use]
    pub fn pane_at(&self, column: Column, row: u16) -> Option<Pane> {
        let panes = [Pane::Entities, Pane::Reader, Pane::Headlines];
        panes.into_iter().find(|&pane| self.area(pane).is_some_and(|area| area.holds(column, row)))
    }

    /// Where `pane` stands, if it is on the screen.
    #[must_use]
    pub fn area(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::Headlines => self.headlines,
            Pane::Reader => self.reader,
            Pane::Entities => self.entities,
        }
    }
}

/// Where what is laid over the panes lies on a screen of `size`, as high as its `rows` need: in the middle, with the panes to be seen
/// around it where there is room.
#[must_use]
pub fn overlay(size: Size, rows: usize) -> Area {
    let margin = u16::from(size.rows > 16);
    let whole = Area { left: Column(0), width: Cells(size.columns), top: 0, height: size.rows };
    let middle = whole.middle(Cells(68)).below(margin);
    let wanted = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(OVERLAY_FRAME).max(LOWEST_OVERLAY);
    // The status line says how to leave it.
    Area { height: middle.height.saturating_sub(1).min(wanted), ..middle }
}

/// `percent` of `whole`, between `least` and `most`.
fn share(whole: Cells, percent: u32, least: u16, most: u16) -> Cells {
    let part = u32::from(whole.0) * percent / 100;
    Cells(u16::try_from(part).unwrap_or(most).clamp(least, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arranged(columns: u16, focus: Pane) -> Arrangement {
        Arrangement::new(Size { columns, rows: 24 }, focus, Sidebar::Shown, Widths::default())
    }

    #[test]
    fn a_wide_screen_has_headlines_right_and_entities_left_without_a_gap() {
        for columns in [100, 132, 250] {
            let screen = arranged(columns, Pane::Reader);
            let (side, middle, list) = (screen.entities.unwrap(), screen.reader.unwrap(), screen.headlines.unwrap());
            assert_eq!((side.left, side.right(), middle.right()), (Column(0), middle.left, list.left));
            assert_eq!(list.right(), Column(columns));
            assert!(!screen.floating);
        }
    }

    #[test]
    fn a_middling_screen_shows_the_entities_over_the_article_only_when_asked() {
        assert_eq!(arranged(80, Pane::Reader).entities, None);
        let asked = arranged(80, Pane::Entities);
        assert!(asked.floating);
        assert!(asked.entities.unwrap().right() <= asked.reader.unwrap().right());
    }

    #[test]
    fn a_narrow_screen_shows_one_pane_at_a_time() {
        assert_eq!(arranged(40, Pane::Headlines).reader, None);
        assert_eq!(arranged(40, Pane::Reader).headlines, None);
    }

    #[test]
    fn panes_that_begin_at_the_left_stand_the_other_way_round() {
        let size = Size { columns: 132, rows: 24 };
        let screen = Arrangement::new(size, Pane::Reader, Sidebar::Shown, Widths::default());
        let turned = screen.on(Side::Ltr, size);
        let (side, middle, list) = (turned.entities.unwrap(), turned.reader.unwrap(), turned.headlines.unwrap());
        assert_eq!((list.left, list.right(), middle.right()), (Column(0), middle.left, side.left));
        assert_eq!(side.right(), Column(132));
        assert_eq!((screen.on(Side::Rtl, size), turned.on(Side::Ltr, size)), (screen, screen));
        let narrow = Size { columns: 80, rows: 24 };
        let floating =
            Arrangement::new(narrow, Pane::Entities, Sidebar::Shown, Widths::default()).on(Side::Ltr, narrow);
        assert_eq!(
            floating.entities.unwrap().left,
            floating.reader.unwrap().left,
            "the start of Arabic lines is in sight"
        );
    }

    #[test]
    fn no_size_makes_areas_leave_the_screen() {
        for columns in 0..=260 {
            for rows in [0, 1, 2, 12, 70] {
                for focus in [Pane::Headlines, Pane::Reader, Pane::Entities] {
                    let size = Size { columns, rows };
                    for side in [Side::Rtl, Side::Ltr] {
                        let screen = Arrangement::new(size, focus, Sidebar::Shown, Widths::default()).on(side, size);
                        for area in [screen.headlines, screen.reader, screen.entities].into_iter().flatten() {
                            assert!(area.right().0 <= columns && area.top + area.height <= rows.max(1));
                        }
                    }
                }
            }
        }
    }
}
