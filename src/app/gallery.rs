//! Which themes there are, and which one is shown: names only, how they look is not the state's.

use super::{App, Effect, Notice};
use crate::config::Standard;
use crate::config::preferences::Names;

/// The themes that can be walked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gallery {
    names: Vec<String>,
    shown: usize,
}

impl Gallery {
    /// Themes of these names, of which `shown` is on the screen.
    #[must_use]
    pub fn new(names: Vec<String>, shown: &str) -> Self {
        let shown = names.iter().position(|name| name == shown).unwrap_or(0);
        Self { names, shown }
    }

    /// Their names, in the order in which they are walked through.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// `name` is on the screen; where none was chosen, whatever suits the terminal: walking goes on from the first then.
    pub(super) fn show(&mut self, name: Option<&str>) {
        self.shown = self.names.iter().position(|known| Some(known.as_str()) == name).unwrap_or(0);
    }

    fn next(&mut self) -> Option<&str> {
        self.shown = (self.shown + 1) % self.names.len().max(1);
        self.names.get(self.shown).map(String::as_str)
    }
}

impl Default for Gallery {
    /// Those that come with khabar, the first of them shown.
    fn default() -> Self {
        Self { names: Standard::names().into_iter().map(str::to_owned).collect(), shown: 0 }
    }
}

impl App {
    /// The next theme, and its name on the status line.
    pub(super) fn next_theme(&mut self) -> Vec<Effect> {
        let Some(name) = self.gallery.next().map(str::to_owned) else { return Vec::new() };
        self.notice = Some(Notice::Theme(name.clone()));
        vec![Effect::Theme(name)]
    }
}
