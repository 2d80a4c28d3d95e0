//! Addresses that may be fetched: http and https, with a host and without credentials. What is built here is ASCII and
//! holds no control character, so that no byte of it can end a line of a request.
//!
//! Relative references are resolved as RFC 3986, 5.2 has it. Nothing is looked up.

mod host;
mod punycode;

use std::fmt;

/// The longest address, in bytes.
const LONGEST: usize = 8 * 1024;

/// How an address is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Unencrypted.
    Http,
    /// Encrypted.
    Https,
}

impl Scheme {
    /// As it is written before the colon.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// The port that is meant where none is written.
    #[must_use]
    pub fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// An address that may be fetched, whatever stands there. Two that differ only in how they are written are the same.
///
/// ```
/// use khabar::fetch::Address;
///
/// let page = Address::parse("HTTPS://موقع.مصر:443/أخبار/اليوم#اعلى").unwrap();
/// let feed = page.join("../feed.xml").unwrap();
/// assert_eq!(feed.to_string(), "https://xn--4gbrim.xn--wgbh1c/feed.xml");
/// assert_eq!(feed.letters().as_deref(), Some("موقع.مصر"));
/// assert!(Address::parse("https://reader:secret@example.org/").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    scheme: Scheme,
    host: String,
    port: u16,
    path: String,
    query: Option<String>,
}

impl Address {
    /// The address that is written in `text`; none where it is none, has another scheme, credentials, or hides something.
    /// Its fragment is left out: nobody is sent one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_matches(|c: char| c == ' ' || c == '\t' || c == '\n' || c == '\r');
        if text.len() > LONGEST || text.contains(char::is_control) {
            return None;
        }
        let (scheme, rest) = text.split_once(':')?;
        Self::with_scheme(scheme_named(scheme)?, rest.strip_prefix("//")?)
    }

    /// What `reference` means where it stands in what was read from this address.
    #[must_use]
    pub fn join(&self, reference: &str) -> Option<Self> {
        let reference = reference.trim_matches(|c: char| c == ' ' || c == '\t' || c == '\n' || c == '\r');
        if reference.len() > LONGEST || reference.contains(char::is_control) {
            return None;
        }
        if let Some(rest) = reference.strip_prefix("//") {
            return Self::with_scheme(self.scheme, rest);
        }
        if has_scheme(reference) {
            return Self::parse(reference);
        }
        let (path, query) = path_and_query(reference);
        let joined = if path.is_empty() {
            Self { query: query.or_else(|| self.query.clone()), ..self.clone() }
        } else {
            Self { path: without_dots(&self.beside(&path)), query, ..self.clone() }
        };
        (joined.to_string().len() <= LONGEST).then_some(joined)
    }

    fn with_scheme(scheme: Scheme, rest: &str) -> Option<Self> {
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at_checked(end)?;
        if rest.starts_with('\\') {
            return None;
        }
        let (host, port) = host_and_port(authority)?;
        let port = if port.is_empty() { scheme.port() } else { port.parse().ok().filter(|&port| port != 0)? };
        let (path, query) = path_and_query(rest);
        Some(Self { scheme, host: host::to_ascii(host)?, port, path: without_dots(&path), query })
    }

    /// `path`, taken as lying beside this address's own path where it is relative.
    fn beside(&self, path: &str) -> String {
        if path.starts_with('/') {
            return path.to_owned();
        }
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{folder}/{path}")
    }

    /// How it is spoken to.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The real host, in small ASCII letters: what is asked for, whatever it looked like. An IPv6 address has brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The host in its own letters, to be shown beside [`host`](Self::host). None where it has no others, or where these
    /// could pass for those of another host: scripts mixed in a label, or letters other than Arabic and Hebrew.
    #[must_use]
    pub fn letters(&self) -> Option<String> {
        host::letters(&self.host)
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Host and port as they stand in an address: the port only where it is not the usual one.
    #[must_use]
    pub fn authority(&self) -> String {
        if self.port == self.scheme.port() { self.host.clone() } else { format!("{}:{}", self.host, self.port) }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme.name(), self.authority(), self.path)?;
        self.query.as_ref().map_or(Ok(()), |query| write!(f, "?{query}"))
    }
}

fn scheme_named(name: &str) -> Option<Scheme> {
    [Scheme::Http, Scheme::Https].into_iter().find(|scheme| scheme.name().eq_ignore_ascii_case(name))
}

/// Whether a scheme stands before the first colon (RFC 3986, 3.1), and not a path with a colon in it.
fn has_scheme(reference: &str) -> bool {
    let is_scheme = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    };
    reference.split_once(':').is_some_and(|(name, _)| is_scheme(name))
}

/// Host and port of an authority; none where credentials stand before them.
fn host_and_port(authority: &str) -> Option<(&str, &str)> {
    if authority.contains('@') {
        return None;
    }
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            port.bytes().all(|byte| byte.is_ascii_digit()).then_some((host, port))
        }
        Some(_) | None => Some((authority, "")),
    }
}

/// Path and query of what follows the authority, percent-encoded, without the fragment.
fn path_and_query(rest: &str) -> (String, Option<String>) {
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    match rest.split_once('?') {
        Some((path, query)) => (encode(path), Some(encode(query))),
        None => (encode(rest), None),
    }
}

/// Percent-encodes whatever an address can't hold (RFC 3986, 2.1). What is encoded already stays.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        let is_plain = byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
        if is_plain {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 0xF].map(hex));
        }
    }
    encoded
}

fn hex(value: u8) -> char {
    char::from_digit(u32::from(value), 16).expect("four bits are a digit").to_ascii_uppercase()
}

/// `path` from its root on, without `.` and `..` (RFC 3986, 5.2.4).
fn without_dots(path: &str) -> String {
    let is_dot = |part: &str| part == "." || part.eq_ignore_ascii_case("%2e");
    let is_up = |part: &str| matches!(part.to_ascii_lowercase().as_str(), ".." | ".%2e" | "%2e." | "%2e%2e");
    let mut kept: Vec<&str> = Vec::new();
    let parts: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
    for (at, part) in parts.iter().enumerate() {
        let is_last = at + 1 == parts.len();
        if is_up(part) {
            kept.pop();
        } else if !is_dot(part) {
            kept.push(part);
        }
        if is_last && (is_up(part) || is_dot(part)) {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(text: &str) -> Option<String> {
        Address::parse(text).map(|address| address.to_string())
    }

    #[test]
    fn an_address_is_written_in_one_way() {
        assert_eq!(parsed(" HTTP://Example.ORG "), Some("http://example.org/".into()));
        assert_eq!(parsed("https://example.org:443/a/./b/../c?x=1#y"), Some("https://example.org/a/c?x=1".into()));
        assert_eq!(parsed("http://a.b:8080?q"), Some("http://a.b:8080/?q".into()));
        assert_eq!(
            parsed("http://a.b/خبر عاجل"),
            Some("http://a.b/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84".into())
        );
        assert_eq!(parsed("http://[::1]:80/"), Some("http://[::1]/".into()));
    }

    #[test]
    fn what_must_not_be_fetched_is_no_address() {
        for bad in [
            "file:///etc/passwd",
            "ftp://a.b/",
            "javascript:alert(1)",
            "data:,x",
            "gopher://a.b",
            "http:a.b",
            "http:///x",
            "//a.b/",
            "http://user@a.b/",
            "http://user:secret@a.b/",
            "http://a.b:secret@c.d/",
            "http://a.b\\@c.d/",
            "http://a.b:0/",
            "http://a.b:99999/",
            "http://a.b:8a/",
            "http://a.b/\r\nX-Evil: 1",
            "http://a.b/\u{0}",
            "http://a.b\r\n/",
            "http://a.b/\u{85}",
            "http://a b/",
            "",
        ] {
            assert_eq!(parsed(bad), None, "{bad:?}");
        }
        assert_eq!(parsed(&format!("http://a.b/{}", "x".repeat(9000))), None);
    }

    #[test]
    fn references_are_resolved_as_the_standard_has_it() {
        // RFC 3986, 5.4, with an http base and without parameters and fragments.
        let base = Address::parse("http://a/b/c/d;p?q").expect("an address");
        let samples = [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g/"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("", "http://a/b/c/d;p?q"),
            ("#s", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
            (";x", "http://a/b/c/;x"),
            ("https://x.y/z", "https://x.y/z"),
        ];
        for (reference, expected) in samples {
            assert_eq!(
                base.join(reference).map(|address| address.to_string()).as_deref(),
                Some(expected),
                "{reference}"
            );
        }
        for bad in ["file:/etc/passwd", "//user@g/", "javascript:x", "/x\r\ny", "mailto:a@b.c"] {
            assert_eq!(base.join(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_backslash_leads_to_no_other_host() {
        let base = Address::parse("http://a/b").expect("an address");
        assert_eq!(
            base.join("/\\evil.example/").map(|address| address.to_string()),
            Some("http://a/%5Cevil.example/".into())
        );
        assert_eq!(base.join("\\\\evil.example/").map(|address| address.host().to_owned()), Some("a".into()));
    }

    proptest! {
        #[test]
        fn an_address_is_plain_ascii_and_reads_as_itself(text in "(?s)https?://.{0,60}") {
            if let Some(address) = Address::parse(&text) {
                let written = address.to_string();
                prop_assert!(written.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(Address::parse(&written), Some(address));
            }
        }

        #[test]
        fn a_reference_never_smuggles_anything(reference in "(?s).{0,60}") {
            let base = Address::parse("http://a.b/c/d").expect("an address");
            if let Some(address) = base.join(&reference) {
                prop_assert_eq!(Address::parse(&address.to_string()), Some(address));
            }
        }
    }
}
