//! A regular expression over folded text, line by line.
//!
//! ```text
//! expression ─► folded as the text is ─► regex-syntax: HIR ─► program: steps ─► run: all threads at once, on a budget
//! ```
//!
//! The syntax is that of the `regex` crate. What runs it is ours: an automaton over characters that counts its work, so that no
//! expression on no text takes longer than the budget. A search made of many matches is not linear in any engine (`.*z|a` looks
//! to the end of the line at each `a`), and a budget is what the engines at hand do not have.
//!
//! As in grep a line is looked at by itself: `^` and `$` are its ends, and `.*` stays in its paragraph.

mod pattern;
mod program;
mod run;

use super::Fault;
use crate::text::fold::{Folded, Folding};
use program::Program;
use run::{Budget, Threads};
use std::ops::Range;

/// More bytes than this are no expression that anybody typed.
const LONGEST: usize = 2_000;
/// How deep groups may lie in each other.
const DEEPEST: u32 = 100;
/// What a search may cost: about a second, and as much memory as its hits take.
const BUDGET: Budget = Budget { steps: 150_000_000, hits: 1_000_000 };

/// An expression that can be looked for.
#[derive(Clone, Debug)]
pub(super) struct Expression(Program);

impl Expression {
    /// Reads an expression, folding its letters.
    pub fn new(expression: &str, folding: Folding) -> Result<Self, Fault> {
        if expression.trim().is_empty() {
            return Err(Fault::Empty);
        }
        if expression.len() > LONGEST {
            return Err(Fault::TooBig);
        }
        let mut parser = regex_syntax::ParserBuilder::new().nest_limit(DEEPEST).build();
        let parsed = parser.parse(&pattern::folded(expression, folding));
        let hir = parsed.map_err(|error| Fault::from(&error))?;
        Program::new(&hir).map(Self)
    }

    /// Where it matches something in each line of `text`, in order. What matches nothing but a place is left out.
    pub fn places(&self, text: &Folded) -> Result<Vec<Range<usize>>, Fault> {
        self.places_within(BUDGET, text)
    }

    fn places_within(&self, budget: Budget, text: &Folded) -> Result<Vec<Range<usize>>, Fault> {
        let mut threads = Threads::new(&self.0, budget);
        let mut found = Vec::new();
        for line in text.lines() {
            threads.all(text.text().get(line.clone()).unwrap_or_default(), line.start, &mut found)?;
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests;
