//! Pages of our own writing, built like those of real sites of different make, with the article that each holds.
//!
//! Beside every `name.html` stands `name.txt`: the fields, a line "---", and the blocks, each under the sign of its kind.
//! How near reader mode comes is also measured in words (F1, the title left out), with our rules and without them:
//! `cargo test --test pages -- --nocapture` prints the table.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use dom_smoothie::{Config, Readability, TextMode};
use khabar::intake::{Hints, read_page};
use khabar::model::{Article, BlockKind};
use proptest::prelude::*;

/// The share that our rules must reach on every page.
const ENOUGH: f64 = 0.99;

struct Page {
    name: String,
    bytes: Vec<u8>,
    expected: String,
}

impl Page {
    fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
        let entries = std::fs::read_dir(folder).expect("the folder is ours").flatten();
        let mut pages: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "html"))
            .collect();
        pages.sort();
        pages.iter().map(|path| Self::of(path)).collect()
    }

    fn of(path: &Path) -> Self {
        Self {
            name: path.file_stem().expect("it has a name").to_string_lossy().into_owned(),
            bytes: std::fs::read(path).expect("a fixture of ours"),
            expected: std::fs::read_to_string(path.with_extension("txt")).expect("its article"),
        }
    }

    fn article(&self) -> Article {
        self.read(&self.bytes)
    }

    fn read(&self, bytes: &[u8]) -> Article {
        let address = self.expected.lines().find_map(|line| line.strip_prefix("url: "));
        let (article, _) = read_page(bytes, &Hints { address, ..Hints::default() });
        article.unwrap_or_else(|| panic!("{}: no article", self.name))
    }

    fn html(&self) -> String {
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1256.decode(&self.bytes).0.into_owned(),
        }
    }
}

/// An article as the expected ones are written.
fn written(article: &Article) -> String {
    let field = |value: &Option<String>| value.clone().unwrap_or_default();
    let published = article.published.map(|moment| moment.0.to_string()).unwrap_or_default();
    let picture = article.picture.as_ref().map(|picture| format!("{} = {}", picture.url, picture.words));
    let mut text = format!(
        "title: {}\nsource: {}\nauthor: {}\npublished: {published}\nurl: {}\nlanguage: {}\npicture: {}\n---\n",
        article.title,
        field(&article.source),
        field(&article.author),
        field(&article.url),
        article.language,
        picture.unwrap_or_default(),
    );
    for block in &article.blocks {
        let words = block.span.of(&article.text);
        let sign = sign(block.kind);
        writeln!(text, "{sign}{}", words.replace('\n', &format!("\n{sign}"))).expect("a string takes it");
    }
    text
}

fn sign(kind: BlockKind) -> String {
    match kind {
        BlockKind::Title => "# ".to_owned(),
        BlockKind::Heading(level) => format!("{} ", "#".repeat(level.into())),
        BlockKind::Paragraph => String::new(),
        BlockKind::Item { depth, number } => {
            let sign = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            format!("{}{sign} ", "  ".repeat(depth.into()))
        }
        BlockKind::Quote => "│ ".to_owned(),
        BlockKind::Code => "    ".to_owned(),
        BlockKind::Caption => "▫ ".to_owned(),
        BlockKind::Row => "| ".to_owned(),
    }
}

/// How many times each word stands in `text`.
fn words(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

/// The harmonic mean of precision and recall of the words of `found`.
#[expect(clippy::cast_precision_loss, reason = "pages have thousands of words, not quadrillions")]
fn f1(found: &str, expected: &str) -> f64 {
    let (found, expected) = (words(found), words(expected));
    let common: usize = found.iter().map(|(word, count)| *count.min(expected.get(word).unwrap_or(&0))).sum();
    let total = found.values().sum::<usize>() + expected.values().sum::<usize>();
    if total == 0 { 1.0 } else { 2.0 * common as f64 / total as f64 }
}

fn body(article: &Article) -> String {
    let blocks = article.blocks.iter().filter(|block| block.kind != BlockKind::Title);
    blocks.map(|block| block.span.of(&article.text)).collect::<Vec<_>>().join("\n")
}

fn expected_body(expected: &str) -> String {
    let (_, blocks) = expected.split_once("---\n").expect("the line between fields and blocks");
    let mark = |line: &str| line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(". ").map(str::to_owned);
    let lines = blocks.lines().filter(|line| !line.starts_with("# "));
    lines.map(|line| mark(line.trim_start()).unwrap_or_else(|| line.to_owned())).collect::<Vec<_>>().join("\n")
}

/// The page without the names of its elements: what the words alone tell.
fn bare(html: &str) -> String {
    let document = dom_query::Document::from(html);
    for node in document.root().descendants() {
        node.remove_attrs(&["class", "id", "role", "aria-label", "itemprop"]);
    }
    document.html().to_string()
}

/// What reader mode finds without our rules.
fn plain(html: &str) -> String {
    let config = Config { disable_json_ld: true, text_mode: TextMode::Formatted, ..Config::default() };
    let found = Readability::new(html, None, Some(config)).ok().and_then(|mut reader| reader.parse().ok());
    found.map(|found| found.text_content.to_string()).unwrap_or_default()
}

#[test]
fn every_page_gives_its_article() {
    let mut wrong = String::new();
    for page in Page::all() {
        let article = written(&page.article());
        if article != page.expected {
            let difference = difference(&page.expected, &article);
            writeln!(wrong, "== {}\n{difference}", page.name).expect("a string takes it");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The lines that only one of two texts has.
fn difference(expected: &str, found: &str) -> String {
    let missing = expected.lines().filter(|line| !found.lines().any(|other| other == *line));
    let surplus = found.lines().filter(|line| !expected.lines().any(|other| other == *line));
    let lines = missing.map(|line| format!("- {line}")).chain(surplus.map(|line| format!("+ {line}")));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what one wants to see")]
fn our_rules_come_nearer_than_reader_mode_alone() {
    let pages = Page::all();

    let mut sums = [0.0; 3];
    println!("{:<14} {:>6} {:>7} {:>6}", "page", "ours", "unnamed", "plain");
    for page in &pages {
        let expected = expected_body(&page.expected);
        let ours = f1(&body(&page.article()), &expected);
        let plain = f1(&plain(&page.html()), &expected);
        let unnamed = f1(&body(&page.read(bare(&page.html()).as_bytes())), &expected);
        println!("{:<14} {ours:>6.3} {unnamed:>7.3} {plain:>6.3}", page.name);
        assert!(ours >= ENOUGH && ours >= plain, "{}: {ours:.3}, without our rules {plain:.3}", page.name);
        sums = [sums[0] + ours, sums[1] + unnamed, sums[2] + plain];
    }
    let [ours, unnamed, plain] = sums.map(|sum| sum / f64::from(u32::try_from(pages.len()).expect("few")));
    println!("{:<14} {ours:>6.3} {unnamed:>7.3} {plain:>6.3}", "mean");
    assert!(unnamed > plain, "the names of elements must not be all that we know");
}

/// Running text as it stands in articles, with the words of labels in it.
const SENTENCES: [&str; 8] = [
    "قالت إدارة الحديقة إن الزوار سيجدون ممرات جديدة ومقاعد مظللة، وإن العمل استمر عامين كاملين قبل الافتتاح.",
    "وشارك في الافتتاح مئات الأطفال من مدارس المدينة، وغنوا معًا أغنية قديمة يعرفها كل أهل الحي عن ظهر قلب.",
    "تعليقات السكان على الخبر كانت في معظمها مرحبة، لكن بعضهم سأل عن كلفة المشروع وعمن سيدفعها في النهاية.",
    "إعلان البلدية عن مرحلة ثانية فاجأ كثيرين، فالميزانية التي أُقرت في الربيع لا تذكر شيئًا من هذا القبيل.",
    "المزيد من الأشجار سيُزرع في الخريف، وهو الموسم الذي تنجح فيه الشتلات بحسب مهندسي المشتل البلدي القديم.",
    "اشترك مقاول من المدينة المجاورة في تنفيذ البوابة الحجرية، ونحت نقوشها حرفي جاوز السبعين من عمره.",
    "نشر المهندس المشرف مخطط الحديقة كاملًا، ودعا كل من لديه ملاحظة إلى أن يكتبها قبل نهاية الشهر المقبل.",
    "التالي في خطة البلدية هو ترميم السوق القديم، وستبدأ الدراسة الهندسية له بعد انتهاء موسم الأمطار.",
];

/// Furniture as it stands among paragraphs.
const FURNITURE: [&str; 12] = [
    "<h4>اقرأ أيضا</h4><ul><li><a href=/1>خبر أول عن السوق القديم</a></li><li><a href=/2>خبر ثان عن المرفأ</a></li></ul>",
    "<p>اقرأ أيضا: <a href=/3>خبر ثالث</a></p>",
    "<div class=related-posts><h3>مواضيع ذات صلة</h3><div><h4><a href=/4>خبر رابع</a></h4><p>مقتطف</p></div></div>",
    "<div class='share-buttons'><a href=#>فيسبوك</a><a href=#>واتساب</a></div>",
    "<p>إعلان</p>",
    "<aside class=newsletter><h3>اشترك في النشرة</h3><p>كل صباح في بريدك.</p></aside>",
    "<figure><img src=/a.jpg alt=بديل><figcaption>الحديقة ليلًا</figcaption></figure>",
    "<h2>عنوان فرعي</h2>",
    "<blockquote><p>قول قصير</p></blockquote>",
    "<p><a href=/5>رابط وحده</a></p>",
    "<ul><li>بند أول</li><li>بند ثان</li></ul>",
    "<section aria-label='الأكثر قراءة'><ol><li><a href=/6>سادس</a></li><li><a href=/7>سابع</a></li></ol></section>",
];

/// What stands around all paragraphs.
const AROUND: [(&str, &str); 6] = [
    ("<article><h1>العنوان</h1>", "</article>"),
    ("<main><h1>العنوان</h1><div class='entry-content has-comments'>", "</div></main>"),
    ("<div id=content class='with-sidebar related-on'><h2>العنوان</h2>", "</div>"),
    ("<div class='post share-enabled'><div class=text>", "</div></div>"),
    ("<table><tr><td><a href=/>الرئيسية</a></td><td>", "</td></tr></table>"),
    ("<h1>العنوان</h1>", ""),
];

fn page_of_pieces() -> impl Strategy<Value = (String, Vec<&'static str>)> {
    let sentences = prop::sample::subsequence(SENTENCES.to_vec(), 5..=8);
    let furniture = prop::collection::vec(prop::option::of(prop::sample::select(FURNITURE.to_vec())), 8);
    (sentences, furniture, prop::sample::select(AROUND.to_vec())).prop_map(|(sentences, furniture, around)| {
        let pairs = sentences.iter().zip(furniture);
        let pieces = pairs.flat_map(|(text, between)| ["<p>", *text, "</p>", between.unwrap_or_default()]);
        let body: String = pieces.collect();
        let comments = "<div class=comments><h3>التعليقات</h3><p>تعليق</p></div>";
        (format!("<html><body>{}{body}{}{comments}</body></html>", around.0, around.1), sentences)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn no_running_text_of_an_article_is_ever_lost((html, sentences) in page_of_pieces()) {
        let (article, _) = read_page(html.as_bytes(), &Hints::default());
        let text = article.expect("an article").text;
        for sentence in sentences {
            prop_assert!(text.contains(sentence), "lost: {sentence}\nof: {html}\nleft: {text}");
        }
        prop_assert!(!text.contains("خبر ثالث") && !text.contains("واتساب") && !text.contains("تعليق\n"));
    }
}
