//! An option that was changed in the reader: kept in the config file, and what of it is not the state's seen at once.

use super::{Reader, config_file};
use crate::app::{Failure, Message};
use crate::config::manner::SignsChoice;
use crate::config::settings::changed;
use crate::config::{Aim, Preference};
use std::path::Path;

impl Reader {
    /// Keeps an option in the config file and dresses the screen anew. A file that can't be changed is told of; the option holds
    /// until the reader ends.
    pub(super) fn prefer(&mut self, aim: Aim, text: &str) -> anyhow::Result<()> {
        let kept = self.config.as_deref().map_or(Ok(()), |path| keep(path, aim, text));
        self.dress(aim.preference);
        match kept {
            Ok(()) => Ok(()),
            Err(why) => self.tell(Message::Failed(Failure::Setting(why))),
        }
    }

    /// The words, the theme or the signs, whichever the option is about, as the settings have them.
    fn dress(&mut self, preference: Preference) {
        let settings = &self.app.settings;
        match preference {
            Preference::Language | Preference::Months | Preference::Hijri | Preference::Dates | Preference::Digits => {
                self.look.words = self.tongue.words(settings);
            }
            Preference::Signs => {
                self.look.signs = match settings.signs {
                    SignsChoice::Auto => self.wardrobe.usual_signs(),
                    SignsChoice::Set(signs) => signs,
                };
            }
            Preference::Theme => {
                let chosen = settings.theme.as_deref().and_then(|name| self.wardrobe.theme(name));
                self.look.theme = chosen.unwrap_or_else(|| self.wardrobe.usual());
            }
            // These are the state's, or count from the next start on; a picture is drawn as the settings have it when it is asked for.
            Preference::Layout
            | Preference::Align
            | Preference::Marks
            | Preference::TextDigits
            | Preference::Measure
            | Preference::Spacing
            | Preference::Links
            | Preference::Pictures
            | Preference::Mouse
            | Preference::Restore
            | Preference::FoldTehMarbuta
            | Preference::FoldAlefMaksura
            | Preference::FoldHamza
            | Preference::KeepDays
            | Preference::KeepArticles
            | Preference::Preset
            | Preference::Keyboard => {}
        }
    }
}

/// What is wrong where it can't be kept, with the file's name.
fn keep(path: &Path, aim: Aim, text: &str) -> Result<(), String> {
    let at = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let file = config_file::read(path).map_err(|error| at(&error))?;
    let after = changed(&file, aim, text).map_err(|fault| at(&fault))?;
    config_file::replace(path, &after).map_err(|error| at(&error))
}
