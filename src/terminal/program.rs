//! Which terminal emulator this is, by what it answers and by the variables it leaves.
//!
//! Answers win over variables, which may be another terminal's. What each one does with Arabic was measured;
//! a terminal that is not named here was not, and is treated as one that reorders nothing.

use super::answers::Answers;
use super::clipboard::Clipboard;
use super::environment::Environment;
use super::links::Hyperlinks;
use super::profile::Mode;
use crate::text::Marks;

/// A terminal emulator whose treatment of Arabic was measured, or is documented by its makers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Program {
    /// Alacritty: reorders nothing; marks stand one cell off.
    Alacritty,
    /// Terminal.app of macOS (not measured).
    AppleTerminal,
    /// foot: reorders nothing; marks harm their letters.
    Foot,
    /// Hyper, which draws with xterm.js.
    Hyper,
    /// kitty: lays out every blank-free piece by itself, right to left where it begins so.
    Kitty,
    /// Konsole: reorders runs of letters, ignores BDSM.
    Konsole,
    /// mintty: knows BDSM.
    Mintty,
    /// mlterm: reorders rows unless told not to, in its own way.
    Mlterm,
    /// `PuTTY` and pterm: reorder rows, with a direction found anew for each.
    Putty,
    /// `QTerminal`: reorders between changes of colour; drops marks.
    QTerminal,
    /// st: reorders nothing; drops marks.
    St,
    /// Tabby, which draws with xterm.js.
    Tabby,
    /// rxvt-unicode: reorders nothing.
    Urxvt,
    /// The terminal of Visual Studio Code, xterm.js; also any other xterm.js that does not say whose it is.
    VsCode,
    /// Any of the terminals made with VTE (GNOME Terminal, Xfce, Tilix, Ptyxis): knows BDSM since 0.58.
    Vte,
    /// xterm: reorders nothing.
    Xterm,
    /// zutty: reorders nothing; a mark makes its letter vanish.
    Zutty,
}

/// What gave a terminal away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clue {
    /// It gave its name (XTVERSION).
    Version,
    /// The kind that it answered (DA2).
    Attributes,
    /// `TERM`.
    Term,
    /// A variable that it left.
    Variables,
}

/// A program between us and the terminal that keeps the screen itself. Both swallow BDSM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Multiplexer {
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Program {
    /// Finds the terminal out: by its answers to XTVERSION and DA2, then by `TERM`, then by the variables it sets.
    #[must_use]
    pub fn identify(answers: &Answers, environment: &Environment) -> Option<Self> {
        Self::identify_by(answers, environment).map(|(program, _)| program)
    }

    /// Finds the terminal out as [`Program::identify`] does, and says by what.
    #[must_use]
    pub fn identify_by(answers: &Answers, environment: &Environment) -> Option<(Self, Clue)> {
        let by = |clue| move |program| (program, clue);
        match answers.version.as_deref() {
            // A terminal that gives its name is not one of those that merely left variables behind.
            Some(version) => Self::by_version(version).map(by(Clue::Version)),
            None => Self::by_attributes(answers, environment)
                .map(by(Clue::Attributes))
                .or_else(|| Self::by_term(environment.term.as_deref().unwrap_or_default()).map(by(Clue::Term)))
                .or_else(|| Self::by_variables(environment).map(by(Clue::Variables))),
        }
    }

    /// Its name in files: lower case, never changed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alacritty => "alacritty",
            Self::AppleTerminal => "apple-terminal",
            Self::Foot => "foot",
            Self::Hyper => "hyper",
            Self::Kitty => "kitty",
            Self::Konsole => "konsole",
            Self::Mintty => "mintty",
            Self::Mlterm => "mlterm",
            Self::Putty => "putty",
            Self::QTerminal => "qterminal",
            Self::St => "st",
            Self::Tabby => "tabby",
            Self::Urxvt => "urxvt",
            Self::VsCode => "vscode",
            Self::Vte => "vte",
            Self::Xterm => "xterm",
            Self::Zutty => "zutty",
        }
    }

    /// Finds the terminal around a multiplexer out: its answers are the multiplexer's, so only variables are left.
    #[must_use]
    pub fn outside(environment: &Environment) -> Option<Self> {
        Self::by_variables(environment)
    }

    /// The mode that is read right in this terminal when it does not answer that it knows BDSM.
    #[must_use]
    pub const fn mode(self) -> Mode {
        match self {
            Self::Alacritty | Self::Foot | Self::St | Self::Urxvt | Self::Xterm | Self::Zutty
            // With its bidi switched off it does not answer, and then reorders nothing.
            | Self::Mintty => Mode::Visual,
            Self::Kitty => Mode::Words,
            Self::Konsole | Self::AppleTerminal => Mode::Runs,
            Self::Hyper | Self::Tabby | Self::VsCode | Self::Vte => Mode::Anchored,
            Self::Putty => Mode::Row,
            Self::Mlterm => Mode::Mlterm,
            Self::QTerminal => Mode::Alternating,
        }
    }

    /// The mode that is read right in this terminal with a multiplexer inside it, which swallows every switch.
    #[must_use]
    pub const fn mode_outside(self) -> Mode {
        match self {
            Self::Vte => Mode::Runs,
            Self::Mlterm => Mode::Visual,
            Self::Alacritty
            | Self::AppleTerminal
            | Self::Foot
            | Self::Hyper
            | Self::Kitty
            | Self::Konsole
            | Self::Mintty
            | Self::Putty
            | Self::QTerminal
            | Self::St
            | Self::Tabby
            | Self::Urxvt
            | Self::VsCode
            | Self::Xterm
            | Self::Zutty => self.mode(),
        }
    }

    /// Whether marks are drawn on their letters here, or rather harm them.
    #[must_use]
    pub const fn marks(self) -> Marks {
        match self {
            Self::Alacritty | Self::Foot | Self::Kitty | Self::QTerminal | Self::St | Self::Zutty => Marks::Hide,
            Self::AppleTerminal
            | Self::Hyper
            | Self::Konsole
            | Self::Mintty
            | Self::Mlterm
            | Self::Putty
            | Self::Tabby
            | Self::Urxvt
            | Self::VsCode
            | Self::Vte
            | Self::Xterm => Marks::Keep,
        }
    }

    /// Whether hyperlinks (OSC 8) are sent: where its makers say that it knows them.
    #[must_use]
    pub const fn hyperlinks(self) -> Hyperlinks {
        match self {
            Self::Alacritty | Self::Foot | Self::Kitty | Self::Konsole | Self::Mintty | Self::VsCode | Self::Vte => {
                Hyperlinks::Sent
            }
            Self::AppleTerminal
            | Self::Hyper
            | Self::Mlterm
            | Self::Putty
            | Self::QTerminal
            | Self::St
            | Self::Tabby
            | Self::Urxvt
            | Self::Xterm
            | Self::Zutty => Hyperlinks::Off,
        }
    }

    /// Whether text for the clipboard (OSC 52) is sent: not where its makers have not built that in.
    #[must_use]
    pub const fn clipboard(self) -> Clipboard {
        match self {
            Self::AppleTerminal | Self::Putty | Self::QTerminal | Self::Vte => Clipboard::Off,
            Self::Alacritty
            | Self::Foot
            | Self::Hyper
            | Self::Kitty
            | Self::Konsole
            | Self::Mintty
            | Self::Mlterm
            | Self::St
            | Self::Tabby
            | Self::Urxvt
            | Self::VsCode
            | Self::Xterm
            | Self::Zutty => Clipboard::Sent,
        }
    }

    fn by_version(version: &str) -> Option<Self> {
        const NAMES: [(&str, Program); 11] = [
            ("alacritty", Program::Alacritty),
            ("foot", Program::Foot),
            ("kitty", Program::Kitty),
            ("konsole", Program::Konsole),
            ("mintty", Program::Mintty),
            ("mlterm", Program::Mlterm),
            ("putty", Program::Putty),
            ("qterminal", Program::QTerminal),
            ("vte", Program::Vte),
            ("xterm.js", Program::VsCode),
            ("xterm(", Program::Xterm),
        ];
        let version = version.to_ascii_lowercase();
        NAMES.iter().find(|(name, _)| version.starts_with(name)).map(|&(_, program)| program)
    }

    fn by_attributes(answers: &Answers, environment: &Environment) -> Option<Self> {
        match answers.secondary.as_deref()? {
            [0, 136, ..] => Some(Self::Putty),
            [0, 115, ..] if environment.konsole_version.is_some() => Some(Self::Konsole),
            [0, 115, ..] => Some(Self::QTerminal),
            [0, 276, ..] => Some(Self::xterm_js(environment)),
            [41, ..] => Some(Self::Xterm),
            [65, ..] => Some(Self::Vte),
            [85, ..] => Some(Self::Urxvt),
            _ => None,
        }
    }

    /// Whose xterm.js this is: it gives no name, but always the same attributes.
    fn xterm_js(environment: &Environment) -> Self {
        match environment.term_program.as_deref() {
            Some("Hyper") => Self::Hyper,
            Some("Tabby") => Self::Tabby,
            Some(_) | None => Self::VsCode,
        }
    }

    fn by_term(term: &str) -> Option<Self> {
        const NAMES: [(&str, Program); 6] = [
            ("alacritty", Program::Alacritty),
            ("foot", Program::Foot),
            ("mlterm", Program::Mlterm),
            ("rxvt-unicode", Program::Urxvt),
            ("st-", Program::St),
            ("xterm-kitty", Program::Kitty),
        ];
        if term == "st" {
            return Some(Self::St);
        }
        NAMES.iter().find(|(name, _)| term.starts_with(name)).map(|&(_, program)| program)
    }

    fn by_variables(environment: &Environment) -> Option<Self> {
        match environment.term_program.as_deref() {
            Some("vscode") => return Some(Self::VsCode),
            Some("Hyper") => return Some(Self::Hyper),
            Some("Tabby") => return Some(Self::Tabby),
            Some("Apple_Terminal") => return Some(Self::AppleTerminal),
            Some(_) | None => {}
        }
        let left_behind = [
            (&environment.kitty_window_id, Self::Kitty),
            (&environment.konsole_version, Self::Konsole),
            (&environment.mlterm, Self::Mlterm),
            (&environment.alacritty_window_id, Self::Alacritty),
            (&environment.zutty_version, Self::Zutty),
            (&environment.vte_version, Self::Vte),
        ];
        left_behind.into_iter().find(|(variable, _)| variable.is_some()).map(|(_, program)| program)
    }
}

impl Multiplexer {
    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tmux => "tmux",
            Self::Screen => "screen",
        }
    }

    /// Finds out whether a multiplexer answered; without any answer to DA2 the variables decide.
    #[must_use]
    pub fn identify(answers: &Answers, environment: &Environment) -> Option<Self> {
        match (answers.secondary.as_deref(), &answers.version) {
            (Some([84, ..]), _) => Some(Self::Tmux),
            (Some([83, ..]), _) => Some(Self::Screen),
            (Some(_), _) | (None, Some(_)) => None,
            (None, None) if environment.tmux.is_some() => Some(Self::Tmux),
            (None, None) => environment.sty.as_ref().map(|_| Self::Screen),
        }
    }
}
