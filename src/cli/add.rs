//! `khabar add`: subscribes to feeds, to pages that announce one, to files and folders.

use super::arguments::{Add, Color, Global};
use super::failure::{Failure, Label};
use super::sheet::Sheet;
use super::surface::Outlet;
use super::{learn, library, notes, speak};
use crate::fetch;
use crate::intake::sanitise;
use crate::library::{Library, Subscribed};
use crate::model::{Problem, Source, Visit};
use crate::runtime::adding::{self, Found};
use crate::runtime::errands::Errands;
use crate::runtime::fetching::{Fetched, Job, Report, Task};
use crate::runtime::round::{Came, Round, Which, task_of};
use crate::terminal::Signal;
use crate::words::{Value, Words};
use std::ffi::OsStr;
use std::io::{self, BufWriter};
use std::process::ExitCode;

/// Runs `khabar add`.
///
/// # Errors
/// The first failure, where anything of what was given could not be added; the others are said before it.
pub fn run(add: &Add, global: &Global) -> Result<ExitCode, Failure> {
    let outlet = Outlet::look(global)?;
    let words = speak(global)?;
    let library = library::open(global)?;
    let mut desk = Desk { add, library, errands: Errands::new()?, places: Vec::new(), done: Done::default() };
    // All at once, so that no host is asked by two at once.
    let jobs = add.sources.iter().filter_map(|typed| desk.take(typed)).collect();
    desk.errands.begin(jobs);
    desk.run()?;
    learn::recognise(&mut desk.library, &mut desk.errands)?;
    say(outlet, &words, &desk.done.added)?;
    if let Some(signal) = desk.errands.ended() {
        return Ok(signal_code(signal));
    }
    let mut failures = desk.done.failures.into_iter().rev();
    let first = failures.next_back();
    for failure in failures.rev() {
        notes::say(&failure.to_string());
    }
    first.map_or(Ok(ExitCode::SUCCESS), Err)
}

/// The exit code of a verb that a signal ended.
pub fn signal_code(signal: Signal) -> ExitCode {
    signal.exit_code().map_or(ExitCode::FAILURE, ExitCode::from)
}

/// The bits of a job's number below that of its place.
const BELOW: u32 = 32;

/// An address that is being looked at.
struct Place {
    /// What was typed for it.
    label: Label,
    address: String,
    /// Whether a page led to it.
    found: bool,
    /// What its articles lead to, once it is a source.
    round: Round,
}

/// What one address came to.
enum Added {
    New { name: String, articles: usize },
    Already(String),
}

#[derive(Default)]
struct Done {
    added: Vec<Added>,
    failures: Vec<Failure>,
}

struct Desk<'a> {
    add: &'a Add,
    library: Library,
    errands: Errands,
    /// By the numbers of their jobs.
    places: Vec<Place>,
    done: Done,
}

impl Desk<'_> {
    /// What looks at the place that was typed; none where it is none.
    fn take(&mut self, typed: &OsStr) -> Option<Job> {
        let label = Label::new(typed);
        let Some(address) = typed.to_str().and_then(adding::whole_address) else {
            let is_address = label.is_whole_address();
            self.done.failures.push(if is_address { Failure::Address(label) } else { Failure::Missing(label) });
            return None;
        };
        let source = Source { address: address.clone(), ..Source::default() };
        let task = task_of(&source, &Visit::default(), library::now());
        Some(self.look_at(Place { label, address, found: false, round: Round::default() }, task))
    }

    /// The first job of a place.
    fn look_at(&mut self, place: Place, task: Task) -> Job {
        let number = self.places.len() as u64;
        self.places.push(place);
        Job { id: number << BELOW, task }
    }

    /// Begins with jobs of a place.
    fn send(&mut self, place: usize, jobs: Vec<Job>) {
        let numbered = jobs.into_iter().map(|job| Job { id: ((place as u64) << BELOW) + job.id, ..job });
        self.errands.begin(numbered.collect());
    }

    fn run(&mut self) -> Result<(), Failure> {
        while let Some(report) = self.errands.wait() {
            let Report::Ended(id, result) = report else { continue };
            let place = usize::try_from(id >> BELOW).unwrap_or(usize::MAX);
            match id & ((1 << BELOW) - 1) {
                0 => self.looked(place, result)?,
                job => self.came(place, (job, result))?,
            }
        }
        Ok(())
    }

    fn looked(&mut self, number: usize, result: Result<Fetched, fetch::Failure>) -> Result<(), Failure> {
        let place = self.places.get(number).filter(|_| result != Err(fetch::Failure::Cancelled));
        let Some(Place { label, address, found, .. }) = place else { return Ok(()) };
        let (label, found) = (label.clone(), *found);
        match adding::understand(address, result.clone()) {
            Found::Source(source, _) => self.subscribe(number, source, result)?,
            Found::Elsewhere(task, address) if !found => {
                let job = self.look_at(Place { label, address, found: true, round: Round::default() }, task);
                self.errands.begin(vec![job]);
            }
            Found::Elsewhere(..) => self.done.failures.push(Failure::NoFeed(label)),
            Found::Nothing(Problem::NoFile) => self.done.failures.push(Failure::Barren(label)),
            Found::Nothing(Problem::Unreachable) if !label.is_whole_address() => {
                self.done.failures.push(Failure::Nowhere(label));
            }
            Found::Nothing(problem) => self.done.failures.push(Failure::of_source(label, &problem)),
        }
        Ok(())
    }

    /// Subscribes to what is at a place, and takes in what came from there as a round of fetching would.
    fn subscribe(
        &mut self,
        place: usize,
        source: Source,
        result: Result<Fetched, fetch::Failure>,
    ) -> Result<(), Failure> {
        let group = self.add.group.iter().flat_map(|group| group.split('/')).map(sanitise::line);
        let group = group.filter(|name| !name.is_empty()).collect();
        let source = Source { group, full_text: self.add.full_text, ..source };
        let id = match self.library.subscribe(&source)? {
            Subscribed::Already(id) => {
                let there = self.library.subscription(id)?.source;
                self.done.added.push(Added::Already(library::called(&there).to_owned()));
                return Ok(());
            }
            Subscribed::New(id) | Subscribed::Again(id) => id,
        };
        let (round, jobs) = Round::begin(&self.library, &Which::One(id), library::now())?;
        let Some(place_of_it) = self.places.get_mut(place) else { return Ok(()) };
        place_of_it.round = round;
        jobs.first().map_or(Ok(()), |job| self.came(place, (job.id, result)))
    }

    fn came(&mut self, number: usize, ended: (u64, Result<Fetched, fetch::Failure>)) -> Result<(), Failure> {
        let Some(place) = self.places.get_mut(number) else { return Ok(()) };
        let came = place.round.ended(&mut self.library, ended, library::now())?;
        let more = place.round.more();
        self.send(number, more);
        match came {
            Some(Came::Source(outcome)) => {
                let name = if outcome.title.is_empty() { outcome.address } else { outcome.title };
                self.done.added.push(Added::New { name, articles: outcome.new.len() });
            }
            Some(Came::FullText(_)) | None => {}
        }
        Ok(())
    }
}

fn say(outlet: Outlet, words: &Words, added: &[Added]) -> Result<(), Failure> {
    let out = BufWriter::new(io::stdout().lock());
    let mut sheet = Sheet::new(out, outlet.surface(None), outlet.looks(Color::Auto));
    for added in added {
        let said = match added {
            Added::New { name, articles } => {
                let articles = words.say_with("articles", &[("count", Value::count(*articles))]);
                words.say_with("added-with", &[("name", name.as_str().into()), ("articles", articles.as_str().into())])
            }
            Added::Already(name) => words.say_with("already-there", &[("name", name.as_str().into())]),
        };
        sheet.sentence(&said, words.language().base())?;
    }
    Ok(sheet.finish()?)
}
