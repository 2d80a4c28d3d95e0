//! How the sidebar changes: new entities, moving the cursor, filtering, choosing, walking the mentions of the chosen one.

use super::state::{Chosen, Fold, Row, State, Stop, listed};
use crate::app::edit::{Edit, Pressed};
use crate::config::{Code, Key, Modifiers};
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

/// What a key led to while the filter is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The filter stands; keys go to the list again.
    Accepted,
    /// The filter was given up: everything is listed again.
    GivenUp,
    /// It goes on.
    Nothing,
}

impl State {
    /// Shows the entities of another article; nothing is chosen yet.
    pub fn show(&mut self, entities: &[Entity]) {
        *self = Self { listed: listed(entities), height: self.height, fold: self.fold, ..Self::default() };
    }

    /// Shows the entities of the same article, found or corrected anew. The cursor stays where it was.
    pub fn refresh(&mut self, entities: &[Entity]) {
        self.listed = listed(entities);
        self.chosen = None;
        self.cursor = self.cursor.min(self.stops().count().saturating_sub(1));
        self.follow();
    }

    /// Takes `height` rows of the screen.
    pub fn arrange(&mut self, height: u16) {
        self.height = height;
        self.follow();
    }

    /// Moves the cursor by `motion`.
    pub fn go(&mut self, motion: Motion) {
        self.cursor = motion.item(self.cursor, self.stops().count(), self.height);
        self.follow();
    }

    /// A key typed into the filter: letters narrow the list, up and down move in it.
    pub fn type_filter(&mut self, key: Key) -> Typed {
        match (key.code, key.modifiers) {
            (Code::Enter, _) => return Typed::Accepted,
            (Code::Up, _) | (Code::Char('p'), Modifiers::Ctrl) => self.go(Motion::Steps(-1)),
            (Code::Down, _) | (Code::Char('n'), Modifiers::Ctrl) => self.go(Motion::Steps(1)),
            _ => return self.edit_filter(key),
        }
        Typed::Nothing
    }

    fn edit_filter(&mut self, key: Key) -> Typed {
        let before = self.filter.text().len();
        match self.filter.press(key) {
            Pressed::Ended => {
                self.clear_filter();
                return Typed::GivenUp;
            }
            Pressed::Edited if self.filter.text().len() != before => self.cursor = 0,
            Pressed::Edited | Pressed::Other => {}
        }
        self.follow();
        Typed::Nothing
    }

    /// Text pasted into the filter.
    pub fn paste(&mut self, text: &str) {
        self.filter.insert(text.trim_end());
        self.cursor = 0;
        self.follow();
    }

    /// Lists everything again; the cursor stays on what it was on.
    pub fn clear_filter(&mut self) {
        let stop = self.stop();
        self.filter = Edit::default();
        self.cursor = self.stops().position(|other| Some(other) == stop).unwrap_or(0);
        self.follow();
    }

    /// Lists the entities that are not sure, or folds them away again.
    pub fn toggle_fold(&mut self) {
        self.fold = match self.fold {
            Fold::Closed => Fold::Open,
            Fold::Open => Fold::Closed,
        };
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
        self.chosen = Some(Chosen { entity, mention: Some(mention) });
        self.put(Stop::Entity(entity));
    }

    /// Puts the cursor on `stop`, if it is listed.
    pub fn put(&mut self, stop: Stop) {
        self.cursor = self.stops().position(|other| other == stop).unwrap_or(self.cursor);
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
        self.put(Stop::Entity(entity));
        mentions.get(mention).map(|mention| mention.span.start)
    }

    /// Scrolls as little as needed to keep the cursor in sight, with the heading above the first entity of a group.
    fn follow(&mut self) {
        let rows = self.all_rows();
        let wanted = match self.stop() {
            Some(Stop::Entity(entity)) => rows.iter().position(|&row| row == Row::Entity(entity)),
            Some(Stop::Fold) => rows.iter().position(|row| matches!(row, Row::Fold(_))),
            None => None,
        };
        let Some(at) = wanted else { return self.top = 0 };
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

    fn named(name: &str, standing: Standing) -> Entity {
        Entity { name: name.to_owned(), standing, ..entity(Kind::Person, &[0]) }
    }

    #[test]
    fn what_only_may_be_an_entity_stays_folded_until_it_is_asked_for() {
        let mut state = State { height: 20, ..State::default() };
        state.show(&[named("سلمى", Standing::Shown), named("الدروبي", Standing::Maybe)]);
        assert_eq!(
            state.all_rows(),
            [Row::Heading(super::super::state::Group::People), Row::Entity(0), Row::Blank, Row::Fold(1)]
        );
        state.go(Motion::Last);
        assert_eq!(state.stop(), Some(Stop::Fold));
        state.toggle_fold();
        assert_eq!(state.all_rows().last(), Some(&Row::Entity(1)));
    }

    #[test]
    fn a_filter_minds_no_spelling_and_finds_what_is_folded_away() {
        let mut state = State { height: 20, ..State::default() };
        state.show(&[named("أحمد", Standing::Shown), named("سلمى", Standing::Shown), named("سَلمي", Standing::Maybe)]);
        for letter in "سلمي".chars() {
            state.type_filter(Key::plain(Code::Char(letter)));
        }
        assert_eq!(state.stops().collect::<Vec<_>>(), [Stop::Entity(1), Stop::Fold, Stop::Entity(2)]);
        assert_eq!(state.type_filter(Key::plain(Code::Esc)), Typed::GivenUp);
        assert_eq!(state.stop(), Some(Stop::Entity(1)));
    }
}
