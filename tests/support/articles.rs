//! Articles built in place.

use khabar::model::{Article, BlockKind};

/// An article with a headline and paragraphs.
pub fn article(title: &str, paragraphs: &[&str]) -> Article {
    let mut article = Article { title: title.to_owned(), language: "ar".to_owned(), ..Article::default() };
    if !title.is_empty() {
        article.push(BlockKind::Title, title);
    }
    for paragraph in paragraphs {
        article.push(BlockKind::Paragraph, paragraph);
    }
    article
}
