//! Writes the part of the tagger that is not learnt from labels, lists and word clusters:
//! `lexicon <out> [--tables assets/entities] [--lists lists.json] [--news raw.txt]`.

use khabar_training::arguments::Arguments;
use khabar_training::clusters::clusters;
use khabar_training::file::Parts;
use khabar_training::lists::Lists;
use std::{fs, io};

fn main() -> io::Result<()> {
    let arguments = Arguments::of_the_program();
    let mut lists = Lists::default();
    if let Some(path) = arguments.path("--lists") {
        lists.add_open(&path)?;
    }
    if let Some(path) = arguments.path("--tables") {
        lists.add_tables(&path)?;
    }
    let mut parts = Parts { lists: lists.0, ..Parts::default() };
    if let Some(path) = arguments.path("--news") {
        parts.clusters = clusters(&fs::read_to_string(path)?, 7);
    }
    println!("{} phrases, {} words in clusters", parts.lists.len(), parts.clusters.len());
    fs::write(arguments.first()?, parts.bytes())
}
