//! OPML 1.0 and 2.0: outlines in outlines. An outline with `xmlUrl` is a feed, any other a group.
//!
//! What OPML has no word for (direction, encoding, full text) stands in attributes of our own namespace.

use super::List;
use crate::intake::xml::{Source as Document, Token};
use crate::intake::{Place, Warning, address, sanitise};
use crate::model::Source;
use crate::text::Base;

/// How deep groups are kept.
const DEPTH: usize = 16;
/// Our own namespace.
const NAMESPACE: &str = "urn:khabar:opml";

/// Reads the outlines of `text` into `list`.
pub(super) fn read(text: &str, list: &mut List) {
    let document = Document::of(text);
    let mut xml = document.read();
    let mut open: Vec<Option<String>> = Vec::new();
    let mut number = 0;
    let mut is_opml = false;
    for token in xml.by_ref() {
        match token {
            Token::Start { name, attributes } if name.eq_ignore_ascii_case("outline") => {
                let outline = Outline(&attributes);
                let is_feed = !outline.value("xmlUrl").is_empty();
                if is_feed {
                    number += 1;
                    let group = open.iter().flatten().take(DEPTH).cloned().collect();
                    list.keep(outline.source(group), Place::Item(number));
                }
                let name = outline.title();
                open.push(Some(name).filter(|name| !is_feed && !name.is_empty()));
            }
            Token::End(name) if name.eq_ignore_ascii_case("outline") => {
                open.pop();
            }
            Token::Start { name, .. } => is_opml |= name.eq_ignore_ascii_case("opml"),
            Token::End(_) | Token::Text(_) => {}
        }
    }
    if let Some(line) = document.faulty_line(text, xml.fault()) {
        list.warnings.insert(0, Warning::Mended(Place::Line(line)));
    }
    if xml.is_cut() {
        list.warnings.push(Warning::Damaged(Place::Input));
    }
    if !is_opml && number == 0 {
        list.warnings.push(Warning::UnknownXml);
    }
}

/// The attributes of an outline.
struct Outline<'a>(&'a [(String, String)]);

impl Outline<'_> {
    fn value(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.trim())
    }

    fn title(&self) -> String {
        let said = [self.value("title"), self.value("text")].into_iter().map(sanitise::line);
        said.into_iter().find(|said| !said.is_empty()).unwrap_or_default()
    }

    fn own(&self, name: &str) -> Option<String> {
        Some(self.value(&format!("khabar:{name}")).to_owned()).filter(|value| !value.is_empty())
    }

    fn source(&self, group: Vec<String>) -> Source {
        let title = self.title();
        let address = self.value("xmlUrl").to_owned();
        let language = crate::intake::language::well_formed(self.value("language"));
        let direction = match self.own("direction").as_deref() {
            Some("rtl") => Some(Base::Rtl),
            Some("ltr") => Some(Base::Ltr),
            Some("auto") => Some(Base::Auto),
            Some(_) | None => None,
        };
        Source {
            // Where no name is known, writers put the address in its place.
            title: if title == sanitise::line(&address) { String::new() } else { title },
            site: address::clean(self.value("htmlUrl")),
            group: if group.is_empty() { self.category() } else { group },
            language: Some(language).filter(|language| !language.is_empty()),
            direction,
            encoding: self.own("encoding").map(|label| sanitise::line(&label)),
            full_text: self.own("fullText").as_deref() == Some("true"),
            address,
        }
    }

    /// The first of its categories ("/a/b,c"), for lists without groups.
    fn category(&self) -> Vec<String> {
        let first = self.value("category").split(',').next().unwrap_or_default();
        let parts = first.split('/').map(sanitise::line).filter(|part| !part.is_empty());
        parts.take(DEPTH).collect()
    }
}

/// The OPML of `sources`.
pub(super) fn write(sources: &[Source]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\" xmlns:khabar=\"{NAMESPACE}\">\n<head><title>khabar</title></head>\n<body>\n"
    );
    let mut open: &[String] = &[];
    for source in sources {
        let shared = open.iter().zip(&source.group).take_while(|(open, group)| open == group).count();
        for _ in shared..open.len() {
            out.push_str("</outline>\n");
        }
        for name in source.group.iter().skip(shared) {
            out.push_str("<outline");
            attribute(&mut out, "text", name);
            out.push_str(">\n");
        }
        open = &source.group;
        write_source(&mut out, source);
    }
    out.push_str(&"</outline>\n".repeat(open.len()));
    out.push_str("</body>\n</opml>\n");
    out
}

fn write_source(out: &mut String, source: &Source) {
    out.push_str("<outline type=\"rss\"");
    attribute(out, "text", if source.title.is_empty() { &source.address } else { &source.title });
    attribute(out, "xmlUrl", &source.address);
    let direction = source.direction.map(|base| match base {
        Base::Rtl => "rtl",
        Base::Ltr => "ltr",
        Base::Auto => "auto",
    });
    let others = [
        ("htmlUrl", source.site.as_deref()),
        ("language", source.language.as_deref()),
        ("khabar:direction", direction),
        ("khabar:encoding", source.encoding.as_deref()),
        ("khabar:fullText", source.full_text.then_some("true")),
    ];
    for (name, value) in others {
        if let Some(value) = value {
            attribute(out, name, value);
        }
    }
    out.push_str("/>\n");
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.extend([" ", name, "=\""]);
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::{read, write_opml};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn groups_names_and_addresses_are_read() {
        let text = "<opml version='1.1'><body><outline text='أخبار'><outline text='عربية'><outline title='نشرة &amp; صدى' text='x' XMLURL='https://a.example/f?a=1&amp;b=2' htmlUrl='https://a.example'/></outline><outline xmlUrl='|~/x.py'/></outline><outline text='https://b.example/' xmlUrl='https://b.example/' category='/علوم/فضاء,آخر'/></body></opml>";
        let (sources, warnings) = read(text.as_bytes());
        let group = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let expected = [
            Source {
                address: "https://a.example/f?a=1&b=2".to_owned(),
                title: "نشرة & صدى".to_owned(),
                site: Some("https://a.example".to_owned()),
                group: group(&["أخبار", "عربية"]),
                ..Source::default()
            },
            Source {
                address: "https://b.example/".to_owned(), group: group(&["علوم", "فضاء"]), ..Source::default()
            },
        ];
        assert_eq!(sources, expected);
        assert_eq!(warnings, [Warning::Refused(Place::Item(2))]);
    }

    #[test]
    fn a_damaged_list_gives_what_is_whole() {
        let text =
            "<opml><body><outline text='أ & ب' xmlUrl='https://a.example/'><outline text='ج' xmlUrl='https://b.exa";
        let (sources, warnings) = read(text.as_bytes());
        assert_eq!(sources.len(), 1);
        assert_eq!(sources[0].title, "أ & ب");
        assert_eq!(warnings, [Warning::Mended(Place::Line(1)), Warning::Damaged(Place::Input)]);
    }

    #[test]
    fn an_address_that_stands_for_a_name_is_none_however_it_is_cleaned() {
        let address = format!("http://a.example/{}x", "\u{652}".repeat(60));
        let (sources, _) = read(format!("<opml><outline text='{address}' xmlUrl='{address}'/></opml>").as_bytes());
        assert_eq!((sources[0].title.as_str(), &sources[0].address), ("", &address));
        assert_eq!(read(write_opml(&sources).as_bytes()).0, sources);
    }

    fn words() -> impl Strategy<Value = String> {
        "[ا-ي a-z<>&\"'٠-٩]{0,12}".prop_map(|words| sanitise::line(&words))
    }

    prop_compose! {
        fn source()(
            number in 0..50_u8,
            title in words(),
            group in prop::collection::vec(words().prop_filter("named", |name| !name.is_empty()), 0..3),
            site in prop::option::of(Just("https://a.example/?a=1&b=%22".to_owned())),
            language in prop::option::of(Just("ar-EG".to_owned())),
            direction in prop::option::of(prop_oneof![Just(Base::Rtl), Just(Base::Ltr), Just(Base::Auto)]),
            encoding in prop::option::of(Just("windows-1256".to_owned())),
            full_text in any::<bool>(),
        ) -> Source {
            let address = format!("https://a.example/{number}?خبر='x'&n={number}");
            Source { address, title, site, group, language, direction, encoding, full_text }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_the_same(sources in prop::collection::vec(source(), 0..12)) {
            let mut unique: Vec<Source> = Vec::new();
            for source in sources {
                if unique.iter().all(|other| other.address != source.address) {
                    unique.push(source);
                }
            }
            let (read, warnings) = read(write_opml(&unique).as_bytes());
            prop_assert_eq!(&read, &unique);
            prop_assert_eq!(warnings, []);
        }
    }
}
