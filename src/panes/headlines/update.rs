//! How the list changes: its place on the screen, and which article is selected.

use super::state::{Entry, State, TITLE_LINES};
use crate::app::arrangement::Area;
use crate::app::shelf::{ArticleId, Shelf};
use crate::panes::Motion;
use crate::text::{Marks, Options, lay_out, lay_out_lines};

impl State {
    /// Takes its place on the screen.
    pub fn arrange(&mut self, area: Area, shelf: &Shelf) {
        if area.width != self.area.width {
            self.titles.clear();
        }
        // A row of air under the titles, as in the article, where there are rows to spare.
        self.area = area.below(u16::from(area.height > 8));
        self.follow(shelf);
    }

    /// Moves the selection by `motion`.
    pub fn go(&mut self, motion: Motion, shelf: &Shelf) {
        let visible = u16::try_from(self.entries.len()).unwrap_or(u16::MAX);
        self.select(motion.item(self.selected, shelf.count(), visible.max(2)), shelf);
    }

    /// Selects what stands at `place`.
    pub fn select(&mut self, place: usize, shelf: &Shelf) {
        self.selected = place;
        self.follow(shelf);
    }

    /// Shows another list from its start.
    pub fn begin(&mut self, shelf: &Shelf) {
        self.top = 0;
        self.titles.clear();
        self.select(0, shelf);
    }

    /// The list has changed: what was selected stays selected, and stays where it is on the screen. At the top of the list
    /// what is new comes into sight above it.
    pub fn relist(&mut self, selected: Option<ArticleId>, shelf: &Shelf) {
        let last = shelf.count().saturating_sub(1);
        let place = selected.and_then(|id| shelf.place(id)).unwrap_or(self.selected).min(last);
        let rows_above = self.selected.saturating_sub(self.top);
        self.top = if self.top == 0 { 0 } else { place.saturating_sub(rows_above) };
        self.select(place, shelf);
    }

    /// Rows have become known: their headlines are laid out anew.
    pub fn refresh(&mut self, shelf: &Shelf) {
        self.titles.clear();
        self.follow(shelf);
    }

    /// Scrolls by `articles`, up where they are negative; the selection stays and may leave the rows in sight.
    pub fn scroll(&mut self, articles: i64, shelf: &Shelf) {
        let last = shelf.count().saturating_sub(1);
        let top = self.top.saturating_add_signed(isize::try_from(articles).unwrap_or(0));
        self.top = top.min(self.highest_top(last, shelf));
        self.look(shelf);
    }

    /// Scrolls as little as needed to have the whole selected article in sight.
    fn follow(&mut self, shelf: &Shelf) {
        // A list that is not on the screen yet has no sight to fall out of: it would begin with the selected article.
        let highest = if self.area.height == 0 { 0 } else { self.highest_top(self.selected, shelf) };
        self.top = self.top.min(self.selected).max(highest);
        self.look(shelf);
    }

    /// Takes down which articles are in sight.
    fn look(&mut self, shelf: &Shelf) {
        self.entries = self.in_sight(shelf);
        let kept: Vec<ArticleId> = self.entries.iter().map(|entry| entry.id).collect();
        self.titles.retain(|id, _| kept.contains(id));
    }

    /// The first place from which the article at `place` still is wholly in sight.
    fn highest_top(&mut self, place: usize, shelf: &Shelf) -> usize {
        let mut room = self.area.height;
        let mut top = place;
        for above in (0..=place).rev() {
            let lines = self.lines(above, shelf) + 1;
            if lines > room {
                break;
            }
            top = above;
            room = room.saturating_sub(lines + 1);
        }
        top
    }

    fn in_sight(&mut self, shelf: &Shelf) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut row = 0;
        for place in self.top..shelf.count() {
            let Some(id) = shelf.at(place).filter(|_| row < self.area.height) else { break };
            let lines = self.lines(place, shelf);
            entries.push(Entry { id, place, row, lines });
            row += lines + 2;
        }
        entries
    }

    /// The lines of a headline: one for an article of which nothing is known yet.
    fn lines(&mut self, place: usize, shelf: &Shelf) -> u16 {
        let width = self.title_width();
        let Some(id) = shelf.at(place) else { return 1 };
        let title = self.titles.entry(id).or_insert_with(|| {
            let Some(row) = shelf.row(place) else { return lay_out("", &Options::new(width)) };
            let options = Options { base: row.base, marks: Marks::Hide, ..Options::new(width) };
            lay_out_lines(&row.title, &options, TITLE_LINES)
        });
        u16::try_from(title.height()).unwrap_or(u16::MAX)
    }
}
