//! Private networks: only an address that the reader typed in leads there, and nothing else leads there after it.

use crate::server::{Server, answer, redirect};
use crate::{PUBLIC, automatic, get, limits, net, text, typed_in};
use khabar::fetch::http::{Client, Net, Question};
use khabar::fetch::{Failure, Request};
use khabar::model::Problem;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

fn client(names: &'static [(&'static str, &'static str)]) -> Client {
    Client::new(net(names), limits()).unwrap()
}

fn refused<T>() -> Result<T, Failure> {
    Err(Problem::Private.into())
}

/// A server that leads from `/` to `to` and says `home` everywhere else.
fn leading_to(to: impl Fn(&str) -> String + Send + Sync + 'static) -> Server {
    Server::new(move |caller| {
        let port = caller.stream.local_addr().unwrap().port().to_string();
        let said = if caller.path() == "/" { redirect("302 Found", &to(&port)) } else { answer("200 OK", "", b"home") };
        caller.say(&said);
    })
}

#[test]
fn what_khabar_follows_by_itself_leads_into_no_private_network() {
    let server = Server::saying(answer("200 OK", "", b"secret"));
    let names = &[
        ("loopback.example", "127.0.0.1"),
        ("home.example", "192.168.1.1"),
        ("cloud.example", "169.254.169.254"),
        ("nat.example", "100.64.0.1"),
        ("six.example", "::1"),
        ("local.example", "fe80::1"),
        ("unique.example", "fd00::1"),
        ("mapped.example", "::ffff:127.0.0.1"),
        ("nat64.example", "64:ff9b::7f00:1"),
        ("sixtofour.example", "2002:7f00:1::"),
        ("none.example", "0.0.0.0"),
        ("many.example", "224.0.0.1"),
    ];
    let client = client(names);
    let hosts = names.iter().map(|(host, _)| *host);
    let literals = [
        "127.0.0.1",
        "10.0.0.1",
        "[::1]",
        "[::]",
        "[::ffff:7f00:1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "0.0.0.0",
    ];
    for host in hosts.chain(literals) {
        assert_eq!(get(&client, &automatic(&server.on(host, "/"))), refused(), "{host}");
    }
    assert!(server.heads().is_empty());
}

#[test]
fn the_public_net_is_reached_by_both() {
    let server = Server::saying(answer("200 OK", "", b"news"));
    let client = client(&[("news.example", PUBLIC), ("six.example", "2606:4700::1111")]);
    for host in ["news.example", "six.example", PUBLIC] {
        for request in [typed_in(&server.on(host, "/")), automatic(&server.on(host, "/"))] {
            assert_eq!(get(&client, &request).map(|answer| text(&answer)).as_deref(), Ok("news"), "{host}");
        }
    }
}

#[test]
fn what_the_reader_typed_in_may_be_at_home_and_go_on_there() {
    let client = client(&[("nas.home", "192.168.1.2")]);
    let server = leading_to(|port| format!("http://10.0.0.9:{port}/feed"));
    for host in ["nas.home", "127.0.0.1", "[::1]"] {
        let found = get(&client, &typed_in(&server.on(host, "/"))).unwrap();
        assert_eq!(text(&found), "home", "{host}");
    }
}

#[test]
fn a_public_source_leads_into_no_private_network_whoever_typed_it_in() {
    let client = client(&[("news.example", PUBLIC), ("inside.example", "10.1.2.3")]);
    for to in ["127.0.0.1", "[::1]", "10.1.2.3", "169.254.169.254", "[::ffff:10.1.2.3]", "inside.example"] {
        let server = leading_to(move |port| format!("http://{to}:{port}/latest/meta-data"));
        for request in [typed_in(&server.on("news.example", "/")), automatic(&server.on("news.example", "/"))] {
            assert_eq!(get(&client, &request), refused(), "{to}");
        }
        assert_eq!(server.heads().len(), 2, "{to}");
    }
}

#[test]
fn a_way_that_left_home_does_not_lead_back() {
    let client = client(&[("news.example", PUBLIC)]);
    let server = Server::new(|caller| {
        let port = caller.stream.local_addr().unwrap().port();
        let said = match caller.path() {
            "/" => redirect("302 Found", &format!("http://news.example:{port}/out")),
            "/out" => redirect("302 Found", &format!("http://127.0.0.1:{port}/in")),
            _ => answer("200 OK", "", b"secret"),
        };
        caller.say(&said);
    });
    assert_eq!(get(&client, &typed_in(&server.at("/"))), refused());
}

#[test]
fn odd_ways_of_writing_a_private_address_lead_nowhere() {
    for odd in ["127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "127.0.0.1.", "１２７.0.0.1"] {
        let server = leading_to(move |port| format!("http://{odd}:{port}/in"));
        let client = client(&[("news.example", PUBLIC)]);
        let found = get(&client, &typed_in(&server.on("news.example", "/")));
        assert!(found == refused() || found == Err(Problem::Redirects.into()), "{odd}: {found:?}");
    }
}

/// A net where a name is public the first time and private from then on, and every address that is connected to is noted.
fn rebinding(asked: Arc<AtomicU32>, private_dials: Arc<AtomicU32>) -> Net {
    let ask = move |question: Question| {
        let ip: IpAddr = if asked.fetch_add(1, Ordering::SeqCst) == 0 { PUBLIC } else { "127.0.0.1" }.parse().unwrap();
        let _ = question.answer.send(Ok(vec![ip]));
    };
    let dial = move |place: SocketAddr| {
        if place.ip().to_string() != PUBLIC {
            private_dials.fetch_add(1, Ordering::SeqCst);
        }
        SocketAddr::from(([127, 0, 0, 1], place.port()))
    };
    Net { dial: Arc::new(dial), ..Net::new(ask) }
}

#[test]
fn a_name_that_changes_its_mind_is_asked_once_for_each_connection() {
    for ask in [typed_in as fn(&str) -> Request, automatic] {
        let (asked, dialled) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let client = Client::new(rebinding(Arc::clone(&asked), Arc::clone(&dialled)), limits()).unwrap();
        let server = leading_to(|_| "/again".into());
        // The first connection goes where the checked answer says; the second answer is checked anew.
        assert_eq!(get(&client, &ask(&server.on("news.example", "/"))), refused());
        assert_eq!((asked.load(Ordering::SeqCst), dialled.load(Ordering::SeqCst)), (2, 0));
        assert_eq!(server.heads().len(), 1);
    }
}

#[test]
fn a_name_with_a_public_and_a_private_address_leads_to_the_public_one() {
    let server = Server::saying(answer("200 OK", "", b"news"));
    let dialled = Arc::new(std::sync::Mutex::new(Vec::new()));
    let known = Arc::clone(&dialled);
    let both = net(&[("both.example", "127.0.0.1"), ("both.example", PUBLIC), ("both.example", "10.0.0.1")]);
    let dial = move |place: SocketAddr| {
        known.lock().unwrap().push(place.ip().to_string());
        SocketAddr::from(([127, 0, 0, 1], place.port()))
    };
    let client = Client::new(Net { dial: Arc::new(dial), ..both }, limits()).unwrap();
    for request in [automatic(&server.on("both.example", "/")), typed_in(&server.on("both.example", "/"))] {
        assert_eq!(get(&client, &request).map(|answer| text(&answer)).as_deref(), Ok("news"));
    }
    assert_eq!(*dialled.lock().unwrap(), [PUBLIC, PUBLIC]);
}
