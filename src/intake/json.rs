//! Articles as JSON: one object, an array of them, `{"articles": […]}`, or JSON Lines.
//!
//! An article has a `title` or a `body` (paragraphs apart by lines) or `blocks`; unknown keys are ignored. What is
//! damaged is mended as far as it goes (see [`repair`]).

use std::ops::Range;

use serde_json::{Map, Value};

use super::draft::{Draft, Heading};
use super::flow::Part;
use super::{Place, Warning, kind, page, plain};
use crate::model::{BlockKind, Picture};

mod repair;

/// What was found in an input.
#[derive(Default)]
pub(super) struct Found {
    /// The articles and where they stood.
    pub drafts: Vec<(Draft, Place)>,
    /// What was wrong.
    pub warnings: Vec<Warning>,
}

/// How a value came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// As it was written.
    Whole,
    /// Mended; everything may be in it.
    Mended,
    /// Mended, and its last part broke off.
    Cut,
}

/// The value that `text` is, mended where it must be; none where nothing can be saved.
pub(super) fn value_of(text: &str) -> Option<(Value, State)> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some((value, State::Whole));
    }
    let repair::Repaired { value, is_last_partial } = repair::repair(text)?;
    Some((value, if is_last_partial { State::Cut } else { State::Mended }))
}

/// Reads one JSON value.
pub(super) fn read(text: &str) -> Found {
    let mut found = Found::default();
    let Some((value, state)) = value_of(text) else {
        found.warnings.push(Warning::Unreadable(Place::Input));
        return found;
    };
    if state != State::Whole {
        found.warnings.push(Warning::Damaged(Place::Input));
    }
    found.keep_all(value);
    // Of many, only whole ones; of one, what there is.
    if state == State::Cut && found.drafts.len() > 1 {
        found.drafts.pop();
    }
    found
}

/// Reads JSON Lines: bad lines become warnings, the others are kept.
pub(super) fn read_lines(text: &str) -> Found {
    let mut found = Found::default();
    for (number, line) in (1..).zip(text.lines()) {
        let place = Place::Line(number);
        match serde_json::from_str(line) {
            Ok(Value::Object(object)) => found.drafts.push((draft_of(object), place)),
            Ok(_) => found.warnings.push(Warning::NoText(place)),
            Err(_) if line.trim().is_empty() => {}
            Err(_) => found.warnings.push(Warning::Unreadable(place)),
        }
    }
    found
}

impl Found {
    fn keep_all(&mut self, value: Value) {
        match value {
            Value::Object(mut object) => match object.remove("articles") {
                Some(Value::Array(items)) if !has_text(&object) => self.keep_items(items),
                _ => self.drafts.push((draft_of(object), Place::Input)),
            },
            Value::Array(items) => self.keep_items(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                self.warnings.push(Warning::NoText(Place::Input));
            }
        }
    }

    fn keep_items(&mut self, items: Vec<Value>) {
        for (number, item) in (1..).zip(items) {
            let place = Place::Item(number);
            match item {
                Value::Object(object) => self.drafts.push((draft_of(object), place)),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                    self.warnings.push(Warning::NoText(place));
                }
            }
        }
    }
}

fn has_text(object: &Map<String, Value>) -> bool {
    ["title", "body", "blocks"].iter().any(|key| object.contains_key(*key))
}

fn draft_of(mut object: Map<String, Value>) -> Draft {
    let mut take = |key: &str| object.remove(key).unwrap_or_default();
    let blocks = blocks(take("blocks"));
    let is_untitled = take("untitled") == Value::Bool(true);
    let body = words(take("body"));
    Draft {
        title: words(take("title")),
        parts: if blocks.is_empty() { body_parts(&body) } else { blocks },
        language: words(take("language")),
        source: words(take("source")),
        author: words(take("author")),
        published: words(take("published")),
        url: words(take("url")),
        summary: words(take("summary")),
        tags: tags(take("tags")),
        identity: words(take("identity")),
        picture: picture(take("picture")).unwrap_or_default(),
        heading: if is_untitled { Heading::CutFromText } else { Heading::Shown },
    }
}

/// A body is text; where it plainly is HTML (as in many exports), it is read as HTML.
fn body_parts(body: &str) -> Vec<Part> {
    if kind::of(body, "") == kind::Kind::Page { page::fragment(body) } else { plain::paragraphs(body) }
}

/// The words of a field: a text, a number, the `name` of an object, several of these.
fn words(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Array(items) => {
            items.into_iter().map(words).filter(|one| !one.is_empty()).collect::<Vec<_>>().join("، ")
        }
        Value::Object(mut object) => object.remove("name").map(words).unwrap_or_default(),
        Value::Null | Value::Bool(_) => String::new(),
    }
}

/// A picture: an address, or `{"url", "words"}`.
fn picture(value: Value) -> Option<Picture> {
    let described = value.get("words").and_then(Value::as_str).unwrap_or_default().to_owned();
    let url = value.get("url").cloned().unwrap_or(value);
    Some(Picture { url: words(url), words: described }).filter(|picture| !picture.url.is_empty())
}

fn tags(value: Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.into_iter().map(words).collect(),
        Value::String(text) => text.split([',', '،']).map(str::to_owned).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

fn blocks(value: Value) -> Vec<Part> {
    let Value::Array(items) = value else { return Vec::new() };
    items.into_iter().filter_map(block).collect()
}

/// A block: a text, or `{"kind", "text", "level", "depth", "number", "links"}`; a link is `{"start", "end", "url"}`, its
/// places counted in characters of the block's text.
fn block(value: Value) -> Option<Part> {
    match value {
        Value::String(text) => Some(Part::new(BlockKind::Paragraph, text)),
        Value::Object(mut object) => {
            let text = words(object.remove("text")?);
            let links = object.remove("links").map(|links| links_of(&links, &text)).unwrap_or_default();
            Some(Part { links, ..Part::new(kind_of(&object), text) })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    }
}

/// The links of a block, in order; those that overlap or stand outside of the text are left out.
fn links_of(links: &Value, text: &str) -> Vec<(Range<usize>, String)> {
    let mut borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    borders.push(text.len());
    let place = |link: &Value, key: &str| {
        let at = usize::try_from(link.get(key)?.as_u64()?).ok()?;
        borders.get(at).copied()
    };
    let mut reached = 0;
    let mut kept = Vec::new();
    for link in links.as_array().map(Vec::as_slice).unwrap_or_default() {
        let url = link.get("url").and_then(Value::as_str);
        if let (Some(start), Some(end), Some(url)) = (place(link, "start"), place(link, "end"), url)
            && (reached..end).contains(&start)
        {
            kept.push((start..end, url.to_owned()));
            reached = end;
        }
    }
    kept
}

fn kind_of(object: &Map<String, Value>) -> BlockKind {
    let number = |key: &str| object.get(key).and_then(Value::as_u64);
    let small = |key: &str| number(key).and_then(|number| u8::try_from(number).ok());
    match object.get("kind").and_then(Value::as_str).unwrap_or_default() {
        "title" => BlockKind::Title,
        "heading" => BlockKind::Heading(small("level").unwrap_or(2).clamp(1, 6)),
        "item" => BlockKind::Item {
            depth: small("depth").unwrap_or_default(),
            number: number("number").and_then(|number| u32::try_from(number).ok()),
        },
        "quote" => BlockKind::Quote,
        "code" => BlockKind::Code,
        "caption" => BlockKind::Caption,
        "row" => BlockKind::Row,
        _ => BlockKind::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(found: &Found) -> Vec<&str> {
        found.drafts.iter().map(|(draft, _)| draft.title.as_str()).collect()
    }

    #[test]
    fn a_title_or_a_body_is_enough() {
        assert_eq!(titles(&read("{\"title\": \"خبر\", \"other\": {\"x\": [1]}}")), ["خبر"]);
        let found = read("{\"body\": \"أولى\\n\\nثانية\"}");
        assert_eq!(found.drafts[0].0.parts.len(), 2);
    }

    #[test]
    fn blocks_carry_their_kinds() {
        let found = read("{\"blocks\": [\"فقرة\", {\"kind\": \"heading\", \"level\": 3, \"text\": \"فرع\"}, 5]}");
        let kinds: Vec<BlockKind> = found.drafts[0].0.parts.iter().map(|part| part.kind).collect();
        assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Heading(3)]);
    }

    #[test]
    fn a_bad_line_is_told_and_the_others_are_kept() {
        let found = read_lines("{\"title\":\"أ\"}\nbad\n\n[1]\n{\"title\":\"ب\"}\n{\"title\":\"ج");
        assert_eq!(titles(&found), ["أ", "ب"]);
        let warnings =
            [Warning::Unreadable(Place::Line(2)), Warning::NoText(Place::Line(4)), Warning::Unreadable(Place::Line(6))];
        assert_eq!(found.warnings, warnings);
    }

    #[test]
    fn a_truncated_object_gives_what_is_there() {
        let found = read("{\"title\": \"خبر\", \"body\": \"بداية النص ثم");
        assert_eq!(found.warnings, [Warning::Damaged(Place::Input)]);
        assert_eq!(found.drafts[0].0.title, "خبر");
        assert_eq!(found.drafts[0].0.parts[0].text, "بداية النص ثم");
    }

    #[test]
    fn a_truncated_array_gives_its_whole_articles() {
        let found = read("[{\"title\": \"أ\"}, {\"title\": \"ب\", \"body\": \"نص\"}, {\"title\": \"ج");
        assert_eq!(titles(&found), ["أ", "ب"]);
        assert_eq!(titles(&read("{\"articles\": [{\"title\": \"أ\"}, {\"title\": \"ب")), ["أ"]);
    }

    #[test]
    fn json_without_articles_is_told() {
        assert_eq!(read("[1, 2]").warnings, [Warning::NoText(Place::Item(1)), Warning::NoText(Place::Item(2))]);
        assert_eq!(read("{{{").warnings, [Warning::Unreadable(Place::Input)]);
    }

    #[test]
    fn a_body_of_html_is_read_as_html() {
        let found = read("{\"body\": \"<p>أولى</p><p>ثانية &amp; أخرى</p>\"}");
        let texts: Vec<&str> = found.drafts[0].0.parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(texts, ["أولى", "ثانية & أخرى"]);
    }
}
