//! A picture pixel by pixel, and the pixels of a cell: for terminals that draw pictures themselves.

/// How many pixels of the screen a cell of the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CellSize {
    width: u16,
    height: u16,
}

/// The pixels of a picture, row by row from the top, as red, green and blue in sRGB. Every row is full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raster {
    width: u16,
    colours: Vec<[u8; 3]>,
}

impl CellSize {
    /// What is taken where nobody told: half as wide as high, as half blocks take it.
    pub const USUAL: Self = Self { width: 10, height: 20 };
    /// The sides that letters can have: below they can't be read, above there would be no room for them. pterm tells a cell of two
    /// by eight.
    const WIDTHS: std::ops::RangeInclusive<u16> = 4..=200;
    const HEIGHTS: std::ops::RangeInclusive<u16> = 6..=400;

    /// A cell of these sides, if letters can have them.
    #[must_use]
    pub fn new(width: u16, height: u16) -> Option<Self> {
        (Self::WIDTHS.contains(&width) && Self::HEIGHTS.contains(&height)).then_some(Self { width, height })
    }

    /// Pixels from its left to its right.
    #[must_use]
    pub const fn width(self) -> u16 {
        self.width
    }

    /// Pixels from its top to its foot.
    #[must_use]
    pub const fn height(self) -> u16 {
        self.height
    }
}

impl Raster {
    /// Pixels in rows of `width`, from the top; those of a row that is not full are left out.
    #[must_use]
    pub fn new(width: u16, mut colours: Vec<[u8; 3]>) -> Self {
        let rows = colours.len() / usize::from(width.max(1));
        colours.truncate(rows.min(usize::from(u16::MAX)) * usize::from(width));
        Self { width, colours }
    }

    /// Pixels in a row.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u16 {
        u16::try_from(self.colours.len() / usize::from(self.width.max(1))).unwrap_or(u16::MAX)
    }

    /// All pixels, row by row.
    #[must_use]
    pub fn colours(&self) -> &[[u8; 3]] {
        &self.colours
    }

    /// The rows, from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[[u8; 3]]> {
        self.colours.chunks_exact(usize::from(self.width.max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_not_full_is_left_out() {
        let raster = Raster::new(2, vec![[1; 3], [2; 3], [3; 3]]);
        assert_eq!(raster, Raster::new(2, vec![[1; 3], [2; 3]]));
        assert_eq!((raster.width(), raster.height(), raster.rows().count()), (2, 1, 1));
        assert_eq!(Raster::new(0, vec![[1; 3]]), Raster::default());
    }

    #[test]
    fn a_cell_too_small_or_too_large_for_letters_is_none() {
        assert_eq!(CellSize::new(10, 20), Some(CellSize::USUAL));
        for (width, height) in [(0, 0), (2, 8), (10, 0), (0, 20), (201, 20), (10, 401)] {
            assert_eq!(CellSize::new(width, height), None);
        }
    }
}
