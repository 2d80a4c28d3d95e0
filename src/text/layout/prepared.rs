//! A text ready to be laid out at any width, piece by piece, in any order: for texts too long to be laid out whole.

use super::paragraphs::paragraphs;
use super::stretches::{Stretch, stretches};
use super::{Layout, Options, Typesetter};
use crate::text::bidi::{Base, Levels};
use crate::text::measure::{Offset, Span};

/// What of a text's layout does not depend on its width: where its pieces lie and, once one was asked for, the levels
/// of its paragraph. A piece is a paragraph, or a stretch of a very long one (see [`lay_out`](super::lay_out)).
///
/// The text itself is kept by the caller and given again with every call; it must be the same each time.
///
/// ```
/// use khabar::text::{Base, Cells, Offset, Options, Prepared, Typesetter};
///
/// let text = "خبر أول\nخبر ثان";
/// let mut prepared = Prepared::new(text, Base::Rtl);
/// let piece = prepared.piece_of(Offset::new(20));
/// let layout = prepared.lay_out(text, piece, &Options::new(Cells(40)), &mut Typesetter::new());
/// assert_eq!((prepared.pieces(), piece, layout.span(0).of(text)), (2, 1, "خبر ثان"));
/// ```
#[derive(Clone, Debug)]
pub struct Prepared {
    base: Base,
    paragraphs: Vec<Paragraph>,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Paragraph {
    span: Span,
    levels: Option<Levels>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    stretch: Stretch,
    paragraph: usize,
}

impl Prepared {
    /// Finds the pieces of `text`, whose paragraphs run as `base` says. No levels are resolved yet.
    #[must_use]
    pub fn new(text: &str, base: Base) -> Self {
        let mut prepared = Self { base, paragraphs: Vec::new(), pieces: Vec::new() };
        for span in paragraphs(text) {
            let paragraph = prepared.paragraphs.len();
            prepared.pieces.extend(stretches(text, span).map(|stretch| Piece { stretch, paragraph }));
            prepared.paragraphs.push(Paragraph { span, levels: None });
        }
        prepared
    }

    /// How many pieces there are: none in an empty text.
    #[must_use]
    pub fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// The range of piece `piece` in the text; empty behind the last.
    #[must_use]
    pub fn span(&self, piece: usize) -> Span {
        self.pieces.get(piece).map(|piece| piece.stretch.span).unwrap_or_default()
    }

    /// The piece that holds the character at `offset`; the last one for any offset behind it.
    #[must_use]
    pub fn piece_of(&self, offset: Offset) -> usize {
        self.pieces.partition_point(|piece| piece.stretch.span.start <= offset).saturating_sub(1)
    }

    /// Lays out piece `piece` of `text`. The offsets of the layout are those of the whole text. `options.base` counts
    /// for nothing: the base is that of [`new`](Self::new).
    ///
    /// The levels of its paragraph are resolved once and kept, one byte a character and class, until
    /// [`forget`](Self::forget).
    pub fn lay_out(&mut self, text: &str, piece: usize, options: &Options, typesetter: &mut Typesetter) -> Layout {
        let options = Options { base: self.base, ..*options };
        let found = self.pieces.get(piece).copied();
        let paragraph = found.and_then(|found| self.paragraphs.get_mut(found.paragraph));
        let (Some(found), Some(paragraph)) = (found, paragraph) else { return typesetter.lay_out("", &options) };
        let levels = paragraph.levels.get_or_insert_with(|| {
            let mut levels = Levels::default();
            levels.resolve(paragraph.span.of(text), self.base);
            levels
        });
        typesetter.lay_out_stretch(text, &found.stretch, (levels, options))
    }

    /// Gives back the room of the levels; they are resolved again where they are needed.
    pub fn forget(&mut self) {
        self.paragraphs.iter_mut().for_each(|paragraph| paragraph.levels = None);
    }
}
