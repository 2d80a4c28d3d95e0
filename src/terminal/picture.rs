//! Pictures that the terminal draws itself, pixel by pixel, over cells that a frame leaves blank.
//!
//! ```text
//! answers, variables, the reader's wish ─► way ─► Drawing (kitty, iTerm2, sixel) ─► layer ─► behind the cells of its frame
//! ```
//!
//! A layer of its own beside the cells: the last guard takes every control character out of every cell, and that stays so. Each
//! sequence here is made from decoded pixels alone; no byte of what was fetched, and none of an article, is in it. It is sent where
//! the terminal said that it knows it, or where the reader said so.

mod iterm2;
mod kitty;
mod layer;
mod palette;
mod sixel;
mod way;

pub use way::{Because, Decision, Means, Wish};
pub(super) use way::{Place, decide, question};

pub(super) use layer::Layer;

use crate::model::{CellSize, Raster};
use crate::text::{Cells, Column};
use ratatui::layout::Rect;
use std::sync::Arc;

/// How a terminal is sent a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// kitty's graphics protocol: the picture lies over the cells, and goes when it is told to.
    Kitty,
    /// iTerm2's inline images: the picture lies in the cells, and goes when they are written.
    Iterm2,
    /// DEC's sixels, in at most 256 colours: as iTerm2's.
    Sixel,
}

/// How far away the terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// On this machine.
    Near,
    /// Behind a network: fewer bytes matter more than pixels.
    Far,
}

/// A picture as a terminal is sent it.
#[derive(Clone, PartialEq, Eq)]
pub struct Drawing {
    way: Way,
    columns: Cells,
    rows: u16,
    /// Its own width and height, in pixels.
    pixels: (u16, u16),
    bytes: Vec<u8>,
}

/// A drawing at its place on the screen: the column and the row of its upper left cell.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What is drawn.
    pub drawing: Arc<Drawing>,
    /// The column of its left edge.
    pub left: Column,
    /// Its first row.
    pub top: u16,
}

/// The longest side of a picture that goes over a network, in pixels.
const FAR: u16 = 640;
/// The longest side of sixels, in pixels: xterm shows nothing of larger ones, unless it is told to (`maxGraphicSize`).
const SIXELS: u16 = 1_000;

impl Way {
    /// Its name in the config file and for programs, never changed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kitty => "kitty",
            Self::Iterm2 => "iterm2",
            Self::Sixel => "sixel",
        }
    }

    /// How many of so many columns and rows a picture can take: no terminal scales sixels, so fewer of them are a smaller picture.
    #[must_use]
    pub fn room(self, (columns, rows): (Cells, u16), (cell, line): (CellSize, Line)) -> (Cells, u16) {
        let most = match (self, line) {
            (Self::Kitty | Self::Iterm2, Line::Near | Line::Far) => return (columns, rows),
            (Self::Sixel, Line::Near) => SIXELS,
            (Self::Sixel, Line::Far) => FAR,
        };
        (columns.min(Cells(most / cell.width())), rows.min(most / cell.height()))
    }

    /// How many pixels are sent for a picture that fills `screen` pixels and has `own`: no more than it has, but for sixels,
    /// which no terminal scales.
    #[must_use]
    pub fn pixels(self, screen: (u16, u16), (width, height): (u32, u32), line: Line) -> (u16, u16) {
        let most = match (self, line) {
            (Self::Sixel, Line::Near | Line::Far) => return screen,
            (Self::Kitty | Self::Iterm2, Line::Near) => u32::MAX,
            (Self::Kitty | Self::Iterm2, Line::Far) => FAR.into(),
        };
        let least = |pixels: u16, own: u32| u32::from(pixels).min(own).max(1);
        let (across, down) = (least(screen.0, width), least(screen.1, height));
        let longest = across.max(down);
        let kept = longest.min(most);
        let side = |side: u32| u16::try_from((side * kept / longest).max(1)).unwrap_or(u16::MAX);
        (side(across), side(down))
    }

    /// What takes every picture off the screen before the terminal is given back: those of kitty by name, others with their cells.
    const fn removal(self) -> &'static str {
        match self {
            Self::Kitty => kitty::REMOVAL,
            Self::Iterm2 | Self::Sixel => "\x1B[m\x1B[2J",
        }
    }
}

impl Drawing {
    /// The picture over so many columns and rows.
    #[must_use]
    pub fn new((way, line): (Way, Line), raster: &Raster, (columns, rows): (Cells, u16)) -> Self {
        let bytes = match way {
            Way::Kitty => kitty::drawn((raster, line), (columns, rows)),
            Way::Iterm2 => iterm2::drawn(raster, (columns, rows)),
            Way::Sixel => sixel::drawn(raster, line),
        };
        Self { way, columns, rows, pixels: (raster.width(), raster.height()), bytes }
    }

    /// The columns and rows that it covers.
    #[must_use]
    pub const fn cells(&self) -> (Cells, u16) {
        (self.columns, self.rows)
    }

    /// Whether it covers its cells and no others where they are so large: after another font was chosen sixels don't.
    #[must_use]
    pub fn suits(&self, cell: CellSize) -> bool {
        let all = (self.columns.0.saturating_mul(cell.width()), self.rows.saturating_mul(cell.height()));
        match self.way {
            Way::Kitty | Way::Iterm2 => true,
            Way::Sixel => self.pixels == all,
        }
    }

    /// How many bytes the terminal is sent for it.
    #[must_use]
    pub const fn cost(&self) -> usize {
        self.bytes.len()
    }
}

impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Drawing({}, {} × {}, {} bytes)", self.way.name(), self.columns.0, self.rows, self.bytes.len())
    }
}

impl Placed {
    /// The cells that it covers.
    #[must_use]
    pub fn area(&self) -> Rect {
        Rect { x: self.left.0, y: self.top, width: self.drawing.columns.0, height: self.drawing.rows }
    }
}

impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.drawing, &other.drawing) && (self.left, self.top) == (other.left, other.top)
    }
}

#[cfg(test)]
mod tests;
