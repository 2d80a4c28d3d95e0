//! What is exported can be read back: equal from JSON, and from Markdown equal in all that it can say.

use khabar::export::{json_line, markdown};
use khabar::intake::{self, Warning};
use khabar::model::{Article, BlockKind};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The only article in `bytes`.
fn one(text: &str, name: &str) -> (Article, Vec<Warning>) {
    let intake = intake::read(text.as_bytes(), name);
    assert_eq!(intake.articles.len(), 1, "{text}");
    (intake.articles.into_iter().next().expect("one"), intake.warnings)
}

/// `article` as Markdown can say it: no links in code and captions.
fn sayable(mut article: Article) -> Article {
    for block in &mut article.blocks {
        if matches!(block.kind, BlockKind::Code | BlockKind::Caption) {
            block.links.clear();
        }
    }
    article
}

#[test]
fn the_sample_comes_back_from_both() {
    for article in intake::sample::sample() {
        assert_eq!(one(&json_line(&article), "a.json"), (article.clone(), vec![]));
        let text = markdown(&article);
        assert_eq!(one(&text, "a.md"), (sayable(article), vec![]), "{text}");
    }
}

#[test]
fn a_list_comes_back_with_its_numbers_and_depths() {
    let item =
        |depth: u8, number: Option<u32>| json!({"kind": "item", "depth": depth, "number": number, "text": "بند"});
    let items = [
        item(2, None),
        item(0, None),
        item(0, None),
        item(1, Some(3)),
        item(1, Some(4)),
        item(1, Some(4)),
        item(2, None),
        item(1, Some(5)),
        item(0, Some(1)),
        item(3, Some(9)),
        item(0, Some(2)),
        item(0, None),
        item(1, None),
    ];
    let (article, _) = one(&json!({"title": "قوائم", "blocks": items}).to_string(), "a.json");
    let text = markdown(&article);
    assert_eq!(one(&text, "a.md").0, article, "{text}");
}

#[test]
fn json_is_one_line_of_what_goes_in() {
    let text = "---\ntitle: خبر\nurl: https://a.example/\npublished: 2024-05-01\ntags: [أ, ب]\n---\nنص [رابط](https://b.example/).";
    let line = json_line(&one(text, "a.md").0);
    let expected = json!({
        "title": "خبر",
        "blocks": [
            {"kind": "title", "text": "خبر"},
            {"kind": "paragraph", "text": "نص رابط.", "links": [{"start": 3, "end": 7, "url": "https://b.example/"}]}
        ],
        "language": "ar",
        "published": "2024-05-01T00:00:00Z",
        "url": "https://a.example/",
        "tags": ["أ", "ب"]
    });
    assert_eq!(serde_json::from_str::<Value>(&line).expect("JSON"), expected);
    assert!(!line.contains('\n'));
}

/// Words with many signs that Markdown and YAML would take for their own.
fn words() -> impl Strategy<Value = String> {
    let signs = "[-+*_`#>=|~:.!\\[\\]()<&\"'\\\\0-9{}@/]{1,4}";
    let word = prop_oneof![4 => "[ا-ي]{1,6}".boxed(), 2 => "[a-zA-Z]{1,4}".boxed(), 3 => signs.boxed(),
        1 => Just("&amp;".to_owned()), 1 => Just("\u{A0}".to_owned()), 1 => Just("http://a.b/_c_".to_owned())];
    prop::collection::vec(word, 1..6).prop_flat_map(|words| prop_oneof![Just(words.join(" ")), Just(words.concat())])
}

fn block() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![
        4 => Just(json!({"kind": "paragraph"})),
        1 => (1..=6_u8).prop_map(|level| json!({"kind": "heading", "level": level})),
        3 => (0..4_u8, prop::option::of(0..6_u32)).prop_map(|(depth, number)| json!({"kind": "item", "depth": depth, "number": number})),
        1 => Just(json!({"kind": "quote"})),
        1 => Just(json!({"kind": "code"})),
        1 => Just(json!({"kind": "caption"})),
    ];
    let address = prop_oneof![Just("https://a.example/x_(1)?a=1&b=2#\\<"), Just("mailto:a@b.example")];
    (
        kind,
        prop_oneof![words(), (words(), words()).prop_map(|(one, other)| format!("{one}\n  {other}"))],
        0..9_usize,
        1..9_usize,
        address,
    )
        .prop_map(|(mut block, text, start, length, url)| {
            block["links"] = json!([{"start": start, "end": start + length, "url": url}]);
            block["text"] = json!(text);
            block
        })
}

prop_compose! {
    fn article()(
        title in prop_oneof![words(), Just(String::new())],
        blocks in prop::collection::vec(block(), 0..8),
        fields in prop::collection::vec(words(), 4),
        tags in prop::collection::vec(words(), 0..3),
        published in prop::option::of(-100_000_000_000_i64..100_000_000_000),
        untitled in any::<bool>(),
    ) -> Option<Article> {
        let published = published.map(|at| jiff::Timestamp::from_second(at).expect("in range").to_string());
        let value = json!({
            "title": title, "untitled": untitled, "blocks": blocks, "source": fields[0], "author": fields[1], "summary": fields[2],
            "identity": fields[3], "tags": tags, "published": published,
            "picture": {"url": "https://a.example/\"x\".png", "words": fields[0]},
        });
        intake::read(value.to_string().as_bytes(), "a.json").articles.into_iter().next()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn an_article_read_back_from_json_is_equal(article in article()) {
        let Some(article) = article else { return Ok(()) };
        let (back, warnings) = one(&json_line(&article), "a.json");
        prop_assert_eq!(back, article);
        prop_assert_eq!(warnings, []);
    }

    #[test]
    fn an_article_read_back_from_markdown_says_the_same(article in article()) {
        let Some(article) = article else { return Ok(()) };
        let text = markdown(&article);
        let (back, _) = one(&text, "a.md");
        prop_assert_eq!(back, sayable(article), "{}", text);
    }
}
