//! How a search changes: typing, looking again at each letter, walking, ending.

use super::state::{Finder, Stage, State};
use crate::app::edit::Pressed;
use crate::config::{Code, Key};
use crate::entities::look_for;
use crate::model::Entity;
use crate::panes::entities::update::Walk;
use crate::panes::reader::Bookmark;
use crate::text::search::{Fault, Hits};
use crate::text::{Folded, Offset, Span};

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

/// What is searched: the text of an article, the same folded, and who and what is in it.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    /// The text.
    pub text: &'a str,
    /// The text, folded.
    pub folded: &'a Folded,
    /// The entities.
    pub found: &'a [Entity],
}

/// What looking for the query led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// The current hit is there.
    At(Offset),
    /// There is no hit.
    Nowhere,
    /// The query cannot be looked for.
    Wrong,
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
        self.hits = Hits::new(hits);
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

    /// Looks for the query; the first hit from `from` on becomes the current one. While a query that is being typed is wrong,
    /// the hits stay as they are.
    pub fn look(&mut self, sought: &Sought<'_>, from: Offset) -> Looked {
        self.finder = Finder::Here;
        let looked = look_for(self.query(), sought.text, sought.folded, sought.found);
        self.fault = looked.as_ref().err().copied();
        match looked {
            Ok(hits) => self.hits = hits,
            Err(Fault::Empty) => self.hits = Hits::default(),
            Err(_) if self.stage == Stage::Typing => return Looked::Wrong,
            Err(_) => self.hits = Hits::default(),
        }
        self.current = self.nearest(from);
        self.place().map_or(Looked::Nowhere, Looked::At)
    }

    /// Where a live search goes on from: the place where the prompt was opened.
    #[must_use]
    pub const fn origin(&self) -> Bookmark {
        self.origin
    }

    /// Goes `steps` hits on or back, round the ends, and gives where that is.
    pub fn walk(&mut self, walk: Walk, steps: usize) -> Option<Offset> {
        let count = self.hits().len();
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

    /// The hit that starts at `place` becomes the current one, if there is one.
    pub fn stay_at(&mut self, place: Offset) {
        self.current = self.hits().binary_search_by_key(&place, |hit| hit.start).ok().or(self.current);
    }

    /// The first hit from `from` on, round the end. What was asked for comes before other spellings of it.
    fn nearest(&self, from: Offset) -> Option<usize> {
        let count = self.hits().len();
        let ahead = self.hits().partition_point(|hit| hit.start < from);
        let own = (ahead..count).chain(0..ahead).find(|&index| !self.is_other(index));
        own.or_else(|| (count > 0).then(|| ahead % count))
    }

    fn place(&self) -> Option<Offset> {
        self.hits().get(self.current?).map(|hit| hit.start)
    }

    /// An empty prompt repeats the last query; one that is wrong stays open.
    fn accept(&mut self) -> Typed {
        if self.fault.is_some_and(|fault| fault != Fault::Empty) {
            return Typed::Nothing;
        }
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
