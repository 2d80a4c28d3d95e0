//! The thread that owns the library: it answers the reader's questions, and keeps what is fetched.
//!
//! Everything it does is a letter in its own inbox, so nothing is done twice at once. While nobody asks, it finds out who
//! and what is in articles that came in.

mod names;

use super::adding;
use super::clock;
use super::fetching::{self, Crew, Fetched, Fetching, Job, Report, Task};
use super::inbox::{Inbox, Letter};
use super::round::{self, Came, Round, Which, task_of};
use crate::app::store::{Answer, Ask, Overview, QueryFault, Reach, Refusal, Rule, Subscribed, View, Wish};
use crate::app::{Message, Moment};
use crate::config::settings::Keep;
use crate::fetch::Failure;
use crate::fetch::http::{Client, Limits};
use crate::library::{
    self, ArticleId, EntityKey, Error, Fault, Filter, Library, Mark, Query, RuleId, SavedSearch, Undo, When,
};
use crate::model::{Correction, Headline, Problem, Source, Visit};
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// The rows that come with a list.
const FIRST_ROWS: usize = 200;
/// The rows of a search that show the words around what was found.
const SNIPPETS: usize = 60;
/// How many markings and corrections can be taken back.
const UNDOS: usize = 50;
/// The job of an address that is being added.
const ADDING: u64 = 0;

/// What comes into the keeper's inbox.
#[derive(Debug)]
enum Work {
    Ask(Ask),
    Report(Report),
    End,
}

impl From<Report> for Work {
    fn from(report: Report) -> Self {
        Self::Report(report)
    }
}

/// The way to the keeper.
#[derive(Debug)]
pub struct Keeper {
    work: Sender<Work>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread. It ends when this is dropped, after all that it was asked before.
    pub fn start(library: Library, keep: Keep, inbox: Inbox) -> Self {
        let (work, waiting) = channel();
        let own = work.clone();
        let thread = std::thread::spawn(move || Librarian::new(library, (own, inbox), keep).run(&waiting));
        Self { work, thread: Some(thread) }
    }

    /// Asks the library.
    pub fn ask(&self, ask: Ask) {
        // The thread lives as long as this does.
        let _ = self.work.send(Work::Ask(ask));
    }
}

impl Drop for Keeper {
    /// What was marked last is saved before the program ends.
    fn drop(&mut self) {
        let _ = self.work.send(Work::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What is done while nobody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spare {
    /// Telling how many articles are unread now.
    Counts,
    /// Finding out who and what is in an article.
    Names,
}

impl Spare {
    /// How long nobody must have asked before: whoever types is not to wait for it.
    const fn pause(self) -> Duration {
        match self {
            Self::Counts => Duration::from_millis(150),
            Self::Names => Duration::from_millis(700),
        }
    }
}

/// An address that is being added.
struct Adding {
    /// Dropping it ends it.
    _fetching: Fetching,
    /// What the reader typed.
    address: String,
    /// Whether it was found on the page that the reader named.
    found: bool,
}

/// What can be taken back.
#[derive(Debug)]
enum Done {
    Marked(Undo),
    Corrected(Correction),
}

/// What the thread holds.
struct Librarian {
    library: Library,
    own: Sender<Work>,
    inbox: Inbox,
    undos: VecDeque<Done>,
    fetching: Option<(Fetching, Round)>,
    adding: Option<Adding>,
    unrecognised: Vec<ArticleId>,
    /// How many markings were asked for, whatever came of them.
    heard: u32,
    /// Whether something was marked since the reader was last told the counts.
    counts_are_old: bool,
    /// What is cleaned away after a round.
    keep: Keep,
}

impl Librarian {
    fn new(library: Library, (own, inbox): (Sender<Work>, Inbox), keep: Keep) -> Self {
        let mut librarian = Self {
            library,
            own,
            inbox,
            undos: VecDeque::new(),
            fetching: None,
            adding: None,
            unrecognised: Vec::new(),
            heard: 0,
            counts_are_old: false,
            keep,
        };
        librarian.look_for_unrecognised();
        librarian
    }

    fn run(mut self, waiting: &Receiver<Work>) {
        let mut is_idle = false;
        loop {
            let work = match self.spare() {
                None => waiting.recv().unwrap_or(Work::End),
                Some(spare) => match waiting.recv_timeout(if is_idle { Duration::ZERO } else { spare.pause() }) {
                    Ok(work) => work,
                    Err(RecvTimeoutError::Disconnected) => Work::End,
                    Err(RecvTimeoutError::Timeout) => {
                        is_idle = spare == Spare::Names;
                        self.use_time(spare);
                        continue;
                    }
                },
            };
            is_idle = false;
            match work {
                Work::Ask(ask) => {
                    self.heard = self.heard.wrapping_add(u32::from(matches!(ask, Ask::Mark(..))));
                    let answer = self.answer(ask).unwrap_or_else(|error| Some(Answer::Refused(refusal(&error))));
                    self.say(answer);
                }
                Work::Report(report) => self.reported(report),
                Work::End => return,
            }
        }
    }

    /// What is to be done while nobody asks.
    fn spare(&self) -> Option<Spare> {
        if self.counts_are_old {
            return Some(Spare::Counts);
        }
        (!self.unrecognised.is_empty()).then_some(Spare::Names)
    }

    fn use_time(&mut self, spare: Spare) {
        match spare {
            Spare::Names => self.recognise_one(),
            Spare::Counts => {
                self.counts_are_old = false;
                self.say(self.overview().ok().map(|overview| Answer::Overview(Box::new(overview))));
            }
        }
    }

    /// Into the reader's inbox. A reader who is gone hears nothing.
    fn say(&self, answer: Option<Answer>) {
        if let Some(answer) = answer {
            let _ = self.inbox.send(Letter::Answer(Message::Library(answer)));
        }
    }

    fn answer(&mut self, ask: Ask) -> Result<Option<Answer>, Error> {
        if ask.comes_by_itself() && !self.library.is_writable() {
            return Ok(None);
        }
        Ok(match ask {
            Ask::List(turn, wish) => Some(self.list(turn, &wish)?),
            Ask::Rows(ids, view) => Some(Answer::Rows { rows: self.rows(&ids, &view)?, heard: self.heard }),
            Ask::Open(id, view) => Some(self.open(id, &view)?),
            Ask::Overview => Some(Answer::Overview(Box::new(self.overview()?))),
            Ask::Mark(ids, mark) => self.mark(&ids, &mark)?,
            Ask::Undo => Some(self.undo()?),
            Ask::Place(id, place) => {
                self.library.set_position(id, place)?;
                None
            }
            Ask::LeaveOff(left) => {
                self.library.leave_off(&left.written())?;
                None
            }
            Ask::Learn(id, found) => {
                self.library.learn(&[(id, found)])?;
                None
            }
            Ask::Correct(correction) => Some(self.correct(correction)?),
            Ask::Card(key) => Some(self.appearances(key)?),
            Ask::Add(address) => self.add(&address)?,
            Ask::Remove(id) => {
                self.library.unsubscribe(id, clock::now().time)?;
                Some(Answer::Changed)
            }
            Ask::Save(name, query) => {
                self.library.save_search(&SavedSearch { name, query }, when())?;
                Some(Answer::Overview(Box::new(self.overview()?)))
            }
            Ask::Forget(name) => {
                self.library.forget_search(&name)?;
                Some(Answer::Overview(Box::new(self.overview()?)))
            }
            Ask::Rule(rule, words) => {
                self.library.add_rule(effect(rule), &words)?;
                Some(Answer::Changed)
            }
            Ask::Unrule(id) => {
                self.library.drop_rule(RuleId(id))?;
                Some(Answer::Changed)
            }
            Ask::Fetch(source) => self.fetch(&source.map_or(Which::All, Which::One))?,
            Ask::StopFetching => {
                let progress = self.fetching.take().map(|(_, round)| round.progress());
                progress.map(Answer::Fetched)
            }
        })
    }

    fn list(&self, turn: u32, wish: &Wish) -> Result<Answer, Error> {
        let ids = match &wish.view {
            View::Words(words) => self.library.search(&Query::parse(words, when())?)?,
            view => self.library.listing(&filter(view, wish.reach), wish.order, when())?.ids().to_vec(),
        };
        let unread = match (&wish.view, wish.reach) {
            (View::Words(_), _) => self.library.unread_among(&ids)?,
            (_, Reach::Unread) => ids.len(),
            (view, Reach::All) => self.library.count(&filter(view, Reach::Unread), when())?,
        };
        let rows = self.rows(ids.get(..FIRST_ROWS).unwrap_or(&ids), &wish.view)?;
        Ok(Answer::Listed { turn, ids, unread, rows, heard: self.heard })
    }

    /// Rows; those of a search with the words around what was found.
    fn rows(&self, ids: &[ArticleId], view: &View) -> Result<Vec<Headline>, Error> {
        let mut rows = self.library.headlines(ids)?;
        if let View::Words(words) = view {
            let query = Query::parse(words, when())?;
            let near = ids.get(..SNIPPETS).unwrap_or(ids);
            for found in self.library.excerpts(&query, near)? {
                let text = self.library.article(found.id)?.article.text;
                let snippet = found.snippet.of(&text).split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(row) = rows.iter_mut().find(|row| row.id == found.id) {
                    row.snippet = Some(snippet);
                }
            }
        }
        Ok(rows)
    }

    fn open(&self, id: ArticleId, view: &View) -> Result<Answer, Error> {
        let stored = self.library.article(id)?;
        let entities = self.library.recognised(id)?;
        let mut hits = Vec::new();
        if let View::Words(words) = view {
            let found = self.library.excerpts(&Query::parse(words, when())?, &[id])?;
            hits.extend(found.into_iter().flat_map(|found| found.hits));
        }
        Ok(Answer::Opened { id, article: Arc::new(stored.article), place: stored.position, entities, hits })
    }

    fn overview(&self) -> Result<Overview, Error> {
        let counts = self.library.counts()?;
        let all = self.library.subscriptions()?.into_iter().filter(|subscription| subscription.ended.is_none());
        let sources = all.map(|subscription| Subscribed {
            id: subscription.id,
            unread: counts.unread_by_source.get(&subscription.id).copied().unwrap_or(0),
            problem: subscription.visit.problem,
            source: subscription.source,
        });
        Ok(Overview {
            articles: counts.articles,
            unread: counts.unread,
            starred: counts.starred,
            sources: sources.collect(),
            tags: self.library.tags()?,
            searches: self.library.saved_searches()?.into_iter().map(|search| search.name).collect(),
            rules: self
                .library
                .rules()?
                .into_iter()
                .map(|rule| (rule.id.0, kind_of(rule.effect), rule.query))
                .collect(),
            corrections: self.library.corrections()?,
        })
    }

    /// One article marked is seen on the screen already; of many it is said how many they were.
    fn mark(&mut self, ids: &[ArticleId], mark: &Mark) -> Result<Option<Answer>, Error> {
        let undo = self.library.mark(ids, mark)?;
        let count = undo.count();
        if count > 0 && *mark != Mark::Opened {
            self.remember(Done::Marked(undo));
        }
        if ids.len() == 1 {
            self.counts_are_old |= count > 0;
            return Ok(None);
        }
        Ok(Some(Answer::Marked(count)))
    }

    fn undo(&mut self) -> Result<Answer, Error> {
        match self.undos.pop_back() {
            Some(Done::Marked(undo)) => {
                self.library.undo(&undo)?;
                Ok(Answer::Undone(undo.count()))
            }
            Some(Done::Corrected(correction)) => {
                self.library.take_back(&correction)?;
                Ok(Answer::TakenBack)
            }
            None => Ok(Answer::Refused(Refusal::NothingToUndo)),
        }
    }

    /// What was done last can be taken back first.
    fn remember(&mut self, done: Done) {
        self.undos.push_back(done);
        if self.undos.len() > UNDOS {
            self.undos.pop_front();
        }
    }

    fn fetch(&mut self, which: &Which) -> Result<Option<Answer>, Error> {
        if self.fetching.is_some() {
            return Ok(None);
        }
        if !self.library.is_writable() {
            return Ok(Some(Answer::Refused(Refusal::ReadOnly)));
        }
        let (round, jobs) = Round::begin(&self.library, which, clock::now().time)?;
        let progress = round.progress();
        if jobs.is_empty() {
            return Ok(Some(Answer::Fetched(progress)));
        }
        let client = match Client::new(fetching::net(), Limits::default()) {
            Ok(client) => client,
            Err(problem) => return Ok(Some(Answer::Refused(Refusal::Source(problem)))),
        };
        self.fetching = Some((Fetching::start(client, jobs, Crew::default(), self.own.clone()), round));
        Ok(Some(Answer::Fetching(progress)))
    }

    fn reported(&mut self, report: Report) {
        let Report::Ended(id, result) = report else { return };
        let answer = if id == ADDING { self.added(result) } else { self.fetched(id, result) };
        let answer = answer.unwrap_or_else(|error| Some(Answer::Refused(refusal(&error))));
        self.say(answer);
    }

    fn fetched(&mut self, id: u64, result: Result<Fetched, Failure>) -> Result<Option<Answer>, Error> {
        let Some((_, round)) = &mut self.fetching else { return Ok(None) };
        let kept = round.ended(&mut self.library, (id, result), clock::now().time);
        let (progress, is_over, more) = (round.progress(), round.is_over(), round.more());
        if is_over {
            self.fetching = None;
        }
        if let Some(Came::Source(outcome)) = kept? {
            self.unrecognised.extend(outcome.new);
        }
        if is_over {
            round::clean(&mut self.library, self.keep, clock::now().time)?;
            // Those that changed, and those that have their full text now.
            self.look_for_unrecognised();
        }
        if !more.is_empty() {
            self.fetch_more(more);
        }
        Ok(Some(if is_over { Answer::Fetched(progress) } else { Answer::Fetching(progress) }))
    }

    /// Goes on with jobs that others led to; these have all ended.
    fn fetch_more(&mut self, jobs: Vec<Job>) {
        let Some((fetching, _)) = &mut self.fetching else { return };
        *fetching = fetching.again(jobs, Crew::default(), self.own.clone());
    }

    /// Begins to add what is at `address`.
    fn add(&mut self, address: &str) -> Result<Option<Answer>, Error> {
        if !self.library.is_writable() {
            return Ok(Some(Answer::Refused(Refusal::ReadOnly)));
        }
        let Some(address) = adding::whole_address(address) else {
            return Ok(Some(Answer::Refused(Refusal::Source(Problem::Address))));
        };
        let known = self.library.subscriptions()?.into_iter().find(|one| one.source.address == address);
        if let Some(known) = known.filter(|known| known.ended.is_none()) {
            return Ok(Some(Answer::Refused(Refusal::Already(known.source.title))));
        }
        let source = Source { address: address.clone(), ..Source::default() };
        let task = task_of(&source, &Visit::default(), clock::now().time);
        Ok(self.begin_adding(task, address, false))
    }

    fn begin_adding(&mut self, task: Task, address: String, found: bool) -> Option<Answer> {
        let client = match Client::new(fetching::net(), Limits::default()) {
            Ok(client) => client,
            Err(problem) => return Some(Answer::Refused(Refusal::Source(problem))),
        };
        let jobs = vec![Job { id: ADDING, task }];
        let fetching = Fetching::start(client, jobs, Crew::default(), self.own.clone());
        self.adding = Some(Adding { _fetching: fetching, address, found });
        None
    }

    /// What is at an address came: a feed is subscribed to; of a page, the feed that it announces is fetched.
    fn added(&mut self, result: Result<Fetched, Failure>) -> Result<Option<Answer>, Error> {
        let Some(Adding { address, found, .. }) = self.adding.take() else { return Ok(None) };
        match adding::understand(&address, result) {
            adding::Found::Source(source, articles) => {
                let id = self.library.subscribe(&source)?.id();
                let now = clock::now().time;
                let kept = self.library.keep(id, &articles, now)?;
                self.unrecognised.extend(kept.new);
                Ok(Some(Answer::Added(if source.title.is_empty() { source.address } else { source.title })))
            }
            adding::Found::Elsewhere(task, address) if !found => Ok(self.begin_adding(task, address, true)),
            adding::Found::Elsewhere(..) => Ok(Some(Answer::Refused(Refusal::Source(Problem::NotAFeed)))),
            adding::Found::Nothing(problem) => Ok(Some(Answer::Refused(Refusal::Source(problem)))),
        }
    }
}

fn when() -> When {
    let Moment { time, east } = clock::now();
    When { now: time, east }
}

fn filter(view: &View, reach: Reach) -> Filter {
    let filter = match view {
        View::All | View::Words(_) => Filter::All,
        View::Unread => Filter::Unread,
        View::Starred => Filter::Starred,
        View::Today => Filter::Today,
        View::Source(id) => Filter::Source(*id),
        View::Group(path) => Filter::Group(path.clone()),
        View::Tag(tag) => Filter::Tag(tag.clone()),
        View::Entity(kind, name) => Filter::Entity(EntityKey::new(*kind, name)),
        View::Saved(name) => Filter::Saved(name.clone()),
    };
    match reach {
        Reach::All => filter,
        Reach::Unread => Filter::Every(vec![filter, Filter::Unread]),
    }
}

const fn effect(rule: Rule) -> library::Effect {
    match rule {
        Rule::Mute => library::Effect::Mute,
        Rule::Highlight => library::Effect::Highlight,
    }
}

const fn kind_of(effect: library::Effect) -> Rule {
    match effect {
        library::Effect::Mute => Rule::Mute,
        library::Effect::Highlight => Rule::Highlight,
    }
}

fn refusal(error: &Error) -> Refusal {
    match error {
        Error::ReadOnly { .. } => Refusal::ReadOnly,
        Error::Query(fault) => Refusal::Query(match fault {
            Fault::Empty => QueryFault::Empty,
            Fault::NoValue(key) => QueryFault::NoValue(key.clone()),
            Fault::Date(date) => QueryFault::Date(date.clone()),
            Fault::State(state) => QueryFault::State(state.clone()),
            Fault::TooShort(word) => QueryFault::TooShort(word.clone()),
            Fault::TooLong => QueryFault::TooLong,
            Fault::Fleeting => QueryFault::Fleeting,
            Fault::Expression => QueryFault::Expression,
        }),
        other => Refusal::Failed(other.to_string()),
    }
}
