//! The guided tour: one thing to do after the other. A step ends when the reader does what it asks for, by whatever key; Esc leaves
//! the tour.

use crate::config::Command;

/// A tour that is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    done: usize,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The stable name, after `tour-`, in the files of words.
    pub name: &'static str,
    /// What the reader is to do.
    pub command: Command,
}

/// All steps: from the list into an article, a search, a name and its mentions, and where the other keys are.
pub const STEPS: [Step; 9] = [
    Step { name: "list", command: Command::Down },
    Step { name: "open", command: Command::Open },
    Step { name: "page", command: Command::PageDown },
    Step { name: "search", command: Command::Search },
    Step { name: "hits", command: Command::Next },
    Step { name: "sidebar", command: Command::NextPane },
    Step { name: "name", command: Command::Open },
    Step { name: "mention", command: Command::NextMention },
    Step { name: "help", command: Command::Help },
];

impl Tour {
    /// The step to be done; none once all of them are.
    #[must_use]
    pub fn step(self) -> Option<Step> {
        STEPS.get(self.done).copied()
    }

    /// How many steps are done.
    #[must_use]
    pub const fn done(self) -> usize {
        self.done
    }

    /// The reader did this: the tour goes on if it was what the step asks for.
    #[must_use]
    pub fn after(self, command: Command) -> Self {
        let goes_on = self.step().is_some_and(|step| step.command == command);
        Self { done: self.done + usize::from(goes_on) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_ends_by_what_it_asks_for_and_by_nothing_else() {
        let tour = Tour::default();
        assert_eq!(tour.after(Command::Up), tour);
        assert_eq!(tour.after(Command::Down).step().map(|step| step.name), Some("open"));
        let over = STEPS.iter().fold(tour, |tour, step| tour.after(step.command));
        assert_eq!((over.step(), over.done()), (None, STEPS.len()));
        assert_eq!(over.after(Command::Down), over);
    }
}
