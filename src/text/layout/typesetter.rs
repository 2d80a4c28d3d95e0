//! Lays text out, stretch by stretch, with buffers that go from one text to the next.

use super::line::{Setter, Source};
use super::paragraphs::paragraphs;
use super::shape::{Paragraph, Shaper};
use super::stretches::{Stretch, stretches};
use super::{Align, Breaker, Layout, Line, Options};
use crate::text::bidi::{Base, Direction, Levels};
use crate::text::justify::{self, Words};
use crate::text::measure::{Cells, Column, Offset, Span};
use crate::text::wrap::{self, Gatherer, Measured, TotalFit};

/// Lays out texts one after the other. For more than a few it is faster than [`lay_out`], and the outcome is the same:
/// what is kept between two texts is room, never a result.
///
/// ```
/// use khabar::text::{Cells, Options, Typesetter};
///
/// let mut typesetter = Typesetter::new();
/// let heights = ["خبر عاجل", "خبر"].map(|text| typesetter.lay_out(text, &Options::new(Cells(4))).height());
/// assert_eq!(heights, [2, 1]);
/// ```
#[derive(Debug)]
pub struct Typesetter {
    shaper: Shaper,
    setter: Setter,
    levels: Levels,
    gatherer: Gatherer,
    stretches: Vec<wrap::Stretch>,
    words: Words,
    fit: TotalFit,
}

/// What a unit of a ragged line can stretch: all the same, so that only the spare cells count.
const EVEN: wrap::Stretch = wrap::Stretch { kashidas: 1, blanks: 1 };

/// Lays out `text`: any string, also with several paragraphs in it (UAX #9, P1), also empty (one empty line).
///
/// A paragraph separator belongs to the line it ends; behind the last one no empty line follows. A paragraph of
/// more than 16 KiB is set in stretches of about 8 KiB, each of which starts on a line of its own, so that
/// [`Prepared`](super::Prepared) can set any of them alone.
/// Offsets are 32 bits wide: a text must be shorter than 4 GiB.
///
/// ```
/// use khabar::text::{Cells, Options, lay_out};
///
/// // Seen, lam-alef and meem: three cells for four letters, the last letter leftmost.
/// let layout = lay_out("سلام", &Options::new(Cells(20)));
/// let cells: Vec<_> = layout.cells(0).map(|cell| (cell.symbol, cell.start.bytes()..cell.end.bytes())).collect();
/// assert_eq!(cells, [("\u{FEE1}", 6..8), ("\u{FEFC}", 2..6), ("\u{FEB3}", 0..2)]);
/// ```
#[must_use]
pub fn lay_out(text: &str, options: &Options) -> Layout {
    Typesetter::new().lay_out(text, options)
}

/// Lays out one line for a headline or a status text. What does not fit is left out behind an ellipsis at the
/// line's logical end; so is all behind a line break.
#[must_use]
pub fn lay_out_line(text: &str, options: &Options) -> Layout {
    lay_out_lines(text, options, 1)
}

/// Lays out at most `lines` lines (at least one is made), with an ellipsis where text is left out.
#[must_use]
pub fn lay_out_lines(text: &str, options: &Options, lines: usize) -> Layout {
    let lines = lines.max(1);
    Typesetter::new().lay_out_until(text, *options, lines.saturating_add(1)).clip(lines)
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// A typesetter that has laid out nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shaper: Shaper::new(),
            setter: Setter::new(),
            levels: Levels::default(),
            gatherer: Gatherer::default(),
            stretches: Vec::new(),
            words: Words::default(),
            fit: TotalFit::default(),
        }
    }

    /// As the function [`lay_out`].
    #[must_use]
    pub fn lay_out(&mut self, text: &str, options: &Options) -> Layout {
        self.lay_out_until(text, *options, usize::MAX)
    }

    /// Lays out `text` piece by piece, in order: the same lines as [`lay_out`](Self::lay_out), for a caller that is done
    /// with each before the next. A piece is a paragraph, or a stretch of a very long one; there is at least one.
    ///
    /// ```
    /// use khabar::text::{Cells, Options, Typesetter};
    ///
    /// let mut typesetter = Typesetter::new();
    /// let heights = typesetter.pieces("خبر عاجل\nخبر", &Options::new(Cells(4))).map(|piece| piece.height());
    /// assert_eq!(heights.collect::<Vec<_>>(), [2, 1]);
    /// ```
    pub fn pieces<'a>(&'a mut self, text: &'a str, options: &Options) -> impl Iterator<Item = Layout> + use<'a> {
        let options = *options;
        let mut levels = Levels::default();
        let mut paragraphs = paragraphs(text);
        let mut of_paragraph = None;
        let mut empty = text.is_empty();
        std::iter::from_fn(move || {
            if std::mem::take(&mut empty) {
                return Some(self.lay_out("", &options));
            }
            loop {
                if let Some(stretch) = of_paragraph.as_mut().and_then(Iterator::next) {
                    return Some(self.lay_out_stretch(text, &stretch, (&levels, options)));
                }
                let paragraph = paragraphs.next()?;
                levels.resolve(paragraph.of(text), options.base);
                of_paragraph = Some(stretches(text, paragraph));
            }
        })
    }

    /// Lays out `text` until there are at least `lines` lines.
    fn lay_out_until(&mut self, text: &str, options: Options, lines: usize) -> Layout {
        let mut layout = Layout::new(options.width);
        let mut levels = std::mem::take(&mut self.levels);
        for paragraph in paragraphs(text) {
            levels.resolve(paragraph.of(text), options.base);
            for stretch in stretches(text, paragraph) {
                if layout.lines.len() < lines {
                    self.set(text, &stretch, (&levels, options), &mut layout);
                }
            }
            if layout.lines.len() >= lines {
                break;
            }
        }
        self.levels = levels;
        self.finish(options, layout)
    }

    /// Lays out one stretch of `text`, whose paragraph has `levels`.
    pub(super) fn lay_out_stretch(
        &mut self,
        text: &str,
        stretch: &Stretch,
        (levels, options): (&Levels, Options),
    ) -> Layout {
        let mut layout = Layout::new(options.width);
        self.set(text, stretch, (levels, options), &mut layout);
        self.finish(options, layout)
    }

    /// Puts the lines of `stretch`, which is not empty, behind those of `layout`.
    fn set(&mut self, text: &str, stretch: &Stretch, (levels, options): (&Levels, Options), layout: &mut Layout) {
        let piece = stretch.span.of(text);
        let (origin, index) = (stretch.span.start, stretch.index);
        self.shaper.shape(&Paragraph { text: piece, origin, index, levels: levels.as_slice(), options });
        let limit = options.width.0.max(1).into();
        self.gatherer.gather(&self.shaper.clusters, piece, self.shaper.edges());
        wrap::cut_wide(&self.shaper.clusters, &mut self.gatherer.units, limit);
        self.weigh(text, levels, options);
        let clusters = &mut self.shaper.clusters;
        let measured = Measured { clusters, units: &self.gatherer.units, limit, end: stretch.end };
        let rows = match options.breaker {
            Breaker::Greedy => wrap::greedy(&measured),
            Breaker::TotalFit => self.fit.lines(&measured, &self.stretches),
        };
        layout.cells.reserve(clusters.len());
        layout.lines.reserve(rows.len());
        let end = stretch.index + stretch.count;
        let mut source = Source { clusters, levels, words: &self.words, end, options };
        self.setter.start();
        for row in &rows {
            self.setter.set(&mut source, row, layout);
        }
    }

    /// Finds what of the units can stretch, as far as the options ask for it.
    fn weigh(&mut self, text: &str, levels: &Levels, options: Options) {
        let clusters = &self.shaper.clusters;
        let places =
            clusters.first().zip(clusters.last()).map(|(first, last)| first.index as usize..last.index as usize);
        let is_even = places.is_some_and(|places| levels.is_even(places.start..places.end + 1));
        let source = justify::Source { text, clusters, levels, is_even };
        let total: u32 = self.gatherer.units.iter().map(|unit| unit.width + unit.blank).sum();
        let is_one_line = total <= u32::from(options.width.0);
        self.words.clear();
        match options.align {
            // A single line is its paragraph's last and never filled.
            _ if is_one_line => return self.weigh_evenly(),
            Align::Start => return self.weigh_evenly(),
            Align::Justify => {
                self.words.read(source);
                self.words.find_points(source);
            }
            Align::JustifySpaces => self.words.read(source),
        }
        self.words.stretches(&self.gatherer.units, &mut self.stretches);
    }

    fn weigh_evenly(&mut self) {
        self.stretches.clear();
        self.stretches.resize(self.gatherer.units.len(), EVEN);
    }

    fn finish(&mut self, options: Options, mut layout: Layout) -> Layout {
        if layout.lines.is_empty() {
            layout.lines.push(Line::empty(options));
        }
        layout.symbols = std::mem::take(&mut self.shaper.symbols);
        layout
    }
}

impl Layout {
    fn new(width: Cells) -> Self {
        Self { width, lines: Vec::new(), runs: Vec::new(), cells: Vec::new(), symbols: String::new() }
    }
}

impl Line {
    fn empty(options: Options) -> Self {
        let (direction, left) = match options.base {
            Base::Auto | Base::Ltr => (Direction::Ltr, Column(0)),
            Base::Rtl => (Direction::Rtl, Column(options.width.0.max(1))),
        };
        Self {
            span: Span::default(),
            shown: Offset::START,
            direction,
            cells: (0, 0),
            runs: (0, 0),
            left,
            used: Cells(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::measure::Offset;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn edges_found_while_shaping_are_where_the_rules_end_lines(
            text in "([ابلومد ]|[ابلومد ]|[ab1٣ـ\u{64E}\u{651}\u{200C}]|[ .،:؟!)(«»\"/@#%…–-]|كم |\u{A0}|\t|\u{AD}|漢){0,24}"
        ) {
            let mut shaper = Shaper::new();
            let levels = vec![crate::text::bidi::Level(1); text.chars().count()];
            let options = Options::new(Cells(80));
            let paragraph = Paragraph { text: &text, origin: Offset::START, index: 0, levels: &levels, options };
            shaper.shape(&paragraph);
            let (mut short, mut long) = (Gatherer::default(), Gatherer::default());
            short.gather(&shaper.clusters, &text, shaper.edges());
            long.gather(&shaper.clusters, &text, &[]);
            prop_assert_eq!(short.units, long.units);
        }
    }
}
