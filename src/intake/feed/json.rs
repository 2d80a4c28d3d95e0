//! JSON Feed 1.0 and 1.1 (jsonfeed.org).

use serde_json::{Map, Value};

use super::item::body_and_summary;
use super::picture::Pictures;
use super::{About, Form, Found, ITEMS, Words};
use crate::intake::draft::Draft;
use crate::intake::{Place, Warning, address, json};
use crate::model::Picture;

/// Reads a feed; `from` is the address it came from.
pub(super) fn read(text: &str, from: Option<&str>) -> Found {
    let Some((value, state)) = json::value_of(text) else {
        return Found { warnings: vec![Warning::Unreadable(Place::Input)], ..Found::default() };
    };
    let mut feed = Feed::of(&value, from);
    let empty = Vec::new();
    let items = value.get("items").and_then(Value::as_array).unwrap_or(&empty);
    for (number, item) in (1..).zip(items.iter().take(ITEMS)) {
        match item {
            Value::Object(item) => feed.found.drafts.push((feed.draft(item), Place::Item(number))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                feed.found.warnings.push(Warning::NoText(Place::Item(number)));
            }
        }
    }
    if items.len() > ITEMS {
        feed.found.warnings.push(Warning::TooManyItems { limit: u32::try_from(ITEMS).unwrap_or(u32::MAX) });
    }
    feed.close(state)
}

/// A feed while it is read.
struct Feed<'a> {
    found: Found,
    base: Option<String>,
    author: String,
    from: Option<&'a str>,
}

impl<'a> Feed<'a> {
    fn of(value: &Value, from: Option<&'a str>) -> Self {
        let words = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let site = words("home_page_url");
        let about = About { title: words("title"), site: site.clone(), language: words("language"), rest: None };
        let base = from.map(str::to_owned).or_else(|| Some(words("feed_url")).filter(|url| !url.is_empty()));
        Self {
            found: Found { about, ..Found::default() },
            base: base.or(Some(site)),
            author: value.as_object().map(authors).unwrap_or_default(),
            from,
        }
    }

    fn draft(&self, item: &Map<String, Value>) -> Draft {
        let words = |key: &str| text(item.get(key));
        let url = self.absolute(first(&[words("url"), words("external_url")]));
        let body = |key: &str, form| Words { raw: words(key), form, base: self.base.clone() };
        let bodies = [body("content_html", Form::Html), body("content_text", Form::Text), body("summary", Form::Text)];
        let (parts, summary) = body_and_summary(&bodies);
        let title = Words { raw: words("title"), form: Form::Text, base: None }.line();
        Draft {
            title: if title.is_empty() && parts.is_empty() { url.clone() } else { title },
            parts,
            summary,
            language: first(&[words("language"), self.found.about.language.clone()]),
            source: self.found.about.title.clone(),
            author: first(&[authors(item), self.author.clone()]),
            published: first(&[words("date_published"), words("date_modified")]),
            tags: list(item.get("tags")).iter().map(|tag| text(Some(tag))).collect(),
            identity: words("id"),
            picture: self.pictures(item).best().unwrap_or_default(),
            url,
            ..Draft::default()
        }
    }

    fn absolute(&self, link: String) -> String {
        let base = self.from.or(self.base.as_deref());
        base.filter(|_| !link.is_empty()).and_then(|base| address::resolve(base, &link)).unwrap_or(link)
    }

    fn pictures(&self, item: &Map<String, Value>) -> Pictures {
        let mut pictures = Pictures::default();
        for key in ["image", "banner_image"] {
            pictures.push(0, 0, Picture { url: self.absolute(text(item.get(key))), words: String::new() });
        }
        for attachment in list(item.get("attachments")) {
            let said = |key: &str| text(attachment.get(key));
            if said("mime_type").starts_with("image/") {
                pictures.push(1, 0, Picture { url: self.absolute(said("url")), words: said("title") });
            }
        }
        pictures
    }

    /// The feed; of one that was cut only whole items.
    fn close(mut self, state: json::State) -> Found {
        match state {
            json::State::Whole => {}
            json::State::Mended => self.found.warnings.push(Warning::Mended(Place::Input)),
            json::State::Cut => {
                let last = self.found.drafts.pop().map_or(Place::Input, |(_, place)| place);
                self.found.warnings.push(Warning::Damaged(last));
            }
        }
        self.found
    }
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => String::new(),
    }
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn first(values: &[String]) -> String {
    values.iter().find(|value| !value.trim().is_empty()).cloned().unwrap_or_default()
}

/// The names under `authors` (1.1), else under `author` (1.0).
fn authors(object: &Map<String, Value>) -> String {
    let names: Vec<String> =
        list(object.get("authors")).iter().map(|one| text(one.get("name"))).filter(|name| !name.is_empty()).collect();
    if names.is_empty() { text(object.get("author").and_then(|one| one.get("name"))) } else { names.join("، ") }
}
