//! Scores the whole pipeline against our own labelled texts:
//! `score <folder> [--part develop] [--tagger assets/entities/tagger.bin] [--errors]`.

use khabar::entities::recognise_by;
use khabar::entities::tagger::Model;
use khabar_training::arguments::Arguments;
use khabar_training::score::{ByKind, Report, Tally, total};
use khabar_training::texts::{self, Part};
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

fn main() -> io::Result<()> {
    let arguments = Arguments::of_the_program();
    let part = arguments.value("--part").and_then(Part::named).unwrap_or(Part::Develop);
    let file = fs::read(arguments.path("--tagger").unwrap_or_else(|| PathBuf::from("assets/entities/tagger.bin")))?;
    let model = Model::read(&file).ok_or_else(|| io::Error::other("the tagger is not well formed"))?;
    let mut report = Report::default();
    let mut count = 0;
    for text in texts::read(&arguments.first()?)?.iter().filter(|text| text.part() == part) {
        report.count(text, &recognise_by(&text.article, Some(&model)));
        count += 1;
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{count} texts of {part:?}")?;
    table(&mut out, "entities", &report.entities)?;
    table(&mut out, "mentions", &report.mentions)?;
    line(&mut out, "spans alone", report.spans)?;
    if arguments.has("--errors") {
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
