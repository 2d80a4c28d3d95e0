//! Who and what is in the articles: the filter of the sidebar, the card of an entity, and what the reader says of one.

use super::arrangement::{Area, OVERLAY_FRAME, Pane};
use super::store::{Appearances, Ask, Reach, View};
use super::{App, Effect, Notice, Overlay, arrangement};
use crate::app::desk::Library;
use crate::model::{ArticleId, Correction, EntityKey, Kind, Standing};
use crate::panes::card;
use crate::panes::card::state::{Goal, Known};
use crate::panes::entities::state::Stop;
use crate::panes::entities::update::Typed;

impl App {
    /// How many entities of the open article are sure enough to be shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.found().iter().filter(|entity| entity.standing == Standing::Shown).count()
    }

    /// The entity that a command means: that of the card on top, that under the cursor of the sidebar, or the chosen one.
    fn meant(&self) -> Option<(Kind, String)> {
        if let Some(Overlay::Card(card)) = self.overlays.last() {
            return Some((card.key.kind, card.name.clone()));
        }
        let chosen = self.entities.chosen().map(|chosen| chosen.entity);
        let index = if self.focus == Pane::Entities { self.entities.under_cursor() } else { chosen };
        index.and_then(|index| self.found().get(index)).map(|entity| (entity.kind, entity.name.clone()))
    }

    pub(super) fn with_meant(&mut self, work: impl FnOnce(&mut Self, Kind, String) -> Vec<Effect>) -> Vec<Effect> {
        let Some((kind, name)) = self.meant() else {
            self.notice = Some(Notice::NothingChosen);
            return Vec::new();
        };
        work(self, kind, name)
    }

    /// Opens the filter of the sidebar.
    pub(super) fn begin_filter(&mut self) {
        self.overlays.push(Overlay::Filter);
    }

    pub(super) fn typed_into_filter(&mut self, typed: Typed) {
        match typed {
            Typed::Nothing => {}
            Typed::Accepted | Typed::GivenUp => {
                self.overlays.pop();
            }
        }
    }

    /// Enter in the sidebar: the first mention of an entity, or the fold.
    pub(super) fn enter_sidebar(&mut self) {
        match self.entities.stop() {
            Some(Stop::Fold) => self.entities.toggle_fold(),
            Some(Stop::Entity(_)) | None => self.jump_to_entity(),
        }
    }

    /// Lists every article in which the entity appears, the newest first.
    pub(super) fn articles_of_entity(&mut self) -> Vec<Effect> {
        self.with_meant(|app, kind, name| {
            app.overlays.clear();
            app.focus(Pane::Headlines);
            app.look_at(View::Entity(kind, name))
        })
    }

    /// Lays the card of the entity over the panes.
    pub(super) fn open_card(&mut self) -> Vec<Effect> {
        self.with_meant(|app, kind, name| app.lay_card(kind, &name))
    }

    fn lay_card(&mut self, kind: Kind, name: &str) -> Vec<Effect> {
        let key = EntityKey::new(kind, name);
        let entity = self.found().iter().find(|entity| EntityKey::of(entity) == key).cloned();
        let asks = self.desk.library == Library::Open && kind.is_name();
        let known = if asks { Known::Asked } else { Known::Nothing };
        self.overlays.push(Overlay::Card(card::State::new((kind, name), entity, known)));
        self.arrange();
        if asks { vec![Effect::Ask(Ask::Card(key))] } else { Vec::new() }
    }

    /// The library said where someone appears.
    pub(super) fn appear(&mut self, appearances: &Appearances) {
        for overlay in &mut self.overlays {
            if let Overlay::Card(card) = overlay {
                card.take(appearances);
            }
        }
        self.arrange_overlays();
    }

    /// Enter on a card: an article is opened, another card is laid over it; where nothing is under the cursor, the first mention.
    pub(super) fn enter_card(&mut self) -> Vec<Effect> {
        let Some(Overlay::Card(card)) = self.overlays.last() else { return Vec::new() };
        match card.goal() {
            Some(Goal::Card(kind, name)) => self.lay_card(kind, &name),
            Some(Goal::Article(id)) => {
                let view = View::Entity(card.key.kind, card.name.clone());
                self.overlays.clear();
                self.open_article(id, view)
            }
            None => {
                let found = self.found().iter().enumerate().find(|(_, entity)| EntityKey::of(entity) == card.key);
                let found = found.map(|(index, entity)| (index, entity.first()));
                self.overlays.clear();
                if let Some((index, first)) = found {
                    self.entities.pick(index, 0);
                    self.go_to_mention(first);
                }
                Vec::new()
            }
        }
    }

    /// Opens an article that stands in the list; else the list becomes `view`, in which it does.
    pub(super) fn open_article(&mut self, id: ArticleId, view: View) -> Vec<Effect> {
        if let Some(place) = self.shelf.place(id).filter(|_| self.shelf.is_library()) {
            return self.open(place);
        }
        self.focus(Pane::Reader);
        self.desk.goal = Some(id);
        // It may have been read.
        self.desk.wish.reach = Reach::All;
        self.look_at(view)
    }

    /// The entity is not worth a line, from now on.
    pub(super) fn mute_entity(&mut self) -> Vec<Effect> {
        self.with_meant(|app, kind, name| app.say(Correction::Mute(EntityKey::new(kind, &name))))
    }

    /// The articles of the entity become a list that stands among the sources.
    pub(super) fn follow_entity(&mut self) -> Vec<Effect> {
        self.with_meant(|app, _, name| {
            app.notice = Some(Notice::Followed(name.clone()));
            let query = format!("entity:\"{}\"", name.replace('"', " "));
            vec![Effect::Ask(Ask::Save(name, query))]
        })
    }

    /// What the reader says holds at once, and in the library where there is one.
    pub(super) fn say(&mut self, correction: Correction) -> Vec<Effect> {
        let mut corrections = self.shelf.corrections().to_vec();
        corrections.retain(|other| *other != correction);
        corrections.push(correction.clone());
        let (old, other) = (correction.of().clone(), correction.other());
        self.hold(corrections);
        self.recard(&old, other.as_ref());
        // The cursor goes where the entity goes: to another group, or to the one that it is the same as.
        let now = other.unwrap_or(old);
        if let Some(place) = self.found().iter().position(|entity| EntityKey::of(entity) == now) {
            self.entities.put(Stop::Entity(place));
        }
        self.notice = Some(Notice::Corrected);
        match self.desk.library {
            Library::Open => vec![Effect::Ask(Ask::Correct(correction))],
            Library::None => Vec::new(),
        }
    }

    /// From now on these corrections hold.
    pub(super) fn hold(&mut self, corrections: Vec<Correction>) {
        if corrections == self.shelf.corrections() {
            return;
        }
        self.shelf.correct(corrections);
        self.list_entities_anew();
    }

    /// The entities of the open article are others now.
    pub(super) fn list_entities_anew(&mut self) {
        let found = self.reader.id().and_then(|id| self.shelf.entities(id)).cloned();
        self.entities.refresh(found.as_deref().unwrap_or_default());
        self.look_again();
    }

    /// A card shows its entity as it is now; one that was muted closes its card.
    fn recard(&mut self, old: &EntityKey, other: Option<&EntityKey>) {
        let found = self.found().to_vec();
        let now = |key: &EntityKey| found.iter().find(|entity| EntityKey::of(entity) == *key).cloned();
        self.overlays.retain_mut(|overlay| {
            let Overlay::Card(card) = overlay else { return true };
            if card.key != *old {
                return true;
            }
            match (now(old).or_else(|| other.and_then(now)), other) {
                (Some(entity), _) => {
                    card.key = EntityKey::of(&entity);
                    card.name.clone_from(&entity.name);
                    card.entity = Some(entity);
                }
                // Who does not appear in the open article keeps a card, but not who was muted.
                (None, Some(other)) => card.key = other.clone(),
                (None, None) => return false,
            }
            true
        });
    }

    /// Where `overlay` lies on the screen, if it has an area of its own.
    #[must_use]
    pub fn area_of(&self, overlay: &Overlay) -> Option<Area> {
        let rows = match overlay {
            Overlay::Picture(picture) => return Some(picture.area(self.size)),
            Overlay::Card(card) => card.rows().len(),
            Overlay::Palette(palette) => palette.rows(),
            Overlay::Help(help) => help.rows(),
            Overlay::Search | Overlay::Filter | Overlay::Prompt(_) | Overlay::Confirm(_) | Overlay::Hints(_) => {
                return None;
            }
        };
        Some(arrangement::overlay(self.size, rows))
    }

    /// Gives what lies over the panes its rows on the screen.
    pub(super) fn arrange_overlays(&mut self) {
        let size = self.size;
        let room = |rows| arrangement::overlay(size, rows).height.saturating_sub(OVERLAY_FRAME);
        for overlay in &mut self.overlays {
            match overlay {
                Overlay::Card(card) => card.arrange(room(card.rows().len())),
                Overlay::Palette(palette) => palette.arrange(room(palette.rows())),
                Overlay::Help(help) => help.arrange(&self.keymap, self.size),
                Overlay::Search
                | Overlay::Filter
                | Overlay::Prompt(_)
                | Overlay::Confirm(_)
                | Overlay::Hints(_)
                | Overlay::Picture(_) => {}
            }
        }
    }
}
