//! References relative to an address (RFC 3986, §5.2): a way from a page or a feed to another.

/// The address that `reference` leads to from `base`, which must be an address of the web; none where it leads
/// nowhere, or where it is no reference at all.
pub(in crate::intake) fn resolve(base: &str, reference: &str) -> Option<String> {
    let reference = reference.trim();
    if has_scheme(reference) {
        return Some(reference.to_owned());
    }
    let (scheme, rest) = base.trim().split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end).filter(|(host, _)| is_web && !host.is_empty())?;
    let path = path.split('#').next().unwrap_or_default();
    let bare = path.split('?').next().unwrap_or_default();
    Some(match reference.as_bytes().first() {
        None => format!("{scheme}://{host}{path}"),
        Some(b'/') if reference.starts_with("//") => format!("{scheme}:{reference}"),
        Some(b'/') => format!("{scheme}://{host}{}", without_dots(reference)),
        Some(b'?') => format!("{scheme}://{host}{bare}{reference}"),
        Some(b'#') => format!("{scheme}://{host}{path}{reference}"),
        Some(_) => {
            let folder = bare.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{scheme}://{host}{}", without_dots(&format!("{folder}/{reference}")))
        }
    })
}

/// Whether a reference names a scheme of its own (RFC 3986, §3.1).
fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// `path` without its `.` and `..` (RFC 3986, §5.2.4), its query and fragment untouched.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, behind) = path.split_at_checked(end).unwrap_or((path, ""));
    let mut kept: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(part),
        }
    }
    format!("/{}{behind}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_lead_where_the_standard_says() {
        let cases = [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"),
            ("/./g", "http://a/g"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("mailto:x@y", "mailto:x@y"),
            ("خبر/١", "http://a/b/c/خبر/١"),
        ];
        for (reference, expected) in cases {
            assert_eq!(resolve("http://a/b/c/d;p?q", reference).as_deref(), Some(expected), "{reference}");
        }
        assert_eq!(resolve("https://a.example", "b").as_deref(), Some("https://a.example/b"));
    }

    #[test]
    fn only_the_web_is_a_base() {
        for base in ["", "file:///etc/", "a/b", "http://", "ftp://a/"] {
            assert_eq!(resolve(base, "x"), None, "{base}");
        }
    }
}
