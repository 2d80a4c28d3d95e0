//! What is wrong with a source, in words.

use super::{Value, Words};
use crate::model::{Problem, Unseen};

impl Words {
    /// What is wrong with a source: a sentence.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        match problem {
            Problem::Status(status) => self.say_with(id(problem), &[("status", Value::Number((*status).into()))]),
            Problem::Unreachable
            | Problem::TimedOut
            | Problem::Busy
            | Problem::Gone
            | Problem::Insecure
            | Problem::Redirects
            | Problem::TooLarge
            | Problem::Broken
            | Problem::Private
            | Problem::NotAFeed
            | Problem::NoFile
            | Problem::Address
            | Problem::Proxy
            | Problem::Fault => self.say(id(problem)),
        }
    }

    /// Why a picture can't be seen: a sentence.
    #[must_use]
    pub fn unseen(&self, unseen: &Unseen) -> String {
        match unseen {
            // The words for it speak of a source of news.
            Unseen::NotFetched(Problem::Gone) => self.problem(&Problem::Status(410)),
            Unseen::NotFetched(problem) => self.problem(problem),
            Unseen::NotAPicture => self.say("problem-not-a-picture"),
            Unseen::TooLarge => self.say("problem-picture-too-large"),
            Unseen::Damaged => self.say("problem-picture-damaged"),
        }
    }
}

/// The id of the words for `problem`: "problem-" and a name that programs may go by.
#[must_use]
pub const fn id(problem: &Problem) -> &'static str {
    match problem {
        Problem::Unreachable => "problem-unreachable",
        Problem::TimedOut => "problem-timed-out",
        Problem::Status(_) => "problem-status",
        Problem::Busy => "problem-busy",
        Problem::Gone => "problem-gone",
        Problem::Insecure => "problem-insecure",
        Problem::Redirects => "problem-redirects",
        Problem::TooLarge => "problem-too-large",
        Problem::Broken => "problem-broken",
        Problem::Private => "problem-private",
        Problem::NotAFeed => "problem-not-a-feed",
        Problem::NoFile => "problem-no-file",
        Problem::Address => "problem-address",
        Problem::Proxy => "problem-proxy",
        Problem::Fault => "problem-fault",
    }
}

/// The name of `problem` for programs: `timed-out`, `status-404`.
#[must_use]
pub fn name(problem: &Problem) -> String {
    let name = id(problem).trim_start_matches("problem-");
    if let Problem::Status(status) = problem { format!("{name}-{status}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_its_number_in_its_name() {
        assert_eq!([name(&Problem::TimedOut), name(&Problem::Status(404))], ["timed-out", "status-404"]);
    }
}
