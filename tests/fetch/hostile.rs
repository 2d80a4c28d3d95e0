//! Servers that drip, flood, lie, break off or send a reader astray. Each attack is one test: the problem it ends as, and
//! that it ends in time.

use crate::server::{Caller, Server, answer, redirect};
use crate::{GRACE, client, fetch, get, limits, net, problem, text, timed, typed_in};
use flate2::Compression;
use flate2::write::GzEncoder;
use khabar::fetch::http::{Client, Net, Roots};
use khabar::fetch::{Address, Cancel, Failure};
use khabar::model::Problem;
use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\n\r\n";
const TICK: Duration = Duration::from_millis(20);

/// Fails with `expected`, and not later than its deadline allows.
fn ends_as(expected: &Problem, server: &Server) {
    let (found, took) = timed(|| problem(&server.at("/")));
    assert_eq!(found, *expected);
    assert!(took < limits().total + GRACE, "it took {took:?}");
}

#[test]
fn a_body_that_drips_for_ever_ends_with_the_deadline() {
    ends_as(
        &Problem::TimedOut,
        &Server::new(|caller| {
            caller.say(HEAD);
            caller.repeat(b"x", TICK);
        }),
    );
}

#[test]
fn headers_that_drip_for_ever_end_with_the_deadline() {
    ends_as(
        &Problem::TimedOut,
        &Server::new(|caller| {
            caller.say(b"HTTP/1.1 200 OK\r\nX-Slow: ");
            caller.repeat(b"x", TICK);
        }),
    );
}

#[test]
fn interim_answers_for_ever_end_with_the_deadline() {
    ends_as(&Problem::TimedOut, &Server::new(|caller| caller.repeat(b"HTTP/1.1 103 Early Hints\r\n\r\n", TICK)));
}

#[test]
fn packed_nothing_for_ever_ends_with_the_deadline() {
    let empty = GzEncoder::new(Vec::new(), Compression::default()).finish().unwrap();
    ends_as(
        &Problem::TimedOut,
        &Server::new(move |caller| {
            caller.say(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
            caller.repeat(&empty.repeat(500), Duration::from_millis(1));
        }),
    );
}

#[test]
fn empty_pieces_and_their_notes_for_ever_end() {
    let server = Server::new(|caller| {
        caller.say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;");
        caller.repeat(&[b'x'; 4096], Duration::from_millis(1));
    });
    let (found, took) = timed(|| problem(&server.at("/")));
    assert!(matches!(found, Problem::TimedOut | Problem::Broken), "{found:?}");
    assert!(took < limits().total + GRACE, "it took {took:?}");
}

#[test]
fn a_server_that_never_answers_ends_with_the_deadline() {
    ends_as(&Problem::TimedOut, &Server::new(Caller::keep_silent));
}

#[test]
fn redirects_that_drip_share_one_deadline() {
    ends_as(
        &Problem::TimedOut,
        &Server::new(|caller| {
            std::thread::sleep(Duration::from_millis(250));
            caller.say(&redirect("302 Found", "/again"));
        }),
    );
}

#[test]
fn an_endless_body_ends_at_the_cap() {
    ends_as(
        &Problem::TooLarge,
        &Server::new(|caller| {
            caller.say(HEAD);
            caller.repeat(&vec![b'x'; 65_536], Duration::ZERO);
        }),
    );
}

#[test]
fn a_body_that_says_it_is_too_large_is_not_waited_for() {
    let server = Server::new(|caller| {
        caller.say(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
        caller.keep_silent();
    });
    let (found, took) = timed(|| problem(&server.at("/")));
    assert_eq!(found, Problem::TooLarge);
    assert!(took < GRACE, "it took {took:?}");
}

#[test]
fn a_gzip_bomb_ends_at_the_cap() {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..64 {
        bomb.write_all(&vec![0; 1 << 20]).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    assert!(bomb.len() < 100_000);
    ends_as(&Problem::TooLarge, &Server::saying(answer("200 OK", "Content-Encoding: gzip\r\n", &bomb)));
}

#[test]
fn a_brotli_bomb_ends_at_the_cap() {
    ends_as(&Problem::TooLarge, &Server::saying(answer("200 OK", "Content-Encoding: br\r\n", BROTLI_BOMB)));
}

#[test]
fn a_packed_answer_that_is_cut_or_is_none_is_broken() {
    let mut whole = GzEncoder::new(Vec::new(), Compression::default());
    whole.write_all(&[7; 5000]).unwrap();
    let whole = whole.finish().unwrap();
    let half = whole.get(..whole.len() / 2).unwrap();
    let stored = crate::answers::stored_brotli(&[7; 5000]);
    let cut = stored.get(..100).unwrap();
    for (encoding, body) in [
        ("gzip", half),
        ("br", cut),
        ("gzip", b"plain".as_slice()),
        ("br", b"plain".as_slice()),
        ("deflate", b"x"),
        ("gzip, gzip", half),
    ] {
        let server = Server::saying(answer("200 OK", &format!("Content-Encoding: {encoding}\r\n"), body));
        ends_as(&Problem::Broken, &server);
    }
}

#[test]
fn a_body_shorter_than_it_says_is_broken() {
    ends_as(&Problem::Broken, &Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"));
}

#[test]
fn a_body_longer_than_it_says_ends_where_it_says() {
    // Whatever follows is no part of it (RFC 9112, 6.3); no other request is ever sent over the connection.
    let server = Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, world");
    assert_eq!(text(&fetch(&server.at("/")).unwrap()), "hello");
}

#[test]
fn lengths_that_contradict_each_other_are_broken() {
    for lengths in ["5\r\nContent-Length: 6", "5, 6", "-1", "five", "99999999999999999999999"] {
        let server = Server::saying(format!("HTTP/1.1 200 OK\r\nContent-Length: {lengths}\r\n\r\nhello"));
        ends_as(&Problem::Broken, &server);
    }
}

#[test]
fn pieces_that_break_off_or_are_none_are_broken() {
    for body in ["5\r\nhello\r\n", "5\r\nhel", "zz\r\nhello\r\n0\r\n\r\n", "ffffffffffffffffffff\r\nx", ""] {
        let server = Server::saying(format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{body}"));
        ends_as(&Problem::Broken, &server);
    }
}

#[test]
fn what_is_no_http_is_broken() {
    for said in [
        "220 mail.example ESMTP\r\n",
        "\0\0\0\0",
        "<html>",
        "HTTP/9.9 hello\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n",
    ] {
        ends_as(&Problem::Broken, &Server::saying(said));
    }
}

#[test]
fn a_connection_that_is_closed_at_once_is_broken() {
    ends_as(&Problem::Broken, &Server::start(|_| ()));
}

#[test]
fn a_flood_of_headers_is_broken() {
    ends_as(
        &Problem::Broken,
        &Server::new(|caller| {
            caller.say(b"HTTP/1.1 200 OK\r\n");
            caller
                .repeat(&b"X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(100), Duration::ZERO);
        }),
    );
    ends_as(
        &Problem::Broken,
        &Server::new(|caller| {
            caller.say(b"HTTP/1.1 200 OK\r\nX-Long: ");
            caller.repeat(&[b'x'; 8192], Duration::ZERO);
        }),
    );
}

#[test]
fn a_validator_as_long_as_a_name_tag_is_not_kept() {
    let server = Server::saying(answer("200 OK", &format!("ETag: \"{}\"\r\n", "x".repeat(4000)), b""));
    assert_eq!(fetch(&server.at("/")).unwrap().etag, None);
}

#[test]
fn redirects_without_end_are_given_up() {
    let server = Server::saying(redirect("302 Found", "/again"));
    assert_eq!(problem(&server.at("/")), Problem::Redirects);
    assert_eq!(server.heads().len(), 6);
}

#[test]
fn a_redirect_leads_to_no_file_no_other_scheme_and_no_credentials() {
    for to in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "http://reader:secret@127.0.0.1/",
        "http://",
        "//",
        "http:///",
        "http://a b/",
    ] {
        let server = Server::saying(redirect("301 Moved", to));
        ends_as(&Problem::Redirects, &server);
    }
}

#[test]
fn a_redirect_to_nowhere_or_to_two_places_is_broken() {
    ends_as(&Problem::Broken, &Server::saying(answer("302 Found", "", b"")));
    ends_as(&Problem::Broken, &Server::saying(answer("302 Found", "Location: /a\r\nLocation: /b\r\n", b"")));
}

#[test]
fn plain_bytes_where_encrypted_ones_should_come_are_insecure() {
    for server in [Server::start(|caller| caller.say(b"HTTP/1.1 200 OK\r\n\r\nhello")), Server::start(|_| ())] {
        let address = format!("https://127.0.0.1:{}/", server.port());
        let (found, took) = timed(|| problem(&address));
        assert_eq!(found, Problem::Insecure);
        assert!(took < limits().total + GRACE, "it took {took:?}");
    }
}

#[test]
fn an_encrypted_connection_that_is_never_made_ends_with_the_deadline() {
    let server = Server::start(Caller::keep_silent);
    let (found, took) = timed(|| problem(&format!("https://127.0.0.1:{}/", server.port())));
    assert_eq!(found, Problem::TimedOut);
    assert!(took < limits().total + GRACE, "it took {took:?}");
    // One byte of a record that never becomes whole, again and again.
    let server = Server::start(|caller| {
        caller.say(b"\x16\x03\x03\x3f\xff");
        caller.repeat(b"\x02", TICK);
    });
    let (found, took) = timed(|| problem(&format!("https://127.0.0.1:{}/", server.port())));
    assert!(matches!(found, Problem::TimedOut | Problem::Insecure), "{found:?}");
    assert!(took < limits().total + GRACE, "it took {took:?}");
}

#[test]
fn certificates_that_are_none_make_no_client() {
    let net = Net { roots: Roots::Pem(b"nothing".to_vec()), ..net(&[]) };
    assert_eq!(Client::new(net, limits()).err(), Some(Problem::Insecure));
}

#[test]
fn a_host_without_an_address_or_an_answer_is_unreachable() {
    assert_eq!(problem("http://nowhere.example/"), Problem::Unreachable);
    let server = Server::saying("");
    let address = server.at("/");
    drop(server);
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(problem(&address), Problem::Unreachable);
}

/// A port where nobody answers, not even that nobody is there: its queue is full. It lasts as long as what is returned.
fn silent_port() -> (u16, Vec<TcpStream>) {
    let socket = rustix::net::socket(rustix::net::AddressFamily::INET, rustix::net::SocketType::STREAM, None).unwrap();
    rustix::net::bind(&socket, &SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    rustix::net::listen(&socket, 1).unwrap();
    let listener = TcpListener::from(socket);
    let place = listener.local_addr().unwrap();
    let patience = Duration::from_millis(50);
    let mut held: Vec<TcpStream> = std::iter::from_fn(|| TcpStream::connect_timeout(&place, patience).ok()).collect();
    held.push(TcpStream::from(std::os::fd::OwnedFd::from(listener)));
    (place.port(), held)
}

#[test]
fn a_host_that_does_not_even_answer_is_given_up_soon() {
    let (port, _held) = silent_port();
    let (found, took) = timed(|| problem(&format!("http://127.0.0.1:{port}/")));
    assert_eq!(found, Problem::Unreachable);
    assert!(took >= limits().connect && took < limits().connect + GRACE, "it took {took:?}");
}

#[test]
fn an_address_that_does_not_answer_holds_up_the_next_one_only_for_a_moment() {
    let (silent, _held) = silent_port();
    let server = Server::saying(answer("200 OK", "", b"news"));
    let two = net(&[("two.example", "2606:4700::1"), ("two.example", crate::PUBLIC)]);
    let dial = move |place: SocketAddr| {
        SocketAddr::from(([127, 0, 0, 1], if place.is_ipv6() { silent } else { place.port() }))
    };
    let client = Client::new(Net { dial: Arc::new(dial), ..two }, limits()).unwrap();
    let (found, took) = timed(|| get(&client, &typed_in(&server.on("two.example", "/"))));
    assert_eq!(found.map(|answer| text(&answer)).as_deref(), Ok("news"));
    assert!(took < GRACE, "it took {took:?}");
}

#[test]
fn a_name_server_that_keeps_silent_ends_with_the_deadline() {
    let mute = Net::new(|question| {
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_secs(3));
            drop(question);
        });
    });
    let client = Client::new(mute, limits()).unwrap();
    let (found, took) = timed(|| get(&client, &typed_in("http://news.example/")));
    assert_eq!(found, Err(Problem::TimedOut.into()));
    assert!(took < limits().total + GRACE, "it took {took:?}");
}

#[test]
fn credentials_and_controls_make_no_address() {
    for bad in [
        "http://reader:secret@news.example/",
        "http://news.example/\r\nX-Evil: 1",
        "http://news.example/\u{0}",
        "file:///etc/passwd",
    ] {
        assert_eq!(Address::parse(bad), None, "{bad:?}");
    }
}

#[test]
fn a_cancelled_request_ends_at_once_wherever_it_is() {
    let slow = Server::new(|caller| {
        caller.say(HEAD);
        caller.repeat(b"x", TICK);
    });
    let mute = Server::new(Caller::keep_silent);
    let shy = Server::start(Caller::keep_silent);
    for address in [slow.at("/"), mute.at("/"), format!("https://127.0.0.1:{}/", shy.port())] {
        let cancel = Cancel::new();
        let (later, request) = (cancel.clone(), typed_in(&address));
        let cancelling = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(150));
            later.cancel();
        });
        let (found, took) = timed(|| client().get(&request, &cancel, &mut |_| ()));
        cancelling.join().unwrap();
        assert_eq!(found, Err(Failure::Cancelled));
        println!("cancelled {:?} after it was asked to: {address}", took.saturating_sub(Duration::from_millis(150)));
        assert!(took < Duration::from_millis(350) + GRACE / 2, "it took {took:?}");
    }
}

/// 64 MiB of zeros, as the reference encoder of Brotli packs them.
const BROTLI_BOMB: &[u8] = &[
    0xCF, 0xFF, 0xFF, 0x7F, 0x00, 0x24, 0x00, 0xE2, 0xB1, 0x40, 0x72, 0xEF, 0xFF, 0xF9, 0xFF, 0xFF, 0x0F, 0x80, 0x04,
    0x40, 0x1C, 0x16, 0x80, 0xEE, 0xFD, 0x3F, 0xFF, 0xFF, 0xFF, 0x01, 0x90, 0x00, 0x88, 0xC3, 0x02, 0xD0, 0xBD, 0xFF,
    0xE7, 0xFF, 0xFF, 0x3F, 0x00, 0x12, 0x00, 0x71, 0x58, 0x00, 0xBA, 0xF7, 0xFF, 0x03,
];
