//! What is no prose and has no blank: web addresses, paths, e-mail addresses, hashtags and mentions.
//!
//! Addresses break behind a slash or a sign that parts them, never behind a hyphen, which a reader would take for
//! ours, and never inside `://`. Tags and mentions never break.

use super::{Break, Quality, is_wordly};
use memchr::{memchr3_iter, memmem};
use std::sync::LazyLock;

static SITE: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new("www."));

/// A stretch of text that has its own breaks. In bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) start: usize,
    pub(super) end: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `https://…`, `www.…`, `name.org/…`, `/path/…`, `name@…`
    Address,
    /// `#…`, `@…`
    Tag,
}

/// All of them in `text`: in order, none inside another.
pub(super) fn find(text: &str) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    for at in memchr3_iter(b'/', b'@', b'#', text.as_bytes()) {
        if found.last().is_none_or(|last| last.end <= at) {
            found.extend(address_at(text, at));
        }
    }
    let mut end = 0;
    for at in SITE.find_iter(text.as_bytes()).filter(|&at| is_word_start(text, at)) {
        if end <= at {
            let site = token(text, at);
            end = site.end;
            found.push(site);
        }
    }
    found.sort_unstable_by_key(|address| address.start);
    found.dedup_by(|next, first| next.start < first.end);
    found
}

/// The address or tag that the sign at byte `at` belongs to.
fn address_at(text: &str, at: usize) -> Option<Address> {
    let (before, sign_and_rest) = text.split_at_checked(at)?;
    let mut rest = sign_and_rest.chars();
    let sign = rest.next()?;
    let next = rest.next();
    let follows = next.is_some_and(is_named);
    let last = before.chars().next_back();
    match sign {
        '/' => (is_root(before) && next.is_some_and(|c| c.is_ascii_alphabetic()) || is_site_or_scheme(head(before)))
            .then(|| token(text, at)),
        '@' if last.is_some_and(|last| last.is_ascii_alphanumeric()) => follows.then(|| token(text, at)),
        _ => (follows && !last.is_some_and(is_wordly)).then(|| tag(sign_and_rest, at)),
    }
}

fn is_word_start(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| !before.chars().next_back().is_some_and(is_wordly))
}

/// Whether a slash behind `before` begins a path: behind a blank, `~` or a full stop that is no word's.
fn is_root(before: &str) -> bool {
    matches!(head(before), "" | "~" | "." | "..")
        && before.trim_end_matches(['~', '.']).chars().next_back().is_none_or(char::is_whitespace)
}

/// Whether a slash behind `head` goes on in an address: behind a scheme or the name of a site.
fn is_site_or_scheme(head: &str) -> bool {
    let is_domain = |domain: &str| domain.len() > 1 && domain.chars().all(|c| c.is_ascii_alphabetic());
    head.len() > 1 && head.ends_with(':') || head.rsplit_once('.').is_some_and(|(_, domain)| is_domain(domain))
}

/// The end of `before` that may begin an address.
fn head(before: &str) -> &str {
    let rest = before.trim_end_matches(is_head);
    before.get(rest.len()..).unwrap_or_default()
}

/// The stretch around byte `at` without anything that ends an address.
fn token(text: &str, at: usize) -> Address {
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    let rest = behind.trim_start_matches(is_tail);
    Address { start: at - head(before).len(), end: text.len() - rest.len(), kind: Kind::Address }
}

/// The tag that `rest`, from byte `at` on, begins with.
fn tag(rest: &str, at: usize) -> Address {
    let name = rest.chars().skip(1).take_while(|&c| is_named(c) || matches!(c, '\u{200C}' | '\u{200D}'));
    Address { start: at, end: at + 1 + name.map(char::len_utf8).sum::<usize>(), kind: Kind::Tag }
}

/// What stands in a scheme, a host or a mailbox.
fn is_head(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%' | ':' | '~')
}

/// What goes on in an address: letters of any script, and the signs of RFC 3986.
fn is_tail(c: char) -> bool {
    let sign = c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '{' | '}' | '|' | '\\' | '^' | '`');
    sign || is_named(c)
}

/// What names are written with. Scripts without blanks would run on behind an address to the end of the paragraph.
fn is_named(c: char) -> bool {
    c < '\u{900}' && is_wordly(c)
}

impl Address {
    /// Hands its own breaks to `found`, in order.
    pub(super) fn breaks(self, text: &str, mut found: impl FnMut(Break)) {
        let Some(address) = text.get(self.start..self.end).filter(|_| self.kind == Kind::Address) else { return };
        let behind = address.char_indices().skip(1);
        for ((at, c), next) in behind.zip(address.chars().skip(2)) {
            if matches!(c, '/' | '&' | '?' | '=' | '@') && (is_wordly(next) || matches!(next, '%' | '~')) {
                // The sign is one byte.
                let at = u32::try_from(self.start + at + 1).unwrap_or(u32::MAX);
                found(Break { at, quality: Quality::Poor });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        find(text).iter().map(|found| (text.get(found.start..found.end).unwrap_or("?"), found.kind)).collect()
    }

    #[test]
    fn addresses_are_found_in_arabic_text() {
        let text = "راجع https://aps.dz/ar?x=1 أو www.un.org، أو news@example.com (bbc.com/arabic) و /var/log/app";
        let address = |text| (text, Kind::Address);
        assert_eq!(
            found(text),
            [
                address("https://aps.dz/ar?x=1"),
                address("www.un.org"),
                address("news@example.com"),
                address("bbc.com/arabic)"),
                address("/var/log/app")
            ]
        );
    }

    #[test]
    fn tags_and_mentions_are_found_with_their_sign() {
        let tag = |text| (text, Kind::Tag);
        assert_eq!(found("#كأس_العالم، عبر @AlArabiya_Brk"), [tag("#كأس_العالم"), tag("@AlArabiya_Brk")]);
    }

    #[test]
    fn an_address_ends_where_a_script_without_blanks_begins() {
        assert_eq!(found("见https://un.org/zh联合国"), [("https://un.org/zh", Kind::Address)]);
        assert_eq!(found("#联合国"), []);
    }

    #[test]
    fn slashes_of_prose_make_no_address() {
        assert_eq!(found("و/أو 24/7 /رويترز/ 2010 /14 و2017/01/18 و1.5/2 كم/ساعة km/h C# #"), []);
    }
}
