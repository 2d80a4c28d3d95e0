//! Pictures over loopback: what comes is read, what is none or too long is said to be so.

use crate::server::{Server, answer, redirect};
use crate::{NOW, PUBLIC, client, limits, net, timed};
use image::{ImageFormat, Rgb, RgbImage};
use khabar::fetch::Cancel;
use khabar::fetch::http::Client;
use khabar::intake::picture::Decoded;
use khabar::model::{Pixels, Problem, Unseen};
use khabar::runtime::picture::{self, bring};
use khabar::text::Cells;
use std::io::Cursor;
use std::time::Duration;

/// A host of the public net; connections to it go to loopback.
const HOST: &str = "news.example";

fn brought(client: &Client, url: &str) -> Option<Result<Decoded, Unseen>> {
    bring(client, (url, NOW), &Cancel::new())
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(2, 2, Rgb([9, 99, 199])).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn a_picture_comes_whatever_it_is_called() {
    let server = Server::saying(answer("200 OK", "Content-Type: text/html\r\n", &png()));
    let decoded = brought(&client(), &server.on(HOST, "/page.html")).unwrap().unwrap();
    assert_eq!(decoded.scaled(Cells(2), 1), Pixels::new(2, vec![[9, 99, 199]; 4]));
    let heads = server.heads();
    assert!(heads[0].contains("accept: image/jpeg, image/png, image/webp, image/gif"), "{heads:?}");
    assert!(!heads[0].to_ascii_lowercase().contains("referer"), "{heads:?}");
}

#[test]
fn an_article_names_no_picture_in_a_private_network() {
    let server = Server::saying(answer("200 OK", "", &png()));
    let at_home = Client::new(net(&[("home.example", "192.168.1.1")]), limits()).unwrap();
    let private = Some(Err(Unseen::NotFetched(Problem::Private)));
    assert_eq!(brought(&at_home, &server.on("home.example", "/a.png")), private);
    assert_eq!(brought(&at_home, &server.at("/a.png")), private);
    let astray = Server::saying(redirect("302 Found", &server.at("/a.png")));
    assert_eq!(brought(&client(), &astray.on(HOST, "/a.png")), private);
    assert_eq!(server.heads(), Vec::<String>::new(), "nobody was asked");
}

#[test]
fn nothing_but_the_web_is_asked() {
    for url in ["file:///etc/passwd", "data:image/png;base64,AAAA", "ftp://news.example/a.png", "", "a.png"] {
        assert_eq!(brought(&client(), url), Some(Err(Unseen::NotFetched(Problem::Address))), "{url}");
    }
}

#[test]
fn a_page_where_a_picture_should_be_is_no_picture_and_a_missing_one_has_its_status() {
    let page = Server::saying(answer("200 OK", "Content-Type: image/png\r\n", b"<!doctype html>"));
    assert_eq!(brought(&client(), &page.on(HOST, "/a.png")), Some(Err(Unseen::NotAPicture)));
    let missing = Server::saying(answer("404 Not Found", "", b""));
    assert_eq!(brought(&client(), &missing.on(HOST, "/a.png")), Some(Err(Unseen::NotFetched(Problem::Status(404)))));
}

#[test]
fn more_than_eight_megabytes_are_not_taken() {
    assert_eq!(picture::limits().bytes, 8 * 1024 * 1024);
    let server = Server::new(|caller| {
        caller.say(b"HTTP/1.1 200 OK\r\n\r\n");
        for _ in 0..2_000 {
            caller.say(&[0x89; 8 * 1024]);
        }
    });
    let patient = khabar::fetch::http::Limits { total: Duration::from_secs(20), ..picture::limits() };
    let client = Client::new(net(&[("news.example", PUBLIC)]), patient).unwrap();
    assert_eq!(brought(&client, &server.on(HOST, "/a.png")), Some(Err(Unseen::NotFetched(Problem::TooLarge))));
}

#[test]
fn nothing_is_said_of_a_picture_that_is_not_waited_for_any_longer() {
    let server = Server::new(crate::server::Caller::keep_silent);
    let cancel = Cancel::new();
    let later = cancel.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        later.cancel();
    });
    let (sight, took) = timed(|| bring(&client(), (&server.on(HOST, "/a.png"), NOW), &cancel));
    assert_eq!(sight, None);
    assert!(took < limits().total, "it took {took:?}");
}
