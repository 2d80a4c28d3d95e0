//! The commands: the small vocabulary that keys, help and the keymap file share.
//!
//! Directions of panes are those of the screen; those of articles and mentions follow reading order.

use std::str::FromStr;

/// Something a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// One line or headline down; with a count, that many.
    Down,
    /// One line or headline up; with a count, that many.
    Up,
    /// The first line or headline; with a count, that one.
    Top,
    /// The last line or headline; with a count, that one.
    Bottom,
    /// The start of the line while selecting, else as [`Self::Top`].
    Home,
    /// The end of the line while selecting, else as [`Self::Bottom`].
    End,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// The next paragraph of the article.
    NextParagraph,
    /// The paragraph before.
    PreviousParagraph,
    /// The next sentence of the article.
    NextSentence,
    /// The sentence before.
    PreviousSentence,
    /// The next heading of the article.
    NextHeading,
    /// The heading before.
    PreviousHeading,
    /// The pane on the left of the screen.
    PaneLeft,
    /// The pane on the right of the screen.
    PaneRight,
    /// The next pane in reading order.
    NextPane,
    /// The pane before in reading order.
    PreviousPane,
    /// Make the pane wider.
    WidenPane,
    /// Make the pane narrower.
    NarrowPane,
    /// Give the panes their usual widths.
    ResetPanes,
    /// Open what is chosen: an article, or the first mention of an entity.
    Open,
    /// The article that was open before.
    Back,
    /// The article that was open before going back.
    Forward,
    /// Leave only the text on the screen, or bring the panes back.
    Zen,
    /// Show the lead picture of the article, or put it away.
    ShowPicture,
    /// The next article of the list.
    NextArticle,
    /// The article before in the list.
    PreviousArticle,
    /// Mark the article read or unread.
    ToggleRead,
    /// Star the article, or take its star away.
    Star,
    /// Mark every article of the list read.
    MarkAllRead,
    /// Mark the articles above this one read.
    MarkAboveRead,
    /// Mark the articles below this one read.
    MarkBelowRead,
    /// Give the article a tag, or take it away.
    Tag,
    /// Take the last marking back.
    Undo,
    /// Show the sources, or the headlines again.
    Sources,
    /// List only what is unread, or everything again.
    UnreadOnly,
    /// Put the list in another order.
    NextOrder,
    /// Subscribe to an address.
    AddSource,
    /// End the subscription to the source under the cursor.
    RemoveSource,
    /// Fetch what is new from the source of the list.
    Reload,
    /// Fetch what is new from all sources.
    ReloadAll,
    /// Search in the article.
    Search,
    /// The next hit; without a search the next unread article.
    Next,
    /// The hit before; without a search the unread article before.
    Previous,
    /// Search the word or entity under the cursor.
    SearchWord,
    /// Search the whole library.
    Find,
    /// Keep the search of the list under a name.
    SaveSearch,
    /// Leave out of all lists what these words find.
    Mute,
    /// Let what these words find stand out.
    Highlight,
    /// Show or hide the entities.
    ToggleEntities,
    /// The next mention of the chosen entity.
    NextMention,
    /// The mention before of the chosen entity.
    PreviousMention,
    /// List every article with the chosen entity.
    EntityArticles,
    /// Show what is known of the chosen entity.
    EntityCard,
    /// Say of what kind the chosen entity is.
    CorrectKind,
    /// Say that the chosen entity is the same as another.
    MergeEntity,
    /// Say that one name of the chosen entity is somebody else's.
    SplitEntity,
    /// Never show the chosen entity again.
    MuteEntity,
    /// Keep the articles with the chosen entity as a list.
    FollowEntity,
    /// Choose a command from a list.
    Palette,
    /// Begin to select text, or leave it.
    Select,
    /// Select up to the end of the next word.
    NextWord,
    /// Select from the start of the word before.
    PreviousWord,
    /// Select to the start of the line.
    LineStart,
    /// Select to the end of the line.
    LineEnd,
    /// Move the other end of what is selected.
    SwapEnds,
    /// Copy what is selected, else the paragraph, the headline or the name that the reader is at.
    Copy,
    /// Copy the title of the article and its address.
    CopyTitle,
    /// Copy the address of the selected link, else of the article.
    CopyLink,
    /// Copy what is selected, else the paragraph, as a quotation with its source.
    CopyQuote,
    /// Copy the whole article as Markdown.
    CopyMarkdown,
    /// Give what is selected, else the article, to a program on its standard input.
    Pipe,
    /// Open the selected link, else the article, in the browser.
    Browse,
    /// Give every link in sight a letter that opens it.
    Links,
    /// Show the keys.
    Help,
    /// Leave what is open on top: a search, the help, a pending key.
    Cancel,
    /// Go on to the next theme.
    NextTheme,
    /// Draw the whole screen again.
    Redraw,
    /// Hand the terminal back to the shell until called again.
    Suspend,
    /// Back, or quit where there is nothing to go back to.
    Quit,
}

/// What commands are about: the sections of the help, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Moving in a text or list.
    Moving,
    /// Panes.
    Panes,
    /// Articles.
    Articles,
    /// Sources and lists.
    Sources,
    /// Search.
    Search,
    /// Entities.
    Entities,
    /// Selecting text, and what leaves khabar.
    Selection,
    /// The program itself.
    Program,
}

/// A name that no command has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown command {0:?}")]
pub struct UnknownCommand(pub String);

impl Command {
    /// Every command, group by group, in the order of the help.
    pub const ALL: [Self; 83] = [
        Self::Down,
        Self::Up,
        Self::Top,
        Self::Bottom,
        Self::Home,
        Self::End,
        Self::HalfPageDown,
        Self::HalfPageUp,
        Self::PageDown,
        Self::PageUp,
        Self::NextParagraph,
        Self::PreviousParagraph,
        Self::NextSentence,
        Self::PreviousSentence,
        Self::NextHeading,
        Self::PreviousHeading,
        Self::PaneLeft,
        Self::PaneRight,
        Self::NextPane,
        Self::PreviousPane,
        Self::WidenPane,
        Self::NarrowPane,
        Self::ResetPanes,
        Self::Open,
        Self::Back,
        Self::Forward,
        Self::Zen,
        Self::ShowPicture,
        Self::NextArticle,
        Self::PreviousArticle,
        Self::ToggleRead,
        Self::Star,
        Self::MarkAllRead,
        Self::MarkAboveRead,
        Self::MarkBelowRead,
        Self::Tag,
        Self::Undo,
        Self::Sources,
        Self::UnreadOnly,
        Self::NextOrder,
        Self::AddSource,
        Self::RemoveSource,
        Self::Reload,
        Self::ReloadAll,
        Self::Search,
        Self::Next,
        Self::Previous,
        Self::SearchWord,
        Self::Find,
        Self::SaveSearch,
        Self::Mute,
        Self::Highlight,
        Self::ToggleEntities,
        Self::NextMention,
        Self::PreviousMention,
        Self::EntityArticles,
        Self::EntityCard,
        Self::CorrectKind,
        Self::MergeEntity,
        Self::SplitEntity,
        Self::MuteEntity,
        Self::FollowEntity,
        Self::Select,
        Self::NextWord,
        Self::PreviousWord,
        Self::LineStart,
        Self::LineEnd,
        Self::SwapEnds,
        Self::Copy,
        Self::CopyTitle,
        Self::CopyLink,
        Self::CopyQuote,
        Self::CopyMarkdown,
        Self::Pipe,
        Self::Browse,
        Self::Links,
        Self::Palette,
        Self::Help,
        Self::Cancel,
        Self::NextTheme,
        Self::Redraw,
        Self::Suspend,
        Self::Quit,
    ];

    /// The stable name in the keymap file and, after `command-` and `hint-`, in the files of words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Up => "up",
            Self::Top => "top",
            Self::Bottom => "bottom",
            Self::Home => "home",
            Self::End => "end",
            Self::HalfPageDown => "half-page-down",
            Self::HalfPageUp => "half-page-up",
            Self::PageDown => "page-down",
            Self::PageUp => "page-up",
            Self::NextParagraph => "next-paragraph",
            Self::PreviousParagraph => "previous-paragraph",
            Self::NextSentence => "next-sentence",
            Self::PreviousSentence => "previous-sentence",
            Self::NextHeading => "next-heading",
            Self::PreviousHeading => "previous-heading",
            Self::PaneLeft => "pane-left",
            Self::PaneRight => "pane-right",
            Self::NextPane => "next-pane",
            Self::PreviousPane => "previous-pane",
            Self::WidenPane => "widen-pane",
            Self::NarrowPane => "narrow-pane",
            Self::ResetPanes => "reset-panes",
            Self::Open => "open",
            Self::Back => "back",
            Self::Forward => "forward",
            Self::Zen => "zen",
            Self::ShowPicture => "show-picture",
            Self::NextArticle => "next-article",
            Self::PreviousArticle => "previous-article",
            Self::ToggleRead => "toggle-read",
            Self::Star => "star",
            Self::MarkAllRead => "mark-all-read",
            Self::MarkAboveRead => "mark-above-read",
            Self::MarkBelowRead => "mark-below-read",
            Self::Tag => "tag",
            Self::Undo => "undo",
            Self::Sources => "sources",
            Self::UnreadOnly => "unread-only",
            Self::NextOrder => "next-order",
            Self::AddSource => "add-source",
            Self::RemoveSource => "remove-source",
            Self::Reload => "reload",
            Self::ReloadAll => "reload-all",
            Self::Search => "search",
            Self::Next => "next",
            Self::Previous => "previous",
            Self::SearchWord => "search-word",
            Self::Find => "find",
            Self::SaveSearch => "save-search",
            Self::Mute => "mute",
            Self::Highlight => "highlight",
            Self::ToggleEntities => "toggle-entities",
            Self::NextMention => "next-mention",
            Self::PreviousMention => "previous-mention",
            Self::EntityArticles => "entity-articles",
            Self::EntityCard => "entity-card",
            Self::CorrectKind => "correct-kind",
            Self::MergeEntity => "merge-entity",
            Self::SplitEntity => "split-entity",
            Self::MuteEntity => "mute-entity",
            Self::FollowEntity => "follow-entity",
            Self::Palette => "palette",
            Self::Select => "select",
            Self::NextWord => "next-word",
            Self::PreviousWord => "previous-word",
            Self::LineStart => "line-start",
            Self::LineEnd => "line-end",
            Self::SwapEnds => "swap-ends",
            Self::Copy => "copy",
            Self::CopyTitle => "copy-title",
            Self::CopyLink => "copy-link",
            Self::CopyQuote => "copy-quote",
            Self::CopyMarkdown => "copy-markdown",
            Self::Pipe => "pipe",
            Self::Browse => "browse",
            Self::Links => "links",
            Self::Help => "help",
            Self::Cancel => "cancel",
            Self::NextTheme => "next-theme",
            Self::Redraw => "redraw",
            Self::Suspend => "suspend",
            Self::Quit => "quit",
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Down
            | Self::Up
            | Self::Top
            | Self::Bottom
            | Self::Home
            | Self::End
            | Self::HalfPageDown
            | Self::HalfPageUp
            | Self::PageDown
            | Self::PageUp
            | Self::NextParagraph
            | Self::PreviousParagraph
            | Self::NextSentence
            | Self::PreviousSentence
            | Self::NextHeading
            | Self::PreviousHeading => Group::Moving,
            Self::PaneLeft
            | Self::PaneRight
            | Self::NextPane
            | Self::PreviousPane
            | Self::WidenPane
            | Self::NarrowPane
            | Self::ResetPanes
            | Self::Open => Group::Panes,
            Self::Back
            | Self::Forward
            | Self::Zen
            | Self::ShowPicture
            | Self::NextArticle
            | Self::PreviousArticle
            | Self::ToggleRead
            | Self::Star
            | Self::MarkAllRead
            | Self::MarkAboveRead
            | Self::MarkBelowRead
            | Self::Tag
            | Self::Undo => Group::Articles,
            Self::Sources
            | Self::UnreadOnly
            | Self::NextOrder
            | Self::AddSource
            | Self::RemoveSource
            | Self::Reload
            | Self::ReloadAll => Group::Sources,
            Self::Search
            | Self::Next
            | Self::Previous
            | Self::SearchWord
            | Self::Find
            | Self::SaveSearch
            | Self::Mute
            | Self::Highlight => Group::Search,
            Self::Select | Self::NextWord | Self::PreviousWord | Self::LineStart | Self::LineEnd | Self::SwapEnds => {
                Group::Selection
            }
            Self::Copy
            | Self::CopyTitle
            | Self::CopyLink
            | Self::CopyQuote
            | Self::CopyMarkdown
            | Self::Pipe
            | Self::Browse
            | Self::Links => Group::Selection,
            Self::ToggleEntities
            | Self::NextMention
            | Self::PreviousMention
            | Self::EntityArticles
            | Self::EntityCard
            | Self::CorrectKind
            | Self::MergeEntity
            | Self::SplitEntity
            | Self::MuteEntity
            | Self::FollowEntity => Group::Entities,
            Self::Palette | Self::Help | Self::Cancel | Self::NextTheme | Self::Redraw | Self::Suspend | Self::Quit => {
                Group::Program
            }
        }
    }
}

impl FromStr for Command {
    type Err = UnknownCommand;

    fn from_str(name: &str) -> Result<Self, UnknownCommand> {
        Self::ALL.into_iter().find(|command| command.name() == name).ok_or_else(|| UnknownCommand(name.to_owned()))
    }
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 8] = [
        Self::Moving,
        Self::Panes,
        Self::Articles,
        Self::Sources,
        Self::Search,
        Self::Entities,
        Self::Selection,
        Self::Program,
    ];

    /// The stable name, after `group-`, in the files of words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moving => "moving",
            Self::Panes => "panes",
            Self::Articles => "articles",
            Self::Sources => "sources",
            Self::Search => "search",
            Self::Entities => "entities",
            Self::Selection => "selection",
            Self::Program => "program",
        }
    }

    /// Its commands, in the order of the help.
    pub fn commands(self) -> impl Iterator<Item = Command> {
        Command::ALL.into_iter().filter(move |command| command.group() == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_command_is_found_by_its_name() {
        for command in Command::ALL {
            assert_eq!(command.name().parse(), Ok(command));
        }
        assert_eq!("fly".parse::<Command>(), Err(UnknownCommand("fly".to_owned())));
    }

    #[test]
    fn names_are_kebab_case_and_all_different() {
        let names: BTreeSet<_> = Command::ALL.iter().map(|command| command.name()).collect();
        assert_eq!(names.len(), Command::ALL.len());
        assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-')), "{names:?}");
    }

    #[test]
    fn the_groups_in_order_hold_every_command_in_order() {
        let grouped: Vec<_> = Group::ALL.into_iter().flat_map(Group::commands).collect();
        assert_eq!(grouped, Command::ALL);
    }
}
