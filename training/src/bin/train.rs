//! Trains the tagger: `train <out> --lexicon lexicon.bin --anercorp train.txt [--wojood sample.txt] [--texts folder]`.
//!
//! `--all` learns from the development parts as well; without it they are scored. `--own N` counts our own texts N times (3). `--reference text`
//! writes what the weights as they were learnt name in a text. Fails where the file names other things than they.

use khabar::entities::tagger::{Found, Model, Settings, Sort, tag};
use khabar::text::Span;
use khabar_training::arguments::Arguments;
use khabar_training::conll;
use khabar_training::crf::{Recipe, learn};
use khabar_training::examples::{Example, Gold, Piece, examples, piece};
use khabar_training::file::Parts;
use khabar_training::float::Float;
use khabar_training::score::Tally;
use khabar_training::texts::{self, Part};
use std::{fs, io};

/// Every so many articles of `ANERcorp` one is kept for choosing.
const KEPT: usize = 8;

/// Pieces to learn from, and pieces to choose by.
#[derive(Default)]
struct Corpus {
    train: Vec<Piece>,
    develop: Vec<Piece>,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::of_the_program();
    let lexicon = fs::read(arguments.path("--lexicon").ok_or_else(|| io::Error::other("--lexicon is missing"))?)?;
    let empty = Model::read(&lexicon).ok_or_else(|| io::Error::other("the lexicon is not well formed"))?;
    let anercorp = anercorp(&arguments)?;
    let own = own(&arguments)?;
    let mut all: Vec<Example> = gathered(&empty, &anercorp.train);
    for _ in 0..arguments.number("--own", 3) {
        all.extend(gathered(&empty, &own.train));
    }
    println!(
        "{} sentences, {} tokens to learn from",
        all.len(),
        all.iter().map(|example| example.tags.len()).sum::<usize>()
    );
    let weights = learn(&all, &recipe(&arguments));
    drop(all);
    let float = Float::of(&weights);
    let file = Parts { weights: Some(weights), ..Parts::default() }.bytes_with(&lexicon);
    println!("{} bytes", file.len());
    let model = Model::read(&file).ok_or_else(|| io::Error::other("the file is not well formed"))?;
    for (name, pieces) in [("ANERcorp", &anercorp.develop), ("own texts", &own.develop)] {
        scored(&model, name, pieces, &arguments);
        let differ = pieces.iter().filter(|piece| differs(&float, &model, piece)).count();
        println!(
            "{name:<10} {differ} of {} pieces are read otherwise by the file than by what was learnt",
            pieces.len()
        );
        if differ > 0 {
            return Err(io::Error::other("the file says other things than the weights that were learnt"));
        }
    }
    if let Some(path) = arguments.path("--reference") {
        let text = fs::read_to_string(&path)?;
        fs::write(path.with_extension("tsv"), reference(&float, &model, &text))?;
    }
    fs::write(arguments.first()?, file)
}

/// Whether the file names other things in a piece than the weights as they were learnt.
fn differs(float: &Float, model: &Model<'_>, piece: &Piece) -> bool {
    let own = Settings { habit: piece.habit, again: 0.0, ..Settings::default() };
    let found: Vec<_> = tag(model, &piece.text, own).iter().map(|found| (found.tokens, found.sort)).collect();
    found != float.named(model, &piece.text, own)
}

/// What the weights as they were learnt name in a text, one a line.
fn reference(float: &Float, model: &Model<'_>, text: &str) -> String {
    let own = Settings { again: 0.0, ..Settings::default() };
    let line = |(span, sort): (Span, Sort)| format!("{}\t{}\t{sort:?}\n", span.bytes().start, span.bytes().end);
    float.named(model, text, own).into_iter().map(line).collect()
}

fn recipe(arguments: &Arguments) -> Recipe {
    let own = Recipe::default();
    Recipe {
        rounds: arguments.number("--rounds", own.rounds),
        rate: arguments.number("--rate", own.rate),
        sparse: arguments.number("--sparse", own.sparse),
        small: arguments.number("--small", own.small),
        seen: arguments.number("--seen", own.seen),
        seed: arguments.number("--seed", own.seed),
        orders: arguments.number("--orders", own.orders),
    }
}

fn gathered(model: &Model<'_>, pieces: &[Piece]) -> Vec<Example> {
    pieces.iter().flat_map(|piece| examples(model, piece)).collect()
}

fn anercorp(arguments: &Arguments) -> io::Result<Corpus> {
    let mut corpus = Corpus::default();
    if let Some(path) = arguments.path("--anercorp") {
        let sentences = conll::read(&path)?;
        for (at, article) in conll::articles(&sentences).into_iter().enumerate() {
            let kept = at % KEPT == KEPT / 2;
            if kept {
                corpus.develop.push(conll::piece(article));
            }
            if !kept || arguments.has("--all") {
                corpus.train.push(conll::piece(article));
            }
        }
    }
    if let Some(path) = arguments.path("--wojood") {
        corpus.train.push(conll::piece(&conll::read(&path)?));
    }
    println!("ANERcorp: {} articles to learn from, {} to choose by", corpus.train.len(), corpus.develop.len());
    Ok(corpus)
}

fn own(arguments: &Arguments) -> io::Result<Corpus> {
    let mut corpus = Corpus::default();
    let Some(folder) = arguments.path("--texts") else { return Ok(corpus) };
    for text in texts::read(&folder)? {
        match text.part() {
            Part::Train => corpus.train.push(piece(&text)),
            Part::Develop => corpus.develop.push(piece(&text)),
            Part::Sealed => {}
        }
        if text.part() == Part::Develop && arguments.has("--all") {
            corpus.train.push(piece(&text));
        }
    }
    Ok(corpus)
}

fn scored(model: &Model<'_>, name: &str, pieces: &[Piece], arguments: &Arguments) {
    let own = Settings::default();
    let bias = arguments.number("--bias", own.bias);
    let again = arguments.number("--again", own.again);
    for settings in [
        Settings { bias: 0.0, again: 0.0, ..own },
        Settings { bias, again: 0.0, ..own },
        Settings { bias, again, ..own },
    ] {
        let mut tallies = [Tally::default(); 5];
        for piece in pieces {
            count(piece, &tag(model, &piece.text, Settings { habit: piece.habit, ..settings }), &mut tallies);
        }
        let figure = |tally: &Tally| format!("{:.1}", tally.f1() * 100.0);
        let figures: Vec<String> = tallies.iter().map(figure).collect();
        println!(
            "{name:<10} bias {:.1} again {:.1}: person {} organization {} place {} other {} | three {} (p {:.1} r {:.1})",
            settings.bias,
            settings.again,
            figures[0],
            figures[1],
            figures[2],
            figures[3],
            figures[4],
            tallies[4].precision() * 100.0,
            tallies[4].recall() * 100.0,
        );
    }
}

/// Counts exact tokens and sorts; the last tally is that of people, organizations and places together.
fn count(piece: &Piece, found: &[Found], tallies: &mut [Tally; 5]) {
    let is = |found: &Found, gold: &Gold| {
        let tokens = found.tokens.bytes();
        let starts = tokens.start <= gold.range.start && gold.range.start < tokens.start + 9;
        found.sort == gold.sort && tokens.end == gold.range.end && starts
    };
    for found in found {
        let right = piece.golds.iter().any(|gold| is(found, gold));
        for tally in both(tallies, found.sort) {
            *(if right { &mut tally.right } else { &mut tally.invented }) += 1;
        }
    }
    for gold in piece.golds.iter().filter(|gold| !found.iter().any(|found| is(found, gold))) {
        both(tallies, gold.sort).for_each(|tally| tally.missed += 1);
    }
}

fn both(tallies: &mut [Tally; 5], sort: Sort) -> impl Iterator<Item = &mut Tally> {
    let (single, three) = tallies.split_at_mut(4);
    single.get_mut(sort as usize).into_iter().chain(three.iter_mut().filter(move |_| sort != Sort::Other))
}
