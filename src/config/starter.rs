//! Sources that khabar suggests: names and addresses from `assets/sources.tsv`, by country and subject.
//!
//! Being in the list says nothing of a source but that it is there; addresses may have changed since.

const LIST: &str = include_str!("../../assets/sources.tsv");

/// A source that is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The country it is of, or the word for those of none, in Arabic.
    pub country: &'static str,
    /// What it is about, in Arabic.
    pub subject: &'static str,
    /// BCP 47 language.
    pub language: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The address of its feed, or of a page that announces it.
    pub address: &'static str,
}

impl Suggestion {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.split('\t');
        let mut field = || fields.next().filter(|field| !field.is_empty());
        Some(Self { country: field()?, subject: field()?, language: field()?, name: field()?, address: field()? })
    }

    /// Its name, with what it is about and where it is from.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} · {} · {}", self.name, self.subject, self.country)
    }
}

/// All of them, in the order of the file.
pub fn suggestions() -> impl Iterator<Item = Suggestion> {
    LIST.lines().filter(|line| !line.starts_with('#')).filter_map(Suggestion::read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_a_suggestion_with_an_address_of_its_own() {
        let lines = LIST.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        assert_eq!(suggestions().count(), lines.count());
        let addresses: BTreeSet<_> = suggestions().map(|suggestion| suggestion.address).collect();
        assert_eq!(addresses.len(), suggestions().count());
        assert!(addresses.iter().all(|address| address.starts_with("https://") || address.starts_with("http://")));
    }
}
