//! What the process was told about its terminal, gathered in one place as a value.

use std::io::IsTerminal;

use super::identity::Stored;

/// Where standard output goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Output {
    /// To a terminal.
    Terminal,
    /// Into a pipe, a file, or nowhere.
    #[default]
    Other,
}

/// The variables that say which terminal this is, `None` where one is unset or empty, and what the reader chose before.
///
/// Any of them may be stale: a terminal started from another one inherits that one's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// Where standard output goes.
    pub output: Output,
    /// The modes that the config file has for terminals; whoever reads that file puts them in.
    pub stored: Stored,
    /// `KHABAR_TERMINAL`: the reader's own choice of a mode.
    pub khabar_terminal: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `TERM_PROGRAM`.
    pub term_program: Option<String>,
    /// `LC_TERMINAL`, which iTerm2 sets and ssh carries along.
    pub lc_terminal: Option<String>,
    /// `KITTY_WINDOW_ID`.
    pub kitty_window_id: Option<String>,
    /// `KONSOLE_VERSION`.
    pub konsole_version: Option<String>,
    /// `MLTERM`.
    pub mlterm: Option<String>,
    /// `VTE_VERSION`.
    pub vte_version: Option<String>,
    /// `ALACRITTY_WINDOW_ID`.
    pub alacritty_window_id: Option<String>,
    /// `ZUTTY_VERSION`.
    pub zutty_version: Option<String>,
    /// `TMUX`.
    pub tmux: Option<String>,
    /// `STY`, which GNU screen sets.
    pub sty: Option<String>,
    /// `COLORFGBG`: numbers of the sixteen colours for letters and ground, which rxvt and Konsole set.
    pub colorfgbg: Option<String>,
    /// `SSH_CONNECTION`: the terminal is on another machine.
    pub ssh_connection: Option<String>,
}

impl Environment {
    /// Reads the variables of this process and looks where its standard output goes.
    #[must_use]
    pub fn read() -> Self {
        let output = if std::io::stdout().is_terminal() { Output::Terminal } else { Output::Other };
        Self { output, ..Self::from_variables(|name| std::env::var_os(name)?.into_string().ok()) }
    }

    /// Whether the terminal takes a title for its window. Where there is no window the title may be drawn as text: on the
    /// console of older systems, in Emacs, on a terminal of glass and steel.
    #[must_use]
    pub fn has_window(&self) -> bool {
        let term = self.term.as_deref().unwrap_or_default();
        let is_windowless = ["dumb", "linux", "cons25", "eterm", "vt"].iter().any(|name| term.starts_with(name));
        !term.is_empty() && !is_windowless
    }

    /// The environment whose variables `value` knows; its output is no terminal.
    #[must_use]
    pub fn from_variables(value: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name| value(name).filter(|value| !value.is_empty());
        Self {
            output: Output::Other,
            stored: Stored::default(),
            khabar_terminal: value("KHABAR_TERMINAL"),
            term: value("TERM"),
            term_program: value("TERM_PROGRAM"),
            lc_terminal: value("LC_TERMINAL"),
            kitty_window_id: value("KITTY_WINDOW_ID"),
            konsole_version: value("KONSOLE_VERSION"),
            mlterm: value("MLTERM"),
            vte_version: value("VTE_VERSION"),
            alacritty_window_id: value("ALACRITTY_WINDOW_ID"),
            zutty_version: value("ZUTTY_VERSION"),
            tmux: value("TMUX"),
            sty: value("STY"),
            colorfgbg: value("COLORFGBG"),
            ssh_connection: value("SSH_CONNECTION"),
        }
    }
}
