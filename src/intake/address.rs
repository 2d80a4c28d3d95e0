//! Addresses: only `http`, `https` and `mailto`, without credentials and without anything that hides.

use super::sanitise::{is_invisible, is_unsafe};

mod relative;

pub(super) use relative::resolve;

/// The longest address that is kept, in bytes.
const LIMIT: usize = 8 * 1024;

/// `raw` as an address that may be shown and opened; none where it is not one. Spaces, direction marks and whatever
/// else hides inside are percent-encoded (RFC 3986, §2.1): the address leads where it led, and can be seen.
pub(super) fn clean(raw: &str) -> Option<String> {
    let raw = raw.trim();
    if raw.len() > LIMIT || raw.contains(char::is_control) {
        return None;
    }
    let (scheme, rest) = raw.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let rest = match scheme.as_str() {
        "http" | "https" => format!("//{}", without_credentials(rest.strip_prefix("//")?)?),
        "mailto" if rest.contains('@') && !rest.starts_with('/') => rest.to_owned(),
        _ => return None,
    };
    Some(format!("{scheme}:{}", encode(&rest)))
}

fn hides(c: char) -> bool {
    is_unsafe(c) || is_invisible(c) || c.is_whitespace()
}

fn encode(rest: &str) -> String {
    let mut encoded = String::with_capacity(rest.len());
    for c in rest.chars() {
        if hides(c) {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| encoded.extend(hex(byte)));
        } else {
            encoded.push(c);
        }
    }
    encoded
}

fn hex(byte: u8) -> [char; 3] {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0').to_ascii_uppercase();
    ['%', digit(byte >> 4), digit(byte & 0xF)]
}

/// What follows `//`, its user and password taken out; none where there is no host.
fn without_credentials(rest: &str) -> Option<String> {
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let is_host = !host.is_empty() && !host.starts_with(':') && !host.contains(hides) && !path.starts_with('\\');
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
    fn what_hides_is_encoded_and_in_a_host_it_is_bad() {
        assert_eq!(clean("http://a.b/خبر عاجل"), Some("http://a.b/خبر%20عاجل".into()));
        assert_eq!(clean("http://a.b/\u{200E}x\u{202E}"), Some("http://a.b/%E2%80%8Ex%E2%80%AE".into()));
        for bad in ["http://a.b/\u{1B}[0m", "http://a\u{200D}.b/", "http://a.b/\nc", "http://a.b\\@c.d/", "http://a b/"]
        {
            assert_eq!(clean(bad), None, "{bad:?}");
        }
    }
}
