//! The structured data of a page (JSON-LD, schema.org): what it says of the article that the page is.
//!
//! Read with caution: it is written by programs, rarely looked at, and often broken or about something else. Only
//! fields of an object that is an article count, and only plain strings.

use serde_json::Value;

/// How deep an article is searched for.
const DEPTH: usize = 6;
/// The longest data that is parsed, in bytes.
const LIMIT: usize = 512 * 1024;
/// The most authors that are told.
const AUTHORS: usize = 4;

/// Hands each thing that `text` says of the article to `say`, under its key.
pub(super) fn read(text: &str, mut say: impl FnMut(&str, &str)) {
    let Some(value) = parse(text) else { return };
    let Some(article) = article_in(&value, DEPTH) else { return };
    for key in ["headline", "datePublished", "inLanguage", "url", "description"] {
        say(key, article.get(key).and_then(Value::as_str).unwrap_or_default());
    }
    let at = article.get("mainEntityOfPage").unwrap_or(&Value::Null);
    say("url", at.as_str().or_else(|| at.get("@id")?.as_str()).unwrap_or_default());
    say("image", article.get("image").and_then(image).unwrap_or_default());
    let authors: Vec<&str> = article.get("author").map(|author| names(author, &value)).unwrap_or_default();
    say("author.name", &authors.join("، "));
    let publisher = article.get("publisher").map(|publisher| names(publisher, &value)).unwrap_or_default();
    say("publisher.name", publisher.first().unwrap_or(&""));
}

/// Strings with raw line breaks in them, comments around: what browsers' own readers forgive.
fn parse(text: &str) -> Option<Value> {
    let start = text.find(['{', '['])?;
    let end = text.rfind(['}', ']'])?;
    let inside = text.get(start..=end).filter(|inside| inside.len() <= LIMIT)?;
    serde_json::from_str(inside).or_else(|_| serde_json::from_str(&inside.replace(|c: char| c.is_control(), " "))).ok()
}

/// The first object that is an article.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(items) => items.iter().find_map(|item| article_in(item, depth)),
        Value::Object(object) => {
            let is_article =
                |name: &Value| name.as_str().is_some_and(|name| name.ends_with("Article") || name.ends_with("Posting"));
            let kind = object.get("@type").unwrap_or(&Value::Null);
            if is_article(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_article)) {
                return Some(value);
            }
            ["@graph", "mainEntity"].iter().find_map(|key| article_in(object.get(*key)?, depth))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The names of people or organisations; those that stand elsewhere in `all` are looked up by their `@id`.
fn names<'a>(value: &'a Value, all: &'a Value) -> Vec<&'a str> {
    let one = std::slice::from_ref(value);
    let values = value.as_array().map_or(one, Vec::as_slice);
    values.iter().take(AUTHORS).filter_map(|value| name(value, all)).collect()
}

fn name<'a>(value: &'a Value, all: &'a Value) -> Option<&'a str> {
    let own = value.as_str().or_else(|| value.get("name")?.as_str());
    own.or_else(|| {
        let id = value.get("@id")?.as_str()?;
        let graph = all.get("@graph").unwrap_or(all).as_array()?;
        graph.iter().find(|item| item.get("@id").and_then(Value::as_str) == Some(id))?.get("name")?.as_str()
    })
}

fn image(value: &Value) -> Option<&str> {
    let one = value.get(0).unwrap_or(value);
    one.as_str().or_else(|| one.get("url")?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(String, String)> {
        let mut said = Vec::new();
        read(text, |key, value| {
            if !value.is_empty() {
                said.push((key.to_owned(), value.to_owned()));
            }
        });
        said
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn names_are_followed_through_the_graph() {
        let text = r##"<!-- {"@graph": [{"@type": "WebSite", "@id": "#site", "name": "موقع"},
            {"@type": ["Article"], "headline": "خبر
            جديد", "author": {"@id": "#a"}, "publisher": {"@id": "#site"}, "image": [{"url": "/a.jpg"}]},
            {"@type": "Person", "@id": "#a", "name": "هند"}]} -->"##;
        let expected = [
            pair("headline", "خبر             جديد"),
            pair("image", "/a.jpg"),
            pair("author.name", "هند"),
            pair("publisher.name", "موقع"),
        ];
        assert_eq!(
            said(text)
                .iter()
                .map(|(key, value)| (key.clone(), value.split_whitespace().collect::<Vec<_>>().join(" ")))
                .collect::<Vec<_>>(),
            expected
                .iter()
                .map(|(key, value)| (key.clone(), value.split_whitespace().collect::<Vec<_>>().join(" ")))
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_is_no_article_or_no_data_says_nothing() {
        for text in ["", "{", "}{", "[]", "null", "{\"@type\": \"WebPage\", \"headline\": \"x\"}", &"[".repeat(100_000)]
        {
            assert_eq!(said(text), []);
        }
    }
}
