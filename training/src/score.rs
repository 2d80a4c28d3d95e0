//! How well entities are found: what a reader sees in the sidebar, and single mentions.

use crate::texts::Labelled;
use khabar::model::{Entity, Kind, Standing};
use khabar::text::fold::fold_word;
use std::collections::BTreeMap;

/// Right, invented and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and right.
    pub right: usize,
    /// Found and wrong.
    pub invented: usize,
    /// Not found.
    pub missed: usize,
}

impl Tally {
    /// Right ones among those found.
    #[must_use]
    pub fn precision(&self) -> f64 {
        ratio(self.right, self.right + self.invented)
    }

    /// Found ones among those that are there.
    #[must_use]
    pub fn recall(&self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// Their harmonic mean.
    #[must_use]
    pub fn f1(&self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.invented + self.missed)
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.invented += other.invented;
        self.missed += other.missed;
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        f64::from(u32::try_from(part).unwrap_or(0)) / f64::from(u32::try_from(whole).unwrap_or(1))
    }
}

/// Tallies by kind.
pub type ByKind = BTreeMap<Kind, Tally>;

/// What went wrong, in a line.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What sort: `+` invented, `-` missed.
    pub sign: char,
    /// The kind.
    pub kind: Kind,
    /// The line to print.
    pub line: String,
}

/// Everything counted.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Entities of the sidebar.
    pub entities: ByKind,
    /// Mentions by exact span and kind.
    pub mentions: ByKind,
    /// Mentions by exact span alone.
    pub spans: Tally,
    /// What went wrong with mentions and entities.
    pub faults: Vec<Fault>,
}

/// An entity as the labels tell it.
#[derive(Debug)]
struct Gold {
    kind: Kind,
    names: Vec<String>,
    found: bool,
}

impl Report {
    /// Counts one text.
    pub fn count(&mut self, text: &Labelled, found: &[Entity]) {
        let shown: Vec<&Entity> = found.iter().filter(|entity| entity.standing == Standing::Shown).collect();
        self.count_entities(text, &shown);
        self.count_mentions(text, &shown);
    }

    fn count_entities(&mut self, text: &Labelled, shown: &[&Entity]) {
        let mut golds = golds(text);
        for entity in shown {
            let name = plain(&entity.name);
            let hit =
                golds.iter_mut().find(|gold| !gold.found && gold.kind == entity.kind && gold.names.contains(&name));
            let tally = self.entities.entry(entity.kind).or_default();
            if let Some(gold) = hit {
                gold.found = true;
                tally.right += 1;
            } else {
                tally.invented += 1;
                self.fault('+', entity.kind, format!("E {} {} ({})", text.id, entity.name, entity.why.name()));
            }
        }
        for gold in golds.iter().filter(|gold| !gold.found) {
            self.entities.entry(gold.kind).or_default().missed += 1;
            self.fault('-', gold.kind, format!("E {} {}", text.id, gold.names.join(" = ")));
        }
    }

    fn count_mentions(&mut self, text: &Labelled, shown: &[&Entity]) {
        let found: Vec<(usize, usize, Kind)> = shown
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(|mention| (mention.span, entity.kind)))
            .map(|(span, kind)| (span.bytes().start, span.bytes().end, kind))
            .collect();
        let gold: Vec<(usize, usize, Kind)> =
            text.labels.iter().map(|label| (label.range.start, label.range.end, label.kind)).collect();
        for &(start, end, kind) in &found {
            let right = gold.contains(&(start, end, kind));
            let spanned = gold.iter().any(|label| (label.0, label.1) == (start, end));
            let tally = self.mentions.entry(kind).or_default();
            *(if right { &mut tally.right } else { &mut tally.invented }) += 1;
            *(if spanned { &mut self.spans.right } else { &mut self.spans.invented }) += 1;
            if !right {
                self.fault('+', kind, format!("M {} {}", text.id, shown_in(text, start..end)));
            }
        }
        for &(start, end, kind) in &gold {
            if !found.contains(&(start, end, kind)) {
                self.mentions.entry(kind).or_default().missed += 1;
                self.fault('-', kind, format!("M {} {}", text.id, shown_in(text, start..end)));
            }
            self.spans.missed += usize::from(!found.iter().any(|label| (label.0, label.1) == (start, end)));
        }
    }

    fn fault(&mut self, sign: char, kind: Kind, line: String) {
        self.faults.push(Fault { sign, kind, line });
    }
}

/// The tallies of all kinds together.
#[must_use]
pub fn total(tallies: &ByKind) -> Tally {
    let mut all = Tally::default();
    for tally in tallies.values() {
        all.add(*tally);
    }
    all
}

/// A mention in its surroundings.
fn shown_in(text: &Labelled, range: std::ops::Range<usize>) -> String {
    let whole = &text.article.text;
    let before: String = whole.get(..range.start).unwrap_or_default().chars().rev().take(30).collect();
    let before: String = before.chars().rev().collect();
    let behind: String = whole.get(range.end..).unwrap_or_default().chars().take(30).collect();
    format!("{before}⟦{}⟧{behind}", whole.get(range).unwrap_or_default()).replace('\n', " ⏎ ")
}

fn golds(text: &Labelled) -> Vec<Gold> {
    let mut golds: Vec<Gold> = Vec::new();
    for label in &text.labels {
        let written = plain(text.article.text.get(label.range.clone()).unwrap_or_default());
        let name = plain(&label.name);
        let same = golds.iter().position(|gold| gold.kind == label.kind && gold.names.contains(&name));
        let at = same.unwrap_or(golds.len());
        if at == golds.len() {
            golds.push(Gold { kind: label.kind, names: vec![name], found: false });
        }
        if !golds[at].names.contains(&written) {
            golds[at].names.push(written);
        }
    }
    golds
}

/// A name as it is compared: folded, with single blanks.
fn plain(name: &str) -> String {
    name.split_whitespace().map(fold_word).collect::<Vec<_>>().join(" ")
}
