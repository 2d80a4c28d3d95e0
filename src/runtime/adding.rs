//! Subscribing to an address: what the reader typed may be a feed, a page that announces one, or a file.

use super::fetching::{Fetched, Task};
use super::{clock, round};
use crate::fetch::{Address, Answer, Body, Failure, Request, Want};
use crate::intake::{self, Hints, discovery};
use crate::model::{Article, Problem, Source, Visit};
use std::path::Path;

/// What was found at an address.
#[derive(Debug)]
pub enum Found {
    /// A source, and what is in it.
    Source(Source, Vec<Article>),
    /// A page: its feed is to be fetched, from this address.
    Elsewhere(Task, String),
    /// Nothing to subscribe to.
    Nothing(Problem),
}

/// The address that `typed` means: one of the web, with the scheme that was left out, or the whole path of a file or folder that
/// is there. None where it is neither.
#[must_use]
pub fn whole_address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.contains("://") {
        return Address::parse(typed).map(|address| address.to_string());
    }
    if let Ok(path) = Path::new(typed).canonicalize() {
        return path.to_str().map(str::to_owned);
    }
    // A name of a host has a dot in it, and no blank.
    let is_host = typed.split('/').next().is_some_and(|host| host.contains('.') && !host.starts_with(['.', '~']));
    let address =
        Address::parse(&format!("https://{typed}")).filter(|_| is_host && !typed.contains(char::is_whitespace));
    address.map(|address| address.to_string())
}

/// What came from `address`, understood.
#[must_use]
pub fn understand(address: &str, result: Result<Fetched, Failure>) -> Found {
    match result {
        Ok(Fetched::Net(answer)) => from_the_net(address, &answer),
        Ok(Fetched::Files(files)) => {
            let title = Path::new(address).file_stem().unwrap_or_default().to_string_lossy().into_owned();
            match round::read_files(files) {
                Some((feed, _)) => {
                    let title = if feed.title.is_empty() { title } else { feed.title };
                    Found::Source(Source { address: address.to_owned(), title, ..Source::default() }, feed.articles)
                }
                None => Found::Nothing(Problem::NoFile),
            }
        }
        Err(Failure::Problem { problem, .. }) => Found::Nothing(problem),
        Err(Failure::Cancelled) => Found::Nothing(Problem::TimedOut),
    }
}

fn from_the_net(address: &str, answer: &Answer) -> Found {
    let Body::New { bytes, charset, .. } = &answer.body else { return Found::Nothing(Problem::NotAFeed) };
    let place = answer.address.to_string();
    let hints = Hints { charset: charset.as_deref(), address: Some(&place), ..Hints::default() };
    if let (Some(feed), _) = intake::read_feed(bytes, &hints) {
        let address = answer.moved.as_ref().map_or_else(|| address.to_owned(), ToString::to_string);
        let source = Source { address, title: feed.title, site: feed.site, ..Source::default() };
        return Found::Source(source, feed.articles);
    }
    let (page, _) = intake::decode(bytes, &hints);
    let announced = page.map(|page| discovery::discover(&page, &place)).unwrap_or_default();
    let first = announced.into_iter().find_map(|feed| Address::parse(&feed.address));
    match first {
        Some(address) => {
            let (name, now) = (address.to_string(), clock::now().time);
            // The reader named this host; where a page leads otherwise is not the reader's word.
            let request = if address.host() == answer.address.host() {
                Request::feed(address, &Visit::default(), now)
            } else {
                Request::automatic(address, Want::Feed, now)
            };
            Found::Elsewhere(Task::Net(request), name)
        }
        None => Found::Nothing(Problem::NotAFeed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_that_was_left_out_is_that_of_the_web() {
        assert_eq!(whole_address("example.org/rss").as_deref(), Some("https://example.org/rss"));
        assert_eq!(whole_address(" http://example.org ").as_deref(), Some("http://example.org/"));
    }

    #[test]
    fn words_secrets_and_other_schemes_are_no_address() {
        for typed in
            ["خبر عاجل", "exec:ls", "file:///etc/passwd", "https://a:b@example.org/", "javascript:alert(1)", ""]
        {
            assert_eq!(whole_address(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_file_that_is_there_is_meant_by_its_whole_path() {
        let found = whole_address("Cargo.toml").expect("it is there");
        assert!(Path::new(&found).is_absolute() && found.ends_with("Cargo.toml"));
    }
}
