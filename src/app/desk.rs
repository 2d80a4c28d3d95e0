//! What the reader does with the library: lists, marks, sources, and what comes back of it.

use super::arrangement::Pane;
use super::left_off::LeftOff;
use super::shelf::{ArticleId, Mark, Shelf};
use super::store::{Answer, Ask, Overview, Progress, Reach, Refusal, View, Wish};
use super::trail::Trail;
use super::{App, Effect, Notice, Origin, Overlay};
use crate::model::{Article, Entity, Headline, Order};
use crate::panes::prompt::{self, Purpose};
use crate::panes::sources;
use crate::text::{Offset, Span};
use std::sync::Arc;

/// So many articles before and behind those in sight have their rows asked for.
const AHEAD: usize = 200;

/// Whether there is a library to be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Library {
    /// Only files are open.
    #[default]
    None,
    /// There is one.
    Open,
}

/// Which list the pane at the right shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Right {
    /// The headlines.
    #[default]
    Headlines,
    /// The sources.
    Sources,
}

/// A part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    All,
    /// What stands above the selected article.
    Above,
    /// What stands below it.
    Below,
}

/// The list that is shown, and what is known of the library.
#[derive(Debug, Default)]
pub struct Desk {
    /// Whether there is a library.
    pub library: Library,
    /// The list as it was asked for.
    pub wish: Wish,
    /// Which list the pane at the right shows.
    pub right: Right,
    /// What there is in the library.
    pub overview: Overview,
    /// How far fetching has come, while it goes on.
    pub progress: Option<Progress>,
    /// The list that a search took the place of: Esc brings it back.
    before: Option<View>,
    /// The number of the last question for a list, and whether its answer is shown from its start.
    turn: u32,
    begins: bool,
    /// The article to be shown as soon as it comes.
    pub(super) wanted: Option<ArticleId>,
    /// The article to be opened as soon as a list with it comes.
    pub(super) goal: Option<ArticleId>,
    /// Where the reader left off, until the first list comes.
    pub(super) left_off: Option<LeftOff>,
    /// Articles whose rows have been asked for and have not come.
    awaited: Vec<ArticleId>,
}

impl Desk {
    /// As it is before anything has been asked.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self { library, ..Self::default() }
    }

    /// The words of the search of the library whose results are listed, where such are.
    #[must_use]
    pub fn searched(&self) -> Option<&str> {
        if let View::Words(words) = &self.wish.view { Some(words) } else { None }
    }
}

impl App {
    /// What a library is asked at the start.
    pub(super) fn first_questions(&mut self) -> Vec<Effect> {
        match (self.desk.library, self.origin) {
            (Library::None, _) => Vec::new(),
            (Library::Open, Origin::Library) => vec![self.ask_for_list(), Effect::Ask(Ask::Overview)],
            (Library::Open, Origin::Sample | Origin::Given) => vec![Effect::Ask(Ask::Overview)],
        }
    }

    /// Asks for the list that is wished for, to be shown from its start.
    fn ask_for_list(&mut self) -> Effect {
        self.desk.begins = true;
        self.ask_again()
    }

    /// Asks for the list as it is now; what is selected stays selected.
    fn ask_again(&mut self) -> Effect {
        self.desk.turn = self.desk.turn.wrapping_add(1);
        self.desk.awaited.clear();
        Effect::Ask(Ask::List(self.desk.turn, self.desk.wish.clone()))
    }

    /// Asks for the rows in sight and near it that are not known.
    pub(super) fn ask_for_rows(&mut self) -> Vec<Effect> {
        if !self.shelf.is_library() {
            return Vec::new();
        }
        let entries = self.headlines.entries();
        // Where the list is not on the screen, it will be around the selected article.
        let selected = self.headlines.selected();
        let (first, last) = (entries.first(), entries.last());
        let sight = first.map_or(selected, |entry| entry.place)..last.map_or(selected, |entry| entry.place) + 1;
        let near = sight.start.saturating_sub(AHEAD / 4)..sight.end + AHEAD / 4;
        if self.shelf.unknown(near).iter().all(|id| self.desk.awaited.contains(id)) {
            return Vec::new();
        }
        let wanted = self.shelf.unknown(sight.start.saturating_sub(AHEAD)..sight.end + AHEAD);
        self.desk.awaited.clone_from(&wanted);
        vec![Effect::Ask(Ask::Rows(wanted, self.desk.wish.view.clone()))]
    }

    /// The library answered.
    pub(super) fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Listed { turn, ids, unread, rows, heard } if turn == self.desk.turn => {
                return self.listed((ids, unread), (rows, heard));
            }
            Answer::Listed { .. } => {}
            Answer::Rows { rows, heard } => {
                self.shelf.know(rows, heard);
                self.headlines.refresh(&self.shelf);
            }
            Answer::Opened { id, article, place, entities, hits } => {
                return self.arrived((id, article, place), entities, hits);
            }
            Answer::Overview(mut overview) => {
                // The shelf keeps these: it applies them.
                let corrections = std::mem::take(&mut overview.corrections);
                self.desk.overview = *overview;
                self.hold(corrections);
                self.sources.take(&self.desk.overview);
            }
            Answer::Marked(count) => {
                self.notice = Some(Notice::MarkedAll(count));
                return vec![Effect::Ask(Ask::Overview)];
            }
            Answer::Undone(count) => {
                self.notice = Some(Notice::Undone(count));
                return self.changed();
            }
            Answer::TakenBack => {
                self.notice = Some(Notice::TakenBack);
                return vec![Effect::Ask(Ask::Overview)];
            }
            Answer::Appearances(appearances) => self.appear(&appearances),
            Answer::Fetching(progress) => self.desk.progress = Some(progress),
            Answer::Fetched(progress) => {
                self.desk.progress = None;
                self.notice = Some(Notice::Fetched(progress));
                return self.changed();
            }
            Answer::Added(name) => {
                self.notice = Some(Notice::Added(name));
                return self.changed();
            }
            Answer::Changed => return self.changed(),
            Answer::Refused(refusal) => {
                self.notice = Some(Notice::Refused(refusal));
                return self.show_something();
            }
        }
        Vec::new()
    }

    /// An article that the library has no longer can't be shown: the selected one is, where nothing else is on the screen.
    fn show_something(&mut self) -> Vec<Effect> {
        if self.reader.id().is_some() || self.desk.wanted == self.selected() || self.desk.wanted.take().is_none() {
            return Vec::new();
        }
        self.show_selected()
    }

    /// Something in the library is new: the list and the counts are asked for again. A sample makes room for real articles.
    fn changed(&mut self) -> Vec<Effect> {
        if self.origin == Origin::Given {
            return vec![Effect::Ask(Ask::Overview)];
        }
        vec![self.ask_again(), Effect::Ask(Ask::Overview)]
    }

    fn listed(&mut self, (ids, unread): (Vec<ArticleId>, usize), (rows, heard): (Vec<Headline>, u32)) -> Vec<Effect> {
        if !self.shelf.is_library() {
            // The sample stays as long as there is nothing else.
            if ids.is_empty() {
                if let View::Words(words) = std::mem::take(&mut self.desk.wish.view) {
                    self.notice = Some(Notice::NothingFound(words));
                }
                return Vec::new();
            }
            self.leave_the_given();
        }
        let selected = self.selected();
        let begins = std::mem::take(&mut self.desk.begins) || selected.is_none();
        self.shelf.list(ids, unread, rows, heard);
        if begins {
            self.headlines.begin(&self.shelf);
        } else {
            self.headlines.relist(selected, &self.shelf);
        }
        if let Some(left) = self.desk.left_off.take() {
            return self.take_up(&left);
        }
        if let Some(place) = self.desk.goal.take().and_then(|goal| self.shelf.place(goal)) {
            return self.open(place);
        }
        let mut effects = self.ask_for_rows();
        // Whoever reads an article that has left the list reads on; in the list another one is selected now.
        let has_left = selected.is_some() && self.selected() != selected && self.focus == Pane::Headlines;
        if begins || has_left || self.reader.id().is_none() {
            effects.extend(self.show_selected());
        }
        effects
    }

    /// From the sample, or from a search result, to the library's own list.
    fn leave_the_given(&mut self) {
        self.reader.forget();
        self.entities.show(&[]);
        let corrections = self.shelf.corrections().to_vec();
        self.shelf = Shelf::of_library();
        self.shelf.correct(corrections);
        // Their numbers mean other articles in the library.
        self.trail = Trail::default();
        self.origin = Origin::Library;
        self.desk.begins = true;
    }

    fn arrived(
        &mut self,
        (id, article, place): (ArticleId, Arc<Article>, Offset),
        entities: Option<Vec<Entity>>,
        hits: Vec<Span>,
    ) -> Vec<Effect> {
        self.shelf.keep(id, article);
        if let Some(entities) = entities {
            self.shelf.learn(id, entities);
        }
        if self.desk.wanted != Some(id) {
            return Vec::new();
        }
        self.desk.wanted = None;
        self.reader.expect(id, place);
        let effects = self.show_article(id);
        if let Some(words) = self.desk.searched()
            && !hits.is_empty()
        {
            self.search.hold(words, hits, self.reader.bookmark());
            if let Some(place) = self.search.current_place() {
                self.reader.reveal(place);
            }
        }
        effects
    }

    /// Marks the articles before or behind the selected one read, or all.
    pub(super) fn mark_part_read(&mut self, part: Part) -> Vec<Effect> {
        let here = self.headlines.selected();
        self.mark_read(match part {
            Part::All => 0..self.shelf.count(),
            Part::Above => 0..here,
            Part::Below => here + 1..self.shelf.count(),
        })
    }

    pub(super) fn with_library(&mut self, work: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.desk.library == Library::None {
            self.notice = Some(Notice::NoLibrary);
            return Vec::new();
        }
        work(self)
    }

    pub(super) fn toggle_star(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else { return Vec::new() };
        let starred = !self.shelf.is_starred(id);
        self.notice = Some(Notice::Starred(starred));
        self.mark(vec![id], if starred { Mark::Star } else { Mark::Unstar })
    }

    /// Marks on the shelf at once, and in the library.
    pub(super) fn mark(&mut self, ids: Vec<ArticleId>, mark: Mark) -> Vec<Effect> {
        self.shelf.mark(&ids, &mark);
        if !self.shelf.is_library() {
            return Vec::new();
        }
        self.shelf.send(&ids, &mark);
        vec![Effect::Ask(Ask::Mark(ids, mark))]
    }

    fn mark_read(&mut self, places: std::ops::Range<usize>) -> Vec<Effect> {
        let ids = self.shelf.ids().get(places).unwrap_or_default().to_vec();
        if !self.shelf.is_library() {
            let unread = ids.iter().filter(|&&id| !self.shelf.attention(id).is_read()).count();
            self.notice = Some(Notice::MarkedAll(unread));
        }
        self.mark(ids, Mark::Read)
    }

    pub(super) fn toggle_sources(&mut self) -> Vec<Effect> {
        self.desk.right = match self.desk.right {
            Right::Headlines => Right::Sources,
            Right::Sources => Right::Headlines,
        };
        self.sources.select(&self.desk.wish.view);
        self.focus(Pane::Headlines);
        Vec::new()
    }

    pub(super) fn toggle_reach(&mut self) -> Vec<Effect> {
        self.desk.wish.reach = match self.desk.wish.reach {
            Reach::All => Reach::Unread,
            Reach::Unread => Reach::All,
        };
        self.notice = Some(Notice::Listing(self.desk.wish.reach));
        vec![self.ask_again()]
    }

    pub(super) fn next_order(&mut self) -> Vec<Effect> {
        self.desk.wish.order = match self.desk.wish.order {
            Order::Newest => Order::Oldest,
            Order::Oldest => Order::Source,
            Order::Source => Order::Newest,
        };
        self.notice = Some(Notice::Ordered(self.desk.wish.order));
        vec![self.ask_for_list()]
    }

    /// Enter in the list of sources: its articles, or a suggestion is subscribed to.
    pub(super) fn choose_source(&mut self) -> Vec<Effect> {
        match self.sources.chosen().cloned() {
            Some(sources::Choice::View(view)) => self.look_at(view),
            Some(sources::Choice::Suggestion(address)) => vec![Effect::Ask(Ask::Add(address))],
            Some(sources::Choice::Rule(..)) | None => Vec::new(),
        }
    }

    /// Lists what a search of the library finds.
    fn search_library(&mut self, words: String) -> Vec<Effect> {
        if self.desk.searched().is_none() {
            self.desk.before = Some(self.desk.wish.view.clone());
        }
        self.focus(Pane::Headlines);
        self.look_at(View::Words(words))
    }

    /// From what a search of the library found back to the list before; none where that is shown already.
    pub(super) fn leave_search(&mut self) -> Option<Vec<Effect>> {
        self.desk.searched()?;
        let before = self.desk.before.take().unwrap_or_default();
        Some(self.look_at(before))
    }

    /// Lists what `view` shows.
    pub(super) fn look_at(&mut self, view: View) -> Vec<Effect> {
        self.desk.wish.view = view;
        self.desk.right = Right::Headlines;
        vec![self.ask_for_list()]
    }

    pub(super) fn remove_source(&mut self) -> Vec<Effect> {
        let here = self.sources.chosen().filter(|_| self.desk.right == Right::Sources);
        match here.cloned() {
            Some(sources::Choice::View(View::Source(id))) => vec![Effect::Ask(Ask::Remove(id))],
            Some(sources::Choice::View(View::Saved(name))) => vec![Effect::Ask(Ask::Forget(name))],
            Some(sources::Choice::Rule(id, _)) => vec![Effect::Ask(Ask::Unrule(id))],
            Some(sources::Choice::View(_) | sources::Choice::Suggestion(_)) | None => {
                self.notice = Some(Notice::RemoveWhich);
                Vec::new()
            }
        }
    }

    pub(super) fn reload(&mut self) -> Vec<Effect> {
        let source = match (self.desk.right, self.sources.chosen(), &self.desk.wish.view) {
            (Right::Sources, Some(sources::Choice::View(View::Source(id))), _)
            | (Right::Headlines, _, View::Source(id)) => Some(*id),
            _ => self.shelf.row(self.headlines.selected()).map(|row| row.source).filter(|_| self.shelf.is_library()),
        };
        vec![Effect::Ask(Ask::Fetch(source))]
    }

    pub(super) fn prompt(&mut self, purpose: Purpose) -> Vec<Effect> {
        let needs_library = purpose != Purpose::Tag;
        if needs_library && self.desk.library == Library::None {
            self.notice = Some(Notice::NoLibrary);
        } else {
            self.overlays.push(Overlay::Prompt(prompt::State::new(purpose)));
        }
        Vec::new()
    }

    /// The line of a prompt was given.
    pub(super) fn prompted(&mut self, purpose: Purpose, line: &str) -> Vec<Effect> {
        let line = line.trim().to_owned();
        if line.is_empty() {
            return Vec::new();
        }
        match purpose {
            Purpose::Find => self.search_library(line),
            Purpose::AddSource => vec![Effect::Ask(Ask::Add(line))],
            Purpose::Tag => self.tag(line),
            Purpose::SaveSearch => match &self.desk.wish.view {
                View::Words(words) => vec![Effect::Ask(Ask::Save(line, words.clone()))],
                _ => Vec::new(),
            },
            Purpose::Mute => vec![Effect::Ask(Ask::Rule(super::store::Rule::Mute, line))],
            Purpose::Pipe => self.pipe(&line),
            Purpose::Highlight => vec![Effect::Ask(Ask::Rule(super::store::Rule::Highlight, line))],
        }
    }

    fn tag(&mut self, tag: String) -> Vec<Effect> {
        let Some(id) = self.selected() else { return Vec::new() };
        let has = self.shelf.row(self.headlines.selected()).is_some_and(|row| row.tags.contains(&tag));
        let effects = self.mark(vec![id], if has { Mark::Untag(tag) } else { Mark::Tag(tag) });
        self.headlines.refresh(&self.shelf);
        effects
    }

    /// The end: the place in the open article is kept, and where the reader left off.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let mut effects = self.place_kept();
        effects.extend(self.left_off());
        effects.push(Effect::Quit);
        effects
    }

    /// What is to be remembered of the open article before another one is shown, or before the end: nothing, where it was only
    /// looked at. The library saves each of these for good, which takes the disk a moment.
    pub(super) fn place_kept(&self) -> Vec<Effect> {
        let kept = self.reader.id().filter(|_| self.shelf.is_library() && self.reader.has_moved());
        kept.map(|id| Effect::Ask(Ask::Place(id, self.reader.bookmark().anchor()))).into_iter().collect()
    }
}

impl Refusal {
    /// Whether the reader can do nothing about it here.
    #[must_use]
    pub const fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Source(_) | Self::ReadOnly)
    }
}
