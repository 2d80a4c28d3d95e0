//! What goes and, above all, what stays.

use super::*;

const LONG: &str = "عادت الحافلات إلى خطوطها القديمة بعد إصلاح الطريق، وقالت الشركة إن عدد الركاب ارتفع في الأسبوع الأول أكثر مما كانت تتوقعه بكثير.";

fn heading(text: &str) -> Part {
    Part::new(BlockKind::Heading(3), text)
}

fn paragraph(text: &str) -> Part {
    Part::new(BlockKind::Paragraph, text)
}

fn item(text: &str) -> Part {
    Part::new(BlockKind::Item { depth: 0, number: None }, text)
}

fn linked(part: Part) -> Part {
    Part { links: vec![(0..part.text.len(), "https://a.example/".to_owned())], ..part }
}

fn left(parts: Vec<Part>) -> Vec<String> {
    remove(parts, "عنوان الخبر").into_iter().map(|part| part.text).collect()
}

#[test]
fn nothing_is_kept_behind_the_comments() {
    let parts = vec![paragraph(LONG), heading("التعليقات (12)"), paragraph("تعليق"), heading("رد"), paragraph(LONG)];
    assert_eq!(left(parts), [LONG]);
}

#[test]
fn teasers_go_and_the_article_goes_on() {
    let parts = vec![
        paragraph("نص"),
        heading("اقرأ أيضًا"),
        paragraph("خبر آخر"),
        paragraph("وآخر"),
        paragraph(LONG),
        paragraph("ختام"),
    ];
    assert_eq!(left(parts), ["نص", LONG, "ختام"]);
}

#[test]
fn a_short_paragraph_behind_linked_teasers_stays() {
    let parts =
        vec![paragraph(LONG), heading("اقرأ أيضًا"), linked(item("خبر آخر")), paragraph("وفي المساء هدأت الريح")];
    assert_eq!(left(parts), [LONG, "وفي المساء هدأت الريح"]);
}

#[test]
fn pointers_and_buttons_go() {
    let parts = vec![
        paragraph("اقرأ أيضا: سباق القوارب"),
        paragraph("شارك"),
        paragraph("نص"),
        paragraph("إعلان"),
        paragraph("شارك في الحفل مئة طفل"),
        item("فيسبوك"),
        item("واتساب"),
        paragraph(LONG),
    ];
    assert_eq!(left(parts), ["نص", "شارك في الحفل مئة طفل", LONG]);
}

#[test]
fn running_text_that_holds_the_words_of_a_label_stays() {
    let texts = [
        "شارك في الحفل مئة طفل من مدارس المدينة، وغنوا معًا أغنية قديمة يعرفها كل أهل الحي.",
        "تعليقات القراء على القرار جاءت غاضبة، إذ كتب بعضهم أن الأسعار لم تعد تحتمل.",
        "إعلان النتائج تأخر ثلاثة أيام بسبب عطل في خوادم الوزارة، كما قال متحدث باسمها.",
        "اشترك في السباق أربعون عداءً، وصل منهم إلى خط النهاية تسعة وعشرون فقط.",
        "التالي في القائمة كان اسمًا لم يتوقعه أحد من أعضاء اللجنة.",
        "المزيد من الأمطار متوقع في الأيام المقبلة، بحسب دائرة الأرصاد.",
        "الصورة التي نشرتها الصحيفة أمس أثارت جدلًا واسعًا بين السكان.",
        "نشر الباحثون نتائجهم في مجلة علمية بعد ثلاث سنوات من العمل.",
        "نظرات کاربران درباره این طرح متفاوت است و بسیاری آن را دیرهنگام می\u{200C}دانند.",
        "تبصرے کے لیے کئی بار رابطہ کیا گیا مگر ادارے نے کوئی جواب نہیں دیا۔",
        "תגובות ברחוב היו מעורבות, ורבים אמרו שההחלטה באה מאוחר מדי.",
        "Comments on the plan were mixed, and many said that it came too late to help.",
    ];
    for text in texts {
        let parts = vec![paragraph(LONG), paragraph(text), paragraph(LONG)];
        assert_eq!(left(parts), [LONG, text, LONG]);
        assert_eq!(left(vec![paragraph(text), paragraph(LONG)]), [text, LONG]);
        assert_eq!(left(vec![paragraph(LONG), heading("اقرأ أيضا"), paragraph(text)]), [LONG, text]);
    }
}

#[test]
fn a_list_with_the_word_of_a_button_stays() {
    let parts = vec![paragraph(LONG), item("قراءة"), item("طباعة"), item("رسم على الزجاج"), paragraph(LONG)];
    assert_eq!(left(parts), [LONG, "قراءة", "طباعة", "رسم على الزجاج", LONG]);
}

#[test]
fn rows_of_links_go_unless_a_heading_announces_them() {
    let row = || ["خبر أول", "خبر ثان", "خبر ثالث"].map(|text| linked(item(text)));
    let parts = [vec![paragraph(LONG)], row().into(), vec![heading("المراجع")], row().into()].concat();
    assert_eq!(left(parts), [LONG, "المراجع", "خبر أول", "خبر ثان", "خبر ثالث"]);
}

#[test]
fn lines_of_author_and_date_are_read_and_leave_the_text() {
    let parts = vec![
        Part::new(BlockKind::Heading(1), "عنوان الخبر"),
        paragraph("كتب: سامر حداد"),
        paragraph("الأحد ٥ مايو/أيار 2024 - 14:30"),
        paragraph("3 دقائق قراءة"),
        paragraph(LONG),
        paragraph("كتب: هكذا انتهى اليوم"),
    ];
    let lines = lines(&parts, "عنوان الخبر");
    assert_eq!((lines.author.as_str(), lines.date.as_str()), ("سامر حداد", "2024-05-05T14:30:00"));
    assert_eq!(left(parts), [LONG, "كتب: هكذا انتهى اليوم"]);
}

#[test]
fn a_heading_over_nothing_goes() {
    assert_eq!(left(vec![paragraph(LONG), heading("صور من المكان")]), [LONG]);
}

#[test]
fn a_heading_that_counts_comments_ends_the_article() {
    for text in ["هناك 5 تعليقات:", "3 تعليقات على “افتتاح السوق”", "2 thoughts on “The village”"]
    {
        assert_eq!(left(vec![paragraph(LONG), heading(text), paragraph(LONG)]), [LONG]);
    }
    let kept = [LONG, "تعليقات على هامش المؤتمر", LONG];
    assert_eq!(left(vec![paragraph(LONG), heading(kept[1]), paragraph(LONG)]), kept);
}
