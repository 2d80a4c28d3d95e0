//! XML as it is sent, not as it should be: a row of tags and texts, whatever is wrong between them.
//!
//! [`mend`] repairs what no parser would survive, `quick-xml` reads events one by one (never its recursive parts), and
//! references are resolved by the names of the document and of HTML. No tree is built: nesting costs nothing here.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use mend::Mended;
use references::References;

mod mend;
mod references;

/// So many times reading starts anew behind what could not be read.
const STARTS: usize = 1000;
/// The longest name that is kept, in characters.
const NAME: usize = 64;
/// The most attributes of one element.
const ATTRIBUTES: usize = 64;

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// An element starts.
    Start {
        /// Its name with its prefix, as it was written.
        name: String,
        /// Names with their prefixes, values with their references resolved.
        attributes: Vec<(String, String)>,
    },
    /// An element of this name ends.
    End(String),
    /// Text with its references resolved.
    Text(String),
}

/// A document that is read piece by piece.
pub(super) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Where in `text` the reader started.
    start: usize,
    starts: usize,
    references: References,
    /// The end of an element that was written as empty.
    pending: Option<String>,
    /// Where the first thing that is not well-formed stands.
    fault: Option<usize>,
    is_cut: bool,
}

/// A document, mended; [`Xml`] reads it.
pub(super) struct Source<'a>(Mended<'a>);

impl<'a> Source<'a> {
    /// Mends `text`.
    pub fn of(text: &'a str) -> Self {
        Self(mend::mend(text))
    }

    /// Starts reading.
    pub fn read(&self) -> Xml<'_> {
        let text = self.0.text.as_ref();
        Xml {
            text,
            reader: reader(text),
            start: 0,
            starts: 0,
            references: References::new(&self.0.entities),
            pending: None,
            fault: None,
            is_cut: self.0.is_cut,
        }
    }

    /// The line of the first thing that was mended, counted from 1; `later` is one found while reading.
    pub fn faulty_line(&self, original: &str, later: Option<usize>) -> Option<u32> {
        let line = |text: &str, at: usize| {
            let lines = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
            u32::try_from(lines + 1).unwrap_or(u32::MAX)
        };
        let mended = self.0.fault.map(|at| line(original, at));
        let found = later.map(|at| line(&self.0.text, at));
        mended.into_iter().chain(found).min()
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

impl Xml<'_> {
    /// Notes that what was read last is not well-formed.
    pub fn note_fault(&mut self) {
        self.fault.get_or_insert(self.start + usize::try_from(self.reader.buffer_position()).unwrap_or_default());
    }

    /// Where the first thing stands that is not well-formed, in bytes of the mended text.
    pub const fn fault(&self) -> Option<usize> {
        self.fault
    }

    /// Whether the document breaks off.
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }

    fn start_of(&mut self, tag: &BytesStart) -> Token {
        let name: String = tag.name().as_ref().chars().take(NAME).collect();
        let mut attributes = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).flatten().take(ATTRIBUTES) {
            let value = self.references.decode(&attribute.value);
            attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        Token::Start { name, attributes }
    }

    fn reference(&mut self, name: &str) -> String {
        self.references.resolve(name).unwrap_or_else(|| {
            self.note_fault();
            format!("&{name};")
        })
    }

    /// Starts anew behind what could not be read; whether there is anything.
    fn restart(&mut self) -> bool {
        self.note_fault();
        self.starts += 1;
        let at = self.start + usize::try_from(self.reader.error_position()).unwrap_or_default() + 1;
        let next = self.text.as_bytes().get(at..).and_then(|rest| memchr::memchr(b'<', rest)).map(|found| at + found);
        let Some((at, rest)) = next.filter(|_| self.starts < STARTS).and_then(|at| Some((at, self.text.get(at..)?)))
        else {
            self.is_cut = true;
            return false;
        };
        self.start = at;
        self.reader = reader(rest);
        true
    }
}

impl Iterator for Xml<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.pending.take() {
            return Some(Token::End(name));
        }
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(_) if self.restart() => continue,
                Err(_) => return None,
            };
            return Some(match event {
                Event::Start(tag) => self.start_of(&tag),
                Event::Empty(tag) => {
                    let start = self.start_of(&tag);
                    if let Token::Start { name, .. } = &start {
                        self.pending = Some(name.clone());
                    }
                    start
                }
                Event::End(tag) => {
                    let name = tag.name();
                    let word = name.as_ref().split_whitespace().next().unwrap_or_default();
                    Token::End(word.chars().take(NAME).collect())
                }
                Event::Text(text) => {
                    if text.starts_with('&') {
                        self.note_fault();
                    }
                    Token::Text(Cow::into_owned(text.into_inner()))
                }
                Event::CData(text) => Token::Text(text.into_inner().into_owned()),
                Event::GeneralRef(name) => Token::Text(self.reference(&name)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
                Event::Eof => return None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        Source::of(text).read().collect()
    }

    /// What a document says, in short: `name(`, text, `)`.
    fn short(text: &str) -> String {
        let word = |token: &Token| match token {
            Token::Start { name, .. } => format!("{name}("),
            Token::End(_) => ")".to_owned(),
            Token::Text(text) => text.clone(),
        };
        tokens(text).iter().map(word).collect()
    }

    #[test]
    fn references_are_resolved_wherever_they_are_declared() {
        let text = "<!DOCTYPE r [<!ENTITY wakala \"وكالة\">]><r>&wakala; &laquo;أ&raquo; &#1576; &#x62A; &nbsp;&amp;&none;</r>";
        assert_eq!(short(text), "r(وكالة «أ» ب ت \u{A0}&&none;)");
    }

    #[test]
    fn a_bare_ampersand_and_a_bare_bracket_are_text() {
        assert_eq!(short("<a>x & y &z <3 1 < 2 <b/>?a=1&b=2</a>"), "a(x & y &z <3 1 < 2 b()?a=1&b=2)");
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let text = "<a b='1' c=\"&amp;x&nbsp;\" d=3 e f='a > b'/>";
        let Some(Token::Start { attributes, .. }) = tokens(text).into_iter().next() else { panic!("a start") };
        let expected = [("b", "1"), ("c", "&x\u{A0}"), ("d", "3"), ("e", ""), ("f", "a > b")];
        assert_eq!(attributes, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn tags_that_do_not_end_are_ended() {
        assert_eq!(short("<a>x</b <c>y</c></a>"), "a(x)c(y))");
        assert_eq!(short("<a <b>y</b></a>"), "a(b(y))");
        assert_eq!(short("<a href=\"x><b>y \"z\"</b></a>"), "a(b(y \"z\"))");
    }

    #[test]
    fn comments_and_cdata_that_do_not_end_take_nothing_along() {
        assert_eq!(short("<a><!-- x <b>y</b></a>"), "a( x b(y))");
        assert_eq!(short("<a><t><![CDATA[x & <i></t><b><![CDATA[y]]></b></a>"), "a(t(x & <i>)b(y))");
    }

    #[test]
    fn a_document_that_breaks_off_is_known() {
        for text in ["<a><b>x</b><c", "<a><![CDATA[x", "<a><b>x</b", "<a x=\"y"] {
            let source = Source::of(text);
            let mut xml = source.read();
            let _ = xml.by_ref().count();
            assert!(xml.is_cut(), "{text}");
        }
    }

    #[test]
    fn any_depth_is_read() {
        let deep = 200_000;
        let text = format!("{}x{}", "<a>".repeat(deep), "</a>".repeat(deep));
        assert_eq!(tokens(&text).len(), 2 * deep + 1);
    }
}
