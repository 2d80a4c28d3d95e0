//! `khabar show`: an article as text to read, block by block.

use super::base;
use crate::cli::arguments::BaseChoice;
use crate::cli::items::Piece;
use crate::cli::sheet::{Paragraph, Sheet};
use crate::model::{Article, Block, BlockKind};
use crate::text::{Align, Base, Marks};
use ratatui::style::Modifier;
use std::io::{self, Write};

/// What stands between two articles.
const RULE: &str = "────────────────────";

/// How the paragraphs of an article run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Their direction.
    pub base: BaseChoice,
    /// Where their spare cells go.
    pub align: Align,
    /// Whether their marks are shown.
    pub marks: Marks,
}

/// Writes the articles in the style of each, a rule between each two.
///
/// # Errors
/// Where the sheet takes no more.
pub fn write<W: Write>(mut sheet: Sheet<W>, style: impl Fn(&Article) -> Style, pieces: &[Piece]) -> io::Result<()> {
    for (number, Piece { article, .. }) in pieces.iter().enumerate() {
        let style = style(article);
        let base = base(style.base, article);
        sheet.show(style.marks);
        if number > 0 {
            sheet.gap()?;
            sheet.paragraph(&Paragraph { weight: Modifier::DIM, ..Paragraph::new(RULE, base) })?;
            sheet.gap()?;
        }
        body(&mut sheet, base, style.align, article)?;
    }
    sheet.finish()
}

fn body<W: Write>(sheet: &mut Sheet<W>, base: Base, align: Align, article: &Article) -> io::Result<()> {
    let mut before = None;
    for block in &article.blocks {
        if before.is_some_and(|kind| !are_tight(kind, block.kind)) {
            sheet.gap()?;
        }
        before = Some(block.kind);
        let prefix = prefix(block.kind);
        let links = sheet.link(&block.links, block.span.start);
        let paragraph = Paragraph {
            prefix: &prefix,
            align: if is_running(block.kind) { align } else { Align::Start },
            weight: weight(block.kind),
            links: &links,
            ..Paragraph::new(block.span.of(&article.text), direction(block, base))
        };
        sheet.paragraph(&paragraph)?;
    }
    Ok(())
}

/// Code has its own direction, line by line.
fn direction(block: &Block, base: Base) -> Base {
    if block.kind == BlockKind::Code { Base::Auto } else { base }
}

/// Whether no blank line stands between two blocks: items of a list, rows of a table.
const fn are_tight(kind: BlockKind, next: BlockKind) -> bool {
    matches!((kind, next), (BlockKind::Item { .. }, BlockKind::Item { .. }) | (BlockKind::Row, BlockKind::Row))
}

/// Whether the block is running text, which may be flush at both edges.
const fn is_running(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item { .. } => true,
        BlockKind::Title | BlockKind::Heading(_) | BlockKind::Code | BlockKind::Caption | BlockKind::Row => false,
    }
}

/// What stands before the first line of a block, so that its kind can be seen without colours.
fn prefix(kind: BlockKind) -> String {
    match kind {
        BlockKind::Title | BlockKind::Paragraph | BlockKind::Row => String::new(),
        BlockKind::Heading(level) => format!("{} ", "#".repeat(level.clamp(1, 6).into())),
        BlockKind::Item { depth, number } => {
            let sign = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            format!("{}{sign} ", "  ".repeat(depth.min(8).into()))
        }
        BlockKind::Quote => "│ ".to_owned(),
        BlockKind::Code => "    ".to_owned(),
        BlockKind::Caption => "▫ ".to_owned(),
    }
}

const fn weight(kind: BlockKind) -> Modifier {
    match kind {
        BlockKind::Title | BlockKind::Heading(_) => Modifier::BOLD,
        BlockKind::Quote | BlockKind::Caption => Modifier::DIM,
        BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Code | BlockKind::Row => Modifier::empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::sheet::{Ink, Looks};
    use crate::cli::surface::Surface;
    use crate::text::{Digits, Letters, Span};

    const LOOKS: Looks = Looks { letters: Letters::Plain, marks: Marks::Keep, digits: Digits::Keep, ink: Ink::Plain };

    fn piece(parts: &[(BlockKind, &str)]) -> Piece {
        let mut article = Article { language: "ar".to_owned(), ..Article::default() };
        for &(kind, text) in parts {
            let start = if article.text.is_empty() { 0 } else { article.text.len() + 2 };
            article.text.push_str(if start == 0 { "" } else { "\n\n" });
            article.text.push_str(text);
            article.blocks.push(Block { kind, span: Span::from(start..start + text.len()), links: Vec::new() });
        }
        Piece { label: "خبر.txt".to_owned(), article }
    }

    fn piped(pieces: &[Piece]) -> String {
        let mut out = Vec::new();
        let sheet = Sheet::new(&mut out, Surface::Logical { wrap: None }, LOOKS);
        let style = |_: &Article| Style { base: BaseChoice::Content, align: Align::Justify, marks: Marks::Keep };
        write(sheet, style, pieces).expect("a vector takes it");
        String::from_utf8(out).expect("only text is written")
    }

    #[test]
    fn the_kind_of_a_block_can_be_seen_without_colours() {
        let item = |number| BlockKind::Item { depth: 0, number };
        let piece = piece(&[
            (BlockKind::Title, "العنوان"),
            (BlockKind::Heading(2), "فصل"),
            (BlockKind::Paragraph, "فقرة."),
            (item(None), "بند"),
            (item(Some(2)), "آخر"),
            (BlockKind::Quote, "قول"),
            (BlockKind::Code, "let x;\nlet y;"),
        ]);
        let expected = "العنوان\n\n## فصل\n\nفقرة.\n\n• بند\n2. آخر\n\n│ قول\n\n    let x;\n    let y;\n";
        assert_eq!(piped(&[piece]), expected);
    }

    #[test]
    fn a_rule_parts_two_articles() {
        let one = piece(&[(BlockKind::Paragraph, "واحد")]);
        let two = piece(&[(BlockKind::Paragraph, "اثنان")]);
        assert_eq!(piped(&[one, two]), format!("واحد\n\n{RULE}\n\nاثنان\n"));
    }
}
