//! The lists of names and of words beside names: open lists given by path, and the tables of the program.

use khabar::entities::tagger::{keys, phrase};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Which lists of the open collection make up each list, by number.
const OPEN: [(u32, &[&str]); 7] = [
    (0, &["cldr_terr", "cldr_subdiv", "cldr_tzcity"]),
    (1, &["geonames", "geonames_big"]),
    (2, &["aw_city", "aw_geo"]),
    (3, &["wd_full", "aw_people"]),
    (4, &["wd_given"]),
    (5, &["wd_sur"]),
    (6, &["aw_club"]),
];

/// The phrases of every list, one bit for each list.
#[derive(Clone, Debug, Default)]
pub struct Lists(pub BTreeMap<u64, u16>);

impl Lists {
    /// Adds the open lists: a JSON object of arrays of folded phrases.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is no such object.
    pub fn add_open(&mut self, path: &Path) -> io::Result<()> {
        let file: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
        for (list, names) in OPEN {
            let phrases = names.iter().filter_map(|name| file.get(name)?.as_array()).flatten();
            phrases.filter_map(Value::as_str).for_each(|phrase| self.add(list, phrase));
        }
        Ok(())
    }

    /// Adds the tables in `assets/entities`.
    ///
    /// # Errors
    ///
    /// A file that cannot be read.
    pub fn add_tables(&mut self, folder: &Path) -> io::Result<()> {
        self.add_words(folder)?;
        let mut tables = vec![folder.join("territories.tsv"), folder.join("places.tsv")];
        let mut names: Vec<PathBuf> =
            folder.join("names").read_dir()?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        names.sort();
        tables.extend(names);
        for table in tables {
            for row in rows(&table)? {
                let list = match row.first().map(String::as_str) {
                    Some("organization") => 7,
                    Some("place") => 8,
                    Some("person") => 9,
                    _ => 10,
                };
                let spellings = row.iter().skip(1).flat_map(|column| column.split('|'));
                spellings.for_each(|spelling| self.add(list, spelling.trim_end_matches(['?', '=', '~'])));
            }
        }
        Ok(())
    }

    fn add_words(&mut self, folder: &Path) -> io::Result<()> {
        for row in rows(&folder.join("given.tsv"))? {
            row.iter().skip(1).flat_map(|column| column.split('|')).for_each(|name| self.add(4, name));
        }
        for row in rows(&folder.join("surnames.tsv"))? {
            row.iter().flat_map(|column| column.split('|')).for_each(|name| self.add(5, name));
        }
        for row in rows(&folder.join("titles.tsv"))? {
            row.iter().skip(1).flat_map(|column| column.split('|')).for_each(|title| self.add(11, title));
        }
        for row in rows(&folder.join("heads.tsv"))? {
            let list = if row.first().is_some_and(|kind| kind == "organization") { 12 } else { 13 };
            for head in row.iter().skip(3).flat_map(|column| column.split('|')) {
                self.add(list, head);
                self.add(list, &format!("ال{head}"));
            }
        }
        for row in rows(&folder.join("adjectives.tsv"))?.iter().filter(|row| row[0] == "nation") {
            row.iter().skip(1).flat_map(|column| column.split('|')).for_each(|nation| self.add_nation(nation));
        }
        for row in rows(&folder.join("common.txt"))? {
            row.iter().flat_map(|line| line.split_whitespace()).for_each(|word| self.add(15, word));
        }
        for row in rows(&folder.join("months.tsv"))? {
            row.iter()
                .skip(2)
                .flat_map(|column| column.split('|'))
                .for_each(|month| self.add(15, month.trim_end_matches('?')));
        }
        Ok(())
    }

    fn add_nation(&mut self, nation: &str) {
        for end in ["", "ة", "ين", "ون", "ات"] {
            self.add(14, &format!("{nation}{end}"));
            self.add(14, &format!("ال{nation}{end}"));
        }
    }

    fn add(&mut self, list: u32, text: &str) {
        let hash = keys(text).iter().fold(None, |hash, key| Some(phrase(hash, key)));
        if let Some(hash) = hash {
            *self.0.entry(hash).or_default() |= 1 << list;
        }
    }
}

fn rows(path: &Path) -> io::Result<Vec<Vec<String>>> {
    let file = fs::read_to_string(path)?;
    let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}
