//! Lists of feeds from other readers: OPML and newsboat's `urls` file in, OPML out.
//!
//! A list can make khabar fetch addresses of the web and nothing else: lines that would have a program run (`exec:`,
//! `filter:`), that search (`query:`) or that name files are refused with a warning, and never run.

use super::{Hints, Place, Warning, address, text_of};
use crate::model::Source;

mod newsboat;
mod opml;

/// The most sources of one list.
const SOURCES: usize = 10_000;

/// Reads a list of feeds: OPML, or a `urls` file of newsboat. The same address again is left out.
///
/// ```
/// let urls = "https://a.example/rss علوم \"~نشرة العلوم\"\nexec:rm -r ~\n";
/// let (sources, warnings) = khabar::intake::subscriptions::read(urls.as_bytes());
/// assert_eq!(sources[0].title, "نشرة العلوم");
/// assert_eq!((sources.len(), warnings.len()), (1, 1));
/// ```
#[must_use]
pub fn read(bytes: &[u8]) -> (Vec<Source>, Vec<Warning>) {
    let mut list = List::default();
    let Some(text) = text_of(bytes, &Hints::default(), &mut list.warnings) else {
        return (Vec::new(), list.warnings);
    };
    if text.trim_start().starts_with('<') {
        opml::read(&text, &mut list);
    } else {
        newsboat::read(&text, &mut list);
        if list.sources.is_empty() && list.warnings.is_empty() {
            list.warnings.push(Warning::Empty);
        }
    }
    (list.sources, list.warnings)
}

/// The OPML of `sources`: outlines in outlines for their groups. [`read`] gives the same sources again, those that are
/// addresses of the web.
#[must_use]
pub fn write_opml(sources: &[Source]) -> String {
    opml::write(sources)
}

/// A list while it is read.
#[derive(Debug, Default)]
struct List {
    sources: Vec<Source>,
    seen: std::collections::HashSet<String>,
    warnings: Vec<Warning>,
}

impl List {
    /// Keeps a source if its address is one of the web and new.
    fn keep(&mut self, source: Source, place: Place) {
        let Some(clean) = address::clean(&source.address).filter(|clean| clean.starts_with("http")) else {
            return self.warnings.push(Warning::Refused(place));
        };
        let authority = source.address.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next());
        if authority.is_some_and(|authority| authority.contains('@')) {
            self.warnings.push(Warning::Credentials(place));
        }
        if self.sources.len() >= SOURCES {
            let limit = u32::try_from(SOURCES).unwrap_or(u32::MAX);
            let told = Warning::TooManyItems { limit };
            if self.warnings.last() != Some(&told) {
                self.warnings.push(told);
            }
        } else if self.seen.insert(clean.clone()) {
            self.sources.push(Source { address: clean, ..source });
        }
    }
}
