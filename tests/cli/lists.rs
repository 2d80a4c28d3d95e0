//! `khabar entities` and `khabar find`.

use crate::command::{Outcome, fixture, khabar, khabar_reading};
use crate::show::is_dangerous;
use serde_json::Value;

const KINDS: [&str; 10] =
    ["person", "organization", "place", "product", "event", "date", "money", "percent", "quantity", "other"];

/// The scalar values `start..end` of `text`.
fn cut(text: &str, place: &Value) -> String {
    let at = |key: &str| usize::try_from(place[key].as_u64().expect("a count")).expect("it is small");
    let (start, end) = (at("start"), at("end"));
    assert!(start < end && end <= text.chars().count(), "{place}");
    text.chars().skip(start).take(end - start).collect()
}

fn is_share(value: &Value) -> bool {
    value.as_f64().is_some_and(|share| (0.0..=1.0).contains(&share))
}

fn text_of(item: &str) -> String {
    khabar(["show", "--format", "json", item]).json()["text"].as_str().expect("a text").to_owned()
}

fn find(arguments: &[&str]) -> Outcome {
    khabar(["find"].iter().chain(arguments))
}

#[test]
fn entities_are_given_as_the_contract_says() {
    let document = khabar(["entities", "--format", "json", &fixture("bridge.json")]).json();
    let text = document["text"].as_str().expect("the text is there");
    assert_eq!(text, text_of(&fixture("bridge.json")));
    let entities = document["entities"].as_array().expect("a list");
    assert!(!entities.is_empty(), "Baghdad, the Tigris, a sum, an engineer");
    let mut salience = 1.0;
    for entity in entities {
        let keys: Vec<&str> = entity.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["aliases", "confidence", "count", "kind", "mentions", "name", "salience", "why"]);
        assert!(KINDS.contains(&entity["kind"].as_str().expect("a kind")), "{entity}");
        assert!(is_share(&entity["salience"]) && is_share(&entity["confidence"]) && entity["aliases"].is_array());
        assert!(entity["salience"].as_f64().expect("a share") <= salience, "the most salient first");
        salience = entity["salience"].as_f64().expect("a share");
        let mentions = entity["mentions"].as_array().expect("a list");
        assert_eq!(entity["count"].as_u64(), Some(mentions.len() as u64));
        assert!(!mentions.is_empty());
        for mention in mentions {
            assert_eq!(cut(text, mention), mention["text"].as_str().expect("the words"));
            assert!(is_share(&mention["confidence"]));
        }
    }
    let is_baghdad = |entity: &&Value| entity["name"].as_str().is_some_and(|name| name.contains("بغداد"));
    assert!(entities.iter().any(|entity| is_baghdad(&entity) && entity["kind"] == "place"), "{document}");
}

#[test]
fn the_table_of_entities_names_them_kind_by_kind() {
    let out = khabar(["entities", "--language", "en", &fixture("bridge.json")]).done();
    let row = out.lines().find(|line| line.contains("بغداد")).expect("Baghdad has a row");
    let figures: Vec<u32> = row.split_whitespace().map_while(|word| word.parse().ok()).collect();
    assert!(figures.len() == 2 && figures[0] >= 1 && figures[1] <= 100, "{row}");
    assert!(out.lines().any(|line| line == "Places"), "kinds have a heading: {out}");
    let arabic = khabar(["entities", "--language", "ar", &fixture("bridge.json")]).done();
    assert!(arabic.lines().any(|line| line == "أماكن"), "{arabic}");
    assert!(!out.contains(is_dangerous) && !out.chars().any(|c| ('\u{FE70}'..='\u{FEFC}').contains(&c)));
}

#[test]
fn only_the_kinds_that_are_asked_for_are_given() {
    let text = "وصل وفد الأمم المتحدة إلى القاهرة يوم الجمعة.";
    let kinds = |asked: &[&str]| {
        let arguments = [&["entities", "--format", "json", "-"], asked].concat();
        let document = khabar_reading(text.as_bytes(), &arguments).json();
        let entities = document["entities"].as_array().expect("a list").iter();
        let mut kinds: Vec<String> =
            entities.map(|entity| entity["kind"].as_str().expect("a kind").to_owned()).collect();
        kinds.sort();
        kinds
    };
    assert_eq!(kinds(&[]), ["date", "organization", "place"]);
    assert_eq!(kinds(&["--kinds", "place,date"]), ["date", "place"]);
    let wrong = khabar(["entities", "--kinds", "planet", "-"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("person, organization, place"), "{}", wrong.err);
}

#[test]
fn an_article_without_entities_is_no_failure() {
    let outcome = khabar_reading("نعم لا ربما".as_bytes(), &["entities", "-"]);
    assert_eq!((outcome.code, outcome.out.as_str()), (0, ""));
    assert!(outcome.err.starts_with("khabar: standard input: ") && outcome.err.lines().count() == 1, "{}", outcome.err);
    let outcome = khabar_reading("نعم لا ربما".as_bytes(), &["entities", "--format", "json", "-"]);
    assert_eq!(outcome.json()["entities"], Value::Array(Vec::new()));
}

#[test]
fn hits_are_given_as_the_contract_says() {
    let item = fixture("market.txt");
    let found = find(&["--format", "json", "القاهره", &item]).json();
    let articles = found.as_array().expect("a list of articles");
    assert_eq!(articles.len(), 1);
    let keys: Vec<&str> = articles[0].as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["article", "hits", "title"]);
    assert_eq!(articles[0]["article"], item.as_str());
    assert_eq!(articles[0]["title"], "أسواق القاهرة القديمة تستعد لموسم الخريف");
    let hits = articles[0]["hits"].as_array().expect("a list");
    assert_eq!(hits.len(), 2, "in the headline and in the first paragraph: {found}");
    let text = text_of(&item);
    for hit in hits {
        let keys: Vec<&str> = hit.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["context", "end", "start", "text"]);
        assert_eq!(cut(&text, hit), "القاهرة");
        assert_eq!(hit["text"], "القاهرة");
        assert!(hit["context"].as_str().expect("words").contains("القاهرة"));
    }
}

#[test]
fn search_forgives_spelling_habits() {
    let item = fixture("market.txt");
    for query in ["تجار", "تجّار", "إتحاد", "١٥ سبتمبر", "SOUQ.example"] {
        assert_eq!(find(&[query, &item]).code, 0, "{query}");
    }
}

#[test]
fn several_articles_of_a_file_are_numbered() {
    let found = find(&["--format", "json", "ferry", &fixture("two.jsonl")]).json();
    let name = found[0]["article"].as_str().expect("a name");
    assert!(name.ends_with("two.jsonl#2"), "{name}");
    assert_eq!(found[0]["title"], "Ferry line returns");
}

#[test]
fn the_table_of_hits_shows_each_in_its_context() {
    let out = find(&["الأقمشة", &fixture("market.txt")]).done();
    let rows: Vec<&str> = out.lines().collect();
    assert_eq!(rows[0], "أسواق القاهرة القديمة تستعد لموسم الخريف (2)");
    assert_eq!(rows.len(), 3, "{out}");
    assert!(rows.iter().skip(1).all(|row| row.starts_with("  ") && row.contains("الأقمشة")), "{out}");
    assert!(!out.contains(is_dangerous));
}

#[test]
fn nothing_found_says_so_and_gives_three() {
    let outcome = find(&["زرافة", &fixture("market.txt")]);
    outcome.failed(3, &["زرافة", "not found"]);
    assert_eq!(outcome.out, "");
    let outcome = find(&["--format", "json", "زرافة", &fixture("market.txt")]);
    outcome.failed(3, &["زرافة"]);
    assert_eq!(outcome.out, "[]\n");
}

#[test]
fn a_query_without_letters_is_wrong_usage() {
    find(&["  ", &fixture("market.txt")]).failed(2, &["no letter"]);
    find(&["\u{64e}", &fixture("market.txt")]).failed(2, &["no letter"]);
}
