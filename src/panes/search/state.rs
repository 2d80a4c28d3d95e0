//! What a search holds: the query as it is typed, the hits, and the one the reader has walked to.

use crate::app::edit::Edit;
use crate::panes::reader::Bookmark;
use crate::text::Span;
use crate::text::search::{Fault, Hits};

/// How far a search has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is searched for.
    #[default]
    Off,
    /// The query is being typed.
    Typing,
    /// The query stands; `n` and `N` walk through the hits.
    Walking,
}

/// Who found the hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Finder {
    /// The search itself, in the text.
    #[default]
    Here,
    /// A search of the library, by its own rules: its words may stand apart.
    Library,
}

/// The state of a search.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(super) stage: Stage,
    pub(super) edit: Edit,
    pub(super) hits: Hits,
    /// Why the query as it stands finds nothing; the hits are then those of the query before it.
    pub(super) fault: Option<Fault>,
    pub(super) finder: Finder,
    pub(super) current: Option<usize>,
    /// Where the reader was when the prompt was opened: giving up goes back there.
    pub(super) origin: Bookmark,
    /// The last query that was walked through: an empty prompt repeats it.
    pub(super) last: String,
}

impl State {
    /// How far the search has come.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The line of the query.
    #[must_use]
    pub const fn edit(&self) -> &Edit {
        &self.edit
    }

    /// The query.
    #[must_use]
    pub fn query(&self) -> &str {
        self.edit.text()
    }

    /// Whether the hits are those that a search of the library for `query` found.
    #[must_use]
    pub fn is_held(&self, query: &str) -> bool {
        self.stage != Stage::Off && self.finder == Finder::Library && self.query() == query
    }

    /// Whether the search itself looked for its hits, and can look again.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.stage != Stage::Off && self.finder == Finder::Here
    }

    /// All hits in reading order.
    #[must_use]
    pub fn hits(&self) -> &[Span] {
        self.hits.spans()
    }

    /// Whether the hit of that index is another spelling of the query.
    #[must_use]
    pub fn is_other(&self, index: usize) -> bool {
        self.hits.is_other(index)
    }

    /// The hits that are other spellings of the query.
    pub fn others(&self) -> impl Iterator<Item = Span> {
        self.hits.others()
    }

    /// What is wrong with the query.
    #[must_use]
    pub const fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// The hit that the reader has walked to: an index into [`State::hits`].
    #[must_use]
    pub const fn current(&self) -> Option<usize> {
        self.current
    }
}
