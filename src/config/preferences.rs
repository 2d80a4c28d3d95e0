//! The preferences: every option of the config file, once, as data. Reading the file, its documentation, the variables of the
//! environment, the words and the prompt that changes one are all made from this list.
//!
//! To add one: a variant here with its place and values, a field of [`Settings`](super::Settings) with its two arms in
//! `settings.rs`, and a sentence `preference-KEY` in both files of words. Tests fail until all of them are there.

use std::fmt;

use super::keymap::Preset;
use super::layouts::Keyboard;
use super::manner::{Dates, Digits, Hijri, Months, SignsChoice};
use super::reading::{Links, Pictures, Spacing, TextDigits};
use super::theme::Standard;
use crate::text::Align;

/// An option of the config file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preference {
    /// The language of khabar's own words.
    Language,
    /// On which side the panes begin.
    Layout,
    /// The colours of the screen.
    Theme,
    /// The set of signs.
    Signs,
    /// The names of the months.
    Months,
    /// Whether the Hijri date is shown.
    Hijri,
    /// How lists tell when something was.
    Dates,
    /// The shape of digits.
    Digits,
    /// Where spare cells of a line go.
    Align,
    /// Whether tashkeel is shown.
    Marks,
    /// The shape of digits in articles.
    TextDigits,
    /// The widest column of text.
    Measure,
    /// Where rows are left blank.
    Spacing,
    /// Whether links are listed at the end of an article.
    Links,
    /// How pictures are drawn.
    Pictures,
    /// Whose the mouse is.
    Mouse,
    /// Whether khabar comes back to where it was left.
    Restore,
    /// Whether ة and ه are the same to a search.
    FoldTehMarbuta,
    /// Whether ى and ي are.
    FoldAlefMaksura,
    /// Whether ؤ and و are, and ئ and ي.
    FoldHamza,
    /// After how many days articles go.
    KeepDays,
    /// How many articles of a source stay.
    KeepArticles,
    /// The keymap that the others are laid over.
    Preset,
    /// The Arabic keyboard whose positions count.
    Keyboard,
}

/// What an option can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// One of these names.
    Names(Vec<&'static str>),
    /// One of these names, or that of a theme of the reader's own.
    Theme(Vec<&'static str>),
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Number {
        /// The least.
        least: u32,
        /// The greatest.
        most: u32,
    },
    /// A whole number from 1, or a name for none.
    NumberOr(&'static str),
}

/// A text that is no value of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key} must be {values}", key = .0.key(), values = .0.values())]
pub struct NotAValue(pub Preference);

/// A type whose values have names, as the config file and the command line write them.
pub trait Names: Copy + PartialEq + 'static {
    /// Every value with its name, in the order in which they are offered.
    const NAMES: &'static [(&'static str, Self)];

    /// The value of that name.
    #[must_use]
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// Every name, in that order.
    #[must_use]
    fn names() -> Vec<&'static str> {
        Self::NAMES.iter().map(|(name, _)| *name).collect()
    }

    /// Its name.
    #[must_use]
    fn name_of(self) -> &'static str {
        Self::NAMES.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

/// The language of khabar's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    /// As the locale has it.
    #[default]
    Auto,
    /// Arabic.
    Arabic,
    /// English.
    English,
}

/// On which side the panes begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Headlines at the right, entities at the left.
    #[default]
    Rtl,
    /// Headlines at the left, entities at the right.
    Ltr,
}

/// Whether tashkeel is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarksChoice {
    /// Wherever the terminal draws it well.
    #[default]
    Auto,
    /// Always.
    Keep,
    /// Never.
    Hide,
}

/// Whose the mouse is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mouse {
    /// The reader's: clicks choose, the wheel scrolls.
    #[default]
    Reader,
    /// The terminal's: it selects text.
    Terminal,
}

/// The narrowest and the widest column of text that can be asked for, in cells.
pub const MEASURES: (u16, u16) = (20, 400);
/// What is written for a theme that suits the terminal.
pub const AUTO: &str = "auto";
/// What is written for a number that limits nothing.
pub const ALL_OF_THEM: &str = "all";

impl Preference {
    /// Every one, table by table, in the order of the file.
    pub const ALL: [Self; 24] = [
        Self::Language,
        Self::Layout,
        Self::Theme,
        Self::Signs,
        Self::Months,
        Self::Hijri,
        Self::Dates,
        Self::Digits,
        Self::Align,
        Self::Marks,
        Self::TextDigits,
        Self::Measure,
        Self::Spacing,
        Self::Links,
        Self::Pictures,
        Self::Mouse,
        Self::Restore,
        Self::FoldTehMarbuta,
        Self::FoldAlefMaksura,
        Self::FoldHamza,
        Self::KeepDays,
        Self::KeepArticles,
        Self::Preset,
        Self::Keyboard,
    ];

    /// The table it stands in, and its key there.
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Language => ("interface", "language"),
            Self::Layout => ("interface", "layout"),
            Self::Theme => ("interface", "theme"),
            Self::Signs => ("interface", "signs"),
            Self::Months => ("interface", "months"),
            Self::Hijri => ("interface", "hijri"),
            Self::Dates => ("interface", "dates"),
            Self::Digits => ("interface", "digits"),
            Self::Align => ("reader", "align"),
            Self::Marks => ("reader", "marks"),
            Self::TextDigits => ("reader", "text-digits"),
            Self::Measure => ("reader", "measure"),
            Self::Spacing => ("reader", "spacing"),
            Self::Links => ("reader", "links"),
            Self::Pictures => ("reader", "pictures"),
            Self::Mouse => ("reader", "mouse"),
            Self::Restore => ("reader", "restore"),
            Self::FoldTehMarbuta => ("search", "fold-teh-marbuta"),
            Self::FoldAlefMaksura => ("search", "fold-alef-maksura"),
            Self::FoldHamza => ("search", "fold-hamza"),
            Self::KeepDays => ("library", "keep-days"),
            Self::KeepArticles => ("library", "keep-articles"),
            Self::Preset => ("keys", "preset"),
            Self::Keyboard => ("keys", "keyboard"),
        }
    }

    /// What it can be.
    #[must_use]
    pub fn values(self) -> Values {
        match self {
            Self::Language => Values::of::<Speech>(),
            Self::Layout => Values::of::<Side>(),
            Self::Theme => Values::Theme(std::iter::once(AUTO).chain(Standard::names()).collect()),
            Self::Signs => Values::of::<SignsChoice>(),
            Self::Months => Values::of::<Months>(),
            Self::Hijri => Values::of::<Hijri>(),
            Self::Dates => Values::of::<Dates>(),
            Self::Digits => Values::of::<Digits>(),
            Self::Align => Values::of::<Align>(),
            Self::Marks => Values::of::<MarksChoice>(),
            Self::TextDigits => Values::of::<TextDigits>(),
            Self::Measure => Values::Number { least: MEASURES.0.into(), most: MEASURES.1.into() },
            Self::Spacing => Values::of::<Spacing>(),
            Self::Links => Values::of::<Links>(),
            Self::Pictures => Values::of::<Pictures>(),
            Self::Mouse | Self::Restore | Self::FoldTehMarbuta | Self::FoldAlefMaksura | Self::FoldHamza => {
                Values::Switch
            }
            Self::KeepDays | Self::KeepArticles => Values::NumberOr(ALL_OF_THEM),
            Self::Preset => Values::of::<Preset>(),
            Self::Keyboard => Values::of::<Keyboard>(),
        }
    }

    /// The table it stands in.
    #[must_use]
    pub const fn table(self) -> &'static str {
        self.place().0
    }

    /// Its key: no other option has it, in whatever table.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.place().1
    }

    /// The variable of the environment that overrides the file: `KHABAR_KEEP_DAYS` for `keep-days`.
    #[must_use]
    pub fn variable(self) -> String {
        format!("KHABAR_{}", self.key().replace('-', "_").to_ascii_uppercase())
    }

    /// The option with that key, or with its table before a point: `align`, `reader.align`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let is_it = |one: &Self| match name.split_once('.') {
            Some((table, key)) => (table, key) == one.place(),
            None => name == one.key(),
        };
        Self::ALL.into_iter().find(is_it)
    }
}

impl Values {
    fn of<T: Names>() -> Self {
        Self::Names(T::names())
    }

    /// The values that have names: what a prompt offers.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        match self {
            Self::Names(names) | Self::Theme(names) => names.clone(),
            Self::Switch => vec!["true", "false"],
            Self::Number { .. } => Vec::new(),
            Self::NumberOr(name) => vec![name],
        }
    }

    /// All of them, as the config file would have them.
    #[must_use]
    pub fn choices(&self) -> String {
        match self {
            Self::Names(names) => quoted(names),
            Self::Theme(names) => format!("{} | \"NAME\" (themes/NAME.toml)", quoted(names)),
            Self::Switch => "true | false".to_owned(),
            Self::Number { least, most } => format!("{least} … {most}"),
            Self::NumberOr(name) => format!("1 … | {name:?}"),
        }
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(" | ")
}

/// As it follows "must be".
impl fmt::Display for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Names(names) => write!(f, "one of \"{}\"", names.join("\", \"")),
            Self::Theme(names) => {
                write!(f, "one of \"{}\", or the name of a file in the folder themes", names.join("\", \""))
            }
            Self::Switch => f.write_str("true or false"),
            Self::Number { least, most } => write!(f, "a whole number, {least} to {most}"),
            Self::NumberOr(name) => write!(f, "a whole number, 1 or more, or \"{name}\""),
        }
    }
}

impl Names for Speech {
    const NAMES: &'static [(&'static str, Self)] = &[("auto", Self::Auto), ("ar", Self::Arabic), ("en", Self::English)];
}

impl Names for Side {
    const NAMES: &'static [(&'static str, Self)] = &[("rtl", Self::Rtl), ("ltr", Self::Ltr)];
}

impl Names for Align {
    const NAMES: &'static [(&'static str, Self)] =
        &[("justify", Self::Justify), ("justify-spaces", Self::JustifySpaces), ("start", Self::Start)];
}

impl Names for MarksChoice {
    const NAMES: &'static [(&'static str, Self)] = &[("auto", Self::Auto), ("keep", Self::Keep), ("hide", Self::Hide)];
}

impl Names for Mouse {
    const NAMES: &'static [(&'static str, Self)] = &[("true", Self::Reader), ("false", Self::Terminal)];
}

impl Names for Keyboard {
    const NAMES: &'static [(&'static str, Self)] =
        &[("arabic", Self::Arabic), ("arabic-mac", Self::ArabicMac), ("persian", Self::Persian), ("urdu", Self::Urdu)];
}

#[cfg(test)]
mod tests {
    use super::super::reading::Restore;
    use super::super::searching::Folds;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_options_share_a_key_or_a_variable() {
        let keys: BTreeSet<_> = Preference::ALL.iter().map(|one| one.key()).collect();
        assert_eq!(keys.len(), Preference::ALL.len());
        let variables: BTreeSet<_> = Preference::ALL.iter().map(|one| one.variable()).collect();
        assert_eq!(variables.len(), Preference::ALL.len());
        // These have meanings of their own.
        assert!(["KHABAR_TERMINAL", "KHABAR_CONFIG", "KHABAR_LIBRARY"].iter().all(|name| !variables.contains(*name)));
    }

    #[test]
    fn options_of_a_table_stand_together() {
        let mut tables: Vec<_> = Preference::ALL.iter().map(|one| one.table()).collect();
        tables.dedup();
        let different: BTreeSet<_> = tables.iter().collect();
        assert_eq!(different.len(), tables.len());
    }

    #[test]
    fn an_option_is_found_by_its_key_with_or_without_its_table() {
        for one in Preference::ALL {
            assert_eq!(Preference::from_name(one.key()), Some(one));
            assert_eq!(Preference::from_name(&format!("{}.{}", one.table(), one.key())), Some(one));
        }
        assert_eq!(Preference::from_name("library.align"), None);
        assert_eq!(Preference::from_name(""), None);
    }

    #[test]
    fn every_named_value_is_found_by_its_name() {
        fn check<T: Names + fmt::Debug>() {
            for (name, value) in T::NAMES {
                assert_eq!(T::named(name), Some(*value));
                assert_eq!(value.name_of(), *name);
            }
        }
        check::<Speech>();
        check::<Side>();
        check::<Align>();
        check::<MarksChoice>();
        check::<Mouse>();
        check::<Restore>();
        check::<Folds>();
        check::<Links>();
        check::<Pictures>();
        check::<Spacing>();
        check::<Keyboard>();
        check::<Standard>();
        check::<Preset>();
        check::<SignsChoice>();
        check::<Months>();
        check::<Hijri>();
        check::<Dates>();
        check::<Digits>();
        check::<TextDigits>();
        assert_eq!(Keyboard::NAMES.len(), Keyboard::ALL.len());
    }

    #[test]
    fn a_wrong_value_is_told_with_what_it_can_be() {
        let cases = [
            (Preference::Align, r#"align must be one of "justify", "justify-spaces", "start""#),
            (Preference::Mouse, "mouse must be true or false"),
            (Preference::Measure, "measure must be a whole number, 20 to 400"),
            (Preference::KeepDays, "keep-days must be a whole number, 1 or more, or \"all\""),
        ];
        for (preference, words) in cases {
            assert_eq!(NotAValue(preference).to_string(), words);
        }
    }
}
