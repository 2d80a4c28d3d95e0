//! What the sidebar holds: its rows, the chosen entity, what it is filtered by and how far it is scrolled.

use crate::app::edit::Edit;
use crate::model::{Entity, Kind, Standing};

/// A group of the sidebar: kinds that a reader looks for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// What only may be an entity, of whatever kind: folded away until it is asked for.
    Maybe,
}

impl Group {
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

    fn of_entity(entity: &Entity) -> Self {
        match entity.standing {
            Standing::Shown => Self::of(entity.kind),
            Standing::Maybe => Self::Maybe,
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
    /// What folds away, or unfolds, so many entities that are not sure.
    Fold(usize),
    /// The entity at this index of the article's entities.
    Entity(usize),
    /// Under the chosen entity: where in the article it is mentioned.
    Strip(usize),
}

/// What the cursor can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// An entity.
    Entity(usize),
    /// What folds away those that are not sure.
    Fold,
}

/// Whether the entities that are not sure are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// They are not.
    #[default]
    Closed,
    /// They are.
    Open,
}

/// The chosen entity, and the mention of it that the reader has walked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Index into the article's entities.
    pub entity: usize,
    /// Index into its mentions.
    pub mention: Option<usize>,
}

/// What the sidebar knows of an entity.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub entity: usize,
    pub group: Group,
    /// Every spelling, folded.
    pub names: String,
}

/// The state of the sidebar.
#[derive(Debug, Default)]
pub struct State {
    /// By group, the most salient first.
    pub(super) listed: Vec<Listed>,
    /// Index into the stops: where the cursor stands.
    pub(super) cursor: usize,
    pub(super) chosen: Option<Chosen>,
    pub(super) fold: Fold,
    pub(super) filter: Edit,
    pub(super) top: usize,
    pub(super) height: u16,
}

impl State {
    /// The chosen entity.
    #[must_use]
    pub const fn chosen(&self) -> Option<Chosen> {
        self.chosen
    }

    /// Whether the entities that are not sure are listed. A filter looks among them too.
    #[must_use]
    pub fn fold(&self) -> Fold {
        if self.filter.text().is_empty() { self.fold } else { Fold::Open }
    }

    /// What the list is filtered by; nothing where it is empty.
    #[must_use]
    pub const fn filter(&self) -> &Edit {
        &self.filter
    }

    /// The entity under the cursor: an index into the article's entities.
    #[must_use]
    pub fn under_cursor(&self) -> Option<usize> {
        match self.stop()? {
            Stop::Entity(entity) => Some(entity),
            Stop::Fold => None,
        }
    }

    /// What the cursor stands on.
    #[must_use]
    pub fn stop(&self) -> Option<Stop> {
        self.stops().nth(self.cursor)
    }

    /// What stands on row `row` of those in sight: an entity (itself or its strip), or the fold.
    #[must_use]
    pub fn at(&self, row: u16) -> Option<Stop> {
        match self.rows().get(usize::from(row))? {
            Row::Entity(entity) | Row::Strip(entity) => Some(Stop::Entity(*entity)),
            Row::Fold(_) => Some(Stop::Fold),
            Row::Blank | Row::Heading(_) => None,
        }
    }

    /// All rows, from the first group on.
    #[must_use]
    pub fn all_rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut group = None;
        for listed in self.matching() {
            if group != Some(listed.group) {
                rows.extend(group.map(|_| Row::Blank));
                rows.push(self.heading(listed.group));
                group = Some(listed.group);
            }
            if listed.group == Group::Maybe && self.fold() == Fold::Closed {
                continue;
            }
            rows.push(Row::Entity(listed.entity));
            if self.chosen.is_some_and(|chosen| chosen.entity == listed.entity) {
                rows.push(Row::Strip(listed.entity));
            }
        }
        rows
    }

    /// The rows in sight.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        self.all_rows().into_iter().skip(self.top).take(usize::from(self.height)).collect()
    }

    /// The row of the cursor, counted from the first in sight.
    #[must_use]
    pub fn cursor_row(&self) -> u16 {
        let stop = self.stop();
        let is_there = |row: &Row| match (row, stop) {
            (Row::Entity(entity), Some(Stop::Entity(other))) => *entity == other,
            (Row::Fold(_), Some(Stop::Fold)) => true,
            (Row::Entity(_) | Row::Fold(_) | Row::Blank | Row::Heading(_) | Row::Strip(_), _) => false,
        };
        u16::try_from(self.rows().iter().position(is_there).unwrap_or(0)).unwrap_or_default()
    }

    /// What the cursor can stand on, in the order of the rows.
    pub(super) fn stops(&self) -> impl Iterator<Item = Stop> + use<> {
        self.all_rows().into_iter().filter_map(|row| match row {
            Row::Entity(entity) => Some(Stop::Entity(entity)),
            Row::Fold(_) => Some(Stop::Fold),
            Row::Blank | Row::Heading(_) | Row::Strip(_) => None,
        })
    }

    fn heading(&self, group: Group) -> Row {
        if group == Group::Maybe {
            return Row::Fold(self.matching().filter(|listed| listed.group == Group::Maybe).count());
        }
        Row::Heading(group)
    }

    /// The entities that the filter lets through.
    fn matching(&self) -> impl Iterator<Item = &Listed> {
        let wanted = crate::text::fold::fold_word(self.filter.text());
        let is_wanted = move |listed: &&Listed| wanted.split_whitespace().all(|word| listed.names.contains(word));
        self.listed.iter().filter(is_wanted)
    }
}

/// The entities in the order of the sidebar: by group, the most salient first.
pub(super) fn listed(entities: &[Entity]) -> Vec<Listed> {
    let names = |entity: &Entity| {
        let all = std::iter::once(&entity.name).chain(&entity.aliases).map(|name| crate::text::fold::fold_word(name));
        all.collect::<Vec<_>>().join("\n")
    };
    let all = entities.iter().enumerate();
    let mut listed: Vec<Listed> = all
        .map(|(index, entity)| Listed { entity: index, group: Group::of_entity(entity), names: names(entity) })
        .collect();
    listed.sort_by_key(|listed| listed.group);
    listed
}
