//! Moving through rows or items: what every pane understands.

use crate::config::Command;

/// A motion, with its count worked in. Negative counts go up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// So many rows or items.
    Steps(i64),
    /// So many halves of the pane's height.
    Halves(i64),
    /// So many heights of the pane.
    Pages(i64),
    /// To the first row or item.
    First,
    /// To the last row or item.
    Last,
    /// To row or item number so, counted from one.
    Number(u32),
}

impl Motion {
    /// The motion that `command` means with `count` typed before it; `None` for commands that do not move.
    #[must_use]
    pub fn of(command: Command, count: Option<u32>) -> Option<Self> {
        let times = i64::from(count.unwrap_or(1));
        Some(match command {
            Command::Down => Self::Steps(times),
            Command::Up => Self::Steps(-times),
            Command::HalfPageDown => Self::Halves(times),
            Command::HalfPageUp => Self::Halves(-times),
            Command::PageDown => Self::Pages(times),
            Command::PageUp => Self::Pages(-times),
            Command::Top | Command::Home => count.map_or(Self::First, Self::Number),
            Command::Bottom | Command::End => count.map_or(Self::Last, Self::Number),
            Command::PaneLeft
            | Command::PaneRight
            | Command::NextPane
            | Command::PreviousPane
            | Command::WidenPane
            | Command::NarrowPane
            | Command::ResetPanes
            | Command::Open
            | Command::Search
            | Command::Next
            | Command::Previous
            | Command::SearchWord
            | Command::ToggleEntities
            | Command::NextMention
            | Command::PreviousMention
            | Command::EntityArticles
            | Command::EntityCard
            | Command::CorrectKind
            | Command::MergeEntity
            | Command::SplitEntity
            | Command::MuteEntity
            | Command::FollowEntity
            | Command::Palette
            | Command::Back
            | Command::Forward
            | Command::Zen
            | Command::ShowPicture
            | Command::NextArticle
            | Command::PreviousArticle
            | Command::ToggleRead
            | Command::Star
            | Command::MarkAllRead
            | Command::MarkAboveRead
            | Command::MarkBelowRead
            | Command::Tag
            | Command::Undo
            | Command::Sources
            | Command::UnreadOnly
            | Command::NextOrder
            | Command::AddSource
            | Command::RemoveSource
            | Command::Reload
            | Command::ReloadAll
            | Command::Find
            | Command::SaveSearch
            | Command::Mute
            | Command::Highlight
            | Command::Help
            | Command::Suspend
            | Command::NextTheme
            | Command::Redraw
            | Command::Cancel
            | Command::NextParagraph
            | Command::PreviousParagraph
            | Command::NextSentence
            | Command::PreviousSentence
            | Command::NextHeading
            | Command::PreviousHeading
            | Command::Select
            | Command::NextWord
            | Command::PreviousWord
            | Command::LineStart
            | Command::LineEnd
            | Command::SwapEnds
            | Command::Copy
            | Command::CopyTitle
            | Command::CopyLink
            | Command::CopyQuote
            | Command::CopyMarkdown
            | Command::Pipe
            | Command::Browse
            | Command::Links
            | Command::Quit => return None,
        })
    }

    /// Rows to go in a pane of `height` rows: a page keeps one row of what was seen. `None` for absolute motions.
    #[must_use]
    pub fn rows(self, height: u16) -> Option<i64> {
        let height = i64::from(height);
        match self {
            Self::Steps(times) => Some(times),
            Self::Halves(times) => Some(times.saturating_mul((height / 2).max(1))),
            Self::Pages(times) => Some(times.saturating_mul((height - 1).max(1))),
            Self::First | Self::Last | Self::Number(_) => None,
        }
    }

    /// Where a list of `count` items goes from item `from`, in a pane that shows `visible` items.
    #[must_use]
    pub fn item(self, from: usize, count: usize, visible: u16) -> usize {
        let last = count.saturating_sub(1);
        let target = match self {
            Self::First => 0,
            Self::Last => last,
            Self::Number(number) => (number as usize).saturating_sub(1),
            Self::Steps(_) | Self::Halves(_) | Self::Pages(_) => {
                let steps = isize::try_from(self.rows(visible).unwrap_or(0)).unwrap_or(0);
                from.saturating_add_signed(steps)
            }
        };
        target.min(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_motion_stays_inside_the_list() {
        assert_eq!(Motion::Steps(-5).item(2, 10, 4), 0);
        assert_eq!(Motion::Pages(9).item(2, 10, 4), 9);
        assert_eq!(Motion::Number(7).item(0, 10, 4), 6);
        assert_eq!(Motion::Last.item(0, 0, 4), 0);
    }

    #[test]
    fn a_count_before_a_command_repeats_it() {
        assert_eq!(Motion::of(Command::Up, Some(3)), Some(Motion::Steps(-3)));
        assert_eq!(Motion::of(Command::Bottom, Some(12)), Some(Motion::Number(12)));
        assert_eq!(Motion::of(Command::Quit, None), None);
    }
}
