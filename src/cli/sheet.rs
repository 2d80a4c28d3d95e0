//! The sheet of paper that `show`, `entities` and `find` write on: paragraphs in, logical lines or finished rows out.
//!
//! Whatever is written here has lost its controls, so nothing from a file steers a terminal. Kashidas, presentation
//! forms and visual order only go into finished rows.

mod pen;
mod row;

use self::pen::Pen;
use self::row::{Place, cells_of, is_blank, paint};
use super::failure::is_dangerous;
use super::surface::{Rows, Surface};
use crate::model::Link;
use crate::terminal::links::number_of;
use crate::terminal::{self, Hyperlinks, Links, Mode};
use crate::text::{Align, Base, Cells, Digits, Letters, Marks, Offset, Options, Span, Typesetter, lay_out_line};
use crate::words::without_isolates;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// How letters, marks and weights look on the whole sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Which letters finished rows show.
    pub letters: Letters,
    /// Whether marks are shown.
    pub marks: Marks,
    /// Which digits are shown.
    pub digits: Digits,
    /// Whether weights are written at all.
    pub ink: Ink,
}

/// Whether weights are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text only.
    Plain,
    /// With escape sequences for bold, quiet and reversed text.
    Weighted,
}

/// One paragraph as it is to stand on the sheet.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph<'a> {
    /// Its logical text, also of several lines.
    pub text: &'a str,
    /// What stands before its first line; later lines are indented by as much.
    pub prefix: &'a str,
    /// Its direction.
    pub base: Base,
    /// Where its spare cells go in finished rows.
    pub align: Align,
    /// How all of it looks.
    pub weight: Modifier,
    /// What is shown reversed in it, in order.
    pub hits: &'a [Span],
    /// What of it leads somewhere, with the mark of its cells.
    pub links: &'a [(Span, Modifier)],
    /// What stands at the left edge before its first row, whatever its direction; later rows are indented by as much.
    pub number: &'a str,
}

impl<'a> Paragraph<'a> {
    /// A plain paragraph.
    #[must_use]
    pub const fn new(text: &'a str, base: Base) -> Self {
        Self {
            text,
            prefix: "",
            base,
            align: Align::Start,
            weight: Modifier::empty(),
            hits: &[],
            links: &[],
            number: "",
        }
    }

    /// Cells that the prefix takes.
    fn indent(&self) -> Cells {
        cells_of(self.prefix)
    }

    /// How the character at `offset` looks.
    fn weight_at(&self, offset: Offset) -> Modifier {
        let link = self.links.iter().find(|(link, _)| link.contains(offset));
        self.face_at(offset) | link.map_or(Modifier::empty(), |&(_, mark)| mark)
    }

    fn face_at(&self, offset: Offset) -> Modifier {
        let after = self.hits.partition_point(|hit| hit.end <= offset);
        let is_hit = self.hits.get(after).is_some_and(|hit| hit.contains(offset));
        if is_hit { self.weight | Modifier::REVERSED } else { self.weight }
    }
}

/// Where paragraphs are written.
#[derive(Debug)]
pub struct Sheet<W: Write> {
    out: W,
    surface: Surface,
    looks: Looks,
    links: Links,
}

impl<W: Write> Sheet<W> {
    /// A sheet on `out`.
    #[must_use]
    pub const fn new(out: W, surface: Surface, looks: Looks) -> Self {
        Self { out, surface, looks, links: Links::new(Hyperlinks::Off) }
    }

    /// Shows marks from here on, or leaves them out.
    pub const fn show(&mut self, marks: Marks) {
        self.looks.marks = marks;
    }

    /// The same on a terminal that knows hyperlinks, or not.
    #[must_use]
    pub fn with_links(self, hyperlinks: Hyperlinks) -> Self {
        Self { links: Links::new(hyperlinks), ..self }
    }

    /// The links of the next paragraph, whose text starts at `start`: to be given to it.
    pub fn link(&mut self, links: &[Link], start: Offset) -> Vec<(Span, Modifier)> {
        self.links.show(links.iter().map(|link| link.url.as_str()));
        let marks = links.iter().map(|link| {
            let span = Span::new(link.span.start.since(start), link.span.end.since(start));
            (span, self.links.mark(&link.url))
        });
        marks.filter(|(_, mark)| !mark.is_empty()).collect()
    }

    /// What is written to.
    #[must_use]
    pub const fn surface(&self) -> Surface {
        self.surface
    }

    /// Writes one paragraph and a line break.
    ///
    /// # Errors
    /// Where `out` takes no more.
    pub fn paragraph(&mut self, paragraph: &Paragraph<'_>) -> io::Result<()> {
        let is_narrow = self.surface.width().is_some_and(|width| width.0 < 3 * paragraph.indent().0);
        let paragraph = &Paragraph { prefix: if is_narrow { "" } else { paragraph.prefix }, ..*paragraph };
        match self.surface {
            Surface::Logical { wrap: None } => self.whole(paragraph),
            Surface::Logical { wrap: Some(width) } => self.wrapped(paragraph, width),
            Surface::Rows(rows) => self.rows(paragraph, rows),
        }
    }

    /// Writes one line, cut with an ellipsis where it is longer than a line may be.
    ///
    /// # Errors
    /// Where `out` takes no more.
    pub fn line(&mut self, paragraph: &Paragraph<'_>) -> io::Result<()> {
        let Some(width) = self.surface.width() else { return self.whole(paragraph) };
        let layout = lay_out_line(paragraph.text, &self.options(paragraph, width, Align::Start));
        match self.surface {
            Surface::Rows(rows) => {
                let mut row = paint(paragraph, &layout, (0, Place::First), rows);
                terminal::encode(&mut row, rows.mode);
                self.row(&row, rows.mode)
            }
            Surface::Logical { .. } => {
                let shown = layout.span(0).of(paragraph.text);
                let dots = if shown.trim_end().len() < paragraph.text.trim_end().len() { "…" } else { "" };
                self.whole(&Paragraph { text: &format!("{}{dots}", shown.trim_end()), ..*paragraph })
            }
        }
    }

    /// Writes a sentence of khabar's own words. Isolates in it are for the text engine: logical text gets none.
    ///
    /// # Errors
    /// Where `out` takes no more.
    pub fn sentence(&mut self, said: &str, base: Base) -> io::Result<()> {
        match self.surface {
            Surface::Logical { .. } => self.paragraph(&Paragraph::new(&without_isolates(said), base)),
            Surface::Rows(_) => self.paragraph(&Paragraph::new(said, base)),
        }
    }

    /// Writes an empty line.
    ///
    /// # Errors
    /// Where `out` takes no more.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Everything is written: what was held back goes out.
    ///
    /// # Errors
    /// Where `out` takes no more.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// The paragraph as it is, each of its own lines behind the prefix.
    fn whole(&mut self, paragraph: &Paragraph<'_>) -> io::Result<()> {
        let mut start = Offset::START;
        for (number, line) in paragraph.text.split('\n').enumerate() {
            self.logical(paragraph, Span::new(start, start.plus(line.len())), number)?;
            start = start.plus(line.len() + 1);
        }
        Ok(())
    }

    fn wrapped(&mut self, paragraph: &Paragraph<'_>, width: Cells) -> io::Result<()> {
        let options = self.options(paragraph, width, Align::Start);
        let mut number = 0;
        for piece in Typesetter::new().pieces(paragraph.text, &options) {
            for line in 0..piece.height() {
                self.logical(paragraph, piece.span(line), number)?;
                number += 1;
            }
        }
        Ok(())
    }

    /// One logical line: no blanks at its end, and nothing that steers.
    fn logical(&mut self, paragraph: &Paragraph<'_>, span: Span, number: usize) -> io::Result<()> {
        let line = span.of(paragraph.text).trim_end();
        let mut pen = Pen::new(&mut self.out, self.looks.ink);
        if number == 0 {
            pen.write(paragraph.number, Modifier::empty())?;
            pen.write(paragraph.prefix, paragraph.weight)?;
        } else if !line.is_empty() {
            pen.write(&" ".repeat(paragraph.indent().0.into()), paragraph.weight)?;
        }
        for (place, c) in line.char_indices() {
            if let Some(c) = self.looks.shown(c) {
                pen.write(c.encode_utf8(&mut [0; 4]), paragraph.weight_at(span.start.plus(place)))?;
            }
        }
        pen.lift()?;
        self.out.write_all(b"\n")
    }

    fn rows(&mut self, paragraph: &Paragraph<'_>, rows: Rows) -> io::Result<()> {
        let options = self.options(paragraph, rows.width, paragraph.align);
        let mut place = Place::First;
        for piece in Typesetter::new().pieces(paragraph.text, &options) {
            for line in 0..piece.height() {
                let mut row = paint(paragraph, &piece, (line, place), rows);
                terminal::encode(&mut row, rows.mode);
                self.row(&row, rows.mode)?;
                place = Place::Later;
            }
        }
        Ok(())
    }

    /// Writes a finished row, without the blanks at its right end.
    ///
    /// Explicit mode (ECMA-48, BDSM) is set for the row alone: terminals keep it with each row, and whatever ends the
    /// program, the rows of the next one are laid out as before.
    fn row(&mut self, row: &Buffer, mode: Mode) -> io::Result<()> {
        let (before, behind) = terminal::row_switches(mode);
        self.out.write_all(before.as_bytes())?;
        self.cells(row)?;
        writeln!(self.out, "{behind}")
    }

    fn cells(&mut self, row: &Buffer) -> io::Result<()> {
        let end = row.content.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        let mut pen = Pen::new(&mut self.out, self.looks.ink);
        let mut covered = 0;
        let mut linked = 0;
        for cell in row.content.iter().take(end) {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            if number_of(cell) != linked {
                linked = number_of(cell);
                pen.lead(self.links.address(linked), linked)?;
            }
            pen.dip(cell.fg)?;
            pen.write(cell.symbol(), cell.modifier)?;
            covered = cell.symbol().width().saturating_sub(1);
        }
        if linked > 0 {
            pen.lead(None, 0)?;
        }
        pen.lift()
    }

    fn options(&self, paragraph: &Paragraph<'_>, width: Cells, align: Align) -> Options {
        let Looks { letters, marks, digits, .. } = self.looks;
        let width = width - paragraph.indent() - cells_of(paragraph.number);
        Options { base: paragraph.base, width, align, breaker: align.breaker(), letters, marks, digits }
    }
}

impl Looks {
    /// `c` as a logical line shows it, if it is shown at all.
    fn shown(self, c: char) -> Option<char> {
        let is_hidden = self.marks == Marks::Hide && is_mark(c);
        if is_hidden || (is_dangerous(c) && c != '\t') {
            return None;
        }
        Some(digit(c, self.digits))
    }
}

/// The digit to show for `c`, as in finished rows.
fn digit(c: char, digits: Digits) -> char {
    let (from, to) = match (digits, c) {
        (Digits::Arabic, '0'..='9') => ('0', '\u{660}'),
        (Digits::Latin, '\u{660}'..='\u{669}') => ('\u{660}', '0'),
        (Digits::Latin, '\u{6F0}'..='\u{6F9}') => ('\u{6F0}', '0'),
        (Digits::Keep | Digits::Arabic | Digits::Latin | Digits::AmongArabic | Digits::AmongPersian, _) => return c,
    };
    char::from_u32(u32::from(to) + (u32::from(c) - u32::from(from))).unwrap_or(c)
}

/// Whether `c` is an Arabic mark: tashkeel, the small letters of the Quran, and their like.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}' | '\u{8D3}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOKS: Looks = Looks { letters: Letters::Forms, marks: Marks::Keep, digits: Digits::Keep, ink: Ink::Plain };
    const PIPE: Surface = Surface::Logical { wrap: None };

    fn written(surface: Surface, looks: Looks, paragraph: &Paragraph<'_>) -> String {
        let mut out = Vec::new();
        Sheet::new(&mut out, surface, looks).paragraph(paragraph).expect("a vector takes everything");
        String::from_utf8(out).expect("only text is written")
    }

    #[test]
    fn a_pipe_gets_the_text_as_it_is() {
        let paragraph = Paragraph { prefix: "• ", ..Paragraph::new("أول\nثان", Base::Rtl) };
        assert_eq!(written(PIPE, LOOKS, &paragraph), "• أول\n  ثان\n");
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_written() {
        let paragraph = Paragraph::new("خبر\u{1b}]0;x\u{7}\u{202e}\u{9b}1m", Base::Rtl);
        assert_eq!(written(PIPE, LOOKS, &paragraph), "خبر]0;x1m\n");
    }

    #[test]
    fn explicit_mode_is_set_for_each_row_alone() {
        let surface = Surface::Rows(Rows::new(Mode::Explicit, Cells(6)));
        let written = written(surface, LOOKS, &Paragraph::new("سلام\nab", Base::Rtl));
        let expected = "\u{1b}[8l   \u{FEE1}\u{FEFC}\u{FEB3}\u{1b}[8h\n\u{1b}[8l    ab\u{1b}[8h\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn a_prefix_stands_at_the_right_of_right_to_left_rows() {
        let surface = Surface::Rows(Rows::new(Mode::Visual, Cells(8)));
        let paragraph = Paragraph { prefix: "• ", ..Paragraph::new("سلام لا", Base::Rtl) };
        assert_eq!(written(surface, LOOKS, &paragraph), " \u{FEFB} \u{FEE1}\u{FEFC}\u{FEB3} •\n");
        let paragraph = Paragraph { prefix: "• ", ..Paragraph::new("ab cd ef", Base::Ltr) };
        assert_eq!(written(surface, LOOKS, &paragraph), "• ab cd\n  ef\n");
    }

    #[test]
    fn a_number_stands_at_the_left_whatever_the_direction_and_the_switch_around_the_row() {
        let surface = |mode| Surface::Rows(Rows::new(mode, Cells(8)));
        let paragraph = Paragraph { number: "1 ", ..Paragraph::new("سلام لا", Base::Rtl) };
        assert_eq!(written(surface(Mode::Visual), LOOKS, &paragraph), "1  \u{FEFB} \u{FEE1}\u{FEFC}\u{FEB3}\n");
        let paragraph = Paragraph { number: "2 ", ..Paragraph::new("ab", Base::Ltr) };
        let expected = "\u{1b}]5379;use_ctl=false\u{7}2 ab\u{1b}]5379;use_ctl=true\u{7}\u{1b}[8h\n";
        assert_eq!(written(surface(Mode::Mlterm), LOOKS, &paragraph), expected);
        assert_eq!(written(PIPE, LOOKS, &paragraph), "2 ab\n");
    }

    #[test]
    fn a_line_that_is_too_long_is_cut_at_its_logical_end() {
        let line = |surface| {
            let mut out = Vec::new();
            let paragraph = Paragraph { prefix: "● ", ..Paragraph::new("سلام لا", Base::Rtl) };
            Sheet::new(&mut out, surface, LOOKS).line(&paragraph).expect("a vector takes everything");
            String::from_utf8(out).expect("only text is written")
        };
        assert_eq!(line(Surface::Rows(Rows::new(Mode::Visual, Cells(6)))), "…\u{FEE1}\u{FEFC}\u{FEB3} ●\n");
        assert_eq!(line(Surface::Logical { wrap: Some(Cells(6)) }), "● سلام…\n");
        assert_eq!(line(PIPE), "● سلام لا\n");
    }

    #[test]
    fn wide_letters_take_their_cells() {
        let surface = Surface::Rows(Rows::new(Mode::Visual, Cells(8)));
        assert_eq!(written(surface, LOOKS, &Paragraph::new("a中b", Base::Ltr)), "a中b\n");
    }

    #[test]
    fn marks_and_digits_follow_the_options_in_logical_text_too() {
        let looks = Looks { marks: Marks::Hide, digits: Digits::Arabic, ..LOOKS };
        let paragraph = Paragraph::new("م\u{64f}د\u{651}ة 15", Base::Rtl);
        assert_eq!(written(PIPE, looks, &paragraph), "مدة ١٥\n");
        let looks = Looks { digits: Digits::Latin, ..LOOKS };
        assert_eq!(written(PIPE, looks, &Paragraph::new("٢٠٢٦ ۱۴۰۵", Base::Rtl)), "2026 1405\n");
    }

    #[test]
    fn a_hit_is_reversed_and_the_line_ends_plain() {
        let looks = Looks { ink: Ink::Weighted, ..LOOKS };
        let hits = [Span::from(7..15)];
        let paragraph =
            Paragraph { hits: &hits, weight: Modifier::BOLD, ..Paragraph::new("خبر عاجل", Base::Rtl) };
        assert_eq!(written(PIPE, looks, &paragraph), "\u{1b}[0;1mخبر \u{1b}[0;1;7mعاجل\u{1b}[0m\n");
    }
}
