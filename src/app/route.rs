//! From keys to commands, and from commands to the panes they concern.

use super::arrangement::{Pane, Sidebar};
use super::desk::{Part, Right};
use super::shelf::Mark;
use super::store::Ask;
use super::{App, Effect, Notice, Overlay};
use crate::config::preferences::Side;
use crate::config::{Command, Key, Step};
use crate::panes::entities::update::Walk;
use crate::panes::prompt::{self, Purpose};
use crate::panes::search::Stage;
use crate::panes::search::update::Typed;
use crate::panes::{Motion, help};

impl App {
    /// A key was pressed: into the prompt if one is open, else through the keymap.
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        if self.overlays.last() == Some(&Overlay::Search) {
            self.type_into_search(key);
            return Vec::new();
        }
        if let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() {
            let typed = prompt.press(key);
            return self.typed_into_prompt(typed);
        }
        match self.chords.press(&self.keymap, key) {
            Step::Pending | Step::Cleared | Step::Unbound => Vec::new(),
            Step::Command { command, count } => self.command(command, count),
        }
    }

    /// Text was pasted: only the prompt takes it, so that a slip does not fire a row of commands.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        if self.overlays.last() == Some(&Overlay::Search) {
            self.search.paste(text);
            self.typed(Typed::Query);
        } else if let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() {
            prompt.paste(text);
        }
        Vec::new()
    }

    fn command(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        if let Some(motion) = Motion::of(command, count) {
            return self.go(motion);
        }
        if let Some(Overlay::Help(_)) = self.overlays.last() {
            return self.command_in_help(command);
        }
        let times = count.unwrap_or(1) as usize;
        match command {
            Command::PaneLeft => self.step_pane(-1),
            Command::PaneRight => self.step_pane(1),
            Command::NextPane => self.cycle_pane(1),
            Command::PreviousPane => self.cycle_pane(2),
            Command::Open => return self.enter(),
            Command::Search => self.begin_search(),
            Command::Next => return self.next(Walk::Onward, times),
            Command::Previous => return self.next(Walk::Back, times),
            Command::SearchWord => self.search_chosen(),
            Command::ToggleEntities => self.toggle_entities(),
            Command::NextMention => self.walk_mentions(Walk::Onward, times),
            Command::PreviousMention => self.walk_mentions(Walk::Back, times),
            Command::EntityArticles => return self.with_library(Self::articles_of_entity),
            Command::NextArticle => return self.step_article(Motion::Steps(times.try_into().unwrap_or(1))),
            Command::PreviousArticle => return self.step_article(Motion::Steps(-times.try_into().unwrap_or(1))),
            Command::ToggleRead => return self.toggle_read(),
            Command::Star => return self.toggle_star(),
            Command::MarkAllRead => return self.mark_part_read(Part::All),
            Command::MarkAboveRead => return self.mark_part_read(Part::Above),
            Command::MarkBelowRead => return self.mark_part_read(Part::Below),
            Command::Tag => return self.prompt(Purpose::Tag),
            Command::Undo => return self.with_library(|_| vec![Effect::Ask(Ask::Undo)]),
            Command::Sources => return self.with_library(Self::toggle_sources),
            Command::UnreadOnly => return self.with_library(Self::toggle_reach),
            Command::NextOrder => return self.with_library(Self::next_order),
            Command::AddSource => return self.prompt(Purpose::AddSource),
            Command::RemoveSource => return self.with_library(Self::remove_source),
            Command::Reload => return self.with_library(Self::reload),
            Command::ReloadAll => return self.with_library(|_| vec![Effect::Ask(Ask::Fetch(None))]),
            Command::Find => return self.prompt(Purpose::Find),
            Command::SaveSearch => return self.prompt(Purpose::SaveSearch),
            Command::Mute => return self.prompt(Purpose::Mute),
            Command::Highlight => return self.prompt(Purpose::Highlight),
            Command::Help => self.open_help(),
            Command::NextTheme => return self.next_theme(),
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            Command::Cancel => return self.cancel(),
            Command::Quit => return self.back(),
            // Motions were carried out above.
            Command::Down
            | Command::Up
            | Command::Top
            | Command::Bottom
            | Command::HalfPageDown
            | Command::HalfPageUp
            | Command::PageDown
            | Command::PageUp => {}
        }
        Vec::new()
    }

    fn command_in_help(&mut self, command: Command) -> Vec<Effect> {
        if matches!(command, Command::Cancel | Command::Quit | Command::Help) {
            self.overlays.pop();
        }
        match command {
            Command::NextTheme => self.next_theme(),
            Command::Suspend => vec![Effect::Suspend],
            Command::Redraw => vec![Effect::Redraw],
            _ => Vec::new(),
        }
    }

    /// Moves in whatever has the keyboard.
    fn go(&mut self, motion: Motion) -> Vec<Effect> {
        if let Some(Overlay::Help(help)) = self.overlays.last_mut() {
            help.go(motion);
            return Vec::new();
        }
        match self.focus {
            Pane::Headlines if self.desk.right == Right::Sources => self.sources.go(motion),
            Pane::Headlines => {
                self.headlines.go(motion, &self.shelf);
                return self.show(self.headlines.selected());
            }
            Pane::Reader => self.reader.go(motion),
            Pane::Entities => self.entities.go(motion),
        }
        Vec::new()
    }

    /// To the pane on that side of the screen: entities, article, headlines from the left, or the other way round.
    fn step_pane(&mut self, step: isize) {
        const FROM_LEFT: [Pane; 3] = [Pane::Entities, Pane::Reader, Pane::Headlines];
        let step = if self.side == Side::Rtl { step } else { -step };
        let here = FROM_LEFT.iter().position(|&pane| pane == self.focus).unwrap_or(1);
        let Some(&pane) = here.checked_add_signed(step).and_then(|there| FROM_LEFT.get(there)) else { return };
        self.focus(pane);
    }

    /// To the next pane in reading order, round the end.
    fn cycle_pane(&mut self, steps: usize) {
        const IN_ORDER: [Pane; 3] = [Pane::Headlines, Pane::Reader, Pane::Entities];
        let here = IN_ORDER.iter().position(|&pane| pane == self.focus).unwrap_or(0);
        self.focus(IN_ORDER[(here + steps) % IN_ORDER.len()]);
    }

    fn enter(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::Headlines if self.desk.right == Right::Sources => return self.choose_source(),
            Pane::Headlines => return self.open(self.headlines.selected()),
            Pane::Reader => {}
            Pane::Entities => self.jump_to_entity(),
        }
        Vec::new()
    }

    /// To the first mention of the entity under the cursor; a sidebar that lies over the article makes room.
    pub(super) fn jump_to_entity(&mut self) {
        let Some(chosen) = self.entities.choose() else {
            self.notice = Some(Notice::NoEntities);
            return;
        };
        let Some(first) = self.found().get(chosen.entity).map(crate::model::Entity::first) else { return };
        if self.arrangement.floating {
            self.focus(Pane::Reader);
        }
        self.reader.reveal(first);
    }

    fn walk_mentions(&mut self, walk: Walk, steps: usize) {
        let reading = self.reader.in_sight().start;
        let found = self.reader.id().and_then(|id| self.shelf.entities(id)).cloned().unwrap_or_default();
        match self.entities.walk(&found, walk, steps, reading) {
            Some(place) => self.reader.reveal(place),
            None => self.notice = Some(Notice::NoEntities),
        }
    }

    fn toggle_entities(&mut self) {
        match (self.arrangement.entities, self.arrangement.floating, self.focus) {
            (Some(_), false, Pane::Entities) => {
                self.sidebar = Sidebar::Hidden;
                self.focus(Pane::Reader);
            }
            (Some(_), false, Pane::Headlines | Pane::Reader) => {
                self.sidebar = Sidebar::Hidden;
                self.arrange();
            }
            (Some(_), true, _) => self.focus(Pane::Reader),
            (None, _, _) if self.size.columns >= super::arrangement::THREE_PANES => {
                self.sidebar = Sidebar::Shown;
                self.arrange();
            }
            (None, _, _) => self.focus(Pane::Entities),
        }
    }

    fn begin_search(&mut self) {
        if self.reader.id().is_none() {
            return;
        }
        if self.focus != Pane::Reader {
            self.focus(Pane::Reader);
        }
        self.search.begin(self.reader.bookmark());
        self.overlays.push(Overlay::Search);
    }

    fn type_into_search(&mut self, key: Key) {
        let typed = self.search.press(key);
        self.typed(typed);
    }

    fn typed(&mut self, typed: Typed) {
        match typed {
            Typed::Query => self.look_live(),
            Typed::Accepted => {}
            Typed::GivenUp(origin) => self.reader.return_to(origin),
            Typed::Caret | Typed::Nothing => return,
        }
        if self.search.stage() != Stage::Typing {
            self.overlays.retain(|overlay| *overlay != Overlay::Search);
        }
    }

    /// The first hit from where the prompt was opened comes into sight; without one the text goes back there.
    fn look_live(&mut self) {
        let origin = self.search.origin();
        match self.look(origin.anchor()) {
            Some(place) => self.reader.reveal(place),
            None => self.reader.return_to(origin),
        }
    }

    /// Searches for the name of the chosen entity.
    fn search_chosen(&mut self) {
        let chosen = self.entities.chosen().map(|chosen| chosen.entity);
        let index = if self.focus == Pane::Entities { self.entities.under_cursor() } else { chosen };
        let Some(name) = index.and_then(|index| self.found().get(index)).map(|entity| entity.name.clone()) else {
            self.notice = Some(Notice::NothingChosen);
            return;
        };
        let from = self.reader.in_sight().start;
        self.search.begin_with(&name, self.reader.bookmark());
        if let Some(place) = self.look(from) {
            self.reader.reveal(place);
        }
    }

    /// `n` and `N`: through the hits of a search, else through the unread articles.
    fn next(&mut self, walk: Walk, times: usize) -> Vec<Effect> {
        if self.search.stage() == Stage::Off {
            return self.next_unread(walk);
        }
        if let Some(place) = self.search.walk(walk, times) {
            self.reader.reveal(place);
        }
        Vec::new()
    }

    fn next_unread(&mut self, walk: Walk) -> Vec<Effect> {
        let here = self.headlines.selected();
        let found = match walk {
            Walk::Onward => self.shelf.unread_after(here),
            Walk::Back => self.shelf.unread_before(here),
        };
        let Some(place) = found else {
            self.notice = Some(Notice::NoUnread);
            return Vec::new();
        };
        self.open(place)
    }

    fn step_article(&mut self, motion: Motion) -> Vec<Effect> {
        let here = self.headlines.selected();
        let there = motion.item(here, self.shelf.count(), 1);
        if there == here {
            self.notice = Some(Notice::NoMoreArticles);
            return Vec::new();
        }
        self.open(there)
    }

    fn toggle_read(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else { return Vec::new() };
        let mark = if self.shelf.attention(id).is_read() { Mark::Unread } else { Mark::Read };
        let effects = self.mark(vec![id], mark);
        self.notice = Some(Notice::Marked(self.shelf.attention(id)));
        effects
    }

    fn typed_into_prompt(&mut self, typed: prompt::Typed) -> Vec<Effect> {
        if typed == prompt::Typed::Nothing {
            return Vec::new();
        }
        match self.overlays.pop() {
            Some(Overlay::Prompt(prompt)) if typed == prompt::Typed::Given => {
                self.prompted(prompt.purpose(), prompt.edit().text())
            }
            _ => Vec::new(),
        }
    }

    fn open_help(&mut self) {
        self.overlays.push(Overlay::Help(help::State::default()));
        self.arrange();
    }

    /// Esc: ends what is going on, the nearest first: fetching, a search, a chosen entity, a sidebar over the text.
    fn cancel(&mut self) -> Vec<Effect> {
        if self.desk.progress.is_some() {
            return vec![Effect::Ask(Ask::StopFetching)];
        }
        if self.desk.right == Right::Sources && self.focus == Pane::Headlines {
            self.desk.right = Right::Headlines;
        } else if self.search.stage() != Stage::Off {
            self.search.clear();
        } else if self.entities.chosen().is_some() {
            self.entities.release();
        } else if self.arrangement.floating {
            self.focus(Pane::Reader);
        }
        Vec::new()
    }

    /// `q`: back to the list, and from there out. With a single article there is no list to go back to.
    fn back(&mut self) -> Vec<Effect> {
        if self.arrangement.floating {
            self.focus(Pane::Reader);
            return Vec::new();
        }
        if self.focus == Pane::Headlines && self.desk.right == Right::Sources {
            self.desk.right = Right::Headlines;
            return Vec::new();
        }
        let has_list = self.shelf.count() > 1 || self.shelf.is_library();
        if self.focus == Pane::Headlines || !has_list {
            return self.leave();
        }
        self.focus(Pane::Headlines);
        Vec::new()
    }
}
