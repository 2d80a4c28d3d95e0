//! Subscribing to an address: what the reader typed may be a feed, a page that announces one, or a file.

use super::fetching::{Fetched, Task};
use super::{clock, round};
use crate::fetch::{Address, Answer, Body, Failure, Request, Want};
use crate::intake::{self, Hints, discovery, sanitise};
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
            let title = sanitise::line(&Path::new(address).file_stem().unwrap_or_default().to_string_lossy());
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
    let feeds = page.map(|page| discovery::discover(&page, &place)).unwrap_or_default();
    let first = feeds.into_iter().find_map(|feed| Address::parse(&feed.address));
    match first {
        Some(address) => {
            let name = address.to_string();
            Found::Elsewhere(Task::Net(announced(address, &answer.address)), name)
        }
        None => Found::Nothing(Problem::NotAFeed),
    }
}

/// The request for a feed that a page announces. On the server that the reader named it is as good as typed in: that one
/// may be at home. Everywhere else it is khabar's own.
fn announced(feed: Address, page: &Address) -> Request {
    let now = clock::now().time;
    if (feed.host(), feed.port()) == (page.host(), page.port()) {
        Request::feed(feed, &Visit::default(), now)
    } else {
        Request::automatic(feed, Want::Feed, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::Trust;

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
    fn a_page_can_lead_home_only_where_it_is_at_home_itself() {
        let trust_of = |feed: &str| {
            let address = |text| Address::parse(text).expect("an address");
            announced(address(feed), &address("http://192.168.1.5/news")).trust
        };
        assert_eq!(trust_of("http://192.168.1.5/feed"), Trust::TypedIn);
        for feed in ["http://192.168.1.6/feed", "http://192.168.1.5:8080/feed", "https://example.org/feed"] {
            assert_eq!(trust_of(feed), Trust::Automatic, "{feed}");
        }
    }

    #[test]
    fn a_file_that_is_there_is_meant_by_its_whole_path() {
        let found = whole_address("Cargo.toml").expect("it is there");
        assert!(Path::new(&found).is_absolute() && found.ends_with("Cargo.toml"));
    }
}
