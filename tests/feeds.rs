//! Feeds of every kind and with every kind of damage: golden articles, and that every whole item is kept.

use khabar::intake::{self, Hints, Place, Warning, read_feed};
use khabar::model::{Article, BlockKind, Feed, Picture, Timestamp};

/// 1 May 2024, noon in Greenwich.
const NOON: Option<Timestamp> = Some(Timestamp(1_714_564_800));
const LIBRARY: &str = "المكتبة المتنقلة تصل إلى قرى الوادي";
const MARKET: &str = "السوق القديم يفتح أبوابه مساء الخميس";
const VILLAGES: &str = "وصلت المكتبة المتنقلة أمس إلى ثلاث قرى.";
const SELLERS: &str = "يعود الباعة إلى السوق بعد عام من الترميم.";

fn bytes(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/feeds").join(name);
    std::fs::read(path).expect("a fixture of ours")
}

fn read(name: &str) -> (Feed, Vec<Warning>) {
    let (feed, warnings) = read_feed(&bytes(name), &Hints::default());
    (feed.unwrap_or_else(|| panic!("{name} is a feed: {warnings:?}")), warnings)
}

/// A feed without anything wrong in it.
fn whole(name: &str) -> Feed {
    let (feed, warnings) = read(name);
    assert_eq!(warnings, [], "{name}");
    feed
}

fn texts(article: &Article) -> Vec<&str> {
    article.blocks.iter().map(|block| block.span.of(&article.text)).collect()
}

fn links(article: &Article) -> Vec<(&str, &str)> {
    let all = article.blocks.iter().flat_map(|block| &block.links);
    all.map(|link| (link.span.of(&article.text), link.url.as_str())).collect()
}

/// The title and the body of each item.
fn items(feed: &Feed) -> Vec<Vec<&str>> {
    feed.articles.iter().map(texts).collect()
}

#[test]
fn rss_2_0_is_read_with_all_its_fields() {
    let feed = whole("rss-2.0.xml");
    assert_eq!((feed.title.as_str(), feed.language.as_str(), feed.rest), ("نشرة الوادي", "ar-JO", Some(45)));
    assert_eq!(feed.site.as_deref(), Some("https://nashra.example/"));
    let [article] = feed.articles.as_slice() else { panic!("one item") };
    let expected = [
        (BlockKind::Title, LIBRARY),
        (BlockKind::Paragraph, VILLAGES),
        (BlockKind::Heading(2), "ألف كتاب"),
        (BlockKind::Item { depth: 0, number: None }, "روايات"),
        (BlockKind::Item { depth: 0, number: None }, "قصص للأطفال"),
    ];
    let blocks: Vec<_> = article.blocks.iter().map(|block| (block.kind, block.span.of(&article.text))).collect();
    assert_eq!(blocks, expected);
    assert_eq!(links(article), [("ثلاث قرى", "https://nashra.example/valley")]);
    assert_eq!(article.summary.as_deref(), Some(VILLAGES));
    assert_eq!((article.author.as_deref(), article.published), (Some("ليلى حداد"), NOON));
    assert_eq!(article.url.as_deref(), Some("https://nashra.example/library"));
    assert_eq!(article.identity.as_deref(), Some("nashra-101"));
    assert_eq!(article.source.as_deref(), Some("نشرة الوادي"));
    assert_eq!(
        (article.tags.as_slice(), article.language.as_str()),
        (&["كتب".to_owned(), "ثقافة".to_owned()][..], "ar-JO")
    );
    let picture = Picture {
        url: "https://nashra.example/large.jpg".to_owned(),
        words: "سيارة المكتبة أمام المدرسة".to_owned(),
    };
    assert_eq!(article.picture, Some(picture));
}

#[test]
fn rss_without_a_version_is_read() {
    assert_eq!(items(&whole("rss-0.91-no-version.xml")), [[LIBRARY, VILLAGES]]);
}

#[test]
fn rss_1_0_is_read() {
    let feed = whole("rss-1.0.rdf");
    assert_eq!((feed.title.as_str(), feed.language.as_str(), feed.rest), ("نشرة الوادي", "ar", Some(30)));
    assert_eq!(items(&feed), [[LIBRARY, VILLAGES]]);
    let article = &feed.articles[0];
    assert_eq!((article.author.as_deref(), article.published), (Some("ليلى حداد"), NOON));
    assert_eq!((article.identity.as_deref(), article.tags.len()), (Some("https://nashra.example/library"), 1));
}

#[test]
fn atom_1_0_is_read_with_bases_and_languages() {
    let feed = whole("atom-1.0.xml");
    assert_eq!(feed.site.as_deref(), Some("https://nashra.example/"));
    let [first, second] = feed.articles.as_slice() else { panic!("two entries") };
    assert_eq!(texts(first), [LIBRARY, "وصلت المكتبة المتنقلة أمس إلى ثلاث قرى & بلدة.", "وفيها ألف كتاب."]);
    assert_eq!(links(first), [("ثلاث قرى", "https://nashra.example/feeds/valley")]);
    assert_eq!(first.summary.as_deref(), Some("وصلت المكتبة إلى ثلاث قرى."));
    assert_eq!(first.url.as_deref(), Some("https://nashra.example/library"));
    assert_eq!((first.author.as_deref(), first.published), (Some("هيئة التحرير"), NOON));
    assert_eq!(first.tags, ["كتب"]);
    assert_eq!((second.language.as_str(), second.author.as_deref()), ("en", Some("Laila Haddad")));
    assert_eq!(second.title, "Reading in the valley: 3 < 5 & other facts about the travelling library of our valley");
    assert_eq!(second.published, Some(Timestamp(1_714_737_600)));
}

#[test]
fn atom_0_3_is_read() {
    let feed = whole("atom-0.3.xml");
    assert_eq!(items(&feed), [[LIBRARY, VILLAGES]]);
    assert_eq!((feed.articles[0].published, feed.articles[0].identity.as_deref()), (NOON, Some("nashra-101")));
}

#[test]
fn json_feed_is_read() {
    let feed = whole("feed.json");
    assert_eq!((feed.title.as_str(), feed.language.as_str()), ("نشرة الوادي", "ar"));
    let [first, second] = feed.articles.as_slice() else { panic!("two items") };
    assert_eq!(texts(first), [LIBRARY, VILLAGES]);
    assert_eq!(links(first), [("ثلاث قرى", "https://nashra.example/valley")]);
    assert_eq!((first.url.as_deref(), first.published), (Some("https://nashra.example/library"), NOON));
    assert_eq!((first.author.as_deref(), first.summary.as_deref()), (Some("هيئة التحرير"), Some("وصول المكتبة")));
    assert_eq!((second.identity.as_deref(), second.author.as_deref()), (Some("102"), Some("سامر")));
}

#[test]
fn a_json_feed_that_was_cut_keeps_its_whole_items() {
    let mut bytes = bytes("feed.json");
    bytes.truncate(bytes.len() - 60);
    let (feed, warnings) = read_feed(&bytes, &Hints::default());
    assert_eq!(feed.expect("a feed").articles.len(), 1);
    assert_eq!(warnings, [Warning::Damaged(Place::Item(2))]);
}

/// A fixture, its items, and what is told of it.
type Case<'a> = (&'a str, &'a [&'a [&'a str]], Vec<Warning>);

#[test]
fn every_whole_item_of_a_damaged_feed_is_kept() {
    let mended = |line| vec![Warning::Mended(Place::Line(line))];
    let cut = |line| vec![Warning::Mended(Place::Line(line)), Warning::Damaged(Place::Item(2))];
    let both: &[&[&str]] = &[&[LIBRARY, VILLAGES], &[MARKET, SELLERS]];
    let first: &[&[&str]] = &[&[LIBRARY, VILLAGES]];
    let cases: &[Case] = &[
        ("bare-ampersand.xml", &[&["المكتبة المتنقلة تصل & تدخل قرى الوادي", VILLAGES], both[1]], mended(8)),
        (
            "bare-bracket.xml",
            &[&[LIBRARY, "وصلت المكتبة المتنقلة أمس إلى قرى عدد سكانها < 300 نسمة <3."], both[1]],
            mended(12),
        ),
        ("unclosed-tags.xml", both, mended(9)),
        ("wrongly-nested.xml", both, mended(12)),
        ("cut.xml", first, cut(17)),
        ("cut-in-text.xml", first, vec![Warning::Damaged(Place::Item(2))]),
        ("cut-cdata.xml", first, cut(18)),
        ("unclosed-cdata.xml", both, mended(12)),
        ("unclosed-comment.xml", both, mended(7)),
        ("broken-quotes.xml", both, mended(10)),
    ];
    for (name, expected, told) in cases {
        let (feed, warnings) = read(name);
        assert_eq!(items(&feed), *expected, "{name}");
        assert_eq!(&warnings, told, "{name}");
    }
}

#[test]
fn a_link_with_bare_ampersands_leads_where_it_led() {
    let (feed, _) = read("bare-ampersand.xml");
    assert_eq!(feed.articles[0].url.as_deref(), Some("https://nashra.example/library?a=1&b=2&c=3"));
}

#[test]
fn references_are_resolved_declared_or_not_and_however_often_escaped() {
    let feed = whole("entities.xml");
    assert_eq!(feed.articles[0].title, "المكتبة\u{A0}«المتنقلة» تصل إلى قرى الوادي");
    assert_eq!(texts(&feed.articles[0])[1], "وصلت المكتبة المتنقلة أمس — مساء إلى ثلاث… قرى.");
    assert_eq!(feed.articles[1].title, "«السوق\u{A0}القديم» & ما حوله يفتح أبوابه مساء الخميس");
    assert_eq!(whole("own-entities.xml").articles[0].title, LIBRARY);
}

#[test]
fn a_bomb_of_entities_does_not_go_off() {
    let (feed, _) = read("bomb.xml");
    assert!(feed.articles[0].text.len() < 10_000);
}

#[test]
fn the_encoding_is_found_whatever_is_declared() {
    let names = [
        "windows-1256-declared.xml",
        "windows-1256-undeclared.xml",
        "windows-1256-declared-as-utf-8.xml",
        "windows-1256-declared-as-latin.xml",
        "utf-8-declared-as-windows-1256.xml",
        "utf-16le-bom.xml",
        "utf-16be-bom.xml",
        "utf-16le.xml",
        "utf-16be.xml",
        "packed.xml.gz",
        "junk-before.xml",
        "markup-before.xml",
    ];
    for name in names {
        assert_eq!(items(&whole(name)), [[LIBRARY, VILLAGES], [MARKET, SELLERS]], "{name}");
        let intake = intake::read(&bytes(name), name);
        assert_eq!(intake.articles, whole(name).articles, "{name} as a file");
    }
}

#[test]
fn what_the_reader_and_the_server_say_of_the_encoding_is_heard() {
    let bytes = bytes("windows-1256-undeclared.xml");
    let title = |hints: &Hints| read_feed(&bytes, hints).0.expect("a feed").title;
    assert_eq!(title(&Hints { charset: Some("windows-1256"), ..Hints::default() }), "نشرة الوادي");
    assert_ne!(title(&Hints { encoding: Some("windows-1251"), ..Hints::default() }), "نشرة الوادي");
}

#[test]
fn bytes_that_mean_nothing_cost_only_themselves() {
    let (feed, warnings) = read("invalid-bytes.xml");
    assert_eq!(feed.articles.len(), 2);
    assert_eq!(texts(&feed.articles[0])[1], "وصلت المكتبة المتنقلة \u{FFFD}\u{FFFD} أمس إلى ثلاث قرى.");
    assert_eq!(warnings, [Warning::Undecodable { count: 2 }]);
}

#[test]
fn namespaces_may_be_called_anything_or_not_be_declared() {
    let feed = whole("odd-prefixes.xml");
    assert_eq!(items(&feed), [[LIBRARY, VILLAGES]]);
    assert_eq!(feed.articles[0].author.as_deref(), Some("ليلى حداد"));
    let feed = whole("undeclared-prefixes.xml");
    assert_eq!(texts(&feed.articles[0])[1], "نص أطول: وصلت المكتبة المتنقلة أمس إلى ثلاث قرى.");
    assert_eq!(feed.articles[0].author.as_deref(), Some("ليلى حداد"));
    assert_eq!(
        feed.articles[0].picture.as_ref().map(|picture| picture.url.as_str()),
        Some("https://nashra.example/small.jpg")
    );
}

#[test]
fn html_is_read_escaped_once_twice_or_not_at_all() {
    assert_eq!(items(&whole("escaped-twice.xml")), [[LIBRARY, VILLAGES, "وفيها ألف كتاب."]]);
    assert_eq!(items(&whole("bare-html.xml")), [[LIBRARY, VILLAGES, "وفيها", "ألف كتاب."]]);
}

#[test]
fn nothing_in_a_feed_steers_the_terminal_or_leads_into_the_machine() {
    let (feed, warnings) = read("hostile.xml");
    let article = &feed.articles[0];
    assert_eq!((article.title.as_str(), article.url.as_deref()), (LIBRARY, None));
    assert_eq!(links(article), []);
    assert!(!article.text.contains(['\u{1B}', '\u{202E}']), "{:?}", article.text);
    assert_eq!(warnings, [Warning::BadAddress(Place::Item(1))]);
}

#[test]
fn dates_may_be_arabic_and_persian() {
    let feed = whole("arabic-dates.xml");
    let dates: Vec<_> = feed.articles.iter().map(|article| article.published).collect();
    assert_eq!(dates, [NOON, NOON]);
}

#[test]
fn relative_links_lead_from_where_the_feed_came_from() {
    let text = "<rss><channel><item><title>خبر</title><link>/a</link><description>&lt;a href='b'&gt;نص&lt;/a&gt;</description></item></channel></rss>";
    let hints = Hints { address: Some("https://nashra.example/feeds/rss"), ..Hints::default() };
    let feed = read_feed(text.as_bytes(), &hints).0.expect("a feed");
    assert_eq!(feed.articles[0].url.as_deref(), Some("https://nashra.example/a"));
    assert_eq!(links(&feed.articles[0]), [("نص", "https://nashra.example/feeds/b")]);
}

#[test]
fn what_is_no_feed_is_told() {
    let told = |bytes: &[u8]| read_feed(bytes, &Hints::default());
    assert_eq!(told(b"<html><body><p>x &lt;rss&gt;</body></html>"), (None, vec![Warning::NotAFeed]));
    assert_eq!(told(b"<opml version='2.0'></opml>"), (None, vec![Warning::NotAFeed]));
    assert_eq!(told(b" \n"), (None, vec![Warning::Empty]));
    assert_eq!(told(b"%PDF-1.7"), (None, vec![Warning::Binary]));
}

#[test]
fn hostile_nesting_and_endless_rows_of_items_are_bounded() {
    let deep = format!("<rss><channel><item><title>{}خبر", "<b>".repeat(200_000));
    let deeper = format!("{}<item><title>خبر</title></item>", "<channel>".repeat(200_000));
    for text in [deep, deeper] {
        let _ = read_feed(text.as_bytes(), &Hints::default());
    }
    let many = format!("<rss><channel>{}", "<item><title>خبر</title></item>".repeat(20_000));
    let (feed, warnings) = read_feed(many.as_bytes(), &Hints::default());
    assert_eq!(feed.expect("a feed").articles.len(), 10_000);
    assert_eq!(warnings, [Warning::TooManyItems { limit: 10_000 }]);
}
