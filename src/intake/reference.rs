//! References: addresses as pages write them, resolved against where the page is (RFC 3986, §5).

use super::address;

/// `reference` as an address that may be opened; none where it is none, or relative to nothing, or leads into the page
/// that it stands on. `base` is the address of the page.
pub(super) fn resolve(base: Option<&str>, reference: &str) -> Option<String> {
    let reference: String = reference.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    if reference.is_empty() || reference.starts_with('#') {
        return None;
    }
    if has_scheme(&reference) {
        return address::clean(&reference);
    }
    let base = Base::of(base?)?;
    address::clean(&base.with(&reference))
}

/// Whether a reference starts with a scheme (RFC 3986, §3.1).
fn has_scheme(reference: &str) -> bool {
    let end = reference.find(|c: char| !(c.is_ascii_alphanumeric() || "+.-".contains(c))).unwrap_or(reference.len());
    reference.starts_with(|c: char| c.is_ascii_alphabetic()) && reference.split_at(end).1.starts_with(':')
}

/// The parts of the address that references are relative to.
struct Base<'a> {
    scheme: &'a str,
    authority: &'a str,
    /// Empty, or from its first '/' on.
    path: &'a str,
}

impl<'a> Base<'a> {
    fn of(base: &'a str) -> Option<Self> {
        let (scheme, rest) = base.trim().split_once("://")?;
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        (is_web && !authority.is_empty()).then_some(Self { scheme, authority, path })
    }

    fn with(&self, reference: &str) -> String {
        if let Some(rest) = reference.strip_prefix("//") {
            return format!("{}://{rest}", self.scheme);
        }
        let (path, behind) = reference.split_at(reference.find(['?', '#']).unwrap_or(reference.len()));
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = match path {
            "" => self.path.to_owned(),
            _ if path.starts_with('/') => without_dots(path),
            _ => without_dots(&format!("{folder}/{path}")),
        };
        format!("{}://{}{path}{behind}", self.scheme, self.authority)
    }
}

/// A path without `.` and `..` (RFC 3986, §5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." if !is_last => {}
            ".." => {
                kept.pop();
                if is_last {
                    kept.push("");
                }
            }
            "." => kept.push(""),
            _ => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard_are_resolved() {
        let base = Some("http://a/b/c/d;p?q");
        for (reference, expected) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
        ] {
            assert_eq!(resolve(base, reference).as_deref(), Some(expected), "{reference}");
        }
    }

    #[test]
    fn what_leads_nowhere_is_none() {
        let base = Some("https://a.example/x");
        for reference in
            ["", " ", "#top", "javascript:x()", "JavaScript :x", "data:text/html,x", "file:///etc", "\u{1B}"]
        {
            let resolved = resolve(base, reference);
            assert!(resolved.as_deref().is_none_or(|url| url.starts_with("https://a.example/")), "{resolved:?}");
        }
        assert_eq!(resolve(base, "#top"), None);
        assert_eq!(resolve(base, "java\nscript:x()"), None);
        assert_eq!(resolve(None, "/a"), None);
        assert_eq!(resolve(Some("file:///home/x"), "/a"), None);
    }
}
