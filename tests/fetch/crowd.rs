//! The workers: fifty servers that misbehave don't keep twenty good ones waiting, nothing ends them, and they end at once.

use crate::server::{Caller, Server, answer, redirect};
use crate::{limits, net, typed_in};
use khabar::fetch::http::{Client, Limits, Net, Question};
use khabar::fetch::{Failure, Request};
use khabar::model::Problem;
use khabar::runtime::fetching::{Crew, Fetched, Fetching, Job, Report, Task};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const CREW: Crew = Crew { workers: 8, gap: Duration::from_millis(20) };

fn job(id: u64, request: Request) -> Job {
    Job { id, task: Task::Net(request) }
}

fn start(net: Net, limits: Limits, jobs: Vec<Job>) -> (Fetching, Receiver<Report>) {
    let (sender, reports) = channel();
    (Fetching::start(Client::new(net, limits).unwrap(), jobs, CREW, sender), reports)
}

/// How each job ended, by its id; every one ends once.
fn endings(reports: &Receiver<Report>) -> BTreeMap<u64, Result<Fetched, Failure>> {
    let mut ended = BTreeMap::new();
    for report in reports {
        if let Report::Ended(id, how) = report {
            assert!(ended.insert(id, how).is_none(), "{id} ended twice");
        }
    }
    ended
}

/// Any host is at loopback.
fn anywhere() -> Net {
    let ask = |question: Question| {
        let _ = question.answer.send(Ok(vec![IpAddr::from([127, 0, 0, 1])]));
    };
    Net { dial: Arc::new(|place: SocketAddr| SocketAddr::from(([127, 0, 0, 1], place.port()))), ..Net::new(ask) }
}

/// Servers that misbehave, one of each kind.
fn hostile() -> Vec<Server> {
    const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\n\r\n";
    let tick = Duration::from_millis(20);
    vec![
        Server::new(Caller::keep_silent),
        Server::new(move |caller| {
            caller.say(HEAD);
            caller.repeat(b"x", tick);
        }),
        Server::new(move |caller| caller.repeat(b"H", tick)),
        Server::new(|caller| {
            caller.say(HEAD);
            caller.repeat(&vec![0; 65_536], Duration::ZERO);
        }),
        Server::saying(redirect("302 Found", "/")),
        Server::start(|_| ()),
        Server::saying("nonsense"),
        Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"),
        Server::saying(answer("429 No", "Retry-After: 99999999\r\n", b"")),
        Server::new(|caller| {
            std::thread::sleep(Duration::from_millis(150));
            caller.say(&redirect("302 Found", "/again"));
        }),
    ]
}

#[test]
fn fifty_hostile_servers_keep_no_good_one_waiting_past_its_deadline() {
    let total = Duration::from_millis(500);
    let limits = Limits { total, ..limits() };
    let bad: Vec<Server> = (0..5).flat_map(|_| hostile()).collect();
    let good: Vec<Server> = (0..20).map(|_| Server::saying(answer("200 OK", "", b"news"))).collect();
    let address = |at: usize, server: &Server| server.on(&format!("host{at}.example"), "/");
    let mut jobs: Vec<Job> = Vec::new();
    // Every good one stands behind bad ones.
    for (at, server) in bad.iter().enumerate() {
        jobs.push(job(1000 + at as u64, typed_in(&address(1000 + at, server))));
        if let Some(server) = good.get(at * 2 / 5).filter(|_| at * 2 % 5 < 2) {
            jobs.push(job(at as u64 * 2 / 5, typed_in(&address(at * 2 / 5, server))));
        }
    }
    let crew = Crew { workers: 8, ..CREW };
    let (sender, reports) = channel();
    let began = Instant::now();
    let fetching = Fetching::start(Client::new(anywhere(), limits).unwrap(), jobs, crew, sender);
    let (mut started, mut own, mut ends, mut failed) = (BTreeMap::new(), Vec::new(), Vec::new(), 0);
    for report in reports {
        match report {
            Report::Started(id) => {
                started.insert(id, Instant::now());
            }
            Report::Ended(id, Ok(_)) => {
                assert!(id < 1000, "{id} is a bad one");
                own.push(started[&id].elapsed());
                ends.push(began.elapsed());
            }
            Report::Ended(id, Err(failure)) => {
                assert!(id >= 1000, "{id} is a good one: {failure:?}");
                failed += 1;
            }
            Report::Progress(..) => {}
        }
    }
    drop(fetching);
    println!(
        "good: each took at most {:?}, the last ended after {:?}; all after {:?}",
        own.iter().max(),
        ends.iter().max(),
        began.elapsed()
    );
    assert_eq!((own.len(), failed), (20, 50));
    assert!(own.iter().all(|took| *took < total), "{own:?}");
    // Fifty that each hold a worker to the deadline would take 50 / 8 deadlines.
    assert!(began.elapsed() < total * 8 + Duration::from_secs(1), "{:?}", began.elapsed());
}

#[test]
fn a_host_is_asked_by_one_worker_at_a_time() {
    let (now, most) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let (running, peak) = (Arc::clone(&now), Arc::clone(&most));
    let server = Server::new(move |caller| {
        peak.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(20));
        running.fetch_sub(1, Ordering::SeqCst);
        caller.say(&answer("200 OK", "", b"x"));
    });
    let jobs = (0..6).map(|id| job(id, typed_in(&server.at("/")))).collect();
    let (_fetching, reports) = start(anywhere(), limits(), jobs);
    assert_eq!(endings(&reports).len(), 6);
    assert_eq!(most.load(Ordering::SeqCst), 1);
}

#[test]
fn a_panic_in_one_job_is_its_problem_alone() {
    let server = Server::saying(answer("200 OK", "", b"news"));
    let names = net(&[("news.example", crate::PUBLIC)]);
    let known = Arc::clone(&names.ask);
    let ask = move |question: Question| {
        assert!(question.host != "panic.example", "as this test wants it");
        known(question);
    };
    let jobs = vec![job(1, typed_in("http://panic.example/")), job(2, typed_in(&server.on("news.example", "/")))];
    let (_fetching, reports) = start(Net { ask: Arc::new(ask), ..names }, limits(), jobs);
    let ended = endings(&reports);
    assert_eq!(ended[&1], Err(Problem::Fault.into()));
    assert!(ended[&2].is_ok());
}

#[test]
fn cancelling_ends_what_runs_and_what_waits() {
    let server = Server::new(Caller::keep_silent);
    let jobs = (0..30).map(|id| job(id, typed_in(&server.on(&format!("host{id}.example"), "/")))).collect();
    let (fetching, reports) = start(anywhere(), Limits::default(), jobs);
    std::thread::sleep(Duration::from_millis(150));
    let began = Instant::now();
    fetching.cancel();
    let ended = endings(&reports);
    println!("all ended {:?} after they were cancelled", began.elapsed());
    assert!(began.elapsed() < Duration::from_millis(600), "{:?}", began.elapsed());
    assert_eq!(ended.len(), 30);
    assert!(ended.values().all(|how| *how == Err(Failure::Cancelled)));
}

#[test]
fn dropping_it_ends_the_workers_and_so_does_a_reader_who_left() {
    let server = Server::new(Caller::keep_silent);
    let jobs = |count| (0..count).map(|id| job(id, typed_in(&server.on(&format!("host{id}.example"), "/")))).collect();
    let (fetching, reports) = start(anywhere(), Limits::default(), jobs(9));
    std::thread::sleep(Duration::from_millis(50));
    let began = Instant::now();
    drop(fetching);
    assert!(began.elapsed() < Duration::from_millis(600), "{:?}", began.elapsed());
    assert_eq!(endings(&reports).len(), 9);
    let (fetching, reports) = start(anywhere(), limits(), jobs(40));
    drop(reports);
    // The first that ends finds nobody, and the rest is given up: far less than forty over eight deadlines.
    std::thread::sleep(Duration::from_secs(1));
    let began = Instant::now();
    drop(fetching);
    assert!(began.elapsed() < Duration::from_millis(600), "{:?}", began.elapsed());
}

#[test]
fn files_are_jobs_like_any_other() {
    let folder = std::env::temp_dir().join(format!("khabar-fetching-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("خبر.txt"), "نص").unwrap();
    let jobs = vec![
        Job { id: 1, task: Task::Folder(folder.clone()) },
        Job { id: 2, task: Task::File(folder.join("خبر.txt")) },
        Job { id: 3, task: Task::File("/dev/zero".into()) },
    ];
    let (_fetching, reports) = start(anywhere(), limits(), jobs);
    let ended = endings(&reports);
    for id in [1, 2] {
        let Ok(Fetched::Files(files)) = &ended[&id] else { panic!("{:?}", ended[&id]) };
        assert_eq!(files.iter().map(|file| file.bytes.clone()).collect::<Vec<_>>(), [Ok("نص".as_bytes().to_vec())]);
    }
    assert_eq!(ended[&3], Err(Problem::NoFile.into()));
    std::fs::remove_dir_all(&folder).unwrap();
}
