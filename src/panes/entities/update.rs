//! How the sidebar changes: new entities, moving the cursor, choosing, walking the mentions of the chosen one.

use super::state::{Chosen, Row, State, order};
use crate::model::Entity;
use crate::panes::Motion;
use crate::text::Offset;

/// Which way to walk through mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// To the next one in reading order.
    Onward,
    /// To the one before.
    Back,
}

impl State {
    /// Shows the entities of another article; nothing is chosen yet.
    pub fn show(&mut self, entities: &[Entity]) {
        let (order, groups) = order(entities);
        *self = Self { order, groups, height: self.height, ..Self::default() };
    }

    /// Takes `height` rows of the screen.
    pub fn arrange(&mut self, height: u16) {
        self.height = height;
        self.follow();
    }

    /// Moves the cursor by `motion`.
    pub fn go(&mut self, motion: Motion) {
        self.cursor = motion.item(self.cursor, self.order.len(), self.height);
        self.follow();
    }

    /// Chooses the entity under the cursor, at its first mention.
    pub fn choose(&mut self) -> Option<Chosen> {
        let entity = self.under_cursor()?;
        self.chosen = Some(Chosen { entity, mention: Some(0) });
        self.follow();
        self.chosen
    }

    /// Chooses `entity` at its mention number `mention`, and puts the cursor on it.
    pub fn pick(&mut self, entity: usize, mention: usize) {
        let Some(cursor) = self.order.iter().position(|&index| index == entity) else { return };
        self.cursor = cursor;
        self.chosen = Some(Chosen { entity, mention: Some(mention) });
        self.follow();
    }

    /// Scrolls by `rows`, up where they are negative; the cursor stays and may leave the rows in sight.
    pub fn scroll(&mut self, rows: i64) {
        let last_top = self.all_rows().len().saturating_sub(usize::from(self.height));
        let rows = isize::try_from(rows).unwrap_or(0);
        self.top = self.top.saturating_add_signed(rows).min(last_top);
    }

    /// Chooses nothing.
    pub fn release(&mut self) {
        self.chosen = None;
        self.follow();
    }

    /// Walks `steps` mentions of the chosen entity (or of the one under the cursor) and gives where to go. From a place
    /// in the text without a current mention, the nearest one from `reading` on comes first. The walk goes round.
    pub fn walk(&mut self, entities: &[Entity], walk: Walk, steps: usize, reading: Offset) -> Option<Offset> {
        let entity = self.chosen.map(|chosen| chosen.entity).or_else(|| self.under_cursor())?;
        let mentions = &entities.get(entity)?.mentions;
        let count = mentions.len();
        let current = self.chosen.and_then(|chosen| chosen.mention);
        let ahead = mentions.partition_point(|mention| mention.span.start < reading);
        let steps = steps.max(1) % count.max(1);
        let mention = match (walk, current) {
            (Walk::Onward, Some(current)) => (current + steps) % count,
            (Walk::Back, Some(current)) => (current + count - steps) % count,
            (Walk::Onward, None) => ahead % count,
            (Walk::Back, None) => (ahead + count - 1) % count,
        };
        self.chosen = Some(Chosen { entity, mention: Some(mention) });
        self.cursor = self.order.iter().position(|&index| index == entity).unwrap_or(self.cursor);
        self.follow();
        mentions.get(mention).map(|mention| mention.span.start)
    }

    /// Scrolls as little as needed to keep the cursor in sight, with the heading above the first entity of a group.
    fn follow(&mut self) {
        let rows = self.all_rows();
        let Some(entity) = self.under_cursor() else { return self.top = 0 };
        let Some(at) = rows.iter().position(|&row| row == Row::Entity(entity)) else { return };
        let heading = at > 0 && matches!(rows[at - 1], Row::Heading(_));
        let strip = matches!(rows.get(at + 1), Some(Row::Strip(_)));
        let (first, last) = (at - usize::from(heading), at + usize::from(strip));
        let height = usize::from(self.height).max(1);
        self.top = self.top.max((last + 1).saturating_sub(height)).min(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Mention, Standing, Why};
    use crate::text::Span;

    fn entity(kind: Kind, starts: &[usize]) -> Entity {
        let mention = |&start: &usize| Mention { span: Span::from(start..start + 2), confidence: 1.0 };
        Entity {
            name: String::new(),
            kind,
            aliases: Vec::new(),
            mentions: starts.iter().map(mention).collect(),
            salience: 0.5,
            confidence: 1.0,
            why: Why::List,
            standing: Standing::Shown,
        }
    }

    fn shown() -> (State, Vec<Entity>) {
        let entities = vec![entity(Kind::Place, &[10, 30, 50]), entity(Kind::Person, &[0]), entity(Kind::Money, &[4])];
        let mut state = State { height: 20, ..State::default() };
        state.show(&entities);
        (state, entities)
    }

    #[test]
    fn people_stand_before_places_whatever_is_more_salient() {
        let (state, _) = shown();
        let entities: Vec<Row> = state.all_rows().into_iter().filter(|row| matches!(row, Row::Entity(_))).collect();
        assert_eq!(entities, [Row::Entity(1), Row::Entity(0), Row::Entity(2)]);
    }

    #[test]
    fn walking_goes_round_the_mentions_of_the_chosen_entity() {
        let (mut state, entities) = shown();
        state.go(Motion::Steps(1));
        state.choose();
        let mut walk = |walk| state.walk(&entities, walk, 1, Offset::START).map(Offset::bytes);
        assert_eq!([walk(Walk::Onward), walk(Walk::Onward), walk(Walk::Onward)], [Some(30), Some(50), Some(10)]);
        assert_eq!(walk(Walk::Back), Some(50));
    }

    #[test]
    fn a_walk_without_a_choice_starts_where_the_reader_is() {
        let (mut state, entities) = shown();
        state.go(Motion::Steps(1));
        assert_eq!(state.walk(&entities, Walk::Onward, 1, Offset::new(20)), Some(Offset::new(30)));
    }

    #[test]
    fn an_article_without_entities_has_nothing_to_choose_or_walk() {
        let mut state = State::default();
        state.show(&[]);
        assert_eq!((state.choose(), state.walk(&[], Walk::Back, 1, Offset::START)), (None, None));
    }

    #[test]
    fn the_cursor_stays_in_sight_on_a_low_screen() {
        let entities: Vec<Entity> = (0..30).map(|at| entity(Kind::Person, &[at])).collect();
        let mut state = State { height: 4, ..State::default() };
        state.show(&entities);
        for motion in [Motion::Last, Motion::Steps(-7), Motion::First, Motion::Pages(2)] {
            state.go(motion);
            assert!(state.rows().contains(&Row::Entity(state.under_cursor().unwrap())));
        }
    }
}
