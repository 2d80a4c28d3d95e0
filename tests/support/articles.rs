//! Articles of our own writing, for replayed sessions.

use khabar::model::{Article, Block, BlockKind};
use khabar::text::Span;

/// An article with a headline and paragraphs.
pub fn article(title: &str, paragraphs: &[&str]) -> Article {
    let mut article = Article { title: title.to_owned(), language: "ar".to_owned(), ..Article::default() };
    let texts =
        std::iter::once((BlockKind::Title, title)).chain(paragraphs.iter().map(|&text| (BlockKind::Paragraph, text)));
    for (kind, text) in texts {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(text);
        article.blocks.push(Block { kind, span: Span::from(start..article.text.len()), links: Vec::new() });
    }
    article
}

/// Three short articles; the second starts with a Latin name.
pub fn three() -> Vec<Article> {
    vec![
        article(
            "وزارة النقل تفتتح جسرًا جديدًا فوق النهر",
            &[
                "افتتحت وزارة النقل أمس جسرًا طوله 850 مترًا، بكلفة بلغت 12.5 مليون دولار.",
                "وقال المهندس سامر حداد (Samer Haddad) إن الجسر «سيختصر نصف ساعة» من الطريق. وأضاف حداد أن الجِسر صُمّم لمئة عام.",
            ],
        ),
        article(
            "Google تطلق خدمة جديدة للقراءة",
            &["أطلقت Google خدمةً جديدةً للقراءة (Reader+) في الأردن ومصر، وقالت جوجل إنها مجانية."],
        ),
        article("منتخب اليد يتأهل إلى نصف النهائي", &["فاز المنتخب 31–28 في مباراة مثيرة."]),
    ]
}

/// One article of many numbered paragraphs.
pub fn long() -> Article {
    let paragraphs: Vec<String> = (1..=60)
        .map(|number| {
            format!("هذه هي الفقرة رقم {number} من مقال طويل كُتب ليُقرأ على مهل، وفيها كلمة «السلام» مرة واحدة.")
        })
        .collect();
    article("مقال طويل للاختبار", &paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
}
