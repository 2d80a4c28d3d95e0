//! An expression as a program: a step for each character, each branch and each place that is asked about.
//!
//! K. Thompson, "Regular Expression Search Algorithm", *Communications of the ACM* 11, 1968.

use super::super::Fault;
use regex_syntax::hir::{Class as SyntaxClass, Hir, HirKind, Look, Repetition};
use regex_syntax::try_is_word_character;

/// More steps than this are too big a program.
const MOST_STEPS: usize = 10_000;

/// The number of a step.
pub(super) type At = usize;

/// A program; it starts at its first step.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub steps: Vec<Step>,
    sets: Vec<Set>,
    /// The characters that can begin a match; `None` where a match may be empty.
    first: Option<Set>,
}

/// One step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// This character, and on to the next step.
    Char(char),
    /// One of the characters of that set, and on to the next step.
    Set(usize),
    /// On to both, the first of them before the second.
    Both(At, At),
    /// On to that step.
    Go(At),
    /// On to the next step where the place is of this kind.
    If(Look),
    /// It has matched.
    Match,
}

/// A set of characters.
#[derive(Clone, Debug)]
struct Set {
    /// A bit for each character below U+0800: Latin, Greek, Cyrillic, Hebrew, Arabic.
    low: [u64; 32],
    /// The ranges of the others, in order.
    high: Vec<(char, char)>,
}

impl Program {
    /// Makes a program.
    pub fn new(hir: &Hir) -> Result<Self, Fault> {
        let mut program = Self { steps: Vec::new(), sets: Vec::new(), first: None };
        program.add(hir)?;
        program.push(Step::Match)?;
        program.first = program.begins();
        Ok(program)
    }

    /// Whether `c` is what `step` waits for.
    pub fn takes(&self, step: Step, c: char) -> bool {
        match step {
            Step::Char(expected) => expected == c,
            Step::Set(set) => self.sets.get(set).is_some_and(|set| set.has(c)),
            Step::Both(..) | Step::Go(_) | Step::If(_) | Step::Match => false,
        }
    }

    /// Whether a match can begin with `c`.
    pub fn may_begin_with(&self, c: char) -> bool {
        self.first.as_ref().is_none_or(|first| first.has(c))
    }

    fn push(&mut self, step: Step) -> Result<At, Fault> {
        if self.steps.len() == MOST_STEPS {
            return Err(Fault::TooBig);
        }
        self.steps.push(step);
        Ok(self.steps.len() - 1)
    }

    fn add(&mut self, hir: &Hir) -> Result<(), Fault> {
        match hir.kind() {
            HirKind::Empty => Ok(()),
            HirKind::Literal(literal) => {
                let letters = std::str::from_utf8(&literal.0).map_err(|_| Fault::Unsupported)?;
                letters.chars().try_for_each(|c| self.push(Step::Char(c)).map(drop))
            }
            HirKind::Class(class) => self.add_set(class),
            HirKind::Look(look) => self.push(Step::If(*look)).map(drop),
            HirKind::Repetition(repetition) => self.add_repeated(repetition),
            HirKind::Capture(group) => self.add(&group.sub),
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.add(part)),
            HirKind::Alternation(ways) => self.add_ways(ways),
        }
    }

    fn add_set(&mut self, class: &SyntaxClass) -> Result<(), Fault> {
        let set = Set::of(class);
        // Copies of a repeated set are one.
        let known = self.sets.iter().position(|known| known.low == set.low && known.high == set.high);
        let at = known.unwrap_or(self.sets.len());
        if known.is_none() {
            self.sets.push(set);
        }
        self.push(Step::Set(at)).map(drop)
    }

    fn add_ways(&mut self, ways: &[Hir]) -> Result<(), Fault> {
        let Some((last, others)) = ways.split_last() else { return Ok(()) };
        let mut ends = Vec::new();
        for way in others {
            let both = self.push(Step::Match)?;
            self.add(way)?;
            ends.push(self.push(Step::Match)?);
            self.steps[both] = Step::Both(both + 1, self.steps.len());
        }
        self.add(last)?;
        let end = self.steps.len();
        for at in ends {
            self.steps[at] = Step::Go(end);
        }
        Ok(())
    }

    fn add_repeated(&mut self, repetition: &Repetition) -> Result<(), Fault> {
        let least = repetition.min;
        for _ in 0..least.saturating_sub(u32::from(repetition.max.is_none())) {
            self.add(&repetition.sub)?;
        }
        match repetition.max {
            None if least > 0 => self.add_once_or_more(repetition),
            // What can be empty is left after one empty round.
            None => self.add_perhaps(repetition, Self::add_once_or_more),
            Some(most) => self.add_up_to(repetition, most.saturating_sub(least)),
        }
    }

    /// Up to `most` times more, each only where those before it are.
    fn add_up_to(&mut self, repetition: &Repetition, most: u32) -> Result<(), Fault> {
        let mut branches = Vec::new();
        for _ in 0..most {
            branches.push(self.push(Step::Match)?);
            self.add(&repetition.sub)?;
        }
        let end = self.steps.len();
        for at in branches {
            self.steps[at] = branch(repetition, at + 1, end);
        }
        Ok(())
    }

    fn add_once_or_more(&mut self, repetition: &Repetition) -> Result<(), Fault> {
        let start = self.steps.len();
        self.add(&repetition.sub)?;
        let at = self.push(Step::Match)?;
        self.steps[at] = branch(repetition, start, at + 1);
        Ok(())
    }

    fn add_perhaps(
        &mut self,
        repetition: &Repetition,
        add: impl Fn(&mut Self, &Repetition) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let at = self.push(Step::Match)?;
        add(self, repetition)?;
        self.steps[at] = branch(repetition, at + 1, self.steps.len());
        Ok(())
    }

    /// The characters that any way from the first step waits for.
    fn begins(&self) -> Option<Set> {
        let mut first = Set { low: [0; 32], high: Vec::new() };
        let (mut ahead, mut seen) = (vec![0], vec![false; self.steps.len()]);
        while let Some(at) = ahead.pop() {
            if std::mem::replace(seen.get_mut(at)?, true) {
                continue;
            }
            match *self.steps.get(at)? {
                Step::Char(c) => first.add(c, c),
                Step::Set(set) => self.sets.get(set)?.add_to(&mut first),
                Step::Both(one, other) => ahead.extend([one, other]),
                Step::Go(there) => ahead.push(there),
                Step::If(_) => ahead.push(at + 1),
                Step::Match => return None,
            }
        }
        first.high.sort_unstable();
        Some(first)
    }
}

/// Once more first, or on first where as little as possible is wanted.
fn branch(repetition: &Repetition, again: At, on: At) -> Step {
    if repetition.greedy { Step::Both(again, on) } else { Step::Both(on, again) }
}

impl Set {
    fn of(class: &SyntaxClass) -> Self {
        let mut set = Self { low: [0; 32], high: Vec::new() };
        match class {
            SyntaxClass::Unicode(class) => class.iter().for_each(|range| set.add(range.start(), range.end())),
            // Bytes that are no ASCII are no characters, and the parser lets none through.
            SyntaxClass::Bytes(class) => {
                class.iter().for_each(|range| set.add(range.start().into(), range.end().min(0x7F).into()));
            }
        }
        set
    }

    fn add(&mut self, start: char, end: char) {
        for c in u32::from(start)..=u32::from(end).min(0x7FF) {
            self.low[c as usize / 64] |= 1 << (c % 64);
        }
        if end >= '\u{800}' {
            self.high.push((start.max('\u{800}'), end));
        }
    }

    fn add_to(&self, other: &mut Self) {
        self.low.iter().zip(&mut other.low).for_each(|(mine, its)| *its |= mine);
        other.high.extend_from_slice(&self.high);
    }

    fn has(&self, c: char) -> bool {
        let code = c as usize;
        match self.low.get(code / 64) {
            Some(bits) => bits >> (code % 64) & 1 == 1,
            // Ranges may lie over each other where sets were put together, so each is looked at that starts before.
            None if self.high.len() < 8 => self.high.iter().any(|&(start, end)| start <= c && c <= end),
            None => self
                .high
                .get(..self.high.partition_point(|&(start, _)| start <= c))
                .is_some_and(|before| before.iter().rev().any(|&(_, end)| c <= end)),
        }
    }
}

/// Whether the place between `before` and `behind` is of this kind. Lines are looked at by themselves: their ends are those
/// of the text.
pub(super) fn is(look: Look, before: Option<char>, behind: Option<char>) -> bool {
    let unicode = |c: Option<char>| c.is_some_and(|c| try_is_word_character(c).unwrap_or(false));
    let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    match look {
        Look::Start | Look::StartLF | Look::StartCRLF => before.is_none(),
        Look::End | Look::EndLF | Look::EndCRLF => behind.is_none(),
        Look::WordAscii => ascii(before) != ascii(behind),
        Look::WordAsciiNegate => ascii(before) == ascii(behind),
        Look::WordUnicode => unicode(before) != unicode(behind),
        Look::WordUnicodeNegate => unicode(before) == unicode(behind),
        Look::WordStartAscii => !ascii(before) && ascii(behind),
        Look::WordEndAscii => ascii(before) && !ascii(behind),
        Look::WordStartUnicode => !unicode(before) && unicode(behind),
        Look::WordEndUnicode => unicode(before) && !unicode(behind),
        Look::WordStartHalfAscii => !ascii(before),
        Look::WordEndHalfAscii => !ascii(behind),
        Look::WordStartHalfUnicode => !unicode(before),
        Look::WordEndHalfUnicode => !unicode(behind),
    }
}
