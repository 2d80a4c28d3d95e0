//! What an input is: found in its content; the file name is only a hint where the content leaves it open.

use serde::de::IgnoredAny;

/// The kinds of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Markdown,
    Json,
    JsonLines,
    /// HTML, a whole page or a fragment.
    Page,
    /// RSS, Atom, JSON Feed.
    Feed,
    /// OPML: a list of feeds.
    Subscriptions,
    UnknownXml,
}

/// How much of a text is looked at for its marks, in bytes.
const HEAD: usize = 16 * 1024;

/// The starts of files that are no text.
const SIGNATURES: [&[u8]; 21] = [
    b"%PDF",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"RIFF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1F\x8B",
    b"\x7FELF",
    b"MZ\x90",
    b"OggS",
    b"ID3",
    b"BZh",
    b"\xFD7zXZ",
    b"\x28\xB5\x2F\xFD",
    b"SQLite format 3",
    b"\xCA\xFE\xBA\xBE",
    b"\xD0\xCF\x11\xE0",
    b"7z\xBC\xAF",
    b"Rar!",
    b"{\\rtf",
];

/// Whether `bytes` (neither UTF-16 nor UTF-32) are no text: by their start, or by their controls.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let is_box = bytes.get(4..8) == Some(b"ftyp");
    // ESC and the rest are left to the cleaning: logs and terminal captures are full of them, and they are text.
    let is_odd = |byte: &&u8| matches!(byte, 0..=6 | 0x0E..=0x1A | 0x1C..=0x1F);
    let odd = bytes.iter().filter(is_odd).count();
    is_box || SIGNATURES.iter().any(|start| bytes.starts_with(start)) || odd * 50 > bytes.len()
}

/// The kind of `text`; `name` is the file name.
pub(super) fn of(text: &str, name: &str) -> Kind {
    let name = name.to_ascii_lowercase();
    let is_named = |extensions: &[&str]| name.rsplit_once('.').is_some_and(|(_, last)| extensions.contains(&last));
    let start = text.trim_start();
    if start.starts_with(['{', '[']) {
        return json(start, is_named(&["jsonl", "ndjson"])).unwrap_or(Kind::Plain);
    }
    if is_named(&["md", "markdown", "mdown", "mkd"]) {
        return Kind::Markdown;
    }
    if start.starts_with('<')
        && let Some(kind) = markup(start)
    {
        return kind;
    }
    let head = head(text, HEAD);
    if is_named(&["html", "htm", "xhtml"]) && tags(head) > 0 || tags(head) >= 4 && start.starts_with('<') {
        return Kind::Page;
    }
    if super::front::split(text).is_some() || has_marks_of_markdown(head) { Kind::Markdown } else { Kind::Plain }
}

/// At most the first `bytes` of `text`, cut between characters.
fn head(text: &str, bytes: usize) -> &str {
    (bytes.saturating_sub(3)..=bytes).rev().find_map(|end| text.get(..end)).unwrap_or(text)
}

/// The kind of a text that starts like JSON; none where it is prose after all.
fn json(start: &str, is_named_lines: bool) -> Option<Kind> {
    if serde_json::from_str::<IgnoredAny>(start).is_ok() {
        return Some(if is_feed(start) { Kind::Feed } else { Kind::Json });
    }
    let is_object = |line: &str| serde_json::from_str::<IgnoredAny>(line).is_ok();
    let mut lines = start.lines().map(str::trim).filter(|line| line.starts_with('{'));
    let is_lines =
        start.starts_with('{') && (is_named_lines || (lines.clone().nth(1).is_some() && lines.any(is_object)));
    if is_lines {
        return Some(Kind::JsonLines);
    }
    let inside = start.get(1..)?.trim_start();
    let is_json = if start.starts_with('{') {
        inside.starts_with('"')
    } else {
        inside.starts_with("{\"") || inside.starts_with('{')
    };
    is_json.then(|| if is_feed(start) { Kind::Feed } else { Kind::Json })
}

/// Whether a JSON object says that it is a JSON Feed: by its version, not by a text that only speaks of one. Quotation
/// marks inside of texts are escaped, so none is taken for the key.
fn is_feed(start: &str) -> bool {
    let head = head(start, 1024).replace("\\/", "/");
    let value = |behind: &str| Some(behind.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.to_owned());
    let mut versions = head.split("\"version\"").skip(1).filter_map(value);
    head.starts_with('{')
        && versions.any(|value| {
            ["https://", "http://"]
                .iter()
                .any(|scheme| value.strip_prefix(scheme).is_some_and(|rest| rest.starts_with("jsonfeed.org/version/")))
        })
}

/// The kind of a text that starts with `<`; none where that is no tag that we know.
fn markup(start: &str) -> Option<Kind> {
    let name = match first_element(start) {
        First::Element(name) => name,
        First::Nothing => return Some(Kind::Page),
        First::Text => return None,
    };
    let local = name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    match local.as_str() {
        "rss" | "feed" | "rdf" | "channel" => Some(Kind::Feed),
        "opml" => Some(Kind::Subscriptions),
        _ if is_known(&local) || says_html(head(start, HEAD)) => Some(Kind::Page),
        _ => start.starts_with("<?xml").then_some(Kind::UnknownXml),
    }
}

/// What stands first, behind declarations, comments and the document type.
enum First<'a> {
    /// An element of this name.
    Element(&'a str),
    /// Text.
    Text,
    /// Nothing: there are but comments.
    Nothing,
}

fn first_element(start: &str) -> First<'_> {
    let mut rest = start;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else { return First::Text };
        if !tag.starts_with(['!', '?']) {
            let end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':' || c == '-')).unwrap_or(tag.len());
            return First::Element(tag.get(..end).unwrap_or_default());
        }
        rest = tag.split_once(end_of(tag)).map_or("", |(_, behind)| behind).trim_start();
    }
    First::Nothing
}

/// What ends a comment, a declaration, or a document type with declarations of its own inside.
fn end_of(tag: &str) -> &'static str {
    let is_nested = || tag.split('>').next().is_some_and(|head| head.contains('['));
    match tag {
        _ if tag.starts_with("!--") => "-->",
        _ if tag.starts_with('!') && is_nested() => "]>",
        _ => ">",
    }
}

/// Whether the document type of a text says HTML, whatever its first element is.
fn says_html(start: &str) -> bool {
    let doctype = start.split("<!").map(|tag| tag.get(..13).unwrap_or_default());
    doctype
        .into_iter()
        .any(|tag| tag.eq_ignore_ascii_case("doctype html ") || tag.eq_ignore_ascii_case("doctype html>"))
}

/// Names of HTML elements that a page or a fragment may start with, or that prose would not have in angle brackets.
pub(super) fn is_known(name: &str) -> bool {
    const NAMES: [&str; 46] = [
        "html",
        "head",
        "body",
        "meta",
        "title",
        "link",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "article",
        "section",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "blockquote",
        "pre",
        "span",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "img",
        "br",
        "hr",
        "figure",
        "center",
        "font",
        "script",
        "style",
        "base",
        "iframe",
        "form",
    ];
    NAMES.contains(&name)
}

/// How many tags of HTML stand in `head`.
fn tags(head: &str) -> usize {
    let name = |rest: &str| -> String {
        rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect()
    };
    head.split('<').skip(1).filter(|rest| rest.contains('>') && is_known(&name(rest).to_ascii_lowercase())).count()
}

/// Whether a text without a telling name has the marks of Markdown: headings that stand alone, links, fences.
/// Comments of programs and configurations start with `#` too, but rarely stand alone.
fn has_marks_of_markdown(head: &str) -> bool {
    let lines: Vec<&str> = head.lines().collect();
    let is_blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.trim().is_empty());
    let headings: Vec<usize> =
        (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|line| is_heading(line))).collect();
    let alone = headings.iter().filter(|at| is_blank(at.checked_sub(1)) && is_blank(Some(*at + 1))).count();
    let starts = |sign: &str| lines.iter().filter(|line| line.starts_with(sign)).count();
    let others = starts("- ") + starts("* ") + starts("> ") + head.matches("**").count();
    let leads = head.matches("](http").count();
    let is_shaped = alone >= 2 || (alone == 1 && others + leads > 0);
    (is_shaped && alone * 5 >= headings.len() * 4) || leads >= 2 || starts("```") >= 2
}

fn is_heading(line: &str) -> bool {
    let behind = line.trim_start_matches('#');
    behind.starts_with(' ') && (1..=6).contains(&(line.len() - behind.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_speaks_of_json_feed_is_none() {
        let article = r#"{"title": "كيف يُكتب \"version\": \"https://jsonfeed.org/version/1.1\" في ملف"}"#;
        assert_eq!(of(article, ""), Kind::Json);
        assert_eq!(of("{\"title\": \"https://jsonfeed.org/version/1\"}", ""), Kind::Json);
    }

    #[test]
    fn the_content_beats_the_name() {
        assert_eq!(of("{\"title\": \"خبر\"}", "news.txt"), Kind::Json);
        assert_eq!(of("هذا نص عادي وليس شيئا آخر.", "news.json"), Kind::Plain);
        assert_eq!(of("هذا نص عادي وليس شيئا آخر.", "news.html"), Kind::Plain);
        assert_eq!(of("<p>فقرة</p>", "news.txt"), Kind::Page);
        assert_eq!(of("---\ntitle: خبر\n---\nنص", "news"), Kind::Markdown);
    }

    #[test]
    fn prose_in_brackets_is_prose() {
        assert_eq!(of("[صورة] قال الوزير", ""), Kind::Plain);
        assert_eq!(of("{تنبيه} قال الوزير", ""), Kind::Plain);
        assert_eq!(of("<3 نحب القراءة", ""), Kind::Plain);
        assert_eq!(of("# وسم واحد", "a.txt"), Kind::Plain);
        assert_eq!(of("# licence\n# of this\n\n# set x\nx = 1\n", "a.conf"), Kind::Plain);
    }

    #[test]
    fn markdown_is_known_by_its_marks() {
        assert_eq!(of("# عنوان\n\nنص\n\n- بند\n", ""), Kind::Markdown);
        assert_eq!(of("## فرع\n\nنص\n\n## فرع آخر\n\nنص", "a.txt"), Kind::Markdown);
    }

    #[test]
    fn json_in_lines_is_told_from_json() {
        assert_eq!(of("{\"title\":\"أ\"}\n{\"title\":\"ب\"}\n", ""), Kind::JsonLines);
        assert_eq!(of("{\"title\":\n{\"title\":\"ب\"}\n", ""), Kind::JsonLines);
        assert_eq!(of("{\n\"title\":\"أ\",\n\"body\":\"ب", ""), Kind::Json);
        assert_eq!(of("[{\"title\":\"أ\"},\n{\"title\":\"ب", ""), Kind::Json);
    }

    #[test]
    fn feeds_and_other_xml_are_known() {
        let atom = "<?xml version=\"1.0\"?>\n<!-- a --><feed xmlns=\"http://www.w3.org/2005/Atom\">";
        assert_eq!(of(atom, ""), Kind::Feed);
        assert_eq!(of("<rss version=\"2.0\"><channel>", "page.html"), Kind::Feed);
        assert_eq!(of("<rdf:RDF xmlns:rdf=\"x\">", ""), Kind::Feed);
        assert_eq!(of("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", ""), Kind::Feed);
        assert_eq!(of("<?xml version=\"1.0\"?><svg/>", ""), Kind::UnknownXml);
        assert_eq!(of("<!DOCTYPE feed [<!ENTITY a \"b\"> ]><feed>", ""), Kind::Feed);
        assert_eq!(of("<!DOCTYPE html PUBLIC \"x\"><rss>", ""), Kind::Feed);
        assert_eq!(of("<!DOCTYPE html><my-page>", ""), Kind::Page);
        assert_eq!(of("<!-- a <b> -->", ""), Kind::Page);
        assert_eq!(of("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>", ""), Kind::Page);
    }

    #[test]
    fn files_that_are_no_text_are_known() {
        assert!(is_binary(b"%PDF-1.7\n"));
        assert!(is_binary(b"\x7FELF\x02\x01"));
        assert!(is_binary(&(0..=255).collect::<Vec<u8>>()));
        assert!(!is_binary("نص\u{1B}[0m عادي\n".as_bytes()));
    }
}
