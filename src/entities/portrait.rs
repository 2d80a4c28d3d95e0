//! Portraits: a group of claims becomes an entity with its name, its spellings, how sure and how salient it is.

use super::claims::{Claim, Subject};
use super::keys::{fold_word, readings};
use super::linking::Group;
use super::tables::{Flag, tables};
use super::tagger::SURE;
use super::tokens::{Passage, Script, keys};
use crate::model::{Article, BlockKind, Entity, Kind, Mention, Standing, Why};
use crate::text::Span;

/// Slices of an article, for the spread of an entity over it.
const SLICES: usize = 8;

/// The entities of an article, the most salient first, then in reading order.
pub(super) fn portraits(article: &Article, passage: &Passage<'_>, groups: &[Group]) -> Vec<Entity> {
    let stage = Stage::of(article);
    let mut entities: Vec<Entity> = groups.iter().map(|group| portrait(article, passage, group, &stage)).collect();
    let highest = entities.iter().map(|entity| entity.salience).fold(0.0, f32::max);
    for entity in &mut entities {
        entity.salience /= highest.max(f32::MIN_POSITIVE);
    }
    entities.sort_by(|a, b| b.salience.total_cmp(&a.salience).then(a.first().cmp(&b.first())));
    entities
}

/// Where the title and the first paragraph stand.
struct Stage {
    title: Span,
    lead: Span,
    length: usize,
}

impl Stage {
    fn of(article: &Article) -> Self {
        let block = |is: fn(BlockKind) -> bool| {
            article.blocks.iter().find(|block| is(block.kind)).map(|block| block.span).unwrap_or_default()
        };
        let title = block(|kind| kind == BlockKind::Title);
        let lead = block(|kind| kind == BlockKind::Paragraph);
        let first_line = article.text.trim_start().find('\n').unwrap_or(article.text.len());
        let lead = if lead.is_empty() { Span::from(0..first_line) } else { lead };
        Self { title, lead, length: article.text.len().max(1) }
    }
}

fn portrait(article: &Article, passage: &Passage<'_>, group: &Group, stage: &Stage) -> Entity {
    let mentions: Vec<Mention> = group
        .claims
        .iter()
        .map(|claim| Mention { span: passage.span(claim.first, claim.last, claim.letters), confidence: claim.sure })
        .collect();
    let kind = group.kind();
    let forms = Forms::of(&article.text, passage, group);
    let confidence = confidence(&mentions);
    Entity {
        salience: salience(&mentions, kind, confidence, stage),
        name: forms.fullest(),
        aliases: forms.aliases(&group.subject),
        kind,
        confidence,
        why: why(&group.claims),
        standing: standing(group),
        mentions,
    }
}

/// What only the tagger found is shown where it is sure, or named twice.
fn standing(group: &Group) -> Standing {
    let guessed = group.claims.iter().all(|claim| matches!(claim.why, Why::Tagger | Why::Link));
    let sure = group.claims.iter().any(|claim| claim.sure >= SURE);
    if guessed && !sure && group.claims.len() < 2 { Standing::Maybe } else { Standing::Shown }
}

/// Surer than its surest mention, the more there are.
fn confidence(mentions: &[Mention]) -> f32 {
    let surest = mentions.iter().map(|mention| mention.confidence).fold(0.0, f32::max);
    let doubt = mentions.iter().skip(1).take(10).fold(1.0 - surest, |doubt, _| doubt * 0.8);
    1.0 - doubt
}

fn why(claims: &[Claim]) -> Why {
    let surest = claims.iter().filter(|claim| claim.why != Why::Link).max_by(|a, b| a.sure.total_cmp(&b.sure));
    surest.map_or(Why::Link, |claim| claim.why)
}

/// By count, place and spread; values say less of what an article is about than names.
fn salience(mentions: &[Mention], kind: Kind, confidence: f32, stage: &Stage) -> f32 {
    let weight = match kind {
        Kind::Person | Kind::Organization | Kind::Product | Kind::Event => 1.0,
        Kind::Place | Kind::Other => 0.8,
        Kind::Money => 0.5,
        Kind::Date | Kind::Percent | Kind::Quantity => 0.35,
    };
    let inside = |span: Span| mentions.iter().any(|mention| span.contains(mention.span.start));
    let mut slices = [false; SLICES];
    for mention in mentions {
        let slice = mention.span.start.bytes() * SLICES / stage.length;
        slices[slice.min(SLICES - 1)] = true;
    }
    let spread = small(slices.iter().filter(|&&seen| seen).count()) / small(SLICES);
    let places = if inside(stage.title) { 1.5 } else { 0.0 } + if inside(stage.lead) { 0.75 } else { 0.0 };
    weight * confidence * (small(mentions.len()).ln_1p() + places + spread)
}

/// A count as a float; counts beyond all articles are held to be equal.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// The spellings of an entity in the article, in order of first appearance.
struct Forms {
    forms: Vec<Spelling>,
}

struct Spelling {
    text: String,
    key: String,
    count: usize,
    words: usize,
    latin: bool,
}

impl Forms {
    fn of(text: &str, passage: &Passage<'_>, group: &Group) -> Self {
        let mut forms: Vec<Spelling> = Vec::new();
        for claim in &group.claims {
            let written = written(text, passage, claim);
            let key = fold_word(&written);
            if let Some(form) = forms.iter_mut().find(|form| form.key == key) {
                form.count += 1;
                continue;
            }
            let latin = passage.script(claim.first) == Script::Latin;
            forms.push(Spelling { text: written, key, count: 1, words: claim.last - claim.first, latin });
        }
        Self { forms }
    }

    /// The spelling with the most words, then the most frequent, then the Arabic one, then the first.
    fn fullest(&self) -> String {
        let rank = |form: &Spelling| (form.words, form.count, !form.latin);
        let best = self.forms.iter().rev().max_by_key(|form| rank(form));
        best.map(|form| form.text.clone()).unwrap_or_default()
    }

    fn aliases(&self, subject: &Subject) -> Vec<String> {
        let name = fold_word(&self.fullest());
        let mut aliases: Vec<(String, String)> =
            self.forms.iter().map(|form| (form.key.clone(), form.text.clone())).collect();
        if let Subject::Known(index) = subject {
            let forms = tables().entries.get(*index).map(|entry| entry.forms.as_slice()).unwrap_or_default();
            let sure = forms.iter().filter(|(_, flag)| *flag != Flag::Ambiguous);
            aliases.extend(sure.map(|(written, _)| (fold_word(written), (*written).to_owned())));
        }
        let mut seen = std::collections::HashSet::from([name]);
        aliases.into_iter().filter(|(key, _)| seen.insert(key.clone())).map(|(_, written)| written).collect()
    }
}

/// A mention as it is written, with the alef that لل swallowed, on one line and with single blanks.
fn written(text: &str, passage: &Passage<'_>, claim: &Claim) -> String {
    let span = passage.span(claim.first, claim.last, claim.letters).of(text);
    let words = span.split_whitespace().collect::<Vec<_>>().join(" ");
    let reading = readings(passage.key(claim.first)).find(|reading| reading.letters == claim.letters);
    let own = keys(span).into_iter().next();
    let swallowed = reading.zip(own).is_some_and(|(reading, own)| reading.key == format!("ا{own}"));
    let clean: String =
        words.chars().filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')).collect();
    if swallowed { format!("ا{clean}") } else { clean }
}
