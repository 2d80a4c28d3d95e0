//! What can be typed for the verbs that go by the library: add, import, export, fetch, list.

use super::TableFormat;
use crate::model::Order;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// `khabar add`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Add {
    /// Addresses of feeds, of pages that announce one, and files or folders of your own
    #[arg(value_name = "URL|PATH", required = true)]
    pub sources: Vec<OsString>,
    /// The group to list them in; `a/b` for a group in a group
    #[arg(long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Their items are only teasers: fetch the page of each new one and read that
    #[arg(long)]
    pub full_text: bool,
}

/// Examples of `khabar add`.
pub const ADD_EXAMPLES: &str = "\
Examples:
  khabar add https://example.org/rss              a feed
  khabar add example.org                          a page: the first feed that it announces
  khabar add --full-text --group علوم https://example.org/teasers.xml
  khabar add ~/news article.html                  a folder and a file, looked at again by `khabar fetch`

Only http and https are fetched. What is there already is said and left as it is.";

/// `khabar import`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Import {
    /// An OPML file or a `urls` file of newsboat, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: OsString,
}

/// Examples of `khabar import`.
pub const IMPORT_EXAMPLES: &str = "\
Examples:
  khabar import subscriptions.opml
  khabar import ~/.newsboat/urls
  curl -s https://example.org/list.opml | khabar import -

Groups and names are kept. Lines that would run a program or read a file are named and left out; nothing is ever run.
Nothing is fetched either: `khabar fetch` does that.";

/// `khabar export`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Export {
    /// The subscriptions as OPML, or the articles as JSON Lines or Markdown
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ExportFormat::Opml)]
    pub format: ExportFormat,
    /// Markdown into this folder, a file an article; one after the other on standard output without it
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Which articles.
    #[command(flatten)]
    pub choice: Choice,
}

/// Examples of `khabar export`.
pub const EXPORT_EXAMPLES: &str = "\
Examples:
  khabar export > subscriptions.opml
  khabar export --format jsonl --starred > starred.jsonl
  khabar export --format markdown --to ~/archive --tag بحث

A file of Markdown is called khabar-ID.md, by the number of its article. Running it again brings such a file up to date;
a file of that name with something else in it is left alone and named. `khabar FILE` reads all that is written here.";

/// `khabar fetch`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Fetch {
    /// Also sources that are not due yet; those that ask to come back later are still left alone
    #[arg(long, conflicts_with = "source")]
    pub all: bool,
    /// This source alone, due or not: a part of its name or address
    #[arg(long, value_name = "S")]
    pub source: Option<String>,
    /// A summary to read, or JSON
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = TableFormat::Table)]
    pub format: TableFormat,
}

/// Examples of `khabar fetch`.
pub const FETCH_EXAMPLES: &str = "\
Examples:
  khabar fetch                     what is due, with progress on standard error
  khabar fetch --all
  khabar fetch --source العلوم
  khabar fetch --format json | jq 'select(.problem)'

JSON, one object a source that was asked, one a line: {\"source\", \"title\", \"address\", \"new\", \"changed\", \"full_texts\",
\"pages_failed\", \"problem\"}. \"problem\" is null or a name: unreachable timed-out status-404 busy gone insecure redirects
too-large broken private not-a-feed no-file address proxy fault. Ctrl-C ends it; what has come is kept.
Every source failed: exit code 4. No source at all: 3.";

/// `khabar list`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct List {
    /// Which articles.
    #[command(flatten)]
    pub choice: Choice,
    /// The most headlines
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// In which order
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = Order::Newest)]
    pub order: Order,
    /// A table to read, or JSON
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = TableFormat::Table)]
    pub format: TableFormat,
}

/// Examples of `khabar list`.
pub const LIST_EXAMPLES: &str = "\
Examples:
  khabar list --unread --limit 20
  khabar list --today --order source
  khabar list --format json --starred | jq -r .url

JSON, one object an article, one a line: {\"id\", \"title\", \"source\", \"published\" (RFC 3339), \"url\", \"unread\", \"starred\",
\"tags\", \"language\"}. Nothing to list: exit code 3.";

/// Which articles of the library: those that are all that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Choice {
    /// Only what has not been read
    #[arg(long)]
    pub unread: bool,
    /// Only what is starred
    #[arg(long)]
    pub starred: bool,
    /// Only what is from today
    #[arg(long)]
    pub today: bool,
    /// Only what is from this source: a part of its name or address
    #[arg(long, value_name = "S")]
    pub source: Option<String>,
    /// Only what has this tag of yours
    #[arg(long, value_name = "T")]
    pub tag: Option<String>,
}

/// What `export` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// The subscriptions, for another reader
    Opml,
    /// The articles, one JSON object a line
    Jsonl,
    /// The articles, with front matter
    Markdown,
}

impl ValueEnum for Order {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Newest, Self::Oldest, Self::Source]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Newest => PossibleValue::new("newest").help("The newest first"),
            Self::Oldest => PossibleValue::new("oldest").help("The oldest first"),
            Self::Source => {
                PossibleValue::new("source").help("By the names of their sources; the newest of each first")
            }
        })
    }
}
