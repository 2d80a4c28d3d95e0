//! One item of a feed, from its elements to a draft.

use super::channel::Channel;
use super::names::Space;
use super::outline::Element;
use super::picture::Pictures;
use super::{Form, Words, prose};
use crate::intake::draft::Draft;
use crate::intake::flow::Part;
use crate::intake::{address, date};

/// The most of anything that an item may have many of.
const MOST: usize = 100;

/// An item while it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// Titles, the best first once sorted by rank.
    titles: Vec<(u8, Words)>,
    bodies: Vec<Words>,
    authors: Vec<String>,
    dates: Vec<(u8, String)>,
    links: Vec<(u8, String)>,
    identity: String,
    tags: Vec<String>,
    pictures: Pictures,
    language: String,
    source: String,
}

impl Item {
    /// Takes an element that stands in the item; `form` is what words are where nothing is said of it.
    pub fn take(&mut self, parent: Option<&Element>, element: &Element, form: Form) {
        self.pictures.take_in(parent, element);
        let parent = parent.map_or("", |parent| parent.name.as_str());
        let is_own = matches!(parent, "item" | "entry");
        match (element.space, element.name.as_str()) {
            (Space::Feed, _) if is_own => self.take_own(element, form),
            (Space::Feed, "title") if parent == "source" => self.source = element.words(form).line(),
            (Space::Feed, "name") if parent == "author" => self.authors.push(element.text.clone()),
            (Space::Dublin, _) => self.take_dublin(element),
            (Space::Media, "title" | "text" | "description") if parent == "content" => {
                self.pictures.describe(element.words(Form::Html).line());
            }
            (Space::Media, "title") => self.titles.push((2, element.words(Form::Html))),
            (Space::Content, "encoded")
            | (Space::Xhtml, "body" | "div")
            | (Space::Media, "description")
            | (Space::Itunes, "summary") => self.take_body(element, Form::Html),
            (Space::Itunes, "title") => self.titles.push((1, element.words(Form::Html))),
            (Space::Itunes, "author") if self.authors.is_empty() => self.authors.push(element.text.clone()),
            (Space::Itunes | Space::Media, "keywords") => {
                self.tags.extend(element.text.split([',', '،']).take(MOST).map(str::to_owned));
            }
            _ => {}
        }
    }

    /// An element of RSS or Atom.
    fn take_own(&mut self, element: &Element, form: Form) {
        match element.name.as_str() {
            "title" => self.titles.push((0, element.words(form))),
            "description" | "summary" | "content" | "body" => self.take_body(element, form),
            "author" => self.authors.push(person(&element.text)),
            "link" => self.take_link(element),
            "guid" | "id" => self.take_identity(element),
            "category" => self.take_category(element),
            "language" => element.text.clone_into(&mut self.language),
            "source" if self.source.is_empty() => element.text.trim().clone_into(&mut self.source),
            name => self.dates.extend(rank_of_date(name).map(|rank| (rank, element.text.clone()))),
        }
    }

    /// An element of Dublin Core.
    fn take_dublin(&mut self, element: &Element) {
        match element.name.as_str() {
            "title" => self.titles.push((1, element.words(Form::Html))),
            "description" | "abstract" => self.take_body(element, Form::Html),
            "creator" => self.authors.push(person(&element.text)),
            "subject" => self.tags.push(element.text.clone()),
            "language" => element.text.clone_into(&mut self.language),
            name => self.dates.extend(rank_of_date(name).map(|rank| (rank, element.text.clone()))),
        }
    }

    fn take_body(&mut self, element: &Element, form: Form) {
        let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let is_media = ["image/", "audio/", "video/"].iter().any(|media| kind.starts_with(media));
        let is_encoded = element.attribute("mode").is_some_and(|mode| mode.eq_ignore_ascii_case("base64"));
        if is_media || is_encoded || self.bodies.len() >= MOST {
            return;
        }
        if let Some(language) = element.language() {
            language.clone_into(&mut self.language);
        }
        self.bodies.push(element.words(form));
    }

    fn take_link(&mut self, element: &Element) {
        let Some(href) = element.attribute("href") else {
            return self.links.push((0, element.address(element.text.trim())));
        };
        let kind = element.attribute("type").unwrap_or_default();
        let rank = match element.attribute("rel").unwrap_or("alternate") {
            "alternate" if kind.is_empty() || kind.contains("html") => 1,
            "alternate" => 2,
            "related" | "via" => 5,
            "enclosure" => 6,
            _ => return,
        };
        self.links.push((rank, element.address(href)));
    }

    fn take_identity(&mut self, element: &Element) {
        element.text.trim().clone_into(&mut self.identity);
        let is_link = element.name == "guid" && element.attribute("ispermalink").is_none_or(|is| is != "false");
        if is_link && self.identity.contains("://") {
            self.links.push((3, self.identity.clone()));
        }
    }

    fn take_category(&mut self, element: &Element) {
        let said = element.attribute("label").or_else(|| element.attribute("term")).filter(|said| !said.is_empty());
        self.tags.push(Words::html(said.unwrap_or_else(|| element.text.trim())).line());
    }

    /// The item as a draft; `element` is its own.
    pub fn finish(mut self, element: &Element, channel: &Channel) -> Draft {
        self.titles.sort_by_key(|(rank, _)| *rank);
        self.links.sort_by_key(|(rank, _)| *rank);
        self.dates.sort_by_key(|(rank, _)| *rank);
        let titles = self.titles.iter().map(|(_, words)| words.line());
        let title = titles.into_iter().find(|title| !title.is_empty()).unwrap_or_default();
        let links = || self.links.iter().map(|(_, link)| link).filter(|link| !link.is_empty());
        let url = links().find(|link| address::clean(link).is_some()).or_else(|| links().next()).cloned();
        let dates = || self.dates.iter().map(|(_, date)| date).filter(|date| !date.trim().is_empty());
        let published = dates().find(|date| date::parse(date).is_some()).or_else(|| dates().next()).cloned();
        let about = element.attribute("about").unwrap_or_default();
        let identity = if self.identity.is_empty() { about.to_owned() } else { self.identity };
        let languages = [&self.language, element.language().unwrap_or_default(), &channel.language];
        let sources = [self.source.as_str(), channel.title()];
        let (parts, summary) = body_and_summary(&self.bodies);
        let url = url.unwrap_or_default();
        Draft {
            title: if title.is_empty() && parts.is_empty() { url.clone() } else { title },
            parts,
            summary,
            language: first(&languages),
            source: first(&sources),
            author: authors(&self.authors).unwrap_or_else(|| channel.author.clone()),
            published: published.unwrap_or_default(),
            url,
            tags: unique(self.tags),
            identity,
            picture: self.pictures.best().unwrap_or_default(),
            ..Draft::default()
        }
    }
}

impl Pictures {
    /// Takes a picture from where one may be named: not from the picture of the item's source.
    fn take_in(&mut self, parent: Option<&Element>, element: &Element) {
        let parent = parent.map_or("", |parent| parent.name.as_str());
        let is_address = element.space == Space::Feed && element.name == "url";
        if parent != "source" && (!is_address || parent == "image") {
            self.take(element);
        }
    }
}

fn first(values: &[&str]) -> String {
    values.iter().find(|value| !value.trim().is_empty()).map(|value| (*value).to_owned()).unwrap_or_default()
}

/// The fullest of the bodies, and the fullest of the others on one line where it says something else.
pub(super) fn body_and_summary(bodies: &[Words]) -> (Vec<Part>, String) {
    let read = bodies.iter().map(Words::parts).filter(|parts| !parts.is_empty());
    let mut read: Vec<(usize, Vec<Part>)> = read.map(|parts| (length(&parts), parts)).collect();
    // Of equals the first stays first.
    read.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    let mut read = read.into_iter().map(|(_, parts)| parts);
    let body = read.next().unwrap_or_default();
    let whole = prose::joined(&body);
    let summary = read.map(|parts| prose::joined(&parts)).find(|summary| *summary != whole);
    (body, summary.unwrap_or_default())
}

fn length(parts: &[Part]) -> usize {
    parts.iter().map(|part| part.text.trim().len()).sum()
}

/// How far a date is from that of publication; none where the element holds no date.
fn rank_of_date(name: &str) -> Option<u8> {
    Some(match name {
        "published" | "pubdate" | "issued" => 0,
        "date" | "created" | "available" => 1,
        "updated" | "modified" => 2,
        _ => return None,
    })
}

/// A person's name from "name", "mail (name)" or "name <mail>".
fn person(text: &str) -> String {
    let text = text.trim();
    let inside = text.split_once('(').and_then(|(mail, rest)| Some((mail, rest.strip_suffix(')')?)));
    if let Some((mail, name)) = inside
        && mail.contains('@')
    {
        return name.trim().to_owned();
    }
    match text.split_once('<') {
        Some((name, mail)) if mail.contains('@') && !name.trim().is_empty() => name.trim().to_owned(),
        Some(_) | None => text.to_owned(),
    }
}

fn authors(names: &[String]) -> Option<String> {
    let names: Vec<String> = names.iter().map(|name| Words::html(name.as_str()).line()).collect();
    let names = unique(names);
    (!names.is_empty()).then(|| names.join("، "))
}

/// Each of `words` once, without those that are empty.
fn unique(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        let word = word.trim().to_owned();
        if !word.is_empty() && kept.len() < MOST && !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_called_by_the_name() {
        assert_eq!(person("desk@a.example (ليلى حداد)"), "ليلى حداد");
        assert_eq!(person("ليلى حداد <desk@a.example>"), "ليلى حداد");
        assert_eq!(person("ليلى حداد (دمشق)"), "ليلى حداد (دمشق)");
    }

    #[test]
    fn the_fuller_text_is_the_body_and_the_other_the_summary() {
        let bodies = [Words::html("ملخص قصير"), Words::html("<p>نص طويل جدًا</p><p>وتتمته</p>")];
        let (body, summary) = body_and_summary(&bodies);
        assert_eq!((body.len(), summary.as_str()), (2, "ملخص قصير"));
        let (_, summary) = body_and_summary(&[Words::html("نص"), Words::html("<p>نص</p>")]);
        assert_eq!(summary, "");
    }
}
