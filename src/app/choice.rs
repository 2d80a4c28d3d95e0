//! What is chosen in a palette: a command, or what the reader says of an entity.

use super::{App, Effect, Notice, Overlay};
use crate::config::Command;
use crate::model::{Correction, Entity, EntityKey, Kind};
use crate::panes::palette;
use crate::panes::palette::state::{Item, Purpose, What};
use crate::text::fold::latin_digits;
use crate::words::{Language, Words};

impl App {
    /// Opens a palette for what the reader says of the entity.
    pub(super) fn choose_correction(&mut self, of: impl FnOnce(EntityKey) -> Purpose) -> Vec<Effect> {
        self.with_meant(|app, kind, name| {
            let key = EntityKey::new(kind, &name);
            let purpose = of(key.clone());
            let items = app.items(&purpose, &key);
            let may_be_typed = matches!(purpose, Purpose::Merge(_));
            if items.is_empty() && !may_be_typed {
                app.notice = Some(Notice::NothingElse);
                return Vec::new();
            }
            app.open_palette(palette::State::new(purpose, items))
        })
    }

    /// Opens the palette of commands and options.
    pub(super) fn choose_command(&mut self) -> Vec<Effect> {
        let words = Language::ALL.map(Words::new);
        let item = |&command: &Command| {
            let name = format!("command-{}", command.name());
            let names = words.iter().map(|words| words.say(&name)).chain([command.name().to_owned()]);
            Item::new(What::Command(command), names)
        };
        let items = Command::ALL.iter().map(item).chain(self.preferences(&words)).collect();
        self.open_palette(palette::State::new(Purpose::Commands, items))
    }

    fn open_palette(&mut self, state: palette::State) -> Vec<Effect> {
        self.overlays.push(Overlay::Palette(state));
        self.arrange();
        Vec::new()
    }

    fn items(&self, purpose: &Purpose, key: &EntityKey) -> Vec<Item> {
        match purpose {
            Purpose::Commands | Purpose::Value(_) => Vec::new(),
            Purpose::Kind(_) => {
                let words = Language::ALL.map(Words::new);
                let names = |kind: Kind| words.iter().map(move |words| words.say(&format!("kind-{}", kind.name())));
                Kind::ALL
                    .into_iter()
                    .filter(|kind| kind.is_name())
                    .map(|kind| Item::new(What::Kind(kind), names(kind)))
                    .collect()
            }
            Purpose::Merge(_) => {
                let others =
                    self.found().iter().filter(|entity| entity.kind.is_name() && EntityKey::of(entity) != *key);
                let names = |entity: &Entity| std::iter::once(entity.name.clone()).chain(entity.aliases.clone());
                others.map(|entity| Item::new(What::Entity(entity.kind, entity.name.clone()), names(entity))).collect()
            }
            Purpose::Split(_) => {
                let entity = self.found().iter().find(|entity| EntityKey::of(entity) == *key);
                let aliases = entity.map_or(&[][..], |entity| &entity.aliases);
                aliases.iter().map(|alias| Item::new(What::Alias(alias.clone()), [alias])).collect()
            }
        }
    }

    /// Something was chosen in the palette on top.
    pub(super) fn chosen_in_palette(&mut self) -> Vec<Effect> {
        let Some(Overlay::Palette(palette)) = self.overlays.pop() else { return Vec::new() };
        let typed = palette.edit().text().trim().to_owned();
        match (palette.purpose().clone(), palette.chosen().cloned()) {
            (Purpose::Commands, Some(What::Command(command))) => {
                let effects = self.command(command, None);
                self.guide(command);
                effects
            }
            (Purpose::Kind(key), Some(What::Kind(kind))) => self.say(Correction::Kind(key, kind)),
            (Purpose::Merge(key), Some(What::Entity(kind, name))) => self.say(Correction::Merge(key, kind, name)),
            (Purpose::Merge(key), None) if !typed.is_empty() => {
                let kind = key.kind;
                self.say(Correction::Merge(key, kind, typed))
            }
            (Purpose::Split(key), Some(What::Alias(alias))) => self.say(Correction::Split(key, alias)),
            (Purpose::Commands, Some(What::Preference(aim))) => {
                self.choose_value(aim);
                Vec::new()
            }
            (Purpose::Value(aim), Some(What::Value(value))) => self.prefer(aim, &value),
            (Purpose::Value(aim), None) if !typed.is_empty() => self.prefer(aim, &latin_digits(&typed)),
            (Purpose::Commands | Purpose::Kind(_) | Purpose::Merge(_) | Purpose::Split(_) | Purpose::Value(_), _) => {
                Vec::new()
            }
        }
    }
}
