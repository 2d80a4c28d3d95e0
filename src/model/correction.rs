//! What the reader says of entities: another kind, one and the same, two and not one, not to be shown. Values, and what
//! they make of the entities of an article.

use super::{Entity, Kind, Standing};
use crate::text::fold::fold_word;

/// Who or what is meant, in every article: the kind and the folded name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityKey {
    /// What it is.
    pub kind: Kind,
    folded: String,
}

/// Something the reader said of an entity. It holds in every article, in those to come too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// It is of this kind, and surely worth a line.
    Kind(EntityKey, Kind),
    /// It is the same as another one, whose name it takes.
    Merge(EntityKey, Kind, String),
    /// This spelling, held to be one of its aliases, is somebody else.
    Split(EntityKey, String),
    /// It is not worth a line.
    Mute(EntityKey),
}

impl EntityKey {
    /// The key of a name, however it is spelt.
    #[must_use]
    pub fn new(kind: Kind, name: &str) -> Self {
        let folded = fold_word(name);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self { kind, folded: words.collect::<Vec<_>>().join(" ") }
    }

    /// The key of an entity.
    #[must_use]
    pub fn of(entity: &Entity) -> Self {
        Self::new(entity.kind, &entity.name)
    }

    /// A key whose name is folded already, as [`EntityKey::folded`] gives it.
    #[must_use]
    pub const fn of_folded(kind: Kind, folded: String) -> Self {
        Self { kind, folded }
    }

    /// The folded name: for comparing, not for reading.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

impl Correction {
    /// Whom it speaks of.
    #[must_use]
    pub const fn of(&self) -> &EntityKey {
        match self {
            Self::Kind(key, _) | Self::Merge(key, ..) | Self::Split(key, _) | Self::Mute(key) => key,
        }
    }

    /// Who appears in its stead.
    #[must_use]
    pub fn other(&self) -> Option<EntityKey> {
        match self {
            Self::Kind(key, kind) => Some(EntityKey { kind: *kind, folded: key.folded.clone() }),
            Self::Merge(_, kind, name) => Some(EntityKey::new(*kind, name)),
            Self::Split(key, alias) => Some(EntityKey::new(key.kind, alias)),
            Self::Mute(_) => None,
        }
    }
}

/// The entities of `text` after every correction but muting, in the order in which they were made.
#[must_use]
pub fn correct(entities: Vec<Entity>, text: &str, corrections: &[Correction]) -> Vec<Entity> {
    let mut entities = entities;
    // Most corrections are of somebody else: the names are not folded anew for each.
    let mut keys: Vec<EntityKey> = entities.iter().map(EntityKey::of).collect();
    for correction in corrections {
        let Some(place) = keys.iter().position(|key| key == correction.of()) else { continue };
        match correction {
            Correction::Kind(_, kind) => set_kind(&mut entities, place, *kind),
            Correction::Merge(_, kind, name) => merge(&mut entities, place, *kind, name),
            Correction::Split(_, alias) => split(&mut entities, place, alias, text),
            Correction::Mute(_) => continue,
        }
        keys = entities.iter().map(EntityKey::of).collect();
    }
    entities
}

/// Leaves out whom the reader has muted.
#[must_use]
pub fn without_muted(entities: Vec<Entity>, corrections: &[Correction]) -> Vec<Entity> {
    if !corrections.iter().any(|correction| matches!(correction, Correction::Mute(_))) {
        return entities;
    }
    entities.into_iter().filter(|entity| !is_muted(&EntityKey::of(entity), corrections)).collect()
}

/// Whether the reader has muted `key`.
#[must_use]
pub fn is_muted(key: &EntityKey, corrections: &[Correction]) -> bool {
    corrections.iter().any(|correction| matches!(correction, Correction::Mute(muted) if muted == key))
}

/// The entity at `place` is of this kind, and the same as one of that name and kind that is there already.
fn set_kind(entities: &mut Vec<Entity>, place: usize, kind: Kind) {
    let mut entity = entities.remove(place);
    entity.kind = kind;
    put(entities, place, entity);
}

/// Gives the entity at `place` another name, and puts it together with the one that has this name already.
fn merge(entities: &mut Vec<Entity>, place: usize, kind: Kind, name: &str) {
    let mut merged = entities.remove(place);
    let old = std::mem::replace(&mut merged.name, name.to_owned());
    merged.kind = kind;
    if old != name {
        merged.aliases.insert(0, old);
    }
    put(entities, place, merged);
}

/// Puts `entity` at `place`, or together with the one that has its key.
fn put(entities: &mut Vec<Entity>, place: usize, mut entity: Entity) {
    let key = EntityKey::of(&entity);
    entity.standing = Standing::Shown;
    let Some(into) = entities.iter_mut().find(|other| EntityKey::of(other) == key) else {
        entities.insert(place, entity);
        return;
    };
    let fresh: Vec<String> = entity.aliases.into_iter().filter(|alias| !into.aliases.contains(alias)).collect();
    into.aliases.extend(fresh);
    into.mentions.extend(entity.mentions);
    into.mentions.sort_by_key(|mention| mention.span);
    into.salience = into.salience.max(entity.salience);
    into.confidence = into.confidence.max(entity.confidence);
    into.standing = Standing::Shown;
}

/// Takes the mentions that are spelt like `alias` away from the entity at `place`, and makes them one of its own.
fn split(entities: &mut Vec<Entity>, place: usize, alias: &str, text: &str) {
    let entity = &mut entities[place];
    let key = EntityKey::new(entity.kind, alias);
    let is_other = |words: &str| EntityKey::new(key.kind, words) == key;
    let (apart, left) = entity.mentions.iter().partition(|mention| is_other(mention.span.of(text)));
    let other = Entity { name: alias.to_owned(), aliases: Vec::new(), mentions: apart, ..entity.clone() };
    entity.mentions = left;
    entity.aliases.retain(|other| !is_other(other));
    if entity.mentions.is_empty() {
        entities.remove(place);
    }
    if !other.mentions.is_empty() {
        entities.push(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mention, Why};
    use crate::text::Span;

    const TEXT: &str = "التقى سامي الخطيب سامي، ثم سافر الخطيب";

    fn entity(kind: Kind, name: &str, standing: Standing) -> Entity {
        let mentions =
            TEXT.match_indices(name).map(|(at, _)| Mention { span: Span::from(at..at + name.len()), confidence: 0.5 });
        let mentions = mentions.collect();
        let (aliases, why) = (Vec::new(), Why::Tagger);
        Entity { name: name.to_owned(), kind, aliases, mentions, salience: 0.2, confidence: 0.5, why, standing }
    }

    #[test]
    fn a_kind_that_the_reader_names_makes_a_doubtful_entity_a_sure_one() {
        let found = vec![entity(Kind::Place, "الخطيب", Standing::Maybe)];
        let key = EntityKey::of(&found[0]);
        let said = correct(found.clone(), TEXT, &[Correction::Kind(key, Kind::Person)]);
        assert_eq!(said, [Entity { kind: Kind::Person, standing: Standing::Shown, ..found[0].clone() }]);
    }

    #[test]
    fn an_entity_that_gets_the_kind_of_its_namesake_is_the_same_one() {
        let found = vec![entity(Kind::Person, "سامي", Standing::Shown), entity(Kind::Place, "سامى", Standing::Shown)];
        let said = correct(found, TEXT, &[Correction::Kind(EntityKey::new(Kind::Place, "سامي"), Kind::Person)]);
        assert_eq!(said.iter().map(|entity| entity.name.as_str()).collect::<Vec<_>>(), ["سامي"]);
    }

    #[test]
    fn a_merge_keeps_every_mention_in_reading_order() {
        let found =
            vec![entity(Kind::Person, "الخطيب", Standing::Shown), entity(Kind::Person, "سامي", Standing::Shown)];
        let merge = Correction::Merge(EntityKey::new(Kind::Person, "الخطيب"), Kind::Person, "سامي".to_owned());
        let said = correct(found, TEXT, &[merge]);
        let words: Vec<&str> = said[0].mentions.iter().map(|mention| mention.span.of(TEXT)).collect();
        assert_eq!((said.len(), words), (1, vec!["سامي", "الخطيب", "سامي", "الخطيب"]));
    }

    #[test]
    fn the_key_of_a_name_does_not_mind_how_it_is_spelt() {
        assert_eq!(EntityKey::new(Kind::Person, "أَحمـد"), EntityKey::new(Kind::Person, "احمد"));
        assert_eq!(EntityKey::new(Kind::Place, "رام-الله").folded(), "رام الله");
    }
}
