//! The quiet line under a headline: source, age, reading time.

use crate::app::Moment;
use crate::model::Article;
use crate::words::{Age, Date, Value, Words};

/// Characters (letters, digits, blanks) that a practised reader takes in within a minute: about 180 Arabic words.
const CHARACTERS_A_MINUTE: usize = 1000;

/// For the list: source and age.
#[must_use]
pub fn of_headline(words: &Words, article: &Article, now: Moment) -> String {
    let age = article.published.map(|published| words.age(Age::of(published, now.time, now.east)));
    joined([article.source.clone(), age])
}

/// Under the headline of the open article: source, author, date, reading time.
#[must_use]
pub fn of_article(words: &Words, article: &Article, now: Moment) -> String {
    let date = article.published.map(|published| words.date(Date::of(published, now.east)));
    let minutes = article.text.chars().count().div_ceil(CHARACTERS_A_MINUTE).max(1);
    let minutes = Value::Number(u32::try_from(minutes).unwrap_or(u32::MAX));
    let reading = words.say_with("reading-time", &[("minutes", minutes)]);
    joined([article.source.clone(), article.author.clone(), date, Some(reading)])
}

fn joined<const N: usize>(facts: [Option<String>; N]) -> String {
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).map(isolated).collect();
    facts.join(" · ")
}

/// Each fact keeps its own direction and leaves its neighbours theirs (UAX #9, FSI and PDI).
fn isolated(fact: String) -> String {
    format!("\u{2068}{fact}\u{2069}")
}
