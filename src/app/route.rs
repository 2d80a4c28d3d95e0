//! From keys to commands, and from commands to the panes they concern.

use super::arrangement::{Pane, Sidebar, Spread, Zen};
use super::desk::Right;
use super::shelf::Mark;
use super::store::Ask;
use super::{App, Effect, Notice, Overlay};
use crate::config::preferences::Side;
use crate::config::{Command, Group, Key, Step};
use crate::panes::entities::update::Walk;
use crate::panes::prompt;
use crate::panes::search::Stage;
use crate::panes::search::update::Looked;
use crate::panes::{Motion, help};
use crate::text::Offset;
use crate::text::search::Asked;

impl App {
    /// A key was pressed: into the prompt if one is open, else through the keymap.
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        self.reader.show_nothing_taken();
        if let Some(effects) = self.type_into_overlay(key) {
            return effects;
        }
        match self.chords.press(&self.keymap, key) {
            Step::Pending | Step::Cleared | Step::Unbound => Vec::new(),
            Step::Command { command, count } => {
                let effects = self.command(command, count);
                self.guide(command);
                effects
            }
        }
    }

    /// The tour goes on if this was what it asked for.
    pub(super) fn guide(&mut self, command: Command) {
        let Some(tour) = self.tour.map(|tour| tour.after(command)) else { return };
        let is_over = tour.step().is_none();
        self.tour = (!is_over).then_some(tour);
        if is_over {
            self.notice = Some(Notice::TourOver);
        }
    }

    pub(super) fn command(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        if self.extends(command, count) {
            return Vec::new();
        }
        if let Some(motion) = Motion::of(command, count) {
            return self.go(motion);
        }
        if let Some(Overlay::Help(_)) = self.overlays.last() {
            return self.command_in_help(command);
        }
        if let Some(Overlay::Card(_)) = self.overlays.last() {
            return self.command_in_card(command);
        }
        if let Some(Overlay::Picture(_)) = self.overlays.last() {
            return self.command_in_picture(command);
        }
        if let Some(purpose) = prompt::Purpose::of(command) {
            return self.prompt(purpose);
        }
        let times = count.unwrap_or(1) as usize;
        match command.group() {
            Group::Moving => self.stride(command, times),
            Group::Panes => return self.command_on_panes(command, times),
            Group::Articles => return self.command_on_articles(command, times),
            Group::Sources => return self.with_library(|app| app.command_on_sources(command)),
            Group::Search => return self.command_of_search(command, times),
            Group::Entities => return self.command_on_entity(command, times),
            Group::Selection => return self.command_on_text(command),
            Group::Program => return self.command_on_program(command),
        }
        Vec::new()
    }

    /// On a card what concerns its entity is carried out; Esc and `q` lead to what is below it.
    fn command_in_card(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Cancel | Command::Quit | Command::EntityCard => {
                self.overlays.pop();
                Vec::new()
            }
            Command::Open => self.enter_card(),
            Command::Undo => self.with_library(|_| vec![Effect::Ask(Ask::Undo)]),
            Command::Help => {
                self.open_help();
                Vec::new()
            }
            Command::Suspend => vec![Effect::Suspend],
            Command::Redraw => vec![Effect::Redraw],
            other => self.command_on_entity(other, 1),
        }
    }

    fn command_in_help(&mut self, command: Command) -> Vec<Effect> {
        if matches!(command, Command::Cancel | Command::Quit | Command::Help) {
            self.overlays.pop();
        }
        match command {
            // What is looked for in the help is a command.
            Command::Search | Command::Palette => {
                self.overlays.pop();
                self.choose_command()
            }
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
        if let Some(Overlay::Card(card)) = self.overlays.last_mut() {
            card.go(motion);
            return Vec::new();
        }
        // A picture is shown whole.
        if let Some(Overlay::Picture(_)) = self.overlays.last() {
            return Vec::new();
        }
        match self.focus {
            Pane::Headlines if self.desk.right == Right::Sources => self.sources.go(motion),
            Pane::Headlines => {
                self.headlines.go(motion, &self.shelf);
                return self.show(self.headlines.selected());
            }
            // Whoever pages on at the end goes on to the next article.
            Pane::Reader if matches!(motion, Motion::Pages(1..)) && self.reader.is_at_end() => {
                return self.step_article(Motion::Steps(1));
            }
            Pane::Reader => self.reader.go(motion),
            Pane::Entities => self.entities.go(motion),
        }
        Vec::new()
    }

    /// To the pane on that side of the screen: entities, article, headlines from the left, or the other way round.
    pub(super) fn step_pane(&mut self, step: isize) {
        const FROM_LEFT: [Pane; 3] = [Pane::Entities, Pane::Reader, Pane::Headlines];
        let step = if self.settings.layout == Side::Rtl { step } else { -step };
        let here = FROM_LEFT.iter().position(|&pane| pane == self.focus).unwrap_or(1);
        let Some(&pane) = here.checked_add_signed(step).and_then(|there| FROM_LEFT.get(there)) else { return };
        self.focus(pane);
    }

    /// To the next pane in reading order, round the end.
    pub(super) fn cycle_pane(&mut self, steps: usize) {
        const IN_ORDER: [Pane; 3] = [Pane::Headlines, Pane::Reader, Pane::Entities];
        let here = IN_ORDER.iter().position(|&pane| pane == self.focus).unwrap_or(0);
        self.focus(IN_ORDER[(here + steps) % IN_ORDER.len()]);
    }

    pub(super) fn enter(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::Headlines if self.desk.right == Right::Sources => return self.choose_source(),
            Pane::Headlines => return self.open(self.headlines.selected()),
            Pane::Reader => {}
            Pane::Entities => self.enter_sidebar(),
        }
        Vec::new()
    }

    /// To the first mention of the entity under the cursor.
    pub(super) fn jump_to_entity(&mut self) {
        let Some(chosen) = self.entities.choose() else {
            self.notice = Some(Notice::NoEntities);
            return;
        };
        let Some(first) = self.found().get(chosen.entity).map(crate::model::Entity::first) else { return };
        self.go_to_mention(first);
    }

    /// Brings a mention into sight; a sidebar that lies over the article makes room.
    pub(super) fn go_to_mention(&mut self, mention: Offset) {
        if self.arrangement.floating {
            self.focus(Pane::Reader);
        }
        self.reader.reveal(mention);
    }

    pub(super) fn walk_mentions(&mut self, walk: Walk, steps: usize) {
        let reading = self.reader.in_sight().start;
        let found = self.reader.id().and_then(|id| self.shelf.entities(id)).cloned().unwrap_or_default();
        match self.entities.walk(&found, walk, steps, reading) {
            Some(place) => self.reader.reveal(place),
            None => self.notice = Some(Notice::NoEntities),
        }
    }

    /// Leaves only the text on the screen, or brings the panes back.
    pub(super) fn toggle_zen(&mut self) {
        let zen = match self.zen {
            Zen::Off => Zen::On,
            Zen::On => Zen::Off,
        };
        self.focus(Pane::Reader);
        self.zen = zen;
        self.arrange();
    }

    pub(super) fn toggle_entities(&mut self) {
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
            (None, _, _) if self.spread == Spread::Beside && self.size.columns >= super::arrangement::THREE_PANES => {
                self.sidebar = Sidebar::Shown;
                self.arrange();
            }
            (None, _, _) => self.focus(Pane::Entities),
        }
    }

    pub(super) fn begin_search(&mut self) {
        if self.reader.id().is_none() {
            return;
        }
        if self.focus != Pane::Reader {
            self.focus(Pane::Reader);
        }
        self.search.begin(self.reader.bookmark());
        self.overlays.push(Overlay::Search);
    }

    /// The first hit from where the prompt was opened comes into sight; without one the text goes back there. While the
    /// query is wrong, as an expression half typed is, nothing moves.
    pub(super) fn look_live(&mut self) {
        let origin = self.search.origin();
        match self.look(origin.anchor()) {
            Looked::At(place) => self.reader.reveal(place),
            Looked::Nowhere => self.reader.return_to(origin),
            Looked::Wrong => {}
        }
    }

    /// Searches for the name of the chosen entity.
    pub(super) fn search_chosen(&mut self) {
        let chosen = self.entities.chosen().map(|chosen| chosen.entity);
        let index = if self.focus == Pane::Entities { self.entities.under_cursor() } else { chosen };
        let Some(name) = index.and_then(|index| self.found().get(index)).map(|entity| entity.name.clone()) else {
            self.notice = Some(Notice::NothingChosen);
            return;
        };
        let from = self.reader.in_sight().start;
        self.search.begin_with(&Asked::just(&name), self.reader.bookmark());
        if let Looked::At(place) = self.look(from) {
            self.reader.reveal(place);
        }
    }

    /// `n` and `N`: through the hits of a search, else through the unread articles.
    pub(super) fn next(&mut self, walk: Walk, times: usize) -> Vec<Effect> {
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

    pub(super) fn step_article(&mut self, motion: Motion) -> Vec<Effect> {
        let here = self.headlines.selected();
        let there = motion.item(here, self.shelf.count(), 1);
        if there == here {
            self.notice = Some(Notice::NoMoreArticles);
            return Vec::new();
        }
        self.open(there)
    }

    pub(super) fn toggle_read(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else { return Vec::new() };
        let mark = if self.shelf.attention(id).is_read() { Mark::Unread } else { Mark::Read };
        let effects = self.mark(vec![id], mark);
        self.notice = Some(Notice::Marked(self.shelf.attention(id)));
        effects
    }

    pub(super) fn open_help(&mut self) {
        self.overlays.push(Overlay::Help(help::State::new(self.focus)));
        self.arrange();
    }

    /// Esc: ends what is going on, the nearest first: a selection, fetching, a search, a filter, a chosen entity, a sidebar over the
    /// text, the tour.
    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        if self.reader.selection().is_some() {
            self.reader.deselect();
            return Vec::new();
        }
        if self.desk.progress.is_some() {
            return vec![Effect::Ask(Ask::StopFetching)];
        }
        if self.desk.right == Right::Sources && self.focus == Pane::Headlines {
            self.desk.right = Right::Headlines;
        } else if self.search.stage() != Stage::Off {
            self.search.clear();
        } else if !self.entities.filter().text().is_empty() {
            self.entities.clear_filter();
        } else if self.entities.chosen().is_some() {
            self.entities.release();
        } else if self.arrangement.floating {
            self.focus(Pane::Reader);
        } else if self.zen == Zen::On {
            self.toggle_zen();
        } else if self.focus == Pane::Headlines
            && let Some(effects) = self.leave_search()
        {
            return effects;
        } else if self.tour.take().is_some() {
            self.notice = Some(Notice::TourLeft);
        }
        Vec::new()
    }

    /// `q`: back to the list, and from there out. With a single article there is no list to go back to.
    pub(super) fn back(&mut self) -> Vec<Effect> {
        if self.arrangement.floating {
            self.focus(Pane::Reader);
            return Vec::new();
        }
        if self.zen == Zen::On {
            self.toggle_zen();
            return Vec::new();
        }
        if self.focus == Pane::Headlines && self.desk.right == Right::Sources {
            self.desk.right = Right::Headlines;
            return Vec::new();
        }
        if self.focus == Pane::Reader && self.reader.selection().is_some() {
            self.reader.deselect();
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
