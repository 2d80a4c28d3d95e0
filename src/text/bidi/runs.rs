//! Level runs and isolating run sequences (UAX #9, BD7, BD13, X9 and X10).

use super::classes::{Bracket, Paragraph, is_isolate_initiator, is_removed};
use super::{Direction, Level};
use unicode_bidi::BidiClass;

/// The level runs of a paragraph in logical order, linked into isolating run sequences.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs(Vec<Run>);

/// Characters of one level, side by side once those that X9 removes are gone.
#[derive(Clone, Debug)]
struct Run {
    start: usize,
    end: usize,
    level: Level,
    /// The run that goes on with this one's sequence behind an isolate.
    next: Option<usize>,
    /// Whether this run goes on with an earlier one's sequence.
    resumes: bool,
}

/// One isolating run sequence: what the rules W1 to I2 look at, without the characters that X9 removes.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequence {
    /// The class of each character.
    pub types: Vec<BidiClass>,
    /// The brackets, in order; their places count characters of the sequence.
    pub brackets: Vec<Bracket>,
    /// The level of the whole sequence.
    pub level: Level,
    /// The direction that stands for what lies before it (sos).
    pub before: Direction,
    /// The direction that stands for what lies behind it (eos).
    pub behind: Direction,
}

impl Runs {
    /// One run over the whole paragraph.
    pub fn whole(length: usize, level: Level) -> Self {
        Self(vec![Run { start: 0, end: length, level, next: None, resumes: false }])
    }

    /// Puts the character at `place` into the last run, or into a new one where the level changes.
    /// The answer is the number of its run.
    pub fn put(&mut self, place: usize, level: Level) -> usize {
        self.resume(place, level, None)
    }

    /// As [`put`](Self::put), for a character that ends the isolate which `interrupted` a run: a new run then
    /// goes on with that run's sequence.
    pub fn resume(&mut self, place: usize, level: Level, interrupted: Option<usize>) -> usize {
        let number = self.0.len();
        if let Some(last) = self.0.last_mut().filter(|last| last.level == level) {
            last.end = place + 1;
            return number - 1;
        }
        if let Some(run) = interrupted.and_then(|run| self.0.get_mut(run)) {
            run.next = Some(number);
        }
        self.0.push(Run { start: place, end: place + 1, level, next: None, resumes: interrupted.is_some() });
        number
    }

    /// The numbers of the runs that start a sequence.
    pub fn heads(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(|(_, run)| !run.resumes).map(|(number, _)| number)
    }

    /// Gathers the sequence that starts with run `head` into `sequence`. `types` are the classes after overrides.
    pub fn gather(&self, head: usize, types: &[BidiClass], paragraph: &Paragraph, sequence: &mut Sequence) {
        sequence.types.clear();
        sequence.brackets.clear();
        for run in self.chain(head) {
            let first = paragraph.brackets.partition_point(|bracket| bracket.place < run.start);
            let mut brackets = paragraph.brackets.iter().skip(first).peekable();
            for (place, class) in types.iter().enumerate().take(run.end).skip(run.start) {
                if let Some(bracket) = brackets.next_if(|bracket| bracket.place == place) {
                    sequence.brackets.push(Bracket { place: sequence.types.len(), ..*bracket });
                }
                if !is_removed(*class) {
                    sequence.types.push(*class);
                }
            }
        }
    }

    /// The level of the sequence that starts with run `head`, and the directions before and behind it (X10).
    pub fn edges(&self, head: usize, paragraph: &Paragraph, base: Level) -> (Level, Direction, Direction) {
        let level = self.0[head].level;
        let before = head.checked_sub(1).map_or(base, |run| self.0[run].level);
        let last = self.chain(head).last().map_or(0, |run| run.end.saturating_sub(1));
        let after = self.chain_end(head) + 1;
        // An isolate that never ends: what lies behind the sequence is the end of the paragraph.
        let behind = if is_isolate_initiator(paragraph.classes[last]) { None } else { self.0.get(after) };
        let behind = behind.map_or(base, |run| run.level);
        (level, level.max(before).direction(), level.max(behind).direction())
    }

    /// Gives the characters of the sequence that starts with run `head` the levels found for them.
    pub fn scatter(&self, head: usize, types: &[BidiClass], found: &[Level], levels: &mut [Level]) {
        let kept = self.chain(head).flat_map(|run| run.start..run.end).filter(|&place| !is_removed(types[place]));
        for (place, level) in kept.zip(found) {
            levels[place] = *level;
        }
    }

    fn chain(&self, head: usize) -> impl Iterator<Item = &Run> {
        std::iter::successors(self.0.get(head), |run| run.next.and_then(|next| self.0.get(next)))
    }

    fn chain_end(&self, head: usize) -> usize {
        std::iter::successors(Some(head), |&run| self.0[run].next).last().unwrap_or(head)
    }
}
