//! The entities of one article as short JSON, with all that `model::Entity` says of them.

use crate::model::{Entity, Kind, Mention, Standing, Why};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// An entity as it is stored: names are short because there are many.
#[derive(Serialize, Deserialize)]
struct Stored {
    n: String,
    k: String,
    a: Vec<String>,
    /// Start, end, confidence.
    m: Vec<(usize, usize, f32)>,
    s: f32,
    c: f32,
    w: String,
    /// Whether it only may be one.
    #[serde(default, skip_serializing_if = "is_sure")]
    q: bool,
}

/// The entities as they are stored.
pub(super) fn encode(entities: &[Entity]) -> String {
    let stored = |entity: &Entity| Stored {
        n: entity.name.clone(),
        k: entity.kind.name().to_owned(),
        a: entity.aliases.clone(),
        m: entity.mentions.iter().map(|one| (one.span.start.bytes(), one.span.end.bytes(), one.confidence)).collect(),
        s: entity.salience,
        c: entity.confidence,
        w: entity.why.name().to_owned(),
        q: entity.standing == Standing::Maybe,
    };
    serde_json::to_string(&entities.iter().map(stored).collect::<Vec<_>>()).unwrap_or_default()
}

/// The entities of `text` that `json` stores. What does not fit the text is left out.
pub(super) fn decode(json: &str, text: &str) -> Vec<Entity> {
    let stored: Vec<Stored> = serde_json::from_str(json).unwrap_or_default();
    stored.into_iter().filter_map(|stored| entity(stored, text)).collect()
}

/// Every name of the entities that `json` stores and that are shown, a line each: what is searched.
pub(in crate::library) fn names(json: &str) -> String {
    let stored: Vec<Stored> = serde_json::from_str(json).unwrap_or_default();
    let is_name = |stored: &Stored| !stored.q && Kind::of_name(&stored.k).is_some_and(Kind::is_name);
    let names = stored.into_iter().filter(is_name).flat_map(|stored| std::iter::once(stored.n).chain(stored.a));
    names.collect::<Vec<_>>().join("\n")
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_sure(maybe: &bool) -> bool {
    !*maybe
}

fn entity(stored: Stored, text: &str) -> Option<Entity> {
    let fits = |&(start, end, _): &(usize, usize, f32)| text.get(start..end).is_some_and(|words| !words.is_empty());
    let mention = |(start, end, confidence)| Mention { span: Span::from(start..end), confidence };
    let mentions: Vec<Mention> = stored.m.into_iter().filter(fits).map(mention).collect();
    let why = [Why::Pattern, Why::List, Why::Tagger, Why::Link].into_iter().find(|why| why.name() == stored.w)?;
    let kind = Kind::of_name(&stored.k)?;
    (!mentions.is_empty()).then_some(Entity {
        name: stored.n,
        kind,
        aliases: stored.a,
        mentions,
        salience: stored.s,
        confidence: stored.c,
        why,
        standing: if stored.q { Standing::Maybe } else { Standing::Shown },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::recognise;
    use crate::intake::sample::sample;

    #[test]
    fn the_entities_of_every_sample_come_back_as_they_were() {
        for article in sample() {
            let entities = recognise(&article);
            assert_eq!(decode(&encode(&entities), &article.text), entities);
        }
    }

    #[test]
    fn mentions_that_do_not_fit_are_left_out() {
        let json = r#"[{"n":"x","k":"person","a":[],"m":[[0,900,1.0]],"s":1.0,"c":1.0,"w":"list"}]"#;
        assert_eq!(decode(json, "نص"), []);
    }
}
