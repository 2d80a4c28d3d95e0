//! What is set for the articles of one language, over what is set for all.
//!
//! ```toml
//! [reader.languages.fa]
//! text-digits = "latin"
//! marks = "hide"
//! ```

use super::preferences::{NotAValue, Preference};
use super::settings::Settings;
use std::collections::BTreeMap;
use std::fmt;

/// A language of articles: the two or three small letters of ISO 639 that BCP 47 begins with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleLanguage([u8; 3]);

/// The options that articles of a language have for themselves, as the texts of their values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages(BTreeMap<ArticleLanguage, BTreeMap<Preference, String>>);

/// An option that is set: for all articles, or for those of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The option.
    pub preference: Preference,
    /// The language, where it is for one.
    pub language: Option<ArticleLanguage>,
}

/// The languages that khabar has a word for; the others are told by their codes.
pub const NAMED: [&str; 8] = ["ar", "fa", "ur", "ckb", "he", "tr", "en", "fr"];
/// The table of languages, below that of the reader.
pub const LANGUAGES: &str = "languages";

impl ArticleLanguage {
    /// The language that is called so: two or three small letters.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let is_code = (2..=3).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut letters = [b' '; 3];
        letters.iter_mut().zip(name.bytes()).for_each(|(place, letter)| *place = letter);
        is_code.then_some(Self(letters))
    }

    /// The language of a BCP 47 tag: `ar` of `ar-EG`. None where the language is unknown.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        Self::named(&tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase())
    }

    /// Its name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default().trim_end()
    }
}

impl fmt::Debug for ArticleLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<Preference> for Aim {
    fn from(preference: Preference) -> Self {
        Self { preference, language: None }
    }
}

/// As a reader is shown it: `marks`, `languages.fa.marks`.
impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(language) = self.language {
            write!(f, "{LANGUAGES}.{}.", language.as_str())?;
        }
        f.write_str(self.preference.key())
    }
}

impl Preference {
    /// Those that articles of a language can have for themselves, in the order of the file.
    pub const OF_LANGUAGES: [Self; 5] = [Self::Align, Self::Marks, Self::TextDigits, Self::Measure, Self::Spacing];
}

impl Settings {
    /// Sets one option by the text of its value, for all articles or for those of a language.
    ///
    /// # Errors
    ///
    /// Where the text is no value of it; nothing is changed then.
    pub fn aim(&mut self, aim: Aim, text: &str) -> Result<(), NotAValue> {
        let Some(language) = aim.language else { return self.set(aim.preference, text) };
        let mut alone = Self::default();
        alone.set(aim.preference, text)?;
        self.languages.0.entry(language).or_default().insert(aim.preference, alone.value(aim.preference));
        Ok(())
    }

    /// Whether the language has the option for itself.
    #[must_use]
    pub fn has_own(&self, aim: Aim) -> bool {
        let own = aim.language.and_then(|language| self.languages.0.get(&language));
        own.is_some_and(|own| own.contains_key(&aim.preference))
    }

    /// What is set for articles of `language`: all of it, with their own over it.
    #[must_use]
    pub fn within(&self, language: Option<ArticleLanguage>) -> Self {
        let mut settings = self.clone();
        let own = language.and_then(|language| self.languages.0.get(&language));
        for (&preference, text) in own.into_iter().flatten() {
            // They were values when they were put in.
            let _ = settings.set(preference, text);
        }
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Align, Cells};

    const FA: Option<ArticleLanguage> = Some(ArticleLanguage(*b"fa "));

    #[test]
    fn a_language_is_two_or_three_letters_and_that_of_a_tag_its_first_part() {
        assert_eq!(ArticleLanguage::named("fa").map(|it| it.as_str().to_owned()), Some("fa".to_owned()));
        assert_eq!(ArticleLanguage::named("ckb").map(|it| it.as_str().to_owned()), Some("ckb".to_owned()));
        for wrong in ["", "f", "FA", "fars", "f1", "فا", "fa-IR"] {
            assert_eq!(ArticleLanguage::named(wrong), None, "{wrong}");
        }
        assert_eq!(ArticleLanguage::of("FA_ir"), FA);
        assert_eq!((ArticleLanguage::of(""), ArticleLanguage::of("-")), (None, None));
    }

    #[test]
    fn what_a_language_has_for_itself_lies_over_what_all_have() {
        let mut settings = Settings { measure: Cells(60), ..Settings::default() };
        settings.aim(Aim { preference: Preference::Align, language: FA }, "start").unwrap();
        let persian = settings.within(FA);
        assert_eq!((persian.align, persian.measure), (Align::Start, Cells(60)));
        let arabic = settings.within(ArticleLanguage::named("ar"));
        assert_eq!((arabic.align, settings.within(None).align), (Align::Justify, Align::Justify));
    }

    #[test]
    fn what_is_no_value_is_not_put_in() {
        let mut settings = Settings::default();
        let aim = Aim { preference: Preference::Measure, language: FA };
        assert_eq!(settings.aim(aim, "7"), Err(NotAValue(Preference::Measure)));
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn an_aim_is_called_by_its_place_in_the_file() {
        assert_eq!(Aim::from(Preference::Marks).to_string(), "marks");
        assert_eq!(Aim { preference: Preference::Marks, language: FA }.to_string(), "languages.fa.marks");
    }
}
