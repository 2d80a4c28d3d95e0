//! The settings: what a reader decided once and for all. Read from the config file, and changed in it without losing a comment.
//!
//! ```toml
//! [reader]
//! mouse = false               # clicks and the wheel stay the terminal's
//!
//! [reader.languages.fa]       # articles in Persian
//! text-digits = "latin"
//!
//! [library]
//! keep-days = 90              # older articles go, but none that is starred, tagged or kept unread
//!
//! [terminals]
//! kitty = "visual"            # what each terminal is sent; `khabar doctor` writes it
//! "tmux in kitty" = "words"
//!
//! [keys]
//! preset = "newsboat"
//! help = ["F1", "?"]
//! ```
//!
//! The options are listed in [`preferences`](super::preferences). Pure: where the file lies, the environment, reading and
//! writing are the command line's. Which modes of terminals there are is the terminal's to say: a name is kept with its line, so
//! that a wrong one can be told.

mod change;
mod faults;
mod printed;
mod reading;

pub use change::{changed, with_mode};
pub use faults::Fault;
pub use printed::printed;
pub use reading::{Reading, TERMINALS};

use std::collections::BTreeMap;

use super::command::Command;
use super::keymap::{Binding, Keymap, KeymapError, Preset};
use super::languages::Languages;
use super::layouts::Keyboard;
use super::manner::{Dates, Digits, Hijri, Months, SignsChoice};
use super::preferences::{ALL_OF_THEM, AUTO, MEASURES, MarksChoice, Mouse, Names, NotAValue, Preference, Side, Speech};
use super::reading::{Links, Pictures, Restore, Spacing, TextDigits};
use super::searching::Folds;
use super::theme::Themes;
use crate::text::{Align, Cells};

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of khabar's own words.
    pub language: Speech,
    /// On which side the panes begin.
    pub layout: Side,
    /// The name of the theme; none for the one that suits the terminal.
    pub theme: Option<String>,
    /// The set of signs.
    pub signs: SignsChoice,
    /// The names of the months.
    pub months: Months,
    /// Whether the Hijri date is shown.
    pub hijri: Hijri,
    /// How lists tell when something was.
    pub dates: Dates,
    /// The shape of digits in khabar's own words.
    pub digits: Digits,
    /// Where spare cells of a line go.
    pub align: Align,
    /// Whether tashkeel is shown.
    pub marks: MarksChoice,
    /// The shape of digits in articles.
    pub text_digits: TextDigits,
    /// The widest column of text.
    pub measure: Cells,
    /// Where rows are left blank.
    pub spacing: Spacing,
    /// Whether links are listed at the end of an article.
    pub links: Links,
    /// How pictures are drawn.
    pub pictures: Pictures,
    /// Whose the mouse is in the reader.
    pub mouse: Mouse,
    /// Whether khabar comes back to where it was left.
    pub restore: Restore,
    /// Whether ة and ه are the same to a search.
    pub fold_teh_marbuta: Folds,
    /// Whether ى and ي are.
    pub fold_alef_maksura: Folds,
    /// Whether ؤ and و are, and ئ and ي.
    pub fold_hamza: Folds,
    /// What of the library is cleaned away.
    pub keep: Keep,
    /// The keymap that `bindings` are laid over.
    pub preset: Preset,
    /// The Arabic keyboard whose positions count.
    pub keyboard: Keyboard,
    /// Keys of the reader's own.
    pub bindings: Vec<Binding>,
    /// What is otherwise for articles of some languages.
    pub languages: Languages,
    /// The name of the mode for each terminal, by the terminal's name.
    pub terminals: BTreeMap<String, Named>,
}

/// How much of the library is kept. What is starred, tagged or unread by choice always is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Days after which an article goes; none for never.
    pub days: Option<u32>,
    /// How many of the newest articles of each source stay; none for all.
    pub articles: Option<u32>,
}

/// A name in the file, and the line it stands on (counted from 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The line.
    pub line: usize,
}

/// The column that is comfortable to read: longer lines are hard to follow.
pub const MEASURE: Cells = Cells(72);

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Speech::Auto,
            layout: Side::Rtl,
            theme: None,
            signs: SignsChoice::Auto,
            months: Months::Auto,
            hijri: Hijri::No,
            dates: Dates::Relative,
            digits: Digits::Auto,
            align: Align::Justify,
            marks: MarksChoice::Auto,
            text_digits: TextDigits::Keep,
            measure: MEASURE,
            spacing: Spacing::Normal,
            links: Links::Inline,
            pictures: Pictures::Auto,
            mouse: Mouse::Reader,
            restore: Restore::Yes,
            fold_teh_marbuta: Folds::Yes,
            fold_alef_maksura: Folds::Yes,
            fold_hamza: Folds::Yes,
            keep: Keep::default(),
            preset: Preset::Default,
            keyboard: Keyboard::Arabic,
            bindings: Vec::new(),
            languages: Languages::default(),
            terminals: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Sets one option by the text of its value.
    ///
    /// # Errors
    ///
    /// Where the text is no value of it; nothing is changed then.
    pub fn set(&mut self, preference: Preference, text: &str) -> Result<(), NotAValue> {
        let is_set = match preference {
            Preference::Language => put(&mut self.language, Speech::named(text)),
            Preference::Layout => put(&mut self.layout, Side::named(text)),
            Preference::Theme => put_theme(&mut self.theme, text),
            Preference::Signs => put(&mut self.signs, SignsChoice::named(text)),
            Preference::Months => put(&mut self.months, Months::named(text)),
            Preference::Hijri => put(&mut self.hijri, Hijri::named(text)),
            Preference::Dates => put(&mut self.dates, Dates::named(text)),
            Preference::Digits => put(&mut self.digits, Digits::named(text)),
            Preference::Align => put(&mut self.align, Align::named(text)),
            Preference::Marks => put(&mut self.marks, MarksChoice::named(text)),
            Preference::TextDigits => put(&mut self.text_digits, TextDigits::named(text)),
            Preference::Measure => put(&mut self.measure, measure(text)),
            Preference::Spacing => put(&mut self.spacing, Spacing::named(text)),
            Preference::Links => put(&mut self.links, Links::named(text)),
            Preference::Pictures => put(&mut self.pictures, Pictures::named(text)),
            Preference::Mouse => put(&mut self.mouse, Mouse::named(text)),
            Preference::Restore => put(&mut self.restore, Restore::named(text)),
            Preference::FoldTehMarbuta => put(&mut self.fold_teh_marbuta, Folds::named(text)),
            Preference::FoldAlefMaksura => put(&mut self.fold_alef_maksura, Folds::named(text)),
            Preference::FoldHamza => put(&mut self.fold_hamza, Folds::named(text)),
            Preference::KeepDays => put_limit(&mut self.keep.days, text),
            Preference::KeepArticles => put_limit(&mut self.keep.articles, text),
            Preference::Preset => put(&mut self.preset, Preset::named(text)),
            Preference::Keyboard => put(&mut self.keyboard, Keyboard::named(text)),
        };
        is_set.ok_or(NotAValue(preference))
    }

    /// The value of one option as text, such as [`set`](Self::set) takes.
    #[must_use]
    pub fn value(&self, preference: Preference) -> String {
        match preference {
            Preference::Language => self.language.name_of().to_owned(),
            Preference::Layout => self.layout.name_of().to_owned(),
            Preference::Theme => self.theme.as_deref().unwrap_or(AUTO).to_owned(),
            Preference::Signs => self.signs.name_of().to_owned(),
            Preference::Months => self.months.name_of().to_owned(),
            Preference::Hijri => self.hijri.name_of().to_owned(),
            Preference::Dates => self.dates.name_of().to_owned(),
            Preference::Digits => self.digits.name_of().to_owned(),
            Preference::Align => self.align.name_of().to_owned(),
            Preference::Marks => self.marks.name_of().to_owned(),
            Preference::TextDigits => self.text_digits.name_of().to_owned(),
            Preference::Measure => self.measure.0.to_string(),
            Preference::Spacing => self.spacing.name_of().to_owned(),
            Preference::Links => self.links.name_of().to_owned(),
            Preference::Pictures => self.pictures.name_of().to_owned(),
            Preference::Mouse => self.mouse.name_of().to_owned(),
            Preference::Restore => self.restore.name_of().to_owned(),
            Preference::FoldTehMarbuta => self.fold_teh_marbuta.name_of().to_owned(),
            Preference::FoldAlefMaksura => self.fold_alef_maksura.name_of().to_owned(),
            Preference::FoldHamza => self.fold_hamza.name_of().to_owned(),
            Preference::KeepDays => limit_text(self.keep.days),
            Preference::KeepArticles => limit_text(self.keep.articles),
            Preference::Preset => self.preset.name_of().to_owned(),
            Preference::Keyboard => self.keyboard.name_of().to_owned(),
        }
    }

    /// The keymap: the preset with the reader's own keys over it.
    ///
    /// # Errors
    ///
    /// Where two keys clash, and where none is left to quit, with the line of the file.
    pub fn keymap(&self) -> Result<Keymap, KeymapError> {
        let keymap = self.preset.keymap().with(&self.bindings)?.on(self.keyboard);
        match self.bindings.iter().find(|binding| binding.command == Command::Quit) {
            Some(binding) if binding.chords.is_empty() => Err(KeymapError::NoWayOut { line: binding.line }),
            Some(_) | None => Ok(keymap),
        }
    }
}

/// Puts a value into its place, if there is one.
fn put<T>(place: &mut T, value: Option<T>) -> Option<()> {
    *place = value?;
    Some(())
}

/// Puts in the name of a theme, or none for the name of none.
fn put_theme(place: &mut Option<String>, text: &str) -> Option<()> {
    let name = if text == AUTO { None } else { Some(Themes::may_be_named(text).then(|| text.to_owned())?) };
    put(place, Some(name))
}

fn measure(text: &str) -> Option<Cells> {
    let (least, most) = MEASURES;
    text.parse().ok().filter(|cells| (least..=most).contains(cells)).map(Cells)
}

/// Puts in a number from 1, or none for the name of none.
fn put_limit(place: &mut Option<u32>, text: &str) -> Option<()> {
    let number = if text == ALL_OF_THEM { None } else { Some(text.parse().ok().filter(|number| *number > 0)?) };
    put(place, Some(number))
}

fn limit_text(limit: Option<u32>) -> String {
    limit.map_or_else(|| ALL_OF_THEM.to_owned(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::preferences::Values;
    use proptest::prelude::*;

    #[test]
    fn every_value_that_is_offered_can_be_set_and_is_read_back() {
        for preference in Preference::ALL {
            let mut settings = Settings::default();
            let numbers = match preference.values() {
                Values::Theme(_) => vec!["my-own_2".to_owned()],
                Values::Names(_) | Values::Switch => Vec::new(),
                Values::Number { least, most } => vec![least.to_string(), most.to_string()],
                Values::NumberOr(_) => vec!["1".to_owned(), u32::MAX.to_string()],
            };
            for value in preference.values().names().into_iter().map(str::to_owned).chain(numbers) {
                assert_eq!(settings.set(preference, &value), Ok(()));
                assert_eq!(settings.value(preference), value);
            }
        }
    }

    #[test]
    fn what_is_no_value_changes_nothing() {
        for preference in Preference::ALL {
            let mut settings = Settings::default();
            // Any name may be that of a theme.
            let name = if preference == Preference::Theme { "../sideways" } else { "sideways" };
            for wrong in ["", "0", "-1", name, "99999999999"] {
                assert_eq!(settings.set(preference, wrong), Err(NotAValue(preference)), "{wrong}");
            }
            assert_eq!(settings, Settings::default());
        }
        let mut settings = Settings::default();
        for wrong in ["19", "401", "72.5"] {
            assert_eq!(settings.set(Preference::Measure, wrong), Err(NotAValue(Preference::Measure)));
        }
    }

    #[test]
    fn setting_one_option_leaves_the_others() {
        let standard = Settings::default();
        for preference in Preference::ALL {
            let mut settings = standard.clone();
            let other = preference.values().names().into_iter().find(|name| *name != standard.value(preference));
            let other = other.unwrap_or("40");
            settings.set(preference, other).unwrap();
            for one in Preference::ALL.into_iter().filter(|one| *one != preference) {
                assert_eq!(settings.value(one), standard.value(one), "{one:?} after {preference:?}");
            }
        }
    }

    #[test]
    fn the_keymap_is_the_preset_under_the_keys_of_the_file_on_the_keyboard() {
        let mut settings = Settings::default();
        assert_eq!(settings.keymap().as_ref(), Ok(Keymap::standard()));
        settings.set(Preference::Keyboard, "persian").unwrap();
        settings.set(Preference::Preset, "arrows").unwrap();
        assert_eq!(settings.keymap(), Ok(Preset::Arrows.keymap().clone().on(Keyboard::Persian)));
    }

    proptest! {
        #[test]
        fn any_text_is_a_value_that_is_read_back_or_none(text in "\\PC{0,8}|0?[0-9]{1,4}") {
            for preference in Preference::ALL {
                let mut settings = Settings::default();
                if settings.set(preference, &text).is_ok() {
                    let value = settings.value(preference);
                    let mut again = Settings::default();
                    prop_assert_eq!(again.set(preference, &value), Ok(()));
                    prop_assert_eq!(again, settings);
                }
            }
        }
    }
}
