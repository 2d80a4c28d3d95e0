//! The tables of `assets/entities/`, folded and ready for look-up. Built once, on first use.

use super::keys::{KeySet, Table, fold_word};
use super::phrases::Phrases;
use crate::model::Kind;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a number word does to the number it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberRole {
    /// Adds so many.
    Add(u64),
    /// A hundred, multiplied by the unit before it.
    Hundred,
    /// Multiplies what stands before it.
    Scale(u64),
    /// A half of the scale word beside it.
    Half,
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A unit that a number stands before.
    Counted(&'static str),
    /// A dual: two of them, without a number.
    Dual(&'static str),
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// Its calendar and number, as in the table.
    pub name: (&'static str, &'static str),
    /// Whether the word alone is no month yet.
    pub ambiguous: bool,
}

/// What a word does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum DateRole {
    /// السبت …
    Weekday,
    /// يوم, مساء …
    Daytime,
    /// الماضي …
    Relative,
    /// العام, الشهر …
    Period,
    /// هذا, هذه.
    This,
    /// مطلع, نهاية …
    Part,
    /// عام, سنة.
    Year,
    /// Prepositions after which a bare month or year is a date.
    Opens,
    /// Nouns after which a weekday is no date.
    Construct,
}

/// How a title stands to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// The name follows at once or after adjectives.
    Personal,
    /// A complement may stand between.
    Office,
}

/// A noun that opens the name of a body, a place or an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// What the name is.
    pub kind: Kind,
    /// Whether the noun belongs to the name.
    pub kept: Kept,
    /// What may follow.
    pub follow: Follow,
}

/// Whether a head noun belongs to the name it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// وزارة الداخلية.
    Yes,
    /// شركة «نون».
    No,
}

/// What may follow a head noun so that there is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// A definite word, a place, a Latin or a quoted name.
    Any,
    /// The same, but a definite word only with an institutional adjective.
    Named,
    /// One definite word, a Latin or a quoted name.
    Word,
    /// A Latin or a quoted name.
    Quoted,
    /// Any one word that is no common word.
    Bare,
    /// A place.
    Place,
}

/// Where a given name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Of the Arab and Muslim world.
    Arabic,
    /// The same, and a common word as well.
    Word,
    /// From elsewhere, in Arabic letters.
    Foreign,
    /// In Latin letters.
    Latin,
}

/// A known name.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its name in the table.
    pub name: &'static str,
    /// Its spellings with their flags, the name first.
    pub forms: Vec<(&'static str, Flag)>,
}

/// When a spelling counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flag {
    /// Always.
    Sure,
    /// Only with a head noun or beside a sure mention.
    Ambiguous,
    /// Only as it is written in the table.
    Exact,
    /// Always, and its last word follows the name but is no part of it: الهلال in الهلال السعودي.
    Followed,
}

/// A spelling of a known name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// The index of its entry.
    pub entry: usize,
    /// When it counts.
    pub flag: Flag,
    /// As it is written in the table.
    pub written: &'static str,
}

/// All tables.
#[derive(Default)]
pub(super) struct Tables {
    /// Number words.
    pub numbers: Table<NumberRole>,
    /// Currency words and signs, each with its code.
    pub currencies: Phrases<&'static str>,
    /// Months.
    pub months: Phrases<Month>,
    /// Words of dates.
    pub calendar: Table<Vec<DateRole>>,
    /// Units.
    pub units: Phrases<Unit>,
    /// Titles of people.
    pub titles: Table<Title>,
    /// Head nouns.
    pub heads: Phrases<Head>,
    /// Adjectives of institutions, with their article.
    pub institutional: KeySet,
    /// Adjectives of nationality, masculine and without article.
    pub nations: KeySet,
    /// Words that are no names.
    pub common: KeySet,
    /// Given names.
    pub given: Table<Given>,
    /// Surnames; the value says nothing.
    pub surnames: Phrases<()>,
    /// Known names.
    pub entries: Vec<Entry>,
    /// Their spellings.
    pub names: Phrases<Form>,
}

const NUMBERS: &str = include_str!("../../assets/entities/numbers.tsv");
const CURRENCIES: &str = include_str!("../../assets/entities/currencies.tsv");
const MONTHS: &str = include_str!("../../assets/entities/months.tsv");
const CALENDAR: &str = include_str!("../../assets/entities/calendar.tsv");
const UNITS: &str = include_str!("../../assets/entities/units.tsv");
const TITLES: &str = include_str!("../../assets/entities/titles.tsv");
const HEADS: &str = include_str!("../../assets/entities/heads.tsv");
const ADJECTIVES: &str = include_str!("../../assets/entities/adjectives.tsv");
const COMMON: &str = include_str!("../../assets/entities/common.txt");
const GIVEN: &str = include_str!("../../assets/entities/given.tsv");
const SURNAMES: &str = include_str!("../../assets/entities/surnames.tsv");
/// Names of places of the whole world come first; of two equal spellings the first counts.
const NAMES: [&str; 14] = [
    include_str!("../../assets/entities/territories.tsv"),
    include_str!("../../assets/entities/places.tsv"),
    include_str!("../../assets/entities/names/companies.tsv"),
    include_str!("../../assets/entities/names/products.tsv"),
    include_str!("../../assets/entities/names/media.tsv"),
    include_str!("../../assets/entities/names/institutions.tsv"),
    include_str!("../../assets/entities/names/clubs.tsv"),
    include_str!("../../assets/entities/names/international.tsv"),
    include_str!("../../assets/entities/names/parties.tsv"),
    include_str!("../../assets/entities/names/leaders.tsv"),
    include_str!("../../assets/entities/names/people.tsv"),
    include_str!("../../assets/entities/names/cities.tsv"),
    include_str!("../../assets/entities/names/places.tsv"),
    include_str!("../../assets/entities/names/events.tsv"),
];

/// The tables.
pub(super) fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::build);
    &TABLES
}

impl Tables {
    fn build() -> Self {
        let mut tables = Self::default();
        tables.common.reserve(4096);
        tables.given.reserve(2048);
        tables.names.reserve(16_384);
        tables.entries.reserve(8192);
        tables.words();
        tables.phrases();
        tables.people();
        let mut places = HashMap::new();
        for entry in NAMES.into_iter().flat_map(rows).filter_map(|row| entry(&row)) {
            tables.entry(&mut places, entry);
        }
        tables
    }

    fn words(&mut self) {
        let numbers = rows(NUMBERS).filter_map(|row| Some((number(&row)?, listed(row.get(2)?))));
        self.numbers = numbers.flat_map(|(role, words)| words.map(move |word| (fold_word(word), role))).collect();
        let calendar = rows(CALENDAR).filter_map(|row| Some((date_role(row.first()?)?, listed(row.get(1)?))));
        for (role, words) in calendar {
            words.for_each(|word| self.calendar.entry(fold_word(word)).or_default().push(role));
        }
        for row in rows(ADJECTIVES) {
            let words = row.get(1).into_iter().flat_map(|words| listed(words)).map(fold_word);
            match row.first() {
                Some(&"nation") => self.nations.extend(words),
                _ => self.institutional.extend(words),
            }
        }
        self.common.extend(lines(COMMON).flat_map(str::split_whitespace).map(fold_word));
    }

    fn phrases(&mut self) {
        for (code, word) in pairs(CURRENCIES) {
            self.currencies.insert(word, code);
        }
        for row in rows(MONTHS) {
            let [calendar, number, names] = row[..] else { continue };
            for name in listed(names) {
                let plain = name.trim_end_matches('?');
                self.months.insert(plain, Month { name: (calendar, number), ambiguous: plain != name });
            }
        }
        for row in rows(UNITS) {
            let [class, name, forms] = row[..] else { continue };
            let unit = if class == "dual" { Unit::Dual(name) } else { Unit::Counted(name) };
            listed(forms).for_each(|form| self.units.insert(form, unit));
        }
        for row in rows(HEADS) {
            let (Some(head), Some(words)) = (head(&row), row.get(3)) else { continue };
            listed(words).for_each(|word| self.heads.insert(word, head));
        }
    }

    fn people(&mut self) {
        for (sort, word) in pairs(TITLES) {
            let title = if sort == "personal" { Title::Personal } else { Title::Office };
            self.titles.entry(fold_word(word)).or_insert(title);
        }
        for (sort, name) in pairs(GIVEN) {
            if let Some(given) = given(sort) {
                self.given.entry(fold_word(name)).or_insert(given);
            }
        }
        for name in rows(SURNAMES).flatten().flat_map(listed) {
            self.surnames.insert(name, ());
        }
    }

    /// Whether the word `key` has this role in dates.
    pub(super) fn has_role(&self, key: &str, role: DateRole) -> bool {
        self.calendar.get(key).is_some_and(|roles| roles.contains(&role))
    }

    /// Adds a known name; a place that is known already gains spellings.
    fn entry(&mut self, places: &mut HashMap<&'static str, usize>, row: Row) {
        let Row { kind, name, forms } = row;
        let next = self.entries.len();
        let index = if kind == Kind::Place { *places.entry(name).or_insert(next) } else { next };
        if index == next {
            self.entries.push(Entry { kind, name, forms: Vec::new() });
        }
        for (written, flag) in forms {
            let new = self.entries.get(index).is_some_and(|entry| entry.forms.iter().all(|form| form.0 != written));
            if new {
                self.entries[index].forms.push((written, flag));
                self.names.insert(written, Form { entry: index, flag, written });
            }
        }
    }
}

/// The lines of a table without comments.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// The columns of each line of a table.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    lines(table).map(|line| line.split('\t').collect())
}

/// The words of one column.
fn listed(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').filter(|word| !word.is_empty())
}

/// The first column beside each word of the second.
fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(table).flat_map(|row| {
        let (first, words) = (row.first().copied().unwrap_or_default(), row.get(1).copied().unwrap_or_default());
        listed(words).map(move |word| (first, word))
    })
}

fn number(row: &[&'static str]) -> Option<NumberRole> {
    let value = row.get(1)?.parse().ok()?;
    match *row.first()? {
        "add" => Some(NumberRole::Add(value)),
        "hundred" => Some(NumberRole::Hundred),
        "scale" => Some(NumberRole::Scale(value)),
        "half" => Some(NumberRole::Half),
        _ => None,
    }
}

fn date_role(name: &str) -> Option<DateRole> {
    Some(match name {
        "weekday" => DateRole::Weekday,
        "daytime" => DateRole::Daytime,
        "relative" => DateRole::Relative,
        "period" => DateRole::Period,
        "this" => DateRole::This,
        "part" => DateRole::Part,
        "year" => DateRole::Year,
        "opens" => DateRole::Opens,
        "construct" => DateRole::Construct,
        _ => return None,
    })
}

fn head(row: &[&'static str]) -> Option<Head> {
    let kept = match *row.get(1)? {
        "keep" => Kept::Yes,
        "drop" => Kept::No,
        _ => return None,
    };
    let follow = match *row.get(2)? {
        "any" => Follow::Any,
        "named" => Follow::Named,
        "word" => Follow::Word,
        "quoted" => Follow::Quoted,
        "bare" => Follow::Bare,
        "place" => Follow::Place,
        _ => return None,
    };
    Some(Head { kind: kind(row.first()?)?, kept, follow })
}

fn given(sort: &str) -> Option<Given> {
    Some(match sort {
        "arabic" => Given::Arabic,
        "word" => Given::Word,
        "foreign" => Given::Foreign,
        "latin" => Given::Latin,
        _ => return None,
    })
}

fn kind(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// A line of a table of known names.
struct Row {
    kind: Kind,
    name: &'static str,
    forms: Vec<(&'static str, Flag)>,
}

fn entry(row: &[&'static str]) -> Option<Row> {
    let name = *row.get(1)?;
    let aliases: Vec<(&str, Flag)> = row.get(2).into_iter().flat_map(|list| listed(list)).map(flagged).collect();
    let own = (!aliases.iter().any(|alias| alias.0 == name)).then_some((name, Flag::Sure));
    Some(Row { kind: kind(row.first()?)?, name, forms: own.into_iter().chain(aliases).collect() })
}

fn flagged(alias: &'static str) -> (&'static str, Flag) {
    if let Some(plain) = alias.strip_suffix('?') {
        return (plain.trim_end_matches('='), Flag::Ambiguous);
    }
    if let Some(plain) = alias.strip_suffix('~') {
        return (plain, Flag::Followed);
    }
    alias.strip_suffix('=').map_or((alias, Flag::Sure), |plain| (plain, Flag::Exact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn assert_all<T>(table: &'static str, read: impl Fn(&[&'static str]) -> Option<T>) {
        for row in rows(table) {
            assert!(read(&row).is_some(), "{row:?}");
        }
    }

    #[test]
    fn every_line_of_every_table_can_be_read() {
        assert_all(NUMBERS, |row| (row.len() == 3).then(|| number(row))?);
        assert_all(CURRENCIES, |row| (row.len() == 2).then_some(()));
        assert_all(MONTHS, |row| (row.len() == 3).then_some(()));
        assert_all(CALENDAR, |row| (row.len() == 2).then(|| date_role(row[0]))?);
        assert_all(UNITS, |row| (row.len() == 3).then_some(()));
        assert_all(TITLES, |row| (row.len() == 2 && ["personal", "office"].contains(&row[0])).then_some(()));
        assert_all(HEADS, |row| (row.len() == 4).then(|| head(row))?);
        assert_all(GIVEN, |row| (row.len() == 2).then(|| given(row[0]))?);
        for table in NAMES {
            assert_all(table, |row| (row.len() == 3).then(|| entry(row))?);
        }
    }

    /// How a spelling is looked up: the keys of its words.
    fn keys(written: &str) -> Vec<String> {
        super::super::tokens::keys(written)
    }

    #[test]
    fn no_spelling_belongs_to_two_names() {
        let mut owners: HashMap<Vec<String>, usize> = HashMap::new();
        let mut twice = Vec::new();
        for (at, entry) in tables().entries.iter().enumerate() {
            for (written, _) in &entry.forms {
                let other = owners.insert(keys(written), at).filter(|other| *other != at);
                twice.extend(other.map(|other| (*written, entry.name, tables().entries[other].name)));
            }
        }
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn no_two_lines_of_known_names_are_spelled_alike() {
        for tables in [&NAMES[..1], &NAMES[1..2], &NAMES[2..]] {
            let mut seen = HashMap::new();
            let rows = tables.iter().flat_map(|table| rows(table));
            let twice: Vec<_> = rows.filter_map(|row| Some((row[1], seen.insert(keys(row[1]), row[1])?))).collect();
            assert!(twice.is_empty(), "{twice:?}");
        }
    }

    #[test]
    fn no_spelling_of_a_name_is_listed_twice() {
        let mut twice = Vec::new();
        for row in NAMES[2..].iter().flat_map(|table| rows(table)) {
            let mut seen = HashSet::new();
            let plain = listed(row[2]).map(flagged).filter(|(_, flag)| *flag != Flag::Exact);
            twice.extend(plain.map(|(written, _)| written).filter(|written| !seen.insert(keys(written))));
        }
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn every_known_name_and_each_of_its_spellings_says_something() {
        for table in NAMES {
            for row in rows(table) {
                let blank = |word: &str| keys(word).is_empty() || word.trim() != word || word.contains("  ");
                let plain = |word: &str| word.trim_end_matches(['?', '=', '~']).to_owned();
                let hollow = row[2].split('|').any(|form| !row[2].is_empty() && blank(&plain(form)));
                assert!(!blank(row[1]) && !hollow && plain(row[1]) == row[1], "{row:?}");
            }
        }
    }

    #[test]
    fn there_are_as_many_known_names_as_promised() {
        assert!(NAMES[2..].iter().flat_map(|table| rows(table)).count() >= 2_000);
        assert!(tables().given.len() >= 700);
    }

    #[test]
    fn a_sure_given_name_is_no_common_word() {
        let both: Vec<&String> = tables()
            .given
            .iter()
            .filter(|(name, given)| **given != Given::Word && tables().common.contains(*name))
            // The one exception: على and علي fold alike and are told apart as they are written.
            .filter(|(name, _)| *name != "علي")
            .map(|(name, _)| name)
            .collect();
        assert!(both.is_empty(), "{both:?}");
    }
}
