//! An option that was changed in the reader: kept in the config file, and what of it is not the state's seen at once.

use super::{Reader, config_file};
use crate::app::{Failure, Message};
use crate::config::Preference;
use crate::config::manner::SignsChoice;
use crate::config::settings::changed;
use std::path::Path;

impl Reader {
    /// Keeps an option in the config file and dresses the screen anew. A file that can't be changed is told of; the option holds
    /// until the reader ends.
    pub(super) fn prefer(&mut self, preference: Preference, text: &str) -> anyhow::Result<()> {
        let kept = self.config.as_deref().map_or(Ok(()), |path| keep(path, preference, text));
        self.dress();
        match kept {
            Ok(()) => Ok(()),
            Err(why) => self.tell(Message::Failed(Failure::Setting(why))),
        }
    }

    /// The words, the theme and the signs as the settings have them.
    fn dress(&mut self) {
        let settings = &self.app.settings;
        self.look.words = self.tongue.words(settings);
        self.look.signs = match settings.signs {
            SignsChoice::Auto => self.wardrobe.usual_signs(),
            SignsChoice::Set(signs) => signs,
        };
        self.look.theme = match &settings.theme {
            Some(name) => self.wardrobe.theme(name).unwrap_or_else(|| self.wardrobe.usual()),
            None => self.wardrobe.usual(),
        };
    }
}

/// What is wrong where it can't be kept, with the file's name.
fn keep(path: &Path, preference: Preference, text: &str) -> Result<(), String> {
    let at = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let file = config_file::read(path).map_err(|error| at(&error))?;
    let after = changed(&file, preference, text).map_err(|fault| at(&fault))?;
    config_file::replace(path, &after).map_err(|error| at(&error))
}
