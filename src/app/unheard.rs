//! What was marked and the library had not heard of when it answered: its rows are older than what is on the screen.
//!
//! The library hears one thing after the other. So it is enough to count: it says how many markings it had heard of, and those
//! behind are done to its rows again.

use super::shelf::{ArticleId, Mark};
use crate::model::Headline;
use std::collections::{HashMap, VecDeque};

/// The markings that were sent and may not have been heard of, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Unheard {
    marks: VecDeque<(Vec<ArticleId>, Mark)>,
    /// How many were sent in all.
    sent: u32,
}

impl Unheard {
    /// A marking is sent to the library.
    pub fn send(&mut self, ids: Vec<ArticleId>, mark: Mark) {
        self.sent = self.sent.wrapping_add(1);
        self.marks.push_back((ids, mark));
    }

    /// Does to `rows`, which came when the library had heard of `heard` markings, what it had not heard of.
    pub fn bring_up_to_date(&mut self, rows: &mut [Headline], heard: u32) {
        let unheard = self.sent.wrapping_sub(heard) as usize;
        self.marks.drain(..self.marks.len().saturating_sub(unheard));
        if self.marks.is_empty() {
            return;
        }
        let mut by_id: HashMap<ArticleId, &mut Headline> = rows.iter_mut().map(|row| (row.id, row)).collect();
        for (ids, mark) in &self.marks {
            for id in ids {
                if let Some(row) = by_id.get_mut(id) {
                    mark.apply(row);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Attention};

    #[test]
    fn only_what_was_not_heard_of_is_done_again() {
        let row = || Headline::of(ArticleId(1), &Article::default());
        let mut unheard = Unheard::default();
        unheard.send(vec![ArticleId(1)], Mark::Star);
        unheard.send(vec![ArticleId(2), ArticleId(1)], Mark::Opened);
        let come = |unheard: &mut Unheard, heard| {
            let mut rows = [row()];
            unheard.bring_up_to_date(&mut rows, heard);
            (rows[0].starred, rows[0].attention)
        };
        assert_eq!(come(&mut unheard, 0), (true, Attention::Read));
        assert_eq!(come(&mut unheard, 1), (false, Attention::Read));
        assert_eq!(come(&mut unheard, 2), (false, Attention::Unread));
        assert!(unheard.marks.is_empty());
    }
}
