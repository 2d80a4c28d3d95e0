//! The proxies that an environment names, and how one is asked to pass a connection on.
//!
//! Names are resolved by the proxy, never here. What logs in to a proxy is shown by no `Debug`.

use super::line::Line;
use crate::fetch::{Address, Scheme};
use crate::model::Problem;
use std::fmt;
use std::io::{self, Read, Write};

/// The most bytes that a proxy may answer before it passes on.
const ANSWER_LIMIT: usize = 16 * 1024;

/// Which proxy is asked for what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    http: Option<Written>,
    https: Option<Written>,
    exceptions: Vec<String>,
}

/// A proxy as the environment has it: it may hold a password.
#[derive(Clone, PartialEq, Eq)]
struct Written(String);

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a proxy")
    }
}

impl Proxies {
    /// From the usual variables, which `value` looks up: `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, in small
    /// letters or in capitals. Small letters win.
    pub fn from_values(value: impl Fn(&str) -> Option<String>) -> Self {
        let named = |name: &str| value(name).or_else(|| value(&name.to_ascii_uppercase()));
        let proxy = |name: &str| named(name).filter(|text| !text.trim().is_empty()).map(Written);
        let all = proxy("all_proxy");
        let exceptions = named("no_proxy").unwrap_or_default();
        Self {
            http: proxy("http_proxy").or_else(|| all.clone()),
            https: proxy("https_proxy").or(all),
            exceptions: exceptions.split([',', ' ']).filter(|part| !part.is_empty()).map(plain).collect(),
        }
    }

    /// The proxy for `address`; none where it is asked directly.
    ///
    /// # Errors
    ///
    /// [`Problem::Proxy`] where the environment names one that khabar can't speak to: going past it would show the reader
    /// to whom he hides from.
    pub(super) fn proxy_for(&self, address: &Address) -> Result<Option<Proxy>, Problem> {
        let written = match address.scheme() {
            Scheme::Http => self.http.as_ref(),
            Scheme::Https => self.https.as_ref(),
        };
        let Some(Written(written)) = written.filter(|_| !self.is_exception(address.host())) else {
            return Ok(None);
        };
        Proxy::parse(written).map(Some).ok_or(Problem::Proxy)
    }

    /// Whether `host` is asked directly: it is named, lies below a named domain, or is this machine.
    fn is_exception(&self, host: &str) -> bool {
        let is_here = host == "localhost" || host.starts_with("127.") || host == "[::1]";
        let lies_in = |domain: &String| {
            domain == "*"
                || host.strip_suffix(domain.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        is_here || self.exceptions.iter().any(lies_in)
    }
}

/// An exception without the dot or star that may stand before it.
fn plain(exception: &str) -> String {
    let exception = exception.trim();
    let bare = exception.strip_prefix("*.").or_else(|| exception.strip_prefix('.')).unwrap_or(exception);
    bare.to_ascii_lowercase()
}

/// What a proxy speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    /// HTTP: whole addresses, and CONNECT for encrypted ones.
    Http,
    /// SOCKS 5 (RFC 1928).
    Socks,
}

/// One proxy.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Proxy {
    /// What it speaks.
    pub speech: Speech,
    /// Where it is: only host and port count.
    pub address: Address,
    /// User and password.
    login: Option<(String, String)>,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {}", self.speech, self.address.authority())
    }
}

impl Proxy {
    fn parse(written: &str) -> Option<Self> {
        let (scheme, rest) = written.trim().split_once("://").unwrap_or(("http", written.trim()));
        let speech = match scheme.to_ascii_lowercase().as_str() {
            "http" => Speech::Http,
            "socks" | "socks5" | "socks5h" => Speech::Socks,
            _ => return None,
        };
        let rest = rest.split('/').next().unwrap_or_default();
        let (login, place) = match rest.rsplit_once('@') {
            Some((login, place)) => (Some(login.split_once(':').unwrap_or((login, ""))), place),
            None => (None, rest),
        };
        let has_port = place.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
        let port = if speech == Speech::Socks && !has_port { ":1080" } else { "" };
        let address = Address::parse(&format!("http://{place}{port}"))?;
        let login = match login {
            Some((user, password)) => Some((decoded(user)?, decoded(password)?)),
            None => None,
        };
        Some(Self { speech, address, login })
    }

    /// What a request that is passed on carries, so that the proxy lets it pass.
    pub(super) fn authorization(&self) -> Option<String> {
        let (user, password) = self.login.as_ref()?;
        Some(format!("Basic {}", base64(format!("{user}:{password}").as_bytes())))
    }

    /// Asks, over a connection to the proxy, for one to `target`.
    pub(super) fn connect(&self, line: &mut Line, target: &Address) -> io::Result<()> {
        match self.speech {
            Speech::Http => self.tunnel(line, target),
            Speech::Socks => self.shake_hands(line, target),
        }
    }

    /// CONNECT (RFC 9110, 9.3.6). Read byte by byte: what follows the answer is the target's.
    fn tunnel(&self, line: &mut Line, target: &Address) -> io::Result<()> {
        let place = format!("{}:{}", target.host(), target.port());
        let login = self.authorization().map(|value| format!("Proxy-Authorization: {value}\r\n")).unwrap_or_default();
        line.write_all(format!("CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n{login}\r\n").as_bytes())?;
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") && answer.len() < ANSWER_LIMIT {
            let mut byte = [0];
            line.read_exact(&mut byte)?;
            answer.extend(byte);
        }
        let status = answer.split(|&byte| byte == b' ').nth(1).unwrap_or_default();
        let is_good = answer.starts_with(b"HTTP/1.") && status.starts_with(b"2") && answer.ends_with(b"\r\n\r\n");
        if is_good { Ok(()) } else { Err(refused()) }
    }

    /// SOCKS 5, with a user and a password (RFC 1929) where there are some.
    fn shake_hands(&self, line: &mut Line, target: &Address) -> io::Result<()> {
        let method = if self.login.is_some() { 2 } else { 0 };
        line.write_all(&[5, 1, method])?;
        let mut chosen = [0; 2];
        line.read_exact(&mut chosen)?;
        if chosen != [5, method] {
            return Err(refused());
        }
        if let Some((user, password)) = &self.login {
            line.write_all(&[vec![1], short(user)?, short(password)?].concat())?;
            let mut answer = [0; 2];
            line.read_exact(&mut answer)?;
            if answer != [1, 0] {
                return Err(refused());
            }
        }
        let host = short(target.host().trim_matches(['[', ']']))?;
        line.write_all(&[vec![5, 1, 0, 3], host, target.port().to_be_bytes().to_vec()].concat())?;
        bound(line)
    }
}

/// Reads the last answer of SOCKS 5 to its end.
fn bound(line: &mut Line) -> io::Result<()> {
    let mut head = [0; 5];
    line.read_exact(&mut head)?;
    let rest = match head {
        [5, 0, _, 1, _] => 3 + 2,
        [5, 0, _, 4, _] => 15 + 2,
        [5, 0, _, 3, length] => usize::from(length) + 2,
        _ => return Err(refused()),
    };
    line.read_exact(&mut vec![0; rest])
}

fn refused() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "the proxy refuses")
}

/// Length and bytes of a text of at most 255 bytes.
fn short(text: &str) -> io::Result<Vec<u8>> {
    let length = u8::try_from(text.len()).map_err(|_| refused())?;
    Ok([&[length], text.as_bytes()].concat())
}

/// `text` without its percent-encoding; none where it is none, or holds a control character.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        let nibble = |byte: Option<u8>| char::from(byte?).to_digit(16);
        out.push(match byte {
            b'%' => u8::try_from(nibble(bytes.next())? * 16 + nibble(bytes.next())?).ok()?,
            _ => byte,
        });
    }
    String::from_utf8(out).ok().filter(|text| !text.contains(char::is_control))
}

/// RFC 4648, 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = |chunk: &[u8]| {
        let at = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = (at(0) << 16) | (at(1) << 8) | at(2);
        let written = chunk.len() + 1;
        (0..4_usize).map(move |place| {
            let sextet = usize::try_from((bits >> (18 - 6 * place)) & 63).unwrap_or(0);
            if place < written { char::from(LETTERS[sextet]) } else { '=' }
        })
    };
    bytes.chunks(3).flat_map(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(values: &[(&str, &str)]) -> Proxies {
        Proxies::from_values(|name| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    fn address(text: &str) -> Address {
        Address::parse(text).expect("an address")
    }

    fn chosen(proxies: &Proxies, text: &str) -> String {
        match proxies.proxy_for(&address(text)) {
            Ok(Some(proxy)) => format!("{proxy:?}"),
            Ok(None) => "none".into(),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn each_scheme_has_its_proxy_and_all_stands_in() {
        let both = proxies(&[
            ("http_proxy", "http://one:8080/"),
            ("HTTPS_PROXY", "two:3128"),
            ("all_proxy", "socks5h://three"),
        ]);
        assert_eq!(chosen(&both, "http://a.b/"), "Http at one:8080");
        assert_eq!(chosen(&both, "https://a.b/"), "Http at two:3128");
        let all = proxies(&[("ALL_PROXY", "socks5://three")]);
        assert_eq!(chosen(&all, "https://a.b/"), "Socks at three:1080");
        assert_eq!(chosen(&proxies(&[("http_proxy", "")]), "http://a.b/"), "none");
    }

    #[test]
    fn exceptions_and_this_machine_are_asked_directly() {
        let some = proxies(&[("all_proxy", "p:1"), ("no_proxy", "example.org, .local,10.0.0.1")]);
        for direct in [
            "http://example.org/",
            "http://www.example.org/",
            "http://nas.local/",
            "http://10.0.0.1/",
            "http://localhost/",
            "http://127.0.0.1/",
            "http://[::1]/",
        ] {
            assert_eq!(chosen(&some, direct), "none", "{direct}");
        }
        assert_eq!(chosen(&some, "http://notexample.org/"), "Http at p:1");
        assert_eq!(chosen(&proxies(&[("all_proxy", "p:1"), ("no_proxy", "*")]), "http://a.b/"), "none");
    }

    #[test]
    fn a_proxy_that_is_not_understood_is_not_gone_past() {
        for odd in ["https://p:1", "socks4://p:1", "quic://p", "http://"] {
            assert_eq!(chosen(&proxies(&[("all_proxy", odd)]), "http://a.b/"), "Proxy", "{odd}");
        }
    }

    #[test]
    fn a_password_is_sent_and_never_shown() {
        let some = proxies(&[("http_proxy", "http://reader:p%40ss@p:1")]);
        let proxy = some.proxy_for(&address("http://a.b/")).expect("it is understood").expect("there is one");
        assert_eq!(proxy.authorization().as_deref(), Some("Basic cmVhZGVyOnBAc3M="));
        let shown = format!("{some:?} {proxy:?}");
        assert!(!shown.contains("reader") && !shown.contains("ss@"), "{shown}");
    }
}
