//! A few workers that fetch: jobs in, reports out, each as it comes. One bad or slow source never stops the others.
//!
//! What is fetched is neither looked into nor kept here. Every job is reported as ended exactly once, also where it was
//! cancelled or khabar failed at it.

mod local;

pub use local::File;

use crate::fetch::http::{Client, Limits, Net, Proxies, Question, Roots};
use crate::fetch::schedule::{Next, Queue};
use crate::fetch::{Answer, Cancel, Failure, Request};
use crate::model::Problem;
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Bytes between two reports of progress.
const STEP: u64 = 64 * 1024;

/// Something to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What reports call it; the caller's.
    pub id: u64,
    /// What it is.
    pub task: Task,
}

/// What is to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// From the net.
    Net(Request),
    /// One file.
    File(PathBuf),
    /// The files that lie in a folder, without those in folders inside it and the hidden ones.
    Folder(PathBuf),
}

/// What was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// From the net; also that nothing is new.
    Net(Box<Answer>),
    /// Files, in the order of their names.
    Files(Vec<File>),
}

/// How a job goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// A worker has begun with it.
    Started(u64),
    /// So many bytes have come, unpacked.
    Progress(u64, u64),
    /// It has ended.
    Ended(u64, Result<Fetched, Failure>),
}

/// How many work, and how politely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crew {
    /// How many workers, at least one.
    pub workers: usize,
    /// The pause between two requests to one host.
    pub gap: Duration,
}

impl Default for Crew {
    fn default() -> Self {
        Self { workers: 8, gap: Duration::from_millis(200) }
    }
}

/// The net of this machine: names are asked for beside the workers, proxies and certificates are those of the environment
/// (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`; `SSL_CERT_FILE`).
#[must_use]
pub fn net() -> Net {
    let ask = |question: Question| {
        // A name server may keep silent for longer than anybody waits. The thread ends with its answer.
        std::thread::spawn(move || question.ask_the_system());
    };
    let certificates = env::var_os("SSL_CERT_FILE").and_then(|path| std::fs::read(path).ok());
    Net {
        proxies: Proxies::from_values(|name| env::var(name).ok()),
        roots: certificates.map_or(Roots::Mozilla, Roots::Pem),
        ..Net::new(ask)
    }
}

/// What is at one address, fetched while the caller waits.
///
/// # Errors
/// Where it can't be fetched.
pub fn get(request: &Request) -> Result<Answer, Failure> {
    Client::new(net(), Limits::default())?.get(request, &Cancel::new(), &mut |_| ())
}

/// A round of fetching. Dropping it cancels what is left and waits for the workers, which is a matter of a moment.
#[derive(Debug)]
pub struct Fetching {
    board: Arc<Board>,
    workers: Vec<JoinHandle<()>>,
}

/// What the workers share.
#[derive(Debug)]
struct Board {
    jobs: Vec<Job>,
    queue: Mutex<Queue>,
    changed: Condvar,
    cancel: Cancel,
    client: Client,
    began: Instant,
}

impl Fetching {
    /// Begins with `jobs`, in their order as far as their hosts allow. Reports are sent as `T`, so that they can go where
    /// everything else goes; the channel closes when all has ended. Where nobody listens any more, nothing goes on.
    pub fn start<T>(client: Client, jobs: Vec<Job>, crew: Crew, reports: Sender<T>) -> Self
    where
        T: From<Report> + Send + 'static,
    {
        let count = crew.workers.clamp(1, jobs.len().max(1));
        let hosts = jobs.iter().map(host).collect();
        let board = Arc::new(Board {
            jobs,
            queue: Mutex::new(Queue::new(hosts, crew.gap)),
            changed: Condvar::new(),
            cancel: Cancel::new(),
            client,
            began: Instant::now(),
        });
        let worker = |reports: Sender<T>| {
            let board = Arc::clone(&board);
            std::thread::spawn(move || board.work(&reports))
        };
        let workers = std::iter::repeat_n(reports, count).map(worker).collect();
        Self { board, workers }
    }

    /// Begins with other jobs, over the same net.
    #[must_use]
    pub fn again<T>(&self, jobs: Vec<Job>, crew: Crew, reports: Sender<T>) -> Self
    where
        T: From<Report> + Send + 'static,
    {
        Self::start(self.board.client.clone(), jobs, crew, reports)
    }

    /// Cancels what runs and what waits. Their reports still come.
    pub fn cancel(&self) {
        self.board.cancel();
    }
}

impl Drop for Fetching {
    fn drop(&mut self) {
        self.cancel();
        for worker in self.workers.drain(..) {
            // A worker catches its panics; there is nobody to tell of one here.
            let _ = worker.join();
        }
    }
}

fn host(job: &Job) -> Option<String> {
    match &job.task {
        Task::Net(request) => Some(request.address.host().to_owned()),
        Task::File(_) | Task::Folder(_) => None,
    }
}

impl Board {
    fn work<T: From<Report>>(&self, reports: &Sender<T>) {
        while let Some(place) = self.take() {
            self.carry_out(&self.jobs[place], reports);
            self.queue().finished(place, self.began.elapsed());
            self.changed.notify_all();
        }
    }

    /// The next job; none when there is none left. After a cancellation every one ends before it begins.
    fn take(&self) -> Option<usize> {
        let mut queue = self.queue();
        loop {
            let now = if self.cancel.is_cancelled() { Duration::MAX } else { self.began.elapsed() };
            queue = match queue.next(now) {
                Next::Start(place) => return Some(place),
                Next::Done => return None,
                Next::AfterAJob => self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner),
                Next::At(time) => {
                    let waited = self.changed.wait_timeout(queue, time.saturating_sub(now));
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }

    fn carry_out<T: From<Report>>(&self, job: &Job, reports: &Sender<T>) {
        let tell = |report| {
            if reports.send(T::from(report)).is_err() {
                self.cancel();
            }
        };
        if self.cancel.is_cancelled() {
            return tell(Report::Ended(job.id, Err(Failure::Cancelled)));
        }
        tell(Report::Started(job.id));
        let done = catch_unwind(AssertUnwindSafe(|| self.fetch(job, &tell)));
        tell(Report::Ended(job.id, done.unwrap_or_else(|_| Err(Problem::Fault.into()))));
    }

    fn fetch(&self, job: &Job, tell: &impl Fn(Report)) -> Result<Fetched, Failure> {
        let mut told = 0;
        let mut progress = |bytes: u64| {
            if bytes >= told + STEP {
                told = bytes;
                tell(Report::Progress(job.id, bytes));
            }
        };
        match &job.task {
            Task::Net(request) => {
                self.client.get(request, &self.cancel, &mut progress).map(|answer| Fetched::Net(Box::new(answer)))
            }
            Task::File(path) => Ok(Fetched::Files(vec![local::file(path)?])),
            Task::Folder(path) => local::folder(path, &self.cancel).map(Fetched::Files),
        }
    }

    fn cancel(&self) {
        self.cancel.cancel();
        // With the queue in hand, so that no worker is between looking and waiting.
        drop(self.queue());
        self.changed.notify_all();
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
