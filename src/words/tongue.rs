//! Which words are spoken: by the settings, and where they leave it open by the locale.

use super::{Language, Manner, Words};
use crate::config::Settings;
use crate::config::preferences::Speech;

/// What the locale says, as POSIX or BCP 47 write it; empty where none is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tongue {
    /// The locale of messages (`LC_MESSAGES`).
    pub messages: String,
    /// The locale of times and numbers (`LC_TIME`).
    pub time: String,
}

impl Tongue {
    /// The language that the settings ask for.
    #[must_use]
    pub fn language(&self, asked: Speech) -> Language {
        match asked {
            Speech::Auto => Language::from_locale(&self.messages),
            Speech::Arabic => Language::Arabic,
            Speech::English => Language::English,
        }
    }

    /// The words in that language, with numbers and dates as the settings ask for.
    #[must_use]
    pub fn words(&self, settings: &Settings) -> Words {
        let language = self.language(settings.language);
        let &Settings { digits, months, hijri, dates, .. } = settings;
        let manner = Manner::of_locale(language, &self.time).with(digits, months);
        Words::in_manner(language, Manner { hijri, dates, ..manner })
    }
}
