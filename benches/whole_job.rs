//! The whole job of the text engine as one figure a line, to be set beside other engines doing the same: every line of
//! a text file is a paragraph, laid out from its bytes to visual cells with a map, one thread.
//!
//! `cargo bench --bench whole_job -- [FILE [COLUMNS [RUNS [JOB]]]]`; without a file, or for `-`, a text of our own is laid
//! out. JOB is the start of a job's name, where only one is to be run: to count its instructions, say. Printed are the median time of the runs with the least and the most, megabytes a second, nanoseconds a character, and how
//! many lines and cells came out.

use khabar::text::{Align, Base, Breaker, Cells, Options, Typesetter, bidi, wrap};
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

/// One paragraph of plain news prose, with the numbers, names and signs that news has.
const PARAGRAPH: &str = "أعلنت الحكومة، اليوم الأحد، أنّ مشروع الطاقة الشمسية في الصحراء سيبدأ العمل به خلال عام 2027 بطاقة \
    تبلغ 1.5 جيغاواط، أي ما يعادل 12% من حاجة البلاد إلى الكهرباء. وقال وزير الطاقة (سليم الناصر) إن شركة Siemens ستتولى \
    بناء المحطات الثلاث، وإنّ \"الكلفة الإجمالية لن تتجاوز 900 مليون دولار\"، مضيفا أن الآلاف من فرص العمل ستكون لأبناء المنطقة.\n";

/// What one run made, to be printed and so that nothing of it is left out.
#[derive(Clone, Copy, Default)]
struct Made {
    lines: usize,
    cells: usize,
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let text = match arguments.next() {
        Some(path) if path != "-" => std::fs::read_to_string(path)?,
        Some(_) | None => PARAGRAPH.repeat(4_000),
    };
    let columns = arguments.next().and_then(|columns| columns.parse().ok()).unwrap_or(80);
    let runs = arguments.next().and_then(|runs| runs.parse().ok()).unwrap_or(5).max(1);
    let wanted = arguments.next().unwrap_or_default();
    let is_wanted = |name: &str| name.starts_with(&wanted);
    let jobs = [
        ("greedy", Align::Start, Breaker::Greedy),
        ("justify, total fit", Align::Justify, Breaker::TotalFit),
        ("spaces, total fit", Align::JustifySpaces, Breaker::TotalFit),
    ];
    for (name, align, breaker) in jobs.into_iter().filter(|(name, ..)| is_wanted(name)) {
        let options = Options { base: Base::Auto, align, breaker, ..Options::new(Cells(columns)) };
        report(name, &text, runs, |text| lay_out(text, options))?;
    }
    for (name, job) in [("levels alone", levels as fn(&str) -> Made), ("breaks alone", breaks)] {
        if is_wanted(name) {
            report(name, &text, runs, job)?;
        }
    }
    Ok(())
}

fn lay_out(text: &str, options: Options) -> Made {
    let mut typesetter = Typesetter::new();
    let mut made = Made::default();
    for paragraph in paragraphs(text) {
        let layout = typesetter.lay_out(paragraph, &options);
        made.lines += black_box(&layout).height();
        for line in 0..layout.height() {
            made.cells += layout.cells(line).count();
        }
    }
    made
}

fn levels(text: &str) -> Made {
    let mut levels = bidi::Levels::default();
    for paragraph in paragraphs(text) {
        levels.resolve(paragraph, Base::Auto);
        black_box(levels.as_slice());
    }
    Made::default()
}

fn breaks(text: &str) -> Made {
    for paragraph in paragraphs(text) {
        black_box(wrap::opportunities(paragraph));
    }
    Made::default()
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|paragraph| !paragraph.is_empty())
}

fn report(name: &str, text: &str, runs: usize, job: impl Fn(&str) -> Made) -> std::io::Result<()> {
    let mut made = Made::default();
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        made = job(text);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let seconds = times[runs / 2].as_secs_f64();
    let size = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    writeln!(
        std::io::stdout(),
        "khabar {name:<26} {seconds:.3} s [{:.3}..{:.3}] {:6.1} MB/s {:6.2} ns/char {:>8} lines {:>9} cells",
        times[0].as_secs_f64(),
        times[runs - 1].as_secs_f64(),
        size(text.len()) / 1e6 / seconds,
        seconds * 1e9 / size(text.chars().count()),
        made.lines,
        made.cells,
    )
}
