//! Rounds of fetching for a library: what sources send is kept, and the pages of teasers are fetched for their full text.

use super::server::{Server, answer};
use super::{PUBLIC, limits, net};
use khabar::fetch::http::Client;
use khabar::library::{ArticleId, Library};
use khabar::model::{Problem, Source, Timestamp};
use khabar::runtime::fetching::{Crew, Fetching, Report};
use khabar::runtime::round::{Came, Ending, Round, Which};
use std::sync::mpsc::channel;

const NOW: Timestamp = Timestamp(1_762_164_000);

const FULL: &str = "<html lang=ar><head><meta charset=utf-8><title>سوق الكتب</title></head><body><article>\
<h1>سوق الكتب</h1><p>فُتح سوق الكتب المستعملة في ساحة المحطة صباح الجمعة، وجاء الناس من الأحياء القريبة ومعهم صناديق وحقائب.</p>\
<p>وقال البائع إن الروايات نفدت قبل الظهر، وإن كتب الأطفال ستعود في الأسبوع القادم مع دفعة جديدة من المطبعة.</p>\
</article></body></html>";

fn feed(links: &[String]) -> String {
    let items = links.iter().map(|link| {
        format!("<item><title>سوق الكتب</title><guid>{link}</guid><link>{link}</link><description>موجز قصير.</description></item>")
    });
    format!("<rss version='2.0'><channel><title>نشرة</title>{}</channel></rss>", items.collect::<String>())
}

/// Runs a round to its end, and gives what came.
fn run(library: &mut Library) -> Vec<Came> {
    let client = Client::new(net(&[("news.example", PUBLIC)]), limits()).unwrap();
    let (mut round, mut jobs) = Round::begin(library, &Which::All, NOW).unwrap();
    let mut all = Vec::new();
    while !jobs.is_empty() {
        let (reports, came) = channel::<Report>();
        let fetching = Fetching::start(client.clone(), jobs, Crew::default(), reports);
        jobs = Vec::new();
        for report in came {
            if let Report::Ended(id, result) = report {
                all.extend(round.ended(library, (id, result), NOW).unwrap());
                jobs.extend(round.more());
            }
        }
        drop(fetching);
    }
    assert!(round.is_over());
    assert_eq!(round.progress().done, round.progress().total);
    all
}

fn endings(came: &[Came]) -> Vec<&Ending> {
    let full = came.iter().filter_map(|came| match came {
        Came::FullText(full) => Some(&full.ending),
        Came::Source(_) => None,
    });
    full.collect()
}

fn subscribed(site: &Server, full_text: bool) -> Library {
    let mut library = Library::in_memory().unwrap();
    let source = Source { address: site.on("news.example", "/feed"), full_text, ..Source::default() };
    library.subscribe(&source).unwrap();
    library
}

/// A site with a feed of these links, and the full text at "/full".
fn site(links: impl Fn(u16) -> Vec<String> + Send + Sync + 'static) -> Server {
    Server::new(move |caller| {
        let port = caller.stream.local_addr().unwrap().port();
        let said = match caller.path() {
            "/feed" => answer("200 OK", "", feed(&links(port)).as_bytes()),
            "/full" => answer("200 OK", "Content-Type: text/html\r\n", FULL.as_bytes()),
            "/less" => answer("200 OK", "Content-Type: text/html\r\n", "<p>اقبل</p>".as_bytes()),
            _ => answer("404 Not Found", "", b""),
        };
        caller.say(&said);
    })
}

#[test]
fn the_page_of_a_teaser_is_fetched_and_stands_in_its_place() {
    let site = site(|port| vec![format!("http://news.example:{port}/full")]);
    let mut library = subscribed(&site, true);
    assert_eq!(endings(&run(&mut library)), [&Ending::Kept]);
    let article = library.article(ArticleId(1)).unwrap().article;
    assert!(article.text.contains("الروايات نفدت") && !article.text.contains("موجز قصير"), "{}", article.text);
    assert_eq!(run(&mut library).len(), 1, "what is not new is not fetched again");
    assert_eq!(site.heads().len(), 3);
}

#[test]
fn a_source_without_the_switch_keeps_its_teasers() {
    let site = site(|port| vec![format!("http://news.example:{port}/full")]);
    let mut library = subscribed(&site, false);
    assert_eq!(run(&mut library).len(), 1);
    assert_eq!(site.heads().len(), 1);
}

#[test]
fn a_page_that_fails_or_says_less_leaves_the_teaser_and_the_source_in_order() {
    let site = site(|port| ["less", "none"].map(|name| format!("http://news.example:{port}/{name}")).to_vec());
    let mut library = subscribed(&site, true);
    let came = run(&mut library);
    let ended = endings(&came);
    assert!(
        ended.contains(&&Ending::NothingMore) && ended.contains(&&Ending::Failed(Problem::Status(404))),
        "{ended:?}"
    );
    assert!(library.article(ArticleId(1)).unwrap().article.text.contains("موجز قصير"));
    assert_eq!(library.subscriptions().unwrap()[0].visit.problem, None);
}

#[test]
fn a_link_into_a_private_network_is_refused() {
    let site = site(|port| vec![format!("http://127.0.0.1:{port}/full"), format!("http://192.168.1.1:{port}/full")]);
    let mut library = subscribed(&site, true);
    let came = run(&mut library);
    assert_eq!(endings(&came), [&Ending::Failed(Problem::Private); 2]);
    assert_eq!(site.heads().len(), 1, "only the feed was asked for");
}

#[test]
fn what_is_in_order_after_a_full_text_is_not_overwritten_by_the_same_teaser() {
    let site = site(|port| vec![format!("http://news.example:{port}/full")]);
    let mut library = subscribed(&site, true);
    run(&mut library);
    run(&mut library);
    assert!(library.article(ArticleId(1)).unwrap().article.text.contains("الروايات نفدت"));
}
