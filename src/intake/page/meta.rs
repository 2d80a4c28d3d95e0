//! What a page says about itself: `<meta>`, Open Graph, JSON-LD (schema.org), `<title>`, `<h1>`, `<time>`.

use dom_query::{Document, NodeRef};
use serde_json::Value;

use crate::intake::draft::Draft;
use crate::intake::{address, date, sanitise};

/// The most `<meta>` elements looked at.
const METAS: usize = 500;
/// How deep JSON-LD is searched for an article.
const DATA_DEPTH: usize = 6;

/// The fields of a draft, without its parts.
pub(super) fn read(document: &Document, data: &[String]) -> Draft {
    let said = Said::collect(document, data);
    let source = said.first(&["og:site_name", "publisher.name", "application-name"]);
    Draft {
        title: said.title(&source),
        language: said.first(&["lang", "inLanguage", "content-language", "og:locale"]),
        author: said
            .all(&["author.name", "author", "article:author", "dc.creator"])
            .find(|one| address::clean(one).is_none())
            .unwrap_or_default()
            .to_owned(),
        published: said.date(),
        url: said.all(&["canonical", "og:url", "url"]).find_map(address::clean).unwrap_or_default(),
        summary: said.first(&["og:description", "description", "dc.description"]),
        tags: said.tags(),
        source,
        ..Draft::default()
    }
}

/// Keys and what is said under them, in the order of the page.
#[derive(Default)]
struct Said(Vec<(String, String)>);

impl Said {
    fn collect(document: &Document, data: &[String]) -> Self {
        let mut said = Self::default();
        for text in data {
            if let Ok(value) = serde_json::from_str::<Value>(text)
                && let Some(article) = article_in(&value, DATA_DEPTH)
            {
                said.take_data(article);
            }
        }
        for node in document.root().descendants_it().filter(NodeRef::is_element) {
            said.take_node(&node);
        }
        said
    }

    fn say(&mut self, key: &str, value: &str) {
        if !value.trim().is_empty() && self.0.len() < METAS {
            self.0.push((key.to_owned(), value.trim().to_owned()));
        }
    }

    fn take_data(&mut self, article: &Value) {
        for key in ["headline", "datePublished", "inLanguage", "url", "description"] {
            self.say(key, article.get(key).and_then(Value::as_str).unwrap_or_default());
        }
        for key in ["author", "publisher"] {
            let value = article.get(key).unwrap_or(&Value::Null);
            let one = value.get(0).unwrap_or(value);
            let name = one.get("name").and_then(Value::as_str).or(one.as_str());
            self.say(&format!("{key}.name"), name.unwrap_or_default());
        }
    }

    fn take_node(&mut self, node: &NodeRef) {
        match &*node.node_name().unwrap_or_default() {
            "meta" => self.take_meta(node),
            "html" | "body" | "article" => self.say("lang", &node.attr_or("lang", "")),
            "title" if self.all(&["title"]).next().is_none() => self.say("title", &node.text()),
            "h1" => self.say("h1", &node.text()),
            "time" => self.say("time", &node.attr_or("datetime", "")),
            "link" if &*node.attr_or("rel", "") == "canonical" => self.say("canonical", &node.attr_or("href", "")),
            _ => {}
        }
    }

    fn take_meta(&mut self, node: &NodeRef) {
        let content = node.attr_or("content", "");
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(key) = node.attr(attribute) {
                self.say(&key.to_ascii_lowercase(), &content);
            }
        }
    }

    /// All that is said under `keys`, those of the first key first.
    fn all<'a>(&'a self, keys: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        keys.iter().flat_map(|key| self.0.iter().filter(move |(said, _)| said == key).map(|(_, value)| value.as_str()))
    }

    fn first(&self, keys: &[&str]) -> String {
        self.all(keys).next().unwrap_or_default().to_owned()
    }

    /// The headline, without the name of the site behind it.
    fn title(&self, source: &str) -> String {
        let bare = |title: &str| without_site(&sanitise::line(title), source);
        let mut titles = self.all(&["og:title", "headline", "h1", "title", "twitter:title"]).map(bare);
        titles.find(|title| sanitise::ink(title).is_some() && title != source).unwrap_or_default()
    }

    /// The first date that is one, else the first that is said.
    fn date(&self) -> String {
        const KEYS: [&str; 9] = [
            "article:published_time",
            "datePublished",
            "datepublished",
            "og:published_time",
            "date",
            "pubdate",
            "publishdate",
            "dc.date",
            "time",
        ];
        let good = self.all(&KEYS).find(|text| date::parse(text).is_some());
        good.map_or_else(|| self.first(&KEYS[..3]), str::to_owned)
    }

    fn tags(&self) -> Vec<String> {
        let own: Vec<String> = self.all(&["article:tag"]).map(str::to_owned).collect();
        let key_words = || {
            self.all(&["keywords", "news_keywords"])
                .take(1)
                .flat_map(|text| text.split([',', '،']))
                .map(|word| word.trim().to_owned())
        };
        if own.is_empty() { key_words().collect() } else { own }
    }
}

/// The first object in JSON-LD that is an article.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(items) => items.iter().find_map(|item| article_in(item, depth)),
        Value::Object(object) => {
            let is_article =
                |name: &Value| name.as_str().is_some_and(|name| name.ends_with("Article") || name == "BlogPosting");
            let kind = object.get("@type").unwrap_or(&Value::Null);
            if is_article(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_article)) {
                return Some(value);
            }
            ["@graph", "mainEntity"].iter().find_map(|key| article_in(object.get(*key)?, depth))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// `title` without ` | source` or the like at its end.
fn without_site(title: &str, source: &str) -> String {
    let is_sign = |c: char| matches!(c, '|' | '-' | '–' | '—' | '·' | '»' | ':');
    let bare = title.strip_suffix(source).filter(|_| !source.is_empty()).map(str::trim_end);
    let bare = bare
        .filter(|bare| bare.ends_with(is_sign))
        .map(|bare| bare.trim_end_matches(|c: char| is_sign(c) || c.is_whitespace()));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(title).to_owned()
}
