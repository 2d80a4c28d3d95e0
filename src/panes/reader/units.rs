//! The parts of an article that one moves by: words, sentences, paragraphs, headings, as ranges of its text.
//!
//! Logical throughout. Found where they are asked for, block by block: no part reaches over the border of a block.

use crate::model::{Article, Block, BlockKind};
use crate::text::{Borders, Offset, Span};

/// What one moves by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Words (UAX #29).
    Word,
    /// Sentences (UAX #29).
    Sentence,
    /// Blocks: paragraphs, headings, items of a list.
    Paragraph,
    /// Headings, and the title.
    Heading,
}

/// Where the first unit behind `from` starts, if there is one.
#[must_use]
pub fn next_start(article: &Article, unit: Unit, from: Offset) -> Option<Offset> {
    let first = article.blocks.partition_point(|block| block.span.end <= from);
    let mut near = article.blocks.iter().skip(first);
    near.find_map(|block| units(article, block, unit).into_iter().map(|span| span.start).find(|&start| start > from))
}

/// Where the last unit before `from` starts, if there is one: that which holds `from`, unless it starts there.
#[must_use]
pub fn start_before(article: &Article, unit: Unit, from: Offset) -> Option<Offset> {
    let end = article.blocks.partition_point(|block| block.span.start < from);
    let mut near = article.blocks.iter().take(end).rev();
    near.find_map(|block| {
        units(article, block, unit).into_iter().rev().map(|span| span.start).find(|&start| start < from)
    })
}

/// Where the first unit that ends behind `from` ends, if there is one.
#[must_use]
pub fn next_end(article: &Article, unit: Unit, from: Offset) -> Option<Offset> {
    let first = article.blocks.partition_point(|block| block.span.end <= from);
    let mut near = article.blocks.iter().skip(first);
    near.find_map(|block| units(article, block, unit).into_iter().map(|span| span.end).find(|&end| end > from))
}

/// The unit that holds `at`, or what lies between two of them there; empty where no block holds it.
#[must_use]
pub fn around(article: &Article, unit: Unit, at: Offset) -> Span {
    let Some(block) = block_at(article, at) else { return Span::new(at, at) };
    let origin = block.span.start;
    let inside = match unit {
        Unit::Paragraph | Unit::Heading => return block.span,
        Unit::Word => Borders::words(block.span.of(&article.text)),
        Unit::Sentence => Borders::sentences(block.span.of(&article.text)),
    };
    moved(inside.at(at.since(origin)), origin)
}

/// The block that holds `at`; behind the end of one, that one.
#[must_use]
pub fn block_at(article: &Article, at: Offset) -> Option<&Block> {
    let behind = article.blocks.partition_point(|block| block.span.start <= at);
    article.blocks.get(behind.saturating_sub(1))
}

fn units(article: &Article, block: &Block, unit: Unit) -> Vec<Span> {
    let text = block.span.of(&article.text);
    let all = |borders: &Borders| borders.spans().iter().map(|&span| moved(span, block.span.start)).collect();
    match (unit, block.kind) {
        (Unit::Word, _) => all(&Borders::words(text)),
        (Unit::Sentence, _) => all(&Borders::sentences(text)),
        (Unit::Paragraph, _) | (Unit::Heading, BlockKind::Title | BlockKind::Heading(_)) => vec![block.span],
        (
            Unit::Heading,
            BlockKind::Paragraph
            | BlockKind::Item { .. }
            | BlockKind::Quote
            | BlockKind::Code
            | BlockKind::Caption
            | BlockKind::Row,
        ) => Vec::new(),
    }
}

fn moved(span: Span, origin: Offset) -> Span {
    Span::new(span.start.plus(origin.bytes()), span.end.plus(origin.bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Article {
        let mut article = Article::default();
        article.push(BlockKind::Title, "عنوان الخبر");
        article.push(BlockKind::Paragraph, "وصل الوفد. ثم عاد.");
        article.push(BlockKind::Heading(2), "ما بعد ذلك");
        article.push(BlockKind::Quote, "نعم");
        article
    }

    fn walked(unit: Unit, step: fn(&Article, Unit, Offset) -> Option<Offset>, from: Offset) -> Vec<String> {
        let (article, mut at, mut words) = (article(), from, Vec::new());
        while let Some(next) = step(&article, unit, at) {
            words.push(around(&article, unit, next).of(&article.text).to_owned());
            at = next;
        }
        words
    }

    #[test]
    fn starts_are_found_onward_over_the_borders_of_blocks() {
        assert_eq!(walked(Unit::Sentence, next_start, Offset::START), ["وصل الوفد.", "ثم عاد.", "ما بعد ذلك", "نعم"]);
        assert_eq!(walked(Unit::Heading, next_start, Offset::START), ["ما بعد ذلك"]);
        assert_eq!(walked(Unit::Paragraph, next_start, Offset::START).len(), 3);
    }

    #[test]
    fn starts_are_found_backwards_too() {
        let end = Offset::new(article().text.len());
        let sentences = ["نعم", "ما بعد ذلك", "ثم عاد.", "وصل الوفد.", "عنوان الخبر"];
        assert_eq!(walked(Unit::Sentence, start_before, end), sentences);
        assert_eq!(walked(Unit::Heading, start_before, end), ["ما بعد ذلك", "عنوان الخبر"]);
    }

    #[test]
    fn ends_are_found_onward_from_inside_a_unit() {
        let article = article();
        let inside = Offset::new("عن".len());
        let end = next_end(&article, Unit::Word, inside).unwrap();
        assert_eq!(Span::new(inside, end).of(&article.text), "وان");
        assert_eq!(next_end(&article, Unit::Word, Offset::new(article.text.len())), None);
    }

    #[test]
    fn an_article_without_text_has_no_units() {
        let none = Article::default();
        assert_eq!(next_start(&none, Unit::Word, Offset::START), None);
        assert_eq!(start_before(&none, Unit::Word, Offset::START), None);
        assert_eq!(around(&none, Unit::Paragraph, Offset::START), Span::default());
    }
}
