//! Files of every kind through the way in: golden articles, and the promises that every article keeps.

use khabar::intake::{Intake, Place, Warning, read, sanitise};
use khabar::model::{Article, BlockKind, Timestamp};
use proptest::prelude::*;

fn file(name: &str) -> Intake {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/intake").join(name);
    read(&std::fs::read(path).expect("a fixture of ours"), name)
}

fn one(name: &str) -> Article {
    let intake = file(name);
    assert_eq!(intake.warnings, [], "{name}");
    assert_eq!(intake.articles.len(), 1, "{name}");
    intake.articles.into_iter().next().expect("one article")
}

fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
    article.blocks.iter().map(|block| (block.kind, block.span.of(&article.text))).collect()
}

fn links(article: &Article) -> Vec<(&str, &str)> {
    let all = article.blocks.iter().flat_map(|block| &block.links);
    all.map(|link| (link.span.of(&article.text), link.url.as_str())).collect()
}

#[test]
fn plain_text_is_the_same_in_every_encoding() {
    let article = one("library.txt");
    assert_eq!(article.title, "مكتبة متنقلة تصل إلى قرى الوادي");
    assert_eq!(article.language, "ar");
    let kinds: Vec<BlockKind> = article.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Paragraph]);
    for name in ["windows-1256", "iso-8859-6", "utf-16le", "utf-16be-bom"] {
        assert_eq!(one(&format!("library-{name}.txt")), article, "{name}");
    }
}

#[test]
fn a_long_opening_stays_whole_under_a_cut_title() {
    let article = one("long-opening.txt");
    assert_eq!(
        article.title,
        "بعد عامين من العمل المتواصل افتتح أهالي البلدة القديمة السوق المسقوف الذي رمموه بأيديهم…"
    );
    assert_eq!(article.blocks.len(), 2);
    assert!(article.blocks.iter().all(|block| block.kind == BlockKind::Paragraph));
    assert!(article.text.starts_with("بعد عامين من العمل") && article.text.contains("مرة أخرى.\n\nوشارك"));
}

#[test]
fn markdown_with_front_matter_keeps_its_structure() {
    let article = one("garden.md");
    let item = |depth, number| BlockKind::Item { depth, number };
    let expected = [
        (BlockKind::Title, "حديقة على سطح المدرسة"),
        (
            BlockKind::Paragraph,
            "زرع تلاميذ الصف الخامس سطح مدرستهم بالنعناع والبندورة، ونشروا دليلًا قصيرًا لمن يريد التجربة.",
        ),
        (BlockKind::Caption, "صناديق الزرع على السطح"),
        (BlockKind::Heading(2), "ما تحتاجه"),
        (item(0, Some(1)), "صناديق خشبية"),
        (item(0, Some(2)), "تراب خفيف"),
        (item(1, None), "نعناع"),
        (item(1, None), "بندورة"),
        (BlockKind::Quote, "من يزرع يتعلم الصبر."),
        (BlockKind::Row, "النبات | الأيام"),
        (BlockKind::Row, "النعناع | ٣٠"),
        (BlockKind::Code, "السقي: مرتان\nفي الأسبوع"),
    ];
    assert_eq!(blocks(&article), expected);
    assert_eq!(links(&article), [("دليلًا قصيرًا", "https://hay.example/guide")]);
    assert_eq!(article.published, Some(Timestamp(1_714_564_800)));
    assert_eq!(article.source.as_deref(), Some("جريدة الحي"));
    assert_eq!(article.author.as_deref(), Some("ليلى حداد"));
    assert_eq!(article.url.as_deref(), Some("https://hay.example/garden"));
    assert_eq!(article.summary.as_deref(), Some("زرع التلاميذ سطح مدرستهم."));
    assert_eq!(article.tags, ["مدارس", "زراعة"]);
}

#[test]
fn one_article_as_json_is_read_with_its_fields() {
    let article = one("bridge.json");
    let expected = [
        (BlockKind::Title, "الجسر الجديد يفتح غدًا"),
        (BlockKind::Paragraph, "تفتح البلدية الجسر الجديد غدًا."),
        (BlockKind::Paragraph, "وسيكون العبور مجانيًا شهرًا كاملًا."),
    ];
    assert_eq!(blocks(&article), expected);
    assert_eq!(article.url.as_deref(), Some("https://nahr.example/bridge"));
    assert_eq!(article.published, Some(Timestamp(1_709_942_400)));
    assert_eq!(article.tags, ["نقل", "مدن"]);
}

#[test]
fn json_lines_keep_every_whole_article() {
    let intake = file("many.jsonl");
    let titles: Vec<&str> = intake.articles.iter().map(|article| article.title.as_str()).collect();
    assert_eq!(titles, ["خبر أول", "خبر ثان"]);
    let expected =
        [Warning::Unreadable(Place::Line(2)), Warning::Unreadable(Place::Line(5)), Warning::BadDate(Place::Line(1))];
    assert_eq!(intake.warnings, expected);
}

#[test]
fn json_that_was_cut_gives_what_arrived() {
    let intake = file("cut.json");
    assert_eq!(intake.warnings, [Warning::Damaged(Place::Input)]);
    let text = "نشرة الطقس\n\nيتوقع الراصدون أمطارًا غزيرة على الساحل،\n\nثم ينقطع ال";
    assert_eq!(intake.articles[0].text, text);
}

#[test]
fn a_page_is_read_without_its_furniture() {
    let article = one("harbour.html");
    let kinds: Vec<BlockKind> = article.blocks.iter().map(|block| block.kind).collect();
    let expected = [
        BlockKind::Title,
        BlockKind::Caption,
        BlockKind::Paragraph,
        BlockKind::Paragraph,
        BlockKind::Heading(2),
        BlockKind::Paragraph,
        BlockKind::Paragraph,
    ];
    assert_eq!(kinds, expected, "{}", article.text);
    assert_eq!(article.title, "رصيف جديد لقوارب الصيد");
    assert!(!article.text.contains("الرئيسية") && !article.text.contains("الحقوق"));
    assert_eq!(links(&article), [("السوق القريب", "https://sahel.example/market")]);
    assert_eq!(article.source.as_deref(), Some("بريد الساحل"));
    assert_eq!(article.author.as_deref(), Some("مازن خليل"));
    assert_eq!(article.published, Some(Timestamp(1_717_309_800)));
    assert_eq!(article.url.as_deref(), Some("https://sahel.example/harbour"));
}

#[test]
fn what_is_no_article_is_told() {
    let told = |bytes: &[u8]| {
        let intake = read(bytes, "news.txt");
        assert_eq!(intake.articles, []);
        intake.warnings
    };
    assert_eq!(told(b""), [Warning::Empty]);
    assert_eq!(told("\u{FEFF} \n\u{200F}\n".as_bytes()), [Warning::Empty]);
    assert_eq!(told(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), [Warning::Binary]);
    assert_eq!(told(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), [Warning::Binary]);
    assert_eq!(told(b"<?xml version=\"1.0\"?><opml version=\"2.0\"><body/></opml>"), [Warning::Subscriptions]);
    assert_eq!(told(b"{\"other\": 1}"), [Warning::NoText(Place::Input)]);
    assert_eq!(told(b"{\"title\": "), [Warning::Unreadable(Place::Input)]);
}

#[test]
fn a_name_never_beats_the_content() {
    let json = "{\"title\": \"خبر\"}".as_bytes();
    assert_eq!(read(json, "a.txt"), read(json, "a.json"));
    let prose = "وصل القطار إلى المحطة.".as_bytes();
    assert_eq!(read(prose, "a.json").articles[0].text, "وصل القطار إلى المحطة.");
}

#[test]
fn nothing_that_commands_a_terminal_comes_through_any_kind() {
    let evil = "\u{1B}]0;x\u{7}\u{1B}[31mأحمر\u{202E}\u{2066}";
    let inputs = [
        format!("{evil}\n\n{evil}"),
        format!("# {evil}\n\n- [{evil}](http://a.example/{evil})"),
        serde_json::json!({"title": evil, "body": evil, "source": evil, "tags": [evil]}).to_string(),
        format!("<h1>&#x202e;{evil}</h1><p>&#27;[1m{evil}</p>"),
    ];
    for input in inputs {
        let intake = read(input.as_bytes(), "");
        assert!(!intake.articles.is_empty());
        intake.articles.iter().for_each(keeps_its_promises);
        assert!(intake.articles[0].title.starts_with("أحمر"), "{:?}", intake.articles[0].title);
    }
}

/// What every article promises.
fn keeps_its_promises(article: &Article) {
    assert!(sanitise::ink(&article.title).is_some(), "a title: {article:?}");
    let texts: Vec<&str> =
        article.blocks.iter().map(|block| article.text.get(block.span.bytes()).expect("on borders")).collect();
    assert_eq!(texts.join("\n\n"), article.text);
    for (block, text) in article.blocks.iter().zip(texts) {
        let is_clean = |c: char| !sanitise::is_unsafe(c) && (c != '\n' || block.kind == BlockKind::Code);
        assert!(text.chars().all(is_clean) && is_balanced(text), "{text:?}");
        let mut end = block.span.start;
        for link in &block.links {
            assert!(link.span.start >= end && link.span.end <= block.span.end && !link.span.is_empty());
            assert!(article.text.get(link.span.bytes()).is_some());
            end = link.span.end;
        }
    }
    if let Some(first) = article.blocks.first().filter(|block| block.kind == BlockKind::Title) {
        assert_eq!(first.span.of(&article.text), article.title);
    }
    assert!(article.blocks.iter().skip(1).all(|block| block.kind != BlockKind::Title), "{:?}", article.blocks);
    fields(article).for_each(|field| {
        assert!(field.chars().all(|c| !sanitise::is_unsafe(c) && c != '\n') && is_balanced(field), "{field:?}");
    });
}

fn fields(article: &Article) -> impl Iterator<Item = &str> {
    let optional = [&article.source, &article.author, &article.url, &article.summary];
    let urls = article.blocks.iter().flat_map(|block| &block.links).map(|link| link.url.as_str());
    let named = [article.title.as_str(), article.language.as_str()].into_iter();
    named
        .chain(optional.into_iter().flatten().map(String::as_str))
        .chain(article.tags.iter().map(String::as_str))
        .chain(urls)
}

fn is_balanced(text: &str) -> bool {
    let step = |open: i32, c: char| match c {
        '\u{2066}'..='\u{2068}' => Some(open + 1),
        '\u{2069}' => (open > 0).then_some(open - 1),
        _ => Some(open),
    };
    text.chars().try_fold(0, step) == Some(0)
}

/// Pieces of every format, and what hides in them.
const PIECES: [&str; 64] = [
    "{\"title\": \"",
    "\", \"body\": \"",
    "\"}",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "\\u001b",
    "\\ud83d",
    "\n",
    "\n\n",
    "\r\n",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "```\n",
    "| a | b |\n|---|---|\n",
    "[نص](http://a.example/)",
    "![صورة](x)",
    "**",
    "---\n",
    "title: عنوان\n",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<h1>",
    "</h1>",
    "<a href=\"http://a.example/\">",
    "</a>",
    "<table><tr><td>",
    "<ul><li>",
    "<br>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&#x202e;",
    "&#27;",
    "&lt;",
    "<html lang=ar><title>",
    "<meta charset=windows-1256>",
    "<rss>",
    "<pre>",
    "قال الوزير",
    "كلمة ",
    "Google ",
    "\u{1B}]0;",
    "\u{7}",
    "\u{1B}[31m",
    "\u{202E}",
    "\u{2067}",
    "\u{2069}",
    "\u{64B}",
    "\u{200D}",
    "\0",
    ".",
    "\u{FEFF}",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "a.txt", "a.md", "a.json", "a.jsonl", "a.html"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_bytes_give_articles_that_keep_their_promises(bytes in prop::collection::vec(any::<u8>(), 0..300), name in name()) {
        read(&bytes, name).articles.iter().for_each(keeps_its_promises);
    }

    #[test]
    fn any_text_gives_articles_that_keep_their_promises(text in pieces(), name in name()) {
        let intake = read(text.as_bytes(), name);
        intake.articles.iter().for_each(keeps_its_promises);
        prop_assert!(!intake.articles.is_empty() || !intake.warnings.is_empty());
    }
}

/// HTML long enough for reader mode to be asked.
fn long_page() -> impl Strategy<Value = String> {
    let sentence = "قال المدير في الاجتماع، إن العمل مستمر حتى نهاية العام، وإن النتائج ستنشر كما هو مقرر. ";
    let piece = prop_oneof![
        1 => Just(sentence.to_owned()),
        2 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 20..120).prop_map(|pieces| format!("<html><body>{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_text_in_utf_16_gives_articles_that_keep_their_promises(text in pieces()) {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        read(&bytes, "").articles.iter().for_each(keeps_its_promises);
    }
}

proptest! {
    // Reader mode is slow without optimisation.
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_long_page_gives_articles_that_keep_their_promises(page in long_page()) {
        read(page.as_bytes(), "a.html").articles.iter().for_each(keeps_its_promises);
    }
}
