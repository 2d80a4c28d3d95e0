//! A round of fetching for a library: which sources are asked, and what becomes of what they send.
//!
//! Knows library, net and intake alike, and no thread: whoever runs the jobs hands over what came of each. What comes of
//! a source may lead to more jobs ([`Round::more`]): the pages of its new articles, where they are only teasers.

mod pages;

pub use pages::{Ending, FullText};

use super::fetching::{Fetched, Job, Task};
use crate::app::store::Progress;
use crate::config::settings::Keep;
use crate::fetch::schedule::{Asked, Call, Pace, due};
use crate::fetch::{Address, Answer, Body, Failure, Request, Seconds};
use crate::intake::{self, Hints, Warning};
use crate::library::{ArticleId, Error, Library, Limits, SourceId, Subscription};
use crate::model::{Article, Feed, Problem, Source, Timestamp, Visit};
use pages::Page;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How long a source is left alone that says nothing about it, in seconds.
const USUAL: Seconds = Seconds(30 * 60);

/// How many times a round cleans a thousand articles away.
const SWEEPS: usize = 10;

/// Which sources are to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// All that are due.
    Due,
    /// All, because the reader wants it.
    All,
    /// This one.
    One(SourceId),
}

/// What came of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The source.
    pub source: SourceId,
    /// Its name.
    pub title: String,
    /// Its address.
    pub address: String,
    /// The articles that are new.
    pub new: Vec<ArticleId>,
    /// How many articles were known and have changed.
    pub changed: usize,
    /// What had to be repaired.
    pub warnings: Vec<Warning>,
    /// Why it failed, if it did.
    pub problem: Option<Problem>,
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// Of a source.
    Source(Outcome),
    /// Of the page of an article.
    FullText(FullText),
}

/// What a job is for.
#[derive(Debug)]
enum Errand {
    Source(Box<Subscription>),
    Page(Page),
}

/// A round: what is still out, and how far it has come.
#[derive(Debug, Default)]
pub struct Round {
    out: BTreeMap<u64, Errand>,
    waiting: Vec<Job>,
    /// How many jobs there have been: their numbers count from 1.
    jobs: u64,
    progress: Progress,
}

impl Round {
    /// The sources to be asked, and a job for each.
    ///
    /// # Errors
    /// Where the library can't be read.
    pub fn begin(library: &Library, which: &Which, now: Timestamp) -> Result<(Self, Vec<Job>), Error> {
        let all: Vec<Subscription> =
            library.subscriptions()?.into_iter().filter(|subscription| subscription.ended.is_none()).collect();
        let chosen: Vec<&Subscription> = match which {
            Which::One(id) => all.iter().filter(|subscription| subscription.id == *id).collect(),
            Which::Due | Which::All => {
                let call = if *which == Which::Due { Call::Clock } else { Call::Reader };
                let sources: Vec<(&str, &Visit)> =
                    all.iter().map(|one| (one.source.address.as_str(), &one.visit)).collect();
                due(&sources, call, now).into_iter().filter_map(|at| all.get(at)).collect()
            }
        };
        let mut round = Self { progress: Progress { total: chosen.len(), ..Progress::default() }, ..Self::default() };
        let jobs = chosen.into_iter().map(|subscription| {
            let task = task_of(&subscription.source, &subscription.visit, now);
            round.job(Errand::Source(Box::new(subscription.clone())), task)
        });
        let jobs = jobs.collect();
        Ok((round, jobs))
    }

    fn job(&mut self, errand: Errand, task: Task) -> Job {
        self.jobs += 1;
        self.out.insert(self.jobs, errand);
        Job { id: self.jobs, task }
    }

    /// The jobs that what has come leads to, once: none as long as others run, so that no host is asked by two at once.
    pub fn more(&mut self) -> Vec<Job> {
        if self.out.len() > self.waiting.len() {
            return Vec::new();
        }
        std::mem::take(&mut self.waiting)
    }

    /// How far it has come.
    #[must_use]
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// Whether nothing is out any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.out.is_empty()
    }

    /// Keeps what came of job `id`. None where that is no job of this round, and where it was cancelled.
    ///
    /// # Errors
    /// Where the library can't be written.
    pub fn ended(
        &mut self,
        library: &mut Library,
        (id, result): (u64, Result<Fetched, Failure>),
        now: Timestamp,
    ) -> Result<Option<Came>, Error> {
        match self.out.remove(&id) {
            None => Ok(None),
            Some(Errand::Page(page)) => {
                self.progress.done += 1;
                Ok(pages::take_in(library, &page, result)?.map(Came::FullText))
            }
            Some(Errand::Source(subscription)) => {
                self.progress.done += 1;
                let Some(outcome) = take_in(library, *subscription, result, now)? else { return Ok(None) };
                self.progress.new += outcome.new.len();
                self.progress.failed += usize::from(outcome.problem.is_some());
                self.send_for_pages(library, &outcome, now)?;
                Ok(Some(Came::Source(outcome)))
            }
        }
    }

    fn send_for_pages(&mut self, library: &Library, outcome: &Outcome, now: Timestamp) -> Result<(), Error> {
        let source = library.subscription(outcome.source)?.source;
        for (page, task) in pages::of(library, (outcome.source, &source), &outcome.new, now)? {
            let job = self.job(Errand::Page(page), task);
            self.waiting.push(job);
            self.progress.total += 1;
        }
        Ok(())
    }
}

/// Cleans away what the reader does not want to keep; how many articles went.
///
/// # Errors
/// Where the library can't be written.
pub fn clean(library: &mut Library, keep: Keep, now: Timestamp) -> Result<usize, Error> {
    let limits = Limits { days: keep.days, per_source: keep.articles };
    if limits == Limits::default() {
        return Ok(0);
    }
    let mut gone = 0;
    // A bound for a library that would be cleaned for minutes: the next round goes on.
    for _ in 0..SWEEPS {
        let sweep = library.clean(limits, now)?;
        gone += sweep.articles;
        if !sweep.is_unfinished {
            break;
        }
    }
    Ok(gone)
}

/// What fetches a source.
#[must_use]
pub fn task_of(source: &Source, visit: &Visit, now: Timestamp) -> Task {
    match Address::parse(&source.address) {
        Some(address) => Task::Net(Request::feed(address, visit, now)),
        None if Path::new(&source.address).is_dir() => Task::Folder(PathBuf::from(&source.address)),
        None => Task::File(PathBuf::from(&source.address)),
    }
}

/// What a source sent, understood.
enum Read {
    /// A feed, or articles of files.
    Feed(Box<Feed>, Vec<Warning>),
    /// Nothing new.
    Same,
    /// Nothing that can be read.
    Not(Problem),
}

fn take_in(
    library: &mut Library,
    subscription: Subscription,
    result: Result<Fetched, Failure>,
    now: Timestamp,
) -> Result<Option<Outcome>, Error> {
    let Subscription { id, mut source, visit, .. } = subscription;
    let asked = Asked { address: &source.address.clone(), last: &visit, now };
    let pace = Pace::every(USUAL);
    let mut outcome = Outcome {
        source: id,
        title: source.title.clone(),
        address: source.address.clone(),
        new: Vec::new(),
        changed: 0,
        warnings: Vec::new(),
        problem: None,
    };
    let (read, answer) = match result {
        Ok(Fetched::Net(answer)) => (read_answer(&source, &answer), Some(answer)),
        Ok(Fetched::Files(files)) => match read_files(files) {
            Some((feed, warnings)) => (Read::Feed(Box::new(feed), warnings), None),
            None => (Read::Not(Problem::NoFile), None),
        },
        Err(Failure::Cancelled) => return Ok(None),
        Err(failure) => {
            if let Failure::Problem { problem, .. } = &failure {
                outcome.problem = Some(problem.clone());
            }
            library.visited(id, &pace.failed(&asked, &failure))?;
            return Ok(Some(outcome));
        }
    };
    let rest = match read {
        Read::Feed(feed, warnings) => {
            let kept = library.keep(id, &feed.articles, now)?;
            (outcome.new, outcome.changed, outcome.warnings) = (kept.new, kept.changed.len(), warnings);
            name(&mut source, &feed);
            feed.rest
        }
        Read::Same => None,
        Read::Not(problem) => {
            outcome.problem = Some(problem.clone());
            library.visited(id, &pace.failed(&asked, &Failure::from(problem)))?;
            return Ok(Some(outcome));
        }
    };
    let visit = match &answer {
        Some(answer) => pace.answered(&asked, answer, rest),
        None => Visit { asked: Some(now), answered: Some(now), ..Visit::default() },
    };
    if let Some(moved) = answer.and_then(|answer| answer.moved) {
        source.address = moved.to_string();
    }
    // Where another source has the new address already, the old one stays.
    let renamed = library.change_source(id, &source);
    if renamed.is_err() {
        source.address.clone_from(&outcome.address);
        library.change_source(id, &source)?;
    }
    library.visited(id, &visit)?;
    outcome.title = source.title;
    Ok(Some(outcome))
}

/// A source without a name is called as its feed calls itself.
fn name(source: &mut Source, feed: &Feed) {
    if source.title.is_empty() {
        source.title.clone_from(&feed.title);
    }
    if source.site.is_none() {
        source.site.clone_from(&feed.site);
    }
}

fn read_answer(source: &Source, answer: &Answer) -> Read {
    let Body::New { bytes, charset, .. } = &answer.body else { return Read::Same };
    let address = answer.address.to_string();
    let hints =
        Hints { charset: charset.as_deref(), encoding: source.encoding.as_deref(), address: Some(address.as_str()) };
    match intake::read_feed(bytes, &hints) {
        (Some(feed), warnings) => Read::Feed(Box::new(feed), warnings),
        (None, _) => Read::Not(Problem::NotAFeed),
    }
}

/// Files are read whatever they are: feeds, articles, pages. None where nothing is in them.
#[must_use]
pub fn read_files(files: Vec<super::fetching::File>) -> Option<(Feed, Vec<Warning>)> {
    let mut articles: Vec<Article> = Vec::new();
    let mut warnings = Vec::new();
    let mut title = String::new();
    let is_one = files.len() == 1;
    for file in files {
        let Ok(bytes) = file.bytes else { continue };
        if is_one && let (Some(feed), _) = intake::read_feed(&bytes, &Hints::default()) {
            title = feed.title;
        }
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = intake::read(&bytes, &name);
        let number = articles.len();
        articles.extend(read.articles);
        // An article of a file is the same as long as its file has that name.
        for (article, place) in articles.iter_mut().skip(number).zip(1..) {
            article.identity.get_or_insert_with(|| format!("{name}#{place}"));
        }
        warnings.extend(read.warnings);
    }
    (!articles.is_empty()).then(|| (Feed { title, articles, ..Feed::default() }, warnings))
}
