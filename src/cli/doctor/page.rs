//! The page that the doctor writes on: titles, points and samples, in the reader's language.

use crate::cli::sheet::{Paragraph, Sheet};
use crate::cli::surface::Surface;
use crate::text::Base;
use crate::words::{Value, Words, without_isolates};
use ratatui::style::Modifier;
use std::io::{self, Write};

/// What stands before a point.
const POINT: &str = "• ";
/// What stands before a sample, so that it lies under its point.
const SAMPLE: &str = "    ";

/// A sheet, and the words for it.
#[derive(Debug)]
pub struct Page<'a, W: Write> {
    sheet: Sheet<W>,
    words: &'a Words,
}

impl<'a, W: Write> Page<'a, W> {
    /// A page on `sheet`.
    #[must_use]
    pub const fn new(sheet: Sheet<W>, words: &'a Words) -> Self {
        Self { sheet, words }
    }

    /// The same page in other words.
    #[must_use]
    pub fn in_words(self, words: &Words) -> Page<'_, W> {
        Page { sheet: self.sheet, words }
    }

    /// Writes the title of a part, with a gap before it.
    ///
    /// # Errors
    /// Where the sheet takes no more.
    pub fn title(&mut self, id: &str) -> io::Result<()> {
        self.sheet.gap()?;
        self.first_title(id)
    }

    /// Writes the title of the first part.
    ///
    /// # Errors
    /// Where the sheet takes no more.
    pub fn first_title(&mut self, id: &str) -> io::Result<()> {
        let title = self.words.say(id);
        self.sheet.paragraph(&Paragraph { weight: Modifier::BOLD, ..Paragraph::new(&title, self.base()) })
    }

    /// Writes the sentence of that id as a point.
    ///
    /// # Errors
    /// Where the sheet takes no more.
    pub fn point(&mut self, id: &str, values: &[(&str, Value<'_>)]) -> io::Result<()> {
        let text = self.said(id, values);
        self.sheet.paragraph(&Paragraph { prefix: POINT, ..Paragraph::new(&text, self.base()) })
    }

    /// Writes the sentence of that id as a paragraph.
    ///
    /// # Errors
    /// Where the sheet takes no more.
    pub fn sentence(&mut self, id: &str, values: &[(&str, Value<'_>)]) -> io::Result<()> {
        let text = self.said(id, values);
        self.sheet.paragraph(&Paragraph::new(&text, self.base()))
    }

    /// Writes a sample, indented.
    ///
    /// # Errors
    /// Where the sheet takes no more.
    pub fn sample(&mut self, text: &str, base: Base) -> io::Result<()> {
        self.sheet.paragraph(&Paragraph { prefix: SAMPLE, ..Paragraph::new(text, base) })
    }

    /// Writes a line as it is, left to right.
    ///
    /// # Errors
    /// Where the sheet takes no more.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.sheet.paragraph(&Paragraph::new(text, Base::Ltr))
    }

    /// Writes an empty line.
    ///
    /// # Errors
    /// Where the sheet takes no more.
    pub fn gap(&mut self) -> io::Result<()> {
        self.sheet.gap()
    }

    /// Everything is written: what was held back goes out.
    ///
    /// # Errors
    /// Where the sheet takes no more.
    pub fn finish(self) -> io::Result<()> {
        self.sheet.finish()
    }

    /// A sentence; isolates are for the text engine only, so whoever gets logical text gets none.
    fn said(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let text = self.words.say_with(id, values);
        match self.sheet.surface() {
            Surface::Logical { .. } => without_isolates(&text).into_owned(),
            Surface::Rows(_) => text,
        }
    }

    fn base(&self) -> Base {
        self.words.language().base()
    }
}
