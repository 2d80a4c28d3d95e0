//! The only socket: one request, its redirects, and its answer, over HTTP/1.1.
//!
//! Redirects are followed here, one connection each, so that every one is checked like the first. There are no cookies, no
//! kept connections and no credentials. A whole request, from the name to the last byte, has one deadline; its answer has
//! one size, counted after it is unpacked.

mod body;
mod dial;
mod line;
mod net;
mod private;
mod proxy;
mod reply;

pub use line::SLICE;
pub use net::{Net, Question, Roots};
pub use proxy::Proxies;

use super::{Address, Answer, Body, Cancel, Failure, Request, Scheme, Trust, Want};
use crate::model::Problem;
use dial::{Arrival, Bounds, Dialer, Elsewhere, Trace};
use line::Limit;
use reply::Good;
use std::sync::Arc;
use std::time::{Duration, Instant};
use ureq::http::{HeaderValue, Response};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::transport::{Connector, RustlsConnector};
use ureq::{Agent, Error};

/// Who asks, as servers are told.
const USER_AGENT: &str = concat!("khabar/", env!("CARGO_PKG_VERSION"));

/// The most bytes of headers; more are [`Problem::Broken`].
const HEADERS: usize = 64 * 1024;

/// The bounds of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For making a connection, from the resolved name on.
    pub connect: Duration,
    /// For everything, with all redirects.
    pub total: Duration,
    /// The largest answer, unpacked, in bytes.
    pub bytes: u64,
    /// The most redirects.
    pub redirects: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), total: Duration::from_secs(20), bytes: 15 * 1024 * 1024, redirects: 5 }
    }
}

/// What fetches.
#[derive(Clone, Debug)]
pub struct Client {
    net: Net,
    limits: Limits,
    tls: TlsConfig,
}

/// Who is told how it goes, and when it has to be over.
struct Watch<'a> {
    limit: Limit,
    progress: &'a mut dyn FnMut(u64),
}

/// What one hop led to.
enum Hop {
    Here(Box<Answer>),
    To(Address, Good),
}

/// Where a request stands between two hops.
struct Way {
    address: Address,
    bounds: Bounds,
    moved: Option<Address>,
    is_permanent: bool,
    downgraded: bool,
}

impl Client {
    /// A client of this net.
    ///
    /// # Errors
    ///
    /// [`Problem::Insecure`] where the certificates can't be read or are none.
    pub fn new(net: Net, limits: Limits) -> Result<Self, Problem> {
        let roots = match &net.roots {
            Roots::Mozilla => RootCerts::WebPki,
            Roots::Pem(pem) => pem_roots(pem).ok_or(Problem::Insecure)?,
        };
        let tls = TlsConfig::builder().root_certs(roots).build();
        Ok(Self { net, limits, tls })
    }

    /// Fetches, and stays until it is done. `progress` is told the bytes that have come so far, unpacked, as they come.
    ///
    /// # Errors
    ///
    /// Why nothing came.
    pub fn get(&self, request: &Request, cancel: &Cancel, progress: &mut dyn FnMut(u64)) -> Result<Answer, Failure> {
        let limit = Limit { cancel: cancel.clone(), deadline: Instant::now() + self.limits.total };
        let mut watch = Watch { limit, progress };
        let mut way = Way::new(request);
        for _ in 0..=self.limits.redirects {
            match self.hop(request, &mut way, &mut watch)? {
                Hop::Here(answer) => return Ok(Answer { moved: way.moved, downgraded: way.downgraded, ..*answer }),
                Hop::To(next, good) => way.go_on(next, good),
            }
        }
        Err(Problem::Redirects.into())
    }

    /// One request over one connection.
    fn hop(&self, request: &Request, way: &mut Way, watch: &mut Watch<'_>) -> Result<Hop, Failure> {
        let trace = Arc::new(Trace::default());
        let limit = watch.limit.clone();
        let scheme = way.address.scheme();
        let wrong = |error: &Error| reply::failure(error, scheme, &limit, &trace);
        let response = self.ask(request, way, &trace, &limit)?.map_err(|error| wrong(&error))?;
        if !trace.is_private() {
            way.bounds = Bounds::Public;
        }
        let headers = response.headers().clone();
        let body = match reply::read_status(response.status(), &headers, request)? {
            good @ (Good::Elsewhere | Good::Moved) => {
                return Ok(Hop::To(reply::location(&headers, &way.address)?, good));
            }
            Good::Same => Body::Same,
            Good::New => {
                reply::check_packing(&headers)?;
                let (media_type, charset) = reply::content_type(&headers);
                let bytes = body::read(response, self.limits.bytes, watch).map_err(|error| wrong(&error))?;
                Body::New { bytes, media_type, charset }
            }
        };
        Ok(Hop::Here(Box::new(reply::answer(&headers, body, &way.address, request.now))))
    }

    /// Sends the request and reads the head of the answer.
    fn ask(
        &self,
        request: &Request,
        way: &Way,
        trace: &Arc<Trace>,
        limit: &Limit,
    ) -> Result<Result<Response<ureq::Body>, Error>, Failure> {
        let proxy = self.net.proxies.proxy_for(&way.address)?;
        let is_plain = way.address.scheme() == Scheme::Http;
        let login = proxy.as_ref().filter(|_| is_plain).and_then(proxy::Proxy::authorization);
        let dialer = Dialer {
            target: way.address.clone(),
            bounds: way.bounds,
            proxy,
            net: self.net.clone(),
            connecting: self.limits.connect,
            limit: limit.clone(),
            trace: Arc::clone(trace),
        };
        let chain = ().chain(dialer).chain(RustlsConnector::default()).chain(Arrival(Arc::clone(trace)));
        let agent = Agent::with_parts(self.config(limit), chain, Elsewhere);
        let mut asked = agent.get(way.address.to_string());
        for (name, value) in fields(request, login) {
            // What can't stand in a header is left out: the answer is complete without it.
            if let Ok(value) = HeaderValue::from_str(&value) {
                asked = asked.header(name, value);
            }
        }
        Ok(asked.call())
    }

    fn config(&self, limit: &Limit) -> ureq::config::Config {
        // The connection ends by itself; this is for whatever may wait outside it.
        let left = limit.deadline.saturating_duration_since(Instant::now()) + SLICE;
        Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent(USER_AGENT)
            .max_idle_connections(0)
            .max_response_header_size(HEADERS)
            .timeout_global(Some(left))
            .tls_config(self.tls.clone())
            .build()
    }
}

/// The header fields of a request.
fn fields(request: &Request, login: Option<String>) -> impl Iterator<Item = (&'static str, String)> {
    let always = [
        ("accept", Some(accepted(request.want).to_owned())),
        ("accept-encoding", Some("gzip, br".to_owned())),
        ("connection", Some("close".to_owned())),
        ("if-none-match", request.etag.clone()),
        ("if-modified-since", request.modified.clone()),
        ("proxy-authorization", login),
    ];
    always.into_iter().filter_map(|(name, value)| Some((name, value?)))
}

fn accepted(want: Want) -> &'static str {
    match want {
        Want::Feed => {
            "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, \
             application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, application/json;q=0.8, */*;q=0.5"
        }
        Want::Page => "text/html, application/xhtml+xml, */*;q=0.5",
        // Those that are read; a server that may choose would else send others.
        Want::Picture => "image/jpeg, image/png, image/webp, image/gif",
    }
}

impl Way {
    fn new(request: &Request) -> Self {
        let bounds = match request.trust {
            Trust::TypedIn => Bounds::Anywhere,
            Trust::Automatic => Bounds::Public,
        };
        Self { address: request.address.clone(), bounds, moved: None, is_permanent: true, downgraded: false }
    }

    /// The way goes on to `to`. It has moved for good as far as every redirect from the start on says so.
    fn go_on(&mut self, to: Address, good: Good) {
        let is_downgrade = self.address.scheme() == Scheme::Https && to.scheme() == Scheme::Http;
        self.downgraded |= is_downgrade;
        self.is_permanent &= good == Good::Moved && !is_downgrade;
        if self.is_permanent {
            self.moved = Some(to.clone());
        }
        self.address = to;
    }
}

fn pem_roots(pem: &[u8]) -> Option<RootCerts> {
    let certificate = |item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        _ => None,
    };
    let all: Vec<_> = parse_pem(pem).filter_map(certificate).collect();
    (!all.is_empty()).then(|| RootCerts::from(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Timestamp;

    /// Where `hops` lead from `start`: the last address, where it has moved for good, whether encryption was lost.
    fn walked(start: &str, hops: &[(&str, Good)]) -> (String, Option<String>, bool) {
        let address = |text: &str| Address::parse(text).expect("an address");
        let mut way = Way::new(&Request::automatic(address(start), Want::Feed, Timestamp(0)));
        for &(to, good) in hops {
            way.go_on(address(to), good);
        }
        (way.address.to_string(), way.moved.map(|moved| moved.to_string()), way.downgraded)
    }

    #[test]
    fn a_loss_of_encryption_is_noted_and_never_remembered() {
        let lost = walked("https://a.b/", &[("http://a.b/", Good::Moved), ("http://a.b/c", Good::Moved)]);
        assert_eq!(lost, ("http://a.b/c".into(), None, true));
        let gained = walked("http://a.b/", &[("https://a.b/", Good::Moved)]);
        assert_eq!(gained, ("https://a.b/".into(), Some("https://a.b/".into()), false));
    }

    #[test]
    fn what_is_elsewhere_for_now_ends_what_is_for_good() {
        let walk = walked(
            "http://a.b/",
            &[("http://c.d/", Good::Moved), ("http://e.f/", Good::Elsewhere), ("http://g.h/", Good::Moved)],
        );
        assert_eq!(walk, ("http://g.h/".into(), Some("http://c.d/".into()), false));
    }
}
