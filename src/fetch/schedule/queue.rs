//! Jobs that wait for a worker: never two of one host at once, and a small gap between two of one host. Pure: times are
//! spans since the queue began.

use std::collections::BTreeMap;
use std::time::Duration;

/// What a free worker is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This job, by its place.
    Start(usize),
    /// Ask again at this time, or after a job has ended.
    At(Duration),
    /// Ask again after a job has ended.
    AfterAJob,
    /// Go: there is nothing left to start.
    Done,
}

/// Jobs in the order in which they are wanted.
#[derive(Clone, Debug)]
pub struct Queue {
    waiting: Vec<usize>,
    hosts: Vec<Option<String>>,
    states: BTreeMap<String, State>,
    gap: Duration,
}

/// What is known of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Running,
    RestsUntil(Duration),
}

impl Queue {
    /// One job for each of `hosts`, in their order; none stands for what has no host and waits for nobody. Between two jobs
    /// of one host lies `gap`.
    #[must_use]
    pub fn new(hosts: Vec<Option<String>>, gap: Duration) -> Self {
        Self { waiting: (0..hosts.len()).collect(), hosts, states: BTreeMap::new(), gap }
    }

    /// What to do at `now`. A job that is started has to be [`finished`](Self::finished).
    pub fn next(&mut self, now: Duration) -> Next {
        let mut soonest = None;
        for place in 0..self.waiting.len() {
            let job = self.waiting[place];
            match self.state(job) {
                Some(State::RestsUntil(end)) if end > now => {
                    soonest = Some(soonest.map_or(end, |known: Duration| known.min(end)));
                }
                Some(State::Running) => {}
                Some(State::RestsUntil(_)) | None => return self.start(place, job),
            }
        }
        match soonest {
            Some(end) => Next::At(end),
            None if self.waiting.is_empty() => Next::Done,
            None => Next::AfterAJob,
        }
    }

    /// The job has ended at `now`, well or not.
    pub fn finished(&mut self, job: usize, now: Duration) {
        if let Some(Some(host)) = self.hosts.get(job) {
            self.states.insert(host.clone(), State::RestsUntil(now + self.gap));
        }
    }

    /// Gives up all jobs that have not been started, and says which.
    pub fn give_up(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.waiting)
    }

    fn state(&self, job: usize) -> Option<State> {
        self.states.get(self.hosts[job].as_ref()?).copied()
    }

    fn start(&mut self, place: usize, job: usize) -> Next {
        self.waiting.remove(place);
        if let Some(host) = &self.hosts[job] {
            self.states.insert(host.clone(), State::Running);
        }
        Next::Start(job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const GAP: Duration = Duration::from_millis(100);

    fn hosts(names: &[&str]) -> Vec<Option<String>> {
        names.iter().map(|name| (!name.is_empty()).then(|| (*name).to_owned())).collect()
    }

    fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn a_host_is_asked_by_one_and_rests_a_little() {
        let mut queue = Queue::new(hosts(&["a", "a", "b"]), GAP);
        assert_eq!(queue.next(at(0)), Next::Start(0));
        assert_eq!(queue.next(at(0)), Next::Start(2));
        assert_eq!(queue.next(at(0)), Next::AfterAJob);
        queue.finished(0, at(50));
        assert_eq!(queue.next(at(60)), Next::At(at(150)));
        assert_eq!(queue.next(at(150)), Next::Start(1));
        assert_eq!(queue.next(at(150)), Next::Done);
    }

    #[test]
    fn files_wait_for_nobody() {
        let mut queue = Queue::new(hosts(&["", "", ""]), GAP);
        assert_eq!([queue.next(at(0)), queue.next(at(0)), queue.next(at(0))], [0, 1, 2].map(Next::Start));
    }

    #[test]
    fn what_is_given_up_is_named_and_never_started() {
        let mut queue = Queue::new(hosts(&["a", "a", "b"]), GAP);
        assert_eq!(queue.next(at(0)), Next::Start(0));
        assert_eq!(queue.give_up(), [1, 2]);
        assert_eq!(queue.next(at(9)), Next::Done);
    }

    proptest! {
        #[test]
        fn every_job_is_started_once_and_no_host_is_asked_twice_at_once(
            names in prop::collection::vec("[abcd]?", 0..40),
            lengths in prop::collection::vec(1_u64..400, 40),
            workers in 1_usize..8,
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let mut queue = Queue::new(hosts(&names), GAP);
            let mut running: BTreeSet<(Duration, usize)> = BTreeSet::new();
            let mut ended: BTreeMap<&str, Duration> = BTreeMap::new();
            let mut started = BTreeSet::new();
            let mut now = Duration::ZERO;
            loop {
                let next = if running.len() < workers { queue.next(now) } else { Next::AfterAJob };
                match next {
                    Next::Start(job) => {
                        prop_assert!(started.insert(job));
                        let name = names[job];
                        let is_alone = running.iter().all(|(_, other)| names[*other] != name);
                        prop_assert!(name.is_empty() || is_alone);
                        if let Some(end) = ended.get(name) {
                            prop_assert!(name.is_empty() || now >= *end + GAP);
                        }
                        running.insert((now + at(lengths[job]), job));
                    }
                    Next::At(_) | Next::AfterAJob | Next::Done if !running.is_empty() => {
                        let (end, job) = running.pop_first().expect("one is running");
                        now = match next { Next::At(time) if time < end => { running.insert((end, job)); time } _ => end };
                        if now == end { queue.finished(job, now); ended.insert(names[job], now); }
                    }
                    Next::At(time) => now = time,
                    Next::Done => break,
                    Next::AfterAJob => prop_assert!(false, "nothing runs and nothing starts"),
                }
            }
            prop_assert_eq!(started.len(), names.len());
        }
    }
}
