//! The words of a feed: plain text, HTML that was escaped (once or twice) or HTML that stands in it as it is.

use crate::intake::flow::Part;
use crate::intake::{address, kind, page};
use crate::model::BlockKind;

/// How words were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::intake) enum Form {
    /// As plain text: a tag in it is meant to be seen.
    Text,
    /// As HTML, or as what may be HTML.
    #[default]
    Html,
}

/// Words as they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::intake) struct Words {
    /// With the references of XML resolved.
    pub raw: String,
    pub form: Form,
    /// What relative links in it are relative to.
    pub base: Option<String>,
}

impl Words {
    /// HTML, perhaps.
    pub fn html(raw: impl Into<String>) -> Self {
        Self { raw: raw.into(), ..Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.raw.trim().is_empty()
    }

    /// Its blocks.
    pub fn parts(&self) -> Vec<Part> {
        if self.is_empty() {
            return Vec::new();
        }
        // A text that is said to be plain but holds whole elements is not.
        let is_html = has_tags(&self.raw) && (self.form == Form::Html || self.raw.contains("</"));
        if is_html {
            return self.fragment(&self.raw);
        }
        let decoded = decoded(&self.raw);
        if self.form == Form::Html && self.raw.contains("&lt;") && has_tags(&decoded) && decoded.contains("</") {
            // Escaped twice.
            return self.fragment(&decoded);
        }
        paragraphs(&decoded).map(|text| Part::new(BlockKind::Paragraph, text)).collect()
    }

    /// All of it on one line, as titles and summaries need it.
    pub fn line(&self) -> String {
        if !self.raw.contains(['<', '&']) {
            return self.raw.trim().to_owned();
        }
        if self.form == Form::Text && !self.raw.contains("</") {
            return decoded(&self.raw).trim().to_owned();
        }
        joined(&self.parts())
    }

    fn fragment(&self, html: &str) -> Vec<Part> {
        match &self.base {
            Some(base) => page::fragment(&with_absolute_links(html, base)),
            None => page::fragment(html),
        }
    }
}

/// The texts of `parts` on one line.
pub(super) fn joined(parts: &[Part]) -> String {
    let texts: Vec<&str> = parts.iter().map(|part| part.text.trim()).filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

/// Whether a tag of HTML stands in `text`.
fn has_tags(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let behind = text.get(at + 1..).unwrap_or_default();
        let behind = behind.strip_prefix('/').unwrap_or(behind);
        let end = behind.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = behind.get(..end).filter(|name| (1..=10).contains(&name.len())).unwrap_or_default();
        let ends = behind.as_bytes().get(end).is_some_and(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte));
        ends && kind::is_known(&name.to_ascii_lowercase())
    })
}

/// `text` with the references of HTML in it resolved, however many times they were escaped (three at most).
fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        if !has_reference(&text) {
            break;
        }
        text = page::unescape(&text);
    }
    text
}

fn has_reference(text: &str) -> bool {
    text.split('&').skip(1).any(|behind| {
        let name = behind.split(';').next().unwrap_or_default();
        let bare = name.strip_prefix('#').unwrap_or(name);
        name.len() < behind.len()
            && (2..=32).contains(&name.len())
            && bare.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// The paragraphs of plain text: blank lines part them.
fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let groups = lines.split(|line| line.is_empty()).filter(|group| !group.is_empty());
    groups.map(|group| group.join(" ")).collect::<Vec<_>>().into_iter()
}

/// `html` with its relative links led from `base`.
fn with_absolute_links(html: &str, base: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = next_link(rest) {
        let (before, value) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        rest = absolute(value, base, &mut out);
    }
    out.push_str(rest);
    out
}

/// Behind the next `href=` of `html`.
fn next_link(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    memchr::memchr_iter(b'=', bytes).find_map(|at| {
        let is_link = bytes.get(at.checked_sub(4)?..at)?.eq_ignore_ascii_case(b"href");
        is_link.then_some(at + 1)
    })
}

/// Writes the value that `value` starts with, absolute; the answer is what follows it.
fn absolute<'a>(value: &'a str, base: &str, out: &mut String) -> &'a str {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inside = quote.and_then(|quote| value.strip_prefix(quote)).unwrap_or(value);
    let ends = |c: char| quote.map_or_else(|| c.is_whitespace() || c == '>', |quote| c == quote);
    let end = inside.find(ends).unwrap_or(inside.len());
    let (link, behind) = inside.split_at_checked(end).unwrap_or((inside, ""));
    let resolved = address::resolve(base, &link.replace("&amp;", "&"));
    out.push('"');
    match resolved {
        Some(resolved) => out.push_str(&resolved.replace('&', "&amp;").replace('"', "&quot;")),
        None => out.push_str(&link.replace('"', "&quot;")),
    }
    out.push('"');
    quote.and_then(|quote| behind.strip_prefix(quote)).unwrap_or(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &Words) -> Vec<String> {
        words.parts().into_iter().map(|part| part.text).collect()
    }

    fn text(raw: &str) -> Words {
        Words { raw: raw.to_owned(), form: Form::Text, base: None }
    }

    #[test]
    fn references_are_resolved_however_often_they_were_escaped() {
        for raw in ["أ &laquo;ب&raquo;", "أ &amp;laquo;ب&amp;raquo;", "أ &amp;amp;laquo;ب&amp;amp;raquo;"] {
            assert_eq!(Words::html(raw).line(), "أ «ب»");
            assert_eq!(text(raw).line(), "أ «ب»");
        }
        assert_eq!(Words::html("أ & ب، 5 < 6").line(), "أ & ب، 5 < 6");
    }

    #[test]
    fn html_is_read_and_plain_text_is_left() {
        assert_eq!(texts(&Words::html("<p>أ<p>ب &amp; ج")), ["أ", "ب & ج"]);
        assert_eq!(texts(&Words::html("&lt;p&gt;أ&lt;/p&gt;&lt;p&gt;ب&lt;/p&gt;")), ["أ", "ب"]);
        assert_eq!(Words::html("<b>أ</b> ب").line(), "أ ب");
        assert_eq!(text("الوسم <br> في HTML").line(), "الوسم <br> في HTML");
        assert_eq!(texts(&Words::html("أ\nب\n\nج")), ["أ ب", "ج"]);
    }

    #[test]
    fn relative_links_lead_from_the_base() {
        let html = "<a href=\"/x?a=1&amp;b=2\">أ</a><a HREF='y'>ب</a><a href=z>ج</a><a href=\"http://c.d/\">د</a>";
        let words = Words { base: Some("https://a.example/news/".to_owned()), ..Words::html(html) };
        let links: Vec<String> = words.parts().into_iter().flat_map(|part| part.links).map(|(_, url)| url).collect();
        let expected =
            ["https://a.example/x?a=1&b=2", "https://a.example/news/y", "https://a.example/news/z", "http://c.d/"];
        assert_eq!(links, expected);
    }
}
