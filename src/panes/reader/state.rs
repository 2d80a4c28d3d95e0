//! What the reading pane holds: the open article, where in it the reader is, and the rows that are in sight.

use super::flow::{Flow, Footnote, Place, Row, Setting};
use super::pointing::Pressed;
use super::selection::Selection;
use crate::app::arrangement::Area;
use crate::app::shelf::ArticleId;
use crate::config::reading::{Links, Spacing};
use crate::model::Article;
use crate::text::{Align, Cell, Cells, Column, Digits, Marks, Offset, Span};
use std::collections::HashMap;

/// Blank cells at both sides of the column.
const MARGIN: Cells = Cells(2);

/// A place to come back to: the first character in sight, and the very row while the column is set as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    pub(super) anchor: Offset,
    pub(super) top: Place,
    /// How the column was set; nothing where only the character is known.
    pub(super) set: Option<Setting>,
}

/// How an article is laid out, whatever the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typography {
    /// Where spare cells of a line go.
    pub align: Align,
    /// Whether marks are shown.
    pub marks: Marks,
    /// Which digits are shown.
    pub digits: Digits,
    /// The widest column of text: longer lines are hard to follow.
    pub measure: Cells,
    /// Where rows are left blank.
    pub spacing: Spacing,
    /// Whether links are listed at the end.
    pub links: Links,
}

/// The state of the reading pane.
#[derive(Debug)]
pub struct State {
    pub(super) open: Option<(ArticleId, Flow)>,
    pub(super) area: Area,
    pub(super) top: Place,
    /// Where the reader was when he last moved. Resizing keeps it, so that going narrow and wide again ends where it
    /// began.
    pub(super) reached: Bookmark,
    /// Where the open article was opened.
    pub(super) came: Offset,
    pub(super) rows: Vec<Row>,
    pub(super) selection: Option<Selection>,
    pub(super) pressed: Option<Pressed>,
    pub(super) taken: Option<Span>,
    pub(super) left_at: HashMap<ArticleId, Bookmark>,
    pub(super) typography: Typography,
}

impl Bookmark {
    /// The first character that was in sight.
    #[must_use]
    pub const fn anchor(self) -> Offset {
        self.anchor
    }
}

impl State {
    /// An empty pane.
    #[must_use]
    pub fn new(typography: Typography) -> Self {
        Self {
            open: None,
            area: Area::default(),
            top: Place::default(),
            reached: Bookmark::default(),
            came: Offset::START,
            rows: Vec::new(),
            selection: None,
            pressed: None,
            taken: None,
            left_at: HashMap::new(),
            typography,
        }
    }

    /// The open article.
    #[must_use]
    pub fn id(&self) -> Option<ArticleId> {
        self.open.as_ref().map(|(id, _)| *id)
    }

    /// Whether the reader has moved in the open article since it was opened.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.reached.anchor != self.came
    }

    /// The open article's text and blocks.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.open.as_ref().map(|(_, flow)| flow.article())
    }

    /// The column it is laid out in.
    #[must_use]
    pub fn flow(&self) -> Option<&Flow> {
        self.open.as_ref().map(|(_, flow)| flow)
    }

    /// The rows in sight, from the top.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where on the screen the column of text stands.
    #[must_use]
    pub fn column(&self) -> Area {
        let margin = if self.area.width.0 > 30 { MARGIN } else { Cells(1) };
        let lead = u16::from(self.area.height > 8);
        self.area.inset(margin).middle(self.typography.measure).below(lead)
    }

    /// The range of text in sight; empty, at the end of the text, where only the list of links is.
    #[must_use]
    pub fn in_sight(&self) -> Span {
        let Some((_, flow)) = &self.open else { return Span::default() };
        let mut spans = self.rows.iter().filter_map(|row| match *row {
            Row::Blank | Row::Facts | Row::FootnotesHead | Row::Footnote { .. } => None,
            Row::Line { piece, line } => {
                let text = flow.text(piece)?;
                let (origin, span) = (text.block.span.start.bytes(), text.layout.span(line));
                Some(Span::new(span.start.plus(origin), span.end.plus(origin)))
            }
        });
        let is_behind = |row: &Row| matches!(row, Row::FootnotesHead | Row::Footnote { .. });
        let end = if self.rows.iter().any(is_behind) { Offset::new(flow.article().text.len()) } else { Offset::START };
        let Some(first) = spans.next() else { return Span::new(end, end) };
        Span::new(first.start, spans.next_back().map_or(first.end, |last| last.end))
    }

    /// The character that is shown at a cell of the screen, if one is.
    #[must_use]
    pub fn at(&self, column: Column, row: u16) -> Option<Offset> {
        let area = self.column();
        let Row::Line { piece, line } = *self.rows.get(usize::from(row.checked_sub(area.top)?))? else { return None };
        let text = self.flow()?.text(piece)?;
        let left = area.left + self.flow()?.text_left(text.block.kind);
        let shown = text.layout.cells(line).find(|cell| {
            let start = left + Cells(cell.column.0);
            (start..start + cell.width).contains(&column)
        })?;
        Some(anchor(&shown).plus(text.block.span.start.bytes()))
    }

    /// The links of the list at the end that are in sight, each with the number of its row and of its line there.
    pub fn footnotes(&self) -> impl Iterator<Item = (usize, usize, Footnote<'_>)> {
        self.rows.iter().enumerate().filter_map(|(at, row)| {
            let Row::Footnote { piece, line } = *row else { return None };
            Some((at, line, self.flow()?.footnote(piece)?))
        })
    }

    /// Where the link of the list on a row of the screen leads.
    #[must_use]
    pub fn footnote_at(&self, row: u16) -> Option<&str> {
        let row = usize::from(row.checked_sub(self.column().top)?);
        self.footnotes().find(|&(at, ..)| at == row).map(|(.., note)| note.url)
    }

    /// Whether its end is in sight, with the list of links where it has one.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        let Some(flow) = self.flow().filter(|flow| flow.has_footnotes()) else { return self.progress() == 100 };
        matches!(self.rows.last(), Some(&Row::Footnote { piece, line }) if flow.ends_with((piece, line)))
    }

    /// How much of the article has been in sight or stands above, in percent.
    #[must_use]
    pub fn progress(&self) -> u32 {
        let length = self.article().map_or(0, |article| article.text.len());
        let seen = self.in_sight().end.bytes().min(length);
        u32::try_from((seen * 100).checked_div(length).unwrap_or(100)).unwrap_or(100)
    }

    pub(super) fn setting(&self) -> Setting {
        let Typography { align, marks, digits, spacing, links, .. } = self.typography;
        Setting { width: self.column().width, align, marks, digits, spacing, links }
    }
}

/// The character that a cell is marked and clicked for: its own; for a kashida, which belongs to none, the letter before it.
pub(super) fn anchor(cell: &Cell<'_>) -> Offset {
    if cell.start == cell.end { Offset::new(cell.start.bytes().saturating_sub(1)) } else { cell.start }
}
