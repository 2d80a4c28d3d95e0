//! Entering the terminal, drawing on it, and giving it back on every way out.
//!
//! One session a process at a time, drawn to standard output only. It belongs to the thread that entered it: that
//! thread's panic gives the terminal back, no other thread's does.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::thread;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};
use rustix::process::{Signal as Posix, kill_current_process_group};

use super::answers::Answers;
use super::asking::{Subject, ask_and_give_back, open_tty, take_and_ask};
use super::cell::{system_cell, told_cell};
use super::clipboard::{Clipboard, Sent, copy_bytes};
use super::encode::pointer::painted_column;
use super::encode::{encode, hide_marks};
use super::environment::Environment;
use super::input::Inputs;
use super::links::{Linked, Links};
use super::panics::{self, OnWorkerPanic, WorkerPanic};
use super::pen::Blanks;
use super::picture::{self, Decision, Line, Place, Placed, Wish};
use super::profile::{self, Choice, Marks, Mode, Profile, Reason, UnknownMode};
use super::program::Program;
use super::screen::{self, Frames, Held};
use super::sequences::{enter_bytes, restore_bytes, title_bytes};
use super::signals::{Signal, Signals};
use super::specks::Drawn;
use super::tty;
use crate::model::CellSize;
use crate::text::{Cells, Column};

/// Whether clicks and scrolling come to us or stay with the terminal, which selects text with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mouse {
    /// They come as input.
    #[default]
    Captured,
    /// The terminal keeps them.
    Left,
}

/// How a session is set up.
#[derive(Clone)]
pub struct Options {
    /// Where the mouse goes.
    pub mouse: Mouse,
    /// The window's title, plain text; empty leaves it alone.
    pub title: String,
    /// Who hears of panics in other threads while the session lasts.
    pub on_worker_panic: Arc<OnWorkerPanic>,
}

/// Why there is no session, or no longer one.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// Standard output is no terminal.
    #[error("standard output is not a terminal")]
    NotATerminal,
    /// `TERM=dumb`: it has no screen to draw on.
    #[error("the terminal cannot move its cursor (TERM=dumb)")]
    Dumb,
    /// This process already has a session.
    #[error("the terminal is already in use by this process")]
    AlreadyEntered,
    /// `KHABAR_TERMINAL` names no mode.
    #[error("KHABAR_TERMINAL: {0}")]
    UnknownMode(#[from] UnknownMode),
    /// The terminal is gone.
    #[error("the terminal is gone")]
    HungUp,
    /// A signal came while the terminal was asked.
    #[error("a signal ended the program")]
    Ended(Signal),
    /// The system refused.
    #[error("cannot {wanted} the terminal")]
    System {
        /// What was wanted of the terminal.
        wanted: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

/// What asking the terminal brought.
#[derive(Debug)]
pub struct Detected {
    /// What it must be sent.
    pub profile: Profile,
    /// What it answered; nothing where it was not asked.
    pub answers: Answers,
    /// What came besides answers, and the beginning of one that has not all come: input, which decoding sorts out.
    pub typed: Vec<u8>,
}

/// The terminal, taken: given back by [`Session::leave`], on drop, and before a panic of its thread is printed.
pub struct Session {
    terminal: Terminal<Linked<Frames>>,
    drawn: Drawn,
    profile: Profile,
    answers: Answers,
    environment: Environment,
    /// The size of a cell as the terminal told it when it was asked.
    told: Option<CellSize>,
    options: Options,
}

/// Asks the terminal what it is and gives it back: for those who want to know without drawing.
///
/// # Errors
///
/// [`SessionError`]; a pipe and a dumb terminal are no errors but have their profile.
pub fn detect(choice: Option<Mode>, environment: &Environment) -> Result<Detected, SessionError> {
    let choice = profile::choice(choice, environment)?;
    if let Some(profile) = profile::without_asking(environment, choice) {
        return Ok(Detected::unasked(profile));
    }
    ask_and_give_back(environment, None, Subject::Rows)
}

/// Like [`detect`], but asks the terminal even where the choice decides: for those who want to know which it is.
///
/// # Errors
///
/// [`SessionError`]; a pipe and a dumb terminal are not asked and are no errors.
pub fn examine(choice: Option<Choice>, environment: &Environment) -> Result<Detected, SessionError> {
    if profile::without_asking(environment, None).is_some() {
        return Ok(Detected::unasked(profile::decide(b"", environment, choice)));
    }
    ask_and_give_back(environment, choice, Subject::RowsAndPictures)
}

/// Columns and rows of the terminal on standard output.
///
/// # Errors
///
/// [`SessionError`] where it is no terminal, or one that is gone.
pub fn size() -> Result<(Cells, Cells), SessionError> {
    tty::size().map_err(|source| failed("measure", source))
}

/// How pictures are drawn in the terminal that was examined, and why.
#[must_use]
pub fn pictures(wish: Wish, detected: &Detected, environment: &Environment) -> Decision {
    let Detected { profile, answers, .. } = detected;
    let cell = system_cell().or_else(|| told_cell(answers));
    picture::decide(wish, Place { answers, environment, mode: profile.mode, cell })
}

impl Session {
    /// Finds out which terminal this is and enters it; what was typed meanwhile is the first of the inputs.
    ///
    /// Takes at most 300 ms longer than entering, when the terminal does not answer; a second over ssh, or where an
    /// answer has begun. Raw mode is on throughout, so an answer that comes later still is taken out of the inputs
    /// and never shown. The signals are looked at meanwhile: one that ends the program gives the terminal back.
    ///
    /// # Errors
    ///
    /// [`SessionError`]; the terminal is then as it was.
    pub fn open(
        choice: Option<Mode>,
        environment: &Environment,
        options: Options,
        signals: &mut Signals,
    ) -> Result<(Self, Inputs), SessionError> {
        let choice = profile::choice(choice, environment)?;
        if screen::is_held() {
            return Err(SessionError::AlreadyEntered);
        }
        if !tty::output_is_terminal() {
            return Err(SessionError::NotATerminal);
        }
        let tty = open_tty()?;
        let detected = match profile::without_asking(environment, choice) {
            Some(profile) => Detected::unasked(profile),
            None => take_and_ask(&tty, environment, (None, Subject::RowsAndPictures), signals)?,
        };
        let mut session = Self::enter_asked(detected.profile, options).inspect_err(|_| drop(screen::give_back()))?;
        session.told = told_cell(&detected.answers);
        session.answers = detected.answers;
        session.environment = environment.clone();
        Ok((session, Inputs::new(tty, &detected.typed)))
    }

    /// Enters the terminal whose profile is known: raw mode, then one write.
    ///
    /// # Errors
    ///
    /// [`SessionError`]; the terminal is then as it was.
    pub fn enter(profile: &Profile, options: Options) -> Result<Self, SessionError> {
        if screen::is_held() {
            return Err(SessionError::AlreadyEntered);
        }
        Self::enter_asked(*profile, options).inspect_err(|_| drop(screen::give_back()))
    }

    /// Draws a frame: the view paints visual order, it is encoded for this terminal, and what changed is written in
    /// one go. Does nothing while the terminal is given back.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> Result<(), SessionError> {
        if !screen::is_held() {
            return Ok(());
        }
        let Profile { mode, marks, .. } = self.profile;
        let stale = self.terminal.backend_mut().layer().stale();
        let last = &mut self.drawn;
        let drawn = self.terminal.draw(|frame| {
            view(frame);
            if marks == Marks::Hide {
                hide_marks(frame.buffer_mut());
            }
            encode(frame.buffer_mut(), mode);
            last.renew_blanks(frame.buffer_mut());
            if let Some(area) = stale {
                write_again(frame.buffer_mut(), area);
            }
        });
        drawn.map(drop).map_err(|source| failed("draw on", source))
    }

    /// The picture over the cells of the next frames, if there is one: the view must leave these blank. One that would reach beyond
    /// the screen or beyond its cells is left out.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn picture(&mut self, placed: Option<Placed>) -> Result<(), SessionError> {
        if placed.is_none() {
            // Nearly every frame: nothing has to be measured.
            self.terminal.backend_mut().layer().want(None);
            return Ok(());
        }
        let (columns, rows) = self.size()?;
        let screen = Rect::new(0, 0, columns.0, rows.0);
        let cell = self.cell();
        let fits = |placed: &Placed| {
            screen.union(placed.area()) == screen && cell.is_none_or(|cell| placed.drawing.suits(cell))
        };
        self.terminal.backend_mut().layer().want(placed.filter(fits));
        Ok(())
    }

    /// How pictures are drawn in this terminal as it is now, and why.
    #[must_use]
    pub fn pictures(&self, wish: Wish) -> Decision {
        let (answers, environment, mode) = (&self.answers, &self.environment, self.profile.mode);
        picture::decide(wish, Place { answers, environment, mode, cell: self.cell() })
    }

    /// How far away the terminal is.
    #[must_use]
    pub const fn line(&self) -> Line {
        Line::of(&self.environment)
    }

    /// The addresses that cells of the next frames lead to.
    pub fn link(&mut self, links: &Links) {
        self.terminal.backend_mut().link(links);
    }

    /// Where on the screen that `view` paints the mouse is, if the terminal reports `column` of `row`: some report the
    /// column of the row as it was sent.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn pointed_at(
        &self,
        (column, row): (Column, u16),
        view: impl FnOnce(&mut Buffer),
    ) -> Result<Column, SessionError> {
        let Profile { mode, marks, .. } = self.profile;
        let (columns, rows) = self.size()?;
        if row >= rows.0 || column.0 >= columns.0 {
            return Ok(column);
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns.0, rows.0));
        view(&mut buffer);
        if marks == Marks::Hide {
            hide_marks(&mut buffer);
        }
        let start = usize::from(row) * usize::from(columns.0);
        let painted = buffer.content.get(start..start + usize::from(columns.0)).unwrap_or_default();
        Ok(painted_column(painted, mode, column))
    }

    /// Gives the window another title; does nothing where it was entered without one.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn name_window(&mut self, title: String) -> Result<(), SessionError> {
        if self.options.title.is_empty() || self.options.title == title || title_bytes(&title).is_empty() {
            return Ok(());
        }
        self.options.title = title;
        if !screen::is_held() {
            return Ok(());
        }
        tty::write(title_bytes(&self.options.title).as_bytes()).map_err(|source| failed("name the window of", source))
    }

    /// Puts `text` on the clipboard by way of the terminal, where it may take it.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn copy(&mut self, text: &str) -> Result<Sent, SessionError> {
        // What it answered names it also where the profile has another reason.
        let program = Program::identify(&self.answers, &Environment::default());
        let named = program.map(Program::clipboard).unwrap_or_default();
        if named == Clipboard::Off || self.profile.clipboard() == Clipboard::Off || !screen::is_held() {
            return Ok(Sent::Nothing);
        }
        let (bytes, sent) = copy_bytes(text);
        tty::write(&bytes).map_err(|source| failed("copy to", source))?;
        Ok(sent)
    }

    /// What this terminal is sent, and why.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// What the terminal answered; nothing where it was not asked.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Columns and rows of the terminal.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn size(&self) -> Result<(Cells, Cells), SessionError> {
        size()
    }

    /// Gives the terminal back, stops the process group as the terminal's own `^Z` would (SIGTSTP), and takes the
    /// terminal again once it is continued. The next [`Session::draw`] draws everything.
    ///
    /// Call it from the main thread: only there is the stop sure to come before the call goes on. Where nobody could
    /// continue us (an orphaned process group) the system does not stop us, and the screen is merely drawn anew.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn suspend(&mut self) -> Result<(), SessionError> {
        self.leave()?;
        kill_current_process_group(Posix::TSTP).map_err(|error| failed("stop and leave", error.into()))?;
        self.resume()
    }

    /// Takes the terminal again, whatever state it is in; the next [`Session::draw`] draws everything.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn resume(&mut self) -> Result<(), SessionError> {
        take(self.profile.mode, &self.options)?;
        let (columns, rows) = self.size()?;
        let area = Rect::new(0, 0, columns.0, rows.0);
        self.drawn.forget();
        // Clears and forgets what was drawn, and unlike `clear` does not ask the terminal where its cursor is.
        self.terminal.resize(area).map_err(|source| failed("draw on", source))
    }

    /// Gives the terminal back: any number of calls do it once.
    ///
    /// # Errors
    ///
    /// [`SessionError::HungUp`] once the terminal is gone, else [`SessionError::System`].
    pub fn leave(&mut self) -> Result<(), SessionError> {
        screen::give_back().map_err(|source| failed("give back", source))
    }

    /// The size of a cell, as far as anybody tells.
    fn cell(&self) -> Option<CellSize> {
        system_cell().or(self.told)
    }

    fn enter_asked(profile: Profile, options: Options) -> Result<Self, SessionError> {
        match profile.reason {
            Reason::Dumb => return Err(SessionError::Dumb),
            Reason::NotATerminal => return Err(SessionError::NotATerminal),
            Reason::Chosen
            | Reason::Variable
            | Reason::Stored
            | Reason::AnsweredBdsm
            | Reason::Named(_)
            | Reason::Inside(..)
            | Reason::FellBack => {}
        }
        if !tty::output_is_terminal() {
            return Err(SessionError::NotATerminal);
        }
        panics::install();
        take(profile.mode, &options)?;
        let backend = Linked::new(Frames::new(profile.synchronized), blanks(profile.mode));
        let terminal = Terminal::new(backend).map_err(|source| failed("measure", source))?;
        let (answers, environment, drawn) = (Answers::default(), Environment::default(), Drawn::default());
        Ok(Self { terminal, drawn, profile, answers, environment, told: None, options })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing back.
        let _ = self.leave();
    }
}

impl Detected {
    /// A terminal that was not asked.
    #[must_use]
    pub fn unasked(profile: Profile) -> Self {
        Self { profile, answers: Answers::default(), typed: Vec::new() }
    }
}

impl Options {
    /// The mouse captured, no title, panics of other threads to `on_worker_panic`: it is called in the panicking
    /// thread and must not panic.
    #[must_use]
    pub fn new(on_worker_panic: impl Fn(WorkerPanic) + Send + Sync + 'static) -> Self {
        Self { mouse: Mouse::default(), title: String::new(), on_worker_panic: Arc::new(on_worker_panic) }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("mouse", &self.mouse).field("title", &self.title).finish_non_exhaustive()
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("profile", &self.profile).finish_non_exhaustive()
    }
}

/// What blanks may be written in: `QTerminal` goes by every change of colour.
const fn blanks(mode: Mode) -> Blanks {
    match mode {
        Mode::Alternating => Blanks::Exact,
        Mode::Visual
        | Mode::Explicit
        | Mode::Words
        | Mode::Runs
        | Mode::Anchored
        | Mode::Row
        | Mode::Mlterm
        | Mode::Logical => Blanks::Unseen,
    }
}

/// Has the cells of `area` written, even where they look as before.
fn write_again(buffer: &mut Buffer, area: Rect) {
    for position in area.intersection(buffer.area).positions() {
        buffer[position].set_diff_option(CellDiffOption::AlwaysUpdate);
    }
}

/// Raw mode and the sequences that take the terminal. From here on it is given back whatever happens.
fn take(mode: Mode, options: &Options) -> Result<(), SessionError> {
    let held = Held {
        owner: thread::current().id(),
        picture: "",
        restore: restore_bytes(mode, options),
        on_worker_panic: Some(Arc::clone(&options.on_worker_panic)),
    };
    screen::hold(held).map_err(|source| failed("take", source))?;
    tty::write(&enter_bytes(mode, options)).map_err(|source| failed("take", source))
}

pub(super) fn failed(wanted: &'static str, source: io::Error) -> SessionError {
    use rustix::io::Errno;
    match Errno::from_io_error(&source) {
        Some(Errno::IO | Errno::NXIO | Errno::PIPE) => SessionError::HungUp,
        Some(_) | None => SessionError::System { wanted, source },
    }
}
