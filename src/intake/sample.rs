//! The bundled sample: articles in Markdown with front matter, read by the same way in as any file.

use super::read;
use crate::model::Article;

/// The articles of `files`: pairs of a file name and its Markdown, in their order.
#[must_use]
pub fn sample_from(files: &[(&str, &str)]) -> Vec<Article> {
    files.iter().flat_map(|(name, text)| read(text.as_bytes(), name).articles).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_read_as_markdown_with_front_matter() {
        let file = "---\nsample: true\ntitle: \"مكتبة الحي\"\nlanguage: ar\n---\n\nفتحت المكتبة أبوابها.\n";
        let articles = sample_from(&[("01-library.md", file)]);
        assert_eq!(articles.len(), 1);
        assert_eq!(articles[0].title, "مكتبة الحي");
        assert_eq!(articles[0].text, "مكتبة الحي\n\nفتحت المكتبة أبوابها.");
    }
}
