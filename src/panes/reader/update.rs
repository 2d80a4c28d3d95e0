//! How the reading pane changes: opening, arranging, moving, bringing a place into sight.

use super::flow::Flow;
use super::state::{Bookmark, State, Typography};
use crate::app::arrangement::Area;
use crate::app::shelf::ArticleId;
use crate::model::Article;
use crate::panes::Motion;
use crate::text::Offset;
use std::sync::Arc;

impl State {
    /// Shows `article` set so, where it was left last time.
    pub fn open(&mut self, id: ArticleId, article: &Arc<Article>, typography: Typography) {
        self.close();
        self.typography = typography;
        self.reached = self.left_at.get(&id).copied().unwrap_or_default();
        self.came = self.reached.anchor;
        self.open = Some((id, Flow::new(article, self.setting())));
        self.settle();
    }

    /// Shows nothing, and remembers where the open article was left.
    pub fn close(&mut self) {
        if let Some((id, _)) = self.open.take() {
            self.left_at.insert(id, self.reached);
        }
        self.selection = None;
        self.pressed = None;
        self.taken = None;
        self.rows.clear();
    }

    /// Shows nothing, and remembers nothing.
    pub fn forget(&mut self) {
        self.open = None;
        self.selection = None;
        self.pressed = None;
        self.taken = None;
        self.left_at.clear();
        self.rows.clear();
    }

    /// Article `id` is to be opened at `place`, if it was not open before.
    pub fn expect(&mut self, id: ArticleId, place: Offset) {
        let bookmark = Bookmark { anchor: place, ..Bookmark::default() };
        self.left_at.entry(id).or_insert(bookmark);
    }

    /// Takes its place on the screen. The words at the top stay there.
    pub fn arrange(&mut self, area: Area) {
        if area == self.area {
            return;
        }
        let before = self.setting();
        self.area = area;
        let setting = self.setting();
        if before != setting
            && let Some((_, flow)) = &mut self.open
        {
            flow.reset(setting);
        }
        self.settle();
    }

    /// Lays the text out in another way. The words at the top stay there.
    pub fn restyle(&mut self, typography: Typography) {
        self.typography = typography;
        let setting = self.setting();
        if let Some((_, flow)) = &mut self.open {
            flow.reset(setting);
        }
        self.settle();
    }

    /// Moves by `motion`.
    pub fn go(&mut self, motion: Motion) {
        let height = self.column().height;
        let Some((_, flow)) = &mut self.open else { return };
        let place = match (motion, motion.rows(height)) {
            (_, Some(rows)) => {
                let distance = usize::try_from(rows.unsigned_abs()).unwrap_or(usize::MAX);
                if rows < 0 { flow.above(self.top, distance) } else { flow.below(self.top, distance) }
            }
            (Motion::Last, None) => flow.last(),
            (Motion::Number(percent), None) => {
                let length = flow.article().text.len();
                flow.find(Offset::new(length / 100 * percent.min(100) as usize))
            }
            (_, None) => flow.first(),
        };
        self.top = place.min(flow.lowest_top(height));
        self.reach();
    }

    /// Scrolls by `rows`, up where negative.
    pub fn scroll(&mut self, rows: i64) {
        self.go(Motion::Steps(rows));
    }

    /// Brings the character at `offset` into sight. Nothing moves where it is already.
    pub fn reveal(&mut self, offset: Offset) {
        let height = self.column().height;
        let Some((_, flow)) = &mut self.open else { return };
        let place = flow.find(offset);
        let bottom = flow.below(self.top, usize::from(height).saturating_sub(1));
        if place < self.top || place > bottom {
            let top = flow.above(place, usize::from(height / 3));
            self.top = top.min(flow.lowest_top(height));
            self.reach();
        }
    }

    /// Scrolls as little as it takes to bring the character at `offset` into sight.
    pub(super) fn follow(&mut self, offset: Offset) {
        let height = self.column().height;
        let Some((_, flow)) = &mut self.open else { return };
        let place = flow.find(offset);
        let bottom = flow.below(self.top, usize::from(height).saturating_sub(1));
        if place < self.top {
            self.top = place;
        } else if place > bottom {
            self.top = flow.above(place, usize::from(height).saturating_sub(1));
        } else {
            return;
        }
        self.reach();
    }

    /// Goes back to `bookmark`.
    pub fn return_to(&mut self, bookmark: Bookmark) {
        self.reached = bookmark;
        self.settle();
    }

    /// Where the reader is.
    #[must_use]
    pub const fn bookmark(&self) -> Bookmark {
        self.reached
    }

    /// Remembers the top row as the place that was reached, and shows it.
    pub(super) fn reach(&mut self) {
        let set = Some(self.setting());
        if let Some((_, flow)) = &mut self.open {
            self.reached = Bookmark { anchor: flow.offset(self.top), top: self.top, set };
        }
        self.show();
    }

    /// Finds the top row again from the place that was reached last.
    fn settle(&mut self) {
        let (height, set, reached) = (self.column().height, Some(self.setting()), self.reached);
        if let Some((_, flow)) = &mut self.open {
            let place = match reached.anchor {
                _ if reached.set == set => reached.top,
                Offset::START => flow.first(),
                anchor => flow.find(anchor),
            };
            self.top = place.min(flow.lowest_top(height));
        }
        self.show();
    }

    fn show(&mut self) {
        let height = self.column().height;
        if let Some((_, flow)) = &mut self.open {
            self.rows = flow.window(self.top, height);
        }
    }
}
