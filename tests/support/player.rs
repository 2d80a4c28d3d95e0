//! Plays a session without a terminal: keys in, screens out.
//!
//! A screen is dumped as it is painted, left to right, with every Arabic letter as one ASCII letter: visually ordered
//! Arabic in a file would be ordered again by whatever shows it.

use crate::clerk::Clerk;
use khabar::app::arrangement::{Size, Spread};
use khabar::app::desk::Library;
use khabar::app::gallery::Gallery;
use khabar::app::outside::Destination;
use khabar::app::{App, Effect, Gesture, Message, Moment, Origin, Pointer, Start};
use khabar::config::{Code, ColourSupport, Key, Settings, Standard, Theme, Themes};
use khabar::model::{Article, Entity, Timestamp};
use khabar::text::{Align, Column, Marks};
use khabar::ui::{Look, screen};
use khabar::words::{Language, Words};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};
use unicode_normalization::UnicodeNormalization;

/// A reader, the screen it is painted on, and what it has asked for.
pub struct Player {
    pub app: App,
    pub look: Look,
    pub effects: Vec<Effect>,
    clerk: Option<Clerk>,
    recognise: fn(&Article) -> Vec<Entity>,
}

/// What a player has to do with.
pub struct Stage {
    /// The articles that are given by hand.
    pub articles: Vec<Article>,
    /// Who answers for a library, where there is one.
    pub clerk: Option<Clerk>,
    /// Whether there is a library whose answers are sent by hand.
    pub late: bool,
    /// Who finds the entities of an article.
    pub recognise: fn(&Article) -> Vec<Entity>,
    /// How the panes stand to each other.
    pub spread: Spread,
}

impl Stage {
    /// These articles, without a library; entities are found as ever.
    pub fn of(articles: Vec<Article>) -> Self {
        Self { articles, clerk: None, late: false, recognise, spread: Spread::Beside }
    }

    /// The same with nobody in the articles: to look for names in a very long one takes a while.
    pub fn without_names(articles: Vec<Article>) -> Self {
        Self { recognise: |_| Vec::new(), ..Self::of(articles) }
    }
}

impl Player {
    /// Opens `articles` on a screen of `columns` × `rows`, in Arabic; entities are found at once.
    pub fn new(size: (u16, u16), articles: Vec<Article>) -> Self {
        Self::with(&Settings { align: Align::Start, ..Settings::default() }, size, articles)
    }

    /// The same as decided; marks are kept.
    pub fn with(settings: &Settings, size: (u16, u16), articles: Vec<Article>) -> Self {
        Self::on(settings, size, Stage::of(articles))
    }

    /// The same with what stands on a stage.
    pub fn on(settings: &Settings, (columns, rows): (u16, u16), stage: Stage) -> Self {
        let has_library = stage.late || stage.clerk.is_some();
        let (origin, library) =
            if has_library { (Origin::Library, Library::Open) } else { (Origin::Given, Library::None) };
        let start = Start {
            articles: stage.articles,
            origin,
            library,
            warnings: 0,
            size: Size { columns, rows },
            // 2026-11-23T06:00:00Z
            now: Moment { time: Timestamp(1_795_413_600), east: 3 * 3600 },
            left_off: None,
            usual_marks: Marks::Keep,
            settings: settings.clone(),
            gallery: Gallery::default(),
            spread: stage.spread,
        };
        let (app, effects) = App::new(start, settings.keymap().expect("its keys don't clash"));
        let look = Look::new(Words::new(Language::Arabic), dark());
        let mut player = Self { app, look, effects: Vec::new(), clerk: stage.clerk, recognise: stage.recognise };
        player.carry_out(effects);
        player
    }

    /// The same in another language of the interface.
    pub fn in_language(mut self, language: Language) -> Self {
        self.look.words = Words::new(language);
        self
    }

    /// As if a library had been opened beside the files.
    pub fn with_library(mut self) -> Self {
        self.app.desk.library = Library::Open;
        self
    }

    /// Presses keys, parted by blanks: `j`, `G`, `/`, `Enter`, `Esc`, `Ctrl-d` …
    pub fn keys(mut self, keys: &str) -> Self {
        for key in keys.split(' ').filter(|key| !key.is_empty()) {
            self.press(key.parse().expect("a key of the keymap's notation"));
        }
        self
    }

    /// Types `text` letter by letter.
    pub fn typing(mut self, text: &str) -> Self {
        for letter in text.chars() {
            self.press(Key::plain(Code::Char(letter)));
        }
        self
    }

    /// Presses keys; what stands in «» among them is typed letter by letter.
    pub fn performing(self, steps: &str) -> Self {
        steps
            .split(['«', '»'])
            .enumerate()
            .fold(self, |player, (place, piece)| if place % 2 == 0 { player.keys(piece) } else { player.typing(piece) })
    }

    /// Uses the mouse at a cell of the screen.
    pub fn pointing(mut self, gesture: Gesture, (column, row): (u16, u16)) -> Self {
        let effects = self.app.update(Message::Mouse(Pointer { gesture, column: Column(column), row }));
        self.carry_out(effects);
        self
    }

    /// Makes the screen `columns` × `rows`.
    pub fn resized(mut self, (columns, rows): (u16, u16)) -> Self {
        let effects = self.app.update(Message::Resize(Size { columns, rows }));
        self.carry_out(effects);
        self
    }

    /// The runtime tells it something.
    pub fn told(mut self, message: Message) -> Self {
        let effects = self.app.update(message);
        self.carry_out(effects);
        self
    }

    fn press(&mut self, key: Key) {
        self.send(Message::Key(key));
    }

    /// Sends any message.
    pub fn send(&mut self, message: Message) {
        let effects = self.app.update(message);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match &effect {
                Effect::Recognise(id, article) => self.send(Message::Entities(*id, (self.recognise)(article))),
                Effect::Theme(name) => {
                    self.look.theme = Themes::default().theme(name, ColourSupport::True).expect("a theme of khabar");
                }
                Effect::Ask(ask) => {
                    let answers = self.clerk.as_mut().map(|clerk| clerk.answers(ask));
                    answers.into_iter().flatten().for_each(|answer| self.send(Message::Library(answer)));
                }
                Effect::Consider(address) if self.clerk.is_some() => self.send(Message::Destination(led(address))),
                Effect::Consider(_)
                | Effect::Copy(_)
                | Effect::Pipe(..)
                | Effect::Browse(_)
                | Effect::Prefer(..)
                | Effect::Picture(_)
                | Effect::LeavePicture
                | Effect::Redraw
                | Effect::Suspend
                | Effect::Quit => {}
            }
            self.effects.push(effect);
        }
    }

    /// The painted screen.
    pub fn buffer(&self) -> Buffer {
        let size = self.app.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
        screen::paint(&self.app, &self.look, &mut buffer);
        buffer
    }

    /// The rows of the screen in ASCII letters.
    pub fn rows(&self) -> Vec<String> {
        let buffer = self.buffer();
        let row = |y| (0..buffer.area.width).map(|x| ascii(buffer[(x, y)].symbol())).collect::<String>();
        (0..buffer.area.height).map(|y| row(y).trim_end().to_owned()).collect()
    }

    /// The screen in ASCII letters, one row a line.
    pub fn screen(&self) -> String {
        self.rows().join("\n")
    }

    /// The row `y` as logical letters, read from the right, blanks at both ends left out.
    pub fn read_from_right(&self, y: u16) -> String {
        let buffer = self.buffer();
        let cells = (0..buffer.area.width).rev().map(|x| buffer[(x, y)].symbol().nfkc().collect::<String>());
        cells.collect::<String>().trim().to_owned()
    }
}

/// Entities as khabar finds them. The same articles are opened again and again: each is looked through once.
pub fn recognise(article: &Article) -> Vec<Entity> {
    static KNOWN: LazyLock<Mutex<HashMap<String, Vec<Entity>>>> = LazyLock::new(Mutex::default);
    let known = KNOWN.lock().expect("no test panics here").get(&article.text).cloned();
    known.unwrap_or_else(|| {
        let found = khabar::entities::recognise(article);
        KNOWN.lock().expect("no test panics here").insert(article.text.clone(), found.clone());
        found
    })
}

/// Where a plain address leads: nothing is escaped here.
pub fn led(address: &str) -> Option<Destination> {
    let host = address.split('/').nth(2)?;
    Some(Destination { address: address.to_owned(), host: host.to_owned() })
}

/// The dark theme, read once: thousands of players are opened.
fn dark() -> Theme {
    static DARK: LazyLock<Theme> = LazyLock::new(|| Standard::Dark.theme(ColourSupport::True));
    DARK.clone()
}

/// One ASCII letter for a cell (Buckwalter's, where Arabic has it); marks are left out; other signs stay.
pub fn ascii(symbol: &str) -> String {
    const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي،؛؟٪٠١٢٣٤٥٦٧٨٩«»";
    const ASCII: &str = "'|O&I}AbptvjHxd*rzs$SDTZEg_fqklmnhwYy,;?%0123456789<>";
    // The compatibility form of an ellipsis is three full stops.
    if symbol.is_ascii() || symbol == "…" {
        return symbol.to_owned();
    }
    let plain = symbol.nfkc().find(|c| !('\u{064B}'..='\u{0652}').contains(c));
    let Some(plain) = plain else { return String::new() };
    let place = LETTERS.chars().position(|letter| letter == plain);
    place.and_then(|place| ASCII.chars().nth(place)).unwrap_or(plain).to_string()
}
