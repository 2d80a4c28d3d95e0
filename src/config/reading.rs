//! Where reading begins and how an article is set: choices of the config file.

use super::preferences::Names;

/// Whether khabar comes back to where it was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Restore {
    /// To the list, the article and the panes as they were.
    #[default]
    Yes,
    /// It begins with the newest articles.
    No,
}

impl Names for Restore {
    const NAMES: &'static [(&'static str, Self)] = &[("true", Self::Yes), ("false", Self::No)];
}
