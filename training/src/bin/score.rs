//! Scores the whole pipeline against our own labelled texts: `score <folder> [--part develop] [--errors]`.

use khabar::entities::recognise;
use khabar_training::score::{ByKind, Report, Tally, total};
use khabar_training::texts::{self, Part};
use std::io::{self, Write};
use std::path::Path;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or_else(|| io::Error::other("usage: score <folder> [--part P] [--errors]"))?;
    let part = arguments.iter().position(|argument| argument == "--part").and_then(|at| arguments.get(at + 1));
    let part = part.map_or(Part::Develop, |name| Part::named(name).unwrap_or(Part::Develop));
    let mut report = Report::default();
    let mut count = 0;
    for text in texts::read(Path::new(folder))?.iter().filter(|text| text.part() == part) {
        report.count(text, &recognise(&text.article));
        count += 1;
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{count} texts of {part:?}")?;
    table(&mut out, "entities", &report.entities)?;
    table(&mut out, "mentions", &report.mentions)?;
    line(&mut out, "spans alone", report.spans)?;
    if arguments.iter().any(|argument| argument == "--errors") {
        report.faults.sort_by_key(|fault| (fault.kind, fault.sign));
        for fault in &report.faults {
            writeln!(out, "{} {} {}", fault.sign, fault.kind.name(), fault.line)?;
        }
    }
    Ok(())
}

fn table(out: &mut impl Write, title: &str, tallies: &ByKind) -> io::Result<()> {
    writeln!(out, "{title:<14} precision recall    F1  (right invented missed)")?;
    for (kind, tally) in tallies {
        line(out, kind.name(), *tally)?;
    }
    line(out, "all", total(tallies))
}

fn line(out: &mut impl Write, name: &str, tally: Tally) -> io::Result<()> {
    let figures = [tally.precision(), tally.recall(), tally.f1()].map(|figure| format!("{:.1}", figure * 100.0));
    let Tally { right, invented, missed } = tally;
    writeln!(out, "  {name:<12} {:>9} {:>6} {:>5}  ({right} {invented} {missed})", figures[0], figures[1], figures[2])
}
