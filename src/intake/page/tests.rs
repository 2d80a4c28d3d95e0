//! Pages and fragments, whole and hostile.

use super::*;

fn blocks(html: &str) -> Vec<(BlockKind, String)> {
    fragment(html).into_iter().map(|part| (part.kind, part.text)).collect()
}

fn block(kind: BlockKind, text: &str) -> (BlockKind, String) {
    (kind, text.to_owned())
}

#[test]
fn a_fragment_becomes_its_blocks() {
    let html = "<h2>فرع</h2>نص <b>مهم</b> &laquo;قول&raquo;<ul><li>بند<ol start=3><li><p>داخل</p><p>تابع</p></ol></ul>\
        <blockquote><p>اقتباس</p></blockquote><pre>if a {\n  b\n}</pre>";
    let item = |depth, number| BlockKind::Item { depth, number };
    let expected = [
        block(BlockKind::Heading(2), "فرع"),
        block(BlockKind::Paragraph, "نص مهم «قول»"),
        block(item(0, None), "بند"),
        block(item(1, Some(3)), "داخل"),
        block(BlockKind::Paragraph, "تابع"),
        block(BlockKind::Quote, "اقتباس"),
        block(BlockKind::Code, "if a {\n  b\n}"),
    ];
    assert_eq!(blocks(html), expected);
}

#[test]
fn pictures_give_their_words() {
    let html = "<figure><img src=a alt='بديل'><figcaption>الجسر <b>ليلًا</b></figcaption></figure><p>قبل <img src=b alt='صورة'> بعد</p>";
    let expected = [
        block(BlockKind::Caption, "الجسر ليلًا"),
        block(BlockKind::Paragraph, "قبل  بعد"),
        block(BlockKind::Caption, "صورة"),
    ];
    assert_eq!(blocks(html), expected);
}

#[test]
fn rows_of_data_are_lines_and_layout_is_not() {
    let html =
        "<table><tr><th>المدينة<th>السكان<tr><td>حلب<td>كثير</table><table><tr><td><p>أولى</p><p>ثانية</p></table>";
    let texts: Vec<String> = blocks(html).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["المدينة | السكان", "حلب | كثير", "أولى", "ثانية"]);
}

#[test]
fn line_breaks_part_paragraphs() {
    let texts: Vec<String> = blocks("أولى<br>ثانية<br/><br>ثالثة").into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["أولى", "ثانية", "ثالثة"]);
}

#[test]
fn only_links_that_may_be_opened_are_kept() {
    let html = "<p><a href='https://a.example/'>هنا</a> <a href='javascript:x()'>هناك</a> <a href='/b'>ثم</a></p>";
    let draft = Draft { parts: fragment(html), ..Draft::default() };
    let article = draft.finish(&mut crate::intake::draft::Damage::default()).unwrap();
    let urls: Vec<&str> = article.blocks[0].links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://a.example/"]);
}

#[test]
fn hidden_things_stay_hidden() {
    let html = "<nav>قائمة</nav><p hidden>خفي</p><p style='display: none'>خفي</p><p>ظاهر</p><script>x</script><style>p {}</style>";
    assert_eq!(blocks(html), [block(BlockKind::Paragraph, "ظاهر")]);
}

/// A page as news sites make them.
fn page() -> String {
    let paragraph = "<p>قالت إدارة الحديقة إن الزوار سيجدون ممرات جديدة ومقاعد مظللة، وإن العمل استمر عامين كاملين قبل الافتتاح.</p>";
    format!(
        "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><title>افتتاح الحديقة | المدينة اليوم</title>\
        <meta property=\"og:site_name\" content=\"المدينة اليوم\"><meta name=\"author\" content=\"ليلى حداد\">\
        <meta property=\"article:published_time\" content=\"2024-05-01T12:00:00Z\"><link rel=canonical href=\"https://a.example/1\">\
        <script type=\"application/ld+json\">{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"افتتاح الحديقة الكبيرة\"}}]}}</script>\
        </head><body><nav><a href=/>الرئيسية</a></nav><article><h1>افتتاح الحديقة الكبيرة</h1>{}</article>\
        <footer>جميع الحقوق محفوظة</footer></body></html>",
        paragraph.repeat(8)
    )
}

#[test]
fn a_page_is_read_with_its_fields() {
    let (draft, shape) = read(&page(), None);
    assert_eq!(shape, Shape::Kept);
    assert_eq!(draft.title, "افتتاح الحديقة الكبيرة");
    assert_eq!((draft.source.as_str(), draft.author.as_str()), ("المدينة اليوم", "ليلى حداد"));
    assert_eq!((draft.published.as_str(), draft.url.as_str()), ("2024-05-01T12:00:00Z", "https://a.example/1"));
    assert_eq!(draft.language, "ar");
    let paragraphs = draft.parts.iter().filter(|part| part.text.contains("ممرات جديدة")).count();
    assert_eq!(paragraphs, 8);
    assert!(!draft.parts.iter().any(|part| part.text.contains("الرئيسية") || part.text.contains("محفوظة")));
}

#[test]
fn a_page_without_an_article_gives_all_that_is_visible() {
    let (draft, _) =
        read("<html><head><title>صفحة</title></head><body><div>سطر قصير</div><nav>قائمة</nav></body></html>", None);
    assert_eq!(draft.title, "صفحة");
    assert_eq!(draft.parts, [Part::new(BlockKind::Paragraph, "سطر قصير")]);
}

#[test]
fn a_page_too_heavy_for_reader_mode_still_gives_its_text() {
    let paragraph = format!("<p>{}</p>", "كلمة طويلة، ".repeat(400));
    let page = format!("<html><body>{}{}<nav>قائمة</nav>", "<div>".repeat(190), paragraph.repeat(20));
    assert!(tame::tame(&page).weight > WEIGHT);
    let (draft, _) = read(&page, None);
    assert_eq!(draft.parts.len(), 20);
}

#[test]
fn hostile_pages_are_made_light_before_the_parser_sees_them() {
    let many = 5_000;
    let numbered =
        |start: &str, end: &str| (0..many).fold(String::new(), |page, number| page + start + &number.to_string() + end);
    let pages = [
        "<div>".repeat(many) + "نص",
        "<a href=x><b><table><td>".repeat(many / 4) + "نص",
        "<ul><li>".repeat(many / 2) + "نص",
        format!("<p{}>نص", numbered(" a", "=x")),
        "<".repeat(many) + "نص",
        "<!--".repeat(many) + "نص",
        numbered("<code class=c", "><p>") + "نص",
    ];
    for page in &pages {
        let tamed = tame::tame(page);
        // What the parser works through must not outgrow what came in.
        assert!(tamed.html.len() <= 6 * page.len() && tamed.elements <= page.len(), "{}", tamed.html.len());
        let (draft, _) = read(page, None);
        assert!(draft.parts.len() <= page.len());
    }
}
