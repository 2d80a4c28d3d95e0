//! Addresses: only `http`, `https` and `mailto`, without credentials and without anything that hides.

use super::sanitise::{is_invisible, is_unsafe};

/// The longest address that is kept, in bytes.
const LIMIT: usize = 8 * 1024;

/// `raw` as an address that may be shown and opened; none where it is not one. Spaces inside become `%20`.
pub(super) fn clean(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let hides = |c: char| is_unsafe(c) || is_invisible(c) || c == '\n' || (c.is_whitespace() && c != ' ');
    if raw.len() > LIMIT || raw.contains(hides) {
        return None;
    }
    let (scheme, rest) = raw.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let rest = match scheme.as_str() {
        "http" | "https" => format!("//{}", without_credentials(rest.strip_prefix("//")?)?),
        "mailto" if rest.contains('@') && !rest.starts_with('/') => rest.to_owned(),
        _ => return None,
    };
    Some(format!("{scheme}:{}", rest.replace(' ', "%20")))
}

/// What follows `//`, its user and password taken out; none where there is no host.
fn without_credentials(rest: &str) -> Option<String> {
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let is_host = !host.is_empty() && !host.starts_with(':') && !host.contains(' ') && !path.starts_with('\\');
    is_host.then(|| format!("{host}{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_and_mail_are_kept() {
        assert_eq!(clean(" HTTPS://example.org/خبر?a=b#c "), Some("https://example.org/خبر?a=b#c".into()));
        assert_eq!(clean("mailto:desk@example.org"), Some("mailto:desk@example.org".into()));
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "/news/1",
            "#top",
            "data:text/html,x",
            "",
            "http://",
            "http:x",
        ] {
            assert_eq!(clean(bad), None, "{bad}");
        }
    }

    #[test]
    fn credentials_are_dropped() {
        assert_eq!(clean("http://user:secret@example.org/a@b"), Some("http://example.org/a@b".into()));
        assert_eq!(clean("http://bank.example@evil.example/"), Some("http://evil.example/".into()));
        assert_eq!(clean("http://user@/x"), None);
    }

    #[test]
    fn what_hides_makes_an_address_bad() {
        for bad in [
            "http://a.b/\u{202E}x",
            "http://a.b/\u{1B}[0m",
            "http://a\u{200D}.b/",
            "http://a.b/\nc",
            "http://a.b\\@c.d/",
        ] {
            assert_eq!(clean(bad), None, "{bad:?}");
        }
        assert_eq!(clean("http://a.b/خبر عاجل"), Some("http://a.b/خبر%20عاجل".into()));
    }
}
