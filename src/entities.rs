//! Who and what is in an article.
//!
//! ```text
//! text ─► tokens ─► claims of the rules ─► settled: none overlaps ─► groups ─► entities
//!                   values, dates            claims                  linking   portrait
//!                   known names (tables)
//!                   glosses, Latin names
//!                   bodies, people
//! ```
//!
//! Rules and tables only: nothing is guessed from statistics. On a news page a wrong entity hurts more than a missing
//! one, so a rule that is not sure says nothing. All spans count bytes of [`Article::text`], on cluster borders.

use crate::model::{Article, Entity};
pub use spellings::{is_known_name, look_for};

use claims::Claim;
use known::Known;
use tagger::Model;
use tokens::Passage;

mod bodies;
mod claims;
mod dates;
mod gloss;
mod keys;
mod known;
mod latin;
mod linking;
mod numbers;
mod people;
mod phrases;
mod portrait;
mod skeleton;
mod spellings;
mod tables;
pub mod tagger;
mod tokens;
mod values;

/// The entities of an article, the most salient first. Total: any text gives an answer, the same text always the same one.
///
/// # Examples
///
/// ```
/// use khabar::entities::recognise;
/// use khabar::model::{Article, Kind};
///
/// let article = Article { text: "زارت أنغيلا ميركل مدينة تونس".to_owned(), ..Article::default() };
/// let found: Vec<_> = recognise(&article).into_iter().map(|entity| (entity.kind, entity.name)).collect();
/// assert_eq!(found, [(Kind::Person, "أنغيلا ميركل".to_owned()), (Kind::Place, "تونس".to_owned())]);
/// ```
#[must_use]
pub fn recognise(article: &Article) -> Vec<Entity> {
    recognise_by(article, tagger::own())
}

/// The entities of an article as [`recognise`] finds them, with another tagger or none: what a tagger is scored by.
#[must_use]
pub fn recognise_by(article: &Article, tagger: Option<&Model<'_>>) -> Vec<Entity> {
    let passage = Passage::of(article);
    let mut taken = claims::Taken::none(&passage);
    let in_arabic = is_arabic(&article.language);
    let mut known = known::known(&passage);
    if !in_arabic {
        known.keep_what_any_language_shares(&passage);
    }
    let mut all = any_language(&passage, &mut known);
    if in_arabic {
        all.extend(arabic(&passage));
    }
    let mut settled = claims::settle(all, &mut taken);
    if let Some(model) = tagger.filter(|_| in_arabic) {
        settled = tagger::reviewed(model, &passage, settled, &mut taken);
    }
    gloss::attach(&passage, &mut settled);
    gloss::abbreviate(&passage, &mut settled, &mut taken);
    let groups = linking::link(&passage, settled, &known, &mut taken);
    portrait::portraits(article, &passage, &groups)
}

/// What is built in: how many known names, and the bytes of the model.
#[must_use]
pub fn built_in() -> (usize, usize) {
    (tables::tables().entries.len(), tagger::size())
}

/// What the rules find in any language of the Arabic script.
fn any_language(passage: &Passage<'_>, known: &mut Known) -> Vec<Claim> {
    let runs = latin::runs(passage);
    let mut all = values::values(passage);
    all.extend(gloss::glosses(passage, &runs));
    all.append(&mut known.sure);
    all.extend(latin::names(passage, &runs));
    all
}

/// What the rules find by Arabic words.
fn arabic(passage: &Passage<'_>) -> Vec<Claim> {
    let mut all = dates::dates(passage);
    all.extend(bodies::bodies(passage));
    all.extend(people::people(passage));
    all
}

/// What the rules by themselves say of an Arabic text.
fn ruled(passage: &Passage<'_>) -> Vec<Claim> {
    let mut all = any_language(passage, &mut known::known(passage));
    all.extend(arabic(passage));
    claims::settle(all, &mut claims::Taken::none(passage))
}

/// Whether the words of the text are Arabic, or may be: the rules for people, bodies and dates go by Arabic words, which
/// mean other things in Persian or Urdu. An article in Latin letters that quotes Arabic is no harm to them.
fn is_arabic(language: &str) -> bool {
    const OTHERS: [&str; 15] =
        ["fa", "pes", "prs", "ur", "ps", "pbu", "ckb", "ku", "sd", "ug", "pnb", "skr", "ks", "az", "azb"];
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    !OTHERS.contains(&primary.as_str())
}
