//! What standard output is: a pipe or a terminal, how wide, and what it must be sent.

use super::arguments::{Color, Global, Terminal};
use super::failure::Failure;
use super::settings;
use super::sheet::{Ink, Looks};
use crate::terminal::environment::Output;
use crate::terminal::session::{self, SessionError};
use crate::terminal::{self, Detected, Environment, Hyperlinks, Mode, Profile, UnknownMode, profile};
use crate::text::{Cells, Digits, Letters, Marks};
use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

/// Width of finished rows where nothing says how wide they may be.
pub const DEFAULT_WIDTH: Cells = Cells(80);

/// What is written to: logical lines, or finished rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// Logical text: lines of at most `wrap` cells, or whole paragraphs.
    Logical {
        /// Cells a line may take.
        wrap: Option<Cells>,
    },
    /// Finished rows.
    Rows(Rows),
}

/// What finished rows are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// How they are sent.
    pub mode: Mode,
    /// Cells of a row.
    pub width: Cells,
    /// Cells of the terminal, where standard output is one.
    pub screen: Option<Cells>,
}

impl Rows {
    /// Rows as `mode` wants them, of `width` cells.
    #[must_use]
    pub const fn new(mode: Mode, width: Cells) -> Self {
        Self { mode, width, screen: None }
    }

    /// The cells that are painted: a terminal that turns whole rows round counts the blanks behind them, too.
    #[must_use]
    pub fn painted(self) -> Cells {
        match self.screen {
            Some(screen) if self.mode == Mode::Row => self.width.max(screen),
            Some(_) | None => self.width,
        }
    }
}

impl Surface {
    /// Cells a line may take, where that is limited.
    #[must_use]
    pub const fn width(self) -> Option<Cells> {
        match self {
            Self::Logical { wrap } => wrap,
            Self::Rows(rows) => Some(rows.width),
        }
    }
}

/// What was found out of a terminal.
struct Found {
    usual: Terminal,
    marks: Marks,
    hyperlinks: Hyperlinks,
}

impl Found {
    /// Of one that was not asked.
    const UNASKED: Self = Self { usual: Terminal::Visual, marks: Marks::Keep, hyperlinks: Hyperlinks::Off };
}

/// What the command line and the environment say about standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// The mode that was asked for by an option.
    pub chosen: Option<Terminal>,
    /// The mode of the terminal, where none was asked for.
    pub usual: Terminal,
    /// Whether marks are best kept or left out on it.
    pub marks: Marks,
    /// The size of the terminal, where standard output is one.
    pub screen: Option<Cells>,
    /// Whether hyperlinks are sent to it.
    pub hyperlinks: Hyperlinks,
}

impl Outlet {
    /// Looks at standard output and the environment.
    ///
    /// # Errors
    /// Where `KHABAR_TERMINAL` names no mode, and where the config file can't be read.
    pub fn look(global: &Global) -> Result<Self, Failure> {
        let chosen = global.terminal;
        let screen = io::stdout().is_terminal().then(columns);
        let environment = environment(global)?;
        let is_asked = screen.is_some() && matches!(chosen, None | Some(Terminal::Auto));
        let found = if is_asked { found_out(&environment)? } else { Found::UNASKED };
        let Found { usual, marks, hyperlinks } = found;
        Ok(Self { chosen, usual, marks, screen, hyperlinks })
    }

    /// Looks at standard error, where it is a terminal that lines can be drawn on; `output` is standard output.
    ///
    /// # Errors
    /// As for [`look`](Self::look).
    pub fn on_standard_error(global: &Global, output: Self) -> Result<Option<Self>, Failure> {
        let takes_sequences = env::var_os("TERM").is_some_and(|term| !term.is_empty() && term != "dumb");
        if !io::stderr().is_terminal() || !takes_sequences {
            return Ok(None);
        }
        if output.screen.is_some() {
            return Ok(Some(output));
        }
        let read = Environment::read();
        let environment =
            Environment { output: Output::Terminal, stored: settings::decided(global)?.stored.clone(), ..read };
        let is_asked = matches!(output.chosen, None | Some(Terminal::Auto));
        let Found { usual, marks, hyperlinks } = if is_asked { found_out(&environment)? } else { Found::UNASKED };
        Ok(Some(Self { chosen: output.chosen, usual, marks, screen: Some(columns()), hyperlinks }))
    }

    /// An outlet whose terminal is known.
    #[must_use]
    pub fn known(mode: Mode, marks: Marks) -> Self {
        let screen = io::stdout().is_terminal().then(columns);
        Self { chosen: None, usual: mode.into(), marks, screen, hyperlinks: Hyperlinks::Off }
    }

    /// What is written to, with lines of `width` cells where one was asked for.
    #[must_use]
    pub fn surface(self, width: Option<Cells>) -> Surface {
        let width = width.or(self.screen);
        match self.mode().mode() {
            // mlterm lays whole rows out itself, and its switch would also change the rows above.
            None | Some(Mode::Logical | Mode::Mlterm) => Surface::Logical { wrap: width },
            Some(
                mode @ (Mode::Visual
                | Mode::Explicit
                | Mode::Words
                | Mode::Runs
                | Mode::Anchored
                | Mode::Row
                | Mode::Alternating),
            ) => {
                let rows = Rows::new(mode, width.unwrap_or(DEFAULT_WIDTH));
                Surface::Rows(Rows { screen: self.screen, ..rows })
            }
        }
    }

    /// Whether output is coloured.
    #[must_use]
    pub fn is_coloured(self, choice: Color) -> bool {
        match choice {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.screen.is_some() && takes_colour(|name| env::var_os(name)),
        }
    }

    /// How tables look: letters joined, everything else as it is stored.
    #[must_use]
    pub fn looks(self, choice: Color) -> Looks {
        let ink = if self.is_coloured(choice) { Ink::Weighted } else { Ink::Plain };
        Looks { letters: Letters::Forms, marks: self.marks, digits: Digits::Keep, ink }
    }

    /// The mode that counts: an explicit one, else logical for anything but a terminal.
    fn mode(self) -> Terminal {
        match self.chosen {
            None | Some(Terminal::Auto) if self.screen.is_none() => Terminal::Logical,
            None | Some(Terminal::Auto) => self.usual,
            Some(mode) => mode,
        }
    }
}

/// What the environment says of the terminal, and the config file, where that counts: on a terminal whose mode no option
/// says, and wherever an option names the file.
///
/// # Errors
/// Where the config file can't be read or has a fault.
pub fn environment(global: &Global) -> Result<Environment, Failure> {
    let environment = Environment::read();
    let is_open = environment.output == Output::Terminal && global.terminal.and_then(Terminal::mode).is_none();
    if !is_open && settings::named(global).is_none() {
        return Ok(environment);
    }
    Ok(Environment { stored: settings::decided(global)?.stored.clone(), ..environment })
}

/// Whether the full-screen reader has a place to open in: a terminal, unless it is dumb or the config file has logical text for
/// it. Where logical text was asked for it is read there too, one pane at a time. The terminal itself is asked only where the
/// config file has logical text for some terminal: else the reader will ask.
///
/// # Errors
/// Where `KHABAR_TERMINAL` names no mode.
pub fn has_screen(global: &Global, environment: &Environment) -> Result<bool, Failure> {
    let chosen = global.terminal.and_then(Terminal::mode);
    let choice = profile::choice(chosen, environment).map_err(|error| unknown(&error))?;
    let is_readable = match profile::without_asking(environment, choice) {
        Some(profile) => profile.mode != Mode::Logical || environment.term.as_deref() != Some("dumb"),
        None if environment.stored.holds(Mode::Logical) => found_out(environment)?.usual.mode() != Some(Mode::Logical),
        None => true,
    };
    Ok(io::stdout().is_terminal() && is_readable)
}

/// What is said where `KHABAR_TERMINAL` names no mode.
pub fn unknown(error: &UnknownMode) -> Failure {
    Failure::Usage(format!("KHABAR_TERMINAL: {error}; see `khabar --help`"))
}

/// Whether a terminal with these variables takes escape sequences for weights and is to get them (no-color.org).
fn takes_colour(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    is_set("TERM") && variable("TERM").is_none_or(|term| term != "dumb") && !is_set("NO_COLOR")
}

/// The width of the terminal on standard output, where `COLUMNS` does not say otherwise.
fn columns() -> Cells {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|&columns| columns > 0);
    columns.map(Cells).or_else(|| terminal::size().ok().map(|(columns, _)| columns)).unwrap_or(DEFAULT_WIDTH)
}

/// The mode of the terminal on standard output and what it does with marks: as `KHABAR_TERMINAL` says, else the config file,
/// else found out by asking it. What was typed while it was asked is lost.
fn found_out(environment: &Environment) -> Result<Found, Failure> {
    match session::detect(None, environment) {
        Ok(Detected { profile: Profile { mode, marks, hyperlinks, .. }, .. }) => {
            Ok(Found { usual: mode.into(), marks, hyperlinks })
        }
        Err(SessionError::UnknownMode(error)) => Err(unknown(&error)),
        Err(SessionError::Ended(signal)) => Err(Failure::Ended(signal)),
        // It can't be asked (no controlling terminal): most terminals reorder nothing.
        Err(_) => Ok(Found::UNASKED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIPE: Outlet =
        Outlet { chosen: None, usual: Terminal::Visual, marks: Marks::Keep, screen: None, hyperlinks: Hyperlinks::Off };

    #[test]
    fn a_pipe_gets_whole_logical_paragraphs() {
        assert_eq!(PIPE.surface(None), Surface::Logical { wrap: None });
        assert_eq!(PIPE.surface(Some(Cells(60))), Surface::Logical { wrap: Some(Cells(60)) });
    }

    #[test]
    fn an_explicit_mode_wins_over_the_pipe() {
        let outlet = Outlet { chosen: Some(Terminal::Explicit), ..PIPE };
        assert_eq!(outlet.surface(None), Surface::Rows(Rows::new(Mode::Explicit, DEFAULT_WIDTH)));
    }

    #[test]
    fn a_terminal_gets_its_mode_at_its_width() {
        let outlet = Outlet { screen: Some(Cells(132)), ..PIPE };
        assert_eq!(
            outlet.surface(None),
            Surface::Rows(Rows { screen: Some(Cells(132)), ..Rows::new(Mode::Visual, Cells(132)) })
        );
        let plain = Outlet { chosen: Some(Terminal::Logical), ..outlet };
        assert_eq!(plain.surface(None), Surface::Logical { wrap: Some(Cells(132)) });
    }

    #[test]
    fn colour_is_for_terminals_unless_it_is_asked_for() {
        assert!(!PIPE.is_coloured(Color::Auto));
        assert!(PIPE.is_coloured(Color::Always));
        assert!(!Outlet { screen: Some(Cells(80)), ..PIPE }.is_coloured(Color::Never));
    }

    #[test]
    fn a_dumb_terminal_and_no_color_get_no_escapes() {
        let takes = |term: &str, no_color: &str| {
            takes_colour(|name| Some(OsString::from(if name == "TERM" { term } else { no_color })))
        };
        assert!(takes("xterm-256color", ""));
        assert!(!takes("xterm-256color", "1") && !takes("dumb", "") && !takes("", ""));
        assert!(!takes_colour(|_| None));
    }
}
