//! References: addresses as pages write them, resolved against where the page is, and cleaned.

use super::address;

/// `reference` as an address that may be opened; none where it is none, or relative to nothing, or leads into the page
/// that it stands on. `base` is the address of the page.
pub(super) fn resolve(base: Option<&str>, reference: &str) -> Option<String> {
    let reference: String = reference.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    if reference.is_empty() || reference.starts_with('#') {
        return None;
    }
    address::clean(&address::resolve(base.unwrap_or_default(), &reference)?)
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
