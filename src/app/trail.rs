//! Back and forward: the articles that were opened, in that order.

use super::store::View;
use super::{App, Effect, Notice};
use crate::app::shelf::ArticleId;

/// So many articles can be gone back to.
const KEPT: usize = 200;

/// The articles that were opened, and which of them is open now.
#[derive(Debug, Default)]
pub struct Trail {
    opened: Vec<ArticleId>,
    /// Index into `opened`.
    here: usize,
}

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To what was open before.
    Back,
    /// To what was open before going back.
    Forward,
}

impl Trail {
    /// `id` was opened: what was ahead is no more.
    pub fn opened(&mut self, id: ArticleId) {
        if self.opened.get(self.here) == Some(&id) {
            return;
        }
        self.opened.truncate(self.here + 1);
        self.opened.push(id);
        if self.opened.len() > KEPT {
            self.opened.remove(0);
        }
        self.here = self.opened.len() - 1;
    }

    /// Goes so many articles that way, as far as there are any; none where there is none.
    fn go(&mut self, way: Way, steps: usize) -> Option<ArticleId> {
        let there = match way {
            Way::Back => self.here.saturating_sub(steps),
            Way::Forward => (self.here + steps).min(self.opened.len().saturating_sub(1)),
        };
        if there == self.here {
            return None;
        }
        self.here = there;
        self.opened.get(there).copied()
    }
}

impl App {
    /// Opens what was open before, or what was open before that was gone back to.
    pub(super) fn retrace(&mut self, way: Way, steps: usize) -> Vec<Effect> {
        let Some(id) = self.trail.go(way, steps) else {
            self.notice = Some(Notice::NoWay(way));
            return Vec::new();
        };
        if let Some(place) = self.shelf.place(id) {
            return self.open(place);
        }
        // It has left the list: all articles are listed again.
        self.open_article(id, View::All)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn trail(ids: &[i64]) -> Trail {
        let mut trail = Trail::default();
        for &id in ids {
            trail.opened(ArticleId(id));
        }
        trail
    }

    #[test]
    fn back_and_forward_walk_over_what_was_opened_and_stop_at_its_ends() {
        let mut trail = trail(&[1, 2, 3]);
        assert_eq!(trail.go(Way::Back, 1), Some(ArticleId(2)));
        assert_eq!(trail.go(Way::Back, 9), Some(ArticleId(1)));
        assert_eq!(trail.go(Way::Back, 1), None);
        assert_eq!(trail.go(Way::Forward, 2), Some(ArticleId(3)));
        assert_eq!(trail.go(Way::Forward, 1), None);
    }

    #[test]
    fn opening_something_after_going_back_leaves_what_was_ahead() {
        let mut trail = trail(&[1, 2, 3]);
        trail.go(Way::Back, 2);
        trail.opened(ArticleId(9));
        assert_eq!((trail.go(Way::Forward, 1), trail.go(Way::Back, 1)), (None, Some(ArticleId(1))));
    }

    proptest! {
        #[test]
        fn there_is_always_an_article_here_and_never_more_than_are_kept(steps in prop::collection::vec((0..3, 1..9_i64), 1..400)) {
            let mut trail = Trail::default();
            for (what, number) in steps {
                match what {
                    0 => trail.opened(ArticleId(number)),
                    1 => drop(trail.go(Way::Back, 1)),
                    _ => drop(trail.go(Way::Forward, 1)),
                }
                prop_assert!(trail.opened.is_empty() || trail.here < trail.opened.len());
                prop_assert!(trail.opened.len() <= KEPT);
            }
        }
    }
}
