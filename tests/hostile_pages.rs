//! Pages that want to take a reader down: nesting, attributes, tables and labels without end.
//!
//! What is counted is bounded in any build; how long it takes is asserted with optimisation only:
//! `cargo test --release --test hostile_pages -- --nocapture` prints the times.

use std::time::{Duration, Instant};

use khabar::intake::discovery::discover;
use khabar::intake::{Hints, LIMIT, read_page};

/// The longest that a page of up to a megabyte may take; larger ones may take as long again for each further megabyte.
const LONGEST: Duration = Duration::from_millis(500);

fn longest(page: &str) -> Duration {
    let megabytes = u32::try_from(page.len() / 1_100_000).expect("few");
    LONGEST * megabytes.max(1)
}

fn numbered(count: usize, start: &str, end: &str) -> String {
    (0..count).fold(String::new(), |mut page, number| {
        page.push_str(start);
        page.push_str(&number.to_string());
        page.push_str(end);
        page
    })
}

/// How often a piece is repeated: without optimisation a twentieth must do.
const fn times(count: usize) -> usize {
    if cfg!(debug_assertions) { count / 20 } else { count }
}

fn pages() -> Vec<(&'static str, String)> {
    let text = "<p>قالت إدارة الحديقة إن الزوار سيجدون ممرات جديدة ومقاعد مظللة، وإن العمل استمر عامين.</p>".repeat(10);
    let nested = |tag: &str, count| format!("<html><body>{}{text}", format!("<{tag}>").repeat(times(count)));
    let many = |piece: &str, count| format!("<html><body>{text}{}", piece.repeat(times(count)));
    vec![
        ("20,000 divs", nested("div", 20_000)),
        ("200,000 divs", nested("div", 200_000)),
        ("closed divs", format!("{}{text}{}", "<div>".repeat(times(200_000)), "</div>".repeat(times(200_000)))),
        ("nested tables", nested("table><tr><td", 50_000)),
        ("nested figures", nested("figure", 20_000) + &"<p>x</p>".repeat(times(100_000))),
        ("nested authors", nested("div class=author", 20_000) + &"<p>x</p>".repeat(times(100_000))),
        ("nested headlines", nested("h1", 20_000) + &"<p>x</p>".repeat(times(100_000))),
        ("nested quotes and lists", nested("blockquote><ul><li", 50_000)),
        ("nested links", nested("a href=/x", 100_000)),
        ("formatting", nested("b><i><font><a href=x", 50_000)),
        ("tags in the title", format!("<title>{}</title>{text}", "<b>".repeat(times(200_000)))),
        ("one element, many attributes", format!("{text}<p {}>x", numbered(times(200_000), " a", "=b"))),
        (
            "many elements, many attributes",
            many("<p id=a class='b c d e f' title=x lang=ar dir=rtl style=x rel=y>نص", 60_000),
        ),
        ("long attributes", many(&format!("<p class='{}'>x", "related comments ".repeat(400)), 1_000)),
        ("long names", many(&format!("<p class='{}'>x", "a-".repeat(4_000)), 1_000)),
        ("a table without end", many("<tr><td>1<td>2<td>3", 200_000).replacen("<tr>", "<table><tr>", 1)),
        ("a row without end", many("<td>خلية", 200_000).replacen("<td>", "<table><tr><td>", 1)),
        ("labels", many("<h3>اقرأ أيضا</h3><p><a href=/x>خبر</a></p>", 60_000)),
        ("nested labels", nested("div>اقرأ أيضا<div", 20_000)),
        ("links", many("<p><a href=/x>خبر آخر عن السوق القديم</a></p>", 100_000)),
        ("paragraphs", many(&text, 2_000)),
        ("line breaks", many("نص<br>", 300_000)),
        ("metas", format!("<head>{}</head>{text}", "<meta name=author content=x>".repeat(times(100_000)))),
        (
            "structured data",
            format!("<script type='application/ld+json'>{}</script>{text}", "[{\"@type\":".repeat(times(300_000))),
        ),
        (
            "much structured data",
            "<script type='application/ld+json'>{\"@graph\":[{}]}</script>".repeat(times(100_000)) + &text,
        ),
        ("feeds", "<link rel=alternate type=application/rss+xml href=/f>".repeat(times(100_000)) + &text),
        ("open comments", format!("{text}{}", "<!--".repeat(times(300_000)))),
        ("open tags", format!("{text}{}", "<a ".repeat(times(300_000)))),
        ("entities", many("&amp;&lt;&#x202e;", 200_000)),
        ("one long text", format!("<html><body><p>{}", "كلمة طويلة، ".repeat(times(LIMIT / 25)))),
    ]
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what one wants to see")]
fn no_page_takes_a_reader_down() {
    for (name, page) in pages() {
        let hints = Hints { address: Some("https://a.example/x"), ..Hints::default() };
        let start = Instant::now();
        let (article, _) = read_page(page.as_bytes(), &hints);
        let reading = start.elapsed();
        let start = Instant::now();
        let feeds = discover(&page, "https://a.example/x");
        let finding = start.elapsed();
        println!("{name:<32} {:>9} bytes {reading:>12.1?} {finding:>12.1?}", page.len());
        assert!(article.is_some() || name.starts_with("tags"), "{name}: what can be read is read");
        assert!(feeds.len() <= 64, "{name}: {} feeds", feeds.len());
        let is_fast = reading < longest(&page) && finding < longest(&page);
        assert!(cfg!(debug_assertions) || is_fast, "{name}: {reading:?}, {finding:?}");
    }
}
