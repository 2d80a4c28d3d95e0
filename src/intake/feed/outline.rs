//! Which element is open: tags and texts become whole elements, handed to the item or the channel they stand in.
//!
//! Elements that hold prose keep what stands in them as HTML. End tags that are missing are put where the next element
//! shows that they should have been; end tags of nothing are passed over. The row of open elements is short, so a
//! document costs no more for being nested.

use super::channel::Channel;
use super::item::Item;
use super::names::{Bindings, Space};
use super::{Found, ITEMS, Words, prose};
use crate::intake::draft::Draft;
use crate::intake::xml::{Source, Token, Xml};
use crate::intake::{Place, Warning, address};

/// How deep elements may stand in one another; deeper ones are passed over.
const DEPTH: usize = 32;
/// How many elements of HTML are remembered to be open inside of prose.
const INSIDE: usize = 64;

/// A whole element.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub space: Space,
    /// Its local name, in lower case.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Its text.
    pub text: String,
    /// What stands in it as HTML, once an element stood in it.
    markup: Option<String>,
    /// What addresses in it are relative to.
    pub base: Option<String>,
    /// Elements of HTML open inside of it.
    inside: Vec<String>,
    /// How many declarations of namespaces held before it.
    bindings: usize,
}

impl Element {
    /// The value of an attribute, called by its local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let is_it = |key: &str| key.rsplit(':').next().is_some_and(|local| local.eq_ignore_ascii_case(name));
        self.attributes.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value.trim())
    }

    /// The language it declares (`xml:lang`).
    pub fn language(&self) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == "xml:lang").map(|(_, value)| value.trim())
    }

    /// Its words, of this form where it says nothing of it.
    pub fn words(&self, form: prose::Form) -> Words {
        let kind = self.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let form = match (&self.markup, kind.as_str()) {
            (None, "text" | "text/plain" | "plain") => prose::Form::Text,
            (Some(_), _) => prose::Form::Html,
            (None, kind) if kind.contains("html") => prose::Form::Html,
            (None, _) => form,
        };
        Words { raw: self.markup.clone().unwrap_or_else(|| self.text.clone()), form, base: self.base.clone() }
    }

    /// An address in it, absolute where it can be.
    pub fn address(&self, reference: &str) -> String {
        let resolved = self.base.as_deref().and_then(|base| address::resolve(base, reference));
        resolved.filter(|_| !reference.is_empty()).unwrap_or_else(|| reference.trim().to_owned())
    }

    fn is_item(&self) -> bool {
        self.space == Space::Feed && matches!(self.name.as_str(), "item" | "entry")
    }

    /// Whether prose stands in it, perhaps with elements of HTML.
    fn is_prose(&self) -> bool {
        match self.space {
            Space::Feed => matches!(
                self.name.as_str(),
                "title" | "description" | "content" | "summary" | "subtitle" | "tagline" | "body" | "rights" | "info"
            ),
            Space::Content => self.name == "encoded",
            Space::Xhtml => true,
            Space::Dublin => matches!(self.name.as_str(), "title" | "description" | "abstract"),
            Space::Media => matches!(self.name.as_str(), "title" | "description" | "text"),
            Space::Itunes => matches!(self.name.as_str(), "title" | "summary" | "subtitle"),
            Space::Syndication | Space::Rdf | Space::Other => false,
        }
    }

    /// Whether no element may stand in it: one that does shows that its end tag is missing.
    fn is_leaf(&self) -> bool {
        match self.space {
            Space::Feed => matches!(
                self.name.as_str(),
                "link"
                    | "guid"
                    | "id"
                    | "pubdate"
                    | "category"
                    | "ttl"
                    | "language"
                    | "comments"
                    | "enclosure"
                    | "updated"
                    | "published"
                    | "issued"
                    | "modified"
                    | "created"
                    | "name"
                    | "email"
                    | "url"
            ),
            Space::Dublin => !self.is_prose(),
            Space::Content
            | Space::Media
            | Space::Itunes
            | Space::Syndication
            | Space::Xhtml
            | Space::Rdf
            | Space::Other => false,
        }
    }

    /// Whether it is an element of feeds and not of HTML: in prose it shows that the end tag of the prose is missing.
    fn ends_prose(&self, prose: &Self) -> bool {
        let is_direct = prose.inside.is_empty();
        match self.space {
            Space::Feed => match self.name.as_str() {
                "item" | "entry" => true,
                "guid" | "pubdate" | "channel" | "description" | "enclosure" | "published" | "updated" => {
                    !prose.is_xml()
                }
                "title" | "link" | "category" | "author" | "content" | "id" | "summary" | "source" => {
                    is_direct && !prose.is_xml() && prose.name != self.name
                }
                _ => false,
            },
            Space::Content | Space::Dublin | Space::Media | Space::Itunes | Space::Syndication => !prose.is_xml(),
            Space::Xhtml | Space::Rdf | Space::Other => false,
        }
    }

    /// Whether it says that XML stands in it.
    fn is_xml(&self) -> bool {
        self.space == Space::Xhtml
            || self.attribute("type").is_some_and(|kind| kind.ends_with("xml") || kind == "xhtml")
    }

    fn push_text(&mut self, text: &str) {
        match &mut self.markup {
            Some(markup) => escape(text, markup),
            None => self.text.push_str(text),
        }
    }

    /// An element of HTML starts inside of it.
    fn open_inside(&mut self, tag: &Self) {
        let markup = self.markup.get_or_insert_with(|| {
            let mut markup = String::new();
            escape(&self.text, &mut markup);
            markup
        });
        markup.push('<');
        markup.push_str(&tag.name);
        for (name, value) in &tag.attributes {
            markup.extend([" ", name, "=\"", &value.replace('&', "&amp;").replace('"', "&quot;"), "\""]);
        }
        markup.push('>');
        if self.inside.len() < INSIDE {
            self.inside.push(tag.name.clone());
        }
    }

    /// An element of HTML ends inside of it; whether one was open.
    fn close_inside(&mut self, name: &str) -> bool {
        let Some(at) = self.inside.iter().rposition(|open| open == name) else { return false };
        self.inside.truncate(at);
        if let Some(markup) = &mut self.markup {
            markup.extend(["</", name, ">"]);
        }
        true
    }
}

fn escape(text: &str, out: &mut String) {
    for piece in text.split_inclusive(['<', '&']) {
        let (bare, sign) = match piece.as_bytes().last() {
            Some(b'<') => (piece.strip_suffix('<'), "&lt;"),
            Some(b'&') => (piece.strip_suffix('&'), "&amp;"),
            Some(_) | None => (None, ""),
        };
        out.extend([bare.unwrap_or(piece), sign]);
    }
}

/// Whether a piece fitted to what was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    Well,
    Mended,
}

/// Reads a feed; `from` is the address it came from.
pub(super) fn read(text: &str, from: Option<&str>) -> Found {
    let source = Source::of(text);
    let mut xml = source.read();
    let mut outline = Outline { from: from.map(str::to_owned), ..Outline::default() };
    while let Some(token) = xml.next() {
        let fit = match token {
            Token::Start { name, attributes } => outline.start(&name, attributes),
            Token::End(name) => outline.end(&name),
            Token::Text(text) => outline.text(&text),
        };
        if fit == Fit::Mended {
            xml.note_fault();
        }
        if outline.drafts.len() >= ITEMS {
            break;
        }
    }
    let warnings = outline.warnings(&xml, source.faulty_line(text, xml.fault()));
    Found { about: outline.channel.about(), drafts: outline.drafts, warnings }
}

#[derive(Default)]
struct Outline {
    open: Vec<Element>,
    names: Bindings,
    channel: Channel,
    item: Option<Item>,
    /// How many items were seen.
    seen: u32,
    drafts: Vec<(Draft, Place)>,
    from: Option<String>,
}

impl Outline {
    fn warnings(&self, xml: &Xml, line: Option<u32>) -> Vec<Warning> {
        let mut warnings = Vec::new();
        warnings.extend(line.map(|line| Warning::Mended(Place::Line(line))));
        if self.drafts.len() >= ITEMS {
            warnings.push(Warning::TooManyItems { limit: u32::try_from(ITEMS).unwrap_or(u32::MAX) });
        } else if self.item.is_some() {
            warnings.push(Warning::Damaged(Place::Item(self.seen)));
        } else if xml.is_cut() && self.seen == 0 {
            warnings.push(Warning::Damaged(Place::Input));
        }
        warnings
    }

    fn start(&mut self, name: &str, attributes: Vec<(String, String)>) -> Fit {
        let bindings = self.names.len();
        let mut element = self.element(name, attributes);
        let Some(mut fit) = self.make_room(&element) else {
            self.names.leave(bindings);
            return Fit::Well;
        };
        if element.is_item() {
            if self.item.is_some() {
                fit = Fit::Mended;
                self.close_item();
            }
            self.seen = self.seen.saturating_add(1);
            self.item = Some(Item::default());
        }
        if fit == Fit::Mended {
            // What was closed took the declarations of this one along.
            element.bindings = self.names.len();
            self.names.declare(&element.attributes);
        }
        if self.open.is_empty() {
            self.channel.open(&element);
        }
        if self.open.len() < DEPTH {
            element.base = self.base_of(&element);
            self.open.push(element);
        }
        fit
    }

    /// The element that a tag starts.
    fn element(&mut self, name: &str, attributes: Vec<(String, String)>) -> Element {
        let bindings = self.names.len();
        self.names.declare(&attributes);
        let (space, local) = self.names.resolve(name);
        let space = if self.open.is_empty() && space == Space::Other { self.adopt(name) } else { space };
        Element {
            space,
            name: local,
            attributes,
            text: String::new(),
            markup: None,
            base: None,
            inside: Vec::new(),
            bindings,
        }
    }

    /// Ends what `element` can't stand in; none where it is HTML inside of prose, which it was given to.
    fn make_room(&mut self, element: &Element) -> Option<Fit> {
        let mut fit = Fit::Well;
        while let Some(top) = self.open.last_mut() {
            if top.is_prose() && !element.ends_prose(top) {
                top.open_inside(element);
                return None;
            }
            if !(top.is_prose() || top.is_leaf()) {
                break;
            }
            fit = Fit::Mended;
            self.close();
        }
        Some(fit)
    }

    /// The feed calls itself by a prefix of its own.
    fn adopt(&mut self, name: &str) -> Space {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        self.names.declare(&[(format!("xmlns:{prefix}"), "http://www.w3.org/2005/Atom".to_owned())]);
        Space::Feed
    }

    fn base_of(&self, element: &Element) -> Option<String> {
        let around = match self.open.last() {
            Some(parent) if parent.base.is_some() => parent.base.clone(),
            Some(_) | None => self.from.clone().or_else(|| self.channel.base()),
        };
        let own = element.attributes.iter().find(|(name, _)| name == "xml:base").map(|(_, value)| value.as_str());
        match (around, own) {
            (Some(around), Some(own)) => address::resolve(&around, own).or(Some(around)),
            (None, Some(own)) => Some(own.to_owned()).filter(|own| own.contains("://")),
            (around, None) => around,
        }
    }

    fn text(&mut self, text: &str) -> Fit {
        if let Some(top) = self.open.last_mut() {
            top.push_text(text);
        }
        Fit::Well
    }

    fn end(&mut self, name: &str) -> Fit {
        let (_, local) = self.names.resolve(name);
        if let Some(top) = self.open.last_mut()
            && top.is_prose()
            && top.close_inside(&local)
        {
            return Fit::Well;
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == local) else { return Fit::Mended };
        let is_top = at + 1 == self.open.len() && self.open.last().is_some_and(|top| top.inside.is_empty());
        while self.open.len() > at {
            self.close();
        }
        if is_top { Fit::Well } else { Fit::Mended }
    }

    fn close_item(&mut self) {
        while let Some(is_item) = self.open.last().map(Element::is_item) {
            self.close();
            if is_item {
                break;
            }
        }
    }

    /// Ends the innermost element.
    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        self.names.leave(element.bindings);
        if element.is_item() {
            if let Some(item) = self.item.take() {
                self.drafts.push((item.finish(&element, &self.channel), Place::Item(self.seen)));
            }
            return;
        }
        let parent = self.open.last();
        match &mut self.item {
            Some(item) => item.take(parent, &element, self.channel.form()),
            None => self.channel.take(parent, &element),
        }
    }
}
