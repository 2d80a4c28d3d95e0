//! How a search changes: typing, looking again at each letter, walking, ending.

use super::state::{Finder, Stage, State};
use crate::app::edit::Pressed;
use crate::config::{Code, Key};
use crate::panes::entities::update::Walk;
use crate::panes::reader::Bookmark;
use crate::text::{Folded, Matcher, Offset, Span, hits};

/// What a key in the prompt led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The query changed: look again.
    Query,
    /// Only the caret moved.
    Caret,
    /// The query stands.
    Accepted,
    /// The search was given up: go back to where it began.
    GivenUp(Bookmark),
    /// The key means nothing here.
    Nothing,
}

impl State {
    /// Opens the prompt while the reader is at `origin`.
    pub fn begin(&mut self, origin: Bookmark) {
        let last = if self.stage == Stage::Walking { self.query().to_owned() } else { std::mem::take(&mut self.last) };
        *self = Self { stage: Stage::Typing, origin, last, ..Self::default() };
    }

    /// Searches for `query` at once, without the prompt.
    pub fn begin_with(&mut self, query: &str, origin: Bookmark) {
        self.begin(origin);
        self.edit.insert(query);
        self.stage = Stage::Walking;
    }

    /// Shows the hits of a search that was made elsewhere.
    pub fn hold(&mut self, query: &str, hits: Vec<Span>, origin: Bookmark) {
        self.begin_with(query, origin);
        self.current = (!hits.is_empty()).then_some(0);
        self.hits = hits;
        self.finder = Finder::Library;
    }

    /// Where the current hit is.
    #[must_use]
    pub fn current_place(&self) -> Option<Offset> {
        self.place()
    }

    /// A key typed into the prompt.
    pub fn press(&mut self, key: Key) -> Typed {
        if key.code == Code::Enter {
            return self.accept();
        }
        let before = self.query().to_owned();
        match self.edit.press(key) {
            Pressed::Ended => self.give_up(),
            Pressed::Edited if before == self.query() => Typed::Caret,
            Pressed::Edited => Typed::Query,
            Pressed::Other => Typed::Nothing,
        }
    }

    /// Text pasted into the prompt.
    pub fn paste(&mut self, text: &str) {
        self.edit.insert(text);
    }

    /// Looks for the query in `text`; the first hit from `from` on becomes the current one, or the first of all.
    /// Gives where to go.
    pub fn look(&mut self, text: &Folded, from: Offset) -> Option<Offset> {
        self.finder = Finder::Here;
        self.hits = Matcher::new(self.query()).map(|matcher| hits(text, &matcher)).unwrap_or_default();
        let ahead = self.hits.partition_point(|hit| hit.start < from);
        self.current = (!self.hits.is_empty()).then(|| ahead % self.hits.len());
        self.place()
    }

    /// Where a live search goes on from: the place where the prompt was opened.
    #[must_use]
    pub const fn origin(&self) -> Bookmark {
        self.origin
    }

    /// Goes `steps` hits on or back, round the ends, and gives where that is.
    pub fn walk(&mut self, walk: Walk, steps: usize) -> Option<Offset> {
        let count = self.hits.len();
        let current = self.current?;
        let steps = steps % count;
        self.current = Some(match walk {
            Walk::Onward => (current + steps) % count,
            Walk::Back => (current + count - steps) % count,
        });
        self.place()
    }

    /// Ends the search; nothing stays marked.
    pub fn clear(&mut self) {
        let last = if self.query().is_empty() { std::mem::take(&mut self.last) } else { self.query().to_owned() };
        *self = Self { last, ..Self::default() };
    }

    fn place(&self) -> Option<Offset> {
        self.hits.get(self.current?).map(|hit| hit.start)
    }

    /// An empty prompt repeats the last query.
    fn accept(&mut self) -> Typed {
        if self.query().is_empty() {
            let last = std::mem::take(&mut self.last);
            if last.is_empty() {
                return self.give_up();
            }
            self.edit.insert(&last);
            self.stage = Stage::Walking;
            return Typed::Query;
        }
        self.stage = Stage::Walking;
        Typed::Accepted
    }

    fn give_up(&mut self) -> Typed {
        let origin = self.origin;
        self.clear();
        Typed::GivenUp(origin)
    }
}
