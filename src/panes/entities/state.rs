//! What the sidebar holds: its rows, the chosen entity and how far it is scrolled.

use crate::model::{Entity, Kind};

/// A group of the sidebar: kinds that a reader looks for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// People.
    People,
    /// Organizations.
    Organizations,
    /// Places.
    Places,
    /// Products.
    Products,
    /// Events.
    Events,
    /// Dates.
    Dates,
    /// Money, percentages and quantities.
    Numbers,
    /// The rest.
    Others,
}

impl Group {
    /// Every group, in the order of the sidebar.
    pub const ALL: [Self; 8] = [
        Self::People,
        Self::Organizations,
        Self::Places,
        Self::Products,
        Self::Events,
        Self::Dates,
        Self::Numbers,
        Self::Others,
    ];

    /// The group that `kind` belongs to.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Person => Self::People,
            Kind::Organization => Self::Organizations,
            Kind::Place => Self::Places,
            Kind::Product => Self::Products,
            Kind::Event => Self::Events,
            Kind::Date => Self::Dates,
            Kind::Money | Kind::Percent | Kind::Quantity => Self::Numbers,
            Kind::Other => Self::Others,
        }
    }
}

/// A row of the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A blank row between groups.
    Blank,
    /// The name of a group.
    Heading(Group),
    /// The entity at this index of the article's entities.
    Entity(usize),
    /// Under the chosen entity: where in the article it is mentioned.
    Strip(usize),
}

/// The chosen entity, and the mention of it that the reader has walked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Index into the article's entities.
    pub entity: usize,
    /// Index into its mentions.
    pub mention: Option<usize>,
}

/// The state of the sidebar.
#[derive(Debug, Default)]
pub struct State {
    pub(super) order: Vec<usize>,
    pub(super) groups: Vec<Group>,
    /// Index into `order`: where the cursor stands.
    pub(super) cursor: usize,
    pub(super) chosen: Option<Chosen>,
    pub(super) top: usize,
    pub(super) height: u16,
}

impl State {
    /// The chosen entity.
    #[must_use]
    pub const fn chosen(&self) -> Option<Chosen> {
        self.chosen
    }

    /// The entity under the cursor: an index into the article's entities.
    #[must_use]
    pub fn under_cursor(&self) -> Option<usize> {
        self.order.get(self.cursor).copied()
    }

    /// The entity on row `row` of those in sight: itself, or its strip.
    #[must_use]
    pub fn at(&self, row: u16) -> Option<usize> {
        match self.rows().get(usize::from(row))? {
            Row::Entity(entity) | Row::Strip(entity) => Some(*entity),
            Row::Blank | Row::Heading(_) => None,
        }
    }

    /// All rows, from the first group on.
    #[must_use]
    pub fn all_rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut group = None;
        for (&entity, &of) in self.order.iter().zip(&self.groups) {
            if group != Some(of) {
                rows.extend(group.map(|_| Row::Blank));
                rows.push(Row::Heading(of));
                group = Some(of);
            }
            rows.push(Row::Entity(entity));
            if self.chosen.is_some_and(|chosen| chosen.entity == entity) {
                rows.push(Row::Strip(entity));
            }
        }
        rows
    }

    /// The rows in sight.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        self.all_rows().into_iter().skip(self.top).take(usize::from(self.height)).collect()
    }
}

/// The entities in the order of the sidebar: by group, the most salient first.
pub(super) fn order(entities: &[Entity]) -> (Vec<usize>, Vec<Group>) {
    let place = |group: Group| Group::ALL.iter().position(|&one| one == group);
    let mut order: Vec<usize> = (0..entities.len()).collect();
    order.sort_by_key(|&index| place(Group::of(entities[index].kind)));
    let groups = order.iter().map(|&index| Group::of(entities[index].kind)).collect();
    (order, groups)
}
