//! What a page says about itself: `<meta>`, Open Graph, JSON-LD, `<title>`, `<h1>`, `<time>`, names of elements.

use dom_query::{Document, NodeRef};

use super::data;
use crate::intake::draft::Draft;
use crate::intake::flow::Part;
use crate::intake::reference::resolve;
use crate::intake::{address, date, sanitise};
use crate::model::Picture;

/// The most things that are listened to.
const SAID: usize = 2_000;
/// The longest thing that is listened to, and the longest title that is taken apart, in bytes.
const LONGEST: usize = 4 * 1024;
const TITLE: usize = 1024;
/// So many nodes of an element are looked at for a short text.
const NODES: usize = 60;
/// So many parts of a page are looked at for its headline.
const SHOWN: usize = 300;
/// A line that only names an author is at most so long, in bytes.
const NAME: usize = 160;

/// The address that references of the page at `address` are relative to (`<base>`).
pub(super) fn base(document: &Document, address: Option<&str>) -> Option<String> {
    let root = document.root();
    let mut nodes = root.descendants_it().filter(|node| node.has_name("base"));
    let own = nodes.find_map(|node| resolve(address, &node.attr("href")?));
    own.filter(|url| url.starts_with("http")).or_else(|| address.map(str::to_owned))
}

/// The fields of a draft, without its parts. `base` is what references are relative to, `shown` what the page shows.
pub(super) fn read(document: &Document, data: &[String], (base, shown): (Option<&str>, &[Part])) -> Draft {
    let mut said = Said::collect(document, data);
    said.take_shown_title(shown);
    let source = said.source();
    let absolute = |keys: &[&str]| said.all(keys).find_map(|raw| resolve(base, raw)).unwrap_or_default();
    Draft {
        title: said.title(&source),
        language: said.first(&["lang", "inLanguage", "content-language", "og:locale"]),
        author: said.author(&source),
        published: said.date(),
        url: absolute(&["canonical", "og:url", "url"]),
        summary: said.first(&["og:description", "description", "dc.description"]),
        tags: said.tags(),
        picture: Picture {
            url: absolute(&["og:image", "og:image:url", "og:image:secure_url", "image", "twitter:image"]),
            words: said.first(&["og:image:alt", "twitter:image:alt"]),
        },
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
            data::read(text, |key, value| said.say(key, value));
        }
        for node in document.root().descendants_it().filter(NodeRef::is_element) {
            said.take_node(&node);
        }
        said
    }

    fn say(&mut self, key: &str, value: &str) {
        if !value.trim().is_empty() && value.len() <= LONGEST && self.0.len() < SAID {
            self.0.push((key.to_owned(), value.trim().to_owned()));
        }
    }

    fn take_node(&mut self, node: &NodeRef) {
        match &*node.node_name().unwrap_or_default() {
            "meta" => return self.take_meta(node),
            "html" | "body" | "article" => self.say("lang", &node.attr_or("lang", "")),
            "title" if self.all(&["title"]).next().is_none() => self.say("title", &node.text()),
            "h1" => self.say("h1", &short_text(node, TITLE)),
            "time" => self.say("time", &node.attr_or("datetime", "")),
            "link" if &*node.attr_or("rel", "") == "canonical" => self.say("canonical", &node.attr_or("href", "")),
            _ => {}
        }
        self.take_names(node);
    }

    /// What the names of an element say that it holds.
    fn take_names(&mut self, node: &NodeRef) {
        let holds = |attribute: &str, word: &str| {
            node.attr(attribute).is_some_and(|value| value.split_ascii_whitespace().any(|one| one == word))
        };
        if node.attr("itemprop").is_some_and(|property| property.contains("datePublished")) {
            self.say("time", &node.attr_or("content", node.attr_or("datetime", "")));
        }
        let names_author = holds("rel", "author")
            || holds("itemprop", "author")
            || ["author", "author-name", "byline", "byline-name", "article-author", "fn", "username"]
                .iter()
                .any(|name| holds("class", name));
        if names_author && !is_of_a_comment(node) {
            self.say("named author", short_text(node, NAME).trim().lines().next().unwrap_or_default());
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

    /// The two sides of `<title>`, where the page shows one of them, or another field says it, as its headline.
    fn take_shown_title(&mut self, shown: &[Part]) {
        let title = sanitise::line(&self.first(&["title"]));
        if title.len() > TITLE {
            return;
        }
        let said = self.all(&["og:title", "headline"]).map(sanitise::line).find(|said| said.len() < title.len());
        let sides = sides(&title);
        let is_said = |side: &&(&str, &str)| said.as_deref() == Some(side.0);
        let is_shown = |side: &&(&str, &str)| {
            shown
                .iter()
                .take(SHOWN)
                .any(|part| part.text.len() <= title.len() * 2 && sanitise::line(&part.text) == side.0)
        };
        let found = sides.iter().find(is_said).or_else(|| {
            // The name of the site is shown as well: the longer side is the headline.
            sides.iter().filter(is_shown).max_by_key(|(headline, _)| headline.len())
        });
        if let Some((headline, site)) = found.map(|(headline, site)| ((*headline).to_owned(), (*site).to_owned())) {
            self.say("shown title", &headline);
            if site.split_whitespace().count() <= 5 {
                self.say("shown site", &site);
            }
        }
    }

    /// Who publishes it.
    fn source(&self) -> String {
        self.first(&["og:site_name", "publisher.name", "application-name", "shown site"])
    }

    fn author(&self, source: &str) -> String {
        let keys = ["author.name", "author", "article:author", "dc.creator", "parsely-author", "named author"];
        let is_name = |name: &&str| address::clean(name).is_none() && !name.starts_with('@') && *name != source;
        let name = sanitise::line(self.all(&keys).find(is_name).unwrap_or_default());
        without_label(&name).to_owned()
    }

    /// The headline, without the name of the site around it.
    fn title(&self, source: &str) -> String {
        let shown = self.first(&["shown title"]);
        let bare = |title: &str| {
            let title = sanitise::line(title);
            let is_around = !shown.is_empty() && sides(&title).iter().any(|(side, _)| *side == shown);
            if is_around { shown.clone() } else { without_site(&title, source) }
        };
        let mut titles = self.all(&["og:title", "headline", "shown title", "h1", "title", "twitter:title"]).map(bare);
        titles.find(|title| sanitise::ink(title).is_some() && title != source).unwrap_or_default()
    }

    /// The first date that is one, else the first that is said.
    fn date(&self) -> String {
        const KEYS: [&str; 10] = [
            "article:published_time",
            "datePublished",
            "datepublished",
            "og:published_time",
            "date",
            "pubdate",
            "publishdate",
            "dc.date",
            "dc.date.issued",
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

/// The text of an element; nothing where it is longer than `limit` bytes, or the element holds much else.
fn short_text(node: &NodeRef, limit: usize) -> String {
    let mut text = String::new();
    for (count, inside) in node.descendants_it().enumerate() {
        if inside.is_text() {
            text.push_str(&inside.text());
        }
        if count >= NODES || text.len() > limit {
            return String::new();
        }
    }
    text
}

/// Whether an element stands in a comment.
fn is_of_a_comment(node: &NodeRef) -> bool {
    let mut around = node.ancestors_it(Some(8));
    around.any(|node| node.attr("class").is_some_and(|class| class.contains("comment")))
}

/// A name without the word that announces it.
fn without_label(name: &str) -> &str {
    let opening = super::labels::opening(name).filter(|opening| opening.mark == super::labels::Mark::Byline);
    let rest = opening.and_then(|opening| name.get(opening.end..)).map(str::trim);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// What parts a headline from the name of its site.
const fn is_sign(c: char) -> bool {
    matches!(c, '|' | '-' | '–' | '—' | '·' | '»' | '«' | ':' | '•' | '/')
}

/// Both sides of each sign in `title` that may part a headline from the name of its site: each as the headline, with
/// the other.
fn sides(title: &str) -> Vec<(&str, &str)> {
    let signs = title.char_indices().filter(|(_, c)| is_sign(*c)).take(8);
    let parted = signs.filter_map(|(at, sign)| {
        let (left, right) = (title.get(..at)?, title.get(at + sign.len_utf8()..)?);
        let is_apart = right.starts_with(' ') && (left.ends_with(' ') || sign == ':');
        is_apart.then(|| (left.trim(), right.trim())).filter(|(left, right)| !left.is_empty() && !right.is_empty())
    });
    parted.flat_map(|(left, right)| [(left, right), (right, left)]).collect()
}

/// `title` without ` | source` at its end, or `source | ` at its start.
fn without_site(title: &str, source: &str) -> String {
    let ends = |c: char| is_sign(c) || c.is_whitespace();
    if source.is_empty() {
        return title.to_owned();
    }
    let before = title.strip_suffix(source).map(str::trim_end).filter(|bare| bare.ends_with(is_sign));
    let behind = title.strip_prefix(source).map(str::trim_start).filter(|bare| bare.starts_with(is_sign));
    let bare =
        before.map(|bare| bare.trim_end_matches(ends)).or_else(|| behind.map(|bare| bare.trim_start_matches(ends)));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(title).to_owned()
}
