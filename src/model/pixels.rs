//! A picture as small as it is shown: two pixels in each cell, one above the other.

use super::Problem;
use crate::text::Cells;

/// The pixels of a picture, row by row from the top, as red, green and blue in sRGB. Every row is full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pixels {
    columns: u16,
    rows: u16,
    colours: Vec<[u8; 3]>,
}

/// Why a picture can't be seen, typed up to the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// It was not fetched.
    NotFetched(Problem),
    /// It is no picture, or one of a kind that khabar doesn't read.
    NotAPicture,
    /// It has more pixels than khabar takes in.
    TooLarge,
    /// It breaks off, or its parts contradict each other.
    Damaged,
}

impl Pixels {
    /// Pixels in rows of `columns`, from the top; those of a row of cells that is not full are left out.
    #[must_use]
    pub fn new(columns: u16, mut colours: Vec<[u8; 3]>) -> Self {
        let row_of_cells = usize::from(columns.max(1)) * 2;
        let rows = u16::try_from(colours.len() / row_of_cells).unwrap_or(u16::MAX);
        colours.truncate(usize::from(rows) * row_of_cells);
        Self { columns, rows, colours }
    }

    /// The cells in a row.
    #[must_use]
    pub const fn columns(&self) -> Cells {
        Cells(self.columns)
    }

    /// The rows of cells.
    #[must_use]
    pub const fn rows(&self) -> u16 {
        self.rows
    }

    /// The upper and the lower pixel of a cell; none outside the picture.
    #[must_use]
    pub fn cell(&self, column: u16, row: u16) -> Option<([u8; 3], [u8; 3])> {
        if column >= self.columns {
            return None;
        }
        let pixel = |y: usize| self.colours.get(y * usize::from(self.columns) + usize::from(column)).copied();
        let upper = usize::from(row) * 2;
        Some((pixel(upper)?, pixel(upper + 1)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DARK: [u8; 3] = [1; 3];
    const LIGHT: [u8; 3] = [200; 3];

    #[test]
    fn a_cell_has_two_pixels_one_above_the_other() {
        let pixels = Pixels::new(2, vec![DARK, LIGHT, LIGHT, LIGHT]);
        assert_eq!((pixels.columns(), pixels.rows()), (Cells(2), 1));
        assert_eq!(pixels.cell(0, 0), Some((DARK, LIGHT)));
        assert_eq!([pixels.cell(2, 0), pixels.cell(0, 1)], [None, None]);
    }

    #[test]
    fn a_row_that_is_not_full_is_left_out() {
        let pixels = Pixels::new(1, vec![DARK, LIGHT, DARK]);
        assert_eq!(pixels, Pixels::new(1, vec![DARK, LIGHT]));
        assert_eq!(Pixels::new(0, vec![DARK; 4]).cell(0, 0), None);
    }
}
