//! Every word that the reader sees, in Arabic and English: looked up by a stable id in `assets/words/`, with counts in the right plural
//! and digits in the reader's shape.
//!
//! The files are Fluent (projectfluent.org); plurals follow CLDR. What is put into a sentence is wrapped in FSI … PDI (UAX #9), so that
//! a Latin name or a path keeps its own direction: the text engine understands these, other ways out drop them with [`without_isolates`].

mod age;
mod calendar;
mod manner;
pub mod problem;
mod tongue;

pub use age::{Age, Date};
pub use manner::{Manner, Numerals};
pub use tongue::Tongue;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::borrow::Cow;
use std::fmt;
use unic_langid::LanguageIdentifier;

use crate::text::Base;

/// A language that khabar speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Arabic.
    #[default]
    Arabic,
    /// English.
    English,
}

/// What is put into a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A number, which also chooses the plural.
    Number(u32),
    /// A piece of text, put in as it is.
    Text(&'a str),
}

/// The words of one language.
pub struct Words {
    language: Language,
    manner: Manner,
    bundle: FluentBundle<FluentResource>,
}

/// Characters that start and end a piece with a direction of its own: LRI, RLI, FSI and PDI (UAX #9).
const ISOLATES: [char; 4] = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];

/// Languages written in Arabic letters whose readers are served better by Arabic than by English.
const ARABIC_LETTERS: [&str; 3] = ["ar", "fa", "ur"];

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Arabic, Self::English];

    /// The language for a locale as POSIX or BCP 47 writes it (`ar_EG.UTF-8`, `en-GB`).
    ///
    /// Arabic where the locale is not set (empty, `C`, `POSIX`) or is one of Arabic, Persian or Urdu: khabar is a reader for
    /// Arabic. English for every other.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let is_unset = matches!(language.as_str(), "" | "c" | "posix");
        if is_unset || ARABIC_LETTERS.contains(&language.as_str()) { Self::Arabic } else { Self::English }
    }

    /// The base direction of its sentences.
    #[must_use]
    pub const fn base(self) -> Base {
        match self {
            Self::Arabic => Base::Rtl,
            Self::English => Base::Ltr,
        }
    }

    /// The language as BCP 47 writes it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// What plurals go by.
    fn id(self) -> LanguageIdentifier {
        self.tag().parse().expect("both tags are well-formed")
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Arabic => include_str!("../assets/words/ar.ftl"),
            Self::English => include_str!("../assets/words/en.ftl"),
        }
    }
}

impl Words {
    /// The words of a language, with its own digits and dates.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self::in_manner(language, Manner::of(language))
    }

    /// The words of a language, with numbers and dates written in a manner.
    #[must_use]
    pub fn in_manner(language: Language, manner: Manner) -> Self {
        // What can be read of a file is used: a test reads both files without a fault.
        let resource = FluentResource::try_new(language.file().to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new(vec![language.id()]);
        bundle.set_formatter(Some(match manner.numerals {
            Numerals::ArabicIndic => |value, _| number(value).map(|digits| Numerals::ArabicIndic.shaped(&digits)),
            Numerals::Persian => |value, _| number(value).map(|digits| Numerals::Persian.shaped(&digits)),
            Numerals::European => |value, _| number(value),
        }));
        bundle.add_resource_overriding(resource);
        // The only fault that can be is a function of that name, and a new bundle has none.
        let _ = bundle.add_function("PLURAL", |values, _| plural(values));
        Self { language, manner, bundle }
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The words of that id. An id that the files don't have stands for itself.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The sentence of that id with values for its variables. An id that the files don't have stands for itself.
    #[must_use]
    pub fn say_with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let values: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
        // Faults of a sentence (a value not given) are words too: `{$count}` is shown in its place.
        self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }

    /// How long ago something was, or its date.
    #[must_use]
    pub fn age(&self, age: Age) -> String {
        let counted = |id, count| self.say_with(id, &[("count", Value::Number(count))]);
        match age {
            Age::Now => self.say("age-now"),
            Age::Minutes(count) => counted("age-minutes", count),
            Age::Hours(count) => counted("age-hours", count),
            Age::Yesterday => self.say("age-yesterday"),
            Age::Days(count) => counted("age-days", count),
            Age::Weeks(count) => counted("age-weeks", count),
            Age::On(date) => self.date(date),
        }
    }

    /// A number in the reader's digits.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        FluentValue::from(number).as_string(&fluent_bundle::resolver::Scope::new(&self.bundle, None, None)).into_owned()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Value<'_> {
    /// So many things.
    #[must_use]
    pub fn count(things: usize) -> Self {
        Self::Number(u32::try_from(things).unwrap_or(u32::MAX))
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<Value<'a>> for FluentValue<'a> {
    fn from(value: Value<'a>) -> Self {
        match value {
            Value::Number(number) => number.into(),
            Value::Text(text) => text.into(),
        }
    }
}

/// `said` without the characters that keep directions apart, for ways out that don't know them.
#[must_use]
pub fn without_isolates(said: &str) -> Cow<'_, str> {
    if said.contains(ISOLATES) { Cow::Owned(said.replace(ISOLATES, "")) } else { Cow::Borrowed(said) }
}

/// The Arabic plural of a number, for the files of words: `PLURAL($count)`.
///
/// Fluent's own selection would do, but its crate `intl_pluralrules` 7.0.2 drops the modulo from the rules of Arabic: 103 and 111 come
/// out as "other" there.
fn plural(values: &[FluentValue<'_>]) -> FluentValue<'static> {
    let [FluentValue::Number(number)] = values else { return FluentValue::Error };
    let Ok(number) = number.as_string().parse() else { return FluentValue::Error };
    FluentValue::from(arabic_plural(number))
}

/// The plural category of a whole number in Arabic (CLDR, `ar`).
const fn arabic_plural(number: u32) -> &'static str {
    match (number, number % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        _ => "other",
    }
}

/// A number in European digits; none where the value is something else.
fn number(value: &FluentValue<'_>) -> Option<String> {
    if let FluentValue::Number(number) = value { Some(number.as_string().into_owned()) } else { None }
}
