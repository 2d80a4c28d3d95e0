//! The rules of UAX #9 taken literally, one function a rule and as slow as they please: what the library is
//! compared with. Nothing here is shared with it but the class of each character.
//!
//! Definitions are those of the standard: `matching` is BD9, `sequences` BD13, `bracket_pairs` BD16. Characters that
//! rule X9 removes have no level (`None`).
#![expect(clippy::unwrap_used, reason = "what must hold by the rules fails the test where it does not")]
#![expect(clippy::needless_range_loop, reason = "places are what the rules speak of")]

use std::ops::Range;
use unicode_bidi::BidiClass::{self, AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO};
use unicode_bidi::BidiClass::{NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS};
use unicode_bidi::bidi_class;

/// One paragraph, resolved.
pub struct Paragraph {
    /// The level of the paragraph.
    pub base: u8,
    classes: Vec<BidiClass>,
    levels: Vec<Option<u8>>,
}

/// Resolves `text`; `base` is `None` where the first strong character decides.
pub fn resolve(text: &[char], base: Option<u8>) -> Paragraph {
    let classes = text.iter().map(|&c| bidi_class(c)).collect::<Vec<_>>();
    let base = base.unwrap_or_else(|| first_strong_level(&classes, 0..classes.len()));
    let (mut levels, mut types) = explicit(&classes, base);
    for sequence in sequences(&classes, &levels) {
        let (sos, eos) = boundaries(&sequence, &classes, &levels, base);
        let embedding = levels[sequence[0]].unwrap();
        let before_w1 = types.clone();
        weak(&mut types, &sequence, sos);
        brackets(&mut types, &before_w1, &sequence, (text, embedding, sos));
        neutrals(&mut types, &sequence, (embedding, sos, eos));
        for &i in &sequence {
            levels[i] = Some(implicit(embedding, types[i]));
        }
    }
    Paragraph { base, classes, levels }
}

impl Paragraph {
    /// L1.
    pub fn line(&self, range: Range<usize>) -> Vec<Option<u8>> {
        let mut levels = self.levels[range.clone()].to_vec();
        let classes = &self.classes[range];
        let kept = (0..classes.len()).filter(|&i| levels[i].is_some()).collect::<Vec<_>>();
        let blank = |i: usize| matches!(classes[i], WS | FSI | LRI | RLI | PDI);
        for (at, &i) in kept.iter().enumerate() {
            let first_other = kept[at..].iter().find(|&&j| !blank(j));
            let resets = match first_other {
                None => true,
                Some(&j) => matches!(classes[j], S | B),
            };
            if resets {
                levels[i] = Some(self.base);
            }
        }
        levels
    }
}

/// L2 on what is left of a line.
pub fn visual_order(levels: &[Option<u8>]) -> Vec<usize> {
    let mut order = (0..levels.len()).filter(|&i| levels[i].is_some()).collect::<Vec<_>>();
    for level in (1..=127).rev() {
        let mut start = 0;
        while start < order.len() {
            let mut end = start;
            while end < order.len() && levels[order[end]].unwrap() >= level {
                end += 1;
            }
            order[start..end].reverse();
            start = end.max(start + 1);
        }
    }
    order
}

fn is_removed(class: BidiClass) -> bool {
    matches!(class, RLE | LRE | RLO | LRO | PDF | BN)
}

fn is_initiator(class: BidiClass) -> bool {
    matches!(class, LRI | RLI | FSI)
}

/// BD9: the PDI that matches the isolate initiator at `i`.
fn matching(classes: &[BidiClass], i: usize) -> Option<usize> {
    let mut depth = 1;
    for j in i + 1..classes.len() {
        if classes[j] == B {
            return None;
        }
        if is_initiator(classes[j]) {
            depth += 1;
        } else if classes[j] == PDI {
            depth -= 1;
            if depth == 0 {
                return Some(j);
            }
        }
    }
    None
}

/// P2 and P3.
fn first_strong_level(classes: &[BidiClass], range: Range<usize>) -> u8 {
    let mut i = range.start;
    while i < range.end {
        match classes[i] {
            L => return 0,
            R | AL => return 1,
            class if is_initiator(class) => i = matching(classes, i).unwrap_or(range.end),
            _ => {}
        }
        i += 1;
    }
    0
}

#[derive(Clone, Copy)]
struct Entry {
    level: u8,
    over: Option<BidiClass>,
    isolate: bool,
}

/// X1 to X8: levels, and classes after overrides.
fn explicit(classes: &[BidiClass], base: u8) -> (Vec<Option<u8>>, Vec<BidiClass>) {
    let mut stack = vec![Entry { level: base, over: None, isolate: false }];
    let (mut overflow_isolates, mut overflow_embeddings, mut valid_isolates) = (0, 0, 0);
    let mut levels = vec![None; classes.len()];
    let mut types = classes.to_vec();
    for (i, &class) in classes.iter().enumerate() {
        let last = *stack.last().unwrap();
        match class {
            RLE | LRE | RLO | LRO => {
                let level = if matches!(class, RLE | RLO) { next_odd(last.level) } else { next_even(last.level) };
                if level <= 125 && overflow_isolates == 0 && overflow_embeddings == 0 {
                    let over = match class {
                        RLO => Some(R),
                        LRO => Some(L),
                        _ => None,
                    };
                    stack.push(Entry { level, over, isolate: false });
                } else if overflow_isolates == 0 {
                    overflow_embeddings += 1;
                }
            }
            RLI | LRI | FSI => {
                levels[i] = Some(last.level);
                types[i] = last.over.unwrap_or(class);
                let inside = i + 1..matching(classes, i).unwrap_or(classes.len());
                let rtl = class == RLI || class == FSI && first_strong_level(classes, inside) == 1;
                let level = if rtl { next_odd(last.level) } else { next_even(last.level) };
                if level <= 125 && overflow_isolates == 0 && overflow_embeddings == 0 {
                    valid_isolates += 1;
                    stack.push(Entry { level, over: None, isolate: true });
                } else {
                    overflow_isolates += 1;
                }
            }
            PDI => {
                if overflow_isolates > 0 {
                    overflow_isolates -= 1;
                } else if valid_isolates > 0 {
                    overflow_embeddings = 0;
                    while !stack.last().unwrap().isolate {
                        stack.pop();
                    }
                    stack.pop();
                    valid_isolates -= 1;
                }
                let last = *stack.last().unwrap();
                levels[i] = Some(last.level);
                types[i] = last.over.unwrap_or(class);
            }
            PDF => {
                if overflow_isolates > 0 {
                } else if overflow_embeddings > 0 {
                    overflow_embeddings -= 1;
                } else if !last.isolate && stack.len() >= 2 {
                    stack.pop();
                }
            }
            BN => {}
            B => levels[i] = Some(base),
            _ => {
                levels[i] = Some(last.level);
                types[i] = last.over.unwrap_or(class);
            }
        }
    }
    (levels, types)
}

fn next_odd(level: u8) -> u8 {
    if level % 2 == 1 { level + 2 } else { level + 1 }
}

fn next_even(level: u8) -> u8 {
    if level % 2 == 1 { level + 1 } else { level + 2 }
}

/// BD7 and BD13.
fn sequences(classes: &[BidiClass], levels: &[Option<u8>]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for i in (0..classes.len()).filter(|&i| !is_removed(classes[i])) {
        match runs.last_mut() {
            Some(run) if levels[*run.last().unwrap()] == levels[i] => run.push(i),
            _ => runs.push(vec![i]),
        }
    }
    let matched = (0..classes.len()).filter(|&i| is_initiator(classes[i])).filter_map(|i| matching(classes, i));
    let matched = matched.collect::<Vec<_>>();
    let mut sequences = Vec::new();
    for run in &runs {
        if classes[run[0]] == PDI && matched.contains(&run[0]) {
            continue;
        }
        let mut sequence = run.clone();
        while let Some(end) = sequence.last().copied().filter(|&end| is_initiator(classes[end])) {
            let Some(pdi) = matching(classes, end) else { break };
            sequence.extend(runs.iter().find(|run| run[0] == pdi).unwrap());
        }
        sequences.push(sequence);
    }
    sequences
}

/// X10: sos and eos.
fn boundaries(sequence: &[usize], classes: &[BidiClass], levels: &[Option<u8>], base: u8) -> (BidiClass, BidiClass) {
    let (first, last) = (sequence[0], *sequence.last().unwrap());
    let level = levels[first].unwrap();
    let kept = |i: &usize| !is_removed(classes[*i]);
    // Levels of other characters may be implicit already: ask for the explicit ones.
    let (explicit, _) = explicit(classes, base);
    let before = (0..first).rev().find(kept).map_or(base, |i| explicit[i].unwrap());
    let mut behind = (last + 1..classes.len()).find(kept).map_or(base, |i| explicit[i].unwrap());
    if is_initiator(classes[last]) && matching(classes, last).is_none() {
        behind = base;
    }
    let direction = |other: u8| if level.max(other) % 2 == 1 { R } else { L };
    (direction(before), direction(behind))
}

/// W1 to W7, one after the other.
fn weak(types: &mut [BidiClass], sequence: &[usize], sos: BidiClass) {
    let at = |types: &[BidiClass], k: usize| sequence.get(k).map(|&i| types[i]);
    let strong_before = |types: &[BidiClass], k: usize| {
        sequence[..k].iter().rev().map(|&i| types[i]).find(|class| matches!(class, R | L | AL)).unwrap_or(sos)
    };
    for (k, &i) in sequence.iter().enumerate() {
        if types[i] == NSM {
            let previous = if k == 0 { sos } else { types[sequence[k - 1]] };
            types[i] = if is_initiator(previous) || previous == PDI { ON } else { previous };
        }
    }
    for (k, &i) in sequence.iter().enumerate() {
        if types[i] == EN && strong_before(types, k) == AL {
            types[i] = AN;
        }
    }
    for &i in sequence {
        if types[i] == AL {
            types[i] = R;
        }
    }
    for k in 1..sequence.len() {
        let (before, behind) = (at(types, k - 1), at(types, k + 1));
        match types[sequence[k]] {
            ES | CS if before == Some(EN) && behind == Some(EN) => types[sequence[k]] = EN,
            CS if before == Some(AN) && behind == Some(AN) => types[sequence[k]] = AN,
            _ => {}
        }
    }
    let after_w4 = types.to_vec();
    for (k, &i) in sequence.iter().enumerate() {
        let beyond = |other: Option<&usize>| other.is_some_and(|&other| after_w4[other] == EN);
        let before = sequence[..k].iter().rev().find(|&&other| after_w4[other] != ET);
        let behind = sequence[k..].iter().find(|&&other| after_w4[other] != ET);
        if after_w4[i] == ET && (beyond(before) || beyond(behind)) {
            types[i] = EN;
        }
    }
    for &i in sequence {
        if matches!(types[i], ES | ET | CS) {
            types[i] = ON;
        }
    }
    for (k, &i) in sequence.iter().enumerate() {
        if types[i] == EN && strong_before(types, k) == L {
            types[i] = L;
        }
    }
}

/// BD14 and BD15 for the brackets of the tests: the kind (one for canonical equivalents), and whether it opens.
fn bracket(c: char) -> Option<(char, bool)> {
    Some(match c {
        '(' => ('(', true),
        ')' => ('(', false),
        '[' => ('[', true),
        ']' => ('[', false),
        '{' => ('{', true),
        '}' => ('{', false),
        '\u{2329}' | '\u{3008}' => ('\u{3008}', true),
        '\u{232A}' | '\u{3009}' => ('\u{3008}', false),
        _ => return None,
    })
}

/// BD16: pairs as places in the sequence.
fn bracket_pairs(types: &[BidiClass], sequence: &[usize], text: &[char]) -> Vec<(usize, usize)> {
    let mut stack: Vec<(char, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for (k, &i) in sequence.iter().enumerate() {
        let Some((kind, opens)) = bracket(text[i]).filter(|_| types[i] == ON) else { continue };
        if opens {
            if stack.len() == 63 {
                break;
            }
            stack.push((kind, k));
        } else if let Some(found) = stack.iter().rposition(|&(open, _)| open == kind) {
            pairs.push((stack[found].1, k));
            stack.truncate(found);
        }
    }
    pairs.sort_unstable();
    pairs
}

/// N0.
fn brackets(
    types: &mut [BidiClass],
    before_w1: &[BidiClass],
    sequence: &[usize],
    (text, embedding, sos): (&[char], u8, BidiClass),
) {
    let along = if embedding % 2 == 1 { R } else { L };
    let against = if along == R { L } else { R };
    for (opening, closing) in bracket_pairs(types, sequence, text) {
        let inside = sequence[opening + 1..closing].iter().filter_map(|&i| as_strong(types[i])).collect::<Vec<_>>();
        let found = if inside.contains(&along) {
            along
        } else if inside.contains(&against) {
            let context = sequence[..opening].iter().rev().find_map(|&i| as_strong(types[i])).unwrap_or(sos);
            if context == against { against } else { along }
        } else {
            continue;
        };
        for half in [opening, closing] {
            types[sequence[half]] = found;
            for &mark in sequence[half + 1..].iter().take_while(|&&i| before_w1[i] == NSM) {
                types[mark] = found;
            }
        }
    }
}

/// Numbers count as right to left for N0 to N2.
fn as_strong(class: BidiClass) -> Option<BidiClass> {
    match class {
        L => Some(L),
        R | EN | AN => Some(R),
        _ => None,
    }
}

/// N1 and N2.
fn neutrals(types: &mut [BidiClass], sequence: &[usize], (embedding, sos, eos): (u8, BidiClass, BidiClass)) {
    let settled = types.to_vec();
    for (k, &i) in sequence.iter().enumerate() {
        if as_strong(settled[i]).is_some() {
            continue;
        }
        let before = sequence[..k].iter().rev().find_map(|&j| as_strong(settled[j])).unwrap_or(sos);
        let behind = sequence[k..].iter().find_map(|&j| as_strong(settled[j])).unwrap_or(eos);
        let along = if embedding % 2 == 1 { R } else { L };
        types[i] = if before == behind { before } else { along };
    }
}

/// I1 and I2.
fn implicit(embedding: u8, class: BidiClass) -> u8 {
    match (embedding % 2, class) {
        (0, R) | (1, L | EN | AN) => embedding + 1,
        (0, AN | EN) => embedding + 2,
        _ => embedding,
    }
}
