//! What servers that behave say, and what is understood of it.

use crate::server::{Server, answer, redirect};
use crate::{NOW, client, fetch, get, problem, text, typed_in};
use flate2::Compression;
use flate2::write::GzEncoder;
use khabar::fetch::{Address, Body, Failure, Request, Seconds};
use khabar::model::{Problem, Visit};
use std::io::Write;

const FEED: &str = "<rss version='2.0'><channel><title>أخبار</title></channel></rss>";

#[test]
fn bytes_come_with_their_type_their_encoding_and_their_validators() {
    let headers = "Content-Type: application/RSS+xml; charset=\"windows-1256\"\r\nETag: W/\"1\"\r\n\
                   Last-Modified: Sun, 06 Nov 1994 08:00:00 GMT\r\nCache-Control: max-age=900\r\nSet-Cookie: a=b\r\n";
    let server = Server::saying(answer("200 OK", headers, FEED.as_bytes()));
    let found = fetch(&server.at("/خبر")).unwrap();
    let body = Body::New {
        bytes: FEED.into(),
        media_type: Some("application/rss+xml".into()),
        charset: Some("windows-1256".into()),
    };
    assert_eq!(found.body, body);
    assert_eq!(found.etag.as_deref(), Some("W/\"1\""));
    assert_eq!(found.modified.as_deref(), Some("Sun, 06 Nov 1994 08:00:00 GMT"));
    assert_eq!((found.fresh, found.moved, found.downgraded), (Some(Seconds(900)), None, false));
    assert_eq!(found.address.to_string(), server.at("/%D8%AE%D8%A8%D8%B1"));
}

#[test]
fn a_request_says_who_asks_and_what_is_understood_and_nothing_more() {
    let server = Server::saying(answer("200 OK", "", b""));
    fetch(&server.at("/a?b=c")).unwrap();
    let heads = server.heads();
    let mut lines: Vec<String> =
        heads[0].lines().filter(|line| !line.is_empty()).map(str::to_ascii_lowercase).collect();
    assert_eq!(lines.remove(0), "get /a?b=c http/1.1");
    let mut names: Vec<&str> = lines.iter().filter_map(|line| line.split(':').next()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "connection", "host", "user-agent"]);
    assert!(lines.contains(&"accept-encoding: gzip, br".to_owned()));
    assert!(lines.contains(&format!("user-agent: khabar/{}", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn what_is_still_the_same_is_not_sent_again() {
    let server = Server::new(|caller| {
        let head = caller.head.to_ascii_lowercase();
        let knows = head.contains("if-none-match: \"1\"\r\n") && head.contains("if-modified-since: then\r\n");
        caller.say(if knows {
            b"HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=60\r\n\r\n"
        } else {
            b"HTTP/1.1 500 No\r\n\r\n"
        });
    });
    let visit = Visit { etag: Some("\"1\"".into()), modified: Some("then".into()), ..Visit::default() };
    let request = Request::feed(Address::parse(&server.at("/")).unwrap(), &visit, NOW);
    let found = get(&client(), &request).unwrap();
    assert_eq!((found.body, found.fresh), (Body::Same, Some(Seconds(60))));
}

#[test]
fn nothing_is_the_same_as_what_was_never_read() {
    let server = Server::saying("HTTP/1.1 304 Not Modified\r\n\r\n");
    assert_eq!(problem(&server.at("/")), Problem::Status(304));
}

#[test]
fn a_validator_that_would_break_the_request_is_left_out() {
    let server = Server::saying(answer("200 OK", "", b""));
    let visit = Visit { etag: Some("\"1\"\r\nX-Evil: 1".into()), ..Visit::default() };
    get(&client(), &Request::feed(Address::parse(&server.at("/")).unwrap(), &visit, NOW)).unwrap();
    assert!(!server.heads()[0].to_ascii_lowercase().contains("evil"));
}

#[test]
fn packed_answers_are_unpacked() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(FEED.as_bytes()).unwrap();
    let server = Server::saying(answer("200 OK", "Content-Encoding: gzip\r\n", &gzip.finish().unwrap()));
    assert_eq!(text(&fetch(&server.at("/")).unwrap()), FEED);
    // Brotli: a stored block of five bytes (RFC 7932, 9.2), then the empty last block.
    let server = Server::saying(answer("200 OK", "Content-Encoding: br\r\n", &stored_brotli(b"hello")));
    assert_eq!(text(&fetch(&server.at("/")).unwrap()), "hello");
}

#[test]
fn an_answer_in_pieces_is_put_together() {
    let server = Server::saying(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n",
    );
    assert_eq!(text(&fetch(&server.at("/")).unwrap()), "hello world");
    let server = Server::saying("HTTP/1.0 200 OK\r\n\r\nup to the end");
    assert_eq!(text(&fetch(&server.at("/")).unwrap()), "up to the end");
}

#[test]
fn each_status_is_its_own_problem() {
    for (status, expected) in [
        ("410 Gone", Problem::Gone),
        ("404 Not Found", Problem::Status(404)),
        ("403 Forbidden", Problem::Status(403)),
        ("500 Oops", Problem::Status(500)),
        ("503 Unavailable", Problem::Status(503)),
        ("206 Partial Content", Problem::Status(206)),
        ("300 Multiple Choices", Problem::Status(300)),
    ] {
        let server = Server::saying(answer(status, "", b"x"));
        assert_eq!(problem(&server.at("/")), expected, "{status}");
    }
}

#[test]
fn a_busy_server_says_when_to_come_back_in_either_form() {
    let busy = |wait| Err(Failure::Problem { problem: Problem::Busy, wait });
    for (status, headers, wait) in [
        ("429 Slow down", "Retry-After: 120\r\n", Some(Seconds(120))),
        ("503 Later", "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT\r\n", Some(Seconds(60))),
        ("429 Slow down", "Retry-After: whenever\r\n", None),
    ] {
        let server = Server::saying(answer(status, headers, b""));
        assert_eq!(fetch(&server.at("/")), busy(wait), "{status} {headers}");
    }
}

#[test]
fn a_move_for_good_is_told_as_far_as_it_is_for_good() {
    let server = Server::new(|caller| {
        let answer = match caller.path() {
            "/one" => redirect("301 Moved", "two"),
            "/two" => redirect("308 Moved", "/three?x"),
            "/three?x" => redirect("302 Found", "/four"),
            "/four" => redirect("301 Moved", "/five"),
            _ => answer("200 OK", "", b"here"),
        };
        caller.say(&answer);
    });
    let found = fetch(&server.at("/one")).unwrap();
    assert_eq!(text(&found), "here");
    assert_eq!(found.address.to_string(), server.at("/five"));
    assert_eq!(found.moved.map(|to| to.to_string()), Some(server.at("/three?x")));
    let found = fetch(&server.at("/three?x")).unwrap();
    assert_eq!(found.moved, None);
}

#[test]
fn a_location_may_be_written_in_arabic() {
    let server = Server::new(|caller| {
        let answer = match caller.path() {
            "/" => redirect("302 Found", "/أخبار"),
            path => answer("200 OK", "", path.as_bytes()),
        };
        caller.say(&answer);
    });
    assert_eq!(text(&fetch(&server.at("/")).unwrap()), "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1");
}

#[test]
fn progress_grows_up_to_the_whole() {
    let server = Server::saying(answer("200 OK", "", &vec![b'x'; 200_000]));
    let mut seen = Vec::new();
    client().get(&typed_in(&server.at("/")), &khabar::fetch::Cancel::new(), &mut |bytes| seen.push(bytes)).unwrap();
    assert!(seen.len() > 1 && seen.is_sorted());
    assert_eq!(seen.last(), Some(&200_000));
}

/// `bytes`, at most 65,536, as Brotli holds what it doesn't pack.
pub fn stored_brotli(bytes: &[u8]) -> Vec<u8> {
    // WBITS 16 (one bit 0), ISLAST 0, MNIBBLES 4 (00), MLEN - 1 (16 bits), ISUNCOMPRESSED 1, filled up to a byte.
    let length = u32::try_from(bytes.len() - 1).unwrap();
    let head = (length << 4) | (1 << 20);
    let mut packed = head.to_le_bytes().get(..3).unwrap().to_vec();
    packed.extend(bytes);
    // ISLAST 1, ISEMPTY 1.
    packed.push(3);
    packed
}
