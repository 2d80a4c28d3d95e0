//! A selection: a range of the article's text with one end that moves.
//!
//! It is logical: what is selected is what is read between its ends, wherever the screen shows that. It is never empty,
//! and its ends lie where no cell of the screen is cut.

use super::flow::Side;
use super::state::State;
use super::units::{self, Unit};
use crate::config::Command;
use crate::panes::Motion;
use crate::panes::entities::update::Walk;
use crate::text::{Affinity, Caret, Column, Offset, Span};

/// Who moves the end of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The keys that else move through the article.
    Keys,
    /// The mouse; keys scroll as ever.
    Mouse,
}

/// What is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What it began with: all of it stays selected while the head lies before it.
    first: Span,
    /// The end that moves.
    head: Caret,
    /// The column that moving from line to line keeps to.
    goal: Option<Column>,
    hold: Hold,
}

/// How the end of a selection is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// One cluster to a side of the screen.
    Beside(Side),
    /// To the end of the next, or the start of this or the one before.
    Unit(Unit, Walk),
    /// Lines down, up where negative.
    Lines(i64),
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the start of the article.
    Start,
    /// To the end of the article.
    End,
    /// To the word that so many percent of the article stand before.
    Percent(u32),
}

impl Selection {
    /// `span` is selected; its end is the one that moves.
    #[must_use]
    pub const fn of(span: Span, hold: Hold) -> Self {
        Self { first: span, head: Caret::behind(span.end), goal: None, hold }
    }

    /// The range that is selected.
    #[must_use]
    pub fn span(self) -> Span {
        let head = self.head.offset;
        if head > self.first.start { Span::new(self.first.start, head) } else { Span::new(head, self.first.end) }
    }

    /// The end that moves.
    #[must_use]
    pub const fn head(self) -> Caret {
        self.head
    }

    /// Who moves its end.
    #[must_use]
    pub const fn hold(self) -> Hold {
        self.hold
    }

    /// The same with its end at the range `there`, which becomes part of it.
    #[must_use]
    pub fn reaching(self, there: Span) -> Self {
        let head = if there.start < self.first.start { Caret::before(there.start) } else { Caret::behind(there.end) };
        Self { head, goal: None, ..self }
    }
}

impl Extent {
    /// What `command` means while text is being selected; `None` for commands that move no end.
    #[must_use]
    pub fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::PaneLeft => Self::Beside(Side::Left),
            Command::PaneRight => Self::Beside(Side::Right),
            Command::NextWord => Self::Unit(Unit::Word, Walk::Onward),
            Command::PreviousWord => Self::Unit(Unit::Word, Walk::Back),
            Command::NextSentence => Self::Unit(Unit::Sentence, Walk::Onward),
            Command::PreviousSentence => Self::Unit(Unit::Sentence, Walk::Back),
            Command::NextParagraph => Self::Unit(Unit::Paragraph, Walk::Onward),
            Command::PreviousParagraph => Self::Unit(Unit::Paragraph, Walk::Back),
            Command::NextHeading => Self::Unit(Unit::Heading, Walk::Onward),
            Command::PreviousHeading => Self::Unit(Unit::Heading, Walk::Back),
            Command::LineStart | Command::Home => Self::LineStart,
            Command::LineEnd | Command::End => Self::LineEnd,
            _ => return None,
        })
    }

    /// What `motion` means in a pane of `height` rows.
    #[must_use]
    pub fn by(motion: Motion, height: u16) -> Self {
        match (motion, motion.rows(height)) {
            (_, Some(rows)) => Self::Lines(rows),
            (Motion::Last, None) => Self::End,
            (Motion::Number(percent), None) => Self::Percent(percent),
            (_, None) => Self::Start,
        }
    }
}

impl State {
    /// What is selected, if something is.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        self.selection
    }

    /// Selects `span`, made longer where it cuts a cell. Nothing is selected where it is empty.
    pub fn select(&mut self, span: Span, hold: Hold) {
        let Some((_, flow)) = &mut self.open else { return };
        let span = flow.whole_cells(span);
        self.selection = (!span.is_empty()).then_some(Selection::of(span, hold));
    }

    /// Selects nothing.
    pub fn deselect(&mut self) {
        self.selection = None;
    }

    /// Shows that `span` was just copied.
    pub fn show_taken(&mut self, span: Span) {
        self.taken = Some(span);
    }

    /// Nothing is shown as just copied any more.
    pub fn show_nothing_taken(&mut self) {
        self.taken = None;
    }

    /// What looks selected: the selection, else what was just copied.
    #[must_use]
    pub fn set_apart(&self) -> Option<Span> {
        self.selection.map(Selection::span).or(self.taken)
    }

    /// Whether keys move the end of a selection.
    #[must_use]
    pub fn is_selecting(&self) -> bool {
        self.selection.is_some_and(|selection| selection.hold == Hold::Keys)
    }

    /// The keys move the end of the selection now.
    pub fn hold_by_keys(&mut self) {
        if let Some(selection) = &mut self.selection {
            selection.hold = Hold::Keys;
        }
    }

    /// Moves the end of the selection `times` over, and brings it into sight.
    pub fn extend(&mut self, extent: Extent, times: usize) {
        for _ in 0..times {
            let Some(moved) = self.extended(extent) else { return };
            if self.selection == Some(moved) {
                break;
            }
            self.selection = Some(moved);
        }
        self.show_head();
    }

    /// The other end of the selection is the one that moves.
    pub fn swap_ends(&mut self) {
        let (Some(selection), Some((_, flow))) = (self.selection, &mut self.open) else { return };
        let span = selection.span();
        let at_end = selection.head.offset >= span.end;
        let (first, head) = if at_end {
            let last = flow.whole_cells(Span::new(Offset::new(span.end.bytes().saturating_sub(1)), span.end));
            (last, Caret::before(span.start))
        } else {
            let first = flow.whole_cells(Span::new(span.start, span.start.plus(1)));
            (first, Caret::behind(span.end))
        };
        self.selection = Some(Selection { first, head, goal: None, ..selection });
        self.show_head();
    }

    fn extended(&mut self, extent: Extent) -> Option<Selection> {
        let selection = self.selection?;
        let (_, flow) = self.open.as_mut()?;
        let from = selection.head;
        let goal = match extent {
            Extent::Lines(_) => Some(selection.goal.unwrap_or_else(|| flow.goal(from))),
            _ => None,
        };
        let head = match extent {
            Extent::Beside(side) => flow.beside(from, side),
            Extent::Lines(rows) => flow.lines_below(from, rows, goal.unwrap_or_default()),
            Extent::LineStart => flow.line_ends(from).0,
            Extent::LineEnd => flow.line_ends(from).1,
            Extent::Start => Caret::before(Offset::START),
            Extent::End => Caret::behind(Offset::new(flow.article().text.len())),
            Extent::Percent(percent) => {
                let at = Offset::new(flow.article().text.len() / 100 * percent.min(100) as usize);
                Caret::before(units::around(flow.article(), Unit::Word, at).start)
            }
            Extent::Unit(unit, walk) => step(flow.article(), (unit, walk), from),
        };
        let head = flow.uncut(head);
        Some(Selection { head, goal, ..selection })
    }

    fn show_head(&mut self) {
        if let Some(selection) = self.selection {
            let Caret { offset, affinity } = selection.head;
            let is_behind = affinity == Affinity::Before;
            self.follow(Offset::new(offset.bytes().saturating_sub(usize::from(is_behind))));
        }
    }
}

/// Onward to where the next unit ends, or a heading starts; back to where this one starts.
fn step(article: &crate::model::Article, (unit, walk): (Unit, Walk), from: Caret) -> Caret {
    let there = match (unit, walk) {
        (Unit::Heading, Walk::Onward) => units::next_start(article, unit, from.offset),
        (_, Walk::Onward) => units::next_end(article, unit, from.offset),
        (_, Walk::Back) => units::start_before(article, unit, from.offset),
    };
    match walk {
        Walk::Onward => there.map_or(from, Caret::behind),
        Walk::Back => there.map_or(from, Caret::before),
    }
}
