//! A small site of news on loopback: a feed, the page that announces it, and some that are not as they should be.

use crate::server::{Caller, Server, answer};

/// The feed: three articles, the newest first.
pub const FEED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>نشرة الحي</title><link>http://example.org/</link>
<item><title>حديقة الحي تفتح أبوابها</title><guid>g3</guid><link>http://127.0.0.1:9/3</link>
<pubDate>Mon, 03 Nov 2025 09:00:00 GMT</pubDate><description>زرع الأطفال أشجار الليمون في القاهرة صباح اليوم.</description></item>
<item><title>قطار الشمال يعود إلى السكة</title><guid>g2</guid><link>http://127.0.0.1:9/2</link>
<pubDate>Sun, 02 Nov 2025 09:00:00 GMT</pubDate><description>عاد القطار بعد صيانة دامت شهرين.</description></item>
<item><title>مكتبة المدرسة تستقبل القراء</title><guid>g1</guid><link>http://127.0.0.1:9/1</link>
<pubDate>Sat, 01 Nov 2025 09:00:00 GMT</pubDate><description>في المكتبة ثلاثة آلاف كتاب.</description></item>
</channel></rss>"#;

const PAGE: &str = "<html lang=ar><head><meta charset=utf-8><title>حديقة الحي</title>\
<link rel=alternate type='application/rss+xml' href='/feed'></head><body><article><h1>حديقة الحي</h1>\
<p>زرع الأطفال أشجار الليمون في الحديقة صباح اليوم، وسقوها بماء المطر الذي جُمع في خزان المدرسة طوال الشتاء.</p>\
<p>وقالت المعلمة إن الثمار الأولى ستُقطف بعد ثلاث سنوات، وإن كل صف سيعتني بشجرة.</p></article></body></html>";

const TEXT: &str = "افتتاح مكتبة عامة في الحي القديم\n\nفتحت المكتبة أبوابها صباح اليوم أمام القراء، وفيها ثلاثة آلاف كتاب ومقهى صغير، وستبقى مفتوحة حتى المساء كل يوم ما عدا الجمعة.\n";

/// The site.
pub fn serve() -> Server {
    Server::new(say)
}

fn say(caller: &mut Caller) {
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    let rss = "Content-Type: application/rss+xml\r\nETag: \"1\"\r\n";
    let path = caller.path().to_owned();
    let is_known = caller.head.to_ascii_lowercase().contains("if-none-match: \"1\"");
    let said = match path.as_str() {
        "/feed" if is_known => answer("304 Not Modified", "ETag: \"1\"\r\n", b""),
        "/feed" => answer("200 OK", rss, FEED.as_bytes()),
        "/page" => answer("200 OK", html, PAGE.as_bytes()),
        "/bare" => answer("200 OK", html, "<html><body><p>لا مصدر هنا</p></body></html>".as_bytes()),
        "/text" => answer("200 OK", "Content-Type: text/plain; charset=utf-8\r\n", TEXT.as_bytes()),
        "/hostile" => {
            answer("200 OK", html, "<h1>خبر\u{1b}[31m\u{202e}</h1><p>نص\u{9b}1m&#x1b;]0;x&#7;</p>".as_bytes())
        }
        "/slow" => return caller.keep_silent(),
        _ => answer("404 Not Found", html, "<p>ليس هنا</p>".as_bytes()),
    };
    caller.say(&said);
}
