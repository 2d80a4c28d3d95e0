//! Running a program: a thread for each way it may go, all over the same character at once.
//!
//! R. Pike's matcher, as in R. Cox, "Regular Expression Matching: the Virtual Machine Approach" (2009): the threads stand in the
//! order in which they are preferred, and no step has two. Each step that is taken counts against the budget.

use super::super::Fault;
use super::program::{At, Program, Step, is};
use std::ops::Range;
use std::str::Chars;

/// What is left to be spent on a search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// Steps that threads take.
    pub steps: u64,
    /// Hits.
    pub hits: u64,
}

/// The threads of a program.
pub(super) struct Threads<'a> {
    program: &'a Program,
    now: List,
    next: List,
    /// Steps that a thread still has to take, the next one last.
    ahead: Vec<At>,
    left: Budget,
}

/// Threads in the order in which they are preferred; of two at the same step only the first.
struct List {
    threads: Vec<Thread>,
    /// For each step the round in which a thread came to it last.
    seen: Vec<u64>,
    round: u64,
}

/// A thread: where it is in the program, and where its match began.
#[derive(Clone, Copy)]
struct Thread {
    at: At,
    start: usize,
}

/// A place in a line: its offset and what stands on both sides.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    before: Option<char>,
    behind: Option<char>,
}

impl<'a> Threads<'a> {
    pub fn new(program: &'a Program, left: Budget) -> Self {
        let list = || List { threads: Vec::new(), seen: vec![0; program.steps.len()], round: 1 };
        Self { program, now: list(), next: list(), ahead: Vec::new(), left }
    }

    /// Appends what matches in `line`, its offsets counted from `origin`.
    pub fn all(&mut self, line: &str, origin: usize, found: &mut Vec<Range<usize>>) -> Result<(), Fault> {
        let mut from = 0;
        while let Some(place) = self.first(line, from)? {
            from = place.end;
            if place.is_empty() {
                // Nothing was matched: on behind the next character.
                let Some(c) = line.get(from..).and_then(|rest| rest.chars().next()) else { break };
                from += c.len_utf8();
            } else {
                self.left.hits = self.left.hits.checked_sub(1).ok_or(Fault::TooMuch)?;
                found.push(origin + place.start..origin + place.end);
            }
        }
        Ok(())
    }

    /// The first match from `from` on, the most preferred of those that begin there.
    fn first(&mut self, line: &str, from: usize) -> Result<Option<Range<usize>>, Fault> {
        let (before, rest) = line.split_at_checked(from).unwrap_or((line, ""));
        let mut rest = rest.chars();
        let mut place = Place { at: from, before: before.chars().next_back(), behind: rest.clone().next() };
        let mut found = None;
        self.now.clear();
        loop {
            if self.now.threads.is_empty() {
                if found.is_some() {
                    return Ok(found);
                }
                self.skip(&mut place, &mut rest);
            }
            if found.is_none() {
                self.start(place)?;
            }
            if let Some((index, start)) = self.now.matched(self.program) {
                found = Some(start..place.at);
                // Those behind it are preferred less.
                self.now.threads.truncate(index);
            }
            let Some(c) = rest.next() else { return Ok(found) };
            place = place.behind_it(c, rest.clone().next());
            self.step(c, place)?;
        }
    }

    /// Goes on to where a match can begin.
    fn skip(&self, place: &mut Place, rest: &mut Chars<'_>) {
        while let Some(c) = place.behind.filter(|&c| !self.program.may_begin_with(c)) {
            rest.next();
            *place = place.behind_it(c, rest.clone().next());
        }
    }

    /// A new thread, behind those that began earlier.
    fn start(&mut self, place: Place) -> Result<(), Fault> {
        let spent = self.now.add(self.program, (Thread { at: 0, start: place.at }, place), &mut self.ahead);
        self.spend(spent)
    }

    /// Takes all threads over the character `c` to `place`.
    fn step(&mut self, c: char, place: Place) -> Result<(), Fault> {
        self.next.clear();
        let mut spent = 0;
        for &Thread { at, start } in &self.now.threads {
            spent += 1;
            if self.program.takes(self.program.steps[at], c) {
                spent += self.next.add(self.program, (Thread { at: at + 1, start }, place), &mut self.ahead);
            }
        }
        std::mem::swap(&mut self.now, &mut self.next);
        self.spend(spent)
    }

    fn spend(&mut self, steps: u64) -> Result<(), Fault> {
        self.left.steps = self.left.steps.checked_sub(steps).ok_or(Fault::TooMuch)?;
        Ok(())
    }
}

impl List {
    fn clear(&mut self) {
        self.threads.clear();
        self.round += 1;
    }

    /// Adds the threads that `thread` becomes before the next character, and gives how many steps they took.
    fn add(&mut self, program: &Program, (thread, place): (Thread, Place), ahead: &mut Vec<At>) -> u64 {
        let mut spent = 0;
        ahead.push(thread.at);
        while let Some(at) = ahead.pop() {
            spent += 1;
            if std::mem::replace(&mut self.seen[at], self.round) == self.round {
                continue;
            }
            match program.steps[at] {
                Step::Both(first, second) => ahead.extend([second, first]),
                Step::Go(there) => ahead.push(there),
                Step::If(look) if is(look, place.before, place.behind) => ahead.push(at + 1),
                Step::If(_) => {}
                Step::Char(_) | Step::Set(_) | Step::Match => self.threads.push(Thread { at, ..thread }),
            }
        }
        spent
    }

    /// The most preferred thread that has matched, and where it began.
    fn matched(&self, program: &Program) -> Option<(usize, usize)> {
        let index = self.threads.iter().position(|thread| matches!(program.steps[thread.at], Step::Match))?;
        Some((index, self.threads[index].start))
    }
}

impl Place {
    /// The place behind the character `c`.
    fn behind_it(self, c: char, behind: Option<char>) -> Self {
        Self { at: self.at + c.len_utf8(), before: Some(c), behind }
    }
}
