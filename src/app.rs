//! The state of the reader, and how a message changes it.
//!
//! [`App::update`] is pure: no file, no clock, no thread. Size, time and every answer arrive as messages, so that a
//! whole session can be replayed from its messages. What has to be done outside comes back as effects.
//!
//! Routing: a command that concerns one pane is handed to it; one that concerns two is carried out here.

pub mod arrangement;
mod choice;
mod commands;
pub mod desk;
pub mod edit;
pub mod gallery;
pub mod left_off;
pub mod message;
mod names;
pub mod outside;
pub mod picture;
mod point;
mod preferring;
mod route;
mod selecting;
pub mod shelf;
pub mod store;
pub mod takeaway;
pub mod tour;
pub mod trail;
mod typing;
mod unheard;
pub mod widths;

pub use message::{Effect, Failure, Gesture, Message, Moment, Notice, Pointer};

use crate::config::{Chords, Keymap, Settings};
use crate::model::{Article, Entity};
use crate::panes::{self, card, entities, headlines, help, hints, palette, prompt, reader, search, sources};
use crate::text::{Marks, Offset};
use arrangement::{Arrangement, Pane, Sidebar, Size, Spread, Zen};
use desk::{Desk, Library};
use gallery::Gallery;
use left_off::LeftOff;
use outside::Destination;
use panes::search::update::{Looked, Sought};
use preferring::typography;
use shelf::{ArticleId, Mark, Shelf};
use std::sync::Arc;
use trail::Trail;
use widths::Widths;

/// Where the articles come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The sample that comes with khabar.
    Sample,
    /// Files, folders or standard input.
    Given,
    /// The library.
    Library,
}

/// What lies over the panes; keys go to the last of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The prompt of a search.
    Search,
    /// The help.
    Help(help::State),
    /// A line to be typed.
    Prompt(prompt::State),
    /// The filter of the sidebar, as it is typed.
    Filter,
    /// The card of an entity.
    Card(card::State),
    /// A list to choose from.
    Palette(palette::State),
    /// Whether this address is to be opened.
    Confirm(Destination),
    /// Letters on the links in sight.
    Hints(hints::State),
    /// The lead picture of an article.
    Picture(panes::picture::State),
}

/// What the reader starts with.
#[derive(Debug)]
pub struct Start {
    /// The articles, in the order of the list.
    pub articles: Vec<Article>,
    /// Where they come from.
    pub origin: Origin,
    /// Whether there is a library to be asked.
    pub library: Library,
    /// How many warnings reading them gave.
    pub warnings: usize,
    /// The size of the screen.
    pub size: Size,
    /// The time.
    pub now: Moment,
    /// The themes.
    pub gallery: Gallery,
    /// How the panes stand to each other.
    pub spread: Spread,
    /// Where the reader left off in this library.
    pub left_off: Option<LeftOff>,
    /// Whether marks are shown where nothing was chosen.
    pub usual_marks: Marks,
    /// What was decided.
    pub settings: Settings,
}

/// The whole state of the reader.
#[derive(Debug)]
pub struct App {
    /// The articles.
    pub shelf: Shelf,
    /// Where they come from.
    pub origin: Origin,
    /// The list that is shown, and what is known of the library.
    pub desk: Desk,
    /// The list.
    pub headlines: headlines::State,
    /// The list of sources.
    pub sources: sources::State,
    /// The article.
    pub reader: reader::State,
    /// The sidebar.
    pub entities: entities::State,
    /// The search.
    pub search: search::State,
    /// What lies over the panes, the topmost last.
    pub overlays: Vec<Overlay>,
    /// Where everything stands.
    pub arrangement: Arrangement,
    /// The articles that were opened.
    trail: Trail,
    /// The pane that has the keyboard.
    pub focus: Pane,
    /// A word on the status line.
    pub notice: Option<Notice>,
    /// The time, as of the last message.
    pub now: Moment,
    /// The keys.
    pub keymap: Keymap,
    /// What was decided.
    pub settings: Settings,
    usual_marks: Marks,
    /// The guided tour, while it goes on.
    pub tour: Option<tour::Tour>,
    chords: Chords,
    /// Set while the button is down on a name that it chose.
    chosen_before: Option<point::Before>,
    size: Size,
    sidebar: Sidebar,
    widths: Widths,
    /// The border that the button is down on.
    drawn: Option<widths::Drawn>,
    spread: Spread,
    gallery: Gallery,
    zen: Zen,
}

impl App {
    /// The reader as it opens: the first article shown, the keyboard in the list, or in the article if it is the only
    /// one. The effects are to be carried out as those of an update.
    #[must_use]
    pub fn new(start: Start, keymap: Keymap) -> (Self, Vec<Effect>) {
        let is_one = start.articles.len() == 1;
        let focus = if is_one || (start.articles.is_empty() && start.origin != Origin::Library) {
            Pane::Reader
        } else {
            Pane::Headlines
        };
        let shelf = if start.origin == Origin::Library { Shelf::of_library() } else { Shelf::new(start.articles) };
        let mut app = Self {
            shelf,
            origin: start.origin,
            desk: Desk::new(start.library),
            headlines: headlines::State::default(),
            sources: sources::State::default(),
            reader: reader::State::new(typography((&start.settings, None), start.spread, start.usual_marks)),
            entities: entities::State::default(),
            search: search::State::default(),
            overlays: Vec::new(),
            arrangement: Arrangement::default(),
            focus,
            notice: (start.warnings > 0).then_some(Notice::Warnings(start.warnings)),
            now: start.now,
            keymap,
            tour: None,
            chords: Chords::default(),
            chosen_before: None,
            size: start.size,
            sidebar: Sidebar::Shown,
            widths: Widths::default(),
            drawn: None,
            gallery: start.gallery,
            spread: start.spread,
            settings: start.settings,
            usual_marks: start.usual_marks,
            zen: Zen::Off,
            trail: Trail::default(),
        };
        app.come_back(start.left_off);
        app.arrange();
        app.sources.take(&app.desk.overview);
        let mut effects = app.first_questions();
        effects.extend(app.show(0));
        if focus == Pane::Reader {
            app.selected().into_iter().for_each(|id| app.trail.opened(id));
            effects.extend(app.mark_opened());
        }
        (app, effects)
    }

    /// Changes the state by one message.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(key) => return self.press(key),
            Message::Paste(text) => return self.paste(&text),
            Message::Mouse(pointer) => return self.point(pointer),
            Message::Resize(size) => return self.resize(size),
            Message::Clock(now) => self.now = now,
            Message::Entities(id, found) => return self.found_out(id, found),
            Message::Library(answer) => return self.answered(answer),
            Message::Failed(failure) => self.fail(failure),
            Message::Destination(destination) => self.considered(destination),
            Message::Ran(outcome) => self.notice = Some(Notice::Ran(outcome)),
            Message::Picture(wanted, sight) => return self.pictured(&wanted, sight),
            Message::Copied(copied) => self.notice = Some(Notice::CopiedBadly(copied)),
            Message::Leave => return self.leave(),
        }
        Vec::new()
    }

    /// How the panes stand to each other.
    #[must_use]
    pub const fn spread(&self) -> Spread {
        self.spread
    }

    /// The size of the screen.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// The entities of the open article; none while they are being looked for.
    #[must_use]
    pub fn found(&self) -> &[Entity] {
        self.reader.id().and_then(|id| self.shelf.entities(id)).map_or(&[], |found| found)
    }

    /// Whether the entities of the open article are still being looked for.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.reader.id().is_some_and(|id| self.shelf.entities(id).is_none())
    }

    /// A chord or count that is not complete yet.
    #[must_use]
    pub const fn pending(&self) -> &Chords {
        &self.chords
    }

    /// Whether only the text is on the screen.
    #[must_use]
    pub const fn zen(&self) -> Zen {
        self.zen
    }

    fn resize(&mut self, size: Size) -> Vec<Effect> {
        self.size = size;
        self.arrange();
        let mut effects = self.ask_for_rows();
        effects.extend(self.scale_picture());
        effects
    }

    /// The selected article, if the list has any.
    #[must_use]
    pub fn selected(&self) -> Option<ArticleId> {
        self.shelf.at(self.headlines.selected())
    }

    /// Gives every pane its place. To be called when size, focus or sidebar have changed.
    fn arrange(&mut self) {
        self.arrangement = match (self.zen, self.spread) {
            (Zen::On, _) => Arrangement::zen(self.size),
            (Zen::Off, Spread::Beside) => {
                Arrangement::new(self.size, self.focus, self.sidebar, self.widths).on(self.settings.layout, self.size)
            }
            (Zen::Off, Spread::Linear) => Arrangement::linear(self.size, self.focus),
        };
        if let Some(area) = self.arrangement.headlines {
            self.headlines.arrange(area, &self.shelf);
            self.sources.arrange(area.height);
        }
        if let Some(area) = self.arrangement.reader {
            self.reader.arrange(area);
        }
        if let Some(area) = self.arrangement.entities {
            self.entities.arrange(area.height.saturating_sub(1));
        }
        self.arrange_overlays();
    }

    fn focus(&mut self, pane: Pane) {
        self.focus = pane;
        if pane != Pane::Reader {
            self.zen = Zen::Off;
        }
        self.arrange();
    }

    /// Shows what stands at `place` of the list in the reading pane, and its entities beside it. It does not count as read
    /// yet.
    fn show(&mut self, place: usize) -> Vec<Effect> {
        self.headlines.select(place, &self.shelf);
        let mut effects = self.ask_for_rows();
        effects.extend(self.show_selected());
        effects
    }

    /// Shows the selected article, as soon as it is here.
    fn show_selected(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else {
            let kept = self.place_kept();
            self.reader.forget();
            self.entities.show(&[]);
            return kept;
        };
        // Where a search of the library stands in an article only the library knows.
        let searched = self.desk.searched();
        let is_searched = searched.is_none_or(|words| self.search.is_held(words));
        if self.reader.id() == Some(id) && is_searched {
            self.desk.wanted = None;
            return Vec::new();
        }
        if searched.is_some() || self.shelf.article(id).is_none() {
            self.desk.wanted = Some(id);
            return vec![Effect::Ask(store::Ask::Open(id, self.desk.wish.view.clone()))];
        }
        self.desk.wanted = None;
        self.show_article(id)
    }

    fn show_article(&mut self, id: ArticleId) -> Vec<Effect> {
        let Some(article) = self.shelf.article(id).map(Arc::clone) else { return Vec::new() };
        let mut effects = self.place_kept();
        self.reader.open(id, &article, self.typography(Some(&article)));
        self.entities.show(self.shelf.entities(id).map_or(&[], |found| found));
        self.search_again();
        if self.shelf.entities(id).is_none() {
            effects.push(Effect::Recognise(id, article));
        }
        effects
    }

    /// Opens what stands at `place` of the list: shows it, counts it as read and gives it the keyboard.
    fn open(&mut self, place: usize) -> Vec<Effect> {
        let mut effects = self.show(place);
        effects.extend(self.mark_opened());
        self.focus(Pane::Reader);
        self.selected().into_iter().for_each(|id| self.trail.opened(id));
        effects
    }

    fn mark_opened(&mut self) -> Vec<Effect> {
        let unread = self.selected().filter(|&id| !self.shelf.attention(id).is_read());
        unread.map(|id| self.mark(vec![id], Mark::Opened)).unwrap_or_default()
    }

    /// The entities of an article were found: they are shown, and kept in the library.
    fn found_out(&mut self, id: ArticleId, found: Vec<Entity>) -> Vec<Effect> {
        let kept =
            if self.shelf.is_library() { vec![Effect::Ask(store::Ask::Learn(id, found.clone()))] } else { Vec::new() };
        self.learn(id, found);
        kept
    }

    fn learn(&mut self, id: ArticleId, found: Vec<Entity>) {
        self.shelf.learn(id, found);
        if self.reader.id() == Some(id) {
            self.list_entities_anew();
        }
    }

    /// What failed is not waited for any longer.
    fn fail(&mut self, failure: Failure) {
        match failure {
            Failure::Entities(id) => self.learn(id, Vec::new()),
            Failure::Setting(_) => {}
        }
        self.notice = Some(Notice::Failed(failure));
    }

    /// Looks for a standing query in the article that is shown now, without moving in it.
    fn search_again(&mut self) {
        if self.search.stage() == search::Stage::Walking {
            self.look(Offset::START);
        }
    }

    /// Looks for the query anew in the same article, without moving in it: names or settings are others than before.
    fn look_again(&mut self) {
        if self.search.is_own() {
            let place = self.search.current_place().unwrap_or(Offset::START);
            self.look(place);
            self.search.stay_at(place);
        }
    }

    /// Looks for the query from `from` on.
    fn look(&mut self, from: Offset) -> Looked {
        let Some(id) = self.reader.id() else { return Looked::Nowhere };
        let Some(folded) = self.shelf.folded(id, self.settings.folding()) else { return Looked::Nowhere };
        let found = self.shelf.entities(id).map_or(&[][..], |found| found);
        let Some(article) = self.shelf.article(id) else { return Looked::Nowhere };
        self.search.look(&Sought { text: &article.text, folded: &folded, found }, from)
    }
}
