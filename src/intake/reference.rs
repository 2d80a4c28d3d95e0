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
    fn what_is_resolved_is_cleaned() {
        let base = Some("http://a.example/b/c");
        assert_eq!(resolve(base, " ../g\n?y ").as_deref(), Some("http://a.example/g?y"));
        assert_eq!(resolve(base, "/جريدة"), address::clean("http://a.example/جريدة"));
        assert_eq!(resolve(None, "https://b.example/").as_deref(), Some("https://b.example/"));
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
