//! What each command does, group by group as in the help. Motions, and lines to be typed, are carried out before.

use super::arrangement::Pane;
use super::desk::Part;
use super::store::Ask;
use super::trail::Way;
use super::{App, Effect, Notice};
use crate::config::Command;
use crate::panes::Motion;
use crate::panes::entities::update::Walk;
use crate::panes::palette::state::Purpose;
use crate::panes::reader::stride::Stride;

impl App {
    /// Moves in the text by paragraphs, sentences or headings.
    pub(super) fn stride(&mut self, command: Command, times: usize) {
        if let Some(stride) = Stride::of(command, times) {
            self.reader.stride(stride);
        }
    }

    pub(super) fn command_on_panes(&mut self, command: Command, times: usize) -> Vec<Effect> {
        // So much a step that a few of them are seen, and that no step jumps.
        let cells = i32::try_from(times.min(100)).unwrap_or(1);
        match command {
            Command::PaneLeft => self.step_pane(-1),
            Command::PaneRight => self.step_pane(1),
            Command::NextPane => self.cycle_pane(1),
            Command::PreviousPane => self.cycle_pane(2),
            Command::WidenPane => self.widen(2 * cells),
            Command::NarrowPane => self.widen(-2 * cells),
            Command::ResetPanes => self.reset_widths(),
            Command::Open => return self.enter(),
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn command_on_articles(&mut self, command: Command, times: usize) -> Vec<Effect> {
        let steps = i64::try_from(times).unwrap_or(1);
        match command {
            Command::Back => self.retrace(Way::Back, times),
            Command::Forward => self.retrace(Way::Forward, times),
            Command::NextArticle => self.step_article(Motion::Steps(steps)),
            Command::PreviousArticle => self.step_article(Motion::Steps(-steps)),
            Command::ToggleRead => self.toggle_read(),
            Command::Star => self.toggle_star(),
            Command::MarkAllRead => self.mark_part_read(Part::All),
            Command::MarkAboveRead => self.mark_part_read(Part::Above),
            Command::MarkBelowRead => self.mark_part_read(Part::Below),
            Command::Undo => self.with_library(|_| vec![Effect::Ask(Ask::Undo)]),
            Command::ShowPicture => self.show_picture(),
            Command::Zen => {
                self.toggle_zen();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Lists and sources, where there is a library.
    pub(super) fn command_on_sources(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Sources => self.toggle_sources(),
            Command::UnreadOnly => self.toggle_reach(),
            Command::NextOrder => self.next_order(),
            Command::RemoveSource => self.remove_source(),
            Command::Reload => self.reload(),
            Command::ReloadAll => vec![Effect::Ask(Ask::Fetch(None))],
            _ => Vec::new(),
        }
    }

    pub(super) fn command_of_search(&mut self, command: Command, times: usize) -> Vec<Effect> {
        match command {
            Command::Search if self.focus == Pane::Entities => self.begin_filter(),
            Command::Search => self.begin_search(),
            Command::Next => return self.next(Walk::Onward, times),
            Command::Previous => return self.next(Walk::Back, times),
            Command::SearchWord => self.search_chosen(),
            _ => {}
        }
        Vec::new()
    }

    /// Who and what is in the article, what the reader says of it, and what is wanted with it.
    pub(super) fn command_on_entity(&mut self, command: Command, times: usize) -> Vec<Effect> {
        match command {
            Command::ToggleEntities => self.toggle_entities(),
            Command::NextMention => self.walk_mentions(Walk::Onward, times),
            Command::PreviousMention => self.walk_mentions(Walk::Back, times),
            Command::EntityCard => return self.open_card(),
            Command::EntityArticles => return self.with_library(Self::articles_of_entity),
            Command::CorrectKind => return self.choose_correction(Purpose::Kind),
            Command::MergeEntity => return self.choose_correction(Purpose::Merge),
            Command::SplitEntity => return self.choose_correction(Purpose::Split),
            Command::MuteEntity => return self.mute_entity(),
            Command::FollowEntity => return self.with_library(Self::follow_entity),
            _ => {}
        }
        Vec::new()
    }

    /// Selecting, and what leaves khabar: copied, given to a program, opened in the browser.
    pub(super) fn command_on_text(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Select => self.select(),
            Command::NextWord | Command::PreviousWord | Command::LineStart | Command::LineEnd | Command::SwapEnds => {
                self.notice = Some(Notice::NotSelecting);
            }
            Command::Copy => return self.copy(),
            Command::CopyTitle => return self.copy_title(),
            Command::CopyLink => return self.copy_link(),
            Command::CopyQuote => return self.copy_quote(),
            Command::CopyMarkdown => return self.copy_markdown(),
            Command::Browse => return self.browse(),
            Command::Pipe => self.begin_pipe(),
            Command::Links => self.show_hints(),
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn command_on_program(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Palette => self.choose_command(),
            Command::Help => {
                self.open_help();
                Vec::new()
            }
            Command::NextTheme => self.next_theme(),
            Command::Suspend => vec![Effect::Suspend],
            Command::Redraw => vec![Effect::Redraw],
            Command::Cancel => self.cancel(),
            Command::Quit => self.back(),
            _ => Vec::new(),
        }
    }
}
