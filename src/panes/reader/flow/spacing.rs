//! The blank rows of the column: before a piece, and between its lines.

use super::{Flow, Place, What};
use crate::config::reading::Spacing;
use crate::model::BlockKind;

impl Flow {
    /// Blank rows before `piece`: none at the top, under the headline and where a long block goes on.
    pub(super) fn space_before(&self, piece: usize) -> usize {
        let what = self.pieces.get(piece).map(|piece| piece.what);
        if piece == 0 || matches!(what, Some(What::Facts | What::Footnote(_))) {
            return 0;
        }
        let goes_on = matches!(what, Some(What::Text { part, .. }) if part > 0);
        if goes_on || self.is_with_the_one_before(piece) { self.gap(piece) } else { self.between_blocks(piece) }
    }

    /// Blank rows between two lines of `piece`. Only running text is set wide: headings and code hold together.
    pub(super) fn gap(&self, piece: usize) -> usize {
        let is_body =
            matches!(self.kind(piece), Some(BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item { .. }));
        usize::from(is_body && self.setting.spacing == Spacing::Loose)
    }

    /// The line of its piece that stands on the row, or the first one below it; lines may be apart by blank rows.
    pub(super) fn line_from(&self, place: Place) -> usize {
        place.row.saturating_sub(self.space_before(place.piece)).div_ceil(self.gap(place.piece) + 1)
    }

    /// The line of its piece that stands on the row, if one does.
    pub(super) fn line_on(&self, place: Place) -> Option<usize> {
        let row = place.row.checked_sub(self.space_before(place.piece))?;
        let each = self.gap(place.piece) + 1;
        row.is_multiple_of(each).then_some(row / each)
    }

    /// The row of line `line` of `piece`.
    pub(super) fn row_of(&self, piece: usize, line: usize) -> usize {
        self.space_before(piece) + line * (self.gap(piece) + 1)
    }

    /// The items of a list and the rows of a table.
    fn is_with_the_one_before(&self, piece: usize) -> bool {
        let pair = (self.kind(piece - 1), self.kind(piece));
        matches!(
            pair,
            (Some(BlockKind::Item { .. }), Some(BlockKind::Item { .. })) | (Some(BlockKind::Row), Some(BlockKind::Row))
        )
    }

    /// Where lines are apart, blocks are more so: they could not be told apart otherwise. Set tight, what goes on in the same
    /// way follows at once, and so does what stands under a heading.
    fn between_blocks(&self, piece: usize) -> usize {
        match self.setting.spacing {
            Spacing::Normal => 1,
            Spacing::Loose => 2,
            Spacing::Tight => usize::from(!matches!(
                (self.kind(piece - 1), self.kind(piece)),
                (Some(BlockKind::Paragraph), Some(BlockKind::Paragraph))
                    | (Some(BlockKind::Quote), Some(BlockKind::Quote))
                    | (Some(BlockKind::Heading(_)), Some(_))
            )),
        }
    }
}
