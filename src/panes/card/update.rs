//! How a card changes: the library answers, the cursor moves.

use super::state::{Known, Row, State};
use crate::app::store::Appearances;
use crate::panes::Motion;

impl State {
    /// The library answered. An answer about somebody else is not for this card.
    pub fn take(&mut self, appearances: &Appearances) {
        if appearances.key == self.key {
            self.known = Known::Appearances(Box::new(appearances.clone()));
            self.follow();
        }
    }

    /// Takes so many rows of the screen.
    pub fn arrange(&mut self, height: u16) {
        self.height = height;
        self.follow();
    }

    /// Moves the cursor over what can be chosen; above the first of it the card's head comes into sight.
    pub fn go(&mut self, motion: Motion) {
        self.cursor = motion.item(self.cursor, self.stops().count(), self.height);
        self.follow();
    }

    /// Puts the cursor on a row of those in sight; whether something can be chosen there, and was under the cursor before.
    pub fn point(&mut self, row: u16) -> Option<Pointed> {
        let row = Some(row).filter(|&row| row < self.height)?;
        let row = self.rows().get(self.top + usize::from(row)).copied()?;
        let place = self.stops().position(|stop| stop == row)?;
        let pointed = if place == self.cursor { Pointed::Again } else { Pointed::First };
        self.cursor = place;
        Some(pointed)
    }

    fn follow(&mut self) {
        let rows = self.rows();
        let height = usize::from(self.height.max(1));
        let at = self.cursor().and_then(|row| rows.iter().position(|&other| other == row)).unwrap_or(0);
        let first = match rows.get(at.saturating_sub(1)) {
            Some(Row::Heading(_)) if self.cursor > 0 => at.saturating_sub(1),
            _ if self.cursor == 0 => 0,
            _ => at,
        };
        let last_top = rows.len().saturating_sub(height);
        self.top = self.top.min(first).max((at + 1).saturating_sub(height)).min(last_top);
    }
}

/// How the cursor came to be where the mouse pointed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// It was elsewhere before.
    First,
    /// It was there already.
    Again,
}

#[cfg(test)]
mod tests {
    use super::super::state::Goal;
    use super::*;
    use crate::app::store::Companion;
    use crate::model::{Article, ArticleId, EntityKey, Headline, Kind};

    fn appearances(name: &str) -> Appearances {
        let row = |id| Headline::of(ArticleId(id), &Article::default());
        let companion = Companion { kind: Kind::Place, name: "عمّان".to_owned(), articles: 2 };
        let key = EntityKey::new(Kind::Person, name);
        Appearances { key, total: 2, articles: vec![row(7), row(8)], companions: vec![companion] }
    }

    #[test]
    fn enter_opens_an_article_or_the_card_of_who_appears_there_too() {
        let mut card = State::new((Kind::Person, "سلمى الدروبي"), None, Known::Asked);
        card.arrange(20);
        assert_eq!((card.goal(), card.rows()), (None, vec![Row::Blank, Row::Waiting]));
        card.take(&appearances("سلمى الدروبي"));
        assert_eq!(card.goal(), Some(Goal::Card(Kind::Place, "عمّان".to_owned())));
        card.go(Motion::Last);
        assert_eq!(card.goal(), Some(Goal::Article(ArticleId(8))));
    }

    #[test]
    fn an_answer_about_somebody_else_is_not_for_this_card() {
        let mut card = State::new((Kind::Person, "سلمى الدروبي"), None, Known::Asked);
        card.take(&appearances("نادر القصّاص"));
        assert_eq!(card.appearances(), None);
    }

    #[test]
    fn the_cursor_stays_in_sight_and_the_first_stop_shows_the_head() {
        let mut card = State::new((Kind::Person, "سلمى"), None, Known::Asked);
        card.take(&appearances("سلمى"));
        card.arrange(2);
        card.go(Motion::Last);
        assert_eq!(card.rows().get(card.top() + 1), Some(&Row::Article(1)));
        card.go(Motion::First);
        assert_eq!(card.top(), 0);
    }
}
