//! An article as Markdown (`CommonMark`) with front matter.
//!
//! Every sign that Markdown would take for its own is escaped, every block stands on its own line: what was written as
//! a star comes back as a star. A list keeps its numbers; where they don't follow one another a new list starts.

use super::{has_heading, moment};
use crate::model::{Article, Block, BlockKind};

/// `article` as Markdown.
///
/// ```
/// use khabar::model::{Article, BlockKind};
///
/// let mut article = Article { title: "خبر".to_owned(), ..Article::default() };
/// article.push(BlockKind::Title, "خبر");
/// article.push(BlockKind::Paragraph, "2 * 2");
/// assert_eq!(khabar::export::markdown(&article), "---\ntitle: \"خبر\"\n---\n\n# خبر\n\n2 \\* 2\n");
/// ```
#[must_use]
pub fn markdown(article: &Article) -> String {
    let mut page = Page { out: front(article), lists: Vec::new(), after: After::Nothing };
    for block in &article.blocks {
        page.block(block, &article.text);
    }
    page.out
}

/// The front matter.
fn front(article: &Article) -> String {
    let mut out = String::from("---\n");
    let published = moment(article.published);
    let picture = article.picture.as_ref();
    let fields = [
        ("title", Some(article.title.as_str())),
        ("language", Some(article.language.as_str()).filter(|language| !language.is_empty())),
        ("source", article.source.as_deref()),
        ("author", article.author.as_deref()),
        ("published", published.as_deref()),
        ("url", article.url.as_deref()),
        ("summary", article.summary.as_deref()),
        ("identity", article.identity.as_deref()),
        ("picture", picture.map(|picture| picture.url.as_str())),
        ("picture-words", picture.map(|picture| picture.words.as_str()).filter(|words| !words.is_empty())),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            out.extend([key, ": ", &quoted(value), "\n"]);
        }
    }
    if !has_heading(article) {
        out.push_str("untitled: true\n");
    }
    if !article.tags.is_empty() {
        out.push_str("tags:\n");
    }
    for tag in &article.tags {
        out.extend(["  - ", &quoted(tag), "\n"]);
    }
    out.push_str("---\n");
    out
}

/// A value of YAML in double quotation marks.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An open list.
#[derive(Clone, Copy)]
struct List {
    /// The number of its last item; none where it is not ordered.
    last: Option<u32>,
    /// What stands behind a number, or before an item: another sign starts another list.
    sign: char,
    /// How far what belongs to its items is indented.
    indent: usize,
}

/// What stands before a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Nothing,
    Item,
    Row,
    Block,
}

struct Page {
    out: String,
    /// The open lists, outermost first.
    lists: Vec<List>,
    after: After,
}

impl Page {
    fn block(&mut self, block: &Block, text: &str) {
        let words = words(block, text);
        if let BlockKind::Item { depth, number } = block.kind {
            self.item(depth, number, &words);
            return;
        }
        self.lists.clear();
        if block.kind == BlockKind::Row {
            self.row(&words);
            return;
        }
        let written = match block.kind {
            BlockKind::Title | BlockKind::Heading(1) => format!("# {words}"),
            BlockKind::Heading(level) => format!("{} {words}", "#".repeat(usize::from(level.clamp(1, 6)))),
            BlockKind::Quote => format!("> {}", at_start(&words)),
            BlockKind::Code => fenced(block.span.of(text)),
            BlockKind::Caption => format!("![{words}]()"),
            BlockKind::Paragraph | BlockKind::Row | BlockKind::Item { .. } => at_start(&words),
        };
        self.out.push('\n');
        self.out.push_str(&written);
        self.out.push('\n');
        self.after = After::Block;
    }

    /// A row of a table as GitHub writes them; the first row is its head.
    fn row(&mut self, words: &str) {
        if self.after != After::Row {
            self.out.push('\n');
        }
        self.out.extend(["| ", words, " |\n"]);
        if self.after != After::Row {
            let cells = words.split(" | ").count();
            self.out.extend(["|", &"---|".repeat(cells), "\n"]);
        }
        self.after = After::Row;
    }

    fn item(&mut self, depth: u8, number: Option<u32>, words: &str) {
        let depth = usize::from(depth);
        let follows = self.lists.get(depth).copied().filter(|list| match (list.last, number) {
            (None, None) => true,
            (Some(last), Some(number)) => last.checked_add(1) == Some(number),
            (None, Some(_)) | (Some(_), None) => false,
        });
        let is_tight = follows.is_some() && self.lists.len() == depth + 1 && self.after == After::Item;
        if !is_tight {
            self.out.push('\n');
        }
        let start = self.out.len();
        let outer = self.lists.len().min(depth);
        let indent = outer.checked_sub(1).and_then(|last| self.lists.get(last)).map_or(0, |list| list.indent);
        self.out.push_str(&" ".repeat(indent));
        let replaced = self.lists.get(depth).map(|list| list.sign);
        self.lists.truncate(depth);
        // Lists that hold nothing but a list.
        while self.lists.len() < depth {
            self.out.push_str("- ");
            let indent = self.out.len() - start;
            self.lists.push(List { last: None, sign: '-', indent });
        }
        let sign = follows.map_or_else(|| another(replaced, number), |list| list.sign);
        if let Some(number) = number {
            self.out.push_str(&number.to_string());
        }
        self.out.extend([sign, ' ']);
        let indent = self.out.len() - start;
        self.lists.push(List { last: number, sign, indent });
        self.out.push_str(&at_start(words));
        self.out.push('\n');
        self.after = After::Item;
    }
}

/// The sign of a list that is not the one that ended with `before`.
fn another(before: Option<char>, number: Option<u32>) -> char {
    match (number, before) {
        (Some(_), Some('.')) => ')',
        (Some(_), _) => '.',
        (None, Some('-')) => '*',
        (None, _) => '-',
    }
}

/// The words of a block, escaped, with its links.
fn words(block: &Block, text: &str) -> String {
    let has_links = !matches!(block.kind, BlockKind::Code | BlockKind::Caption);
    let mut out = String::new();
    let mut reached = block.span.bytes().start;
    for link in block.links.iter().filter(|_| has_links) {
        let bytes = link.span.bytes();
        escape(text.get(reached..bytes.start).unwrap_or_default(), &mut out);
        if out.ends_with('!') {
            // Not a picture.
            out.pop();
            out.push_str("\\!");
        }
        out.push('[');
        escape(text.get(bytes.clone()).unwrap_or_default(), &mut out);
        out.extend(["](", &destination(&link.url), ")"]);
        reached = bytes.end;
    }
    escape(text.get(reached..block.span.bytes().end).unwrap_or_default(), &mut out);
    out
}

/// An address as the destination of a link.
fn destination(url: &str) -> String {
    if !url.contains(['<', '>', '(', ')', '\\', '&']) {
        return url.to_owned();
    }
    let mut out = String::from("<");
    for c in url.chars() {
        if matches!(c, '<' | '>' | '\\' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('>');
    out
}

/// Writes `text`; what means something in the middle of a line is escaped.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// `words`, which are escaped, as the start of a line: what means something there is escaped too.
fn at_start(words: &str) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits)
        && let Some((number, rest)) = words.split_at_checked(digits)
        && rest.starts_with(['.', ')'])
    {
        return format!("{number}\\{rest}");
    }
    if words.starts_with(['-', '+', '>', '=', ':', '|']) { format!("\\{words}") } else { words.to_owned() }
}

/// Code between fences longer than any in it.
fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{code}\n{fence}")
}
