//! Proxies: what they are sent, and that nothing goes past them.

use crate::server::{Server, answer};
use crate::{automatic, get, limits, net, text, typed_in};
use khabar::fetch::http::{Client, Net, Proxies};
use khabar::model::Problem;
use std::io::{Read, Write};

/// A client of an environment with these variables. Only the proxy's own name is known to it.
fn client(variable: &'static str, value: &str) -> Client {
    let proxies = Proxies::from_values(|name| (name == variable).then(|| value.to_owned()));
    Client::new(Net { proxies, ..net(&[("proxy.example", "127.0.0.1")]) }, limits()).unwrap()
}

#[test]
fn an_http_proxy_is_asked_for_the_whole_address_and_resolves_it() {
    let proxy = Server::new(|caller| {
        let said = answer("200 OK", "", caller.head.as_bytes());
        caller.say(&said);
    });
    let client = client("http_proxy", &format!("http://reader:secret@proxy.example:{}/", proxy.port()));
    let head = text(&get(&client, &automatic("http://news.example/feed?x")).unwrap()).to_ascii_lowercase();
    assert!(head.starts_with("get http://news.example/feed?x http/1.1\r\n"), "{head}");
    assert!(
        head.contains("\r\nhost: news.example\r\n")
            && head.contains("\r\nproxy-authorization: basic cmvhzgvyonnly3jlda==\r\n"),
        "{head}"
    );
}

#[test]
fn an_http_proxy_is_asked_for_a_tunnel_to_an_encrypted_source() {
    let proxy = Server::new(|caller| caller.say(b"HTTP/1.1 200 Connected\r\n\r\nplain bytes"));
    let client = client("https_proxy", &format!("proxy.example:{}", proxy.port()));
    assert_eq!(get(&client, &typed_in("https://news.example/")), Err(Problem::Insecure.into()));
    assert!(proxy.heads()[0].starts_with("CONNECT news.example:443 HTTP/1.1\r\nHost: news.example:443\r\n"));
}

#[test]
fn a_proxy_that_refuses_or_is_not_there_is_the_problem() {
    let proxy = Server::saying("HTTP/1.1 407 Who are you\r\n\r\n");
    let refusing = client("https_proxy", &format!("proxy.example:{}", proxy.port()));
    assert_eq!(get(&refusing, &typed_in("https://news.example/")), Err(Problem::Proxy.into()));
    let missing = client("all_proxy", "http://nowhere.example:1");
    assert_eq!(get(&missing, &typed_in("http://news.example/")), Err(Problem::Proxy.into()));
    let unknown = client("all_proxy", "quic://proxy.example:1");
    assert_eq!(get(&unknown, &typed_in("http://news.example/")), Err(Problem::Proxy.into()));
}

#[test]
fn socks_passes_a_name_on_and_then_the_request() {
    let proxy = Server::start(|caller| {
        let mut greeting = [0; 3];
        caller.stream.read_exact(&mut greeting).unwrap();
        assert_eq!(greeting, [5, 1, 0]);
        caller.say(&[5, 0]);
        let mut asked = [0; 5 + 12 + 2];
        caller.stream.read_exact(&mut asked).unwrap();
        let expected = [b"\x05\x01\x00\x03\x0c".as_slice(), b"news.example", &80_u16.to_be_bytes()].concat();
        assert_eq!(asked.as_slice(), expected);
        caller.say(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        let mut start = [0; 16];
        caller.stream.read_exact(&mut start).unwrap();
        caller.stream.write_all(&answer("200 OK", "", &start)).unwrap();
    });
    let client = client("all_proxy", &format!("socks5h://proxy.example:{}", proxy.port()));
    assert_eq!(text(&get(&client, &automatic("http://news.example/feed")).unwrap()), "GET /feed HTTP/1");
}

#[test]
fn a_private_address_is_not_asked_for_through_a_proxy_either() {
    let proxy = Server::saying(answer("200 OK", "", b"secret"));
    let client = client("all_proxy", &format!("proxy.example:{}", proxy.port()));
    for private in
        ["http://10.0.0.1/", "http://nas/", "http://nas.local/", "http://[fd00::1]/", "http://169.254.169.254/"]
    {
        assert_eq!(get(&client, &automatic(private)), Err(Problem::Private.into()), "{private}");
    }
    assert!(proxy.heads().is_empty());
}
