//! How dates and numbers are written, and which signs are shown: the choices of the config file.

use super::preferences::Names;
use super::theme::Signs;

/// The names of the months of the Gregorian calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Months {
    /// Those of the country of the locale.
    #[default]
    Auto,
    /// كانون الثاني: Syria, Lebanon, Jordan, Palestine, Iraq.
    Levant,
    /// يناير: Egypt, Sudan, Libya.
    Egypt,
    /// يناير: the Gulf and Yemen. The same as in Egypt.
    Gulf,
    /// جانفي: Tunisia.
    Tunisia,
    /// جانفي: Algeria. The same as in Tunisia.
    Algeria,
    /// يناير, غشت, شتنبر: Morocco.
    Morocco,
    /// يناير, أغشت, شتمبر: Mauritania.
    Mauritania,
    /// كانون الثاني/يناير: as newspapers for all countries write.
    Both,
}

/// Whether the Hijri date is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hijri {
    /// No.
    #[default]
    No,
    /// Behind the Gregorian one, where there is room for both.
    Beside,
    /// In its place.
    Only,
}

/// The shape of digits in khabar's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// As in the language and the country.
    #[default]
    Auto,
    /// ٠١٢
    Arabic,
    /// ۰۱۲
    Persian,
    /// 012
    Latin,
}

/// How lists tell when something was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dates {
    /// How long ago, as "3 hours ago"; the date from a month on.
    #[default]
    Relative,
    /// The date.
    Absolute,
}

/// Which set of signs is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignsChoice {
    /// Symbols, but on the console of Linux.
    #[default]
    Auto,
    /// These.
    Set(Signs),
}

impl Names for Months {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("auto", Self::Auto),
        ("levant", Self::Levant),
        ("egypt", Self::Egypt),
        ("gulf", Self::Gulf),
        ("tunisia", Self::Tunisia),
        ("algeria", Self::Algeria),
        ("morocco", Self::Morocco),
        ("mauritania", Self::Mauritania),
        ("both", Self::Both),
    ];
}

impl Names for Hijri {
    const NAMES: &'static [(&'static str, Self)] = &[("no", Self::No), ("beside", Self::Beside), ("only", Self::Only)];
}

impl Names for Digits {
    const NAMES: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("arabic", Self::Arabic), ("persian", Self::Persian), ("latin", Self::Latin)];
}

impl Names for Dates {
    const NAMES: &'static [(&'static str, Self)] = &[("relative", Self::Relative), ("absolute", Self::Absolute)];
}

impl Names for SignsChoice {
    const NAMES: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("symbols", Self::Set(Signs::Symbols)), ("ascii", Self::Set(Signs::Ascii))];
}
