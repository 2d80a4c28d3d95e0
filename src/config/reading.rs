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

/// Whether links are listed at the end of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Links {
    /// They are not: their words lead there.
    #[default]
    Inline,
    /// They are, numbered, with their addresses.
    Footnotes,
}

impl Names for Links {
    const NAMES: &'static [(&'static str, Self)] = &[("inline", Self::Inline), ("footnotes", Self::Footnotes)];
}

/// The shape of digits in articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextDigits {
    /// As they were written.
    #[default]
    Keep,
    /// ٠١٢, and in Persian, Urdu and their neighbours ۰۱۲; as they were written where the language has neither.
    Arabic,
    /// 012
    Latin,
}

impl Names for TextDigits {
    const NAMES: &'static [(&'static str, Self)] =
        &[("keep", Self::Keep), ("arabic", Self::Arabic), ("latin", Self::Latin)];
}

/// Where rows are left blank in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spacing {
    /// Between paragraphs too there are none.
    Tight,
    /// Between blocks there is one.
    #[default]
    Normal,
    /// Between the lines of running text there is one, between blocks there are two.
    Loose,
}

impl Names for Spacing {
    const NAMES: &'static [(&'static str, Self)] =
        &[("tight", Self::Tight), ("normal", Self::Normal), ("loose", Self::Loose)];
}
