//! Which articles of the library `list` and `export` are about.

use super::arguments::Choice;
use super::failure::Failure;
use super::library::source_called;
use crate::library::{Filter, Library};

impl Choice {
    /// What is asked of an article.
    ///
    /// # Errors
    /// Where no single source is called so.
    pub fn filter(&self, library: &Library) -> Result<Filter, Failure> {
        let switches = [(self.unread, Filter::Unread), (self.starred, Filter::Starred), (self.today, Filter::Today)];
        let mut all: Vec<Filter> = switches.into_iter().filter(|(is_on, _)| *is_on).map(|(_, filter)| filter).collect();
        all.extend(self.tag.clone().map(Filter::Tag));
        if let Some(name) = &self.source {
            all.push(Filter::Source(source_called(library, name)?));
        }
        Ok(Filter::Every(all))
    }

    /// Whether nothing is asked: all articles are meant.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}
