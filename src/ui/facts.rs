//! The quiet line under a headline: source, age, reading time.

use super::label::width;
use super::look::Look;
use crate::app::Moment;
use crate::config::Sign;
use crate::model::{Article, Headline};
use crate::text::{Base, Cells, Options, lay_out_line};
use crate::words::{Date, Value};

/// Characters (letters, digits, blanks) that a practised reader takes in within a minute: about 180 Arabic words.
const CHARACTERS_A_MINUTE: usize = 1000;

/// For the list: source, age and tags; in a search, the words around what was found.
#[must_use]
pub fn of_headline(look: &Look, row: &Headline, (now, room): (Moment, Cells)) -> String {
    if let Some(snippet) = &row.snippet {
        return format!("\u{2068}{snippet}\u{2069}");
    }
    let age = row.moment.map(|moment| look.words.when(moment, now.time, now.east));
    let tags = row.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
    let rest = joined(look, [age.clone(), Some(tags.clone())], room);
    let source = shortened(&row.source_title, room - width(&rest, look.base()) - Cells(3));
    joined(look, [Some(source), age, Some(tags)], room)
}

/// For a list of headlines alone: source and age.
#[must_use]
pub fn of_listed(look: &Look, row: &Headline, now: Moment) -> String {
    let age = row.moment.map(|moment| look.words.when(moment, now.time, now.east));
    let source = shortened(&row.source_title, Cells(16));
    joined(look, [age, Some(source)], Cells(30))
}

/// Under the headline of the open article: source, date, reading time, author. Where not all of it fits, the date is short; in a
/// narrow column only the first of them are left.
#[must_use]
pub fn of_article(look: &Look, article: &Article, (now, room): (Moment, Cells)) -> String {
    let minutes = Value::Number(minutes(&article.text).max(1));
    let reading = look.words.say_with("reading-time", &[("minutes", minutes)]);
    let line = |date: Option<String>, room| {
        joined(look, [article.source.clone(), date, Some(reading.clone()), article.author.clone()], room)
    };
    let date = article.published.map(|published| Date::of(published, now.east));
    let full = line(date.map(|date| look.words.full_date(date)), Cells(u16::MAX));
    if width(&full, look.base()) <= room { full } else { line(date.map(|date| look.words.date(date)), room) }
}

/// The minutes that a practised reader needs for `text`.
#[must_use]
pub fn minutes(text: &str) -> u32 {
    u32::try_from(text.chars().count().div_ceil(CHARACTERS_A_MINUTE)).unwrap_or(u32::MAX)
}

/// As much of a name as fits into `room`, with an ellipsis where something is left out.
fn shortened(name: &str, room: Cells) -> String {
    if room < Cells(2) {
        return String::new();
    }
    let kept = lay_out_line(name, &Options { base: Base::Auto, ..Options::new(room) }).span(0).of(name);
    if kept.len() < name.trim_end().len() { format!("{}…", kept.trim_end()) } else { name.to_owned() }
}

/// As many of the facts as fit into `room`, at least one. Each keeps its own direction and leaves its neighbours theirs
/// (UAX #9, FSI and PDI).
fn joined<const N: usize>(look: &Look, facts: [Option<String>; N], room: Cells) -> String {
    let facts = facts.into_iter().flatten().filter(|fact| !fact.is_empty());
    let (separator, mut line) = (look.sign(Sign::Separator), String::new());
    for fact in facts.map(|fact| format!("\u{2068}{fact}\u{2069}")) {
        let longer = if line.is_empty() { fact } else { format!("{line} {separator} {fact}") };
        if !line.is_empty() && width(&longer, look.base()) > room {
            break;
        }
        line = longer;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_too_long_ends_in_an_ellipsis_and_one_that_fits_is_left_alone() {
        assert_eq!(shortened("نشرة الوادي", Cells(11)), "نشرة الوادي");
        assert_eq!(shortened("نشرة الوادي", Cells(9)), "نشرة…");
        assert_eq!(shortened("نشرة الوادي", Cells(1)), "");
    }

    #[test]
    fn the_age_stays_beside_a_source_with_a_long_name() {
        let theme = crate::config::Standard::Dark.theme(crate::config::ColourSupport::True);
        let look = Look::new(crate::words::Words::new(crate::words::Language::Arabic), theme);
        let article = Article {
            source: Some("صحيفة لها اسم طويل جدا لا يسعه السطر".to_owned()), ..Article::default()
        };
        let row =
            Headline { moment: Some(crate::model::Timestamp(0)), ..Headline::of(crate::model::ArticleId(1), &article) };
        let now = Moment { time: crate::model::Timestamp(3 * 3600), east: 0 };
        let facts = of_headline(&look, &row, (now, Cells(30)));
        assert!(facts.contains('…') && facts.contains("قبل"), "{facts}");
        assert!(width(&facts, Base::Rtl) <= Cells(30));
    }
}
