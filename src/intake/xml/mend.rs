//! The repair pass: what would end the reading of a document, or swallow the rest of it, is mended on the way.
//!
//! One walk from `<` to `<`: signs that start no tag become text, tags, comments and CDATA that don't end are ended,
//! the document type goes (its entities are handed out). Text that needs no mending is not copied. Linear: what is
//! searched for far ahead is remembered.

use std::borrow::Cow;

use memchr::memmem;

/// The most entities that a document declares, and the longest of them in bytes.
const ENTITIES: usize = 64;
const ENTITY: usize = 4096;

/// A document that can be read.
pub(super) struct Mended<'a> {
    pub text: Cow<'a, str>,
    /// Where the first thing that was mended stands, in bytes of the original.
    pub fault: Option<usize>,
    /// Whether it breaks off inside of a tag, a comment or CDATA.
    pub is_cut: bool,
    /// The names and values of the entities it declares.
    pub entities: Vec<(String, String)>,
}

/// Mends `text`.
pub(super) fn mend(text: &str) -> Mended<'_> {
    let mut pass = Pass {
        text,
        out: String::new(),
        copied: 0,
        last: "",
        is_declared: false,
        far: [const { Far::new() }; 7],
        mended: Mended { text: Cow::Borrowed(text), fault: None, is_cut: false, entities: Vec::new() },
    };
    let mut at = 0;
    while let Some(found) = text.as_bytes().get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        at = pass.markup(at + found);
    }
    pass.finish()
}

/// What is searched for far ahead.
#[derive(Clone, Copy)]
enum Mark {
    Quote,
    Apostrophe,
    EndOfComment,
    Data,
    EndOfData,
    EndOfInstruction,
    EndTag,
}

impl Mark {
    const fn text(self) -> &'static str {
        match self {
            Self::Quote => "\"",
            Self::Apostrophe => "'",
            Self::EndOfComment => "-->",
            Self::Data => "<![CDATA[",
            Self::EndOfData => "]]>",
            Self::EndOfInstruction => "?>",
            Self::EndTag => "</",
        }
    }
}

/// The place of a mark that was searched from `from` on; none where there is none behind.
#[derive(Clone, Copy)]
struct Far {
    searched: Option<(usize, Option<usize>)>,
}

impl Far {
    const fn new() -> Self {
        Self { searched: None }
    }
}

struct Pass<'a> {
    text: &'a str,
    out: String,
    /// So much of the text is in `out`, or was left out.
    copied: usize,
    /// The name of the tag that started last.
    last: &'a str,
    /// Whether a document type was read.
    is_declared: bool,
    far: [Far; 7],
    mended: Mended<'a>,
}

impl<'a> Pass<'a> {
    fn finish(mut self) -> Mended<'a> {
        if self.copied > 0 || !self.out.is_empty() {
            let end = self.text.len();
            self.copy_to(end);
            self.mended.text = Cow::Owned(self.out);
        }
        self.mended
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn copy_to(&mut self, end: usize) {
        self.out.push_str(self.text.get(self.copied..end).unwrap_or_default());
        self.copied = self.copied.max(end);
    }

    /// Writes `instead` for the text from `from` to `to`.
    fn replace(&mut self, from: usize, to: usize, instead: &str) -> usize {
        self.copy_to(from);
        self.out.push_str(instead);
        self.copied = to;
        to
    }

    fn fault(&mut self, at: usize) {
        self.mended.fault.get_or_insert(at);
    }

    /// The next `mark` at or behind `at`.
    fn find(&mut self, mark: Mark, at: usize) -> Option<usize> {
        let far = self.far.get(mark as usize).copied().unwrap_or(Far::new());
        if let Some((from, found)) = far.searched
            && from <= at
            && found.is_none_or(|found| found >= at)
        {
            return found;
        }
        let found = memmem::find(self.rest(at).as_bytes(), mark.text().as_bytes()).map(|found| at + found);
        if let Some(far) = self.far.get_mut(mark as usize) {
            far.searched = Some((at, found));
        }
        found
    }

    /// Reads what starts with the `<` at `at`; the answer is where to go on.
    fn markup(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        match rest.as_bytes().first() {
            Some(b'!') if rest.starts_with("!--") => self.comment(at),
            Some(b'!') if rest.starts_with("![CDATA[") => self.data(at),
            Some(b'!') if rest.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("!doctype")) => self.doctype(at),
            Some(b'?') => self.instruction(at),
            Some(b'/') if rest.as_bytes().get(1).is_some_and(|byte| starts_name(*byte)) => self.end_tag(at),
            Some(byte) if starts_name(*byte) => self.start_tag(at),
            Some(_) => {
                self.fault(at);
                self.replace(at, at + 1, "&lt;")
            }
            None => self.cut(at),
        }
    }

    /// The document breaks off in what starts at `at`.
    fn cut(&mut self, at: usize) -> usize {
        self.fault(at);
        self.mended.is_cut = true;
        let end = self.text.len();
        self.replace(at, end, "")
    }

    fn comment(&mut self, at: usize) -> usize {
        if let Some(end) = self.find(Mark::EndOfComment, at + 4) {
            return end + 3;
        }
        self.fault(at);
        self.mended.is_cut |= self.find(Mark::EndTag, at).is_none();
        self.replace(at, at + 4, "")
    }

    fn data(&mut self, at: usize) -> usize {
        let inside = at + Mark::Data.text().len();
        let end = self.find(Mark::EndOfData, inside);
        let next = self.find(Mark::Data, inside).unwrap_or(self.text.len());
        if let Some(end) = end.filter(|end| *end < next) {
            return end + 3;
        }
        // It does not end, or only where another one does: it ends where its element does.
        let close = format!("</{}", self.last);
        let reach = self.text.as_bytes().get(inside..next).unwrap_or_default();
        let found = memmem::find(reach, close.as_bytes()).filter(|_| !self.last.is_empty());
        match (found, end) {
            (Some(found), _) => {
                self.fault(at);
                self.replace(inside + found, inside + found, "]]>")
            }
            (None, Some(end)) => end + 3,
            (None, None) => self.cut(at),
        }
    }

    /// The document type is left out; what entities it declares is kept.
    fn doctype(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let is_first = !std::mem::replace(&mut self.is_declared, true);
        let first = rest.find(['>', '[']).filter(|_| is_first);
        let end = match first {
            Some(bracket) if rest.as_bytes().get(bracket) == Some(&b'[') => {
                let inside = rest.get(bracket + 1..).unwrap_or_default();
                inside.find(']').map(|end| {
                    self.declare(inside.get(..end).unwrap_or_default());
                    let behind = inside.get(end..).unwrap_or_default();
                    bracket + 1 + end + behind.find('>').map_or(1, |end| end + 1)
                })
            }
            Some(end) => Some(end + 1),
            None => None,
        };
        let Some(end) = end else {
            self.fault(at);
            return self.replace(at, at + 1, "&lt;");
        };
        self.replace(at, at + end, "")
    }

    fn declare(&mut self, declarations: &str) {
        for declaration in declarations.split("<!ENTITY").skip(1).take(ENTITIES) {
            let mut words = declaration.trim_start().splitn(2, char::is_whitespace);
            let (Some(name), Some(value)) = (words.next(), words.next()) else { continue };
            let value = value.trim_start();
            let quoted = |quote: char| value.strip_prefix(quote)?.split(quote).next();
            if let Some(value) = quoted('"').or_else(|| quoted('\'')).filter(|value| value.len() <= ENTITY) {
                self.mended.entities.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    fn instruction(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let end = rest.find('>').map(|end| end + 1);
        match end {
            Some(end) if rest.as_bytes().get(end.saturating_sub(2)) == Some(&b'?') && end > 3 => at + end,
            Some(end) => {
                // It may hold a `>` of its own; one that ends like a tag is taken for what it seems to be.
                let whole = self.find(Mark::EndOfInstruction, at + 2).map(|end| end + 2 - at);
                let inside = whole.and_then(|whole| rest.get(2..whole));
                match whole {
                    Some(whole) if inside.is_some_and(|inside| !inside.contains('<')) && whole > 3 => at + whole,
                    Some(_) | None => {
                        self.fault(at);
                        self.replace(at, at + end, "")
                    }
                }
            }
            None => self.cut(at),
        }
    }

    fn end_tag(&mut self, at: usize) -> usize {
        let found = self.rest(at + 1).find(['<', '>']).map(|found| at + 1 + found);
        match found {
            Some(end) if self.text.as_bytes().get(end) == Some(&b'>') => end + 1,
            Some(next) => {
                self.fault(at);
                self.replace(next, next, ">")
            }
            // The end of its element: whatever is inside is whole.
            None => {
                self.fault(at);
                self.mended.is_cut = true;
                let end = self.text.len();
                self.replace(end, end, ">")
            }
        }
    }

    fn start_tag(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        let length = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        self.last = name;
        let mut from = at + 1 + length;
        loop {
            let Some(found) = self.rest(from).find(['<', '>', '"', '\'']).map(|found| from + found) else {
                return self.cut(at);
            };
            match self.text.as_bytes().get(found) {
                Some(b'>') => return found + 1,
                Some(b'<') => {
                    self.fault(at);
                    return self.replace(found, found, ">");
                }
                quote => {
                    let mark = if quote == Some(&b'"') { Mark::Quote } else { Mark::Apostrophe };
                    let Some(end) = self.find(mark, found + 1).filter(|end| !self.holds_tags(found, *end)) else {
                        return self.tag_of_broken_quotes(at, found, name);
                    };
                    from = end + 1;
                }
            }
        }
    }

    /// Whether a value between two quotation marks runs from the end of one tag into the next.
    fn holds_tags(&self, from: usize, to: usize) -> bool {
        let value = self.text.get(from..to).unwrap_or_default();
        memchr::memchr_iter(b'>', value.as_bytes())
            .any(|end| value.get(end + 1..).is_some_and(|behind| behind.trim_ascii_start().starts_with('<')))
    }

    /// A tag whose quotation marks don't match keeps its name only.
    fn tag_of_broken_quotes(&mut self, at: usize, quote: usize, name: &str) -> usize {
        let Some(end) = self.rest(quote).find('>').map(|end| quote + end) else { return self.cut(at) };
        self.fault(at);
        let is_empty = self.text.as_bytes().get(end.saturating_sub(1)) == Some(&b'/');
        self.replace(at, end + 1, &format!("<{name}{}>", if is_empty { "/" } else { "" }))
    }
}

const fn starts_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

const fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')
}
