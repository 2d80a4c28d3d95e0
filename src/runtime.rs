//! The loop: receive, drain, update, carry out effects, draw. The only place with threads and a clock; what messages
//! lead to is decided in [`crate::app`].
//!
//! Nothing ticks: a frame is drawn once the inbox has been drained, and only then. What sends to the one inbox:
//! the terminal's inputs, the signals, the workers for what takes longer than a frame, and the keeper of the library.

pub mod adding;
mod appearance;
mod clicks;
mod clipboard;
mod clock;
pub mod config_file;
pub mod errands;
pub mod fetching;
pub mod folders;
mod inbox;
mod input;
mod keeper;
mod leaving;
mod left_off;
mod log;
mod outside;
pub mod picture;
mod preferring;
pub mod round;
mod worker;

use crate::app::arrangement::{Size, Spread};
use crate::app::desk;
use crate::app::tour::Tour;
use crate::app::{App, Effect, Message, Origin, Pointer, Start};
use crate::config::preferences;
use crate::config::reading::Restore;
use crate::config::{Keymap, Settings};
use crate::library::Library;
use crate::model::Article;
use crate::panes::reader::marks::links_in;
use crate::terminal::session::{self, Mouse, SessionError};
use crate::terminal::{Environment, Gate, Mode, Session, Signal, Signals};
use crate::ui::title::title;
use crate::ui::{self, Look};
use crate::words::Tongue;
use anyhow::Context;
use appearance::Wardrobe;
pub use appearance::{Appearance, usual_signs};
use clicks::Clicks;
use inbox::{Inbox, Letter};
use keeper::Keeper;
use picture::Painter;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};
use worker::Worker;

/// How long a frame waits for the library.
const MOMENT: Duration = Duration::from_millis(30);

/// What the reader is opened with.
#[derive(Debug)]
pub struct Opening {
    /// The articles, in the order of the list.
    pub articles: Vec<Article>,
    /// Where they come from.
    pub origin: Origin,
    /// How many warnings reading them gave.
    pub warnings: usize,
    /// The library, where there is one.
    pub library: Option<Library>,
    /// What the locale says of words, numbers and dates.
    pub tongue: Tongue,
    /// How it looks.
    pub appearance: Appearance,
    /// The mode asked for on the command line.
    pub terminal: Option<Mode>,
    /// What was decided by the config file and the environment.
    pub settings: Settings,
    /// The config file, where there is a place for one: options that are changed are kept in it.
    pub config: Option<PathBuf>,
    /// The keys.
    pub keymap: Keymap,
    /// The guided tour, where it is asked for.
    pub tour: Option<Tour>,
    /// What is known of the terminal before it is asked, and the modes that the config file has.
    pub environment: Environment,
}

/// Opens the reader and stays in it until the reader quits or a signal ends it. The terminal is given back on every
/// way out. A window that was closed is no failure: it ends as SIGHUP would end it.
///
/// # Errors
///
/// Where the terminal can't be taken or refuses something.
pub fn read(opening: Opening) -> anyhow::Result<ExitCode> {
    let ended = open_and_run(opening);
    match ended.as_ref().map_err(anyhow::Error::downcast_ref) {
        // There may be no signal: only the leader of a session is sent one.
        Err(Some(SessionError::HungUp)) => Ok(hung_up()),
        // The terminal was still being asked.
        Err(Some(SessionError::Ended(signal))) => Ok(code_of(*signal)),
        Ok(_) | Err(_) => ended,
    }
}

fn open_and_run(opening: Opening) -> anyhow::Result<ExitCode> {
    // Before the terminal is taken, so that no signal finds it taken and nobody listening.
    let mut signals = Signals::register().context("cannot listen to signals")?;
    let options = session::Options {
        mouse: match opening.settings.mouse {
            preferences::Mouse::Reader => Mouse::Captured,
            preferences::Mouse::Terminal => Mouse::Left,
        },
        // The article is named once it is open.
        title: if opening.environment.has_window() {
            opening.tongue.words(&opening.settings).say("app-name")
        } else {
            String::new()
        },
        // A worker answers its own panic with a failure; nothing is to be said twice.
        on_worker_panic: Arc::new(|_| ()),
    };
    let (session, mut inputs) = Session::open(opening.terminal, &opening.environment, options, &mut signals)?;
    log::started(&session, &opening.environment);
    let (sender, letters) = inbox::inbox();
    let gate = inputs.gate().context("cannot listen to the terminal")?;
    inbox::listen(inputs, sender.clone());
    inbox::watch(signals, sender.clone(), gate.clone());
    Reader::new(opening, (session, gate), sender)?.run(&letters)
}

/// Everything that the loop holds.
struct Reader {
    app: App,
    look: Look,
    wardrobe: Wardrobe,
    tongue: Tongue,
    config: Option<PathBuf>,
    session: Session,
    gate: Gate,
    clicks: Clicks,
    /// Whether the terminal knows strings for its window: where not, one may be drawn as text.
    has_window: bool,
    worker: Worker,
    painter: Painter,
    keeper: Option<Keeper>,
    /// Questions to the library that a frame waits for.
    owed: usize,
    ending: Option<ExitCode>,
}

impl Reader {
    fn new(opening: Opening, (session, gate): (Session, Gate), inbox: Inbox) -> anyhow::Result<Self> {
        let worker = Worker::start(inbox.clone());
        let painter = Painter::new(inbox.clone());
        let has_window = opening.environment.has_window();
        let (look, gallery, wardrobe) =
            opening.appearance.dress(opening.tongue.words(&opening.settings), &session, &opening.environment);
        let is_linear = session.profile().mode == Mode::Logical;
        let kept = opening.library.as_ref().filter(|_| opening.settings.restore == Restore::Yes);
        let start = Start {
            articles: opening.articles,
            origin: opening.origin,
            library: if opening.library.is_some() { desk::Library::Open } else { desk::Library::None },
            warnings: opening.warnings,
            size: size_of(&session)?,
            now: clock::now(),
            left_off: kept.and_then(left_off::left_off),
            usual_marks: session.profile().marks,
            settings: opening.settings.clone(),
            gallery,
            spread: if is_linear { Spread::Linear } else { Spread::Beside },
        };
        let (mut app, effects) = App::new(start, opening.keymap);
        app.tour = opening.tour;
        let keeper = opening.library.map(|library| Keeper::start(library, opening.settings.keep, inbox));
        let mut reader = Self {
            app,
            look,
            wardrobe,
            tongue: opening.tongue,
            config: opening.config,
            session,
            gate,
            clicks: Clicks::default(),
            has_window,
            worker,
            painter,
            keeper,
            owed: 0,
            ending: None,
        };
        reader.carry_out(effects)?;
        Ok(reader)
    }

    fn run(mut self, letters: &Receiver<Letter>) -> anyhow::Result<ExitCode> {
        let lived = self.live(letters);
        if lived.is_err() {
            // The terminal is gone, say. What is to be kept is kept all the same; that ends nothing, and asks no terminal.
            let effects = self.app.update(Message::Leave);
            let _ = self.carry_out(effects);
        }
        lived?;
        self.session.leave()?;
        Ok(self.ending.unwrap_or(ExitCode::SUCCESS))
    }

    fn live(&mut self, letters: &Receiver<Letter>) -> anyhow::Result<()> {
        loop {
            self.draw()?;
            if self.ending.is_some() {
                break;
            }
            let Ok(first) = letters.recv() else { break };
            self.app.update(Message::Clock(clock::now()));
            for letter in std::iter::once(first).chain(letters.try_iter()) {
                self.open(letter)?;
            }
            self.wait_for_the_library(letters)?;
        }
        Ok(())
    }

    /// The library answers within a moment: a frame waits that long for it, so that nothing flickers.
    fn wait_for_the_library(&mut self, letters: &Receiver<Letter>) -> anyhow::Result<()> {
        let end = Instant::now() + MOMENT;
        while self.owed > 0 {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(letter) = letters.recv_timeout(left) else { break };
            self.open(letter)?;
        }
        self.owed = 0;
        Ok(())
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        let links = links_in(&self.app, self.app.reader.in_sight()).map(|link| link.url.as_str());
        self.look.links.show(links.chain(self.app.reader.footnotes().map(|(.., note)| note.url)));
        self.session.link(&self.look.links);
        let (app, look) = (&self.app, &self.look);
        self.session.name_window(title(app, look))?;
        Ok(self.session.draw(|frame| ui::view(app, look, frame))?)
    }

    fn open(&mut self, letter: Letter) -> anyhow::Result<()> {
        let effects = match letter {
            Letter::Input(input) => match input::message(input) {
                Some(Message::Mouse(pointer)) => Some(self.point(pointer)?),
                other => other.map(|message| self.app.update(message)),
            },
            Letter::Answer(answer) => {
                self.owed = self.owed.saturating_sub(usize::from(matches!(answer, Message::Library(_))));
                Some(self.app.update(answer))
            }
            Letter::InputEnded => Some(self.end(hung_up())),
            Letter::Signal(signal) => return self.signalled(signal),
        };
        self.carry_out(effects.unwrap_or_default())
    }

    /// The mouse was used: the terminal says where, in its own way.
    fn point(&mut self, pointer: Pointer) -> anyhow::Result<Vec<Effect>> {
        let pointer = self.clicks.counted(pointer, Instant::now());
        let (app, look) = (&self.app, &self.look);
        let column =
            self.session.pointed_at((pointer.column, pointer.row), |buffer| ui::screen::paint(app, look, buffer))?;
        Ok(self.app.update(Message::Mouse(Pointer { column, ..pointer })))
    }

    fn signalled(&mut self, signal: Signal) -> anyhow::Result<()> {
        match signal {
            Signal::Resized => self.resize(),
            Signal::Continued => {
                self.session.resume()?;
                self.resize()
            }
            Signal::Interrupt | Signal::Terminate | Signal::HangUp => {
                let effects = self.end(code_of(signal));
                self.carry_out(effects)
            }
        }
    }

    /// Something outside ends it, with this exit code; what the reader still has to keep is kept.
    fn end(&mut self, code: ExitCode) -> Vec<Effect> {
        self.ending = Some(code);
        self.app.update(Message::Leave)
    }

    fn resize(&mut self) -> anyhow::Result<()> {
        let effects = self.app.update(Message::Resize(size_of(&self.session)?));
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> anyhow::Result<()> {
        for effect in effects {
            match effect {
                Effect::Recognise(id, article) => self.worker.recognise(id, article),
                Effect::Ask(ask) => {
                    if let Some(keeper) = &self.keeper {
                        self.owed += usize::from(ask.changes_the_screen());
                        keeper.ask(ask);
                    }
                }
                Effect::Theme(name) => {
                    if let Some(theme) = self.wardrobe.theme(&name) {
                        self.look.theme = theme;
                    }
                }
                Effect::Prefer(aim, text) => self.prefer(aim, &text)?,
                Effect::Copy(text) => self.copy(&text)?,
                Effect::Pipe(words, text) => self.pipe(&words, &text)?,
                Effect::Consider(url) => self.tell(Message::Destination(outside::consider(&url)))?,
                Effect::Browse(destination) => self.browse(&destination)?,
                Effect::Picture(wanted) => self.paint_picture(wanted)?,
                Effect::LeavePicture => self.painter.leave(),
                Effect::Redraw => {
                    self.session.leave()?;
                    self.session.resume()?;
                }
                Effect::Suspend => {
                    self.session.suspend()?;
                    self.resize()?;
                }
                Effect::Quit => self.ending = Some(self.ending.unwrap_or(ExitCode::SUCCESS)),
            }
        }
        Ok(())
    }
}

fn hung_up() -> ExitCode {
    code_of(Signal::HangUp)
}

fn code_of(signal: Signal) -> ExitCode {
    signal.exit_code().map_or(ExitCode::FAILURE, ExitCode::from)
}

fn size_of(session: &Session) -> anyhow::Result<Size> {
    let (columns, rows) = session.size()?;
    Ok(Size { columns: columns.0, rows: rows.0 })
}
