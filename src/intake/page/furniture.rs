//! What stands on a page but is not the article: comments, related stories, sharing, subscriptions.
//!
//! Reader mode knows such things by English class names only. Here they are known by the words that Arabic, Persian,
//! Urdu and Hebrew sites put over them. (These words are matched, never shown.)

use unicode_normalization::char::is_combining_mark;

use crate::intake::flow::Part;
use crate::model::BlockKind;

/// Over everything that readers wrote: nothing of the article comes behind.
const COMMENTS: [&str; 20] = [
    "تعليقات",
    "التعليقات",
    "تعليقات القراء",
    "تعليقات الزوار",
    "اضف تعليق",
    "اضف تعليقا",
    "اضف تعليقك",
    "اترك تعليقا",
    "اترك تعليقك",
    "اترك ردا",
    "اكتب تعليقا",
    "شاركنا رايك",
    "نظرات",
    "دیدگاه ها",
    "نظرات کاربران",
    "ارسال نظر",
    "تبصرے",
    "תגובות",
    "הוסף תגובה",
    "כתוב תגובה",
];

/// Over teasers of other stories.
const RELATED: [&str; 34] = [
    "اقرا ايضا",
    "اقرا المزيد",
    "اقرا كذلك",
    "شاهد ايضا",
    "طالع ايضا",
    "مواضيع ذات صله",
    "موضوعات ذات صله",
    "مقالات ذات صله",
    "اخبار ذات صله",
    "قصص ذات صله",
    "مواد ذات صله",
    "مواضيع متعلقه",
    "اخبار متعلقه",
    "مواضيع مشابهه",
    "مقالات مشابهه",
    "قد يعجبك ايضا",
    "قد يهمك",
    "قد يهمك ايضا",
    "الاكثر قراءه",
    "الاكثر مشاهده",
    "احدث الاخبار",
    "المزيد من الاخبار",
    "اخترنا لكم",
    "اخترنا لك",
    "ذات صله",
    "مطالب مرتبط",
    "اخبار مرتبط",
    "بیشتر بخوانید",
    "همچنین بخوانید",
    "پربازدیدترین ها",
    "یہ بھی پڑھیں",
    "مزید پڑھیں",
    "כתבות נוספות",
    "קראו גם",
];

/// Words of buttons and of the edges of a page.
const BUTTONS: [&str; 26] = [
    "شارك",
    "مشاركه",
    "شارك المقال",
    "شارك الخبر",
    "شاركها",
    "شارك هذا",
    "مشاركه الخبر",
    "مشاركه المقال",
    "طباعه",
    "نسخ الرابط",
    "تم نسخ الرابط",
    "التالي",
    "السابق",
    "المقال التالي",
    "المقال السابق",
    "اشترك",
    "اشترك الان",
    "اعلان",
    "اعلانات",
    "اشتراک گذاری",
    "تبلیغات",
    "شیئر کریں",
    "שתפו",
    "פרסומת",
    "الوسوم",
    "كلمات مفتاحيه",
];

/// A label is at most so long, in characters, folded.
const LONGEST: usize = 40;
/// A paragraph that is but a pointer to another story is at most so long, in characters.
const POINTER: usize = 200;
/// Running text that ends a row of teasers is at least so long, in characters.
const RUNNING: usize = 120;

/// What a label stands over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Comments,
    Related,
    Button,
}

/// `parts` without what is not the article.
pub(super) fn remove(parts: Vec<Part>) -> Vec<Part> {
    let mut kept = Vec::with_capacity(parts.len());
    let mut is_in_teasers = false;
    for part in parts {
        match label_of(&part) {
            // Comments over nothing are a count beside the headline.
            Some(Label::Comments) if !kept.is_empty() && matches!(part.kind, BlockKind::Heading(_)) => break,
            Some(Label::Related) => is_in_teasers = true,
            Some(Label::Comments | Label::Button) => {}
            None if is_in_teasers && is_teaser(&part) => {}
            None if is_pointer(&part) => {}
            None => {
                is_in_teasers = false;
                kept.push(part);
            }
        }
    }
    kept
}

/// Whether `text` (of an attribute, say) is one of the labels.
pub(super) fn is_label(text: &str) -> bool {
    label(text).is_some()
}

fn label_of(part: &Part) -> Option<Label> {
    match part.kind {
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item { .. } => label(&part.text),
        BlockKind::Title | BlockKind::Quote | BlockKind::Code | BlockKind::Caption => None,
    }
}

fn label(text: &str) -> Option<Label> {
    let folded = fold(text)?;
    let is_in = |labels: &[&str]| labels.contains(&folded.as_str());
    if is_in(&COMMENTS) {
        Some(Label::Comments)
    } else if is_in(&RELATED) {
        Some(Label::Related)
    } else if is_in(&BUTTONS) {
        Some(Label::Button)
    } else {
        None
    }
}

/// Whether a part is a teaser: a link, an item, or too short for running text.
fn is_teaser(part: &Part) -> bool {
    let is_linked = part.links.iter().map(|(range, _)| range.len()).sum::<usize>() * 10 >= part.text.trim().len() * 8;
    let is_short = part.text.chars().nth(RUNNING).is_none();
    match part.kind {
        BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Caption => is_linked || is_short,
        BlockKind::Heading(_) => is_linked,
        BlockKind::Title | BlockKind::Quote | BlockKind::Code => false,
    }
}

/// Whether a paragraph only points to another story: "اقرأ أيضًا: …".
fn is_pointer(part: &Part) -> bool {
    let is_short = part.text.chars().nth(POINTER).is_none();
    let head = part.text.split([':', '|', '…']).next().unwrap_or_default();
    part.kind == BlockKind::Paragraph && is_short && head.len() < part.text.len() && label(head) == Some(Label::Related)
}

/// `text` as the labels are written: no marks, no hamza, heh for teh marbuta, no count or sign at its ends. None
/// where it is too long for a label.
fn fold(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST * 4 {
        return None;
    }
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        _ if c.is_alphabetic() => c,
        _ => ' ',
    };
    let folded: String = text.chars().filter(|c| !is_combining_mark(*c) && *c != 'ـ').map(letter).collect();
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    (!folded.is_empty() && folded.chars().count() <= LONGEST).then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(text: &str) -> Part {
        Part::new(BlockKind::Heading(3), text)
    }

    fn paragraph(text: &str) -> Part {
        Part::new(BlockKind::Paragraph, text)
    }

    fn left(parts: Vec<Part>) -> Vec<String> {
        remove(parts).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn nothing_is_kept_behind_the_comments() {
        let parts = vec![paragraph("نص"), heading("التعليقات (12)"), paragraph("تعليق"), heading("رد")];
        assert_eq!(left(parts), ["نص"]);
    }

    #[test]
    fn teasers_go_and_the_article_goes_on() {
        let long = "عادت الحافلات إلى خطوطها القديمة بعد إصلاح الطريق، وقالت الشركة إن عدد الركاب ارتفع في الأسبوع الأول أكثر مما كانت تتوقعه بكثير.";
        let parts = vec![
            paragraph("نص"),
            heading("اقرأ أيضًا"),
            paragraph("خبر آخر"),
            paragraph("وآخر"),
            paragraph(long),
            paragraph("ختام"),
        ];
        assert_eq!(left(parts), ["نص", long, "ختام"]);
    }

    #[test]
    fn pointers_and_buttons_go() {
        let parts = vec![
            paragraph("اقرأ أيضا: سباق القوارب"),
            paragraph("شارك"),
            paragraph("نص"),
            paragraph("إعلان"),
            paragraph("شارك في الحفل مئة طفل"),
        ];
        assert_eq!(left(parts), ["نص", "شارك في الحفل مئة طفل"]);
    }

    #[test]
    fn labels_are_written_as_they_are_folded() {
        for text in COMMENTS.iter().chain(&RELATED).chain(&BUTTONS) {
            assert_eq!(fold(text).as_deref(), Some(*text));
        }
    }
}
