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
        self.select(ArticleId(motion.item(self.selected.0, shelf.count(), visible.max(2))), shelf);
    }

    /// Selects `id`.
    pub fn select(&mut self, id: ArticleId, shelf: &Shelf) {
        self.selected = id;
        self.follow(shelf);
    }

    /// Scrolls by `articles`, up where they are negative; the selection stays and may leave the rows in sight.
    pub fn scroll(&mut self, articles: i64, shelf: &Shelf) {
        let last = ArticleId(shelf.count().saturating_sub(1));
        let top = self.top.saturating_add_signed(isize::try_from(articles).unwrap_or(0));
        self.top = top.min(self.highest_top(last, shelf));
        self.look(shelf);
    }

    /// Scrolls as little as needed to have the whole selected article in sight.
    fn follow(&mut self, shelf: &Shelf) {
        self.top = self.top.min(self.selected.0).max(self.highest_top(self.selected, shelf));
        self.look(shelf);
    }

    /// Takes down which articles are in sight.
    fn look(&mut self, shelf: &Shelf) {
        let entries = self.in_sight(shelf);
        if entries != self.entries {
            self.turn = self.turn.next();
        }
        self.entries = entries;
        let kept: Vec<ArticleId> = self.entries.iter().map(|entry| entry.id).collect();
        self.titles.retain(|id, _| kept.contains(id));
    }

    /// The first article from which article `id` still is wholly in sight.
    fn highest_top(&mut self, id: ArticleId, shelf: &Shelf) -> usize {
        let mut room = self.area.height;
        let mut top = id.0;
        for index in (0..=id.0).rev() {
            let lines = self.lines(ArticleId(index), shelf) + 1;
            if lines > room {
                break;
            }
            top = index;
            room = room.saturating_sub(lines + 1);
        }
        top
    }

    fn in_sight(&mut self, shelf: &Shelf) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut row = 0;
        for id in (self.top..shelf.count()).map(ArticleId) {
            if row >= self.area.height {
                break;
            }
            let lines = self.lines(id, shelf);
            entries.push(Entry { id, row, lines });
            row += lines + 2;
        }
        entries
    }

    fn lines(&mut self, id: ArticleId, shelf: &Shelf) -> u16 {
        let width = self.title_width();
        let title = self.titles.entry(id).or_insert_with(|| {
            let Some(article) = shelf.article(id) else { return lay_out("", &Options::new(width)) };
            let options = Options { base: article.base(), marks: Marks::Hide, ..Options::new(width) };
            lay_out_lines(&article.title, &options, TITLE_LINES)
        });
        u16::try_from(title.height()).unwrap_or(u16::MAX)
    }
}
