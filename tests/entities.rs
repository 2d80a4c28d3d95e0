//! Who and what is in whole articles: the table a reader would see, and laws that hold for any text.

#[path = "support/articles.rs"]
mod articles;

use articles::article;
use khabar::entities::recognise;
use khabar::model::{Article, BlockKind, Entity, Kind};
use khabar::text::Span;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Kind, name and count of every entity, in the order of the kinds and of the text.
fn table(article: &Article) -> Vec<(&'static str, String, usize)> {
    let mut entities = recognise(article);
    entities.sort_by_key(|entity| (entity.kind, entity.first()));
    entities.into_iter().map(|entity| (entity.kind.name(), entity.name, entity.mentions.len())).collect()
}

fn rows(expected: &[(&'static str, &str, usize)]) -> Vec<(&'static str, String, usize)> {
    expected.iter().map(|&(kind, name, count)| (kind, name.to_owned(), count)).collect()
}

fn named<'a>(entities: &'a [Entity], name: &str) -> &'a Entity {
    entities.iter().find(|entity| entity.name == name).unwrap_or_else(|| panic!("no {name} in {entities:#?}"))
}

fn mentions<'a>(article: &'a Article, entity: &Entity) -> Vec<&'a str> {
    entity.mentions.iter().map(|mention| mention.span.of(&article.text)).collect()
}

fn modern() -> Article {
    article(
        "كورتيكس تنافس غوغل بنموذج جديد",
        &[
            "أعلنت شركة «كورتيكس» الناشئة، يوم الثلاثاء 14 أكتوبر 2025، إطلاق نموذج Cortex-7 للذكاء الاصطناعي بتمويل بلغ 1.2 مليار دولار قادته SoftBank. وقالت المديرة التنفيذية ليزا هوفمان إن النموذج درب لمدة ثمانية أشهر في ألمانيا وسويسرا.",
            "وأضافت هوفمان، التي عملت في Google سبع سنوات، أن الأداة تعتمد على مكتبة PyTorch، وأن كلفة تشغيلها أقل بنسبة 40% من منافساتها. وعلّق الباحث توماس كيلر (Thomas Keller) قائلا إن المقارنة مع GPT-5 مبكرة.",
            "وفي تونس، وقعت وزارة التعليم العالي والبحث العلمي اتفاقا مع كورتيكس بقيمة ١٫٢ مليار دولار، بحضور وزير التعليم سامي العبيدي والسفير الألماني. وأوضح العبيدي أن البرنامج سينطلق مطلع العام المقبل، وأن كيلر سيزور جامعة صفاقس.",
            "وكانت غوغل قد استثمرت في OpenAI وAnthropic منذ عام 2023، حسب ما نقلته وكالة رويترز.",
        ],
    )
}

#[test]
fn a_modern_article_gives_the_table_a_reader_expects() {
    assert_eq!(
        table(&modern()),
        rows(&[
            ("person", "ليزا هوفمان", 2),
            ("person", "توماس كيلر", 3),
            ("person", "سامي العبيدي", 2),
            ("organization", "كورتيكس", 3),
            ("organization", "غوغل", 3),
            ("organization", "SoftBank", 1),
            ("organization", "وزارة التعليم العالي والبحث العلمي", 1),
            ("organization", "جامعة صفاقس", 1),
            ("organization", "OpenAI", 1),
            ("organization", "Anthropic", 1),
            ("organization", "وكالة رويترز", 1),
            ("place", "ألمانيا", 1),
            ("place", "سويسرا", 1),
            ("place", "تونس", 1),
            ("product", "Cortex-7", 1),
            ("product", "PyTorch", 1),
            ("product", "GPT-5", 1),
            ("date", "يوم الثلاثاء 14 أكتوبر 2025", 1),
            ("date", "مطلع العام المقبل", 1),
            ("date", "عام 2023", 1),
            ("money", "1.2 مليار دولار", 2),
            ("percent", "40%", 1),
            ("quantity", "ثمانية أشهر", 1),
            ("quantity", "سبع سنوات", 1),
        ])
    );
}

#[test]
fn spellings_in_both_scripts_are_one_entity() {
    let article = modern();
    let entities = recognise(&article);
    assert_eq!(mentions(&article, named(&entities, "غوغل")), ["غوغل", "Google", "غوغل"]);
    assert_eq!(mentions(&article, named(&entities, "توماس كيلر")), ["توماس كيلر", "Thomas Keller", "كيلر"]);
    assert_eq!(named(&entities, "توماس كيلر").aliases.first().map(String::as_str), Some("Thomas Keller"));
}

#[test]
fn equal_values_are_one_entity() {
    let article = modern();
    let entities = recognise(&article);
    assert_eq!(mentions(&article, named(&entities, "1.2 مليار دولار")), ["1.2 مليار دولار", "١٫٢ مليار دولار"]);
}

#[test]
fn what_the_title_names_is_the_most_salient() {
    let entities = recognise(&modern());
    let first: Vec<&str> = entities.iter().take(2).map(|entity| entity.name.as_str()).collect();
    assert_eq!(first, ["كورتيكس", "غوغل"]);
    assert!((entities[0].salience - 1.0).abs() < f32::EPSILON);
}

#[test]
fn a_surname_alone_is_the_person_of_that_name_even_before_it() {
    let article = article("كوفاتش يستقيل من منصبه", &["قدم المدير ماركو كوفاتش استقالته.", "وشكر كوفاتش زملاءه."]);
    let entities = recognise(&article);
    assert_eq!(mentions(&article, named(&entities, "ماركو كوفاتش")), ["كوفاتش", "ماركو كوفاتش", "كوفاتش"]);
}

#[test]
fn a_surname_of_two_people_is_left_alone() {
    let article = article("", &["التقى سامي الطاهري ومنير الطاهري أمس. وقال الطاهري إن اللقاء مثمر."]);
    assert_eq!(table(&article), rows(&[("person", "سامي الطاهري", 1), ("person", "منير الطاهري", 1)]));
}

#[test]
fn a_first_name_alone_is_the_person_where_only_one_has_it() {
    let article_of_one = article("", &["رحل أندرو فوستر. سنفتقد أندرو كثيرا."]);
    let entities = recognise(&article_of_one);
    assert_eq!(mentions(&article_of_one, named(&entities, "أندرو فوستر")), ["أندرو فوستر", "أندرو"]);
    let article_of_two = article("", &["رحل أندرو فوستر. سنفتقد أندرو كثيرا، وحضر أندرو ويلسون الجنازة."]);
    let entities = recognise(&article_of_two);
    assert_eq!(mentions(&article_of_two, named(&entities, "أندرو فوستر")), ["أندرو فوستر"]);
}

#[test]
fn a_doubtful_spelling_counts_beside_a_sure_one_and_not_alone() {
    assert_eq!(table(&article("", &["أعلنت ميتا أرباحها."])), []);
    assert_eq!(
        table(&article("", &["أعلنت Meta أرباحها، وقالت ميتا إنها راضية."])),
        rows(&[("organization", "ميتا", 2)])
    );
}

#[test]
fn the_verb_that_is_spelled_like_a_city_is_never_the_city() {
    let article = article("", &["وصل الوفد إلى مدينة كان الفرنسية، حيث كان الطقس جميلا وكان الجمهور حاضرا."]);
    assert_eq!(table(&article), rows(&[("place", "كان", 1)]));
}

#[test]
fn a_double_lam_gives_the_name_its_article_back() {
    let article = article("", &["سافر الوفد للعراق ثم للولايات المتحدة."]);
    let entities = recognise(&article);
    assert_eq!(mentions(&article, named(&entities, "العراق")), ["لعراق"]);
    assert_eq!(mentions(&article, named(&entities, "الولايات المتحدة")), ["لولايات المتحدة"]);
}

#[test]
fn titles_and_proclitics_stay_out_of_the_span() {
    let article = article("", &["التقى الرئيس باراك أوباما بأنغيلا ميركل في باريس ولندن."]);
    assert_eq!(
        table(&article),
        rows(&[
            ("person", "باراك أوباما", 1),
            ("person", "أنغيلا ميركل", 1),
            ("place", "باريس", 1),
            ("place", "لندن", 1)
        ])
    );
}

#[test]
fn an_acronym_in_brackets_is_the_body_before_it() {
    let article = article("", &["أعلنت الهيئة الوطنية للاتصالات (ENAT) نتائجها. وقالت ENAT إن الأرقام نهائية."]);
    let entities = recognise(&article);
    assert_eq!(
        mentions(&article, named(&entities, "الهيئة الوطنية للاتصالات")),
        ["الهيئة الوطنية للاتصالات", "ENAT", "ENAT"]
    );
}

#[test]
fn sports_news_of_the_gulf_is_read() {
    let article = article(
        "",
        &["فاز المنتخب على ضيفه بثلاثة أهداف، وسجل اللاعب أكرم عفيف هدفين في الدوحة مساء السبت الماضي ضمن كأس آسيا."],
    );
    assert_eq!(
        table(&article),
        rows(&[
            ("person", "أكرم عفيف", 1),
            ("place", "الدوحة", 1),
            ("event", "كأس آسيا", 1),
            ("date", "مساء السبت الماضي", 1)
        ])
    );
}

#[test]
fn ordinary_sentences_name_nothing() {
    for text in [
        "قال المسؤول إن الوضع مستقر وإن الحكومة تعمل على تحسين الخدمات في كل المناطق.",
        "كان الطقس جميلا اليوم، والأمل كبير في موسم سياحي ناجح رغم الصعوبات.",
        "يجب على الجميع احترام القانون، وهذا أمر كريم ونبيل وفعل حسن.",
        "على سبيل المثال، أكدت مصادر مطلعة أن المشروع لن يستمر كما يبدو.",
    ] {
        assert_eq!(table(&article("", &[text])), [], "{text}");
    }
}

#[test]
fn code_names_nothing() {
    let mut article = article("", &["هذا مثال:", "import OpenAI from Google"]);
    article.blocks[1].kind = BlockKind::Code;
    assert_eq!(table(&article), []);
}

#[test]
fn an_empty_article_has_no_entities() {
    assert_eq!(recognise(&Article::default()), []);
}

#[test]
fn a_very_long_article_takes_time_in_proportion() {
    let once = modern().text;
    let text = format!("{once}\n\n").repeat(120);
    let entities = recognise(&Article { text, language: "ar".to_owned(), ..Article::default() });
    assert_eq!(named(&entities, "ليزا هوفمان").mentions.len(), 240);
}

fn assert_lawful(text: &str) {
    let article = Article { text: text.to_owned(), language: "ar".to_owned(), ..Article::default() };
    let entities = recognise(&article);
    assert_eq!(entities, recognise(&article), "the same text gives the same entities");
    let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    let mut spans: Vec<Span> = Vec::new();
    for entity in &entities {
        assert!(!entity.name.is_empty() && !entity.mentions.is_empty());
        assert!((0.0..=1.0).contains(&entity.salience) && (0.0..=1.0).contains(&entity.confidence));
        assert!(entity.mentions.is_sorted_by_key(|mention| mention.span.start));
        assert!(!entity.aliases.contains(&entity.name));
        spans.extend(entity.mentions.iter().map(|mention| mention.span));
    }
    assert!(spans.iter().all(|span| !span.is_empty() && span.end.bytes() <= text.len()));
    let on_border = |at: usize| borders.binary_search(&at).is_ok();
    assert!(spans.iter().all(|span| on_border(span.start.bytes()) && on_border(span.end.bytes())), "{text:?}");
    spans.sort();
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "no two mentions overlap: {text:?}");
    assert!(entities.windows(2).all(|pair| pair[0].salience >= pair[1].salience));
}

/// Words and marks that the rules look for, to be put together in any order.
const PIECES: [&str; 64] = [
    "وزارة",
    "الداخلية",
    "محمد",
    "بن",
    "علي",
    "العبيدي",
    "أندرو",
    "تولمان",
    "الرئيس",
    "المدير",
    "التنفيذي",
    "لـ",
    "Meta",
    "ميتا",
    "شركة",
    "صحيفة",
    "«",
    "»",
    "(",
    ")",
    "Sam",
    "Altman",
    "سام",
    "ألتمان",
    "GPT-4",
    "iPhone",
    "15",
    "1.5",
    "مليار",
    "دولار",
    "%",
    "في",
    "عام",
    "2023",
    "يوم",
    "الجمعة",
    "5",
    "ديسمبر",
    "الماضي",
    "مطلع",
    "هذا",
    "العام",
    "و",
    "ست",
    "سنوات",
    "للعراق",
    "بتونس",
    "ولندن",
    "وAnthropic",
    "بـNASA",
    "\n",
    "،",
    ".",
    "عبد",
    "الله",
    "نور",
    "الدين",
    "مدينة",
    "كان",
    "بالإنجليزية",
    ":",
    "ﻻ",
    "\u{64E}",
    "\u{200D}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_laws_hold_for_any_words_in_any_order(
        pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), prop::bool::weighted(0.8)), 0..40)
    ) {
        let mut text = String::new();
        for (piece, spaced) in pieces {
            text.push_str(piece);
            if spaced {
                text.push(' ');
            }
        }
        assert_lawful(&text);
    }

    #[test]
    fn the_laws_hold_for_any_string(text in any::<String>()) {
        assert_lawful(&text);
    }
}

#[test]
fn every_kind_has_an_example_somewhere() {
    let text =
        "زار باراك أوباما شركة ميتا في لندن قبل كأس العالم يوم الأحد بهاتف آيفون مقابل 5 يورو، أي 3% من 7 كيلومترات.";
    let kinds: std::collections::BTreeSet<Kind> =
        recognise(&article("", &[text])).into_iter().map(|e| e.kind).collect();
    assert_eq!(kinds.len(), 9);
}

#[test]
fn a_gloss_joins_both_spellings_wherever_they_stand() {
    let text = "أعلنت شركة «كلمن» (Kalamun) عن نموذج جديد. وتقول Kalamun إنه جاهز، وإن «كلمن» ستنشره قريبًا.";
    assert_eq!(table(&article("نموذج جديد", &[text])), rows(&[("organization", "كلمن", 4)]));
}

#[test]
fn the_words_of_another_language_are_not_taken_for_arabic_names() {
    let mut urdu = article("", &["لیکن کیا سب ٹھیک ہے؟ سروس جاری رہے گی، اور لاہور میں Google کا دفتر کھلے گا۔"]);
    urdu.language = "ur".to_owned();
    assert_eq!(table(&urdu), rows(&[("organization", "Google", 1), ("place", "لاہور", 1)]));
}
