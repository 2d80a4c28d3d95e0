//! The linear pass before the parser: HTML in, HTML out, bounded in nesting, attributes and number of elements.
//!
//! Scripts, styles, comments and other things that are never read go; elements that only colour their text
//! (`b`, `i`, `font` …) lose their tags, as a parser would rebuild them again and again; of attributes only those
//! remain that are asked for later. Structured data (JSON-LD) is handed out apart.

use memchr::memmem;

use super::Shape;

/// The deepest nesting that is kept; the tags of deeper elements are dropped, their text stays.
const DEPTH: usize = 200;
/// The most elements that are kept; the tags of further ones are dropped, their text stays.
const MOST: usize = 100_000;
/// So many of the elements below that are remembered, to know their end tags.
const SKIPPED: usize = 10_000;
/// The most attributes of one element, and the longest value of one, in bytes.
const ATTRIBUTES: usize = 24;
const VALUE: usize = 8 * 1024;

/// An element weighs as much as so many bytes of text.
const TAG: usize = 64;

/// Elements that go with everything inside: their content is not markup, or never read.
const DROPPED: [&str; 22] = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "noframes",
    "noembed",
    "object",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
    "textarea",
    "select",
    "applet",
    "amp-ad",
    "amp-analytics",
    "amp-audio",
    "amp-iframe",
    "amp-sidebar",
    "amp-video",
];

/// Elements that lose their tags only.
const UNWRAPPED: [&str; 24] = [
    "b",
    "i",
    "u",
    "s",
    "em",
    "strong",
    "small",
    "big",
    "font",
    "tt",
    "strike",
    "nobr",
    "mark",
    "ins",
    "del",
    "bdi",
    "bdo",
    "wbr",
    "plaintext",
    "xmp",
    "listing",
    "frameset",
    "frame",
    "marquee",
];

const VOID: [&str; 11] = ["br", "hr", "img", "input", "meta", "link", "base", "col", "source", "area", "embed"];

/// Attributes that are asked for later, here or in reader mode.
const ASKED: [&str; 27] = [
    "href",
    "src",
    "alt",
    "id",
    "class",
    "lang",
    "dir",
    "content",
    "name",
    "property",
    "itemprop",
    "itemtype",
    "itemscope",
    "rel",
    "role",
    "datetime",
    "start",
    "value",
    "hidden",
    "style",
    "title",
    "type",
    "http-equiv",
    "aria-label",
    "aria-hidden",
    "data-src",
    "reversed",
];

/// A page that no parser needs to fear.
pub(super) struct Tamed {
    pub html: String,
    /// The texts of its JSON-LD elements.
    pub data: Vec<String>,
    pub shape: Shape,
    /// How many elements were kept.
    pub elements: usize,
    /// The bytes of its text, each counted as often as elements are around it, and elements likewise: what reader
    /// mode has to look at.
    pub weight: usize,
}

/// Tames `html`.
pub(super) fn tame(html: &str) -> Tamed {
    let tamed =
        Tamed { html: String::with_capacity(html.len()), data: Vec::new(), shape: Shape::Kept, elements: 0, weight: 0 };
    let mut pass = Pass { tamed, open: Vec::new(), paragraphs: 0, skipped: Vec::new() };
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        pass.text(text);
        rest = pass.tag(behind);
    }
    pass.text(rest);
    pass.tamed
}

struct Pass {
    tamed: Tamed,
    /// The names of the open elements.
    open: Vec<String>,
    /// How many of them are paragraphs.
    paragraphs: usize,
    /// The names of elements that are open but too deep to be kept.
    skipped: Vec<String>,
}

impl Pass {
    fn text(&mut self, text: &str) {
        self.tamed.html.push_str(text);
        self.tamed.weight += text.len() * self.open.len();
    }

    /// Reads what starts with a `<`, from behind it; the answer is what follows.
    fn tag<'a>(&mut self, rest: &'a str) -> &'a str {
        match rest.as_bytes().first() {
            Some(b'!') if rest.starts_with("!--") => behind(rest.get(3..).unwrap_or_default(), "-->"),
            Some(b'!' | b'?') => {
                let is_data = rest.starts_with("![CDATA[");
                if is_data { rest.get(8..).unwrap_or_default() } else { behind(rest, ">") }
            }
            Some(b'/') if rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) => {
                let (name, rest) = name(rest.get(1..).unwrap_or_default());
                self.end(&name);
                behind(rest, ">")
            }
            Some(byte) if byte.is_ascii_alphabetic() => {
                let (name, rest) = name(rest);
                let (attributes, rest) = attributes(rest);
                self.start(&name, &attributes, rest)
            }
            Some(_) | None => {
                self.tamed.html.push_str("&lt;");
                rest
            }
        }
    }

    /// An element that starts; the answer is what follows its tag, or its end where it is dropped.
    fn start<'a>(&mut self, name: &str, attributes: &str, rest: &'a str) -> &'a str {
        if DROPPED.contains(&name) {
            let (inside, rest) = raw(rest, name);
            if name == "script" && attributes.contains("ld+json") {
                self.tamed.data.push(inside.to_owned());
            }
            return rest;
        }
        if UNWRAPPED.contains(&name) {
            return rest;
        }
        if name == "title" {
            // Its content is text up to its end, whatever it looks like.
            let (inside, rest) = raw(rest, name);
            let inside = inside.replace('<', "&lt;");
            self.write(&format!("<title>{inside}</title>"));
            return rest;
        }
        if self.tamed.elements >= MOST {
            self.tamed.shape = Shape::Flattened;
            self.part();
            return rest;
        }
        if name == "amp-img" {
            self.write(&format!("<img{attributes}>"));
            return rest;
        }
        if VOID.contains(&name) {
            self.write(&format!("<{name}{attributes}>"));
            return rest;
        }
        self.end_implied(name);
        if self.open.len() >= DEPTH {
            self.tamed.shape = Shape::Flattened;
            if self.skipped.len() < SKIPPED {
                self.skipped.push(name.to_owned());
            }
            // Words of two flattened blocks must not grow together.
            self.part();
            return rest;
        }
        self.open.push(name.to_owned());
        self.paragraphs += usize::from(name == "p");
        self.write(&format!("<{name}{attributes}>"));
        rest
    }

    /// Parts the words before from those behind: one space, however many tags were dropped.
    fn part(&mut self) {
        if !self.tamed.html.ends_with(' ') {
            self.tamed.html.push(' ');
        }
    }

    fn write(&mut self, tag: &str) {
        self.tamed.html.push_str(tag);
        self.tamed.elements += 1;
        self.tamed.weight += TAG * self.open.len();
    }

    /// An element that ends. End tags of what is not open are dropped, but `</p>` and `</br>` make elements.
    fn end(&mut self, name: &str) {
        if self.skipped.last().is_some_and(|skipped| skipped == name) {
            self.skipped.pop();
            self.part();
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open == name) else { return };
        self.skipped.clear();
        while self.open.len() > at {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        if let Some(name) = self.open.pop() {
            self.paragraphs -= usize::from(name == "p");
            self.tamed.html.push_str("</");
            self.tamed.html.push_str(&name);
            self.tamed.html.push('>');
        }
    }

    /// Ends elements whose end tag may be left out, so that `<p>` after `<p>` is not nesting.
    fn end_implied(&mut self, name: &str) {
        let (ended, border): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "option" | "optgroup" => (&["option"], &["datalist"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["tbody", "thead", "tfoot", "table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            _ if self.paragraphs > 0 && ends_paragraph(name) => {
                (&["p"], &["div", "td", "li", "section", "article", "blockquote", "button", "a"])
            }
            _ => return,
        };
        let found =
            self.open.iter().rposition(|open| ended.contains(&open.as_str()) || border.contains(&open.as_str()));
        let Some(at) = found.filter(|at| self.open.get(*at).is_some_and(|open| ended.contains(&open.as_str()))) else {
            return;
        };
        while self.open.len() > at {
            self.close_last();
        }
    }
}

/// Elements that end an open paragraph (HTML, §4.4.1).
fn ends_paragraph(name: &str) -> bool {
    const NAMES: [&str; 28] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ];
    NAMES.contains(&name)
}

/// What stands behind the first `end`; nothing where there is none.
fn behind<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, behind)| behind)
}

/// The name of a tag, in lower case, and what follows it.
fn name(text: &str) -> (String, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let safe = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-:".contains(*c)).take(32);
    (safe.collect::<String>().to_ascii_lowercase(), rest)
}

/// The attributes of a tag that are asked for, written out again, and what follows the tag.
fn attributes(text: &str) -> (String, &str) {
    let mut kept = String::new();
    let mut names: Vec<String> = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (kept, rest);
        }
        if let Some(behind) = rest.strip_prefix('>') {
            return (kept, behind);
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '=')).unwrap_or(rest.len()).max(1);
        let (name, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let (value, behind) = value(behind);
        rest = behind;
        let name = if name.len() <= 16 { name.to_ascii_lowercase() } else { String::new() };
        if ASKED.contains(&name.as_str()) && value.len() <= VALUE && names.len() < ATTRIBUTES && !names.contains(&name)
        {
            kept.extend([" ", &name, "=\"", &value.replace('"', "&quot;"), "\""]);
            names.push(name);
        }
    }
}

/// The value of an attribute, from behind its name, and what follows it.
fn value(text: &str) -> (&str, &str) {
    let Some(rest) = text.trim_start().strip_prefix('=') else { return ("", text) };
    let rest = rest.trim_start();
    for quote in ['"', '\''] {
        if let Some(inside) = rest.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len());
    rest.split_at_checked(end).unwrap_or((rest, ""))
}

/// The content of an element that is not markup, and what follows its end tag; everything where it does not end.
fn raw<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    for at in memmem::find_iter(text.as_bytes(), b"</") {
        let inside = text.get(at + 2..).unwrap_or_default();
        if inside.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return (text.get(..at).unwrap_or_default(), behind(inside, ">"));
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_read_goes() {
        let page = "<p onclick=x() class='a' ID=b>نص<!-- c --><script>if (a < b) '</p>'</script><b>غامق</b></P>";
        assert_eq!(tame(page).html, "<p class=\"a\" id=\"b\">نصغامق</p>");
    }

    #[test]
    fn structured_data_is_handed_out() {
        let tamed = tame("<script type=\"application/ld+json\">{\"a\": 1}</script>");
        assert_eq!(tamed.data, ["{\"a\": 1}"]);
    }

    #[test]
    fn paragraphs_without_ends_are_not_nested() {
        let tamed = tame(&"<p>نص<li>بند<td>خلية".repeat(1000));
        assert_eq!(tamed.shape, Shape::Kept);
        assert_eq!(tame("<ul><li>أ<ul><li>ب</ul><li>ج</ul>").html, "<ul><li>أ<ul><li>ب</li></ul></li><li>ج</li></ul>");
    }

    #[test]
    fn deep_nesting_is_flattened_and_the_text_stays() {
        let tamed = tame(&format!("{}نص{}", "<div>".repeat(20_000), "</div>".repeat(20_000)));
        assert_eq!(tamed.shape, Shape::Flattened);
        assert_eq!(tamed.html.matches("<div>").count(), DEPTH);
        assert_eq!(tamed.html.matches("</div>").count(), DEPTH);
        assert!(tamed.html.contains("نص"));
    }

    #[test]
    fn a_table_without_end_is_cut_into_text() {
        let tamed = tame(&format!("<table>{}آخر", "<tr><td>خلية".repeat(MOST)));
        assert_eq!((tamed.elements, tamed.shape), (MOST, Shape::Flattened));
        assert_eq!(tamed.html.matches("خلية").count(), MOST);
        assert!(tamed.html.contains("خلية آخر") || tamed.html.contains("خليةآخر"));
    }

    #[test]
    fn a_sign_that_starts_no_tag_is_text() {
        assert_eq!(tame("1 < 2 <3 <").html, "1 &lt; 2 &lt;3 &lt;");
        assert_eq!(tame("<a href=\"x").html, "<a href=\"x\">");
    }
}
