//! Searching the library.

use super::shelf::{DAY, NOW, WHEN, article, keep, library};
use khabar::library::{ArticleId, Library, Mark, Query};
use khabar::model::{Article, Source, Timestamp};

fn find(library: &Library, query: &str) -> Vec<ArticleId> {
    library.search(&Query::parse(query, WHEN).unwrap()).unwrap()
}

/// The words of every hit in the text, and the snippet, of the first result.
fn shown(library: &Library, id: ArticleId, query: &str) -> (Vec<String>, String) {
    let found = library.find(&Query::parse(query, WHEN).unwrap(), 1).unwrap().found.remove(0);
    let text = library.article(id).unwrap().article.text;
    (found.hits.iter().map(|hit| hit.of(&text).to_owned()).collect(), found.snippet.of(&text).to_owned())
}

#[test]
fn words_are_found_however_they_are_spelt() {
    let (mut library, source, _) = library();
    let id = keep(&mut library, source, &article("الإمارة", "أعلنت الإدا\u{64E}رة عن ٢٠٢٥ مشروعـا"));
    for query in ["امارة", "الاماره", "اداره", "الإدارة 2025", "مشروعا", "\"عن 2025\"", "مشرو*", "-رياضة اداره"]
    {
        assert_eq!(find(&library, query), [id], "{query}");
    }
    for query in ["رياضة", "\"2025 عن\"", "-الإدارة", "الادارة -مشروعا", "شروع*"] {
        assert_eq!(find(&library, query), [], "{query}");
    }
}

#[test]
fn a_word_is_found_by_its_stem_but_ranked_below_itself() {
    let (mut library, source, _) = library();
    let stem = keep(&mut library, source, &article("خبر أول", "التقى الوزير المهندسين في المدينة"));
    let word = keep(&mut library, source, &article("خبر ثان", "التقى الوزير مهندسون في المدينة"));
    assert_eq!(find(&library, "مهندسون"), [word, stem]);
    assert_eq!(shown(&library, stem, "المهندسين").0, ["المهندسين"]);
}

#[test]
fn the_title_counts_more_than_the_text_and_the_newer_wins_a_tie() {
    let (mut library, source, second) = library();
    let dated = |title: &str, text: &str, days: i64| Article {
        published: Some(Timestamp(NOW.0 - days * DAY)),
        ..article(title, text)
    };
    let body = keep(&mut library, source, &dated("خبر عادي", "في النص ذكر البركان مرة", 1));
    let title = keep(&mut library, source, &dated("ثوران البركان", "في النص شيء غيره كله", 3));
    assert_eq!(find(&library, "البركان"), [title, body]);
    let newer = keep(&mut library, second, &dated("خبر عادي", "في النص ذكر البركان مرة", 0));
    assert_eq!(find(&library, "البركان"), [title, newer, body]);
}

#[test]
fn keys_narrow_a_search() {
    let (mut library, first, second) = library();
    let one = keep(&mut library, first, &article("خبر واحد", "نص"));
    let two = keep(
        &mut library,
        second,
        &Article { published: Some(Timestamp(NOW.0 - 9 * DAY)), ..article("خبر اثنان", "نص") },
    );
    library.mark(&[two], &Mark::Star).unwrap();
    library.mark(&[one], &Mark::Read).unwrap();
    library.mark(&[one], &Mark::Tag("للمتابعة".to_owned())).unwrap();
    for query in
        ["خبر مصدر:الاولى", "وسم:للمتابعه", "from:7d", "خبر حالة:مقروء", "نص -is:starred", "-مصدر:الثانية", "خبر الاولى"]
    {
        assert_eq!(find(&library, query), [one], "{query}");
    }
    for query in ["source:\"الثانية\"", "إلى:2025-10 نص", "is:starred", "حالة:جديد", "خبر -tag:للمتابعة"]
    {
        assert_eq!(find(&library, query), [two], "{query}");
    }
}

#[test]
fn a_source_under_a_new_name_is_found_by_it() {
    let (mut library, source, _) = library();
    let id = keep(&mut library, source, &article("عنوان", "نص"));
    let renamed =
        Source { title: "صحيفة المدينة".to_owned(), ..library.subscription(source).unwrap().source };
    library.change_source(source, &renamed).unwrap();
    assert_eq!((find(&library, "صحيفة"), find(&library, "الأولى")), (vec![id], vec![]));
}

#[test]
fn hits_and_snippet_are_of_the_text_as_it_is_written() {
    let (mut library, source, _) = library();
    let text = format!("{}بدأ م\u{64E}ص\u{652}رف سيراج، والمصرف قديم، عمله.", "كلام آخر طويل. ".repeat(20));
    let id = keep(&mut library, source, &article("عنوان", &text));
    let (hits, snippet) = shown(&library, id, "مصرف");
    assert_eq!(hits, ["م\u{64E}ص\u{652}رف", "والمصرف"]);
    assert!(snippet.contains("م\u{64E}ص\u{652}رف سيراج، والمصرف قديم") && snippet.chars().count() < 190, "{snippet}");
    let (hits, _) = shown(&library, id, "\"سيراج والمصرف\"");
    assert_eq!(hits, ["سيراج، والمصرف"]);
}

#[test]
fn a_changed_article_is_found_by_its_new_words_only() {
    let (mut library, source, _) = library();
    let id = keep(&mut library, source, &article("عنوان", "زلزال"));
    library.keep(source, &[article("عنوان", "بركان")], NOW).unwrap();
    assert_eq!((find(&library, "بركان"), find(&library, "زلزال")), (vec![id], vec![]));
    library.rebuild_index().unwrap();
    assert_eq!((find(&library, "بركان"), find(&library, "زلزال")), (vec![id], vec![]));
}
