//! A library of 100,000 articles: how fast it takes them in, opens, scrolls, searches, and how much memory that takes.
//!
//! `cargo bench --bench library -- [ARTICLES [FILE]]`. The articles are made from the bundled sample's words and from made-up ones,
//! by a seeded generator: the same at every run. FILE is kept, and opened instead of filled when it is there already; without one a
//! file of its own in the folder for temporary files is used. Each line is a median with the least and the most.

use khabar::entities::recognise;
use khabar::intake::sample::sample;
use khabar::library::{EntityKey, Error, Filter, Kept, Library, Limits, Mark, Order, Query, SourceId, When};
use khabar::model::{Article, BlockKind, Kind, Source, Timestamp};
use std::fmt::Display;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const NOW: Timestamp = Timestamp(1_762_164_000);
const WHEN: When = When { now: NOW, east: 10_800 };
const SOURCES: u64 = 200;
/// As many as a feed brings at once.
const BATCH: u64 = 50;
/// As many rows as a tall screen shows.
const ROWS: usize = 60;
/// How many times a thing is measured.
const RUNS: u64 = 200;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Numbers that look like chance and are the same at every run (Steele, Lea and Flood's `SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let place = usize::try_from(self.below(all.len() as u64)).unwrap_or_default();
        &all[place]
    }
}

/// Makes articles.
struct Press {
    words: Vec<String>,
}

impl Press {
    fn new() -> Self {
        let words = |article: &Article| article.text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
        Self { words: sample().iter().flat_map(words).collect() }
    }

    /// The article of this number: 150 to 450 words, one in eight of them rare.
    fn article(&self, number: u64) -> Article {
        let mut chance = Chance(number);
        let title = self.sentence(&mut chance, 8);
        let mut article = Article { title: title.clone(), language: "ar".to_owned(), ..Article::default() };
        article.push(BlockKind::Title, &title);
        for _ in 0..3 + chance.below(6) {
            article.push(BlockKind::Paragraph, &self.sentence(&mut chance, 50));
        }
        article.identity = Some(format!("https://example.org/?p={number}"));
        article.url = Some(format!("https://example.org/news/{number}"));
        let age = i64::try_from(chance.below(60 * 86_400)).unwrap_or_default();
        article.published = Some(Timestamp(NOW.0 - age));
        article
    }

    fn sentence(&self, chance: &mut Chance, length: u64) -> String {
        let words: Vec<String> = (0..length).map(|_| self.word(chance)).collect();
        words.join(" ")
    }

    fn word(&self, chance: &mut Chance) -> String {
        if chance.below(8) > 0 {
            return chance.pick(&self.words).clone();
        }
        // A root and a pattern: some 300,000 words, most of them in few articles.
        let letters: Vec<char> = "ءبتثجحخدذرزسشصضطظعغفقكلمنهوي".chars().collect();
        let root: String = (0..3).map(|_| *chance.pick(&letters)).collect();
        let before = chance.pick(&["", "", "ال", "وال", "م", "ت", "ي"]);
        let behind = chance.pick(&["", "", "ة", "ات", "ون", "ها"]);
        format!("{before}{root}{behind}")
    }
}

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let count: u64 = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let given = arguments.next().map(PathBuf::from);
    let path =
        given.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("khabar-bench-{}.db", std::process::id())));
    if !path.exists() {
        fill(&path, count)?;
    }
    opening(&path)?;
    let mut library = Library::open(&path, NOW)?.library;
    scrolling(&library)?;
    searching(&library)?;
    say("peak memory so far", format!("{:.1} MB", peak_memory()))?;
    changing(&mut library, count)?;
    say("peak memory", format!("{:.1} MB", peak_memory()))?;
    drop(library);
    if given.is_none() {
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
        }
    }
    Ok(())
}

/// Takes all articles in, a source and its batch after the other.
fn fill(path: &Path, count: u64) -> Outcome {
    let mut library = Library::open(path, NOW)?.library;
    let sources: Vec<SourceId> = (0..SOURCES)
        .map(|number| {
            let address = format!("https://example.org/feed/{number}");
            let source = Source { address, title: format!("مصدر {number}"), ..Source::default() };
            Ok(library.subscribe(&source)?.id())
        })
        .collect::<Result<_, Error>>()?;
    let press = Press::new();
    let (mut spent, mut worked) = (Duration::ZERO, 0.0);
    let mut bytes = 0;
    for (batch, source) in (0..count.div_ceil(BATCH)).zip(sources.iter().cycle()) {
        let articles: Vec<Article> = (0..BATCH).map(|number| press.article(batch * BATCH + number)).collect();
        bytes += articles.iter().map(|article| article.text.len()).sum::<usize>();
        let (start, busy) = (Instant::now(), processor_seconds());
        black_box(library.keep(*source, &articles, NOW)?);
        spent += start.elapsed();
        worked += processor_seconds() - busy;
    }
    let size = std::fs::metadata(path)?.len();
    say("articles a second taken in", format!("{:.0}", to_float(count) / spent.as_secs_f64()))?;
    say("articles a second of processor time", format!("{:.0}", to_float(count) / worked))?;
    say(
        "text taken in, and the file",
        format!("{:.0} MB, {:.0} MB", to_float(bytes as u64) / 1e6, to_float(size) / 1e6),
    )?;
    say("peak memory while taking in", format!("{:.1} MB", peak_memory()))
}

fn opening(path: &Path) -> Outcome {
    measure("open, to counts and the first page", 20, |_| {
        let library = Library::open(path, NOW)?.library;
        let counts = library.counts()?;
        let listing = library.listing(&Filter::All, Order::Newest, WHEN)?;
        let headlines = library.headlines(listing.window(0..ROWS))?;
        Ok::<_, Error>((counts, headlines))
    })
}

fn scrolling(library: &Library) -> Outcome {
    let listing = library.listing(&Filter::All, Order::Newest, WHEN)?;
    let mut chance = Chance(7);
    measure("a page of 60 rows anywhere", RUNS, |_| {
        let place = usize::try_from(chance.below(listing.count() as u64)).unwrap_or_default();
        library.headlines(listing.window(place..place + ROWS))
    })?;
    measure("list everything", 20, |_| library.listing(&Filter::All, Order::Newest, WHEN))?;
    measure("list what is unread in one source", 20, |number| {
        let source = SourceId(i64::try_from(number).unwrap_or_default() + 1);
        library.listing(&Filter::Every(vec![Filter::Source(source), Filter::Unread]), Order::Newest, WHEN)
    })?;
    measure("list everything by source", 20, |_| library.listing(&Filter::All, Order::Source, WHEN))?;
    measure("count everything", 20, |_| library.counts())
}

fn searching(library: &Library) -> Outcome {
    let press = Press::new();
    let mut chance = Chance(11);
    measure("search: two words as they come, 50 shown", RUNS, |_| {
        let words = press.sentence(&mut chance, 2);
        Query::parse(&words, WHEN).map_err(Error::from).and_then(|query| library.find(&query, 50))
    })?;
    for (name, words) in [
        ("search: two common words", "وقال إن"),
        ("search: two of the most common words", "في من"),
        ("search: two common words and a date", "وقال إن from:7d"),
        ("search: two words side by side", "\"على أن\""),
        ("search: the start of common words", "الم*"),
        ("search: the start of words", "المس*"),
        ("search: the start of a word", "المدين*"),
    ] {
        let query = Query::parse(words, WHEN)?;
        measure(name, 20, |_| library.find(&query, 50))?;
    }
    Ok(())
}

/// What changes the library, so it comes last.
fn changing(library: &mut Library, count: u64) -> Outcome {
    let press = Press::new();
    let batch = |number: u64| (0..BATCH).map(|at| press.article(number * BATCH + at)).collect::<Vec<_>>();
    measure("keep 50 articles that are there", 50, |number| {
        let source = SourceId(i64::try_from(number % SOURCES).unwrap_or_default() + 1);
        library.keep(source, &batch(number), NOW).map(|kept: Kept| kept.same)
    })?;
    let listing = library.listing(&Filter::All, Order::Newest, WHEN)?;
    measure("mark one article read", RUNS, |number| {
        let place = usize::try_from(number).unwrap_or_default();
        library.mark(listing.window(place..place + 1), &Mark::Read)
    })?;
    let some: Vec<_> = listing.window(0..1_000).to_vec();
    let learnt: Vec<_> = some
        .iter()
        .map(|&id| library.article(id).map(|stored| (id, recognise(&stored.article))))
        .collect::<Result<_, _>>()?;
    measure("keep the entities of 50 articles", 20, |number| {
        let place = usize::try_from(number).unwrap_or_default() * 50;
        library.learn(learnt.get(place..place + 50).unwrap_or_default())
    })?;
    measure("a timeline", 20, |_| library.timeline(&EntityKey::new(Kind::Place, "مصر"), 20))?;
    let mut undo = None;
    measure("mark everything read", 1, |_| {
        library.mark_all(&Filter::All, WHEN, &Mark::Read).map(|done| undo = Some(done))
    })?;
    if let Some(undo) = undo {
        measure("take that back", 1, |_| library.undo(&undo))?;
    }
    let kept = Limits { days: Some(55), per_source: None };
    say("to be cleaned away, about", format!("{:.0}", to_float(count) / 12.0))?;
    measure("clean", 1, |_| library.clean(kept, NOW))
}

fn measure<T, E>(name: &str, runs: u64, mut job: impl FnMut(u64) -> Result<T, E>) -> Outcome
where
    E: std::error::Error + 'static,
{
    let mut times = Vec::new();
    for run in 0..runs {
        let start = Instant::now();
        black_box(job(run)?);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let (least, most) = (times[0], times[times.len() - 1]);
    let median = milliseconds(times[times.len() / 2]);
    say(name, format!("{median:.2} ms [{:.2}..{:.2}]", milliseconds(least), milliseconds(most)))
}

fn say(name: &str, value: impl Display) -> Outcome {
    Ok(writeln!(std::io::stdout(), "{name:<44} {value}")?)
}

/// The most memory that this process has had, in MB; 0 where the system does not tell.
fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<u32> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    f64::from(kilobytes.unwrap_or_default()) * 1024.0 / 1e6
}

/// Seconds of work that processors have done for this process, in hundredths: what a busy machine does not distort.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, which may hold blanks: utime and stime are the 12th and 13th (proc(5)).
    let behind = stat.rsplit_once(')').map(|(_, behind)| behind).unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u32>().ok());
    ticks.map(f64::from).sum::<f64>() / 100.0
}

fn to_float(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
